//! Distribution families: quantile, mean, variance, sampling. No restaurant word, no unit.
//! (placeholder contract: see the helper's task)

/// A distribution of a non-negative number.
#[derive(Clone, Debug, PartialEq)]
pub enum Dist {
    /// Always this value.
    Constant(f64),
}

impl Dist {
    /// The value below which a share `u` lies, 0 < u < 1.
    pub fn quantile(&self, _u: f64) -> f64 {
        match self {
            Self::Constant(value) => *value,
        }
    }

    /// Mean.
    pub fn mean(&self) -> f64 {
        match self {
            Self::Constant(value) => *value,
        }
    }
}
