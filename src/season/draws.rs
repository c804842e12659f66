//! Random numbers between evenings, keyed by what they are for like those within one.

use crate::engine::Streams;

/// What a number is for. They lie above the purposes of an evening, whose streams have the same keys.
#[derive(Clone, Copy, Debug)]
#[repr(u64)]
pub(super) enum Purpose {
    /// Who thinks of coming, and whether.
    Thought = 1000,
    /// What kind of people a household is.
    Traits,
    /// Whether a guest comes again.
    Return,
    /// Whether a failure is reported.
    Report,
    /// Whether somebody leaves the house's service.
    Quit,
}

/// The numbers of one evening of one season.
#[derive(Clone, Copy, Debug)]
pub(super) struct SeasonDraws {
    streams: Streams,
}

impl SeasonDraws {
    pub(super) fn new(seed: u64, season: u64, evening: u64) -> Self {
        Self { streams: Streams::new(seed, key(season, evening)) }
    }

    pub(super) fn uniform(&self, purpose: Purpose, entity: u32, part: u32) -> f64 {
        self.streams.uniform(purpose as u64, u64::from(entity), u64::from(part))
    }

    pub(super) fn uniforms(&self, purpose: Purpose, entity: u32) -> [f64; 4] {
        self.streams.uniforms(purpose as u64, u64::from(entity), 0)
    }
}

/// The number of an evening among all evenings of all seasons: no two share a stream, and none is an
/// evening that stands by itself, as those are fewer than 2³².
pub(super) fn key(season: u64, evening: u64) -> u64 {
    season << 32 | evening
}

/// The season, and the evening in it, both from 1, of an evening's number among all of all seasons: what
/// [`InvariantViolation::evening`](crate::sim::InvariantViolation::evening) of a season's evening means.
pub fn evening_of(key: u64) -> (u64, u64) {
    (key >> 32, key & u64::from(u32::MAX))
}
