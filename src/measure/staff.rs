//! Staff measures of one evening: how busy they were, what the shift was worth to them, what it costs if
//! they leave.

use crate::feel::{StaffShift, manager_shift, staff_score, turnover_cost_per_shift, waiter_shift};
use crate::model::{Capacity, Model, Policy};
use crate::record::EveningEnd;

use super::ledger::hours_on_duty;

/// Person-hours of all waiters; `None` where they have no number.
fn waiter_hours(model: &Model, end: &EveningEnd) -> Option<f64> {
    model.floor.waiters.hours_until(hours_on_duty(model, end)).filter(|hours| *hours > 0.0)
}

/// Share of the waiters' paid hours spent on a task.
pub(super) fn waiter_busy_share(model: &Model, end: &EveningEnd) -> Option<f64> {
    Some(end.staff.waiters.busy.minutes() / 60.0 / waiter_hours(model, end)?)
}

/// Score of a waiter's shift; `n_furious` guests scored the evening below 4 at the bill.
pub(super) fn waiter_score(
    model: &Model,
    policy: &Policy,
    end: &EveningEnd,
    n_furious: u32,
) -> Option<f64> {
    let (hours, params) = (waiter_hours(model, end)?, &model.staff_score);
    let shift = waiter_shift(&end.staff.waiters, n_furious, hours, policy, params);
    Some(staff_score(&shift, params))
}

/// Score of the manager's shift.
pub(super) fn manager_score(model: &Model, policy: &Policy, end: &EveningEnd) -> f64 {
    let hours = hours_on_duty(model, end).minutes() / 60.0;
    staff_score(&manager_shift(&end.staff.manager, hours, policy), &model.staff_score)
}

/// Score of a shift at a counter, the mean over the hours worked at all counters.
pub(super) fn counter_score(model: &Model, policy: &Policy, end: &EveningEnd) -> Option<f64> {
    let on_duty = hours_on_duty(model, end);
    let (mut total, mut all_hours) = (0.0, 0.0);
    for (counter, log) in model.counters.iter().zip(&end.staff.counters) {
        let hours = counter.staff.hours_until(on_duty)?;
        if hours <= 0.0 {
            continue;
        }
        let shift = StaffShift {
            authority: policy.own_authority,
            busy_share: log.busy.minutes() / 60.0 / (hours * f64::from(counter.parallel)),
            conflicts_per_h: 0.0,
            anger_per_h: 0.0,
            repairs_per_h: f64::from(log.repairs) / hours,
            fear: policy.fear,
            training: policy.training,
        };
        total += hours * staff_score(&shift, &model.staff_score);
        all_hours += hours;
    }
    (all_hours > 0.0).then(|| total / all_hours)
}

/// Share of the counters' hands' time that is occupied.
pub(super) fn counter_busy_share(model: &Model, end: &EveningEnd) -> Option<f64> {
    let on_duty = hours_on_duty(model, end);
    let (mut busy, mut hands) = (0.0, 0.0);
    for (counter, log) in model.counters.iter().zip(&end.staff.counters) {
        busy += log.busy.minutes() / 60.0;
        hands += counter.staff.hours_until(on_duty)? * f64::from(counter.parallel);
    }
    (hands > 0.0).then(|| busy / hands)
}

/// What this evening adds to the cost of people leaving: waiters and counters, each by its score.
pub(super) fn turnover_cost(
    model: &Model,
    policy: &Policy,
    end: &EveningEnd,
    n_furious: u32,
) -> Option<f64> {
    let people = |capacity| match capacity {
        Capacity::Limited(n) => Some(f64::from(n)),
        Capacity::Unlimited => None,
    };
    let at_counters: Option<f64> = model.counters.iter().map(|c| people(c.staff.most())).sum();
    let quit = model.money.quit_cost.units();
    let waiters = waiter_score(model, policy, end, n_furious)?;
    let counters = counter_score(model, policy, end)?;
    Some(
        people(model.floor.waiters.most())? * turnover_cost_per_shift(waiters, quit)
            + at_counters? * turnover_cost_per_shift(counters, quit),
    )
}
