//! Runs that stop by themselves: when, why, and what their intervals are worth.

use std::convert::Infallible;
use std::process::{Command, Output};

use orderflow::catalogue::{Measure, find};
use orderflow::compare::{Comparison, Estimate, LEAST_EVENINGS, Precision, Tally, Target, Verdict};
use orderflow::experiment::{BLOCK, Plan, Results, Stop, run};
use orderflow::model::Model;
use orderflow::numbers::dist::Dist;
use rand::SeedableRng;
use rand::rngs::Xoshiro256PlusPlus;
use rand_distr::Distribution;

use crate::house::model;

const MENDOZA: &str = include_str!("../../scenarios/mendoza.toml");

/// What `compare` aims at by itself.
const DEFAULT: Precision = Precision::Share(0.1);

/// A law of values against a constant under the baseline.
#[derive(Debug)]
struct Law {
    baseline: f64,
    values: Dist,
}

/// Differences with mean 1 and a standard deviation of 2.
fn normal() -> Law {
    Law { baseline: 19.0, values: Dist::normal(20.0, 2.0).unwrap() }
}

/// Differences with mean 1, a standard deviation of 1 and a skewness of 2.
fn skewed() -> Law {
    Law { baseline: 0.0, values: Dist::exponential(1.0).unwrap() }
}

/// Differences with mean 0.
fn none() -> Law {
    Law { baseline: 20.0, values: Dist::normal(20.0, 1.0).unwrap() }
}

/// Adds a block of evenings, as a run does.
fn add_block(table: &mut Tally, law: &Law, rng: &mut Xoshiro256PlusPlus) {
    let mut block = Tally::new(2, 0, 1);
    for evening in 1..=BLOCK {
        let values = [law.baseline, law.values.sample(rng)].map(|value| vec![Ok(value)]);
        block.push(table.evenings() + evening, &values);
    }
    table.merge(&block);
}

/// The difference, once it is known so precisely.
fn difference_when_known(
    law: &Law,
    precision: Precision,
    rng: &mut Xoshiro256PlusPlus,
) -> Estimate {
    let target = Target { measure: 0, precision };
    let mut table = Tally::new(2, 0, 1);
    while !target.is_reached(&table) {
        add_block(&mut table, law, rng);
    }
    let names = ["a", "b"].map(str::to_owned).to_vec();
    let comparison = Comparison::new(&table, names, &[Measure::GuestScore.into()]);
    comparison.difference(Measure::GuestScore, 1).unwrap().estimate
}

fn holds(estimate: &Estimate, value: f64) -> bool {
    estimate.interval.is_some_and(|(low, high)| low <= value && value <= high)
}

#[test]
fn intervals_hold_their_promise_although_they_decided_when_to_stop() {
    for (law, precision) in [
        (normal(), Precision::Share(0.1)),
        (skewed(), Precision::Share(0.1)),
        (normal(), Precision::Units(0.2)),
        (skewed(), Precision::Units(0.1)),
    ] {
        let mut rng = Xoshiro256PlusPlus::from_seed([7; 32]);
        let known = |_| difference_when_known(&law, precision, &mut rng);
        let held = (0..2000).map(known).filter(|estimate| holds(estimate, 1.0)).count();
        assert!((1870..=1930).contains(&held), "{held} of 2000: {law:?} {precision:?}");
    }
}

#[test]
fn twice_the_precision_takes_about_four_times_the_evenings() {
    let mut rng = Xoshiro256PlusPlus::from_seed([8; 32]);
    let mut evenings = |precision| -> u64 {
        (0..20).map(|_| difference_when_known(&normal(), precision, &mut rng).evenings).sum()
    };
    for [coarse, fine] in [
        [Precision::Share(0.1), Precision::Share(0.05)],
        [Precision::Units(0.2), Precision::Units(0.1)],
    ] {
        let (few, many) = (evenings(coarse), evenings(fine));
        assert!((34..=46).contains(&(10 * many / few)), "{few} {many}");
    }
}

#[test]
fn a_difference_out_of_nothing_is_not_taken_for_known() {
    let target = Target { measure: 0, precision: Precision::Share(Precision::COARSEST) };
    let is_ever_known = |seed: &u8| {
        let mut rng = Xoshiro256PlusPlus::from_seed([*seed; 32]);
        let mut table = Tally::new(2, 0, 1);
        (0..40).any(|_| {
            add_block(&mut table, &none(), &mut rng);
            target.is_reached(&table)
        })
    };
    assert_eq!((1..=200).filter(is_ever_known).count(), 0);
}

#[test]
fn what_never_varies_is_known_after_the_least_number_of_evenings_but_nothing_is_a_share_of_zero() {
    let known_after = |difference: f64, precision| {
        let target = Target { measure: 0, precision };
        let mut table = Tally::new(2, 0, 1);
        (1..=1000).find(|evening| {
            table.push(*evening, &[vec![Ok(5.0)], vec![Ok(5.0 + difference)]]);
            target.is_reached(&table)
        })
    };
    assert_eq!(known_after(1.0, DEFAULT), Some(LEAST_EVENINGS));
    assert_eq!(known_after(0.0, Precision::Units(0.1)), Some(LEAST_EVENINGS));
    assert_eq!(known_after(0.0, DEFAULT), None);
}

#[test]
fn every_policy_must_be_known() {
    let target = Target { measure: 0, precision: DEFAULT };
    let mut table = Tally::new(3, 1, 1);
    for evening in 1..=60 {
        let noise = if evening % 2 == 0 { 1.0 } else { -1.0 };
        table.push(evening, &[2.0 + noise, 0.0, 9.0].map(|value| vec![Ok(value)]));
    }
    assert!(!target.is_reached(&table));
    for evening in 61..=2000 {
        let noise = if evening % 2 == 0 { 1.0 } else { -1.0 };
        table.push(evening, &[2.0 + noise, 0.0, 9.0].map(|value| vec![Ok(value)]));
    }
    assert!(target.is_reached(&table));
}

fn plan(house: &Model, seed: u64, threads: usize) -> Plan {
    let keys = ["guest_score", "nps", "drinks_wait_min", "asks_per_party", "worth"];
    Plan::of(house)
        .measures(keys.map(|key| find(key).unwrap()))
        .seed(seed)
        .evenings(2000)
        .until(Target { measure: 0, precision: DEFAULT })
        .threads(threads)
}

fn results(plan: &Plan) -> Results {
    let Ok(results) = run::<Infallible>(plan, &mut |_| Ok(()));
    results
}

#[test]
fn no_seed_says_better_where_another_says_worse() {
    let house = model(MENDOZA, &[]);
    let mut verdicts = vec![Vec::new(); 5];
    for seed in 1..=10 {
        let plan = plan(&house, seed, 2);
        let results = results(&plan);
        assert!(matches!(results.stop, Stop::Known(_)));
        let names = house.policies.iter().map(|policy| policy.name.clone()).collect();
        let comparison = Comparison::new(&results.tally, names, &plan.measures);
        for (verdicts, measure) in verdicts.iter_mut().zip(&comparison.measures) {
            let difference = measure.policies[1].difference.as_ref().unwrap().as_ref().unwrap();
            verdicts.push(difference.verdict);
            // The same guests under both are worth at least twice the evenings.
            let is_score = measure.key == Measure::GuestScore.into();
            assert!(!is_score || difference.variance_reduction > Some(2.0), "{difference:?}");
        }
    }
    for verdicts in &verdicts {
        assert!(
            !(verdicts.contains(&Verdict::Better) && verdicts.contains(&Verdict::Worse)),
            "{verdicts:?}"
        );
    }
    assert!(verdicts[0].iter().all(|verdict| *verdict == Verdict::Better));
}

#[test]
fn where_a_run_stops_does_not_depend_on_the_threads() {
    let house = model(MENDOZA, &[]);
    let [one, many] = [1, 5].map(|threads| results(&plan(&house, 3, threads)));
    assert_eq!((one.evenings, one.stop, one.events), (many.evenings, many.stop, many.events));
    assert!(one.evenings < 2000 && one.evenings % BLOCK == 0);
    assert_eq!(format!("{:?}", one.tally), format!("{:?}", many.tally));
}

fn orderflow(arguments: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .args(arguments.split(' '))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap()
}

fn printed(arguments: &str) -> String {
    let output = orderflow(arguments);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn what_was_simulated_until_known_is_repeated_by_its_number_of_evenings() {
    let json = |arguments: &str| -> serde_json::Value {
        serde_json::from_str(&printed(&format!("{arguments} --format json"))).unwrap()
    };
    let known = json("compare scenarios/quiet.toml");
    let stopped = &known["stopped"];
    assert_eq!((&stopped["because"], &stopped["on"]), (&"known".into(), &"guest_score".into()));
    let evenings = known["evenings"].as_u64().unwrap();
    assert!((50..2000).contains(&evenings), "{evenings}");
    let asked = json(&format!("compare scenarios/quiet.toml -n {evenings} --threads 1"));
    assert_eq!(asked["stopped"]["because"], "asked");
    assert_eq!(asked["measures"], known["measures"]);
}

#[test]
fn a_stop_is_told_with_its_reason() {
    let told = |arguments: &str| printed(arguments).replace('\n', " ");
    let enough = told("compare scenarios/mendoza.toml --on nps --precision 5%");
    assert!(enough.contains(": enough to know the difference in NPS within 5 % (-n "), "{enough}");
    let few = told("compare scenarios/quiet.toml --on served_share --max-evenings 130");
    assert!(
        few.contains(
            "130 evenings, the same guests and the same stuck tickets under both: too few \
                      to know the difference in served within 10 % (-n 130 repeats them)."
        ),
        "{few}"
    );
    let units = told("run scenarios/mendoza.toml --on profit --precision 12.5 --max-evenings 5000");
    assert!(units.contains("under rigid: enough to know profit within 12.5 USD"), "{units}");
}

#[test]
fn lengths_that_contradict_each_other_are_refused() {
    for arguments in [
        "compare scenarios/quiet.toml -n 400 --precision 10%",
        "compare scenarios/quiet.toml -n 400 --on nps",
        "compare scenarios/quiet.toml --max-evenings 49",
        "compare scenarios/quiet.toml --precision 60%",
        "compare scenarios/quiet.toml --on npss",
        "run scenarios/quiet.toml --on nps",
        "run scenarios/quiet.toml --evening 7 -n 3",
        "run scenarios/quiet.toml --evening 0",
        "run scenarios/quiet.toml --max-evenings 500",
    ] {
        let output = orderflow(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments}");
        assert!(output.stdout.is_empty(), "{arguments}");
    }
    let told = String::from_utf8(orderflow("compare scenarios/quiet.toml --on npss").stderr);
    assert_eq!(told.unwrap(), "error: unknown measure `npss`\n  = help: did you mean `nps`?\n");
}

#[test]
fn a_measure_may_be_named_as_the_tables_name_it() {
    let known = |name: &str| {
        let words = ["compare", "scenarios/quiet.toml", "--max-evenings", "50", "--on", name];
        let output = Command::new(env!("CARGO_BIN_EXE_orderflow"))
            .args(words)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{name}");
        output.stdout
    };
    let by_key = known("drinks_wait_min.p90");
    assert!(by_key == known("Drinks wait, 90th percentile"));
    assert!(by_key != known("NPS"));
}

#[test]
fn the_worst_evening_alone_is_as_it_was_among_the_others() {
    let json = |length: &str| -> serde_json::Value {
        let arguments = format!("run scenarios/mendoza.toml --seed 5 --format json {length}");
        serde_json::from_str(&printed(&arguments)).unwrap()
    };
    let all = json("-n 120");
    let of = |results: &serde_json::Value, key: &str| {
        let measures = results["measures"].as_array().unwrap();
        measures.iter().find(|m| m["key"] == key).unwrap()["policies"]["rigid"].clone()
    };
    for key in ["guest_score", "drinks_wait_min.p90", "worth"] {
        let worst = &of(&all, key)["worst_evening"];
        let alone = json(&format!("--evening {}", worst["evening"]));
        assert_eq!((&alone["first_evening"], &alone["evenings"]), (&worst["evening"], &1.into()));
        assert_eq!(of(&alone, key)["mean"], worst["value"]);
    }
    let told = printed("run scenarios/mendoza.toml --evening 73");
    assert!(told.contains("Evening 73 under rigid."), "{told}");
}
