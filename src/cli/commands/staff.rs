//! `staff`: the cheapest staffing that meets the goals.

use std::sync::Arc;

use crate::catalogue::MeasureKey;
use crate::cli::command::{Outcome, Perform, Repeat};
use crate::cli::error::{Error, Kind, instead};
use crate::cli::export::{Answer, Exports};
use crate::cli::house::load;
use crate::cli::interrupt;
use crate::cli::manifest::{Course, Made};
use crate::cli::measure::{of_an_evening, tolerance};
use crate::cli::options::values::{self, Within};
use crate::cli::options::{Format, PolicyArgs, ResultsArgs, ScenarioArgs, SimulationArgs};
use crate::cli::output::Console;
use crate::cli::progress::Progress;
use crate::cli::timing::Timing;
use crate::compare::LEAST_EVENINGS;
use crate::experiment::Point;
use crate::model::{Goal, GoalOf, Policy};
use crate::render::csv;
use crate::render::safe::for_shell;
use crate::report::staff::{document, sheets};
use crate::results::{Column, SavedStaff};
use crate::scenario::Loaded;
use crate::sim::InvariantViolation;
use crate::study::{self, STAFF_MAX_EVENINGS, StaffError, StaffPlan};

const EXAMPLES: &str = "\
Examples:
  orderflow staff friday.toml
      who must be there so that the goals of the file are met, as cheaply as possible
  orderflow staff friday.toml --goal 'drinks_wait_min.p90 < 12' --goal 'walkout_share < 1%' --policy empowered
      the same for other goals and another policy
  orderflow staff friday.toml --by-period --export-csv out
      and who of them can come later or leave earlier; every staffing that was tried, for a spreadsheet
  orderflow staff friday.toml --among floor.waiters=2..8 --within guest_score=0.02
      more numbers of waiters, and a limit that is to be known more sharply";

/// Arguments of `staff`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct StaffArgs {
    /// Which scenario.
    #[command(flatten)]
    scenario: ScenarioArgs,
    /// What a staffing must meet, such as `'drinks_wait_min.p90 < 15'`; may be given several times [default: the
    /// goals of the file, but those on differences].
    #[arg(long, value_name = "KEY < X", value_parser = values::goal)]
    goal: Vec<Goal>,
    /// Which policy.
    #[command(flatten)]
    policy: PolicyArgs,
    /// Then also try fewer people in each period: those of the roster in the file, or those in which parties come
    /// equally fast.
    #[arg(long)]
    by_period: bool,
    /// Try these numbers, such as `floor.waiters=2..5`; may be given several times [default: around what the work
    /// asks for].
    #[arg(long, value_name = "PATH=FEWEST..MOST", value_parser = values::among)]
    among: Vec<(String, (u32, u32))>,
    /// So near its limit it does not matter on which side a mean is, in the measure's unit; `KEY=E` for one of
    /// several goals; the larger, the sooner it is over [default: 0.5 min, 0.05 points, 0.01 of a share …; none
    /// for money].
    #[arg(long, value_name = "E", value_parser = values::within, allow_negative_numbers = true)]
    within: Vec<Within>,
    /// Play each staffing at most so many evenings, even if it is not known; at least 51 [default: 10000].
    #[arg(long, value_name = "N", value_parser = values::whole_from(LEAST_EVENINGS),
          allow_negative_numbers = true)]
    max_evenings: Option<u64>,
    /// How they are simulated.
    #[command(flatten)]
    simulation: SimulationArgs,
    /// How the results are printed, and what is written besides.
    #[command(flatten)]
    results: ResultsArgs,
}

impl Perform for StaffArgs {
    fn perform(&self, console: Console) -> Result<Outcome, Error> {
        let loaded = load(&self.scenario)?;
        let model = &loaded.model;
        let policy = self.policy.of(model)?;
        let wanted = self.wanted(&policy, &loaded)?;
        interrupt::listen(console.is_quiet());
        let (scenario, export) = (self.scenario.scenario.as_path(), &self.results.export);
        let goals: Vec<Goal> = wanted.goals.iter().map(|(goal, _)| *goal).collect();
        let described = sheets::described(&study::staff_roles(model), &goals, &model.currency);
        let mut exports = Exports::open(export, (scenario, "staff"), &[described], console)?;
        let progress = Progress::of_staffings(console.is_quiet());
        let timing = Timing::start();
        let staff = study::staff(&loaded, &wanted, &mut |so_far| {
            progress.show_of(so_far.decided, so_far.of);
            exports.flow()
        })?;
        progress.finish();
        exports.write(&sheets::staffings(&staff));
        let columns = [Column::of(&Point::of(&Arc::new(model.clone()), &policy))];
        let made = Made {
            command: "staff",
            scenario,
            heading: &staff.heading,
            columns: (&columns, 0),
            first_evening: 1,
            evenings: staff.evenings,
            is_interrupted: staff.is_cut_short,
            course: Course::default(),
        };
        let next = self.next_command().filter(|_| !console.is_quiet());
        let answer = Answer {
            document: &|format| {
                document(&staff, next.as_deref().filter(|_| format == Format::Text))
            },
            json: &|| SavedStaff::of(&staff).write(),
            csv: &|| csv::sheet(&sheets::staffings(&staff)),
        };
        exports.tell(&answer, &made, self.results.format)?;
        if self.simulation.timings {
            timing.tell(&format!("evenings={}", staff.evenings), wanted.threads);
        }
        Ok(Outcome::after(staff.is_cut_short, || {
            "stopped before the answer was known; what was tried until then is told".to_owned()
        }))
    }

    fn scenario(&self) -> Option<&ScenarioArgs> {
        Some(&self.scenario)
    }

    fn repeats(&self, breach: &InvariantViolation) -> Option<Repeat> {
        Some(Repeat::evening_of(&self.scenario, breach))
    }
}

impl StaffArgs {
    /// What is looked for, under that policy.
    fn wanted(&self, policy: &Policy, loaded: &Loaded) -> Result<StaffPlan, Error> {
        let (goals, left_out) = self.goals(loaded)?;
        Ok(StaffPlan {
            policy: policy.name.clone(),
            goals: self.with_tolerances(&goals, &loaded.model.currency)?,
            left_out,
            among: self.among.clone(),
            is_by_period: self.by_period,
            seed: self.simulation.seed.seed,
            threads: self.simulation.threads(),
            max_evenings: self.max_evenings.unwrap_or(STAFF_MAX_EVENINGS),
        })
    }

    /// The goals to be met, those typed or else the file's on a policy by itself, and the file's that are left out.
    fn goals(&self, loaded: &Loaded) -> Result<(Vec<Goal>, Vec<Goal>), Error> {
        let of_file = loaded.model.goals.iter().copied();
        let (goals, left_out): (Vec<Goal>, Vec<Goal>) = if self.goal.is_empty() {
            of_file.partition(|goal| goal.of == GoalOf::Policy)
        } else {
            (self.goal.clone(), Vec::new())
        };
        if goals.is_empty() {
            return Err(NoGoal::None.into());
        }
        for goal in &goals {
            of_an_evening(goal.measure)?;
        }
        Ok((goals, left_out))
    }

    /// Each goal with what does not matter on either side of its limit.
    fn with_tolerances(&self, goals: &[Goal], currency: &str) -> Result<Vec<(Goal, f64)>, Error> {
        let units: Vec<_> = goals.iter().map(|goal| goal.measure.info().unit).collect();
        let has_several_units = units.windows(2).any(|pair| pair[0] != pair[1]);
        for within in &self.within {
            match within {
                Within::All(_) if has_several_units => {
                    let example = format!("--within {}=0.05", goals[0].measure.key());
                    return Err(NoGoal::OfSeveralUnits { example }.into());
                }
                Within::Of(key, _) if goals.iter().all(|goal| goal.measure != *key) => {
                    return Err(NoGoal::On(*key).into());
                }
                Within::All(_) | Within::Of(..) => {}
            }
        }
        let with_tolerance = |goal: &Goal| {
            let typed = self.within.iter().rev().find_map(|within| match within {
                Within::All(within) => Some(*within),
                Within::Of(key, within) => (*key == goal.measure).then_some(*within),
            });
            let option = format!("--within {}=20", goal.measure.key());
            Ok((*goal, tolerance(goal.measure, typed, (currency, &option))?))
        };
        goals.iter().map(with_tolerance).collect()
    }

    /// What tells more of a staffing, but for the staffing itself; `None` where the scenario came from a stream, which
    /// is over.
    fn next_command(&self) -> Option<String> {
        let file = for_shell(&self.scenario.named_file()?);
        let named = self.policy.policy.as_ref();
        let policy = named.map(|name| format!(" --policy {}", for_shell(name))).unwrap_or_default();
        Some(format!("orderflow run {file}{policy}{}", self.scenario.sets()))
    }
}

/// Why there is no goal to be met, or none that an option names.
#[derive(Debug, thiserror::Error)]
enum NoGoal {
    /// Nothing says what a staffing is to meet.
    #[error("there is no goal that a staffing could meet")]
    None,
    /// One number for goals of several units.
    #[error("the goals have several units, and `--within` says of none which it is")]
    OfSeveralUnits {
        /// What to type.
        example: String,
    },
    /// A number for a goal that is not there.
    #[error("no goal is on `{}`, which `--within` names", .0.key())]
    On(MeasureKey),
}

impl Kind for NoGoal {
    fn help(&self) -> Option<String> {
        Some(match self {
            Self::None => {
                "type one, such as `--goal 'drinks_wait_min.p90 < 15'`, or write it below `[goals]`"
                    .to_owned()
            }
            Self::OfSeveralUnits { example } => format!("name the measure: `{example}`"),
            Self::On(_) => "name a measure of a goal".to_owned(),
        })
    }
}

/// Why no staffing is looked for.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
struct NoStaffing(StaffError);

impl From<StaffError> for Error {
    fn from(error: StaffError) -> Self {
        match error {
            StaffError::Choice(error) => error.into(),
            StaffError::Scenario(problems) => problems.into(),
            other => NoStaffing(other).into(),
        }
    }
}

impl Kind for NoStaffing {
    fn help(&self) -> Option<String> {
        match &self.0 {
            StaffError::UnknownRole { path, known } => Some(instead(path, known)),
            StaffError::NobodyToChoose => Some(
                "give waiters or a counter a number, such as `--set floor.waiters=3`".to_owned(),
            ),
            StaffError::TooMany { .. } => Some("name fewer numbers with `--among`".to_owned()),
            // These are told as such errors are everywhere.
            StaffError::Choice(_) | StaffError::Scenario(_) => None,
        }
    }
}
