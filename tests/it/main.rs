//! Everything that is tested through the library's public doors, a file for each kind of test.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::print_stdout, reason = "tests that count say what they counted")]

mod alone;
mod asking;
mod check;
mod choosing;
mod claims;
mod cli;
mod commands;
mod coverage;
mod diff;
mod distributions;
mod docs;
mod door;
mod enough;
mod evening;
mod explain;
mod files;
mod generated;
mod goals;
mod golden;
mod growth;
mod hostile;
mod house;
mod init;
mod invariants;
mod journey_file;
mod journeys;
mod kernels;
mod layers;
mod ledger;
mod long;
mod mechanisms;
mod mistakes;
mod odd_houses;
mod pair;
mod played;
mod points;
mod practice;
mod problems;
mod rare;
mod readme;
mod repair;
mod reports;
mod reproduce;
mod rivals;
mod samples;
mod saved;
mod scenarios;
mod schema;
mod score_properties;
mod score_report;

mod scoring;
mod seasons;
mod shells;
mod snapshot;
mod statistics;
mod stopping;
mod story;
mod theory;
mod variants;
mod what_if;
mod when_rigid_wins;
mod why;
