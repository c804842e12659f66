//! Lines over an axis, in characters.

use crate::render::number::plain;
use crate::render::safe::for_text;
use crate::render::text::INDENT;
use crate::render::text::width::width;
use crate::render::{Plot, Series};

/// Lines from the lowest value to the highest.
const ROWS: usize = 12;
/// Characters from the first point to the last.
const COLUMNS: usize = 64;
/// What stands for a value of each line; the marks come again where there are more lines.
const MARKS: [char; 6] = ['●', '○', '▲', '△', '■', '□'];
/// What stands between two values of a line.
const BETWEEN: char = '·';
/// What stands where something turns.
const TURN: char = '┊';

/// The plot, or nothing if there are not two points or no value to draw.
pub(super) fn lines(plot: &Plot) -> String {
    plot_lines(plot)
        .into_iter()
        .map(|line| format!("{INDENT}{line}").trim_end().to_owned() + "\n")
        .collect()
}

/// The same line by line, without an indent.
pub(in crate::render) fn plot_lines(plot: &Plot) -> Vec<String> {
    let (Some(across), Some((low, high))) = (plot.width(), plot.height()) else {
        return Vec::new();
    };
    let high = if high > low { high } else { low + 1.0 };
    let canvas = canvas(plot, across, (low, high));
    let scale = |row: usize| match row {
        0 => plain(high, plot.decimals),
        row if row == ROWS - 1 => plain(low, plot.decimals),
        row if row == ROWS / 2 => plain(high - (high - low) * part(row, ROWS), plot.decimals),
        _ => String::new(),
    };
    let widest = (0..ROWS).map(|row| width(&scale(row))).max().unwrap_or(0);
    let rows = canvas.iter().enumerate().map(|(row, line)| {
        let line: String = line.iter().collect();
        format!("{:>widest$} ┤{}", scale(row), line.trim_end())
    });
    let legend = plot.series.iter().zip(MARKS.iter().cycle());
    let legend: Vec<String> =
        legend.map(|(series, mark)| format!("{mark} {}", for_text(&series.name))).collect();
    let turn = (!plot.turns.is_empty()).then(|| format!("{TURN} the verdict turns"));
    let legend: Vec<String> = legend.into_iter().chain(turn).collect();
    let under = " ".repeat(widest + 2);
    let axis = format!("{} └{}", " ".repeat(widest), "─".repeat(COLUMNS));
    let head = format!("{}   {}", for_text(&plot.title), legend.join("   "));
    std::iter::once(head)
        .chain(rows)
        .chain([axis, under.clone() + &ticks(plot, across), under + &for_text(&plot.along)])
        .collect()
}

/// The characters between the axes.
fn canvas(plot: &Plot, across: (f64, f64), (low, high): (f64, f64)) -> Vec<Vec<char>> {
    let mut canvas = vec![vec![' '; COLUMNS]; ROWS];
    let row_of = |value: f64| place(high - value, (0.0, high - low), ROWS);
    for turn in &plot.turns {
        let column = place(*turn, across, COLUMNS);
        for row in &mut canvas {
            row[column] = TURN;
        }
    }
    let points = |series: &Series| -> Vec<(f64, f64)> {
        let known = plot.xs.iter().zip(&series.values);
        known.filter_map(|(x, value)| Some((*x, (*value)?))).collect()
    };
    for series in &plot.series {
        for pair in points(series).windows(2) {
            let ((from, left), (to, right)) = (pair[0], pair[1]);
            let (first, last) = (place(from, across, COLUMNS), place(to, across, COLUMNS));
            let step = |nth: usize| if last > first { part(nth, last - first + 1) } else { 0.0 };
            let columns = (first..=last).map(|column| (column, step(column - first)));
            for (column, share) in columns {
                let cell = &mut canvas[row_of(left + (right - left) * share)][column];
                if *cell == ' ' {
                    *cell = BETWEEN;
                }
            }
        }
    }
    // Of values in the same place that of the first line is seen.
    let marked: Vec<(&Series, &char)> = plot.series.iter().zip(MARKS.iter().cycle()).collect();
    for (series, mark) in marked.into_iter().rev() {
        for (x, value) in points(series) {
            canvas[row_of(value)][place(x, across, COLUMNS)] = *mark;
        }
    }
    canvas
}

/// The names of the points below the axis, as far as they have room.
fn ticks(plot: &Plot, across: (f64, f64)) -> String {
    let mut line = String::new();
    let mut named: Vec<(usize, &String)> = plot
        .xs
        .iter()
        .zip(&plot.names)
        .map(|(x, name)| (place(*x, across, COLUMNS), name))
        .collect();
    named.sort_by_key(|(column, _)| *column);
    for (column, name) in named {
        let so_far = width(&line);
        if so_far > 0 && column < so_far + 2 {
            continue;
        }
        line.push_str(&" ".repeat(column - so_far.min(column)));
        line.push_str(&for_text(name));
    }
    line
}

/// Which of `n` places a value between two ends has.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and n − 1")]
#[expect(clippy::cast_precision_loss, reason = "a few dozen")]
fn place(value: f64, (low, high): (f64, f64), n: usize) -> usize {
    let share = ((value - low) / (high - low)).clamp(0.0, 1.0);
    (share * (n - 1) as f64).round() as usize
}

/// The part of the way from the first of `n` places to the last.
#[expect(clippy::cast_precision_loss, reason = "a few dozen")]
fn part(place: usize, n: usize) -> f64 {
    if n > 1 { place as f64 / (n - 1) as f64 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plot() -> Plot {
        let series = |name: &str, values: &[Option<f64>]| Series {
            name: name.to_owned(),
            values: values.to_vec(),
        };
        Plot {
            title: "score".to_owned(),
            along: "p_stuck".to_owned(),
            xs: vec![0.0, 0.1, 0.2],
            names: ["0", "0.1", "0.2"].map(str::to_owned).to_vec(),
            series: vec![
                series("rigid", &[Some(9.0), Some(8.0), Some(7.0)]),
                series("empowered", &[Some(9.0), None, Some(8.0)]),
            ],
            turns: vec![0.05],
            decimals: 1,
        }
    }

    #[test]
    fn values_stand_where_they_belong_and_points_are_named_below() {
        let lines = plot_lines(&plot());
        assert_eq!(lines.len(), ROWS + 4);
        assert!(lines[0].contains("● rigid   ○ empowered   ┊ the verdict turns"), "{lines:#?}");
        assert!(lines[1].starts_with("9.0 ┤●"), "{lines:#?}");
        assert!(lines[ROWS].ends_with('●') && lines[ROWS].starts_with("7.0 ┤"), "{lines:#?}");
        assert!(
            lines[ROWS + 2].starts_with("     0 ") && lines[ROWS + 2].ends_with("0.2"),
            "{lines:#?}"
        );
        assert!(lines[5].contains(TURN), "{lines:#?}");
    }

    #[test]
    fn one_point_and_no_values_make_no_plot() {
        let one = Plot { xs: vec![1.0; 3], ..plot() };
        let nothing = Plot { series: Vec::new(), ..plot() };
        assert!(plot_lines(&one).is_empty() && plot_lines(&nothing).is_empty());
    }
}
