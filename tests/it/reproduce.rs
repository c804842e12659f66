//! The same numbers again: whatever the threads, the other policies, the features added later.

use std::ops::ControlFlow;

use orderflow::catalogue::{self, Value};
use orderflow::experiment::{EveningRow, Keep, Plan, run};
use orderflow::model::{Model, Policy};
use orderflow::record::Journey;
use orderflow::scenario;
use orderflow::time::{SimTime, Span};

use crate::house::{Setting, evening, model};

const MENDOZA: &str = include_str!("../../scenarios/mendoza.toml");

/// What a run hands on, evening by evening, policy by policy.
fn rows(model: &Model, policies: &[Policy], plan: (u64, u64, usize)) -> Vec<EveningRow> {
    let (first_evening, evenings, threads) = plan;
    let plan = Plan::of_policies(model, policies)
        .measures(catalogue::all_keys())
        .seed(7)
        .between(first_evening..first_evening + evenings)
        .threads(threads)
        .keep(Keep::Parties);
    let mut rows = Vec::new();
    let results = run(&plan, &mut |block| {
        rows.extend(block.rows.iter().cloned());
        ControlFlow::Continue(())
    });
    assert_eq!(results.evenings, evenings);
    rows
}

/// The numbers of one policy, evening by evening.
fn values(rows: &[EveningRow], policy: usize) -> Vec<Vec<Value>> {
    rows.iter().filter(|row| row.policy == policy).map(|row| row.values.clone()).collect()
}

#[test]
fn the_number_of_threads_changes_no_number() {
    let house = model(MENDOZA, &[]);
    let one = format!("{:?}", rows(&house, &house.policies, (1, 160, 1)));
    for threads in [2, 3, 8] {
        assert!(one == format!("{:?}", rows(&house, &house.policies, (1, 160, threads))));
    }
}

#[test]
fn the_command_prints_the_same_bytes_for_any_number_of_threads() {
    let print = |threads: &str| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_orderflow"))
            .args(["compare", "scenarios/mendoza.toml", "-n", "120", "--format", "json"])
            .args(["--threads", threads])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        assert!(output.status.success());
        output.stdout
    };
    let one = print("1");
    assert!(!one.is_empty());
    assert_eq!(one, print("2"));
    assert_eq!(one, print("3"));
}

#[test]
fn a_third_policy_leaves_the_numbers_of_the_others_as_they_were() {
    let house = model(MENDOZA, &[]);
    let two = rows(&house, &house.policies, (1, 60, 2));
    let licence = scenario::preset("licence").unwrap();
    let three = [house.policies[0].clone(), licence, house.policies[1].clone()];
    let three = rows(&house, &three, (1, 60, 2));
    assert_eq!(values(&two, 0), values(&three, 0));
    assert_eq!(values(&two, 1), values(&three, 2));
    assert_ne!(values(&three, 0), values(&three, 1));
}

#[test]
fn a_longer_run_begins_with_the_evenings_of_a_shorter_one() {
    let house = model(MENDOZA, &[]);
    let (long, short) =
        (rows(&house, &house.policies, (1, 100, 2)), rows(&house, &house.policies, (1, 50, 2)));
    assert_eq!(values(&long, 0)[..50], values(&short, 0));
    let one = rows(&house, &house.policies, (73, 1, 1));
    assert_eq!(values(&one, 1)[0], values(&long, 1)[72]);
    assert_eq!(format!("{:?}", one[0].parties), format!("{:?}", long[144].parties));
}

#[test]
fn evenings_and_seeds_differ() {
    let house = model(MENDOZA, &[]);
    let arrivals = |seed, number| {
        let told = evening(&house, "rigid", seed, number);
        told.parties.iter().map(|party| party.arrived_at).collect::<Vec<_>>()
    };
    assert_ne!(arrivals(7, 1), arrivals(7, 2));
    assert_ne!(arrivals(7, 1), arrivals(8, 1));
}

/// The mood of the waiters moves the points a party begins with, and that is not what it brings.
const NO_SPILLOVER: Setting<'_> = ("staff_score.spill_slope", "0");

/// What a party brings along, whatever the house makes of it.
#[derive(Debug, PartialEq)]
struct Brought {
    arrived_at: SimTime,
    size: u32,
    is_silent: bool,
    base: f64,
    reading: Span,
    order: Vec<(u32, u32)>,
    was_stuck: Vec<bool>,
}

fn brought(journey: &Journey) -> Option<Brought> {
    (journey.ordered_at != SimTime::NEVER).then(|| Brought {
        arrived_at: journey.arrived_at,
        size: journey.size,
        is_silent: journey.is_silent,
        base: journey.experience.base,
        reading: journey.reading,
        order: journey.items.iter().map(|item| (item.guest, item.item.0)).collect(),
        was_stuck: journey.items.iter().map(|item| item.was_stuck).collect(),
    })
}

fn prep_time(journey: &Journey, item: usize) -> Option<Span> {
    let item = &journey.items[item];
    let is_ready = item.ready_at != SimTime::NEVER;
    is_ready.then(|| item.ready_at - item.started_at)
}

/// Holds that the parties seated on both sides bring the same, and are nearly all; returns their number.
fn assert_same_parties(ours: &[Journey], theirs: &[Journey]) -> usize {
    assert_eq!(ours.len(), theirs.len());
    let mut n_compared = 0;
    for (our, their) in ours.iter().zip(theirs) {
        assert_eq!((our.arrived_at, our.size), (their.arrived_at, their.size));
        let (Some(brings), Some(brought)) = (brought(our), brought(their)) else { continue };
        assert_eq!(brings, brought);
        for item in 0..our.items.len() {
            if let (Some(our), Some(their)) = (prep_time(our, item), prep_time(their, item)) {
                assert_eq!(our, their);
            }
        }
        n_compared += 1;
    }
    n_compared
}

#[test]
fn the_same_party_brings_the_same_whatever_the_policy() {
    let policies = "[policy.favour]\n[policy.concierge]\n[policy.licence]\n[policy.escalation]\n";
    let house = model(&format!("{MENDOZA}\n{policies}"), &[NO_SPILLOVER]);
    for number in 1..=20 {
        let rigid = evening(&house, "rigid", 7, number).parties;
        for policy in ["empowered", "favour", "concierge", "escalation"] {
            assert!(assert_same_parties(&rigid, &evening(&house, policy, 7, number).parties) > 10);
        }
    }
}

/// Holds that a house changed in one thing has the same guests with the same luck.
fn assert_same_guests_with(settings: &[Setting<'_>]) {
    let before = model(MENDOZA, &[NO_SPILLOVER]);
    let after = model(MENDOZA, &[&[NO_SPILLOVER], settings].concat());
    for number in 1..=20 {
        let before = evening(&before, "empowered", 7, number).parties;
        assert!(
            assert_same_parties(&before, &evening(&after, "empowered", 7, number).parties) > 10
        );
    }
}

#[test]
fn a_counter_and_an_item_nobody_orders_change_nothing() {
    let dessert = "[counter.pastry]\nstaff = 1\n[handoff.pastry]\n\
                   [item.cake]\ncounter = \"pastry\"\ncourse = \"food\"\nprep = \"3 min\"\nprice = 7\n";
    let (plain, with) = (model(MENDOZA, &[]), model(&format!("{MENDOZA}\n{dessert}"), &[]));
    for number in 1..=20 {
        let parties = |house| format!("{:?}", evening(house, "empowered", 7, number).parties);
        assert!(parties(&plain) == parties(&with));
    }
}

#[test]
fn a_mechanism_that_draws_leaves_the_other_draws_as_they_were() {
    for setting in [
        ("guest.p_wrong_item", "0.5"),
        ("guest.p_cancel", "1"),
        ("guest.p_opportunist", "1"),
        ("guest.p_escalate", "1"),
        ("guest.patience", "exponential(mean 5 min)"),
        ("policy.empowered.p_forgotten", "0.5"),
        ("policy.empowered.extra_interruptions", "1.5"),
        ("counter.specials.interrupt", "exponential(mean 1 min)"),
        ("work.greet", "exponential(mean 1 min)"),
    ] {
        assert_same_guests_with(&[setting]);
    }
}

#[test]
fn seasons_print_and_export_the_same_bytes_for_any_number_of_threads() {
    let play = |threads: &str| {
        let directory =
            std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("seasons").join(threads);
        drop(std::fs::remove_dir_all(&directory));
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_orderflow"))
            .args(["season", "scenarios/season.toml", "-n", "25", "--evenings-in-a-row", "16"])
            .args(["--format", "json", "--threads", threads, "--export-csv"])
            .arg(&directory)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let file = |name: &str| std::fs::read(directory.join(name)).unwrap();
        (output.stdout, ["season.csv", "course.csv", "columns.csv", "manifest.json"].map(file))
    };
    let (printed, [season, course, ..]) = &play("1");
    assert_eq!(&play("2"), &play("1"));
    let lines = |bytes: &[u8]| String::from_utf8_lossy(bytes).lines().count();
    // A header, and a row an evening, policy and season; a row an evening, policy and measure.
    assert_eq!(lines(season), 1 + 16 * 2 * 25);
    let json: serde_json::Value = serde_json::from_slice(printed).unwrap();
    let n_measures = json["measures"].as_array().unwrap().len();
    assert_eq!(lines(course), 1 + 16 * 2 * n_measures);
    assert_eq!(json["measures"][0]["course"]["rigid"].as_array().unwrap().len(), 16);
}
