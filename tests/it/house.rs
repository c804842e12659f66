//! Small houses for tests of the simulation: a scenario in which every time is zero and nobody asks, changed
//! key by key, and what came out of one of its evenings.

use orderflow::catalogue;
use orderflow::measure::Accumulator;
use orderflow::model::{Model, Stage};
use orderflow::record::{EveningEnd, Journey, TraceEvent};
use orderflow::scenario::{self, Override};
use orderflow::sim::{Detail, World};
use orderflow::time::{SimTime, Span};

/// A house that wastes no minute: one table for four, one waiter, a kitchen and a bar of one person each.
/// A ticket comes to the bar by way of the kitchen. Parties are listed by the tests.
const PLAIN: &str = r#"
title = "A plain house"
opens = "18:00"
last_seating = "240 min"
closes = "300 min"

[floor]
tables = [{ seats = 4, count = 1 }]
waiters = 1
trip = "0 m"
walk_speed = "1 m/s"

[work]
greet = "0 min"
order = "0 min"
order_per_guest = "0 min"
till = "0 min"
serve = "0 min"
check_back = "0 min"
ask = "0 min"
water = "0 min"
clear = "0 min"
bill = "0 min"
payment = "0 min"
reset = "0 min"

[counter.kitchen]
staff = 1
[counter.bar]
staff = 1
[handoff.bar]
via = "kitchen"
distance = "0 m"
delay = "0 min"
p_stuck = 0
repair = "30 min"

[item.dish]
counter = "kitchen"
course = "food"
prep = "8 min"
price = 10
[item.beer]
counter = "kitchen"
course = "drink"
prep = "1 min"
price = 5
[item.cocktail]
counter = "bar"
course = "drink"
prep = "2 min"
price = 6

[guest]
promise_binds = "missing"
leave_factor = "never"
ask_limit = "never"
ask_gap_growth = 1
patience = "unlimited"
balk_at = "never"
reading = "0 min"
eating = "20 min"
eating_per_guest_above_two = "0 min"
drink_time = "0 min"
linger = "60 min"
stay = "0 min"
bill_look = "0 min"
leaving = "0 min"
p_ask = 0
ask_gap = ["4 min"]
interim_ask_at = "never"
escalate_at = "never"
escalate_loss = "never"
p_escalate_silent = 0
p_cancel = 0
p_complain = 0
p_favour_minded = 0
p_opportunist = 0
p_wrong_item = 0

[score]
base_sd = 0

[policy.rigid]
check_back = "none"
[policy.escalation]
decision = "3 min"
check_back = "none"
skill = 1
flex = 1
p_verbal_error = 0
p_forgotten = 0
p_unbilled = 0
[policy.empowered]
check_back = "none"
decision = "3 min"
p_find = 1
skill = 1
p_verbal_error = 0
p_forgotten = 0
p_unbilled = 0
"#;

/// One evening, party by party in order of arrival.
pub(crate) struct Evening {
    pub(crate) parties: Vec<Journey>,
    pub(crate) end: EveningEnd,
}

/// A setting as `--set` takes it.
pub(crate) type Setting<'a> = (&'a str, &'a str);

/// A scenario with some values set.
pub(crate) fn model(text: &str, settings: &[Setting<'_>]) -> Model {
    let set = |&(path, value): &Setting<'_>| Override { path: path.into(), value: value.into() };
    let overrides: Vec<Override> = settings.iter().map(set).collect();
    match scenario::read(text, "test.toml", &overrides) {
        Ok(loaded) => loaded.model,
        Err(problems) => panic!("{problems}"),
    }
}

/// The plain house with these parties (`[[party]]` tables) and settings.
pub(crate) fn plain(parties: &str, settings: &[Setting<'_>]) -> Model {
    model(&format!("{PLAIN}{parties}"), settings)
}

/// A listed party of guests who each order the same.
pub(crate) fn party(at: f64, size: usize, order: &[&str]) -> String {
    guests(at, &vec![order; size])
}

/// A listed party, with what each guest orders.
pub(crate) fn guests(at: f64, orders: &[&[&str]]) -> String {
    format!("[[party]]\nat = \"{at} min\"\nsize = {}\norder = {orders:?}\n", orders.len())
}

/// One evening under the policy of that name.
pub(crate) fn evening(model: &Model, policy: &str, seed: u64, evening: u64) -> Evening {
    let policy = model.policies.iter().find(|p| p.name == policy).expect("the house has it");
    let mut parties = Vec::new();
    let mut world = World::new(model, policy, Detail::Accounts);
    let end = world.run(seed, evening, &mut |journey| parties.push(journey.clone()));
    parties.sort_by_key(|journey| journey.party);
    Evening { parties, end }
}

/// Measures of an evening under the policy of that name, which must have them.
pub(crate) fn measured<const N: usize>(model: &Model, policy: &str, keys: [&str; N]) -> [f64; N] {
    let told = evening(model, policy, 1, 1);
    let policy = model.policies.iter().find(|p| p.name == policy).expect("the house has it");
    let wanted = keys.map(|key| catalogue::find(key).expect("a measure has this key"));
    let mut accumulator = Accumulator::new(model, policy, &wanted);
    for journey in &told.parties {
        accumulator.add(journey);
    }
    let values = accumulator.close(&told.end).values;
    std::array::from_fn(|idx| values[idx].expect("the evening has a value"))
}

/// When something happened to the first party of an evening under the policy of that name.
pub(crate) fn moments(
    model: &Model,
    policy: &str,
    is_it: impl Fn(&TraceEvent) -> bool,
) -> Vec<SimTime> {
    let policy = model.policies.iter().find(|p| p.name == policy).expect("the house has it");
    let mut world = World::new(model, policy, Detail::Accounts);
    world.keep_trace_of(0);
    let trace = world.run(1, 1, &mut |_| {}).trace.expect("a trace was asked for");
    trace.entries.iter().filter(|(_, what)| is_it(what)).map(|(at, _)| *at).collect()
}

/// The plain house's evening under its rigid policy.
pub(crate) fn rigid(parties: &str, settings: &[Setting<'_>]) -> Vec<Journey> {
    evening(&plain(parties, settings), "rigid", 1, 1).parties
}

/// Minutes after opening, to the tick.
pub(crate) fn at(minutes: f64) -> SimTime {
    SimTime::OPENING + Span::from_minutes(minutes)
}

/// When each item came to the table, in the order of the order.
pub(crate) fn delivered(journey: &Journey) -> Vec<SimTime> {
    journey.items.iter().map(|item| item.delivered_at).collect()
}

/// Length of a party's wait in a stage by the clock, which must exist.
pub(crate) fn wait_min(journey: &Journey, stage: Stage) -> f64 {
    journey.experience.clock_minutes(stage).expect("the party passed through this stage")
}

/// Holds two numbers to be equal but for rounding.
pub(crate) fn assert_close(value: f64, expected: f64) {
    assert!((value - expected).abs() < 1e-6, "{value} is not {expected}");
}
