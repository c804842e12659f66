//! Offered load: the work that comes in each part of the evening, against what can be done in it.

use std::collections::BTreeMap;

use crate::forecast::arrivals::Arrivals;
use crate::forecast::tasks::{By, Class, Task, classes};
use crate::model::{Capacity, CounterId, Model, Roster};
use crate::numbers::queues::{ErlangC, erlang_c};
use crate::time::Span;

/// A part of the evening is half an hour, or so many half hours that there are no more parts than these.
const MOST_PARTS: f64 = 24.0;

/// Loaded beyond this, queues are long although all the work can be done.
///
/// The mean wait grows like 1 / (1 − load); the limit is a usual one. Assumption.
const HIGH: f64 = 0.9;

/// Loads that differ by less are equal: they are differences of large sums.
const TOLERANCE: f64 = 1e-6;

/// Who or what can be overloaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    /// The places at a counter: its people times the items each has in hand at once.
    Counter(CounterId),
    /// The waiters: greeting, orders, carrying, clearing, bills, payments, resetting. Not asks,
    /// check-backs, water and repairs, which depend on the policy and on how the evening goes.
    Waiters,
    /// The tables, all together.
    Tables,
}

/// How hard something is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LoadBand {
    /// It keeps up.
    Easy,
    /// It keeps up with long queues: offered load above 0.9.
    High,
    /// It cannot keep up: offered load above 1, or nobody is there for work that comes.
    Beyond,
}

/// A part of the evening.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// From when [after opening].
    pub from: Span,
    /// Until when [after opening].
    pub to: Span,
    /// Jobs that come in it, expected (items at a counter, tasks of waiters, parties at tables).
    pub jobs: f64,
    /// Work that would be done in it if nobody had to wait [min, ≥ 0].
    pub work_min: f64,
    /// What can be done in it [min, ≥ 0]; `None`: without limit.
    pub capacity_min: Option<f64>,
}

impl Interval {
    /// Offered load: work over capacity [≥ 0; infinite where nobody is there for work that comes];
    /// 0 where there is no limit.
    pub fn load(&self) -> f64 {
        match self.capacity_min {
            Some(capacity) if self.work_min > 0.0 => self.work_min / capacity,
            Some(_) | None => 0.0,
        }
    }

    /// How hard it is pressed.
    pub fn strain(&self) -> LoadBand {
        match self.load() {
            load if load > 1.0 + TOLERANCE => LoadBand::Beyond,
            load if load > HIGH + TOLERANCE => LoadBand::High,
            _ => LoadBand::Easy,
        }
    }

    /// How long it is [min, ≥ 0].
    pub fn lasts_min(&self) -> f64 {
        (self.to - self.from).minutes()
    }
}

/// Why a queue's wait cannot be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoWait {
    /// As much work comes as can be done, or more.
    Overloaded,
    /// All the work can be done, but not with the whole places that the formula counts.
    Changing,
    /// Nobody ever waits.
    Unlimited,
    /// Nothing comes.
    NoWork,
    /// Parties come when the file says.
    Listed,
}

impl NoWait {
    /// The reason as part of a sentence.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Overloaded => "as much work comes as can be done, or more",
            Self::Changing => "the staff changes in this part of the evening",
            Self::Unlimited => "there is no limit, so nobody ever waits",
            Self::NoWork => "nothing comes",
            Self::Listed => "parties come when the file says, not at random",
        }
    }
}

/// The wait by Erlang's formula, as if a part of the evening went on for ever.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QueueWait {
    /// Places that work at once; a change within the part counts by its share, rounded down.
    pub servers: f64,
    /// Jobs an hour.
    pub jobs_per_hour: f64,
    /// One job [min, ≥ 0].
    pub service_min: f64,
    /// What the formula says; waits in minutes.
    pub wait: ErlangC,
}

/// The load of one counter, of the waiters or of the tables.
#[derive(Clone, Debug, PartialEq)]
pub struct Load {
    /// Of what.
    pub of: Resource,
    /// In order of time.
    pub intervals: Vec<Interval>,
    /// Parties are drawn, and do not come when the file says.
    pub is_random: bool,
}

impl Load {
    /// The part of the evening with the highest load, of equals the earliest; without a limit, the one
    /// with the most work.
    pub fn busiest(&self) -> &Interval {
        let later_is_busier = |one: &Interval, other: &Interval| {
            let is_equal = (other.load() - one.load()).abs() < TOLERANCE;
            let is_unlimited = other.capacity_min.is_none();
            if is_equal {
                is_unlimited && other.work_min > one.work_min
            } else {
                other.load() > one.load()
            }
        };
        let busiest = self
            .intervals
            .iter()
            .reduce(|best, next| if later_is_busier(best, next) { next } else { best });
        busiest.expect("an evening has at least one part")
    }

    /// The wait in the busiest part of the evening.
    ///
    /// # Errors
    /// Why it cannot be computed.
    pub fn wait(&self) -> Result<QueueWait, NoWait> {
        let busiest = self.busiest();
        if !self.is_random {
            return Err(NoWait::Listed);
        }
        if busiest.jobs <= 0.0 || busiest.work_min <= 0.0 {
            return Err(NoWait::NoWork);
        }
        let capacity = busiest.capacity_min.ok_or(NoWait::Unlimited)?;
        let minutes = busiest.lasts_min();
        let places = capacity / minutes;
        let servers = (places + TOLERANCE).floor();
        let service_min = busiest.work_min / busiest.jobs;
        let wait = erlang_c(servers, busiest.work_min / minutes, service_min);
        // Places are whole unless somebody comes or goes within the part.
        let is_changing = places > servers + TOLERANCE && busiest.load() < 1.0;
        let reason = if is_changing { NoWait::Changing } else { NoWait::Overloaded };
        let wait = wait.ok_or(reason)?;
        Ok(QueueWait { servers, jobs_per_hour: 60.0 * busiest.jobs / minutes, service_min, wait })
    }

    /// How many times its capacity it would need so that it is nowhere pressed; 1 or less if it is not.
    pub fn needed_share(&self) -> f64 {
        self.busiest().load() / HIGH
    }
}

/// What the numbers of a house imply.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// How long a part of the evening is.
    pub part: Span,
    /// Counters in file order, then waiters, then tables (these unless parties are listed).
    pub loads: Vec<Load>,
}

impl Forecast {
    /// The loads of a house as its scenario has it.
    ///
    /// Work is counted when it would be done if nobody ever waited, no ticket got stuck and nobody left
    /// early: what waits today comes later than this, and presses the half hours after the rush.
    pub fn of(model: &Model) -> Self {
        let evening = model.closes.max(Span::from_minutes(30.0));
        let half_hours = (evening.minutes() / 30.0 / MOST_PARTS).ceil().max(1.0);
        let part = Span::from_minutes(30.0 * half_hours);
        let classes = classes(model);
        let tasks = by_whom(&classes);
        let counters = (0..).zip(&model.counters).map(|(id, counter)| {
            let on_duty =
                |from, to| Some(staff_min(&counter.staff, from, to)? * f64::from(counter.parallel));
            let id = CounterId(id);
            (Resource::Counter(id), By::Counter(id), Box::new(on_duty) as OnDuty<'_>)
        });
        let waiters = |from, to| staff_min(&model.floor.waiters, from, to);
        let tables = |from: Span, to: Span| {
            let counts = model.floor.tables.iter().map(|table| limited(table.count));
            let count: Option<f64> = counts.sum();
            Some(count? * (to - from).minutes())
        };
        let rest = [
            (Resource::Waiters, By::Waiter, Box::new(waiters) as OnDuty<'_>),
            (Resource::Tables, By::Table, Box::new(tables) as OnDuty<'_>),
        ];
        let load = |(of, by, on_duty): (Resource, By, OnDuty<'_>)| {
            let ends = std::iter::successors(Some(Span::ZERO), |end| {
                (*end < evening).then(|| *end + part)
            });
            let ends: Vec<Span> = ends.map(|end| end.min(evening)).collect();
            let intervals = ends.windows(2).map(|ends| {
                let (jobs, work_min) =
                    tasks.get(&by).map_or((0.0, 0.0), |tasks| work(tasks, (ends[0], ends[1])));
                let capacity_min = on_duty(ends[0], ends[1]);
                Interval { from: ends[0], to: ends[1], jobs, work_min, capacity_min }
            });
            Load { of, intervals: intervals.collect(), is_random: model.listed.is_empty() }
        };
        // Whether a listed party finds a table can be read from the list.
        let is_told = |load: &Load| load.is_random || load.of != Resource::Tables;
        Self { part, loads: counters.chain(rest).map(load).filter(is_told).collect() }
    }
}

/// Minutes that can be worked between two instants; `None`: without limit.
type OnDuty<'m> = Box<dyn Fn(Span, Span) -> Option<f64> + 'm>;

fn limited(capacity: Capacity) -> Option<f64> {
    match capacity {
        Capacity::Limited(n) => Some(f64::from(n)),
        Capacity::Unlimited => None,
    }
}

fn staff_min(roster: &Roster, from: Span, to: Span) -> Option<f64> {
    Some(60.0 * (roster.hours_until(to)? - roster.hours_until(from)?))
}

/// The tasks of one kind of party that occupy the same people, places or tables.
struct Tasks<'c> {
    arrivals: &'c Arrivals,
    tasks: Vec<Task>,
}

/// The tasks of every kind of party, by who does them.
fn by_whom(classes: &[Class]) -> BTreeMap<By, Vec<Tasks<'_>>> {
    let mut all: BTreeMap<By, Vec<Tasks<'_>>> = BTreeMap::new();
    for Class { arrivals, tasks } in classes {
        let mut of_class: BTreeMap<By, Vec<Task>> = BTreeMap::new();
        for task in tasks {
            of_class.entry(task.by).or_default().push(*task);
        }
        for (by, tasks) in of_class {
            all.entry(by).or_default().push(Tasks { arrivals, tasks });
        }
    }
    all
}

/// Jobs and minutes of work that fall between two instants.
fn work(classes: &[Tasks<'_>], (from, to): (Span, Span)) -> (f64, f64) {
    let (from, to) = (from.minutes(), to.minutes());
    let of_class = |class: &Tasks<'_>| {
        let each = |task: &Task| {
            let begun = |min: f64| class.arrivals.until(min - task.after_min);
            let busy = class.arrivals.busy_min((from, to), task.after_min, task.each_min);
            (task.n * (begun(to) - begun(from)), task.n * busy)
        };
        class.tasks.iter().map(each).fold((0.0, 0.0), sum)
    };
    let (jobs, minutes) = classes.iter().map(of_class).fold((0.0, 0.0), sum);
    // What is left of a subtraction of nearly equal numbers is no work.
    if minutes > 1e-6 { (jobs, minutes) } else { (0.0, 0.0) }
}

fn sum(one: (f64, f64), other: (f64, f64)) -> (f64, f64) {
    (one.0 + other.0, one.1 + other.1)
}
