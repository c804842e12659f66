//! From arguments to an exit code.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use crate::cli::args::{
    Args, Command, CompareArgs, RunArgs, ScenarioArgs, SeasonArgs, StaffArgs, StoryArgs,
};
use crate::cli::error::Error;
use crate::cli::output::{Console, eprint_line};
use crate::cli::simulate::Outcome;
use crate::cli::{
    breakeven, check, compare, completions, diff, explain, init, ladder, levers, man, measures,
    run as run_command, schema, score, season, staff, story, sweep,
};
use crate::render::safe::{for_lines, for_shell, for_text};
use crate::scenario::Override;
use crate::season::evening_of;
use crate::sim::{InvariantViolation, Overlong};

/// Exit code of a command that could not do its work.
const COULD_NOT_RUN: u8 = 2;

/// Exit code of a command that found a goal missed.
const GOAL_MISSED: u8 = 1;

/// Exit code of a command that found no goal missed, but one that cannot be told.
const GOAL_UNTOLD: u8 = 3;

/// Exit code of a command that came upon a bug of ours.
const BUG: u8 = 101;

/// Does what was asked for: 0 if it is done, 1 if a goal that was to be checked is missed, 2 if it could
/// not be, 3 if no goal is missed but one cannot be told, 130 or 143 if Ctrl-C or SIGTERM ended it before, 101
/// if there is a bug of ours, which is told with what repeats it.
pub fn run(args: &Args) -> ExitCode {
    let console = Console::new(args.color, args.quiet);
    // Nothing of a command that panicked is used again.
    match catch_unwind(AssertUnwindSafe(|| perform(args, console))) {
        Ok(Ok(Outcome::Done)) => ExitCode::SUCCESS,
        Ok(Ok(Outcome::GoalMissed)) => ExitCode::from(GOAL_MISSED),
        Ok(Ok(Outcome::GoalUntold)) => ExitCode::from(GOAL_UNTOLD),
        Ok(Ok(Outcome::Stopped(code))) => ExitCode::from(code),
        Ok(Err(error)) => {
            console.tell_error(&error);
            ExitCode::from(COULD_NOT_RUN)
        }
        Err(panic) => {
            let bug = match panic.downcast::<Overlong>() {
                Ok(overlong) => {
                    console.tell_error(&Error::Overlong(*overlong));
                    return ExitCode::from(COULD_NOT_RUN);
                }
                Err(bug) => bug,
            };
            let typed = std::env::args_os().map(|word| word.to_string_lossy().into_owned());
            eprint_line(&bug_report(bug.as_ref(), &args.command, typed));
            ExitCode::from(BUG)
        }
    }
}

fn perform(args: &Args, console: Console) -> Result<Outcome, Error> {
    for (path, value) in args.command.scenario().into_iter().flat_map(ScenarioArgs::set_again) {
        console.note(&format!("note: `{path}` is set more than once; the last counts: {value}"));
    }
    match &args.command {
        Command::Init(args) => init::run(args, console).map(done),
        Command::Check(args) => check::run(args, console).map(done),
        Command::Run(args) => run_command::run(args, console),
        Command::Compare(args) => compare::run(args, console),
        Command::Sweep(args) => sweep::run(args, console),
        Command::Breakeven(args) => breakeven::run(args, console),
        Command::Staff(args) => staff::run(args, console),
        Command::Ladder(args) => ladder::run(args, console),
        Command::Levers(args) => levers::run(args, console),
        Command::Story(args) => story::run(args, console).map(done),
        Command::Season(args) => season::run(args, console),
        Command::Diff(args) => diff::run(args, console).map(done),
        Command::Score(args) => score::run(args).map(done),
        Command::Measures(args) => measures::run(args).map(done),
        Command::Explain(args) => explain::run(args, console).map(done),
        Command::Schema(args) => schema::run(args, console).map(done),
        Command::Completions(args) => completions::run(args).map(done),
        Command::Man(args) => man::run(args, console).map(done),
    }
}

fn done((): ()) -> Outcome {
    Outcome::Done
}

/// What to tell of a panic: what broke, where, and what repeats it.
fn bug_report(
    bug: &(dyn Any + Send),
    command: &Command,
    typed: impl Iterator<Item = String>,
) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let typed = as_typed(typed);
    let Some(breach) = bug.downcast_ref::<InvariantViolation>() else {
        // The panic has said what it is.
        return format!("This is a bug in orderflow {version}. What repeats it: {typed}");
    };
    let shown = InvariantViolation { policy: for_text(&breach.policy), ..breach.clone() };
    let shown = for_lines(&shown.to_string());
    let mut lines = vec![format!("error: a bug in orderflow {version}: {shown}")];
    if let Command::Season(_) = command {
        let (season, evening) = evening_of(breach.evening);
        lines.push(format!("  which is evening {evening} of season {season}"));
    }
    if let Some(alone) = that_evening(command, breach) {
        lines.push(format!("What repeats it: {alone}"));
        lines.push(format!("It came up in: {typed}"));
    } else {
        lines.push(format!("What repeats it: {typed}"));
    }
    lines.join("\n")
}

/// The command that runs as little as it can besides the evening something broke on.
fn that_evening(command: &Command, breach: &InvariantViolation) -> Option<String> {
    let seed = breach.seed;
    match command {
        Command::Run(RunArgs { scenario, .. })
        | Command::Compare(CompareArgs { scenario, .. })
        | Command::Staff(StaffArgs { scenario, .. })
        | Command::Story(StoryArgs { scenario, .. }) => {
            let (house, policy) = (house(scenario, breach), for_shell(&breach.policy));
            let evening = breach.evening;
            Some(format!(
                "orderflow run {house} --policy {policy} --seed {seed} --evening {evening}"
            ))
        }
        // A season cannot be entered in its middle, and there are two of two weeks at least.
        Command::Season(SeasonArgs { scenario, sides, .. }) => {
            let (season, evening) = evening_of(breach.evening);
            let policies = match sides.columns.policies.join(",") {
                none if none.is_empty() => none,
                named => format!(" --policies {}", for_shell(&named)),
            };
            let house = house(scenario, breach);
            Some(format!(
                "orderflow season {house}{policies} --seed {seed} -n {season} \
                 --evenings-in-a-row {evening}",
                season = season.max(2),
                evening = evening.max(14),
            ))
        }
        Command::Init(_)
        | Command::Check(_)
        | Command::Sweep(_)
        | Command::Breakeven(_)
        | Command::Levers(_)
        | Command::Ladder(_)
        | Command::Diff(_)
        | Command::Score(_)
        | Command::Measures(_)
        | Command::Explain(_)
        | Command::Schema(_)
        | Command::Completions(_)
        | Command::Man(_) => None,
    }
}

/// The scenario and what it was changed by for every point and for the one something broke in, as a shell
/// takes them.
fn house(scenario: &ScenarioArgs, breach: &InvariantViolation) -> String {
    let file = for_shell(&scenario.scenario.display().to_string());
    let sets = scenario.set.iter().map(Override::argument).chain(breach.overrides.iter().cloned());
    let sets = sets.map(|set| format!(" --set {}", for_shell(&set)));
    std::iter::once(file).chain(sets).collect()
}

/// The command that was typed, as a shell takes it.
fn as_typed(words: impl Iterator<Item = String>) -> String {
    words.map(|word| for_shell(&word)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::cli::settings::Settings;
    use crate::sim::fault_injection;

    const MENDOZA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/mendoza.toml");

    fn words(command: &str) -> Vec<String> {
        command.split(' ').map(|word| word.replace("MENDOZA", MENDOZA)).collect()
    }

    fn parsed(command: &str) -> Args {
        Args::try_parse_from(words(command)).unwrap()
    }

    /// What is told when a plate gets lost on an evening of that command.
    fn told(command: &str, evening: u64) -> String {
        let args = parsed(command);
        let model = crate::scenario::read(
            &crate::cli::files::read(MENDOZA.as_ref()).unwrap(),
            "mendoza.toml",
            &[],
        );
        let model = model.unwrap().model;
        let bug = catch_unwind(|| {
            fault_injection::lose_a_plate(&model, &model.policies[1], (7, evening));
        });
        bug_report(bug.unwrap_err().as_ref(), &args.command, words(command).into_iter())
    }

    #[test]
    fn a_panic_is_told_with_a_command_that_can_be_pasted() {
        let typed = ["orderflow", "run", "my house.toml", "--seed", "7"].map(str::to_owned);
        let args = parsed("orderflow measures");
        let told = bug_report(&"a panic", &args.command, typed.into_iter());
        assert!(told.ends_with("repeats it: orderflow run 'my house.toml' --seed 7"), "{told}");
    }

    #[test]
    fn what_breaks_in_a_comparison_is_told_with_the_one_evening_that_repeats_it() {
        let typed = "orderflow compare MENDOZA --seed 7 --set guest.p_ask=0.7";
        let told = told(typed, 13);
        let lines: Vec<&str> = told.lines().collect();
        let [what, place, repeats, came_up] = lines[..] else { panic!("{told}") };
        assert!(what.starts_with("error: a bug in orderflow 0."), "{told}");
        assert!(what.contains("neither served nor cancelled, and the party has left"), "{told}");
        assert!(place.starts_with("  policy `empowered`, evening 13, seed 7, at "), "{told}");
        assert!(place.contains(" min after opening), event `") && place.contains("` of party "));
        let alone = "orderflow run MENDOZA --set guest.p_ask=0.7 --policy empowered --seed 7 \
                     --evening 13";
        assert_eq!(repeats, format!("What repeats it: {}", words(alone).join(" ")));
        assert_eq!(came_up, format!("It came up in: {}", words(typed).join(" ")));
        // What is pasted means that evening, and no other.
        let Command::Run(args) = parsed(alone).command else { panic!("{alone}") };
        let settings = Settings::for_run(&args).unwrap();
        let plan = settings.plan;
        assert_eq!((plan.seed, plan.evenings), (7, 13..14));
        assert_eq!(plan.points[0].policy.name, "empowered");
    }

    #[test]
    fn what_breaks_in_a_season_is_told_by_season_and_evening() {
        let typed = "orderflow season MENDOZA --seed 7 -n 50";
        let told = told(typed, (3 << 32) + 12);
        assert!(told.contains("\n  which is evening 12 of season 3\n"), "{told}");
        let repeats = "orderflow season MENDOZA --seed 7 -n 3 --evenings-in-a-row 14";
        let line = format!("\nWhat repeats it: {}\n", words(repeats).join(" "));
        assert!(told.contains(&line), "{told}");
        assert!(Args::try_parse_from(words(repeats)).is_ok());
    }
}
