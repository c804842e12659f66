//! Runs that stop by themselves: when, why, and what their intervals are worth.

use std::fmt;
use std::ops::ControlFlow;
use std::process::{Command, Output};
use std::sync::Arc;

use orderflow::catalogue::{Measure, find};
use orderflow::compare::{
    Comparison, Difference, LEAST_EVENINGS, Precision, Tally, Target, Verdict,
};
use orderflow::experiment::{BLOCK, Plan, Point, Results, Stop, run};
use orderflow::model::Model;
use orderflow::numbers::dist::Dist;
use rand::SeedableRng;
use rand::rngs::Xoshiro256PlusPlus;
use rand_distr::Distribution;

use crate::house::{model, party, plain};
use crate::long::is_long;

const MENDOZA: &str = include_str!("../../scenarios/mendoza.toml");

/// What `compare` aims at by itself.
const DEFAULT: Precision = Precision::Share(0.1);

/// How much longer a drink takes than under the baseline [min]: the only one of an evening, in a house where nothing
/// else takes time. So the difference in its wait follows this law.
#[derive(Clone, Copy, Debug)]
struct Law {
    baseline: &'static str,
    prep: &'static str,
}

/// With mean 1 and a standard deviation of 2.
const NORMAL: Law = Law { baseline: "19 min", prep: "normal(mean 20 min, sd 2 min)" };

/// With mean 1, a standard deviation of 1 and a skewness of 2.
const SKEWED: Law = Law { baseline: "0 min", prep: "exponential(mean 1 min)" };

/// With mean 0.
const NONE: Law = Law { baseline: "20 min", prep: "normal(mean 20 min, sd 1 min)" };

impl Law {
    /// The plan of a run that stops by itself, of so many evenings at most.
    fn plan(self, precision: Precision, most: u64) -> Plan {
        let house = |prep| plain(&party(0.0, 1, &["beer"]), &[("item.beer.prep", prep)]);
        let houses = [self.baseline, self.prep].map(house);
        let point = |house: &Model| Point::of(&Arc::new(house.clone()), &house.policies[0]);
        Plan::of_points(&houses[0], houses.iter().map(point).collect())
            .measures([Measure::DrinksWait])
            .until(Target { measure: 0, precision })
            .evenings(most)
    }
}

/// Evenings allowed in all, unless a test says otherwise.
const MOST: u64 = 6000;

/// What came of a run that stopped by itself.
#[derive(Clone, Copy, Debug)]
struct Stopped {
    difference: Difference,
    /// The difference is known as precisely as was asked for: "enough", else "too few".
    is_known: bool,
    /// It was allowed fewer evenings than its first stage named, or as many.
    is_cut: bool,
}

impl Stopped {
    fn of(plan: &Plan, seed: u64) -> Self {
        let plan = plan.clone().seed(seed);
        let results = results(&plan);
        let comparison = Comparison::new(&results.tally, plan.labels(), &plan.measures);
        let difference = comparison.measures[0].policies[1].difference.unwrap().unwrap();
        Self {
            difference,
            is_known: matches!(results.stop, Stop::Known(_)),
            is_cut: results.stage_one + results.evenings == plan.n_evenings(),
        }
    }

    fn evenings(&self) -> u64 {
        self.difference.estimate.evenings
    }

    fn holds(&self, value: f64) -> bool {
        let limits = self.difference.estimate.interval;
        limits.is_some_and(|(low, high)| low <= value && value <= high)
    }
}

/// How many of some runs hold the truth.
#[derive(Clone, Copy, Debug)]
struct Held {
    held: f64,
    of: f64,
}

impl Held {
    fn among<'r>(runs: impl Iterator<Item = &'r Stopped>, truth: f64) -> Self {
        let none = Self { held: 0.0, of: 0.0 };
        runs.fold(none, |Self { held, of }, run| Self {
            held: held + if run.holds(truth) { 1.0 } else { 0.0 },
            of: of + 1.0,
        })
    }

    /// Whether it is so many of a hundred, give or take three and a half standard deviations of such a count and 0.6.
    fn is(self, percent: f64) -> bool {
        let p = percent / 100.0;
        (self.held - p * self.of).abs() <= 3.5 * (p * (1.0 - p) * self.of).sqrt() + 0.006 * self.of
    }
}

impl fmt::Display for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1} % of {}", 100.0 * self.held / self.of, self.of)
    }
}

/// Evenings of the last of the tenth that took the fewest.
fn evenings_of_soonest(runs: &[Stopped]) -> u64 {
    let mut evenings: Vec<u64> = runs.iter().map(Stopped::evenings).collect();
    evenings.sort_unstable();
    evenings[evenings.len() / 10]
}

/// What came of many runs that stop by themselves, and how many of a hundred are as precise as was asked.
fn many_runs(law: Law, precision: Precision, most: u64, known: f64) -> Vec<Stopped> {
    let n_runs = if is_long() { 5000 } else { 200 };
    let plan = law.plan(precision, most);
    let runs: Vec<Stopped> = (1..=n_runs).map(|seed| Stopped::of(&plan, seed)).collect();
    let evenings = runs.iter().map(Stopped::evenings).sum::<u64>() / n_runs;
    println!("{} {precision:?}, at most {most}: {evenings} evenings", law.prep);
    let n_known = runs.iter().map(|run| if run.is_known { 1.0 } else { 0.0 }).sum();
    let known_runs = Held { held: n_known, of: runs.iter().map(|_| 1.0).sum() };
    println!("  known: {known_runs}");
    assert!(known_runs.is(known), "{known_runs}: {law:?} {precision:?}");
    runs
}

/// How many of some of them hold the truth, 1.
fn held(what: &str, runs: &[Stopped], is_meant: impl Fn(&Stopped) -> bool) -> Held {
    let held = Held::among(runs.iter().filter(|run| is_meant(run)), 1.0);
    println!("  {what}: {held}");
    held
}

#[test]
fn intervals_hold_their_promise_also_among_the_tenth_that_stops_soonest() {
    // How many are known is what `Target::names` says.
    for (law, precision, known) in [
        (NORMAL, Precision::Share(0.1), 80.0),
        (SKEWED, Precision::Share(0.1), 89.0),
        (NORMAL, Precision::Units(0.2), 76.0),
        (SKEWED, Precision::Units(0.1), 59.0),
    ] {
        let runs = many_runs(law, precision, MOST, known);
        let last = evenings_of_soonest(&runs);
        for (what, held) in [
            ("all", held("all", &runs, |_| true)),
            ("soonest", held("soonest", &runs, |run| run.evenings() <= last)),
        ] {
            assert!(held.is(95.0), "{what} {held}: {law:?} {precision:?}");
        }
    }
}

#[test]
fn whether_it_was_enough_is_said_by_the_evenings_it_is_said_of() {
    // A share of a mean that came out too large is reached too soon, and the other way about: of those labelled so the
    // limits hold more or less often, of all of them as often as is claimed. What was decided before them changes nothing.
    for (precision, most, known, labelled) in [
        (Precision::Share(0.1), MOST, 80.0, [95.0, 92.7]),
        (Precision::Share(0.1), 1800, 18.0, [88.0, 96.7]),
        (Precision::Units(0.2), MOST, 76.0, [95.0, 95.0]),
    ] {
        let runs = many_runs(NORMAL, precision, most, known);
        let claims = [
            held("all", &runs, |_| true),
            held("cut short by what was allowed", &runs, |run| run.is_cut),
            held("not cut short", &runs, |run| !run.is_cut),
        ];
        assert!(claims.iter().all(|held| held.is(95.0)), "{claims:?}: {precision:?} of {most}");
        let [enough, too_few] = labelled;
        assert!(held("enough", &runs, |run| run.is_known).is(enough), "{precision:?} of {most}");
        assert!(held("too few", &runs, |run| !run.is_known).is(too_few), "{precision:?} of {most}");
    }
}

#[test]
fn who_looks_on_until_it_can_be_told_errs_in_six_of_a_hundred_at_most() {
    let (nulls, most) = if is_long() { (3000_u32, 20_000) } else { (300, 5000) };
    let law = Dist::normal(20.0, 1.0).unwrap();
    let mut told = 0_u32;
    for null in 0..nulls {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(u64::from(null));
        let (mut evenings, mut spent) = (400, 0);
        for look in 1.. {
            let mut table = Tally::new(2, 0, 1).at_look(look);
            for evening in 1..=evenings {
                let values = [20.0, law.sample(&mut rng)].map(|value| vec![Ok(value)]);
                table.push(evening, &values);
            }
            spent += table.evenings();
            let names = ["a", "b"].map(str::to_owned).to_vec();
            let comparison = Comparison::new(&table, names, &[Measure::GuestScore.into()]);
            let difference = *comparison.difference(Measure::GuestScore, 1).unwrap();
            if difference.verdict != Verdict::CannotTell {
                told += 1;
                break;
            }
            match difference.evenings_to_tell {
                Some(needed) if spent + needed <= most => evenings = needed,
                Some(_) | None => break,
            }
        }
    }
    println!("{told} of {nulls} nulls told");
    // 6 % and three standard deviations of such a count.
    let allowed = 0.06 * f64::from(nulls);
    assert!(f64::from(told) < allowed + 3.0 * allowed.sqrt(), "{told} of {nulls}");
}

#[test]
fn a_difference_out_of_nothing_is_not_taken_for_known() {
    let plan = NONE.plan(Precision::Share(Precision::COARSEST), 2000);
    assert_eq!((1..=200).filter(|seed| Stopped::of(&plan, *seed).is_known).count(), 0);
}

#[test]
fn twice_the_precision_takes_about_four_times_the_evenings() {
    let law = Law { prep: "normal(mean 20 min, sd 1 min)", ..NORMAL };
    let evenings = |precision| -> u64 {
        (1..=20).map(|seed| Stopped::of(&law.plan(precision, MOST), seed).evenings()).sum()
    };
    for [coarse, fine] in [
        [Precision::Share(0.16), Precision::Share(0.08)],
        [Precision::Units(0.16), Precision::Units(0.08)],
    ] {
        let (few, many) = (evenings(coarse), evenings(fine));
        assert!((28..=48).contains(&(10 * many / few)), "{few} {many}");
    }
}

#[test]
fn a_second_stage_of_the_fewest_evenings_can_be_enough() {
    // By far more precise than was asked after a block.
    for precision in [Precision::Share(0.5), Precision::Units(5.0)] {
        let found = Stopped::of(&SKEWED.plan(precision, 5000), 1);
        assert_eq!((found.evenings(), found.is_known), (LEAST_EVENINGS, true), "{precision:?}");
    }
    // Where one evening in five differs, it takes five times as many, and more to be sure of it.
    let rare = Law { baseline: "0 min", prep: "empirical(0 min, 0 min, 0 min, 0 min, 1 min)" };
    let plan = rare.plan(Precision::Units(1.0), 5000);
    let runs: Vec<Stopped> = (1..=200).map(|seed| Stopped::of(&plan, seed)).collect();
    let n_known = runs.iter().filter(|run| run.is_known).count();
    let mean = runs.iter().map(Stopped::evenings).sum::<u64>() / 200;
    assert!(n_known >= 140 && (290..370).contains(&mean), "{n_known} known, {mean} evenings");
}

#[test]
fn nothing_is_known_before_fifty_evenings_differ_unless_nothing_is_left_to_chance() {
    let known_after = |is_rare: bool, course: Option<[u64; 2]>| {
        let target = Target { measure: 0, precision: Precision::Units(10.0) };
        let mut table = Tally::new(2, 0, 1);
        (1..=1000).find(|evening| {
            let rare = if is_rare && evening % 4 == 0 { 1.0 } else { 0.0 };
            table.push(*evening, &[vec![Ok(5.0)], vec![Ok(6.0 + rare)]]);
            for policy in 0..2 {
                if let Some(course) = course {
                    table.note_course(policy, course);
                }
            }
            target.is_reached(&table)
        })
    };
    assert_eq!(known_after(true, None), Some(200));
    assert_eq!(known_after(false, None), None);
    assert_eq!(known_after(false, Some([7, 9])), Some(2));
}

#[test]
fn every_policy_must_be_known() {
    let target = Target { measure: 0, precision: DEFAULT };
    let mut table = Tally::new(3, 1, 1);
    for evening in 1..=60 {
        let noise = if evening % 2 == 0 { 1.0 } else { -1.0 };
        table.push(evening, &[2.0 + noise, 0.0, 9.0 + noise].map(|value| vec![Ok(value)]));
    }
    assert!(!target.is_reached(&table));
    for evening in 61..=2000 {
        let noise = if evening % 2 == 0 { 1.0 } else { -1.0 };
        table.push(evening, &[2.0 + noise, 0.0, 9.0 + noise].map(|value| vec![Ok(value)]));
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
    run(plan, &mut |_| ControlFlow::Continue(()))
}

#[test]
fn no_seed_says_better_where_another_says_worse() {
    let house = model(MENDOZA, &[]);
    let mut verdicts = vec![Vec::new(); 5];
    for seed in 1..=10 {
        let plan = plan(&house, seed, 2);
        let results = results(&plan);
        assert!(!matches!(results.stop, Stop::Asked));
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
    assert!(one.evenings < 2000 && one.stage_one.is_multiple_of(BLOCK));
    assert_eq!(one.first_evening, one.stage_one + 1);
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
    let first = known["first_evening"].as_u64().unwrap();
    assert_eq!(stopped["stage_one"], first - 1);
    let again = format!("--first-evening {first} -n {evenings} --threads 1");
    let asked = json(&format!("compare scenarios/quiet.toml {again}"));
    assert_eq!(asked["stopped"]["because"], "asked");
    assert_eq!(asked["measures"], known["measures"]);
}

#[test]
fn a_stop_is_told_with_its_reason() {
    let told = |arguments: &str| printed(arguments).replace('\n', " ");
    let enough = told("compare scenarios/mendoza.toml --on nps --precision 5%");
    // With a chance of one in five the second stage is not quite as precise.
    assert!(
        enough
            .contains(" to know the difference in NPS of parties within 5 % (200 before them said"),
        "{enough}"
    );
    let few = told("compare scenarios/quiet.toml --on served_share --max-evenings 130");
    assert!(
        few.contains(
            "80 evenings, the same guests and the same stuck tickets under both: too few to know the \
             difference in served within 10 %; of what may be 0 no number is, so ask for units \
             (`--precision 0.01 --on served_share`) (50 before them said how many; --first-evening 51 -n 80 \
             repeats them)."
        ),
        "{few}"
    );
    // The second stage missed what it was to reach: what it says then plays enough.
    let missed = told("compare scenarios/mendoza.toml --precision 5% --seed 4 --max-evenings 300");
    let (_, advised) = missed.split_once("; `--first-evening 301 -n ").expect(&missed);
    let advised = advised.split_once('`').expect("a number").0;
    let again = printed(&format!(
        "compare scenarios/mendoza.toml --seed 4 --first-evening 301 -n {advised} --format csv"
    ));
    let row = again.lines().find(|line| line.starts_with("guest_score,")).expect("a row");
    let cells: Vec<f64> =
        row.split(',').skip(7).take(3).map(|cell| cell.parse().expect("a number")).collect();
    assert!(cells[2] - cells[1] <= 2.0 * 0.05 * cells[0], "{row}");
    let same = told(
        "compare scenarios/mendoza.toml --policies rigid --variant w:money.waiter_wage=9 --max-evenings 200",
    );
    assert!(same.contains("within 10 %; there is none on any of them ("), "{same}");
    let units = told("run scenarios/mendoza.toml --on profit --precision 12.5 --max-evenings 5000");
    assert!(units.contains("under rigid: enough to know profit within 12.5 USD"), "{units}");
}

#[test]
fn lengths_that_contradict_each_other_are_refused() {
    for arguments in [
        "compare scenarios/quiet.toml -n 400 --precision 10%",
        "compare scenarios/quiet.toml -n 400 --on nps",
        "compare scenarios/quiet.toml --max-evenings 50",
        "compare scenarios/quiet.toml --precision 60%",
        "compare scenarios/quiet.toml --on npss",
        "run scenarios/quiet.toml --on nps",
        "run scenarios/quiet.toml --evening 7 -n 3",
        "run scenarios/quiet.toml --evening 0",
        "run scenarios/quiet.toml --max-evenings 500",
        "compare scenarios/quiet.toml --looked 400",
        "compare scenarios/quiet.toml --looked 400 -n 50 --first-evening 9",
        "compare scenarios/quiet.toml --first-evening 0",
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
        let words = ["compare", "scenarios/quiet.toml", "--max-evenings", "51", "--on", name];
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

#[test]
fn a_look_after_others_is_at_fresh_evenings_and_surer() {
    let json = |arguments: &str| -> serde_json::Value {
        serde_json::from_str(&printed(&format!("{arguments} --format json"))).unwrap()
    };
    let later = json("compare scenarios/mendoza.toml --looked 60,40 -n 60");
    assert_eq!(later["first_evening"], 101);
    assert_eq!(later["looked"], serde_json::json!([60, 40]));
    let level = later["level"]["each_difference"].as_f64().unwrap();
    assert!((level - (1.0 - 0.01 / 6.0)).abs() < 1e-12, "{level}");
    let plain = json("compare scenarios/mendoza.toml --first-evening 101 -n 60");
    let score = |results: &serde_json::Value, end: &str| {
        let measures = results["measures"].as_array().unwrap();
        let found = measures.iter().find(|m| m["key"] == "guest_score").unwrap();
        found["differences"]["empowered"][end].as_f64().unwrap()
    };
    assert_eq!(score(&plain, "mean").to_bits(), score(&later, "mean").to_bits());
    assert!(score(&later, "low") < score(&plain, "low"));
}
