//! Guests who remember: who thinks of coming, who does, and who never comes again.
//!
//! The neighbourhood has so many *places* for households that could be regulars; some are taken. Every
//! evening regulars think of coming, and people who have never been here. A regular who was served as
//! usual comes again; one who was not may be lost, and says so or not. Somebody who came for the first time
//! may take a free place. What all of them tell others brings first visits or costs them. So a house can
//! empty itself, and fill again.

use crate::journey::Journey;
use crate::measure::was_heard;
use crate::model::{Model, SeasonParams};
use crate::score::{Scored, first_visits_by_word, return_intent};
use crate::season::luck::{Luck, Purpose};
use crate::sim::{Caller, Crowd};

/// Score of a visit that was as usual: neither better nor worse than remembered. Source of the form: the
/// base score moves by what the last visit was above or below 8. Assumption.
const USUAL: f64 = 8.0;

/// A household that could be a regular.
#[derive(Clone, Copy, Debug)]
struct Place {
    is_taken: bool,
    /// Uniform numbers behind what kind of people they are.
    traits: [f64; 4],
    /// Score of their last visit; `None`: as usual.
    last_score: Option<f64>,
    /// Claims of theirs that are remembered.
    claims: u32,
}

/// What became of a party that has been here.
#[derive(Clone, Copy, Debug)]
pub(super) struct Visit {
    number: u32,
    scored: Scored,
    was_heard: bool,
    has_claimed: bool,
}

impl Visit {
    /// Of a party that was seated; others take nothing home. Assumption.
    pub(super) fn new(journey: &Journey, scored: Scored) -> Self {
        Self {
            number: journey.party,
            scored,
            was_heard: was_heard(journey),
            has_claimed: journey.has_claimed,
        }
    }
}

/// What the guests of one evening have decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Returns {
    pub(super) lost: u32,
    /// Of them, those of whom staff knew nothing.
    pub(super) lost_in_silence: u32,
    pub(super) won: u32,
    /// Claims of known claimers.
    pub(super) refused: u32,
}

/// Everybody who might come.
#[derive(Clone, Debug)]
pub(super) struct Guests {
    places: Vec<Place>,
    /// First visits an evening at first, on average.
    first_visits: f64,
    /// First visits that what guests told will still bring (or cost, if negative).
    word: f64,
    /// Share of the thoughts of coming that are regulars'.
    p_regular: f64,
}

/// Who thinks of coming.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Thought {
    /// The household of a place, if it is taken.
    Regular(usize),
    /// Somebody who has never been here; and the place they would take.
    First(usize),
}

impl Guests {
    /// Those of a house whose parties are drawn, and how many think of coming for each that comes at
    /// first; `None` where parties are listed.
    pub(super) fn new(model: &Model, luck: Luck) -> Option<(Self, f64)> {
        if !model.listed.is_empty() {
            return None;
        }
        let params = &model.season;
        let expected = model.demand.expected_parties(model.last_seating);
        let regular = params.regular_share * expected;
        let n_places = (regular * params.visit_every / params.occupied).ceil();
        let first_visits = expected - regular;
        let thoughts = [n_places / params.visit_every, first_visits * params.most_first_visits];
        let all: f64 = thoughts.iter().sum();
        let places = (0..whole(n_places)).map(|number| Place {
            is_taken: f64::from(number) < params.occupied * n_places,
            ..Place::free(luck.uniforms(Purpose::Traits, number))
        });
        let guests = Self {
            places: places.collect(),
            first_visits,
            word: 0.0,
            p_regular: if all > 0.0 { thoughts[0] / all } else { 0.0 },
        };
        Some((guests, if expected > 0.0 { all / expected } else { 1.0 }))
    }

    /// Households that are regulars now.
    pub(super) fn n_regulars(&self) -> usize {
        self.places.iter().filter(|place| place.is_taken).count()
    }

    /// Those who think of coming tonight; `flag_after` claims make somebody known for claiming.
    pub(super) fn tonight<'g>(
        &'g self,
        luck: Luck,
        params: &'g SeasonParams,
        flag_after: Option<u32>,
    ) -> Tonight<'g> {
        let told = self.word / params.word_lasts / self.first_visits;
        let told = if told.is_finite() { told } else { 0.0 };
        let p_first = ((1.0 + told) / params.most_first_visits).clamp(0.0, 1.0);
        Tonight { guests: self, luck, params, flag_after, p_first }
    }

    /// The household behind a number, and the chance that it stays away. The same under every policy.
    fn thought(&self, luck: Luck, number: u32) -> (Thought, f64) {
        let [kind, which, will, _] = luck.uniforms(Purpose::Thought, number);
        let place = part_of(self.places.len(), which);
        if kind < self.p_regular {
            (Thought::Regular(place), will)
        } else {
            (Thought::First(place), will)
        }
    }

    /// After the evening: who comes again, who is lost, who is won, and what is told.
    pub(super) fn close(
        &mut self,
        visits: &[Visit],
        luck: Luck,
        (model, flag_after): (&Model, Option<u32>),
    ) -> Returns {
        let mut returns = Returns::default();
        self.word -= self.word / model.season.word_lasts;
        for visit in visits {
            self.word += first_visits_by_word(visit.scored.score, &model.score);
            let u = luck.uniform(Purpose::Return, visit.number, 0);
            let (thought, _) = self.thought(luck, visit.number);
            let (Thought::Regular(place) | Thought::First(place)) = thought;
            let Some(place) = self.places.get_mut(place) else { continue };
            if let Thought::Regular(_) = thought {
                let is_known = flag_after.is_some_and(|limit| place.claims >= limit);
                returns.refused += u32::from(visit.has_claimed && is_known);
                let is_lost = place.remember(visit, u, model);
                returns.lost += u32::from(is_lost);
                returns.lost_in_silence += u32::from(is_lost && !visit.was_heard);
            } else if !place.is_taken
                && u < visit.scored.return_intent * model.money.intent_to_visit
            {
                let traits = luck.uniforms(Purpose::Traits, visit.number);
                *place = Place { is_taken: true, ..Place::free(traits) };
                place.remember(visit, 0.0, model);
                returns.won += 1;
            }
        }
        returns
    }
}

impl Place {
    fn free(traits: [f64; 4]) -> Self {
        Self { is_taken: false, traits, last_score: None, claims: 0 }
    }

    /// Remembers a visit; whether that was the household's last, for which `u` is the chance.
    ///
    /// Who was served as usual comes again; others as often as their intention to return is to that of a
    /// usual visit. Assumption: that the two are in proportion.
    fn remember(&mut self, visit: &Visit, u: f64, model: &Model) -> bool {
        self.last_score = Some(visit.scored.score);
        self.claims += u32::from(visit.has_claimed);
        let stays = visit.scored.return_intent / return_intent(USUAL, &model.score);
        // A second party of a household that has just been lost changes nothing.
        let is_lost = self.is_taken && u >= stays;
        self.is_taken &= !is_lost;
        is_lost
    }
}

/// Those who think of coming on one evening.
#[derive(Debug)]
pub(super) struct Tonight<'g> {
    guests: &'g Guests,
    luck: Luck,
    params: &'g SeasonParams,
    flag_after: Option<u32>,
    /// Somebody who has never been here comes.
    p_first: f64,
}

impl Crowd for Tonight<'_> {
    fn caller(&self, number: u32) -> Option<Caller> {
        match self.guests.thought(self.luck, number) {
            (Thought::First(_), will) => (will < self.p_first).then(|| Caller {
                traits: Some(self.luck.uniforms(Purpose::Traits, number)),
                ..Caller::STRANGER
            }),
            (Thought::Regular(place), _) => {
                let place = self.guests.places.get(place).filter(|place| place.is_taken)?;
                let last = place.last_score.unwrap_or(USUAL);
                Some(Caller {
                    mood: self.params.mood_slope * (last - USUAL),
                    prior_bad: u32::from(last < self.params.bad_below),
                    is_flagged: self.flag_after.is_some_and(|limit| place.claims >= limit),
                    traits: Some(place.traits),
                })
            }
        }
    }
}

/// Which of so many places a uniform number means.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a uniform number below 1 means one of few places"
)]
fn part_of(n: usize, u: f64) -> usize {
    (u * n as f64) as usize
}

/// A count that is written as a number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is small and whole"
)]
fn whole(n: f64) -> u32 {
    n.min(f64::from(u32::MAX)) as u32
}
