//! Networks: stations one after the other, and orders split over counters.

use std::sync::{LazyLock, OnceLock};

use crate::house::Setting;
use crate::theory::formulas::{fork_join_of_two, mmc_wait};
use crate::theory::{Case, What};

const ORDER: Setting<'_> = ("work.order", "exponential(mean 1.05 min)");
const BILL: Setting<'_> = ("work.bill", "exponential(mean 1.05 min)");
const COOK: Setting<'_> = ("item.thing.prep", "exponential(mean 1.05 min)");
const GRILL: Setting<'_> = ("item.steak.prep", "exponential(mean 1.05 min)");

pub(super) static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let station = |name, key, exact, spoils| Case {
        name,
        file: "tests/theory/stations.toml",
        settings: &[],
        what: What::Measure(key),
        exact,
        narrowness: 0.02,
        evenings: 14,
        spoils,
        seen: OnceLock::new(),
    };
    let waiters = 1.0 + mmc_wait(2, 2.0 * 0.6, 1.0);
    let three = |name, key, exact| Case {
        name,
        file: "tests/theory/three_at_once.toml",
        settings: &[],
        what: What::Measure(key),
        exact,
        narrowness: 0.01,
        evenings: 20,
        spoils: &[GRILL],
        seen: OnceLock::new(),
    };
    let quantile = |p: f64| -libm::log(1.0 - libm::cbrt(p));
    vec![
        // Either visit to the waiters is late when the other takes longer.
        station("Jackson, order", "order_wait_min", waiters, &[ORDER, BILL]),
        station("Jackson, counter", "food_wait_min", 1.0 + mmc_wait(1, 0.6, 1.0), &[COOK]),
        station("Jackson, bill", "bill_wait_min", waiters, &[ORDER, BILL]),
        three("fork–join of 3, M/G/∞", "last_item_wait_min", 1.0 + 1.0 / 2.0 + 1.0 / 3.0),
        three("", "last_item_wait_min.p50", quantile(0.5)),
        three("", "last_item_wait_min.p90", quantile(0.9)),
        three("", "sync_gap_min", 1.0 + 1.0 / 2.0),
        Case {
            file: "tests/theory/two_lines.toml",
            narrowness: 0.02,
            evenings: 14,
            ..three("fork–join of 2, M/M/1", "last_item_wait_min", fork_join_of_two(0.6, 1.0))
        },
    ]
});

#[test]
fn several_counters_keep_guests_waiting_as_jackson_and_flatto_say() {
    CASES.iter().for_each(Case::check);
}
