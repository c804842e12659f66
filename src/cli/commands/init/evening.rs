//! When a house is open and who comes; what else moves if one of its times is another.

use crate::model::ClockTime;
use crate::scenario::quoted;

use super::words::{Step, later, minutes_between, write_steps};

/// The hours of a house, and its parties an hour.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Evening {
    pub(super) opens: ClockTime,
    pub(super) last_seating: ClockTime,
    /// When staff may go home; `None` where that is left to its default.
    pub(super) closes: Option<ClockTime>,
    pub(super) steps: Vec<Step>,
}

/// Longer than this no house lets guests in, nor do staff stay so long after in minutes: the clock has gone round.
/// Assumption.
const LONGEST: u32 = 16 * 60;

impl Evening {
    /// What is odd about its times: who types one before another means no evening that goes on until then.
    pub(super) fn in_order(&self) -> Result<(), String> {
        let Self { opens, last_seating, closes, steps: _ } = self;
        let pairs = [
            ("the house opens", *opens, *last_seating),
            ("the last guests are let in", *last_seating, closes.unwrap_or(*last_seating)),
        ];
        for (what, from, to) in pairs {
            if minutes_between(from, to) > LONGEST {
                return Err(format!("{what} at {from}, and this is before it; write a later time"));
            }
        }
        Ok(())
    }

    /// The same evening at another time.
    pub(super) fn opening_at(&self, opens: ClockTime) -> Self {
        let moved = |time| later(opens, minutes_between(self.opens, time));
        Self {
            opens,
            last_seating: moved(self.last_seating),
            closes: self.closes.map(moved),
            steps: self.steps.iter().map(|step| step.at(moved(step.from))).collect(),
        }
    }

    /// A shorter evening or a longer one: nobody comes after it, and staff stay as long after it as before.
    pub(super) fn seating_until(&self, last_seating: ClockTime) -> Self {
        let length = minutes_between(self.opens, last_seating);
        let is_within = |step: &&Step| minutes_between(self.opens, step.from) < length;
        let moved = |closes| later(last_seating, minutes_between(self.last_seating, closes));
        Self {
            opens: self.opens,
            last_seating,
            closes: self.closes.map(moved),
            steps: self.steps.iter().filter(is_within).copied().collect(),
        }
    }

    /// The same with staff who may go home at another time.
    pub(super) fn closing_at(&self, closes: ClockTime) -> Self {
        Self { closes: Some(closes), ..self.clone() }
    }

    /// What a scenario says of it, by path; `None` where it is the same as another.
    pub(super) fn values(&self, other: &Self) -> [(&'static str, Option<String>); 4] {
        let clock = |time: ClockTime| quoted(&time.to_string());
        let last_seating = (self.last_seating != other.last_seating).then_some(self.last_seating);
        [
            ("opens", (self.opens != other.opens).then(|| clock(self.opens))),
            ("last_seating", last_seating.map(clock)),
            ("closes", self.closes.filter(|_| self.closes != other.closes).map(clock)),
            ("demand.arrivals", (self.steps != other.steps).then(|| write_steps(&self.steps))),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::read_steps;
    use super::*;

    fn at(hour: u32) -> ClockTime {
        ClockTime(hour * 60)
    }

    fn friday() -> Evening {
        let steps = read_steps("5, 10 from 20:00, 8 from 22:00", at(19)).unwrap();
        Evening { opens: at(19), last_seating: at(23), closes: Some(at(0)), steps }
    }

    fn said(evening: &Evening) -> Vec<String> {
        let values = evening.values(&friday()).into_iter();
        values.filter_map(|(path, value)| Some(format!("{path}={}", value?))).collect()
    }

    #[test]
    fn all_times_move_with_the_opening() {
        let lunch = friday().opening_at(at(12));
        assert_eq!((lunch.last_seating, lunch.closes), (at(16), Some(at(17))));
        assert_eq!(
            said(&lunch)[..3],
            ["opens=\"12:00\"", "last_seating=\"16:00\"", "closes=\"17:00\""]
        );
        assert_eq!(lunch.opening_at(at(19)), friday());
    }

    #[test]
    fn times_come_one_after_the_other() {
        assert_eq!(friday().in_order(), Ok(()));
        let told = friday().closing_at(at(22)).in_order().unwrap_err();
        assert!(
            told.starts_with("the last guests are let in at 23:00, and this is before"),
            "{told}"
        );
        assert!(friday().seating_until(at(18)).in_order().is_err());
    }

    #[test]
    fn nobody_comes_after_the_last_seating() {
        let short = friday().seating_until(at(21));
        assert_eq!((short.closes, short.steps.len()), (Some(at(22)), 2));
        let long = friday().seating_until(at(1));
        assert_eq!((long.closes, long.steps.len()), (Some(at(2)), 3));
        assert_eq!(said(&friday().closing_at(at(1))), ["closes=\"01:00\""]);
    }
}
