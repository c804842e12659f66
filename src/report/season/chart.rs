//! A measure from evening to evening, a line a policy.

use crate::catalogue::MeasureKey;
use crate::compare::{Absent, Step};
use crate::render::{Chart, Series};
use crate::results::SeasonResults;

/// Height of a chart at least, in half widths of the limits of an evening's mean: what chance alone does must
/// not fill it.
const LEAST_SPAN: f64 = 6.0;

/// The chart; `None` if its measure was not wanted.
pub(super) fn chart(results: &SeasonResults, key: MeasureKey) -> Option<Chart> {
    let comparison = &results.comparison;
    let policies = &comparison.whole.policies;
    let measure = comparison.whole.measures.iter().position(|m| m.key == key)?;
    let course = &comparison.course[measure];
    let mean = |step: &Result<Step, Absent>| step.as_ref().ok().map(|step| step.estimate.mean);
    let series = policies.iter().zip(course).map(|(name, steps)| Series {
        name: name.clone(),
        values: steps.iter().map(mean).collect(),
    });
    let known = course.iter().flatten().flatten();
    let noise = known.filter_map(|step| step.estimate.half_width()).fold(0.0, f64::max);
    Some(Chart {
        title: key.name(),
        of: "mean over seasons",
        step: "evening",
        steps: "evenings",
        series: series.collect(),
        least_span: LEAST_SPAN * noise,
        decimals: key.info().decimals,
    })
}
