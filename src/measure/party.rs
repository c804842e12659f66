//! One party's value of each measure that is a mean over parties.

use crate::catalogue::Measure;
use crate::feel::Stage;
use crate::journey::{ItemRecord, Journey};
use crate::measure::path::came_at;
use crate::model::{Course, Model};
use crate::score::{Band, Scored};
use crate::time::SimTime;

/// A seated party's contribution to a mean: a sum and over how many things it was taken.
///
/// `None` if the party has no such thing (no drink ordered, no handoff). Measures of the evening as a
/// whole have none either.
// Not inlined: in the loop over measures every measure's arithmetic would be done before it.
#[inline(never)]
pub(super) fn of_party(
    measure: Measure,
    journey: &Journey,
    scored: Option<&Scored>,
    model: &Model,
) -> Option<(f64, u32)> {
    let experience = &journey.experience;
    let incidents = &experience.incidents;
    let one = |value: f64| Some((value, 1));
    let count = |n: u32| Some((f64::from(n), 1));
    let share = |is_so: bool| Some((f64::from(u8::from(is_so)), 1));
    match measure {
        Measure::QueueWait => one((journey.seated_at - journey.arrived_at).minutes()),
        Measure::GreetWait => experience.clock_minutes(Stage::Greet).and_then(one),
        Measure::OrderWait => experience.clock_minutes(Stage::Order).and_then(one),
        Measure::BillWait => experience.clock_minutes(Stage::Bill).and_then(one),
        Measure::DrinksWait => experience.clock_minutes(Stage::Drinks).and_then(one),
        Measure::FoodWait => experience.clock_minutes(Stage::Food).and_then(one),
        Measure::EachDrinkWait => each_wait(journey, model, Course::Drink),
        Measure::EachPlateWait => each_wait(journey, model, Course::Food),
        Measure::LastItemWait => {
            last_of(journey).map(|at| ((at - journey.ordered_at).minutes(), 1))
        }
        Measure::SyncGap => {
            let first = journey.items.iter().map(came_at).min()?;
            last_of(journey).map(|last| ((last - first).minutes(), 1))
        }
        Measure::HandoffWait => {
            let (total, n) = journey.handoff;
            (n > 0).then(|| (total.minutes() / f64::from(n), 1))
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
        Measure::RecoveredPromoterShare if !was_heard(journey) => None,
        Measure::RecoveredPromoterShare => scored.and_then(|s| share(s.band == Band::Promoter)),
        Measure::InternalWait => internal_wait(journey, model),
        Measure::GuestScore => scored.and_then(|s| one(s.score)),
        Measure::ReturnIntent => scored.and_then(|s| one(s.return_intent)),
        Measure::Nps => scored.and_then(|s| {
            one(match s.band {
                Band::Promoter => 100.0,
                Band::Passive => 0.0,
                Band::Detractor => -100.0,
            })
        }),
        Measure::PromoterShare => scored.and_then(|s| share(s.band == Band::Promoter)),
        Measure::DetractorShare => scored.and_then(|s| share(s.band == Band::Detractor)),
        Measure::SilentDetractorShare => {
            scored.and_then(|s| share(s.band == Band::Detractor && !was_heard(journey)))
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
        | Measure::NetProfit => None,
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

fn internal_wait(journey: &Journey, model: &Model) -> Option<(f64, u32)> {
    let has_handoff = |item: &&ItemRecord| {
        let counter = model.items[item.item.0 as usize].counter;
        item.ready_at != SimTime::NEVER && model.counters[counter.0 as usize].handoff.is_some()
    };
    let (total, n) = journey.items.iter().filter(has_handoff).fold((0.0, 0), |(total, n), item| {
        (total + (item.ready_at - item.sent_at).minutes(), n + 1)
    });
    (n > 0).then_some((total, n))
}

fn last_of(journey: &Journey) -> Option<SimTime> {
    journey.items.iter().map(came_at).max()
}

/// Whether an item is a drink, or a plate.
pub(super) fn is_of_course(item: &ItemRecord, course: Course, model: &Model) -> bool {
    model.items[item.item.0 as usize].course == course
}

fn each_wait(journey: &Journey, model: &Model, course: Course) -> Option<(f64, u32)> {
    let of_course = journey.items.iter().filter(|item| is_of_course(item, course, model));
    let (total, n) = of_course.fold((0.0, 0), |(total, n), item| {
        (total + (came_at(item) - journey.ordered_at).minutes(), n + 1)
    });
    (n > 0).then_some((total, n))
}
