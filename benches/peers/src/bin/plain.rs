//! No library: both models written by hand on a binary heap of small events and a match.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, VecDeque};

use peers::*;

struct Event<T> {
    time: f64,
    seq: u64,
    what: T,
}

impl<T> PartialEq for Event<T> {
    fn eq(&self, o: &Self) -> bool {
        self.cmp(o) == Ordering::Equal
    }
}
impl<T> Eq for Event<T> {}
impl<T> PartialOrd for Event<T> {
    fn partial_cmp(&self, o: &Self) -> Option<Ordering> {
        Some(self.cmp(o))
    }
}
impl<T> Ord for Event<T> {
    // reversed: BinaryHeap pops the greatest, the earliest event is due first
    fn cmp(&self, o: &Self) -> Ordering {
        o.time.total_cmp(&self.time).then(o.seq.cmp(&self.seq))
    }
}

struct Calendar<T> {
    heap: BinaryHeap<Event<T>>,
    now: f64,
    seq: u64,
}

impl<T> Calendar<T> {
    fn new() -> Self {
        Calendar { heap: BinaryHeap::with_capacity(64), now: 0.0, seq: 0 }
    }

    fn after(&mut self, delay: f64, what: T) {
        self.seq += 1;
        self.heap.push(Event { time: self.now + delay, seq: self.seq, what });
    }

    fn next(&mut self) -> Option<T> {
        let e = self.heap.pop()?;
        self.now = e.time;
        Some(e.what)
    }

    fn reset(&mut self) {
        self.heap.clear();
        self.now = 0.0;
    }
}

fn mm1(n: usize, seed: u64) -> f64 {
    enum What {
        Arrive,
        Depart,
    }
    let mut r = Random::new(seed);
    let mut cal = Calendar::new();
    let mut line: VecDeque<f64> = VecDeque::new();
    let (mut arrived, mut total) = (0, 0.0);
    cal.after(r.exp(MM1_GAP), What::Arrive);
    while let Some(what) = cal.next() {
        match what {
            What::Arrive => {
                arrived += 1;
                line.push_back(cal.now);
                if line.len() == 1 {
                    cal.after(r.exp(MM1_SERVICE), What::Depart);
                }
                if arrived < n {
                    cal.after(r.exp(MM1_GAP), What::Arrive);
                }
            }
            What::Depart => {
                total += cal.now - line.pop_front().unwrap();
                if !line.is_empty() {
                    cal.after(r.exp(MM1_SERVICE), What::Depart);
                }
            }
        }
    }
    total / n as f64
}

#[derive(Clone, Copy)]
enum Task {
    Order,
    Carry { drink: bool },
    Pay,
}

#[derive(Clone, Copy)]
enum What {
    Arrive,
    Waited(u32, Task),
    Cooked(u32),
    Ticket(u32),
    Mixed(u32),
    Eaten(u32),
}

struct Party {
    arrived: f64,
    ordered: f64,
    missing: u8,
}

/// A pool of servers and the line before it.
struct Pool<T> {
    free: usize,
    line: VecDeque<T>,
}

impl<T> Pool<T> {
    fn new(size: usize) -> Self {
        Pool { free: size, line: VecDeque::new() }
    }

    /// Takes a server for the job, or puts the job in line.
    fn seize(&mut self, job: T) -> Option<T> {
        if self.free > 0 {
            self.free -= 1;
            return Some(job);
        }
        self.line.push_back(job);
        None
    }

    /// Gives the server to the next job in line, or frees it.
    fn release(&mut self) -> Option<T> {
        let next = self.line.pop_front();
        if next.is_none() {
            self.free += 1;
        }
        next
    }
}

struct Restaurant {
    cal: Calendar<What>,
    r: Random,
    parties: Vec<Party>,
    tables: Pool<u32>,
    waiters: Pool<(u32, Task)>,
    cooks: Pool<u32>,
    bar: Pool<u32>,
    out: Evening,
}

impl Restaurant {
    fn new(seed: u64) -> Self {
        Restaurant {
            cal: Calendar::new(),
            r: Random::new(seed),
            parties: Vec::new(),
            tables: Pool::new(TABLES),
            waiters: Pool::new(WAITERS),
            cooks: Pool::new(COOKS),
            bar: Pool::new(BARTENDERS),
            out: Evening::default(),
        }
    }

    fn serve(&mut self, job: Option<(u32, Task)>) {
        if let Some((p, task)) = job {
            let mean = match task {
                Task::Order => ORDER,
                Task::Carry { .. } => CARRY,
                Task::Pay => PAY,
            };
            self.cal.after(self.r.exp(mean), What::Waited(p, task));
        }
    }

    fn wait_on(&mut self, p: u32, task: Task) {
        let job = self.waiters.seize((p, task));
        self.serve(job);
    }

    fn seat(&mut self, p: Option<u32>) {
        if let Some(p) = p {
            self.out.parties += 1;
            self.out.table_wait += self.cal.now - self.parties[p as usize].arrived;
            self.wait_on(p, Task::Order);
        }
    }

    fn cook(&mut self, p: Option<u32>) {
        if let Some(p) = p {
            self.cal.after(self.r.cook(), What::Cooked(p));
        }
    }

    fn mix(&mut self, p: Option<u32>) {
        if let Some(p) = p {
            self.cal.after(self.r.exp(MIX), What::Mixed(p));
        }
    }

    fn waited(&mut self, p: u32, task: Task) {
        let next = self.waiters.release();
        self.serve(next);
        let now = self.cal.now;
        let party = &mut self.parties[p as usize];
        match task {
            Task::Order => {
                party.ordered = now;
                party.missing = 4;
                for _ in 0..2 {
                    let job = self.cooks.seize(p);
                    self.cook(job);
                }
                for _ in 0..2 {
                    self.cal.after(self.r.ticket(), What::Ticket(p));
                }
            }
            Task::Carry { drink } => {
                if drink {
                    self.out.drinks += 1;
                    self.out.drink_wait += now - party.ordered;
                }
                party.missing -= 1;
                if party.missing == 0 {
                    self.cal.after(self.r.eat(), What::Eaten(p));
                }
            }
            Task::Pay => {
                let next = self.tables.release();
                self.seat(next);
            }
        }
    }

    fn evening(&mut self) -> Evening {
        self.cal.reset();
        self.parties.clear();
        self.out = Evening::default();
        self.cal.after(self.r.exp(GAP), What::Arrive);
        while let Some(what) = self.cal.next() {
            match what {
                What::Arrive => {
                    if self.cal.now >= OPEN {
                        continue;
                    }
                    let p = self.parties.len() as u32;
                    self.parties.push(Party { arrived: self.cal.now, ordered: 0.0, missing: 0 });
                    let seated = self.tables.seize(p);
                    self.seat(seated);
                    self.cal.after(self.r.exp(GAP), What::Arrive);
                }
                What::Waited(p, task) => self.waited(p, task),
                What::Cooked(p) => {
                    let next = self.cooks.release();
                    self.cook(next);
                    self.wait_on(p, Task::Carry { drink: false });
                }
                What::Ticket(p) => {
                    let job = self.bar.seize(p);
                    self.mix(job);
                }
                What::Mixed(p) => {
                    let next = self.bar.release();
                    self.mix(next);
                    self.wait_on(p, Task::Carry { drink: true });
                }
                What::Eaten(p) => self.wait_on(p, Task::Pay),
            }
        }
        self.out.clone()
    }
}

fn main() {
    let job = Job::from_args();
    if job.model == "mm1" {
        return report_mm1(job.count, || mm1(job.count, job.seed));
    }
    let mut house = Restaurant::new(job.seed);
    report_restaurant(job.count, || house.evening());
}
