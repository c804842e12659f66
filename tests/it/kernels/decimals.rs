//! Grids and ranges, whatever is typed.

use orderflow::numbers::decimals::{Ends, Grid, MOST_POINTS, points};
use proptest::prelude::*;

proptest! {
    #[test]
    fn whatever_is_typed_is_read_or_refused_with_a_way_out(typed in "[0-9.+/ min%€-]{0,24}") {
        for refused in [
            Grid::read(&typed).err(), Ends::read(&typed).err(), points(&typed).err(),
        ].into_iter().flatten() {
            prop_assert!(refused.to_string().contains(": write "), "{refused}");
        }
    }

    #[test]
    fn a_grid_starts_at_its_first_end_and_never_passes_the_second(
        low in -99_999..99_999_i64, steps in 0..300_i64, step in 1..5000_i64, rest in 0..5000_i64,
        falls: bool,
    ) {
        let sign = if falls { -1 } else { 1 };
        let rest = rest % step;
        let high = low + sign * (steps * step + rest);
        // In thousandths; texts of such whole numbers are exact.
        let text = |thousandths: i64| {
            let sign = if thousandths < 0 { "-" } else { "" };
            format!("{sign}{}.{:03}", thousandths.abs() / 1000, thousandths.abs() % 1000)
        };
        let grid = Grid::read(&format!("{}..{}/{}", text(low), text(high), text(sign * step))).unwrap();
        let values: Vec<f64> = grid.values().collect();
        prop_assert_eq!(values.len(), usize::try_from(steps).unwrap() + 1);
        for (k, value) in (0..).zip(values) {
            let exact: f64 = text(low + sign * k * step).parse().unwrap();
            prop_assert!((value - exact).abs() <= 0.0, "{} {}", value, exact);
        }
        for (point, value) in grid.texts().zip(grid.values()) {
            prop_assert!(!point.contains('.') || !point.ends_with('0'), "{}", point);
            prop_assert!((point.parse::<f64>().unwrap() - value).abs() <= 0.0);
        }
    }
}

#[test]
fn no_more_points_than_anybody_waits_for() {
    assert_eq!(Grid::read("1..100000/1").unwrap().texts().count(), MOST_POINTS);
    assert!(Grid::read("1..100001/1").is_err());
    assert!(Grid::read("0..999999999999999/0.00000000000001").is_err());
}
