//! What evenings that stand by themselves came to.

use crate::compare::{Comparison, GoalVerdict, JudgedGoal};
use crate::experiment::Stop;
use crate::results::{Column, Heading, Levers, Rivals};

/// Results of `run` (one policy) or `compare` (several).
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// Where they come from.
    pub heading: Heading,
    /// What stands side by side, in the order of the comparison's policies.
    pub columns: Vec<Column>,
    /// Number of the first evening, from 1.
    pub first_evening: u64,
    /// Evenings before the first that only named how many these are.
    pub stage_one: u64,
    /// How many evenings each look before had, none of which are among these.
    pub looked: Vec<u64>,
    /// Why they are of no more evenings.
    pub stop: Stop,
    /// How many fresh evenings make a precision likely that was asked for and is not reached; `None` where it was not
    /// asked for or is reached, where no number of evenings makes it so, or one that nobody waits for.
    pub more: Option<u64>,
    /// What they are, with what the differences are made of.
    pub comparison: Comparison,
    /// The scenario's goals, as far as they concern these policies.
    pub goals: Vec<JudgedGoal>,
    /// What of the lead smaller changes of the baseline also bring; they have no part in anything above.
    pub rivals: Option<Rivals>,
    /// What single assumptions make of the difference between the first two columns, if that was asked; they have no
    /// part in anything above.
    pub assumptions: Option<Levers>,
    /// Events simulated, under all policies: how much work it was.
    pub events: u64,
}

/// A goal that a gate does not let pass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NotMet<'r> {
    /// The goal.
    pub judged: &'r JudgedGoal,
    /// Under which policy, as an index.
    pub policy: usize,
    /// It is surely missed; else it cannot be told.
    pub is_missed: bool,
}

impl Results {
    /// Whether anything was ended before its time, be it but the trying of smaller changes.
    pub fn is_interrupted(&self) -> bool {
        self.stop.is_interrupted()
            || self.rivals.as_ref().is_some_and(|rivals| rivals.is_interrupted)
    }

    /// The goals that are missed, or cannot be told, under a policy by itself and under each but the baseline
    /// where there are several; under the baseline too if it is asked for. A single evening kept a goal or
    /// broke it.
    pub fn not_met(&self, with_baseline: bool) -> Vec<NotMet<'_>> {
        let Comparison { policies, baseline, evenings, .. } = &self.comparison;
        let is_judged = |policy: &usize| with_baseline || policies.len() == 1 || policy != baseline;
        let of_policy = |judged, policy: usize| {
            let JudgedGoal { verdicts, broken, .. }: &JudgedGoal = judged;
            let verdict = match (verdicts[policy]?, broken[policy]) {
                (_, Some(broken)) if *evenings == 1 && broken.evenings == 0 => GoalVerdict::Met,
                (_, Some(_)) if *evenings == 1 => GoalVerdict::Missed,
                (verdict, _) => verdict,
            };
            let is_missed = verdict == GoalVerdict::Missed;
            (verdict != GoalVerdict::Met).then_some(NotMet { judged, policy, is_missed })
        };
        let judged = self.goals.iter().flat_map(|judged| {
            (0..policies.len())
                .filter(is_judged)
                .filter_map(move |policy| of_policy(judged, policy))
        });
        judged.collect()
    }

    /// The looks there were, in evenings, this one included: those after which fresh evenings begin.
    pub fn looks(&self) -> Vec<u64> {
        let before: u64 = self.looked.iter().sum();
        let last = self.first_evening + self.comparison.evenings - 1;
        self.looked.iter().copied().chain([last.saturating_sub(before)]).collect()
    }
}
