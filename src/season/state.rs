//! One house under one policy, evening after evening.

use crate::catalogue::{Measure, MeasureKey, Missing, Scope, SeasonMeasure, Value};
use crate::measure::Accumulator;
use crate::model::{Capacity, Cents, Model, Policy};
use crate::season::abuse::Abuse;
use crate::season::causes::{Causes, Failures, p_report};
use crate::season::culture::Culture;
use crate::season::draws::{self, SeasonDraws};
use crate::season::guests::{Guests, Returns, Visit};
use crate::season::team::Team;
use crate::sim::{Detail, InvariantViolation, World};

/// Evenings a month, for training by the hour. Assumption: closed on one day a week.
const EVENINGS_PER_MONTH: f64 = 26.0;

/// What the house itself needs to know of an evening, whatever else is wanted.
const NEEDED: [Measure; 3] = [Measure::WaiterScore, Measure::CounterScore, Measure::Profit];

/// A house with its memory, at the beginning of an evening.
#[derive(Clone, Debug)]
pub struct SeasonState<'p> {
    /// As the scenario has it, changed by what is remembered.
    model: Model,
    policy: &'p Policy,
    seed: u64,
    season: u64,
    /// Number of the next evening, from 1.
    evening: u64,
    abuse: Abuse,
    causes: Causes,
    culture: Culture,
    team: Team,
    guests: Option<Guests>,
    measures: Vec<MeasureKey>,
    /// Of the measures, those of an evening by itself, then what the house needs.
    evening_measures: Vec<MeasureKey>,
    n_events: u64,
}

impl<'p> SeasonState<'p> {
    /// A house on the first evening of a season, before anybody has come.
    pub fn new(
        (model, policy): (&Model, &'p Policy),
        measures: &[MeasureKey],
        (seed, season): (u64, u64),
    ) -> Self {
        let mut model = model.clone();
        let guests =
            Guests::new(&model, SeasonDraws::new(seed, season, 0)).map(|(guests, per_party)| {
                for step in &mut model.demand.arrivals {
                    step.per_min *= per_party;
                }
                guests
            });
        let of_evening = measures.iter().filter(|key| !key.measure.is_of_season()).copied();
        Self {
            causes: Causes::new(&model),
            culture: Culture::new(&model),
            team: Team::new(&model),
            guests,
            abuse: Abuse::new(model.guest.p_opportunist),
            measures: measures.to_vec(),
            evening_measures: of_evening.chain(NEEDED.map(MeasureKey::from)).collect(),
            model,
            policy,
            seed,
            season,
            evening: 1,
            n_events: 0,
        }
    }

    /// Events simulated so far.
    pub fn n_events(&self) -> u64 {
        self.n_events
    }

    /// Runs the next evening; its numbers, in the order wanted.
    pub fn run_evening(&mut self) -> Vec<Value> {
        let draws = SeasonDraws::new(self.seed, self.season, self.evening);
        let params = &self.model.season;
        let team_skill = self.team.skill(params);
        let policy = self.culture.policy(self.policy, team_skill, params);
        let p_report = p_report(&policy, params);
        let morning = Morning {
            regulars: self.guests.as_ref().map(Guests::n_regulars),
            fear: policy.fear,
            skill: self.culture.clarity(params) * team_skill,
            opportunists: self.abuse.opportunists,
            is_rule_gone: self.culture.is_rule_gone(),
        };
        self.causes.apply(&mut self.model);
        self.model.guest.p_opportunist = self.abuse.opportunists;
        let model = &self.model;

        let flag_after = policy.flag_after;
        let tonight = self.guests.as_ref().map(|all| all.tonight(draws, &model.season, flag_after));
        let mut world = World::new(model, &policy, Detail::Accounts);
        if let Some(crowd) = &tonight {
            world.expect(crowd);
        }
        let mut accumulator = Accumulator::new(model, &policy, &self.evening_measures);
        let mut visits = Vec::new();
        let causes = &mut self.causes;
        let key = draws::key(self.season, self.evening);
        let (end, evening_measures) =
            InvariantViolation::in_context(&policy.name, (self.seed, key), || {
                let end = world.run(self.seed, key, &mut |journey| {
                    causes.note(journey, model, (draws, p_report));
                    visits
                        .extend(accumulator.add(journey).map(|scored| Visit::new(journey, scored)));
                });
                let evening_measures = accumulator.close(&end).values;
                (end, evening_measures)
            });
        let (of_evening, needed) = evening_measures.split_at(evening_measures.len() - NEEDED.len());
        let [waiter_score, counter_score, profit] = [needed[0], needed[1], needed[2]];
        let log = &end.staff.waiters;
        let quits = self.team.close([waiter_score, counter_score], draws, &model.season);
        let night = Night {
            morning,
            failures: self.causes.close(&model.season),
            mended: self.causes.mended(),
            returns: match &mut self.guests {
                Some(guests) => Ok(guests.close(&visits, draws, (model, flag_after))),
                None => Err(Missing::NoRegulars),
            },
            exceptions: [log.repairs, log.secret_exceptions],
            quits,
            net_profit: profit.map(|profit| {
                profit - cost_of_training(model) - f64::from(quits) * model.money.quit_cost.units()
            }),
        };
        self.culture.close(&end.staff, night.failures.all, &policy, model);
        let (claims, refused) = night.returns.map_or((0, 0), |r| (r.claims, r.refused));
        self.abuse.close(claims, refused, &policy, model.season.abuse_growth);
        self.n_events += end.n_events;
        self.evening += 1;
        self.values(of_evening, &night)
    }

    /// The numbers of an evening in the order wanted.
    fn values(&self, of_evening: &[Value], night: &Night) -> Vec<Value> {
        let mut of_evening = of_evening.iter().copied();
        let value = |key: &MeasureKey| match key.measure.scope() {
            Scope::Season(measure) => night.value(measure),
            Scope::Arrivals(_) | Scope::Party(_) | Scope::Evening(_) => {
                of_evening.next().expect("each measure wanted of an evening was evening_measures")
            }
        };
        self.measures.iter().map(value).collect()
    }
}

/// What had come of the evenings before.
#[derive(Clone, Copy, Debug)]
struct Morning {
    regulars: Option<usize>,
    fear: f64,
    skill: f64,
    opportunists: f64,
    is_rule_gone: bool,
}

/// What an evening added.
#[derive(Clone, Copy, Debug)]
struct Night {
    morning: Morning,
    failures: Failures,
    mended: u32,
    returns: Result<Returns, Missing>,
    /// All, and those in secret.
    exceptions: [u32; 2],
    quits: u32,
    net_profit: Value,
}

impl Night {
    /// A measure that only a season has.
    fn value(&self, measure: SeasonMeasure) -> Value {
        let count = |n: u32| Ok(f64::from(n));
        let of_guests = |n: fn(Returns) -> u32| self.returns.map(|returns| f64::from(n(returns)));
        let morning = &self.morning;
        match measure {
            SeasonMeasure::Failures => count(self.failures.all),
            SeasonMeasure::RepeatFailures => count(self.failures.repeated),
            SeasonMeasure::Reports => count(self.failures.reported),
            SeasonMeasure::Mended => count(self.mended),
            SeasonMeasure::Exceptions => count(self.exceptions[0]),
            SeasonMeasure::SecretExceptions => count(self.exceptions[1]),
            SeasonMeasure::RuleGoneShare => count(u32::from(morning.is_rule_gone)),
            SeasonMeasure::Regulars => {
                let regulars = morning.regulars.and_then(|n| u32::try_from(n).ok());
                regulars.map(f64::from).ok_or(Missing::NoRegulars)
            }
            SeasonMeasure::RegularsLost => of_guests(|returns| returns.lost),
            SeasonMeasure::LostInSilence => of_guests(|returns| returns.lost_in_silence),
            SeasonMeasure::RegularsWon => of_guests(|returns| returns.won),
            SeasonMeasure::ClaimsRefused => of_guests(|returns| returns.refused),
            SeasonMeasure::OpportunistShare => Ok(morning.opportunists),
            SeasonMeasure::Quits => count(self.quits),
            SeasonMeasure::StaffFear => Ok(morning.fear),
            SeasonMeasure::TeamSkill => Ok(morning.skill),
            SeasonMeasure::NetProfit => self.net_profit,
        }
    }
}

/// What an evening's share of the training by the hour costs: the wages of those who sit in it.
fn cost_of_training(model: &Model) -> f64 {
    let Some(training) = model.season.training else {
        return 0.0;
    };
    let wages = |capacity, wage: Cents| match capacity {
        Capacity::Limited(n) => f64::from(n) * wage.units(),
        Capacity::Unlimited => 0.0,
    };
    let waiters = wages(model.floor.waiters.most(), model.money.waiter_wage);
    let at_counters =
        model.counters.iter().map(|c| wages(c.staff.most(), model.money.counter_wage));
    training.hours / EVENINGS_PER_MONTH * (waiters + at_counters.sum::<f64>())
}
