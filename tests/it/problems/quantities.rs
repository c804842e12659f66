//! Mistakes in numbers, lengths of time, rates, shares and prices.

use orderflow::scenario;

use super::{assert_says, shown, spoiled};

#[test]
fn a_duration_without_unit_is_shown_with_one() {
    let shown = shown(&[(r#""lognormal(mean 8 min, cv 0.5)""#, "8")]);
    assert_says(
        &shown,
        r#"
error: `8` is a duration without its unit
  --> house.toml:30:8
   |
30 | prep = 8
   |        ^ needs a unit
   |
   = help: write "8 min"
"#,
    );
}

#[test]
fn an_unknown_unit_inside_a_string_is_underlined_there() {
    let shown = shown(&[(r#""lognormal(mean 8 min, cv 0.5)""#, r#""8 mni""#)]);
    assert_says(
        &shown,
        r#"
error: unknown unit `mni` of a duration
  --> house.toml:30:11
   |
30 | prep = "8 mni"
   |           ^^^ no such unit
   |
   = help: did you mean `min`?
"#,
    );
}

#[test]
fn a_negative_duration_is_refused() {
    let shown = shown(&[(r#""lognormal(mean 8 min, cv 0.5)""#, r#""-8 min""#)]);
    assert_says(
        &shown,
        r#"
error: `-8 min` is negative
  --> house.toml:30:9
   |
30 | prep = "-8 min"
   |         ^^^^^^ below zero
   |
   = help: leave out the minus
"#,
    );
}

#[test]
fn a_rate_without_unit_is_shown_with_one() {
    let shown = shown(&[(r#"rate = "5/h""#, "rate = 5")]);
    assert_says(
        &shown,
        r#"
error: `5` is a rate without its unit
 --> house.toml:7:30
  |
7 |     { from = "19:00", rate = 5 },
  |                              ^ needs a unit
  |
  = help: write "5/h"
"#,
    );
}

#[test]
fn a_probability_above_one_is_refused() {
    let shown = shown(&[("p_stuck = 0.20", "p_stuck = 20")]);
    assert_says(
        &shown,
        r#"
error: 20 is too large
  --> house.toml:25:11
   |
25 | p_stuck = 20
   |           ^^ above 1
   |
   = help: give a number from 0 to 1: for 20 % write 0.2 or "20%"
"#,
    );
}

#[test]
fn a_share_may_be_a_percentage() {
    let p_stuck = |value: &str| {
        let house = spoiled(&[("0.20", value)]);
        let model = scenario::read(&house, "house.toml", &[]).unwrap().model;
        model.counters.iter().find_map(|counter| Some(counter.handoff.as_ref()?.p_stuck))
    };
    assert_eq!(p_stuck("\"20%\""), Some(0.2));
    assert_eq!(p_stuck("\"20 %\""), Some(0.2));
    // Not 3.3 / 100, which is another number.
    assert_eq!(p_stuck("\"3.3%\""), Some(0.033));
    assert_eq!(p_stuck("\"100%\""), Some(1.0));
    assert_eq!(p_stuck("\"0%\""), Some(0.0));
    let shown = shown(&[("p_stuck = 0.20", "p_stuck = \"120%\"")]);
    assert_says(
        &shown,
        r#"
error: 120% is too large
  --> house.toml:25:11
   |
25 | p_stuck = "120%"
   |           ^^^^^^ above 1
   |
   = help: give a number from 0 to 1, or from "0%" to "100%"
"#,
    );
}

#[test]
fn text_that_is_no_percentage_is_refused() {
    for text in ["20", "%", "nan%", "inf%", "1e1%", "many"] {
        let shown = shown(&[("p_stuck = 0.20", &format!("p_stuck = \"{text}\""))]);
        assert!(shown.starts_with("error: expected a share, found text\n"), "{shown}");
        let help = "= help: give a number from 0 to 1, or a percentage: \"20%\"";
        assert!(shown.ends_with(help), "{shown}");
    }
}

#[test]
fn a_number_as_it_is_written_elsewhere_is_answered_with_how_it_is_written_here() {
    for (from, to, help) in [
        ("price = 10", "price = \"5,50\"", "write 5.50, with a point"),
        ("price = 10", "price = \"€9\"", "write 9, without quotes and without a unit"),
        ("p_stuck = 0.20", "p_stuck = 0,20", "write 0.20, with a point"),
        ("p_stuck = 0.20", "p_stuck = \"0,2\"", "write 0.2, with a point"),
        ("\"lognormal(mean 8 min, cv 0.5)\"", "\"1,5 min\"", "write \"1.5 min\""),
    ] {
        let shown = shown(&[(from, to)]);
        assert!(shown.ends_with(&format!("= help: {help}")), "{shown}");
        assert_eq!(shown.matches("error: ").count(), 1, "{shown}");
    }
}

#[test]
fn a_percentage_is_read_where_shares_or_times_or_percent_are_counted() {
    let read = |value: &str| {
        let keys =
            format!("[guest]\nask_gap_growth = {value}\n[policy.empowered]\ncomp_share = {value}");
        let house = spoiled(&[("[policy.empowered]", &keys)]);
        let mut model = scenario::read(&house, "house.toml", &[]).unwrap().model;
        (model.guest, model.policies.remove(0))
    };
    assert_eq!(read("\"150%\""), read("1.5"));
    assert_eq!(read("\"107 %\""), read("1.07"));
}

#[test]
fn a_number_that_is_not_finite_is_refused() {
    let shown = shown(&[("p_stuck = 0.20", "p_stuck = nan")]);
    assert_says(
        &shown,
        r"
error: NaN is not a finite number
  --> house.toml:25:11
   |
25 | p_stuck = nan
   |           ^^^ not finite
   |
   = help: give a finite number
",
    );
}

#[test]
fn half_a_waiter_is_refused() {
    let shown = shown(&[("waiters = 3", "waiters = 2.5")]);
    assert_says(
        &shown,
        r#"
error: 2.5 is not a whole number
  --> house.toml:15:11
   |
15 | waiters = 2.5
   |           ^^^ has decimals
   |
   = help: give a whole number from 1 to 100000, or "unlimited"
"#,
    );
}

#[test]
fn no_staff_is_refused() {
    let shown = shown(&[("staff = 2", "staff = 0")]);
    assert_says(
        &shown,
        r#"
error: 0 is too few
  --> house.toml:18:9
   |
18 | staff = 0
   |         ^ at least 1
   |
   = help: give a whole number from 1 to 100000, or "unlimited"
"#,
    );
}

#[test]
fn a_capacity_above_a_hundred_thousand_is_refused() {
    let shown = shown(&[("waiters = 3", "waiters = 100001")]);
    assert_says(
        &shown,
        r#"
error: 100001 is too many
  --> house.toml:15:11
   |
15 | waiters = 100001
   |           ^^^^^^ at most 100000
   |
   = help: give a whole number from 1 to 100000, or "unlimited"
"#,
    );
}

#[test]
fn a_price_with_part_of_a_cent_is_refused() {
    let shown = shown(&[("price = 10", "price = 9.999")]);
    assert_says(
        &shown,
        r"
error: 9.999 has a part of a cent
  --> house.toml:31:9
   |
31 | price = 9.999
   |         ^^^^^ at most two decimals
   |
   = help: give 9.99 or 10
",
    );
}

#[test]
fn a_length_without_unit_for_the_last_seating_is_refused() {
    let shown = shown(&[("last_seating = \"22:30\"", "last_seating = 210")]);
    assert_says(
        &shown,
        r#"
error: `210` is a duration without its unit
 --> house.toml:3:16
  |
3 | last_seating = 210
  |                ^^^ needs a unit
  |
  = help: write "210 min"
"#,
    );
}

#[test]
fn an_empty_list_of_gaps_is_refused() {
    let shown = shown(&[("[policy.empowered]", "[guest]\nask_gap = []")]);
    assert_says(
        &shown,
        r#"
error: there is no gap in this list
  --> house.toml:34:11
   |
34 | ask_gap = []
   |           ^^ must not be empty
   |
   = help: write ask_gap = ["4 min", "15 min"]; the last one repeats
"#,
    );
}
