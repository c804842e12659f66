//! A search under way: where signs are known.

use crate::numbers::decimals::to_places;
use crate::numbers::search::answer::{Told, Turn};
use crate::numbers::search::sign::SignTest;
use crate::numbers::search::trials::{NoMore, Trials};
use crate::numbers::special::Side;
use crate::numbers::stats::Sample;

/// Values between two looks of a test.
const BLOCK: u64 = 50;

/// What to search, and how hard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Search {
    /// The lower end of the range.
    pub low: f64,
    /// The upper end [above `low`].
    pub high: f64,
    /// Half as wide the bracket of a turn is wanted at most [above 0].
    pub tolerance: f64,
    /// Decimals of the values that are tried; both ends have no more. Two of them should be a hundredth of the
    /// tolerance apart at most, unless the parameter cannot be finer: 0 for whole numbers.
    pub places: usize,
    /// How often a sign may be told wrongly, over all that is told [0–1].
    pub alpha: f64,
    /// So many values a test takes at most before it gives up.
    pub most_in_a_test: u64,
    /// So many values are asked for at most in all.
    pub most: u64,
    /// The values are 1 or 0 less this share [0–1], whose sign is told exactly; `None`: any values.
    pub share: Option<f64>,
}

/// A search under way.
pub(super) struct Quest<'p> {
    pub(super) search: Search,
    pub(super) trials: Trials<'p>,
    /// Ascending in x.
    pub(super) told: Vec<Told>,
    pub(super) untold: Vec<f64>,
    /// Where signs were thought to change, the latest last.
    pub(super) proposals: Vec<f64>,
}

impl<'p> Quest<'p> {
    pub(super) fn new(search: Search, trials: Trials<'p>) -> Self {
        Self { search, trials, told: Vec::new(), untold: Vec::new(), proposals: Vec::new() }
    }

    /// Tells the sign at x on fresh values; `None` if it cannot be told.
    pub(super) fn tell(&mut self, x: f64) -> Result<Option<Side>, NoMore> {
        if let Some(side) = self.side_at(x) {
            return Ok(Some(side));
        }
        if self.untold.iter().any(|untold| untold.to_bits() == x.to_bits()) {
            return Ok(None);
        }
        let test = self.next_test(x);
        let (mut sample, mut taken, mut range) = (Sample::default(), 0, 0.0_f64);
        loop {
            let (fresh, ranging) = self.trials.fresh(x, BLOCK)?;
            sample.merge(&fresh);
            (taken, range) = (taken + BLOCK, range.max(ranging));
            let side = test.side(&sample, range);
            if side.is_none() && !test.gives_up(&sample, taken, range) {
                continue;
            }
            self.trials.remember(x, &sample);
            if let (Some(side), Some(mean)) = (side, sample.mean()) {
                let at = self.told.partition_point(|told| told.x < x);
                self.told.insert(at, Told { x, side, mean, n: sample.count() });
            } else {
                self.untold.push(x);
            }
            return Ok(side);
        }
    }

    /// The sign at x, if it has been told.
    pub(super) fn side_at(&self, x: f64) -> Option<Side> {
        self.told.iter().find(|told| told.x.to_bits() == x.to_bits()).map(|told| told.side)
    }

    /// The j-th sign is told with error α/(j(j + 1)), which add up to α.
    #[expect(clippy::cast_precision_loss, reason = "there are few tests")]
    fn next_test(&self, x: f64) -> SignTest {
        let j = (self.told.len() + self.untold.len() + 1) as f64;
        let guessed = self.trials.guess(x).map_or(f64::NAN, |(mean, spread)| mean / spread);
        let Search { alpha, most_in_a_test, share, .. } = self.search;
        SignTest::new(alpha / (j * (j + 1.0)), guessed, most_in_a_test).of_share(share)
    }

    /// Changes of sign between neighbours at which it is known.
    pub(super) fn turns(&self) -> Vec<Turn> {
        let pairs = self.told.windows(2).filter(|pair| pair[0].side != pair[1].side);
        pairs.map(|pair| self.turn(&pair[0], &pair[1])).collect()
    }

    /// By the latest proposal between two values, or on the straight line through both.
    fn turn(&self, one: &Told, other: &Told) -> Turn {
        let is_inside = |x: &f64| one.x < *x && *x < other.x;
        let line = || one.x + (other.x - one.x) * one.mean / (one.mean - other.mean);
        let proposal = self.proposals.iter().rev().copied().find(is_inside);
        let estimate = to_places(proposal.unwrap_or_else(line), self.search.places);
        let bracket = (one.x, other.x);
        Turn { estimate: estimate.clamp(one.x, other.x), bracket, before: one.side }
    }
}
