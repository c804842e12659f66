//! `check`: what a house's numbers imply, held to theory, to the simulator and to itself.

use std::convert::Infallible;
use std::process::{Command, Output};

use orderflow::catalogue::{self, Value};
use orderflow::compare::{Precision, Target};
use orderflow::experiment::{Keep, PILOT_EVENINGS, Plan, Stop, pilot, run};
use orderflow::forecast::{
    Forecast, Interval, Load, NoWait, Note, Resource, Strain, by_section, notes,
};
use orderflow::model::Model;
use orderflow::numbers::stats::{Moments, mean_interval};
use orderflow::scenario::{self, Loaded, Override};
use orderflow::time::Span;

use crate::house::Setting;

const MENDOZA: &str = include_str!("../../scenarios/mendoza.toml");
const MM1: &str = include_str!("../../scenarios/bench/mm1.toml");

fn loaded(text: &str, settings: &[Setting<'_>]) -> Loaded {
    let set = |(path, value): &Setting<'_>| Override {
        path: (*path).to_owned(),
        value: (*value).to_owned(),
    };
    let overrides: Vec<Override> = settings.iter().map(set).collect();
    scenario::read(text, "house.toml", &overrides)
        .unwrap_or_else(|problems| panic!("{}", problems.render(false)))
}

fn load_of(model: &Model, of: Resource) -> Load {
    let forecast = Forecast::of(model);
    forecast.loads.into_iter().find(|load| load.of == of).unwrap()
}

fn waiters(settings: &[Setting<'_>]) -> Load {
    load_of(&loaded(MENDOZA, settings).model, Resource::Waiters)
}

fn work_min(load: &Load) -> f64 {
    load.intervals.iter().map(|interval| interval.work_min).sum()
}

/// What every evening brings under each policy, in the order of the plan.
fn evenings(model: &Model, keys: &[&str], evenings: u64) -> Vec<Vec<Value>> {
    let plan = Plan {
        model,
        policies: &model.policies,
        baseline: 0,
        measures: keys.iter().map(|key| catalogue::find(key).unwrap()).collect(),
        seed: 5,
        first_evening: 1,
        evenings,
        target: None,
        threads: 2,
        keep: Keep::Evenings,
    };
    let mut rows = Vec::new();
    let Ok(_) = run::<Infallible>(&plan, &mut |block| {
        rows.extend(block.rows.iter().map(|row| row.values.clone()));
        Ok(())
    });
    rows
}

/// A house of one policy in which nobody asks, errs, waits in vain or is looked in on, so that nothing is
/// done but what a forecast counts.
const SMOOTH: [Setting<'_>; 11] = [
    ("closes", "06:00"),
    ("guest.patience", "unlimited"),
    ("guest.balk_at", "never"),
    ("guest.p_ask", "0"),
    ("guest.p_escalate_silent", "0"),
    ("guest.p_cancel", "0"),
    ("guest.p_wrong_item", "0"),
    ("guest.linger", "600 min"),
    ("handoff.specials.p_stuck", "0"),
    ("policy.rigid.check_back", "none"),
    ("policy.empowered.check_back", "none"),
];

#[test]
fn the_work_foreseen_is_the_work_done() {
    for extra in [("ticket_per", "counter"), ("ticket_per", "item"), ("floor.plates_per_trip", "1")]
    {
        let settings = [&SMOOTH[..], &[extra]].concat();
        let model = loaded(MENDOZA, &settings).model;
        let rows = evenings(&model, &["waiter_busy_share", "counter_busy_share"], 1500);
        // Eleven hours on duty of three waiters; of four places at one counter and one at the other.
        let minutes = [11.0 * 60.0 * 3.0, 11.0 * 60.0 * 5.0];
        let forecast = Forecast::of(&model);
        let work = |is_counter: bool| -> f64 {
            let loads = forecast.loads.iter();
            let of_kind = loads.filter(|load| match load.of {
                Resource::Counter(_) => is_counter,
                Resource::Waiters => !is_counter,
                Resource::Tables => false,
            });
            of_kind.map(work_min).sum()
        };
        for (idx, foreseen) in [work(false), work(true)].into_iter().enumerate() {
            let done: Moments = rows.iter().map(|row| row[idx].unwrap() * minutes[idx]).collect();
            let interval = mean_interval(&done, 0.999).unwrap();
            let holds = |exact: f64| interval.low <= exact && exact <= interval.high;
            assert!(interval.high - interval.low < 0.05 * foreseen, "{extra:?} {interval:?}");
            assert!(holds(foreseen), "{extra:?}: {foreseen} is not in {interval:?}");
            assert!(!holds(1.05 * foreseen), "{extra:?}");
        }
    }
}

#[test]
fn the_wait_by_hand_is_that_of_the_textbook_where_the_house_is() {
    let server = |settings: &[Setting<'_>]| {
        let model = loaded(MM1, settings).model;
        load_of(&model, Resource::Counter(orderflow::model::CounterId(0)))
    };
    // M/M/1 at 0.9: 9 minutes; its simulated time in the system is in the theory tests.
    let found = server(&[]).wait().unwrap();
    assert!((found.wait.mean_wait - 9.0).abs() < 1e-3, "{found:?}");
    let three = [("counter.server.parallel", "3"), ("demand.arrivals[0].rate", "2/min")];
    let found = server(&three).wait().unwrap();
    assert!((found.wait.mean_wait - 4.0 / 9.0).abs() < 1e-3, "{found:?}");
    assert_eq!(server(&[("demand.arrivals[0].rate", "1/min")]).wait(), Err(NoWait::Overloaded));
    assert_eq!(server(&[("counter.server.staff", "unlimited")]).wait(), Err(NoWait::Unlimited));
    assert_eq!(server(&[("demand.arrivals[0].rate", "0/min")]).wait(), Err(NoWait::NoWork));
}

#[test]
fn a_roster_counts_by_the_clock() {
    let roster = "[{ from = \"19:00\", count = 2 }, { from = \"20:15\", count = 0 }, { from = \"21:00\", count = 4 }]";
    let load = waiters(&[("floor.waiters", roster)]);
    let capacity: Vec<f64> = load.intervals.iter().filter_map(|i| i.capacity_min).collect();
    assert_eq!(capacity[..5], [60.0, 60.0, 30.0, 0.0, 120.0]);
    assert!(load.intervals[3].load().is_infinite());
    assert_eq!(load.intervals[3].strain(), Strain::Beyond);
    assert_eq!(load.busiest().from, load.intervals[3].from);
    assert_eq!(load.wait(), Err(NoWait::Overloaded));
}

#[test]
fn a_wait_is_not_called_overloaded_because_staff_comes_in_the_middle() {
    let roster = "[{ from = \"19:00\", count = 0 }, { from = \"20:15\", count = 1 }]";
    let arrivals = "[{ from = \"20:15\", rate = \"1/h\" }, { from = \"20:30\", rate = \"0/h\" }]";
    let settings = [("demand.arrivals", arrivals), ("counter.specials.staff", roster)];
    let house = loaded(MENDOZA, &settings);
    let load = load_of(&house.model, Resource::Counter(orderflow::model::CounterId(1)));
    let busy_minutes: Vec<f64> = load.intervals.iter().map(|i| i.work_min).collect();
    assert_eq!(load.wait(), Err(NoWait::Changing), "{busy_minutes:?} {}", load.busiest().load());
    // Half a place, and more work than it can do, is overloaded all the same.
    let part = Span::from_minutes(30.0);
    let half = |work_min| Load {
        of: Resource::Waiters,
        intervals: vec![Interval {
            from: Span::ZERO,
            to: part,
            jobs: 2.0,
            work_min,
            capacity_min: Some(15.0),
        }],
        is_random: true,
    };
    assert_eq!(half(0.75).wait(), Err(NoWait::Changing));
    assert_eq!(half(15.0).wait(), Err(NoWait::Overloaded));
    // A place and a half counts as one, as long as one can do it.
    let one_and_a_half = |work_min| {
        let mut load = half(work_min);
        load.intervals[0].capacity_min = Some(45.0);
        load.wait().map(|queue| queue.servers)
    };
    assert_eq!(one_and_a_half(20.0), Ok(1.0));
    assert_eq!(one_and_a_half(35.0), Err(NoWait::Changing));
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

#[test]
fn twice_the_guests_are_twice_the_load() {
    let double: Vec<(String, String)> = [5, 10, 12, 8]
        .iter()
        .enumerate()
        .map(|(idx, rate)| (format!("demand.arrivals[{idx}].rate"), format!("{}/h", 2 * rate)))
        .collect();
    let double: Vec<Setting<'_>> = double.iter().map(|(p, v)| (p.as_str(), v.as_str())).collect();
    let (once, twice) = (waiters(&[]), waiters(&double));
    assert!((work_min(&twice) - 2.0 * work_min(&once)).abs() < 1e-6);
}

fn keys_noted(loaded: &Loaded) -> Vec<String> {
    notes(loaded).into_iter().map(|note| note.path).collect()
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

fn note_on(loaded: &Loaded, path: &str) -> Note {
    let found = notes(loaded).into_iter().find(|note| note.path == path);
    found.unwrap_or_else(|| panic!("nothing is said of {path}: {:?}", notes(loaded)))
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

#[test]
fn the_pilot_foresees_how_many_evenings_a_precision_takes() {
    let model = loaded(MENDOZA, &[]).model;
    let pilot = pilot(&model, (1, 2)).unwrap();
    let need = pilot.measures[0].need.unwrap();
    assert!(need.fewest <= need.likely && need.likely <= need.most.unwrap(), "{need:?}");
    // The precision that takes four times as many evenings is foreseen to.
    let plan = Plan {
        model: &model,
        policies: &model.policies,
        baseline: 0,
        measures: vec![catalogue::find("guest_score").unwrap()],
        seed: 1,
        first_evening: 1,
        evenings: 100_000,
        target: Some(Target { measure: 0, precision: Precision::Share(0.02) }),
        threads: 2,
        keep: Keep::Nothing,
    };
    let Ok(results) = run::<Infallible>(&plan, &mut |_| Ok(()));
    assert!(matches!(results.stop, Stop::Known(_)));
    // 25 times as many evenings for a fifth of the width.
    let range = 25 * need.fewest..=25 * need.most.unwrap();
    assert!(range.contains(&results.evenings), "{} is not in {range:?}", results.evenings);
    assert_eq!(PILOT_EVENINGS, 50);
}

#[test]
fn a_house_too_busy_for_a_pilot_has_none() {
    assert_eq!(pilot(&loaded(MM1, &[]).model, (1, 2)), None);
}

#[test]
fn defaults_are_counted_by_table_and_none_is_lost() {
    let defaults = loaded(MENDOZA, &[]).defaults;
    let sections = by_section(&defaults);
    let total: usize = sections.iter().map(|s| s.sourced + s.assumed).sum();
    assert_eq!(total, defaults.len());
    let work = sections.iter().find(|section| section.section == "work").unwrap();
    assert_eq!(work.sourced + work.assumed, 12);
}

fn check(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .arg("check")
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap()
}

fn shown(arguments: &[&str]) -> String {
    let output = check(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The same on one line, however it is broken.
fn unbroken(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const SHIPPED: [&str; 10] = [
    "anecdote",
    "favour",
    "friday_escalation",
    "licence",
    "mendoza",
    "quiet",
    "tourist_bar",
    "untrained",
    "bench/house",
    "bench/mm1",
];

#[test]
fn every_shipped_scenario_is_sound_and_has_nothing_that_cannot_happen() {
    for name in SHIPPED {
        let text = shown(&[&format!("scenarios/{name}.toml")]);
        assert!(text.contains("is sound.") && text.contains("Left to defaults: "), "{name}");
        let is_quiet = !text.contains("To look at:");
        assert!(is_quiet, "{name}:\n{text}");
        let (_, implied) = text.split_once("Offered load").unwrap();
        assert!(implied.lines().all(|line| line.chars().count() <= 100), "{name}:\n{text}");
    }
}

#[test]
fn too_much_work_is_marked_with_the_way_out_which_is_one() {
    let rush = ["scenarios/mendoza.toml", "--set", "demand.arrivals[2].rate=20/h"];
    let text = unbroken(&shown(&rush));
    assert!(text.contains("!! `standard` cannot keep up from 21:00 to 22:30"), "{text}");
    assert!(text.contains("standard at 21:30: cannot be computed"), "{text}");
    let way_out = "counter.standard.staff=4";
    // Two more for five hours, 15 USD each.
    let cost = "and cost about 150 USD more an evening in wages";
    assert!(text.contains(&format!("`--set {way_out}` would do {cost}; or")), "{text}");
    let eased = shown(&[&rush[..], &["--set", way_out]].concat());
    assert!(!eased.contains("`standard`"), "{eased}");
}

#[test]
fn notes_and_goals_without_a_value_stand_in_text_and_json() {
    let arguments = [
        "scenarios/bench/mm1.toml",
        "--set",
        "last_seating=60 min",
        "--set",
        "closes=60 min",
        "--set",
        "goals.handoff_wait_min=< 1",
    ];
    let text = shown(&arguments);
    let expected = "  --set: `handoff_wait_min` had no value on any of 50 evenings of the pilot:";
    assert!(text.contains(expected), "{text}");
    let json = shown(&[&arguments[..], &["--format", "json"]].concat());
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["notes"][0]["path"], "goals.handoff_wait_min");
    assert_eq!(json["notes"][0]["file"], "--set");
    assert!(json["notes"][0]["line"].is_null());
    assert_eq!(json["loads"][0]["of"], "counter.server.staff");
    assert_eq!(json["pilot"]["evenings"], 50);
    assert!(json["loads"][1]["wait"]["mean_wait_min"].is_null());
    assert!(json["defaults"].as_array().unwrap().len() > 100);
}

#[test]
fn every_default_is_listed_where_that_is_asked_for() {
    let text = shown(&["scenarios/mendoza.toml", "--verbose"]);
    for default in loaded(MENDOZA, &[]).defaults {
        assert!(text.contains(&format!("\n  {} ", default.path)), "{}", default.path);
    }
    assert!(text.contains("assumed\n") && text.contains("R. Molteni, CX Rules"));
}
