//! What the house pays, and what a guest who returns is worth.

use crate::model::MoneyParams;

use super::kinds::{money, not_negative, positive, share};
use super::reader::{Provenance::Assumed, Provenance::From, Section};

/// Reads `[money]`.
pub(super) fn params(root: &Section<'_>) -> MoneyParams {
    let s = root.section("money");
    let params = MoneyParams {
        goods_share: s.or("goods_share", "0.33", From("completecontroller.com: 28–36 %"), share),
        waiter_wage: s.or("waiter_wage", "14", Assumed, money),
        counter_wage: s.or("counter_wage", "15", Assumed, money),
        manager_wage: s.or("manager_wage", "25", Assumed, money),
        quit_cost: s.or("quit_cost", "2300", From("a trade figure, in USD (shiftroll.ai)"), money),
        false_claim: s.or("false_claim", "12", Assumed, money),
        failed_after: s.or("failed_after", "3.0", Assumed, positive),
        intent_to_visit: s.or(
            "intent_to_visit",
            "0.35",
            From("datadelivers.com: 17 % of first visitors return; mixed with regulars, assumed"),
            share,
        ),
        visits_per_year: s.or("visits_per_year", "3", Assumed, not_negative),
    };
    s.finish();
    params
}
