//! JSON for programs: whoever declares a shape keeps it; here it becomes text.

use serde::Serialize;

use crate::render::safe::for_json;

/// The value as lines of JSON, in which every character can be seen.
pub fn pretty(value: &impl Serialize) -> String {
    let json = serde_json::to_string_pretty(value).expect("plain data with string keys is JSON");
    for_json(&json) + "\n"
}
