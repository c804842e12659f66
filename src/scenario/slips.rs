//! Numbers as people write them elsewhere, and what to type for them here: a decimal comma, a currency's
//! sign, a plus, a percentage, a word.
//!
//! Nothing is read by guessing: what can mean one thing only is proposed, what can mean two is asked.

use super::problem::Fault;
use super::spoken::{length, number_word, short};

/// What is said of a plus, which is no addition: what stood there before is gone.
pub(super) fn added(typed: &str) -> Option<Fault> {
    let typed = typed.trim();
    let number = typed.strip_prefix('+')?.trim_start();
    if !number.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let help = match number.parse::<u32>() {
        // Three is as good an example as any.
        Ok(more) => {
            format!("write the number in all: {more} more than 3 is {}", more.saturating_add(3))
        }
        Err(_) => format!("write what it is in all, such as {number}, without the plus"),
    };
    let fault = Fault::new(
        format!("`{typed}` could mean {number} more, and nothing is added here"),
        "more than what?",
    );
    Some(fault.help(help))
}

/// What to type for a text that was meant as a plain number; `None` if it does not look like one.
pub(super) fn plain_number(typed: &str) -> Option<String> {
    let typed = ascii_digits(typed);
    let text = without_currency(without_end(without_hedge(typed.trim())));
    let write = |number: &str| Some(format!("write {number}, without quotes and without a unit"));
    if let Some(number) = tidy(text) {
        return write(&number);
    }
    if let Some(number) = text.strip_suffix('%').and_then(|text| tidy(text.trim_end())) {
        return Some(format!("write {} for {number} %", hundredth(&number)?));
    }
    if let Some(help) = decimal_comma(text) {
        return Some(help);
    }
    if let Some(number) = grouped(text).or_else(|| spelled(text)) {
        return write(&number);
    }
    if let Some((from, to)) = range(text) {
        return Some(format!("write one number, {from} or {to}"));
    }
    let is_factor =
        text.starts_with(['x', '*', '×']) || ["double", "twice", "half"].contains(&text);
    is_factor.then(|| "write the number there is to be: nothing is multiplied here".to_owned())
}

/// What to type for a text that was meant as a share; `None` if it does not look like one.
pub(super) fn share(typed: &str) -> Option<String> {
    let typed = ascii_digits(&typed.to_lowercase());
    let text = without_end(without_hedge(typed.trim()));
    let zero_or_one = match text {
        "never" | "none" | "no" | "nobody" | "zero" | "nothing" => Some("0"),
        "always" | "yes" | "all" | "everybody" | "every time" => Some("1"),
        "half" => Some("0.5"),
        _ => None,
    };
    if let Some(number) = zero_or_one {
        return Some(format!("write {number}"));
    }
    let endings = ["%", "percent", "per cent", "pct", "prozent"];
    if let Some(number) = endings.iter().find_map(|ending| text.strip_suffix(ending)) {
        let number = number.trim_end().trim_end_matches('%').replace(',', ".");
        if let Some((from, to)) = range(&number) {
            let middle = f64::midpoint(from.parse().ok()?, to.parse().ok()?);
            return Some(format!(
                "write one share, such as \"{}%\", which is half-way",
                short(middle)
            ));
        }
        return tidy(&number)
            .or_else(|| spelled(&number))
            .map(|number| format!("write \"{number}%\""));
    }
    let of = ["/", " in ", " of ", " out of ", ":"].iter().find_map(|of| text.split_once(of));
    let (part, all) = of?;
    let number = |text: &str| tidy(text.trim()).or_else(|| spelled(text.trim()));
    let (part, all): (f64, f64) = (number(part)?.parse().ok()?, number(all)?.parse().ok()?);
    (0.0 <= part && part <= all && all > 0.0).then(|| format!("write {}", short_share(part / all)))
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

/// Whether a word means that there is no limit.
pub(super) fn is_endless(typed: &str) -> bool {
    let known = ["unlimited", "infinite", "infinity", "inf", "∞", "no limit", "endless", "any"];
    known.contains(&typed.trim().to_lowercase().as_str())
}

/// A number in percent as a share, in the digits it was written with.
fn hundredth(percent: &str) -> Option<f64> {
    format!("{percent}e-2").parse().ok()
}

/// A share with at most four decimals.
fn short_share(share: f64) -> String {
    ((share * 10_000.0).round() / 10_000.0).to_string()
}

fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.'))
        && text.parse::<f64>().is_ok_and(f64::is_finite)
}

/// A number as TOML wants it: `.5` and `05` are none there.
fn tidy(text: &str) -> Option<String> {
    if !is_number(text) || text.contains(['e', 'E']) {
        return None;
    }
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let digits = digits.trim_start_matches('0').trim_end_matches('.');
    let zero = if digits.starts_with(|c: char| c.is_ascii_digit()) { "" } else { "0" };
    Some(format!("{sign}{zero}{digits}"))
}

/// "1'400", "1 400", "1,400.00" and "1.400,00" in plain digits.
fn grouped(text: &str) -> Option<String> {
    let separators = ['\'', '’', ' ', '\u{a0}', '\u{202f}', '_', ',', '.'];
    let first = text.find(separators)?;
    let separator = text[first..].chars().next()?;
    let (mut groups, mut decimals) = (text, None);
    if let Some((before, after)) = text.rsplit_once(['.', ','])
        && before.contains(separator)
        && !text[before.len()..].starts_with(separator)
    {
        (groups, decimals) = (before, Some(after));
    }
    let groups: Vec<&str> = groups.split(separator).collect();
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let (head, others) = groups.split_first()?;
    let is_grouped = (1..=3).contains(&head.len())
        && is_digits(head)
        && !others.is_empty()
        && others.iter().all(|group| group.len() == 3 && is_digits(group))
        && decimals.is_none_or(|decimals| (1..=2).contains(&decimals.len()) && is_digits(decimals));
    let decimals = decimals.map_or(String::new(), |decimals| format!(".{decimals}"));
    is_grouped.then(|| groups.concat() + &decimals)
}

/// "three", "3 waiters", "three people" and "free" in digits; "9 min" is a length.
fn spelled(text: &str) -> Option<String> {
    if ["free", "nothing", "gratis"].contains(&text.to_lowercase().as_str()) {
        return Some("0".to_owned());
    }
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let is_word =
        |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || c == '.');
    let is_named = rest.split(' ').all(is_word) && length(text).is_none();
    if !rest.is_empty() && !is_named {
        return None;
    }
    tidy(first).or_else(|| number_word(first).map(|number| number.to_string()))
}

/// "2-3" and "2 to 3".
fn range(text: &str) -> Option<(String, String)> {
    let ways = ["-", "–", "—", " to ", " or ", "/"];
    let (from, to) = ways.iter().find_map(|way| text.split_once(way))?;
    tidy(from.trim()).zip(tidy(to.trim()))
}

/// "about 10" and "~10" without what makes it vague.
fn without_hedge(text: &str) -> &str {
    let hedges =
        ["about ", "approx. ", "approx ", "around ", "ca. ", "ca ", "circa ", "roughly ", "~", "≈"];
    hedges.iter().find_map(|hedge| text.strip_prefix(hedge)).map_or(text, str::trim_start)
}

/// "14.-" and "0.1;" without their ends.
fn without_end(text: &str) -> &str {
    let text = text.trim_end_matches([';', ',']).trim_end();
    text.trim_end_matches(['-', '–', '—']).trim_end_matches(['.', ','])
}

/// "€9" and "9 USD" without what the money is called.
fn without_currency(text: &str) -> &str {
    let is_sign = |c: char| matches!(c, '€' | '$' | '£' | '¥' | '₹');
    let is_code = |word: &str| word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase());
    let text = text.trim_start_matches(is_sign).trim_end_matches(is_sign).trim();
    let letters = |c: char| !c.is_ascii_alphabetic();
    let before = text.find(letters).unwrap_or(0);
    let after = text
        .rfind(letters)
        .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let names = ["euro", "euros", "dollar", "dollars", "pounds", "bucks", "pesos", "francs"];
    if is_code(&text[..before]) {
        text[before..].trim()
    } else if is_code(&text[after..]) || names.contains(&text[after..].to_lowercase().as_str()) {
        text[..after].trim()
    } else {
        text
    }
}

/// The same with plain digits for those of other scripts' widths.
fn ascii_digits(text: &str) -> String {
    let digit = |c: char| match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        c => c,
    };
    text.chars().map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_as_a_number_is_told_as_it_is_typed_here() {
        let plainly = |number: &str| format!("write {number}, without quotes and without a unit");
        for (typed, told) in [
            ("5,50", "write 5.50, with a point"),
            ("0,125", "write 0.125, with a point"),
            ("1,500", "write 1.500, with a point, or 1500 without the comma"),
            ("-0,5", "write -0.5, with a point"),
            ("EUR 9,50", "write 9.50, with a point"),
            ("14,50 €", "write 14.50, with a point"),
            ("50%", "write 0.5 for 50 %"),
            ("12.5 %", "write 0.125 for 12.5 %"),
            ("2-3", "write one number, 2 or 3"),
            ("x2", "write the number there is to be: nothing is multiplied here"),
        ] {
            assert_eq!(plain_number(typed).as_deref(), Some(told), "{typed}");
        }
        for (typed, number) in [
            ("€9", "9"),
            ("9 USD", "9"),
            ("USD9", "9"),
            ("14€", "14"),
            ("14 euros", "14"),
            ("14.-", "14"),
            ("0.1;", "0.1"),
            (".2", "0.2"),
            ("03", "3"),
            ("1'400", "1400"),
            ("1 400", "1400"),
            ("1,400.00", "1400.00"),
            ("1.400,00", "1400.00"),
            ("three", "3"),
            ("3 waiters", "3"),
            ("about 3", "3"),
            ("３", "3"),
            ("free", "0"),
        ] {
            assert_eq!(plain_number(typed), Some(plainly(number)), "{typed}");
        }
        for typed in ["", "many", "1,2,3", ",5", "inf", "NaN", "%", "9 min", "+1"] {
            assert_eq!(plain_number(typed), None, "{typed}");
        }
    }

    #[test]
    fn what_was_meant_as_a_share_is_told_as_it_is_typed_here() {
        for (typed, told) in [
            ("20 percent", "write \"20%\""),
            ("20,5%", "write \"20.5%\""),
            ("10-20%", "write one share, such as \"15%\", which is half-way"),
            ("~10%", "write \"10%\""),
            ("1/5", "write 0.2"),
            ("one in five", "write 0.2"),
            ("1 out of 3", "write 0.3333"),
            ("never", "write 0"),
            ("Always", "write 1"),
        ] {
            assert_eq!(share(typed).as_deref(), Some(told), "{typed}");
        }
        for typed in ["", "5/1", "sometimes", "%", "0.2"] {
            assert_eq!(share(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_plus_is_asked_about() {
        let fault = added(" +1 ").unwrap();
        assert_eq!(fault.message, "`+1` could mean 1 more, and nothing is added here");
        assert!(added("+5 min").is_some() && added("+").is_none() && added("1").is_none());
    }
}
