//! The values a search asks for, and those it has for orientation.

use crate::numbers::decimals::to_places;
use crate::numbers::stats::{Moments, Sample};

/// So many values are asked for at a place to be looked at.
///
/// Source: simulated, the search for a planted root takes 3,000 values so.
const EACH: u64 = 100;

/// There are no more values.
pub(super) struct NoMore;

/// Where values come from, and what is known for orientation.
pub(super) struct Trials<'p> {
    play: &'p mut dyn FnMut(f64, u64) -> Option<(Sample, f64)>,
    /// How many may still be asked for.
    left: u64,
    used: u64,
    /// Decimals of every x that is tried.
    places: usize,
    /// Ascending in x. No sign is told by it: a test takes fresh values, and leaves them here when it is over.
    looked_at: Vec<(f64, Moments)>,
}

impl<'p> Trials<'p> {
    pub(super) fn new(
        play: &'p mut dyn FnMut(f64, u64) -> Option<(Sample, f64)>,
        most: u64,
        places: usize,
    ) -> Self {
        Self { play, left: most, used: 0, places, looked_at: Vec::new() }
    }

    /// Fresh values at x, and how far quantities range there of which they are differences.
    pub(super) fn fresh(&mut self, x: f64, n: u64) -> Result<(Sample, f64), NoMore> {
        self.left = self.left.checked_sub(n).ok_or(NoMore)?;
        let fresh = (self.play)(x, n).ok_or(NoMore)?;
        self.used += n;
        Ok(fresh)
    }

    /// Looks at the value with few decimals next to x, and returns the mean seen there so far, not a number
    /// if there is none.
    pub(super) fn look_at(&mut self, x: f64) -> Result<f64, NoMore> {
        let x = to_places(x, self.places);
        let (sample, _) = self.fresh(x, EACH)?;
        let at = self.remember(x, &sample);
        Ok(self.looked_at[at].1.mean().unwrap_or(f64::NAN))
    }

    /// Keeps what was seen at x for orientation, and says where.
    pub(super) fn remember(&mut self, x: f64, sample: &Sample) -> usize {
        let at = self.looked_at.partition_point(|(known, _)| *known < x);
        match self.looked_at.get_mut(at) {
            Some((known, moments)) if known.to_bits() == x.to_bits() => {
                moments.merge(sample.moments());
            }
            Some(_) | None => self.looked_at.insert(at, (x, *sample.moments())),
        }
        at
    }

    /// What was seen where, ascending in x.
    pub(super) fn looked_at(&self) -> &[(f64, Moments)] {
        &self.looked_at
    }

    pub(super) fn used(&self) -> u64 {
        self.used
    }

    /// The mean at x on the line between the neighbours that were looked at, and the standard deviation there.
    pub(super) fn guess(&self, x: f64) -> Option<(f64, f64)> {
        let after = self.looked_at.partition_point(|(known, _)| *known < x);
        let next = self.looked_at.get(after).or(self.looked_at.last())?;
        let before = self.looked_at.get(after.saturating_sub(1))?;
        let share = if next.0 > before.0 { (x - before.0) / (next.0 - before.0) } else { 0.0 };
        let (low, high) = (before.1.mean()?, next.1.mean()?);
        let spread = next.1.variance()?.max(before.1.variance()?).sqrt();
        Some((low + share.clamp(0.0, 1.0) * (high - low), spread))
    }

    /// The value with few decimals at or below x.
    pub(super) fn below(&self, x: f64) -> f64 {
        let near = to_places(x, self.places);
        if near > x { to_places(near - self.apart(), self.places) } else { near }
    }

    /// The value with few decimals at or above x.
    pub(super) fn above(&self, x: f64) -> f64 {
        let near = to_places(x, self.places);
        if near < x { to_places(near + self.apart(), self.places) } else { near }
    }

    /// How far two values with few decimals are apart.
    pub(super) fn apart(&self) -> f64 {
        (0..self.places).fold(1.0, |apart, _| apart / 10.0)
    }
}
