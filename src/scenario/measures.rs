//! The measures a scenario asks for.

use crate::catalogue::{self, MeasureKey};

use super::kinds;
use super::problem::Fault;
use super::reader::Section;
use super::tree::Node;

/// Says that there is no measure of that key, and which one may be meant.
pub(super) fn unknown_measure(key: &str) -> Fault {
    let fault = Fault::new(format!("unknown measure `{key}`"), "no such measure");
    fault.help(catalogue::instead(key))
}

/// Reads the list; `None`: all measures are wanted.
pub(super) fn measures(root: &Section<'_>) -> Option<Vec<MeasureKey>> {
    let node = root.node("measures")?;
    let items = root.items(node);
    if items.is_empty() {
        let fault = Fault::new("no measure is asked for", "must not be empty");
        root.refuse(node, fault.help("leave `measures` out to get all of them"));
    }
    let mut keys: Vec<MeasureKey> = Vec::new();
    for item in items {
        let Some(key) = root.take(item, &known_key) else {
            continue;
        };
        if keys.contains(&key) {
            let fault =
                Fault::new(format!("measure `{}` is given twice", key.key()), "given before");
            root.refuse(item, fault.help("leave it out here"));
        }
        keys.push(key);
    }
    Some(keys)
}

/// The measure of that key, quantiles included.
fn known_key(node: &Node) -> Result<MeasureKey, Fault> {
    let key = kinds::text(node)?;
    catalogue::find(&key).ok_or_else(|| unknown_measure(&key))
}
