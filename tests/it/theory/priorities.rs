//! Who goes first: waiters bring bills before they clear, and a counter listens before it goes on.

use std::sync::{LazyLock, OnceLock};

use crate::theory::formulas::{Class, cobham};
use crate::theory::{Case, What};

pub(super) static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let bill = Class { rate: 0.4, mean: 0.5, cv2: 1.0 };
    let clear = Class { rate: 0.4, mean: 1.5, cv2: 1.0 / 3.0 };
    let interruption = Class { rate: 0.3, mean: 0.5, cv2: 1.0 / 3.0 };
    let item = Class { rate: 0.6, mean: 1.0, cv2: 1.0 };
    let waits = cobham(&[interruption, item]);
    let own = interruption.rate / item.rate * interruption.mean;
    let spare = 1.0 - interruption.rate * interruption.mean - item.rate * item.mean;
    vec![
        Case {
            name: "Cobham, first class",
            file: "tests/theory/bill_first.toml",
            settings: &[],
            what: What::Measure("bill_wait_min"),
            exact: bill.mean + cobham(&[bill, clear])[0],
            narrowness: 0.01,
            evenings: 12,
            spoils: &[
                ("work.bill", "exponential(mean 0.525 min)"),
                ("work.clear", "uniform(0 min, 3.15 min)"),
            ],
            seen: OnceLock::new(),
        },
        Case {
            name: "Cobham, second class",
            file: "tests/theory/interrupted.toml",
            settings: &[],
            what: What::Measure("food_wait_min"),
            exact: item.mean + waits[1] + own / spare,
            narrowness: 0.03,
            evenings: 20,
            spoils: &[
                ("item.thing.prep", "exponential(mean 1.05 min)"),
                ("counter.kitchen.interrupt", "uniform(0 min, 1.05 min)"),
                ("policy.rigid.extra_interruptions", "0.525"),
            ],
            seen: OnceLock::new(),
        },
    ]
});

#[test]
fn who_goes_first_waits_less_as_cobham_says() {
    CASES.iter().for_each(Case::check);
}
