//! The work a party brings, if it never has to wait: what, how long after it came, how much.

use crate::forecast::arrivals::Arrivals;
use crate::model::{
    CounterId, Course, EatWhen, Item, ItemId, ListedParty, Model, OrderLine, TicketPer,
};

/// Parties that bring the same work.
#[derive(Clone, Debug)]
pub(super) struct Class {
    pub(super) arrivals: Arrivals,
    pub(super) tasks: Vec<Task>,
}

/// Who or what is occupied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Counter(CounterId),
    Waiter,
    Table,
}

/// Work of one kind that each party of a class brings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Task {
    pub(super) by: By,
    /// After the party came [min, ≥ 0].
    pub(super) after_min: f64,
    /// One of them [min, ≥ 0].
    pub(super) each_min: f64,
    /// Of them a party.
    pub(super) n: f64,
}

/// Items of one order that come on one ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Group {
    counter: CounterId,
    course: Course,
    is_mandatory: bool,
}

/// What a party orders in one group.
#[derive(Clone, Debug)]
struct Ordered {
    group: Group,
    /// Items expected.
    n_items: f64,
    /// Their preparation, each [min, ≥ 0].
    prep_min: f64,
    /// Loads carried, expected.
    n_loads: f64,
}

/// Every kind of party that comes.
pub(super) fn classes(model: &Model) -> Vec<Class> {
    if !model.listed.is_empty() {
        let class = |party: &ListedParty| Class {
            arrivals: Arrivals::listed(party),
            tasks: tasks(model, party.size, &listed_order(model, party)),
        };
        return model.listed.iter().map(class).collect();
    }
    let sizes = model.demand.party_size.iter().filter(|(_, share)| *share > 0.0);
    let class = |(size, share): &(u32, f64)| Class {
        arrivals: Arrivals::drawn(&model.demand, model.last_seating, *share),
        tasks: tasks(model, *size, &drawn_order(model, *size)),
    };
    sizes.map(class).collect()
}

/// The groups items fall into, in the order of the menu.
fn groups(model: &Model) -> Vec<Group> {
    let mut groups = Vec::new();
    for group in model.items.iter().map(group_of) {
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    groups
}

fn group_of(item: &Item) -> Group {
    Group { counter: item.counter, course: item.course, is_mandatory: item.is_ticket_mandatory }
}

fn item(model: &Model, id: ItemId) -> &Item {
    &model.items[id.0 as usize]
}

fn listed_order(model: &Model, party: &ListedParty) -> Vec<Ordered> {
    let of_group = |group: Group| {
        let items = party.order.iter().flatten().map(|id| item(model, *id));
        let preps: Vec<f64> =
            items.filter(|item| group_of(item) == group).map(|item| item.prep.mean_min()).collect();
        let mut counts = vec![0.0; preps.len() + 1];
        counts[preps.len()] = 1.0;
        ordered(model, group, &counts, preps.iter().sum())
    };
    groups(model).into_iter().filter_map(of_group).collect()
}

fn drawn_order(model: &Model, size: u32) -> Vec<Ordered> {
    let of_group = |group: Group| {
        let chosen = |line: &OrderLine| {
            let of_group =
                line.choices.iter().filter_map(|(id, p)| Some((item(model, (*id)?), *p)));
            let of_group = of_group.filter(|(item, _)| group_of(item) == group);
            of_group.fold((0.0, 0.0), |(p, prep), (item, share)| {
                (p + share, prep + share * item.prep.mean_min())
            })
        };
        let lines: Vec<(f64, f64)> = model.demand.order.iter().map(chosen).collect();
        let shares: Vec<f64> = lines.iter().map(|(p, _)| *p).filter(|p| *p > 0.0).collect();
        let prep_min: f64 = lines.iter().map(|(_, prep)| prep).sum();
        ordered(model, group, &item_counts(&shares, size), f64::from(size) * prep_min)
    };
    groups(model).into_iter().filter_map(of_group).collect()
}

/// The law of the number of items: each of `size` guests orders one with each of these chances.
fn item_counts(shares: &[f64], size: u32) -> Vec<f64> {
    let mut law = vec![1.0];
    for p in (0..size).flat_map(|_| shares) {
        law.push(0.0);
        for n in (0..law.len()).rev() {
            let one_fewer = if n > 0 { law[n - 1] } else { 0.0 };
            law[n] = law[n] * (1.0 - p) + one_fewer * p;
        }
    }
    law
}

/// `counts[n]` is the chance of n items; `prep_min` is the preparation of all that are expected.
#[expect(clippy::cast_precision_loss, reason = "a party has few items")]
fn ordered(model: &Model, group: Group, counts: &[f64], prep_min: f64) -> Option<Ordered> {
    let expected = |of: &dyn Fn(usize) -> usize| -> f64 {
        counts.iter().enumerate().map(|(n, p)| p * of(n) as f64).sum()
    };
    let n_items = expected(&|n| n);
    let a_trip = match (model.ticket_per, group.course) {
        (TicketPer::Item, _) => 1,
        (TicketPer::Counter, Course::Food) => model.floor.plates_per_trip,
        (TicketPer::Counter, Course::Drink) => model.floor.drinks_per_trip,
    };
    let n_loads = expected(&|n| n.div_ceil(a_trip as usize));
    (n_items > 0.0).then(|| Ordered { group, n_items, prep_min: prep_min / n_items, n_loads })
}

/// A party's evening without any wait; the times of day are those of its means.
fn tasks(model: &Model, size: u32, order: &[Ordered]) -> Vec<Task> {
    let (work, guest, trip) = (&model.work, &model.guest, model.floor.trip.minutes());
    let mut evening = Evening { tasks: Vec::new(), now: 0.0 };
    if !work.greet.is_zero() {
        evening.waiter(trip + work.greet.mean_min());
        evening.now = trip; // The guests read from first contact on.
    }
    evening.now += guest.reading.mean_min();
    if !(work.order.is_zero() && work.order_per_guest.is_zero()) {
        let at_table = work.order.mean_min() + f64::from(size) * work.order_per_guest.mean_min();
        evening.waiter(trip + at_table);
        if !work.till.is_zero() {
            evening.waiter(trip + work.till.mean_min());
        }
    }
    let mut last_plate = evening.now;
    let mut last_drink = evening.now;
    for ordered in order {
        let served = evening.served(model, ordered);
        let last = match ordered.group.course {
            Course::Food => &mut last_plate,
            Course::Drink => &mut last_drink,
        };
        *last = served.max(*last);
    }
    let has_food = order.iter().any(|ordered| ordered.group.course == Course::Food);
    let has_drink = order.iter().any(|ordered| ordered.group.course == Course::Drink);
    let begins = match guest.eat_when {
        EatWhen::Food => last_plate,
        EatWhen::All => last_plate.max(last_drink),
    };
    let extra = f64::from(size.saturating_sub(2)) * guest.eating_per_guest_above_two.minutes();
    evening.now = if has_food { begins + guest.eating.mean_min() + extra } else { begins };
    if has_food && !work.clear.is_zero() {
        evening.tasks.push(Task {
            by: By::Waiter,
            after_min: evening.now,
            each_min: work.clear.mean_min(),
            n: 1.0,
        });
    }
    if has_drink {
        evening.now = evening.now.max(last_drink + guest.drink_time.minutes());
    }
    evening.now += guest.stay.mean_min();
    if !work.bill.is_zero() {
        evening.waiter(work.bill.mean_min());
    }
    evening.now += guest.bill_look.mean_min();
    if !work.payment.is_zero() {
        evening.waiter(trip + work.payment.mean_min());
    }
    evening.now += guest.leaving.mean_min();
    if !work.reset.is_zero() {
        evening.waiter(work.reset.mean_min());
    }
    evening.tasks.push(Task { by: By::Table, after_min: 0.0, each_min: evening.now, n: 1.0 });
    evening.tasks
}

/// A party's evening as far as it is told.
struct Evening {
    tasks: Vec<Task>,
    /// Minutes after the party came.
    now: f64,
}

impl Evening {
    /// A waiter is occupied, and the party with him.
    fn waiter(&mut self, each_min: f64) {
        self.tasks.push(Task { by: By::Waiter, after_min: self.now, each_min, n: 1.0 });
        self.now += each_min;
    }

    /// What is ordered in a group is made and carried; returns when it is on the table.
    fn served(&mut self, model: &Model, ordered: &Ordered) -> f64 {
        let counter = &model.counters[ordered.group.counter.0 as usize];
        let delay = counter.handoff.as_ref().map_or(0.0, |handoff| handoff.delay.mean_min());
        let made_at = self.now + delay;
        self.tasks.push(Task {
            by: By::Counter(ordered.group.counter),
            after_min: made_at,
            each_min: ordered.prep_min,
            n: ordered.n_items,
        });
        let ready_at = made_at + ordered.prep_min;
        let (serve, trip) = (&model.work.serve, model.floor.trip.minutes());
        if serve.is_zero() {
            return ready_at;
        }
        let on_table = serve.mean_min() * ordered.n_items / ordered.n_loads;
        self.tasks.push(Task {
            by: By::Waiter,
            after_min: ready_at,
            each_min: 2.0 * trip + on_table,
            n: ordered.n_loads,
        });
        ready_at + trip + on_table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_law_of_the_number_of_items_is_binomial() {
        let law = item_counts(&[0.25], 3);
        for (found, expected) in law.iter().zip([27.0, 27.0, 9.0, 1.0]) {
            assert!((found - expected / 64.0).abs() < 1e-12);
        }
        let two_lines = item_counts(&[0.5, 1.0], 1);
        assert_eq!(two_lines, [0.0, 0.5, 0.5]);
    }
}
