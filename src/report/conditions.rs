//! Under which conditions results came about that are not those of the file as it stands.

use crate::render::Block;
use crate::results::Heading;

/// The seed that is used where none is named.
const USUAL_SEED: u64 = 1;

/// The seed and what was set otherwise than in the file; `None` if that is nothing.
pub fn conditions(heading: &Heading) -> Option<Block> {
    let seed = (heading.seed != USUAL_SEED).then(|| format!("Of seed {}.", heading.seed));
    let sets = match heading.overrides.as_slice() {
        [] => None,
        sets => Some(format!("Set otherwise than in the file: {}.", sets.join(", "))),
    };
    let told: Vec<String> = seed.into_iter().chain(sets).collect();
    (!told.is_empty()).then(|| Block::Note(told.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_not_as_usual_is_told() {
        let heading = |seed, overrides: &[&str]| Heading {
            title: String::new(),
            sha256: String::new(),
            overrides: overrides.iter().map(|set| (*set).to_owned()).collect(),
            seed,
            currency: String::new(),
        };
        let told = |seed, overrides: &[&str]| match conditions(&heading(seed, overrides)) {
            Some(Block::Note(told)) => told,
            Some(_) | None => String::new(),
        };
        assert_eq!(told(1, &[]), "");
        assert_eq!(told(7, &[]), "Of seed 7.");
        assert_eq!(
            told(7, &["floor.waiters=4", "guest.p_ask=0"]),
            "Of seed 7. Set otherwise than in the file: floor.waiters=4, guest.p_ask=0."
        );
    }
}
