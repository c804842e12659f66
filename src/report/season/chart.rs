//! A measure from evening to evening, a line a policy, in characters.

use crate::report::number::plain;
use crate::report::season::SeasonReport;

/// Eighths of a line's height.
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// Evenings a line shows at most one by one; of more, each bar is the mean of several.
const MOST_BARS: usize = 60;

/// The chart, or nothing if the measure was not wanted or never has a value.
pub(super) fn lines(report: &SeasonReport) -> Vec<String> {
    let comparison = &report.comparison;
    let keys = &comparison.whole.measures;
    let Some(measure) = keys.iter().position(|m| m.key == report.chart) else {
        return Vec::new();
    };
    let per_bar = comparison.n_evenings.div_ceil(MOST_BARS);
    let courses: Vec<Vec<Option<f64>>> = comparison.course[measure]
        .iter()
        .map(|steps| {
            let means: Vec<Option<f64>> =
                steps.iter().map(|step| step.as_ref().ok().map(|s| s.estimate.mean)).collect();
            means.chunks(per_bar).map(mean).collect()
        })
        .collect();
    let known = || courses.iter().flatten().flatten().copied();
    let (Some(low), Some(high)) = (known().reduce(f64::min), known().reduce(f64::max)) else {
        return Vec::new();
    };
    let info = report.chart.info();
    let decimals = if high - low < 1.0 { info.decimals.max(2) } else { info.decimals };
    let each = if per_bar == 1 {
        "evening by evening".to_owned()
    } else {
        format!("{per_bar} evenings a bar")
    };
    let scale = format!("▁ {} … █ {}", plain(low, decimals), plain(high, decimals));
    let head = format!("{}, {each}, mean over seasons: {scale}", report.chart.name());
    let widest = comparison.whole.policies.iter().map(|name| name.chars().count()).max();
    let rows = comparison.whole.policies.iter().zip(&courses).map(|(name, course)| {
        let bars: String = course.iter().map(|value| bar(*value, low, high)).collect();
        format!("  {name:<width$}  {bars}", width = widest.unwrap_or(0))
    });
    std::iter::once(head).chain(rows).collect()
}

fn mean(values: &[Option<f64>]) -> Option<f64> {
    let known: Vec<f64> = values.iter().copied().flatten().collect();
    let n = u32::try_from(known.len()).ok().filter(|n| *n > 0)?;
    Some(known.iter().sum::<f64>() / f64::from(n))
}

/// The bar whose height is nearest to the value's place between the lowest and the highest.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 7")]
fn bar(value: Option<f64>, low: f64, high: f64) -> char {
    let Some(value) = value else { return ' ' };
    let place = if high > low { (value - low) / (high - low) } else { 0.0 };
    BARS[(place * 7.0).round() as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_reach_from_the_lowest_value_to_the_highest() {
        assert_eq!(bar(Some(2.0), 2.0, 4.0), '▁');
        assert_eq!(bar(Some(3.0), 2.0, 4.0), '▅');
        assert_eq!(bar(Some(4.0), 2.0, 4.0), '█');
        assert_eq!(bar(Some(4.0), 4.0, 4.0), '▁');
        assert_eq!(bar(None, 2.0, 4.0), ' ');
    }
}
