//! Mistakes in keys and tables that are unknown, missing or of the wrong kind.

use super::{assert_says, shown};

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
fn an_unknown_key_like_no_other_is_answered_with_all_there_are() {
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
   = help: known: `waiters`, `tables`, `sections`, `trip`, `walk_speed`, `drinks_per_trip`, `plates_per_trip`
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
   = help: write 3, without quotes and without a unit, or "unlimited"
"#,
    );
}

#[test]
fn a_list_of_tables_that_is_none_is_answered_with_one_that_works() {
    let tables = "[{ seats = 2, count = 6 }, { seats = 4, count = 5 }]";
    for wrong in ["20", "[20]"] {
        let shown = shown(&[(tables, wrong)]);
        assert!(shown.ends_with("= help: write tables = [{ seats = 2, count = 6 }]"), "{shown}");
    }
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
fn six_mistakes_give_six_problems_in_the_order_of_the_file() {
    let shown = shown(&[
        (r#"opens = "19:00""#, r#"opens = "19.30""#),
        ("2 = 0.6", "2 = 0.7"),
        ("waiters = 3", "waiters 3"),
        ("[counter.specials]\nstaff", "[counter.specials]\nstuff"),
        (r#""lognormal(mean 8 min, cv 0.5)""#, r#""8""#),
        ("price = 10", "price = -10"),
    ]);
    assert_says(
        &shown,
        r#"
error: `19.30` is not a time of day
 --> house.toml:2:9
  |
2 | opens = "19.30"
  |         ^^^^^^^ not from 00:00 to 23:59
  |
  = help: did you mean "19:30"?

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
