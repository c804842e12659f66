//! Mistakes in times of day and their order.

use super::{assert_says, shown};

#[test]
fn a_time_outside_opening_hours_is_refused() {
    let shown = shown(&[(r#"from = "20:00""#, r#"from = "18:00""#)]);
    assert_says(
        &shown,
        r#"
error: this is outside opening hours, 19:00 to 22:30
 --> house.toml:8:14
  |
8 |     { from = "18:00", rate = "10/h" },
  |              ^^^^^^^ nobody is let in then
  |
  = help: give a time from 19:00 to 22:30
"#,
    );
}

#[test]
fn steps_out_of_order_are_refused() {
    let shown = shown(&[(r#"from = "20:00""#, r#"from = "19:00""#)]);
    assert_says(
        &shown,
        r#"
error: this step is at the same time as the one above it
 --> house.toml:8:14
  |
8 |     { from = "19:00", rate = "10/h" },
  |              ^^^^^^^ not in order
  |
  = help: put each step at its time, the earliest first
"#,
    );
}

#[test]
fn a_time_of_day_that_is_none_is_refused() {
    let shown = shown(&[(r#"opens = "19:00""#, r#"opens = "25:00""#)]);
    assert_says(
        &shown,
        r#"
error: `25:00` is not a time of day
 --> house.toml:2:9
  |
2 | opens = "25:00"
  |         ^^^^^^^ not from 00:00 to 23:59
  |
  = help: write it as "19:00", in quotes
"#,
    );
}

#[test]
fn a_time_of_day_without_quotes_is_refused() {
    let shown = shown(&[(r#"opens = "19:00""#, "opens = 19:00")]);
    assert_says(
        &shown,
        r#"
error: expected a clock time, found a date or time without quotes
 --> house.toml:2:9
  |
2 | opens = 19:00
  |         ^^^^^ not a clock time
  |
  = help: write it as "19:00", in quotes
"#,
    );
}

#[test]
fn a_house_that_closes_before_its_last_seating_is_refused() {
    let shown =
        shown(&[(r#"last_seating = "22:30""#, "last_seating = \"22:30\"\ncloses = \"22:00\"")]);
    assert_says(
        &shown,
        r#"
error: the house closes before its last seating
 --> house.toml:4:10
  |
4 | closes = "22:00"
  |          ^^^^^^^ not in order
  |
  = help: give `closes` as a later clock time, or as a length from opening
"#,
    );
}

#[test]
fn a_last_seating_after_the_default_closing_asks_for_closes() {
    let shown = shown(&[(r#"last_seating = "22:30""#, r#"last_seating = "8 h""#)]);
    assert_says(
        &shown,
        r#"
error: the last seating is after 00:00, when the house closes unless `closes` is given
 --> house.toml:3:16
  |
3 | last_seating = "8 h"
  |                ^^^^^ not in order
  |
  = help: give `closes` as a later clock time, or as a length from opening
"#,
    );
}
