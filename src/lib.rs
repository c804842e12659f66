//! orderflow: a restaurant's evening, simulated under several policies with the same guests and the same
//! bad luck, and compared.
//!
//! # One way through
//!
//! A file becomes a [`Model`](model::Model) or a list of [`Problems`]
//! ([`scenario::read`]). A [`Plan`](experiment::Plan) of policies and evenings is carried out
//! ([`experiment::run()`]): each evening a [`World`](sim::World) writes a [`Journey`](record::Journey) for
//! every party, the journeys are scored ([`score::score()`]) and measured ([`measure::Accumulator`]), and the numbers
//! go into a [`Tally`](compare::Tally). From it come estimates, paired differences and verdicts
//! ([`compare::Comparison`]), which [`study::compare()`] finishes into one value ([`results::Results`]). That
//! is saved as it is ([`results::Saved`]) or put into words and cells by [`report`]; [`render`] writes it out
//! as text, JSON, CSV or Markdown, and [`cli`] sends it to a stream or a file. A season goes the same way, but
//! each evening's house is what the evenings before have made of it ([`season::SeasonState`]).
//!
//! The whole way in a line: a [`Question`], which a few names beside it serve.
//!
//! ```
//! # let text = include_str!("../scenarios/mendoza.toml");
//! use orderflow::{Question, read};
//!
//! let house = read(text)?;
//! let found = Question::of(&house).policies(&["rigid", "empowered"]).evenings(60).compare()?;
//! assert_eq!(found.comparison.policies, ["rigid", "empowered"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Layers
//!
//! From the top to the bottom; a module names only modules further down, and a test holds that.
//!
//! | module | what it is for |
//! |---|---|
//! | [`cli`] | what was typed, what it means; files, terminal, clock |
//! | [`report`] | results as documents and sheets; a file a command |
//! | [`study`] | questions that take one run or many, each with its finished answer |
//! | [`results`] | what was found, finished: its file form, written and read; what changed between two |
//! | [`experiment`] | policies × evenings on several threads |
//! | [`compare`] | numbers of many evenings → estimates, paired differences, verdicts |
//! | [`season`] | evenings in a row that remember |
//! | [`measure`] | one evening → one number a measure |
//! | [`score`] | a journey → the guest score, item by item |
//! | [`sim`] | one evening: its events, a visit step by step, decisions in one place, stations, chance, audit |
//! | [`forecast`] | what a house's numbers imply before anything runs |
//! | [`feel`] | what people feel while it happens: waits, incidents, a shift and its staff score |
//! | [`scenario`] | TOML → every problem with its place, or a valid model; journeys written by hand |
//! | [`record`] | what happened: a party's journey, the staff's log, flat and dated |
//! | [`model`] | the valid house: menu, counters, handoffs, floor, guests, policies; each key declared with its field |
//! | [`catalogue`] | what can be set and what can be measured: shapes of keys; the measures, a row each |
//! | [`render`] | documents and sheets as text, Markdown, CSV, JSON; a file a format |
//! | [`engine`] | event calendar and keyed random streams |
//! | [`numbers`] | distributions and statistics above special functions; searches, designs, queues by formula |
//! | [`time`] | instants and lengths of time |
//!
//! # What there is not
//!
//! - No file, environment, terminal or clock below [`cli`].
//! - No TOML outside [`scenario`].
//! - No output format outside [`render`], but for the shape of saved results ([`results::saved`]). No
//!   statistics in [`report`], and nothing finished in [`cli`]: results are complete when [`study`] hands them
//!   on.
//! - No judgement of an evening in [`sim`], but for what people in it act on: a guest's loss so far and the
//!   waiters' mood so far, by the rules in [`feel`]. No simulation in [`score`] and [`measure`], which read
//!   [`record`] and cannot name [`sim`].
//! - No result of an evening that does not add up: it ends in a [`InvariantViolation`](sim::InvariantViolation).
//! - No restaurant word in [`engine`] and [`numbers`].
//! - No random generator outside [`engine`]. No stream is shared: each number comes from a stream keyed by
//!   seed, evening, purpose and entity, so that a party brings the same guests, orders and bad luck under
//!   every policy.
//! - No result that depends on the number of threads: whatever is summed is summed in the order of the plan.
//! - No invalid [`Model`](model::Model), hence no user error once the simulation has begun.
//! - No number for what could not be computed: it is [`Absent`](compare::Absent) or
//!   [`Missing`](catalogue::Missing), with a reason.
//!
//! # Words
//!
//! One word for each thing, in code, files, columns and messages; what each means stands in
//! [`catalogue::GLOSSARY`], and `orderflow explain WORD` prints it. Where the things are:
//!
//! - *guest*: [`model::Guest`]; *item*: [`model::Item`], one of them ordered [`record::ItemRecord`].
//! - *ticket*: what it holds, [`model::TicketPer`]; *counter*: [`model::Counter`]; *handoff*:
//!   [`model::Handoff`].
//! - *waiter*, *manager*: what they do all shift, [`record::StaffLog`].
//! - *ask*: [`record::Incidents::chases`]; *promise*: [`record::Incidents::promises_broken`]; *gesture*:
//!   [`record::Experience::gestures`]; *comp*: [`record::Account`].
//! - *policy*: [`model::Policy`]; *preset*: [`scenario::preset`].
//! - *journey*: [`record::Journey`]; *experience*: [`record::Experience`]; *score*: [`score::Scored`],
//!   [`score::Explained`].
//! - *measure*: [`catalogue::Measure`]; *part*: [`measure::Part`].
//! - *estimate*: [`compare::Estimate`]; *difference*: [`compare::Difference`]; *verdict*:
//!   [`compare::Verdict`].
//! - *season*: [`season::SeasonState`].

pub mod catalogue;
#[cfg(feature = "cli")]
pub mod cli;
pub mod compare;
pub mod engine;
pub mod experiment;
pub mod feel;
pub mod forecast;
pub mod measure;
pub mod model;
pub mod numbers;
pub mod record;
pub mod render;
pub mod report;
pub mod results;
pub mod scenario;
pub mod score;
pub mod season;
pub mod sim;
pub mod study;
pub mod time;

pub use results::{Results, SeasonResults};
pub use scenario::{Loaded, Problems};
pub use study::{Pick, Question, QuestionError, Story};

/// The examples of the page for programmers are run as they stand.
#[cfg(doctest)]
#[doc = include_str!("../docs/library.md")]
#[derive(Debug)]
pub struct Library;

/// Reads the text of a scenario, without anything set otherwise.
///
/// # Errors
/// Every mistake of the text, each with its place.
pub fn read(text: &str) -> Result<Loaded, Problems> {
    scenario::read(text, "scenario", &[])
}
