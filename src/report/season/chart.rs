//! A measure from evening to evening, a line a policy, in characters.

use crate::render::number::plain;
use crate::report::season::SeasonReport;

/// Eighths of a line's height.
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// Height of a chart at least, in half widths of the limits of an evening's mean.
const LEAST_SPAN: f64 = 6.0;
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
    // What chance alone does must not fill the chart.
    let noise = comparison.course[measure].iter().flatten().flatten();
    let noise = noise.filter_map(|step| step.estimate.half_width()).fold(0.0, f64::max);
    let (low, high) = widened(low, high, LEAST_SPAN * noise);
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
    let ruler = ruler(comparison.n_evenings.div_ceil(per_bar), per_bar);
    let ruler = format!("  {:<width$}  {ruler}", "", width = widest.unwrap_or(0));
    std::iter::once(head).chain(rows).chain([ruler]).collect()
}

/// The range, or one around its middle that is so wide at least.
fn widened(low: f64, high: f64, least: f64) -> (f64, f64) {
    let missing = (least - (high - low)).max(0.0) / 2.0;
    (low - missing, high + missing)
}

/// The number of the first evening of every seventh bar, below it.
fn ruler(n_bars: usize, per_bar: usize) -> String {
    let numbers = (0..n_bars).step_by(7).map(|bar| format!("{:<7}", bar * per_bar + 1));
    numbers.collect::<Vec<_>>().concat().trim_end().to_owned()
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
    fn chance_alone_does_not_fill_the_chart() {
        assert_eq!(widened(2.0, 4.0, 1.0), (2.0, 4.0));
        assert_eq!(widened(2.0, 4.0, 6.0), (0.0, 6.0));
    }

    #[test]
    fn every_seventh_bar_has_the_number_of_its_evening() {
        assert_eq!(ruler(16, 1), "1      8      15");
        assert_eq!(ruler(8, 2), "1      15");
    }

    #[test]
    fn bars_reach_from_the_lowest_value_to_the_highest() {
        assert_eq!(bar(Some(2.0), 2.0, 4.0), '▁');
        assert_eq!(bar(Some(3.0), 2.0, 4.0), '▅');
        assert_eq!(bar(Some(4.0), 2.0, 4.0), '█');
        assert_eq!(bar(Some(4.0), 4.0, 4.0), '▁');
        assert_eq!(bar(None, 2.0, 4.0), ' ');
    }
}
