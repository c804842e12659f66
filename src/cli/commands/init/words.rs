//! Answers as people give them: read into what a scenario holds, and shown as they would be typed.

use serde::Deserialize;

use crate::model::ClockTime;
use crate::scenario::{quoted, time_of_day};

/// Minutes of a day.
const DAY: u32 = 24 * 60;

/// So many tables of so many seats.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub(super) struct Tables {
    seats: u32,
    count: u32,
}

pub(super) const TABLES_EXAMPLE: &str =
    "write how many for how many people, such as: 6 for 2, 4 for 4";

/// `6 for 2, 4 for 4`.
pub(super) fn show_tables(tables: &[Tables]) -> String {
    let shown = tables.iter().map(|Tables { seats, count }| format!("{count} for {seats}"));
    shown.collect::<Vec<_>>().join(", ")
}

/// Reads `6 for 2, 4x4 and one more`: two whole numbers a part.
pub(super) fn read_tables(typed: &str) -> Option<Vec<Tables>> {
    let parts = typed.replace(" and ", ",").replace(';', ",");
    let parts = parts.split(',').map(|part| match whole_numbers(part)?.as_slice() {
        &[count, seats] => Some(Tables { seats, count }),
        _ => None,
    });
    parts.collect()
}

/// The whole numbers in a text of words; `None` where a sign or a point may make it mean something else.
fn whole_numbers(text: &str) -> Option<Vec<u32>> {
    if text.contains(['-', '.', '−', '/']) {
        return None;
    }
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    numbers.map(|digits| digits.parse().ok()).collect()
}

pub(super) fn write_tables(tables: &[Tables]) -> String {
    let written = tables
        .iter()
        .map(|Tables { seats, count }| format!("{{ seats = {seats}, count = {count} }}"));
    format!("[{}]", written.collect::<Vec<_>>().join(", "))
}

/// Reads how many people, as a scenario holds it.
pub(super) fn read_people(typed: &str) -> Option<String> {
    if typed.eq_ignore_ascii_case("unlimited") {
        return Some(quoted("unlimited"));
    }
    typed.parse().ok().map(|people: u32| people.to_string())
}

const CLOCK_EXAMPLE: &str = "write a time such as 19:00 or 7 pm";

/// Reads a time of day; else what to type.
pub(super) fn read_clock(typed: &str) -> Result<ClockTime, String> {
    time_of_day(typed).map_err(|help| match help.strip_prefix("did you mean ") {
        Some(meant) => format!("did you mean {}", meant.replace('"', "")),
        None => CLOCK_EXAMPLE.to_owned(),
    })
}

/// A time so many minutes later, past midnight if need be.
pub(super) fn later(time: ClockTime, minutes: u32) -> ClockTime {
    ClockTime((time.0 + minutes) % DAY)
}

/// Minutes from one time to the next moment the clock shows the other.
pub(super) fn minutes_between(from: ClockTime, to: ClockTime) -> u32 {
    (to.0 + DAY - from.0) % DAY
}

/// Parties an hour from a time on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Step {
    pub(super) from: ClockTime,
    per_hour: f64,
}

/// A step as a scenario holds it.
#[derive(Debug, Deserialize)]
pub(super) struct WrittenStep {
    from: String,
    rate: String,
}

impl Step {
    /// The same parties at another time.
    pub(super) fn at(self, from: ClockTime) -> Self {
        Self { from, ..self }
    }
}

impl WrittenStep {
    /// The same, if it is a clock time with parties an hour.
    pub(super) fn step(&self) -> Option<Step> {
        let (number, unit) = self.rate.split_once('/')?;
        let number: f64 = number.trim().parse().ok()?;
        let per_hour = match unit.trim() {
            "h" => number,
            "min" => 60.0 * number,
            _ => return None,
        };
        Some(Step { from: time_of_day(&self.from).ok()?, per_hour })
    }
}

pub(super) const STEPS_EXAMPLE: &str =
    "write how many from when, such as: 5 from 19:00, 10 from 20:00; or one number for all evening";

/// `5 from 19:00, 10 from 20:00`.
pub(super) fn show_steps(steps: &[Step]) -> String {
    let shown = steps.iter().map(|step| format!("{} from {}", step.per_hour, step.from));
    shown.collect::<Vec<_>>().join(", ")
}

/// Reads the same; one number, or the first without a time, counts from opening on.
pub(super) fn read_steps(typed: &str, opens: ClockTime) -> Result<Vec<Step>, String> {
    let read = |(idx, part): (usize, &str)| {
        let timed = ["from", "at"].iter().find_map(|word| part.split_once(word));
        let (number, from) = match timed {
            Some((number, from)) => (number, read_clock(from.trim())?),
            None if idx == 0 => (part, opens),
            None => return Err(STEPS_EXAMPLE.to_owned()),
        };
        let number = number.trim().trim_end_matches("an hour").trim_end_matches("/h").trim();
        let per_hour = number.parse().ok().filter(|rate: &f64| rate.is_finite() && *rate >= 0.0);
        Ok(Step { from, per_hour: per_hour.ok_or_else(|| STEPS_EXAMPLE.to_owned())? })
    };
    typed.split([',', ';']).enumerate().map(read).collect()
}

pub(super) fn write_steps(steps: &[Step]) -> String {
    let written: Vec<String> = steps
        .iter()
        .map(|step| format!("{{ from = \"{}\", rate = \"{}/h\" }}", step.from, step.per_hour))
        .collect();
    match written.as_slice() {
        [one] => format!("[{one}]"),
        several => format!("[\n    {},\n]", several.join(",\n    ")),
    }
}

pub(super) const SHARE_EXAMPLE: &str = "write how many of a hundred, such as 20, or 1 in 5";

/// `20`, of a hundred.
pub(super) fn show_share(share: f64) -> String {
    // Whatever is a decimal share is a decimal of a hundred.
    format!("{}", (share * 1e8).round() / 1e6)
}

/// Reads `20`, `20 %`, `20 of 100`, `1 in 5`.
pub(super) fn read_share(typed: &str) -> Option<f64> {
    let number = |text: &str| text.trim().parse().ok().filter(|number: &f64| number.is_finite());
    let parts = [" in ", " of ", " out of ", "/"].iter().find_map(|word| typed.split_once(word));
    let share = match parts {
        Some((some, all)) => number(some.trim_end_matches("out"))? / number(all)?,
        None => number(typed.trim_end_matches('%'))? / 100.0,
    };
    Some((share * 1e8).round() / 1e8).filter(|share| (0.0..=1.0).contains(share))
}

pub(super) const MINUTES_EXAMPLE: &str = "write a number of minutes, such as 25";

/// The text before and behind the first number of minutes in a value, and that number.
pub(super) fn minutes_in(value: &str) -> Option<(&str, f64, &str)> {
    let behind =
        value.find(" min").filter(|at| !value[at + 4..].starts_with(char::is_alphanumeric))?;
    let is_of_number = |c: char| c.is_ascii_digit() || c == '.';
    let before = value[..behind].trim_end_matches(is_of_number);
    let number = value[before.len()..behind].parse().ok()?;
    Some((before, number, &value[behind..]))
}

/// Reads `25` or `25 min`.
pub(super) fn read_minutes(typed: &str) -> Option<f64> {
    let number = ["minutes", "min"].iter().find_map(|unit| typed.strip_suffix(unit));
    let minutes = number.unwrap_or(typed).trim().parse().ok();
    minutes.filter(|minutes: &f64| minutes.is_finite() && *minutes > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_as_they_are_told() {
        let tables = |typed| read_tables(typed).map(|tables| show_tables(&tables));
        for typed in ["6 for 2, 4 for 4", "6x2, 4 x 4", "6 tables for 2 and 4 for 4 people"] {
            assert_eq!(tables(typed).as_deref(), Some("6 for 2, 4 for 4"), "{typed}");
        }
        for typed in ["12", "six for two", "6 for 2,", "-6 for 2", "6 for 2.5", "1 2 3"] {
            assert_eq!(tables(typed), None, "{typed}");
        }
        let written = write_tables(&read_tables("6 for 2").unwrap());
        assert_eq!(written, "[{ seats = 2, count = 6 }]");
    }

    #[test]
    fn who_comes_is_read_as_it_is_told() {
        let opens = ClockTime(18 * 60);
        let steps = |typed| read_steps(typed, opens).map(|steps| show_steps(&steps));
        assert_eq!(steps("8").as_deref(), Ok("8 from 18:00"));
        let two = Ok("5 from 18:00, 7.5 from 20:00");
        assert_eq!(steps("5, 7.5 an hour from 8 pm").as_deref(), two);
        assert_eq!(steps("5/h; 7.5 at 20:00").as_deref(), two);
        for typed in ["", "5, 7", "many", "5 from", "-1", "inf"] {
            assert!(steps(typed).is_err(), "{typed}");
        }
        assert_eq!(steps("5 from 19.30"), Err("did you mean 19:30?".to_owned()));
    }

    #[test]
    fn a_share_is_told_in_many_ways() {
        for typed in ["20", "20%", "20 %", "20 of 100", "1 in 5", "1/5", "1 out of 5"] {
            assert_eq!(read_share(typed), Some(0.2), "{typed}");
        }
        for typed in ["", "x", "101", "-1", "2 in 1", "1 in 0", "0 in 0", "NaN"] {
            assert_eq!(read_share(typed), None, "{typed}");
        }
        for share in [0.2, 0.003, 0.07, 0.29, 1.0, 0.0] {
            assert_eq!(read_share(&show_share(share)), Some(share));
        }
    }

    #[test]
    fn the_minutes_in_a_value_are_found() {
        let value = "\"lognormal(median 25 min, cv 0.5)\"";
        let found = ("\"lognormal(median ", 25.0, " min, cv 0.5)\"");
        assert_eq!(minutes_in(value), Some(found));
        assert_eq!(minutes_in("\"38.5 min\""), Some(("\"", 38.5, " min\"")));
        for none in ["\"never\"", "\"exp(min, 2)\"", "3"] {
            assert_eq!(minutes_in(none), None, "{none}");
        }
        assert_eq!(read_minutes("25 min"), Some(25.0));
        assert_eq!(read_minutes("0"), None);
    }

    #[test]
    fn an_evening_may_go_past_midnight() {
        let [evening, night] = [ClockTime(19 * 60), ClockTime(60)];
        assert_eq!(minutes_between(evening, night), 6 * 60);
        assert_eq!(later(evening, 6 * 60), night);
    }
}
