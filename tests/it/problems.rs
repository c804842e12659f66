//! What is said about each kind of mistake, word for word.

use orderflow::scenario::{self, Override};
use proptest::prelude::*;

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
    problems.expect_err("the house was spoiled").render(false)
}

/// All problems of a `--set` argument, as they are shown.
fn shown_of_set(path: &str, value: &str) -> String {
    let problems = scenario::read(HOUSE, "house.toml", &[set(path, value)]);
    problems.expect_err("the argument is wrong").render(false)
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
fn an_unknown_key_is_answered_with_the_nearest_one() {
    let shown = shown(&[("waiters = 3", "waitres = 3")]);
    assert_says(
        &shown,
        r"
error: unknown key `waitres`
  --> house.toml:15:1
   |
15 | waitres = 3
   | ^^^^^^^ no such key here
   |
   = help: did you mean `waiters`?
",
    );
}

#[test]
fn an_unknown_key_like_no_other_is_answered_with_all_that_are_free() {
    let shown = shown(&[("waiters = 3", "waiters = 3\nwindows = 4")]);
    assert_says(
        &shown,
        r"
error: unknown key `windows`
  --> house.toml:16:1
   |
16 | windows = 4
   | ^^^^^^^ no such key here
   |
   = help: known: `sections`, `trip`, `walk_speed`, `plates_per_trip`, `drinks_per_trip`
",
    );
}

#[test]
fn missing_keys_stand_at_their_table_with_an_example_of_each() {
    let shown = shown(&[("course = \"food\"\n", ""), ("price = 10\n", "")]);
    assert_says(
        &shown,
        r#"
error: `item.sandwich` lacks `course`, `price`
  --> house.toml:27:1
   |
27 | [item.sandwich]
   | ^^^^^^^^^^^^^^^ incomplete
   |
   = help: add `course = "food"`, `price = 10`
"#,
    );
}

#[test]
fn missing_tables_stand_at_line_one() {
    let shown = shown(&[
        (
            "[floor]\ntables = [{ seats = 2, count = 6 }, { seats = 4, count = 5 }]\nwaiters = 3\n",
            "",
        ),
        ("title = \"A test\"\n", ""),
    ]);
    assert_says(
        &shown,
        r#"
error: the scenario lacks `title`, `floor`
 --> house.toml:1:1
  |
1 | opens = "19:00"
  | ^ incomplete
  |
  = help: add `title = "A Friday"`, `[floor]`
"#,
    );
}

#[test]
fn a_wrong_type_says_what_is_expected() {
    let shown = shown(&[("waiters = 3", r#"waiters = "three""#)]);
    assert_says(
        &shown,
        r#"
error: expected a number, found text
  --> house.toml:15:11
   |
15 | waiters = "three"
   |           ^^^^^^^ not a number
   |
   = help: give a number without quotes and without a unit, or "unlimited"
"#,
    );
}

#[test]
fn a_table_that_is_none_is_refused() {
    let shown =
        shown(&[("order.food = { sandwich = 0.5, none = 0.5 }", r#"order.food = "sandwich""#)]);
    assert_says(
        &shown,
        r#"
error: expected a table, found text
  --> house.toml:11:14
   |
11 | order.food = "sandwich"
   |              ^^^^^^^^^^ not a table
   |
   = help: put its keys in { }
"#,
    );
}

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
fn a_unit_missing_inside_a_distribution_is_underlined_there() {
    let shown = shown(&[(r#""lognormal(mean 8 min, cv 0.5)""#, r#""lognormal(mean 8, cv 0.5)""#)]);
    assert_says(
        &shown,
        r#"
error: `8` is a duration without its unit
  --> house.toml:30:24
   |
30 | prep = "lognormal(mean 8, cv 0.5)"
   |                        ^ needs a unit
   |
   = help: write "8 min"
"#,
    );
}

#[test]
fn an_unknown_distribution_is_answered_with_the_nearest_one() {
    let shown =
        shown(&[(r#""lognormal(mean 8 min, cv 0.5)""#, r#""lognrmal(mean 8 min, cv 0.5)""#)]);
    assert_says(
        &shown,
        r#"
error: unknown distribution `lognrmal`
  --> house.toml:30:9
   |
30 | prep = "lognrmal(mean 8 min, cv 0.5)"
   |         ^^^^^^^^ no such distribution
   |
   = help: did you mean `lognormal`?
"#,
    );
}

#[test]
fn arguments_a_distribution_does_not_take_are_shown_as_they_should_be() {
    let shown =
        shown(&[(r#""lognormal(mean 8 min, cv 0.5)""#, r#""lognormal(mode 8 min, cv 0.5)""#)]);
    assert_says(
        &shown,
        r#"
error: `lognormal` does not take these arguments
  --> house.toml:30:19
   |
30 | prep = "lognormal(mode 8 min, cv 0.5)"
   |                   ^^^^^^^^^^^^^^^^^^ other arguments expected
   |
   = help: write lognormal(mean 8 min, cv 0.5) or lognormal(median 25 min, cv 0.5)
"#,
    );
}

#[test]
fn a_distribution_without_its_closing_bracket_is_refused() {
    let shown =
        shown(&[(r#""lognormal(mean 8 min, cv 0.5)""#, r#""lognormal(mean 8 min, cv 0.5""#)]);
    assert_says(
        &shown,
        r#"
error: `lognormal` needs its arguments in brackets
  --> house.toml:30:9
   |
30 | prep = "lognormal(mean 8 min, cv 0.5"
   |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ not complete
   |
   = help: write lognormal(mean 8 min, cv 0.5) or lognormal(median 25 min, cv 0.5)
"#,
    );
}

#[test]
fn a_distribution_with_impossible_values_is_refused() {
    let shown = shown(&[(r#""lognormal(mean 8 min, cv 0.5)""#, r#""uniform(3 min, 1 min)""#)]);
    assert_says(
        &shown,
        r#"
error: `uniform`: low is 3, must not be above high, which is 1
  --> house.toml:30:9
   |
30 | prep = "uniform(3 min, 1 min)"
   |         ^^^^^^^^^^^^^^^^^^^^^ not possible
   |
   = help: write it like uniform(1 min, 3 min)
"#,
    );
}

#[test]
fn a_distribution_that_lasts_for_centuries_is_refused() {
    let shown =
        shown(&[(r#""lognormal(mean 8 min, cv 0.5)""#, r#""lognormal(mean 10000 h, cv 500)""#)]);
    assert_says(
        &shown,
        r#"
error: this distribution can last for centuries
  --> house.toml:30:9
   |
30 | prep = "lognormal(mean 10000 h, cv 500)"
   |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ its tail is too long
   |
   = help: give a smaller mean, a smaller cv or a larger shape
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
        r"
error: 20 is too large
  --> house.toml:25:11
   |
25 | p_stuck = 20
   |           ^^ above 1
   |
   = help: give a number from 0 to 1
",
    );
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
   = help: give 10 or 10.01
",
    );
}

#[test]
fn an_unknown_counter_is_answered_with_the_nearest_one() {
    let shown = shown(&[("counter = \"standard\"\ncourse", "counter = \"standart\"\ncourse")]);
    assert_says(
        &shown,
        r#"
error: unknown counter `standart`
  --> house.toml:28:11
   |
28 | counter = "standart"
   |           ^^^^^^^^^^ no such counter
   |
   = help: did you mean `standard`?
"#,
    );
}

#[test]
fn a_handoff_to_no_counter_is_refused() {
    let shown = shown(&[("[handoff.specials]", "[handoff.special]")]);
    assert_says(
        &shown,
        r"
error: unknown counter `special`
  --> house.toml:23:10
   |
23 | [handoff.special]
   |          ^^^^^^^ no such counter
   |
   = help: did you mean `specials`?
",
    );
}

#[test]
fn a_handoff_by_way_of_itself_is_refused() {
    let shown = shown(&[(r#"via = "standard""#, r#"via = "specials""#)]);
    assert_says(
        &shown,
        r#"
error: a ticket cannot come to a counter by way of itself
  --> house.toml:24:7
   |
24 | via = "specials"
   |       ^^^^^^^^^^ the same counter
   |
   = help: name the counter that sends it on, or leave `via` out
"#,
    );
}

#[test]
fn an_unknown_item_in_an_order_is_answered_with_the_nearest_one() {
    let shown = shown(&[("{ sandwich = 0.5", "{ sandwhich = 0.5")]);
    assert_says(
        &shown,
        r"
error: unknown item `sandwhich`
  --> house.toml:11:16
   |
11 | order.food = { sandwhich = 0.5, none = 0.5 }
   |                ^^^^^^^^^ no such item
   |
   = help: did you mean `sandwich`?
",
    );
}

#[test]
fn an_unknown_preset_is_answered_with_the_nearest_one() {
    let shown = shown(&[("[policy.empowered]", "[policy.bold]\npreset = \"empowerd\"")]);
    assert_says(
        &shown,
        r#"
error: unknown preset `empowerd`
  --> house.toml:34:10
   |
34 | preset = "empowerd"
   |          ^^^^^^^^^^ no such preset
   |
   = help: did you mean `empowered`?
"#,
    );
}

#[test]
fn a_policy_of_its_own_name_needs_a_preset() {
    let shown = shown(&[("[policy.empowered]", "[policy.bold]")]);
    assert_says(
        &shown,
        r#"
error: `policy.bold` lacks `preset`
  --> house.toml:33:1
   |
33 | [policy.bold]
   | ^^^^^^^^^^^^^ incomplete
   |
   = help: add `preset = "empowered"`
"#,
    );
}

#[test]
fn an_unknown_choice_is_answered_with_all_choices() {
    let shown = shown(&[(r#"course = "food""#, r#"course = "dessert""#)]);
    assert_says(
        &shown,
        r#"
error: unknown value `dessert`
  --> house.toml:29:10
   |
29 | course = "dessert"
   |          ^^^^^^^^^ no such choice
   |
   = help: known: `food`, `drink`
"#,
    );
}

#[test]
fn unknown_and_doubled_measures_are_refused() {
    let shown = shown(&[(
        r#"title = "A test""#,
        "title = \"A test\"\nmeasures = [\"npss\", \"nps\", \"drinks_wait_min.p90\", \"nps\"]",
    )]);
    assert_says(
        &shown,
        r#"
error: unknown measure `npss`
 --> house.toml:2:13
  |
2 | measures = ["npss", "nps", "drinks_wait_min.p90", "nps"]
  |             ^^^^^^ no such measure
  |
  = help: did you mean `nps`?

error: measure `nps` is given twice
 --> house.toml:2:51
  |
2 | measures = ["npss", "nps", "drinks_wait_min.p90", "nps"]
  |                                                   ^^^^^ given before
  |
  = help: leave it out here
"#,
    );
}

#[test]
fn probabilities_that_do_not_sum_to_one_tell_their_sum() {
    let shown = shown(&[("2 = 0.6", "2 = 0.5")]);
    assert_says(
        &shown,
        r"
error: these probabilities sum to 0.9, not to 1
  --> house.toml:10:14
   |
10 | party_size = { 2 = 0.5, 4 = 0.4 }
   |              ^^^^^^^^^^^^^^^^^^^^ must sum to 1
   |
   = help: 0.1 is missing
",
    );
}

#[test]
fn a_party_no_table_can_seat_is_refused() {
    let shown = shown(&[("4 = 0.4", "6 = 0.4")]);
    assert_says(
        &shown,
        r"
error: no table seats 6 guests, the largest seats 4
  --> house.toml:10:25
   |
10 | party_size = { 2 = 0.6, 6 = 0.4 }
   |                         ^ cannot be seated
   |
   = help: add a larger table to `floor.tables`
",
    );
}

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

#[test]
fn more_than_two_million_parties_are_refused() {
    let shown = shown(&[(r#"rate = "10/h""#, r#"rate = "1000000/h""#)]);
    assert_says(
        &shown,
        r"
error: about 2500005 parties would come, at most 2000000 can
 --> house.toml:6:12
  |
6 | arrivals = [
  |            ^ too many
  |
  = help: give lower rates or an earlier last seating
",
    );
}

#[test]
fn tables_of_one_size_given_twice_are_refused() {
    let shown = shown(&[("seats = 4", "seats = 2")]);
    assert_says(
        &shown,
        r"
error: tables of 2 seats are given twice
  --> house.toml:14:37
   |
14 | tables = [{ seats = 2, count = 6 }, { seats = 2, count = 5 }]
   |                                     ^^^^^^^^^^^^^^^^^^^^^^^^ given before
   |
   = help: add up the counts in one entry
",
    );
}

#[test]
fn a_key_given_twice_is_refused() {
    let shown = shown(&[("waiters = 3", "waiters = 3\nwaiters = 4")]);
    assert_says(
        &shown,
        r"
error: duplicate key
  --> house.toml:16:1
   |
16 | waiters = 4
   | ^^^^^^^ given before
   |
   = help: keep one of the two
",
    );
}

#[test]
fn text_without_quotes_is_refused() {
    let shown = shown(&[("price = 10", "price = 10 USD")]);
    assert_says(
        &shown,
        r#"
error: string values must be quoted
  --> house.toml:31:9
   |
31 | price = 10 USD
   |         ^^^^^^ text without quotes
   |
   = help: put quotes around it, as in "5 min" or "19:00"
"#,
    );
}

#[test]
fn a_bracket_that_is_never_closed_is_one_problem() {
    let shown = shown(&[("rate = \"10/h\" },\n]", "rate = \"10/h\" },\n")]);
    assert_says(
        &shown,
        r"
error: a bracket is opened and never closed
 --> house.toml:6:12
  |
6 | arrivals = [
  |            ^ opened here
  |
  = help: close it before the next key
",
    );
}

#[test]
fn a_line_that_cannot_be_read_accuses_no_other_line() {
    let shown = shown(&[("[counter.specials]", "[counter.specials")]);
    assert_says(
        &shown,
        r"
error: unclosed table
  --> house.toml:20:18
   |
20 | [counter.specials
   |                  ^ expected `]`
",
    );
}

#[test]
fn an_evening_on_which_nobody_orders_is_refused() {
    let shown = shown(&[("order.food = { sandwich = 0.5, none = 0.5 }", "order = {}")]);
    assert_says(
        &shown,
        r"
error: `demand` lacks `order`
 --> house.toml:5:1
  |
5 | [demand]
  | ^^^^^^^^ incomplete
  |
  = help: add `order.food = { sandwich = 0.5, burger = 0.5 }`
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
fn listed_and_drawn_parties_exclude_each_other() {
    let shown = shown(&[(
        "[policy.empowered]",
        "[[party]]\nat = \"20:00\"\nsize = 2\norder = [[\"sandwich\"], []]",
    )]);
    assert_says(
        &shown,
        r"
error: parties are both listed and drawn
 --> house.toml:6:12
  |
6 | arrivals = [
  |            ^ drawn here
  |
  = help: leave out `arrivals`, or every `[[party]]`
",
    );
}

#[test]
fn listed_parties_are_checked_like_drawn_ones() {
    let shown = shown(&[
        (
            "arrivals = [\n    { from = \"19:00\", rate = \"5/h\" },\n    { from = \"20:00\", rate = \"10/h\" },\n]\n",
            "",
        ),
        (
            "[policy.empowered]",
            "[[party]]\nat = \"20:00\"\nsize = 5\norder = [[\"tea\"]]\n\n[[party]]\nat = \"19:30\"\nsize = 2\norder = [[]]",
        ),
    ]);
    assert_says(
        &shown,
        r#"
error: no table seats 5 guests, the largest seats 4
  --> house.toml:31:8
   |
31 | size = 5
   |        ^ cannot be seated
   |
   = help: add a larger table to `floor.tables`

error: unknown item `tea`
  --> house.toml:32:11
   |
32 | order = [["tea"]]
   |           ^^^^^ no such item
   |
   = help: known: `sandwich`

error: this party is before the one above it
  --> house.toml:35:6
   |
35 | at = "19:30"
   |      ^^^^^^^ not in order
   |
   = help: put each party at its time, the earliest first

error: the size is 2, but there are orders for 1
  --> house.toml:37:9
   |
37 | order = [[]]
   |         ^^^^ one list for each guest
   |
   = help: write one list for each guest, [] for nothing
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

#[test]
fn six_mistakes_give_six_problems_in_the_order_of_the_file() {
    let shown = shown(&[
        (r#"opens = "19:00""#, r#"opens = "7 pm""#),
        ("2 = 0.6", "2 = 0.7"),
        ("waiters = 3", "waiters 3"),
        ("[counter.specials]\nstaff", "[counter.specials]\nstuff"),
        (r#""lognormal(mean 8 min, cv 0.5)""#, r#""8""#),
        ("price = 10", "price = -10"),
    ]);
    assert_says(
        &shown,
        r#"
error: `7 pm` is not a time of day
 --> house.toml:2:9
  |
2 | opens = "7 pm"
  |         ^^^^^^ not from 00:00 to 23:59
  |
  = help: write it as "19:00", in quotes

error: these probabilities sum to 1.1, not to 1
  --> house.toml:10:14
   |
10 | party_size = { 2 = 0.7, 4 = 0.4 }
   |              ^^^^^^^^^^^^^^^^^^^^ must sum to 1
   |
   = help: take away 0.1

error: key with no value
  --> house.toml:15:9
   |
15 | waiters 3
   |         ^ expected `=`
   |
   = help: write `key = value`

error: unknown key `stuff`
  --> house.toml:21:1
   |
21 | stuff = 1
   | ^^^^^ no such key here
   |
   = help: did you mean `staff`?

error: `8` is a duration without its unit
  --> house.toml:30:9
   |
30 | prep = "8"
   |         ^ needs a unit
   |
   = help: write "8 min"

error: -10 is too small
  --> house.toml:31:9
   |
31 | price = -10
   |         ^^^ below 0
   |
   = help: give a number from 0 up
"#,
    );
}

#[test]
fn a_bad_value_of_set_stands_in_the_argument() {
    let shown = shown_of_set("handoff.specials.p_stuck", "1.4");
    assert_says(
        &shown,
        r"
error: 1.4 is too large
 --> --set:1:26
  |
1 | handoff.specials.p_stuck=1.4
  |                          ^^^ above 1
  |
  = help: give a number from 0 to 1
",
    );
}

#[test]
fn a_bad_distribution_of_set_is_underlined_inside_the_argument() {
    let shown = shown_of_set("item.sandwich.prep", "trianglar(1 min, 2 min)");
    assert_says(
        &shown,
        r"
error: unknown distribution `trianglar`
 --> --set:1:20
  |
1 | item.sandwich.prep=trianglar(1 min, 2 min)
  |                    ^^^^^^^^^ no such distribution
  |
  = help: did you mean `triangular`?
",
    );
}

#[test]
fn an_unknown_key_of_set_is_answered_with_the_nearest_one() {
    let shown = shown_of_set("floor.waiter", "3");
    assert_says(
        &shown,
        r"
error: unknown key `waiter`
 --> --set:1:7
  |
1 | floor.waiter=3
  |       ^^^^^^ no such key here
  |
  = help: did you mean `waiters`?
",
    );
}

#[test]
fn an_unknown_counter_of_set_is_answered_with_the_nearest_one() {
    let shown = shown_of_set("handoff.special.p_stuck", "0.1");
    assert_says(
        &shown,
        r"
error: unknown counter `special`
 --> --set:1:9
  |
1 | handoff.special.p_stuck=0.1
  |         ^^^^^^^ no such counter
  |
  = help: did you mean `specials`?
",
    );
}

#[test]
fn a_position_of_set_outside_the_list_is_refused() {
    let shown = shown_of_set("demand.arrivals[9].rate", "1/h");
    assert_says(
        &shown,
        r"
error: there is no [9] in a list of 2
 --> --set:1:8
  |
1 | demand.arrivals[9].rate=1/h
  |        ^^^^^^^^^^^ leads nowhere
  |
  = help: positions are counted from 0
",
    );
}

#[test]
fn a_path_of_set_through_a_number_is_refused() {
    let shown = shown_of_set("floor.waiters.skill", "1");
    assert_says(
        &shown,
        r"
error: `skill` cannot be set inside a number
 --> --set:1:15
  |
1 | floor.waiters.skill=1
  |               ^^^^^ leads nowhere
  |
  = help: leave it out
",
    );
}

#[test]
fn a_path_of_set_that_is_none_is_refused() {
    let shown = shown_of_set("floor..waiters", "1");
    assert_says(
        &shown,
        r"
error: `floor..waiters` is not a path
 --> --set:1:7
  |
1 | floor..waiters=1
  |       ^ cannot be read
  |
  = help: write it like floor.waiters or demand.arrivals[1].rate
",
    );
}

#[test]
fn a_probability_of_set_that_spoils_the_sum_stands_in_the_argument() {
    let shown = shown_of_set("demand.party_size.2", "0.5");
    assert_says(
        &shown,
        r"
error: these probabilities sum to 0.9, not to 1
 --> --set:1:21
  |
1 | demand.party_size.2=0.5
  |                     ^^^ must sum to 1
  |
  = help: 0.1 is missing
",
    );
}

#[test]
fn a_colored_problem_says_the_same_in_color() {
    let problems = scenario::read(&spoiled(&[("staff = 2", "staff = 0")]), "house.toml", &[]);
    let colored = problems.expect_err("the house was spoiled").render(true);
    assert!(colored.contains("0 is too few") && colored.contains('\u{1b}'));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn no_text_makes_reading_panic(text in "\\PC{0,200}") {
        show_all(&text, &[]);
    }

    #[test]
    fn no_change_of_a_valid_file_makes_reading_panic(
        at in 0..HOUSE.len(),
        cut in 0..40_usize,
        insert in r#"[\[\]{}"'=.,\\#\r\n\t ():0-9a-zé€\-]{0,8}"#,
    ) {
        let end = (at + cut).min(HOUSE.len());
        show_all(&format!("{}{insert}{}", &HOUSE[..at], &HOUSE[end..]), &[]);
    }

    #[test]
    fn no_argument_makes_reading_panic(path in r"[a-z_.\[\]0-9é]{0,20}", value in "\\PC{0,30}") {
        show_all(HOUSE, &[set(&path, &value)]);
    }

    #[test]
    fn no_distribution_makes_reading_panic(
        prep in r"(lognormal|gamma|weibull|erlang|empirical|normal)?\(?((mean|cv|k|shape)? ?[0-9.e-]{1,4}( min| h)?(, )?){0,3}\)?",
    ) {
        show_all(HOUSE, &[set("item.sandwich.prep", &prep)]);
    }

    #[test]
    fn problems_stand_in_the_order_of_the_file_one_at_each_place(changes in proptest::collection::vec((0..HOUSE.len(), "[a-z0-9=]"), 1..6)) {
        let mut file = HOUSE.to_owned();
        for (at, insert) in changes {
            file.insert_str(at, &insert);
        }
        if let Err(problems) = scenario::read(&file, "house.toml", &[]) {
            let places: Vec<(usize, usize)> = problems.iter().map(|p| (p.line, p.column)).collect();
            prop_assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
        }
    }
}

/// Reads a file and shows its problems, if any.
fn show_all(file: &str, overrides: &[Override]) {
    if let Err(problems) = scenario::read(file, "house.toml", overrides) {
        assert!(problems.render(false).starts_with("error: "));
    }
}
