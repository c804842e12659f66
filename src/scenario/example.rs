//! Values as rows write them, for those who show them in another format.

use serde::de::DeserializeOwned;
use toml::{Table, Value};

use crate::catalogue::{Fallback, Key};

/// The value in the example of a key that has no default; `None` for other keys.
///
/// # Panics
///
/// If the example is no TOML, or `T` cannot hold it: a test reads all of them.
pub fn example<T: DeserializeOwned>(key: &Key) -> Option<T> {
    let (Fallback::Needed(written) | Fallback::Absent(written)) = key.default else { return None };
    let table: Table = toml::from_str(written).expect("examples can be pasted into a file");
    let mut value = Value::Table(table);
    // What names the file chooses is part of the value.
    for _ in key.name.split('.').filter(|name| *name != "*") {
        let Value::Table(table) = value else { unreachable!("an example begins with its key") };
        value = table.into_iter().next().expect("an example has a value").1;
    }
    Some(value.try_into().expect("the value of an example fits"))
}

/// A default as a value: what reads as a number or as true or false is one, anything else is text.
pub fn typed<T: DeserializeOwned>(default: &str) -> T {
    let read = format!("value = {default}").parse::<Table>();
    let read = read.ok().and_then(|mut table| table.remove("value"));
    let value = match read {
        Some(value @ (Value::Integer(_) | Value::Float(_) | Value::Boolean(_))) => value,
        _ => Value::String(default.to_owned()),
    };
    value.try_into().expect("a plain value fits")
}
