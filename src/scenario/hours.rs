//! When the house opens, when the door closes, when it is over.

use crate::model::ClockTime;
use crate::time::Span;

use super::clock_said;
use super::clock_text::{self, clock};
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
            // A length from opening says what it means.
            let by_clock = |node| opens.filter(|_| clock_text::is_meant(node));
            root.refuse(node, closes_too_early(by_clock(node), seating, closes_node.is_some()));
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
        if !clock_text::is_meant(node) {
            return kinds::span(node).map(Some).map_err(|fault| or_by_clock(fault, node));
        }
        let ClockTime(at) = clock(node)?;
        Ok(opens.map(|ClockTime(opens)| {
            let later = (at + MINUTES_A_DAY - opens) % MINUTES_A_DAY;
            Span::from_minutes(f64::from(later))
        }))
    }
}

/// What to say of a length of time that is none, and may be meant as a time of day.
fn or_by_clock(fault: Fault, node: &Node) -> Fault {
    let typed = match &node.value {
        Value::Text(text) => Some(text.content.clone()),
        // 210 are minutes rather than ten past two.
        _ => clock_text::unquoted(node).filter(|typed| typed.len() != 3),
    };
    let by_clock = typed.as_deref().and_then(clock_said::meant);
    match (by_clock, &fault.help) {
        (Some(by_clock), Some(help)) => {
            let help = format!("{by_clock} For a length after opening {help}");
            fault.help(help)
        }
        _ => fault,
    }
}

/// What to say where the house closes before its last seating. A last seating by the clock that is earlier
/// than opening was taken as the next day's.
fn closes_too_early(opens: Option<ClockTime>, seating: Span, is_given: bool) -> Fault {
    let help = "give `closes` as a later clock time, or as a length from opening";
    if is_given {
        return Fault::new("the house closes before its last seating", "not in order").help(help);
    }
    let Some(opens) = opens else {
        let message =
            "the last seating is after 00:00, when the house closes unless `closes` is given";
        return Fault::new(message, "not in order").help(help);
    };
    let (hours, at) = (seating.minutes() / 60.0, opens.plus(seating));
    let message = format!("the last seating at {at} is {hours:.1} hours after opening at {opens}");
    Fault::new(message, "past midnight, when the house closes unless `closes` is given").help(format!(
        "if {at} of the same day is meant, open earlier; if that of the next day is, give `closes`, such \
         as closes = \"{}\"",
        opens.plus(seating + Span::from_minutes(60.0))
    ))
}
