//! Mistakes in `--set` arguments.

use super::{assert_says, shown_of_set};

#[test]
fn a_bad_value_of_set_stands_in_the_argument() {
    let shown = shown_of_set("handoff.specials.p_stuck", "1.4");
    assert_says(
        &shown,
        r#"
error: 1.4 is too large
 --> --set:1:26
  |
1 | handoff.specials.p_stuck=1.4
  |                          ^^^ above 1
  |
  = help: give a number from 0 to 1: for 1.4 % write 0.014 or "1.4%"
"#,
    );
}

#[test]
fn a_plus_is_no_addition() {
    let shown = shown_of_set("floor.waiters", "+1");
    let help = "= help: write 4 for 1 more than the 3 there are, or 1";
    assert!(shown.ends_with(help), "{shown}");
}

#[test]
fn a_percentage_needs_no_quotes_in_set() {
    let shown = shown_of_set("handoff.specials.p_stuck", "140%");
    assert!(shown.starts_with("error: 140% is too large\n --> --set:1:26\n"), "{shown}");
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
fn a_bare_key_of_set_is_answered_with_where_it_is_known() {
    let shown = shown_of_set("p_stuck", "0.3");
    assert_says(
        &shown,
        r"
error: unknown key `p_stuck`
 --> --set:1:1
  |
1 | p_stuck=0.3
  | ^^^^^^^ no such key here
  |
  = help: did you mean `handoff.specials.p_stuck`?
",
    );
    let several = shown_of_set("staff", "3");
    let help = "did you mean one of `counter.standard.staff`, `counter.specials.staff`?";
    assert!(several.contains(help), "{several}");
    // Known although the file leaves it to its default.
    let shown = shown_of_set("p_ask", "0");
    assert!(shown.contains("did you mean `guest.p_ask`?"), "{shown}");
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
