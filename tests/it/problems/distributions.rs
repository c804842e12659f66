//! Mistakes in distributions.

use super::{assert_says, shown};

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
