//! Changes of a house tried on its own evenings, so that nobody is advised what has not been tried; and the best
//! of them tried again on evenings that had no part in choosing them.

use std::ops::{ControlFlow, Range};
use std::sync::Arc;

use crate::catalogue::Measure;
use crate::compare::{Comparison, Difference};
use crate::experiment::{Plan, Point, run};
use crate::forecast::Proposal;
use crate::scenario::{Loaded, Problems};
use crate::study::pilot::is_quick;

/// Evenings each change is tried on. Assumption: what they leave open is worth no advice.
pub const ADVICE_EVENINGS: u64 = 100;

/// Evenings the best are tried on again, right after those. Assumption: as many again would leave limits as wide
/// as before.
pub const AGAIN_EVENINGS: u64 = 200;

/// What each change is judged by: guests, the night, and both with what comes of it.
pub const JUDGED_BY: [Measure; 3] = [Measure::GuestScore, Measure::Profit, Measure::Worth];

/// Places of the guests' measure and of worth in [`JUDGED_BY`].
const GUESTS: usize = 0;
const WORTH: usize = 2;

/// One change, and what it made of the same evenings.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    /// The change.
    pub change: Proposal,
    /// Its differences from the house as it is, in the order of [`JUDGED_BY`]; `None` where a measure has no value.
    pub differences: [Option<Difference>; 3],
}

/// The best of the changes, on evenings that had no part in choosing them.
#[derive(Clone, Debug, PartialEq)]
pub struct Again {
    /// The one that brought most worth.
    pub worth: Tried,
    /// The one that brought guests most, if that is another.
    pub guests: Option<Tried>,
}

/// A change that the rules of the file do not allow.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// The change.
    pub change: Proposal,
    /// The rule, with the value.
    pub why: String,
}

/// Changes that were tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// The policy in force, the first of the file.
    pub policy: String,
    /// Seed of the evenings.
    pub seed: u64,
    /// The one that brings most in all comes first.
    pub tried: Vec<Tried>,
    /// The best of them once more; `None` where nothing was tried.
    pub again: Option<Again>,
    /// Those that could not be tried, in the order of the proposals.
    pub refused: Vec<Refused>,
}

/// Tries each change on the first [`ADVICE_EVENINGS`] evenings, paired with the house as it is, and the best on the
/// [`AGAIN_EVENINGS`] after them; those that lie between others only where that is quick. `None` if even the rest
/// would take longer than anybody waits for.
pub fn advice(loaded: &Loaded, changes: &[Proposal], chance: (u64, usize)) -> Option<Advice> {
    let policy = loaded.model.policies.first()?;
    let mut changes = changes.to_vec();
    if !is_quick(&loaded.model, changes.len() + 1) {
        changes.retain(|change| !change.is_between);
    }
    if !is_quick(&loaded.model, changes.len() + 1) {
        return None;
    }
    let (mut varied, mut refused) = (Vec::new(), Vec::new());
    for change in changes {
        match Varied::of(loaded, change.clone()) {
            Ok(house) => varied.push(house),
            Err(problems) => {
                let why = problems.iter().next().map(|problem| problem.message.clone());
                refused.push(Refused { change, why: why.unwrap_or_default() });
            }
        }
    }
    let first_after = ADVICE_EVENINGS + 1;
    let mut tried = play(loaded, &varied, (1..first_after, chance));
    let mean = |tried: &Tried, measure: usize| {
        tried.differences[measure].map_or(f64::NEG_INFINITY, |found| found.estimate.mean)
    };
    tried.sort_by(|a, b| mean(b, WORTH).total_cmp(&mean(a, WORTH)));
    let again = tried.first().map(|worth| {
        let happier =
            |best, next| if mean(next, GUESTS) > mean(best, GUESTS) { next } else { best };
        let guests = tried.iter().fold(worth, happier);
        let is_best = |house: &&Varied| [&worth.change, &guests.change].contains(&&house.change);
        let best: Vec<Varied> = varied.iter().filter(is_best).cloned().collect();
        let fresh = first_after..first_after + AGAIN_EVENINGS;
        let (worth, guests): (Vec<Tried>, Vec<Tried>) = play(loaded, &best, (fresh, chance))
            .into_iter()
            .partition(|tried| tried.change == worth.change);
        let worth = worth.into_iter().next().expect("it was played");
        Again { worth, guests: guests.into_iter().next() }
    });
    let policy = policy.name.clone();
    Some(Advice { policy, seed: chance.0, tried, again, refused })
}

/// A change, and the house with it.
#[derive(Clone)]
struct Varied {
    change: Proposal,
    point: Point,
}

impl Varied {
    fn of(loaded: &Loaded, change: Proposal) -> Result<Self, Problems> {
        let varied = loaded.varied(std::slice::from_ref(&change.set))?;
        let policy = &varied.model.policies[0];
        let point = Point::of(&Arc::new(varied.model.clone()), policy);
        let (label, overrides) = (change.what.clone(), vec![change.set.clone()]);
        Ok(Self { change, point: Point { label, overrides, ..point } })
    }
}

/// Plays houses on the same evenings as the house as it is.
fn play(
    loaded: &Loaded,
    houses: &[Varied],
    (evenings, (seed, threads)): (Range<u64>, (u64, usize)),
) -> Vec<Tried> {
    let house = Arc::new(loaded.model.clone());
    let as_it_is = Point::of(&house, &loaded.model.policies[0]);
    let varied = houses.iter().map(|house| house.point.clone());
    let points = std::iter::once(as_it_is).chain(varied).collect();
    let plan = Plan::of_points(&loaded.model, points).measures(JUDGED_BY).seed(seed);
    let plan = plan.between(evenings).threads(threads);
    let results = run(&plan, &mut |_| ControlFlow::Continue(()));
    let comparison = Comparison::new(&results.tally, plan.labels(), &plan.measures);
    let differences =
        |point| JUDGED_BY.map(|measure| comparison.difference(measure, point).copied());
    let tried = |(house, point): (&Varied, usize)| Tried {
        change: house.change.clone(),
        differences: differences(point),
    };
    houses.iter().zip(1..).map(tried).collect()
}
