//! How much of a lead a smaller change of the baseline also brings: tried apart from the columns, on their evenings.

use std::ops::ControlFlow;
use std::process::Command;

use orderflow::catalogue::Measure;
use orderflow::compare::Estimate;
use orderflow::experiment::Plan;
use orderflow::numbers::stats::Ratio;
use orderflow::results::{Results, Rival, Rivals, Saved, SmallerChange};
use orderflow::scenario::{self, Loaded, Override};
use orderflow::{Question, study};

use crate::pair::shipped;

fn house(name: &str, sets: &[&str]) -> Loaded {
    let sets: Vec<Override> =
        sets.iter().flat_map(|set| Override::several(set).expect("a path and a value")).collect();
    scenario::read(&shipped(name), name, &sets).unwrap()
}

fn compared(loaded: &Loaded, policies: &[&str]) -> Results {
    Question::of(loaded).policies(policies).evenings(100).threads(2).compare().unwrap()
}

fn of<'r>(rivals: &'r Rivals, change: SmallerChange, policy: &str) -> &'r Rival {
    let found = rivals.tried.iter().find(|rival| rival.change == change && rival.policy == policy);
    found.expect("it was tried")
}

/// The limits of a rival's share of the lead.
fn limits(rival: &Rival) -> (f64, f64) {
    rival.share.and_then(|share| share.interval).expect("the share is known")
}

/// What is printed, on one line.
fn printed(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .arg("compare")
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {told}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn in_mendoza_a_ticket_that_is_missed_in_time_brings_what_freedom_brings() {
    let loaded = house("mendoza.toml", &[]);
    let rivals = compared(&loaded, &["rigid", "empowered"]).rivals.expect("the lead is sure");
    assert_eq!((rivals.first_evening, rivals.evenings, rivals.policy), (1, 100, 1));
    assert_eq!(rivals.tried.len(), 4);
    let (low, _) = limits(of(&rivals, SmallerChange::Acknowledging, "rigid"));
    assert!(low > 0.9, "{low}");
    // The manager's yes is worth more than half, one waiter for a case more than that, a look at the table little.
    let (low, high) = limits(of(&rivals, SmallerChange::Policy, "escalation"));
    assert!(0.5 < low && high < 0.7, "{low} to {high}");
    let (low, high) = limits(of(&rivals, SmallerChange::Policy, "concierge"));
    assert!(0.7 < low && high < 0.9, "{low} to {high}");
    let (_, high) = limits(of(&rivals, SmallerChange::LookingIn, "rigid"));
    assert!(high < 0.25, "{high}");
    let (best, share, _) = rivals.best().expect("one brings over half");
    assert_eq!(best.change, SmallerChange::Acknowledging);
    assert!(rivals.tried.iter().all(|rival| rival.share.unwrap().ratio <= share));
}

#[test]
fn a_rival_brings_what_a_comparison_of_its_own_says() {
    let loaded = house("mendoza.toml", &[]);
    let rivals = compared(&loaded, &["rigid", "empowered"]).rivals.unwrap();
    let gain = |found: &Results| {
        found.comparison.difference(Measure::GuestScore, 1).expect("it is compared").estimate.mean
    };
    let told = Question::of(&loaded).policies(&["rigid"]);
    let told = told.vary("handoff.specials.ack=none,3 min").unwrap().evenings(100);
    let alone = gain(&told.compare().unwrap());
    let rival = of(&rivals, SmallerChange::Acknowledging, "rigid");
    let lead = gain(&compared(&loaded, &["rigid", "empowered"]));
    assert_eq!(rival.gain.unwrap().mean.to_bits(), alone.to_bits());
    assert_eq!(rivals.lead.mean.to_bits(), lead.to_bits());
    assert!((rival.share.unwrap().ratio - alone / lead).abs() < 1e-9);
}

#[test]
fn the_first_paragraph_says_what_the_baseline_would_have_to_change() {
    let words =
        |arguments: &[&str]| printed(arguments).split_whitespace().collect::<Vec<_>>().join(" ");
    let mendoza = words(&["scenarios/mendoza.toml", "-n", "60"]);
    assert!(
        mendoza.contains(
            "All of the lead in guest score and more (119 %: 111 to 128 %) also comes under rigid if \
             stuck tickets are noticed and sent again (handoff.specials.ack = \"3 min\")."
        ),
        "{mendoza}"
    );
    // A column may be what brings most of another's lead.
    let column = ["--policies", "rigid,concierge,empowered", "-n", "60"];
    let arguments =
        [&["scenarios/mendoza.toml"], &column[..], &["--set", "handoff.specials.ack=60 min"]]
            .concat();
    let concierge = words(&arguments);
    assert!(concierge.contains("%) also comes under concierge."), "{concierge}");
}

#[test]
fn where_nothing_smaller_brings_half_nothing_is_said() {
    // More cooks bring what no policy brings.
    let loaded = house("mendoza.toml", &["handoff.specials.p_stuck=0"]);
    let question = Question::of(&loaded).policies(&["empowered"]).evenings(100).threads(2);
    let found = question.vary("counter.standard.staff=1,3").unwrap().compare().unwrap();
    let rivals = found.rivals.expect("the lead is sure");
    assert_eq!(rivals.tried.len(), 2, "{:?}", rivals.tried);
    assert_eq!(rivals.best(), None);
}

#[test]
fn without_a_sure_lead_or_enough_evenings_nothing_is_tried() {
    let loaded = house("mendoza.toml", &[]);
    assert_eq!(compared(&loaded, &["empowered", "rigid"]).rivals, None);
    // No two evenings are equal: of 51, 50 differ from any.
    let of = |evenings| {
        let question = Question::of(&loaded).policies(&["rigid", "empowered"]).evenings(evenings);
        question.compare().unwrap().rivals
    };
    assert_eq!(of(50), None);
    let fewest = of(51).expect("enough differ");
    assert!(fewest.evenings == 51 && fewest.tried.iter().all(|rival| rival.share.is_some()));
    let without = Question::of(&loaded).policies(&["rigid", "empowered"]).evenings(100);
    assert_eq!(without.without_rivals().compare().unwrap().rivals, None);
}

#[test]
fn whoever_wants_no_more_is_told_of_what_was_played_and_that_it_is_not_all() {
    let loaded = house("mendoza.toml", &[]);
    let plan = Plan::of(&loaded.model).evenings(110);
    let results = study::compare(&loaded, &plan, &mut |_| ControlFlow::Continue(()));
    let with = |flow| {
        let rivals = study::rivals(&loaded, (&plan, &results), &mut || flow);
        Results { rivals, ..results.clone() }
    };
    let [whole, cut] = [ControlFlow::Continue(()), ControlFlow::Break(())].map(with);
    let told = |results: &Results| {
        let rivals = Saved::of(results).rivals.expect("they were begun");
        (rivals.evenings, rivals.interrupted, results.is_interrupted())
    };
    assert_eq!([told(&whole), told(&cut)], [(100, false, false), (50, true, true)]);
    // Of 50 evenings too few differ to say which share of the lead it is.
    let (whole, cut) = (whole.rivals.unwrap(), cut.rivals.unwrap());
    assert!(whole.best().is_some() && cut.best().is_none());
    assert!(cut.tried.iter().all(|rival| rival.share.is_none() && rival.gain.is_ok()));
}

#[test]
fn lead_gains_and_shares_are_as_sure_as_differences_of_so_many_columns() {
    let loaded = house("mendoza.toml", &[]);
    let of_look = |looked: Vec<u64>| {
        let plan = Plan::of(&loaded.model).evenings(60).from(121).looked(looked);
        let results = study::compare(&loaded, &plan, &mut |_| ControlFlow::Continue(()));
        let rivals = study::rivals(&loaded, (&plan, &results), &mut || ControlFlow::Continue(()));
        (results.comparison.together(), rivals.expect("the lead is sure"))
    };
    // On the same evenings, as if looked at first, second and third.
    let looks = [vec![], vec![120], vec![60, 60]].map(of_look);
    let widths = looks.each_ref().map(|(together, rivals)| {
        // The policy that leads and four changes against the baseline (Bonferroni).
        assert!((rivals.level - (1.0 - (1.0 - together) / 5.0)).abs() < 1e-12, "{together}");
        let concierge = of(rivals, SmallerChange::Policy, "concierge");
        let of_estimate = |estimate: &Estimate| estimate.interval.expect("it varies");
        [
            of_estimate(&rivals.lead),
            of_estimate(concierge.gain.as_ref().unwrap()),
            limits(concierge),
        ]
        .map(|(low, high)| high - low)
    });
    let [first, second, third] = widths;
    for kind in 0..3 {
        // At 99 %, 99.9 % and 99.967 % limits are 2.662, 3.463 and 3.810 standard errors away (59 degrees of freedom, by
        // mpmath 1.3), those of a share about so.
        let (second, third) = (second[kind] / first[kind], third[kind] / first[kind]);
        let is_as_sure = (second - 1.301).abs() < 0.06 && (third - 1.431).abs() < 0.06;
        assert!(is_as_sure, "{kind}: {second} {third}");
    }
}

#[test]
fn told_is_the_largest_share_of_those_that_are_surely_over_half() {
    let loaded = house("mendoza.toml", &[]);
    let mut rivals = compared(&loaded, &["rigid", "empowered"]).rivals.expect("the lead is sure");
    let mut best = |shares: [(f64, (f64, f64)); 4]| {
        for (rival, (ratio, limits)) in rivals.tried.iter_mut().zip(shares) {
            rival.share = Some(Ratio { ratio, interval: Some(limits) });
        }
        rivals.best().map(|(_, share, _)| share)
    };
    let perhaps = (0.9, (0.45, 1.4));
    assert_eq!(
        best([perhaps, (0.6, (0.51, 0.7)), (0.7, (0.6, 0.8)), (0.1, (0.0, 0.2))]),
        Some(0.7)
    );
    assert_eq!(best([perhaps, (0.55, (0.5, 0.6)), (0.2, (0.1, 0.3)), perhaps]), None);
}

#[test]
fn a_policy_whose_name_holds_a_point_has_rivals_too() {
    let text = shipped("mendoza.toml") + "\n[policy.\"rigid v1.5\"]\npreset = \"rigid\"\n";
    let read = |sets: &[Override]| scenario::read(&text, "mendoza.toml", sets).unwrap();
    let loaded = read(&[]);
    let rivals = compared(&loaded, &["rigid v1.5", "empowered"]).rivals.expect("the lead is sure");
    let rival = of(&rivals, SmallerChange::LookingIn, "rigid v1.5");
    // What is told of it can be typed.
    let set: Vec<Override> =
        rival.set.iter().flat_map(|set| Override::several(&set.argument()).unwrap()).collect();
    assert_eq!(set, rival.set);
    let changed = read(&set).model;
    let policy = |name: &str| changed.policies.iter().find(|p| p.name == name).unwrap();
    assert_eq!(policy("rigid v1.5").check_back, policy("empowered").check_back);
    assert_eq!(policy("rigid v1.5").p_find.to_bits(), policy("empowered").p_find.to_bits());
}

#[test]
fn no_number_of_a_column_depends_on_rivals() {
    for scenario in ["mendoza.toml", "quiet.toml", "favour.toml"] {
        let scenario = format!("scenarios/{scenario}");
        let saved = |more: &[&str]| {
            let json = ["--format", "json", "-n", "70"];
            printed(&[&[scenario.as_str()], &json[..], more].concat())
        };
        let (with, without) = (saved(&[]), saved(&["--no-rivals"]));
        let read = Saved::read(&with).unwrap();
        assert!(read.rivals.is_some(), "{scenario}");
        assert_eq!(read.write(), with);
        assert_eq!(Saved { rivals: None, ..read }.write(), without);
        let table = |more: &[&str]| {
            let csv = ["--format", "csv", "-n", "70"];
            printed(&[&[scenario.as_str()], &csv[..], more].concat())
        };
        assert_eq!(table(&[]), table(&["--no-rivals"]));
    }
}

#[test]
fn rivals_do_not_depend_on_the_number_of_threads() {
    let loaded = house("mendoza.toml", &[]);
    let on = |threads| {
        let question = Question::of(&loaded).policies(&["rigid", "empowered"]).evenings(100);
        question.threads(threads).compare().unwrap().rivals
    };
    assert_eq!(on(1), on(3));
}
