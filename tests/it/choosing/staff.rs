//! `staff`.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::process::Command;
use std::sync::Arc;

use orderflow::catalogue::Measure;
use orderflow::compare::GoalVerdict;
use orderflow::experiment::{Plan, Point};
use orderflow::model::{Cents, Goal};
use orderflow::report::staff::{document, sheets};
use orderflow::results::{SavedStaff, Staff, Tried};
use orderflow::scenario::{self, Loaded, Override, typed_goal};
use orderflow::study::{self, StaffPlan, usual_tolerance};

use super::mendoza;
use crate::long::is_long;

/// Three numbers of waiters, of cooks, of barmen.
const AMONG: [(&str, (u32, u32)); 3] = [
    ("floor.waiters", (2, 4)),
    ("counter.standard.staff", (1, 3)),
    ("counter.specials.staff", (1, 3)),
];

fn goals(typed: &[&str]) -> Vec<(Goal, f64)> {
    let goal = |text: &&str| {
        let goal = typed_goal(text).unwrap();
        (goal, usual_tolerance(goal.measure.info().unit).unwrap())
    };
    typed.iter().map(goal).collect()
}

fn plan(typed: &[&str]) -> StaffPlan {
    StaffPlan {
        policy: "empowered".to_owned(),
        goals: goals(typed),
        left_out: Vec::new(),
        among: AMONG.map(|(path, among)| (path.to_owned(), among)).to_vec(),
        is_by_period: false,
        seed: 1,
        threads: 2,
        max_evenings: 5_000,
    }
}

fn found(loaded: &Loaded, plan: &StaffPlan) -> Staff {
    study::staff(loaded, plan, &mut |_| ControlFlow::Continue(())).unwrap()
}

fn counts(staff: &Staff) -> Option<Vec<u32>> {
    staff.last().found().map(|tried| tried.counts.clone())
}

/// A staffing of which the truth is known, as good as.
struct Truth {
    wages: u32,
    counts: Vec<u32>,
    /// Mean of each goal's measure.
    means: Vec<f64>,
    /// How far it is from the nearest limit, in units of what does not matter; above 0: it meets every goal.
    inside: f64,
}

/// All 27 staffings on many evenings, the cheapest first.
fn exhaustively(loaded: &Loaded, goals: &[(Goal, f64)], evenings: u64) -> Vec<Truth> {
    let mut all = Vec::new();
    for waiters in 2..=4 {
        for cooks in 1..=3 {
            for barmen in 1..=3 {
                let set = [(AMONG[0].0, waiters), (AMONG[1].0, cooks), (AMONG[2].0, barmen)];
                let set =
                    set.map(|(path, n)| Override { path: path.to_owned(), value: n.to_string() });
                let model = Arc::new(loaded.varied(&set).unwrap().model);
                let point = Point::of(&model, &scenario::preset("empowered").unwrap());
                let wages = 5 * (14 * waiters + 15 * (cooks + barmen));
                all.push((wages, vec![waiters, cooks, barmen], point));
            }
        }
    }
    all.sort_by_key(|(wages, counts, _)| (*wages, counts.iter().sum::<u32>()));
    let points = all.iter().map(|(_, _, point)| point.clone()).collect();
    let plan = Plan::of_points(&loaded.model, points).threads(2).evenings(evenings).seed(99);
    let plan = plan.measures(goals.iter().map(|(goal, _)| goal.measure));
    let results = study::compare(loaded, &plan, &mut |_| ControlFlow::Continue(()));
    let truth = |(column, (wages, counts, _)): (usize, (u32, Vec<u32>, Point))| {
        let measures = results.comparison.measures.iter();
        let means: Vec<f64> =
            measures.map(|m| m.policies[column].estimate.as_ref().unwrap().mean).collect();
        let inside = goals.iter().zip(&means).map(|((goal, within), mean)| {
            let sign = if goal.bound.holds(f64::NEG_INFINITY, 0.0) { 1.0 } else { -1.0 };
            sign * (goal.limit - mean) / within
        });
        let inside = inside.fold(f64::INFINITY, f64::min);
        Truth { wages, counts, means, inside }
    };
    all.into_iter().enumerate().map(truth).collect()
}

#[test]
fn of_27_staffings_the_cheapest_that_meets_the_goals_is_named_with_nearly_every_seed() {
    let loaded = mendoza(&[]);
    let mut wanted = plan(&["guest_score > 8.69", "drinks_wait_min.p90 < 12.7"]);
    wanted.goals[1].1 = 0.3;
    let all = exhaustively(&loaded, &wanted.goals, if is_long() { 10_000 } else { 400 });
    for Truth { wages, counts, means, inside } in &all {
        println!("| {counts:?} | {wages} | {means:.3?} | {inside:.2} |");
        assert!(inside.abs() > 1.0, "the luck of these evenings decides: {counts:?}");
    }
    let right = &all.iter().find(|truth| truth.inside > 0.0).unwrap().counts;
    assert_eq!(*right, [3, 3, 2]);
    let (seeds, least) = if is_long() { (100, 95) } else { (4, 4) };
    let (mut named, mut evenings): (BTreeMap<Option<Vec<u32>>, u64>, u64) = Default::default();
    for seed in 1..=seeds {
        let staff = found(&loaded, &StaffPlan { seed, ..wanted.clone() });
        *named.entry(counts(&staff)).or_default() += 1;
        evenings += staff.evenings;
    }
    let hits = named.get(&Some(right.clone())).copied().unwrap_or_default();
    println!("of {seeds} seeds {hits} right: {named:?}; {} evenings each", evenings / seeds);
    assert!(hits >= least, "{named:?}");
}

#[test]
fn one_person_fewer_breaks_what_it_is_said_to_break() {
    let loaded = mendoza(&[]);
    let staff = found(&loaded, &plan(&["guest_score > 8.6", "drinks_wait_min.p90 < 13.6"]));
    let search = staff.last();
    assert_eq!(counts(&staff), Some(vec![3, 3, 1]));
    let answer = search.found().unwrap();
    // Wages from opening to closing: five hours of 14 a waiter, of 15 at a counter.
    assert_eq!(answer.wages, Cents::from_units(5.0 * (3.0 * 14.0 + 4.0 * 15.0)));
    assert!(search.cheaper().iter().all(|tried| tried.wages <= answer.wages));
    assert!(search.cheaper().iter().all(|tried| tried.verdict == GoalVerdict::Missed));
    let fewer = |choice: usize| search.fewer[choice].map(|idx| &search.tried[idx]);
    let missed = |tried: &Tried, goal: usize| tried.goals[goal].verdict == GoalVerdict::Missed;
    assert!(fewer(0).is_some_and(|tried| tried.counts == [2, 3, 1] && missed(tried, 0)));
    let cook = fewer(1).unwrap();
    assert!(cook.counts == [3, 2, 1] && (missed(cook, 0) || missed(cook, 1)), "{cook:?}");
    assert_eq!(fewer(2), None, "nobody at the bar is no candidate");
    assert_eq!(
        answer.arguments(),
        "--set floor.waiters=3 --set counter.standard.staff=3 --set counter.specials.staff=1"
    );
    let saved = SavedStaff::of(&staff);
    assert_eq!((saved.answer.as_str(), saved.confidence), ("found", 0.95));
    assert_eq!(saved.arguments.as_deref(), Some(answer.arguments().as_str()));
    let read: SavedStaff = serde_json::from_str(&saved.write()).unwrap();
    assert_eq!(read, saved);
    let sheet = sheets::staffings(&staff);
    assert_eq!(sheet.rows.len(), search.tried.len());
    assert!(sheet.rows.iter().all(|row| row.len() == sheet.fields.len()));
    let told = format!("{:?}", document(&staff, Some("orderflow run x.toml")));
    for words in [
        "3 waiters, 3 at standard and 1 at specials",
        "With one waiter fewer",
        "guest score > 8.6 is missed",
    ] {
        assert!(told.contains(words), "{words} in {told}");
    }
}

#[test]
fn goals_that_anybody_meets_take_the_fewest_people_and_others_nobody() {
    let loaded = mendoza(&[]);
    let easy = found(&loaded, &plan(&["guest_score > 4"]));
    assert_eq!(counts(&easy), Some(vec![2, 1, 1]));
    assert!(easy.last().cheaper().is_empty() && easy.last().fewer.iter().all(Option::is_none));
    let hard = found(&loaded, &plan(&["guest_score > 9.5"]));
    assert_eq!((counts(&hard), hard.last().tried.len()), (None, 27));
    let saved = SavedStaff::of(&hard);
    assert_eq!(saved.answer, "none");
    assert!(
        saved.nearest.is_some_and(|nearest| nearest.goals[0].mean.is_some_and(|mean| mean > 8.7))
    );
    assert!(
        format!("{:?}", document(&hard, None))
            .contains("None of 27 staffings meets guest score > 9.5")
    );
}

#[test]
fn the_threads_change_nothing() {
    let loaded = mendoza(&[]);
    let wanted = plan(&["guest_score > 8.6"]);
    let alone = found(&loaded, &StaffPlan { threads: 1, ..wanted.clone() });
    assert_eq!(alone, found(&loaded, &StaffPlan { threads: 3, ..wanted }));
}

#[test]
fn a_roster_of_the_file_is_raised_as_a_whole_and_thinned_out_by_period() {
    let loaded = mendoza(&[(
        "waiters = 3  ",
        "waiters = [{ from = \"19:00\", count = 2 }, { from = \"21:00\", count = 3 }] ",
    )]);
    let wanted =
        StaffPlan { among: Vec::new(), ..plan(&["guest_score > 8.4", "drinks_wait_min.p90 < 16"]) };
    let whole = found(&loaded, &wanted);
    let as_it_is = whole.last().as_it_is.map(|idx| &whole.last().tried[idx]).unwrap();
    assert_eq!(
        as_it_is.set[0].value,
        "[{ from = \"19:00\", count = 2 }, { from = \"21:00\", count = 3 }]"
    );
    // Two hours of two, three hours of three waiters; two and one at the counters.
    assert_eq!(as_it_is.wages, Cents::from_units(13.0 * 14.0 + 5.0 * 3.0 * 15.0));
    let staff = found(&loaded, &StaffPlan { is_by_period: true, ..wanted });
    let by_period = staff.by_period.as_ref().unwrap();
    let (all_evening, thinned) = (staff.all_evening.found().unwrap(), by_period.found().unwrap());
    assert!(thinned.wages <= all_evening.wages && thinned.verdict == GoalVerdict::Met);
    assert!(by_period.choices.iter().all(|choice| choice.period.is_some()));
    // What is to be pasted is the staffing that was played.
    let again = loaded.varied(&thinned.set).unwrap().model;
    assert_eq!(again.floor.waiters, thinned.rosters[0]);
    assert!((by_period.confidence - 0.975).abs() < 1e-12);
}

#[test]
fn whoever_watches_may_end_it() {
    let loaded = mendoza(&[]);
    let mut rounds = 0;
    let staff = study::staff(&loaded, &plan(&["guest_score > 8.6"]), &mut |_| {
        rounds += 1;
        if rounds == 5 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let staff = staff.unwrap();
    assert!(staff.is_cut_short && staff.last().answer.is_none());
    assert_eq!(staff.last().tried.len(), 5);
    assert_eq!(SavedStaff::of(&staff).answer, "interrupted");
    assert!(format!("{:?}", document(&staff, None)).contains("Stopped"));
}

#[test]
fn a_goal_that_cannot_be_told_within_the_evenings_allowed_is_said_to_be_so() {
    let loaded = mendoza(&[]);
    let mut wanted = plan(&["guest_score > 8.44"]);
    wanted.goals[0].1 = 0.0001;
    wanted.among = vec![
        ("floor.waiters".to_owned(), (3, 3)),
        ("counter.standard.staff".to_owned(), (2, 2)),
        ("counter.specials.staff".to_owned(), (1, 1)),
    ];
    wanted.max_evenings = 100;
    let staff = found(&loaded, &wanted);
    assert_eq!(staff.last().untold().count(), 1);
    assert_eq!(SavedStaff::of(&staff).answer, "cannot_tell");
    let season = plan(&["regulars > 3"]);
    let staff = found(&loaded, &StaffPlan { among: wanted.among, ..season });
    assert_eq!(staff.last().tried[0].goals[0].mean, None);
    assert_eq!(SavedStaff::of(&staff).answer, "cannot_tell");
    assert_eq!(typed_goal("guest_score > 8.44").unwrap().measure, Measure::GuestScore.into());
}

/// What the program prints and how it ends.
fn typed(arguments: &[&str]) -> (Option<i32>, String, String) {
    let scenario = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/mendoza.toml");
    let output = Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .args(["staff", scenario])
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn what_is_typed_wrong_is_told_with_what_to_type() {
    for (arguments, told) in [
        (&["--goal", "guest_score 8"][..], "has no sign"),
        (&["--goal", "gest_score > 8"], "unknown measure `gest_score`"),
        (&["--goal", "guest_score > good"], "lacks its number"),
        (&["--goal", "profit > 600"], "`--within profit=20`"),
        (&["--goal", "guest_score > 8", "--within", "profit=20"], "no goal is on `profit`"),
        (&["--within", "0.5"], "name the measure: `--within drinks_wait_min.p90=0.05`"),
        (&["--goal", "drinks_wait_min.pooled_p90 < 15"], "pooled"),
        (&["--among", "floor.waiter=2..3"], "did you mean `floor.waiters`?"),
        (&["--among", "floor.waiters=3..2"], "such as `floor.waiters=2..5`"),
        (&["--policy", "nobody"], "unknown policy `nobody`"),
    ] {
        let (code, _, error) = typed(arguments);
        assert_eq!(code, Some(2), "{arguments:?}: {error}");
        assert!(error.contains(told), "{arguments:?}: {error}");
    }
}

#[test]
fn the_goals_of_the_file_are_met_as_far_as_a_staffing_can() {
    let arguments = ["--policy", "empowered", "--among", "floor.waiters=3..3", "--format", "json"];
    let (code, json, error) = typed(&arguments);
    let saved: SavedStaff = serde_json::from_str(&json).unwrap_or_else(|_| panic!("{error}"));
    assert_eq!((code, saved.left_out.as_slice()), (Some(0), &["difference.worth".to_owned()][..]));
    assert_eq!(
        saved.goals.iter().map(|goal| goal.key.as_str()).collect::<Vec<_>>(),
        ["drinks_wait_min.p90", "guest_score"]
    );
    assert_eq!(saved.answer, "found");
    assert!(saved.as_it_is.is_some());
}
