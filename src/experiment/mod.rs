//! Policies × evenings on several threads, folded in plan order.
//!
//! STAND-IN for the experiment: made-up numbers of the right shape.

use crate::catalogue::{MeasureKey, Missing, Value};
use crate::compare::Table;
use crate::journey::Journey;
use crate::model::{Model, Policy};

/// What to run.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    /// The house.
    pub model: &'a Model,
    /// The policies, in the order of the output.
    pub policies: &'a [Policy],
    /// Which of them the others are compared with.
    pub baseline: usize,
    /// The measures, in the order of the output.
    pub measures: Vec<MeasureKey>,
    /// Seed of every stream.
    pub seed: u64,
    /// First evening, counted from 1 (evenings are called 1, 2, 3 …).
    pub first_evening: u64,
    /// How many evenings.
    pub evenings: u64,
    /// How many threads.
    pub threads: usize,
    /// What of each evening is handed on.
    pub keep: Keep,
}

/// What of each evening is handed on while running.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Keep {
    /// Only sums.
    Nothing,
    /// Its measures.
    Evenings,
    /// Its measures and every party's journey.
    Parties,
}

/// One evening under one policy, handed on in plan order (evening by evening, policy by policy).
#[derive(Clone, Debug)]
pub struct EveningRow {
    /// Number of the evening, from 1.
    pub evening: u64,
    /// Index of the policy in the plan.
    pub policy: usize,
    /// In the order of the table's measures.
    pub values: Vec<Value>,
    /// In order of arrival; empty unless parties are kept. Unseated parties have no score.
    pub parties: Vec<(Journey, Option<crate::score::Scored>)>,
}

/// Some evenings, done.
#[derive(Clone, Debug)]
pub struct Block {
    /// Evenings done so far.
    pub done: u64,
    /// Their rows, in plan order; empty if nothing is kept.
    pub rows: Vec<EveningRow>,
}

/// What all evenings came to.
#[derive(Clone, Debug)]
pub struct Results {
    /// Sums over evenings.
    pub table: Table,
    /// Evenings simulated.
    pub evenings: u64,
    /// Events simulated.
    pub events: u64,
}

/// Runs a plan.
///
/// # Errors
///
/// Whatever `on_block` returns.
pub fn run<E>(
    plan: &Plan<'_>,
    on_block: &mut dyn FnMut(&Block) -> Result<(), E>,
) -> Result<Results, E> {
    let mut table = Table::new(plan.policies.len(), plan.baseline, plan.measures.len());
    let last = plan.first_evening + plan.evenings;
    let mut first = plan.first_evening;
    while first < last {
        let next = last.min(first + 50);
        let mut block = Block {
            done: next - plan.first_evening,
            rows: Vec::new(),
        };
        for evening in first..next {
            let values = fake(plan, evening);
            table.push(evening, &values);
            if plan.keep > Keep::Nothing {
                let row = |(policy, values)| EveningRow {
                    evening,
                    policy,
                    values,
                    parties: vec![],
                };
                block.rows.extend(values.into_iter().enumerate().map(row));
            }
        }
        on_block(&block)?;
        first = next;
    }
    Ok(Results {
        table,
        evenings: plan.evenings,
        events: 1000 * plan.evenings,
    })
}

fn fake(plan: &Plan<'_>, evening: u64) -> Vec<Vec<Value>> {
    let number = |n: u64| f64::from(u32::try_from(n % 1000).expect("small")) / 100.0;
    let value = |policy: usize, measure: usize| {
        let mix = (plan.seed + evening * 7919 + measure as u64 * 104_729) % 997;
        if measure % 13 == 12 {
            Err(Missing::NotPassed)
        } else {
            Ok(number(mix + 10 * policy as u64))
        }
    };
    let policies = 0..plan.policies.len();
    policies
        .map(|p| (0..plan.measures.len()).map(|m| value(p, m)).collect())
        .collect()
}
