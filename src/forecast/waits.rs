//! The shortest waits a house can give: nobody else is there, and every time is its least.

use crate::feel::{disconfirmation, perceived_minutes};
use crate::model::{Course, Item, Model, SpanDist, Stage, WaitPerception};
use crate::record::{Info, Segment};

/// From the order complete until an item of this course can be on the table at the earliest [min, ≥ 0];
/// `None` if nobody orders any.
pub(super) fn shortest_wait_min(model: &Model, course: Course, is_ordered: &[bool]) -> Option<f64> {
    let (work, trip) = (&model.work, model.floor.trip.minutes());
    let till = if work.till.is_zero() { 0.0 } else { trip + least(&work.till) };
    let carried = if work.serve.is_zero() { 0.0 } else { trip + least(&work.serve) };
    let items = model.items.iter().zip(is_ordered).filter(|(item, _)| item.course == course);
    let made = |item: &Item| {
        let counter = &model.counters[item.counter.0 as usize];
        let delay = counter.handoff.as_ref().map_or(0.0, |handoff| least(&handoff.delay));
        delay + least(&item.prep)
    };
    let ordered = items.filter(|(_, is_ordered)| **is_ordered).map(|(item, _)| made(item));
    ordered.reduce(f64::min).map(|made| till + made + carried)
}

fn least(span: &SpanDist) -> f64 {
    span.dist().min().max(0.0)
}

/// How far such a wait disappoints at least: the guests are told the time and have something in hand.
pub(super) fn least_disconfirmation(feel: &WaitPerception, stage: Stage, minutes: f64) -> f64 {
    let segment = |info, is_occupied| Segment { minutes, info, is_occupied, is_unfair: false };
    let infos = [Info::None, Info::Informed, Info::Overdue, Info::Broken];
    let felt = infos.into_iter().flat_map(|info| {
        [false, true].into_iter().flat_map(move |is_occupied| {
            [false, true].map(|is_solo| {
                perceived_minutes(feel, stage, &[segment(info, is_occupied)], is_solo)
            })
        })
    });
    disconfirmation(feel, stage, felt.fold(f64::INFINITY, f64::min))
}
