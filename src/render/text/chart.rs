//! A chart in characters.

use crate::render::Chart;
use crate::render::number::plain;
use crate::render::safe::for_text;
use crate::render::text::INDENT;
use crate::render::text::width::{padded, width};

/// Eighths of a line's height.
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// Steps a line shows at most one by one; of more, each bar is the mean of several.
const MOST_BARS: usize = 60;

/// The chart, or nothing if there is no value to draw.
pub(super) fn lines(chart: &Chart) -> String {
    let indented = chart_lines(chart).into_iter().map(|line| format!("{INDENT}{line}\n"));
    indented.collect()
}

/// The same line by line, without an indent.
pub(in crate::render) fn chart_lines(chart: &Chart) -> Vec<String> {
    let each = chart.steps_a_place(MOST_BARS);
    let places = chart.places(each);
    let Some((low, high)) = chart.scale(&places) else {
        return Vec::new();
    };
    let decimals = if high - low < 1.0 { chart.decimals.max(2) } else { chart.decimals };
    let by = if each == 1 {
        format!("{0} by {0}", chart.step)
    } else {
        format!("{each} {} a bar", chart.steps)
    };
    let scale = format!("▁ {} … █ {}", plain(low, decimals), plain(high, decimals));
    let head = format!("{}, {by}, {}: {scale}", chart.title, chart.of);
    let names: Vec<String> = chart.series.iter().map(|series| for_text(&series.name)).collect();
    let widest = names.iter().map(|name| width(name)).max().unwrap_or(0);
    let line = |name: &str, bars: &str| format!("{INDENT}{}{INDENT}{bars}", padded(name, widest));
    let rows = names.iter().zip(&places).map(|(name, values)| {
        let bars: String = values.iter().map(|value| bar(*value, low, high)).collect();
        line(name, &bars)
    });
    let ruler = line("", &ruler(chart.n_steps().div_ceil(each), each));
    std::iter::once(head).chain(rows).chain([ruler]).collect()
}

/// The number of the first step of every seventh bar, below it.
fn ruler(n_bars: usize, each: usize) -> String {
    let numbers = (0..n_bars).step_by(7).map(|bar| format!("{:<7}", bar * each + 1));
    numbers.collect::<Vec<_>>().concat().trim_end().to_owned()
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
    fn every_seventh_bar_has_the_number_of_its_step() {
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
