//! Mistakes made in shipped scenarios, a thousand ways: reading finds each, on its line, and says the way out;
//! and how many of them an editor finds by the schema.

mod document;
mod kinds;
mod made;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use orderflow::report::schema;
use orderflow::scenario;

use self::kinds::Kind;
use self::made::{Mistake, mistakes};
use super::judge::Judge;
use super::{KEPT, as_json, shipped};
use crate::commands::text;
use crate::snapshot::assert_section;

/// Fewer would leave out too much of a scenario.
const LEAST: usize = 200;

/// How many mistakes of a kind were made, and how many of them the schema finds.
#[derive(Clone, Copy, Default)]
struct Count {
    made: usize,
    seen: usize,
}

#[test]
fn every_mistake_is_found_on_its_line_with_a_way_out() {
    let judge = Judge::new(&schema::json());
    let mut counts: BTreeMap<Kind, Count> = BTreeMap::new();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mistakes");
    prepare(&folder);
    for path in shipped() {
        let house = text(path.to_str().unwrap());
        let name = path.file_stem().unwrap().to_str().unwrap();
        let made = mistakes(&house);
        assert!(made.len() >= LEAST, "only {} mistakes made in {name}", made.len());
        let mut shown: Vec<(Kind, bool)> = Vec::new();
        for mistake in &made {
            assert_found(mistake, name);
            let seen = as_json(&mistake.text).is_none_or(|document| !judge.accepts(&document));
            let count = counts.entry(mistake.kind).or_default();
            count.made += 1;
            count.seen += usize::from(seen);
            // One of each is tried from outside: by the command, and in `.ci/run` by editors' programs.
            if !shown.contains(&(mistake.kind, seen)) {
                shown.push((mistake.kind, seen));
                try_from_outside(mistake, seen, name, &folder);
            }
        }
    }
    assert_section("docs/validation.md", "mistakes", &table(&counts));
}

/// The message names the place, shows the line, says the rule and the way out.
fn assert_found(mistake: &Mistake, name: &str) {
    let Mistake { kind, text, line, what } = mistake;
    let Err(problems) = scenario::read(text, "house.toml", &[]) else {
        panic!("{name}: {what} ({}) is not found", kind.words())
    };
    let here = problems.iter().find(|problem| line.is_none_or(|line| problem.line == line));
    let shown = problems.to_string();
    let Some(problem) = here else {
        panic!("{name}: {what} is not told on line {line:?}:\n{shown}")
    };
    assert!(!problem.message.is_empty(), "{name}: {what} has no rule:\n{shown}");
    let has_way_out = problem.help.is_some() || *kind == Kind::Syntax && !problem.label.is_empty();
    assert!(has_way_out, "{name}: {what} has no way out:\n{shown}");
    assert!(shown.contains(&format!("house.toml:{}:{}", problem.line, problem.column)), "{shown}");
}

/// A folder that is like the repository to whoever looks for the schema.
#[expect(clippy::disallowed_methods, reason = "editors' programs read files")]
fn prepare(folder: &Path) {
    // Whatever an earlier test left there must not count.
    if folder.exists() {
        fs::remove_dir_all(folder).unwrap();
    }
    for found in ["seen", "unseen"] {
        let docs = folder.join(found).join("docs");
        fs::create_dir_all(&docs).unwrap();
        fs::create_dir_all(folder.join(found).join("scenarios")).unwrap();
        fs::write(folder.join(found).join(KEPT), schema::json()).unwrap();
    }
}

#[expect(clippy::disallowed_methods, reason = "the command reads files")]
fn try_from_outside(mistake: &Mistake, seen: bool, name: &str, folder: &Path) {
    let found = if seen { "seen" } else { "unseen" };
    let file = format!("{name}-{}.toml", mistake.kind.words().replace(' ', "-"));
    let path = folder.join(found).join("scenarios").join(file);
    let (_, rest) = mistake.text.split_once('\n').unwrap();
    fs::write(&path, format!("#:schema ../docs/scenario.schema.json\n{rest}")).unwrap();
    let line = mistake.line.map(|line| line.to_string()).unwrap_or_default();
    fs::write(path.with_extension("line"), line).unwrap();
    let checked =
        Command::new(env!("CARGO_BIN_EXE_orderflow")).arg("check").arg(&path).output().unwrap();
    assert_eq!(checked.status.code(), Some(2), "{}", path.display());
    assert!(String::from_utf8_lossy(&checked.stderr).starts_with("error: "), "{}", path.display());
}

fn table(counts: &BTreeMap<Kind, Count>) -> String {
    let row = |words: &str, Count { made, seen }: Count| {
        format!("| {words} | {made} | {made} | {seen} |\n")
    };
    let rows: String = counts.iter().map(|(kind, count)| row(kind.words(), *count)).collect();
    let sum = |of: fn(&Count) -> usize| counts.values().map(of).sum();
    let all = row("all", Count { made: sum(|count| count.made), seen: sum(|count| count.seen) });
    format!(
        "| mistake | made | found by `check` | found by the schema |\n|---|---|---|---|\n{rows}{all}"
    )
}
