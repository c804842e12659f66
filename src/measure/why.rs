//! What an evening's measures are made of: sums over the parties of the measure, part by part.

use crate::catalogue::{MeasureKey, Value};
use crate::measure::ledger::Ledger;
use crate::measure::part::{MadeOf, Part, made_of, of_line};
use crate::measure::party::is_of_course;
use crate::measure::path::way_of_last;
use crate::model::{Cents, Model};
use crate::record::Journey;
use crate::score::{Scored, items};

/// Sums of one measure's parts over an evening's parties.
#[derive(Clone, Debug)]
struct Sums {
    /// Index of the measure among those wanted.
    measure: usize,
    made_of: MadeOf,
    parts: &'static [Part],
    /// In the order of `parts`.
    totals: Vec<f64>,
    n_parties: u32,
}

/// Takes the measures of an evening apart.
#[derive(Clone, Debug)]
pub(super) struct Why {
    sums: Vec<Sums>,
}

impl Why {
    /// For those of the measures wanted that are made of parts.
    pub(super) fn new(wanted: &[MeasureKey]) -> Self {
        let sums = |(measure, key): (usize, &MeasureKey)| {
            let (made_of, parts) = made_of(*key)?;
            Some(Sums { measure, made_of, parts, totals: vec![0.0; parts.len()], n_parties: 0 })
        };
        Self { sums: wanted.iter().enumerate().filter_map(sums).collect() }
    }

    /// Adds a seated party that has left.
    pub(super) fn add(&mut self, journey: &Journey, scored: Option<&Scored>, model: &Model) {
        for sums in &mut self.sums {
            match sums.made_of {
                MadeOf::Way(course) => {
                    let way = way_of_last(journey, |item| {
                        course.is_none_or(|course| is_of_course(item, course, model))
                    });
                    if let Some(way) = way {
                        sums.add(way.into_iter().map(|(part, span)| (part, span.minutes())));
                    }
                }
                MadeOf::Score => {
                    if let Some(scored) = scored {
                        let items = items(&journey.experience, &model.score, scored);
                        sums.add(items.map(|item| (of_line(item.line), item.points)));
                    }
                }
                // Of the evening as a whole, or nothing but the measure itself.
                MadeOf::Ledger | MadeOf::One => {}
            }
        }
    }

    /// The parts of the evening's values; then forgets the evening.
    pub(super) fn close(&mut self, values: &[Value], ledger: &Ledger) -> Vec<f64> {
        let mut parts = Vec::with_capacity(self.sums.iter().map(|sums| sums.parts.len()).sum());
        for sums in &mut self.sums {
            match sums.made_of {
                MadeOf::One => parts.push(values[sums.measure].unwrap_or(0.0)),
                MadeOf::Ledger => {
                    let lines = ledger.lines();
                    let cents = |idx: usize| lines.map_or(Cents::ZERO, |lines| lines[idx].1);
                    parts.extend((0..sums.parts.len()).map(|idx| cents(idx).units()));
                }
                MadeOf::Way(_) | MadeOf::Score => {
                    let n = f64::from(sums.n_parties.max(1));
                    parts.extend(sums.totals.iter().map(|total| total / n));
                }
            }
            sums.totals.fill(0.0);
            sums.n_parties = 0;
        }
        parts
    }
}

impl Sums {
    /// Adds a party's parts.
    fn add(&mut self, parts: impl Iterator<Item = (Part, f64)>) {
        self.n_parties += 1;
        for (part, value) in parts {
            // A family's parts stand in the order of the list, one after the other.
            self.totals[part as usize - self.parts[0] as usize] += value;
        }
    }
}
