//! What a name was meant to be.

use std::path::PathBuf;

/// The nearest of the known names, if one is near.
fn nearest<'n>(name: &str, known: &'n [String]) -> Option<&'n String> {
    let distance = |word: &&String| strsim::damerau_levenshtein(name, word);
    let limit = name.chars().count().div_ceil(3);
    known.iter().min_by_key(distance).filter(|word| distance(word) <= limit)
}

/// The nearest of the known names, if one is near, and all of them.
pub(in crate::cli) fn instead(name: &str, known: &[String]) -> String {
    let meant =
        nearest(name, known).map(|word| format!("did you mean `{word}`? ")).unwrap_or_default();
    let quoted: Vec<String> = known.iter().map(|word| format!("`{word}`")).collect();
    format!("{meant}known: {}", quoted.join(", "))
}

/// Paths as they are listed.
pub(in crate::cli) fn quoted_paths(paths: &[PathBuf]) -> String {
    let quoted: Vec<String> = paths.iter().map(|path| format!("`{}`", path.display())).collect();
    quoted.join(", ")
}
