//! The evening's money, in whole cents, so that it balances exactly.

use crate::measure::part::Part;
use crate::model::{Cents, Model, Policy, Roster};
use crate::record::{Account, EveningEnd, Journey};
use crate::time::Span;

/// What came in and what was paid on one evening.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Sum of the parties' accounts.
    pub account: Account,
    /// Wages; `None` if staff is unlimited.
    pub labour: Option<Cents>,
    /// Training.
    pub training: Cents,
    /// Rent and the like.
    pub fixed: Cents,
    n_seated: u32,
    n_paid: u32,
    /// What the parties that paid would have paid for what they had, had all of it been billed and nothing
    /// given back.
    usual: Cents,
}

impl Ledger {
    /// Adds a party's account.
    // Not inlined: where no money is wanted it would only take room.
    #[inline(never)]
    pub fn add(&mut self, journey: &Journey, is_seated: bool, has_paid: bool) {
        self.n_seated += u32::from(is_seated);
        if has_paid {
            self.n_paid += 1;
            self.usual += journey.account.delivered - journey.account.giveaways;
        }
        self.account += journey.account;
    }

    /// Charges wages, training and rent.
    pub fn close(&mut self, model: &Model, policy: &Policy, end: &EveningEnd) {
        self.labour = labour(model, hours_on_duty(model, end));
        let per_party = policy.training_cost / 100.0;
        self.fixed = model.money.fixed_cost;
        self.training = Cents::from_units(per_party * f64::from(self.n_seated));
    }

    /// Holds the ledger, a sum over parties, to have what the house itself saw on its tables and used at its
    /// counters, and the profit to be what its lines leave.
    ///
    /// # Panics
    /// If it is not, which is a bug of this program.
    pub(super) fn check(&self, end: &EveningEnd) {
        let (ledger, house) =
            ([self.account.delivered, self.account.goods], [end.served, end.goods]);
        assert!(
            ledger == house,
            "money does not balance: served and goods are {ledger:?} in the ledger, {house:?} in the house"
        );
        let account = &self.account;
        let given = account.comps + account.false_claims;
        let spent = |labour: Cents| given + account.goods + labour + self.training + self.fixed;
        let left = self.labour.map(|labour| self.revenue() - spent(labour));
        assert!(
            self.profit() == left,
            "money does not balance: the lines of the profit come to {:?}, revenue less costs to {left:?}",
            self.profit()
        );
    }

    /// List price of what was delivered, less unbilled and giveaways.
    pub fn revenue(&self) -> Cents {
        self.account.delivered - self.account.unbilled - self.account.giveaways
    }

    /// What is left on the night; `None` if staff is unlimited.
    pub fn profit(&self) -> Option<Cents> {
        Some(self.lines()?.into_iter().map(|(_, cents)| cents).sum())
    }

    /// What the profit is made of: each line with its sign, in the order of their parts.
    pub(super) fn lines(&self) -> Option<[(Part, Cents); 9]> {
        let account = &self.account;
        Some([
            (Part::Served, account.delivered),
            (Part::Unbilled, -account.unbilled),
            (Part::Giveaways, -account.giveaways),
            (Part::Comps, -account.comps),
            (Part::FalseClaims, -account.false_claims),
            (Part::Goods, -account.goods),
            (Part::Labour, -self.labour?),
            (Part::Training, -self.training),
            (Part::Fixed, -self.fixed),
        ])
    }

    /// What a party usually pays [units of currency], by those that paid; 0 if none did. What was forgotten on
    /// tonight's bills will be on the next.
    pub fn usual_bill(&self) -> f64 {
        if self.n_paid == 0 { 0.0 } else { self.usual.units() / f64::from(self.n_paid) }
    }
}

/// Opening to closing, or to the last table reset if that is later.
pub(super) fn hours_on_duty(model: &Model, end: &EveningEnd) -> Span {
    model.closes.max(end.staff.last_reset_at.since_opening())
}

fn labour(model: &Model, on_duty: Span) -> Option<Cents> {
    let wages = |roster: &Roster, wage: Cents| {
        Some(Cents::from_units(wage.units() * roster.hours_until(on_duty)?))
    };
    let mut total = wages(&model.floor.waiters, model.money.waiter_wage)?;
    for counter in &model.counters {
        total += wages(&counter.staff, model.money.counter_wage)?;
    }
    let manager = model.money.manager_wage.units() * on_duty.minutes() / 60.0;
    Some(total + Cents::from_units(manager))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Measure;
    use crate::measure::parts_of;
    use crate::record::StaffLog;
    use crate::time::SimTime;

    #[test]
    #[should_panic(
        expected = "money does not balance: served and goods are [Cents(1200), Cents(400)]"
    )]
    fn a_party_that_is_not_in_the_ledger_is_noticed() {
        let end = EveningEnd {
            n_parties: 2,
            staff: StaffLog::default(),
            served: Cents(2000),
            goods: Cents(600),
            ended_at: SimTime::OPENING,
            n_events: 0,
            trace: None,
        };
        let mut journey = Journey::blank();
        journey.account = Account { delivered: Cents(1200), goods: Cents(400), ..journey.account };
        let mut ledger = Ledger::default();
        ledger.add(&journey, true, true);
        let of_this_party = EveningEnd { served: Cents(1200), goods: Cents(400), ..end.clone() };
        ledger.check(&of_this_party);
        ledger.check(&end);
    }

    #[test]
    fn the_lines_are_the_parts_of_the_profit_in_their_order() {
        let ledger = Ledger { labour: Some(Cents(7)), ..Ledger::default() };
        let lines = ledger.lines().expect("staff has a number");
        assert_eq!(lines.map(|(part, _)| part), parts_of(Measure::Profit.into()));
        assert_eq!(ledger.profit(), Some(Cents(-7)));
    }
}
