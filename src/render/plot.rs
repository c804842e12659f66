//! Lines over an axis: how several values move as one number is changed.

use crate::render::Series;

/// Lines over an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// What goes up: its name and unit.
    pub title: String,
    /// What goes to the right.
    pub along: String,
    /// Where each point stands, from left to right.
    pub xs: Vec<f64>,
    /// What each point is called.
    pub names: Vec<String>,
    /// A line each, with a value a point.
    pub series: Vec<Series>,
    /// Where something turns, between points.
    pub turns: Vec<f64>,
    /// Digits after the point of its scale.
    pub decimals: usize,
}

impl Plot {
    /// From where to where the points stand; `None` where there are not two.
    pub(super) fn width(&self) -> Option<(f64, f64)> {
        let (low, high) =
            (self.xs.iter().copied().reduce(f64::min)?, self.xs.iter().copied().reduce(f64::max)?);
        (high > low).then_some((low, high))
    }

    /// From where to where the values reach; `None` where there is none.
    pub(super) fn height(&self) -> Option<(f64, f64)> {
        let known = || self.series.iter().flat_map(|series| &series.values).flatten().copied();
        Some((known().reduce(f64::min)?, known().reduce(f64::max)?))
    }
}
