//! Finished results as text and data: the only layer that knows output formats. Pure.

pub mod score;
