//! Everything that is tested through the library's public doors, a file for each kind of test.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cli;
mod distributions;
mod golden;
mod journey_file;
mod journeys;
mod layers;
mod ledger;
mod mechanisms;
mod pair;
mod problems;
mod readme;
mod reports;
mod samples;
mod scenarios;
mod score_properties;
mod score_report;
mod scoring;
mod snapshot;
mod statistics;
mod when_rigid_wins;
