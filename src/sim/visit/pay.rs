//! The bill and the payment.

use crate::model::Stage;
use crate::record::{Outcome, RecoveryDelay, TraceEvent};
use crate::sim::chance::draws::Purpose;
use crate::sim::chance::durations::Activity;
use crate::sim::event::Event;
use crate::sim::stations::waiters::Urgency;
use crate::sim::visit::party::Party;
use crate::sim::visit::state::EveningState;
use crate::sim::visit::task::{Bill, Payment, TaskKind, Work};
use crate::sim::visit::{account, leave, patience, task};
use crate::time::Span;

#[inline(always)]
pub(in crate::sim) fn wants_bill(evening: &mut EveningState<'_>, party: &mut Party) {
    let now = evening.now();
    party.journey.bill_asked_at = now;
    if evening.scope.has_waits {
        account::record_sync(evening, party);
    }
    if evening.model.work.bill.is_zero() {
        bill_on_table(evening, party);
    } else {
        evening.note(party, || TraceEvent::AskedForBill);
        task::request(evening, party, Bill, Urgency::Ordinary);
    }
}

impl Work for Bill {
    fn lasts(self, _: &EveningState<'_>, party: &Party) -> Span {
        party.seat.lasts(Activity::Bill)
    }

    fn ends(
        self,
        evening: &mut EveningState<'_>,
        party: &mut Party,
        _: RecoveryDelay,
    ) -> Option<TaskKind> {
        bill_came(evening, party);
        None
    }
}

/// The waiter has brought the bill.
fn bill_came(evening: &mut EveningState<'_>, party: &mut Party) {
    let waited = evening.now() - party.journey.bill_asked_at;
    patience::push_wait(evening, party, Stage::Bill, waited, 1.0);
    evening.note(party, || TraceEvent::BillCame);
    bill_on_table(evening, party);
}

#[inline(always)]
fn bill_on_table(evening: &mut EveningState<'_>, party: &mut Party) {
    let now = evening.now();
    party.journey.bill_at = now;
    let look = party.seat.lasts(Activity::BillLook);
    party.give_up_water();
    patience::complain_if_unheard(evening, party);
    if look.is_zero() {
        cash_out(evening, party);
    } else {
        evening.later(party, now + look, Event::CashOut);
    }
}

/// The card is on the table.
#[inline(always)]
pub(in crate::sim) fn cash_out(evening: &mut EveningState<'_>, party: &mut Party) {
    if evening.model.work.payment.is_zero() {
        settle_account(evening, party);
    } else {
        // Until it is paid this is when paying began.
        party.journey.paid_at = evening.now();
        task::request(evening, party, Payment, Urgency::Ordinary);
    }
}

impl Work for Payment {
    fn lasts(self, evening: &EveningState<'_>, party: &Party) -> Span {
        evening.model.floor.trip + party.seat.lasts(Activity::Payment)
    }

    fn ends(
        self,
        evening: &mut EveningState<'_>,
        party: &mut Party,
        _: RecoveryDelay,
    ) -> Option<TaskKind> {
        paid(evening, party);
        None
    }
}

fn paid(evening: &mut EveningState<'_>, party: &mut Party) {
    let waited = evening.now() - party.journey.paid_at;
    patience::push_wait(evening, party, Stage::Pay, waited, 1.0);
    settle_account(evening, party);
}

#[inline(always)]
fn settle_account(evening: &mut EveningState<'_>, party: &mut Party) {
    let now = evening.now();
    let leaving = party.seat.lasts(Activity::Leaving);
    party.journey.paid_at = now;
    if evening.scope.has_accounts {
        close_account(evening, party);
    }
    if leaving.is_zero() {
        leaves(evening, party);
    } else {
        evening.later(party, now + leaving, Event::Leaves);
    }
}

#[cold]
fn close_account(evening: &mut EveningState<'_>, party: &mut Party) {
    let journey = &mut party.journey;
    journey.tip_noise = evening.draws.standard_normal(Purpose::Tip, journey.key);
    account::reckon(evening, party);
    account::pay_false_claim(evening, party);
}

#[inline(always)]
pub(in crate::sim) fn leaves(evening: &mut EveningState<'_>, party: &mut Party) {
    leave::leave(evening, party, Outcome::Paid);
    leave::reset_table(evening, party);
}
