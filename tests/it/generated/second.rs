//! A second program: money in 128 bits and hours in floating point, from the records, against the measures.

use orderflow::catalogue::{Measure, MeasureKey};
use orderflow::experiment::EveningRow;
use orderflow::model::{Capacity, Model, Roster};
use orderflow::record::{ItemRecord, Journey};
use orderflow::time::SimTime;

/// Compares an evening's measures with what its records say.
pub(super) fn compare(model: &Model, row: &EveningRow, keys: &[MeasureKey]) -> Result<(), String> {
    for (key, value) in keys.iter().zip(&row.values) {
        if value.is_ok_and(|value| !value.is_finite()) {
            return Err(format!("{} is {value:?}", key.key()));
        }
    }
    let value = |measure: Measure| {
        let place = keys.iter().position(|key| *key == MeasureKey::from(measure));
        place.and_then(|place| row.values[place].ok())
    };
    for (journey, scored) in &row.parties {
        journey_is_sound(journey)?;
        if scored.is_some_and(|scored| !(0.0..=10.0).contains(&scored.score)) {
            return Err(format!("a score outside 0 to 10: {scored:?}"));
        }
    }
    let price = |item: &ItemRecord| i128::from(model.items[item.item.0 as usize].price.0);
    let journeys = || row.parties.iter().map(|(journey, _)| journey);
    let of_items = |is_it: fn(&ItemRecord) -> bool| -> i128 {
        journeys().flat_map(|j| &j.items).filter(|item| is_it(item)).map(price).sum()
    };
    let of_accounts = |amount: fn(&Journey) -> i64| -> i128 {
        journeys().map(|journey| i128::from(amount(journey))).sum()
    };
    let delivered = of_items(ItemRecord::is_delivered);
    let unbilled = of_items(|item| item.is_delivered() && item.is_unbilled);
    let revenue = delivered - unbilled - of_accounts(|j| j.account.giveaways.0);
    same("revenue", value(Measure::Revenue), units(revenue))?;
    let given = of_accounts(|j| j.account.comps.0) + of_accounts(|j| j.account.false_claims.0);
    let goods = of_accounts(|j| j.account.goods.0);
    if of_accounts(|j| j.account.comps.0) > revenue {
        return Err("more is given back than was paid".to_owned());
    }
    // Each item is made twice at most.
    let list_price = of_items(|item| item.started_at != SimTime::NEVER);
    let share = model.money.goods_share;
    let cents_off = 0.01 * journeys().map(|j| count(j.items.len()) + 1.0).sum::<f64>();
    if units(goods) > 2.0 * units(list_price) * share + cents_off {
        return Err(format!("goods of {} for {} at list price", units(goods), units(list_price)));
    }
    let Some(labour) = value(Measure::LabourCost) else { return Ok(()) };
    labour_is_possible(model, row, labour)?;
    let seated = journeys().filter(|journey| journey.seated_at != SimTime::NEVER).count();
    let policy = &model.policies[row.policy];
    let training = policy.training_cost / 100.0 * count(seated);
    let fixed = i128::from(model.money.fixed_cost.0);
    let profit = units(revenue - given - goods - fixed) - labour - training;
    same("profit", value(Measure::Profit), profit)
}

fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap())
}

#[expect(clippy::cast_precision_loss, reason = "it is compared with what was rounded before")]
fn units(cents: i128) -> f64 {
    cents as f64 / 100.0
}

fn same(what: &str, found: Option<f64>, expected: f64) -> Result<(), String> {
    let Some(found) = found else { return Ok(()) };
    let scale = expected.abs().max(found.abs()).max(1.0);
    if (found - expected).abs() <= 0.02 + 1e-9 * scale * 100.0 {
        return Ok(());
    }
    Err(format!("{what} is {found}, worked out again {expected}"))
}

/// Wages are of the hours between closing and the last table ready again, which nothing but the last who left
/// and what is done after them decides.
fn labour_is_possible(model: &Model, row: &EveningRow, labour: f64) -> Result<(), String> {
    let wages = |minutes: f64| -> f64 {
        let paid = |roster: &Roster, wage: f64| wage * person_minutes(roster, minutes) / 60.0;
        let at_counters: f64 = model
            .counters
            .iter()
            .map(|counter| paid(&counter.staff, model.money.counter_wage.units()))
            .sum();
        paid(&model.floor.waiters, model.money.waiter_wage.units())
            + at_counters
            + model.money.manager_wage.units() * minutes / 60.0
    };
    let left = row.parties.iter().map(|(j, _)| j.left_at.since_opening().minutes());
    let last_left = left.fold(model.closes.minutes(), f64::max);
    let least = wages(model.closes.minutes());
    let off = 1.0 + 1e-6 * labour.abs();
    if labour < least - off {
        return Err(format!("wages of {labour}, by the roster {least} at least"));
    }
    // Every table may have to wait to be made ready, one after the other.
    let resets = count(row.parties.len()) * 1e6;
    let most = wages(last_left + resets);
    if labour > most + off {
        return Err(format!("wages of {labour}, at most {most} can be"));
    }
    Ok(())
}

/// Person-minutes from opening until so many minutes after it.
fn person_minutes(roster: &Roster, until: f64) -> f64 {
    let first = (0.0, roster.at_opening());
    let later = roster.changes().iter().map(|(from, n)| (from.minutes(), *n));
    let steps: Vec<(f64, Capacity)> = std::iter::once(first).chain(later).collect();
    let ends = steps.iter().skip(1).map(|(from, _)| *from).chain([f64::INFINITY]);
    let each = steps.iter().zip(ends).map(|((from, n), to)| match n {
        Capacity::Limited(n) => f64::from(*n) * (to.min(until) - from.min(until)),
        Capacity::Unlimited => 0.0,
    });
    each.sum()
}

fn journey_is_sound(journey: &Journey) -> Result<(), String> {
    let instants = [journey.arrived_at, journey.left_at];
    if !instants.is_sorted()
        || journey.left_at == SimTime::NEVER
        || journey.arrived_at < SimTime::OPENING
    {
        return Err(format!("a party that does not come and go: {instants:?}"));
    }
    for segment in &journey.experience.segments {
        if !(segment.minutes >= 0.0 && segment.minutes.is_finite()) {
            return Err(format!("a wait of {} minutes", segment.minutes));
        }
    }
    for item in &journey.items {
        let made = [item.sent_at, item.out_at, item.started_at, item.ready_at, item.delivered_at];
        if item.is_delivered() && !made.is_sorted() {
            return Err(format!("an item out of order: {item:?}"));
        }
    }
    Ok(())
}
