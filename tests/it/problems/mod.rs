//! What is said about each kind of mistake, word for word: a file for each kind.

mod demand;
mod distributions;
mod keys;
mod never_panics;
mod people;
mod quantities;
mod references;
mod set;
mod syntax;
mod times;

use orderflow::cli;
use orderflow::scenario::{self, Override};

/// A small valid house, to be spoiled.
const HOUSE: &str = r#"title = "A test"
opens = "19:00"
last_seating = "22:30"

[demand]
arrivals = [
    { from = "19:00", rate = "5/h" },
    { from = "20:00", rate = "10/h" },
]
party_size = { 2 = 0.6, 4 = 0.4 }
order.food = { sandwich = 0.5, none = 0.5 }

[floor]
tables = [{ seats = 2, count = 6 }, { seats = 4, count = 5 }]
waiters = 3

[counter.standard]
staff = 2

[counter.specials]
staff = 1

[handoff.specials]
via = "standard"
p_stuck = 0.20

[item.sandwich]
counter = "standard"
course = "food"
prep = "lognormal(mean 8 min, cv 0.5)"
price = 10

[policy.empowered]
"#;

fn spoiled(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(HOUSE.to_owned(), |house, (from, to)| {
        assert!(house.contains(from), "{from}");
        house.replacen(from, to, 1)
    })
}

fn set(path: &str, value: &str) -> Override {
    Override { path: path.to_owned(), value: value.to_owned() }
}

/// All problems of a spoiled house, as they are shown.
fn shown(changes: &[(&str, &str)]) -> String {
    let problems = scenario::read(&spoiled(changes), "house.toml", &[]);
    cli::problems(&problems.expect_err("the house was spoiled"), false)
}

/// All problems of a `--set` argument, as they are shown.
fn shown_of_set(path: &str, value: &str) -> String {
    let problems = scenario::read(HOUSE, "house.toml", &[set(path, value)]);
    cli::problems(&problems.expect_err("the argument is wrong"), false)
}

/// The whole message: leading and trailing line breaks of the expected text are for the eye.
fn assert_says(shown: &str, expected: &str) {
    assert_eq!(shown, expected.trim_matches('\n'));
}

#[test]
fn the_house_is_valid_until_it_is_spoiled() {
    assert!(scenario::read(HOUSE, "house.toml", &[]).is_ok());
}

#[test]
fn problems_show_themselves_as_a_terminal_without_color_shows_them() {
    let spoiled = spoiled(&[("staff = 2", "staff = 0")]);
    let problems = scenario::read(&spoiled, "house.toml", &[set("floor.waters", "3")]).unwrap_err();
    assert!(problems.count() > 1);
    assert_eq!(problems.to_string(), cli::problems(&problems, false));
}

#[test]
fn a_colored_problem_says_the_same_in_color() {
    let problems = scenario::read(&spoiled(&[("staff = 2", "staff = 0")]), "house.toml", &[]);
    let colored = cli::problems(&problems.expect_err("the house was spoiled"), true);
    assert!(colored.contains("0 is too few") && colored.contains('\u{1b}'));
}
