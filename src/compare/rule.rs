//! By which rule an interval is made: how sure it is, what is possible, and its own random numbers.

use rand::TryRng;

use crate::catalogue::MeasureKey;
use crate::engine::Streams;
use crate::numbers::stats::{Bounds, Sample};

/// Evenings are numbered from 1, so that no evening's streams are those of an interval.
const NO_EVENING: u64 = 0;

/// By which rule the intervals of a measure are made.
#[derive(Clone, Copy, Debug)]
pub(super) struct IntervalRule {
    /// Confidence [0–1].
    pub(super) level: f64,
    bounds: Bounds,
    /// How far values range of which a sample is the differences; 0 if it is none.
    range: f64,
    seed: u64,
    stream: u64,
}

impl IntervalRule {
    /// For means of a measure.
    pub(super) fn of_means(key: MeasureKey, seed: u64, level: f64) -> Self {
        Self { level, bounds: key.info().bounds, range: 0.0, seed, stream: stream_of(&key.key()) }
    }

    /// For its differences between two policies.
    pub(super) fn of_differences(key: MeasureKey, seed: u64, level: f64) -> Self {
        let means = Self::of_means(key, seed, level);
        Self { bounds: means.bounds.of_differences(), ..means }
    }

    /// For differences between two of its differences.
    pub(super) fn of_interactions(key: MeasureKey, seed: u64, level: f64) -> Self {
        let differences = Self::of_differences(key, seed, level);
        Self { bounds: differences.bounds.of_differences(), ..differences }
    }

    /// The same for differences of values that range so far.
    #[must_use]
    pub(super) fn ranging(self, range: f64) -> Self {
        Self { range, ..self }
    }

    /// How likely values so far from 0 are by chance [0–1].
    pub(super) fn p_of_none(&self, sample: &Sample) -> Option<f64> {
        sample.p_of_no_mean((self.bounds, self.range))
    }

    /// The interval of such a sample. What it draws depends on the seed and the measure alone: neither on the
    /// policy, nor on other measures, nor on threads.
    pub(super) fn interval(&self, sample: &Sample) -> Option<(f64, f64)> {
        let mut stream = Streams::new(self.seed, NO_EVENING).stream(0, self.stream, 0);
        let mut words = || {
            let Ok(word) = stream.try_next_u64();
            word
        };
        sample.interval(self.level, (self.bounds, self.range), &mut words)
    }

    /// Whether the mean of such differences is surely not zero.
    pub(super) fn is_sure(&self, differences: &Sample) -> bool {
        self.interval(differences).is_some_and(|(low, high)| low > 0.0 || high < 0.0)
    }
}

/// A number for a measure that no other measure of the catalogue, present or to come, is likely to have.
///
/// Source: Fowler, Noll & Vo, FNV-1a of 64 bits (IETF draft-eastlake-fnv).
fn stream_of(key: &str) -> u64 {
    key.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_measure_is_that_of_the_reference() {
        // The test vectors of the draft.
        assert_eq!(stream_of(""), 0xCBF2_9CE4_8422_2325);
        assert_eq!(stream_of("a"), 0xAF63_DC4C_8601_EC8C);
        assert_eq!(stream_of("foobar"), 0x8594_4171_F739_67E8);
    }
}
