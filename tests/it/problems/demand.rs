//! Mistakes in who comes, what is ordered, who can be seated.

use super::{assert_says, shown};

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
fn a_guest_orders_no_more_than_fifty_items() {
    let plates = "\"sandwich\", ".repeat(51);
    let party = format!("[[party]]\nat = \"20:00\"\nsize = 1\norder = [[\n{plates}]]\n");
    let listed = shown(&[
        (
            "arrivals = [\n    { from = \"19:00\", rate = \"5/h\" },\n    { from = \"20:00\", rate = \"10/h\" },\n]\n",
            "",
        ),
        ("[policy.empowered]", &party),
    ]);
    assert_says(
        &listed,
        r"
error: a guest orders 51 items, at most 50 can be ordered
  --> house.toml:32:10
   |
32 | order = [[
   |          ^ too many
   |
   = help: write fewer, or share them out among more guests
",
    );
}
