//! Numbers as people write them elsewhere, and what to type for them here: a decimal comma, a currency's
//! sign, a plus, a percentage.
//!
//! Nothing is read by guessing: what can mean one thing only is proposed, what can mean two is asked.

/// What to type for a text that was meant as a plain number; `None` if it does not look like one.
pub(super) fn plain_number(typed: &str) -> Option<String> {
    let text = without_currency(typed.trim());
    if let Some(number) = text.strip_prefix('+').filter(|number| is_number(number)) {
        return Some(format!("write {number}: nothing is added to what stood there before"));
    }
    if is_number(text) {
        return Some(format!("write {text}, without quotes and without a unit"));
    }
    if let Some(percent) = text.strip_suffix('%').map(str::trim_end).filter(|text| is_number(text))
    {
        return Some(format!("write {} for {percent} %", hundredth(percent)?));
    }
    decimal_comma(text)
}

/// What to type for a text that was meant as the number of a goal.
pub(super) fn in_a_goal(typed: &str) -> Option<String> {
    let number = without_currency(typed.trim());
    let alone = is_number(number).then(|| format!("write {number} alone, without its unit"));
    alone.or_else(|| decimal_comma(number))
}

/// What to type for a number with a comma: a point in its place. Of "1,500" only its writer knows whether it
/// is one and a half or fifteen hundred.
pub(super) fn decimal_comma(typed: &str) -> Option<String> {
    let (whole, parts) = typed.trim().split_once(',')?;
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(whole.trim_start_matches('-')) || !is_digits(parts) {
        return None;
    }
    let with_point = format!("{whole}.{parts}");
    Some(if parts.len() == 3 && !whole.trim_start_matches('-').starts_with('0') {
        format!("write {with_point}, with a point, or {whole}{parts} without the comma")
    } else {
        format!("write {with_point}, with a point")
    })
}

/// A number in percent as a share, in the digits it was written with.
fn hundredth(percent: &str) -> Option<f64> {
    format!("{percent}e-2").parse().ok()
}

fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.'))
        && text.parse::<f64>().is_ok_and(f64::is_finite)
}

/// "€9" and "9 USD" without what the money is called.
fn without_currency(text: &str) -> &str {
    let is_sign = |c: char| matches!(c, '€' | '$' | '£' | '¥' | '₹');
    let is_name = |word: &str| word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase());
    let text = text.trim_start_matches(is_sign).trim_end_matches(is_sign).trim();
    match (text.split_once(' '), text.rsplit_once(' ')) {
        (Some((name, number)), _) if is_name(name) => number.trim(),
        (_, Some((number, name))) if is_name(name) => number.trim(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_as_a_number_is_told_as_it_is_typed_here() {
        for (typed, told) in [
            ("5,50", "write 5.50, with a point"),
            ("0,125", "write 0.125, with a point"),
            ("1,500", "write 1.500, with a point, or 1500 without the comma"),
            ("-0,5", "write -0.5, with a point"),
            ("€9", "write 9, without quotes and without a unit"),
            ("9 USD", "write 9, without quotes and without a unit"),
            ("EUR 9,50", "write 9.50, with a point"),
            ("+1", "write 1: nothing is added to what stood there before"),
            ("50%", "write 0.5 for 50 %"),
            ("12.5 %", "write 0.125 for 12.5 %"),
        ] {
            assert_eq!(plain_number(typed).as_deref(), Some(told), "{typed}");
        }
        for typed in ["", "many", "1,2,3", ",5", "5,", "inf", "NaN", "%", "9 min"] {
            assert_eq!(plain_number(typed), None, "{typed}");
        }
    }
}
