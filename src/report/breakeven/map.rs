//! Two keys, and what is so where: a map in characters.

use crate::numbers::search::{Answer, Turn};
use crate::report::english::called;
use crate::results::{BreakEven, Frontier, Standing};

/// Lines from the highest value to the lowest.
const ROWS: u32 = 13;
/// Characters that all values of the other key take, as far as each has 6 at least and 12 at most.
const COLUMNS: usize = 60;
/// What stands where the first column is ahead or the goal is missed, where the second is ahead or it is met, where
/// it turns, and where nothing is said.
const MARKS: [char; 4] = ['░', '▓', '┊', ' '];

/// The map, line by line; `None` of fewer than two values.
pub(super) fn lines(frontier: &Frontier) -> Option<Vec<String>> {
    let [first, _, ..] = frontier.points.as_slice() else { return None };
    let names: Vec<&str> = frontier
        .points
        .iter()
        .filter_map(|point| Some(point.set.as_ref()?.value.as_str()))
        .collect();
    let longest = names.iter().map(|name| name.chars().count() + 1).max()?;
    let width = longest.max((COLUMNS / names.len()).clamp(6, 12));
    let ends = &first.between.ends;
    let height =
        |row: u32| ends.high - (ends.high - ends.low) * f64::from(row) / f64::from(ROWS - 1);
    let scale = |row: u32| match row {
        0 => first.between.text(ends.high),
        row if row == ROWS - 1 => first.between.text(ends.low),
        row if row == ROWS / 2 => first.between.text(height(row)),
        _ => String::new(),
    };
    let widest = (0..ROWS).map(|row| scale(row).chars().count()).max()?;
    let half = 0.5 * (ends.high - ends.low) / f64::from(ROWS - 1);
    let rows = (0..ROWS).map(|row| {
        let marks = frontier.points.iter().map(|point| mark(point, (height(row), half)));
        let cells: String = marks.map(|mark| mark.to_string().repeat(width)).collect();
        format!("{:>widest$} ┤{}", scale(row), cells.trim_end())
    });
    let under = " ".repeat(widest + 2);
    let labels: Vec<String> = names.iter().map(|name| format!("{name:^width$}")).collect();
    let labels = labels.concat();
    let axis = format!("{} └{}", " ".repeat(widest), "─".repeat(width * names.len()));
    let head = format!("{}   {}", first.between.path, legend(first));
    let along = format!("{under}{}", frontier.path);
    Some(
        std::iter::once(head)
            .chain(rows)
            .chain([axis, format!("{under}{}", labels.trim_end()), along])
            .collect(),
    )
}

fn legend(first: &BreakEven) -> String {
    let [first_ahead, second_ahead, turns, _] = MARKS;
    match first.columns.as_slice() {
        [one, other] if matches!(first.asked, crate::results::Asked::Level(_)) => format!(
            "{first_ahead} {} ahead   {second_ahead} {} ahead   {turns} it turns",
            called(&one.name),
            called(&other.name)
        ),
        _ => format!("{first_ahead} missed   {second_ahead} met   {turns} it turns"),
    }
}

/// What stands at a height, which stands for all that is nearer to it than to the next.
fn mark(point: &BreakEven, (height, half): (f64, f64)) -> char {
    let of = |standing: Standing| match standing {
        Standing::Ahead(0) | Standing::Missed => MARKS[0],
        Standing::Ahead(_) | Standing::Met => MARKS[1],
    };
    match (point.turns(), &point.found.answer) {
        ([], Answer::Never(side)) => of(point.asked.standing(*side)),
        ([turn @ Turn { bracket: (low, high), .. }], _) => {
            let [before, behind] = point.around(turn);
            if height + half <= *low {
                of(before)
            } else if height - half >= *high {
                of(behind)
            } else {
                MARKS[2]
            }
        }
        _ => MARKS[3],
    }
}
