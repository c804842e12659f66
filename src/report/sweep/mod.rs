//! What a sweep found: where which column is ahead, a row a point, and the lines.

pub mod sheets;

use crate::catalogue::MeasureKey;
use crate::compare::{Comparison, MeasureComparison, Verdict};
use crate::render::{Block, Document, Head, Plot, Series, Shown, Split, Table};
use crate::report::columns::{named_otherwise, other_guests, same_guests};
use crate::report::conditions::conditions;
use crate::report::english::{called, capital, counted, percent};
use crate::report::labels::unit_text;
use crate::report::verdicts::{self, LEGEND};
use crate::results::{Results, Sweep, SweepPoint, Turn};

/// The sweep for people, told by one measure.
pub fn document(sweep: &Sweep, key: MeasureKey) -> Document {
    let Some(first) = sweep.points.first() else {
        let evidence = "Stopped before the first point was finished.".to_owned();
        let findings = Block::Findings { answer: None, evidence };
        return Document { title: None, blocks: vec![findings] };
    };
    let told = Told { sweep, first: &first.results, key };
    let findings = Block::Findings { answer: told.answer(), evidence: told.evidence() };
    let blocks = [
        Some(findings),
        Some(told.table().into()),
        told.plot().map(Block::Plot),
        conditions(&sweep.heading),
    ];
    Document {
        title: Some(first.results.heading.title.clone()),
        blocks: blocks.into_iter().flatten().collect(),
    }
}

/// What is told of.
struct Told<'s> {
    sweep: &'s Sweep,
    /// At the first point; the columns are the same at all.
    first: &'s Results,
    key: MeasureKey,
}

impl Told<'_> {
    fn comparison(&self) -> &Comparison {
        &self.first.comparison
    }

    fn measure<'p>(&self, point: &'p SweepPoint) -> Option<&'p MeasureComparison> {
        point.results.comparison.measures.iter().find(|measure| measure.key == self.key)
    }

    /// For each column where it is better, worse or cannot be told from the baseline.
    fn answer(&self) -> Option<String> {
        let comparison = self.comparison();
        let sentences = comparison.alternatives().filter_map(|column| {
            let runs =
                if self.is_along_one_key() { self.runs(column)? } else { self.counts(column)? };
            let name = called(&comparison.policies[column]);
            Some(format!("{} {}.", capital(&name), runs.join("; ")))
        });
        let told: Vec<String> = sentences.collect();
        let baseline = called(comparison.baseline_name());
        (!told.is_empty())
            .then(|| format!("In {} against {baseline}: {}", self.key.name(), told.join(" ")))
    }

    /// What can be said of a column from which point to which.
    fn runs(&self, column: usize) -> Option<Vec<String>> {
        let verdicts: Vec<(Verdict, String)> = (0..self.sweep.points.len())
            .filter_map(|at| {
                let verdict = self.sweep.verdict(at, column, self.key)?;
                Some((verdict, name(&self.sweep.points[at])))
            })
            .collect();
        let runs = verdicts.chunk_by(|one, other| one.0 == other.0).map(|run| {
            let ((verdict, from), (_, to)) = (run.first()?, run.last()?);
            let where_ = match run.len() {
                1 => format!("at {from}"),
                _ => format!("from {from} to {to}"),
            };
            Some(format!("{} {where_}", in_words(*verdict)))
        });
        runs.collect::<Option<Vec<String>>>().filter(|runs| !runs.is_empty())
    }

    /// At how many points what can be said of a column.
    fn counts(&self, column: usize) -> Option<Vec<String>> {
        let n_points = self.sweep.points.len();
        let verdicts: Vec<Verdict> =
            (0..n_points).filter_map(|at| self.sweep.verdict(at, column, self.key)).collect();
        let said = [
            Verdict::Better,
            Verdict::Worse,
            Verdict::Different,
            Verdict::Same,
            Verdict::CannotTell,
        ]
        .into_iter()
        .filter_map(|verdict| {
            let n = verdicts.iter().filter(|found| **found == verdict).count();
            (n > 0).then(|| format!("{} at {n} of {n_points} points", in_words(verdict)))
        });
        let said: Vec<String> = said.collect();
        (!said.is_empty()).then_some(said)
    }

    /// Whether the points stand in one line.
    fn is_along_one_key(&self) -> bool {
        self.sweep.points[0].set.len() == 1
    }

    fn evidence(&self) -> String {
        let evenings: Vec<u64> =
            self.sweep.points.iter().map(|point| point.results.comparison.evenings).collect();
        let (least, most) = (evenings.iter().min().copied(), evenings.iter().max().copied());
        let of_each = match (least.unwrap_or(0), most.unwrap_or(0)) {
            (least, most) if least == most => format!("{least} evenings each"),
            (least, most) => format!("{least} to {most} evenings each"),
        };
        let n_points = u32::try_from(self.sweep.points.len()).unwrap_or(u32::MAX);
        let points = counted(n_points, "point", "points");
        let stopped = if self.sweep.is_cut_short {
            format!(": stopped, of {} points wanted", self.sweep.wanted)
        } else {
            String::new()
        };
        let paths = self.sweep.points[0].set.iter().map(|set| set.path.as_str());
        let guests = same_guests(&other_guests(paths), ("the same bad luck", "at every point"));
        format!("{points}, {of_each}, {guests}{stopped}.")
    }

    fn table(&self) -> Table {
        let comparison = self.comparison();
        let paths = self.sweep.points[0].set.iter().map(|set| Head::numbers(set.path.as_str()));
        let means = comparison.policies.iter().map(Head::numbers);
        let differences = comparison.alternatives().flat_map(|column| {
            let head =
                format!("{} less {}", comparison.policies[column], comparison.baseline_name());
            [Head::numbers(head), Head::words("")]
        });
        let legend = (comparison.policies.len() > 1).then(|| format!("{LEGEND}."));
        let unit = unit_text(self.key.info().unit, &self.first.heading.currency);
        let what = format!("{}, {unit}.", capital(&self.key.name()));
        let sure = legend.as_ref().map(|_| {
            let level = percent(comparison.together());
            format!(
                "Each point by itself is {level} sure: of twenty points without any difference about one is told to have one."
            )
        });
        Table {
            heads: paths.chain(means).chain(differences).collect(),
            rows: self.sweep.points.iter().map(|point| self.row(point)).collect(),
            split: Split::Never,
            notes: std::iter::once(what)
                .chain(named_otherwise(&self.first.columns))
                .chain(legend)
                .chain(sure.filter(|_| self.sweep.points.len() > 1))
                .collect(),
        }
    }

    fn row(&self, point: &SweepPoint) -> Vec<Shown> {
        let values = point.set.iter().map(|set| Shown::words(set.value.as_str()));
        let Some(measure) = self.measure(point) else { return values.collect() };
        let decimals = self.key.info().decimals;
        let means = measure.policies.iter().map(|result| match &result.estimate {
            Ok(estimate) => Shown::number(estimate.mean, decimals),
            Err(_) => Shown::missing(),
        });
        let found = measure.policies.iter().filter_map(|result| result.difference.as_ref());
        let differences = found.flat_map(|difference| match difference {
            Ok(known) => [verdicts::amount(known, decimals), verdicts::mark(known)],
            Err(_) => [Shown::missing(), Shown::nothing()],
        });
        values.chain(means).chain(differences).collect()
    }

    /// The means over the values, where one key alone is varied.
    fn plot(&self) -> Option<Plot> {
        let [only] = self.sweep.points.first()?.set.as_slice() else { return None };
        let names: Vec<String> =
            self.sweep.points.iter().map(|point| point.set[0].value.clone()).collect();
        let xs = positions(&names);
        let series = self.comparison().policies.iter().enumerate().map(|(column, name)| Series {
            name: name.clone(),
            values: self
                .sweep
                .points
                .iter()
                .map(|point| Some(self.measure(point)?.policies[column].estimate.ok()?.mean))
                .collect(),
        });
        let turns = self.sweep.turns(self.key);
        let between = |turn: &Turn| f64::midpoint(xs[turn.after], xs[turn.until]);
        let unit = unit_text(self.key.info().unit, &self.first.heading.currency);
        Some(Plot {
            title: format!("{}, {unit}", self.key.name()),
            along: only.path.clone(),
            series: series.collect(),
            turns: turns.iter().map(between).collect(),
            decimals: self.key.info().decimals,
            xs,
            names,
        })
    }
}

/// What a point is called: its values.
fn name(point: &SweepPoint) -> String {
    let values: Vec<&str> = point.set.iter().map(|set| set.value.as_str()).collect();
    values.join(", ")
}

fn in_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Better => "is better",
        Verdict::Worse => "is worse",
        Verdict::Different => "differs",
        Verdict::Same => "is the same",
        Verdict::CannotTell => "cannot be told from it",
    }
}

/// Where values stand on an axis: by their numbers if all begin with one and end with the same unit, else one beside
/// the other.
fn positions(names: &[String]) -> Vec<f64> {
    let parted = |name: &String| {
        let end =
            name.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '-').unwrap_or(name.len());
        Some((name[..end].parse::<f64>().ok()?, name[end..].trim().to_owned()))
    };
    let numbers: Option<Vec<(f64, String)>> = names.iter().map(parted).collect();
    match numbers {
        Some(numbers) if numbers.iter().all(|(_, unit)| *unit == numbers[0].1) => {
            numbers.into_iter().map(|(number, _)| number).collect()
        }
        _ => (0..names.len()).filter_map(exact_index).collect(),
    }
}

fn exact_index(at: usize) -> Option<f64> {
    u32::try_from(at).ok().map(f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_with_one_unit_stand_by_their_numbers() {
        let at = |names: &[&str]| {
            positions(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(at(&["0", "0.05", "0.3"]), [0.0, 0.05, 0.3]);
        assert_eq!(at(&["2 min", "2.5 min"]), [2.0, 2.5]);
        assert_eq!(at(&["2 min", "90 s"]), [0.0, 1.0]);
        assert_eq!(at(&["none", "3 min", "4 min"]), [0.0, 1.0, 2.0]);
    }
}
