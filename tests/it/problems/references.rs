//! Mistakes in names of what is not there.

use super::{assert_says, shown};

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
fn a_mistyped_policy_is_answered_with_the_preset_that_is_meant() {
    let shown = shown(&[("[policy.empowered]", "[policy.empowred]")]);
    assert_says(
        &shown,
        r#"
error: unknown preset `empowred`
  --> house.toml:33:9
   |
33 | [policy.empowred]
   |         ^^^^^^^^ no such preset
   |
   = help: did you mean `empowered`? (a name of your own needs `preset = "empowered"`)
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
