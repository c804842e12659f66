//! Guests who have had enough: what a promise binds, asks that thin out and end, parties that leave.

use std::ops::ControlFlow;

use std::process::Command;

use orderflow::catalogue::find;
use orderflow::experiment::{Keep, Plan, run};
use orderflow::model::{Cents, Model};
use orderflow::record::{Journey, LeaveReason, Outcome, TraceEvent};
use orderflow::scenario::{self, Override};

use crate::house::{Setting, at, evening, model, moments, party, plain, rigid};
use crate::pair::shipped;
use crate::snapshot::assert_snapshot;

/// Two guests with a dish each and a cocktail each, whose ticket is stuck; waits feel as long as they are.
const ASKS: [Setting<'_>; 5] = [
    ("counter.kitchen.staff", "2"),
    ("handoff.bar.p_stuck", "1"),
    ("guest.p_ask", "1"),
    ("score.m_overdue", "1"),
    ("score.m_broken", "1"),
];

fn asking(settings: &[Setting<'_>]) -> Model {
    let house = plain(&party(0.0, 2, &["dish", "cocktail"]), &[&ASKS, settings].concat());
    assert!(house.policies.iter().any(|policy| policy.name == "rigid"));
    house
}

fn one(house: &Model) -> Journey {
    evening(house, "rigid", 1, 1).parties.remove(0)
}

#[test]
fn a_promise_binds_what_was_asked_for_and_nothing_else() {
    // Asked for the drinks at 12, promised until 17; they come at 14, the plates, which are not late, at 20.
    let broken = |binds: &str| {
        let promise = [
            ("handoff.bar.repair", "10 min"),
            ("item.dish.prep", "20 min"),
            ("guest.promise_binds", binds),
        ];
        let told = one(&asking(&promise));
        assert_eq!(told.experience.incidents.chases, 1, "{binds}");
        told.experience.incidents.promises_broken
    };
    assert_eq!((broken("asked"), broken("missing")), (0, 1));
}

#[test]
fn asks_thin_out_and_end() {
    let thins_out = [
        ("handoff.bar.repair", "90 min"),
        ("guest.ask_gap", "4 min"),
        ("guest.ask_gap_growth", "1.5"),
        ("guest.ask_limit", "5"),
        ("guest.at_limit", "{ manager = 0, cancel = 0, leave = 0, wait = 1 }"),
        // A time named would put off the next ask.
        ("guest.promise_window", "1 min"),
    ];
    let house = asking(&thins_out);
    let asks = moments(&house, "rigid", |what| matches!(what, TraceEvent::Asked(..)));
    assert_eq!(asks, [12.0, 16.0, 22.0, 31.0].map(at));
    let enough = moments(&house, "rigid", |what| *what == TraceEvent::AskedEnough);
    assert_eq!(enough, [at(44.5)]);
    assert!(one(&house).has_asked_enough);
    // What is listed is not multiplied.
    let listed = asking(&[&thins_out[..], &[("guest.ask_gap", "['4 min', '5 min']")]].concat());
    let asks = moments(&listed, "rigid", |what| matches!(what, TraceEvent::Asked(..)));
    assert_eq!(asks, [12.0, 16.0, 21.0, 26.0].map(at));
}

/// The evening of a party that asks once and then does what `share` says, of which all parties are.
fn at_limit(share: &str) -> Journey {
    let all = ["manager", "cancel", "leave", "wait"].map(|name| {
        let p = u8::from(name == share);
        format!("{name} = {p}")
    });
    let shares = format!("{{ {} }}", all.join(", "));
    let settings = [
        ("handoff.bar.repair", "90 min"),
        ("guest.ask_gap", "4 min"),
        ("guest.ask_limit", "2"),
        ("guest.at_limit", &shares),
    ];
    let told = one(&asking(&settings));
    assert!(told.has_asked_enough, "{share}");
    assert_eq!(told.experience.incidents.chases, 1, "{share}");
    told
}

#[test]
fn who_has_asked_enough_goes_to_the_manager_cancels_leaves_or_waits() {
    let manager = at_limit("manager");
    assert_eq!(manager.experience.incidents.escalations, 1);
    assert_eq!((manager.outcome, manager.left_because), (Outcome::Paid, None));

    let cancels = at_limit("cancel");
    let given_up: Vec<_> = cancels.items.iter().map(|item| item.cancelled_at).collect();
    let never = orderflow::time::SimTime::NEVER;
    assert_eq!(given_up, [never, at(16.0), never, at(16.0)]);
    assert_eq!(cancels.outcome, Outcome::Paid);

    let leaves = at_limit("leave");
    assert_eq!((leaves.outcome, leaves.left_at), (Outcome::WalkedOut, at(16.0)));
    assert_eq!(leaves.left_because, Some(LeaveReason::AskLimit));
    // The dishes were on the table at 8: they are paid for.
    assert_eq!(leaves.account.delivered - leaves.account.unbilled, Cents(2000));

    let waits = at_limit("wait");
    assert_eq!((waits.outcome, waits.experience.incidents.escalations), (Outcome::Paid, 0));
}

#[test]
fn who_has_been_at_the_manager_cancels_at_the_limit() {
    let twice = [
        ("handoff.bar.repair", "90 min"),
        ("guest.ask_gap", "4 min"),
        ("guest.escalate_at", "1"),
        ("guest.p_escalate", "1"),
        ("guest.ask_limit", "2"),
        ("guest.at_limit", "{ manager = 1, cancel = 0, leave = 0, wait = 0 }"),
        // The manager says yes, and the repair fails.
        ("policy.escalation.flex", "1"),
        ("policy.escalation.skill", "0"),
        ("policy.escalation.decision", "1 min"),
    ];
    let told = evening(&asking(&twice), "escalation", 1, 1).parties.remove(0);
    assert_eq!(told.experience.incidents.escalations, 1);
    assert!(told.has_asked_enough && told.items[1].is_cancelled());
}

#[test]
fn a_seated_party_whose_food_does_not_come_leaves() {
    let slow = [("item.dish.prep", "90 min"), ("guest.leave_factor", "2")];
    let told = rigid(&party(0.0, 2, &["dish"]), &slow).remove(0);
    // Twice 15 minutes are felt after 15 + 15 / 1.25.
    assert_eq!((told.outcome, told.left_at), (Outcome::WalkedOut, at(27.0)));
    assert_eq!(told.left_because, Some(LeaveReason::Food));
    assert_eq!(told.account.delivered, Cents::ZERO);
    // One dish was in the making, and its goods are used.
    assert_eq!(told.account.goods, Cents(330));
    let patient = [("item.dish.prep", "90 min"), ("guest.leave_factor", "never")];
    assert_eq!(rigid(&party(0.0, 2, &["dish"]), &patient)[0].outcome, Outcome::Paid);
}

#[test]
fn who_has_a_plate_stays() {
    // One cook: the first dish is on the table at 26, a minute before they would leave, the second at 52.
    let slow = [("ticket_per", "item"), ("item.dish.prep", "26 min"), ("guest.leave_factor", "2")];
    let told = rigid(&party(0.0, 2, &["dish"]), &slow).remove(0);
    assert_eq!((told.outcome, told.left_because), (Outcome::Paid, None));
}

#[test]
fn who_leaves_pays_what_has_come_or_nothing() {
    let revenue = |pays: &str| {
        let slow = [
            ("counter.kitchen.staff", "4"),
            ("item.dish.prep", "90 min"),
            ("guest.leave_factor", "2"),
            ("guest.leave_pays", pays),
        ];
        let told = rigid(&party(0.0, 2, &["dish", "beer"]), &slow).remove(0);
        assert_eq!(told.left_because, Some(LeaveReason::Food));
        told.account.delivered - told.account.unbilled
    };
    assert_eq!((revenue("had"), revenue("nothing")), (Cents(1000), Cents::ZERO));
}

#[test]
fn who_is_not_greeted_or_cannot_order_leaves() {
    let nobody =
        ("floor.waiters", "[{ from = '18:00', count = 0 }, { from = '20:00', count = 1 }]");
    let limits = [
        nobody,
        ("guest.leave_factor", "2"),
        ("score.stage.greet.phase", "1"),
        ("score.stage.order.phase", "1"),
    ];
    let greeted = [&limits[..], &[("work.greet", "1 min")]].concat();
    let told = rigid(&party(0.0, 2, &["dish"]), &greeted).remove(0);
    // 3 minutes, and the other 3 felt in 3 / 1.25.
    assert_eq!((told.left_at, told.left_because), (at(5.4), Some(LeaveReason::Greet)));
    let ordered = [&limits[..], &[("work.order", "1 min"), ("guest.reading", "4 min")]].concat();
    let told = rigid(&party(0.0, 2, &["dish"]), &ordered).remove(0);
    // 4 minutes of reading, then 6, and the other 6 felt in 6 / 1.25.
    assert_eq!((told.left_at, told.left_because), (at(14.8), Some(LeaveReason::Order)));
    assert!(told.items.is_empty());
}

#[test]
fn who_cancels_before_the_order_is_entered_is_counted() {
    let cases: [Setting<'_>; 3] =
        [("work.till", "45 min"), ("work.till", "90 min"), ("score.expectation", "0.01")];
    for case in cases {
        let house = model(&shipped("mendoza.toml"), &[case]);
        let plan = Plan::of(&house)
            .measures([find("guest_score").unwrap()])
            .evenings(60)
            .keep(Keep::Evenings);
        run(&plan, &mut |_| ControlFlow::Continue(()));
    }
}

/// What files wrote nothing of before guests did any of this.
const AS_IT_WAS: [&str; 5] = [
    "guest.promise_binds=missing",
    "guest.leave_factor=never",
    "guest.ask_limit=never",
    "guest.ask_gap_growth=1",
    "demand.deal=evening",
];

#[test]
fn each_old_value_can_be_written_and_brings_the_old_numbers_back() {
    let sets = AS_IT_WAS.iter().flat_map(|set| ["--set", set]);
    let output = Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .args(["compare", "scenarios/mendoza.toml", "-n", "20", "--format", "csv"])
        .args(sets)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success());
    assert_snapshot("as_it_was.csv", &String::from_utf8(output.stdout).unwrap());
}

#[test]
fn what_guests_do_must_sum_to_one_and_a_factor_has_no_unit() {
    let refused = |path: &str, value: &str| {
        let set = [Override { path: path.to_owned(), value: value.to_owned() }];
        let problems = scenario::read(&shipped("mendoza.toml"), "mendoza.toml", &set).unwrap_err();
        problems.to_string()
    };
    let sum = refused("guest.at_limit", "{ manager = 1 }");
    assert!(sum.contains("these shares sum to 1.6, not to 1"), "{sum}");
    let unit = refused("guest.leave_factor", "5 min");
    assert!(unit.contains("write 5, not 5 min"), "{unit}");
    let renamed = refused("guest.eating_per_extra_guest", "2 min");
    assert!(renamed.contains("write `eating_per_guest_above_two`"), "{renamed}");
    assert!(refused("guest.ask_limit", "0").contains("at least 1"));
}
