//! Evenly spaced decimal numbers between two ends.

use crate::numbers::decimals::DecimalError;
use crate::numbers::decimals::decimal::{Decimal, Quantity, quantity};

/// A grid has at most so many points.
///
/// Source: the bound of hyperfine's parameter scans.
pub const MOST_POINTS: usize = 100_000;

/// Evenly spaced decimal numbers from one end towards the other, with one unit or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    first: i128,
    step: i128,
    places: u32,
    n_points: usize,
    unit: String,
}

impl Grid {
    /// Reads `LOW..HIGH/STEP`, such as `0..0.3/0.05` or `0.7/min..0.88/min/0.02`; of falling grids, such as
    /// `3..1/-1`, the step is negative. The second end is a point if a whole number of steps leads there. The
    /// step stands behind the last `/` before a number; units that are left out are those that are written.
    ///
    /// # Errors
    /// What cannot be read, a step that is missing, 0 or leads the wrong way, more than [`MOST_POINTS`]
    /// points, two units.
    pub fn read(typed: &str) -> Result<Self, DecimalError> {
        let parts = Parts::read(typed)?;
        let [low, high] = parts.ends;
        let tenth = || tenth_of(low, high).text();
        let Some(step) = parts.step else {
            return Err(DecimalError::NoStep { typed: parts.typed.to_owned(), step: tenth() });
        };
        let places = low.places.max(high.places).max(step.places);
        let [first, last, by] = [low, high, step].map(|number| number.over(places));
        let (typed, ends) = (parts.typed.to_owned(), parts.ends_typed.to_owned());
        if by == 0 {
            return Err(DecimalError::ZeroStep { typed, ends, step: tenth() });
        }
        if (last - first).signum() * by.signum() < 0 {
            let step = Decimal { digits: -step.digits, ..step }.text();
            return Err(DecimalError::WrongSign { typed, ends, step });
        }
        let points = ((last - first) / by).unsigned_abs() + 1;
        match usize::try_from(points) {
            Ok(n_points) if n_points <= MOST_POINTS => {
                Ok(Self { first, step: by, places, n_points, unit: parts.unit.to_owned() })
            }
            Ok(_) | Err(_) => Err(DecimalError::TooMany { typed, points }),
        }
    }

    /// How many points it has [1–100,000].
    pub fn n_points(&self) -> usize {
        self.n_points
    }

    /// The points as texts, with the unit behind each.
    pub fn texts(&self) -> impl Iterator<Item = String> {
        self.numbers().map(|number| format!("{}{}", number.text(), self.unit))
    }

    /// The points as numbers in the unit typed, each the nearest to its text.
    pub fn values(&self) -> impl Iterator<Item = f64> {
        self.numbers().map(|number| number.text().parse().expect("it is a decimal number"))
    }

    fn numbers(&self) -> impl Iterator<Item = Decimal> {
        let digits = std::iter::successors(Some(self.first), |digits| Some(digits + self.step));
        digits.take(self.n_points).map(|digits| Decimal { digits, places: self.places })
    }
}

/// The points of a grid as texts, or the text itself if it is none: a grid begins like a number and has `..`
/// in it.
///
/// # Errors
/// As of [`Grid::read`].
pub fn points(typed: &str) -> Result<Vec<String>, DecimalError> {
    let text = typed.trim();
    let begins_like_number = text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
    if begins_like_number && text.contains("..") {
        return Ok(Grid::read(text)?.texts().collect());
    }
    Ok(vec![text.to_owned()])
}

/// What was typed, taken apart.
#[derive(Debug)]
pub(super) struct Parts<'t> {
    pub(super) typed: &'t str,
    /// The two ends without the step, as they were typed.
    pub(super) ends_typed: &'t str,
    pub(super) ends: [Decimal; 2],
    step: Option<Decimal>,
    /// The unit of all numbers with the space before it; empty if there is none.
    pub(super) unit: &'t str,
}

impl<'t> Parts<'t> {
    pub(super) fn has_step(&self) -> bool {
        self.step.is_some()
    }

    pub(super) fn read(typed: &'t str) -> Result<Self, DecimalError> {
        let typed = typed.trim();
        let Some((low, rest)) = typed.split_once("..") else {
            let example = range_from(typed);
            return Err(DecimalError::NoEnds { typed: typed.to_owned(), example });
        };
        let (high, step) = match step_at(rest) {
            Some(at) => (&rest[..at], Some(quantity(&rest[at + 1..])?)),
            None => (rest, None),
        };
        let (low, high) = (quantity(low)?, quantity(high)?);
        let unit = one_unit(typed, [Some(low), Some(high), step].into_iter().flatten())?;
        let ends_typed = step_at(rest).map_or(typed, |at| &typed[..typed.len() - rest.len() + at]);
        let ends = [low.number, high.number];
        Ok(Self { typed, ends_typed, ends, step: step.map(|step| step.number), unit })
    }
}

/// Where the last `/` before a number stands.
fn step_at(text: &str) -> Option<usize> {
    let begins_number = |behind: &str| {
        let unsigned = behind.trim_start().trim_start_matches(['+', '-']);
        unsigned.trim_start_matches('.').starts_with(|c: char| c.is_ascii_digit())
    };
    text.rmatch_indices('/').map(|(at, _)| at).find(|at| begins_number(&text[at + 1..]))
}

/// The unit of all that have one.
fn one_unit<'t>(
    typed: &str,
    quantities: impl Iterator<Item = Quantity<'t>>,
) -> Result<&'t str, DecimalError> {
    let mut unit = "";
    for found in quantities.map(|quantity| quantity.unit).filter(|unit| !unit.trim().is_empty()) {
        if unit.is_empty() {
            unit = found;
        } else if unit.trim() != found.trim() {
            let [typed, one, other] = [typed, unit.trim(), found.trim()].map(str::to_owned);
            return Err(DecimalError::MixedUnits { typed, one, other });
        }
    }
    Ok(unit)
}

/// From a number that was typed alone to one more than it.
fn range_from(typed: &str) -> String {
    let Ok(Quantity { number, unit }) = quantity(typed) else { return "0..1".to_owned() };
    let more = Decimal { digits: number.digits + Decimal::ONE.over(number.places), ..number };
    format!("{}{unit}..{}{unit}", number.text(), more.text())
}

/// A tenth of the way between two ends, or 1 if they are the same, or whole numbers of which there are few between.
fn tenth_of(low: Decimal, high: Decimal) -> Decimal {
    let places = low.places.max(high.places);
    let is_counted = places == 0 && (2..20).contains(&(high.digits - low.digits).abs());
    if is_counted {
        let digits = if high.digits < low.digits { -1 } else { 1 };
        return Decimal { digits, places: 0 };
    }
    match high.over(places) - low.over(places) {
        0 => Decimal::ONE,
        digits => Decimal { digits, places: places + 1 },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(typed: &str) -> Vec<String> {
        Grid::read(typed).unwrap().texts().collect()
    }

    #[test]
    fn grids_have_the_points_their_texts_say() {
        assert_eq!(texts("0..1/0.1").len(), 11);
        assert_eq!(texts("1..20/7"), ["1", "8", "15"]);
        assert_eq!(texts("0.01..0.05/0.015"), ["0.01", "0.025", "0.04"]);
        assert_eq!(texts("0..0.3/0.05"), ["0", "0.05", "0.1", "0.15", "0.2", "0.25", "0.3"]);
        assert_eq!(texts("3..1/-1"), ["3", "2", "1"]);
        assert_eq!(texts("-0.1 .. 0.1 / 0.1"), ["-0.1", "0", "0.1"]);
        assert_eq!(texts("4..4/1"), ["4"]);
        assert_eq!(Grid::read("0..99999/1").unwrap().n_points(), MOST_POINTS);
    }

    #[test]
    fn a_unit_stands_behind_every_point_as_it_was_typed() {
        let rates = ["0.7/min", "0.79/min", "0.88/min"];
        for typed in ["0.7/min..0.88/min/0.09", "0.7..0.88/min/0.09", "0.7/min..0.88/min/0.09/min"]
        {
            assert_eq!(texts(typed), rates, "{typed}");
        }
        assert_eq!(texts("2..3 min/0.5"), ["2 min", "2.5 min", "3 min"]);
        assert_eq!(texts("0%..10%/5%"), ["0%", "5%", "10%"]);
    }

    #[test]
    fn values_are_the_nearest_numbers_to_their_texts() {
        let values: Vec<f64> = Grid::read("0..0.3/0.05").unwrap().values().collect();
        assert_eq!(values[3].to_bits(), 0.15_f64.to_bits());
        assert_eq!(values[6].to_bits(), 0.3_f64.to_bits());
    }

    #[test]
    fn what_is_no_grid_is_itself() {
        assert_eq!(points(" 4 ").unwrap(), ["4"]);
        assert_eq!(points("gamma(mean 5 min, cv 0.3)").unwrap(), ["gamma(mean 5 min, cv 0.3)"]);
        assert_eq!(points("1..3/1").unwrap(), ["1", "2", "3"]);
        assert_eq!(points("../here.toml").unwrap_err(), Grid::read("../here.toml").unwrap_err());
    }

    #[test]
    fn refusals_say_what_was_typed_the_rule_and_the_way_out() {
        for (typed, message) in [
            ("0..1/0", "the step of `0..1/0` is 0, must not be: write `0..1/0.1`"),
            ("0..1/-.1", "the step of `0..1/-.1` leads away from the second end: write `0..1/0.1`"),
            ("3..1/1", "the step of `3..1/1` leads away from the second end: write `3..1/-1`"),
            ("0..3", "`0..3` has no step: write it behind the ends, such as `0..3/1`"),
            (
                "0.7/min..0.88/min",
                "`0.7/min..0.88/min` has no step: write it behind the ends, such as \
                 `0.7/min..0.88/min/0.018`",
            ),
            (
                "0..100000/1",
                "`0..100000/1` has 100001 points, at most 100,000 are possible: write a larger step",
            ),
            (
                "1 min..90 s/1",
                "`1 min..90 s/1` has the units `min` and `s`: write one unit for all its numbers",
            ),
            (
                "0,5..1/0.1",
                "`0,5` cannot be read as a number: write digits with a point, and the unit behind them, \
                 such as `0.5` or `2.5 min`",
            ),
            (
                "0..1.0000000000000001/1",
                "`1.0000000000000001` has more than 15 digits: write fewer",
            ),
            ("7", "`7` is no range: write two ends with two points between them, such as `7..8`"),
        ] {
            assert_eq!(Grid::read(typed).unwrap_err().to_string(), message);
        }
    }
}
