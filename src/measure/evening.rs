//! Measures of an evening as a whole: of all parties that came, of its staff, of its money.

use crate::catalogue::{ArrivalMeasure, EveningMeasure, Missing, Value};
use crate::measure::ledger::Ledger;
use crate::measure::staff;
use crate::model::{Cents, Model, Policy, ScoreParams};
use crate::record::{EveningEnd, Journey, Outcome};
use crate::score::{Scored, first_visits_by_word, tip_percent_drawn};

/// Points below which a guest leaves furious: an angry encounter at the bill for the waiter.
/// Assumption.
const FURIOUS: f64 = 4.0;

/// How many parties came, and what became of them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    pub(super) seated: u32,
    pub(super) by_outcome: [u32; Outcome::COUNT],
}

impl Counts {
    /// A measure of all parties that came.
    pub(super) fn value(&self, measure: ArrivalMeasure) -> Value {
        let n = match measure {
            ArrivalMeasure::Parties => return Ok(f64::from(self.came())),
            ArrivalMeasure::ServedShare => self.ended(Outcome::Paid),
            ArrivalMeasure::TurnedAwayShare => self.ended(Outcome::Balked),
            ArrivalMeasure::WalkoutShare => {
                self.ended(Outcome::GaveUp) + self.ended(Outcome::WalkedOut)
            }
        };
        if self.came() == 0 {
            return Err(Missing::NoParty);
        }
        Ok(f64::from(n) / f64::from(self.came()))
    }

    /// Why there is no mean over seated parties, if there is none.
    pub(super) fn has_seated(&self) -> Result<(), Missing> {
        match (self.came(), self.seated) {
            (0, _) => Err(Missing::NoParty),
            (_, 0) => Err(Missing::NoSeatedParty),
            (_, _) => Ok(()),
        }
    }

    /// Parties that came.
    fn came(&self) -> u32 {
        self.by_outcome.iter().sum()
    }

    /// Parties whose evening ended so.
    fn ended(&self, outcome: Outcome) -> u32 {
        self.by_outcome[outcome as usize]
    }
}

/// What follows from the parties' scores.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ScoreSums {
    /// Guests that leave furious.
    furious: u32,
    return_intent: f64,
    first_visits: f64,
    tips: f64,
}

impl ScoreSums {
    pub(super) fn add(&mut self, journey: &Journey, scored: &Scored, params: &ScoreParams) {
        self.furious += u32::from(scored.score < FURIOUS);
        self.return_intent += scored.return_intent;
        self.first_visits += first_visits_by_word(scored.score, params);
        self.tips += tip(journey, scored, params);
    }
}

/// An evening that is over.
pub(super) struct Evening<'a> {
    pub(super) model: &'a Model,
    pub(super) policy: &'a Policy,
    pub(super) end: &'a EveningEnd,
    /// `None` where no measure wanted needs them.
    pub(super) scores: Option<&'a ScoreSums>,
    /// `None` where no measure wanted needs it.
    pub(super) ledger: Option<&'a Ledger>,
}

impl<'a> Evening<'a> {
    /// What follows from the scores.
    ///
    /// # Panics
    /// If the row of the measure that asks does not say that it needs them.
    fn scores(&self) -> &'a ScoreSums {
        self.scores.expect("a measure of scores says so in its row")
    }

    /// The evening's money.
    ///
    /// # Panics
    /// If the row of the measure that asks does not say that it needs it.
    fn ledger(&self) -> &'a Ledger {
        self.ledger.expect("a measure of money says so in its row")
    }

    /// A measure of the evening as a whole.
    pub(super) fn value(&self, measure: EveningMeasure) -> Value {
        let (model, policy, end) = (self.model, self.policy, self.end);
        let of_staff = |value: Option<f64>| value.ok_or(Missing::UnlimitedStaff);
        match measure {
            EveningMeasure::WaiterScore => {
                of_staff(staff::waiter_score(model, policy, end, self.scores().furious))
            }
            EveningMeasure::CounterScore => of_staff(staff::counter_score(model, policy, end)),
            EveningMeasure::WaiterBusyShare => of_staff(staff::waiter_busy_share(model, end)),
            EveningMeasure::ManagerScore => Ok(staff::manager_score(model, policy, end)),
            EveningMeasure::CounterBusyShare => of_staff(staff::counter_busy_share(model, end)),
            EveningMeasure::ManagerBusy => Ok(end.staff.manager.busy.minutes()),
            EveningMeasure::SettledShare if end.staff.waiters.exceptions == 0 => {
                Err(Missing::NotPassed)
            }
            EveningMeasure::SettledShare => {
                let log = &end.staff.waiters;
                Ok(f64::from(log.settled.min(log.exceptions)) / f64::from(log.exceptions))
            }
            EveningMeasure::Giveaways => Ok(self.ledger().account.giveaways.units()),
            EveningMeasure::FalseClaims => Ok(self.ledger().account.false_claims.units()),
            EveningMeasure::GoodsCost => Ok(self.ledger().account.goods.units()),
            EveningMeasure::Waste => Ok(self.ledger().account.waste.units()),
            EveningMeasure::TrainingCost => Ok(self.ledger().training.units()),
            EveningMeasure::TurnoverCost => of_staff(self.turnover_cost()),
            EveningMeasure::Tips => Ok(self.scores().tips),
            EveningMeasure::WordOfMouth => Ok(self.scores().first_visits),
            EveningMeasure::Revenue => Ok(self.ledger().revenue().units()),
            EveningMeasure::Comps => Ok(self.ledger().account.comps.units()),
            EveningMeasure::LateComps => Ok(self.ledger().account.late_comps.units()),
            EveningMeasure::Unbilled => Ok(self.ledger().account.unbilled.units()),
            EveningMeasure::LabourCost => of_staff(self.ledger().labour.map(Cents::units)),
            EveningMeasure::Profit => of_staff(self.ledger().profit().map(Cents::units)),
            EveningMeasure::FutureValue => Ok(self.future_value()),
            EveningMeasure::Worth => of_staff(self.worth()),
        }
    }

    /// What this evening adds to the cost of staff who leave; `None` if staff is unlimited.
    fn turnover_cost(&self) -> Option<f64> {
        staff::turnover_cost(self.model, self.policy, self.end, self.scores().furious)
    }

    /// The night's profit and what follows from it: guests who come again, staff who leave.
    fn worth(&self) -> Option<f64> {
        let profit = self.ledger().profit()?.units();
        Some(profit + self.future_value() - self.turnover_cost()?)
    }

    /// What the evening's guests bring when they come again: return intent × chance that it becomes a
    /// visit × visits a year × usual bill × what is left of a bill after goods, summed over seated parties.
    fn future_value(&self) -> f64 {
        let money = &self.model.money;
        self.scores().return_intent
            * money.intent_to_visit
            * money.visits_per_year
            * self.ledger().usual_bill()
            * (1.0 - money.goods_share)
    }
}

/// What a party leaves for the staff [units of currency]; nothing if it did not pay.
fn tip(journey: &Journey, scored: &Scored, params: &ScoreParams) -> f64 {
    if journey.outcome != Outcome::Paid {
        return 0.0;
    }
    let account = &journey.account;
    let bill = account.delivered - account.unbilled - account.giveaways - account.comps;
    let favour = journey.experience.favour;
    bill.units().max(0.0) * tip_percent_drawn(scored.score, favour, journey.tip_noise, params)
        / 100.0
}
