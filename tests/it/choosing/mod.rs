//! Choosing among columns and among staffings: how often the right one is named, and what is said of it.

mod best;
mod staff;

use orderflow::scenario::{self, Loaded};

const MENDOZA: &str = include_str!("../../../scenarios/mendoza.toml");

/// Mendoza with other text in place of some.
fn mendoza(changes: &[(&str, &str)]) -> Loaded {
    let text = changes.iter().fold(MENDOZA.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    });
    scenario::read(&text, "mendoza.toml", &[]).unwrap()
}
