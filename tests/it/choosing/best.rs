//! `compare --best`.

use std::ops::ControlFlow;
use std::process::Command;

use orderflow::catalogue::{Measure, MeasureKey};
use orderflow::experiment::Plan;
use orderflow::report::best::{document, sheet};
use orderflow::results::{Best, BestAnswer, SavedBest};
use orderflow::scenario::Variant;
use orderflow::study::{self, Columns};

use super::mendoza;

/// Six changes on a Monday, beside the house as it is.
fn monday(evenings: u64) -> (orderflow::Loaded, Plan) {
    let loaded = mendoza(&[]);
    let typed = [
        "a waiter: floor.waiters=4",
        "a cook: counter.standard.staff=3",
        "a barman: counter.specials.staff=2",
        "walking over: policy=empowered",
        "a printer that reports: handoff.specials.ack=3 min",
        "nothing: floor.waiters=3",
    ];
    let typed = typed.map(|text| Variant::typed(text).unwrap());
    let policies = ["rigid".to_owned()];
    let columns = Columns { policies: &policies, typed: &typed, ..Columns::default() };
    let (points, _) = columns.of(&loaded).unwrap();
    let plan = Plan::of_points(&loaded.model, points).evenings(evenings);
    (loaded, plan)
}

fn race((key, within): (Measure, f64), plan: impl Fn(Plan) -> Plan) -> Best {
    let (loaded, monday) = monday(5_000);
    let wanted = (MeasureKey::from(key), within);
    study::best(&loaded, &plan(monday), wanted, &mut |_| ControlFlow::Continue(()))
}

#[test]
fn the_best_of_six_changes_is_the_one_with_the_best_mean_of_many_evenings() {
    let best = race((Measure::Profit, 5.0), |plan| plan);
    let BestAnswer::Chosen(chosen) = &best.answer else { panic!("{:?}", best.answer) };
    let (loaded, plan) = monday(600);
    let plan = plan.measures([Measure::Profit]);
    let all = study::compare(&loaded, &plan, &mut |_| ControlFlow::Continue(()));
    let mean =
        |column: usize| all.comparison.measures[0].policies[column].estimate.as_ref().unwrap().mean;
    let means: Vec<f64> = (0..plan.points.len()).map(mean).collect();
    assert!(chosen.iter().all(|best| means.iter().all(|mean| *mean <= means[*best] + 5.0)));
    // Who is far behind is played no longer.
    let barman = &best.columns[3];
    assert!(barman.evenings <= 100 && barman.difference.is_some_and(|d| d < -20.0), "{barman:?}");
    assert!(best.columns[chosen[0]].difference.is_none());
}

#[test]
fn the_threads_change_nothing_and_the_seed_does() {
    let of = |threads, seed| {
        race((Measure::GuestScore, 0.01), move |plan| plan.threads(threads).seed(seed))
    };
    assert_eq!(of(1, 1), of(3, 1));
    assert_ne!(of(1, 1).columns[0].mean, of(1, 2).columns[0].mean);
}

#[test]
fn what_is_equal_on_every_evening_is_shown_as_a_tie() {
    let alone = |plan: Plan| Plan {
        points: vec![plan.points[0].clone(), plan.points[6].clone(), plan.points[3].clone()],
        ..plan
    };
    let best = race((Measure::Profit, 20.0), alone);
    assert_eq!(best.answer, BestAnswer::Chosen(vec![0, 1]));
    assert_eq!(SavedBest::of(&best).answer, "tie");
    assert_eq!(SavedBest::of(&best).best, ["rigid", "nothing"]);
}

#[test]
fn where_the_evenings_are_over_nothing_is_chosen() {
    let few = |plan: Plan| plan.evenings(100);
    let best = race((Measure::Profit, 0.01), few);
    let BestAnswer::CannotTell(left) = &best.answer else { panic!("{:?}", best.answer) };
    assert!(left.len() > 1 && best.evenings == 100, "{left:?}");
    assert_eq!(SavedBest::of(&best).answer, "cannot_tell");
    assert_eq!(sheet(&best).rows.len(), best.columns.len());
    assert!(format!("{:?}", document(&best)).contains("Cannot tell which of"));
    let none = race((Measure::Profit, 5.0), |plan| plan.evenings(49));
    assert_eq!(none.answer, BestAnswer::NoRace);
}

#[test]
fn whoever_watches_may_end_it() {
    let (loaded, plan) = monday(5_000);
    let wanted = (MeasureKey::from(Measure::Profit), 0.001);
    let best = study::best(&loaded, &plan, wanted, &mut |done| {
        if done >= 150 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(best.is_cut_short && best.evenings == 150, "{}", best.evenings);
}

/// What the program prints and how it ends.
fn typed(arguments: &[&str]) -> (Option<i32>, String, String) {
    let scenario = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/mendoza.toml");
    let output = Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .args(["compare", scenario])
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn it_is_typed_behind_compare_and_is_not_the_ranking() {
    let (code, json, _) = typed(&["--best", "--format", "json"]);
    let saved: SavedBest = serde_json::from_str(&json).unwrap();
    assert_eq!((code, saved.answer.as_str()), (Some(0), "chosen"));
    assert_eq!((saved.best, saved.within), (vec!["empowered".to_owned()], 0.05));
    let (code, _, error) = typed(&["--best", "profit"]);
    assert_eq!(code, Some(2));
    assert!(error.contains("write it in USD, such as `--within 20`"), "{error}");
    let (code, text, _) = typed(&["--best", "profit", "--within", "20"]);
    assert!(code == Some(0) && text.contains("Best in profit: empowered."), "{text}");
    assert!(
        text.contains("if the others are at least 20 USD worse") || text.contains("20\nUSD"),
        "{text}"
    );
    for wrong in [&["--best", "--rank", "profit"][..], &["--best", "-n", "100"], &["--within", "3"]]
    {
        assert_eq!(typed(wrong).0, Some(2), "{wrong:?}");
    }
    assert!(typed(&["--best", "parties"]).2.contains("neither better higher nor lower"));
}
