//! Houses drawn from the rows of the keys, their values at the ends of what is allowed and a little beyond: what
//! is refused is refused with its place, what is accepted runs to its end under every command, and its numbers
//! are those a second program works out.
//!
//! `ORDERFLOW_HOUSES=100000 cargo test --release --test it generated_houses` plays so many instead of a few,
//! `ORDERFLOW_HOUSES_SEED=7` others.

mod play;
mod rows;
mod second;

use std::panic::{AssertUnwindSafe, catch_unwind};

use orderflow::scenario;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

use self::rows::{Draft, Reach};

/// Houses of a quick run.
const FEW: u32 = 80;

/// A house: what it is drawn from, and what is set otherwise (which key, how far, which value).
#[derive(Clone, Debug)]
struct Drawn {
    seed: u64,
    settings: Vec<(usize, u8, u64)>,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let setting = (any::<prop::sample::Index>(), any::<u8>(), any::<u64>());
    let setting = setting.prop_map(|(key, reach, value)| (key.index(100_000), reach, value));
    (any::<u64>(), prop::collection::vec(setting, 0..14))
        .prop_map(|(seed, settings)| Drawn { seed, settings })
}

/// The scenario file of a house; of one key set twice the last setting counts.
fn file(house: &Drawn) -> String {
    let mut draft = Draft::new(house.seed);
    let mut lines = draft.skeleton();
    for (which, reach, value) in &house.settings {
        draft.dice = rows::Dice(*value);
        let reach = match reach {
            0..=3 => Reach::Beyond,
            4..=110 => Reach::Ends,
            _ => Reach::Plausible,
        };
        let (path, value) = draft.setting(*which, reach);
        lines.retain(|(known, _)| *known != path);
        lines.push((path, value));
    }
    // Who comes by name is not drawn.
    if lines.iter().any(|(path, _)| path == "party") {
        lines.retain(|(path, _)| path != "demand.arrivals");
    }
    let lines: Vec<String> =
        lines.into_iter().map(|(path, value)| format!("{path} = {value}")).collect();
    lines.join("\n") + "\n"
}

/// What became of the houses.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    refused: u32,
    overlong: u32,
    played: u32,
    evenings: u64,
    events: u64,
}

#[test]
fn generated_houses_are_refused_with_their_place_or_run_to_their_end() {
    let number = |name: &str| variable(name).and_then(|text| text.parse::<u32>().ok());
    let cases = number("ORDERFLOW_HOUSES").unwrap_or(FEW);
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let mut seed = [0; 32];
    seed[..4].copy_from_slice(&number("ORDERFLOW_HOUSES_SEED").unwrap_or(1).to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let tally = std::cell::Cell::new(Tally::default());
    let outcome = TestRunner::new_with_rng(config, rng).run(&drawn(), |house| {
        let text = file(&house);
        if variable("ORDERFLOW_HOUSES_TELL").is_some() {
            println!("# {:?}\n{text}", tally.get());
        }
        let played = catch_unwind(AssertUnwindSafe(|| play_one(&text)));
        let told = played
            .map_err(|panic| TestCaseError::fail(format!("{}\n{text}", said(panic.as_ref()))))?;
        let sum = told.map_err(|what| TestCaseError::fail(format!("{what}\n{text}")))?;
        let before = tally.get();
        tally.set(Tally {
            refused: before.refused + sum.refused,
            overlong: before.overlong + sum.overlong,
            played: before.played + sum.played,
            evenings: before.evenings + sum.evenings,
            events: before.events + sum.events,
        });
        Ok(())
    });
    println!("{:?}", tally.get());
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    let Tally { refused, overlong, played, .. } = tally.get();
    assert_eq!(refused + overlong + played, cases);
    // A generator whose houses are all refused, or all mild, tries nothing.
    assert!(2 * played > cases, "{:?}", tally.get());
    assert!(20 * overlong <= cases, "{:?}", tally.get());
}

#[expect(clippy::disallowed_methods, reason = "how long a test is played is asked of who runs it")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// What a panic says.
fn said(panic: &(dyn std::any::Any + Send)) -> String {
    let violation = panic.downcast_ref::<orderflow::sim::InvariantViolation>();
    let overlong = panic.downcast_ref::<orderflow::sim::Overlong>();
    violation
        .map(ToString::to_string)
        .or_else(|| overlong.map(ToString::to_string))
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
        .unwrap_or_else(|| "a panic".to_owned())
}

fn play_one(text: &str) -> Result<Tally, String> {
    let loaded = match scenario::read(text, "generated.toml", &[]) {
        Ok(loaded) => loaded,
        Err(problems) => {
            let n_lines = text.lines().count();
            for problem in problems.iter() {
                if problem.line > n_lines.max(1) || problem.help.as_deref() == Some("") {
                    return Err(format!("a problem without its place: {problem:?}"));
                }
            }
            if !problems.to_string().starts_with("error: ") {
                return Err("problems that are not told as such".to_owned());
            }
            return Ok(Tally { refused: 1, ..Tally::default() });
        }
    };
    play::play(&loaded)
}
