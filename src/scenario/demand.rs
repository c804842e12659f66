//! Who comes, when, and what they order.

use crate::model::{Demand, ItemId, ListedParty, OrderLine, RateStep};
use crate::time::Span;

use super::hours::Hours;
use super::house::{NOTHING, Names};
use super::kinds::share;
use super::listed;
use super::problem::Fault;
use super::reader::Section;
use super::tree::{Entry, Node, Value};

/// Most guests of a party. Assumption: a party is one order, told item by item.
const MOST_GUESTS: u32 = 1_000;

/// More items than this for one guest are refused: no party's items are too many to be numbered.
pub(super) const MOST_ITEMS: usize = 50;
/// More expected parties an evening than this are refused.
///
/// Assumption: an evening is kept in memory, and a larger one is a mistyped rate.
const MOST_PARTIES: f64 = 2_000_000.0;

/// Probabilities may miss their sum by this much.
const SUM_TOLERANCE: f64 = 1e-9;

/// What the demand depends on.
#[derive(Debug)]
pub(super) struct Setting<'a> {
    pub(super) hours: &'a Hours,
    pub(super) items: &'a Names<'a>,
    /// Guests at the largest table, if known.
    pub(super) most_seats: Option<u32>,
}

/// Reads `[demand]` and `[[party]]`.
pub(super) fn demand(
    root: &Section<'_>,
    setting: &Setting<'_>,
) -> Option<(Demand, Vec<ListedParty>)> {
    match root.node("party") {
        Some(node) => {
            let listed = listed::parties(node, root, setting);
            let section = root.section("demand");
            if let Some(arrivals) = section.node("arrivals") {
                let fault = Fault::new("parties are both listed and drawn", "drawn here");
                section.refuse(arrivals, fault.help("leave out `arrivals`, or every `[[party]]`"));
            }
            let deal = section.field("deal");
            let party_size = section.node("party_size").map(|node| sizes(node, &section, setting));
            let order = order(section.named("order"), &section, setting);
            section.finish();
            let party_size = party_size.unwrap_or_default();
            Some((Demand { arrivals: Vec::new(), deal, party_size, order }, listed?))
        }
        None => Some((drawn(root, setting)?, Vec::new())),
    }
}

fn drawn(root: &Section<'_>, setting: &Setting<'_>) -> Option<Demand> {
    let section = root.need_section("demand");
    let arrivals =
        section.need_node("arrivals").and_then(|node| arrivals(node, &section, setting.hours));
    let deal = section.field("deal");
    let party_size = section.need_node("party_size").map(|node| sizes(node, &section, setting));
    let lines = section.need_named("order");
    let order = order(lines, &section, setting);
    section.finish();
    Some(Demand { arrivals: arrivals?, deal, party_size: party_size?, order })
}

/// Reads the steps of the arrival rate.
fn arrivals(node: &Node, section: &Section<'_>, hours: &Hours) -> Option<Vec<RateStep>> {
    let items = section.items(node);
    if items.is_empty() {
        let fault = Fault::new("nobody ever comes", "must not be empty");
        section.refuse(node, fault.help("write arrivals = [{ from = \"19:00\", rate = \"5/h\" }]"));
    }
    let mut steps: Vec<RateStep> = Vec::new();
    let mut last = None;
    for (idx, item) in items.iter().enumerate() {
        let inner = section.inner(item, "arrivals", format!("demand.arrivals[{idx}]"));
        let from_node = inner.need_node("from");
        let from = from_node.and_then(|node| inner.take(node, &hours.while_open())).flatten();
        let per_min = inner.need_field("rate");
        if let (Some(node), Some(from), Some(last)) = (from_node, from, last)
            && from <= last
        {
            inner.refuse(node, disorder("step", from, last));
        }
        last = from.or(last);
        inner.finish();
        if let (Some(from), Some(per_min)) = (from, per_min) {
            steps.push(RateStep { from, per_min });
        }
    }
    if let Some(seating) = hours.last_seating {
        refuse_crowd(node, section, &steps, seating);
    }
    (steps.len() == items.len()).then_some(steps)
}

/// What to say of a time that is not after the one before it.
pub(super) fn disorder(what: &str, this: Span, last: Span) -> Fault {
    let order = if this == last { "at the same time as" } else { "before" };
    Fault::new(format!("this {what} is {order} the one above it"), "not in order")
        .help(format!("put each {what} at its time, the earliest first"))
}

fn refuse_crowd(node: &Node, section: &Section<'_>, steps: &[RateStep], seating: Span) {
    let ends = steps.iter().skip(1).map(|step| step.from).chain([seating]);
    let expected: f64 = steps
        .iter()
        .zip(ends)
        .map(|(step, end)| step.per_min * (end - step.from).minutes().max(0.0))
        .sum();
    if expected > MOST_PARTIES {
        let message = format!("about {expected:.0} parties would come, at most {MOST_PARTIES} can");
        let fault = Fault::new(message, "too many");
        section.refuse(node, fault.help("give lower rates or an earlier last seating"));
    }
}

/// Reads party sizes and their probabilities, the smallest first.
fn sizes(node: &Node, section: &Section<'_>, setting: &Setting<'_>) -> Vec<(u32, f64)> {
    let entries = section.entries(node);
    let mut sizes = Vec::new();
    for entry in entries {
        let size = entry.key.parse::<u32>().ok();
        let size = size.filter(|size| *size >= 1 && size.to_string() == entry.key);
        let p = section.take(&entry.node, &share);
        match (size, p) {
            (None, _) => {
                let fault = Fault::new(
                    format!("`{}` is not a party size", entry.key),
                    "not a number of guests",
                );
                section.refuse_key(entry, fault.help("write a whole number from 1"));
            }
            (Some(size), Some(p)) => {
                if let Some(fault) = unseatable(size, setting).filter(|_| p > 0.0) {
                    section.refuse_key(entry, fault);
                }
                sizes.push((size, p));
            }
            (Some(_), None) => {}
        }
    }
    if sizes.len() == entries.len() {
        refuse_wrong_sum(node, entries, section, sizes.iter().map(|(_, p)| p).sum());
    }
    sizes.sort_by_key(|(size, _)| *size);
    sizes
}

/// What is wrong with a party that no table seats.
pub(super) fn unseatable(size: u32, setting: &Setting<'_>) -> Option<Fault> {
    if size > MOST_GUESTS {
        let message = format!(
            "a party of {size} is too large, at most {MOST_GUESTS} guests can come together"
        );
        return Some(Fault::new(message, "too many").help("give a smaller party, or several"));
    }
    let most = setting.most_seats.filter(|most| *most < size)?;
    let message = format!("no table seats {size} guests, the largest seats {most}");
    Some(Fault::new(message, "cannot be seated").help("add a larger table to `floor.tables`"))
}

fn refuse_wrong_sum(node: &Node, entries: &[Entry], section: &Section<'_>, sum: f64) {
    if (sum - 1.0).abs() <= SUM_TOLERANCE {
        return;
    }
    let shown = (sum * 1e9).round() / 1e9;
    let fault =
        Fault::new(format!("these probabilities sum to {shown}, not to 1"), "must sum to 1");
    let missing = ((1.0 - sum) * 1e9).round() / 1e9;
    let help =
        if sum < 1.0 { format!("{missing} is missing") } else { format!("take away {}", -missing) };
    // If an argument changed one of them, that is what went wrong.
    let changed = entries.iter().rfind(|entry| entry.node.place.source > node.place.source);
    section.refuse(changed.map_or(node, |entry| &entry.node), fault.help(help));
}

/// Reads the choices each guest makes.
fn order(lines: &[Entry], section: &Section<'_>, setting: &Setting<'_>) -> Vec<OrderLine> {
    if let Some(line) = lines.get(MOST_ITEMS) {
        section.refuse_key(line, gluttony(lines.len()));
    }
    lines
        .iter()
        .map(|line| {
            let entries = section.entries(&line.node);
            let choices: Vec<(Option<ItemId>, f64)> =
                entries.iter().filter_map(|entry| chosen(entry, section, setting.items)).collect();
            if choices.len() == entries.len() && matches!(line.node.value, Value::Table(_)) {
                refuse_wrong_sum(
                    &line.node,
                    entries,
                    section,
                    choices.iter().map(|(_, p)| p).sum(),
                );
            }
            OrderLine { name: line.key.clone(), choices }
        })
        .collect()
}

/// What is wrong with one guest's order.
pub(super) fn gluttony(n_items: usize) -> Fault {
    let message = format!("a guest orders {n_items} items, at most {MOST_ITEMS} can be ordered");
    Fault::new(message, "too many").help("write fewer, or share them out among more guests")
}

fn chosen(
    entry: &Entry,
    section: &Section<'_>,
    items: &Names<'_>,
) -> Option<(Option<ItemId>, f64)> {
    let p = section.take(&entry.node, &share);
    let item = match entry.key.as_str() {
        NOTHING => None,
        name => Some(ItemId(items.find(name, entry.key_place.clone(), section)?)),
    };
    Some((item, p?))
}
