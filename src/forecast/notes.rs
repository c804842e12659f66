//! What can never happen in a house, and what has no effect in it.
//!
//! None of this is a mistake: the evening can be played. But who wrote it probably meant something else.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::Shape;
use crate::forecast::arrivals::Arrivals;
use crate::forecast::idle_keys::{IdleContext, RULES};
use crate::forecast::waits::{least_disconfirmation, shortest_wait_min};
use crate::model::{Cents, Counter, CounterId, Course, GoalOf, ItemId, Model, Policy, Stage, keys};
use crate::scenario::{Loaded, Locations};

/// The currency in which default amounts were set.
const DEFAULTS_IN: &str = "USD";

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The value it is about, as `--set` takes it.
    pub path: String,
    /// What is so.
    pub what: String,
    /// What to do about it.
    pub way_out: String,
}

/// Everything of this kind in a scenario, part by part of the house.
pub fn notes(loaded: &Loaded) -> Vec<Hint> {
    let model = &loaded.model;
    let is_ordered = is_ordered(model);
    let context = IdleContext { model, is_ordered: &is_ordered };
    let mut notes = Vec::new();
    notes.extend(unordered_items(&context));
    notes.extend(idle_counters(&context));
    notes.extend(late_last_orders(&context));
    notes.extend(hopeless_waits(&context));
    notes.extend(foreign_amounts(loaded));
    for policy in &model.policies {
        notes.extend(policy_notes(&context, policy, &loaded.places));
    }
    notes.extend(same_policies(model));
    notes.extend(goals_without_rival(model));
    notes
}

fn note(path: String, what: String, way_out: impl Into<String>) -> Hint {
    Hint { path, what, way_out: way_out.into() }
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

fn unordered_items(context: &IdleContext<'_>) -> impl Iterator<Item = Hint> {
    let where_to =
        if context.model.listed.is_empty() { "`demand.order`" } else { "a party's `order`" };
    let unordered =
        context.model.items.iter().zip(context.is_ordered).filter(|(_, ordered)| !**ordered);
    unordered.map(move |(item, _)| {
        let what = format!("nobody orders `{}`", item.name);
        note(format!("item.{}", item.name), what, format!("add it to {where_to}, or leave it out"))
    })
}

/// Counters whose staff is paid for nothing, and ways no ticket takes.
fn idle_counters(context: &IdleContext<'_>) -> Vec<Hint> {
    let mut notes = Vec::new();
    let ordered =
        context.model.items.iter().zip(context.is_ordered).filter(|(_, ordered)| **ordered);
    let busy: BTreeSet<CounterId> = ordered.map(|(item, _)| item.counter).collect();
    for (counter, id) in context.model.counters.iter().zip(0..) {
        if busy.contains(&CounterId(id)) {
            continue;
        }
        let by_way_of = |other: &&Counter| {
            other.handoff.as_ref().is_some_and(|handoff| handoff.via == Some(CounterId(id)))
        };
        let (what, way_out) = match context.model.counters.iter().find(by_way_of) {
            Some(other) => (
                format!(
                    "tickets for `{}` come by way of `{}`, which takes nobody's time there, and it makes \
                     nothing that anybody orders; its staff is still paid",
                    other.name, counter.name
                ),
                "give it an item; time on the way is the handoff's `delay`",
            ),
            None => (
                format!(
                    "`{}` makes nothing that anybody orders; its staff is still paid",
                    counter.name
                ),
                "give it an item, or leave it out",
            ),
        };
        notes.push(note(format!("counter.{}", counter.name), what, way_out));
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
fn late_last_orders(context: &IdleContext<'_>) -> impl Iterator<Item = Hint> {
    let model = context.model;
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
fn hopeless_waits(context: &IdleContext<'_>) -> impl Iterator<Item = Hint> {
    let courses = [(Course::Drink, Stage::Drinks, "drink"), (Course::Food, Stage::Food, "plate")];
    courses.into_iter().filter_map(|(course, stage, thing)| {
        let (guest, feel) = (&context.model.guest, &context.model.score.feel);
        let shortest = shortest_wait_min(context.model, course, context.is_ordered)?;
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

/// Amounts left to defaults in another currency than the house's.
fn foreign_amounts(loaded: &Loaded) -> Option<Hint> {
    let currency = &loaded.model.currency;
    if currency == DEFAULTS_IN {
        return None;
    }
    let is_money = |path: &str| {
        let known = keys().filter(|key| matches!(key.shape, Shape::Money));
        known.into_iter().any(|key| key.path() == path)
    };
    // Nothing is nothing in every currency.
    let left =
        loaded.defaults.iter().filter(|default| default.value != "0" && is_money(&default.path));
    let left: Vec<String> =
        left.map(|default| format!("`{}` {}", default.path, default.value)).collect();
    if left.is_empty() {
        return None;
    }
    let what = format!(
        "amounts are in {currency}, and these are left to defaults that were set in {DEFAULTS_IN}: {}",
        left.join(", ")
    );
    Some(note("currency".to_owned(), what, format!("give each of them in {currency}")))
}

fn policy_notes(context: &IdleContext<'_>, policy: &Policy, places: &Locations) -> Vec<Hint> {
    let path = |key: &str| format!("policy.{}.{key}", policy.name);
    let mut notes: Vec<Hint> = Vec::new();
    for (key, is_idle) in RULES {
        // What only the preset says need not be told.
        if let Some(reason) = is_idle(context, policy).filter(|_| places.gives(&path(key))) {
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

fn same_policies(model: &Model) -> Vec<Hint> {
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

fn goals_without_rival(model: &Model) -> impl Iterator<Item = Hint> {
    let has_rival = model.policies.len() > 1;
    let goals = model.goals.iter().filter(move |goal| goal.of == GoalOf::Difference && !has_rival);
    goals.map(|goal| {
        let what = format!("there is only one policy, so that `{}` is never judged", goal.key());
        note(format!("goals.{}", goal.key()), what, "add a policy to compare with")
    })
}
