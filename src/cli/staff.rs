//! `staff`: the cheapest staffing that meets the goals.

use std::sync::Arc;

use crate::cli::args::{Format, StaffArgs};
use crate::cli::error::Error;
use crate::cli::export::Exports;
use crate::cli::interrupt;
use crate::cli::manifest::Made;
use crate::cli::no_choice::NoChoice;
use crate::cli::output::{Console, eprint_line, print_on};
use crate::cli::progress::Progress;
use crate::cli::settings::{load, quoted_path, threads};
use crate::cli::simulate::{Outcome, Timing};
use crate::cli::values::Within;
use crate::experiment::Point;
use crate::model::{Goal, GoalOf};
use crate::render::safe::for_shell;
use crate::render::{csv, markdown, text};
use crate::report::staff::{document, sheets};
use crate::results::{Column, SavedStaff};
use crate::scenario::{Loaded, Override};
use crate::study::{self, STAFF_MAX_EVENINGS, StaffPlan};

pub(super) fn run(args: &StaffArgs, console: Console) -> Result<Outcome, Error> {
    let loaded = load(&args.scenario)?;
    let model = &loaded.model;
    let policy = match &args.policy {
        Some(name) => study::policy(name, model)?,
        None => model.policies[0].clone(),
    };
    let (goals, left_out) = goals(args, &loaded)?;
    let wanted = StaffPlan {
        policy: policy.name.clone(),
        goals: with_tolerances(&goals, args, &model.currency)?,
        left_out,
        among: args.among.clone(),
        is_by_period: args.by_period,
        seed: args.simulation.seed,
        threads: threads(&args.simulation),
        max_evenings: args.max_evenings.unwrap_or(STAFF_MAX_EVENINGS),
    };
    interrupt::listen(console.is_quiet());
    let described = sheets::described(&study::staff_roles(model), &goals, &model.currency);
    let mut exports =
        Exports::open(&args.export, (&args.scenario.scenario, "staff"), &[described], console)?;
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
        scenario: &args.scenario.scenario,
        heading: &staff.heading,
        columns: (&columns, 0),
        first_evening: 1,
        evenings: staff.evenings,
        before: (0, &[]),
        stage: None,
        seasons: None,
        is_interrupted: staff.is_cut_short,
    };
    let stream = exports.results_go_to();
    let written = exports.finish(|| SavedStaff::of(&staff).write(), &made);
    let next = next_command(args).filter(|_| !console.is_quiet());
    let shown = match args.format {
        Format::Text => text::document(&document(&staff, next.as_deref()), console.layout()),
        Format::Markdown => markdown::document(&document(&staff, None)),
        Format::Json => SavedStaff::of(&staff).write(),
        Format::Csv => csv::sheet(&sheets::staffings(&staff)),
    };
    let printed = print_on(stream, &shown);
    written.and(printed)?;
    if args.simulation.timings {
        timing.tell(&format!("evenings={}", staff.evenings), wanted.threads);
    }
    if let Some(code) = interrupt::asked().filter(|_| staff.is_cut_short) {
        eprint_line("stopped before the answer was known; what was tried until then is told");
        return Ok(Outcome::Stopped(code));
    }
    Ok(Outcome::Done)
}

/// The goals to be met, those typed or else the file's on a policy by itself, and the file's that are left out.
fn goals(args: &StaffArgs, loaded: &Loaded) -> Result<(Vec<Goal>, Vec<Goal>), Error> {
    let of_file = loaded.model.goals.iter().copied();
    let (goals, left_out) = if args.goal.is_empty() {
        of_file.partition(|goal| goal.of == GoalOf::Policy)
    } else {
        (args.goal.clone(), Vec::new())
    };
    if goals.is_empty() {
        return Err(NoChoice::NoGoal.into());
    }
    match goals.iter().find(|goal| goal.measure.is_pooled()) {
        Some(goal) => Err(NoChoice::ByMeasure(goal.measure).into()),
        None => Ok((goals, left_out)),
    }
}

/// Each goal with what does not matter on either side of its limit.
fn with_tolerances(
    goals: &[Goal],
    args: &StaffArgs,
    currency: &str,
) -> Result<Vec<(Goal, f64)>, Error> {
    let units: Vec<_> = goals.iter().map(|goal| goal.measure.info().unit).collect();
    let has_several_units = units.windows(2).any(|pair| pair[0] != pair[1]);
    let example = |key: &str| format!("--within {key}=0.05");
    for within in &args.within {
        match within {
            Within::All(_) if has_several_units => {
                let example = example(&goals[0].measure.key());
                return Err(NoChoice::WithinWhat { example }.into());
            }
            Within::Of(key, _) if goals.iter().all(|goal| goal.measure != *key) => {
                return Err(NoChoice::WithinNoGoal(*key).into());
            }
            Within::All(_) | Within::Of(..) => {}
        }
    }
    let tolerance = |goal: &Goal| {
        let typed = args.within.iter().rev().find_map(|within| match within {
            Within::All(within) => Some(*within),
            Within::Of(key, within) => (*key == goal.measure).then_some(*within),
        });
        let usual = || study::usual_tolerance(goal.measure.info().unit);
        let within = typed.or_else(usual).ok_or_else(|| NoChoice::NoTolerance {
            measure: goal.measure,
            currency: currency.to_owned(),
            option: format!("--within {}=20", goal.measure.key()),
        })?;
        Ok((*goal, within))
    };
    goals.iter().map(tolerance).collect()
}

/// What tells more of a staffing, but for the staffing itself; `None` where the scenario came from a stream, which is
/// over.
fn next_command(args: &StaffArgs) -> Option<String> {
    let file = quoted_path(&args.scenario.scenario)?;
    let policy = args.policy.iter().map(|name| format!(" --policy {}", for_shell(name)));
    let sets = args.scenario.set.iter().map(Override::argument);
    let sets = sets.map(|set| format!(" --set {}", for_shell(&set)));
    Some(format!("orderflow run {file}{}{}", policy.collect::<String>(), sets.collect::<String>()))
}
