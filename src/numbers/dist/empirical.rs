//! A law of listed values.

use crate::numbers::dist::DistError;
use crate::numbers::dist::error::not_negative;
use crate::numbers::dist::family::Family;

/// Law of listed values; made by [`Dist::empirical`](crate::numbers::dist::Dist::empirical).
#[derive(Clone, Debug, PartialEq)]
pub struct Empirical {
    /// In order of their values; never empty, and the last one is reached by the whole law.
    points: Box<[Point]>,
}

#[derive(Clone, Debug, PartialEq)]
struct Point {
    value: f64,
    /// Share of the law at or below the value.
    reached: f64,
}

impl Empirical {
    pub(super) fn new(values: &[f64], weights: Option<&[f64]>) -> Result<Self, DistError> {
        if values.is_empty() {
            return Err(DistError::NoValues);
        }
        if let Some(weights) = weights
            && weights.len() != values.len()
        {
            return Err(DistError::WeightCount { values: values.len(), weights: weights.len() });
        }
        let mut points = Vec::with_capacity(values.len());
        for (idx, &value) in values.iter().enumerate() {
            let value = not_negative("value", value)?;
            let weight = not_negative("weight", weights.map_or(1.0, |weights| weights[idx]))?;
            if weight > 0.0 {
                points.push(Point { value, reached: weight });
            }
        }
        points.sort_by(|a, b| a.value.total_cmp(&b.value));
        let mut total = 0.0;
        for point in &mut points {
            total += point.reached;
            point.reached = total;
        }
        for point in &mut points {
            point.reached /= total;
        }
        if points.is_empty() {
            return Err(DistError::NoWeight);
        }
        Ok(Self { points: points.into_boxed_slice() })
    }

    /// The mean of a function of the values.
    fn expected(&self, of: impl Fn(f64) -> f64) -> f64 {
        let mut reached = 0.0;
        let mut sum = 0.0;
        for point in &self.points {
            sum += (point.reached - reached) * of(point.value);
            reached = point.reached;
        }
        sum
    }
}

impl Family for Empirical {
    fn quantile(&self, u: f64) -> f64 {
        self.points[self.points.partition_point(|point| point.reached < u)].value
    }

    fn cdf(&self, x: f64) -> f64 {
        let n_reached = self.points.partition_point(|point| point.value <= x);
        if n_reached == 0 { 0.0 } else { self.points[n_reached - 1].reached }
    }

    fn mean(&self) -> f64 {
        self.expected(|value| value)
    }

    fn variance(&self) -> f64 {
        let mean = self.mean();
        self.expected(|value| (value - mean) * (value - mean))
    }

    fn min(&self) -> f64 {
        self.points[0].value
    }

    fn max(&self) -> Option<f64> {
        self.points.last().map(|point| point.value)
    }
}
