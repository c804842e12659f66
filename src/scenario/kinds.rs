//! What a value may be: each function takes a value or tells why it cannot be taken.

use crate::catalogue::{LARGEST, MOST, Word};
use crate::model::{Capacity, Cents, SpanDist};
use crate::numbers::dist::Dist;
use crate::time::Span;

use super::dist_text;
use super::problem::Fault;
use super::reader::Kind;
use super::slips;
use super::suggest;
use super::tree::{Node, Text, Value};
use super::units::{self, DISTANCE, DURATION, Dimension, RATE, SPEED};

/// Text.
pub(super) fn text(node: &Node) -> Result<String, Fault> {
    Ok(content(node, "text")?.to_owned())
}

/// True or false.
pub(super) fn flag(node: &Node) -> Result<bool, Fault> {
    if let Value::Bool(is_true) = node.value {
        return Ok(is_true);
    }
    Err(wrong_kind(node, "true or false").help("write true or false, without quotes"))
}

/// A number from `low` to `high`.
pub(super) fn within(low: f64, high: f64) -> impl Kind<f64> {
    move |node| {
        let value = number(node)?;
        if value < low {
            let fault = Fault::new(format!("{value} is too small"), format!("below {low}"));
            return Err(fault.help(format!("give a number from {low} {}", up_to(high))));
        }
        if value > high {
            let fault = Fault::new(format!("{value} is too large"), format!("above {high}"));
            return Err(fault.help(format!("give a number from {low} {}", up_to(high))));
        }
        Ok(value)
    }
}

/// A probability or a share: a number from 0 to 1, or text such as "20%".
pub(super) fn share(node: &Node) -> Result<f64, Fault> {
    let value = match &node.value {
        Value::Text(Text { content, .. }) => {
            if let Some(added) = slips::added(content) {
                return Err(added);
            }
            percentage(content).ok_or_else(|| {
                let is_too_large = content.trim().parse().is_ok_and(|number: f64| number > 1.0);
                let slip = slips::share(content).or_else(|| slips::plain_number(content));
                let help = slip.filter(|_| !is_too_large).unwrap_or_else(|| {
                    "give a number from 0 to 1, or a percentage: \"20%\"".to_owned()
                });
                wrong_kind(node, "a share").help(help)
            })?
        }
        Value::Bool(is_true) => {
            return Err(wrong_kind(node, "a share").help(format!("write {}", u8::from(*is_true))));
        }
        _ => number(node)?,
    };
    if (0.0..=1.0).contains(&value) {
        return Ok(value);
    }
    let typed = match &node.value {
        Value::Text(Text { content, .. }) => content.clone(),
        _ => value.to_string(),
    };
    let help = match percentage(&format!("{typed}%")).filter(|share| (0.0..=1.0).contains(share)) {
        Some(share) => {
            format!("give a number from 0 to 1: for {typed} % write {share} or \"{typed}%\"")
        }
        None => "give a number from 0 to 1, or from \"0%\" to \"100%\"".to_owned(),
    };
    let (size, limit) = if value < 0.0 { ("small", "below 0") } else { ("large", "above 1") };
    Err(Fault::new(format!("{typed} is too {size}"), limit).help(help))
}

/// Reads `20%` or `20 %`, to the same number as if it had been written as a share.
pub(super) fn percentage(text: &str) -> Option<f64> {
    percent(text, -2)
}

/// Reads the number before `%` times a power of ten, to the same number as if it had been written so.
pub(super) fn percent(text: &str, exponent: i32) -> Option<f64> {
    let percent = text.trim().strip_suffix('%')?.trim_end();
    if percent.starts_with('+') {
        return None;
    }
    let number = format!("{percent}e{exponent}").parse().ok();
    number.filter(|number: &f64| number.is_finite())
}

/// A number that is not negative.
pub(super) fn not_negative(node: &Node) -> Result<f64, Fault> {
    within(0.0, LARGEST)(node)
}

/// A number above zero.
pub(super) fn positive(node: &Node) -> Result<f64, Fault> {
    match not_negative(node)? {
        value if value > 0.0 => Ok(value),
        value => Err(Fault::new(format!("{value} is too small"), "must be above 0")
            .help("give a number above 0")),
    }
}

/// A whole number from `low` to the largest number of things.
pub(super) fn whole_from(low: u32) -> impl Kind<u32> {
    move |node| {
        let value = number(node)?;
        let help = format!("give a whole number from {low} to {MOST}");
        let Value::Integer(integer) = node.value else {
            if value.fract() == 0.0 {
                let fault =
                    Fault::new(format!("{value} is written with decimals"), "a whole number");
                return Err(fault.help(format!("write {value}")));
            }
            return Err(
                Fault::new(format!("{value} is not a whole number"), "has decimals").help(help)
            );
        };
        match u32::try_from(integer).ok().filter(|whole| (low..=MOST).contains(whole)) {
            Some(whole) => Ok(whole),
            None if integer < i64::from(low) => {
                Err(Fault::new(format!("{integer} is too few"), format!("at least {low}"))
                    .help(help))
            }
            None => {
                Err(Fault::new(format!("{integer} is too many"), format!("at most {MOST}"))
                    .help(help))
            }
        }
    }
}

/// A whole number from 1.
pub(super) fn count(node: &Node) -> Result<u32, Fault> {
    whole_from(1)(node)
}

/// The word for what has no limit.
const UNLIMITED: &str = "unlimited";

/// A whole number from 1, or "unlimited".
pub(super) fn capacity(node: &Node) -> Result<Capacity, Fault> {
    Ok(or_word(UNLIMITED, count)(node)?.map_or(Capacity::Unlimited, Capacity::Limited))
}

/// A word that means there is none, or a value of another kind.
pub(super) fn or_word<T>(word: &'static str, kind: impl Kind<T>) -> impl Kind<Option<T>> {
    move |node| match &node.value {
        Value::Text(Text { content, .. }) if content == word => Ok(None),
        Value::Text(Text { content, .. }) if word == UNLIMITED && slips::is_endless(content) => {
            Err(Fault::new(format!("unknown value `{content}`"), "no such choice")
                .help(format!("write \"{word}\"")))
        }
        _ => kind(node).map(Some).map_err(|fault| {
            let help = fault.help.as_deref().unwrap_or("give a value");
            let help = format!("{help}, or \"{word}\"");
            fault.help(help)
        }),
    }
}

/// Which of a few words.
pub(super) fn word(words: &[Word], node: &Node) -> Result<usize, Fault> {
    let names: Vec<&str> = words.iter().map(|word| word.name).collect();
    let typed = content(node, "one of a few words")
        .map_err(|fault| fault.help(format!("known: {}", suggest::quoted(&names, ", "))))?;
    names.iter().position(|name| *name == typed).ok_or_else(|| {
        Fault::new(format!("unknown value `{typed}`"), "no such choice")
            .help(suggest::instead(typed, &names))
    })
}

/// An amount of money in units of the currency, at most two decimals.
pub(super) fn money(node: &Node) -> Result<Cents, Fault> {
    let units = not_negative(node)?;
    let cents = Cents::from_units(units);
    if (cents.units() - units).abs() < 1e-9 {
        return Ok(cents);
    }
    let below = if cents.units() > units { Cents(cents.0 - 1) } else { cents };
    Err(Fault::new(format!("{units} has a part of a cent"), "at most two decimals").help(format!(
        "give {} or {}",
        below.units(),
        Cents(below.0 + 1).units()
    )))
}

/// A length of time, in minutes.
pub(super) fn minutes(node: &Node) -> Result<f64, Fault> {
    units::minutes(measured(node, &DURATION)?)
}

/// A length of time.
pub(super) fn span(node: &Node) -> Result<Span, Fault> {
    minutes(node).map(Span::from_minutes)
}

/// A length of time above zero, in minutes.
pub(super) fn positive_minutes(node: &Node) -> Result<f64, Fault> {
    match minutes(node)? {
        minutes if minutes > 0.0 => Ok(minutes),
        _ => Err(Fault::new("this duration is zero", "must be above zero").help("write \"1 min\"")),
    }
}

/// A distribution of lengths of time; a plain duration is always the same.
pub(super) fn span_dist(node: &Node) -> Result<SpanDist, Fault> {
    let dist: Dist = dist_text::dist(measured(node, &DURATION)?)?;
    Ok(SpanDist::from_minutes(dist))
}

/// A distribution of numbers without a unit; a plain number is always the same.
pub(super) fn number_dist(node: &Node) -> Result<Dist, Fault> {
    if let Value::Text(Text { content, .. }) = &node.value {
        return dist_text::numbers(content);
    }
    let value = not_negative(node)?;
    Ok(Dist::constant(value).expect("a number that is not negative can be constant"))
}

/// A distance, in metres.
pub(super) fn distance(node: &Node) -> Result<f64, Fault> {
    limited(node, &DISTANCE)
}

/// A speed above zero [m/min].
pub(super) fn speed(node: &Node) -> Result<f64, Fault> {
    match limited(node, &SPEED)? {
        speed if speed > 0.0 => Ok(speed),
        _ => Err(Fault::new("nobody walks at speed 0", "must be above 0")
            .help("write \"1.2 m/s\"; for a house without ways, give distances of \"0 m\"")),
    }
}

/// A rate [1/min].
pub(super) fn rate(node: &Node) -> Result<f64, Fault> {
    limited(node, &RATE)
}

/// What to say where a value of another kind stands.
pub(super) fn wrong_kind(node: &Node, expected: &str) -> Fault {
    Fault::new(
        format!("expected {expected}, found {}", node.value.kind()),
        format!("not {expected}"),
    )
}

/// The text of a value that must be text.
pub(super) fn content<'n>(node: &'n Node, expected: &str) -> Result<&'n str, Fault> {
    if let Value::Text(Text { content, .. }) = &node.value {
        return Ok(content);
    }
    Err(wrong_kind(node, expected).help("put it in quotes"))
}

/// A number, whole or not, but a finite one.
fn number(node: &Node) -> Result<f64, Fault> {
    match node.value {
        #[expect(clippy::cast_precision_loss, reason = "beyond 2^53 every limit is passed anyway")]
        Value::Integer(integer) => Ok(integer as f64),
        Value::Float(float) if float.is_finite() => Ok(float),
        Value::Float(float) => {
            Err(Fault::new(format!("{float} is not a finite number"), "not finite")
                .help("give a finite number"))
        }
        Value::Text(Text { ref content, .. }) => {
            if let Some(added) = slips::added(content) {
                return Err(added);
            }
            let help = slips::plain_number(content);
            Err(wrong_kind(node, "a number").help(help.unwrap_or_else(|| PLAIN.to_owned())))
        }
        Value::Bool(_) | Value::Date(_) | Value::List(_) | Value::Table(_) => {
            Err(wrong_kind(node, "a number").help(PLAIN))
        }
    }
}

const PLAIN: &str = "give a number without quotes and without a unit";

/// The text of a value that must be a number with its unit.
pub(super) fn measured<'n>(node: &'n Node, dimension: &Dimension) -> Result<&'n str, Fault> {
    match &node.value {
        Value::Text(Text { content, .. }) => Ok(content),
        Value::Integer(number) => Err(units::lacks_unit(&number.to_string(), dimension)),
        Value::Float(number) => Err(units::lacks_unit(&number.to_string(), dimension)),
        other => Err(units::not_a(dimension, other.kind())),
    }
}

fn limited(node: &Node, dimension: &Dimension) -> Result<f64, Fault> {
    match units::quantity(measured(node, dimension)?, dimension)? {
        value if value <= LARGEST => Ok(value),
        _ => {
            Err(Fault::new("this number is too large", "beyond every house")
                .help("give a smaller one"))
        }
    }
}

fn up_to(high: f64) -> String {
    if high < LARGEST { format!("to {high}") } else { "up".to_owned() }
}
