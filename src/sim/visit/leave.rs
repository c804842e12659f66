//! Leaving the house, paid or not, and the table's next party.

use crate::model::LeavePays;
use crate::record::{LeaveReason, Outcome, RecoveryDelay, TraceEvent};
use crate::sim::audit::books::ensure;
use crate::sim::chance::durations::Activity;
use crate::sim::courses::COURSES;
use crate::sim::stations::waiters::Urgency;
use crate::sim::visit::party::Party;
use crate::sim::visit::state::EveningState;
use crate::sim::visit::task::{Reset, TaskKind, Work};
use crate::sim::visit::{account, care, eat, task, tickets};
use crate::time::{SimTime, Span};

pub(in crate::sim) fn walk_out(evening: &mut EveningState<'_>, party: &mut Party) {
    party.meal.end();
    if evening.scope.has_waits {
        account::record_sync(evening, party);
    }
    party.give_up_water();
    if evening.scope.has_accounts {
        account::reckon(evening, party);
    }
    leave(evening, party, Outcome::WalkedOut);
    reset_table(evening, party);
}

/// A party at its table has had enough of waiting: it gives up on what is missing, pays what it has had, or
/// nothing, and goes.
pub(in crate::sim) fn give_up(evening: &mut EveningState<'_>, party: &mut Party, why: LeaveReason) {
    for course in COURSES {
        eat::give_up(evening, party, course);
    }
    match evening.model.guest.leave_pays {
        LeavePays::Had => {}
        LeavePays::Nothing => {
            let had = party.journey.items.iter_mut().filter(|item| item.is_delivered());
            had.for_each(|item| item.is_unbilled = true);
        }
    }
    party.journey.left_because = Some(why);
    evening.note(party, || TraceEvent::HadEnough(why));
    walk_out(evening, party);
}

/// Ends a party's evening.
#[inline(always)]
pub(in crate::sim) fn leave(evening: &mut EveningState<'_>, party: &mut Party, outcome: Outcome) {
    let now = evening.now();
    care::close_concierge_case(evening, party);
    if party.order.n_on_way() > 0 {
        tickets::give_up_tickets(evening, party);
    }
    debug_assert!(
        party.meal.is_over() || party.journey.seated_at == SimTime::NEVER,
        "a meal goes on without its party"
    );
    party.seat.leave();
    party.journey.left_at = now;
    party.journey.outcome = outcome;
    evening.left.push(party.slot());
    evening.audit.party_goes(now);
    evening.note(party, || TraceEvent::Left(outcome));
}

#[inline(always)]
pub(in crate::sim) fn reset_table(evening: &mut EveningState<'_>, party: &mut Party) {
    if evening.model.work.reset.is_zero() {
        table_ready(evening, party);
    } else {
        task::request(evening, party, Reset, Urgency::Last);
    }
}

impl Work for Reset {
    fn lasts(self, _: &EveningState<'_>, party: &Party) -> Span {
        party.seat.lasts(Activity::Reset)
    }

    fn ends(
        self,
        evening: &mut EveningState<'_>,
        party: &mut Party,
        _: RecoveryDelay,
    ) -> Option<TaskKind> {
        table_ready(evening, party);
        None
    }

    fn is_pointless(self, _: &Party) -> bool {
        false
    }
}

/// The table is free for the next party.
#[inline(always)]
pub(in crate::sim) fn table_ready(evening: &mut EveningState<'_>, party: &Party) {
    evening.staff.last_reset_at = evening.now();
    evening.waiters.free_table_of(party.seat.section());
    evening.tables.give_back(party.seat.table());
    if evening.list.n_waiting() > 0 {
        ensure(
            evening.table_to_fill.is_none(),
            || "a table became free for those who wait and was not filled",
        );
        evening.table_to_fill = Some(party.seat.table());
    }
}
