//! Failures by their cause, who reports them, and what is mended.

use crate::model::{Model, Policy, ReportedBy, SeasonParams, Survey};
use crate::record::Journey;
use crate::season::draws::{Purpose, SeasonDraws};

/// A handoff whose tickets get stuck.
#[derive(Clone, Copy, Debug)]
struct Cause {
    /// Chance of sticking at first.
    at_first: f64,
    /// And now.
    p_stuck: f64,
    /// Reports since it was last mended.
    reports: u32,
    has_failed_before: bool,
    has_failed_tonight: bool,
}

/// What went wrong on one evening, and what became of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Failures {
    pub(super) all: u32,
    /// Of a cause that had failed on an evening before.
    pub(super) repeated: u32,
    /// Reported to somebody who can mend.
    pub(super) reported: u32,
}

/// The causes of a house: one for each counter, without effect where it has no handoff.
#[derive(Clone, Debug)]
pub(super) struct Causes {
    by_counter: Vec<Cause>,
    tonight: Failures,
    mended: u32,
}

impl Causes {
    pub(super) fn new(model: &Model) -> Self {
        let cause = |p_stuck| Cause {
            at_first: p_stuck,
            p_stuck,
            reports: 0,
            has_failed_before: false,
            has_failed_tonight: false,
        };
        let p_stuck = model.counters.iter().map(|c| c.handoff.as_ref().map_or(0.0, |h| h.p_stuck));
        Self { by_counter: p_stuck.map(cause).collect(), tonight: Failures::default(), mended: 0 }
    }

    /// Times anything was mended so far.
    pub(super) fn mended(&self) -> u32 {
        self.mended
    }

    /// Makes the house what mending has made of it.
    pub(super) fn apply(&self, model: &mut Model) {
        for (counter, cause) in model.counters.iter_mut().zip(&self.by_counter) {
            if let Some(handoff) = &mut counter.handoff {
                handoff.p_stuck = cause.p_stuck;
            }
        }
    }

    /// Counts the failures a party met, one for each counter, and those that are reported.
    pub(super) fn note(
        &mut self,
        journey: &Journey,
        model: &Model,
        (draws, p_report): (SeasonDraws, f64),
    ) {
        for (number, cause) in (0..).zip(&mut self.by_counter) {
            let is_here = |item: &crate::record::ItemRecord| {
                model.items[item.item.0 as usize].counter.0 == number
            };
            if !journey.items.iter().any(|item| item.was_stuck && is_here(item)) {
                continue;
            }
            self.tonight.all += 1;
            self.tonight.repeated += u32::from(cause.has_failed_before);
            cause.has_failed_tonight = true;
            let is_reported = draws.uniform(Purpose::Report, journey.party, number) < p_report;
            self.tonight.reported += u32::from(is_reported);
            cause.reports += u32::from(is_reported);
        }
    }

    /// After the evening: what was reported often enough is mended by the next.
    pub(super) fn close(&mut self, params: &SeasonParams) -> Failures {
        for cause in &mut self.by_counter {
            cause.has_failed_before |= std::mem::take(&mut cause.has_failed_tonight);
            if cause.reports >= params.n_fix {
                cause.reports = 0;
                let floor = cause.at_first * params.fix_floor;
                let mended = (cause.p_stuck * (1.0 - params.fix_gain)).max(floor);
                self.mended += u32::from(mended < cause.p_stuck);
                cause.p_stuck = mended;
            }
        }
        std::mem::take(&mut self.tonight)
    }
}

/// Chance that a failure is reported with its cause to somebody who can mend it.
///
/// `p_log · p_read`, of staff those who are neither afraid nor cynical, `1 − F`; a survey that does not ask
/// for the cause teaches nothing. Source of the signs: Edmondson 1999 (safety and reporting), Tucker & Edmondson 2003
/// (who works around a failure tells nobody). Assumption: the form.
pub(super) fn p_report(policy: &Policy, params: &SeasonParams) -> f64 {
    let told = match policy.reported_by {
        ReportedBy::Guests if params.survey == Survey::Generic => 0.0,
        ReportedBy::Guests => 1.0,
        ReportedBy::Staff => 1.0 - policy.fear,
    };
    policy.p_log * params.p_read * told
}
