//! The layers of the library: dependencies run downwards only, and some names belong to one layer.

use std::path::{Path, PathBuf};

/// From the top to the bottom; a module may name only modules further down.
const LAYERS: [&str; 17] = [
    "cli",
    "report",
    "experiment",
    "compare",
    "season",
    "measure",
    "score",
    "sim",
    "forecast",
    "feel",
    "scenario",
    "record",
    "model",
    "catalogue",
    "engine",
    "numbers",
    "time",
];

/// What only some files may name, and which. Of `rand`, the trait is free and the generators are not.
const OWNED: [(&str, &[&str]); 7] = [
    ("toml::", &["scenario/"]),
    ("rand::random", &["engine/"]),
    ("rand::rng", &["engine/"]),
    ("SeedableRng", &["engine/"]),
    ("std::fs", &["cli/"]),
    ("std::env::", &["cli/"]),
    ("std::io", &["cli/"]),
];

fn rank(module: &str) -> usize {
    let rank = LAYERS.iter().position(|layer| *layer == module);
    rank.unwrap_or_else(|| panic!("module `{module}` has no layer"))
}

/// Modules named by `crate::…` in code; comments and links in documentation do not count.
fn named_modules(code: &str) -> Vec<&str> {
    code.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.match_indices("crate::").map(|(at, name)| &line[at + name.len()..]))
        .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or(rest))
        .filter(|name| name.starts_with(char::is_lowercase))
        .collect()
}

/// Edges of a module that point upwards.
fn upward_edges<'c>(module: &str, code: &'c str) -> Vec<&'c str> {
    let mut named = named_modules(code);
    named.retain(|name| rank(name) < rank(module));
    named
}

/// Names in code that belong to other files.
fn borrowed_names(file: &str, code: &str) -> Vec<&'static str> {
    let in_code = |name: &str| {
        code.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(name))
    };
    let is_owner = |owners: &[&str]| owners.iter().any(|owner| file.starts_with(owner));
    let borrowed = OWNED.iter().filter(|(name, owners)| in_code(name) && !is_owner(owners));
    borrowed.map(|(name, _)| *name).collect()
}

fn source_files(directory: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries
        .flat_map(|path| if path.is_dir() { source_files(&path) } else { vec![path] })
        .collect();
    files.sort();
    files
}

/// Every source file below the crate's root, by its path in `src`, with its code.
#[expect(clippy::disallowed_methods, reason = "the test reads the sources")]
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = source_files(&root).into_iter();
    let named = files.map(|path| {
        let code = std::fs::read_to_string(&path).unwrap();
        (path.strip_prefix(&root).unwrap().display().to_string(), code)
    });
    named.filter(|(name, _)| !["lib.rs", "main.rs"].contains(&name.as_str())).collect()
}

#[test]
fn dependencies_run_downwards_only() {
    let files = sources();
    assert!(files.len() > 20, "only {} sources found", files.len());
    for (name, code) in files {
        let module = name.split(['/', '.']).next().unwrap();
        assert_eq!(upward_edges(module, &code), Vec::<&str>::new(), "{name}");
    }
}

#[test]
fn an_upward_edge_is_noticed() {
    let planted =
        "use crate::numbers::stats::Moments;\nfn f() { crate::report::text::measures() }\n";
    assert_eq!(upward_edges("compare", planted), ["report"]);
    assert_eq!(upward_edges("compare", "//! See [`crate::report`].\n"), Vec::<&str>::new());
}

#[test]
fn formats_files_and_generators_are_named_by_their_layer_only() {
    for (name, code) in sources() {
        assert_eq!(borrowed_names(&name, &code), Vec::<&str>::new(), "{name}");
    }
}

#[test]
fn a_borrowed_name_is_noticed() {
    assert_eq!(borrowed_names("report/text.rs", "use std::fs::File;\n"), ["std::fs"]);
    assert_eq!(borrowed_names("cli/output.rs", "use std::fs::File;\n"), Vec::<&str>::new());
    assert_eq!(borrowed_names("sim/world.rs", "let x = rand::random();\n"), ["rand::random"]);
}
