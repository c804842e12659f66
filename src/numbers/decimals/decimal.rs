//! A decimal number as an integer over a power of ten.

use crate::numbers::decimals::DecimalError;

/// So many digits a floating-point number holds for certain.
const MOST_DIGITS: usize = 15;

/// `digits` / 10^`places`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    pub(super) digits: i128,
    pub(super) places: u32,
}

/// A decimal number and what stands behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quantity<'t> {
    pub(super) number: Decimal,
    /// The unit with the space before it, as it was typed; empty if there is none.
    pub(super) unit: &'t str,
}

impl Decimal {
    /// One.
    pub(super) const ONE: Self = Self { digits: 1, places: 0 };

    /// The same number over 10^`places`, which are no fewer than its own.
    pub(super) fn over(self, places: u32) -> i128 {
        self.digits * power_of_ten(places - self.places)
    }

    /// Its shortest text.
    pub(super) fn text(self) -> String {
        let scale = power_of_ten(self.places);
        let sign = if self.digits < 0 { "-" } else { "" };
        let (whole, rest) = (self.digits.abs() / scale, self.digits.abs() % scale);
        if rest == 0 {
            return format!("{sign}{whole}");
        }
        let rest = format!("{rest:0width$}", width = self.places as usize);
        format!("{sign}{whole}.{}", rest.trim_end_matches('0'))
    }
}

/// Two numbers of 15 digits over one power of ten have 30 at most: they fit.
fn power_of_ten(places: u32) -> i128 {
    10_i128.pow(places)
}

/// Reads `[+-]digits[.digits]` and a unit that does not begin like a number.
pub(super) fn quantity(typed: &str) -> Result<Quantity<'_>, DecimalError> {
    let text = typed.trim();
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let is_number = |c: char| c.is_ascii_digit() || c == '.';
    let (number, unit) =
        unsigned.split_at(unsigned.find(|c| !is_number(c)).unwrap_or(unsigned.len()));
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let digits = format!("{whole}{part}");
    let starts_like_number =
        unit.trim_start().starts_with(|c: char| c.is_ascii_digit() || ".,+-".contains(c));
    if digits.is_empty() || part.contains('.') || starts_like_number {
        return Err(DecimalError::NoNumber { typed: text.to_owned() });
    }
    if digits.len() > MOST_DIGITS {
        return Err(DecimalError::TooLong { typed: text.to_owned() });
    }
    let size: i128 = digits.parse().expect("they are at most 15 digits");
    let digits = if text.starts_with('-') { -size } else { size };
    let places = u32::try_from(part.len()).expect("they are at most 15 digits");
    Ok(Quantity { number: Decimal { digits, places }, unit })
}

/// The number next to `x` with so many decimals, to the last bit what its text is read as.
pub fn to_places(x: f64, places: usize) -> f64 {
    // Zero has one sign here.
    format!("{x:.places$}").parse().map_or(x, |near: f64| near + 0.0)
}

/// The shortest text of `x` rounded to so many decimals: no zeros at its end, no minus before a zero.
pub fn decimal_text(x: f64, places: usize) -> String {
    format!("{}", to_places(x, places))
}

/// How many decimals it takes for numbers a hundredth of `width` > 0 apart [0–15].
pub fn places_within(width: f64) -> usize {
    let mut places = 0;
    let mut apart = 1.0;
    while apart > 0.01 * width && places < MOST_DIGITS {
        apart /= 10.0;
        places += 1;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_their_units_and_come_back_as_texts() {
        for (typed, text, unit) in [
            ("0.30", "0.3", ""),
            (" -2.50 min ", "-2.5", " min"),
            ("0.7/min", "0.7", "/min"),
            (".5%", "0.5", "%"),
            ("+3.", "3", ""),
            ("-0", "0", ""),
            ("007", "7", ""),
        ] {
            let read = quantity(typed).unwrap();
            assert_eq!((read.number.text().as_str(), read.unit), (text, unit), "{typed}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for typed in ["", "min", "1,5", "1.2.3", "-", ".", "1 2", "--1", "NaN"] {
            let refused = DecimalError::NoNumber { typed: typed.to_owned() };
            assert_eq!(quantity(typed), Err(refused), "{typed}");
        }
        assert!(matches!(quantity("1.000000000000001"), Err(DecimalError::TooLong { .. })));
    }

    #[test]
    fn rounded_numbers_are_what_their_texts_say() {
        assert_eq!(decimal_text(0.1 + 0.2, 4), "0.3");
        assert_eq!(decimal_text(-0.000_01, 4), "0");
        assert_eq!(decimal_text(137.0, 0), "137");
        assert_eq!(to_places(0.136_96, 3).to_bits(), 0.137_f64.to_bits());
        assert_eq!([20.0, 0.3, 0.01, 300.0].map(places_within), [1, 3, 4, 0]);
    }
}
