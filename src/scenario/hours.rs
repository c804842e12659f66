//! When the house opens, when the door closes, when it is over.

use crate::model::ClockTime;
use crate::time::Span;

use super::kinds;
use super::problem::Fault;
use super::reader::{Kind, Section};
use super::tree::{Node, Value};

const MINUTES_A_DAY: u32 = 24 * 60;

/// The hours of the evening, as far as they could be read.
#[derive(Debug)]
pub(super) struct Hours {
    pub(super) opens: Option<ClockTime>,
    pub(super) last_seating: Option<Span>,
    pub(super) closes: Option<Span>,
}

impl Hours {
    /// Reads the keys of the scenario's head.
    pub(super) fn read(root: &Section<'_>) -> Self {
        let opens = root.need("opens", clock);
        let seating_node = root.need_node("last_seating");
        let last_seating =
            seating_node.and_then(|node| root.take(node, &after_opening(opens))).flatten();
        let closes_node = root.node("closes");
        let closes = root.or("closes", moment(opens));
        if let (Some(seating), Some(closing)) = (last_seating, closes)
            && closing < seating
            && let Some(node) = closes_node.or(seating_node)
        {
            let message = match closes_node {
                Some(_) => "the house closes before its last seating",
                None => {
                    "the last seating is after 00:00, when the house closes unless `closes` is given"
                }
            };
            let help = "give `closes` as a later clock time, or as a length from opening";
            root.refuse(node, Fault::new(message, "not in order").help(help));
        }
        Self { opens, last_seating, closes }
    }

    /// A clock time or a length from opening, before the house closes.
    pub(super) fn on_duty(&self) -> impl Kind<Option<Span>> {
        let Self { opens, closes, .. } = *self;
        move |node| {
            let Some(at) = moment(opens)(node)? else {
                return Ok(None);
            };
            match (closes, opens) {
                (Some(closes), Some(opens)) if at > closes => {
                    let hours = format!("{opens} to {}", opens.plus(closes));
                    let message = format!("this is outside the hours of the house, {hours}");
                    Err(Fault::new(message, "nobody is there then")
                        .help(format!("give a time from {hours}")))
                }
                _ => Ok(Some(at)),
            }
        }
    }

    /// A clock time or a length from opening, at which the door is open.
    ///
    /// `None` inside: the value is well formed, but the hours themselves could not be read.
    pub(super) fn while_open(&self) -> impl Kind<Option<Span>> {
        let Self { opens, last_seating, .. } = *self;
        move |node| {
            let Some(at) = moment(opens)(node)? else {
                return Ok(None);
            };
            match (last_seating, opens) {
                (Some(seating), Some(opens)) if at > seating => {
                    let open = format!("{opens} to {}", opens.plus(seating));
                    let message = format!("this is outside opening hours, {open}");
                    Err(Fault::new(message, "nobody is let in then")
                        .help(format!("give a time from {open}")))
                }
                _ => Ok(Some(at)),
            }
        }
    }
}

/// A moment that is not opening itself.
fn after_opening(opens: Option<ClockTime>) -> impl Kind<Option<Span>> {
    move |node| match moment(opens)(node)? {
        Some(span) if span.is_zero() => {
            Err(Fault::new("the last seating is at opening", "nobody could come")
                .help("give a later clock time, or a length from opening such as \"3.5 h\""))
        }
        seating => Ok(seating),
    }
}

/// A clock time, taken as the next after opening, or a length from opening.
///
/// `None` inside: a good clock time that cannot be placed because `opens` could not be read.
fn moment(opens: Option<ClockTime>) -> impl Kind<Option<Span>> {
    move |node| {
        let is_clock = match &node.value {
            Value::Text(text) => text.content.contains(':'),
            other => matches!(other, Value::Date),
        };
        if !is_clock {
            return kinds::span(node).map(Some);
        }
        let ClockTime(at) = clock(node)?;
        Ok(opens.map(|ClockTime(opens)| {
            let later = (at + MINUTES_A_DAY - opens) % MINUTES_A_DAY;
            Span::from_minutes(f64::from(later))
        }))
    }
}

/// A time of day, `19:00`.
fn clock(node: &Node) -> Result<ClockTime, Fault> {
    let example = "write it as \"19:00\", in quotes";
    let typed = kinds::content(node, "a clock time").map_err(|fault| fault.help(example))?;
    let is_number =
        |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let time = typed.split_once(':').filter(|(h, m)| is_number(h) && is_number(m) && m.len() == 2);
    let time = time.and_then(|(h, m)| Some((h.parse::<u32>().ok()?, m.parse::<u32>().ok()?)));
    match time {
        Some((hour, minute)) if hour < 24 && minute < 60 => Ok(ClockTime(hour * 60 + minute)),
        _ => Err(Fault::new(format!("`{typed}` is not a time of day"), "not from 00:00 to 23:59")
            .help(example)),
    }
}
