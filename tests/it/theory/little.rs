//! Little's law on every queue of every evening: the number in a queue, summed over the evening, is what
//! those who were in it have waited.
//!
//! The number is counted from the instants at which things came and went; the waits are read from clocks and
//! logs that the simulation keeps apart from these. An evening begins and ends with an empty house, so that
//! the law holds without any long run: Little, Operations Research 59 (2011) 536–549, theorem 2.

use orderflow::model::{Capacity, Course, Model, Stage};
use orderflow::record::{ItemRecord, Journey};
use orderflow::time::SimTime;

use crate::house::{Evening, evening, model};
use crate::theory::{SEED, scenario};

/// What comes to a queue and goes from it, by the instants.
#[derive(Default)]
struct Queue {
    came: Vec<SimTime>,
    went: Vec<SimTime>,
}

impl Queue {
    fn of(stays: impl IntoIterator<Item = (SimTime, SimTime)>) -> Self {
        let mut queue = Self::default();
        for (came, went) in stays {
            queue.came.push(came);
            queue.went.push(went);
        }
        queue.came.sort_unstable();
        queue.went.sort_unstable();
        queue
    }

    /// The number in the queue from an instant on.
    fn number_at(&self, at: SimTime) -> usize {
        let n_came = self.came.partition_point(|came| *came <= at);
        let n_went = self.went.partition_point(|went| *went <= at);
        n_came.checked_sub(n_went).expect("nobody goes before coming")
    }

    /// When something comes or goes.
    fn instants(&self) -> Vec<SimTime> {
        let mut instants: Vec<SimTime> = self.came.iter().chain(&self.went).copied().collect();
        instants.sort_unstable();
        instants.dedup();
        instants
    }

    /// The number in the queue, summed over the minutes of the evening.
    fn summed(&self) -> f64 {
        let step = |step: &[SimTime]| {
            let number = u32::try_from(self.number_at(step[0])).unwrap();
            f64::from(number) * (step[1] - step[0]).minutes()
        };
        self.instants().windows(2).map(step).sum()
    }

    /// The largest number in the queue.
    fn most(&self) -> usize {
        self.instants().into_iter().map(|at| self.number_at(at)).max().unwrap_or(0)
    }
}

fn is_so(at: SimTime) -> bool {
    at != SimTime::NEVER
}

/// From one instant to another, for the parties that came to both.
fn between(
    told: &Evening,
    from: impl Fn(&Journey) -> SimTime,
    until: impl Fn(&Journey) -> SimTime,
) -> Queue {
    let stays = told.parties.iter().map(|party| (from(party), until(party)));
    Queue::of(stays.filter(|(from, until)| is_so(*from) && is_so(*until)))
}

/// What all parties have waited in a stage by their clocks.
fn waited(told: &Evening, stage: Stage) -> f64 {
    told.parties.iter().filter_map(|party| party.experience.clock_minutes(stage)).sum()
}

/// When the last item of a course was on the table or given up.
fn course_over(model: &Model, party: &Journey, course: Course) -> SimTime {
    let of_course = party
        .items
        .iter()
        .filter(|item| model.items[item.item.0 as usize].course == course)
        .map(|item| item.delivered_at.min(item.cancelled_at));
    of_course.max().unwrap_or(SimTime::NEVER)
}

fn assert_same(queue: &Queue, waits: f64, name: &str) {
    let sum = queue.summed();
    assert!((sum - waits).abs() <= 1e-6 * waits.max(1.0), "{name}: {sum} is not {waits}");
}

/// The parties' queues.
fn check_parties(model: &Model, told: &Evening) {
    let queues = [
        (Stage::Queue, between(told, |p| p.arrived_at, |p| p.seated_at)),
        (Stage::Greet, between(told, |p| p.seated_at, |p| p.greeted_at)),
        (Stage::Order, between(told, |p| p.greeted_at, |p| p.ordered_at)),
        (Stage::Drinks, between(told, |p| p.ordered_at, |p| course_over(model, p, Course::Drink))),
        (Stage::Food, between(told, |p| p.ordered_at, |p| course_over(model, p, Course::Food))),
        (Stage::Bill, between(told, |p| p.bill_asked_at, |p| p.bill_at)),
    ];
    for (stage, queue) in queues {
        // Who reads the menu waits for nobody, but is between greeting and order.
        let read = if stage == Stage::Order {
            let seated = told.parties.iter().filter(|p| is_so(p.ordered_at));
            seated.map(|p| p.reading.minutes()).sum()
        } else {
            0.0
        };
        assert_same(&queue, waited(told, stage) + read, &format!("{stage:?}"));
    }
}

/// Places at counters: as long busy as their log says, never more of them taken than there are, and all
/// taken while anything waits.
fn check_counters(model: &Model, told: &Evening) {
    for (idx, counter) in model.counters.iter().enumerate() {
        let items = told.parties.iter().flat_map(|party| &party.items);
        let made = items.filter(|item| {
            model.items[item.item.0 as usize].counter.0 as usize == idx && is_so(item.ready_at)
        });
        let made: Vec<&ItemRecord> = made.collect();
        let line = Queue::of(made.iter().map(|item| (item.out_at, item.started_at)));
        let in_hand = Queue::of(made.iter().map(|item| (item.started_at, item.ready_at)));
        assert_same(&in_hand, told.end.staff.counters[idx].busy.minutes(), &counter.name);
        let Capacity::Limited(staff) = counter.staff.at_opening() else { continue };
        let n_places = (staff * counter.parallel) as usize;
        assert!(in_hand.most() <= n_places, "{}", counter.name);
        for at in line.instants() {
            let is_full = in_hand.number_at(at) == n_places;
            assert!(is_full || line.number_at(at) == 0, "{}: {at:?}", counter.name);
        }
    }
}

/// Tables: never more of them taken than there are.
fn check_tables(model: &Model, told: &Evening) {
    let n_tables: Option<u32> = model
        .floor
        .tables
        .iter()
        .map(|table| match table.count {
            Capacity::Limited(n) => Some(n),
            Capacity::Unlimited => None,
        })
        .sum();
    let taken = between(told, |p| p.seated_at, |p| p.left_at).most();
    assert!(n_tables.is_none_or(|n| taken <= n as usize), "{taken}");
}

#[test]
fn every_queue_of_every_evening_obeys_littles_law() {
    // Who leaves takes along when what was begun for it was ready.
    let settings = [
        ("guest.p_wrong_item", "0"),
        ("guest.leave_factor", "never"),
        ("guest.ask_limit", "never"),
    ];
    for file in ["mendoza", "quiet", "favour"] {
        let house = model(&scenario(&format!("scenarios/{file}.toml")), &settings);
        for number in 1..=200 {
            let told = evening(&house, "rigid", SEED, number);
            check_parties(&house, &told);
            check_counters(&house, &told);
            check_tables(&house, &told);
        }
    }
}

#[test]
fn the_number_in_a_full_house_is_what_comes_in_times_how_long_it_stays() {
    let house = model(&scenario("scenarios/bench/mm1.toml"), &[("last_seating", "50000 min")]);
    let told = evening(&house, "rigid", SEED, 1);
    check_parties(&house, &told);
    // Load 0.9: nine are inside on average, of whom 0.9 is served.
    let inside = between(&told, |p| p.arrived_at, |p| p.left_at).summed();
    let (busy, minutes) = (told.end.staff.counters[0].busy.minutes(), 50_000.0);
    assert!((busy / minutes / 0.9 - 1.0).abs() < 0.03, "{busy}");
    assert!((inside / waited(&told, Stage::Food) - 1.0).abs() < 1e-9, "{inside}");
}
