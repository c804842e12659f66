//! From a file's text to a model, or to everything that is wrong with it.

use sha2::{Digest, Sha256};

use crate::model::{Model, TicketPer};

use super::demand::{self, Setting};
use super::floor;
use super::goals;
use super::guest;
use super::hours::Hours;
use super::house::{self, Names};
use super::kinds::{choice, text};
use super::measures;
use super::money;
use super::overrides::{self, Override};
use super::places::Places;
use super::policy;
use super::problem::{Place, Problems, Source};
use super::reader::{DefaultUsed, Notes, Provenance::Assumed, Section};
use super::score;
use super::season;
use super::syntax;
use super::tree::{Entry, Node, Table, Value};

/// A scenario that can be run.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The house and its evening.
    pub model: Model,
    /// SHA-256 of the file's text, in hexadecimal digits; `--set` does not change it.
    pub sha256: String,
    /// The values the scenario left to their defaults, in the order of reading.
    pub defaults: Vec<DefaultUsed>,
    /// Where each value that is given stands.
    pub places: Places,
}

/// Reads a scenario, after applying the `--set` arguments.
///
/// `file_name` is only shown in problems.
///
/// # Errors
///
/// Every mistake of the file, then of the arguments, in their order, at most one at each place.
pub fn read(file: &str, file_name: &str, overrides: &[Override]) -> Result<Loaded, Problems> {
    let notes = Notes::default();
    let document = syntax::document(file, &notes.problems);
    let root = with_policies(document.root);
    let root = overrides::apply(root, overrides, &notes.problems);
    let model = model(&root, &notes);

    let Notes { problems, defaults, known: _ } = notes;
    let arguments: Vec<String> = overrides.iter().map(Override::argument).collect();
    let arguments = arguments.iter().map(|text| Source { name: "--set", text });
    let sources: Vec<Source<'_>> =
        [Source { name: file_name, text: file }].into_iter().chain(arguments).collect();
    match problems.finish(&sources, document.is_complete) {
        Some(problems) => Err(problems),
        None => Ok(Loaded {
            places: Places::of(&root, &sources),
            model: model.expect("what could not be read was reported"),
            sha256: hexadecimal(&Sha256::digest(file.as_bytes())),
            defaults: defaults.into_inner(),
        }),
    }
}

fn model(table: &Table, notes: &Notes) -> Option<Model> {
    let root = Section::root(table, notes);
    let title = root.need("title", "title = \"A Friday\"", text);
    let hours = Hours::read(&root);
    let currency = root.or("currency", "USD", Assumed, text);
    let ticket_per = choice([("counter", TicketPer::Counter), ("item", TicketPer::Item)]);
    let ticket_per = root.or("ticket_per", "counter", Assumed, ticket_per);
    let measures = measures::measures(&root);
    let counter_names = Names::of("counter", root.named("counter"));
    let item_names = Names::of("item", root.named("item"));
    let room = floor::room(&root, &hours);
    let counters = house::counters(&root, room.walk_speed, (&counter_names, &hours));
    let items = house::items(&root, &counter_names);
    let setting = Setting { hours: &hours, items: &item_names, most_seats: room.most_seats };
    let demand = demand::demand(&root, &setting);
    let work = floor::work(&root);
    let (score, base) = score::score(&root);
    let guest = guest::guest(&root, base);
    let staff_score = score::staff_score(&root);
    let money = money::params(&root);
    let season = season::season(&root);
    let policies = policy::policies(&root);
    let goals = goals::goals(&root);
    root.finish();
    let (demand, listed) = demand?;
    Some(Model {
        title: title?,
        opens: hours.opens?,
        last_seating: hours.last_seating?,
        closes: hours.closes?,
        currency,
        ticket_per,
        measures,
        demand,
        listed,
        floor: room.floor?,
        work,
        counters: counters?,
        items: items?,
        guest,
        score,
        staff_score,
        money,
        policies: policies?,
        season,
        goals,
    })
}

/// Adds the two policies that are compared unless the file has its own.
fn with_policies(mut root: Table) -> Table {
    if root.entry("policy").is_none() {
        let presets = ["rigid", "empowered"].map(|name| entry(name, Table::default()));
        root.entries.push(entry("policy", Table { entries: presets.into() }));
    }
    root
}

fn entry(key: &str, table: Table) -> Entry {
    let place = Place::new(0, 0..0);
    let node = Node { value: Value::Table(table), place: place.clone() };
    Entry { key: key.to_owned(), key_place: place, node }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
    digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect()
}
