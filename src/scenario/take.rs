//! From a value of the file to what its shape makes of it, or to why it cannot be taken.

use crate::catalogue::{Key, Shape, Written};

use super::dist_text;
use super::kinds;
use super::problem::{Fault, SourceRange};
use super::tree::{Node, Text, Value};
use super::units::DURATION;

/// Takes the value of a key by its shape, or a percentage where that can mean one thing only.
///
/// # Panics
///
/// As [`take`].
pub(super) fn take_key(key: &Key, node: &Node) -> Result<Written, Fault> {
    let percentage = match (&node.value, key.percent_exponent()) {
        (Value::Text(Text { content, .. }), Some(exponent)) => kinds::percent(content, exponent),
        (_, Some(_) | None) => None,
    };
    let Some(number) = percentage else { return take(&key.shape, node) };
    take(&key.shape, &Node { value: Value::Float(number), place: node.place.clone() })
}

/// Takes a value by its shape.
///
/// # Panics
///
/// For a shape that is read by a rule, which looks at other values too.
pub(super) fn take(shape: &Shape, node: &Node) -> Result<Written, Fault> {
    match shape {
        Shape::Flag => kinds::flag(node).map(Written::Flag),
        Shape::Text => kinds::text(node).map(Written::Text),
        Shape::Share => kinds::share(node).map(Written::Number),
        Shape::Number { low, high } => kinds::within(*low, *high)(node).map(Written::Number),
        Shape::AboveZero => kinds::positive(node).map(Written::Number),
        Shape::Whole { low } => kinds::whole_from(*low)(node).map(Written::Whole),
        Shape::Money => kinds::money(node).map(|cents| Written::Cents(cents.0)),
        Shape::Span => kinds::minutes(node).map(Written::Number),
        Shape::SpanAboveZero => kinds::positive_minutes(node).map(Written::Number),
        Shape::SpanDist => dist_text::dist(kinds::measured(node, &DURATION)?).map(Written::Dist),
        Shape::NumberDist => kinds::number_dist(node).map(Written::Dist),
        Shape::Gaps => gaps(node),
        Shape::Distance => kinds::distance(node).map(Written::Number),
        Shape::Speed => kinds::speed(node).map(Written::Number),
        Shape::Rate => kinds::rate(node).map(Written::Number),
        Shape::OneOf(words) => kinds::word(words, node).map(Written::Word),
        Shape::Or(word, inner) => kinds::or_word(word, |node| take(inner, node))(node)
            .map(|written| written.unwrap_or(Written::Nothing)),
        Shape::Ruled(rule) => unreachable!("{rule:?} is read by its rule"),
    }
}

/// A distribution, or a list of durations taken one after the other.
fn gaps(node: &Node) -> Result<Written, Fault> {
    let Value::List(items) = &node.value else {
        let written = take(&Shape::SpanDist, node)?;
        if kinds::span_dist(node)?.is_zero() {
            return Err(Fault::new("guests would ask without end", "must be above zero")
                .help("write \"4 min\""));
        }
        return Ok(written);
    };
    let gaps: Vec<Written> =
        items.iter().map(|item| take(&Shape::SpanAboveZero, item)).collect::<Result<_, Fault>>()?;
    if gaps.is_empty() {
        return Err(Fault::new("there is no gap in this list", "must not be empty")
            .help("write ask_gap = [\"4 min\", \"15 min\"]; the last one repeats"));
    }
    Ok(Written::List(gaps))
}

/// A default as if it stood in a file: a number if it reads as one, else text.
pub(super) fn default_node(default: &str) -> Node {
    let value = match (default.parse(), default.parse(), default.parse()) {
        (Ok(integer), _, _) => Value::Integer(integer),
        (_, Ok(float), _) => Value::Float(float),
        (_, _, Ok(is_true)) => Value::Bool(is_true),
        _ => Value::Text(Text { content: default.to_owned(), first_byte: None }),
    };
    Node { value, place: SourceRange::new(0, 0..0) }
}
