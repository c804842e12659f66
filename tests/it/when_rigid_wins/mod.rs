//! When does rigid win? Each place where a ledger on paper says so, put to the simulator.
//!
//! A row varies one parameter of the house of `mendoza.toml` with tickets as they are said to be on average
//! (3 in 100 get stuck). Its claim is the sign of the difference on both sides of a threshold, for three
//! opponents: rigid as it is, rigid in a house where guests notice how staff feel, and the same without
//! its courtesy check-back. `docs/when-rigid-wins.md` shows the rows, each with the value at which the answer turns.

mod even;
mod rows;

use self::rows::ROWS;
use crate::pair::{Pair, side};

/// Tickets that get stuck, unless a row varies just that.
const STUCK: &str = "handoff.specials.p_stuck=0.03";

/// What makes the three opponents.
const OPPONENTS: [&[&str]; 3] = [
    &[],
    &["staff_score.spill_slope=0.1", "staff_score.grumble_slope=0.04"],
    &[
        "policy.rigid.check_back=none",
        "staff_score.spill_slope=0.1",
        "staff_score.grumble_slope=0.04",
    ],
];

const EVENINGS: u64 = 400;

/// What was found of a parameter.
#[derive(Clone, Copy, Debug)]
enum Found {
    /// Rigid does better at the first value, the free policy at the second.
    Flips { rigid: &'static str, free: &'static str, evenings: u64 },
    /// The free policy does better even at this value.
    Never { even_at: &'static str, evenings: u64 },
}

const fn flips(rigid: &'static str, free: &'static str) -> Found {
    Found::Flips { rigid, free, evenings: EVENINGS }
}

const fn never(even_at: &'static str) -> Found {
    Found::Never { even_at, evenings: EVENINGS }
}

impl Found {
    /// The same, seen on more evenings.
    const fn on(self, evenings: u64) -> Self {
        match self {
            Self::Flips { rigid, free, .. } => Self::Flips { rigid, free, evenings },
            Self::Never { even_at, .. } => Self::Never { even_at, evenings },
        }
    }
}

fn number(value: &str) -> f64 {
    value.split(' ').next().unwrap().parse().unwrap()
}

/// One parameter, and where the answer turns.
#[derive(Clone, Copy, Debug)]
struct Row {
    id: &'static str,
    what: &'static str,
    free: &'static str,
    sets: &'static [&'static str],
    vary: &'static str,
    /// Where it is searched for the value at which the answer turns.
    range: &'static str,
    measure: &'static str,
    ledger: &'static str,
    found: [Found; 3],
}

const fn row(id: &'static str, what: &'static str) -> Row {
    Row {
        id,
        what,
        free: "empowered",
        sets: &[STUCK],
        vary: "",
        range: "",
        measure: "worth",
        ledger: "",
        found: [never(""); 3],
    }
}

impl Row {
    fn check(&self) {
        for (found, opponent) in self.found.into_iter().zip(OPPONENTS) {
            match found {
                Found::Flips { rigid, free, evenings } => {
                    self.pair(rigid, opponent, evenings).lowers(self.measure);
                    self.pair(free, opponent, evenings).raises(self.measure);
                }
                Found::Never { even_at, evenings } => {
                    self.pair(even_at, opponent, evenings).raises(self.measure);
                }
            }
        }
    }

    /// From rigid to the free policy.
    fn pair(&self, value: &str, opponent: &[&str], evenings: u64) -> Pair {
        let setting = format!("{}={value}", self.vary);
        let sets = [self.sets, opponent, &[setting.as_str()]].concat();
        Pair::new("mendoza.toml", evenings, side("rigid", &sets), side(self.free, &sets))
    }
}

fn check(id: &str) {
    let rows: Vec<&Row> = ROWS.iter().filter(|row| row.id == id).collect();
    assert!(!rows.is_empty(), "{id} has a row");
    rows.into_iter().for_each(Row::check);
}

#[test]
fn e1_tickets_that_never_fail_do_not_turn_the_answer() {
    check("E1");
}

#[test]
fn e2_failures_that_heal_fast_do_not_turn_the_answer() {
    check("E2");
}

#[test]
fn e3_rigid_is_worth_more_where_things_served_first_are_not_billed() {
    check("E3");
}

#[test]
fn e4_rigid_is_worth_more_where_staff_give_goods_away() {
    check("E4");
}

#[test]
fn e5_rigid_is_worth_more_where_comps_are_several_times_the_price() {
    check("E5");
}

#[test]
fn e6_rigid_is_worth_more_where_a_third_of_parties_makes_false_claims() {
    check("E6");
}

#[test]
fn e7_wrong_items_turn_the_answer_only_where_everything_is_called_over() {
    check("E7");
}

#[test]
fn e8_repairs_that_never_succeed_do_not_turn_the_answer() {
    check("E8");
}

#[test]
fn e9_a_saturated_counter_does_not_turn_the_answer() {
    check("E9");
}

#[test]
fn e10_rigid_wins_where_every_party_brings_two_needless_interruptions() {
    check("E10");
}

#[test]
fn e11_guests_who_never_come_back_do_not_turn_the_answer() {
    check("E11");
}

#[test]
fn e12_rigid_is_worth_more_where_training_is_dear() {
    check("E12");
}

#[test]
fn e13_rigid_is_worth_more_than_licence_unless_every_seventh_ticket_fails() {
    check("E13");
}

#[test]
fn e14_a_printer_that_reports_leaves_less_to_gain_and_does_not_turn_the_answer() {
    check("E14");
}
