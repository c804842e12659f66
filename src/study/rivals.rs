//! Smaller changes of the baseline, tried on evenings of a comparison: how much of the lead do they bring too?
//!
//! They are played after the comparison and apart from it, so that no number of it depends on them. Start with
//! [`rivals`].

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::catalogue::{Measure, Value};
use crate::compare::{Absent, Comparison, Estimate, MainFinding, Verdict};
use crate::experiment::{Block, Keep, Plan, Point, run};
use crate::model::{Counter, Policy};
use crate::numbers::stats::{Ratio, ratio_of_means};
use crate::render::number::exact;
use crate::results::{Results, Rival, Rivals, SmallerChange};
use crate::scenario::{Loaded, Override};
use crate::study::choice;
use crate::time::Span;

/// The first so many evenings of the results are played with each smaller change.
pub const RIVAL_EVENINGS: u64 = 100;

/// Policies between strict and free that are tried.
const PRESETS: [&str; 2] = ["escalation", "concierge"];

/// How soon a ticket is missed where one waits for an answer. Assumption: as a kitchen printer's alarm.
const ACK: &str = "3 min";

/// What of the lead in guest score the results tell of smaller changes of the baseline also bring; `None` where no
/// lead is sure, nothing can be tried, fewer than 50 evenings differ in the lead, or the results themselves were
/// interrupted. If `on_block` wants no more, of the evenings played until then.
///
/// `plan` is the one the results are of; with several policies the lead is that of the one they tell of first.
pub fn rivals(
    loaded: &Loaded,
    (plan, results): (&Plan, &Results),
    on_block: &mut dyn FnMut() -> ControlFlow<()>,
) -> Option<Rivals> {
    let leader = sure_leader(results)?;
    let sides = Sides::of(loaded, plan, leader)?;
    let played = sides.played(plan, results, on_block);
    Some(Rivals {
        policy: leader,
        first_evening: results.first_evening,
        evenings: played.found.evenings,
        is_interrupted: played.is_interrupted,
        lead: played.gain(LEADER)?.ok()?,
        level: played.found.level,
        tried: sides
            .tried
            .iter()
            .zip(FIRST_TRIED..)
            .filter_map(|tried| sides.rival(tried, &played))
            .collect(),
    })
}

/// Index of the policy whose lead over the baseline the results tell of, if that is sure and enough evenings differ in
/// it to say how much a part of it is.
fn sure_leader(results: &Results) -> Option<usize> {
    let finding = MainFinding::of(&results.comparison)?;
    let score = finding.guest_score.filter(|score| score.verdict == Verdict::Better)?;
    let is_known = is_telling(&score.estimate, &results.comparison);
    (is_known && !results.stop.is_interrupted()).then_some(finding.policy)
}

/// Whether what evenings say of a difference holds for parts of it too: where few differ from the commonest, they do not
/// say how far one may be off.
fn is_telling(difference: &Estimate, of: &Comparison) -> bool {
    difference.few.is_none() || of.is_certain
}

/// The policy that leads, among the sides.
const LEADER: usize = 1;

/// The first smaller change among them.
const FIRST_TRIED: usize = 2;

/// What is played.
struct Sides<'p> {
    baseline: &'p Point,
    leader: &'p Point,
    /// At least one.
    tried: Vec<(SmallerChange, Point)>,
}

/// What came of it.
struct Played {
    /// The sides compared with the first.
    found: Comparison,
    /// The score of each side on each evening.
    scores: Vec<Vec<Value>>,
    is_interrupted: bool,
}

impl<'p> Sides<'p> {
    /// `None` if there is nothing to try.
    fn of(loaded: &Loaded, plan: &'p Plan, leader: usize) -> Option<Self> {
        let [baseline, leader] = [plan.baseline, leader].map(|idx| &plan.points[idx]);
        let tried = smaller_changes(loaded, baseline, leader);
        (!tried.is_empty()).then_some(Self { baseline, leader, tried })
    }

    /// On the first evenings of the results, as that look at them; of each the guest score alone.
    fn played(
        &self,
        plan: &Plan,
        results: &Results,
        on_block: &mut dyn FnMut() -> ControlFlow<()>,
    ) -> Played {
        let points = [self.baseline, self.leader].into_iter();
        let points = points.chain(self.tried.iter().map(|(_, point)| point)).cloned().collect();
        let first = results.first_evening;
        let n = results.comparison.evenings.min(RIVAL_EVENINGS);
        let sides =
            Plan::of_points(&self.baseline.model, points).seed(plan.seed).threads(plan.threads);
        let sides = sides.measures([Measure::GuestScore]).between(first..first.saturating_add(n));
        let sides = Plan { goals: Vec::new(), ..sides.keep(Keep::Evenings) };
        let mut scores: Vec<Vec<Value>> = Vec::new();
        let sums = run(&sides, &mut |block: &Block| {
            let of_evening = block.rows.chunks(sides.points.len());
            scores.extend(of_evening.map(|rows| rows.iter().map(|row| row.values[0]).collect()));
            on_block()
        });
        let tally = sums.tally.at_look(results.comparison.look);
        let found = Comparison::new(&tally, sides.labels(), &sides.measures);
        Played { found, scores, is_interrupted: sums.stop.is_interrupted() }
    }

    /// What a smaller change came to.
    fn rival(
        &self,
        ((change, point), side): (&(SmallerChange, Point), usize),
        played: &Played,
    ) -> Option<Rival> {
        Some(Rival {
            change: *change,
            policy: point.policy.name.clone(),
            set: point.overrides[self.baseline.overrides.len()..].to_vec(),
            gain: played.gain(side)?,
            share: played.share_of_lead(side),
        })
    }
}

impl Played {
    /// What a side has over the baseline.
    fn gain(&self, side: usize) -> Option<Result<Estimate, Absent>> {
        let difference = self.found.measures[0].policies[side].difference.as_ref()?;
        Some(difference.as_ref().map(|difference| difference.estimate).map_err(|why| *why))
    }

    /// Which share of the lead a side brings, by the evenings on which all three have a score; `None` where evenings
    /// do not say.
    fn share_of_lead(&self, side: usize) -> Option<Ratio> {
        let lead = self.gain(LEADER)?.ok()?;
        let of_evening = |scores: &Vec<Value>| {
            let [baseline, leader, rival] = [0, LEADER, side].map(|side| scores[side].ok());
            Some((leader? - baseline?, rival? - baseline?))
        };
        let cases: Vec<(f64, f64)> = self.scores.iter().filter_map(of_evening).collect();
        is_telling(&lead, &self.found).then(|| ratio_of_means(&cases, self.found.level)).flatten()
    }
}

/// What can be tried, each in the baseline's house but for what it changes: what is the baseline itself, or
/// the policy that leads, is left out.
fn smaller_changes(
    loaded: &Loaded,
    baseline: &Point,
    leader: &Point,
) -> Vec<(SmallerChange, Point)> {
    let mut tried = Vec::new();
    for name in PRESETS {
        let Ok(policy) = choice::policy(name, &baseline.model) else { continue };
        let is_leader = is_as(&policy, &leader.policy) && leader.overrides == baseline.overrides;
        if !is_leader && !is_as(&policy, &baseline.policy) {
            let point = Point::of(&baseline.model, &policy);
            let overrides = baseline.overrides.clone();
            tried.push((SmallerChange::Policy, Point { overrides, ..point }));
        }
    }
    let with = |change, set: Vec<Override>| {
        let point = otherwise(loaded, baseline, set)?;
        Some((change, point))
    };
    tried.extend(with(SmallerChange::LookingIn, looking_in(&baseline.policy, &leader.policy)));
    tried.extend(with(SmallerChange::Acknowledging, acknowledging(baseline)));
    tried
}

/// Whether two policies are the same but for their names.
fn is_as(one: &Policy, other: &Policy) -> bool {
    *one == Policy { name: one.name.clone(), ..other.clone() }
}

/// The baseline with more of its values set otherwise; `None` if there are none or a rule forbids them.
fn otherwise(loaded: &Loaded, baseline: &Point, set: Vec<Override>) -> Option<Point> {
    if set.is_empty() {
        return None;
    }
    let overrides = [baseline.overrides.clone(), set].concat();
    let model = Arc::new(loaded.varied(&overrides).ok()?.model);
    let policy = choice::policy(&baseline.policy.name, &model).ok()?;
    Some(Point { overrides, ..Point::of(&model, &policy) })
}

/// The baseline looks in when the other does, and notices as much.
fn looking_in(baseline: &Policy, leader: &Policy) -> Vec<Override> {
    let set = |key: &str, value: String| Override {
        path: format!("policy.{}.{key}", Override::step(&baseline.name)),
        value,
    };
    let when = (baseline.check_back != leader.check_back)
        .then(|| set("check_back", leader.check_back.map_or_else(|| "none".to_owned(), minutes)));
    let how_well = (baseline.p_find.to_bits() != leader.p_find.to_bits())
        .then(|| set("p_find", exact(leader.p_find)));
    when.into_iter().chain(how_well).collect()
}

/// Each handoff that may fail, and where nobody waits for an answer, gets one.
fn acknowledging(baseline: &Point) -> Vec<Override> {
    let is_deaf = |counter: &&Counter| {
        counter.handoff.as_ref().is_some_and(|handoff| {
            handoff.ack.is_none() && (handoff.p_stuck > 0.0 || !handoff.outages.is_empty())
        })
    };
    let deaf = baseline.model.counters.iter().filter(is_deaf);
    deaf.map(|counter| Override {
        path: format!("handoff.{}.ack", Override::step(&counter.name)),
        value: ACK.to_owned(),
    })
    .collect()
}

fn minutes(span: Span) -> String {
    format!("{} min", exact(span.minutes()))
}
