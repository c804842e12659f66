//! Which staffing is the cheapest that meets the goals: facts, no words.

use crate::compare::GoalVerdict;
use crate::model::{Cents, ClockTime, Goal, Roster};
use crate::render::safe::for_shell;
use crate::results::Heading;
use crate::scenario::Override;
use crate::time::Span;

/// How surely the right staffing is named, all decisions together [0–1].
pub const STAFF_CONFIDENCE: f64 = 0.95;

/// The cheapest staffing of those that were tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Staff {
    /// Where it comes from.
    pub heading: Heading,
    /// Name of the policy in force.
    pub policy: String,
    /// When the house opens.
    pub opens: ClockTime,
    /// The goals, each with the distance within which it does not matter on which side a mean is
    /// [in the measure's unit, > 0].
    pub goals: Vec<(Goal, f64)>,
    /// Goals of the file on a difference, which no staffing has by itself.
    pub left_out: Vec<Goal>,
    /// Whose number is chosen, in the order of the file, waiters first.
    pub roles: Vec<Role>,
    /// The search with the same people all evening, or with the file's roster raised and lowered as a whole.
    pub all_evening: Search,
    /// The search from its answer on, with fewer people in some periods.
    pub by_period: Option<Search>,
    /// Evenings that were played, of all staffings together.
    pub evenings: u64,
    /// Whether it was ended before its time.
    pub is_cut_short: bool,
}

/// Those whose number is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// By which key they are had.
    pub path: String,
    /// Name of their counter; `None`: the waiters.
    pub counter: Option<String>,
}

/// Candidates in order of cost, tried until the cheapest that meets the goals was known.
#[derive(Clone, Debug, PartialEq)]
pub struct Search {
    /// How surely it names the right one, all decisions together [0–1].
    pub confidence: f64,
    /// Between what was chosen.
    pub choices: Vec<Choice>,
    /// How many candidates there were.
    pub n_candidates: u64,
    /// Those that were tried to their end, or as far as it came, the cheapest first.
    pub tried: Vec<Tried>,
    /// The cheapest that meets all goals, by its index there.
    pub answer: Option<usize>,
    /// For each choice the answer with one person fewer there, by its index, if that was a candidate.
    pub fewer: Vec<Option<usize>>,
    /// The staffing of the file, by its index.
    pub as_it_is: Option<usize>,
}

/// A number to be chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choice {
    /// Index of the role.
    pub role: usize,
    /// From when (after opening) until when; `None`: all evening.
    pub period: Option<(Span, Span)>,
    /// People the role's work occupies when it is most, if nobody waits [≥ 0].
    pub load: f64,
    /// The fewest that were candidates, the most at a time where the file has a roster.
    pub fewest: u32,
    /// The most.
    pub most: u32,
}

/// A staffing that was tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    /// How many there are, choice by choice.
    pub counts: Vec<u32>,
    /// How many there are when, role by role.
    pub rosters: Vec<Roster>,
    /// What is typed for it, role by role.
    pub set: Vec<Override>,
    /// Wages of the people chosen, from opening to closing.
    pub wages: Cents,
    /// Evenings it was played.
    pub evenings: u64,
    /// Whether it meets all goals; [`GoalVerdict::CannotTell`] if the evenings were over before that was known.
    pub verdict: GoalVerdict,
    /// An evening was not over in good time, which is a miss.
    pub is_endless: bool,
    /// Goal by goal, as far as they were decided.
    pub goals: Vec<FoundGoal>,
}

/// A goal under one staffing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FoundGoal {
    /// The mean of all evenings played; `None`: none had a value.
    pub mean: Option<f64>,
    /// Whether it is met; [`GoalVerdict::CannotTell`] if that was not decided, or need not be because
    /// another is missed.
    pub verdict: GoalVerdict,
    /// The mean is so near the limit that it may be called met or missed.
    pub is_about: bool,
    /// How far the mean is on the wrong side, in units of what does not matter; negative on the right side.
    pub excess: f64,
}

impl Staff {
    /// The search that came last.
    pub fn last(&self) -> &Search {
        self.by_period.as_ref().unwrap_or(&self.all_evening)
    }
}

impl Search {
    /// The staffing that was found.
    pub fn found(&self) -> Option<&Tried> {
        self.answer.map(|idx| &self.tried[idx])
    }

    /// Those cheaper than the answer, or all without one.
    pub fn cheaper(&self) -> &[Tried] {
        &self.tried[..self.answer.unwrap_or(self.tried.len())]
    }

    /// Cheaper ones of which the evenings did not say whether they meet the goals.
    pub fn untold(&self) -> impl Iterator<Item = &Tried> {
        self.cheaper().iter().filter(|tried| tried.verdict == GoalVerdict::CannotTell)
    }

    /// Cheaper ones that miss no goal by more than what does not matter, so that they may do as well.
    pub fn about(&self) -> impl Iterator<Item = &Tried> {
        self.cheaper().iter().filter(|tried| tried.is_about_at_its_goals())
    }

    /// The one that comes nearest to its goals; `None` if none had values.
    pub fn nearest(&self) -> Option<&Tried> {
        let excess = |tried: &&Tried| tried.worst_excess();
        let known = self.tried.iter().filter(|tried| tried.worst_excess().is_finite());
        known.min_by(|one, other| excess(one).total_cmp(&excess(other)))
    }
}

impl Tried {
    /// The options that make it, as a shell takes them.
    pub fn arguments(&self) -> String {
        let sets = self.set.iter().map(|set| format!("--set {}", for_shell(&set.argument())));
        sets.collect::<Vec<_>>().join(" ")
    }

    /// How far the worst of its goals is on the wrong side, in units of what does not matter.
    pub fn worst_excess(&self) -> f64 {
        self.goals.iter().map(|goal| goal.excess).fold(f64::NEG_INFINITY, f64::max)
    }

    /// Whether it misses some goal, and none by more than what does not matter.
    fn is_about_at_its_goals(&self) -> bool {
        self.verdict == GoalVerdict::Missed
            && !self.is_endless
            && self.goals.iter().all(|goal| goal.is_about || goal.excess <= 0.0)
    }
}
