//! Tables of what can be measured and of what the presets are.

use std::fs;
use std::path::Path;

use orderflow::catalogue::{MEASURES, MeasureInfo};
use orderflow::model::Policy;
use orderflow::scenario::{self, DefaultUsed, Provenance};

use crate::commands::text;
use crate::snapshot::assert_page;

#[test]
fn the_page_of_measures_is_the_catalogue() {
    let rows: String = MEASURES.iter().map(row_of_measure).collect();
    let page = format!(
        "# Measures\n\n\
         What is counted of an evening: {} measures. The key names a measure in `[goals]`, in\n\
         `measures = [...]`, after `--on` and `--chart`, and in tables. *Better* says which way ▲ points. Where it\n\
         says p50 and p90, the median and the 90th percentile over an evening's parties can be had too:\n\
         `drinks_wait_min.p90`; over all evenings' parties together: `pooled.drinks_wait_min.p90`. *Lies* says between which numbers every evening's value and every limit lie;\n\
         where nothing is said, it may be any number. Those of *a season* only `orderflow season` has, or has too.\n\n\
         `orderflow measures` prints the same list. This page is written by a test.\n\n\
         | key | called | unit | lies | better | also | of a season | meaning |\n|---|---|---|---|---|---|---|---|\n{rows}",
        MEASURES.len()
    );
    assert_page("docs/measures.md", |_| page);
}

fn row_of_measure(info: &MeasureInfo) -> String {
    let MeasureInfo {
        measure,
        key,
        name,
        unit,
        bounds,
        better,
        meaning,
        has_quantiles,
        decimals: _,
        needs: _,
        listed: _,
    } = info;
    let (unit, better) = (unit.key(), better.key());
    let lies = match (bounds.low.is_finite(), bounds.high.is_finite()) {
        (true, true) => format!("{} to {}", bounds.low, bounds.high),
        (true, false) => format!("from {}", bounds.low),
        (false, _) => String::new(),
    };
    let also = if *has_quantiles { "p50, p90" } else { "" };
    let season = if measure.is_of_season() { "yes" } else { "" };
    format!("| `{key}` | {name} | {unit} | {lies} | {better} | {also} | {season} | {meaning} |\n")
}

#[test]
fn the_table_of_policies_is_that_of_the_presets() {
    let page = text("docs/policies.md");
    let rows: Vec<Vec<&str>> = page
        .lines()
        .skip_while(|line| !line.starts_with("| key "))
        .take_while(|line| line.starts_with('|'))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let [head, _, rows @ ..] = rows.as_slice() else { panic!("the page has the table") };
    let presets = scenario::presets();
    assert_eq!(head[1..=presets.len()], presets);
    for (idx, name) in presets.into_iter().enumerate() {
        // Another preset's values would stay where the table says nothing.
        let other = presets[(idx + 1) % presets.len()];
        let keys = rows.iter().map(|row| setting(row[0].trim_matches('`'), row[idx + 1]));
        let written = written_policy(other, &keys.collect::<String>());
        assert_eq!(Policy { name: name.to_owned(), ..written }, scenario::preset(name).unwrap());
    }
}

fn setting(key: &str, value: &str) -> String {
    let is_bare = value.parse::<f64>().is_ok() || value.parse::<bool>().is_ok();
    if is_bare { format!("{key} = {value}\n") } else { format!("{key} = \"{value}\"\n") }
}

/// A policy that starts from a preset and sets every key.
#[expect(clippy::disallowed_methods, reason = "a shipped house gives the policy a home")]
fn written_policy(preset: &str, keys: &str) -> Policy {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let house = fs::read_to_string(root.join("scenarios/quiet.toml")).unwrap();
    let text = format!("{house}\n[policy.written]\npreset = \"{preset}\"\n{keys}");
    let mut loaded = scenario::read(&text, "written.toml", &[])
        .unwrap_or_else(|problems| panic!("{}", problems.render(false)));
    let left = |path: &str| path.starts_with("policy.written.");
    let missing: Vec<_> = loaded.defaults.iter().filter(|default| left(&default.path)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    loaded.model.policies.pop().unwrap()
}

#[test]
fn the_page_of_the_scenario_has_every_default_and_its_source() {
    let (readme, page) = (text("README.md"), text("docs/scenario.md"));
    let house = readme.split("```").find_map(|block| block.strip_prefix("toml\n")).unwrap();
    let loaded = scenario::read(house, "corner.toml", &[]).unwrap();
    let of_no_policy = |default: &&DefaultUsed| !default.path.starts_with("policy.");
    for DefaultUsed { path, value, provenance } in loaded.defaults.iter().filter(of_no_policy) {
        if let Some((stage, _)) = path.strip_prefix("score.stage.").and_then(|p| p.split_once('.'))
        {
            let row = page.lines().find(|line| line.starts_with(&format!("| `{stage}` | `")));
            assert!(row.unwrap().contains(&format!("`{value}`")), "{path} = {value}");
            continue;
        }
        let source = match provenance {
            Provenance::Assumed => "assumed",
            Provenance::From(source) => source,
        };
        let (begin, end) =
            (format!("| `{}` | `{value}` |", named_x(path)), format!("| {source} |"));
        let has_row = page.lines().any(|line| line.starts_with(&begin) && line.ends_with(&end));
        assert!(has_row, "{begin} … {end}");
    }
}

/// A key, with X for the name of a counter or an item.
fn named_x(path: &str) -> String {
    match path.split('.').collect::<Vec<_>>()[..] {
        [table @ ("counter" | "handoff" | "item"), _, key] => format!("{table}.X.{key}"),
        _ => path.to_owned(),
    }
}
