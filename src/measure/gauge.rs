//! Sums over the parties of one evening, and the evening's numbers made of them.

use crate::catalogue::{Measure, MeasureKey, Missing, Value};
use crate::measure::ledger::Ledger;
use crate::measure::why::Why;
use crate::measure::{party, staff};
use crate::model::{Cents, Model, Policy, ScoreParams};
use crate::numbers::stats::select_quantile_type7;
use crate::record::{EveningEnd, Journey, Outcome};
use crate::score::{Scored, first_visits_by_word, score, tip_percent_drawn};
use crate::time::SimTime;

/// Points below which a guest leaves furious: an angry encounter at the bill for the waiter.
/// Assumption.
const FURIOUS: f64 = 4.0;

/// What is kept of one measure during an evening.
#[derive(Clone, Debug)]
struct Column {
    measure: Measure,
    total: f64,
    n: u32,
    /// The parties' values, if a quantile is wanted.
    values: Option<Vec<f64>>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    seated: u32,
    by_outcome: [u32; Outcome::COUNT],
    furious: u32,
    return_intent: f64,
    first_visits: f64,
    tips: f64,
}

impl Counts {
    /// Parties that came.
    fn came(&self) -> u32 {
        self.by_outcome.iter().sum()
    }

    /// Parties whose evening ended so.
    fn ended(&self, outcome: Outcome) -> u32 {
        self.by_outcome[outcome as usize]
    }
}

/// Measures one evening after the other under one policy.
#[derive(Clone, Debug)]
pub struct Gauge<'m> {
    model: &'m Model,
    policy: &'m Policy,
    /// The numbers wanted: an index into `columns` each.
    keys: Vec<(MeasureKey, usize)>,
    columns: Vec<Column>,
    is_score_wanted: bool,
    is_money_wanted: bool,
    why: Option<Why>,
    counts: Counts,
    ledger: Ledger,
}

/// What must be written down of a party, each level besides the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Needs {
    /// What happened when.
    Dates,
    /// Its waits as it felt them.
    Waits,
    /// What scores, moods and money are made of.
    Accounts,
}

/// One evening's numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct EveningNumbers {
    /// In the order wanted.
    pub values: Vec<Value>,
    /// For each measure wanted that is made of parts, in that order, its parts, in the order of
    /// [`parts_of`](crate::measure::parts_of); they add up to its value, and mean nothing if it has none.
    /// Empty unless asked for.
    pub parts: Vec<f64>,
}

impl<'m> Gauge<'m> {
    /// A gauge for the measures wanted, in that order.
    pub fn new(model: &'m Model, policy: &'m Policy, wanted: &[MeasureKey]) -> Self {
        let mut columns: Vec<Column> = Vec::new();
        let mut keys = Vec::new();
        for key in wanted {
            let idx = columns.iter().position(|c| c.measure == key.measure).unwrap_or_else(|| {
                columns.push(Column { measure: key.measure, total: 0.0, n: 0, values: None });
                columns.len() - 1
            });
            if key.quantile.is_some() {
                columns[idx].values.get_or_insert_default();
            }
            keys.push((*key, idx));
        }
        Self {
            model,
            policy,
            keys,
            is_score_wanted: columns.iter().any(|c| party::needs_score(c.measure)),
            is_money_wanted: columns.iter().any(|c| is_money(c.measure)),
            columns,
            why: None,
            counts: Counts::default(),
            ledger: Ledger::default(),
        }
    }

    /// The same, which also says what the numbers are made of.
    #[must_use]
    pub fn with_parts(self) -> Self {
        let wanted: Vec<MeasureKey> = self.keys.iter().map(|(key, _)| *key).collect();
        Self { why: Some(Why::new(&wanted)), ..self }
    }

    /// What the measures wanted need of a journey.
    pub fn needs(&self) -> Needs {
        let any = |holds: fn(Measure) -> bool| self.columns.iter().any(|c| holds(c.measure));
        if self.is_score_wanted || any(|m| is_money(m) || m == Measure::GrumblesPerParty) {
            Needs::Accounts
        } else if any(party::needs_waits) {
            Needs::Waits
        } else {
            Needs::Dates
        }
    }

    /// Counts a party that has left; returns its score if one is wanted and it was seated.
    // In one piece with its caller: every party of an evening comes by here.
    #[inline(always)]
    pub fn add(&mut self, journey: &Journey) -> Option<Scored> {
        let counts = &mut self.counts;
        counts.by_outcome[journey.outcome as usize] += 1;
        if journey.seated_at == SimTime::NEVER {
            return None;
        }
        counts.seated += 1;
        if self.is_money_wanted {
            self.ledger.add(journey, true, journey.outcome == Outcome::Paid);
        }
        if self.is_score_wanted {
            return Some(self.add_scored(journey));
        }
        self.add_values(journey, None);
        None
    }

    /// Adds a seated party's score, and its value of each measure.
    #[inline(never)]
    fn add_scored(&mut self, journey: &Journey) -> Scored {
        let scored = score(&journey.experience, &self.model.score);
        self.counts.furious += u32::from(scored.score < FURIOUS);
        self.counts.return_intent += scored.return_intent;
        self.counts.first_visits += first_visits_by_word(scored.score, &self.model.score);
        self.counts.tips += tip(journey, &scored, &self.model.score);
        self.add_values(journey, Some(&scored));
        scored
    }

    /// Adds a seated party's value of each measure.
    #[inline(always)]
    fn add_values(&mut self, journey: &Journey, scored: Option<&Scored>) {
        for column in &mut self.columns {
            let (sum, n) = party::of_party(column.measure, journey, scored, self.model);
            column.total += sum;
            column.n += n;
            if n > 0
                && let Some(values) = &mut column.values
            {
                values.push(sum);
            }
        }
        if let Some(why) = &mut self.why {
            why.add(journey, scored, self.model);
        }
    }

    /// The ledger of the evening so far.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The evening's numbers; then forgets the evening.
    pub fn close(&mut self, end: &EveningEnd) -> EveningNumbers {
        self.ledger.close(self.model, self.policy, end);
        if self.is_money_wanted {
            self.ledger.check(end);
        }
        let keys = std::mem::take(&mut self.keys);
        let values: Vec<Value> =
            keys.iter().map(|(key, column)| self.value(*key, *column, end)).collect();
        self.keys = keys;
        let parts = self.why.as_mut().map_or_else(Vec::new, |why| why.close(&values, &self.ledger));
        for column in &mut self.columns {
            column.total = 0.0;
            column.n = 0;
            if let Some(values) = &mut column.values {
                values.clear();
            }
        }
        self.counts = Counts::default();
        self.ledger = Ledger::default();
        EveningNumbers { values, parts }
    }

    fn value(&mut self, key: MeasureKey, column: usize, end: &EveningEnd) -> Value {
        if let Some(whole) = self.of_evening(key.measure, end) {
            return whole;
        }
        if self.counts.came() == 0 {
            return Err(Missing::NoParty);
        }
        if self.counts.seated == 0 {
            return Err(Missing::NoSeatedParty);
        }
        let is_handoff = key.measure == Measure::HandoffWait;
        let none = if is_handoff { Missing::NoHandoff } else { Missing::NotPassed };
        let column = &mut self.columns[column];
        match key.quantile {
            None if column.n == 0 => Err(none),
            None => Ok(column.total / f64::from(column.n)),
            Some(quantile) => {
                let values = column.values.as_mut().expect("a wanted quantile keeps values");
                select_quantile_type7(values, quantile.share()).ok_or(none)
            }
        }
    }

    /// Measures of the evening as a whole; `None` for those that are means over parties.
    fn of_evening(&self, measure: Measure, end: &EveningEnd) -> Option<Value> {
        let (model, policy, counts) = (self.model, self.policy, &self.counts);
        let ledger = &self.ledger;
        let of_all = |n: u32| {
            if counts.came() == 0 {
                Err(Missing::NoParty)
            } else {
                Ok(f64::from(n) / f64::from(counts.came()))
            }
        };
        let of_staff = |value: Option<f64>| value.ok_or(Missing::UnlimitedStaff);
        Some(match measure {
            Measure::Parties => Ok(f64::from(counts.came())),
            Measure::ServedShare => of_all(counts.ended(Outcome::Paid)),
            Measure::TurnedAwayShare => of_all(counts.ended(Outcome::Balked)),
            Measure::WalkoutShare => {
                of_all(counts.ended(Outcome::GaveUp) + counts.ended(Outcome::WalkedOut))
            }
            Measure::WaiterScore => {
                of_staff(staff::waiter_score(model, policy, end, counts.furious))
            }
            Measure::CounterScore => of_staff(staff::counter_score(model, policy, end)),
            Measure::WaiterBusyShare => of_staff(staff::waiter_busy_share(model, end)),
            Measure::ManagerScore => Ok(staff::manager_score(model, policy, end)),
            Measure::CounterBusyShare => of_staff(staff::counter_busy_share(model, end)),
            Measure::ManagerBusy => Ok(end.staff.manager.busy.minutes()),
            Measure::SettledShare if end.staff.waiters.exceptions == 0 => Err(Missing::NotPassed),
            Measure::SettledShare => {
                let log = &end.staff.waiters;
                Ok(f64::from(log.settled.min(log.exceptions)) / f64::from(log.exceptions))
            }
            Measure::Giveaways => Ok(ledger.account.giveaways.units()),
            Measure::FalseClaims => Ok(ledger.account.false_claims.units()),
            Measure::GoodsCost => Ok(ledger.account.goods.units()),
            Measure::Waste => Ok(ledger.account.waste.units()),
            Measure::TrainingCost => Ok(ledger.training.units()),
            Measure::TurnoverCost => {
                of_staff(staff::turnover_cost(model, policy, end, counts.furious))
            }
            Measure::Tips => Ok(counts.tips),
            Measure::WordOfMouth => Ok(counts.first_visits),
            Measure::Revenue => Ok(ledger.revenue().units()),
            Measure::Comps => Ok(ledger.account.comps.units()),
            Measure::LateComps => Ok(ledger.account.late_comps.units()),
            Measure::Unbilled => Ok(ledger.account.unbilled.units()),
            Measure::LabourCost => of_staff(ledger.labour.map(Cents::units)),
            Measure::Profit => of_staff(ledger.profit().map(Cents::units)),
            Measure::FutureValue => Ok(self.future_value()),
            Measure::Worth => {
                of_staff(ledger.profit().map(|profit| profit.units() + self.future_value()))
            }
            Measure::Failures
            | Measure::RepeatFailures
            | Measure::Reports
            | Measure::Mended
            | Measure::Exceptions
            | Measure::SecretExceptions
            | Measure::RuleGoneShare
            | Measure::Regulars
            | Measure::RegularsLost
            | Measure::LostInSilence
            | Measure::RegularsWon
            | Measure::ClaimsRefused
            | Measure::OpportunistShare
            | Measure::Quits
            | Measure::StaffFear
            | Measure::TeamSkill
            | Measure::NetProfit => Err(Missing::NoSeason),
            Measure::QueueWait
            | Measure::GreetWait
            | Measure::OrderWait
            | Measure::BillWait
            | Measure::DrinksWait
            | Measure::FoodWait
            | Measure::EachDrinkWait
            | Measure::EachPlateWait
            | Measure::LastItemWait
            | Measure::SyncGap
            | Measure::HandoffWait
            | Measure::AsksPerParty
            | Measure::PromisesBrokenPerParty
            | Measure::RefusalsPerParty
            | Measure::EscalationsPerParty
            | Measure::UnmetPerParty
            | Measure::WrongItemsPerParty
            | Measure::WrongInfoPerParty
            | Measure::BoilerplatePerParty
            | Measure::GrumblesPerParty
            | Measure::UnfairSeenPerParty
            | Measure::ContactShare
            | Measure::RecoveredPromoterShare
            | Measure::InternalWait
            | Measure::GuestScore
            | Measure::ReturnIntent
            | Measure::Nps
            | Measure::PromoterShare
            | Measure::DetractorShare
            | Measure::SilentDetractorShare => return None,
        })
    }

    /// What the evening's guests bring when they come again: return intent × chance that it becomes a
    /// visit × visits a year × mean bill × what is left of a bill after goods, summed over seated parties.
    fn future_value(&self) -> f64 {
        let money = &self.model.money;
        self.counts.return_intent
            * money.intent_to_visit
            * money.visits_per_year
            * self.ledger.mean_bill()
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

fn is_money(measure: Measure) -> bool {
    matches!(
        measure,
        Measure::Revenue
            | Measure::Comps
            | Measure::LateComps
            | Measure::Unbilled
            | Measure::Giveaways
            | Measure::FalseClaims
            | Measure::GoodsCost
            | Measure::Waste
            | Measure::TrainingCost
            | Measure::LabourCost
            | Measure::Profit
            | Measure::FutureValue
            | Measure::Worth
    )
}
