//! Memory against the number of evenings: the most that is claimed at once must not grow with it.
//!
//! `cargo bench --bench memory`, and look at `max alloc`.

use std::ops::ControlFlow;

use divan::{AllocProfiler, Bencher};
use orderflow::catalogue;
use orderflow::experiment::{Plan, run};
use orderflow::scenario;

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// Every measure of both policies.
#[divan::bench(args = [100, 1_000, 10_000, 100_000], sample_count = 1, sample_size = 1)]
fn evenings(bencher: Bencher<'_, '_>, evenings: u64) {
    let file = include_str!("../scenarios/mendoza.toml");
    let model =
        scenario::read(file, "mendoza.toml", &[]).expect("a scenario of this project").model;
    bencher.bench_local(|| {
        let plan = Plan::of(&model).measures(catalogue::all_keys()).evenings(evenings);
        let results = run(&plan, &mut |_| ControlFlow::Continue(()));
        results.events
    });
}
