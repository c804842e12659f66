//! What can never happen in a house, and what has no effect in it.
//!
//! None of this is a mistake: the evening can be played. But who wrote it probably meant something else.

use std::collections::{BTreeMap, BTreeSet};

use crate::forecast::arrivals::Arrivals;
use crate::forecast::idle_keys::{House, RULES};
use crate::forecast::waits::{least_disconfirmation, shortest_wait_min};
use crate::model::{Cents, Counter, CounterId, Course, GoalOf, ItemId, Model, Policy, Stage};
use crate::scenario::{Loaded, Places};

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The value it is about, as `--set` takes it.
    pub path: String,
    /// What is so.
    pub what: String,
    /// What to do about it.
    pub way_out: String,
}

/// Everything of this kind in a scenario, part by part of the house.
pub fn notes(loaded: &Loaded) -> Vec<Note> {
    let model = &loaded.model;
    let is_ordered = is_ordered(model);
    let house = House { model, is_ordered: &is_ordered };
    let mut notes = Vec::new();
    notes.extend(unordered_items(&house));
    notes.extend(idle_counters(&house));
    notes.extend(late_last_orders(&house));
    notes.extend(hopeless_waits(&house));
    for policy in &model.policies {
        notes.extend(policy_notes(&house, policy, &loaded.places));
    }
    notes.extend(same_policies(model));
    notes.extend(goals_without_rival(model));
    notes
}

fn note(path: String, what: String, way_out: impl Into<String>) -> Note {
    Note { path, what, way_out: way_out.into() }
}

/// By item of the menu.
fn is_ordered(model: &Model) -> Vec<bool> {
    let mut is_ordered = vec![false; model.items.len()];
    let mut note = |item: ItemId| is_ordered[item.0 as usize] = true;
    if model.listed.is_empty() {
        let choices = model.demand.order.iter().flat_map(|line| &line.choices);
        choices.filter(|(_, p)| *p > 0.0).filter_map(|(item, _)| *item).for_each(&mut note);
    } else {
        model.listed.iter().flat_map(|party| party.order.iter().flatten().copied()).for_each(note);
    }
    is_ordered
}

fn unordered_items(house: &House<'_>) -> impl Iterator<Item = Note> {
    let where_to =
        if house.model.listed.is_empty() { "`demand.order`" } else { "a party's `order`" };
    let unordered =
        house.model.items.iter().zip(house.is_ordered).filter(|(_, ordered)| !**ordered);
    unordered.map(move |(item, _)| {
        let what = format!("nobody orders `{}`", item.name);
        note(format!("item.{}", item.name), what, format!("add it to {where_to}, or leave it out"))
    })
}

/// Counters whose staff is paid for nothing, and ways no ticket takes.
fn idle_counters(house: &House<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    let ordered = house.model.items.iter().zip(house.is_ordered).filter(|(_, ordered)| **ordered);
    let busy: BTreeSet<CounterId> = ordered.map(|(item, _)| item.counter).collect();
    for (counter, id) in house.model.counters.iter().zip(0..) {
        if busy.contains(&CounterId(id)) {
            continue;
        }
        notes.push(note(
            format!("counter.{}", counter.name),
            format!(
                "`{}` makes nothing that anybody orders; its staff is still paid",
                counter.name
            ),
            "give it an item, or leave it out",
        ));
        if counter.handoff.is_some() {
            notes.push(note(
                format!("handoff.{}", counter.name),
                format!("no ticket ever takes the way to `{}`", counter.name),
                "leave it out with its counter",
            ));
        }
    }
    notes
}

/// Counters that close before the first order.
fn late_last_orders(house: &House<'_>) -> impl Iterator<Item = Note> {
    let model = house.model;
    let first = if model.listed.is_empty() {
        Arrivals::drawn(&model.demand, model.last_seating, 1.0).first_min()
    } else {
        model.listed.iter().map(|party| party.at.minutes()).reduce(f64::min)
    };
    let is_too_early = move |counter: &&Counter| {
        let last = counter.last_order.map(crate::time::Span::minutes);
        last.zip(first).is_some_and(|(last, first)| last < first)
    };
    model.counters.iter().filter(is_too_early).map(|counter| {
        let name = &counter.name;
        let what = format!("`{name}` takes its last order before the first party can come");
        note(format!("counter.{name}.last_order"), what, "give a later time, or leave it out")
    })
}

/// Waits that are too long although nobody else is there.
fn hopeless_waits(house: &House<'_>) -> impl Iterator<Item = Note> {
    let courses = [(Course::Drink, Stage::Drinks, "drink"), (Course::Food, Stage::Food, "plate")];
    courses.into_iter().filter_map(|(course, stage, thing)| {
        let (guest, feel) = (&house.model.guest, &house.model.score.feel);
        let shortest = shortest_wait_min(house.model, course, house.is_ordered)?;
        let acceptable = feel.acceptable_min(stage);
        if shortest <= acceptable {
            return None;
        }
        let leaves =
            guest.p_cancel > 0.0 && least_disconfirmation(feel, stage, shortest) >= guest.cancel_at;
        let and_leaves = if leaves { ", and some cancel it whatever is done" } else { "" };
        let what = format!(
            "no {thing} can be on the table within the {acceptable:.1} min that guests accept: the \
             quickest takes {shortest:.1} min in an empty house{and_leaves}",
        );
        Some(note(
            format!("score.stage.{}.acceptable", stage.key()),
            what,
            "give shorter `prep`, handoff `delay` or ways, or a longer acceptable wait",
        ))
    })
}

fn policy_notes(house: &House<'_>, policy: &Policy, places: &Places) -> Vec<Note> {
    let path = |key: &str| format!("policy.{}.{key}", policy.name);
    let mut notes: Vec<Note> = Vec::new();
    for (key, is_idle) in RULES {
        // What only the preset says need not be told.
        if let Some(reason) = is_idle(house, policy).filter(|_| places.gives(&path(key))) {
            let what = format!("`{key}` of `{}` has no effect: {reason}", policy.name);
            notes.push(note(path(key), what, "leave it out, or change what it depends on"));
        }
    }
    let has_both = places.gives(&path("fear")) && places.gives(&path("own_authority"));
    if has_both && places.gives(&path("trust")) {
        let what = format!(
            "`trust` of `{}` has no effect: `fear` and `own_authority` are given",
            policy.name
        );
        notes.push(note(path("trust"), what, "leave it out, or leave them out"));
    }
    if policy.authority_limit == Some(Cents::ZERO) && policy.comp_share > 0.0 {
        let what = format!("no waiter of `{}` may give anything back: the limit is 0", policy.name);
        notes.push(note(
            path("authority_limit"),
            what,
            "give a higher limit, or \"none\"; as it is each comp needs the manager's yes",
        ));
    }
    notes
}

fn same_policies(model: &Model) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut earliest: BTreeMap<String, &str> = BTreeMap::new();
    for policy in &model.policies {
        let nameless = format!("{:?}", Policy { name: String::new(), ..policy.clone() });
        let earlier = *earliest.entry(nameless).or_insert(&policy.name);
        if earlier != policy.name {
            let what =
                format!("`{}` is `{earlier}` key by key: no evening can differ", policy.name);
            notes.push(note(
                format!("policy.{}", policy.name),
                what,
                "change a key of one of them",
            ));
        }
    }
    notes
}

fn goals_without_rival(model: &Model) -> impl Iterator<Item = Note> {
    let has_rival = model.policies.len() > 1;
    let goals = model.goals.iter().filter(move |goal| goal.of == GoalOf::Difference && !has_rival);
    goals.map(|goal| {
        let what = format!("there is only one policy, so that `{}` is never judged", goal.key());
        note(format!("goals.{}", goal.key()), what, "add a policy to compare with")
    })
}
