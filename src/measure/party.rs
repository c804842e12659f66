//! One party's value of each measure that is a mean over parties.

use crate::catalogue::PartyMeasure;
use crate::measure::needs::Recorded;
use crate::measure::path::came_at;
use crate::model::{Course, Model, Stage};
use crate::record::{ItemRecord, Journey, Outcome};
use crate::score::{Band, Scored};
use crate::time::SimTime;

/// The sum over no such thing.
const NOTHING: (f64, u32) = (0.0, 0);

/// A seated party that has left, as far as its record is complete.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) journey: &'a Journey,
    /// `None` where no measure wanted needs it.
    pub(super) scored: Option<&'a Scored>,
    pub(super) recorded: Recorded,
    pub(super) model: &'a Model,
}

impl<'a> Seen<'a> {
    /// Its score.
    ///
    /// # Panics
    /// If the row of the measure that asks does not say that it needs it; so do the others.
    fn scored(&self) -> &'a Scored {
        self.scored.expect("a measure of the score says so in its row")
    }

    /// A wait as it felt it; `None` if it did not wait for that.
    fn wait(&self, stage: Stage) -> Option<f64> {
        assert!(self.recorded >= Recorded::Waits, "a measure of waits says so in its row");
        self.journey.experience.clock_minutes(stage)
    }

    /// Times it heard staff grumble, which is a part of the accounts.
    fn grumbles(&self) -> u32 {
        assert!(self.recorded >= Recorded::Accounts, "a measure of accounts says so in its row");
        self.journey.experience.incidents.grumbles
    }
}

/// A party's contribution to a mean: a sum and over how many things it was taken; over none if the party has
/// no such thing (no drink ordered, no handoff).
// Not inlined: in the loop over measures every measure's arithmetic would be done before it. A pair comes
// back in registers, an option of a pair does not.
#[inline(never)]
pub(super) fn of_party(measure: PartyMeasure, party: &Seen<'_>) -> (f64, u32) {
    let Seen { journey, model, .. } = *party;
    let incidents = &journey.experience.incidents;
    let one = |value: f64| (value, 1);
    let count = |n: u32| one(f64::from(n));
    let share = |is_so: bool| one(f64::from(u8::from(is_so)));
    let by_guests = |value: f64| (value * f64::from(journey.size), journey.size);
    let wait = |stage| party.wait(stage).map_or(NOTHING, one);
    let is_band = |band: Band| share(party.scored().band == band);
    match measure {
        PartyMeasure::QueueWait => one((journey.seated_at - journey.arrived_at).minutes()),
        PartyMeasure::GreetWait => wait(Stage::Greet),
        PartyMeasure::OrderWait => wait(Stage::Order),
        PartyMeasure::BillWait => wait(Stage::Bill),
        PartyMeasure::DrinksWait => wait(Stage::Drinks),
        PartyMeasure::FoodWait => wait(Stage::Food),
        PartyMeasure::EachDrinkWait => each_wait(journey, model, Course::Drink),
        PartyMeasure::EachPlateWait => each_wait(journey, model, Course::Food),
        PartyMeasure::LastItemWait => {
            last_of(journey).map_or(NOTHING, |at| one((at - journey.ordered_at).minutes()))
        }
        PartyMeasure::SyncGap => {
            let first = journey.items.iter().map(came_at).min();
            first
                .zip(last_of(journey))
                .map_or(NOTHING, |(first, last)| one((last - first).minutes()))
        }
        PartyMeasure::HandoffWait => {
            let (total, n) = journey.handoff;
            if n > 0 { one(total.minutes() / f64::from(n)) } else { NOTHING }
        }
        PartyMeasure::AsksPerParty => count(incidents.chases),
        PartyMeasure::PromisesBrokenPerParty => count(incidents.promises_broken),
        PartyMeasure::RefusalsPerParty => count(incidents.refusals),
        PartyMeasure::EscalationsPerParty => count(incidents.escalations),
        PartyMeasure::UnmetPerParty => count(incidents.unmet),
        PartyMeasure::WrongItemsPerParty => count(incidents.wrong_items),
        PartyMeasure::WrongInfoPerParty => count(incidents.wrong_info),
        PartyMeasure::BoilerplatePerParty => count(incidents.boilerplate),
        PartyMeasure::GrumblesPerParty => count(party.grumbles()),
        PartyMeasure::UnfairSeenPerParty => count(incidents.unfair_seen),
        PartyMeasure::LeftSeatedShare => share(journey.outcome == Outcome::WalkedOut),
        PartyMeasure::AsksAtLimitShare => share(journey.has_asked_enough),
        PartyMeasure::ContactShare => share(was_heard(journey)),
        PartyMeasure::RecoveredPromoterShare if !was_heard(journey) => NOTHING,
        PartyMeasure::RecoveredPromoterShare | PartyMeasure::PromoterShare => {
            is_band(Band::Promoter)
        }
        PartyMeasure::InternalWait => internal_wait(journey, model),
        PartyMeasure::GuestScore => one(party.scored().score),
        PartyMeasure::GuestScoreGuests => by_guests(party.scored().score),
        PartyMeasure::ReturnIntent => one(party.scored().return_intent),
        PartyMeasure::Nps => one(recommends(party.scored().band)),
        PartyMeasure::NpsGuests => by_guests(recommends(party.scored().band)),
        PartyMeasure::DetractorShare => is_band(Band::Detractor),
        PartyMeasure::SilentDetractorShare => {
            share(party.scored().band == Band::Detractor && !was_heard(journey))
        }
    }
}

/// What an answer adds to a net promoter score, before it is divided by the number of answers.
fn recommends(band: Band) -> f64 {
    match band {
        Band::Promoter => 100.0,
        Band::Passive => 0.0,
        Band::Detractor => -100.0,
    }
}

/// Whether staff came to know that something was wrong: an ask, a find, a complaint.
pub fn was_heard(journey: &Journey) -> bool {
    journey.experience.incidents.chases > 0 || journey.was_found || journey.has_complained
}

fn internal_wait(journey: &Journey, model: &Model) -> (f64, u32) {
    let has_handoff = |item: &&ItemRecord| {
        let counter = model.items[item.item.0 as usize].counter;
        item.ready_at != SimTime::NEVER && model.counters[counter.0 as usize].handoff.is_some()
    };
    journey
        .items
        .iter()
        .filter(has_handoff)
        .fold(NOTHING, |(total, n), item| (total + (item.ready_at - item.sent_at).minutes(), n + 1))
}

// As `max` does, but in place.
#[inline(always)]
fn last_of(journey: &Journey) -> Option<SimTime> {
    let (first, others) = journey.items.split_first()?;
    Some(others.iter().map(came_at).fold(came_at(first), SimTime::max))
}

/// Whether an item is a drink, or a plate.
pub(super) fn is_of_course(item: &ItemRecord, course: Course, model: &Model) -> bool {
    model.items[item.item.0 as usize].course == course
}

fn each_wait(journey: &Journey, model: &Model, course: Course) -> (f64, u32) {
    let of_course = journey.items.iter().filter(|item| is_of_course(item, course, model));
    of_course.fold(NOTHING, |(total, n), item| {
        (total + (came_at(item) - journey.ordered_at).minutes(), n + 1)
    })
}
