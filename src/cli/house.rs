//! The scenario that was named, read with what is set otherwise; what stands there instead of one.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::cli::error::{Error, FileError, Kind, quoted_paths};
use crate::cli::files::{self, is_stream};
use crate::cli::nearby;
use crate::cli::options::ScenarioArgs;
use crate::scenario::{self, Loaded};

/// What stands in place of a scenario.
#[derive(Debug, thiserror::Error)]
enum NoScenario {
    /// There is no such file.
    #[error("there is no file `{}`", path.display())]
    Nothing {
        /// Which file.
        path: PathBuf,
        /// The one that was probably meant, or those there are.
        nearby: Vec<PathBuf>,
    },
    /// A directory.
    #[error("`{}` is a directory, not a scenario", path.display())]
    Directory {
        /// Which one.
        path: PathBuf,
        /// Scenario files in it.
        scenarios: Vec<PathBuf>,
    },
    /// Saved results.
    #[error("`{}` holds saved results, not a scenario", path.display())]
    Results {
        /// Which file.
        path: PathBuf,
    },
}

impl Kind for NoScenario {
    fn help(&self) -> Option<String> {
        match self {
            Self::Nothing { nearby, .. } => meant(nearby),
            Self::Directory { scenarios, .. } => Some(held(scenarios)),
            Self::Results { path } => {
                Some(format!("`orderflow diff {} OTHER.json` compares results", path.display()))
            }
        }
    }
}

/// The scenario, with its overrides.
pub(super) fn load(args: &ScenarioArgs) -> Result<Loaded, Error> {
    let path = &args.scenario;
    if path.is_dir() && !is_stream(path) {
        let scenarios = nearby::scenarios_in(path);
        return Err(NoScenario::Directory { path: path.clone(), scenarios }.into());
    }
    let text = files::read(path).map_err(|error| match error {
        FileError::Read { path, source }
            if source.kind() == ErrorKind::NotFound && !is_stream(&args.scenario) =>
        {
            NoScenario::Nothing { nearby: nearby::meant(&path), path }.into()
        }
        other => Error::from(other),
    })?;
    if is_saved_result(&text) {
        return Err(NoScenario::Results { path: path.clone() }.into());
    }
    Ok(scenario::read(&text, &files::shown(path), &args.set)?)
}

/// Whether a text is what `--export-json` writes; no scenario begins with a brace.
fn is_saved_result(text: &str) -> bool {
    text.trim_start().starts_with('{') && text.contains("\"orderflow\"")
}

/// The scenario that was meant, or those that are there.
fn meant(nearby: &[PathBuf]) -> Option<String> {
    match nearby {
        [] => None,
        [meant] => Some(format!("did you mean `{}`?", meant.display())),
        several => Some(format!("there are {}", quoted_paths(several))),
    }
}

/// The scenarios of a folder.
fn held(scenarios: &[PathBuf]) -> String {
    match scenarios {
        [] => "it holds no scenario (a file that ends in .toml)".to_owned(),
        [only] => format!("it holds `{}`", only.display()),
        several => format!("name one of {}", quoted_paths(several)),
    }
}

/// What scenarios' files are called as columns: by their names without `.toml`, or by their paths where two have the
/// same.
pub(super) fn names_of(paths: &[&PathBuf]) -> Vec<String> {
    let stem = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let n_called = |name: &str| paths.iter().filter(|path| stem(path) == name).count();
    let name = |path: &&PathBuf| match stem(path) {
        name if n_called(&name) == 1 => name,
        _ => files::shown(path),
    };
    paths.iter().map(name).collect()
}
