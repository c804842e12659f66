//! Between which numbers a quantity can lie at all.

/// Between which numbers every value of a quantity lies, and so its mean; infinite where nothing bounds it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// No value is below it.
    pub low: f64,
    /// No value is above it.
    pub high: f64,
}

impl Bounds {
    /// Of a quantity that may be any number.
    pub const ANY: Self = Self { low: f64::NEG_INFINITY, high: f64::INFINITY };

    /// Of a quantity that is not negative.
    pub const FROM_ZERO: Self = Self { low: 0.0, high: f64::INFINITY };

    /// Of the difference between two such quantities.
    #[must_use]
    pub fn of_differences(self) -> Self {
        let most = self.high - self.low;
        Self { low: -most, high: most }
    }

    /// Of how far such a quantity may lie above `centre`.
    #[must_use]
    pub(super) fn around(self, centre: f64) -> Self {
        Self { low: self.low - centre, high: self.high - centre }
    }

    /// The part of an interval that is possible.
    pub fn clip(self, (low, high): (f64, f64)) -> (f64, f64) {
        (low.clamp(self.low, self.high), high.clamp(self.low, self.high))
    }

    /// Whether it is bounded on both sides.
    pub(super) fn is_closed(self) -> bool {
        self.low.is_finite() && self.high.is_finite()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_possible_of_a_difference_follows_from_its_sides() {
        let share = Bounds { low: 0.0, high: 1.0 };
        assert_eq!(share.of_differences(), Bounds { low: -1.0, high: 1.0 });
        assert_eq!(Bounds::FROM_ZERO.of_differences(), Bounds::ANY);
        assert_eq!(share.clip((-0.2, 0.4)), (0.0, 0.4));
        assert_eq!(Bounds::FROM_ZERO.clip((-59.2, 97.6)), (0.0, 97.6));
        assert_eq!(Bounds::ANY.clip((-59.2, 97.6)), (-59.2, 97.6));
    }
}
