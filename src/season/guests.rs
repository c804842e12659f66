//! Guests who remember: who thinks of coming, who does, and who never comes again.
//!
//! The neighbourhood has so many *households* that could be regulars; most are. Every evening regulars
//! think of coming, and people who have never been here. A regular who was served as usual comes again;
//! one who was not may be lost, and says so or not. Somebody who came for the first time may become a
//! regular in a lost one's place. What all of them tell others brings first visits or costs them. So a
//! house can empty itself, and fill again.

use crate::measure::was_heard;
use crate::model::{Model, SeasonParams};
use crate::record::Journey;
use crate::score::{Scored, first_visits_by_word, return_intent};
use crate::season::draws::{Purpose, SeasonDraws};
use crate::sim::{ArrivalSource, Caller};

/// Score of a visit that was as usual: neither better nor worse than remembered. Source of the form: the
/// base score moves by what the last visit was above or below 8. Assumption.
const USUAL: f64 = 8.0;

/// People who could be regulars.
#[derive(Clone, Copy, Debug)]
struct Household {
    is_regular: bool,
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
    /// Claims, and those of them by people known for claiming.
    pub(super) claims: u32,
    pub(super) refused: u32,
}

/// Everybody who might come.
#[derive(Clone, Debug)]
pub(super) struct Guests {
    households: Vec<Household>,
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
    /// A household, if it is a regular.
    Regular(usize),
    /// People who have never been here; and the household they would be if they came again.
    First(usize),
}

/// How many households could be regulars of a house, before rounding; none where parties are listed.
pub fn households(model: &Model) -> f64 {
    if !model.listed.is_empty() {
        return 0.0;
    }
    let params = &model.season;
    let visits = params.regular_share * model.demand.expected_parties(model.last_seating);
    visits * params.visit_every / params.occupied
}

impl Guests {
    /// Those of a house whose parties are drawn, and how many think of coming for each that comes at
    /// first; `None` where parties are listed.
    pub(super) fn new(model: &Model, draws: SeasonDraws) -> Option<(Self, f64)> {
        if !model.listed.is_empty() {
            return None;
        }
        let params = &model.season;
        let expected = model.demand.expected_parties(model.last_seating);
        let visits = params.regular_share * expected;
        let n_regulars = whole(visits * params.visit_every);
        let n_all = whole(f64::from(n_regulars) / params.occupied);
        let first_visits = expected - visits;
        // As many as make the regulars come as often as they shall, whatever rounding did to their number.
        let to_regulars =
            if n_regulars > 0 { visits * f64::from(n_all) / f64::from(n_regulars) } else { 0.0 };
        let thoughts = to_regulars + first_visits * params.most_first_visits;
        let households = (0..n_all).map(|number| Household {
            is_regular: number < n_regulars,
            ..Household::new(draws.uniforms(Purpose::Traits, number))
        });
        let guests = Self {
            households: households.collect(),
            first_visits,
            word: 0.0,
            p_regular: if thoughts > 0.0 { to_regulars / thoughts } else { 0.0 },
        };
        Some((guests, if expected > 0.0 { thoughts / expected } else { 1.0 }))
    }

    /// Households that are regulars now.
    pub(super) fn n_regulars(&self) -> usize {
        self.households.iter().filter(|household| household.is_regular).count()
    }

    /// Those who think of coming tonight; `flag_after` claims make somebody known for claiming.
    pub(super) fn tonight<'g>(
        &'g self,
        draws: SeasonDraws,
        params: &'g SeasonParams,
        flag_after: Option<u32>,
    ) -> Tonight<'g> {
        let told = self.word / params.word_lasts / self.first_visits;
        let told = if told.is_finite() { told } else { 0.0 };
        let p_first = ((1.0 + told) / params.most_first_visits).clamp(0.0, 1.0);
        Tonight { guests: self, draws, params, flag_after, p_first }
    }

    /// Who is behind a number, and the chance that they stay away. The same under every policy.
    ///
    /// Assumption: chance may pick a household twice on an evening; then two parties of it come.
    fn thought(&self, draws: SeasonDraws, number: u32) -> (Thought, f64) {
        let [kind, which, will, _] = draws.uniforms(Purpose::Thought, number);
        let household = part_of(self.households.len(), which);
        let is_regular = kind < self.p_regular;
        let thought =
            if is_regular { Thought::Regular(household) } else { Thought::First(household) };
        (thought, will)
    }

    /// After the evening: who comes again, who is lost, who is won, and what is told.
    pub(super) fn close(
        &mut self,
        visits: &[Visit],
        draws: SeasonDraws,
        (model, flag_after): (&Model, Option<u32>),
    ) -> Returns {
        let mut returns = self.claims(visits, draws, flag_after);
        self.word -= self.word / model.season.word_lasts;
        for visit in visits {
            self.word += first_visits_by_word(visit.scored.score, &model.score);
            if let (Thought::Regular(idx), _) = self.thought(draws, visit.number) {
                let u = draws.uniform(Purpose::Return, visit.number, 0);
                let is_lost = self.households[idx].remember(visit, u, model);
                returns.lost += u32::from(is_lost);
                returns.lost_in_silence += u32::from(is_lost && !visit.was_heard);
            }
        }
        // New ones only now: they have no part in what the lost ones' second parties went through.
        for visit in visits {
            if let (Thought::First(idx), _) = self.thought(draws, visit.number) {
                let u = draws.uniform(Purpose::Return, visit.number, 0);
                let comes_again = u < visit.scored.return_intent * model.money.intent_to_visit;
                let free = self.households.get_mut(idx).filter(|household| !household.is_regular);
                if let (true, Some(household)) = (comes_again, free) {
                    *household = Household::new(draws.uniforms(Purpose::Traits, visit.number));
                    household.is_regular = true;
                    household.remember(visit, 0.0, model);
                    returns.won += 1;
                }
            }
        }
        returns
    }

    /// Tonight's claims, and those by people who were known for claiming when they came.
    fn claims(&self, visits: &[Visit], draws: SeasonDraws, flag_after: Option<u32>) -> Returns {
        let claims = visits.iter().filter(|visit| visit.has_claimed);
        let is_known = |visit: &&Visit| match self.thought(draws, visit.number).0 {
            Thought::Regular(idx) => self.households[idx].is_known(flag_after),
            Thought::First(_) => false,
        };
        let n = |count: usize| u32::try_from(count).expect("parties are limited by the model");
        Returns {
            claims: n(claims.clone().count()),
            refused: n(claims.filter(is_known).count()),
            ..Returns::default()
        }
    }
}

impl Household {
    fn new(traits: [f64; 4]) -> Self {
        Self { is_regular: false, traits, last_score: None, claims: 0 }
    }

    /// Whether it is known for claiming.
    fn is_known(&self, flag_after: Option<u32>) -> bool {
        flag_after.is_some_and(|limit| self.claims >= limit)
    }

    /// Remembers a visit; whether that was the household's last, for which `u` is the chance.
    ///
    /// Who was served as usual comes again; others as often as their intention to return is to that of a
    /// usual visit. Assumption: that the two are in proportion.
    fn remember(&mut self, visit: &Visit, u: f64, model: &Model) -> bool {
        self.last_score = Some(visit.scored.score);
        self.claims += u32::from(visit.has_claimed);
        let stays = visit.scored.return_intent / return_intent(USUAL, &model.score);
        let is_lost = self.is_regular && u >= stays;
        self.is_regular &= !is_lost;
        is_lost
    }
}

/// Those who think of coming on one evening.
#[derive(Debug)]
pub(super) struct Tonight<'g> {
    guests: &'g Guests,
    draws: SeasonDraws,
    params: &'g SeasonParams,
    flag_after: Option<u32>,
    /// Somebody who has never been here comes.
    p_first: f64,
}

impl ArrivalSource for Tonight<'_> {
    fn caller(&self, number: u32) -> Option<Caller> {
        match self.guests.thought(self.draws, number) {
            (Thought::First(_), will) => (will < self.p_first).then(|| Caller {
                traits: Some(self.draws.uniforms(Purpose::Traits, number)),
                ..Caller::STRANGER
            }),
            (Thought::Regular(idx), _) => {
                let household = &self.guests.households[idx];
                let last = household.last_score.unwrap_or(USUAL);
                household.is_regular.then(|| Caller {
                    mood: self.params.mood_slope * (last - USUAL),
                    prior_bad: u32::from(last < self.params.bad_below),
                    is_flagged: household.is_known(self.flag_after),
                    traits: Some(household.traits),
                })
            }
        }
    }
}

/// Which of so many households a uniform number means.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a uniform number below 1 means one of few"
)]
fn part_of(n: usize, u: f64) -> usize {
    (u * n as f64) as usize
}

/// The next larger count.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the scenario limits how many households there are"
)]
fn whole(n: f64) -> u32 {
    n.ceil() as u32
}
