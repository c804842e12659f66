//! What is wrong with a grid or a range as it was typed.

use thiserror::Error;

/// A rule that a typed grid or range breaks: what was typed, the rule, and what to type instead.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DecimalError {
    /// A part is no decimal number with a unit or without one.
    #[error(
        "`{typed}` cannot be read as a number: write digits with a point, and the unit behind them, \
         such as `0.5` or `2.5 min`"
    )]
    NoNumber {
        /// The part.
        typed: String,
    },
    /// A number has more digits than a floating-point number holds.
    #[error("`{typed}` has more than 15 digits: write fewer")]
    TooLong {
        /// The number.
        typed: String,
    },
    /// A grid without a step.
    #[error("`{typed}` has no step: write it behind the ends, such as `{typed}/{step}`")]
    NoStep {
        /// What was typed.
        typed: String,
        /// A step that fits.
        step: String,
    },
    /// A range with a step.
    #[error("`{typed}` has a step, but only two ends are wanted: write `{ends}`")]
    HasStep {
        /// What was typed.
        typed: String,
        /// The same without its step.
        ends: String,
    },
    /// No two ends.
    #[error(
        "`{typed}` is no range: write two ends with two points between them, such as `{example}`"
    )]
    NoEnds {
        /// What was typed.
        typed: String,
        /// How a range is written.
        example: String,
    },
    /// A step of nothing.
    #[error("the step of `{typed}` is 0, must not be: write `{ends}/{step}`")]
    ZeroStep {
        /// What was typed.
        typed: String,
        /// Its ends.
        ends: String,
        /// A step that fits.
        step: String,
    },
    /// A step that leads away from the other end.
    #[error("the step of `{typed}` leads away from the second end: write `{ends}/{step}`")]
    WrongSign {
        /// What was typed.
        typed: String,
        /// Its ends.
        ends: String,
        /// The same step with the other sign.
        step: String,
    },
    /// More points than anybody waits for.
    #[error("`{typed}` has {points} points, at most 100,000 are possible: write a larger step")]
    TooMany {
        /// What was typed.
        typed: String,
        /// How many points it has.
        points: u128,
    },
    /// Two units.
    #[error("`{typed}` has the units `{one}` and `{other}`: write one unit for all its numbers")]
    MixedUnits {
        /// What was typed.
        typed: String,
        /// A unit.
        one: String,
        /// Another one.
        other: String,
    },
    /// A range whose first end is not the lower one.
    #[error("the first end of `{typed}` must be below the second: write `{low}..{high}`")]
    Order {
        /// What was typed.
        typed: String,
        /// An end below.
        low: String,
        /// An end above.
        high: String,
    },
}
