//! The cheapest candidate that meets its goals, all cheaper ones decided.

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::catalogue::Value;
use crate::compare::GoalVerdict;
use crate::experiment::{BLOCK, EveningRow, Keep, Plan, Point, run_each};
use crate::model::Goal;
use crate::results::{Search, Tried};
use crate::scenario::{Loaded, Problems};
use crate::study::choice::policy;
use crate::study::staff::candidates::{Candidate, Candidates, Chosen};
use crate::study::staff::checks::{Checks, Decisions};

/// So many candidates are under way at once. Part of the results: those behind the answer show as far as they came.
const AT_ONCE: usize = 16;

/// What every candidate is played with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting<'a> {
    pub(super) loaded: &'a Loaded,
    pub(super) roles: &'a [Chosen],
    pub(super) policy: &'a str,
    pub(super) goals: &'a [(Goal, f64)],
    pub(super) seed: u64,
    pub(super) threads: usize,
    /// Evenings of each candidate at most.
    pub(super) max_evenings: u64,
}

/// How far a search is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StaffProgress {
    /// Candidates that are decided.
    pub decided: u64,
    /// Candidates that may have to be.
    pub of: u64,
}

/// A candidate that is tried.
struct Running<'c> {
    candidate: &'c Candidate,
    /// Its plan, but for the evenings.
    plan: Plan,
    checks: Checks,
    evenings: u64,
    is_endless: bool,
}

impl Running<'_> {
    fn verdict(&self) -> GoalVerdict {
        if self.is_endless { GoalVerdict::Missed } else { self.checks.verdict() }
    }

    /// Whether no more evenings are played.
    fn is_done(&self, max_evenings: u64) -> bool {
        self.verdict() != GoalVerdict::CannotTell
            || self.evenings >= max_evenings
            || self.checks.is_hopeless(self.evenings)
    }

    fn next(&self, max_evenings: u64) -> Plan {
        let first = 1 + self.evenings;
        self.plan.clone().between(first..(first + BLOCK).min(1 + max_evenings))
    }

    fn take(&mut self, rows: Vec<EveningRow>) {
        self.evenings += rows.len() as u64;
        let evenings: Vec<Vec<Value>> = rows.into_iter().map(|row| row.values).collect();
        self.checks.take(&evenings);
    }
}

/// What a search came to, the evenings it took, and whether it was ended before its time.
pub(super) struct Searched {
    pub(super) search: Search,
    pub(super) evenings: u64,
    pub(super) is_cut_short: bool,
}

/// Tries candidates from the cheapest on, all on the same evenings, until the first that meets its goals is known and
/// every cheaper one is decided, and the file's own staffing too if it is among them. None is left out because
/// another with fewer people met the goals, or one with more missed them: both happen.
///
/// # Errors
/// A staffing that the scenario's rules do not allow.
pub(super) fn search(
    setting: Setting<'_>,
    candidates: &Candidates,
    alpha: f64,
    on_round: &mut dyn FnMut(StaffProgress) -> ControlFlow<()>,
) -> Result<Searched, Problems> {
    let all = &candidates.all;
    let own: Vec<_> = setting.roles.iter().map(|chosen| chosen.roster.clone()).collect();
    let own = all.iter().position(|candidate| candidate.rosters == own);
    let n_decisions = all.len().saturating_mul(setting.goals.len());
    let decisions = Decisions { alpha, n: u32::try_from(n_decisions).unwrap_or(u32::MAX) };
    let mut running: Vec<(usize, Running<'_>)> = Vec::new();
    let (mut next, mut is_cut_short) = (0, false);
    loop {
        let met = first_met(&running);
        let is_wanted = |nth: usize| met.is_none_or(|met| nth <= met) || own == Some(nth);
        let mut active: Vec<usize> = (0..running.len())
            .filter(|at| is_wanted(running[*at].0))
            .filter(|at| !running[*at].1.is_done(setting.max_evenings))
            .collect();
        while met.is_none() && active.len() < AT_ONCE && next < all.len() {
            active.push(running.len());
            running.push((next, begun(setting, &all[next], decisions)?));
            next += 1;
        }
        if let Some(own) = own.filter(|own| met.is_some() && *own >= next)
            && running.iter().all(|(nth, _)| *nth != own)
        {
            active.push(running.len());
            running.push((own, begun(setting, &all[own], decisions)?));
        }
        if active.is_empty() || is_cut_short {
            break;
        }
        let plans: Vec<Plan> =
            active.iter().map(|at| running[*at].1.next(setting.max_evenings)).collect();
        run_each(&plans, setting.threads, &mut |nth, played| {
            let (_, tried) = &mut running[active[nth]];
            match played {
                Ok(rows) => tried.take(rows),
                Err(_overlong) => tried.is_endless = true,
            }
            let done = |(_, tried): &&(usize, Running<'_>)| tried.is_done(setting.max_evenings);
            let decided = running.iter().filter(done).count() as u64;
            let flow = on_round(StaffProgress { decided, of: all.len() as u64 });
            is_cut_short |= flow.is_break();
            flow
        });
    }
    let evenings = running.iter().map(|(_, tried)| tried.evenings).sum();
    let is_cut_short = is_cut_short && !is_known(&running, next, all.len(), setting.max_evenings);
    let met = first_met(&running).filter(|_| !is_cut_short);
    running.retain(|(nth, tried)| {
        let is_needed = met.is_none_or(|met| *nth <= met) || own == Some(*nth);
        is_needed && tried.evenings + u64::from(tried.is_endless) > 0
    });
    running.sort_by_key(|(nth, _)| *nth);
    let place = |nth: usize| running.iter().position(|(known, _)| *known == nth);
    let fewer = |choice: usize| {
        let mut counts = all[met?].counts.clone();
        counts[choice] = counts[choice].checked_sub(1)?;
        place(all.iter().position(|candidate| candidate.counts == counts)?)
    };
    let search = Search {
        confidence: 1.0 - alpha,
        choices: candidates.choices.clone(),
        n_candidates: all.len() as u64,
        answer: met.and_then(place),
        fewer: (0..candidates.choices.len()).map(fewer).collect(),
        as_it_is: own.and_then(place),
        tried: running.iter().map(|(_, tried)| finished(tried, setting)).collect(),
    };
    Ok(Searched { search, evenings, is_cut_short })
}

/// Index of the cheapest candidate that meets its goals, as far as is known.
fn first_met(running: &[(usize, Running<'_>)]) -> Option<usize> {
    let met = running.iter().filter(|(_, tried)| tried.verdict() == GoalVerdict::Met);
    met.map(|(nth, _)| *nth).min()
}

/// Whether the answer stands: every candidate cheaper than it is done, or without one all are.
fn is_known(
    running: &[(usize, Running<'_>)],
    next: usize,
    n_all: usize,
    max_evenings: u64,
) -> bool {
    match first_met(running) {
        Some(met) => {
            running.iter().filter(|(nth, _)| *nth < met).all(|(_, r)| r.is_done(max_evenings))
        }
        None => next == n_all && running.iter().all(|(_, r)| r.is_done(max_evenings)),
    }
}

/// A candidate before its first evening.
fn begun<'c>(
    setting: Setting<'_>,
    candidate: &'c Candidate,
    decisions: Decisions,
) -> Result<Running<'c>, Problems> {
    let set = candidate.set(setting.roles, &setting.loaded.model);
    let model = Arc::new(setting.loaded.varied(&set)?.model);
    let policy = policy(setting.policy, &model).expect("it is known in the file as it stands");
    let point = Point { overrides: set, ..Point::of(&model, &policy) };
    let plan = Plan::of_points(&model, vec![point]).seed(setting.seed).keep(Keep::Evenings);
    let plan = plan.measures(setting.goals.iter().map(|(goal, _)| goal.measure));
    Ok(Running {
        candidate,
        plan: Plan { goals: Vec::new(), ..plan },
        checks: Checks::new(setting.goals, decisions),
        evenings: 0,
        is_endless: false,
    })
}

fn finished(tried: &Running<'_>, setting: Setting<'_>) -> Tried {
    Tried {
        counts: tried.candidate.counts.clone(),
        rosters: tried.candidate.rosters.clone(),
        set: tried.candidate.set(setting.roles, &setting.loaded.model),
        wages: tried.candidate.wages,
        evenings: tried.evenings,
        verdict: tried.verdict(),
        is_endless: tried.is_endless,
        goals: tried.checks.found(),
    }
}
