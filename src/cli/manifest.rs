//! The file of an export that says what made it.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use crate::cli::files::{Contents, shown};
use crate::render::json::pretty;
use crate::results::saved::ColumnEntry;
use crate::results::{Column, Heading};

/// What made an export.
#[derive(Clone, Copy, Debug)]
pub(super) struct Made<'a> {
    /// Name of the command.
    pub(super) command: &'static str,
    /// The scenario's file.
    pub(super) scenario: &'a Path,
    /// Where the results come from.
    pub(super) heading: &'a Heading,
    /// The columns, in the order of the output, and the one they are compared with.
    pub(super) columns: (&'a [Column], usize),
    /// Number of the first evening.
    pub(super) first_evening: u64,
    /// Evenings under each policy, of each season if there are any.
    pub(super) evenings: u64,
    /// Whether the run was stopped before its end.
    pub(super) is_interrupted: bool,
    /// What was played besides, and how.
    pub(super) course: Course<'a>,
}

/// How a run went, where it is more than some evenings.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Course<'a> {
    /// Evenings before the first that said how many are needed.
    pub(super) stage_one: u64,
    /// How many evenings each look before had.
    pub(super) looked: &'a [u64],
    /// Of two stages the number of the one that was ended, if one was.
    pub(super) stage: Option<u64>,
    /// Seasons under each policy.
    pub(super) seasons: Option<u64>,
}

/// The same as it is written. Who reads it finds the same fields in every version, and perhaps more.
#[derive(Serialize)]
struct Manifest<'a> {
    orderflow: &'static str,
    command: &'static str,
    /// Whether all files are there and of this run.
    complete: bool,
    /// Whether the run was stopped before its end.
    interrupted: bool,
    /// Of 1, the tables have no rows of evenings, parties and items.
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<u64>,
    scenario: Scenario<'a>,
    overrides: &'a [String],
    seed: u64,
    #[serde(skip_serializing_if = "<[u64]>::is_empty")]
    looked: &'a [u64],
    /// Evenings before the first that said how many are needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    stage_one: Option<u64>,
    first_evening: u64,
    evenings: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    seasons: Option<u64>,
    policies: Vec<&'a str>,
    columns: Vec<ColumnEntry>,
    baseline: &'a str,
    /// Each file with its rows.
    files: &'a BTreeMap<String, u64>,
    /// Files in the same folder that are not of this export.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    others: &'a [String],
}

#[derive(Serialize)]
struct Scenario<'a> {
    file: String,
    title: &'a str,
    sha256: &'a str,
}

impl Made<'_> {
    /// The text of the manifest of these files.
    pub(super) fn manifest(&self, contents: &Contents) -> String {
        let ((columns, baseline), course) = (self.columns, self.course);
        pretty(&Manifest {
            orderflow: env!("CARGO_PKG_VERSION"),
            command: self.command,
            complete: contents.is_complete,
            interrupted: self.is_interrupted,
            stage: course.stage,
            scenario: Scenario {
                file: shown(self.scenario),
                title: &self.heading.title,
                sha256: &self.heading.sha256,
            },
            overrides: &self.heading.overrides,
            seed: self.heading.seed,
            looked: course.looked,
            stage_one: (course.stage_one > 0).then_some(course.stage_one),
            first_evening: self.first_evening,
            evenings: self.evenings,
            seasons: course.seasons,
            policies: columns.iter().map(|column| column.name.as_str()).collect(),
            columns: ColumnEntry::all(columns),
            baseline: &columns[baseline].name,
            files: &contents.files,
            others: &contents.beside,
        })
    }
}
