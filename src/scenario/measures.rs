//! The measures a scenario asks for.

use super::kinds;
use super::problem::Fault;
use super::reader::Section;
use super::suggest;
use super::tree::Node;

/// Keys of the measures.
const KEYS: &[&str] = &[
    "parties",
    "served_share",
    "turned_away_share",
    "walkout_share",
    "queue_wait_min",
    "greet_wait_min",
    "order_wait_min",
    "bill_wait_min",
    "drinks_wait_min",
    "food_wait_min",
    "each_drink_wait_min",
    "each_plate_wait_min",
    "last_item_wait_min",
    "sync_gap_min",
    "handoff_wait_min",
    "asks_per_party",
    "promises_broken_per_party",
    "refusals_per_party",
    "escalations_per_party",
    "unmet_per_party",
    "guest_score",
    "return_intent",
    "nps",
    "promoter_share",
    "detractor_share",
    "silent_detractor_share",
    "waiter_score",
    "counter_score",
    "waiter_busy_share",
    "revenue",
    "comps",
    "late_comps",
    "unbilled",
    "labour_cost",
    "profit",
    "future_value",
    "worth",
];

/// Whether there is a measure of that key; `KEY.p50` and `KEY.p90` are its quantiles.
fn check_key(key: &str) -> Result<(), Fault> {
    let base = key
        .strip_suffix(".p50")
        .or(key.strip_suffix(".p90"))
        .unwrap_or(key);
    if KEYS.contains(&base) {
        return Ok(());
    }
    let help = match suggest::nearest(base, KEYS.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "`orderflow measures` lists them".to_owned(),
    };
    Err(Fault::new(format!("unknown measure `{key}`"), "no such measure").help(help))
}

/// Reads the list; `None`: all measures are wanted.
pub(super) fn measures(root: &Section<'_>) -> Option<Vec<String>> {
    let node = root.node("measures")?;
    let items = root.items(node);
    if items.is_empty() {
        let fault = Fault::new("no measure is asked for", "must not be empty");
        root.refuse(node, fault.help("leave `measures` out to get all of them"));
    }
    let mut keys: Vec<String> = Vec::new();
    for item in items {
        let Some(key) = root.take(item, &known_key) else {
            continue;
        };
        if keys.contains(&key) {
            let fault = Fault::new(format!("measure `{key}` is given twice"), "given before");
            root.refuse(item, fault.help("leave it out here"));
        }
        keys.push(key);
    }
    Some(keys)
}

fn known_key(node: &Node) -> Result<String, Fault> {
    let key = kinds::text(node)?;
    check_key(&key).map(|()| key)
}
