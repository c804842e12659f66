//! Which values of a house are numbers that could be otherwise, and between which ends.

use crate::catalogue::{Key, Provenance, Ruled, Shape};
use crate::model::{self, Scorer, Stage};
use crate::numbers::decimals::decimal_text;

use super::load::Loaded;
use super::overrides::{self, Override};
use super::policy::column_named;
use super::problem::SourceRange;
use super::tree::{Node, Value};

/// A value that could be otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lever {
    /// Its path, as `--set` takes it.
    pub path: String,
    /// What it is.
    pub now: String,
    /// The lower end of its plausible range.
    pub low: String,
    /// The upper end.
    pub high: String,
    /// Where the range comes from.
    pub provenance: Provenance,
    /// Whether the file gives the value; else it is a default.
    pub is_given: bool,
}

/// How far each value is moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Moved {
    /// Over its plausible range; without one from half to double. People and tables by one.
    Plausible,
    /// By this share of itself, to both sides. People and tables by one.
    By(f64),
}

/// Values of these tables are moved nobody by: they are what is chosen, not what is assumed.
const CHOSEN: [&str; 1] = ["season"];

/// The digits a moved value is written with at most.
const PLACES: usize = 6;

/// Words before numbers that tell a distribution's shape and not how large its values are.
const OF_SHAPE: [&str; 3] = ["cv", "shape", "k"];

impl Loaded {
    /// Every value of the house that is a number, a length, a distribution (moved by its mean, its shape kept) or a
    /// number of people, with its ends; and the paths of those that are 0 and have no range, so that nothing can be
    /// said of them.
    pub fn levers(&self, moved: Moved) -> (Vec<Lever>, Vec<String>) {
        let (mut levers, mut without_range) = (Vec::new(), Vec::new());
        let root = Node { value: Value::Table(self.tree()), place: SourceRange::new(0, 0..0) };
        for key in model::keys().filter(|key| !CHOSEN.contains(&key.table)) {
            if !is_number(&key.shape) {
                continue;
            }
            for (path, column) in self.places(&root, key) {
                let given = self.given(&root, &path);
                let is_given = given.is_some();
                let default = || key.default.text(column).map(str::to_owned);
                let Some(now) = given.or_else(default) else { continue };
                if !is_moved(&key.shape, &now) {
                    continue;
                }
                let Some((low, high, provenance)) = ends(key, &now, moved) else {
                    without_range.push(path);
                    continue;
                };
                levers.push(Lever { path, now, low, high, provenance, is_given });
            }
        }
        (levers, without_range)
    }

    /// Where a key stands in this house, names and positions filled in, with the column of its default.
    fn places(&self, root: &Node, key: &Key) -> Vec<(String, usize)> {
        let named = |table: &str, names: Vec<String>| {
            names
                .into_iter()
                .map(|name| (format!("{table}.{}.{}", Override::step(&name), key.name), 0))
                .collect()
        };
        let counters = || self.model.counters.iter();
        match key.table {
            "counter.*" => {
                named("counter", counters().map(|counter| counter.name.clone()).collect())
            }
            "handoff.*" => {
                let with = counters().filter(|counter| counter.handoff.is_some());
                named("handoff", with.map(|counter| counter.name.clone()).collect())
            }
            "item.*" => {
                named("item", self.model.items.iter().map(|item| item.name.clone()).collect())
            }
            "policy.*" => self
                .model
                .policies
                .iter()
                .filter_map(|policy| self.place_in_policy(root, key, &policy.name))
                .collect(),
            "score.stage.*" => Stage::ALL
                .iter()
                .enumerate()
                .map(|(column, stage)| {
                    (format!("score.stage.{}.{}", stage.key(), key.name), column)
                })
                .collect(),
            "score" => {
                let scorer = self.given(root, "score.scorer").unwrap_or_default();
                let column = Scorer::WORDS.iter().position(|word| word.name == scorer).unwrap_or(0);
                vec![(key.path(), column)]
            }
            "demand.arrivals" | "floor.tables" => (0..n_items(root, key.table))
                .map(|at| (format!("{}[{at}].{}", key.table, key.name), 0))
                .collect(),
            table
                if table.contains('*')
                    || table.starts_with("party")
                    || table == "floor.waiters" =>
            {
                Vec::new()
            }
            _ if key.name.contains('*') => Vec::new(),
            _ => vec![(key.path(), 0)],
        }
    }

    fn place_in_policy(&self, root: &Node, key: &Key, policy: &str) -> Option<(String, usize)> {
        let step = Override::step(policy);
        let preset = self.given(root, &format!("policy.{step}.preset"));
        let column = column_named(preset.as_deref().unwrap_or(policy))?;
        Some((format!("policy.{step}.{}", key.name), column))
    }

    /// The value the file, or what is set otherwise, gives at a path, as it would be typed.
    fn given(&self, root: &Node, path: &str) -> Option<String> {
        overrides::at(root, path).map(|node| self.text_at(node))
    }
}

/// How many items a list has; none if there is no list.
fn n_items(root: &Node, path: &str) -> usize {
    match overrides::at(root, path).map(|node| &node.value) {
        Some(Value::List(items)) => items.len(),
        Some(_) | None => 0,
    }
}

/// Whether values of a shape can be moved by a number.
fn is_number(shape: &Shape) -> bool {
    match shape {
        Shape::Share
        | Shape::Number { .. }
        | Shape::AboveZero
        | Shape::Whole { .. }
        | Shape::Money
        | Shape::Span
        | Shape::SpanAboveZero
        | Shape::SpanDist
        | Shape::NumberDist
        | Shape::Gaps
        | Shape::Distance
        | Shape::Speed
        | Shape::Rate
        | Shape::Ruled(Ruled::Roster) => true,
        Shape::Or(_, inner) => is_number(inner),
        Shape::Flag | Shape::Text | Shape::OneOf(_) | Shape::Ruled(_) => false,
    }
}

/// Whether this value can be moved: it is no word, and no list.
fn is_moved(shape: &Shape, now: &str) -> bool {
    let is_word = matches!(shape, Shape::Or(word, _) if *word == now)
        || now == "unlimited"
        || now == "none"
        || now == "never";
    !is_word && !now.starts_with('[') && now.contains(|c: char| c.is_ascii_digit())
}

/// The ends of a value; `None` where it is 0 and has no range.
fn ends(key: &Key, now: &str, moved: Moved) -> Option<(String, String, Provenance)> {
    if counts_people(key) {
        let n: u32 = now.parse().ok()?;
        return Some((
            n.saturating_sub(1).max(1).to_string(),
            (n + 1).to_string(),
            Provenance::Assumed,
        ));
    }
    if let (Moved::Plausible, Some([low, high])) = (moved, key.range) {
        return Some((low.to_owned(), high.to_owned(), key.provenance));
    }
    let (down, up) = match moved {
        Moved::Plausible => (0.5, 2.0),
        Moved::By(share) => (1.0 - share, 1.0 + share),
    };
    let (low, high) = (scaled(now, down, &key.shape)?, scaled(now, up, &key.shape)?);
    (low != high).then_some((low, high, Provenance::Assumed))
}

fn counts_people(key: &Key) -> bool {
    matches!(key.shape, Shape::Ruled(Ruled::Roster))
        || (key.table == "floor.tables" && key.name == "count")
}

/// How many bytes of a text that begins with a number belong to it: digits, parted by `_` or not, and a power of ten.
fn number_length(text: &str) -> usize {
    let digits = |text: &str| {
        text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '_').unwrap_or(text.len())
    };
    let before = digits(text);
    let Some(power) = text[before..].strip_prefix(['e', 'E']) else { return before };
    let unsigned = power.strip_prefix(['+', '-']).unwrap_or(power);
    let n_digits = unsigned.find(|c: char| !c.is_ascii_digit()).unwrap_or(unsigned.len());
    let n_signs = power.len() - unsigned.len();
    if n_digits == 0 { before } else { before + 1 + n_signs + n_digits }
}

/// A value so many times as large, as far as its shape allows; `None` of nothing.
fn scaled(now: &str, factor: f64, shape: &Shape) -> Option<String> {
    let (least, most) = shape.limits().unwrap_or((0.0, f64::INFINITY));
    let is_percent = now.trim_end().ends_with('%');
    let most = if is_percent { 100.0 * most } else { most };
    let mut text = String::new();
    let mut rest = now;
    let mut moves = false;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit() || c == '.') {
        let end = at + number_length(&rest[at..]);
        let before = rest[..at].trim_end();
        let word = before.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        text.push_str(&rest[..at]);
        let number: f64 = rest[at..end].replace('_', "").parse().ok()?;
        if OF_SHAPE.contains(&word) {
            text.push_str(&rest[at..end]);
        } else {
            let sign = if before.ends_with('-') { -1.0 } else { 1.0 };
            let moved = sign * (sign * number * factor).clamp(least, most);
            let moved = if shape.is_whole() { moved.round().max(least) } else { moved };
            moves |= moved.to_bits() != number.to_bits();
            text.push_str(&decimal_text(moved, PLACES));
        }
        rest = &rest[end..];
    }
    text.push_str(rest);
    moves.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::take::{default_node, take};

    #[test]
    fn a_value_is_moved_by_its_size_and_keeps_its_shape() {
        let twice = |text, shape| scaled(text, 2.0, &shape).unwrap();
        assert_eq!(twice("0.4", Shape::Share), "0.8");
        assert_eq!(twice("0.7", Shape::Share), "1");
        assert_eq!(twice("40%", Shape::Share), "80%");
        assert_eq!(twice("2.5 min", Shape::Span), "5 min");
        assert_eq!(twice("1h30m", Shape::Span), "2h60m");
        assert_eq!(twice("9/h", Shape::Rate), "18/h");
        assert_eq!(
            twice("lognormal(mean 8 min, cv 0.5)", Shape::SpanDist),
            "lognormal(mean 16 min, cv 0.5)"
        );
        assert_eq!(
            twice("weibull(shape 1.8, mean 25 min)", Shape::SpanDist),
            "weibull(shape 1.8, mean 50 min)"
        );
        assert_eq!(
            twice("2 min + erlang(k 3, mean 5 min)", Shape::SpanDist),
            "4 min + erlang(k 3, mean 10 min)"
        );
        assert_eq!(twice("3", Shape::COUNT), "6");
        // A power of ten, and digits that are parted, belong to their number.
        assert_eq!(twice("4e-1", Shape::Share), "0.8");
        assert_eq!(twice("2e3", Shape::COUNT), "4000");
        assert_eq!(twice("1_500", Shape::COUNT), "3000");
        assert_eq!(scaled("0", 2.0, &Shape::Share), None);
        for text in ["lognormal(mean 16 min, cv 0.5)", "2h60m"] {
            assert!(take(&Shape::SpanDist, &default_node(text)).is_ok(), "{text}");
        }
    }
}
