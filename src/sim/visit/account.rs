//! The account of a party at the bill: what is billed, given back, and what recovery there was.

use crate::model::{Cents, Course, Stage};
use crate::record::{ItemRecord, Recovery, Sync, TraceEvent};
use crate::sim::chance::draws::Purpose;
use crate::sim::visit::party::Party;
use crate::sim::visit::state::EveningState;
use crate::time::SimTime;

/// Other stages count as failures beyond this many times the acceptable wait. Assumption.
const LATE_STAGE: f64 = 2.0;

/// Closes a party's account and writes down what was done about its failures.
pub(in crate::sim) fn reckon(evening: &mut EveningState<'_>, party: &mut Party) {
    sum_up(evening, party);
    let failed = give_back(evening, party);
    count_failures(evening, party);
    record_recovery(evening, party, failed);
}

fn sum_up(evening: &EveningState<'_>, party: &mut Party) {
    let model = evening.model;
    let journey = &mut party.journey;
    for item in journey.items.iter().filter(|item| item.is_delivered()) {
        let price = model.items[item.item.0 as usize].price;
        journey.account.delivered += price;
        if item.is_unbilled {
            journey.account.unbilled += price;
        }
    }
    let wasted = journey.items.iter().filter(|item| {
        let was_made = item.started_at != SimTime::NEVER;
        was_made && (!item.is_delivered() || item.was_wrong)
    });
    journey.account.waste = wasted
        .map(|item| model.items[item.item.0 as usize].price.share(model.money.goods_share))
        .sum();
    let billed = journey.account.delivered - journey.account.unbilled;
    journey.account.giveaways = billed.share(evening.policy.giveaway);
}

/// Gives money back for failed items to a party that was heard; returns their price.
fn give_back(evening: &mut EveningState<'_>, party: &mut Party) -> Cents {
    let model = evening.model;
    if !party.has_contact() {
        return Cents::ZERO;
    }
    let has_failed = |course, ordered_at: SimTime, delivered_at: SimTime| {
        let stage = match course {
            Course::Food => Stage::Food,
            Course::Drink => Stage::Drinks,
        };
        let limit = model.money.failed_after * model.score.feel.acceptable_min(stage);
        (delivered_at - ordered_at).minutes() > limit
    };
    // Who is known for claiming is given nothing that need not be.
    let comp_share = if party.seat.is_flagged() { 0.0 } else { evening.policy.comp_share };
    let ordered_at = party.journey.ordered_at;
    let (mut failed, mut late) = (Cents::ZERO, Cents::ZERO);
    let mut repaired = 0;
    for item in &mut party.journey.items {
        let on_menu = &model.items[item.item.0 as usize];
        let is_late =
            item.is_delivered() && has_failed(on_menu.course, ordered_at, item.delivered_at);
        let is_repair = item.was_verbal && item.was_stuck && item.is_delivered();
        if (is_late || is_repair) && !item.is_unbilled {
            item.is_comped = comp_share > 0.0;
            failed += on_menu.price;
            repaired += 1;
            if item.was_stuck && !item.was_verbal {
                late += on_menu.price;
            }
        }
    }
    let wanted = failed.share(comp_share);
    // More than the bill cannot be given back.
    let account = &party.journey.account;
    let bill = account.delivered - account.unbilled - account.giveaways;
    let allowed = allowed_comp(evening, party, wanted).min(bill);
    let account = &mut party.journey.account;
    account.comps = allowed;
    account.late_comps = late.share(comp_share).min(allowed);
    let (amount, late) = (account.comps, account.late_comps);
    if repaired > 0 && amount > Cents::ZERO {
        evening.note(party, || TraceEvent::Comped { amount, late });
    }
    failed
}

/// What a waiter may give back; beyond the limit of the own authority the manager decides.
///
/// Assumption: in passing, at the bill, which takes nobody's time.
fn allowed_comp(evening: &EveningState<'_>, party: &Party, wanted: Cents) -> Cents {
    let Some(limit) = evening.policy.authority_limit.filter(|limit| wanted > *limit) else {
        return wanted;
    };
    let number = party.journey.key;
    if evening.draws.happens(evening.policy.flexibility, Purpose::Authority, number, 0) {
        wanted
    } else {
        limit
    }
}

/// Stuck tickets, wrong items and other stages that took far too long.
fn count_failures(evening: &EveningState<'_>, party: &mut Party) {
    let model = evening.model;
    let stuck_of = |course: Course| {
        party.order.tickets().iter().filter(|t| t.was_stuck && t.course == course).count()
    };
    let stuck = [stuck_of(Course::Drink), stuck_of(Course::Food)];
    let experience = &party.journey.experience;
    let is_late = |stage: Stage| {
        let limit = LATE_STAGE * model.score.feel.acceptable_min(stage);
        experience.clock_minutes(stage).is_some_and(|minutes| minutes > limit)
    };
    let late = Stage::ALL.iter().filter(|stage| match stage {
        Stage::Drinks => stuck[0] == 0 && is_late(**stage),
        Stage::Food => stuck[1] == 0 && is_late(**stage),
        Stage::Queue | Stage::Greet | Stage::Order | Stage::Request | Stage::Bill | Stage::Pay => {
            is_late(**stage)
        }
    });
    let n = stuck[0] + stuck[1] + late.count();
    let wrong = experience.incidents.wrong_items;
    let n = u32::try_from(n).expect("a party has few failures") + wrong;
    party.journey.experience.failures = n;
}

fn record_recovery(evening: &EveningState<'_>, party: &mut Party, failed: Cents) {
    let policy = evening.policy;
    let now = evening.now();
    let delay_min = recovery_delay_min(evening, party, now);
    if !party.has_contact() {
        return;
    }
    let given = party.journey.account.comps;
    let is_wrong_kept =
        !party.seat.traits().asks && party.journey.items.iter().any(|i| i.was_wrong);
    let is_resolved = !is_wrong_kept && !party.journey.items.iter().any(ItemRecord::is_cancelled);
    party.journey.experience.recovery = Some(Recovery {
        delay_min,
        is_resolved,
        initiative: party.care.initiative(),
        ownership: policy.ownership,
        apology: policy.apology,
        choice: policy.choice,
        comp_ratio: if failed > Cents::ZERO { given.units() / failed.units() } else { 0.0 },
    });
}

/// From the first contact to solved; for a complaint at the bill, how much too late it was.
fn recovery_delay_min(evening: &EveningState<'_>, party: &Party, now: SimTime) -> f64 {
    if party.care.was_heard() {
        return (party.care.solved_at().min(now) - party.care.first_contact_at()).minutes();
    }
    let experience = &party.journey.experience;
    let over = Stage::ALL.iter().filter_map(|stage| {
        let minutes = experience.clock_minutes(*stage)?;
        Some(minutes - evening.model.score.feel.acceptable_min(*stage))
    });
    over.fold(0.0, f64::max)
}

/// At the bill an opportunist claims what did not happen, where claims are not looked into.
pub(in crate::sim) fn pay_false_claim(evening: &mut EveningState<'_>, party: &mut Party) {
    if !party.seat.traits().is_opportunist || evening.policy.p_detect >= 1.0 {
        return;
    }
    let [claims, detected, ..] = evening.draws.uniforms(Purpose::Claim, party.journey.key, 0);
    party.journey.has_claimed = claims < evening.model.guest.p_claim;
    let is_believed = detected >= evening.policy.p_detect && !party.seat.is_flagged();
    if party.journey.has_claimed && is_believed {
        let amount = evening.model.money.false_claim;
        party.journey.account.false_claims = amount;
        evening.note(party, || TraceEvent::FalseClaim(amount));
    }
}

/// Writes down how much of the meal was eaten without its drinks.
#[cold]
pub(in crate::sim) fn record_sync(evening: &EveningState<'_>, party: &mut Party) {
    let model = evening.model;
    let journey = &mut party.journey;
    if journey.eaten_at <= journey.eating_at {
        return;
    }
    let meal = (journey.eaten_at - journey.eating_at).minutes();
    let mut without = 0_u32;
    let mut total = 0.0;
    for guest in 0..journey.size {
        let late = journey.items.iter().filter(|item| {
            item.guest == guest
                && model.items[item.item.0 as usize].course == Course::Drink
                && item.delivered_at > journey.eating_at
        });
        // A guest of several drinks waits for the last.
        if let Some(came_at) = late.map(|item| item.delivered_at).max() {
            without += 1;
            total += if came_at >= journey.eaten_at {
                1.0
            } else {
                (came_at - journey.eating_at).minutes() / meal
            };
        }
    }
    if without > 0 {
        let share = f64::from(without) / f64::from(journey.size);
        journey.experience.sync.push(Sync { frac: total / f64::from(without), share });
    }
}
