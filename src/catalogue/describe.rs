//! What a key and its shape are in words, for people who look one up: the same in every place that tells it.
//!
//! It reads no value. Start with [`Shape::told`] and [`Key::answers`].

use std::borrow::Cow;

use super::key::{Fallback, Key};
use super::shape::{LARGEST, Ruled, Shape, Word};

impl Shape {
    /// What may be written, in a few words; words that stand in a file are in back-ticks.
    pub fn told(&self) -> String {
        match self {
            Self::Flag => "`true` or `false`".to_owned(),
            Self::Text => "text".to_owned(),
            Self::Share => "share (0 to 1)".to_owned(),
            Self::Number { low, high } if *high < LARGEST => format!("number from {low} to {high}"),
            Self::Number { low, .. } => format!("number from {low}"),
            Self::AboveZero => "number above 0".to_owned(),
            Self::Whole { low } => format!("whole number from {low}"),
            Self::Money => "money".to_owned(),
            Self::Span => "length of time".to_owned(),
            Self::SpanAboveZero => "length of time above 0".to_owned(),
            Self::SpanDist => "varying length".to_owned(),
            Self::NumberDist => "varying number".to_owned(),
            Self::Gaps => {
                "varying length above 0, or a list of lengths of which the last repeats".to_owned()
            }
            Self::Distance => "distance".to_owned(),
            Self::Speed => "speed above 0".to_owned(),
            Self::Rate => "rate".to_owned(),
            Self::OneOf(words) => {
                let words: Vec<String> =
                    words.iter().map(|word| format!("`{}`", word.name)).collect();
                words.join(", ")
            }
            Self::Or(word, inner) => format!("{}, or `{word}`", inner.told()),
            Self::Ruled(ruled) => ruled.told(),
        }
    }

    /// How such a value is written, by examples as they stand in a file; `None` where the shape's name says
    /// all, or the example of each key does.
    pub fn written(&self) -> Option<&'static str> {
        match self {
            Self::Text => Some("in quotes"),
            Self::Share => Some("0.1 or \"10%\""),
            Self::Money => Some("12.50: units of the currency, at most two decimals"),
            Self::Span | Self::SpanAboveZero => Some("\"3 min\", \"90 s\" or \"1h30m\""),
            Self::SpanDist | Self::Gaps => Some(
                "\"4 min\", \"uniform(1 min, 3 min)\", \"triangular(3 min, 5 min, 7 min)\", \
                 \"lognormal(mean 8 min, cv 0.5)\", \"exponential(mean 2 min)\" and others",
            ),
            Self::NumberDist => Some(
                "4, \"uniform(3, 5)\", \"lognormal(median 5, cv 0.4)\" and others, without a unit",
            ),
            Self::Distance => Some("\"2 m\" or \"80 cm\""),
            Self::Speed => Some("\"1.2 m/s\" or \"4 km/h\""),
            Self::Rate => Some("\"9/h\" or \"0.2/min\""),
            Self::Or(_, inner) => inner.written(),
            Self::Ruled(Ruled::Clock) => Some("\"19:00\""),
            Self::Ruled(Ruled::Moment) => Some("\"20:30\", or \"1.5 h\" after opening"),
            Self::Ruled(Ruled::Roster) => {
                Some("3, \"unlimited\", or [{ from = \"19:00\", count = 2 }, …]")
            }
            Self::Flag
            | Self::Number { .. }
            | Self::AboveZero
            | Self::Whole { .. }
            | Self::OneOf(_)
            | Self::Ruled(
                Ruled::NameOf(_)
                | Ruled::NamesOf(_)
                | Ruled::Orders
                | Ruled::SharesOf(_)
                | Ruled::Limit
                | Ruled::Setting
                | Ruled::Rows,
            ) => None,
        }
    }

    /// The words it may be, if it is a choice.
    pub fn words(&self) -> &'static [Word] {
        if let Self::OneOf(words) = self.beside_word() { words } else { &[] }
    }

    /// A value of this shape that is not the one given, as it stands in a file, without quotes.
    fn another_than(&self, text: &str) -> Option<&'static str> {
        match self {
            Self::Flag => Some(if text == "true" { "false" } else { "true" }),
            Self::Share => Some("0.1"),
            Self::Whole { .. } | Self::Money | Self::AboveZero | Self::NumberDist => Some("2"),
            Self::Number { low, .. } if *low >= 0.0 => Some("1"),
            Self::Span | Self::SpanAboveZero => Some("5 min"),
            Self::OneOf(words) => words.iter().map(|word| word.name).find(|name| *name != text),
            Self::Or(_, inner) => inner.another_than(text),
            Self::Number { .. }
            | Self::Text
            | Self::SpanDist
            | Self::Gaps
            | Self::Distance
            | Self::Speed
            | Self::Rate
            | Self::Ruled(_) => None,
        }
    }
}

impl Ruled {
    fn told(&self) -> String {
        match self {
            Self::Clock => "time of day".to_owned(),
            Self::Moment => "time of the evening".to_owned(),
            Self::NameOf(what) => format!("name of a {what}"),
            Self::NamesOf(what) => format!("list of {what}s"),
            Self::Orders => "a list of items for each guest".to_owned(),
            Self::SharesOf(what) => format!("`{{ {what} = share, … }}`, adding up to 1"),
            Self::Limit => "`<`, `<=`, `>` or `>=` and a number".to_owned(),
            Self::Setting => "value of that key".to_owned(),
            Self::Roster => "people on duty".to_owned(),
            Self::Rows => "list of tables".to_owned(),
        }
    }
}

impl Key {
    /// Whether this key is meant by a path, with names or with `*` in their place.
    ///
    /// What stands last for a name the file chooses may have points of its own: `goals.difference.nps`.
    pub fn answers(&self, path: &str) -> bool {
        let pattern = self.path();
        let (mut wanted, mut given) = (pattern.split('.').peekable(), path.split('.'));
        while let Some(part) = wanted.next() {
            match given.next() {
                Some(name) if !name.is_empty() && (part == "*" || part == name) => {}
                Some(_) | None => return false,
            }
            if part == "*" && wanted.peek().is_none() {
                return true;
            }
        }
        given.next().is_none()
    }

    /// Whether it stands in a table, or in one inside it, that a path names, with names or without:
    /// `handoff`, `handoff.bar`, `handoff.*`.
    pub fn is_in(&self, table: &str) -> bool {
        let mut wanted = self.table.split('.');
        !self.table.is_empty()
            && table
                .split('.')
                .all(|name| wanted.next().is_some_and(|part| part == "*" || part == name))
    }

    /// A value to try, as it stands in a file, without quotes: of a key with a default one that differs from
    /// it, if its shape tells one. `None` of `[[party]]`, which is no value.
    pub fn example(&self) -> Option<Cow<'static, str>> {
        let text = match self.default {
            Fallback::Needed(line) | Fallback::Absent(line) => {
                return line.split_once(" = ").map(|(_, value)| value.trim_matches('"').into());
            }
            Fallback::Is(text) => text,
            Fallback::Of(texts) => texts[0],
        };
        if let Some(([_, most], _)) = self.plausible(0).filter(|([_, most], _)| most != text) {
            return Some(most);
        }
        Some(self.shape.another_than(text).unwrap_or(text).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Provenance;

    fn key(table: &'static str, name: &'static str) -> Key {
        Key {
            table,
            name,
            shape: Shape::Share,
            counted_in: None,
            default: Fallback::Is("0.8"),
            provenance: Provenance::Assumed,
            range: None,
            meaning: "",
            since: "",
        }
    }

    #[test]
    fn a_key_answers_to_its_pattern_and_to_paths_with_names() {
        let stuck = key("handoff.*", "p_stuck");
        assert!(stuck.answers("handoff.*.p_stuck") && stuck.answers("handoff.bar.p_stuck"));
        assert!(!stuck.answers("handoff.p_stuck") && !stuck.answers("handoff.bar.p_stuck.more"));
        assert!(
            key("goals", "*").answers("goals.difference.nps")
                && !key("goals", "*").answers("goals")
        );
        assert!(
            stuck.is_in("handoff") && stuck.is_in("handoff.bar") && !stuck.is_in("handoff.bar.x")
        );
        assert!(!key("", "title").is_in(""));
    }

    #[test]
    fn an_example_differs_from_the_default() {
        assert_eq!(key("guest", "p_ask").example().as_deref(), Some("1"));
        let never = Key { default: Fallback::Is("0"), ..key("guest", "p_ask") };
        assert_eq!(never.example().as_deref(), Some("0.1"));
        let needed = Key { default: Fallback::Needed("at = \"20:00\""), ..key("party", "at") };
        assert_eq!(needed.example().as_deref(), Some("20:00"));
    }
}
