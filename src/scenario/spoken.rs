//! Lengths of time, rates and distances as people say them, and what to type for them: `half an hour`, `1h30`,
//! `15-20 min`, `12 per hour`, `20 ft`.
//!
//! Nothing here is read: what it makes of a text is proposed to whoever typed it.

use super::units::LONGEST_MIN;

/// What was said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Said {
    /// One length in minutes.
    One(f64),
    /// From one length to another in minutes.
    Between(f64, f64),
}

impl Said {
    /// What to type where one length stands.
    pub(super) fn as_length(self) -> String {
        match self {
            Self::One(minutes) => format!("write \"{}\"", length_text(minutes)),
            Self::Between(from, to) => format!(
                "write one length, such as \"{}\", which is half-way",
                length_text(f64::midpoint(from, to))
            ),
        }
    }

    /// What to type where a distribution may stand.
    pub(super) fn as_distribution(self) -> String {
        match self {
            Self::One(_) => self.as_length(),
            Self::Between(from, to) => {
                format!("write \"uniform({}, {})\"", length_text(from), length_text(to))
            }
        }
    }
}

/// A part of what was said.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Number(f64),
    /// A half, a quarter: of what comes behind, or of the unit before.
    Fraction(f64),
    /// So many of a fraction: "three quarters".
    Times(f64),
    /// "An hour" is one.
    Article,
    /// In minutes.
    Unit(f64),
    And,
    To,
    PlusMinus,
    /// Changes nothing.
    Noise,
}

/// What a length of time was meant to be; `None` if it is none, or has no unit.
pub(super) fn length(typed: &str) -> Option<Said> {
    if has_thousands(typed) {
        return None;
    }
    let parts = parts(typed)?;
    let split = |mark: Part| {
        let at = parts.iter().position(|part| *part == mark)?;
        Some((&parts[..at], &parts[at + 1..]))
    };
    let is_length = |minutes: &f64| (0.0..=LONGEST_MIN).contains(minutes);
    if let Some((mean, spread)) = split(Part::PlusMinus) {
        let spread = sum(spread)?;
        let mean = sum(&with_unit_of(mean, &parts))?;
        return (spread <= mean).then_some(Said::Between(mean - spread, mean + spread));
    }
    if let Some((from, to)) = split(Part::To) {
        let (from, to) = (sum(&with_unit_of(from, &parts))?, sum(to)?);
        return (from < to).then_some(Said::Between(from, to));
    }
    sum(&parts).filter(is_length).map(Said::One)
}

/// Whether it holds "1,500", of which only its writer knows whether it is one and a half or fifteen hundred.
fn has_thousands(typed: &str) -> bool {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    typed.match_indices(',').any(|(at, _)| {
        typed[..at].ends_with(|c: char| c.is_ascii_digit()) && digits(&typed[at + 1..]) == 3
    })
}

/// The same parts, with the last unit behind them if they have none.
fn with_unit_of(parts: &[Part], all: &[Part]) -> Vec<Part> {
    let is_unit = |part: &&Part| matches!(part, Part::Unit(_));
    let unit = all.iter().rfind(is_unit).filter(|_| !parts.iter().any(|part| is_unit(&part)));
    parts.iter().chain(unit).copied().collect()
}

/// Several numbers with their units in minutes; a number behind the last unit is of the next smaller one, as in 1h30.
fn sum(parts: &[Part]) -> Option<f64> {
    let (mut total, mut pending, mut unit) = (0.0, None::<f64>, None::<f64>);
    let mut is_one = false;
    for part in parts {
        match *part {
            Part::Article => is_one = true,
            Part::Number(number) if pending.is_none() => pending = Some(number),
            Part::Fraction(fraction) => pending = Some(pending.unwrap_or(0.0) + fraction),
            Part::Times(fraction) => pending = Some(pending.unwrap_or(1.0) * fraction),
            Part::Unit(minutes) => {
                total += pending.take().or(is_one.then_some(1.0))? * minutes;
                is_one = false;
                unit = Some(minutes);
            }
            Part::And | Part::Noise => {}
            Part::Number(_) | Part::To | Part::PlusMinus => return None,
        }
    }
    match (pending, unit) {
        (None, Some(_)) => Some(total),
        (Some(rest), Some(unit)) if rest < 1.0 => Some(total + rest * unit),
        (Some(rest), Some(unit)) if rest < 60.0 && unit > 1.0 / 60.0 => {
            Some(total + rest * unit / 60.0)
        }
        (_, _) => None,
    }
}

/// Words that change nothing: "about 10 min", "max. 10 min", "10 min each".
#[rustfmt::skip]
const NOISE: [&str; 25] = [
    "about", "approx", "approximately", "around", "at", "between", "ca", "circa", "each", "every",
    "from", "guest", "in", "least", "less", "max", "maximum", "more", "most", "of", "per", "roughly", "than",
    "under", "up",
];

fn parts(typed: &str) -> Option<Vec<Part>> {
    let text = typed.to_lowercase().replace("+/-", "±").replace("+-", "±");
    let text = if text.contains("between") { text.replace(" and ", " to ") } else { text };
    let mut found = Vec::new();
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        let end = if first.is_ascii_digit() {
            rest.find(|c| !is_number(c)).unwrap_or(rest.len())
        } else if first.is_alphabetic() {
            rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (token, behind) = rest.split_at(end);
        rest = behind;
        if first.is_ascii_digit() {
            let digits = token.trim_end_matches(['.', ',']).replace(',', ".");
            let number: f64 = digits.parse().ok()?;
            // "1/2" is a half.
            let below = rest.strip_prefix('/').map(|below| {
                below.split_at(below.find(|c: char| !c.is_ascii_digit()).unwrap_or(below.len()))
            });
            if let Some((Ok(below), after)) =
                below.map(|(below, after)| (below.parse::<f64>(), after))
            {
                found.push(Part::Fraction(number / below));
                rest = after;
            } else {
                found.push(Part::Number(number));
            }
        } else if first.is_alphabetic() {
            found.push(word(token)?);
        } else {
            found.push(sign(first)?);
        }
    }
    Some(found)
}

/// What a word is.
fn word(word: &str) -> Option<Part> {
    if NOISE.contains(&word) {
        return Some(Part::Noise);
    }
    Some(match word {
        "min" | "mins" | "minute" | "minutes" | "m" => Part::Unit(1.0),
        "s" | "sec" | "secs" | "second" | "seconds" => Part::Unit(1.0 / 60.0),
        "h" | "hr" | "hrs" | "hour" | "hours" => Part::Unit(60.0),
        "d" | "day" | "days" => Part::Unit(24.0 * 60.0),
        "a" | "an" => Part::Article,
        "half" => Part::Fraction(0.5),
        "quarter" => Part::Fraction(0.25),
        "quarters" => Part::Times(0.25),
        "and" | "plus" => Part::And,
        "to" | "till" | "until" | "or" => Part::To,
        word => Part::Number(f64::from(number_word(word)?)),
    })
}

/// What a sign is.
fn sign(sign: char) -> Option<Part> {
    Some(match sign {
        '½' => Part::Fraction(0.5),
        '¼' => Part::Fraction(0.25),
        '¾' => Part::Fraction(0.75),
        '\'' | '′' | '’' => Part::Unit(1.0),
        '"' | '″' | '”' => Part::Unit(1.0 / 60.0),
        '-' | '–' | '—' => Part::To,
        '±' => Part::PlusMinus,
        '+' | ',' => Part::And,
        '~' | '≈' | '<' | '>' | '≤' | '≥' | '.' | '/' => Part::Noise,
        space if space.is_whitespace() => Part::Noise,
        _ => return None,
    })
}

/// A number that is written as a word.
pub(super) fn number_word(word: &str) -> Option<u32> {
    const UP_TO_TWELVE: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    const OTHERS: [(&str, u32); 8] = [
        ("fifteen", 15),
        ("twenty", 20),
        ("thirty", 30),
        ("forty", 40),
        ("fifty", 50),
        ("sixty", 60),
        ("ninety", 90),
        ("hundred", 100),
    ];
    let word = word.to_lowercase();
    let nth = UP_TO_TWELVE.iter().position(|known| *known == word);
    let others = OTHERS.iter().find(|(known, _)| *known == word).map(|(_, number)| *number);
    nth.and_then(|nth| u32::try_from(nth).ok()).or(others)
}

/// What a rate was meant to be [an hour]: "12 per hour", "12 parties/h", "12/30min", "every 5 min".
pub(super) fn rate(typed: &str) -> Option<f64> {
    let text = typed.trim().to_lowercase();
    if let Some(between) = text.strip_prefix("every ").or_else(|| text.strip_prefix("one every ")) {
        return match length(between)? {
            Said::One(minutes) if minutes > 0.0 => Some(60.0 / minutes),
            Said::One(_) | Said::Between(..) => None,
        };
    }
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '-'))?;
    let number = match text[..end].split_once('-') {
        Some((from, to)) => f64::midpoint(plain(from)?, plain(to)?),
        None => plain(&text[..end])?,
    };
    let unit = text[end..].rsplit(['/', ' ']).next()?;
    let minutes = match length(unit).or_else(|| length(&format!("1 {unit}")))? {
        Said::One(minutes) if minutes > 0.0 => minutes,
        Said::One(_) | Said::Between(..) => return None,
    };
    Some(number * 60.0 / minutes)
}

/// What was measured in a unit that is none here, and how many of ours one of it is.
pub(super) fn converted(typed: &str, is_speed: bool) -> Option<f64> {
    let text = typed.trim().to_lowercase();
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))?;
    let number = plain(&text[..end])?;
    let factor = match (text[end..].trim(), is_speed) {
        ("ft" | "feet" | "foot" | "'", false) | ("ft/s", true) => 0.3048,
        ("yd" | "yard" | "yards", false) => 0.9144,
        ("in" | "inch" | "inches", false) => 0.0254,
        ("km", false) => 1000.0,
        ("mm", false) => 0.001,
        ("steps" | "paces", false) => 0.75,
        ("mph", true) => 0.44704,
        ("kmh" | "kph" | "km/hr" | "km per hour" | "km per h", true) => 1.0 / 3.6,
        ("m/min", true) => 1.0 / 60.0,
        ("m per s" | "mps" | "ms" | "metres per second" | "meters per second", true) => 1.0,
        (_, _) => return None,
    };
    Some(number * factor)
}

fn plain(digits: &str) -> Option<f64> {
    digits.replace(',', ".").parse().ok()
}

/// Minutes as they are typed; below one in seconds.
fn length_text(minutes: f64) -> String {
    let seconds = minutes * 60.0;
    if 0.0 < minutes && minutes < 1.0 {
        format!("{} s", short(seconds))
    } else {
        format!("{} min", short(minutes))
    }
}

/// A number with at most two decimals.
pub(super) fn short(number: f64) -> String {
    let rounded = (number * 100.0).round() / 100.0;
    rounded.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_understood_as_people_say_them() {
        for (typed, minutes) in [
            ("1h30", 90.0),
            ("1 h 30", 90.0),
            ("5m30", 5.5),
            ("half an hour", 30.0),
            ("a half hour", 30.0),
            ("an hour and a half", 90.0),
            ("one and a half hours", 90.0),
            ("quarter of an hour", 15.0),
            ("three quarters of an hour", 45.0),
            ("1 1/2 h", 90.0),
            ("1½ h", 90.0),
            ("five minutes", 5.0),
            ("10'", 10.0),
            ("90\"", 1.5),
            ("1 h and 30 min", 90.0),
            ("1h, 30min", 90.0),
            ("10 min + 5 min", 15.0),
            ("about 10 min", 10.0),
            ("ca. 10 min", 10.0),
            ("~10 min", 10.0),
            ("max. 10 min", 10.0),
            ("10 Min.", 10.0),
            ("5,5 min", 5.5),
            ("10 min per guest", 10.0),
            ("1 day", 1440.0),
        ] {
            let found = length(typed);
            let is_it = matches!(found, Some(Said::One(found)) if (found - minutes).abs() < 1e-9);
            assert!(is_it, "{typed}: {found:?}");
        }
        for (typed, from, to) in [
            ("15-20 min", 15.0, 20.0),
            ("15 – 20 min", 15.0, 20.0),
            ("15 to 20 min", 15.0, 20.0),
            ("between 15 and 20 min", 15.0, 20.0),
            ("15 min - 1 h", 15.0, 60.0),
            ("10 ± 2 min", 8.0, 12.0),
            ("10 min +- 2 min", 8.0, 12.0),
        ] {
            assert_eq!(length(typed), Some(Said::Between(from, to)), "{typed}");
        }
        for typed in ["", "5", "min", "5 mni", "soon", "5 €", "20-15 min", "an", "5 10 min"] {
            assert_eq!(length(typed), None, "{typed}");
        }
    }

    #[test]
    fn rates_and_distances_are_understood_as_people_say_them() {
        for (typed, an_hour) in [
            ("12 per hour", 12.0),
            ("12 an hour", 12.0),
            ("12 parties/h", 12.0),
            ("12 / h", 12.0),
            ("12 h", 12.0),
            ("12/30min", 24.0),
            ("10-12/h", 11.0),
            ("0,2/min", 12.0),
            ("every 5 min", 12.0),
        ] {
            let found = rate(typed).unwrap_or_else(|| panic!("{typed}"));
            assert!((found - an_hour).abs() < 1e-9, "{typed}: {found}");
        }
        assert_eq!(converted("20 ft", false).map(short).as_deref(), Some("6.1"));
        assert_eq!(converted("4 kmh", true).map(short).as_deref(), Some("1.11"));
        assert_eq!(converted("3 furlongs", false), None);
    }
}
