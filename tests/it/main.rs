//! Checks of the library through its public doors, a file for each kind.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod distributions;
mod problems;
mod samples;
mod scenarios;
mod statistics;
