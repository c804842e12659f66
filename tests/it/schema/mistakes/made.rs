//! The mistakes themselves: each is one change of a sound file.

use std::collections::BTreeSet;

use orderflow::catalogue::{Fallback, Key, Ruled, Shape};
use orderflow::model;

use super::document::{Entry, entries, line_end, line_of, line_start, replaced};
use super::kinds::{Kind, refused};

/// A file with one mistake.
pub(crate) struct Mistake {
    pub(crate) kind: Kind,
    pub(crate) text: String,
    /// The line it must be told on; `None`: it is told wherever it is in the way.
    pub(crate) line: Option<usize>,
    /// What was done.
    pub(crate) what: String,
}

/// Mistakes in a file, no two of them the same.
pub(crate) fn mistakes(house: &str) -> Vec<Mistake> {
    let entries = entries(house);
    let mut made: Vec<Mistake> = Vec::new();
    for entry in &entries {
        made.extend(in_key(house, entry));
        made.extend(in_value(house, entry));
        made.extend(in_line(house, entry));
    }
    made.extend(keys_added(house, &entries));
    made.extend(tables_moved(house));
    let mut seen = BTreeSet::new();
    made.retain(|mistake| mistake.text != house && seen.insert(mistake.text.clone()));
    made
}

/// One change of a part of the file, told on the line where it is.
fn changed(kind: Kind, house: &str, part: std::ops::Range<usize>, by: &str) -> Mistake {
    let line = Some(line_of(house, part.start));
    let what = format!("`{by}` for `{}` on line {line:?}", &house[part.clone()]);
    Mistake { kind, text: replaced(house, part, by), line, what }
}

/// Letters left out and doubled.
fn in_key(house: &str, entry: &Entry) -> Vec<Mistake> {
    let written = &house[entry.key.clone()];
    let row = entry.row().filter(|row| !row.name.contains('*'));
    let is_outer = !entry.path.contains('.') && !entry.is_spread;
    let is_declared =
        row.is_some() || is_outer || entry.path == "score.stage.*" || entry.path == "goals.*";
    let is_referred_to = ["counter.*", "handoff.*"].contains(&entry.path.as_str());
    let doubled = format!("{written}{}", &written[written.len() - 1..]);
    let cut = written[..written.len() - 1].to_owned();
    let typos =
        [doubled, cut].into_iter().filter(|typo| typo.len() > 1 && !written.starts_with('"'));
    let typos = typos.map(|typo| {
        let kind = if is_declared { Kind::KeyTypo } else { Kind::UnknownName };
        let typo = changed(kind, house, entry.key.clone(), &typo);
        // Whoever names a counter that is called otherwise now is told, wherever that is.
        if is_referred_to { Mistake { line: None, ..typo } } else { typo }
    });
    if is_declared || is_referred_to { typos.collect() } else { Vec::new() }
}

/// Another value that the key refuses.
fn in_value(house: &str, entry: &Entry) -> Vec<Mistake> {
    let Some(row) = entry.row() else { return in_share(house, entry) };
    if entry.is_spread {
        return Vec::new();
    }
    let refused = refused(&row.shape).into_iter();
    let mut made: Vec<Mistake> =
        refused.map(|(kind, by)| changed(kind, house, entry.value.clone(), &by)).collect();
    if let Shape::Ruled(Ruled::Moment) = row.shape {
        let by_clock = ["demand.arrivals.from", "party.at"].contains(&row.path().as_str());
        made.extend(
            by_clock
                .then(|| changed(Kind::OutOfHours, house, entry.value.clone(), "\"900000 min\"")),
        );
    }
    made
}

/// Shares, whose keys are names.
fn in_share(house: &str, entry: &Entry) -> Vec<Mistake> {
    let is_share =
        ["demand.party_size.", "demand.order.*."].iter().any(|at| entry.path.starts_with(at));
    if !is_share {
        return Vec::new();
    }
    let wrong = refused(&Shape::Share).into_iter();
    let mut made: Vec<Mistake> =
        wrong.map(|(kind, by)| changed(kind, house, entry.value.clone(), &by)).collect();
    let share: f64 = house[entry.value.clone()].parse().unwrap();
    let other = format!("{:.3}", if share > 0.5 { share - 0.05 } else { share + 0.05 });
    made.push(changed(Kind::WrongSum, house, entry.value.clone(), &other));
    made.push(changed(Kind::UnknownName, house, entry.key.clone(), "nothing_we_have"));
    made
}

/// Lines left out, doubled, and cut short.
fn in_line(house: &str, entry: &Entry) -> Vec<Mistake> {
    let from = line_start(house, entry.key.start);
    let has_line = house[from..entry.key.start].trim().is_empty();
    let Some(row) = entry.row().filter(|_| !entry.is_spread && has_line) else { return Vec::new() };
    let to = line_end(house, entry.value.end);
    let written = house[entry.key.start..entry.value.end].to_owned() + "\n";
    let mut made = Vec::new();
    if row.table != "demand" && matches!(row.default, Fallback::Needed(_)) {
        let line = entry.table.map_or(1, |table| line_of(house, table));
        let removed = changed(Kind::KeyRemoved, house, from..to, "");
        made.push(Mistake { line: Some(line), ..removed });
    }
    let is_inline = house[to..].trim_start().starts_with('}');
    if !is_inline {
        made.push(changed(Kind::KeyTwice, house, to..to, &written));
    }
    if let Some(equals) = house[entry.key.end..].find('=') {
        let at = entry.key.end + equals;
        made.push(changed(Kind::Syntax, house, at..at + 1, " "));
    }
    if house[..entry.value.end].ends_with('"') {
        made.push(changed(Kind::Syntax, house, entry.value.end - 1..entry.value.end, ""));
    }
    made
}

/// Keys that a file does not have, added with values that they refuse, and to tables that they are not of.
fn keys_added(house: &str, entries: &[Entry]) -> Vec<Mistake> {
    let mut made = Vec::new();
    for key in model::keys().filter(|key| !key.name.contains('*')) {
        let is_given = entries.iter().any(|entry| entry.path == key.path());
        let Some(at) = room_for(key, house).filter(|_| !is_given) else { continue };
        for (kind, value) in refused(&key.shape) {
            made.push(changed(kind, house, at..at, &format!("{} = {value}\n", key.name)));
        }
        let typo = format!("{}{} = 1\n", key.name, &key.name[key.name.len() - 1..]);
        made.push(changed(Kind::KeyTypo, house, at..at, &typo));
    }
    for (table, at) in headers(house) {
        let stranger = model::keys().find(|key| key.table == "money" && key.name == "goods_share");
        let key = stranger.unwrap().name;
        if table != "money" && !table.contains("goals") {
            made.push(changed(Kind::KeyElsewhere, house, at..at, &format!("{key} = 0.3\n")));
        }
    }
    made
}

/// Tables with a header, and where their first key stands.
fn headers(house: &str) -> Vec<(&str, usize)> {
    let mut headers = Vec::new();
    let mut at = 0;
    for line in house.split_inclusive('\n') {
        at += line.len();
        let name = line.trim_start().strip_prefix('[').and_then(|rest| rest.split_once(']'));
        headers.extend(name.filter(|(name, _)| !name.contains('[')).map(|(name, _)| (name, at)));
    }
    // Names in these are the file's own.
    headers.retain(|(name, _)| {
        !["counter", "handoff", "item", "policy", "demand.order"].contains(name)
    });
    headers
}

/// Where a key can be added: behind the header of its table, or before the first header.
fn room_for(key: &Key, house: &str) -> Option<usize> {
    if key.table.is_empty() {
        return house.find("\nopens").map(|at| at + 1);
    }
    let is_its = |name: &str| match key.table.strip_suffix(".*") {
        Some(outer) => name.rsplit_once('.').is_some_and(|(table, _)| table == outer),
        None => name == key.table,
    };
    headers(house).into_iter().find(|(name, _)| is_its(name)).map(|(_, at)| at)
}

/// Tables that became part of another.
fn tables_moved(house: &str) -> Vec<Mistake> {
    let headers = headers(house).into_iter().filter(|(name, _)| !name.starts_with("money"));
    headers
        .map(|(name, at)| {
            let from = line_start(house, at - 1);
            let header = from..from + name.len() + 2;
            changed(Kind::TableElsewhere, house, header, &format!("[money.{name}]"))
        })
        .collect()
}
