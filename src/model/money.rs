//! Money as whole cents, and what the house pays and hopes for.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use crate::catalogue::{Field, Written, keys};

/// An amount of money in hundredths of the scenario's currency, so that ledgers balance exactly. Sums beyond what can
/// be counted panic: a scenario that could come to them is refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cents(pub i64);

/// What holds of every amount.
const COUNTED: &str = "money can be counted";

impl Cents {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The amount in units of the currency.
    #[expect(clippy::cast_precision_loss, reason = "an evening's money is far below 2^53 cents")]
    pub fn units(self) -> f64 {
        self.0 as f64 / 100.0
    }

    /// The nearest whole cent to an amount in units of the currency; the most there is if it is beyond that.
    #[expect(clippy::cast_possible_truncation, reason = "a float cast saturates, as documented")]
    pub fn from_units(units: f64) -> Self {
        Self((units * 100.0).round() as i64)
    }

    /// The nearest whole cent to a share of the amount.
    #[must_use]
    pub fn share(self, share: f64) -> Self {
        Self::from_units(self.units() * share)
    }
}

impl Add for Cents {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.checked_add(other.0).expect(COUNTED))
    }
}

impl Sub for Cents {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.checked_sub(other.0).expect(COUNTED))
    }
}

impl AddAssign for Cents {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Cents {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Neg for Cents {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Field for Cents {
    fn of(written: Written) -> Self {
        let Written::Cents(cents) = written else { written.misfit("money") };
        Self(cents)
    }
}

impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

keys! {
    /// What the house pays and what a satisfied guest is worth to it.
    #[derive(Clone, Copy, Debug, PartialEq)]
    MoneyParams in "money" given ();

    goods_share: f64 = Share, Is("0.33"), From("completecontroller.com: 28–36 %"), ["0.28", "0.36"], "Cost of goods as a share of the list price of everything prepared.";
    waiter_wage: Cents = Money, Is("14"), Assumed, "What an hour of a waiter costs.";
    counter_wage: Cents = Money, Is("15"), Assumed, "What an hour of a person at a counter costs.";
    manager_wage: Cents = Money, Is("25"), Assumed, "What an hour of the manager costs.";
    fixed_cost: Cents = Money, Is("0"), Assumed, "Rent and whatever else an evening costs that does not depend on who comes; 0: the profit is before rent.";
    quit_cost: Cents = Money, Is("2300"), From("a trade figure, in USD (shiftroll.ai)"), "What it costs to replace one person who leaves, without lost sales.";
    false_claim: Cents = Money, Is("12"), Assumed, "What an opportunist claims.";
    failed_after: f64 = AboveZero => "times the acceptable wait", Is("3.0"), Assumed, "An item that is late beyond this many times the acceptable wait has failed, so that money may be given back.";
    intent_to_visit: f64 = Share, Is("0.35"), From("datadelivers.com: 17 % of first visitors return; mixed with regulars, assumed"), "How likely an intention to return becomes a visit.";
    visits_per_year: f64 = Shape::NOT_NEGATIVE => "visits", Is("3"), Assumed, "How often a year somebody visits who returns.";
}
