//! Instants and lengths of time inside an evening.
//!
//! Time is an integer number of ticks, so that ties are exact and a sum does not depend on its order.
//! An instant plus a length is an instant; the sum of two instants does not compile.
//!
//! Sums are not checked: that would cost an evening 6 % more instructions. A scenario whose evening could not be
//! counted is refused ([`crate::scenario`]), what lies too far off is never ([`SimTime::foreseen`]), and an instant
//! that wrapped into the past stops the evening (`Calendar::schedule`).

use std::ops::{Add, AddAssign, Mul, Sub};

const TICKS_PER_MINUTE: i64 = 60_000_000;

/// What lies further off than so many minutes, 1,900 years, nobody waits for.
const FORESEEABLE_MIN: f64 = 1e9;

/// An instant of an evening, counted from opening [ticks of 1 µs].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SimTime(i64);

/// A length of time [ticks of 1 µs]; negative only as the difference of two instants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span(i64);

impl SimTime {
    /// The moment the house opens.
    pub const OPENING: Self = Self(0);
    /// Later than anything that happens.
    pub const NEVER: Self = Self(i64::MAX);

    /// Ticks since opening.
    pub fn ticks(self) -> i64 {
        self.0
    }

    /// The instant so many ticks after opening.
    pub fn from_ticks(ticks: i64) -> Self {
        Self(ticks)
    }

    /// The instant so many minutes from here, as far as it can be foreseen: [`Self::NEVER`] if it is
    /// further off than 1,900 years, or not a number, or begins at no instant that comes.
    #[must_use]
    pub fn foreseen(self, minutes: f64) -> Self {
        if self == Self::NEVER || minutes > FORESEEABLE_MIN || minutes.is_nan() {
            return Self::NEVER;
        }
        self + Span::from_minutes(minutes)
    }

    /// Length since opening.
    pub fn since_opening(self) -> Span {
        Span(self.0)
    }
}

impl Span {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// The nearest whole number of ticks to a length in minutes.
    ///
    /// A length beyond what ticks can hold (292,000 years) becomes the longest there is.
    #[expect(clippy::cast_possible_truncation, reason = "a float cast saturates, as documented")]
    #[expect(clippy::cast_precision_loss, reason = "the constant is far below 2^53")]
    pub fn from_minutes(minutes: f64) -> Self {
        let ticks = minutes * TICKS_PER_MINUTE as f64;
        // Adding .5 and cutting rounds as `round` does, without its call; lengths are not negative.
        Self((ticks + 0.5) as i64)
    }

    /// The length in minutes.
    #[expect(clippy::cast_precision_loss, reason = "an evening is far below 2^53 ticks")]
    pub fn minutes(self) -> f64 {
        self.0 as f64 / TICKS_PER_MINUTE as f64
    }

    /// Whether it is no time at all.
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Ticks it lasts.
    pub fn ticks(self) -> i64 {
        self.0
    }

    /// A length of so many ticks.
    pub fn from_ticks(ticks: i64) -> Self {
        Self(ticks)
    }
}

impl Add<Span> for SimTime {
    type Output = Self;
    fn add(self, span: Span) -> Self {
        Self(self.0 + span.0)
    }
}

impl Sub<Span> for SimTime {
    type Output = Self;
    fn sub(self, span: Span) -> Self {
        Self(self.0 - span.0)
    }
}

impl Sub for SimTime {
    type Output = Span;
    fn sub(self, earlier: Self) -> Span {
        Span(self.0 - earlier.0)
    }
}

impl Add for Span {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Span {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl AddAssign for Span {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Mul<i64> for Span {
    type Output = Self;
    fn mul(self, times: i64) -> Self {
        Self(self.0 * times)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_survives_the_way_through_ticks() {
        for minutes in [0.0, 0.000_001, 0.5, 41.0, 111_111.0] {
            assert!((Span::from_minutes(minutes).minutes() - minutes).abs() < 1e-8);
        }
    }

    #[test]
    fn what_is_too_far_off_is_never() {
        let at = SimTime::OPENING + Span::from_minutes(7.0);
        assert_eq!(at.foreseen(3.0), SimTime::OPENING + Span::from_minutes(10.0));
        assert!(at.foreseen(FORESEEABLE_MIN) < SimTime::NEVER);
        for minutes in [1.1e9, 1e300, f64::INFINITY, f64::NAN] {
            assert_eq!(at.foreseen(minutes), SimTime::NEVER, "{minutes}");
        }
    }

    #[test]
    fn an_instant_less_an_instant_is_a_length() {
        let at = SimTime::OPENING + Span::from_minutes(7.0);
        assert_eq!(at - SimTime::OPENING, Span::from_minutes(7.0));
    }
}
