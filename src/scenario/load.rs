//! From a file's text to a model, or to everything that is wrong with it.

use sha2::{Digest, Sha256};

use crate::model::{Model, SeasonParams, TrainingKeys};

use super::bare::Bare;
use super::demand::{self, Setting};
use super::floor;
use super::goals;
use super::guest;
use super::hours::Hours;
use super::house::{self, Names};
use super::limits;
use super::locations::Locations;
use super::measures;
use super::overrides::{self, Override};
use super::policy;
use super::problem::{ARGUMENT, Problems, Source, SourceRange};
use super::reader::{DefaultUsed, ReadLog, Section};
use super::score;
use super::syntax;
use super::tree::{Entry, Node, TomlTable, Value};
use super::variants::{self, Variant};

/// A scenario that can be run.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The house and its evening.
    pub model: Model,
    /// SHA-256 of the file's text, in hexadecimal digits; `--set` does not change it.
    pub sha256: String,
    /// What was set otherwise than in the file, as `PATH=VALUE`, in the order given.
    pub overrides: Vec<String>,
    /// The columns the file adds to its policies, in its order.
    pub variants: Vec<Variant>,
    source: Written,
    /// The values the scenario left to their defaults, in the order of reading.
    pub defaults: Vec<DefaultUsed>,
    /// Where each value that is given stands.
    pub places: Locations,
}

/// What a scenario was read from.
#[derive(Clone, Debug)]
struct Written {
    file: String,
    file_name: String,
    overrides: Vec<Override>,
}

impl Loaded {
    /// The same scenario read again, with more of its values set otherwise: every rule holds there too.
    ///
    /// # Errors
    ///
    /// Every mistake, as [`read`] tells it.
    pub fn varied(&self, more: &[Override]) -> Result<Self, Problems> {
        self.with(ARGUMENT, more)
    }

    /// The same scenario as that variant has it.
    ///
    /// # Errors
    ///
    /// Every mistake of the variant, as [`read`] tells it, in its own name.
    pub fn with_variant(&self, variant: &Variant) -> Result<Self, Problems> {
        self.with(&variant.origin, &variant.set)
    }

    /// The text of its file, and what was set otherwise.
    pub(super) fn written(&self) -> (&str, &[Override]) {
        (&self.source.file, &self.source.overrides)
    }

    /// The same with more of its values set otherwise, whose mistakes are told in that name.
    ///
    /// # Errors
    ///
    /// Every mistake, as [`read`] tells it.
    pub fn with(&self, origin: &str, more: &[Override]) -> Result<Self, Problems> {
        let Written { file, file_name, overrides } = &self.source;
        let typed = overrides.iter().map(|set| (ARGUMENT, set));
        let sets: Vec<(&str, &Override)> =
            typed.chain(more.iter().map(|set| (origin, set))).collect();
        read_with(file, file_name, &sets)
    }
}

/// Reads a scenario, after applying the `--set` arguments.
///
/// `file_name` is only shown in problems.
///
/// # Errors
///
/// Every mistake of the file, then of the arguments, in their order, at most one at each place.
pub fn read(file: &str, file_name: &str, overrides: &[Override]) -> Result<Loaded, Problems> {
    let sets: Vec<(&str, &Override)> = overrides.iter().map(|set| (ARGUMENT, set)).collect();
    read_with(file, file_name, &sets)
}

/// The same, each override with what it is called where its mistakes are told.
fn read_with(file: &str, file_name: &str, sets: &[(&str, &Override)]) -> Result<Loaded, Problems> {
    let overrides: Vec<Override> = sets.iter().map(|(_, set)| (*set).clone()).collect();
    let arguments: Vec<String> = overrides.iter().map(Override::argument).collect();
    let of_arguments = sets.iter().zip(&arguments).map(|((name, _), text)| Source { name, text });
    let sources: Vec<Source<'_>> =
        [Source { name: file_name, text: file }].into_iter().chain(of_arguments).collect();
    let log = ReadLog::default();
    let document = syntax::document(file, &log.problems);
    let root = with_policies(document.root);
    let root = overrides::apply(root, &overrides, &log.problems);
    let text_of = |place: &SourceRange| {
        sources[place.source].text.get(place.start..place.end).unwrap_or_default()
    };
    let section = Section::root(&root, &log);
    let (model, variants) = (model(&section), variants::variants(&section, &text_of));
    section.finish();
    for (place, fault) in document.bare.iter().map(Bare::fault) {
        log.problems.add_unless_told(place, fault);
    }

    if let Some(model) = &model {
        limits::refuse_beyond_counting(model, &root, &log.problems);
    }

    let ReadLog { problems, defaults, known: _ } = log;
    match problems.finish(&sources, document.is_complete) {
        Some(problems) => Err(problems),
        None => Ok(Loaded {
            places: Locations::of(&root, &sources),
            model: model.expect("what could not be read was reported"),
            sha256: hexadecimal(&Sha256::digest(file.as_bytes())),
            defaults: defaults.into_inner(),
            overrides: arguments.clone(),
            variants,
            source: Written { file: file.to_owned(), file_name: file_name.to_owned(), overrides },
        }),
    }
}

fn model(root: &Section<'_>) -> Option<Model> {
    let title = root.need_field("title");
    let hours = Hours::read(root);
    let currency = root.field("currency");
    let ticket_per = root.field("ticket_per");
    let measures = measures::measures(root);
    let counter_names = Names::of("counter", root.named("counter"));
    let item_names = Names::of("item", root.named("item"));
    let room = floor::room(root, &hours);
    let counters = house::counters(root, room.walk_speed, (&counter_names, &hours));
    let items = house::items(root, &counter_names);
    let setting = Setting { hours: &hours, items: &item_names, most_seats: room.most_seats };
    let demand = demand::demand(root, &setting);
    let work = root.table("work", ());
    let (score, head) = score::score(root);
    let guest = guest::guest(root, (head.base_score, head.base_sd));
    let staff_score = root.table("staff_score", ());
    let money = root.table("money", ());
    let season = season(root);
    let policies = policy::policies(root);
    let goals = goals::goals(root);
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

/// Reads `[season]`.
fn season(root: &Section<'_>) -> SeasonParams {
    let section = root.section("season");
    let training: TrainingKeys = section.record(0, ());
    let rogue = policy::preset("favour").expect("it is one of the presets");
    let season = section.record(0, (rogue, training.training()));
    section.finish();
    season
}

/// Adds the two policies that are compared unless the file has its own.
fn with_policies(mut root: TomlTable) -> TomlTable {
    if root.entry("policy").is_none() {
        let presets = ["rigid", "empowered"].map(|name| entry(name, TomlTable::default()));
        root.entries.push(entry("policy", TomlTable { entries: presets.into() }));
    }
    root
}

fn entry(key: &str, table: TomlTable) -> Entry {
    let place = SourceRange::new(0, 0..0);
    let node = Node { value: Value::Table(table), place: place.clone() };
    Entry { key: key.to_owned(), key_place: place, node }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
    digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model;

    const DRAWN: &str = r#"
        [demand]
        arrivals = [{ from = "19:00", rate = "5/h" }]
        party_size = { 2 = 1 }
        order.food = { pie = 1 }
        [floor]
        tables = [{ seats = 2, count = 6 }]
        waiters = [{ from = "19:00", count = 3 }]
        [counter.standard]
        staff = 2
        [handoff.standard]
        outages = [{ from = "20:00", to = "21:00" }]
        [item.pie]
        [variant.more]
        "floor.waiters" = 4
    "#;
    const LISTED: &str = "[[party]]\n[policy.rigid]\n[counter.standard]\n[floor]\n";

    /// The paths of all keys that reading these files asks for, names as `*`.
    fn asked_for() -> Vec<String> {
        let log = ReadLog::default();
        for file in [DRAWN, LISTED] {
            let document = syntax::document(file, &log.problems);
            let root = with_policies(document.root);
            let section = Section::root(&root, &log);
            let _: Option<Model> = model(&section);
            variants::variants(&section, &|_| "");
        }
        let known = log.known.into_inner();
        let mut asked: Vec<String> = known.iter().map(|path| as_pattern(path)).collect();
        asked.sort();
        asked.dedup();
        asked
    }

    fn as_pattern(path: &str) -> String {
        // What stands in lists is told by the list alone in messages.
        let path = path.replace("[0]", "");
        let path = match path.split_once('.') {
            Some(("staff", key)) => format!("counter.*.staff.{key}"),
            Some(("outages", key)) => format!("handoff.*.outages.{key}"),
            Some(_) | None => path,
        };
        let parts: Vec<&str> = path.split('.').collect();
        match parts.as_slice() {
            [table @ ("counter" | "handoff" | "item" | "policy" | "variant"), _, keys @ ..] => {
                [&[*table, "*"], keys].concat().join(".")
            }
            ["score", "stage", _, keys @ ..] => [&["score", "stage", "*"], keys].concat().join("."),
            _ => path,
        }
    }

    #[test]
    fn what_reading_asks_for_is_declared_and_the_other_way_round() {
        let asked = asked_for();
        let declared: Vec<String> = model::keys().map(crate::catalogue::Key::path).collect();
        for path in &asked {
            let is_table = declared.iter().any(|key| key.starts_with(&format!("{path}.")));
            assert!(is_table || declared.contains(path), "nobody has declared `{path}`");
        }
        for path in &declared {
            let named = path.strip_suffix(".*").unwrap_or(path);
            // The paths in a variant are those of other keys.
            let named = named.strip_suffix(".*").unwrap_or(named);
            // Both rosters are read the same way.
            let named = named.replace("floor.waiters.", "counter.*.staff.");
            assert!(asked.contains(&named), "nobody reads `{path}`");
        }
    }

    #[test]
    fn every_key_is_declared_once_and_every_default_fits() {
        let mut paths: Vec<String> = model::keys().map(crate::catalogue::Key::path).collect();
        let n_keys = paths.len();
        paths.sort();
        paths.dedup();
        assert_eq!(paths.len(), n_keys);
        for key in model::keys() {
            if let crate::catalogue::Fallback::Of(texts) = key.default {
                assert_eq!(texts.len(), model::columns(key.table).len(), "{}", key.path());
            }
            let columns = model::columns(key.table).len().max(1);
            let ranges = (0..columns).filter_map(|column| key.plausible(column));
            for end in ranges.flat_map(|(ends, _)| ends) {
                let end = crate::scenario::take::default_node(&end);
                let taken = crate::scenario::take::take(&key.shape, &end);
                assert!(taken.is_ok(), "{}: {end:?}", key.path());
            }
            assert!(key.meaning.ends_with('.'), "{}", key.path());
            assert!(!key.meaning.contains("`None`"), "{}", key.path());
        }
    }
}
