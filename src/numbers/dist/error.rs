//! What is wrong with the parameters of a distribution, and the checks that find it.

use thiserror::Error;

/// A rule that a parameter of a distribution breaks.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum DistError {
    /// A parameter is negative, infinite or not a number.
    #[error("{parameter} is {value}, must be a finite number from 0 up")]
    Negative {
        /// Which parameter.
        parameter: &'static str,
        /// What was given.
        value: f64,
    },
    /// A parameter is 0 or less, infinite or not a number.
    #[error("{parameter} is {value}, must be a finite number above 0")]
    NotPositive {
        /// Which parameter.
        parameter: &'static str,
        /// What was given.
        value: f64,
    },
    /// A shape is outside the range in which the formulas hold their digits.
    #[error("shape is {value}, must be from 0.01 to 1000000")]
    Shape {
        /// What was given.
        value: f64,
    },
    /// Two parameters are in the wrong order.
    #[error("{lower} is {lower_value}, must not be above {upper}, which is {upper_value}")]
    Order {
        /// The parameter that must not be the larger one.
        lower: &'static str,
        /// What was given for it.
        lower_value: f64,
        /// The parameter that must not be the smaller one.
        upper: &'static str,
        /// What was given for it.
        upper_value: f64,
    },
    /// An empirical distribution without values.
    #[error("the list of values is empty, must hold at least one")]
    NoValues,
    /// The lists of an empirical distribution do not fit together.
    #[error("there are {weights} weights for {values} values, must be one for each")]
    WeightCount {
        /// Number of values.
        values: usize,
        /// Number of weights.
        weights: usize,
    },
    /// No value of an empirical distribution can occur.
    #[error("all weights are 0, at least one must be above")]
    NoWeight,
    /// The spread is beyond what a floating point number holds.
    #[error("the mean or the variance is too large to compute")]
    Overflow,
}

/// Passes a finite number from 0 up.
pub(super) fn not_negative(parameter: &'static str, value: f64) -> Result<f64, DistError> {
    if value.is_finite() && value >= 0.0 {
        Ok(value)
    } else {
        Err(DistError::Negative { parameter, value })
    }
}

/// Passes a finite number above 0.
pub(super) fn positive(parameter: &'static str, value: f64) -> Result<f64, DistError> {
    if value.is_finite() && value > 0.0 {
        Ok(value)
    } else {
        Err(DistError::NotPositive { parameter, value })
    }
}

/// Passes a shape from 0.01 to a million.
pub(super) fn shape_in_range(value: f64) -> Result<f64, DistError> {
    if (0.01..=1e6).contains(&value) { Ok(value) } else { Err(DistError::Shape { value }) }
}

/// Passes two parameters, named, of which the first is not the larger one.
pub(super) fn in_order(
    lower: (&'static str, f64),
    upper: (&'static str, f64),
) -> Result<(), DistError> {
    if lower.1 <= upper.1 {
        return Ok(());
    }
    Err(DistError::Order {
        lower: lower.0,
        lower_value: lower.1,
        upper: upper.0,
        upper_value: upper.1,
    })
}
