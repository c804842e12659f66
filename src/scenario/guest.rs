//! How guests behave: `[guest]`, and what they do who have asked enough.

use crate::model::{AtLimit, Guest};

use super::problem::Fault;
use super::reader::Section;

/// Shares may miss their sum by this much.
const SUM_TOLERANCE: f64 = 1e-9;

/// Reads `[guest]`; the base score, its mean and its spread, is read with the score.
pub(super) fn guest(root: &Section<'_>, (base_score, base_sd): (f64, f64)) -> Guest {
    let section = root.section("guest");
    let at_limit = at_limit(&section);
    let guest = section.record(0, (base_score, base_sd, at_limit));
    section.finish();
    guest
}

/// Reads `[guest.at_limit]`: shares that sum to 1; each left out is its default.
fn at_limit(guest: &Section<'_>) -> AtLimit {
    let node = guest.node("at_limit");
    let section = match node {
        Some(node) => guest.inner(node, "at_limit", "guest.at_limit".to_owned()),
        None => guest.section("at_limit"),
    };
    let at_limit: AtLimit = section.record(0, ());
    section.finish();
    let sum = at_limit.sum();
    if let Some(node) = node
        && (sum - 1.0).abs() > SUM_TOLERANCE
    {
        let shown = (sum * 1e9).round() / 1e9;
        let fault = Fault::new(format!("these shares sum to {shown}, not to 1"), "must sum to 1");
        let help =
            "give all four, `manager`, `cancel`, `leave` and `wait`: one left out is its default";
        guest.refuse(node, fault.help(help));
    }
    at_limit
}
