//! Which scenario, and what is set otherwise in it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::values;
use crate::cli::files::is_stream;
use crate::render::safe::for_shell;
use crate::scenario::Override;

/// Which scenario.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ScenarioArgs {
    /// The scenario file (TOML); `-`: standard input.
    #[arg(value_name = "SCENARIO")]
    pub(in crate::cli) scenario: PathBuf,
    /// Replace a value of the scenario, such as `floor.waiters=4`; may be given several times.
    #[arg(long, value_name = "PATH=VALUE", value_parser = values::setting)]
    pub(in crate::cli) set: Vec<Override>,
}

impl ScenarioArgs {
    /// The paths that are set more than once, each with the value that counts, which is the last.
    pub(in crate::cli) fn set_again(&self) -> BTreeMap<&str, &str> {
        let mut again = BTreeMap::new();
        for (at, set) in self.set.iter().enumerate() {
            if self.set[..at].iter().any(|before| before.path == set.path) {
                again.insert(set.path.as_str(), set.value.as_str());
            }
        }
        again
    }

    /// What is set otherwise, as a shell takes it behind a command.
    pub(in crate::cli) fn sets(&self) -> String {
        typed(self.set.iter().map(Override::argument))
    }

    /// The file; `None` where the scenario came from a stream, which is over.
    pub(in crate::cli) fn named_file(&self) -> Option<String> {
        let path = &self.scenario;
        (!is_stream(path)).then(|| path.display().to_string())
    }

    /// The file and what it is changed by, for every point and for the one something broke in, as a shell takes them.
    pub(in crate::cli) fn of_point(&self, overrides: &[String]) -> String {
        let file = for_shell(&self.scenario.display().to_string());
        format!("{file}{}{}", self.sets(), typed(overrides.iter().cloned()))
    }
}

fn typed(arguments: impl Iterator<Item = String>) -> String {
    arguments.flat_map(|set| [" --set ".to_owned(), for_shell(&set)]).collect()
}
