//! What is searched, among what was typed: what turns, along which key, how far.

use super::BreakevenArgs;
use crate::cli::error::{Error, Kind};
use crate::cli::house::load;
use crate::cli::measure::of_an_evening;
use crate::cli::options::values::Range;
use crate::cli::settings::{MAX_EVENINGS, Settings};
use crate::numbers::decimals::{Ends, places_within};
use crate::results::Asked;
use crate::scenario::Override;
use crate::study::BreakEvenError;

/// On a frontier so many parts has the range of the first key, unless its values are named.
const PARTS_OF_FRONTIER: u32 = 6;

/// Between two whole numbers so far apart at most all whole numbers are taken instead.
const MOST_COUNTED: f64 = 12.0;

/// What a search along one key or two needs to know.
#[derive(Debug)]
pub(super) struct Wanted {
    /// The evenings, at most so many.
    pub(super) settings: Settings,
    /// What turns.
    pub(super) asked: Asked,
    /// The values of the first of two keys; empty where there is one.
    pub(super) along: Vec<Override>,
    /// The key that is searched along.
    pub(super) path: String,
    /// From where to where.
    pub(super) ends: Ends,
    /// How wide a bracket may be.
    pub(super) tolerance: Option<f64>,
}

impl Wanted {
    /// Along which keys, how far, and what turns.
    pub(super) fn of(args: &BreakevenArgs) -> Result<Self, Error> {
        let typed = (&args.scenario, &args.simulation);
        let mut settings =
            Settings::of_columns(load(&args.scenario)?, args.columns.wanted(), typed)?;
        let asked = match (args.goal, &args.measure) {
            (Some((goal, share)), _) => Asked::Goal(goal, share),
            (None, measure) => Asked::Level(settings.key_to_know(measure.as_deref())?),
        };
        of_an_evening(asked.key())?;
        let (along, range) = match args.vary.as_slice() {
            [range] => (Vec::new(), range),
            [along, range] => (values_along(along), range),
            more => return Err(NoSearch::TooManyKeys { n: more.len() }.into()),
        };
        if range.grid.is_some() {
            return Err(NoSearch::HasStep { typed: range.typed.clone() }.into());
        }
        let tolerance =
            args.tolerance.as_deref().map(|typed| tolerance(typed, &range.ends)).transpose()?;
        let most = args.max_evenings.unwrap_or(MAX_EVENINGS);
        let settings = settings.planned(|plan| plan.evenings(most));
        let (path, ends) = (range.path.clone(), range.ends.clone());
        Ok(Self { settings, asked, along, path, ends, tolerance })
    }
}

/// The values of the first of two keys.
fn values_along(range: &Range) -> Vec<Override> {
    let Ends { low, high, .. } = range.ends;
    // Whole numbers may be the only ones the rules take.
    let is_whole = |end: f64| end.fract().abs() <= 0.0;
    let counts = is_whole(low) && is_whole(high) && (3.0..=MOST_COUNTED).contains(&(high - low));
    let evenly = || {
        if counts {
            let all = std::iter::successors(Some(low), |value| Some(value + 1.0));
            let all = all.take_while(|value| *value <= high);
            return all.map(|value| range.ends.text(value, 0)).collect();
        }
        let places = places_within(high - low);
        let value = |part: u32| {
            let value = low + (high - low) * f64::from(part) / f64::from(PARTS_OF_FRONTIER);
            range.ends.text(value, places)
        };
        let mut values: Vec<String> = (0..=PARTS_OF_FRONTIER).map(value).collect();
        values.dedup();
        values
    };
    let values = range.grid.clone().unwrap_or_else(evenly);
    values.into_iter().map(|value| Override { path: range.path.clone(), value }).collect()
}

/// A width in the unit of a range, which may stand behind it.
fn tolerance(typed: &str, ends: &Ends) -> Result<f64, NoSearch> {
    let number = typed.trim().strip_suffix(ends.unit.trim()).unwrap_or(typed).trim().parse().ok();
    let refused = || NoSearch::NoTolerance { typed: typed.to_owned(), unit: ends.unit.clone() };
    number.filter(|number: &f64| *number > 0.0 && number.is_finite()).ok_or_else(refused)
}

/// Why nothing can be searched.
#[derive(Debug, thiserror::Error)]
enum NoSearch {
    /// More keys than a map has sides.
    #[error("`--vary` is given {n} times, and it takes one key or two")]
    TooManyKeys {
        /// How many there are.
        n: usize,
    },
    /// A step where two ends are wanted.
    #[error("`{typed}` has a step, but it is searched between two ends")]
    HasStep {
        /// What was typed.
        typed: String,
    },
    /// What is no width of a bracket.
    #[error("`--tolerance {typed}` must be a number above 0{}", in_unit(unit))]
    NoTolerance {
        /// What was typed.
        typed: String,
        /// The unit of the range.
        unit: String,
    },
    /// Too many columns, or too few.
    #[error(transparent)]
    Columns(BreakEvenError),
}

impl From<BreakEvenError> for Error {
    fn from(error: BreakEvenError) -> Self {
        match error {
            BreakEvenError::Columns(error) => error.into(),
            BreakEvenError::NotSoMany { .. } => NoSearch::Columns(error).into(),
        }
    }
}

impl Kind for NoSearch {
    fn help(&self) -> Option<String> {
        match self {
            Self::TooManyKeys { .. } => {
                Some("`orderflow sweep` takes all combinations of several keys".to_owned())
            }
            Self::HasStep { typed } => Some(without_step(typed)),
            Self::NoTolerance { unit, .. } => Some(format!(
                "write how wide the bracket may be, such as `--tolerance '0.01{unit}'`"
            )),
            Self::Columns(error) => other_columns(error),
        }
    }
}

/// How a range is written that is searched.
fn without_step(typed: &str) -> String {
    let ends = typed.rsplit_once('/').map_or(typed, |(ends, _)| ends);
    format!(
        "leave the step out: `{ends}`; of two keys the first may have one, and `orderflow sweep` takes them all"
    )
}

/// Which columns to name instead.
fn other_columns(error: &BreakEvenError) -> Option<String> {
    let help = match error {
        BreakEvenError::Columns(_) => return None,
        BreakEvenError::NotSoMany { wanted: 1, .. } => {
            "name one with `--policies A` or `--variant 'NAME: PATH=VALUE'`"
        }
        BreakEvenError::NotSoMany { .. } => {
            "name two with `--policies A,B`, or one more with `--variant 'NAME: PATH=VALUE'`; \
             `--goal 'guest_score > 8'` asks of one column where a goal is missed"
        }
    };
    Some(help.to_owned())
}

/// ` in the unit of the range, min`.
fn in_unit(unit: &str) -> String {
    match unit.trim() {
        "" => String::new(),
        unit => format!(", in the unit of the range ({unit})"),
    }
}
