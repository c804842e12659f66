//! Everything that is tested through the library's public doors.

mod golden;
mod journey_file;
mod journeys;
mod score_properties;
mod score_report;
mod scoring;
