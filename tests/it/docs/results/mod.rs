//! The page of results: every column of the tables, every key of the JSON.

mod asked;
mod compared;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use orderflow::catalogue::find;
use serde_json::Value;

use self::asked::{BEST, BREAKEVEN, FRONTIER, HEADING, LADDER, LEVERS, STAFF, SWEEP};
use self::compared::{COMPARISON, SEASON};
use crate::snapshot::assert_page;

/// Keys of one object with what they mean.
type Keys = &'static [(&'static str, &'static str)];

/// Commands whose outputs together have every key, at least one of each; the first has the tables of the page.
struct Section {
    title: &'static str,
    keys: Keys,
    /// Keys that are explained in another section.
    shared: &'static [Keys],
    /// What has the keys of something else: where it stands, and before which keys it is told of.
    alike: &'static [(&'static str, &'static str)],
    commands: &'static [&'static str],
}

/// Columns and keys of the commands that answer one question.
const SECTIONS: [Section; 7] = [
    Section {
        title: "sweep",
        keys: SWEEP,
        shared: &[COMPARISON],
        alike: &[("points[].comparison", "")],
        commands: &["sweep scenarios/mendoza.toml --vary guest.p_ask=0.2,0.7 -n 5"],
    },
    Section {
        title: "breakeven",
        keys: BREAKEVEN,
        shared: &[HEADING],
        alike: &[],
        commands: &[
            "breakeven scenarios/mendoza.toml --vary policy.empowered.training_cost=0..500 --measure worth \
             --policies rigid --variant policy=empowered;@handoff.specials.p_stuck=0.03 \
             --set handoff.specials.p_stuck=0.03",
            "breakeven scenarios/mendoza.toml --vary handoff.specials.p_stuck=0..0.2 \
             --goal guest_score>8@on@90%@of@evenings --set handoff.specials.repair=5min --max-evenings 2000",
        ],
    },
    Section {
        title: "breakeven with two keys",
        keys: FRONTIER,
        shared: &[BREAKEVEN, HEADING],
        alike: &[("points[].breakeven", "")],
        commands: &[
            "breakeven scenarios/mendoza.toml --vary handoff.specials.p_stuck=0.02..0.06/0.04 \
             --vary policy.empowered.training_cost=0..600 --measure worth",
        ],
    },
    Section {
        title: "levers",
        keys: LEVERS,
        shared: &[HEADING],
        alike: &[],
        commands: &["levers scenarios/mendoza.toml --measure profit -n 20"],
    },
    Section {
        title: "ladder",
        keys: LADDER,
        shared: &[HEADING],
        alike: &[],
        commands: &[
            "ladder scenarios/mendoza.toml -n 5 --set guest.p_ask=0.6",
            "ladder scenarios/mendoza.toml -n 5 --causes",
        ],
    },
    Section {
        title: "compare with --best",
        keys: BEST,
        shared: &[HEADING],
        alike: &[],
        commands: &[
            "compare scenarios/mendoza.toml --best profit --within 20 --set guest.p_ask=0.6 \
                     --variant floor.waiters=4",
        ],
    },
    Section {
        title: "staff",
        keys: STAFF,
        shared: &[HEADING],
        alike: &[
            ("one_fewer[].staffing", "staffing"),
            ("about[]", "staffing"),
            ("untold[]", "staffing"),
            ("nearest", "staffing"),
            ("as_it_is", "staffing"),
            ("all_evening.tried[]", "staffing"),
            ("by_period.tried[]", "staffing"),
        ],
        commands: &[
            "staff scenarios/mendoza.toml --policy empowered --goal guest_score>8.6 --goal \
             drinks_wait_min.p90<13.5 --among floor.waiters=2..4",
            "staff scenarios/mendoza.toml --policy empowered --by-period --goal guest_score>8.2 --among floor.waiters=2..3 --among \
             counter.standard.staff=2..2 --among counter.specials.staff=1..1 --set guest.p_ask=0.6",
            "staff scenarios/mendoza.toml --policy empowered --goal guest_score>8.5 --within guest_score=0.1 \
             --among floor.waiters=3..4 --among counter.standard.staff=2..3 --among counter.specials.staff=1..1",
            "staff scenarios/mendoza.toml --policy empowered --among floor.waiters=3..3 --max-evenings 200",
            "staff scenarios/mendoza.toml --goal guest_score>9.9 --among floor.waiters=2..4",
            "staff scenarios/mendoza.toml --goal guest_score>8.44 --within guest_score=0.0001 --policy empowered \
             --among floor.waiters=2..4 --max-evenings 100",
        ],
    },
];

#[test]
fn the_page_of_results_has_every_column_and_every_key() {
    let compared = run("compare scenarios/mendoza.toml -n 60 --assumptions --set guest.p_ask=0.6");
    let square = run("compare scenarios/mendoza.toml -n 5 --variant floor.waiters=4 \
                      --variant policy=empowered;@floor.waiters=4");
    let found = run("compare scenarios/mendoza.toml --precision 40%");
    let again = run("compare scenarios/mendoza.toml --looked 60 -n 60");
    let absolute = run("compare scenarios/mendoza.toml --on worth --precision 10");
    let seasons = run("season scenarios/workaround.toml -n 10");
    let square =
        square.told_as(&[("measures[].interactions.POLICY", "measures[].differences.POLICY")]);
    let overtaken = run("season scenarios/workaround.toml --policies rigid,workaround -n 40 \
                         --set policy.workaround.p_log=0 --set policy.rigid.p_log=0.5");
    assert_explained(&[&compared, &square, &found, &again, &absolute], COMPARISON, &[]);
    assert_explained(&[&seasons, &overtaken], SEASON, &[COMPARISON]);
    let sections: Vec<String> = SECTIONS.iter().map(Section::text).collect();
    let titles = SECTIONS.iter().map(|Section { title, .. }| {
        format!("- [Tables and JSON of {title}](#tables-and-json-of-{})\n", title.replace(' ', "-"))
    });
    let page = format!(
        "# Results for programs and spreadsheets\n\n\
         How to get them: [spreadsheets.md](spreadsheets.md). This page is written by a test.\n\n\
         - [Tables of `run` and `compare`](#tables-of-run-and-compare)\n\
         - [Tables of `season`](#tables-of-season)\n\
         - [JSON of `run` and `compare`](#json-of-run-and-compare)\n\
         - [JSON of `season`](#json-of-season)\n\
         {}\n\
         ## Tables of `run` and `compare`\n\n\
         An empty cell means that there is no such number: the party never came that far, or never had it. \
         Minutes and money have all their digits.\n\n{}\
         ## Tables of `season`\n\n{}\
         ## JSON of `run` and `compare`\n\n\
         `--format json` prints it, `--export-json FILE` saves it. POLICY stands for a policy's name, PART for a \
         part's, MEASURE for a measure's key. A key that would say nothing is left out.\n\n{}\n\
         ## JSON of `season`\n\n\
         `orderflow`, `scenario`, `overrides`, `seed`, `level`, `policies` and `baseline` are as above, and so is \
         what a measure's `key`, `unit` and `better` say.\n\n{}\n{}",
        titles.collect::<String>(),
        compared.columns(),
        seasons.columns(),
        rows_of_keys(COMPARISON),
        rows_of_keys(SEASON),
        sections.join("\n"),
    );
    assert_page("docs/results.md", |_| page);
}

impl Section {
    fn text(&self) -> String {
        let results: Vec<Results> = self.commands.iter().map(|command| run(command)).collect();
        let results: Vec<Results> =
            results.into_iter().map(|one| one.told_as(self.alike)).collect();
        assert_explained(&results.iter().collect::<Vec<_>>(), self.keys, self.shared);
        format!(
            "## Tables and JSON of {}\n\n{}{}",
            self.title,
            results[0].columns(),
            rows_of_keys(self.keys)
        )
    }
}

/// What a command wrote.
struct Results {
    /// Every key, with the keys it stands in.
    keys: BTreeSet<String>,
    /// Keys whose value is null.
    nulls: BTreeSet<String>,
    columns: Vec<[String; 4]>,
}

/// Keys that no command of this page has: of a run that was stopped, and of a lead that one assumption turns.
const ELSEWHERE: [&str; 2] = ["stopped.stage", "assumptions.flips[]"];

/// Runs a command, in whose words `@` stands for a space.
fn run(command: &str) -> Results {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("results")
        .join(command.replace(['/', '<', '>'], "-"));
    drop(fs::remove_dir_all(&folder));
    let file = folder.with_extension("json");
    let output = Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .args(command.split_whitespace().map(|word| word.replace('@', " ")))
        .args(["--format", "json", "--export-csv"])
        .arg(&folder)
        .arg("--export-json")
        .arg(&file)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    let mut table = csv::Reader::from_path(folder.join("columns.csv")).unwrap();
    let columns = table.deserialize().map(Result::unwrap).collect();
    Results::of(&serde_json::from_slice(&fs::read(file).unwrap()).unwrap(), columns)
}

impl Results {
    fn of(json: &Value, columns: Vec<[String; 4]>) -> Self {
        let mut results = Self { keys: BTreeSet::new(), nulls: BTreeSet::new(), columns };
        let mut names = BTreeSet::new();
        add_names(json, &mut names);
        results.add_keys(json, "", &names);
        results
    }

    fn add_keys(&mut self, value: &Value, at: &str, policies: &BTreeSet<&str>) {
        match value {
            Value::Object(entries) => {
                let inside = at.rsplit('.').next();
                for (key, value) in entries {
                    let name = match (inside, key.as_str()) {
                        (Some("set"), _) => "PATH",
                        (Some("by_evening"), _) => "MEASURE",
                        (_, key) if policies.contains(key) => "POLICY",
                        (Some("parts"), _) | (_, "first_week" | "last_week" | "whole") => "PART",
                        (_, key) => key,
                    };
                    let path = if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") };
                    self.add_keys(value, &path, policies);
                }
            }
            Value::Array(values) => {
                for value in values {
                    self.add_keys(value, &format!("{at}[]"), policies);
                }
            }
            Value::Null => {
                self.nulls.insert(at.to_owned());
            }
            Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                self.keys.insert(at.to_owned());
            }
        }
    }

    /// The same with keys that are explained elsewhere told as they are there.
    fn told_as(mut self, alike: &[(&str, &str)]) -> Self {
        for (place, like) in alike {
            let told = |key: &String| match key
                .strip_prefix(place)
                .and_then(|rest| rest.strip_prefix('.'))
            {
                Some(rest) if like.is_empty() => vec![(*place).to_owned(), rest.to_owned()],
                Some(rest) => vec![(*place).to_owned(), format!("{like}.{rest}")],
                None => vec![key.clone()],
            };
            self.keys = self.keys.iter().flat_map(told).collect();
            self.nulls = self.nulls.iter().flat_map(told).collect();
        }
        self
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

/// Names of columns, wherever there is a list of them.
fn add_names<'a>(value: &'a Value, names: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(entries) => {
            let listed = entries.get("policies").and_then(Value::as_array);
            names.extend(listed.into_iter().flatten().filter_map(Value::as_str));
            entries.values().for_each(|value| add_names(value, names));
        }
        Value::Array(values) => values.iter().for_each(|value| add_names(value, names)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => (),
    }
}

/// Whether a column is a measure of the evening, which has a page of its own.
fn is_of_measure([file, name, ..]: &[String; 4]) -> bool {
    ["evenings.csv", "season.csv"].contains(&file.as_str()) && find(name).is_some()
}

/// Holds that each key has its meaning, and that there is each key that has one.
fn assert_explained(results: &[&Results], explained: Keys, elsewhere: &[Keys]) {
    let known: Vec<&str> =
        elsewhere.iter().chain([&explained]).copied().flatten().map(|(key, _)| *key).collect();
    let is_above = |key: &str, known: &str| {
        known.strip_prefix(key).is_some_and(|rest| rest.starts_with(['.', '[']))
    };
    let keys = results.iter().flat_map(|one| &one.keys);
    let unknown: BTreeSet<&String> = keys.filter(|key| !known.contains(&key.as_str())).collect();
    assert!(unknown.is_empty(), "not explained: {unknown:#?}");
    let nulls = results.iter().flat_map(|one| &one.nulls);
    let is_told = |key: &str| known.iter().any(|known| *known == key || is_above(key, known));
    let unknown: BTreeSet<&String> = nulls.filter(|key| !is_told(key)).collect();
    assert!(unknown.is_empty(), "not explained: {unknown:#?}");
    let is_there = |key: &str| {
        let mut seen = results.iter().flat_map(|one| one.keys.iter().chain(&one.nulls));
        ELSEWHERE.contains(&key) || seen.any(|known| known == key || is_above(key, known))
    };
    let missing: Vec<&str> =
        explained.iter().map(|(key, _)| *key).filter(|key| !is_there(key)).collect();
    assert!(missing.is_empty(), "never seen: {missing:#?}");
}

fn rows_of_keys(rows: &[(&str, &str)]) -> String {
    let rows = rows.iter().map(|(key, meaning)| format!("| `{key}` | {meaning} |\n"));
    format!("| key | meaning |\n|---|---|\n{}", rows.collect::<String>())
}
