//! What `check` says of an awkward house.

use orderflow::catalogue::{Missing, find};
use orderflow::compare::{Absent, SampleSize};
use orderflow::forecast::{Forecast, notes, proposals};
use orderflow::render::text;
use orderflow::report::Detail;
use orderflow::report::check::{Checked, document, json};
use orderflow::scenario::{self, Loaded, Override};
use orderflow::study::{Pilot, PilotMeasure, advice};

use super::PLAIN;
use crate::snapshot::assert_snapshot;

/// Names that every format has to quote or escape; too much work, none, work for nobody, and no limit.
const HOUSE: &str = r#"
title = 'A "<Friday>", x = y | z'
opens = "19:00"
last_seating = "60 min"
closes = "90 min"
[demand]
arrivals = [{ from = "0 min", rate = "20/h" }]
party_size = { 2 = 1 }
[demand.order]
food = { 'b<c, "d" = e' = 1 }
[floor]
tables = [{ seats = 2, count = "unlimited" }]
waiters = [{ from = "19:00", count = 2 }, { from = "19:30", count = 0 }, { from = "20:00", count = 1 }]
[counter.'k<l, "m" = n']
staff = 1
[counter.idle]
staff = 1
[handoff.idle]
[item.'b<c, "d" = e']
counter = 'k<l, "m" = n'
course = "food"
prep = "5 min"
price = 10
[item.never]
counter = "idle"
course = "drink"
prep = "1 min"
price = 5
[policy.rigid]
[policy.'a<b, "c" = d|e']
preset = "rigid"
[goals]
"handoff_wait_min" = "< 1"
"difference.worth" = "> -3"
"#;

fn loaded() -> Loaded {
    let set = Override { path: "guest.p_ask".to_owned(), value: "0.5".to_owned() };
    let mut loaded =
        scenario::read(HOUSE, "a<b.toml", &[set]).unwrap_or_else(|problems| panic!("{problems}"));
    // One with a source and two assumed are enough.
    let defaults = ["floor.trip", "money.waiter_wage", "season.rule_review_after"];
    loaded.defaults.retain(|default| defaults.contains(&default.path.as_str()));
    assert_eq!(loaded.defaults.len(), defaults.len());
    loaded
}

fn pilot() -> Pilot {
    let need = |likely, fewest, most| Some(SampleSize { likely, fewest, most });
    let measure = |key, need, absent| PilotMeasure { key: find(key).unwrap(), need, absent };
    Pilot {
        seed: 1,
        measures: vec![
            measure("guest_score", need(1234, 567, Some(8910)), None),
            measure("drinks_wait_min", None, Some(Absent::NoValue(Missing::NotPassed))),
            measure("profit", need(98_765, 4321, None), None),
            measure("asks_per_party", None, None),
            measure("handoff_wait_min", None, Some(Absent::NoPair)),
            measure("worth", need(2, 1, Some(3)), None),
        ],
        n_headline: 4,
    }
}

fn checked(loaded: &Loaded, pilot: Option<Pilot>) -> Checked<'_> {
    let forecast = Forecast::of(&loaded.model);
    let advice =
        pilot.as_ref().and_then(|_| advice(loaded, &proposals(&forecast, &loaded.model), (1, 1)));
    Checked {
        name: "a<b.toml",
        path: Some("a<b.toml"),
        loaded,
        forecast,
        notes: notes(loaded),
        pilot,
        advice,
    }
}

#[test]
fn the_json_of_a_check_is_kept() {
    let loaded = loaded();
    assert_snapshot("check.json", &json(&checked(&loaded, Some(pilot()))));
    let unpiloted: serde_json::Value =
        serde_json::from_str(&json(&checked(&loaded, None))).unwrap();
    assert!(unpiloted["pilot"]["evenings"].is_null());
    assert_eq!(unpiloted["pilot"]["reason"], "too much happens on an evening for a pilot");
}

#[test]
fn the_text_of_a_check_is_kept() {
    let loaded = loaded();
    let document = document(&checked(&loaded, Some(pilot())), Detail::Full);
    assert_snapshot("check.txt", &text::document(&document, PLAIN));
}

#[test]
fn a_check_names_the_house_as_its_file_does() {
    let loaded = loaded();
    let found: serde_json::Value =
        serde_json::from_str(&json(&checked(&loaded, Some(pilot())))).unwrap();
    assert_eq!(found["scenario"]["title"], r#"A "<Friday>", x = y | z"#);
    assert_eq!(found["loads"][0]["of"], r#"counter.k<l, "m" = n.staff"#);
    assert!(found["loads"][0]["wait"]["mean_wait_min"].is_null());
}
