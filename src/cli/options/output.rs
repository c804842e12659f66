//! What becomes of results: how they are printed, what is written besides, and whether goals are checked.

use std::path::PathBuf;

use clap::ValueEnum;

use super::values;

/// How results are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
    /// For documents.
    Markdown,
}

/// How a score or a check is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum TextOrJson {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// What is written besides what is printed.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ExportArgs {
    /// Also write the results as JSON into this file, for `orderflow diff` or another program; `-`: to standard
    /// output, and what is printed to standard error.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) export_json: Option<PathBuf>,
    /// Also write tables for a spreadsheet into this directory, with a manifest that says what made them; `-`:
    /// one of them to standard output, and what is printed to standard error.
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) export_csv: Option<PathBuf>,
    /// Which tables `--export-csv` writes, such as `comparison,evenings` [default: all].
    #[arg(long, value_name = "A,B,…", value_delimiter = ',', requires = "export_csv",
          value_parser = values::name)]
    pub(in crate::cli) tables: Vec<String>,
    /// Write tables into a directory that holds something else, and replace files of their names.
    #[arg(long, requires = "export_csv")]
    pub(in crate::cli) force: bool,
}

/// How results are printed, and what is written besides.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ResultsArgs {
    /// How to print the results.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(in crate::cli) format: Format,
    /// What is written besides.
    #[command(flatten)]
    pub(in crate::cli) export: ExportArgs,
}

/// What becomes of the results of evenings.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct OutputArgs {
    /// How they are printed, and what is written besides.
    #[command(flatten)]
    pub(in crate::cli) results: ResultsArgs,
    /// End with exit code 1 if a goal of the scenario is missed, with 3 if none is but one cannot be told: under
    /// every policy but the baseline, or with `=all` under the baseline too.
    #[arg(long, value_name = "WHOSE", num_args = 0..=1, require_equals = true,
          default_missing_value = "others", hide_possible_values = true)]
    pub(in crate::cli) check_goals: Option<CheckedGoals>,
    /// Show every measure instead of the most telling ones.
    #[arg(long, short)]
    pub(in crate::cli) verbose: bool,
}

impl OutputArgs {
    /// Whether results are saved.
    pub(in crate::cli) fn saves(&self) -> bool {
        self.results.export.export_json.is_some()
    }
}

/// Whose goals are checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum CheckedGoals {
    /// Those of every policy but the baseline; of a policy by itself, its own.
    Others,
    /// Those of all policies.
    All,
}
