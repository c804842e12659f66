//! A question put in a line or two: which house, which policies, how many evenings; and one finished answer.
//!
//! It reads no file and writes none. Start with [`Question::of`].

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::catalogue::{self, MeasureKey, ShortList};
use crate::compare::{Precision, Target};
use crate::experiment::{Plan, Point};
use crate::results::{Results, SeasonResults};
use crate::scenario::{Loaded, Override, Problems, Variant};
use crate::study::choice::{self, ChoiceError};
use crate::study::columns::{Columns, ColumnsError};
use crate::study::{self, PartyId, Pick, Replay};

/// How precisely a comparison wants to know the difference unless it is told otherwise.
pub const COMPARE_PRECISION: Precision = Precision::Share(0.1);

/// The most evenings it spends on that.
pub const COMPARE_MAX_EVENINGS: u64 = 2000;

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuestionError {
    /// Its policies cannot be chosen.
    #[error(transparent)]
    Choice(#[from] ChoiceError),
    /// What is to be varied cannot be read.
    #[error("cannot vary `{text}`: {fault}")]
    Vary {
        /// What was written.
        text: String,
        /// What is wrong with it.
        fault: String,
    },
    /// A variant cannot be read.
    #[error("`{text}` is no variant: {fault}")]
    Variant {
        /// What was written.
        text: String,
        /// What is wrong with it.
        fault: String,
    },
    /// A varied house has mistakes, each with its place.
    #[error("{0}")]
    Scenario(#[from] Problems),
    /// There is nobody to tell of.
    #[error("no party was seated under the first and the last policy both")]
    NobodySeated,
}

impl From<ColumnsError> for QuestionError {
    fn from(error: ColumnsError) -> Self {
        match error {
            ColumnsError::Choice(error) => Self::Choice(error),
            ColumnsError::Variants(problems) => Self::Scenario(problems),
        }
    }
}

/// One party's evening, side by side.
#[derive(Clone, Debug)]
pub struct Story {
    /// Which party.
    pub party: PartyId,
    /// What each column of `told` is called.
    pub labels: Vec<String>,
    /// Its evening, label by label.
    pub told: Vec<Replay>,
}

/// A question about a scenario: change what is to be otherwise, then ask.
///
/// Unless it is told otherwise it is about all policies of the file in the scenario's own house and about its
/// variants, with seed 1 on one thread.
#[derive(Clone, Debug)]
#[must_use]
pub struct Question<'a> {
    loaded: &'a Loaded,
    policies: Vec<String>,
    variants: Vec<Variant>,
    houses: Vec<Vec<Override>>,
    evenings: Option<u64>,
    seed: u64,
    threads: usize,
    has_rivals: bool,
}

impl<'a> Question<'a> {
    /// About that scenario.
    pub fn of(loaded: &'a Loaded) -> Self {
        let houses = vec![Vec::new()];
        Self {
            loaded,
            policies: Vec::new(),
            variants: Vec::new(),
            houses,
            evenings: None,
            seed: 1,
            threads: 1,
            has_rivals: true,
        }
    }

    /// The same, about these policies: the file's or presets. The others are compared with the first.
    pub fn policies(self, names: &[&str]) -> Self {
        Self { policies: names.iter().map(|name| (*name).to_owned()).collect(), ..self }
    }

    /// The same, in a house for each of these values, written `floor.waiters=3,4` or `floor.waiters=3..6/1`; a second call makes a
    /// house for each pair of values. Every policy is played in every house.
    ///
    /// # Errors
    /// What is written otherwise.
    pub fn vary(self, path_and_values: &str) -> Result<Self, QuestionError> {
        let values = Override::several(path_and_values)
            .map_err(|fault| QuestionError::Vary { text: path_and_values.to_owned(), fault })?;
        let with = |house: &Vec<Override>, value: &Override| [house, &[value.clone()][..]].concat();
        let of_house = |house| values.iter().map(move |value| with(house, value));
        let houses = self.houses.iter().flat_map(of_house).collect();
        Ok(Self { houses, ..self })
    }

    /// The same, with one more column: `a fourth waiter: floor.waiters=4`, several changes with `;` between them,
    /// `policy=` among them where it is not the first policy that is played.
    ///
    /// # Errors
    /// What is written otherwise.
    pub fn variant(mut self, text: &str) -> Result<Self, QuestionError> {
        let variant = Variant::typed(text)
            .map_err(|fault| QuestionError::Variant { text: text.to_owned(), fault })?;
        self.variants.push(variant);
        Ok(self)
    }

    /// The same, of the first so many evenings. Otherwise [`run`](Self::run) plays 400, and
    /// [`compare`](Self::compare) as many as it takes to know the difference to a tenth, 2,000 at most.
    pub fn evenings(self, n: u64) -> Self {
        Self { evenings: Some(n), ..self }
    }

    /// The same, with that seed.
    pub fn seed(self, seed: u64) -> Self {
        Self { seed, ..self }
    }

    /// The same, on so many threads [≥ 1]; on one, nothing is started. The answer is the same.
    pub fn threads(self, threads: usize) -> Self {
        Self { threads, ..self }
    }

    /// The same, but [`compare`](Self::compare) does not try what of the lead smaller changes of the baseline
    /// also bring ([`study::rivals()`]).
    pub fn without_rivals(self) -> Self {
        Self { has_rivals: false, ..self }
    }

    /// What the evenings of each policy come to, without stopping before the last.
    ///
    /// # Errors
    /// An unknown policy, or mistakes in a varied house.
    pub fn run(self) -> Result<Results, QuestionError> {
        let plan = self.plan()?;
        let results = study::compare(self.loaded, &plan, &mut |_| ControlFlow::Continue(()));
        Ok(results)
    }

    /// What they come to, and their differences from the first.
    ///
    /// # Errors
    /// An unknown policy, only one of them in one house, or mistakes in a varied house.
    pub fn compare(self) -> Result<Results, QuestionError> {
        let plan = self.comparable()?;
        let plan = if self.evenings.is_some() {
            plan
        } else {
            let measure = to_know(&plan.measures);
            plan.until(Target { measure, precision: COMPARE_PRECISION })
                .evenings(COMPARE_MAX_EVENINGS)
        };
        let results = study::compare(self.loaded, &plan, &mut |_| ControlFlow::Continue(()));
        let rivals = self.has_rivals.then(|| {
            study::rivals(self.loaded, (&plan, &results), &mut || ControlFlow::Continue(()))
        });
        Ok(Results { rivals: rivals.flatten(), ..results })
    }

    /// What so many seasons of so many evenings in a row [≥ 1] come to, with their differences.
    ///
    /// # Errors
    /// As for [`compare`](Self::compare).
    pub fn season(self, seasons: u64, evenings: usize) -> Result<SeasonResults, QuestionError> {
        let mut plan = self.comparable()?;
        if self.loaded.model.measures.is_none() {
            plan.measures = season_measures();
        }
        let plan = plan.in_a_row(seasons, evenings);
        let results = study::season(self.loaded, &plan, &mut |_| ControlFlow::Continue(()));
        Ok(results)
    }

    /// The evening of the party that answers to `pick`, under each policy, be it one.
    ///
    /// # Errors
    /// As for [`run`](Self::run), or nobody was seated under the first and the last both.
    pub fn story(self, pick: Pick) -> Result<Story, QuestionError> {
        let plan = self.plan()?;
        let party = study::find(&plan, pick).ok_or(QuestionError::NobodySeated)?;
        let told = study::replay(&plan, party).ok_or(QuestionError::NobodySeated)?;
        Ok(Story { party, labels: plan.labels(), told })
    }

    /// Two points at least.
    fn comparable(&self) -> Result<Plan, QuestionError> {
        let plan = self.plan()?;
        match plan.points.as_slice() {
            [only] => Err(ChoiceError::OneColumn { name: only.label.clone() }.into()),
            _ => Ok(plan),
        }
    }

    fn plan(&self) -> Result<Plan, QuestionError> {
        let columns =
            Columns { policies: &self.policies, typed: &self.variants, ..Columns::default() };
        let mut points = match self.houses.as_slice() {
            [own] if own.is_empty() => columns.of(self.loaded)?.0,
            _ => Vec::new(),
        };
        for house in self.houses.iter().filter(|house| !house.is_empty()) {
            points.extend(self.points(house)?);
        }
        let plan =
            Plan::of_points(&self.loaded.model, points).seed(self.seed).threads(self.threads);
        Ok(match self.evenings {
            Some(n) => plan.evenings(n),
            None => plan,
        })
    }

    /// Every policy in one house.
    fn points(&self, overrides: &[Override]) -> Result<Vec<Point>, QuestionError> {
        let model = self.loaded.varied(overrides)?.model;
        let policies = choice::policies(&self.policies, &model)?;
        let house = Arc::new(model);
        let what: Vec<String> = overrides.iter().map(Override::argument).collect();
        let point = |policy| {
            let point = Point::of(&house, policy);
            let label = match what.as_slice() {
                what if policies.len() == 1 => what.join(", "),
                what => format!("{}, {}", point.label, what.join(", ")),
            };
            Point { label, overrides: overrides.to_vec(), ..point }
        };
        Ok(policies.iter().map(point).collect())
    }
}

/// Index of the measure a comparison wants to know: the guest score, or else the first.
fn to_know(measures: &[MeasureKey]) -> usize {
    let score = catalogue::Measure::GuestScore.into();
    measures.iter().position(|measure| *measure == score).unwrap_or(0)
}

/// The measures of a season whose scenario asks for none.
pub fn season_measures() -> Vec<MeasureKey> {
    let mut measures = catalogue::short_list(ShortList::SeasonDefault);
    measures.extend(catalogue::season_keys());
    measures
}
