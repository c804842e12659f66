//! Sums over the parties of one evening, and the evening's numbers made of them.

use crate::catalogue::{
    ArrivalMeasure, EveningMeasure, MeasureKey, Missing, PartyMeasure, Quantile, Scope, Value,
};
use crate::measure::evening::{Counts, Evening, ScoreSums};
use crate::measure::ledger::Ledger;
use crate::measure::needs::{AllNeeds, Recorded};
use crate::measure::party::{Seen, of_party};
use crate::measure::why::Why;
use crate::model::{Model, Policy};
use crate::numbers::stats::select_quantile_type7;
use crate::record::{EveningEnd, Journey, Outcome};
use crate::score::{Scored, score};
use crate::time::SimTime;

/// What is kept of one measure of parties during an evening.
#[derive(Clone, Debug)]
struct MeasureSum {
    measure: PartyMeasure,
    total: f64,
    n: u32,
    /// The parties' values, if a quantile is wanted.
    values: Option<Vec<f64>>,
}

/// Where a number wanted comes from.
#[derive(Clone, Copy, Debug)]
enum Wanted {
    /// From the column of that index.
    Parties(usize, Option<Quantile>),
    Arrivals(ArrivalMeasure),
    Evening(EveningMeasure),
    /// Not from an evening that stands by itself.
    Season,
}

/// Measures one evening after the other under one policy.
#[derive(Clone, Debug)]
pub struct Accumulator<'m> {
    model: &'m Model,
    policy: &'m Policy,
    keys: Vec<MeasureKey>,
    /// In the order of `keys`.
    wanted: Vec<Wanted>,
    columns: Vec<MeasureSum>,
    needs: AllNeeds,
    why: Option<Why>,
    counts: Counts,
    scores: ScoreSums,
    ledger: Ledger,
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
    /// Of each measure wanted that is pooled, as its index, the values of the evening's parties.
    pub pools: Vec<(usize, Vec<f64>)>,
}

impl<'m> Accumulator<'m> {
    /// An accumulator for the measures wanted, in that order.
    pub fn new(model: &'m Model, policy: &'m Policy, wanted: &[MeasureKey]) -> Self {
        let mut columns: Vec<MeasureSum> = Vec::new();
        let wanted_from = wanted.iter().map(|key| match key.measure.scope() {
            Scope::Party(measure) => {
                Wanted::Parties(column_of(&mut columns, measure, key.quantile), key.quantile)
            }
            Scope::Arrivals(measure) => Wanted::Arrivals(measure),
            Scope::Evening(measure) => Wanted::Evening(measure),
            Scope::Season(_) => Wanted::Season,
        });
        Self {
            model,
            policy,
            keys: wanted.to_vec(),
            wanted: wanted_from.collect(),
            columns,
            needs: AllNeeds::of(wanted),
            why: None,
            counts: Counts::default(),
            scores: ScoreSums::default(),
            ledger: Ledger::default(),
        }
    }

    /// The same, which also says what the numbers are made of.
    #[must_use]
    pub fn with_parts(self) -> Self {
        Self { why: Some(Why::new(&self.keys)), ..self }
    }

    /// What the measures wanted need of a journey.
    pub fn needs(&self) -> Recorded {
        self.needs.recorded
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
        if self.needs.has_money {
            self.ledger.add(journey, true, journey.outcome == Outcome::Paid);
        }
        if self.needs.has_score {
            return Some(self.add_scored(journey));
        }
        self.add_values(journey, None);
        None
    }

    /// Adds a seated party's score, and its value of each measure.
    #[inline(never)]
    fn add_scored(&mut self, journey: &Journey) -> Scored {
        let scored = score(&journey.experience, &self.model.score);
        self.scores.add(journey, &scored, &self.model.score);
        self.add_values(journey, Some(&scored));
        scored
    }

    /// Adds a seated party's value of each measure.
    #[inline(always)]
    fn add_values(&mut self, journey: &Journey, scored: Option<&Scored>) {
        let party = Seen { journey, scored, recorded: self.needs.recorded, model: self.model };
        for column in &mut self.columns {
            let (sum, n) = of_party(column.measure, &party);
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

    /// The evening's numbers; then forgets the evening.
    pub fn close(&mut self, end: &EveningEnd) -> EveningNumbers {
        self.ledger.close(self.model, self.policy, end);
        if self.needs.has_money {
            self.ledger.check(end);
        }
        let (counts, columns) = (self.counts, &mut self.columns);
        let evening = Evening {
            model: self.model,
            policy: self.policy,
            end,
            scores: self.needs.has_score.then_some(&self.scores),
            ledger: self.needs.has_money.then_some(&self.ledger),
        };
        let value = |wanted: &Wanted| match *wanted {
            Wanted::Arrivals(measure) => counts.value(measure),
            Wanted::Parties(column, quantile) => {
                counts.has_seated().and_then(|()| columns[column].value(quantile))
            }
            Wanted::Evening(measure) => evening.value(measure),
            Wanted::Season => Err(Missing::NoSeason),
        };
        let values: Vec<Value> = self.wanted.iter().map(value).collect();
        let parts = self.why.as_mut().map_or_else(Vec::new, |why| why.close(&values, &self.ledger));
        let pools = self.pools();
        self.columns.iter_mut().for_each(MeasureSum::clear);
        self.counts = Counts::default();
        self.scores = ScoreSums::default();
        self.ledger = Ledger::default();
        EveningNumbers { values, parts, pools }
    }

    /// The values of the evening's parties, of each measure wanted that is pooled.
    fn pools(&self) -> Vec<(usize, Vec<f64>)> {
        let values = |(idx, wanted): (usize, &Wanted)| match *wanted {
            Wanted::Parties(column, Some(quantile)) if quantile.is_pooled() => {
                Some((idx, self.columns[column].values.clone()?))
            }
            Wanted::Parties(..) | Wanted::Arrivals(_) | Wanted::Evening(_) | Wanted::Season => None,
        };
        self.wanted.iter().enumerate().filter_map(values).collect()
    }
}

/// Index of the measure's column, which is there from now on.
fn column_of(
    columns: &mut Vec<MeasureSum>,
    measure: PartyMeasure,
    quantile: Option<Quantile>,
) -> usize {
    let idx = columns.iter().position(|column| column.measure == measure).unwrap_or_else(|| {
        columns.push(MeasureSum { measure, total: 0.0, n: 0, values: None });
        columns.len() - 1
    });
    if quantile.is_some() {
        columns[idx].values.get_or_insert_default();
    }
    idx
}

impl MeasureSum {
    fn value(&mut self, quantile: Option<Quantile>) -> Value {
        let is_handoff = self.measure == PartyMeasure::HandoffWait;
        let none = if is_handoff { Missing::NoHandoff } else { Missing::NotPassed };
        match quantile {
            None if self.n == 0 => Err(none),
            None => Ok(self.total / f64::from(self.n)),
            Some(quantile) => {
                let values = self.values.as_mut().expect("a wanted quantile keeps values");
                select_quantile_type7(values, quantile.share()).ok_or(none)
            }
        }
    }

    fn clear(&mut self) {
        self.total = 0.0;
        self.n = 0;
        if let Some(values) = &mut self.values {
            values.clear();
        }
    }
}
