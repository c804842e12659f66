//! What was typed, as it is meant: a valid house, chosen columns, wanted measures, evenings.
//!
//! What most commands that simulate need to know; what one of them needs besides stands in its file.

use std::path::PathBuf;
use std::sync::Arc;

use crate::catalogue::{Measure, MeasureKey};
use crate::cli::error::Error;
use crate::cli::measure::{self, MeasureError};
use crate::cli::options::{LengthArgs, ScenarioArgs, SimulationArgs};
use crate::compare::{Precision, Target};
use crate::experiment::{Plan, Point};
use crate::model::{Goal, GoalOf, Policy};
use crate::render::safe::for_shell;
use crate::scenario::Loaded;
use crate::study::{ChoiceError, Columns, ColumnsError};

/// Evenings of a plan unless it is told otherwise.
const EVENINGS: u64 = 400;

/// The most evenings spent on a precision that was asked for.
pub(super) const MAX_EVENINGS: u64 = 200_000;

/// Everything a run needs to know.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    /// The house.
    pub(super) loaded: Loaded,
    /// What to simulate; only sums are kept.
    pub(super) plan: Plan,
    /// The scenario's file.
    pub(super) scenario: PathBuf,
    /// What tells an evening of the same plan, but for its number; `None` where the scenario came from a stream,
    /// which is over.
    pub(super) story_command: Option<String>,
}

impl Settings {
    /// Of these columns.
    pub(super) fn of_points(
        loaded: Loaded,
        points: Vec<Point>,
        (scenario, simulation): (&ScenarioArgs, &SimulationArgs),
    ) -> Self {
        let plan = Plan::of_points(&loaded.model, points)
            .evenings(EVENINGS)
            .seed(simulation.seed.seed)
            .threads(simulation.threads());
        Self { loaded, plan, scenario: scenario.scenario.clone(), story_command: None }
    }

    /// Of these policies.
    pub(super) fn of_policies(
        loaded: Loaded,
        policies: &[Policy],
        typed: (&ScenarioArgs, &SimulationArgs),
    ) -> Self {
        let house = Arc::new(loaded.model.clone());
        let points = policies.iter().map(|policy| Point::of(&house, policy)).collect();
        Self::of_points(loaded, points, typed)
    }

    /// Of the columns wanted, or of all of the file.
    pub(super) fn of_columns(
        loaded: Loaded,
        columns: Columns<'_>,
        typed: (&ScenarioArgs, &SimulationArgs),
    ) -> Result<Self, ColumnsError> {
        let (points, baseline) = columns.of(&loaded)?;
        let settings = Self::of_points(loaded, points, typed);
        Ok(settings.planned(|plan| Plan { baseline, ..plan }))
    }

    /// The same, if there are two columns at least.
    pub(super) fn of_several(self) -> Result<Self, ChoiceError> {
        match self.plan.points.as_slice() {
            [only] => Err(ChoiceError::OneColumn { name: only.label.clone() }),
            _ => Ok(self),
        }
    }

    /// The same, with the command that tells an evening under the columns chosen by these options.
    pub(super) fn told_by(self, scenario: &ScenarioArgs, columns: &[String]) -> Self {
        let seed = (self.plan.seed != 1).then(|| format!("--seed {}", self.plan.seed));
        let story_command = scenario.named_file().map(|file| {
            let words = ["orderflow story".to_owned(), for_shell(&file)];
            let words: Vec<String> =
                words.into_iter().chain(columns.iter().cloned()).chain(seed).collect();
            format!("{}{}", words.join(" "), scenario.sets())
        });
        Self { story_command, ..self }
    }

    /// The same, planned otherwise.
    pub(super) fn planned(self, change: impl FnOnce(Plan) -> Plan) -> Self {
        Self { plan: change(self.plan), ..self }
    }

    /// The same, for as many evenings as are wanted, or until a measure is known: as it is usual where neither is
    /// typed.
    pub(super) fn lasting(
        self,
        length: &LengthArgs,
        usual: Option<(Precision, u64)>,
    ) -> Result<Self, Error> {
        let settings = match (length.evenings, length.precision) {
            (Some(n), _) => self.planned(|plan| plan.evenings(n.get())),
            (None, Some(precision)) => self.until((precision, MAX_EVENINGS), length)?,
            (None, None) => match usual {
                Some(usual) => self.until(usual, length)?,
                None => self,
            },
        };
        Ok(settings.beginning(length))
    }

    /// The same, of evenings that begin where they are to.
    pub(super) fn beginning(self, length: &LengthArgs) -> Self {
        self.planned(|plan| plan.from(length.first()).looked(length.looked()))
    }

    /// The same, but only until a measure is known, or for so many evenings.
    fn until(
        mut self,
        (precision, max_evenings): (Precision, u64),
        length: &LengthArgs,
    ) -> Result<Self, MeasureError> {
        let measure = self.measure_to_know(length.on.as_deref())?;
        let precision = measure::telling(precision, self.plan.measures[measure])?;
        let most = length.max_evenings.unwrap_or(max_evenings);
        Ok(self.planned(|plan| plan.until(Target { measure, precision }).evenings(most)))
    }

    /// The measure named, or the guest score.
    pub(super) fn key_to_know(&mut self, named: Option<&str>) -> Result<MeasureKey, MeasureError> {
        let place = self.measure_to_know(named)?;
        Ok(self.plan.measures[place])
    }

    /// The measure named, which is wanted by being named.
    pub(super) fn wanted_key(&mut self, name: &str) -> Result<MeasureKey, MeasureError> {
        let place = self.wanted_place(name)?;
        Ok(self.plan.measures[place])
    }

    /// Index of the measure named, which is wanted by being named, or of the guest score; the first one
    /// where the guest score is not wanted.
    fn measure_to_know(&mut self, named: Option<&str>) -> Result<usize, MeasureError> {
        let place = |measures: &[MeasureKey], key| measures.iter().position(|m| *m == key);
        let Some(name) = named else {
            return Ok(place(&self.plan.measures, Measure::GuestScore.into()).unwrap_or(0));
        };
        self.wanted_place(name)
    }

    /// Index of the measure named, which is wanted by being named.
    fn wanted_place(&mut self, name: &str) -> Result<usize, MeasureError> {
        let key = measure::named(name)?;
        let place = self.plan.measures.iter().position(|measure| *measure == key);
        Ok(place.unwrap_or_else(|| {
            self.plan.measures.push(key);
            self.plan.measures.len() - 1
        }))
    }

    /// Whether a goal of the scenario concerns these policies.
    pub(super) fn has_goals(&self) -> bool {
        let concerns = |goal: &Goal| goal.of == GoalOf::Policy || self.plan.points.len() > 1;
        self.plan.goals.iter().any(concerns)
    }
}
