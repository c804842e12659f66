//! What can never happen in a house, and keys that have no effect.

use orderflow::catalogue::{self, Value};
use orderflow::forecast::{Hint, notes};
use orderflow::scenario::Loaded;

use super::{MENDOZA, MM1, evenings, loaded};
use crate::house::Setting;

fn keys_noted(loaded: &Loaded) -> Vec<String> {
    notes(loaded).into_iter().map(|note| note.path).collect()
}

fn note_on(loaded: &Loaded, path: &str) -> Hint {
    let found = notes(loaded).into_iter().find(|note| note.path == path);
    found.unwrap_or_else(|| panic!("nothing is said of {path}: {:?}", notes(loaded)))
}

#[test]
fn a_punishment_is_idle_only_where_nobody_comes_to_break_rules_in_secret() {
    let path = "policy.rigid.p_punish";
    let unheard = ("season.management_listens", "false");
    let heard = note_on(&loaded(MENDOZA, &[(path, "1")]), path).what;
    assert!(heard.ends_with("and in a season management listens"), "{heard}");
    assert!(!keys_noted(&loaded(MENDOZA, &[(path, "1"), unheard])).contains(&path.to_owned()));
    let path = "policy.empowered.p_punish";
    assert!(keys_noted(&loaded(MENDOZA, &[(path, "1"), unheard])).contains(&path.to_owned()));
}

/// A key that has no effect, values it may have, and what makes it so.
const IDLE: [(&str, [&str; 2], &[Setting<'_>]); 19] = [
    ("without_ticket", ["never", "exceptions"], &[("handoff.specials.p_stuck", "0")]),
    ("skill", ["0", "1"], &[("handoff.specials.p_stuck", "0")]),
    ("skill", ["0", "1"], &[("policy.empowered.without_ticket", "never")]),
    ("p_answer", ["0", "1"], &[("policy.empowered.answer", "promise")]),
    ("p_answer", ["0", "1"], &[("policy.empowered.answer", "concierge")]),
    ("follow_up", ["none", "2 min"], &[]),
    ("trigger", ["none", "1"], &[]),
    ("capacity", ["0", "9"], &[]),
    ("p_find", ["0", "1"], &[("policy.empowered.check_back", "none")]),
    ("p_find", ["0", "1"], &[("policy.empowered.finds", "triggered")]),
    ("finds", ["everyone", "triggered"], &[("policy.empowered.check_back", "none")]),
    ("finds", ["everyone", "triggered"], &[("policy.empowered.p_find", "0")]),
    ("p_unbilled", ["0", "1"], &[("policy.empowered.without_ticket", "never")]),
    ("p_verbal_error", ["0", "1"], &[("handoff.specials.p_stuck", "0")]),
    ("p_forgotten", ["0", "1"], &[("policy.empowered.without_ticket", "never")]),
    ("authority_limit", ["0", "none"], &[("policy.empowered.comp_share", "0")]),
    ("p_detect", ["0", "1"], &[("guest.p_opportunist", "0")]),
    ("p_detect", ["0", "1"], &[("guest.p_claim", "0")]),
    ("p_punish", ["0", "1"], &[]),
];

/// Everything that is measured, under the last policy, evening by evening.
fn played(loaded: &Loaded) -> Vec<Vec<Value>> {
    let keys: Vec<String> =
        catalogue::all_keys().into_iter().map(catalogue::MeasureKey::key).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let mut model = loaded.model.clone();
    model.policies.drain(..model.policies.len() - 1);
    evenings(&model, &keys, 30)
}

#[test]
fn a_key_that_is_said_to_have_no_effect_has_none() {
    for (key, values, because) in IDLE {
        let path = format!("policy.empowered.{key}");
        let with = |value| loaded(MENDOZA, &[because, &[(path.as_str(), value)]].concat());
        let houses = values.map(with);
        for house in &houses {
            assert!(keys_noted(house).contains(&path), "{key} {because:?}");
        }
        assert_eq!(played(&houses[0]), played(&houses[1]), "{key} {because:?}");
    }
    let no_handoff =
        MENDOZA.replace("[handoff.specials]", "[counter.empty]\nstaff = 1\n[handoff.empty]");
    let extra = [("policy.empowered.extra_interruptions", "3")];
    let quiet = MENDOZA.split("[handoff.specials]").next().unwrap().to_owned()
        + &MENDOZA[MENDOZA.find("[item.sandwich]").unwrap()..];
    let (with, without) = (loaded(&quiet, &extra), loaded(&quiet, &[]));
    assert!(keys_noted(&with).contains(&extra[0].0.to_owned()));
    assert_eq!(played(&with), played(&without));
    assert!(!keys_noted(&loaded(&no_handoff, &extra)).contains(&extra[0].0.to_owned()));
}

#[test]
fn a_key_that_acts_is_not_noted_and_changes_evenings() {
    // What makes each of them idle is not so in the house as it is.
    for (key, values) in [
        ("without_ticket", ["never", "exceptions"]),
        ("skill", ["0", "1"]),
        ("p_answer", ["0", "1"]),
        ("p_find", ["0", "1"]),
        ("finds", ["everyone", "triggered"]),
        ("p_unbilled", ["0", "1"]),
        ("p_verbal_error", ["0", "1"]),
        ("p_forgotten", ["0", "1"]),
        ("authority_limit", ["1", "none"]),
        ("extra_interruptions", ["0", "3"]),
        ("check_back", ["1 min", "20 min"]),
    ] {
        let path = format!("policy.empowered.{key}");
        let houses = values.map(|value| loaded(MENDOZA, &[(path.as_str(), value)]));
        for house in &houses {
            let noted = keys_noted(house);
            let is_triggered =
                key == "finds" && noted.contains(&"policy.empowered.p_find".to_owned());
            assert!(!noted.contains(&path) || is_triggered, "{key}");
        }
        assert_ne!(played(&houses[0]), played(&houses[1]), "{key}");
    }
}

#[test]
fn what_can_never_happen_is_noted_with_its_place() {
    let text = format!(
        "{MENDOZA}\n[counter.grill]\nstaff = 1\n[handoff.grill]\n[item.steak]\ncounter = \"grill\"\n\
         course = \"food\"\nprep = \"9 min\"\nprice = 20\n[policy.twin]\npreset = \"rigid\"\n"
    );
    let house = loaded(&text, &[]);
    assert_eq!(note_on(&house, "item.steak").what, "nobody orders `steak`");
    assert!(
        note_on(&house, "counter.grill").what.starts_with("`grill` makes nothing that anybody")
    );
    assert_eq!(note_on(&house, "handoff.grill").what, "no ticket ever takes the way to `grill`");
    let same = note_on(&house, "policy.twin").what;
    assert_eq!(same, "`twin` is `rigid` key by key: no evening can differ");
    let line = text.lines().position(|line| line == "[item.steak]").unwrap() + 1;
    let spot = house.places.spot("item.steak").unwrap();
    assert_eq!((spot.origin.as_str(), spot.line), ("house.toml", Some(line)));
    // A value left to its default is told with the table it would stand in.
    assert_eq!(house.places.spot("item.steak.ticket_mandatory"), Some(spot));
    let set = loaded(MENDOZA, &[("policy.rigid.trigger", "2")]);
    let spot = set.places.spot("policy.rigid.trigger").unwrap();
    assert_eq!((spot.origin.as_str(), spot.line), ("--set", None));
}

#[test]
fn a_wait_no_empty_house_could_keep_short_is_noted() {
    let prep = [("item.sandwich.prep", "40 min"), ("item.burger.prep", "45 min")];
    let house = loaded(MENDOZA, &prep);
    let note = note_on(&house, "score.stage.food.acceptable");
    assert!(
        note.what.contains("the 15.0 min that guests accept: the quickest takes 4"),
        "{note:?}"
    );
    assert!(!note.what.contains("cancel"), "{note:?}");
    let hopeless = [("item.sandwich.prep", "120 min"), ("item.burger.prep", "120 min")];
    let note = note_on(&loaded(MENDOZA, &hopeless), "score.stage.food.acceptable");
    assert!(note.what.ends_with("and some cancel it whatever is done"), "{note:?}");
    // One quick dish is enough for somebody.
    assert!(notes(&loaded(MENDOZA, &prep[1..])).is_empty());
}

#[test]
fn limits_of_nothing_and_goals_without_a_rival_are_noted() {
    let house = loaded(MENDOZA, &[("policy.empowered.authority_limit", "0")]);
    let note = note_on(&house, "policy.empowered.authority_limit");
    assert!(note.what.ends_with("may give anything back: the limit is 0"), "{note:?}");
    let trust = [("trust", "0.5"), ("fear", "0.1"), ("own_authority", "0.9")];
    let paths = trust.map(|(key, value)| (format!("policy.rigid.{key}"), value));
    let settings: Vec<Setting<'_>> = paths.iter().map(|(p, v)| (p.as_str(), *v)).collect();
    assert!(keys_noted(&loaded(MENDOZA, &settings)).contains(&"policy.rigid.trust".to_owned()));
    assert!(
        !keys_noted(&loaded(MENDOZA, &settings[..2])).contains(&"policy.rigid.trust".to_owned())
    );
    let alone = loaded(MM1, &[("goals.difference.nps", "> 0")]);
    assert!(note_on(&alone, "goals.difference.nps").what.starts_with("there is only one policy"));
    let closed = loaded(
        MENDOZA,
        &[("counter.specials.last_order", "19:00"), ("demand.arrivals[0].from", "19:30")],
    );
    assert!(
        note_on(&closed, "counter.specials.last_order").what.contains("before the first party")
    );
}
