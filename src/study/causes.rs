//! What can go wrong in a house, and the values at which it never does.

use crate::scenario::{Loaded, Override};

/// Something that can go wrong.
#[derive(Clone, Debug)]
pub(super) struct Cause {
    /// What it is.
    pub(super) name: &'static str,
    /// What is set so that it never happens, or never counts.
    pub(super) off: Vec<Override>,
}

/// Longer than any evening.
const LONGER_THAN_AN_EVENING: &str = "1000 min";

/// Everything that can go wrong in this house and can be left out, in the order of a guest's evening.
///
/// Assumption: these values mean that it never happens; what is left of it under some policy is not its doing.
pub(super) fn causes(loaded: &Loaded) -> Vec<Cause> {
    let one = |name, path: &str, value: &str| Cause { name, off: vec![set(path, value)] };
    let handoffs = loaded.model.counters.iter().filter(|counter| counter.handoff.is_some());
    let stuck = handoffs.flat_map(|counter| {
        let path = |key| format!("handoff.{}.{key}", Override::step(&counter.name));
        [set(&path("p_stuck"), "0"), set(&path("outages"), "[]")]
    });
    let all = [
        Cause { name: "stuck tickets", off: stuck.collect() },
        one("wrong items", "guest.p_wrong_item", "0"),
        one("having to ask", "guest.p_ask", "0"),
        one("broken promises", "guest.promise_window", LONGER_THAN_AN_EVENING),
        one("refusals", "score.h_refusal", "0"),
        one("others served first", "guest.p_seen", "0"),
    ];
    all.into_iter().filter(|cause| !cause.off.is_empty() && cause.is_there(loaded)).collect()
}

impl Cause {
    /// Whether leaving it out changes a value.
    fn is_there(&self, loaded: &Loaded) -> bool {
        self.changes(loaded).iter().any(|[_, off, on]| off != on)
    }

    /// Each path with its value off and its value in the house.
    pub(super) fn changes(&self, loaded: &Loaded) -> Vec<[String; 3]> {
        let values = loaded.values();
        let on = |path: &String| {
            let default = || loaded.defaults.iter().find(|default| default.path == *path);
            let given = values.get(path).cloned();
            let is_list = path.ends_with(".outages");
            given
                .or_else(|| default().map(|default| default.value.clone()))
                .unwrap_or_else(|| if is_list { "[]" } else { "0" }.to_owned())
        };
        let changes =
            self.off.iter().map(|off| [off.path.clone(), off.value.clone(), on(&off.path)]);
        changes.filter(|[_, off, on]| off != on).collect()
    }
}

fn set(path: &str, value: &str) -> Override {
    Override { path: path.to_owned(), value: value.to_owned() }
}
