//! Journeys written by hand: what is read, and what is said of mistakes.

use orderflow::record::Experience;
use orderflow::scenario::journey_file::{JourneyFormat, read};

use crate::journeys::journey;

fn problems(text: &str) -> Vec<String> {
    let problems = read(text, JourneyFormat::Toml).expect_err("the journey has a mistake");
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn an_empty_journey_is_an_evening_on_which_nothing_happened() {
    for (text, format) in [("{}", JourneyFormat::Json), ("", JourneyFormat::Toml)] {
        assert_eq!(read(text, format).unwrap(), Experience::new(8.2));
    }
}

#[test]
fn the_same_journey_reads_alike_in_toml_and_json() {
    let toml = r#"
        gestures = 1
        waits = [
            { stage = "greet", segments = [{ min = 2 }] },
            { stage = "order", segments = [{ min = 5 }] },
            { stage = "food", segments = [{ min = 5 }] },
            { stage = "bill", segments = [{ min = 3 }] },
            { stage = "pay", segments = [{ min = 4 }] },
            { stage = "drinks", share = 0.6666666666666666, segments = [
                { min = 6 },
                { min = 2, info = "overdue" },
                { min = 2, info = "informed", occupied = true },
            ] },
        ]
        sync = [{ frac = 0.2, share = 0.6666666666666666 }]

        [recovery]
        delay_min = 2
        init = 1
        own = 1
        apology = 1
    "#;
    assert_eq!(read(toml, JourneyFormat::Toml).unwrap(), journey("empowered"));
}

#[test]
fn every_value_that_makes_no_sense_is_named_at_once() {
    let text = r#"
        base = 11
        chases = 1001
        favour = "mindet"
        waits = [
            { stage = "drink", share = 1.5, segments = [{ min = -1, info = "late" }, { min = nan }] },
            { stage = "food", segments = [] },
        ]
        sync = [{ frac = -0.1 }]
        recovery = { own = 2, comp_ratio = inf }
    "#;
    assert_eq!(
        problems(text),
        [
            "line 2: `base` is 11, must be between 0 and 10",
            "line 6: `waits[0].stage` is `drink`, must be one of queue, greet, order, drinks, food, request, \
             bill, pay; did you mean `drinks`?",
            "line 6: `waits[0].share` is 1.5, must be between 0 and 1",
            "line 6: `waits[0].segments[0].min` is -1, must be at least 0 and finite",
            "line 6: `waits[0].segments[0].info` is `late`, must be one of none, informed, overdue, broken",
            "line 6: `waits[0].segments[1].min` is NaN, must be at least 0 and finite",
            "line 7: `waits[1].segments` is empty, must hold at least one segment; no wait at all is `min` = 0",
            "line 9: `sync[0].frac` is -0.1, must be between 0 and 1",
            "line 3: `chases` is 1001, must be at most 1000",
            "line 4: `favour` is `mindet`, must be one of no, minded, flattered; did you mean `minded`?",
            "line 10: `recovery.own` is 2, must be between 0 and 1",
            "line 10: `recovery.comp_ratio` is inf, must be at least 0 and finite",
        ]
    );
}

#[test]
fn an_unknown_key_is_refused_with_its_place() {
    let toml = problems("wait = 5\n");
    assert!(toml[0].contains("line 1, column 1"), "{toml:?}");
    assert!(toml[0].contains("unknown key `wait`"), "{toml:?}");
    let json = read(r#"{ "recovery": { "owned": 1 } }"#, JourneyFormat::Json).unwrap_err();
    assert!(json[0].to_string().contains("unknown key `owned`"), "{json:?}");
    assert!(json[0].to_string().contains("at line 1 column"), "{json:?}");
}

#[test]
fn minutes_may_have_their_unit() {
    let wait = |min: &str| {
        let text = format!("waits = [{{ stage = \"food\", segments = [{{ min = {min} }}] }}]");
        read(&text, JourneyFormat::Toml)
    };
    assert_eq!(wait("\"90 s\"").unwrap(), wait("1.5").unwrap());
    assert_eq!(wait("\"9 min\"").unwrap(), wait("9").unwrap());
    let told = wait("\"long\"").unwrap_err().remove(0).to_string();
    assert!(told.contains("expected minutes, such as 9 or \"9 min\""), "{told}");
}

#[test]
fn a_mistake_is_told_without_a_programmers_words() {
    for (text, told) in [
        ("chases = \"two\"", "found the text \"two\", expected a whole number from 0 on"),
        ("chases = -1", "found the number `-1`, expected a whole number from 0 on"),
        ("solo = 1", "found the number `1`, expected true or false"),
        ("base = []", "found a list, expected a number"),
        ("waits = 3", "found the number `3`, expected a list in [ ]"),
        ("waits = [3]", "expected a table such as { stage = \"drinks\""),
        ("waits = [{ segments = [] }]", "lacks the key `stage`"),
    ] {
        let problems = problems(text);
        assert!(problems[0].contains(told), "{problems:?}");
        for theirs in ["invalid", "f64", "u32", "struct", "field", "sequence", "floating"] {
            assert!(!problems[0].contains(theirs), "{problems:?}");
        }
    }
}

#[test]
fn text_of_another_format_is_refused() {
    assert_eq!(read("waits = []", JourneyFormat::Json).unwrap_err().len(), 1);
    assert_eq!(read("{ \"waits\": [] }", JourneyFormat::Toml).unwrap_err().len(), 1);
}
