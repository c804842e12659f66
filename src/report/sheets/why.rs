//! `why`: what each difference is made of, a row a part.

use crate::catalogue::MeasureKey;
use crate::measure::Part;
use crate::render::{Cell, Column, Sheet, column};
use crate::results::Results;
use crate::results::unit;

/// `why`: a row a part of each measure that is taken apart, for all policies but the baseline.
pub fn why(results: &Results) -> Sheet {
    Sheet::new("why", columns(), &rows(results))
}

/// A part of one difference.
pub(super) struct Row<'a> {
    key: MeasureKey,
    unit: &'a str,
    policy: &'a str,
    baseline: &'a str,
    part: Part,
    difference: f64,
}

fn rows(results: &Results) -> Vec<Row<'_>> {
    let comparison = &results.comparison;
    let mut rows = Vec::new();
    for measure in &comparison.measures {
        for (policy, result) in comparison.policies.iter().zip(&measure.policies) {
            let parts = result.why.iter().flat_map(|why| &why.parts);
            rows.extend(parts.map(|(part, difference)| Row {
                key: measure.key,
                unit: unit(measure.key, &results.heading.currency),
                policy,
                baseline: comparison.baseline_name(),
                part: *part,
                difference: *difference,
            }));
        }
    }
    rows
}

/// The columns of `why`.
pub(super) fn columns<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        column("measure", "", "Key of the measure.", |row: &Row<'a>| Cell::words(row.key.key())),
        column("unit", "", "Unit of the numbers in this row.", |row| Cell::words(row.unit)),
        column("policy", "", "Name of the policy.", |row| Cell::words(row.policy)),
        column("baseline", "", "Name of the policy it is compared with.", |row| {
            Cell::words(row.baseline)
        }),
        column("part", "", "Key of the part.", |row| Cell::words(row.part.key())),
        column(
            "difference",
            "as in unit",
            "The policy's value of this part less the baseline's, mean over the evenings on which both have the measure; the parts add up to the difference in comparison.csv.",
            |row| Cell::Number(row.difference),
        ),
        column("meaning", "", "What the part is.", |row| Cell::words(row.part.meaning())),
    ]
}
