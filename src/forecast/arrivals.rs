//! When parties are expected, and how many are about at a time if each stays so long.

use crate::model::{Demand, ListedParty};
use crate::time::Span;

/// Parties that come evenly spread over a time, or at one instant.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stretch {
    from_min: f64,
    to_min: f64,
    n_parties: f64,
}

/// When parties are expected [minutes after opening].
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Arrivals(Vec<Stretch>);

impl Arrivals {
    /// A share of the parties that are drawn.
    pub(super) fn drawn(demand: &Demand, last_seating: Span, share: f64) -> Self {
        let until = last_seating.minutes();
        let from = demand.arrivals.iter().map(|step| step.from.minutes());
        let ends = from.clone().skip(1).chain([until]);
        let steps = demand.arrivals.iter().zip(from.zip(ends));
        let stretches = steps.map(|(step, (from_min, end))| {
            let to_min = end.min(until).max(from_min);
            Stretch { from_min, to_min, n_parties: share * step.per_min * (to_min - from_min) }
        });
        Self(stretches.filter(|stretch| stretch.n_parties > 0.0).collect())
    }

    /// One party that is written in the file.
    pub(super) fn listed(party: &ListedParty) -> Self {
        let at = party.at.minutes();
        Self(vec![Stretch { from_min: at, to_min: at, n_parties: 1.0 }])
    }

    /// Parties expected up to an instant.
    pub(super) fn until(&self, min: f64) -> f64 {
        let share = |s: &Stretch| {
            if min >= s.to_min {
                1.0
            } else {
                ((min - s.from_min) / (s.to_min - s.from_min)).max(0.0)
            }
        };
        self.0.iter().map(|stretch| stretch.n_parties * share(stretch)).sum()
    }

    /// The integral of [`Self::until`] up to an instant: party-minutes since arrival.
    fn party_minutes_until(&self, min: f64) -> f64 {
        let each = |s: &Stretch| {
            let within = (min.min(s.to_min) - s.from_min).max(0.0);
            let length = s.to_min - s.from_min;
            let rising = if length > 0.0 { within * within / (2.0 * length) } else { 0.0 };
            s.n_parties * (rising + (min - s.to_min).max(0.0))
        };
        self.0.iter().map(each).sum()
    }

    /// Party-minutes that fall between two instants if each party needs so many minutes, beginning so
    /// long after it came.
    pub(super) fn busy_min(&self, (from, to): (f64, f64), after: f64, lasts: f64) -> f64 {
        let upto = |min: f64| {
            self.party_minutes_until(min - after) - self.party_minutes_until(min - after - lasts)
        };
        upto(to) - upto(from)
    }

    /// When the first party may come; `None` if none does.
    pub(super) fn first_min(&self) -> Option<f64> {
        self.0.iter().map(|stretch| stretch.from_min).reduce(f64::min)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Deal, RateStep};

    fn two_steps() -> Arrivals {
        let step = |from, per_min| RateStep { from: Span::from_minutes(from), per_min };
        let arrivals = vec![step(0.0, 0.1), step(60.0, 0.5)];
        let (party_size, order) = (Vec::new(), Vec::new());
        let demand = Demand { arrivals, deal: Deal::Step, party_size, order };
        Arrivals::drawn(&demand, Span::from_minutes(100.0), 1.0)
    }

    fn close(one: f64, other: f64) -> bool {
        (one - other).abs() < 1e-9
    }

    #[test]
    fn parties_are_counted_up_to_the_last_seating() {
        let arrivals = two_steps();
        for (min, expected) in
            [(-5.0, 0.0), (30.0, 3.0), (70.0, 11.0), (100.0, 26.0), (400.0, 26.0)]
        {
            assert!(close(arrivals.until(min), expected), "{min}");
        }
    }

    #[test]
    fn work_falls_where_it_is_done_and_none_is_lost() {
        let arrivals = two_steps();
        // Each of 26 parties needs 7 minutes, beginning 20 minutes after it came.
        assert!(close(arrivals.busy_min((0.0, 500.0), 20.0, 7.0), 26.0 * 7.0));
        assert!(close(arrivals.busy_min((0.0, 20.0), 20.0, 7.0), 0.0));
        // In the steady part: rate 0.1 times 7 minutes of work a minute.
        assert!(close(arrivals.busy_min((40.0, 60.0), 20.0, 7.0), 20.0 * 0.7));
    }

    #[test]
    fn a_listed_party_is_busy_from_its_own_minute() {
        let at = Span::from_minutes(30.0);
        let arrivals = Arrivals::listed(&ListedParty { at, size: 2, order: Vec::new() });
        assert!(close(arrivals.busy_min((30.0, 60.0), 10.0, 25.0), 20.0));
        assert!(close(arrivals.busy_min((60.0, 90.0), 10.0, 25.0), 5.0));
    }
}
