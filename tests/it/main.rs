//! Everything that is tested through the library's public doors.

mod golden;
mod journeys;
mod scoring;
