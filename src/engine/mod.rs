//! Event calendar and random streams; no restaurant word.
