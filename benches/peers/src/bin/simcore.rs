//! simcore: components with callbacks and serialisable events. It has no servers or pools, so only
//! workload A.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use peers::{Job, MM1_GAP, MM1_SERVICE, Random, report_mm1};
use serde::Serialize;
use simcore::{Event, EventHandler, Id, Simulation, SimulationContext, cast};

#[derive(Clone, Serialize)]
struct Arrive {}

#[derive(Clone, Serialize)]
struct Customer {
    born: f64,
}

#[derive(Clone, Serialize)]
struct Done {}

struct Source {
    ctx: SimulationContext,
    server: Id,
    left: usize,
    random: Random,
}

impl Source {
    fn plan(&mut self) {
        let gap = self.random.exp(MM1_GAP);
        self.ctx.emit_self(Arrive {}, gap);
    }
}

impl EventHandler for Source {
    fn on(&mut self, event: Event) {
        cast!(match event.data {
            Arrive {} => {
                self.ctx.emit_now(Customer { born: event.time }, self.server);
                self.left -= 1;
                if self.left > 0 {
                    self.plan();
                }
            }
        })
    }
}

struct Server {
    ctx: SimulationContext,
    line: VecDeque<f64>,
    total: f64,
    random: Random,
}

impl Server {
    fn start(&mut self) {
        let time = self.random.exp(MM1_SERVICE);
        self.ctx.emit_self(Done {}, time);
    }
}

impl EventHandler for Server {
    fn on(&mut self, event: Event) {
        cast!(match event.data {
            Customer { born } => {
                self.line.push_back(born);
                if self.line.len() == 1 {
                    self.start();
                }
            }
            Done {} => {
                self.total += event.time - self.line.pop_front().unwrap();
                if !self.line.is_empty() {
                    self.start();
                }
            }
        })
    }
}

fn mm1(n: usize, seed: u64) -> f64 {
    let mut sim = Simulation::new(seed);
    let server = Rc::new(RefCell::new(Server {
        ctx: sim.create_context("server"),
        line: VecDeque::new(),
        total: 0.0,
        random: Random::new(seed),
    }));
    let id = sim.add_handler("server", server.clone());
    let source = Rc::new(RefCell::new(Source {
        ctx: sim.create_context("source"),
        server: id,
        left: n,
        random: Random::new(seed + 1_000_000),
    }));
    sim.add_handler("source", source.clone());
    source.borrow_mut().plan();
    sim.step_until_no_events();
    let total = server.borrow().total;
    total / n as f64
}

fn main() {
    let job = Job::from_args();
    assert_eq!(job.model, "mm1", "simcore has no model of the restaurant");
    report_mm1(job.count, || mm1(job.count, job.seed));
}
