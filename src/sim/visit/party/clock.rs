//! The clock of one wait for drinks or food: what the guest knew, minute by minute.
//!
//! It cuts a wait into segments as things are said and happen, and tells when the perceived wait will
//! pass a limit. It knows nothing of parties or policies; how a minute feels is in [`crate::feel`].

use std::cell::Cell;
use std::fmt::Debug;

use crate::feel;
use crate::model::{Stage, WaitPerception};
use crate::record::{Experience, Info, Segment};
use crate::time::SimTime;

/// One running wait.
#[derive(Clone, Debug)]
pub(in crate::sim) struct WaitClock {
    stage: Stage,
    is_running: bool,
    started_at: SimTime,
    /// The acceptable time has passed.
    acceptable_at: SimTime,
    since: SimTime,
    info: Info,
    informed_until: SimTime,
    is_occupied: bool,
    segments: Vec<Segment>,
    /// How many of the segments are added up, and what they felt like [min, ≥ 0]: however often a guest looks at the
    /// clock, each is added once.
    felt: Cell<(usize, f64)>,
}

impl WaitClock {
    pub(in crate::sim) fn new(stage: Stage) -> Self {
        Self {
            stage,
            is_running: false,
            started_at: SimTime::NEVER,
            acceptable_at: SimTime::NEVER,
            since: SimTime::NEVER,
            info: Info::None,
            informed_until: SimTime::NEVER,
            is_occupied: false,
            segments: Vec::new(),
            felt: Cell::new((0, 0.0)),
        }
    }

    pub(in crate::sim) fn stage(&self) -> Stage {
        self.stage
    }

    /// When the acceptable time has passed.
    pub(in crate::sim) fn acceptable_at(&self) -> SimTime {
        self.acceptable_at
    }

    pub(in crate::sim) fn is_running(&self) -> bool {
        self.is_running
    }

    pub(in crate::sim) fn reset(&mut self) {
        self.is_running = false;
        self.segments.clear();
    }

    pub(in crate::sim) fn start(&mut self, now: SimTime, params: &WaitPerception) {
        self.is_running = true;
        self.started_at = now;
        self.acceptable_at = now.foreseen(params.acceptable_min(self.stage));
        self.since = now;
        self.info = Info::None;
        self.informed_until = SimTime::NEVER;
        self.is_occupied = false;
        self.segments.clear();
        self.felt.set((0, 0.0));
    }

    /// A reason and a time were given. Before the acceptable time it changes nothing; after a broken
    /// promise only somebody who takes it over is believed.
    pub(in crate::sim) fn inform(&mut self, now: SimTime, until: SimTime, is_owned: bool) {
        self.mark(now);
        if self.is_running && now >= self.acceptable_at && (is_owned || self.info != Info::Broken) {
            self.info = Info::Informed;
            self.informed_until = if is_owned { until } else { SimTime::OPENING };
        }
    }

    /// A promise was not kept. An older one does not undo what an owner said since.
    pub(in crate::sim) fn break_promise(&mut self, now: SimTime) {
        self.mark(now);
        if self.is_running && !(self.info == Info::Informed && now < self.informed_until) {
            self.info = Info::Broken;
        }
    }

    /// The guest has something in hand from now on.
    pub(in crate::sim) fn occupy(&mut self, now: SimTime) {
        self.mark(now);
        self.is_occupied = true;
    }

    /// Ends the wait and writes it into the experience.
    pub(in crate::sim) fn stop(&mut self, now: SimTime, share: f64, experience: &mut Experience) {
        self.mark(now);
        self.is_running = false;
        if self.segments.is_empty() {
            self.push(0.0, self.info);
        }
        experience.push_wait(self.stage, share, &self.segments);
    }

    /// What a guest has felt of the wait until now [min, ≥ 0].
    pub(in crate::sim) fn felt_min(
        &mut self,
        now: SimTime,
        params: &WaitPerception,
        is_solo: bool,
    ) -> f64 {
        self.mark(now);
        self.felt_so_far(params, is_solo)
    }

    /// The perceived minutes of the segments, of which only the last still grows.
    fn felt_so_far(&self, params: &WaitPerception, is_solo: bool) -> f64 {
        let Some((last, ended)) = self.segments.split_last() else { return 0.0 };
        let of =
            |segment: &Segment| segment.minutes * feel::pace(params, self.stage, segment, is_solo);
        let (n_added, felt) = self.felt.get();
        let felt = ended[n_added..].iter().fold(felt, |felt, segment| felt + of(segment));
        self.felt.set((ended.len(), felt));
        felt + of(last)
    }

    /// When the perceived wait will pass `limit_min`, if nothing is said or done meanwhile.
    pub(in crate::sim) fn passes_at(
        &self,
        limit_min: f64,
        params: &WaitPerception,
        is_solo: bool,
    ) -> SimTime {
        if !self.is_running {
            return SimTime::NEVER;
        }
        let mut left = limit_min - self.felt_so_far(params, is_solo);
        let mut from = self.since;
        let mut info = self.info;
        if info == Info::None && from < self.acceptable_at {
            let quiet = (self.acceptable_at - from).minutes() * self.pace(info, params, is_solo);
            if left > quiet {
                left -= quiet;
                from = self.acceptable_at;
                info = Info::Overdue;
            }
        }
        from.foreseen((left / self.pace(info, params, is_solo)).max(0.0))
    }

    fn pace(&self, info: Info, params: &WaitPerception, is_solo: bool) -> f64 {
        feel::pace(params, self.stage, &self.segment(1.0, info), is_solo)
    }

    /// Closes the segment that has been running, cut where the acceptable time passed.
    fn mark(&mut self, now: SimTime) {
        if !self.is_running || now <= self.since {
            return;
        }
        if self.info == Info::None && now > self.acceptable_at {
            if self.since < self.acceptable_at {
                self.push((self.acceptable_at - self.since).minutes(), Info::None);
                self.since = self.acceptable_at;
            }
            self.info = Info::Overdue;
        }
        self.push((now - self.since).minutes(), self.info);
        self.since = now;
    }

    fn push(&mut self, minutes: f64, info: Info) {
        let segment = self.segment(minutes, info);
        match self.segments.last_mut() {
            Some(last) if last.info == info && last.is_occupied == self.is_occupied => {
                last.minutes += minutes;
            }
            _ => self.segments.push(segment),
        }
    }

    fn segment(&self, minutes: f64, info: Info) -> Segment {
        Segment { minutes, info, is_occupied: self.is_occupied, is_unfair: false }
    }
}

/// When a wait of a stage since an instant will feel as long as `limit_min`, if nothing is said.
pub(in crate::sim) fn unexplained_passes_at(
    (stage, since): (Stage, SimTime),
    limit_min: f64,
    params: &WaitPerception,
    is_solo: bool,
) -> SimTime {
    let mut clock = WaitClock::new(stage);
    clock.start(since, params);
    clock.passes_at(limit_min, params, is_solo)
}

/// Writes a wait of which nothing was said: quiet until the acceptable time, overdue from then on.
pub(in crate::sim) fn push_unexplained(
    stage: Stage,
    minutes: f64,
    share: f64,
    params: &WaitPerception,
    experience: &mut Experience,
) {
    let acceptable = params.acceptable_min(stage);
    let segment = |minutes, info| Segment { minutes, info, is_occupied: false, is_unfair: false };
    let quiet = segment(minutes.min(acceptable), Info::None);
    if minutes > acceptable {
        let overdue = segment(minutes - acceptable, Info::Overdue);
        experience.push_wait(stage, share, &[quiet, overdue]);
    } else {
        experience.push_wait(stage, share, &[quiet]);
    }
}
