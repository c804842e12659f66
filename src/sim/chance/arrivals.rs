//! Who comes when.

use std::fmt::Debug;

use crate::engine::Stream;
use crate::model::{Deal, Model};
use crate::numbers::special::ln;
use crate::sim::chance::draws::Draws;
use crate::time::{SimTime, Span};

/// Bits of a party's key that number it in its step: more parties than any evening has. Those above hold when
/// the step begins, in thousandths of a second, of which the longest evening has fewer than there is room for.
const KEYS_A_STEP: u32 = 22;

/// What a step is known by: ticks in a thousandth of a second.
const TICKS_PER_KEY: i64 = 1_000;

/// Instants of arrival, by inversion of the cumulative rate, so that no peak is skipped.
///
/// Source: Çinlar, "Introduction to Stochastic Processes" (1975), ch. 4: unit-rate Poisson arrivals
/// mapped through the inverse of the cumulative rate.
///
/// Dealt by step, each step of the rate begins gaps of its own, known by when it begins, and counts its
/// parties from 0: to begin anew at a step changes nothing of a Poisson process, and another rate in one step
/// moves nobody in another.
#[derive(Debug, Default)]
pub(in crate::sim) struct Arrivals {
    gaps: Option<Gaps>,
    n_drawn: usize,
    /// Of the party that comes next.
    key: u64,
    /// Of the one behind it, if it is of the same deal.
    next_key: u64,
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
    /// Begins an evening.
    pub(in crate::sim) fn open(&mut self, model: &Model, draws: &Draws) {
        let first = model.demand.arrivals.first().map_or(Span::ZERO, |step| step.from);
        *self = Self {
            gaps: Some(Gaps::new(draws.arrivals(0))),
            at: SimTime::OPENING + first,
            step_end: SimTime::OPENING + first,
            ..Self::default()
        };
    }

    /// What the party that comes next is known by.
    pub(in crate::sim) fn key(&self) -> u64 {
        self.key
    }

    /// The next instant, if there is one.
    pub(in crate::sim) fn next(&mut self, model: &Model, draws: &Draws) -> Option<SimTime> {
        self.key = self.next_key;
        self.next_key += 1;
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
            match model.demand.deal {
                Deal::Evening => {}
                Deal::Step => left = self.deal_anew(draws),
            }
        }
    }

    /// Begins a deal of its own for the step that has begun; returns its first gap.
    #[inline(never)]
    fn deal_anew(&mut self, draws: &Draws) -> f64 {
        let from = self.at.ticks() / TICKS_PER_KEY;
        let from = u64::try_from(from).expect("a step begins at opening or later");
        self.key = from << KEYS_A_STEP;
        self.next_key = self.key + 1;
        self.gaps.insert(Gaps::new(draws.arrivals(from))).take()
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
    use crate::scenario::{Override, read};

    /// `mendoza.toml` with these arrivals and this deal.
    fn house(arrivals: &str, deal: &str) -> Model {
        let set =
            |path: &str, value: &str| Override { path: path.to_owned(), value: value.to_owned() };
        let sets = [set("demand.arrivals", arrivals), set("demand.deal", deal)];
        read(include_str!("../../../scenarios/mendoza.toml"), "mendoza.toml", &sets).unwrap().model
    }

    /// When everybody comes [min], and the key of each.
    fn dealt(model: &Model, draws: &Draws) -> Vec<(f64, u64)> {
        let mut arrivals = Arrivals::default();
        arrivals.open(model, draws);
        let next =
            || Some((arrivals.next(model, draws)?.since_opening().minutes(), arrivals.key()));
        std::iter::from_fn(next).collect()
    }

    #[test]
    fn another_rate_in_one_step_deals_the_others_as_before() {
        let steps = |first: u32| {
            format!(
                r#"[{{ from = "19:00", rate = "{first}/h" }}, {{ from = "20:00", rate = "30/h" }},
                    {{ from = "21:00", rate = "12/h" }}]"#
            )
        };
        let (quiet, busy) = (house(&steps(20), "'step'"), house(&steps(40), "'step'"));
        for evening in 1..=50 {
            let draws = Draws::new(7, evening);
            let after = |model: &Model| -> Vec<(f64, u64)> {
                dealt(model, &draws).into_iter().filter(|(at, _)| *at >= 60.0).collect()
            };
            assert!(after(&quiet).len() > 10);
            assert_eq!(after(&quiet), after(&busy));
        }
        // Dealt for the evening as a whole, everybody behind is another.
        let (quiet, busy) = (house(&steps(20), "'evening'"), house(&steps(40), "'evening'"));
        let draws = Draws::new(7, 1);
        assert_ne!(dealt(&quiet, &draws).pop(), dealt(&busy, &draws).pop());
    }

    #[test]
    fn no_two_parties_of_an_evening_have_one_key() {
        let steps = r#"[{ from = "19:00", rate = "600/h" }, { from = "19:01", rate = "600/h" }]"#;
        let parties = dealt(&house(steps, "'step'"), &Draws::new(1, 1));
        let mut keys: Vec<u64> = parties.iter().map(|(_, key)| *key).collect();
        let n = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert!(keys.len() == n && n > 1000);
    }

    #[test]
    fn arrivals_are_the_gaps_of_their_stream_mapped_through_the_rate() {
        let rates = r#"[{ from = "19:30", rate = "30/h" }, { from = "20:00", rate = "0/h" },
            { from = "21:00", rate = "60/h" }]"#;
        let model = house(rates, "'evening'");
        let draws = Draws::new(5, 2);
        let instants: Vec<f64> = dealt(&model, &draws).into_iter().map(|(at, _)| at).collect();
        // Half an arrival a minute from 30 to 60, one a minute from 120 to the last seating at 210.
        let mut gaps = draws.arrivals(0);
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
