//! Who comes when.

use std::fmt::Debug;

use crate::engine::Stream;
use crate::model::Model;
use crate::numbers::special::ln;
use crate::time::{SimTime, Span};

/// Instants of arrival, by inversion of the cumulative rate, so that no peak is skipped.
///
/// Source: Çinlar, "Introduction to Stochastic Processes" (1975), ch. 4: unit-rate Poisson arrivals
/// mapped through the inverse of the cumulative rate.
#[derive(Debug, Default)]
pub(in crate::sim) struct Arrivals {
    gaps: Option<Gaps>,
    n_drawn: usize,
    /// Steps of the rate that have begun.
    n_steps: usize,
    /// The rate now, and until when.
    per_min: f64,
    step_end: SimTime,
    at: SimTime,
}

/// Expected numbers of arrivals between one arrival and the next, drawn by fours and ahead: nobody waits
/// for their logarithms.
#[derive(Debug)]
struct Gaps {
    stream: Stream,
    four: [f64; 4],
    n_taken: usize,
}

impl Gaps {
    fn new(stream: Stream) -> Self {
        let mut gaps = Self { stream, four: [0.0; 4], n_taken: 4 };
        gaps.draw();
        gaps
    }

    fn draw(&mut self) {
        self.four = self.stream.four().map(|u| -ln(u));
        self.n_taken = 0;
    }

    fn take(&mut self) -> f64 {
        let gap = self.four[self.n_taken];
        self.n_taken += 1;
        if self.n_taken == self.four.len() {
            self.draw();
        }
        gap
    }
}

impl Arrivals {
    /// Begins an evening; `gaps` draws the numbers.
    pub(in crate::sim) fn open(&mut self, model: &Model, gaps: Stream) {
        let first = model.demand.arrivals.first().map_or(Span::ZERO, |step| step.from);
        *self = Self {
            gaps: Some(Gaps::new(gaps)),
            at: SimTime::OPENING + first,
            step_end: SimTime::OPENING + first,
            ..Self::default()
        };
    }

    /// The next instant, if there is one.
    pub(in crate::sim) fn next(&mut self, model: &Model) -> Option<SimTime> {
        if !model.listed.is_empty() {
            return self.next_listed(model);
        }
        let mut left = self.gaps.as_mut()?.take();
        loop {
            let expected = self.per_min * (self.step_end - self.at).minutes();
            if left < expected {
                self.at = self.at + Span::from_minutes(left / self.per_min);
                return (self.at < SimTime::OPENING + model.last_seating).then_some(self.at);
            }
            left -= expected;
            self.at = self.step_end;
            if !self.begin_step(model) {
                return None;
            }
        }
    }

    #[cold]
    fn next_listed(&mut self, model: &Model) -> Option<SimTime> {
        let party = model.listed.get(self.n_drawn)?;
        self.n_drawn += 1;
        Some(SimTime::OPENING + party.at)
    }

    /// Goes on to the next step of the rate, if there is one.
    fn begin_step(&mut self, model: &Model) -> bool {
        let mut steps = model.demand.arrivals.iter().skip(self.n_steps);
        let Some(step) = steps.next() else { return false };
        self.n_steps += 1;
        self.per_min = step.per_min;
        self.step_end =
            SimTime::OPENING + steps.next().map_or(model.last_seating, |next| next.from);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::chance::draws::Draws;

    #[test]
    fn arrivals_are_the_gaps_of_their_stream_mapped_through_the_rate() {
        let text = include_str!("../../../scenarios/mendoza.toml");
        let rate = crate::scenario::Override {
            path: "demand.arrivals".to_owned(),
            value: r#"[{ from = "19:30", rate = "30/h" }, { from = "20:00", rate = "0/h" },
                { from = "21:00", rate = "60/h" }]"#
                .to_owned(),
        };
        let model = crate::scenario::read(text, "mendoza.toml", &[rate]).unwrap().model;
        let draws = Draws::new(5, 2);
        let mut arrivals = Arrivals::default();
        arrivals.open(&model, draws.arrivals());
        let instants: Vec<f64> = std::iter::from_fn(|| arrivals.next(&model))
            .map(|at| at.since_opening().minutes())
            .collect();
        // Half an arrival a minute from 30 to 60, one a minute from 120 to the last seating at 210.
        let mut gaps = draws.arrivals();
        let mut so_far = 0.0;
        let expected = std::iter::repeat_with(|| {
            so_far -= libm::log(gaps.uniform());
            if so_far < 15.0 { 30.0 + 2.0 * so_far } else { 105.0 + so_far }
        });
        let expected: Vec<f64> = expected.take_while(|at| *at < 210.0).collect();
        assert_eq!(instants.len(), expected.len());
        assert!(expected.iter().filter(|at| **at < 60.0).count() > 5 && expected.len() > 60);
        for (at, expected) in instants.iter().zip(&expected) {
            assert!((at - expected).abs() < 1e-5, "{at} {expected}");
        }
    }
}
