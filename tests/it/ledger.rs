//! The money of an evening balances to the cent, and to what each party had.

use std::ops::ControlFlow;

use orderflow::catalogue::Measure;
use orderflow::experiment::{self, EveningRow, Keep, Plan};
use orderflow::feel::turnover_cost_per_shift;
use orderflow::model::{Cents, Model};
use orderflow::record::ItemRecord;
use orderflow::scenario;

use crate::house::{Setting, assert_close, measured, party, plain};
use crate::pair::shipped;

const MONEY: [Measure; 10] = [
    Measure::Profit,
    Measure::Revenue,
    Measure::Comps,
    Measure::FalseClaims,
    Measure::GoodsCost,
    Measure::LabourCost,
    Measure::TrainingCost,
    Measure::Unbilled,
    Measure::Giveaways,
    Measure::LateComps,
];

/// Runs 200 evenings under all six presets in the house of `mendoza.toml`.
fn for_each_evening(mut check: impl FnMut(&Model, &EveningRow)) {
    let model = scenario::read(&shipped("mendoza.toml"), "mendoza.toml", &[]).unwrap().model;
    let policies = scenario::presets().map(|name| scenario::preset(name).unwrap());
    let plan = Plan::of_policies(&model, &policies)
        .measures(MONEY)
        .evenings(200)
        .threads(2)
        .keep(Keep::Parties);
    let mut n_rows = 0;
    experiment::run(&plan, &mut |block| {
        n_rows += block.rows.len();
        block.rows.iter().for_each(|row| check(&model, row));
        ControlFlow::Continue(())
    });
    assert_eq!(n_rows, 200 * 6);
}

/// A measure of money in cents; it must be a whole number of them.
fn cents(row: &EveningRow, measure: Measure) -> i64 {
    let idx = MONEY.iter().position(|known| *known == measure).unwrap();
    let units = row.values[idx].unwrap();
    let cents = Cents::from_units(units);
    assert!((cents.units() - units).abs() < 1e-9, "{units} has parts of a cent");
    cents.0
}

#[test]
fn profit_is_revenue_less_everything_that_is_paid() {
    for_each_evening(|_, row| {
        let of = |measure| cents(row, measure);
        let paid = of(Measure::Comps)
            + of(Measure::FalseClaims)
            + of(Measure::GoodsCost)
            + of(Measure::LabourCost)
            + of(Measure::TrainingCost);
        assert_eq!(of(Measure::Profit), of(Measure::Revenue) - paid, "evening {}", row.evening);
        assert!(of(Measure::LateComps) <= of(Measure::Comps));
    });
}

#[test]
fn revenue_and_goods_are_those_of_the_items_on_the_tables() {
    for_each_evening(|model, row| {
        let price = |item: &ItemRecord| model.items[item.item.0 as usize].price.0;
        let items = || row.parties.iter().flat_map(|(journey, _)| &journey.items);
        let delivered: i64 = items().filter(|item| item.is_delivered()).map(price).sum();
        let unbilled = items().filter(|item| item.is_delivered() && item.is_unbilled);
        let unbilled: i64 = unbilled.map(price).sum();
        assert_eq!(cents(row, Measure::Unbilled), unbilled, "evening {}", row.evening);
        let left = delivered - unbilled - cents(row, Measure::Giveaways);
        assert_eq!(cents(row, Measure::Revenue), left, "evening {}", row.evening);
    });
}

#[test]
fn wages_run_to_closing_or_to_the_last_table_reset() {
    let labour = |eating| {
        let settings = [("guest.eating", eating), ("work.reset", "12 min")];
        measured(&plain(&party(230.0, 1, &["dish"]), &settings), "rigid", ["labour_cost"])[0]
    };
    // A waiter at 14 an hour, a kitchen and a bar at 15, a manager at 25.
    let hourly = 14.0 + 15.0 + 15.0 + 25.0;
    // Left at 268, the table was ready at 280; the house closes at 300.
    assert_close(labour("30 min"), 5.0 * hourly);
    // Left at 348, the table was ready at 360.
    assert_close(labour("110 min"), 6.0 * hourly);
}

#[test]
fn the_future_value_is_of_what_goods_leave_of_a_bill() {
    let parties = party(0.0, 2, &["dish", "beer"]) + &party(60.0, 1, &["dish"]);
    let settings = [
        ("money.goods_share", "0.25"),
        ("money.intent_to_visit", "0.4"),
        ("money.visits_per_year", "5"),
    ];
    let [future, intent, revenue] = measured(
        &plain(&parties, &settings),
        "rigid",
        ["future_value", "return_intent", "revenue"],
    );
    // Three dishes at 10, two beers at 5, of two parties.
    assert_close(revenue, 40.0);
    assert_close(future, 2.0 * intent * 0.4 * 5.0 * 20.0 * 0.75);
}

#[test]
fn people_who_leave_are_counted_where_there_are_most_of_them() {
    let growing = "[{ from = '18:00', count = 1 }, { from = '19:00', count = 3 }]";
    let turnover = |settings: &[Setting<'_>]| {
        let keys = ["turnover_cost", "waiter_score", "counter_score"];
        let [cost, waiters, counters] =
            measured(&plain(&party(0.0, 1, &["dish"]), settings), "rigid", keys);
        (cost, [waiters, counters].map(|score| turnover_cost_per_shift(score, 2300.0)))
    };
    let (cost, [waiter, at_counter]) = turnover(&[("floor.waiters", growing)]);
    assert_close(cost, 3.0 * waiter + 2.0 * at_counter);
    let (cost, [waiter, at_counter]) = turnover(&[("counter.bar.staff", growing)]);
    assert_close(cost, waiter + 4.0 * at_counter);
}
