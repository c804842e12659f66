//! Every random number of an evening, by purpose and by whom it belongs to.
//!
//! A party's numbers depend on the seed, the evening, the party's key and the purpose alone: not on
//! the policy, on other parties or on what was drawn before. A new mechanism takes a new purpose at the
//! end of [`Purpose`] and leaves every other draw as it was. What is drawn several times (an ask, an
//! attempt) is told apart by its part.

use std::fmt::Debug;

use crate::engine::{Stream, Streams};
use crate::model::{ItemId, Model, OrderLine, SpanDist};
use crate::numbers::special::normal_quantile;
use crate::time::Span;

/// What a random number is for. The order is part of the results: add at the end.
#[derive(Clone, Copy, Debug)]
pub(in crate::sim) enum Purpose {
    Arrivals,
    Size,
    Order,
    Patience,
    BaseScore,
    Traits,
    Reading,
    Greet,
    TakeOrder,
    Till,
    Prep,
    Remake,
    Serve,
    Handoff,
    WrongItem,
    Eating,
    Stay,
    BillLook,
    Bill,
    Payment,
    Leaving,
    Clear,
    Reset,
    AskGap,
    AskWork,
    WaterWork,
    CheckBackWork,
    Answer,
    Water,
    Cancel,
    Complain,
    Find,
    Skill,
    Verbal,
    Unbilled,
    Interruption,
    ExtraInterruption,
    Decision,
    Flex,
    Claim,
    Disturbed,
    Seen,
    Boilerplate,
    WrongInfo,
    WrongRule,
    Hush,
    Reprimand,
    Authority,
    Helpful,
    Grumble,
    ColdReply,
    PutOn,
    Tip,
    Leave,
    AskLimit,
}

/// The numbers of one evening.
#[derive(Clone, Copy, Debug)]
pub(in crate::sim) struct Draws {
    streams: Streams,
}

/// What kind of guests a party is made of.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::sim) struct Traits {
    pub(in crate::sim) asks: bool,
    pub(in crate::sim) minds_favours: bool,
    pub(in crate::sim) is_opportunist: bool,
    /// Uniform; compared with the chance of going to the manager, which depends on the trait `asks`.
    pub(in crate::sim) escalates: f64,
}

impl Draws {
    pub(in crate::sim) fn new(seed: u64, evening: u64) -> Self {
        Self { streams: Streams::new(seed, evening) }
    }

    /// The gaps between arrivals, one after the other; `deal` tells one deal of them from another.
    pub(in crate::sim) fn arrivals(&self, deal: u64) -> Stream {
        self.streams.stream(Purpose::Arrivals as u64, deal, 0)
    }

    /// One uniform number of a party.
    pub(in crate::sim) fn uniform(&self, purpose: Purpose, party: u64, part: u32) -> f64 {
        self.streams.uniform(purpose as u64, party, u64::from(part))
    }

    /// Four uniform numbers of a party.
    pub(in crate::sim) fn uniforms(&self, purpose: Purpose, party: u64, part: u32) -> [f64; 4] {
        self.streams.uniforms(purpose as u64, party, u64::from(part))
    }

    /// Whether something of that chance happens.
    pub(in crate::sim) fn happens(&self, p: f64, purpose: Purpose, party: u64, part: u32) -> bool {
        p >= 1.0 || (p > 0.0 && self.uniform(purpose, party, part) < p)
    }

    /// How long something takes a party, or is done for it. A constant needs no number.
    pub(in crate::sim) fn span(
        &self,
        dist: &SpanDist,
        purpose: Purpose,
        party: u64,
        part: u32,
    ) -> Span {
        match dist.constant() {
            Some(span) => span,
            None => dist.quantile(self.uniform(purpose, party, part)),
        }
    }

    /// A standard normal number of a party.
    pub(in crate::sim) fn standard_normal(&self, purpose: Purpose, party: u64) -> f64 {
        normal_quantile(self.uniform(purpose, party, 0))
    }

    pub(in crate::sim) fn size(&self, model: &Model, party: u64) -> u32 {
        let sizes = &model.demand.party_size;
        if let [(only, _)] = sizes[..] {
            return only;
        }
        pick(sizes, self.uniform(Purpose::Size, party, 0))
    }

    /// What one guest chooses on a line; `stream` is begun with the first that leaves a choice.
    #[inline(always)]
    pub(in crate::sim) fn choice(
        &self,
        line: &OrderLine,
        (party, guest): (u64, u32),
        stream: &mut Option<Stream>,
    ) -> Option<ItemId> {
        if let [(only, _)] = line.choices[..] {
            return only;
        }
        let stream = stream.get_or_insert_with(|| {
            self.streams.stream(Purpose::Order as u64, party, u64::from(guest))
        });
        pick(&line.choices, stream.uniform())
    }

    /// Points of a party on an evening as expected: normal, clipped to 5–10.
    pub(in crate::sim) fn base_score(&self, model: &Model, party: u64) -> f64 {
        let guest = &model.guest;
        if guest.base_sd <= 0.0 {
            return guest.base_score;
        }
        let z = normal_quantile(self.uniform(Purpose::BaseScore, party, 0));
        (guest.base_score + guest.base_sd * z).clamp(5.0, 10.0)
    }

    /// What kind of guests a party is made of, where that matters; `known` are its numbers if it has been here
    /// before.
    pub(in crate::sim) fn traits(
        &self,
        model: &Model,
        party: u64,
        known: Option<[f64; 4]>,
    ) -> Traits {
        let guest = &model.guest;
        let [asks, minds, opportunist, escalates] =
            known.unwrap_or_else(|| self.uniforms(Purpose::Traits, party, 0));
        Traits {
            asks: asks < guest.p_ask,
            minds_favours: minds < guest.p_favour_minded,
            is_opportunist: opportunist < guest.p_opportunist,
            escalates,
        }
    }
}

/// The choice whose part of the unit interval holds `u`.
fn pick<T: Copy>(choices: &[(T, f64)], u: f64) -> T {
    let mut left = u;
    for &(choice, p) in choices {
        if left < p {
            return choice;
        }
        left -= p;
    }
    // Probabilities sum to 1 up to rounding: what is left over belongs to the last that can happen.
    choices.iter().rev().find(|(_, p)| *p > 0.0).expect("a choice is not empty").0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_made_by_its_part_of_the_unit_interval() {
        let choices = [('a', 0.2), ('b', 0.5), ('c', 0.3), ('d', 0.0)];
        let picked: String =
            [0.1, 0.2, 0.69, 0.71, 1.0 - 1e-17].map(|u| pick(&choices, u)).iter().collect();
        assert_eq!(picked, "abbcc");
    }
}
