//! What the shipped scenarios are said to show.

use std::ops::ControlFlow;

use orderflow::catalogue::{self, Measure};
use orderflow::compare::{Comparison, Verdict};
use orderflow::experiment::{Plan, run};
use orderflow::model::Model;
use orderflow::record::{Journey, Outcome, TraceEvent};
use orderflow::score::score;
use orderflow::time::SimTime;

use crate::house::{Setting, evening, model, moments};

const ANECDOTE: &str = include_str!("../../scenarios/anecdote.toml");
const MENDOZA: &str = include_str!("../../scenarios/mendoza.toml");
const QUIET: &str = include_str!("../../scenarios/quiet.toml");

fn compared(house: &Model, seed: u64, evenings: u64) -> Comparison {
    let plan =
        Plan::of(house).measures(catalogue::all_keys()).seed(seed).evenings(evenings).threads(2);
    let results = run(&plan, &mut |_| ControlFlow::Continue(()));
    Comparison::new(&results.tally, plan.labels(), &plan.measures)
}

/// The anecdote's one party.
fn anecdote(policy: &str) -> Journey {
    let mut parties = evening(&model(ANECDOTE, &[]), policy, 1, 1).parties;
    assert_eq!(parties.len(), 1);
    parties.remove(0)
}

fn minute(at: SimTime) -> f64 {
    at.since_opening().minutes()
}

fn assert_about(at: f64, minute: f64) {
    assert!((at - minute).abs() <= 1.0, "{at} is not about minute {minute}");
}

#[test]
fn the_evening_of_the_anecdote_goes_as_it_was_told() {
    let house = model(ANECDOTE, &[]);
    let rigid = anecdote("rigid");
    let last_of =
        |items: [usize; 2]| items.map(|idx| rigid.items[idx].delivered_at).into_iter().max();
    assert_about(minute(rigid.ordered_at), 7.0);
    assert_about(minute(rigid.eating_at), 13.0);
    assert_about(minute(last_of([1, 3]).unwrap()), 48.5);
    let asked = moments(&house, "rigid", |what| matches!(what, TraceEvent::Asked(..)));
    for (at, told) in asked.iter().zip([18.0, 22.0, 26.0, 41.0]) {
        assert_about(minute(*at), told);
    }
    let incidents = rigid.experience.incidents;
    assert_eq!((asked.len(), incidents.chases, incidents.promises_broken), (4, 4, 3));
    assert_eq!((incidents.unmet, incidents.refusals, incidents.escalations), (1, 1, 1));
    // The draft came with the sandwiches; the other drinks when they were eaten.
    assert!(
        rigid.items[5].delivered_at <= rigid.eating_at && rigid.eaten_at < last_of([1, 3]).unwrap()
    );
    assert!((rigid.experience.sync[0].frac - 1.0).abs() < 1e-12);
}

#[test]
fn the_anecdote_is_worth_next_to_nothing_to_the_guests_and_freedom_nearly_all() {
    let params = &model(ANECDOTE, &[]).score;
    let of = |policy| score(&anecdote(policy).experience, params).score;
    assert!((1.0..=2.5).contains(&of("rigid")), "{}", of("rigid"));
    assert!(of("empowered") >= 8.5, "{}", of("empowered"));
    assert_eq!(anecdote("empowered").experience.incidents.chases, 0);
}

#[test]
fn on_a_bad_friday_freedom_shortens_the_wait_for_drinks_and_pleases_guests() {
    let compared = compared(&model(MENDOZA, &[]), 7, 400);
    let drinks = compared.difference(Measure::DrinksWait, 1).unwrap();
    let (_, high) = drinks.estimate.interval.unwrap();
    assert!(drinks.verdict == Verdict::Better && high < 0.0, "{high}");
    let guests = compared.difference(Measure::GuestScore, 1).unwrap();
    let (low, _) = guests.estimate.interval.unwrap();
    assert!(guests.verdict == Verdict::Better && low > 0.0, "{low}");
}

#[test]
fn on_a_quiet_friday_freedom_earns_nothing_on_the_night() {
    let compared = compared(&model(QUIET, &[]), 7, 1000);
    let profit = compared.difference(Measure::Profit, 1).unwrap();
    assert_ne!(profit.verdict, Verdict::Better);
    let (_, high) = profit.estimate.interval.unwrap();
    assert!(high < 1.0, "{high}");
}

#[test]
fn a_quiet_friday_is_a_house_that_works() {
    let house = model(QUIET, &[]);
    let compared = compared(&house, 7, 400);
    let mean = |measure: Measure| {
        let of = compared.measures.iter().find(|m| m.key == measure.into()).unwrap();
        of.policies[0].estimate.as_ref().unwrap().mean
    };
    let seated = mean(Measure::Parties) * mean(Measure::ServedShare);
    assert!((30.0..32.0).contains(&mean(Measure::Parties)), "{}", mean(Measure::Parties));
    assert!((27.0..29.5).contains(&seated), "{seated}");
    assert!((12.0..16.0).contains(&mean(Measure::FoodWait)), "{}", mean(Measure::FoodWait));
    assert!((0.4..0.65).contains(&mean(Measure::WaiterBusyShare)));
    assert!((8.4..8.8).contains(&mean(Measure::GuestScore)), "{}", mean(Measure::GuestScore));
}

#[test]
fn every_shipped_scenario_runs_under_every_preset() {
    let presets = orderflow::scenario::presets().map(|name| format!("[policy.{name}]\n"));
    let bench = include_str!("../../scenarios/bench/house.toml");
    let queue = include_str!("../../scenarios/bench/mm1.toml");
    let shorter = [("last_seating", "60 min")];
    let scenarios: [(&str, &[Setting<'_>]); 5] =
        [(ANECDOTE, &[]), (MENDOZA, &[]), (QUIET, &[]), (bench, &shorter), (queue, &shorter)];
    for (text, settings) in scenarios {
        let added = presets.iter().filter(|header| !text.contains(header.trim()));
        let text = added.fold(text.to_owned(), |text, header| format!("{text}\n{header}"));
        let house = model(&text, settings);
        for policy in &house.policies {
            let told = evening(&house, &policy.name, 1, 1);
            assert!(told.parties.iter().any(|party| party.outcome == Outcome::Paid));
        }
    }
}
