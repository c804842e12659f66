//! Tables of what can be written in a scenario: every key, as the rows of the model have it.

use orderflow::catalogue::{Fallback, Key, Provenance, Word};
use orderflow::model::{Policy, keys};

use crate::snapshot::assert_section;

/// Sections of the page, and the tables of the file whose keys stand there.
const SECTIONS: [(&str, &[&str]); 16] = [
    ("head", &[""]),
    ("demand", &["demand", "demand.arrivals"]),
    ("party", &["party"]),
    ("floor", &["floor", "floor.tables", "floor.waiters"]),
    ("work", &["work"]),
    ("counter", &["counter.*", "counter.*.staff"]),
    ("handoff", &["handoff.*", "handoff.*.outages"]),
    ("item", &["item.*"]),
    ("policy", &["policy.*"]),
    ("guest", &["guest", "guest.at_limit"]),
    ("score", &["score"]),
    ("stages", &["score.stage.*"]),
    ("staff_score", &["staff_score"]),
    ("money", &["money"]),
    ("season", &["season"]),
    ("variant", &["variant.*"]),
];

#[test]
fn the_page_of_the_scenario_has_every_key_with_its_default_and_its_source() {
    for (section, tables) in SECTIONS {
        let of_section = keys().filter(|key| tables.contains(&key.table));
        let rows: String = of_section.map(row).collect();
        let head = "| key | default | may be | plausible | meaning | source of the default |\n\
                    |---|---|---|---|---|---|\n";
        assert_section("docs/scenario.md", &format!("keys of {section}"), &format!("{head}{rows}"));
    }
}

#[test]
fn every_table_of_the_file_has_a_section() {
    for key in keys().filter(|key| key.table != "goals") {
        let is_there = SECTIONS.iter().any(|(_, tables)| tables.contains(&key.table));
        assert!(is_there, "{}", key.path());
    }
}

fn row(key: &Key) -> String {
    let path = key.path().replace('*', "X");
    let default = match key.default {
        Fallback::Needed(_) => "needed".to_owned(),
        Fallback::Absent(_) => String::new(),
        Fallback::Is(text) => format!("`{text}`"),
        Fallback::Of(_) if key.table == "policy.*" => "by preset".to_owned(),
        Fallback::Of(texts) if key.table == "score" => format!("`{}`", texts[0]),
        Fallback::Of(texts) => ticked(texts),
    };
    let source = match (key.default, key.provenance) {
        (Fallback::Needed(_) | Fallback::Absent(_), _) => "",
        (Fallback::Is(_) | Fallback::Of(_), Provenance::Assumed) => "assumed",
        (Fallback::Is(_) | Fallback::Of(_), Provenance::From(source)) => source,
    };
    let is_one = matches!(key.default, Fallback::Is(_)) || key.table == "score";
    let plausible = key.plausible(0).filter(|_| is_one);
    let plausible = plausible.map_or(String::new(), |([low, high], _)| format!("{low} to {high}"));
    let (may_be, meaning) = (may_be(key), key.meaning);
    format!("| `{path}` | {default} | {may_be} | {plausible} | {meaning} | {source} |\n")
}

/// Several values in back-ticks.
fn ticked(texts: &[&str]) -> String {
    texts.iter().map(|text| format!("`{text}`")).collect::<Vec<_>>().join(", ")
}

fn may_be(key: &Key) -> String {
    let words = key.shape.words();
    if words.is_empty() {
        return key.shape.told();
    }
    let told = |word: &Word| format!("`{}`: {}", word.name, word.meaning);
    words.iter().map(told).collect::<Vec<_>>().join("<br>")
}

#[test]
fn the_page_of_policies_has_every_preset_and_every_value() {
    let presets = Policy::PRESET_WORDS
        .iter()
        .map(|Word { name, meaning }| format!("- **{name}**: {meaning}\n"));
    assert_section("docs/policies.md", "presets", &presets.collect::<String>());
    let names = Policy::PRESETS.join(" | ");
    let rule = "|---".repeat(Policy::PRESET_WORDS.len() + 2);
    let values = keys().filter(|key| key.table == "policy.*").filter_map(|key| {
        let texts: Option<Vec<&str>> =
            (0..Policy::PRESET_WORDS.len()).map(|idx| key.default.text(idx)).collect();
        Some(format!("| `{}` | {} | {} |\n", key.name, texts?.join(" | "), key.meaning))
    });
    let table: String = values.collect();
    let table = format!("| key | {names} | meaning |\n{rule}|\n{table}");
    assert_section("docs/policies.md", "values", &table);
}
