//! One party's value of each measure that is a mean over parties.

use crate::catalogue::Measure;
use crate::measure::path::came_at;
use crate::model::{Course, Model, Stage};
use crate::record::{ItemRecord, Journey};
use crate::score::{Band, Scored};
use crate::time::SimTime;

/// The sum over no such thing.
const NOTHING: (f64, u32) = (0.0, 0);

/// A seated party's contribution to a mean: a sum and over how many things it was taken; over none if the
/// party has no such thing (no drink ordered, no handoff). Measures of the evening as a whole have none
/// either.
// Not inlined: in the loop over measures every measure's arithmetic would be done before it. A pair comes
// back in registers, an option of a pair does not.
#[inline(never)]
pub(super) fn of_party(
    measure: Measure,
    journey: &Journey,
    scored: Option<&Scored>,
    model: &Model,
) -> (f64, u32) {
    let incidents = &journey.experience.incidents;
    let one = |value: f64| (value, 1);
    let count = |n: u32| one(f64::from(n));
    let share = |is_so: bool| one(f64::from(u8::from(is_so)));
    let clock = |stage| journey.experience.clock_minutes(stage).map_or(NOTHING, one);
    let is_band = |band: Band| scored.map_or(NOTHING, |scored| share(scored.band == band));
    match measure {
        Measure::QueueWait => one((journey.seated_at - journey.arrived_at).minutes()),
        Measure::GreetWait => clock(Stage::Greet),
        Measure::OrderWait => clock(Stage::Order),
        Measure::BillWait => clock(Stage::Bill),
        Measure::DrinksWait => clock(Stage::Drinks),
        Measure::FoodWait => clock(Stage::Food),
        Measure::EachDrinkWait => each_wait(journey, model, Course::Drink),
        Measure::EachPlateWait => each_wait(journey, model, Course::Food),
        Measure::LastItemWait => {
            last_of(journey).map_or(NOTHING, |at| one((at - journey.ordered_at).minutes()))
        }
        Measure::SyncGap => {
            let first = journey.items.iter().map(came_at).min();
            first
                .zip(last_of(journey))
                .map_or(NOTHING, |(first, last)| one((last - first).minutes()))
        }
        Measure::HandoffWait => {
            let (total, n) = journey.handoff;
            if n > 0 { one(total.minutes() / f64::from(n)) } else { NOTHING }
        }
        Measure::AsksPerParty => count(incidents.chases),
        Measure::PromisesBrokenPerParty => count(incidents.promises_broken),
        Measure::RefusalsPerParty => count(incidents.refusals),
        Measure::EscalationsPerParty => count(incidents.escalations),
        Measure::UnmetPerParty => count(incidents.unmet),
        Measure::WrongItemsPerParty => count(incidents.wrong_items),
        Measure::WrongInfoPerParty => count(incidents.wrong_info),
        Measure::BoilerplatePerParty => count(incidents.boilerplate),
        Measure::GrumblesPerParty => count(incidents.grumbles),
        Measure::UnfairSeenPerParty => count(incidents.unfair_seen),
        Measure::ContactShare => share(was_heard(journey)),
        Measure::RecoveredPromoterShare if !was_heard(journey) => NOTHING,
        Measure::RecoveredPromoterShare | Measure::PromoterShare => is_band(Band::Promoter),
        Measure::InternalWait => internal_wait(journey, model),
        Measure::GuestScore => scored.map_or(NOTHING, |s| one(s.score)),
        Measure::ReturnIntent => scored.map_or(NOTHING, |s| one(s.return_intent)),
        Measure::Nps => scored.map_or(NOTHING, |s| {
            one(match s.band {
                Band::Promoter => 100.0,
                Band::Passive => 0.0,
                Band::Detractor => -100.0,
            })
        }),
        Measure::DetractorShare => is_band(Band::Detractor),
        Measure::SilentDetractorShare => {
            scored.map_or(NOTHING, |s| share(s.band == Band::Detractor && !was_heard(journey)))
        }
        Measure::Parties
        | Measure::ServedShare
        | Measure::TurnedAwayShare
        | Measure::WalkoutShare
        | Measure::WaiterScore
        | Measure::CounterScore
        | Measure::ManagerScore
        | Measure::WaiterBusyShare
        | Measure::CounterBusyShare
        | Measure::ManagerBusy
        | Measure::SettledShare
        | Measure::Giveaways
        | Measure::FalseClaims
        | Measure::GoodsCost
        | Measure::Waste
        | Measure::TrainingCost
        | Measure::TurnoverCost
        | Measure::Tips
        | Measure::WordOfMouth
        | Measure::Revenue
        | Measure::Comps
        | Measure::LateComps
        | Measure::Unbilled
        | Measure::LabourCost
        | Measure::Profit
        | Measure::FutureValue
        | Measure::Worth
        | Measure::Failures
        | Measure::RepeatFailures
        | Measure::Reports
        | Measure::Mended
        | Measure::Exceptions
        | Measure::SecretExceptions
        | Measure::RuleGoneShare
        | Measure::Regulars
        | Measure::RegularsLost
        | Measure::LostInSilence
        | Measure::RegularsWon
        | Measure::ClaimsRefused
        | Measure::OpportunistShare
        | Measure::Quits
        | Measure::StaffFear
        | Measure::TeamSkill
        | Measure::NetProfit => NOTHING,
    }
}

/// Whether a measure is made of the waits of an experience.
pub(super) fn needs_waits(measure: Measure) -> bool {
    matches!(
        measure,
        Measure::GreetWait
            | Measure::OrderWait
            | Measure::BillWait
            | Measure::DrinksWait
            | Measure::FoodWait
    )
}

/// Whether a measure needs the parties' scores.
pub(super) fn needs_score(measure: Measure) -> bool {
    matches!(
        measure,
        Measure::GuestScore
            | Measure::ReturnIntent
            | Measure::Nps
            | Measure::PromoterShare
            | Measure::DetractorShare
            | Measure::SilentDetractorShare
            | Measure::RecoveredPromoterShare
            | Measure::WaiterScore
            | Measure::TurnoverCost
            | Measure::Tips
            | Measure::WordOfMouth
            | Measure::FutureValue
            | Measure::Worth
    )
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
