//! What somebody who keeps a house expects of its money, and of what is said of it.

use std::ops::ControlFlow;
use std::process::Command;

use orderflow::catalogue::find;
use orderflow::experiment::{Keep, Plan, run};
use orderflow::model::Model;

use crate::house::{Setting, measured, model, party, plain};
use crate::pair::shipped;

/// Means of measures over forty evenings, a policy after the other.
fn means<const N: usize>(model: &Model, keys: [&str; N]) -> Vec<[f64; N]> {
    let measures = keys.map(|key| find(key).unwrap());
    let plan = Plan::of(model).measures(measures).evenings(40).keep(Keep::Evenings);
    let n_policies = model.policies.len();
    let mut sums = vec![[0.0; N]; n_policies];
    run(&plan, &mut |block| {
        for (idx, row) in block.rows.iter().enumerate() {
            for (sum, value) in sums[idx % n_policies].iter_mut().zip(&row.values) {
                *sum += value.unwrap() / 40.0;
            }
        }
        ControlFlow::Continue(())
    });
    sums
}

#[test]
fn the_shipped_houses_could_live_on_what_they_sell() {
    let names = [
        "mendoza.toml",
        "quiet.toml",
        "favour.toml",
        "friday_escalation.toml",
        "licence.toml",
        "tourist_bar.toml",
        "untrained.toml",
        "season.toml",
        "workaround.toml",
    ];
    for name in names {
        let house = model(&shipped(name), &[]);
        for [revenue, goods, labour] in means(&house, ["revenue", "goods_cost", "labour_cost"]) {
            let share = (goods + labour) / revenue;
            assert!(share <= 0.65, "{name}: goods and labour are {share} of sales");
        }
    }
}

/// Two guests who eat and pay, with these settings, and what the evening is worth.
fn worth(settings: &[Setting<'_>]) -> [f64; 5] {
    let house = plain(&party(0.0, 2, &["dish"]), settings);
    let keys = ["worth", "profit", "future_value", "turnover_cost", "unbilled"];
    measured(&house, "rigid", keys)
}

#[test]
fn what_staff_cost_who_leave_is_in_the_worth_and_not_in_the_profit() {
    let [worth_now, profit, future, turnover, _] = worth(&[]);
    assert!(turnover > 1.0);
    assert!((worth_now - (profit + future - turnover)).abs() < 1e-9);
    let [dearer, same, ..] = worth(&[("money.quit_cost", "4600")]);
    assert!((same - profit).abs() < 1e-9);
    assert!((worth_now - dearer - turnover).abs() < 1e-6);
}

#[test]
fn what_is_forgotten_on_tonights_bill_is_on_the_next() {
    let called = [("policy.rigid.without_ticket", "always"), ("handoff.kitchen.p_stuck", "0")];
    let with = |p: &str| worth(&[&called[..], &[("policy.rigid.p_unbilled", p)]].concat());
    let ([_, _, billed, ..], [_, _, forgotten, _, unbilled]) = (with("0"), with("1"));
    assert!((unbilled - 20.0).abs() < 1e-9);
    assert!((billed - forgotten).abs() < 1e-9 && billed > 1.0);
}

#[test]
fn rent_is_a_line_of_the_profit() {
    let [_, before, ..] = worth(&[]);
    let [_, after, ..] = worth(&[("money.fixed_cost", "120.5")]);
    assert!((before - after - 120.5).abs() < 1e-9);
}

/// What a command prints.
fn printed(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const MENDOZA: &str = "scenarios/mendoza.toml";

#[test]
fn a_house_that_closes_a_day_later_says_so() {
    let said =
        printed(&["check", MENDOZA, "--set", "closes=\"24 h\"", "--set", "last_seating=\"23 h\""]);
    assert!(said.contains("19:00 to 19:00 the next day, last seating 18:00"), "{said}");
}

#[test]
fn the_counter_a_ticket_comes_by_way_of_spends_no_time_on_it() {
    let grill = ["counter.grill.staff=1", "handoff.specials.via=grill"];
    let said = printed(&["check", MENDOZA, "--set", grill[0], "--set", grill[1]]);
    assert!(said.contains("by way of `grill`, which takes nobody's time there"), "{said}");
}

#[test]
fn amounts_left_to_another_currency_are_named() {
    let said = printed(&["check", MENDOZA, "--set", "currency=JPY"]);
    let warning = "amounts are in JPY, and these are left to defaults that were set in USD: \
                   `money.waiter_wage` 14, `money.counter_wage` 15";
    assert!(said.contains(warning), "{said}");
    assert!(!printed(&["check", MENDOZA]).contains("left to defaults that were set in"));
}

#[test]
fn a_story_takes_one_policy_and_says_when_nothing_went_wrong() {
    let one = ["story", MENDOZA, "--policies", "rigid", "--evening", "1", "--party", "2"];
    assert!(printed(&one).contains("of 10 under rigid."));
    let calm = printed(&["story", "scenarios/quiet.toml", "--pick", "median"]);
    assert!(calm.contains("Nothing went wrong, as on most evenings."), "{calm}");
}
