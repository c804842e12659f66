//! Everything that is tested through the library's public doors, a file for each kind of test.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod alone;
mod asking;
mod check;
mod claims;
mod cli;
mod commands;
mod coverage;
mod diff;
mod distributions;
mod docs;
mod door;
mod evening;
mod generated;
mod goals;
mod golden;
mod house;
mod invariants;
mod journey_file;
mod journeys;
mod layers;
mod ledger;
mod mechanisms;
mod mistakes;
mod odd_houses;
mod pair;
mod problems;
mod readme;
mod repair;
mod reports;
mod reproduce;
mod samples;
mod scenarios;
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
mod when_rigid_wins;
mod why;
