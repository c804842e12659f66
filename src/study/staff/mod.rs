//! The cheapest staffing that meets the goals: wages are known, only whether the goals are met is left to chance.
//!
//! Candidates lie around what the work asks for. From the cheapest on each is played until every goal of it is
//! decided, and the first that meets all is the answer. Start with [`staff`].

mod candidates;
mod checks;
mod search;

use std::ops::ControlFlow;

use crate::model::{Goal, Model, Roster};
use crate::results::{Heading, Role, STAFF_CONFIDENCE, Staff};
use crate::scenario::{Loaded, Problems};
use crate::study::choice::{self, ChoiceError};

use candidates::{Candidates, MOST_ASKED_FOR, n_candidates, roles};
use search::{Searched, Setting, search};

pub use search::StaffProgress;

/// The most evenings a staffing is played unless it is told otherwise.
pub const STAFF_MAX_EVENINGS: u64 = 10_000;

/// Which staffing is looked for.
#[derive(Clone, Debug)]
pub struct StaffPlan {
    /// Name of the policy in force, the file's or a preset.
    pub policy: String,
    /// The goals, each with the distance within which it does not matter on which side a mean is
    /// [in the measure's unit, > 0; at least one].
    pub goals: Vec<(Goal, f64)>,
    /// Goals of the file that are not asked for.
    pub left_out: Vec<Goal>,
    /// The fewest and the most candidates of a role, by its path.
    pub among: Vec<(String, (u32, u32))>,
    /// Whether people may be fewer in some periods.
    pub is_by_period: bool,
    /// Seed of the evenings.
    pub seed: u64,
    /// How many threads [≥ 1].
    pub threads: usize,
    /// Evenings of each staffing at most [≥ 50].
    pub max_evenings: u64,
}

/// Why no staffing is looked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StaffError {
    /// No policy of that name.
    #[error(transparent)]
    Choice(#[from] ChoiceError),
    /// A staffing has mistakes, each with its place.
    #[error("{0}")]
    Scenario(#[from] Problems),
    /// All are without number.
    #[error("waiters and counters are all unlimited: there is no number to choose")]
    NobodyToChoose,
    /// Nobody is had by that key.
    #[error("nobody's number is `{path}`")]
    UnknownRole {
        /// What was typed.
        path: String,
        /// What can be.
        known: Vec<String>,
    },
    /// More candidates than anybody waits for.
    #[error("these would be {n} staffings to try, more than {most}")]
    TooMany {
        /// How many.
        n: u64,
        /// How many there may be.
        most: u64,
    },
}

/// Those whose number is chosen in a house, waiters first.
pub fn staff_roles(model: &Model) -> Vec<Role> {
    roles(model).into_iter().map(|chosen| chosen.role).collect()
}

/// Looks for the cheapest staffing that meets the goals, until it is known or `on_round` wants no more.
///
/// # Errors
/// Why it is not looked for.
pub fn staff(
    loaded: &Loaded,
    wanted: &StaffPlan,
    on_round: &mut dyn FnMut(StaffProgress) -> ControlFlow<()>,
) -> Result<Staff, StaffError> {
    let model = &loaded.model;
    choice::policy(&wanted.policy, model)?;
    let mut roles = roles(model);
    for (path, among) in &wanted.among {
        let known = || roles.iter().map(|chosen| chosen.role.path.clone()).collect();
        let unknown = StaffError::UnknownRole { path: path.clone(), known: known() };
        let chosen = roles.iter_mut().find(|chosen| chosen.role.path == *path);
        chosen.ok_or(unknown)?.among = Some(*among);
    }
    if roles.is_empty() {
        return Err(StaffError::NobodyToChoose);
    }
    let asked_for = roles.iter().filter_map(|chosen| chosen.among);
    let n_asked = asked_for.map(|(fewest, most)| u64::from(most - fewest) + 1);
    let n_asked = n_asked.fold(1, u64::saturating_mul);
    if n_asked > MOST_ASKED_FOR {
        return Err(StaffError::TooMany { n: n_asked, most: MOST_ASKED_FOR });
    }
    let setting = Setting {
        loaded,
        roles: &roles,
        policy: &wanted.policy,
        goals: &wanted.goals,
        seed: wanted.seed,
        threads: wanted.threads,
        max_evenings: wanted.max_evenings,
    };
    let candidates = Candidates::all_evening(&roles, model);
    debug_assert_eq!(n_candidates(&candidates.choices), candidates.all.len() as u64);
    let n_searches = if wanted.is_by_period { 2.0 } else { 1.0 };
    let alpha = (1.0 - STAFF_CONFIDENCE) / n_searches;
    let Searched { search: all_evening, mut evenings, mut is_cut_short } =
        search(setting, &candidates, alpha, on_round)?;
    let found = all_evening.found().filter(|_| wanted.is_by_period && !is_cut_short);
    let found = found.and_then(|found| candidates.all.iter().find(|c| c.counts == found.counts));
    let found: Option<&Vec<Roster>> = found.map(|candidate| &candidate.rosters);
    let by_period = match found {
        Some(found) => {
            let candidates = Candidates::by_period(&roles, found, model);
            let searched = search(setting, &candidates, alpha, on_round)?;
            evenings += searched.evenings;
            is_cut_short |= searched.is_cut_short;
            Some(searched.search)
        }
        None => None,
    };
    Ok(Staff {
        heading: Heading::of(loaded, wanted.seed),
        policy: wanted.policy.clone(),
        opens: model.opens,
        goals: wanted.goals.clone(),
        left_out: wanted.left_out.clone(),
        roles: roles.into_iter().map(|chosen| chosen.role).collect(),
        all_evening,
        by_period,
        evenings,
        is_cut_short,
    })
}
