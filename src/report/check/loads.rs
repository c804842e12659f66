//! Offered loads and waits by hand, in words and tables.

use crate::forecast::{Interval, Load, LoadBand, NoWait, Resource};
use crate::model::Model;
use crate::render::number::plain;
use crate::render::{Block, Head, Piece, Shown, Split, Table, Tone};
use crate::report::check::{Checked, name_of};
use crate::time::Span;

/// What the table of loads shows.
const LOAD_CAPTION: &str = "Offered load: work that comes, as a share of what can be done, if \
     nobody ever had to wait and no ticket got stuck. ! above 0.9, queues are long; !! above 1, it cannot \
     keep up. Waiters without asks, check-backs, water and repairs, which depend on the policy.";

/// What the waits by hand assume.
const WAIT_CAPTION: &str = "A wait by hand (M/M/c, Erlang C): as if the busiest part of the \
     evening went on for ever, jobs came one by one at random (Poisson), times were exponential and no \
     policy did anything. Orders come in bunches, which makes real waits longer; a rush ends, which makes \
     them shorter.";

/// The offered loads, and what is pressed; `None` if nothing has a limit.
pub(super) fn offered(checked: &Checked<'_>) -> Option<Block> {
    let table = load_table(checked)?;
    let caption = Block::Paragraph(LOAD_CAPTION.to_owned());
    let warnings = warnings(checked).into_iter().map(Block::Note);
    Some(Block::Group([caption, table.into()].into_iter().chain(warnings).collect()))
}

/// The loads that have a limit, part by part of the evening; `None` if none has.
fn load_table(checked: &Checked<'_>) -> Option<Table> {
    let model = &checked.loaded.model;
    let is_limited =
        |load: &&Load| load.intervals.iter().any(|interval| interval.capacity_min.is_some());
    let shown: Vec<&Load> = checked.forecast.loads.iter().filter(is_limited).collect();
    let has_work = |row: &usize| shown.iter().any(|load| load.intervals[*row].work_min > 0.0);
    let n_rows = shown.first()?.intervals.len();
    let last = (0..n_rows).rev().find(has_work)?;
    let names = shown.iter().map(|load| name_of(load, model));
    let heads = names.flat_map(|name| [Head::numbers(name), Head::words("")]);
    let rows = (0..=last).map(|row| {
        let from = shown[0].intervals[row].from;
        let cells = shown.iter().flat_map(|load| load_cells(&load.intervals[row]));
        std::iter::once(Shown::words(clock(model, from))).chain(cells).collect()
    });
    Some(Table {
        heads: std::iter::once(Head::words("")).chain(heads).collect(),
        rows: rows.collect(),
        split: Split::Pairs(1),
        notes: Vec::new(),
    })
}

fn load_cells(interval: &Interval) -> [Shown; 2] {
    let (mark, tone) = match interval.strain() {
        LoadBand::Easy => ("", Tone::Plain),
        LoadBand::High => ("!", Tone::Plain),
        LoadBand::Beyond => ("!!", Tone::Bad),
    };
    [load_text(interval).as_str(), mark].map(|text| Shown::words(text).toned(tone))
}

fn load_text(interval: &Interval) -> String {
    if interval.load().is_infinite() { "∞".to_owned() } else { plain(interval.load(), 2) }
}

fn clock(model: &Model, after: Span) -> String {
    model.opens.plus(after).to_string()
}

/// A sentence for each load that is anywhere pressed.
fn warnings(checked: &Checked<'_>) -> Vec<String> {
    let model = &checked.loaded.model;
    checked.forecast.loads.iter().filter_map(|load| warning(load, model)).collect()
}

fn warning(load: &Load, model: &Model) -> Option<String> {
    let busiest = load.busiest();
    let is_beyond = match busiest.strain() {
        LoadBand::Easy => return None,
        LoadBand::High => false,
        LoadBand::Beyond => true,
    };
    let mark = if is_beyond { "!!" } else { "!" };
    let name = name_of(load, model);
    let what = match (load.of, is_beyond) {
        (Resource::Counter(_), false) => format!("`{name}` keeps up only with long queues"),
        (Resource::Counter(_), true) => format!("`{name}` cannot keep up"),
        (Resource::Waiters, false) => "the waiters keep up only with long queues".to_owned(),
        (Resource::Waiters, true) => "the waiters cannot keep up".to_owned(),
        (Resource::Tables, false) => {
            "nearly every table is taken and guests wait at the door".to_owned()
        }
        (Resource::Tables, true) => {
            "there are too few tables and guests wait at the door".to_owned()
        }
    };
    let pressed = load.intervals.iter().filter(|interval| interval.strain() == busiest.strain());
    let times = stretches(pressed, model).join(", ");
    Some(format!("{mark} {what} {times} (offered load {}).", load_text(busiest)))
}

/// Parts of the evening that follow each other, as one.
fn stretches<'i>(intervals: impl Iterator<Item = &'i Interval>, model: &Model) -> Vec<String> {
    let mut stretches: Vec<(Span, Span)> = Vec::new();
    for interval in intervals {
        match stretches.last_mut() {
            Some((_, to)) if *to == interval.from => *to = interval.to,
            Some(_) | None => stretches.push((interval.from, interval.to)),
        }
    }
    let text = |(from, to)| format!("from {} to {}", clock(model, from), clock(model, to));
    stretches.into_iter().map(text).collect()
}

/// The waits by hand at counters and for waiters; `None` if nobody waits.
pub(super) fn waits(checked: &Checked<'_>) -> Option<Block> {
    let table = wait_table(checked);
    let no_waits = no_waits(checked);
    if table.rows.is_empty() && no_waits.is_empty() {
        return None;
    }
    let caption = Block::Paragraph(WAIT_CAPTION.to_owned());
    let table = (!table.rows.is_empty()).then(|| table.into());
    let no_waits = no_waits.into_iter().map(Block::Note);
    Some(Block::Group(std::iter::once(caption).chain(table).chain(no_waits).collect()))
}

fn wait_table(checked: &Checked<'_>) -> Table {
    let model = &checked.loaded.model;
    let labels = ["", "from"].map(Head::words).into_iter();
    let numbers = ["jobs an hour", "each", "at once", "have to wait", "mean wait"];
    let minutes = |value, decimals| [Piece::Number(value, decimals), Piece::words(" min")];
    let row = |load: &Load| {
        let queue = load.wait().ok()?;
        let lasts_min = load.busiest().lasts_min();
        let wait = match queue.wait.mean_wait {
            // The part ends before anybody has waited so long.
            mean if mean > lasts_min => Shown::words("over ").and(minutes(lasts_min, 0)),
            mean => Shown::of(minutes(mean, 1)),
        };
        Some(vec![
            Shown::words(name_of(load, model)),
            Shown::words(clock(model, load.busiest().from)),
            Shown::number(queue.jobs_per_hour, 1),
            Shown::of(minutes(queue.service_min, 1)),
            Shown::number(queue.servers, 0),
            Shown::number(100.0 * queue.wait.p_wait, 0).and([Piece::words(" %")]),
            wait,
        ])
    };
    Table {
        heads: labels.chain(numbers.map(Head::numbers)).collect(),
        rows: queues(checked).filter_map(row).collect(),
        split: Split::Never,
        notes: Vec::new(),
    }
}

/// Counters and waiters; tables are no such queue, because parties fit or not.
fn queues<'c>(checked: &'c Checked<'_>) -> impl Iterator<Item = &'c Load> {
    checked.forecast.loads.iter().filter(|load| load.of != Resource::Tables)
}

/// The queues whose wait cannot be computed although they have one.
fn no_waits(checked: &Checked<'_>) -> Vec<String> {
    let model = &checked.loaded.model;
    let line = |load: &Load| {
        let (reason, consequence) = match load.wait() {
            Err(reason @ NoWait::Overloaded) => (reason, "; it grows as long as that lasts"),
            Err(reason @ NoWait::Changing) => (reason, ""),
            Err(NoWait::Unlimited | NoWait::NoWork | NoWait::Listed) | Ok(_) => return None,
        };
        let (name, from) = (name_of(load, model), clock(model, load.busiest().from));
        let reason = reason.reason();
        Some(format!("{name} at {from}: cannot be computed, because {reason}{consequence}."))
    };
    queues(checked).filter_map(line).collect()
}
