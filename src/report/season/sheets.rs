//! The tables of a season: `season`, a row an evening, policy and season; `course`, the same over all
//! seasons; `comparison`, a row a measure, policy and part of the season.

use crate::catalogue::MeasureKey;
use crate::compare::{Comparison, Difference, Estimate, PolicyResult, Step};
use crate::experiment::SeasonRow;
use crate::render::{Cell, Column, Field, Sheet, column};
use crate::report::sheets::{cells, measure_fields};
use crate::results::SeasonResults;
use crate::results::unit;

/// The names in the rows of `season`.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// The scenario's money.
    pub currency: &'a str,
    /// The policies, in the order of the plan.
    pub policies: &'a [String],
    /// The measures, in the order of the plan.
    pub measures: &'a [MeasureKey],
}

/// `season`: some evenings of some seasons.
pub fn evenings(rows: &[SeasonRow], names: Names<'_>) -> Sheet {
    let labels = [
        Field::new("season", "", "Number of the season, from 1; the same luck under every policy."),
        Field::new("evening", "", "Number of the evening in its season, from 1."),
        Field::new("policy", "", "Name of the policy."),
    ];
    let row = |row: &SeasonRow| {
        let policy = Cell::words(names.policies[row.policy].as_str());
        let labels = [Cell::Count(row.season), Cell::Count(row.evening as u64), policy];
        labels.into_iter().chain(cells(&row.values)).collect()
    };
    Sheet {
        name: "season",
        fields: labels.into_iter().chain(measure_fields(names.measures, names.currency)).collect(),
        rows: rows.iter().map(row).collect(),
    }
}

/// Every table without its rows.
pub fn described(names: Names<'_>) -> Vec<Sheet> {
    let comparison = Sheet::new("comparison", comparison_columns(), &[]);
    let course = Sheet::new("course", course_columns(), &[]);
    vec![comparison, evenings(&[], names), course]
}

/// The unit of numbers whose unit stands in their row.
const AS_UNIT: &str = "as `unit`";

/// A measure on one evening under one policy, over all seasons.
struct CourseRow<'a> {
    key: MeasureKey,
    unit: &'a str,
    policy: &'a str,
    evening: u64,
    step: Option<&'a Step>,
}

impl CourseRow<'_> {
    fn of(&self, value: impl Fn(&Step) -> Option<f64>) -> Cell {
        self.step.and_then(value).into()
    }
}

/// `course`: a row a measure, policy and evening, over all seasons.
pub fn course(results: &SeasonResults) -> Sheet {
    let whole = &results.comparison.whole;
    let mut rows = Vec::new();
    for (measure, course) in whole.measures.iter().zip(&results.comparison.course) {
        for (policy, steps) in whole.policies.iter().zip(course) {
            rows.extend((1..).zip(steps).map(|(evening, step)| CourseRow {
                key: measure.key,
                unit: unit(measure.key, &results.heading.currency),
                policy,
                evening,
                step: step.as_ref().ok(),
            }));
        }
    }
    Sheet::new("course", course_columns(), &rows)
}

fn course_columns<'a>() -> Vec<Column<CourseRow<'a>>> {
    const BELOW: [&str; 3] = [
        "One season of ten is below; exact or to about a hundredth of their range.",
        "Half of the seasons are below; exact or to about a hundredth of their range.",
        "Nine seasons of ten are below; exact or to about a hundredth of their range.",
    ];
    vec![
        column("measure", "", "Key of the measure.", |row: &CourseRow<'a>| {
            Cell::words(row.key.key())
        }),
        column("unit", "", "Unit of the numbers in this row.", |row| Cell::words(row.unit)),
        column("policy", "", "Name of the policy.", |row| Cell::words(row.policy)),
        column("evening", "", "Number of the evening in its season, from 1.", |row| {
            Cell::Count(row.evening)
        }),
        column("seasons", "", "Seasons that have a value on that evening.", |row| {
            Cell::Count(row.step.map_or(0, |step| step.estimate.evenings))
        }),
        column("mean", AS_UNIT, "Mean over these seasons.", |row| {
            row.of(|step| Some(step.estimate.mean))
        }),
        column("low", AS_UNIT, "Lower limit of its 95 % interval.", |row| {
            row.of(|step| Some(step.estimate.interval?.0))
        }),
        column("high", AS_UNIT, "Upper limit of its 95 % interval.", |row| {
            row.of(|step| Some(step.estimate.interval?.1))
        }),
        column("p10", AS_UNIT, BELOW[0], |row| row.of(|step| Some(step.quantiles[0]))),
        column("p50", AS_UNIT, BELOW[1], |row| row.of(|step| Some(step.quantiles[1]))),
        column("p90", AS_UNIT, BELOW[2], |row| row.of(|step| Some(step.quantiles[2]))),
    ]
}

/// A measure in one part of the season under one policy.
struct PartRow<'a> {
    key: MeasureKey,
    unit: &'a str,
    policy: &'a str,
    part: &'static str,
    result: &'a PolicyResult,
}

impl PartRow<'_> {
    fn own(&self) -> Option<&Estimate> {
        self.result.estimate.as_ref().ok()
    }

    fn difference(&self) -> Option<&Difference> {
        self.result.difference.as_ref()?.as_ref().ok()
    }
}

/// `comparison`: a row a measure, policy and part of the season.
pub fn comparison(results: &SeasonResults) -> Sheet {
    let all = &results.comparison;
    let parts =
        [("first_week", &all.first_week), ("last_week", &all.last_week), ("whole", &all.whole)];
    let of_part = |(part, comparison)| part_rows(part, comparison, &results.heading.currency);
    let rows: Vec<PartRow<'_>> = parts.into_iter().flat_map(of_part).collect();
    Sheet::new("comparison", comparison_columns(), &rows)
}

fn part_rows<'a>(
    part: &'static str,
    comparison: &'a Comparison,
    currency: &'a str,
) -> impl Iterator<Item = PartRow<'a>> {
    comparison.measures.iter().flat_map(move |measure| {
        let results = comparison.policies.iter().zip(&measure.policies);
        results.map(move |(policy, result)| PartRow {
            key: measure.key,
            unit: unit(measure.key, currency),
            policy,
            part,
            result,
        })
    })
}

fn comparison_columns<'a>() -> Vec<Column<PartRow<'a>>> {
    vec![
        column("measure", "", "Key of the measure.", |row: &PartRow<'a>| {
            Cell::words(row.key.key())
        }),
        column("unit", "", "Unit of the numbers in this row.", |row| Cell::words(row.unit)),
        column("better", "", "Which way is better.", |row| {
            Cell::words(row.key.info().better.key())
        }),
        column("policy", "", "Name of the policy.", |row| Cell::words(row.policy)),
        column(
            "part",
            "",
            "Which evenings: `first_week`, `last_week` or the `whole` season.",
            |row| Cell::words(row.part),
        ),
        column("seasons", "", "Seasons that have a value.", |row| {
            Cell::Count(row.own().map_or(0, |estimate| estimate.evenings))
        }),
        column("mean", AS_UNIT, "Mean over these seasons.", |row| mean(row.own())),
        column("low", AS_UNIT, "Lower limit of its 95 % interval.", |row| low(row.own())),
        column("high", AS_UNIT, "Upper limit of its 95 % interval.", |row| high(row.own())),
        column(
            "difference",
            AS_UNIT,
            "Mean difference from the baseline, season by season; empty for the baseline.",
            |row| mean(row.difference().map(|d| &d.estimate)),
        ),
        column(
            "difference_low",
            AS_UNIT,
            "Lower limit of its interval; all of a measure and part hold together with 95 %.",
            |row| low(row.difference().map(|d| &d.estimate)),
        ),
        column("difference_high", AS_UNIT, "Upper limit of its interval.", |row| {
            high(row.difference().map(|d| &d.estimate))
        }),
        column(
            "verdict",
            "",
            "`better`, `worse`, `different` or `cannot_tell`; empty for the baseline.",
            |row| row.difference().map_or(Cell::Missing, |d| Cell::words(d.verdict.key())),
        ),
    ]
}

fn mean(estimate: Option<&Estimate>) -> Cell {
    estimate.map(|estimate| estimate.mean).into()
}

fn low(estimate: Option<&Estimate>) -> Cell {
    estimate.and_then(|estimate| estimate.interval).map(|(low, _)| low).into()
}

fn high(estimate: Option<&Estimate>) -> Cell {
    estimate.and_then(|estimate| estimate.interval).map(|(_, high)| high).into()
}
