//! A house that changes by the clock.

use crate::pair::Pair;

#[test]
fn a_shift_that_ends_at_the_peak_makes_guests_wait() {
    let early = r#"floor.waiters=[{ from = "19:00", count = 3 }, { from = "21:00", count = 2 }]"#;
    Pair::switch("rigid", &[], &[early])
        .raises("waiter_busy_share")
        .raises("greet_wait_min")
        .lowers("labour_cost");
}

#[test]
fn a_break_at_the_counter_makes_its_drinks_late() {
    let pause = r#"counter.specials.staff=[{ from = "19:00", count = 1 }, { from = "21:00", count = 0 }, { from = "21:20", count = 1 }]"#;
    Pair::switch("rigid", &[], &[pause]).raises("drinks_wait_min");
}

#[test]
fn waiters_with_sections_cannot_help_each_other() {
    Pair::switch("rigid", &[], &["floor.sections=true"]).raises("greet_wait_min");
}

#[test]
fn a_printer_down_for_an_hour_is_worse_than_one_that_works() {
    let down = r#"handoff.specials.outages=[{ from = "20:00", to = "21:00" }]"#;
    let works = "handoff.specials.p_stuck=0";
    Pair::switch("rigid", &[works], &[works, down])
        .raises("handoff_wait_min")
        .raises("drinks_wait_min")
        .lowers("guest_score");
    Pair::policies("rigid", "empowered", &[works, down]).lowers("drinks_wait_min");
}

#[test]
fn a_counter_that_closes_early_sells_less() {
    Pair::switch("rigid", &[], &["counter.specials.last_order=21:00"]).lowers("revenue");
}
