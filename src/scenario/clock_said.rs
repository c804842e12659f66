//! Times of day as people say them, and what to type for them: `7 o'clock`, `19h30`, `half past seven`, `noon`.
//!
//! Nothing here is read: what it makes of a text is proposed to whoever typed it.

use crate::model::ClockTime;

use super::spoken::number_word;

/// What to type where nothing can be made of a text.
pub(super) const EXAMPLE: &str = "write hours and minutes, such as \"19:00\", in quotes";

/// What to type for a time of day; `None` if nothing can be made of it.
pub(super) fn meant(typed: &str) -> Option<String> {
    let text = typed.to_lowercase();
    let text = text.trim().trim_end_matches([',', ';']);
    if let Some((from, _)) = between(text) {
        return Some(format!("write one time, such as \"{from}\""));
    }
    match time(text)? {
        Time::One(at) => Some(format!("did you mean \"{at}\"?")),
        Time::EitherHalf(at) => Some(format!(
            "write \"{at}\" for the morning, or \"{}\" for the evening",
            ClockTime(at.0 + 720)
        )),
        Time::Either(one, other) => Some(format!("did you mean \"{one}\" or \"{other}\"?")),
        Time::NextDay(at) => {
            Some(format!("hours go from 00 to 23: for {at} of the next day write \"{at}\""))
        }
        Time::TooManyMinutes => Some("minutes go from 00 to 59".to_owned()),
    }
}

/// What was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Time {
    One(ClockTime),
    /// In the morning or twelve hours later.
    EitherHalf(ClockTime),
    Either(ClockTime, ClockTime),
    NextDay(ClockTime),
    TooManyMinutes,
}

/// "19:00-23:00".
fn between(text: &str) -> Option<(ClockTime, ClockTime)> {
    let ways = ["-", "–", "—", " to ", " till ", " until "];
    let (from, to) = ways.iter().find_map(|way| text.split_once(way))?;
    let one = |text: &str| match time(text.trim())? {
        Time::One(at) if text.contains(':') || text.len() > 2 => Some(at),
        _ => None,
    };
    one(from).zip(one(to))
}

fn time(text: &str) -> Option<Time> {
    match text {
        "noon" | "midday" | "12 noon" => return Some(Time::One(ClockTime(720))),
        "midnight" | "12 midnight" | "24" | "24h" | "24.00" => {
            return Some(Time::One(ClockTime(0)));
        }
        _ => {}
    }
    let text = ["at ", "kl. ", "kl ", "um ", "about ", "ca. ", "~", "from "]
        .iter()
        .find_map(|before| text.strip_prefix(before))
        .unwrap_or(text);
    let (text, half) = half(text);
    let (text, is_by_clock) = by_clock(text);
    let (hour, minute) = past(text).or_else(|| figures(text))?;
    if minute == Some(Minute::TooMany) {
        return Some(Time::TooManyMinutes);
    }
    if (24..30).contains(&hour) && half.is_none() {
        let minutes =
            minute.map_or(0, |minute| if let Minute::Is(minute) = minute { minute } else { 0 });
        return Some(Time::NextDay(ClockTime((hour - 24) * 60 + minutes)));
    }
    let hour = match half {
        Some(is_after) if (1..=12).contains(&hour) => hour % 12 + if is_after { 12 } else { 0 },
        Some(_) | None if hour < 24 => hour,
        Some(_) | None => return None,
    };
    let at = |minutes: u32| ClockTime(hour * 60 + minutes);
    match minute {
        Some(Minute::Tens(tens)) => Some(Time::Either(at(tens), at(tens * 10))),
        Some(Minute::Is(minutes)) if half.is_none() && is_by_clock && hour < 12 => {
            Some(Time::EitherHalf(at(minutes)))
        }
        Some(Minute::Is(minutes)) => Some(Time::One(at(minutes))),
        None if half.is_none() && (1..12).contains(&hour) => Some(Time::EitherHalf(at(0))),
        None => Some(Time::One(at(0))),
        Some(Minute::TooMany) => Some(Time::TooManyMinutes),
    }
}

/// Minutes as they were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Minute {
    Is(u32),
    /// A single figure: of `19:5` nobody knows whether it is five or fifty.
    Tens(u32),
    TooMany,
}

/// Before or after noon, if that is said behind the time, and the rest.
fn half(text: &str) -> (&str, Option<bool>) {
    const ENDINGS: [(&str, bool); 14] = [
        ("in the morning", false),
        ("in the afternoon", true),
        ("in the evening", true),
        ("at night", true),
        ("o'clock pm", true),
        ("a.m.", false),
        ("p.m.", true),
        ("a.m", false),
        ("p.m", true),
        ("am", false),
        ("pm", true),
        ("noon", true),
        ("a", false),
        ("p", true),
    ];
    let found =
        ENDINGS.iter().find_map(|(ending, after)| Some((text.strip_suffix(ending)?, *after)));
    found.map_or((text, None), |(rest, after)| (rest.trim_end(), Some(after)))
}

/// The text without "o'clock" and the like, and whether the hour may be of either half of the day.
fn by_clock(text: &str) -> (&str, bool) {
    let of_either = ["o'clock", "o’clock", "oclock"].iter().find_map(|end| text.strip_suffix(end));
    let of_all = ["uhr", "hours", "hrs"].iter().find_map(|end| text.strip_suffix(end));
    match (of_either, of_all) {
        (Some(rest), _) => (rest.trim_end(), true),
        (None, Some(rest)) => (rest.trim_end(), false),
        (None, None) => (text, text.contains(" past ") || text.contains(" to ")),
    }
}

/// "half past seven", "quarter to 8".
fn past(text: &str) -> Option<(u32, Option<Minute>)> {
    let (before, hour) = text.split_once(" past ").or_else(|| text.split_once(" to "))?;
    let hour = hour.parse().ok().or_else(|| number_word(hour))?;
    let before = before.trim_start_matches("a ");
    let minutes = match before {
        "half" => 30,
        "quarter" => 15,
        minutes => minutes.parse().ok().or_else(|| number_word(minutes))?,
    };
    if minutes > 59 || hour > 23 {
        return None;
    }
    Some(if text.contains(" past ") {
        (hour, Some(Minute::Is(minutes)))
    } else {
        ((hour + 23) % 24, Some(Minute::Is(60 - minutes)))
    })
}

/// "19.30", "19h30", "1930", "19h", "19;00", "seven".
fn figures(text: &str) -> Option<(u32, Option<Minute>)> {
    if let Some(hour) = number_word(text) {
        return Some((hour, None));
    }
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if is_digits(text) && matches!(text.len(), 3 | 4) {
        let (hour, minute) = text.split_at(text.len() - 2);
        return Some((hour.parse().ok()?, Some(minutes(minute)?)));
    }
    let (hour, rest) =
        text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    let hour = is_digits(hour).then(|| hour.parse().ok()).flatten().filter(|_| hour.len() <= 2)?;
    if rest.is_empty() {
        return Some((hour, None));
    }
    let minute =
        rest.trim_start().strip_prefix(['.', 'h', ':', ';', ',', '-', ' ']).unwrap_or(rest);
    let minute = minute.trim().trim_end_matches('h');
    match minute {
        // Who writes hours with an h counts them to 24.
        "" => Some((hour, Some(Minute::Is(0)))),
        minute if is_digits(minute) => Some((hour, Some(minutes(minute)?))),
        _ => None,
    }
}

fn minutes(figures: &str) -> Option<Minute> {
    let number: u32 = figures.parse().ok()?;
    Some(match figures.len() {
        1 if number == 0 => Minute::Is(0),
        1 if number < 6 => Minute::Tens(number),
        1 | 2 if number < 60 => Minute::Is(number),
        2 => Minute::TooMany,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_understood_as_people_say_it() {
        let one = |at: &str| format!("did you mean \"{at}\"?");
        let either = |morning: &str, evening: &str| {
            format!("write \"{morning}\" for the morning, or \"{evening}\" for the evening")
        };
        for (typed, told) in [
            ("19.30", one("19:30")),
            ("19h30", one("19:30")),
            ("1930", one("19:30")),
            ("19h", one("19:00")),
            ("9h", one("09:00")),
            ("19", one("19:00")),
            ("19;00", one("19:00")),
            ("19:0", one("19:00")),
            ("19:00 Uhr", one("19:00")),
            ("19 Uhr", one("19:00")),
            ("kl. 19", one("19:00")),
            ("7p", one("19:00")),
            ("8.30pm", one("20:30")),
            ("7 in the evening", one("19:00")),
            ("at 7pm", one("19:00")),
            ("noon", one("12:00")),
            ("midnight", one("00:00")),
            ("19:00,", one("19:00")),
            ("7", either("07:00", "19:00")),
            ("seven", either("07:00", "19:00")),
            ("7 o'clock", either("07:00", "19:00")),
            ("half past seven", either("07:30", "19:30")),
            ("quarter to 8", either("07:45", "19:45")),
            ("19:5", "did you mean \"19:05\" or \"19:50\"?".to_owned()),
            (
                "25:00",
                "hours go from 00 to 23: for 01:00 of the next day write \"01:00\"".to_owned(),
            ),
            ("20:75", "minutes go from 00 to 59".to_owned()),
            ("19:00-23:00", "write one time, such as \"19:00\"".to_owned()),
        ] {
            assert_eq!(meant(typed), Some(told), "{typed}");
        }
        for typed in ["", "pm", "é pm", "late", "19:00:00:00", "190000", "99"] {
            assert_eq!(meant(typed), None, "{typed}");
        }
    }
}
