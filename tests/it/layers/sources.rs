//! The sources, and what they name: paths from the crate's root, whichever way they are written.

use std::path::{Path, PathBuf};

/// Where the tests inside a file begin; in them `super` is the file itself.
const TESTS: &str = "mod tests {";

/// A source file by its path in `src`, with its code but for lines of comment: links in documentation are
/// no dependencies.
pub(super) struct Source {
    pub(super) file: String,
    pub(super) code: String,
}

impl Source {
    pub(super) fn new(file: &str, text: &str) -> Self {
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let code = code.flat_map(|line| [line, "\n"]).collect();
        Self { file: file.to_owned(), code }
    }

    /// The module it is, from the crate's root.
    pub(super) fn module(&self) -> Vec<&str> {
        let path = self.file.strip_suffix(".rs").expect("sources are Rust");
        path.split('/').filter(|name| *name != "mod").collect()
    }

    /// Every path it names by `crate`, `super` or `self`, from the crate's root.
    pub(super) fn named_paths(&self) -> Vec<Vec<&str>> {
        let module = self.module();
        let (own, tests) = match self.code.split_once(TESTS) {
            Some((own, tests)) => (own, tests),
            None => (self.code.as_str(), ""),
        };
        let in_tests = [&module[..], &["tests"]].concat();
        let mut named = paths(own, &module);
        named.extend(paths(tests, &in_tests));
        named
    }

    /// The paths of its `use` that begin with one of these names.
    pub(super) fn used_paths(&self, first: &[&str]) -> Vec<Vec<&str>> {
        let uses = self.code.split("use ").skip(1);
        let all = uses.flat_map(|tree| expand(tree.trim_start_matches("self::")).0);
        all.filter(|path| first.contains(&path[0])).collect()
    }
}

/// Paths in code that stands in a module, from the crate's root.
fn paths<'c>(code: &'c str, module: &[&'c str]) -> Vec<Vec<&'c str>> {
    let begins = |start: &'static str| code.match_indices(start).map(|(at, _)| at);
    let starts = ["crate::", "super::", "self::"].into_iter().flat_map(begins);
    let is_first = |at: &usize| {
        let before = code[..*at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    };
    let trees = starts.filter(is_first).flat_map(|at| expand(&code[at..]).0);
    trees.map(|path| from_root(&path, module)).collect()
}

fn from_root<'c>(path: &[&'c str], module: &[&'c str]) -> Vec<&'c str> {
    let n_up = path.iter().take_while(|name| **name == "super").count();
    let base = match path[0] {
        "crate" => &[],
        _ => &module[..module.len().saturating_sub(n_up)],
    };
    let named = &path[n_up.max(usize::from(path[0] != "super"))..];
    [base, named].concat()
}

/// The paths of a tree like `a::{b, c::D}`, and what stands behind it.
fn expand(code: &str) -> (Vec<Vec<&str>>, &str) {
    let code = code.trim_start();
    if let Some(branches) = code.strip_prefix('{') {
        return expand_branches(branches);
    }
    let is_end = |c: char| !(c.is_alphanumeric() || c == '_');
    let (name, rest) = code.split_at(code.find(is_end).unwrap_or(code.len()));
    let Some(inner) = rest.strip_prefix("::") else {
        return (vec![vec![name]], rest);
    };
    let (inner, rest) = expand(inner);
    (inner.into_iter().map(|path| [&[name], &path[..]].concat()).collect(), rest)
}

fn expand_branches(mut rest: &str) -> (Vec<Vec<&str>>, &str) {
    let mut all = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if let Some(behind) = rest.strip_prefix('}') {
            return (all, behind);
        }
        let (paths, behind) = expand(rest);
        all.extend(paths);
        // What it is renamed to does not matter.
        let Some(end) = behind.find([',', '}']) else { return (all, "") };
        rest = &behind[end..];
    }
}

fn files(directory: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect();
    files.sort();
    files
}

/// Every source below the crate's root.
#[expect(clippy::disallowed_methods, reason = "the test reads the sources")]
pub(super) fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = files(&root).into_iter().map(|path| {
        let text = std::fs::read_to_string(&path).unwrap();
        Source::new(&path.strip_prefix(&root).unwrap().display().to_string(), &text)
    });
    files.filter(|source| !["lib.rs", "main.rs"].contains(&source.file.as_str())).collect()
}

#[test]
fn a_path_is_found_however_it_is_written() {
    let code = "use crate::a::{self, b::{C, d as e}, f};\nuse super::g::H;\nfn i() { super::super::j::k() }\n\
                pub(super) fn l() { self::m::<N>(); o_crate::p(); }\n// crate::q\n#[cfg(test)]\nmod tests {\n\
                use super::*;\nuse super::super::r;\n}\n";
    let source = Source::new("x/y.rs", code);
    let mut named: Vec<String> = source.named_paths().iter().map(|path| path.join("::")).collect();
    named.sort();
    let expected =
        ["a::b::C", "a::b::d", "a::f", "a::self", "j::k", "x::g::H", "x::r", "x::y::", "x::y::m::"];
    assert_eq!(named, expected);
    let roof = Source::new("x/mod.rs", "mod y;\npub use y::{Z, w};\nuse super::v;\n");
    assert_eq!(roof.module(), ["x"]);
    assert_eq!(roof.named_paths(), [["v"]]);
    assert_eq!(roof.used_paths(&["y"]), [["y", "Z"], ["y", "w"]]);
}
