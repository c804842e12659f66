//! Mistakes in times of day and their order.

use orderflow::scenario;

use super::{assert_says, shown, spoiled};

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
  = help: hours go from 00 to 23: for 01:00 of the next day write "01:00"
"#,
    );
}

#[test]
fn a_time_of_day_is_read_in_every_way_that_means_one_thing() {
    for (typed, opens) in
        [("7 pm", "19:00"), ("6:30 PM", "18:30"), ("19:00:00", "19:00"), ("7:15p.m.", "19:15")]
    {
        let house = spoiled(&[(r#"opens = "19:00""#, &format!("opens = \"{typed}\""))]);
        let house = house.replace(r#"{ from = "19:00", rate"#, r#"{ from = "0 min", rate"#);
        let model = scenario::read(&house, "house.toml", &[]).unwrap().model;
        assert_eq!(model.opens.to_string(), opens, "{typed}");
    }
}

#[test]
fn a_last_seating_by_the_clock_before_opening_is_asked_about() {
    let shown = shown(&[(r#"last_seating = "22:30""#, r#"last_seating = "17:00""#)]);
    assert!(
        shown.starts_with("error: the last seating at 17:00 is 22.0 hours after opening at 19:00"),
        "{shown}"
    );
    assert!(shown.contains(r#"give `closes`, such as closes = "18:00""#), "{shown}");
}

#[test]
fn a_length_of_time_written_by_the_clock_is_answered_with_minutes() {
    let shown = shown(&[("[policy.empowered]", "[guest]\nreading = \"00:05\"")]);
    assert!(shown.ends_with(r#"= help: for 00:05 hours write "5 min""#), "{shown}");
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
  = help: write "19:00", in quotes
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
