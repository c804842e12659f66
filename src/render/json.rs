//! JSON for programs: whoever declares a shape keeps it; here it becomes text.

use serde::Serialize;

/// The value as lines of JSON.
pub fn pretty(value: &impl Serialize) -> String {
    let json = serde_json::to_string_pretty(value).expect("plain data with string keys is JSON");
    json + "\n"
}
