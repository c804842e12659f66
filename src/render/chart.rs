//! Lines from left to right, and what of them fits.

/// How something moves, a series each.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What is drawn.
    pub title: String,
    /// What each value of a series is.
    pub of: &'static str,
    /// What a series goes along, in the singular; its first is number 1.
    pub step: &'static str,
    /// The same in the plural.
    pub steps: &'static str,
    /// From top to bottom; all are equally long.
    pub series: Vec<Series>,
    /// How much its height must be at least.
    pub least_span: f64,
    /// Digits after the point of its scale, at least.
    pub decimals: usize,
}

/// One series of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Whose it is.
    pub name: String,
    /// Its values, or nothing where there is none.
    pub values: Vec<Option<f64>>,
}

impl Chart {
    /// How many steps its series are long.
    pub(super) fn n_steps(&self) -> usize {
        self.series.first().map_or(0, |series| series.values.len())
    }

    /// How many steps share a place where there is room for so many places.
    pub(super) fn steps_a_place(&self, most: usize) -> usize {
        self.n_steps().div_ceil(most)
    }

    /// Each series with a value a place: the mean of its steps.
    pub(super) fn places(&self, each: usize) -> Vec<Vec<Option<f64>>> {
        let of_series = |series: &Series| series.values.chunks(each.max(1)).map(mean).collect();
        self.series.iter().map(of_series).collect()
    }

    /// From where to where its scale reaches; `None` if there is no value at all.
    pub(super) fn scale(&self, places: &[Vec<Option<f64>>]) -> Option<(f64, f64)> {
        let known = || places.iter().flatten().flatten().copied();
        let (low, high) = (known().reduce(f64::min)?, known().reduce(f64::max)?);
        Some(widened(low, high, self.least_span))
    }
}

/// The range, or one around its middle that is so wide at least.
fn widened(low: f64, high: f64, least: f64) -> (f64, f64) {
    let missing = (least - (high - low)).max(0.0) / 2.0;
    (low - missing, high + missing)
}

fn mean(values: &[Option<f64>]) -> Option<f64> {
    let known: Vec<f64> = values.iter().copied().flatten().collect();
    let n = u32::try_from(known.len()).ok().filter(|n| *n > 0)?;
    Some(known.iter().sum::<f64>() / f64::from(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_is_as_high_as_it_must_be() {
        assert_eq!(widened(2.0, 4.0, 1.0), (2.0, 4.0));
        assert_eq!(widened(2.0, 4.0, 6.0), (0.0, 6.0));
    }
}
