//! The commands, one file or folder each: its arguments, its examples, what it does.
//!
//! What is typed is [`Args`]. A new command is a file here, a variant of [`Command`] and a line of
//! [`Command::as_perform`].

mod breakeven;
mod check;
mod compare;
mod completions;
mod diff;
mod explain;
mod init;
mod ladder;
mod levers;
mod man;
mod measures;
mod run;
mod schema;
mod score;
mod season;
mod staff;
mod story;
mod sweep;

use clap::{ColorChoice, Parser, Subcommand};

use crate::cli::command::Perform;

pub(super) use self::completions::answer_shell;

const EXAMPLES: &str = "\
Examples:
  orderflow init                                    a house of your own, after a few questions
  orderflow check friday.toml                       is it sound, and what do its numbers imply?
  orderflow compare friday.toml                     what changes if staff may decide?
  orderflow compare friday.toml --set floor.waiters=4
  orderflow compare friday.toml --policies rigid,concierge,empowered --export-csv out
  orderflow staff friday.toml                       who must be there so that the goals are met?
  orderflow measures                                what every number means
  orderflow explain p_stuck                         what a key of the file is";

/// Runs a restaurant's evening many times, under the same guests and the same bad luck, once for each way
/// of letting the staff work, and says what changed, by how much and how surely.
#[derive(Debug, Parser)]
#[command(name = "orderflow", version, after_help = EXAMPLES, max_term_width = 100)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
    /// When to use colours; `auto` looks at the terminal and at `NO_COLOR`.
    // Behind a command's own options, however many commands there are: clap counts those too.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", display_order = 100)]
    pub(super) color: ColorChoice,
    /// Show no progress and no notes; results and errors are still shown.
    #[arg(long, short, global = true, display_order = 101)]
    pub(super) quiet: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write a house to start from: one that comes with the program, or one that fits your answers.
    Init(init::InitArgs),
    /// Say what is wrong with a scenario, or what its numbers imply before anything runs.
    Check(check::CheckArgs),
    /// Run one policy for many evenings.
    Run(run::RunArgs),
    /// Run policies, variants of the house or several files on the same evenings and compare them.
    Compare(compare::CompareArgs),
    /// Compare at many values of some keys, and say where what can be said turns.
    Sweep(sweep::SweepArgs),
    /// Say where two policies or variants draw level as a key is varied, or where a goal begins to be missed.
    Breakeven(breakeven::BreakevenArgs),
    /// Find the cheapest staffing that meets the goals, and say what one person fewer breaks.
    Staff(staff::StaffArgs),
    /// Say which decisions, or which things that go wrong, carry the difference between two policies.
    Ladder(ladder::LadderArgs),
    /// Say which values move a measure most, each within its range, and which of them turn the verdict.
    Levers(levers::LeversArgs),
    /// Tell one party's evening, under several policies side by side.
    Story(story::StoryArgs),
    /// Run evenings in a row that remember: learning, abuse, guests who return or not.
    Season(season::SeasonArgs),
    /// Say what changed between two results saved with `--export-json`.
    Diff(diff::DiffArgs),
    /// Score a journey written down by hand, with its itemised losses.
    Score(score::ScoreArgs),
    /// List the measures: key, unit, which way is better, meaning.
    Measures(measures::MeasuresArgs),
    /// Say what a key, a table, a policy, a measure or a word is: what may be written, its default, an example.
    Explain(explain::ExplainArgs),
    /// Print what a scenario may hold, as JSON Schema for editors.
    Schema(schema::SchemaArgs),
    /// Print what a shell needs to complete commands, options and values at the tab key.
    Completions(completions::CompletionsArgs),
    /// Write the manual's pages.
    Man(man::ManArgs),
}

impl Command {
    /// What was typed behind its name.
    pub(super) fn as_perform(&self) -> &dyn Perform {
        match self {
            Self::Init(args) => args,
            Self::Check(args) => args,
            Self::Run(args) => args,
            Self::Compare(args) => args,
            Self::Sweep(args) => args,
            Self::Breakeven(args) => args,
            Self::Staff(args) => args,
            Self::Ladder(args) => args,
            Self::Levers(args) => args,
            Self::Story(args) => args,
            Self::Season(args) => args,
            Self::Diff(args) => args,
            Self::Score(args) => args,
            Self::Measures(args) => args,
            Self::Explain(args) => args,
            Self::Schema(args) => args,
            Self::Completions(args) => args,
            Self::Man(args) => args,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_contradicts_itself_nowhere() {
        Args::command().debug_assert();
    }
}
