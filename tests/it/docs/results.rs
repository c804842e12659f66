//! The page of results: every column of the tables, every key of the JSON.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use orderflow::catalogue::find;
use serde_json::Value;

use crate::snapshot::assert_page;

/// What the keys of a comparison's JSON mean; POLICY and PART stand for names.
const COMPARISON: &[(&str, &str)] = &[
    ("orderflow", "Version of the program."),
    ("scenario.title", "Title of the scenario."),
    ("scenario.sha256", "Checksum of the scenario file, before overrides."),
    ("overrides[]", "What was given with `--set`, in order."),
    ("seed", "The seed."),
    ("first_evening", "Number of the first evening."),
    ("looked[]", "How many evenings each look before had, none of which are among these."),
    ("evenings", "How many evenings each policy had."),
    (
        "stopped.because",
        "`asked`: so many were asked for; `known`: the precision is reached; `unknown`: it is not, and more \
         evenings were not allowed; `interrupted`: the run was stopped before its end.",
    ),
    (
        "stopped.stage",
        "Of a run in two stages that was stopped before its end the one it was in; of 1, its evenings only were to \
         say how many are needed.",
    ),
    ("stopped.stage_one", "Evenings before the first that only named how many these are."),
    ("stopped.on", "The measure that was to be known."),
    (
        "stopped.precision_share",
        "How well: half the width of the interval, as a share of the mean.",
    ),
    ("stopped.precision", "How well: half the width of the interval, in the measure's unit."),
    ("level.together", "How sure all differences of a measure are together."),
    ("level.each_difference", "How sure each difference is by itself, for that."),
    ("level.method", "How the one comes from the other: `none` or `bonferroni`."),
    ("policies[]", "Names of the columns, in the order of output: policies, variants, files."),
    ("columns[].name", "The name again."),
    ("columns[].policy", "The policy that is played in it."),
    ("columns[].set[]", "In what its house differs from the scenario's, as `PATH=VALUE`."),
    ("baseline", "The policy the others are compared with."),
    ("measures[].key", "The measure."),
    ("measures[].unit", "Its unit; money is named by the currency."),
    ("measures[].better", "`higher`, `lower` or `neither`."),
    ("measures[].policies.POLICY.mean", "Mean over evenings; null: none has a value."),
    ("measures[].policies.POLICY.low", "Lower limit of its 95 % interval."),
    ("measures[].policies.POLICY.high", "Upper limit of its 95 % interval."),
    ("measures[].policies.POLICY.evenings", "How many evenings have a value."),
    (
        "measures[].policies.POLICY.differing.evenings",
        "How many of them differ from the commonest value, where fewer than 50 do.",
    ),
    (
        "measures[].policies.POLICY.differing.low",
        "Exact lower 95 % limit of the share of all evenings that differ.",
    ),
    ("measures[].policies.POLICY.differing.high", "Exact upper 95 % limit of that."),
    ("measures[].policies.POLICY.reason", "Why a number is null."),
    (
        "measures[].policies.POLICY.leads",
        "Whether it has the best mean of all policies, or cannot be told from the one that has.",
    ),
    ("measures[].policies.POLICY.bad_evening.value", "Nine evenings of ten are better."),
    ("measures[].policies.POLICY.bad_evening.low", "Lower limit of its 95 % interval."),
    ("measures[].policies.POLICY.bad_evening.high", "Upper limit of its 95 % interval."),
    ("measures[].policies.POLICY.bad_evening.reason", "Why a limit is null."),
    ("measures[].policies.POLICY.worst_evening.evening", "Number of the worst evening."),
    ("measures[].policies.POLICY.worst_evening.value", "The value on it."),
    ("measures[].differences.POLICY.mean", "The policy less the baseline, mean over evenings."),
    ("measures[].differences.POLICY.low", "Lower limit of its interval."),
    ("measures[].differences.POLICY.high", "Upper limit of its interval."),
    ("measures[].differences.POLICY.better_on", "On how many evenings the policy did better."),
    ("measures[].differences.POLICY.evenings", "How many evenings have a value under both."),
    (
        "measures[].differences.POLICY.differing.evenings",
        "How many of them differ from the commonest difference, where fewer than 50 do.",
    ),
    (
        "measures[].differences.POLICY.differing.low",
        "Exact lower 95 % limit of the share of all evenings that differ.",
    ),
    ("measures[].differences.POLICY.differing.high", "Exact upper 95 % limit of that."),
    (
        "measures[].differences.POLICY.verdict",
        "`better`, `worse`, `different`, `same` or `cannot_tell`.",
    ),
    ("measures[].differences.POLICY.evenings_to_tell", "So many evenings might tell."),
    (
        "measures[].differences.POLICY.variance_reduction",
        "So many times more evenings it would take without the same guests under both.",
    ),
    ("measures[].differences.POLICY.why.total", "What the parts add up to: the mean."),
    ("measures[].differences.POLICY.why.parts.PART", "What this part contributes."),
    ("measures[].differences.POLICY.reason", "Why a number is null."),
    (
        "goals[].key",
        "The goal's measure, with `difference.` before it if it is one of a difference.",
    ),
    ("goals[].must_be", "The limit."),
    ("goals[].policies.POLICY", "`met`, `missed` or `cannot_tell`."),
    ("goals[].broken.POLICY.share", "Share of the evenings on which it is broken."),
    ("goals[].broken.POLICY.low", "Exact lower 95 % limit of that."),
    ("goals[].broken.POLICY.high", "Exact upper 95 % limit of that."),
    ("goals[].broken.POLICY.evenings", "Of how many evenings."),
    ("rivals.measure", "The measure in which a policy leads the baseline: `guest_score`."),
    (
        "rivals.lead_of",
        "That policy: the one the first sentences tell of. Smaller changes of the baseline were tried.",
    ),
    ("rivals.first_evening", "Number of the first evening they were tried on."),
    ("rivals.evenings", "On how many evenings: the first 100 of the results at most."),
    ("rivals.interrupted", "Whether the run was stopped while they were tried: they are fewer."),
    ("rivals.lead.mean", "The lead on these evenings."),
    ("rivals.lead.low", "Lower limit of its interval."),
    ("rivals.lead.high", "Upper limit of its interval."),
    (
        "rivals.level",
        "How sure the limits of the lead, of each difference and of each share are; all of a kind hold together.",
    ),
    ("rivals.tried[].policy", "The policy of a smaller change."),
    ("rivals.tried[].overrides[]", "What is set otherwise than in the baseline's house."),
    ("rivals.tried[].difference.mean", "What it brings over the baseline, on the same evenings."),
    ("rivals.tried[].difference.low", "Lower limit of its interval."),
    ("rivals.tried[].difference.high", "Upper limit of its interval."),
    (
        "rivals.tried[].share_of_lead.mean",
        "Which share of the lead that is (1: all of it); null: the lead differs on few evenings.",
    ),
    (
        "rivals.tried[].share_of_lead.low",
        "Lower limit of its interval (Fieller); null: the lead on these evenings may be zero.",
    ),
    ("rivals.tried[].share_of_lead.high", "Upper limit of its interval."),
];

/// What the further keys of a season's JSON mean.
const SEASON: &[(&str, &str)] = &[
    ("seasons", "How many seasons each policy had."),
    ("evenings_in_a_row", "Evenings of a season."),
    (
        "measures[].PART",
        "`first_week`, `last_week` or `whole`: evenings of each season, over seasons.",
    ),
    ("measures[].PART.policies.POLICY.mean", "Mean over seasons; null: none has a value."),
    ("measures[].PART.policies.POLICY.low", "Lower limit of its 95 % interval."),
    ("measures[].PART.policies.POLICY.high", "Upper limit of its 95 % interval."),
    ("measures[].PART.policies.POLICY.seasons", "How many seasons have a value."),
    ("measures[].PART.policies.POLICY.reason", "Why a number is null."),
    ("measures[].PART.differences.POLICY.mean", "The policy less the baseline."),
    ("measures[].PART.differences.POLICY.low", "Lower limit of its interval."),
    ("measures[].PART.differences.POLICY.high", "Upper limit of its interval."),
    ("measures[].PART.differences.POLICY.seasons", "How many seasons have a value under both."),
    ("measures[].PART.differences.POLICY.reason", "Why a number is null."),
    ("measures[].PART.differences.POLICY.better_on", "In how many seasons the policy did better."),
    ("measures[].PART.differences.POLICY.verdict", "As in a comparison."),
    ("measures[].course.POLICY[].mean", "An evening's mean over seasons, the first evening first."),
    ("measures[].course.POLICY[].low", "Lower limit of its 95 % interval."),
    ("measures[].course.POLICY[].high", "Upper limit of its 95 % interval."),
    ("measures[].course.POLICY[].seasons", "How many seasons have a value."),
    ("measures[].course.POLICY[].reason", "Why a number is null."),
    ("measures[].course.POLICY[].p10", "One season of ten has less."),
    ("measures[].course.POLICY[].p50", "The middle season."),
    ("measures[].course.POLICY[].p90", "Nine seasons of ten have less."),
    ("overtakings[].measure", "A measure in which one policy overtakes another."),
    ("overtakings[].by", "Which one overtakes."),
    ("overtakings[].overtaken", "Which one is overtaken."),
    ("overtakings[].week", "From which week on it is surely ahead."),
];

#[test]
fn the_page_of_results_has_every_column_and_every_key() {
    let compared = run(&["compare", "scenarios/mendoza.toml", "-n", "60"]);
    let found = run(&["compare", "scenarios/mendoza.toml", "--precision", "40%"]);
    let again = run(&["compare", "scenarios/mendoza.toml", "--looked", "60", "-n", "60"]);
    let seasons = run(&["season", "scenarios/workaround.toml", "-n", "10"]);
    let keys = |results: &[&Results]| -> BTreeSet<String> {
        results.iter().flat_map(|results| results.keys()).collect()
    };
    assert_explained(&keys(&[&compared, &found, &again]), &[COMPARISON]);
    assert_explained(&keys(&[&seasons]), &[COMPARISON, SEASON]);
    let page = format!(
        "# Results for programs and spreadsheets\n\n\
         How to get them: [spreadsheets.md](spreadsheets.md). This page is written by a test.\n\n\
         - [Tables of `run` and `compare`](#tables-of-run-and-compare)\n\
         - [Tables of `season`](#tables-of-season)\n\
         - [JSON of `run` and `compare`](#json-of-run-and-compare)\n\
         - [JSON of `season`](#json-of-season)\n\n\
         ## Tables of `run` and `compare`\n\n\
         An empty cell means that there is no such number: the party never came that far, or never had it. \
         Minutes and money have all their digits.\n\n{}\
         ## Tables of `season`\n\n{}\
         ## JSON of `run` and `compare`\n\n\
         `--format json` prints it, `--export-json FILE` saves it. POLICY stands for a policy's name, PART for a \
         part's. A key that would say nothing is left out.\n\n{}\n\
         ## JSON of `season`\n\n\
         `orderflow`, `scenario`, `overrides`, `seed`, `level`, `policies` and `baseline` are as above, and so is \
         what a measure's `key`, `unit` and `better` say.\n\n{}",
        compared.columns(),
        seasons.columns(),
        rows_of_keys(COMPARISON),
        rows_of_keys(SEASON),
    );
    assert_page("docs/results.md", |_| page);
}

/// What a command wrote.
struct Results {
    json: Value,
    columns: Vec<[String; 4]>,
}

fn run(arguments: &[&str]) -> Results {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("results")
        .join(arguments.join(" ").replace('/', "-"));
    drop(std::fs::remove_dir_all(&folder));
    let output = Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .args(arguments)
        .args(["--format", "json", "--export-csv"])
        .arg(&folder)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut table = csv::Reader::from_path(folder.join("columns.csv")).unwrap();
    let columns = table.deserialize().map(Result::unwrap).collect();
    Results { json: serde_json::from_slice(&output.stdout).unwrap(), columns }
}

impl Results {
    /// Every key, with the keys it stands in.
    fn keys(&self) -> BTreeSet<String> {
        let names: Vec<&str> =
            self.json["policies"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let mut keys = BTreeSet::new();
        add_keys(&self.json, "", &names, &mut keys);
        keys
    }

    /// A table a file. What an evening has of every measure is told once, elsewhere.
    fn columns(&self) -> String {
        let mut page = String::new();
        for columns in self.columns.chunk_by(|one, next| one[0] == next[0]) {
            page.extend(["### `", &columns[0][0], "`\n\n"]);
            if columns.iter().any(is_of_measure) {
                page.push_str("Besides these a column for each [measure](measures.md).\n\n");
            }
            page.push_str("| column | unit | meaning |\n|---|---|---|\n");
            for [_, name, unit, meaning] in columns.iter().filter(|column| !is_of_measure(column)) {
                page.extend(["| `", name, "` | ", unit, " | ", meaning, " |\n"]);
            }
            page.push('\n');
        }
        page
    }
}

fn add_keys(value: &Value, at: &str, policies: &[&str], keys: &mut BTreeSet<String>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                let is_part = at.rsplit('.').next() == Some("parts");
                let name = match key.as_str() {
                    key if policies.contains(&key) => "POLICY",
                    _ if is_part => "PART",
                    "first_week" | "last_week" | "whole" => "PART",
                    key => key,
                };
                let path = if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") };
                add_keys(value, &path, policies, keys);
            }
        }
        Value::Array(values) => {
            for value in values {
                add_keys(value, &format!("{at}[]"), policies, keys);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            keys.insert(at.to_owned());
        }
    }
}

/// Whether a column is a measure of the evening, which has a page of its own.
fn is_of_measure([file, name, ..]: &[String; 4]) -> bool {
    ["evenings.csv", "season.csv"].contains(&file.as_str()) && find(name).is_some()
}

/// Holds that each key has its meaning.
fn assert_explained(keys: &BTreeSet<String>, explained: &[&[(&str, &str)]]) {
    let is_known =
        |key: &&String| explained.iter().copied().flatten().any(|(known, _)| known == key);
    let unknown: Vec<&String> = keys.iter().filter(|key| !is_known(key)).collect();
    assert!(unknown.is_empty(), "{unknown:#?}");
}

fn rows_of_keys(rows: &[(&str, &str)]) -> String {
    let rows = rows.iter().map(|(key, meaning)| format!("| `{key}` | {meaning} |\n"));
    format!("| key | meaning |\n|---|---|\n{}", rows.collect::<String>())
}
