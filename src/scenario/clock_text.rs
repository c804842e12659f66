//! A time of day as people write it: `19:00`, `7 pm`, `18:03:00`.

use crate::model::ClockTime;

use super::clock_said::{EXAMPLE, meant};
use super::kinds;
use super::problem::Fault;
use super::tree::{Node, Value};

/// Whether a value that may be a clock time or a length of time is meant as the first.
pub(super) fn is_meant(node: &Node) -> bool {
    match &node.value {
        Value::Text(text) => text.content.contains(':') || half_of_day(&text.content).is_some(),
        Value::Date(_) => true,
        Value::Integer(_) | Value::Float(_) | Value::Bool(_) | Value::List(_) | Value::Table(_) => {
            false
        }
    }
}

/// Reads a time of day, to the minute.
pub(super) fn clock(node: &Node) -> Result<ClockTime, Fault> {
    if let Some(typed) = unquoted(node) {
        let help = match read(&typed) {
            Ok(at) => format!("write \"{at}\", in quotes"),
            Err(help) => help,
        };
        return Err(kinds::wrong_kind(node, "a clock time").help(help));
    }
    let typed = kinds::content(node, "a clock time").map_err(|fault| fault.help(EXAMPLE))?;
    read(typed).map_err(|help| {
        Fault::new(format!("`{typed}` is not a time of day"), "not from 00:00 to 23:59").help(help)
    })
}

/// A number or a time without quotes, as it was written; of `19.30` only 19.3 is left.
pub(super) fn unquoted(node: &Node) -> Option<String> {
    match &node.value {
        Value::Integer(number) => Some(number.to_string()),
        Value::Float(number) => {
            let text = number.to_string();
            let is_cut = text.split_once('.').is_some_and(|(_, minutes)| minutes.len() == 1);
            Some(if is_cut { text + "0" } else { text })
        }
        Value::Date(text) => Some(text.clone()),
        Value::Text(_) | Value::Bool(_) | Value::List(_) | Value::Table(_) => None,
    }
}

/// The time of day, or what to type instead.
pub(crate) fn read(typed: &str) -> Result<ClockTime, String> {
    let (time, half) = half_of_day(typed).unwrap_or((typed.trim(), None));
    let parts: Vec<&str> = time.split(':').collect();
    let parts: Option<Vec<u32>> = parts.iter().map(|part| number(part)).collect();
    let is_whole = |part: &str| part.len() == 2;
    let minutes_are_whole = time.split(':').skip(1).all(is_whole);
    let (hour, minute) = match parts.as_deref() {
        Some([hour]) if half.is_some() => (*hour, 0),
        Some([hour, minute] | [hour, minute, 0]) if minutes_are_whole => (*hour, *minute),
        Some([hour, minute, seconds])
            if minutes_are_whole && *hour < 24 && *minute < 60 && *seconds < 60 =>
        {
            let shown = ClockTime(hour * 60 + minute);
            return Err(format!("times go by whole minutes: did you mean \"{shown}\"?"));
        }
        _ => return Err(meant(typed).unwrap_or_else(|| EXAMPLE.to_owned())),
    };
    let hour = match half {
        None => hour,
        Some(after) if (1..=12).contains(&hour) => hour % 12 + if after { 12 } else { 0 },
        Some(_) => return Err("before and after noon hours go from 1 to 12: \"7 pm\"".to_owned()),
    };
    if (hour, minute) == (24, 0) {
        return Err("write \"00:00\" for midnight".to_owned());
    }
    if hour < 24 && minute < 60 {
        Ok(ClockTime(hour * 60 + minute))
    } else {
        Err(meant(typed).unwrap_or_else(|| EXAMPLE.to_owned()))
    }
}

/// The time in a text that ends in `am` or `pm`, and whether that is after noon.
fn half_of_day(text: &str) -> Option<(&str, Option<bool>)> {
    let text = text.trim();
    let is = |ending: &&str| {
        let at = text.len().checked_sub(ending.len());
        at.is_some_and(|at| text.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(ending)))
    };
    let before = ["am", "a.m."].into_iter().find(is).map(|ending| (ending, false));
    let (ending, is_after) =
        before.or_else(|| ["pm", "p.m."].into_iter().find(is).map(|ending| (ending, true)))?;
    let time = text[..text.len() - ending.len()].trim_end();
    time.starts_with(|c: char| c.is_ascii_digit()).then_some((time, Some(is_after)))
}

fn number(part: &str) -> Option<u32> {
    let is_number = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    part.parse().ok().filter(|_| is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_is_read_in_every_way_that_means_one_thing() {
        for (typed, minutes) in [
            ("19:00", 1140),
            ("9:05", 545),
            ("00:00", 0),
            ("18:03:00", 1083),
            ("6:03 PM", 1083),
            ("7pm", 1140),
            ("7 p.m.", 1140),
            ("12 am", 0),
            ("12:30 pm", 750),
            (" 23:59 ", 1439),
        ] {
            assert_eq!(read(typed), Ok(ClockTime(minutes)), "{typed}");
        }
    }

    #[test]
    fn what_may_mean_two_things_is_answered_with_what_to_type() {
        for (typed, told) in [
            ("18:03:10", "times go by whole minutes: did you mean \"18:03\"?"),
            ("24:00", "write \"00:00\" for midnight"),
            ("13 pm", "before and after noon hours go from 1 to 12: \"7 pm\""),
            ("19.30", "did you mean \"19:30\"?"),
            ("19h30", "did you mean \"19:30\"?"),
            ("1930", "did you mean \"19:30\"?"),
            ("19h", "did you mean \"19:00\"?"),
            ("19", "did you mean \"19:00\"?"),
            ("19:5", "did you mean \"19:05\" or \"19:50\"?"),
            ("25:00", "hours go from 00 to 23: for 01:00 of the next day write \"01:00\""),
            ("19:60", "minutes go from 00 to 59"),
            ("", EXAMPLE),
            ("noon", "did you mean \"12:00\"?"),
            ("8.30pm", "did you mean \"20:30\"?"),
            ("pm", EXAMPLE),
            ("é pm", EXAMPLE),
        ] {
            assert_eq!(read(typed), Err(told.to_owned()), "{typed}");
        }
    }
}
