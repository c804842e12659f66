//! Arguments, files and streams: the only layer that touches them.

pub mod journey_file;
