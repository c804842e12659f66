//! `check`: what a house's numbers imply, held to theory, to the simulator and to itself.

mod loads;
mod notes;
mod output;
mod pilot;

use std::ops::ControlFlow;

use orderflow::catalogue::{self, Value};
use orderflow::experiment::{Keep, Plan, run};
use orderflow::model::Model;
use orderflow::scenario::{self, Loaded, Override};

use crate::house::Setting;

const MENDOZA: &str = include_str!("../../../scenarios/mendoza.toml");
const MM1: &str = include_str!("../../../scenarios/bench/mm1.toml");

fn loaded(text: &str, settings: &[Setting<'_>]) -> Loaded {
    let set = |(path, value): &Setting<'_>| Override {
        path: (*path).to_owned(),
        value: (*value).to_owned(),
    };
    let overrides: Vec<Override> = settings.iter().map(set).collect();
    scenario::read(text, "house.toml", &overrides).unwrap_or_else(|problems| panic!("{problems}"))
}

/// What every evening brings under each policy, in the order of the plan.
fn evenings(model: &Model, keys: &[&str], evenings: u64) -> Vec<Vec<Value>> {
    let plan = Plan::of(model)
        .measures(keys.iter().map(|key| catalogue::find(key).unwrap()))
        .seed(5)
        .evenings(evenings)
        .threads(2)
        .keep(Keep::Evenings);
    let mut rows = Vec::new();
    run(&plan, &mut |block| {
        rows.extend(block.rows.iter().map(|row| row.values.clone()));
        ControlFlow::Continue(())
    });
    rows
}
