//! What `staff` saves.

use serde::{Deserialize, Serialize};

use crate::model::Goal;
use crate::render::json::pretty;
use crate::results::saved::{Named, SavedHead};
use crate::results::{Choice, FoundGoal, STAFF_CONFIDENCE, Search, Staff, Tried};

/// A search for a staffing as it stands in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedStaff {
    /// What it comes from.
    #[serde(flatten)]
    pub head: SavedHead,
    /// Whether it was ended before its time.
    pub interrupted: bool,
    /// The policy in force.
    pub policy: String,
    /// Evenings that were played, of all staffings together.
    pub evenings: u64,
    /// How surely the right one is named, but for staffings about at a goal.
    pub confidence: f64,
    /// The goals.
    pub goals: Vec<StaffGoalEntry>,
    /// Keys of goals of the file that were left out, because they are on a difference.
    pub left_out: Vec<String>,
    /// Whose number was chosen.
    pub roles: Vec<RoleEntry>,
    /// `found`, `none`, `cannot_tell` or `interrupted`.
    pub answer: String,
    /// The cheapest staffing that meets the goals.
    pub staffing: Option<StaffingEntry>,
    /// What to type for it.
    pub arguments: Option<String>,
    /// What one person fewer does, choice by choice.
    pub one_fewer: Vec<FewerEntry>,
    /// Cheaper staffings that miss no goal by more than what does not matter.
    pub about: Vec<StaffingEntry>,
    /// Cheaper staffings of which the evenings did not say whether they meet the goals.
    pub untold: Vec<StaffingEntry>,
    /// The staffing that came nearest, where none meets the goals.
    pub nearest: Option<StaffingEntry>,
    /// The staffing of the file.
    pub as_it_is: Option<StaffingEntry>,
    /// The search with the same people all evening.
    pub all_evening: SearchEntry,
    /// The search with fewer people in some periods.
    pub by_period: Option<SearchEntry>,
}

/// A goal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StaffGoalEntry {
    /// Its measure.
    pub key: String,
    /// `<`, `<=`, `>` or `>=`.
    pub bound: String,
    /// The limit.
    pub limit: f64,
    /// So near the limit it does not matter on which side a mean is.
    pub within: f64,
}

/// Those whose number was chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoleEntry {
    /// By which key they are had.
    pub path: String,
    /// People their work occupies when it is most, if nobody waits.
    pub load: f64,
    /// The fewest that were candidates.
    pub fewest: u32,
    /// The most.
    pub most: u32,
}

/// A staffing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StaffingEntry {
    /// How many there are, by their keys, as it is written in a file.
    pub set: Named<String>,
    /// Wages of these people, from opening to closing.
    pub wages: f64,
    /// Evenings it was played.
    pub evenings: u64,
    /// `met`, `missed` or `cannot_tell`.
    pub verdict: String,
    /// Goal by goal.
    pub goals: Vec<FoundGoalEntry>,
}

/// A goal under one staffing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FoundGoalEntry {
    /// Its measure.
    pub key: String,
    /// The mean.
    pub mean: Option<f64>,
    /// `met`, `missed` or `cannot_tell`, which is also said where another goal was missed first.
    pub verdict: String,
    /// Whether it is so near the limit that it may be called either.
    pub about: bool,
}

/// The answer with one person fewer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FewerEntry {
    /// Who is one fewer.
    pub path: String,
    /// From when; null: all evening.
    pub from: Option<String>,
    /// What comes of it; null: that was no candidate.
    pub staffing: Option<StaffingEntry>,
}

/// A search.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SearchEntry {
    /// How many candidates there were.
    pub candidates: u64,
    /// Those that were tried, the cheapest first.
    pub tried: Vec<StaffingEntry>,
}

impl SavedStaff {
    /// The file form of a search.
    pub fn of(staff: &Staff) -> Self {
        let (heading, last) = (staff.heading.clone(), staff.last());
        let entry = |tried: &Tried| StaffingEntry::of(staff, tried);
        let at = |idx: Option<usize>| idx.map(|idx| entry(&last.tried[idx]));
        let fewer = |(choice, idx): (&Choice, &Option<usize>)| FewerEntry {
            path: staff.roles[choice.role].path.clone(),
            from: choice.period.map(|(from, _)| staff.opens.plus(from).to_string()),
            staffing: at(*idx),
        };
        let search = |search: &Search| SearchEntry {
            candidates: search.n_candidates,
            tried: search.tried.iter().map(entry).collect(),
        };
        let answer = match last.answer {
            Some(_) => "found",
            None if staff.is_cut_short => "interrupted",
            None if last.untold().next().is_some() => "cannot_tell",
            None => "none",
        };
        let is_found = last.answer.is_some();
        Self {
            head: SavedHead::of(&heading),
            interrupted: staff.is_cut_short,
            policy: staff.policy.clone(),
            evenings: staff.evenings,
            confidence: STAFF_CONFIDENCE,
            goals: staff.goals.iter().map(StaffGoalEntry::of).collect(),
            left_out: staff.left_out.iter().map(Goal::key).collect(),
            roles: staff.all_evening.choices.iter().map(|c| RoleEntry::of(staff, c)).collect(),
            answer: answer.to_owned(),
            staffing: at(last.answer),
            arguments: last.found().map(Tried::arguments),
            one_fewer: if is_found {
                last.choices.iter().zip(&last.fewer).map(fewer).collect()
            } else {
                Vec::new()
            },
            about: last.about().filter(|_| is_found).map(entry).collect(),
            untold: last.untold().filter(|_| !staff.is_cut_short).map(entry).collect(),
            nearest: last.nearest().filter(|_| !is_found).map(entry),
            as_it_is: at(last.as_it_is),
            all_evening: search(&staff.all_evening),
            by_period: staff.by_period.as_ref().map(search),
        }
    }

    /// The text of the file.
    pub fn write(&self) -> String {
        pretty(self)
    }
}

impl StaffGoalEntry {
    fn of((goal, within): &(Goal, f64)) -> Self {
        let (key, bound) = (goal.key(), goal.bound.sign().to_owned());
        Self { key, bound, limit: goal.limit, within: *within }
    }
}

impl RoleEntry {
    fn of(staff: &Staff, choice: &Choice) -> Self {
        let Choice { role, load, fewest, most, .. } = *choice;
        Self { path: staff.roles[role].path.clone(), load, fewest, most }
    }
}

impl StaffingEntry {
    fn of(staff: &Staff, tried: &Tried) -> Self {
        let goal = |((goal, _), found): (&(Goal, f64), &FoundGoal)| FoundGoalEntry {
            key: goal.key(),
            mean: found.mean.map(|mean| mean + 0.0),
            verdict: found.verdict.key().to_owned(),
            about: found.is_about,
        };
        Self {
            set: tried.set.iter().map(|set| (&set.path, set.value.clone())).collect(),
            wages: tried.wages.units(),
            evenings: tried.evenings,
            verdict: tried.verdict.key().to_owned(),
            goals: staff.goals.iter().zip(&tried.goals).map(goal).collect(),
        }
    }
}
