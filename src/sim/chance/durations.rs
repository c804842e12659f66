//! How long things last that are done once for a party or an item.
//!
//! A number depends on whose it is and what for, not on when it is drawn. So all of a party's are drawn
//! when it sits down, and its items' when it orders: the processor works on several at once, where a draw
//! in the middle of an event has everything after it wait. (An evening of `bench/house.toml` takes 7 %
//! less time.) What lasts the same for everybody is worked out once.

use std::fmt::Debug;

use crate::model::{Model, SpanDist};
use crate::sim::chance::draws::{Draws, Purpose};
use crate::time::Span;

/// What is done once for a party that sits down.
#[derive(Clone, Copy, Debug)]
pub(in crate::sim) enum Activity {
    Greet,
    Reading,
    /// Of all guests, at the table.
    Order,
    Till,
    Eating,
    Clear,
    Stay,
    Bill,
    BillLook,
    Payment,
    Leaving,
    Reset,
}

const N_ACTIVITIES: usize = Activity::Reset as usize + 1;

/// How long each step of a visit lasts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::sim) struct VisitDurations([Span; N_ACTIVITIES]);

impl VisitDurations {
    pub(in crate::sim) fn of(&self, step: Activity) -> Span {
        self.0[step as usize]
    }

    fn of_mut(&mut self, step: Activity) -> &mut Span {
        &mut self.0[step as usize]
    }
}

/// What is known of every visit to a house, and what chance decides.
#[derive(Debug)]
pub(in crate::sim) struct DurationPlan<'m> {
    /// Steps that last the same for everybody; the others nothing.
    same: VisitDurations,
    drawn: Vec<(Activity, &'m SpanDist, Purpose)>,
    /// Whether any step lasts longer for some than for others.
    varies: bool,
    /// Added to taking the order.
    order_per_guest: &'m SpanDist,
    /// Added to eating, for each guest from the third.
    eating_per_guest_above_two: Span,
}

impl<'m> DurationPlan<'m> {
    pub(in crate::sim) fn new(model: &'m Model) -> Self {
        let (work, guest) = (&model.work, &model.guest);
        let steps = [
            (Activity::Greet, &work.greet, Purpose::Greet),
            (Activity::Reading, &guest.reading, Purpose::Reading),
            (Activity::Order, &work.order, Purpose::TakeOrder),
            (Activity::Till, &work.till, Purpose::Till),
            (Activity::Eating, &guest.eating, Purpose::Eating),
            (Activity::Clear, &work.clear, Purpose::Clear),
            (Activity::Stay, &guest.stay, Purpose::Stay),
            (Activity::Bill, &work.bill, Purpose::Bill),
            (Activity::BillLook, &guest.bill_look, Purpose::BillLook),
            (Activity::Payment, &work.payment, Purpose::Payment),
            (Activity::Leaving, &guest.leaving, Purpose::Leaving),
            (Activity::Reset, &work.reset, Purpose::Reset),
        ];
        let mut same = VisitDurations::default();
        let mut drawn = Vec::new();
        for (step, dist, purpose) in steps {
            match dist.constant() {
                Some(span) => *same.of_mut(step) = span,
                None => drawn.push((step, dist, purpose)),
            }
        }
        Self {
            same,
            varies: !drawn.is_empty()
                || !work.order_per_guest.is_zero()
                || !guest.eating_per_guest_above_two.is_zero(),
            drawn,
            order_per_guest: &work.order_per_guest,
            eating_per_guest_above_two: guest.eating_per_guest_above_two,
        }
    }

    /// What lasts the same on every visit; the rest nothing. A place is made with it, and where visits do
    /// not vary keeps it.
    pub(in crate::sim) fn same(&self) -> VisitDurations {
        self.same
    }

    /// Writes down one party's visit, if visits differ.
    #[inline(always)]
    pub(in crate::sim) fn write(
        &self,
        draws: &Draws,
        whose: (u64, u32),
        durations: &mut VisitDurations,
    ) {
        if self.varies {
            self.vary(draws, whose, durations);
        }
        debug_assert!(
            self.varies || *durations == self.same,
            "a place has durations of another plan"
        );
    }

    #[inline(never)]
    fn vary(&self, draws: &Draws, (party, size): (u64, u32), durations: &mut VisitDurations) {
        *durations = self.same;
        for (step, dist, purpose) in &self.drawn {
            *durations.of_mut(*step) = draws.span(dist, *purpose, party, 0);
        }
        if !self.order_per_guest.is_zero() {
            for nth in 1..=size {
                let more = draws.span(self.order_per_guest, Purpose::TakeOrder, party, nth);
                *durations.of_mut(Activity::Order) += more;
            }
        }
        *durations.of_mut(Activity::Eating) +=
            self.eating_per_guest_above_two * i64::from(size.saturating_sub(2));
    }
}

/// The first try at an item.
#[derive(Clone, Copy, Debug)]
pub(in crate::sim) struct ItemDurations {
    pub(in crate::sim) prep: Span,
    /// Putting it on the table.
    pub(in crate::sim) serve: Span,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Override, read};

    /// The order and the meal of a party of four, where only one length depends on its size.
    fn lengths_with(path: &str, value: &str) -> [f64; 2] {
        let set =
            |path: &str, value: &str| Override { path: path.to_owned(), value: value.to_owned() };
        let mut sets: Vec<Override> =
            ["greet", "order", "order_per_guest", "till", "clear", "bill"]
                .into_iter()
                .chain(["payment", "reset"])
                .map(|step| set(&format!("work.{step}"), "\"1 min\""))
                .collect();
        let guest =
            ["reading", "eating", "eating_per_guest_above_two", "stay", "bill_look", "leaving"];
        sets.extend(guest.map(|step| set(&format!("guest.{step}"), "\"1 min\"")));
        for none in ["work.order_per_guest", "guest.eating_per_guest_above_two"] {
            sets.push(set(none, "\"0 min\""));
        }
        sets.push(set(path, value));
        let text = include_str!("../../../scenarios/mendoza.toml");
        let model = read(text, "mendoza.toml", &sets).unwrap().model;
        let plan = DurationPlan::new(&model);
        let mut durations = plan.same();
        plan.write(&Draws::new(1, 1), (0, 4), &mut durations);
        [Activity::Order, Activity::Eating].map(|step| durations.of(step).minutes())
    }

    #[test]
    fn what_depends_on_the_size_alone_is_added_where_nothing_is_drawn() {
        let close = |a: [f64; 2], b: [f64; 2]| (a[0] - b[0]).abs() + (a[1] - b[1]).abs() < 1e-9;
        assert!(close(lengths_with("work.greet", "\"1 min\""), [1.0, 1.0]));
        assert!(close(lengths_with("work.order_per_guest", "\"0.5 min\""), [3.0, 1.0]));
        assert!(close(lengths_with("guest.eating_per_guest_above_two", "\"2 min\""), [1.0, 5.0]));
    }
}
