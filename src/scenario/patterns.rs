//! How values are written as text, as regular expressions: whatever can be read matches, and most of what
//! cannot does not.
//!
//! They are made of the tables of units and distributions that reading uses. What a pattern cannot tell, such
//! as whether a length is too long, is left to reading. They keep to what ECMA-262 and RE2 share: no
//! look-around, no classes beyond `\s`.

use crate::model::Bound;

use super::dist_text::{self, NUMBER};
use super::units::{DISTANCE, DURATION, RATE, SPEED};

/// What any text that says more than zero contains.
pub const ABOVE_ZERO: &str = "[1-9]";

/// A length of time: `8 min`, `1h30m`.
pub fn span() -> String {
    whole_text(&DURATION.pattern())
}

/// A distribution of lengths of time, or one length.
pub fn span_dist() -> String {
    let span = DURATION.pattern();
    whole_text(&format!("(?:{span}|{})", dist_text::pattern(&span)))
}

/// A distribution of numbers without a unit, or one number as text.
pub fn number_dist() -> String {
    whole_text(&format!("(?:{NUMBER}|{})", dist_text::pattern(NUMBER)))
}

/// A distance: `2 m`.
pub fn distance() -> String {
    whole_text(&DISTANCE.pattern())
}

/// A speed: `1.2 m/s`.
pub fn speed() -> String {
    whole_text(&SPEED.pattern())
}

/// A rate: `12/h`.
pub fn rate() -> String {
    whole_text(&RATE.pattern())
}

/// A time of day: `19:00`, `7 pm`.
pub fn clock() -> String {
    whole_text(CLOCK)
}

/// A time of day, or a length of time.
pub fn moment() -> String {
    whole_text(&format!("(?:{CLOCK}|{})", DURATION.pattern()))
}

/// With seconds only where there are none, and in halves of the day from 1 to 12.
const CLOCK: &str = concat!(
    r"(?:(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::00)?",
    r"|(?:0?[1-9]|1[0-2])(?::[0-5][0-9](?::00)?)?\s*[aApP](?:[mM]|\.[mM]\.))",
);

/// A percentage from 0 to 100: `20%`.
pub fn percentage() -> String {
    let size = r"(?:0*(?:[0-9]{1,2}(?:\.[0-9]*)?|100(?:\.0*)?)|\.[0-9]+)";
    whole_text(&format!(r"(?:{size}|-(?:0+\.?0*|\.0+))\s*%"))
}

/// A percentage of any size: `150%`.
pub fn percent() -> String {
    whole_text(r"-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)\s*%")
}

/// A sign and a limit, with the measure's unit or without: `< 10`, `> 95%`, `< 12 min`.
pub fn limit() -> String {
    let signs = Bound::ALL.map(Bound::sign).join("|");
    let span = DURATION.pattern();
    whole_text(&format!(r"(?:{signs})\s*(?:[+-]?{NUMBER}(?:\s*%)?|{span})"))
}

/// A number of guests, as a key.
pub fn party_size() -> String {
    "^[1-9][0-9]*$".to_owned()
}

fn whole_text(pattern: &str) -> String {
    format!(r"^\s*{pattern}\s*$")
}
