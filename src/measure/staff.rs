//! Staff measures of one evening: how busy they were and what the shift was worth to them.

use crate::model::{Capacity, Model, Policy};
use crate::score::{StaffShift, staff_score};
use crate::sim::EveningEnd;
use crate::time::Span;

use super::ledger::hours_on_duty;

/// A person's hours, or `None` where staff has no number.
fn hours(staff: Capacity, on_duty: Span) -> Option<f64> {
    match staff {
        Capacity::Limited(n) => Some(f64::from(n) * on_duty.minutes() / 60.0),
        Capacity::Unlimited => None,
    }
}

/// Share of the waiters' paid hours spent on a task.
pub(super) fn waiter_busy_share(model: &Model, end: &EveningEnd) -> Option<f64> {
    let hours = hours(model.floor.waiters, hours_on_duty(model, end))?;
    Some(end.staff.waiters.busy.minutes() / 60.0 / hours)
}

/// Score of a waiter's shift; `n_furious` guests scored the evening below 4 at the bill.
pub(super) fn waiter_score(
    model: &Model,
    policy: &Policy,
    end: &EveningEnd,
    n_furious: u32,
) -> Option<f64> {
    let hours = hours(model.floor.waiters, hours_on_duty(model, end))?;
    let log = &end.staff.waiters;
    let per_hour = |n: u32| f64::from(n) / hours;
    let shift = StaffShift {
        authority: if log.exceptions == 0 {
            policy.own_authority
        } else {
            f64::from(log.settled.min(log.exceptions)) / f64::from(log.exceptions)
        },
        busy_share: waiter_busy_share(model, end)?,
        conflicts_per_h: per_hour(log.promises + log.refusals + log.secret_exceptions),
        anger_per_h: per_hour(log.angry_guests + n_furious),
        repairs_per_h: per_hour(log.repairs),
        fear: policy.fear,
        training: policy.training,
    };
    Some(staff_score(&shift, &model.staff_score))
}

/// Score of a shift at a counter, the mean over the people at all counters.
pub(super) fn counter_score(model: &Model, policy: &Policy, end: &EveningEnd) -> Option<f64> {
    let on_duty = hours_on_duty(model, end);
    let mut total = 0.0;
    let mut n_people = 0.0;
    for (counter, log) in model.counters.iter().zip(&end.staff.counters) {
        let Capacity::Limited(n) = counter.staff else {
            return None;
        };
        let hours = hours(counter.staff, on_duty)?;
        let shift = StaffShift {
            authority: policy.own_authority,
            busy_share: log.busy.minutes() / 60.0 / (hours * f64::from(counter.parallel)),
            conflicts_per_h: 0.0,
            anger_per_h: 0.0,
            repairs_per_h: f64::from(log.repairs) / hours,
            fear: policy.fear,
            training: policy.training,
        };
        total += f64::from(n) * staff_score(&shift, &model.staff_score);
        n_people += f64::from(n);
    }
    (n_people > 0.0).then(|| total / n_people)
}
