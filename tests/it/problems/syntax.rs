//! Mistakes in what is not TOML.

use super::{assert_says, shown};

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
        r"
error: expected a number, found text
  --> house.toml:31:9
   |
31 | price = 10 USD
   |         ^^^^^^ not a number
   |
   = help: write 10, without quotes and without a unit
",
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
   |
   = help: close it, as in [counter.bar]
",
    );
}
