//! simu-des: async processes and FIFO resources, after SimPy.

use std::cell::RefCell;
use std::rc::Rc;

use peers::*;
use simu::{EnvHandle, Resource, SimEnv, all_of};

fn mm1(n: usize, seed: u64) -> f64 {
    let mut env = SimEnv::with_seed(seed);
    let server = Resource::new(1);
    let total = Rc::new(RefCell::new(0.0));
    let random = Rc::new(RefCell::new(Random::new(seed)));
    let h = env.handle();
    let sum = total.clone();
    env.spawn(async move {
        for _ in 0..n {
            let gap = random.borrow_mut().exp(MM1_GAP);
            h.timeout(gap).await;
            let (c, server, sum, random) = (h.clone(), server.clone(), sum.clone(), random.clone());
            h.spawn(async move {
                let born = c.now();
                let _turn = server.request().await;
                let service = random.borrow_mut().exp(MM1_SERVICE);
                c.timeout(service).await;
                *sum.borrow_mut() += c.now() - born;
            });
        }
    });
    env.run();
    let mean = *total.borrow() / n as f64;
    mean
}

#[derive(Clone)]
struct House {
    h: EnvHandle,
    tables: Resource,
    waiters: Resource,
    cooks: Resource,
    bar: Resource,
    random: Rc<RefCell<Random>>,
    out: Rc<RefCell<Evening>>,
}

impl House {
    fn draw(&self, f: impl FnOnce(&mut Random) -> f64) -> f64 {
        f(&mut self.random.borrow_mut())
    }

    async fn work(&self, pool: &Resource, f: impl FnOnce(&mut Random) -> f64) {
        let _turn = pool.request().await;
        let t = self.draw(f);
        self.h.timeout(t).await;
    }

    async fn food(self) {
        self.work(&self.cooks, Random::cook).await;
        self.work(&self.waiters, |r| r.exp(CARRY)).await;
    }

    async fn drink(self) {
        let ordered = self.h.now();
        let t = self.draw(Random::ticket);
        self.h.timeout(t).await;
        self.work(&self.bar, |r| r.exp(MIX)).await;
        self.work(&self.waiters, |r| r.exp(CARRY)).await;
        let mut out = self.out.borrow_mut();
        out.drinks += 1;
        out.drink_wait += self.h.now() - ordered;
    }

    async fn party(self) {
        let born = self.h.now();
        let _table = self.tables.request().await;
        {
            let mut out = self.out.borrow_mut();
            out.parties += 1;
            out.table_wait += self.h.now() - born;
        }
        self.work(&self.waiters, |r| r.exp(ORDER)).await;
        all_of![
            self.clone().food(),
            self.clone().food(),
            self.clone().drink(),
            self.clone().drink()
        ]
        .await;
        let t = self.draw(Random::eat);
        self.h.timeout(t).await;
        self.work(&self.waiters, |r| r.exp(PAY)).await;
    }

    async fn door(self) {
        loop {
            let gap = self.draw(|r| r.exp(GAP));
            self.h.timeout(gap).await;
            if self.h.now() >= OPEN {
                return;
            }
            self.h.spawn(self.clone().party());
        }
    }
}

fn evening(random: &Rc<RefCell<Random>>) -> Evening {
    let mut env = SimEnv::with_seed(0);
    let house = House {
        h: env.handle(),
        tables: Resource::new(TABLES),
        waiters: Resource::new(WAITERS),
        cooks: Resource::new(COOKS),
        bar: Resource::new(BARTENDERS),
        random: random.clone(),
        out: Rc::default(),
    };
    let out = house.out.clone();
    env.spawn(house.door());
    env.run();
    let result = out.borrow().clone();
    result
}

fn main() {
    let job = Job::from_args();
    if job.model == "mm1" {
        return report_mm1(job.count, || mm1(job.count, job.seed));
    }
    let random = Rc::new(RefCell::new(Random::new(job.seed)));
    report_restaurant(job.count, || evening(&random));
}
