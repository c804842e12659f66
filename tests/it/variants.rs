//! Changes of the house as columns beside the policies.

use std::collections::BTreeMap;

use orderflow::catalogue::{Measure, MeasureKey};
use orderflow::compare::Difference;
use orderflow::experiment::{Keep, Plan};
use orderflow::results::{Results, Saved};
use orderflow::scenario::{self, Loaded};
use orderflow::study::{self, Columns, ColumnsError, Question};

const MENDOZA: &str = include_str!("../../scenarios/mendoza.toml");

/// Two variants as a file has them.
const IN_FILE: &str = r#"
[variant."a fourth waiter"]
"floor.waiters" = 4
[variant."walk over, and a fourth waiter"]
policy = "empowered"
floor.waiters = 4
"#;

/// The same as they are typed.
const TYPED: [&str; 2] = [
    "a fourth waiter: floor.waiters=4",
    "walk over, and a fourth waiter: policy=empowered; floor.waiters=4",
];

fn read(more: &str) -> Loaded {
    scenario::read(&format!("{MENDOZA}{more}"), "mendoza.toml", &[]).unwrap()
}

fn compared(loaded: &Loaded, variants: &[&str], evenings: u64) -> Results {
    let mut question = Question::of(loaded).without_rivals().evenings(evenings);
    for text in variants {
        question = question.variant(text).unwrap();
    }
    question.compare().unwrap()
}

#[test]
fn a_variant_in_the_file_is_the_one_that_is_typed() {
    let (of_file, typed) = (compared(&read(IN_FILE), &[], 30), compared(&read(""), &TYPED, 30));
    assert_eq!(of_file.columns, typed.columns);
    assert_eq!(of_file.comparison, typed.comparison);
    let names = ["rigid", "empowered", "a fourth waiter", "walk over, and a fourth waiter"];
    assert_eq!(of_file.comparison.policies, names);
    let saved = Saved::of(&of_file);
    let last = saved.columns.last().unwrap();
    assert_eq!(
        (last.policy.as_str(), last.set.as_slice()),
        ("empowered", &["floor.waiters=4".to_owned()][..])
    );
}

/// Guest scores of each evening, of a house of its own.
fn scores(set: &str, policy: &str) -> BTreeMap<u64, f64> {
    let loaded = read("");
    let loaded = loaded.varied(&scenario::Override::several(set).unwrap()).unwrap();
    let policy = study::policy(policy, &loaded.model).unwrap();
    let plan = Plan::of_policies(&loaded.model, &[policy])
        .measures([Measure::GuestScore])
        .evenings(60)
        .keep(Keep::Evenings);
    let mut scores = BTreeMap::new();
    study::compare(&loaded, &plan, &mut |block| {
        scores.extend(block.rows.iter().filter_map(|row| Some((row.evening, row.values[0].ok()?))));
        std::ops::ControlFlow::Continue(())
    });
    scores
}

fn difference(results: &Results, column: usize) -> Difference {
    *results.comparison.difference(Measure::GuestScore, column).unwrap()
}

#[test]
fn columns_are_paired_as_evenings_of_two_runs_are_when_they_are_joined() {
    let results = compared(&read(""), &TYPED, 60);
    let (three, four) = (scores("floor.waiters=3", "rigid"), scores("floor.waiters=4", "rigid"));
    let joined: Vec<f64> =
        four.iter().filter_map(|(evening, score)| Some(score - three.get(evening)?)).collect();
    #[expect(clippy::cast_precision_loss, reason = "sixty evenings")]
    let mean = joined.iter().sum::<f64>() / joined.len() as f64;
    assert!((difference(&results, 2).estimate.mean - mean).abs() < 1e-12);
    assert_eq!(difference(&results, 2).estimate.evenings, joined.len() as u64);
}

#[test]
fn a_waiter_more_is_known_as_narrowly_as_the_same_evenings_allow() {
    let results = compared(&read(""), &TYPED[..1], 400);
    let fourth = difference(&results, 2);
    assert!(fourth.estimate.half_width().unwrap() < 0.015, "{fourth:?}");
    assert!(fourth.variance_reduction.unwrap() > 10.0, "{fourth:?}");
}

#[test]
fn what_two_changes_bring_together_is_the_difference_of_the_differences() {
    let results = compared(&read(""), &TYPED, 60);
    assert_eq!(results.comparison.squares.len(), 1);
    let of = |set, policy| scores(set, policy);
    let (waiters, house) = ("floor.waiters=4", "floor.waiters=3");
    let [none, one, other, both] = [
        of(house, "rigid"),
        of(house, "empowered"),
        of(waiters, "rigid"),
        of(waiters, "empowered"),
    ];
    let contrast = |evening: &u64| {
        Some(both.get(evening)? - one.get(evening)? - other.get(evening)? + none.get(evening)?)
    };
    let joined: Vec<f64> = none.keys().filter_map(contrast).collect();
    #[expect(clippy::cast_precision_loss, reason = "sixty evenings")]
    let mean = joined.iter().sum::<f64>() / joined.len() as f64;
    let key = MeasureKey::from(Measure::GuestScore);
    let measure = results.comparison.measures.iter().find(|m| m.key == key).unwrap();
    let found = measure.interactions[0].unwrap();
    assert!((found.estimate.mean - mean).abs() < 1e-12, "{found:?} {mean}");
    // One more statement about a measure makes each a little less sure of itself.
    assert!((results.comparison.level - (1.0 - 0.05 / 4.0)).abs() < 1e-12);
}

#[test]
fn columns_are_chosen_by_name_even_where_names_have_commas() {
    let loaded = read(IN_FILE);
    let labels = |policies: &[&str], variants: &[&str], baseline| {
        let [policies, variants]: [Vec<String>; 2] =
            [policies, variants].map(|names| names.iter().map(|name| (*name).to_owned()).collect());
        let columns = Columns { policies: &policies, variants: &variants, typed: &[], baseline };
        let (points, baseline) = columns.of(&loaded)?;
        let labels: Vec<String> = points.into_iter().map(|point| point.label).collect();
        Ok::<_, ColumnsError>((labels.join("|"), baseline))
    };
    let told = |text: &str, baseline| (text.to_owned(), baseline);
    assert_eq!(
        labels(&["rigid"], &["walk over", "and a fourth waiter", "a fourth waiter"], None).unwrap(),
        told("rigid|walk over, and a fourth waiter|a fourth waiter", 0)
    );
    assert_eq!(labels(&[], &["none"], None).unwrap(), told("rigid|empowered", 0));
    let named = labels(&["rigid"], &["a fourth waiter"], Some("a fourth waiter"));
    assert_eq!(named.unwrap(), told("rigid|a fourth waiter", 1));
    for (variants, baseline) in [(&["a fifth waiter"][..], None), (&[][..], Some("a fifth waiter"))]
    {
        assert!(matches!(labels(&[], variants, baseline), Err(ColumnsError::Choice(_))));
    }
}

#[test]
fn every_mistake_of_every_variant_is_told_in_its_name() {
    let wrong = "
[variant.more]
\"floor.waters\" = 4
[variant.\"a, b\"]
floor.waiters = \"four\"
guest.p_ask = 2
";
    let loaded = read(wrong);
    let Err(ColumnsError::Variants(problems)) = Columns::default().of(&loaded) else {
        panic!("nothing was wrong")
    };
    let origins: Vec<&str> = problems.iter().map(|problem| problem.origin.as_str()).collect();
    assert_eq!(origins, ["[variant.more]", "[variant.\"a, b\"]", "[variant.\"a, b\"]"]);
    // What is wrong with the table itself is told where it stands.
    for (wrong, said) in [
        ("[variant.rigid]\nfloor.waiters = 4", "is a policy"),
        ("[variant.none]\nfloor.waiters = 4", "cannot be called `none`"),
        ("[variant.more]\npolicy = \"rigd\"", "unknown policy `rigd`"),
        ("[variant.more]\n\"floor..waiters\" = 4", "is not a path"),
        ("variant = 5", "a table"),
    ] {
        let problems =
            scenario::read(&format!("{MENDOZA}\n{wrong}\n").replace("variant = 5\n", ""), "x", &[]);
        let at_head = scenario::read(&format!("{wrong}\n{MENDOZA}"), "x", &[]);
        let problems = if wrong.starts_with('[') { problems } else { at_head };
        assert!(problems.unwrap_err().to_string().contains(said), "{wrong}");
    }
}

#[test]
fn check_finds_the_mistakes_of_variants_too() {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("wrong_variant.toml");
    let wrong = format!("{MENDOZA}\n[variant.\"a waiter\"]\n\"floor.waiter\" = 3\n");
    #[expect(clippy::disallowed_methods, reason = "a file for the program")]
    std::fs::write(&path, wrong).unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .args(["check", path.to_str().unwrap()])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("floor.waiter") && told.contains("did you mean"), "{told}");
}

#[test]
fn a_file_differs_from_another_in_the_values_that_are_not_the_same() {
    let (one, other) = (
        read(""),
        read("").varied(&scenario::Override::several("guest.p_ask=0.7").unwrap()).unwrap(),
    );
    let differs = one.differing(&other);
    let told: Vec<String> = differs.iter().map(scenario::Override::argument).collect();
    assert_eq!(told, ["guest.p_ask=0.7"]);
    assert!(one.differing(&read(IN_FILE)).is_empty());
}
