//! Why one policy does better than another: each decision in which they differ is a switch, or each thing that can go
//! wrong.

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::catalogue::{MeasureKey, Value};
use crate::experiment::{Plan, Point};
use crate::measure::Part;
use crate::model::{Freedom, Policy};
use crate::numbers::stats::less;
use crate::results::{Heading, Ladder, SharedBy, Switch};
use crate::scenario::{Loaded, Override, Problems};
use crate::study::causes::causes;
use crate::study::choice::{self, ChoiceError};
use crate::study::coalitions::{Game, play};
use crate::study::compare::compare as study_compare;

/// What of a lead is there when nothing goes wrong.
const WITHOUT_CAUSES: &str = "none of these";

/// Between which policies, by which measure, on which evenings.
#[derive(Clone, Debug)]
pub struct LadderPlan<'a> {
    /// The policy it starts from.
    pub from: &'a str,
    /// The one it ends with.
    pub to: &'a str,
    /// Among what the difference is shared out.
    pub by: SharedBy,
    /// The measure.
    pub key: MeasureKey,
    /// The evenings, the seed, the threads.
    pub plan: Plan,
}

/// Why there is no ladder.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LadderError {
    /// No policy of that name.
    #[error(transparent)]
    Choice(#[from] ChoiceError),
    /// Both policies are the same.
    #[error("`{from}` and `{to}` differ in nothing")]
    Alike {
        /// The one.
        from: String,
        /// The other.
        to: String,
    },
    /// Nothing can go wrong in the house.
    #[error("nothing can go wrong in this house that could be left out")]
    NoCause,
    /// The house without a cause has mistakes.
    #[error("{0}")]
    Scenario(#[from] Problems),
    /// No evening has a value in every combination.
    #[error("no evening has a value of this measure in every combination")]
    NoValue,
    /// Nobody wanted more before the last combination was played: nothing can be said yet.
    #[error("stopped before every combination was played, so that nothing can be shared out")]
    Stopped,
}

/// Shares the difference of two policies out among the decisions in which they differ, or among what can go wrong in
/// the house; `goes_on` is told how much is done, from 0 to 1.
///
/// # Errors
/// A policy that is unknown, two that are the same, nothing that can be left out, a measure without a value, or it was
/// stopped.
pub fn ladder(
    loaded: &Loaded,
    wanted: &LadderPlan<'_>,
    goes_on: &mut dyn FnMut(f64) -> ControlFlow<()>,
) -> Result<Ladder, LadderError> {
    for name in [wanted.from, wanted.to] {
        choice::policy(name, &loaded.model)?;
    }
    match wanted.by {
        SharedBy::Freedoms => by_freedoms(loaded, wanted, goes_on),
        SharedBy::Causes => by_causes(loaded, wanted, goes_on),
    }
}

/// A switch is a freedom, with those of its keys in which the policies differ.
fn by_freedoms(
    loaded: &Loaded,
    wanted: &LadderPlan<'_>,
    goes_on: &mut dyn FnMut(f64) -> ControlFlow<()>,
) -> Result<Ladder, LadderError> {
    let values = [wanted.from, wanted.to].map(|name| loaded.policy_values(name));
    let [Some(from), Some(to)] = values else { unreachable!("both policies were found") };
    let differing = from.differing(&to);
    let of_freedom = |freedom: &Freedom| -> (&str, Vec<&str>) {
        let keys = freedom.keys.iter().copied().filter(|key| differing.contains(key));
        (freedom.name, keys.collect())
    };
    let freedoms = Policy::FREEDOMS.iter().map(of_freedom);
    let freedoms: Vec<(&str, Vec<&str>)> = freedoms.filter(|(_, keys)| !keys.is_empty()).collect();
    if freedoms.is_empty() {
        let [from, to] = [wanted.from, wanted.to].map(str::to_owned);
        return Err(LadderError::Alike { from, to });
    }
    let switch = |(name, keys): &(&str, Vec<&str>)| Switch {
        name: if let [only] = keys.as_slice() { (*only).to_owned() } else { (*name).to_owned() },
        changes: keys
            .iter()
            .map(|key| [key, from.text(key), to.text(key)].map(str::to_owned))
            .collect(),
    };
    let house = Arc::new(loaded.model.clone());
    let columns = |on: u64| {
        let freedoms = freedoms.iter().enumerate().filter(|(switch, _)| on >> switch & 1 == 1);
        let keys: Vec<&str> = freedoms.flat_map(|(_, (_, keys))| keys.iter().copied()).collect();
        vec![Point::of(&house, &from.with_those_of(&to, &keys))]
    };
    let game = Game {
        n_switches: freedoms.len(),
        columns: &columns,
        value: |values: &[Value]| values[0].ok(),
        has_rest: false,
        plan: plan_of(wanted),
    };
    finish(loaded, wanted, freedoms.iter().map(switch).collect(), (&game, goes_on))
}

/// A switch is a cause: what can go wrong does, or does not.
fn by_causes(
    loaded: &Loaded,
    wanted: &LadderPlan<'_>,
    goes_on: &mut dyn FnMut(f64) -> ControlFlow<()>,
) -> Result<Ladder, LadderError> {
    let causes = causes(loaded);
    if causes.is_empty() {
        return Err(LadderError::NoCause);
    }
    let off = |on: u64| -> Vec<Override> {
        let left_out = causes.iter().enumerate().filter(|(switch, _)| on >> switch & 1 == 0);
        left_out.flat_map(|(_, cause)| cause.off.clone()).collect()
    };
    // Every rule that holds for all causes off holds for some.
    loaded.varied(&off(0))?;
    let columns = |on: u64| {
        let varied = loaded.varied(&off(on)).expect("each value was read before");
        let house = Arc::new(varied.model);
        let of = |name: &str| {
            let policy = choice::policy(name, &house).expect("it was found before");
            Point { overrides: off(on), ..Point::of(&house, &policy) }
        };
        vec![of(wanted.from), of(wanted.to)]
    };
    let switches = causes
        .iter()
        .map(|cause| Switch { name: cause.name.to_owned(), changes: cause.changes(loaded) })
        .chain([Switch { name: WITHOUT_CAUSES.to_owned(), changes: Vec::new() }]);
    let game = Game {
        n_switches: causes.len(),
        columns: &columns,
        value: |values: &[Value]| Some(less(values[1].ok()?, values[0].ok()?)),
        has_rest: true,
        plan: plan_of(wanted),
    };
    finish(loaded, wanted, switches.collect(), (&game, goes_on))
}

fn plan_of(wanted: &LadderPlan<'_>) -> Plan {
    wanted.plan.clone().measures([wanted.key])
}

fn finish(
    loaded: &Loaded,
    wanted: &LadderPlan<'_>,
    switches: Vec<Switch>,
    (game, goes_on): (&Game<'_>, &mut dyn FnMut(f64) -> ControlFlow<()>),
) -> Result<Ladder, LadderError> {
    let shares = play(game, goes_on).ok_or(LadderError::Stopped)?;
    let (key, seed) = (wanted.key, wanted.plan.seed);
    let difference = shares.difference(key, seed).ok_or(LadderError::NoValue)?;
    let booked = match wanted.by {
        SharedBy::Freedoms => None,
        SharedBy::Causes => booked(loaded, wanted),
    };
    Ok(Ladder {
        heading: Heading::of(loaded, seed),
        of: wanted.by,
        from: wanted.from.to_owned(),
        to: wanted.to.to_owned(),
        key,
        first_evening: wanted.plan.evenings.start,
        evenings: difference.evenings,
        left_out: shares.left_out(),
        level: shares.level(),
        difference,
        booked,
        switches: switches.into_iter().zip(shares.shared_out(key, seed)).collect(),
    })
}

/// How the lead on the same evenings is booked; `None` where it is not taken apart.
fn booked(loaded: &Loaded, wanted: &LadderPlan<'_>) -> Option<Vec<(Part, f64)>> {
    let house = Arc::new(loaded.model.clone());
    let of = |name: &str| Some(Point::of(&house, &choice::policy(name, &house).ok()?));
    let points = vec![of(wanted.from)?, of(wanted.to)?];
    let plan = Plan { points, baseline: 0, goals: Vec::new(), ..plan_of(wanted) };
    let results = study_compare(loaded, &plan, &mut |_| ControlFlow::Continue(()));
    results.comparison.measures.into_iter().next()?.policies.pop()?.why.map(|why| why.parts)
}
