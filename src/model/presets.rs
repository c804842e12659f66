//! What stands above the columns of the defaults: presets of policies with what they mean, scorers, stages.

use crate::catalogue::{Key, Word};

use super::{Policy, Scorer, Stage};

/// Every preset of a policy, from rigid to free, in the order of the columns of their defaults, and what it
/// means.
pub const PRESETS: [Word; Policy::PRESETS.len()] = [
    Word { name: "rigid", meaning: "Nothing without its ticket. \"They are coming.\"" },
    Word { name: "escalation", meaning: "The waiter asks the manager, who mostly says yes." },
    Word {
        name: "favour",
        meaning: "The waiter breaks the rule in secret and says so: \"we are not supposed to, but for you …\"",
    },
    Word {
        name: "concierge",
        meaning: "A guest who had to ask twice gets one waiter who owns the case.",
    },
    Word {
        name: "empowered",
        meaning: "When something went wrong the waiter says so and goes to mend it.",
    },
    Word { name: "licence", meaning: "Everybody does as he likes, ticket or not." },
];

/// Names of the columns that a key has a default in, if it has more than one.
pub fn columns(key: &Key) -> Vec<&'static str> {
    match key.table {
        "policy.*" => PRESETS.map(|preset| preset.name).to_vec(),
        "score.stage.*" => Stage::ALL.map(Stage::key).to_vec(),
        "score" => Scorer::WORDS.iter().map(|scorer| scorer.name).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Fallback;
    use crate::model::keys;

    #[test]
    fn there_is_a_name_for_every_column() {
        assert_eq!(PRESETS.map(|preset| preset.name), Policy::PRESETS);
        for key in keys() {
            if let Fallback::Of(texts) = key.default {
                assert_eq!(columns(key).len(), texts.len(), "{}", key.path());
            }
        }
    }
}
