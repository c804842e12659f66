//! The values of single evenings, which a file of results keeps so that results of the same evenings can be paired.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::catalogue::{ShortList, Value, short_list};
use crate::experiment::{EveningRow, Plan};
use crate::results::saved::Named;

/// Of more evenings a file keeps none: it would be larger than anybody reads.
pub const MOST_KEPT: u64 = 10_000;

/// Each evening's value of each measure of the short table, under each column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ByEvening {
    /// By measure, by column, in the order of the evenings from [`Saved::first_evening`](super::Saved) on; `null`
    /// where an evening has no value.
    #[serde(flatten)]
    pub values: Named<Named<Vec<Option<f64>>>>,
}

/// Gathers them while evenings are played.
#[derive(Clone, Debug)]
pub struct Gathering {
    /// The measures, and where they stand in the plan.
    measures: Vec<(String, usize)>,
    columns: Vec<String>,
    /// By measure, by column.
    values: Vec<Vec<Vec<Option<f64>>>>,
}

impl Gathering {
    /// Of a plan's evenings; `None` if they are too many.
    pub fn of(plan: &Plan) -> Option<Self> {
        if plan.n_evenings() > MOST_KEPT {
            return None;
        }
        let wanted = short_list(ShortList::Headline);
        let is_wanted = |key| wanted.contains(key) && !key.is_pooled();
        let measures: Vec<(String, usize)> = plan
            .measures
            .iter()
            .enumerate()
            .filter(|(_, key)| is_wanted(key))
            .map(|(at, key)| (key.key(), at))
            .collect();
        let columns = plan.labels();
        let values = vec![vec![Vec::new(); columns.len()]; measures.len()];
        Some(Self { measures, columns, values })
    }

    /// Takes in rows of evenings.
    pub fn add(&mut self, rows: &[EveningRow]) {
        for row in rows {
            for ((_, at), of_measure) in self.measures.iter().zip(&mut self.values) {
                of_measure[row.policy].push(Value::ok(row.values[*at]).map(|value| value + 0.0));
            }
        }
    }

    /// The file form.
    pub fn finish(self) -> ByEvening {
        let columns = &self.columns;
        let of_measure = |((key, _), values): ((String, usize), Vec<Vec<Option<f64>>>)| {
            (key, columns.iter().cloned().zip(values).collect::<Named<_>>())
        };
        ByEvening { values: self.measures.into_iter().zip(self.values).map(of_measure).collect() }
    }
}

impl ByEvening {
    /// The values of a measure under a column.
    pub fn of(&self, measure: &str, column: &str) -> Option<&[Option<f64>]> {
        Some(self.values.get(measure)?.get(column)?)
    }

    /// From rows of `evenings.csv`: the evening, the column, and values by measure; `None` if evenings are missing.
    pub fn from_rows(
        rows: impl Iterator<Item = (u64, String, Vec<(String, Option<f64>)>)>,
        (first, evenings): (u64, u64),
    ) -> Option<Self> {
        let mut found: BTreeMap<String, BTreeMap<String, Vec<Option<f64>>>> = BTreeMap::new();
        let n = usize::try_from(evenings).ok()?;
        for (evening, column, values) in rows {
            let at = usize::try_from(evening.checked_sub(first)?).ok().filter(|at| *at < n)?;
            for (measure, value) in values {
                let of_measure = found.entry(measure).or_default();
                let of_column = of_measure.entry(column.clone()).or_insert_with(|| vec![None; n]);
                of_column[at] = value;
            }
        }
        let columns = |columns: BTreeMap<_, _>| columns.into_iter().collect::<Named<_>>();
        let values = found.into_iter().map(|(measure, of)| (measure, columns(of))).collect();
        Some(Self { values })
    }
}
