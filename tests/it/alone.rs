//! A measure does not depend on what else is asked for, although less is then written down of an evening.

use std::ops::ControlFlow;

use orderflow::catalogue::{MeasureKey, Value, all_keys, season_keys};
use orderflow::experiment::{Keep, Plan, run};
use orderflow::model::{Model, Policy};
use orderflow::render::csv;
use orderflow::report::measures;
use orderflow::scenario;
use orderflow::season::SeasonState;

use crate::house::{Setting, model};
use crate::pair::shipped;

/// What makes something of everything happen in the house of `season.toml`.
const EVERYTHING: [Setting<'_>; 36] = [
    ("guest.p_seen", "0.5"),
    ("guest.p_cancel", "0.4"),
    ("guest.p_wrong_item", "0.15"),
    ("guest.p_opportunist", "0.3"),
    ("guest.p_escalate", "0.8"),
    ("guest.balk_at", "2"),
    ("guest.patience", "exponential(mean 12 min)"),
    ("guest.repeat_story", "1 min"),
    ("guest.leave_factor", "2"),
    ("guest.ask_limit", "3"),
    ("guest.interim_ask_at", "1"),
    ("guest.ask_gap", "['2 min', '3 min', '9 min']"),
    ("handoff.specials.p_stuck", "0.4"),
    ("handoff.specials.p_novel", "0.4"),
    ("handoff.specials.ack", "12 min"),
    ("handoff.specials.outages", "[{ from = '20:30', to = '20:50' }]"),
    ("counter.specials.last_order", "'22:15'"),
    ("staff_score.spill_slope", "0.1"),
    ("staff_score.e0", "3"),
    ("staff_score.grumble_slope", "0.1"),
    ("staff_score.cold_slope", "0.04"),
    ("staff_score.fade_slope", "0.04"),
    ("demand.arrivals[2].rate", "18/h"),
    ("demand.order.second", "{ lemonade = 0.5, draft = 0.2, none = 0.3 }"),
    ("item.craft.ticket_mandatory", "true"),
    ("floor.waiters", "[{ from = '19:00', count = 3 }, { from = '20:00', count = 4 }]"),
    ("money.quit_cost", "2300"),
    ("policy.any.comp_share", "1"),
    ("policy.any.giveaway", "0.05"),
    ("policy.any.p_unbilled", "0.3"),
    ("policy.any.p_punish", "0.3"),
    ("policy.any.p_wrong_info", "0.2"),
    ("policy.any.p_boilerplate", "0.3"),
    ("policy.any.training_cost", "40"),
    ("policy.any.p_detect", "0.2"),
    ("policy.any.flag_after", "1"),
];

/// The house with everything on, under a preset.
fn house(preset: &str) -> Model {
    let preset = [("policy.any.preset", preset)];
    let mut model = model(&shipped("season.toml"), &[&preset[..], &EVERYTHING].concat());
    model.policies.retain(|policy| policy.name == "any");
    model
}

/// Measures of five evenings.
fn evenings(model: &Model, policies: &[Policy], measures: Vec<MeasureKey>) -> Vec<Vec<Value>> {
    let plan = Plan::of_policies(model, policies)
        .measures(measures)
        .seed(3)
        .evenings(5)
        .keep(Keep::Evenings);
    let mut rows = Vec::new();
    run(&plan, &mut |block| {
        rows.extend(block.rows.iter().map(|row| row.values.clone()));
        ControlFlow::Continue(())
    });
    rows
}

/// Measures of twelve evenings in a row.
fn season(model: &Model, policies: &[Policy], measures: &[MeasureKey]) -> Vec<Vec<Value>> {
    let mut house = SeasonState::new((model, &policies[0]), measures, (3, 1));
    (0..12).map(|_| house.run_evening()).collect()
}

/// Holds each measure alone to what it is among all; returns those that were anything but 0.
fn hold(
    keys: &[MeasureKey],
    measure: impl Fn(&Model, &[Policy], &[MeasureKey]) -> Vec<Vec<Value>>,
) -> Vec<MeasureKey> {
    let mut telling = Vec::new();
    for preset in scenario::presets() {
        let model = house(preset);
        let all = measure(&model, &model.policies, keys);
        for (idx, key) in keys.iter().enumerate() {
            let alone = measure(&model, &model.policies, &[*key]);
            for (alone, among_all) in alone.iter().zip(&all) {
                assert_eq!(alone[..], [among_all[idx]], "{} under {preset}", key.key());
                if among_all[idx].is_ok_and(|value| value != 0.0) && !telling.contains(key) {
                    telling.push(*key);
                }
            }
        }
    }
    telling
}

#[test]
fn each_measure_asked_for_alone_is_what_it_is_among_all() {
    let (of_evening, of_season) = (all_keys(), season_keys());
    let both = [&of_evening[..], &of_season[..]].concat();
    let listed = csv::sheet(&measures::sheet());
    let listed = listed.lines().skip(1).map(|line| line.split(',').next().unwrap());
    for key in listed {
        assert!(both.iter().any(|known| known.key() == key), "{key} is not held");
    }
    let mut telling =
        hold(&of_evening, |model, policies, keys| evenings(model, policies, keys.to_vec()));
    telling.extend(hold(&both, season));
    // What is 0 everywhere would show nothing.
    let is_silent = |key: &&MeasureKey| key.quantile.is_none() && !telling.contains(key);
    let silent: Vec<String> = both.iter().filter(is_silent).map(|key| key.key()).collect();
    assert_eq!(silent, Vec::<String>::new());
}
