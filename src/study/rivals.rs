//! Smaller changes of the baseline, tried on evenings of a comparison: how much of the lead do they bring too?
//!
//! They are played after the comparison and apart from it, so that no number of it depends on them. Start with
//! [`rivals`].

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::catalogue::{Measure, Value};
use crate::compare::{Comparison, LEVEL, MainFinding, Verdict};
use crate::experiment::{Block, Keep, Plan, Point, run};
use crate::model::{Counter, Policy};
use crate::numbers::stats::{MANY, Ratio, ratio_of_means};
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
/// lead is sure, nothing can be tried, the results are of fewer than 50 evenings, or `on_block` wants no more.
///
/// `plan` is the one the results are of; with several policies the lead is that of the one they tell of first.
pub fn rivals(
    loaded: &Loaded,
    (plan, results): (&Plan, &Results),
    on_block: &mut dyn FnMut() -> ControlFlow<()>,
) -> Option<Rivals> {
    let finding = MainFinding::of(&results.comparison)?;
    let is_sure = finding.guest_score.is_some_and(|score| score.verdict == Verdict::Better);
    let is_enough = results.comparison.evenings >= MANY;
    if !is_sure || !is_enough || results.stop.is_interrupted() {
        return None;
    }
    let [baseline, leader] = [plan.baseline, finding.policy].map(|idx| &plan.points[idx]);
    let tried = smaller_changes(loaded, baseline, leader);
    if tried.is_empty() {
        return None;
    }
    let sides = [baseline, leader].into_iter().chain(tried.iter().map(|(_, point)| point));
    let sides = Plan::of_points(&loaded.model, sides.cloned().collect());
    let sides = on_evenings_of(results, sides.seed(plan.seed).threads(plan.threads));
    let (found, scores) = play(&sides, on_block)?;
    let gain = |side: usize| {
        let difference = found.measures[0].policies[side].difference.as_ref();
        difference.map(|difference| difference.as_ref().map(|d| d.estimate).map_err(|why| *why))
    };
    let lead = gain(1)?.ok()?;
    // Where few evenings differ from the commonest, they do not say how far a share may be off.
    let is_telling = lead.few.is_none() || found.is_certain;
    let n_tried = u32::try_from(tried.len()).unwrap_or(u32::MAX);
    let level = 1.0 - (1.0 - LEVEL) / f64::from(n_tried);
    let rival = |(side, (change, point)): (usize, (SmallerChange, Point))| {
        let set = point.overrides[baseline.overrides.len()..].to_vec();
        let share = if is_telling { share(&scores, side, level) } else { None };
        Some(Rival { change, policy: point.policy.name, set, gain: gain(side)?, share })
    };
    Some(Rivals {
        policy: finding.policy,
        first_evening: results.first_evening,
        evenings: sides.n_evenings(),
        lead,
        level,
        tried: (2..).zip(tried).filter_map(rival).collect(),
    })
}

/// The guest score alone, on the first evenings of the results.
fn on_evenings_of(results: &Results, sides: Plan) -> Plan {
    let first = results.first_evening;
    let evenings = results.comparison.evenings.min(RIVAL_EVENINGS);
    let plan = sides.measures([Measure::GuestScore]).between(first..first.saturating_add(evenings));
    Plan { goals: Vec::new(), ..plan.keep(Keep::Evenings) }
}

/// The sides compared with the first, and the scores of each evening; `None` if `on_block` wanted no more.
fn play(
    sides: &Plan,
    on_block: &mut dyn FnMut() -> ControlFlow<()>,
) -> Option<(Comparison, Vec<Vec<Value>>)> {
    let mut scores: Vec<Vec<Value>> = Vec::new();
    let played = run(sides, &mut |block: &Block| {
        let of_evening = block.rows.chunks(sides.points.len());
        scores.extend(of_evening.map(|rows| rows.iter().map(|row| row.values[0]).collect()));
        on_block()
    });
    let is_whole = !played.stop.is_interrupted();
    is_whole.then(|| (Comparison::new(&played.tally, sides.labels(), &sides.measures), scores))
}

/// Which share of the lead a side brings, by the evenings on which all three have a score.
fn share(scores: &[Vec<Value>], side: usize, level: f64) -> Option<Ratio> {
    let of_evening = |scores: &Vec<Value>| {
        let [baseline, leader, rival] = [scores[0].ok()?, scores[1].ok()?, scores[side].ok()?];
        Some((leader - baseline, rival - baseline))
    };
    let cases: Vec<(f64, f64)> = scores.iter().filter_map(of_evening).collect();
    ratio_of_means(&cases, level)
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
        path: format!("policy.{}.{key}", baseline.name),
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
        path: format!("handoff.{}.ack", counter.name),
        value: ACK.to_owned(),
    })
    .collect()
}

fn minutes(span: Span) -> String {
    format!("{} min", exact(span.minutes()))
}
