//! Where each row's answer turns, searched, and how the page shows it.

use std::ops::ControlFlow;

use orderflow::catalogue;
use orderflow::experiment::Plan;
use orderflow::numbers::decimals::Ends;
use orderflow::numbers::search::{Answer, Turn};
use orderflow::results::{Asked, BreakEven, Standing};
use orderflow::scenario::{self, Override};
use orderflow::study::{self, BreakEvenPlan, Columns};

use super::{Found, OPPONENTS, ROWS, Row, number};
use crate::commands::text;
use crate::long::is_long;
use crate::pair::shipped;
use crate::snapshot::assert_section;

const PAGE: &str = "docs/when-rigid-wins.md";
const SECTION: &str = "when rigid wins";
/// A search takes so many evenings at most, as it does on the command line.
const MOST_EVENINGS: u64 = 200_000;
/// The row that is searched again with every run of the tests.
const SHORT: (&str, &str) = ("E12", "worth");

/// What `breakeven` finds for a row and an opponent.
fn searched(row: &Row, opponent: &[&str]) -> BreakEven {
    let set = |typed: &&str| {
        let (path, value) = typed.split_once('=').unwrap();
        Override { path: path.to_owned(), value: value.to_owned() }
    };
    let sets: Vec<Override> = row.sets.iter().chain(opponent).map(set).collect();
    let loaded = scenario::read(&shipped("mendoza.toml"), "mendoza.toml", &sets).unwrap();
    let policies = ["rigid", row.free].map(str::to_owned);
    let plan = BreakEvenPlan {
        asked: Asked::Level(catalogue::find(row.measure).unwrap()),
        path: row.vary,
        ends: Ends::read(row.range).unwrap(),
        tolerance: None,
        columns: Columns { policies: &policies, ..Columns::default() },
        plan: Plan::of(&loaded.model).evenings(MOST_EVENINGS).threads(2),
    };
    study::breakeven(&loaded, &plan, &mut |_| ControlFlow::Continue(())).unwrap()
}

/// `0.124 (0.118 to 0.131)`, or that nothing turns and who is ahead.
fn shown(found: &BreakEven) -> String {
    let between = |turn: &Turn| {
        let (low, high) = (found.between.text(turn.bracket.0), found.between.text(turn.bracket.1));
        format!("{} ({low} to {high})", found.between.text(turn.estimate))
    };
    match &found.found.answer {
        Answer::Turns(turn) => between(turn),
        Answer::Several(turns) => turns.iter().map(between).collect::<Vec<_>>().join(", "),
        Answer::Never(side) => {
            let Standing::Ahead(column) = found.asked.standing(*side) else {
                panic!("no goal was asked about")
            };
            format!("no turn; {} ahead", found.columns[column].name)
        }
        Answer::CannotTell => {
            let ends = [found.between.ends.low, found.between.ends.high].map(|end| {
                let ahead = match found.standing_at(end) {
                    Some(Standing::Ahead(column)) => {
                        format!("{} ahead", found.columns[column].name)
                    }
                    Some(Standing::Met | Standing::Missed) => panic!("no goal was asked about"),
                    None => "cannot tell".to_owned(),
                };
                format!("at {} {ahead}", found.between.text(end))
            });
            ends.join(", ")
        }
    }
}

fn line(row: &Row) -> String {
    let Row { id, what, vary, range, measure, ledger, .. } = row;
    let [plain, moods, no_courtesy] = OPPONENTS.map(|opponent| shown(&searched(row, opponent)));
    let command = command(row);
    format!(
        "| {id} | {what} | `{vary}` | {range} | `{measure}` | {ledger} | {plain} | {moods} | {no_courtesy} | \
         `{command}` |\n"
    )
}

/// What repeats the row's first search.
fn command(row: &Row) -> String {
    let quoted = |set: &str| if set.contains(' ') { format!("'{set}'") } else { set.to_owned() };
    let mut words = vec!["orderflow breakeven scenarios/mendoza.toml".to_owned()];
    words.push(format!("--vary {}", quoted(&format!("{}={}", row.vary, row.range))));
    if row.measure != "guest_score" {
        words.push(format!("--measure {}", row.measure));
    }
    if row.free != "empowered" {
        words.push(format!("--policies rigid,{}", row.free));
    }
    words.extend(row.sets.iter().map(|set| format!("--set {}", quoted(set))));
    words.join(" ")
}

/// The lines of the page's table.
fn kept() -> Vec<String> {
    let page = text(PAGE);
    let (_, section) = page.split_once(&format!("<!-- {SECTION} -->")).unwrap();
    section.lines().filter(|line| line.starts_with("| E")).map(str::to_owned).collect()
}

/// Minutes of one core: only where tests may take long.
#[test]
fn the_page_shows_where_the_answer_turns() {
    if !is_long() {
        return;
    }
    let head = "| | what | vary | range | by | ledger: rigid wins | rigid as it is | staff moods noticed | \
                moods noticed, no check-back | command |\n|---|---|---|---|---|---|---|---|---|---|\n";
    let rows: String = ROWS.iter().map(line).collect();
    assert_section(PAGE, SECTION, &format!("{head}{rows}"));
}

#[test]
fn a_row_of_the_page_is_what_the_search_finds() {
    let row = ROWS.iter().find(|row| (row.id, row.measure) == SHORT).unwrap();
    let again = line(row);
    assert!(kept().contains(&again.trim_end().to_owned()), "{again}");
}

/// The two values in brackets.
fn bracket(shown: &str) -> Option<(f64, f64)> {
    let (_, inside) = shown.split_once('(')?;
    let (low, high) = inside.split_once(')')?.0.split_once(" to ")?;
    Some((number(low), number(high)))
}

#[test]
fn what_the_page_shows_is_what_is_held_at_the_values_on_both_sides() {
    let lines = kept();
    assert_eq!(lines.len(), ROWS.len());
    for (row, line) in ROWS.iter().zip(lines) {
        let cells: Vec<&str> = line.split(" | ").collect();
        assert!(line.contains(&format!("`{}`", command(row))), "{line}");
        for (found, shown) in row.found.into_iter().zip(&cells[6..9]) {
            match found {
                // Both pairs of values hold the turn.
                Found::Flips { rigid, free, .. } => {
                    let (rigid, free) = (number(rigid), number(free));
                    let (low, high) = bracket(shown).unwrap_or_else(|| panic!("{line}"));
                    assert!(low < rigid.max(free) && rigid.min(free) < high, "{shown}: {line}");
                }
                // It may turn further out than was tried.
                Found::Never { even_at, .. } => {
                    let is_beyond = |(_, high): (f64, f64)| number(even_at) < high;
                    assert!(bracket(shown).is_none_or(is_beyond), "{shown}: {line}");
                }
            }
        }
    }
}
