//! What a path that holds no scenario was meant to be.

use std::path::{Path, PathBuf};

/// Where scenarios are looked for beside the place named.
const USUAL_PLACES: [&str; 2] = ["scenarios", "."];

/// Scenario files in a directory, in the order of their names.
pub(super) fn scenarios_in(directory: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(directory).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    let is_scenario = |path: &PathBuf| {
        path.extension().is_some_and(|extension| extension == "toml") && !is_cargo(path)
    };
    let mut scenarios: Vec<PathBuf> = paths.filter(is_scenario).collect();
    scenarios.sort();
    scenarios
}

/// Files of Rust's package manager end like scenarios.
fn is_cargo(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    ["Cargo.toml", "clippy.toml", "rustfmt.toml"].iter().any(|known| name == *known)
}

/// The scenario file whose name is nearest to that of a file that is not there; if none is near, all of
/// the first place that has any.
pub(super) fn meant(path: &Path) -> Vec<PathBuf> {
    let forward = PathBuf::from(path.to_string_lossy().replace('\\', "/"));
    if forward != path && forward.is_file() {
        return vec![forward];
    }
    let beside = path.parent().unwrap_or(Path::new(""));
    let beside = if beside.as_os_str().is_empty() { Path::new(".") } else { beside };
    let places = [beside].into_iter().chain(USUAL_PLACES.map(Path::new));
    let found: Vec<Vec<PathBuf>> = places.map(scenarios_in).collect();
    let stem = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    let typed = stem(path);
    let distance = |known: &PathBuf| strsim::damerau_levenshtein(&typed, &stem(known));
    let limit = typed.chars().count().div_ceil(3);
    let nearest = found.iter().flatten().min_by_key(|known| distance(known));
    if let Some(nearest) = nearest.filter(|known| distance(known) <= limit) {
        return vec![without_dot(nearest)];
    }
    let some = found.into_iter().find(|scenarios| !scenarios.is_empty());
    some.unwrap_or_default().iter().map(|path| without_dot(path)).collect()
}

/// `./a.toml` as one types it.
fn without_dot(path: &Path) -> PathBuf {
    path.strip_prefix(".").unwrap_or(path).to_owned()
}
