//! How a difference is shared out among what makes it, evening by evening.

use crate::catalogue::MeasureKey;
use crate::compare::Estimate;
use crate::compare::estimate::LEVEL;
use crate::compare::rule::IntervalRule;
use crate::numbers::stats::Sample;

/// Sums over evenings of a difference, of each switch's share in it, and of what each brings alone and last.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    difference: Sample,
    parts: Vec<Sample>,
    alone: Vec<Sample>,
    last: Vec<Sample>,
    left_out: u64,
}

/// One switch's part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SharedOut {
    /// Its Shapley share of the difference.
    pub share: Estimate,
    /// What it brings if it is turned on alone.
    pub alone: Estimate,
    /// What is lost if it alone is taken away.
    pub last: Estimate,
}

impl Shares {
    /// Of no evening.
    pub fn of(n_switches: usize) -> Self {
        let none = || vec![Sample::default(); n_switches];
        Self {
            difference: Sample::default(),
            parts: none(),
            alone: none(),
            last: none(),
            left_out: 0,
        }
    }

    /// Adds an evening: its difference, the switches' shares, what each brings alone and last.
    pub fn push(&mut self, difference: f64, shares: &[f64], [alone, last]: [&[f64]; 2]) {
        self.difference.push(difference);
        let all = [(&mut self.parts, shares), (&mut self.alone, alone), (&mut self.last, last)];
        for (samples, values) in all {
            samples.iter_mut().zip(values).for_each(|(sample, value)| sample.push(*value));
        }
    }

    /// Counts an evening that has no value in some combination.
    pub fn leave_out(&mut self) {
        self.left_out += 1;
    }

    /// How many evenings were left out.
    pub fn left_out(&self) -> u64 {
        self.left_out
    }

    /// The difference at 95 %; `None` of no evening.
    pub fn difference(&self, key: MeasureKey, seed: u64) -> Option<Estimate> {
        Estimate::of(&self.difference, &IntervalRule::of_differences(key, seed, LEVEL))
    }

    /// Each switch's part, so that all shares hold together with 95 % (Bonferroni).
    pub fn shared_out(&self, key: MeasureKey, seed: u64) -> Vec<SharedOut> {
        let level = self.level();
        let rule = IntervalRule::of_differences(key, seed, level);
        // What does nothing on any evening has a share of nothing, whatever else might be possible.
        let of = |sample: &Sample| {
            let estimate = Estimate::of(sample, &rule)?;
            let is_idle = estimate.few.is_some_and(|few| few.evenings == 0) && estimate.mean == 0.0;
            Some(if is_idle { Estimate { interval: None, ..estimate } } else { estimate })
        };
        let parts = self.parts.iter().zip(&self.alone).zip(&self.last);
        let parts = parts.map(|((share, alone), last)| {
            Some(SharedOut { share: of(share)?, alone: of(alone)?, last: of(last)? })
        });
        parts.collect::<Option<Vec<SharedOut>>>().unwrap_or_default()
    }

    /// How sure each share is [0–1].
    pub fn level(&self) -> f64 {
        crate::compare::estimate::level_of_each(self.parts.len(), 1)
    }
}
