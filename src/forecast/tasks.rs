//! The work a party brings, if it never has to wait: what, how long after it came, how much.

use std::collections::BTreeMap;

use crate::forecast::arrivals::Arrivals;
use crate::model::{CounterId, Course, EatWhen, Item, ItemId, ListedParty, Model, TicketPer};

/// Parties that bring the same work.
#[derive(Clone, Debug)]
pub(super) struct Class {
    pub(super) arrivals: Arrivals,
    pub(super) tasks: Vec<Task>,
}

/// Who or what is occupied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    let groups = Groups::of(model);
    if !model.listed.is_empty() {
        let class = |party: &ListedParty| Class {
            arrivals: Arrivals::listed(party),
            tasks: tasks(model, party.size, &listed_order(model, &groups, party)),
        };
        return model.listed.iter().map(class).collect();
    }
    let sizes = model.demand.party_size.iter().filter(|(_, share)| *share > 0.0);
    let class = |(size, share): &(u32, f64)| Class {
        arrivals: Arrivals::drawn(&model.demand, model.last_seating, *share),
        tasks: tasks(model, *size, &drawn_order(model, &groups, *size)),
    };
    sizes.map(class).collect()
}

/// The groups the items of a menu fall into, in its order.
struct Groups {
    groups: Vec<Group>,
    /// Of each item.
    of_item: Vec<usize>,
}

impl Groups {
    fn of(model: &Model) -> Self {
        let mut groups = Vec::new();
        let mut known = BTreeMap::new();
        let of_item = model.items.iter().map(|item| {
            let group = group_of(item);
            *known.entry(group).or_insert_with(|| {
                groups.push(group);
                groups.len() - 1
            })
        });
        let of_item = of_item.collect();
        Self { groups, of_item }
    }

    fn of_item(&self, id: ItemId) -> usize {
        self.of_item[id.0 as usize]
    }
}

fn group_of(item: &Item) -> Group {
    Group { counter: item.counter, course: item.course, is_mandatory: item.is_ticket_mandatory }
}

fn item(model: &Model, id: ItemId) -> &Item {
    &model.items[id.0 as usize]
}

fn listed_order(model: &Model, groups: &Groups, party: &ListedParty) -> Vec<Ordered> {
    let mut preps: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
    for id in party.order.iter().flatten() {
        preps.entry(groups.of_item(*id)).or_default().push(item(model, *id).prep.mean_min());
    }
    let of_group = |(group, preps): (usize, Vec<f64>)| {
        let count = Count::Certain(preps.len());
        ordered(model, groups.groups[group], &count, preps.iter().sum())
    };
    preps.into_iter().filter_map(of_group).collect()
}

fn drawn_order(model: &Model, groups: &Groups, size: u32) -> Vec<Ordered> {
    // Of each group, for each line with an item in it: the share of guests who take one, and its
    // preparation.
    let mut lines: BTreeMap<usize, Vec<(f64, f64)>> = BTreeMap::new();
    for line in &model.demand.order {
        let mut of_line: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
        for (id, share) in &line.choices {
            let Some(id) = *id else { continue };
            let (p, prep) = of_line.entry(groups.of_item(id)).or_default();
            *p += share;
            *prep += share * item(model, id).prep.mean_min();
        }
        for (group, line) in of_line {
            lines.entry(group).or_default().push(line);
        }
    }
    let of_group = |(group, lines): (usize, Vec<(f64, f64)>)| {
        let shares: Vec<f64> = lines.iter().map(|(p, _)| *p).filter(|p| *p > 0.0).collect();
        let prep_min: f64 = lines.iter().map(|(_, prep)| prep).sum();
        let count = Count::drawn(&shares, size);
        ordered(model, groups.groups[group], &count, f64::from(size) * prep_min)
    };
    lines.into_iter().filter_map(of_group).collect()
}

/// How many items of a group a party orders.
enum Count {
    /// So many.
    Certain(usize),
    /// Each number with its chance.
    Law(Vec<f64>),
    /// So many on average: the law of very many is not worked out.
    Many(f64),
}

/// Up to so many items the law of their number is worked out, which takes the square of them.
const MOST_IN_LAW: usize = 1_000;

#[expect(clippy::cast_precision_loss, reason = "a party has few items")]
impl Count {
    /// Each of `size` guests orders one with each of these chances.
    fn drawn(shares: &[f64], size: u32) -> Self {
        if shares.len().saturating_mul(size as usize) > MOST_IN_LAW {
            return Self::Many(shares.iter().sum::<f64>() * f64::from(size));
        }
        let mut law = vec![1.0];
        for p in (0..size).flat_map(|_| shares) {
            law.push(0.0);
            for n in (0..law.len()).rev() {
                let one_fewer = if n > 0 { law[n - 1] } else { 0.0 };
                law[n] = law[n] * (1.0 - p) + one_fewer * p;
            }
        }
        Self::Law(law)
    }

    /// Items expected.
    fn items(&self) -> f64 {
        self.expected(1)
    }

    /// Loads expected if so many are carried at once [≥ 1].
    fn loads(&self, a_trip: u32) -> f64 {
        self.expected(a_trip as usize)
    }

    fn expected(&self, a_load: usize) -> f64 {
        match self {
            Self::Certain(n) => n.div_ceil(a_load) as f64,
            Self::Law(law) => {
                law.iter().enumerate().map(|(n, p)| p * n.div_ceil(a_load) as f64).sum()
            }
            // Full loads, and a last one that may have any number of items.
            Self::Many(n) => {
                (n / a_load as f64 + (1.0 - 1.0 / a_load as f64) / 2.0).max(n.min(1.0))
            }
        }
    }
}

/// `prep_min` is the preparation of all items that are expected.
fn ordered(model: &Model, group: Group, count: &Count, prep_min: f64) -> Option<Ordered> {
    let n_items = count.items();
    let a_trip = match (model.ticket_per, group.course) {
        (TicketPer::Item, _) => 1,
        (TicketPer::Counter, Course::Food) => model.floor.plates_per_trip,
        (TicketPer::Counter, Course::Drink) => model.floor.drinks_per_trip,
    };
    let n_loads = count.loads(a_trip);
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
        let law = |shares: &[f64], size| match Count::drawn(shares, size) {
            Count::Law(law) => law,
            Count::Certain(_) | Count::Many(_) => panic!("these are few"),
        };
        for (found, expected) in law(&[0.25], 3).iter().zip([27.0, 27.0, 9.0, 1.0]) {
            assert!((found - expected / 64.0).abs() < 1e-12);
        }
        assert_eq!(law(&[0.5, 1.0], 1), [0.0, 0.5, 0.5]);
    }

    #[test]
    fn very_many_items_are_about_as_many_loads_as_their_law_says() {
        let size = u32::try_from(MOST_IN_LAW).unwrap();
        for (share, a_trip) in [(0.5, 1), (0.3, 3), (0.9, 6), (0.5, 100_000)] {
            let law = Count::drawn(&[share], size);
            let many = Count::Many(share * f64::from(size));
            assert!((many.items() / law.items() - 1.0).abs() < 1e-12);
            let (many, law) = (many.loads(a_trip), law.loads(a_trip));
            assert!((many - law).abs() < 1e-3, "{share} {a_trip}: {many} for {law}");
        }
    }
}
