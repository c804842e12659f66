//! What is told of a bug of ours: what broke, where, and what repeats it.

use std::any::Any;

use crate::cli::commands::Command;
use crate::render::safe::{for_lines, for_shell, for_text};
use crate::sim::InvariantViolation;

/// What to tell of a panic: what broke, where, and what repeats it.
pub(super) fn report(
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
    if let Some(alone) = command.as_perform().repeats(breach) {
        lines.extend(alone.place);
        lines.push(format!("What repeats it: {}", alone.command));
        lines.push(format!("It came up in: {typed}"));
    } else {
        lines.push(format!("What repeats it: {typed}"));
    }
    lines.join("\n")
}

/// The command that was typed, as a shell takes it.
fn as_typed(words: impl Iterator<Item = String>) -> String {
    words.map(|word| for_shell(&word)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use clap::Parser as _;

    use super::*;
    use crate::cli::commands::Args;
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
        report(bug.unwrap_err().as_ref(), &args.command, words(command).into_iter())
    }

    #[test]
    fn a_panic_is_told_with_a_command_that_can_be_pasted() {
        let typed = ["orderflow", "run", "my house.toml", "--seed", "7"].map(str::to_owned);
        let args = parsed("orderflow measures");
        let told = report(&"a panic", &args.command, typed.into_iter());
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
        let settings = args.settings().unwrap();
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
