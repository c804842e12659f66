//! Numbers with units, written as text: `8 min`, `1h30m`, `12/h`, `2 m`, `1.2 m/s`.

use std::ops::Range;

use super::problem::Fault;
use super::slips;
use super::spoken;
use super::suggest;

/// Longest length of time a scenario may name, and longest a distribution may draw in practice, in
/// minutes.
///
/// Assumption: nearly two years are enough. Sums of dozens of them still fit the calendar.
pub(super) const LONGEST_MIN: f64 = 1e6;

/// Something measured in units.
#[derive(Debug)]
pub(super) struct Dimension {
    /// With its article.
    name: &'static str,
    /// Each unit as it is written, and how many base units it is.
    units: &'static [(&'static str, f64)],
    /// The unit to propose.
    usual: &'static str,
    /// Whether several numbers with units add up, as in `1h30m`.
    is_sum: bool,
    kind: Of,
}

/// What is measured.
#[derive(Clone, Copy, Debug)]
enum Of {
    Time,
    Rate,
    Distance,
    Speed,
}

impl Dimension {
    /// A number with its unit, or several where they add up, as a regular expression. Only what is added may
    /// have a minus.
    pub(super) fn pattern(&self) -> String {
        let names: Vec<&str> = self.units.iter().map(|(name, _)| *name).collect();
        let unit = format!(r"\s*(?:{})", names.join("|"));
        let first = format!("{NUMBER}{unit}");
        if self.is_sum {
            format!(r"{first}(?:\s*{NUMBER}{unit}|\s+[+-]{NUMBER}{unit})*")
        } else {
            first
        }
    }
}

/// A number before its unit, as a regular expression.
const NUMBER: &str = r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)";

/// Lengths of time, in minutes.
pub(super) const DURATION: Dimension = Dimension {
    name: "a duration",
    units: &[
        ("min", 1.0),
        ("s", 1.0 / 60.0),
        ("h", 60.0),
        ("m", 1.0),
        ("sec", 1.0 / 60.0),
        ("secs", 1.0 / 60.0),
        ("second", 1.0 / 60.0),
        ("seconds", 1.0 / 60.0),
        ("mins", 1.0),
        ("minute", 1.0),
        ("minutes", 1.0),
        ("hr", 60.0),
        ("hrs", 60.0),
        ("hour", 60.0),
        ("hours", 60.0),
    ],
    usual: " min",
    is_sum: true,
    kind: Of::Time,
};

/// Distances, in metres.
pub(super) const DISTANCE: Dimension = Dimension {
    name: "a distance",
    units: &[
        ("m", 1.0),
        ("cm", 0.01),
        ("metre", 1.0),
        ("metres", 1.0),
        ("meter", 1.0),
        ("meters", 1.0),
    ],
    usual: " m",
    is_sum: false,
    kind: Of::Distance,
};

/// Speeds, in metres a minute.
pub(super) const SPEED: Dimension = Dimension {
    name: "a speed",
    units: &[("m/s", 60.0), ("km/h", 1000.0 / 60.0)],
    usual: " m/s",
    is_sum: false,
    kind: Of::Speed,
};

/// Rates, per minute.
pub(super) const RATE: Dimension = Dimension {
    name: "a rate",
    units: &[
        ("/h", 1.0 / 60.0),
        ("/min", 1.0),
        ("/hr", 1.0 / 60.0),
        ("/hour", 1.0 / 60.0),
        ("/minute", 1.0),
    ],
    usual: "/h",
    is_sum: false,
    kind: Of::Rate,
};

/// Reads a number with its unit, or several where they add up, in base units.
pub(super) fn quantity(text: &str, dimension: &Dimension) -> Result<f64, Fault> {
    if let Some(added) = slips::added(text) {
        return Err(added.within(0..text.len()));
    }
    read(text, dimension).map_err(|fault| match said(text, dimension) {
        Some(help) => not_a(dimension, text).help(help).within(0..text.len()),
        None => fault,
    })
}

fn read(text: &str, dimension: &Dimension) -> Result<f64, Fault> {
    let mut total = 0.0;
    let mut at = skip_spaces(text, 0);
    loop {
        let number = take(text, at, |c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
        if matches!(text.as_bytes().get(number.end), Some(b',' | b':')) {
            return Err(not_a(dimension, text).within(0..text.len()));
        }
        let unit_from = skip_spaces(text, number.end);
        let unit = take(text, unit_from, |c| !c.is_ascii_digit() && !c.is_whitespace() && c != '.');
        let Ok(value) = text[number.clone()].parse::<f64>() else {
            return Err(not_a(dimension, text).within(0..text.len()));
        };
        total += value * factor(text, &number, &unit, dimension)?;
        at = skip_spaces(text, unit.end);
        if at == text.len() {
            break;
        }
        if !dimension.is_sum {
            return Err(not_a(dimension, text).within(at..text.len()));
        }
    }
    if total < 0.0 || text.trim_start().starts_with('-') {
        let message = format!("`{}` is negative", text.trim());
        return Err(Fault::new(message, "below zero")
            .help("leave out the minus")
            .within(0..text.len()));
    }
    Ok(total)
}

/// Reads a length of time, in minutes.
pub(super) fn minutes(text: &str) -> Result<f64, Fault> {
    let minutes = quantity(text, &DURATION)?;
    if minutes <= LONGEST_MIN {
        return Ok(minutes);
    }
    Err(Fault::new(format!("`{}` is too long", text.trim()), "more than 1,000,000 min")
        .help("give a shorter one, or \"unlimited\" where that is possible")
        .within(0..text.len()))
}

/// What to say where a number has no unit.
pub(super) fn lacks_unit(number: &str, dimension: &Dimension) -> Fault {
    let Dimension { name, usual, .. } = dimension;
    Fault::new(format!("`{number}` is {name} without its unit"), "needs a unit")
        .help(format!("write \"{number}{usual}\""))
}

/// What to say where something else stands.
pub(super) fn not_a(dimension: &Dimension, found: &str) -> Fault {
    let Dimension { name, usual, .. } = dimension;
    let help = meant(found.trim(), dimension)
        .unwrap_or_else(|| format!("write {name} as a number and its unit, such as \"5{usual}\""));
    Fault::new(format!("`{}` is not {name}", found.trim()), "cannot be read").help(help)
}

/// What to type for what people say; `None` where it is not understood.
fn said(typed: &str, dimension: &Dimension) -> Option<String> {
    let typed = typed.trim();
    // A length by the clock has an answer of its own.
    if typed.starts_with('-') || typed.contains(':') {
        return None;
    }
    let write = |number: f64| format!("write \"{}{}\"", spoken::short(number), dimension.usual);
    match dimension.kind {
        Of::Time => spoken::length(typed).map(spoken::Said::as_length),
        Of::Rate => spoken::rate(typed).map(write),
        Of::Distance => spoken::converted(typed, false).map(write),
        Of::Speed => spoken::converted(typed, true).map(write),
    }
}

/// What stands before the first character that belongs to no number.
fn until_unit(typed: &str) -> &str {
    let end = typed.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '-'));
    &typed[..end.unwrap_or(typed.len())]
}

/// What to type for `1,5 min`, with a comma, and for a length written as a clock shows it, `00:05`.
fn meant(typed: &str, dimension: &Dimension) -> Option<String> {
    if let Some((hours, minutes)) = typed.split_once(':').filter(|_| dimension.is_sum) {
        let number = |text: &str| text.parse::<u32>().ok();
        let minutes = number(hours)? * 60 + number(minutes).filter(|minutes| *minutes < 60)?;
        return Some(format!("for {typed} hours write \"{minutes} min\""));
    }
    let number = slips::decimal_comma(until_unit(typed))?;
    Some(format!("{number}, and the unit behind it, in quotes"))
}

fn factor(
    text: &str,
    number: &Range<usize>,
    unit: &Range<usize>,
    dimension: &Dimension,
) -> Result<f64, Fault> {
    let typed = &text[unit.clone()];
    if typed.is_empty() {
        return Err(lacks_unit(&text[number.clone()], dimension).within(number.clone()));
    }
    let known = dimension.units.iter().find(|(name, _)| *name == typed);
    known.map(|(_, factor)| *factor).ok_or_else(|| {
        let names: Vec<&str> = dimension.units.iter().map(|(name, _)| *name).collect();
        Fault::new(format!("unknown unit `{typed}` of {}", dimension.name), "no such unit")
            .help(suggest::instead(typed, &names))
            .within(unit.clone())
    })
}

fn skip_spaces(text: &str, from: usize) -> usize {
    take(text, from, char::is_whitespace).end
}

fn take(text: &str, from: usize, is_part: impl Fn(char) -> bool) -> Range<usize> {
    let rest = &text[from..];
    from..from + rest.find(|c| !is_part(c)).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_is_turned_into_the_base_unit() {
        let cases = [
            ("8 min", &DURATION, 8.0),
            ("90 s", &DURATION, 1.5),
            ("1.5 h", &DURATION, 90.0),
            ("1h30m", &DURATION, 90.0),
            ("2 hours 30 minutes", &DURATION, 150.0),
            (" 0.5min ", &DURATION, 0.5),
            ("12/h", &RATE, 0.2),
            ("0.5 /min", &RATE, 0.5),
            ("2 m", &DISTANCE, 2.0),
            ("1.2 m/s", &SPEED, 72.0),
        ];
        for (text, dimension, expected) in cases {
            let value = quantity(text, dimension).expect(text);
            assert!((value - expected).abs() < 1e-12, "{text} gave {value}");
        }
    }

    #[test]
    fn what_is_not_a_quantity_is_refused() {
        for text in
            ["", "5", "min", "5 mni", "-5 min", "1h-30m", "5 min x", "5..1 min", "5 €", "1h30"]
        {
            assert!(quantity(text, &DURATION).is_err(), "{text}");
        }
        assert!(quantity("2 m 3 m", &DISTANCE).is_err());
        assert!(minutes("1000000000 min").is_err());
    }
}
