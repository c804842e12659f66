//! How the values of options are read: into what they mean, or a word of what to type instead.
//!
//! Each is called by what it reads. Which option takes which value stands where the option is declared.

use std::num::NonZeroU64;
use std::str::FromStr;

use crate::catalogue::{self, MeasureKey};
use crate::compare::Precision;
use crate::model::Goal;
use crate::numbers::decimals::{DecimalError, Ends, Grid};
use crate::scenario::{self, Override, Variant, typed_goal};

/// Nobody plays more evenings, nor begins later. Assumption: decades at a million a second.
const MOST_EVENINGS: u64 = 1_000_000_000_000_000;

/// A key and the range it is varied in.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Range {
    /// Its path.
    pub(in crate::cli) path: String,
    /// What stands behind `=`.
    pub(in crate::cli) typed: String,
    /// From where to where.
    pub(in crate::cli) ends: Ends,
    /// The values, if they are named by a step.
    pub(in crate::cli) grid: Option<Vec<String>>,
}

/// Reads `PATH=VALUE`.
pub(in crate::cli) fn setting(argument: &str) -> Result<Override, String> {
    match argument.split_once('=') {
        Some((path, value)) if !path.trim().is_empty() => {
            Ok(Override { path: path.trim().to_owned(), value: value.trim().to_owned() })
        }
        _ => Err("must be a path, `=` and a value, such as `floor.waiters=4`".to_owned()),
    }
}

/// Reads `NAME: PATH=VALUE; PATH=VALUE`.
pub(in crate::cli) fn variant(argument: &str) -> Result<Variant, String> {
    Variant::typed(argument)
}

/// Reads `PATH=VALUE,VALUE` or `PATH=LOW..HIGH/STEP`.
pub(in crate::cli) fn several(argument: &str) -> Result<Vec<Override>, String> {
    Override::several(argument)
}

/// Reads `PATH=LOW..HIGH` or `PATH=LOW..HIGH/STEP`.
pub(in crate::cli) fn range(argument: &str) -> Result<Range, String> {
    let parted = argument.split_once('=').map(|(path, typed)| (path.trim(), typed.trim()));
    let Some((path, typed)) = parted.filter(|(path, _)| !path.is_empty()) else {
        return Err(
            "write a path, `=` and a range, such as `handoff.bar.p_stuck=0..0.2`".to_owned()
        );
    };
    let is_grid = matches!(Ends::read(typed), Err(DecimalError::HasStep { .. }));
    let in_words = |error: DecimalError| error.to_string();
    let (ends, grid) = if is_grid {
        let grid = Grid::read(typed).map_err(in_words)?;
        let ends = typed.rsplit_once('/').map_or(typed, |(ends, _)| ends);
        (Ends::read(ends).map_err(in_words)?, Some(grid.texts().collect()))
    } else {
        (Ends::read(typed).map_err(in_words)?, None)
    };
    Ok(Range { path: path.to_owned(), typed: typed.to_owned(), ends, grid })
}

/// Reads `last_item_wait_min < 5`, and the share of evenings behind it if there is one.
pub(in crate::cli) fn goal_or_share(argument: &str) -> Result<(Goal, Option<f64>), String> {
    scenario::goal_or_share(argument)
}

/// Reads a name; a space behind a comma is none of it.
pub(in crate::cli) fn name(argument: &str) -> Result<String, &'static str> {
    match argument.trim() {
        "" => Err("there is no name between two commas, or behind the last"),
        name => Ok(name.to_owned()),
    }
}

/// Reads a whole number from `least` on.
pub(in crate::cli) fn whole_from(least: u64) -> impl Fn(&str) -> Result<u64, String> + Clone {
    move |argument| {
        let number = argument.trim().parse().ok().filter(|number| *number >= least);
        number.ok_or_else(|| {
            format!("write a whole number from {least} on, such as `{}`", least.max(1) * 7)
        })
    }
}

/// Reads how long a season is: two weeks at least, so that its first and its last can be compared.
pub(in crate::cli) fn evenings_in_a_row(argument: &str) -> Result<u32, &'static str> {
    let number = argument.trim().parse().ok().filter(|number| (14..=1000).contains(number));
    number.ok_or("write a whole number from 14, which is two weeks, to 1000, such as `60`")
}

/// Reads a whole number from 1 on.
pub(in crate::cli) fn count<N: FromStr>(argument: &str) -> Result<N, &'static str> {
    argument.trim().parse().map_err(|_refused| "write a whole number from 1 on, such as `1000`")
}

/// Reads a number of evenings, or that of one.
pub(in crate::cli) fn evenings(argument: &str) -> Result<NonZeroU64, &'static str> {
    let n = count::<NonZeroU64>(argument)?;
    if n.get() > MOST_EVENINGS { Err("write a smaller number, such as `1000`") } else { Ok(n) }
}

/// Reads a number of evenings that are to say what is chance.
pub(in crate::cli) fn several_evenings(argument: &str) -> Result<NonZeroU64, &'static str> {
    let n = evenings(argument)?;
    if n.get() == 1 {
        Err("one evening cannot tell anything from chance; 2 at least, better `100`")
    } else {
        Ok(n)
    }
}

/// Reads a number above 0 in the unit of a measure.
pub(in crate::cli) fn above_zero(argument: &str) -> Result<f64, &'static str> {
    let number = argument.trim().parse().ok().filter(|number: &f64| *number > 0.0);
    number
        .filter(|number| number.is_finite())
        .ok_or("write a number above 0 in the measure's unit, such as `0.05`")
}

/// How small a difference matters to nobody.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::cli) enum Within {
    /// In the unit of all goals.
    All(f64),
    /// In the unit of this measure.
    Of(MeasureKey, f64),
}

/// Reads `0.05` or `KEY=0.05`.
pub(in crate::cli) fn within(argument: &str) -> Result<Within, String> {
    match argument.split_once('=') {
        None => Ok(above_zero(argument).map(Within::All)?),
        Some((name, number)) => {
            let name = name.trim();
            let key = catalogue::find_named(name);
            let key = key
                .ok_or_else(|| format!("unknown measure `{name}`; {}", catalogue::instead(name)))?;
            Ok(Within::Of(key, above_zero(number)?))
        }
    }
}

/// Reads a goal, `KEY < X`.
pub(in crate::cli) fn goal(argument: &str) -> Result<Goal, String> {
    typed_goal(argument)
}

/// Reads `PATH=FEWEST..MOST`.
pub(in crate::cli) fn among(argument: &str) -> Result<(String, (u32, u32)), &'static str> {
    let read = || {
        let (path, ends) = argument.split_once('=')?;
        let (fewest, most) = ends.split_once("..").unwrap_or((ends, ends));
        let ends: (u32, u32) = (fewest.trim().parse().ok()?, most.trim().parse().ok()?);
        let is_read = !path.trim().is_empty() && (1..=ends.1).contains(&ends.0);
        is_read.then(|| (path.trim().to_owned(), ends))
    };
    read().ok_or("write a key, `=`, the fewest, `..` and the most, such as `floor.waiters=2..5`")
}

/// Reads `10%`, as a share of a value.
pub(in crate::cli) fn change(argument: &str) -> Result<f64, &'static str> {
    let percent = argument.trim().strip_suffix('%').and_then(|number| number.trim().parse().ok());
    let share =
        percent.map(|percent: f64| percent / 100.0).filter(|share| *share > 0.0 && *share < 1.0);
    share.ok_or("write a percentage above 0 and below 100, such as `10%`")
}

/// Reads `10%` or `0.05`.
pub(in crate::cli) fn precision(argument: &str) -> Result<Precision, String> {
    let number = |text: &str| text.trim().parse().ok().filter(|number: &f64| *number > 0.0);
    let precision = match argument.trim().strip_suffix('%') {
        Some(percent) => number(percent)
            .map(|percent| percent / 100.0)
            .filter(|share| *share <= Precision::COARSEST)
            .map(Precision::Share),
        None => number(argument).filter(|units| units.is_finite()).map(Precision::Units),
    };
    precision.ok_or_else(|| {
        let coarsest = 100.0 * Precision::COARSEST;
        format!("must be a share above 0 % and up to {coarsest} %, such as `10%`, or a number above 0 in the measure's unit, such as `0.05`")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_precision_is_a_share_or_in_units() {
        assert_eq!(precision("10%"), Ok(Precision::Share(0.1)));
        assert_eq!(precision("50 %"), Ok(Precision::Share(0.5)));
        assert_eq!(precision("0.05"), Ok(Precision::Units(0.05)));
        for wrong in ["", "%", "0", "-1", "0%", "51%", "NaN", "NaN%", "inf", "ten"] {
            assert!(precision(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_override_is_split_at_its_first_equals_sign() {
        let parsed = setting("counter.bar.prep = uniform(min=1, max=2)").unwrap();
        assert_eq!(parsed.path, "counter.bar.prep");
        assert_eq!(parsed.value, "uniform(min=1, max=2)");
        assert!(setting("waiters").is_err());
        assert!(setting("=4").is_err());
    }
}
