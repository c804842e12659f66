//! Two ends to search between.

use crate::numbers::decimals::grid::Parts;
use crate::numbers::decimals::{DecimalError, decimal_text, places_within};

/// Two ends in one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Ends {
    /// The lower one, in the unit typed.
    pub low: f64,
    /// The upper one, in the unit typed.
    pub high: f64,
    /// The unit with the space before it, as it was typed; empty if there is none.
    pub unit: String,
    /// How many decimals the ends have as they were typed [0–15].
    pub places: usize,
}

impl Ends {
    /// Reads `LOW..HIGH`, such as `0..0.2` or `0.7/min..0.88/min`.
    ///
    /// # Errors
    /// What cannot be read, a step, two units, ends of which the first is not below the second.
    pub fn read(typed: &str) -> Result<Self, DecimalError> {
        let parts = Parts::read(typed)?;
        let (typed, ends) = (parts.typed.to_owned(), parts.ends_typed.to_owned());
        if parts.has_step() {
            return Err(DecimalError::HasStep { typed, ends });
        }
        let [low, high] = parts.ends.map(|end| end.text().parse().expect("it is a decimal number"));
        let places = parts.ends.map(|end| end.places).into_iter().max().unwrap_or(0) as usize;
        let this = Self { low, high, unit: parts.unit.to_owned(), places };
        if low < high {
            return Ok(this);
        }
        let [first, second] = parts.ends.map(|end| format!("{}{}", end.text(), this.unit));
        let above = if low > high { first } else { this.text(low + 1.0, 15) };
        Err(DecimalError::Order { typed, low: second, high: above })
    }

    /// How many decimals values between them need that are to be a hundredth of `width` > 0 apart, and the ends
    /// themselves [0–15].
    pub fn places_for(&self, width: f64) -> usize {
        places_within(width).max(self.places)
    }

    /// A value between them as it would be typed, with so many decimals at most.
    pub fn text(&self, value: f64, places: usize) -> String {
        format!("{}{}", decimal_text(value, places), self.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_read_with_their_unit() {
        let rates = Ends::read("0.7/min..0.88/min").unwrap();
        assert_eq!(rates, Ends { low: 0.7, high: 0.88, unit: "/min".to_owned(), places: 2 });
        assert_eq!((rates.places_for(20.0), rates.places_for(0.01)), (2, 4));
        assert_eq!(rates.text(0.801_234, 3), "0.801/min");
        assert_eq!(Ends::read("0..0.2").unwrap().text(0.1, 4), "0.1");
        assert_eq!(Ends::read("2..5 min").unwrap().text(3.0, 4), "3 min");
    }

    #[test]
    fn what_is_no_range_is_refused() {
        for (typed, message) in [
            ("0..0.2/0.1", "`0..0.2/0.1` has a step, but only two ends are wanted: write `0..0.2`"),
            (
                "5..2 min",
                "the first end of `5..2 min` must be below the second: write `2 min..5 min`",
            ),
            ("3..3", "the first end of `3..3` must be below the second: write `3..4`"),
            (
                "1 h..3 min",
                "`1 h..3 min` has the units `h` and `min`: write one unit for all its numbers",
            ),
        ] {
            assert_eq!(Ends::read(typed).unwrap_err().to_string(), message);
        }
    }
}
