//! How many values a scenario leaves to their defaults, and how many of those are assumed.

use crate::scenario::{DefaultUsed, Provenance};

/// The defaults used in one table of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionDefaults {
    /// The outermost table: `guest`, or `scenario` for what stands in none.
    pub section: String,
    /// Values measured or told elsewhere, with a source.
    pub sourced: usize,
    /// Values that are assumed.
    pub assumed: usize,
}

/// Counts of the defaults by table, in the order of reading.
pub fn by_section(defaults: &[DefaultUsed]) -> Vec<SectionDefaults> {
    let mut sections: Vec<SectionDefaults> = Vec::new();
    for default in defaults {
        let name = default.path.split_once('.').map_or("scenario", |(table, _)| table);
        let place = sections.iter().position(|counted| counted.section == name);
        let place = place.unwrap_or_else(|| {
            let section = name.to_owned();
            sections.push(SectionDefaults { section, sourced: 0, assumed: 0 });
            sections.len() - 1
        });
        match default.provenance {
            Provenance::From(_) => sections[place].sourced += 1,
            Provenance::Assumed => sections[place].assumed += 1,
        }
    }
    sections
}
