//! Several hands at a counter, and tables as places: M/M/c, losses, short lists, patience.

use std::sync::{LazyLock, OnceLock};

use crate::theory::formulas::{erlang_a, erlang_b, mmc_wait, mmck};
use crate::theory::{Case, What};

const HANDS: &str = "tests/theory/many_hands.toml";
const NO_LIST: &str = "tests/theory/no_list.toml";
const SHORT_LIST: &str = "tests/theory/short_list.toml";
const PATIENCE: &str = "tests/theory/patience.toml";
const EATING: &str = "guest.eating";

pub(super) static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let hands = |name, settings, exact, evenings| Case {
        name,
        file: HANDS,
        settings,
        what: What::Measure("last_item_wait_min"),
        exact,
        narrowness: 0.015,
        evenings,
        spoils: &[("item.service.prep", "exponential(mean 1.05 min)")],
        seen: OnceLock::new(),
    };
    let lost = |name, settings, spoils| Case {
        name,
        file: NO_LIST,
        settings,
        what: What::Measure("walkout_share"),
        exact: erlang_b(5, 4.0),
        narrowness: 0.03,
        evenings: 40,
        spoils,
        seen: OnceLock::new(),
    };
    let (turned_away, wait) = mmck(3, 4, 0.5, 6.0);
    let list = |name, key, exact| Case {
        name,
        file: SHORT_LIST,
        settings: &[],
        what: What::Measure(key),
        exact,
        narrowness: 0.02,
        evenings: 20,
        spoils: &[(EATING, "exponential(mean 6.3 min)"), ("demand.arrivals[0].rate", "0.525/min")],
        seen: OnceLock::new(),
    };
    let (gave_up, patient_wait) = erlang_a(5, 0.55, 10.0, 8.0);
    let patience = |name, key, exact| Case {
        name,
        file: PATIENCE,
        settings: &[],
        what: What::Measure(key),
        exact,
        narrowness: 0.02,
        evenings: 40,
        spoils: &[
            (EATING, "exponential(mean 10.5 min)"),
            ("demand.arrivals[0].rate", "0.5775/min"),
        ],
        seen: OnceLock::new(),
    };
    vec![
        hands("M/M/3", &[], 1.0 + mmc_wait(3, 2.0, 1.0), 12),
        hands(
            "M/M/6",
            &[("counter.server.staff", "2"), ("demand.arrivals[0].rate", "4.8/min")],
            1.0 + mmc_wait(6, 4.8, 1.0),
            6,
        ),
        lost("M/M/5/5 (loss)", &[], &[(EATING, "exponential(mean 21 min)")]),
        lost("M/D/5/5 (loss)", &[(EATING, "20 min")], &[(EATING, "21 min")]),
        lost(
            "M/G/5/5 (loss), lognormal, cv 2",
            &[(EATING, "lognormal(mean 20 min, cv 2)")],
            &[(EATING, "lognormal(mean 21 min, cv 2)")],
        ),
        list("M/M/3/7", "turned_away_share", turned_away),
        list("", "queue_wait_min", wait),
        patience("M/M/5+M (abandonment)", "walkout_share", gave_up),
        Case {
            spoils: &[
                (EATING, "exponential(mean 10.5 min)"),
                ("guest.patience", "exponential(mean 8.4 min)"),
            ],
            ..patience("", "queue_wait_min", patient_wait)
        },
    ]
});

#[test]
fn places_are_waited_for_and_missed_as_erlang_and_palm_say() {
    CASES.iter().for_each(Case::check);
}
