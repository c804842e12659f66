//! What can be typed. What it means is in [`settings`](super::settings).

use std::collections::BTreeMap;
use std::num::{NonZeroU32, NonZeroU64, NonZeroUsize};
use std::path::PathBuf;

use clap::{ColorChoice, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;

use crate::cli::examples::{
    BREAKEVEN_EXAMPLES, CHECK_EXAMPLES, COMPARE_EXAMPLES, COMPLETIONS_SETUP, DIFF_EXAMPLES,
    EXAMPLES, EXPLAIN_EXAMPLES, INIT_EXAMPLES, LADDER_EXAMPLES, LEVERS_EXAMPLES, MAN_EXAMPLES,
    RUN_EXAMPLES, SCHEMA_EXAMPLES, SCORE_EXAMPLES, SEASON_EXAMPLES, STAFF_EXAMPLES, STORY_EXAMPLES,
    SWEEP_EXAMPLES,
};
use crate::cli::values::{self, Range, Within};
use crate::compare::{LEAST_EVENINGS, Precision};
use crate::model::Goal;
use crate::scenario::{Override, Variant};

/// Runs a restaurant's evening many times, under the same guests and the same bad luck, once for each way
/// of letting the staff work, and says what changed, by how much and how surely.
#[derive(Debug, Parser)]
#[command(name = "orderflow", version, after_help = EXAMPLES, max_term_width = 100)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// When to use colours; `auto` looks at the terminal and at `NO_COLOR`.
    // Behind a command's own options, however many commands there are: clap counts those too.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", display_order = 100)]
    pub color: ColorChoice,
    /// Show no progress and no notes; results and errors are still shown.
    #[arg(long, short, global = true, display_order = 101)]
    pub quiet: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write a house to start from: one that comes with the program, or one that fits your answers.
    Init(InitArgs),
    /// Say what is wrong with a scenario, or what its numbers imply before anything runs.
    Check(CheckArgs),
    /// Run one policy for many evenings.
    Run(RunArgs),
    /// Run policies, variants of the house or several files on the same evenings and compare them.
    Compare(CompareArgs),
    /// Compare at many values of some keys, and say where what can be said turns.
    Sweep(SweepArgs),
    /// Say where two policies or variants draw level as a key is varied, or where a goal begins to be missed.
    Breakeven(BreakevenArgs),
    /// Find the cheapest staffing that meets the goals, and say what one person fewer breaks.
    Staff(StaffArgs),
    /// Say which decisions, or which things that go wrong, carry the difference between two policies.
    Ladder(LadderArgs),
    /// Say which values move a measure most, each within its range, and which of them turn the verdict.
    Levers(LeversArgs),
    /// Tell one party's evening, under several policies side by side.
    Story(StoryArgs),
    /// Run evenings in a row that remember: learning, abuse, guests who return or not.
    Season(SeasonArgs),
    /// Say what changed between two results saved with `--export-json`.
    Diff(DiffArgs),
    /// Score a journey written down by hand, with its itemised losses.
    Score(ScoreArgs),
    /// List the measures: key, unit, which way is better, meaning.
    Measures(MeasuresArgs),
    /// Say what a key, a table, a policy, a measure or a word is: what may be written, its default, an example.
    Explain(ExplainArgs),
    /// Print what a scenario may hold, as JSON Schema for editors.
    Schema(SchemaArgs),
    /// Print what a shell needs to complete commands, options and values at the tab key.
    Completions(CompletionsArgs),
    /// Write the manual's pages.
    Man(ManArgs),
}

impl Command {
    /// Which scenario it is about, if it is about one.
    pub(super) fn scenario(&self) -> Option<&ScenarioArgs> {
        match self {
            Self::Check(args) => Some(&args.scenario),
            Self::Run(args) => Some(&args.scenario),
            Self::Compare(args) => Some(&args.scenario),
            Self::Sweep(args) => Some(&args.scenario),
            Self::Breakeven(args) => Some(&args.scenario),
            Self::Staff(args) => Some(&args.scenario),
            Self::Ladder(args) => Some(&args.scenario),
            Self::Levers(args) => Some(&args.scenario),
            Self::Story(args) => Some(&args.scenario),
            Self::Season(args) => Some(&args.scenario),
            Self::Init(_)
            | Self::Diff(_)
            | Self::Score(_)
            | Self::Measures(_)
            | Self::Explain(_)
            | Self::Schema(_)
            | Self::Completions(_)
            | Self::Man(_) => None,
        }
    }
}

/// Which scenario.
#[derive(Debug, clap::Args)]
pub struct ScenarioArgs {
    /// The scenario file (TOML); `-`: standard input.
    #[arg(value_name = "SCENARIO")]
    pub scenario: PathBuf,
    /// Replace a value of the scenario, such as `floor.waiters=4`; may be given several times.
    #[arg(long, value_name = "PATH=VALUE", value_parser = values::setting)]
    pub set: Vec<Override>,
}

impl ScenarioArgs {
    /// The paths that are set more than once, each with the value that counts, which is the last.
    pub(super) fn set_again(&self) -> BTreeMap<&str, &str> {
        let mut again = BTreeMap::new();
        for (at, set) in self.set.iter().enumerate() {
            if self.set[..at].iter().any(|before| before.path == set.path) {
                again.insert(set.path.as_str(), set.value.as_str());
            }
        }
        again
    }
}

/// Which columns stand side by side.
#[derive(Debug, clap::Args)]
pub struct ColumnsArgs {
    /// Policies of the file or names of presets, in the order of the output [default: all of the file].
    #[arg(long, value_name = "A,B,…", value_delimiter = ',', value_parser = values::name)]
    pub policies: Vec<String>,
    /// Variants of the file (`[variant.NAME]`), behind the policies; `none`: none of them [default: all of the file].
    #[arg(long, value_name = "A,B,…", value_delimiter = ',', value_parser = values::name)]
    pub variants: Vec<String>,
    /// One more column: the house with a change, such as `'a fourth waiter: floor.waiters=4'`; several changes
    /// with `;` between them, `policy=NAME` among them; may be given several times.
    #[arg(long, value_name = "NAME: PATH=VALUE", value_parser = values::variant)]
    pub variant: Vec<Variant>,
}

/// Which columns are compared.
#[derive(Debug, clap::Args)]
pub struct SidesArgs {
    /// The columns.
    #[command(flatten)]
    pub columns: ColumnsArgs,
    /// The policy or variant the others are compared with [default: the first].
    #[arg(long, value_name = "NAME")]
    pub baseline: Option<String>,
}

/// How many evenings are simulated.
#[derive(Debug, clap::Args)]
pub struct LengthArgs {
    /// Simulate exactly so many evenings under each policy.
    #[arg(long, short = 'n', value_name = "N", value_parser = values::evenings,
          allow_negative_numbers = true)]
    pub evenings: Option<NonZeroU64>,
    /// Know a measure so precisely: half the width of its 95 % interval, as a share (`10%`) or in its unit
    /// (`0.05`). A first stage says how many evenings that takes; so many fresh ones are the result.
    #[arg(long, value_name = "P", value_parser = values::precision, conflicts_with = "evenings",
          allow_negative_numbers = true)]
    pub precision: Option<Precision>,
    /// Which measure is to be known [default: `guest_score`].
    #[arg(long, value_name = "KEY", conflicts_with = "evenings")]
    pub on: Option<String>,
    /// Simulate at most so many evenings, both stages together, even if it is not known; at least 50.
    #[arg(long, value_name = "N", conflicts_with = "evenings",
          value_parser = values::whole_from(LEAST_EVENINGS), allow_negative_numbers = true)]
    pub max_evenings: Option<u64>,
    /// Number of the first evening, from 1: what repeats results of other evenings than the first.
    #[arg(long, value_name = "N", conflicts_with = "looked", value_parser = values::evenings,
          allow_negative_numbers = true)]
    pub first_evening: Option<NonZeroU64>,
    /// Look again, at fresh evenings: how many evenings each look before had. Limits become wider, so that
    /// looking on until a difference can be told errs in 6 % at most.
    #[arg(long, value_name = "N,…", value_delimiter = ',', requires = "evenings",
          value_parser = values::evenings, allow_negative_numbers = true)]
    pub looked: Vec<NonZeroU64>,
}

/// How evenings are simulated.
#[derive(Debug, clap::Args)]
pub struct SimulationArgs {
    /// Which evenings: the same seed brings the same guests and the same bad luck.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = values::whole_from(0),
          allow_negative_numbers = true)]
    pub seed: u64,
    /// How many threads to use; the results do not depend on it [default: all].
    #[arg(long, value_name = "N", value_parser = values::count::<NonZeroUsize>, allow_negative_numbers = true)]
    pub threads: Option<NonZeroUsize>,
    /// Print how long it took on the standard error stream.
    #[arg(long)]
    pub timings: bool,
}

/// What is written besides what is printed.
#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    /// Also write the results as JSON into this file, for `orderflow diff` or another program; `-`: to standard
    /// output, and what is printed to standard error.
    #[arg(long, value_name = "FILE")]
    pub export_json: Option<PathBuf>,
    /// Also write tables for a spreadsheet into this directory, with a manifest that says what made them; `-`:
    /// one of them to standard output, and what is printed to standard error.
    #[arg(long, value_name = "DIR")]
    pub export_csv: Option<PathBuf>,
    /// Which tables `--export-csv` writes, such as `comparison,evenings` [default: all].
    #[arg(long, value_name = "A,B,…", value_delimiter = ',', requires = "export_csv",
          value_parser = values::name)]
    pub tables: Vec<String>,
    /// Write tables into a directory that holds something else, and replace files of their names.
    #[arg(long, requires = "export_csv")]
    pub force: bool,
}

/// What becomes of the results.
#[derive(Debug, clap::Args)]
pub struct OutputArgs {
    /// How to print the results.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
    /// What is written besides.
    #[command(flatten)]
    pub export: ExportArgs,
    /// End with exit code 1 if a goal of the scenario is missed, with 3 if none is but one cannot be told: under
    /// every policy but the baseline, or with `=all` under the baseline too.
    #[arg(long, value_name = "WHOSE", num_args = 0..=1, require_equals = true,
          default_missing_value = "others", hide_possible_values = true)]
    pub check_goals: Option<CheckedGoals>,
    /// Show every measure instead of the most telling ones.
    #[arg(long, short)]
    pub verbose: bool,
}

/// Whose goals are checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckedGoals {
    /// Those of every policy but the baseline; of a policy by itself, its own.
    Others,
    /// Those of all policies.
    All,
}

/// How results are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
    /// For documents.
    Markdown,
}

/// Arguments of `init`.
#[derive(Debug, clap::Args)]
#[command(after_help = INIT_EXAMPLES)]
pub struct InitArgs {
    /// Which starter; a word that ends in `.toml` is FILE [default: asks about your house, on a terminal].
    #[arg(value_name = "NAME", value_hint = ValueHint::Other)]
    pub starter: Option<PathBuf>,
    /// The file to write, which must not be there yet [default: NAME.toml, or house.toml].
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// List the starters, each with the question it puts.
    #[arg(long, conflicts_with_all = ["starter", "file", "answers"])]
    pub list: bool,
    /// Take the answers from this file, TOML or JSON as its name ends; `-`: standard input. They are keys of a
    /// scenario, and `starter`; what is left out stays as the starter has it.
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,
}

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub struct CheckArgs {
    /// Which scenario.
    #[command(flatten)]
    pub scenario: ScenarioArgs,
    /// How to print what it implies.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: TextOrJson,
    /// List every value that is left to its default, with its source.
    #[arg(long, short)]
    pub verbose: bool,
}

/// Arguments of `run`.
#[derive(Debug, clap::Args)]
#[command(after_help = RUN_EXAMPLES)]
#[command(mut_args(with_precision_only))]
pub struct RunArgs {
    /// Which scenario.
    #[command(flatten)]
    pub scenario: ScenarioArgs,
    /// A policy of the file or the name of a preset [default: the first of the file].
    #[arg(long, value_name = "NAME")]
    pub policy: Option<String>,
    /// Simulate this evening alone.
    #[arg(long, value_name = "N", conflicts_with_all = ["evenings", "precision", "first_evening", "looked"],
          value_parser = values::evenings, allow_negative_numbers = true)]
    pub evening: Option<NonZeroU64>,
    /// How many evenings.
    #[command(flatten)]
    pub length: LengthArgs,
    /// How they are simulated.
    #[command(flatten)]
    pub simulation: SimulationArgs,
    /// What becomes of the results.
    #[command(flatten)]
    pub output: OutputArgs,
}

/// Arguments of `compare`.
#[derive(Debug, clap::Args)]
#[command(after_help = COMPARE_EXAMPLES)]
pub struct CompareArgs {
    /// Which scenario.
    #[command(flatten)]
    pub scenario: ScenarioArgs,
    /// More scenario files to compare with the first: the first policy of each, or those of `--policies`.
    #[arg(value_name = "SCENARIO")]
    pub others: Vec<PathBuf>,
    /// Which columns.
    #[command(flatten)]
    pub sides: SidesArgs,
    /// How many evenings.
    #[command(flatten)]
    pub length: LengthArgs,
    /// Also rank the columns by this measure, best first: a table more, of the evenings that are played anyway.
    #[arg(long, value_name = "KEY")]
    pub rank: Option<String>,
    /// Choose the best column by this measure, instead of comparing: columns drop out as they are surely beaten,
    /// until one is left [measure unless one is named: `guest_score`].
    #[arg(long, value_name = "KEY", num_args = 0..=1, default_missing_value = "guest_score",
          conflicts_with_all = ["evenings", "precision", "on", "looked", "rank", "no_rivals", "check_goals", "verbose",
                                "baseline"])]
    pub best: Option<String>,
    /// For `--best`: a difference that matters to nobody, in the measure's unit; the larger, the sooner it is
    /// over [default: 0.5 min, 0.05 points, 0.01 of a share …; none for money].
    #[arg(long, value_name = "DELTA", requires = "best", value_parser = values::above_zero,
          allow_negative_numbers = true)]
    pub within: Option<f64>,
    /// Also say how far the difference in guest score moves under every single assumption of the scenario, each within
    /// its range (`orderflow levers`), beside what chance does.
    #[arg(long)]
    pub assumptions: bool,
    /// Do not try how much of the lead in guest score smaller changes of the baseline also bring.
    #[arg(long)]
    pub no_rivals: bool,
    /// How they are simulated.
    #[command(flatten)]
    pub simulation: SimulationArgs,
    /// What becomes of the results.
    #[command(flatten)]
    pub output: OutputArgs,
}

/// Arguments of `sweep`.
#[derive(Debug, clap::Args)]
#[command(after_help = SWEEP_EXAMPLES)]
#[command(mut_args(with_precision_only))]
pub struct SweepArgs {
    /// Which scenario.
    #[command(flatten)]
    pub scenario: ScenarioArgs,
    /// What is varied: values (`floor.waiters=2,3,4`) or a grid (`handoff.bar.p_stuck=0..0.3/0.05`), with their
    /// units if they have any; given several times, all combinations.
    #[arg(long, value_name = "PATH=VALUES", value_parser = values::several, required = true)]
    pub vary: Vec<Vec<Override>>,
    /// Of several lists the first values together, then the second ones … instead of all combinations.
    #[arg(long)]
    pub zip: bool,
    /// The measure of the table and the lines [default: `guest_score`]; exports have all.
    #[arg(long, value_name = "KEY")]
    pub measure: Option<String>,
    /// Which columns.
    #[command(flatten)]
    pub sides: SidesArgs,
    /// How many evenings.
    #[command(flatten)]
    pub length: LengthArgs,
    /// How they are simulated.
    #[command(flatten)]
    pub simulation: SimulationArgs,
    /// Keep what is finished in this file; an interrupted sweep goes on from it.
    #[arg(long, value_name = "FILE")]
    pub journal: Option<PathBuf>,
    /// How to print the results.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
    /// What is written besides.
    #[command(flatten)]
    pub export: ExportArgs,
}

/// Arguments of `breakeven`.
#[derive(Debug, clap::Args)]
#[command(after_help = BREAKEVEN_EXAMPLES)]
pub struct BreakevenArgs {
    /// Which scenario.
    #[command(flatten)]
    pub scenario: ScenarioArgs,
    /// What is varied, and from where to where: `handoff.bar.p_stuck=0..0.2`, with the unit if it has one. Given
    /// twice, the second is searched at each of some values of the first, which may name them as a grid
    /// (`floor.waiters=2..6/1`) [default: 7 of them].
    #[arg(long, value_name = "PATH=LOW..HIGH", value_parser = values::range, required = true)]
    pub vary: Vec<Range>,
    /// In which measure two columns draw level [default: `guest_score`].
    #[arg(long, value_name = "KEY", conflicts_with = "goal")]
    pub measure: Option<String>,
    /// Where this begins to be missed, by the first policy of the file unless one is named: a measure, a sign and
    /// a limit of its mean (`last_item_wait_min < 5`, `difference.worth > 0`) or of a share of evenings
    /// (`drinks_wait_min < 15 on 90% of evenings`).
    #[arg(long, value_name = "GOAL", value_parser = values::goal_or_share)]
    pub goal: Option<(Goal, Option<f64>)>,
    /// Which columns: two, or one that a goal is of [default: the first of the file].
    #[command(flatten)]
    pub columns: ColumnsArgs,
    /// How far apart the two values may be at most between which it surely turns, in the unit of the range
    /// [default: a tenth of the range].
    #[arg(long, value_name = "T", allow_negative_numbers = true)]
    pub tolerance: Option<String>,
    /// Simulate at most so many evenings in all, at least 1000 [default: 200000].
    #[arg(long, value_name = "N", value_parser = values::whole_from(1000), allow_negative_numbers = true)]
    pub max_evenings: Option<u64>,
    /// How they are simulated.
    #[command(flatten)]
    pub simulation: SimulationArgs,
    /// How to print the results.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
    /// What is written besides.
    #[command(flatten)]
    pub export: ExportArgs,
}

/// Arguments of `staff`.
#[derive(Debug, clap::Args)]
#[command(after_help = STAFF_EXAMPLES)]
pub struct StaffArgs {
    /// Which scenario.
    #[command(flatten)]
    pub scenario: ScenarioArgs,
    /// What a staffing must meet, such as `'drinks_wait_min.p90 < 15'`; may be given several times [default: the
    /// goals of the file, but those on differences].
    #[arg(long, value_name = "KEY < X", value_parser = values::goal)]
    pub goal: Vec<Goal>,
    /// A policy of the file or the name of a preset [default: the first of the file].
    #[arg(long, value_name = "NAME")]
    pub policy: Option<String>,
    /// Then also try fewer people in each period: those of the roster in the file, or those in which parties come
    /// equally fast.
    #[arg(long)]
    pub by_period: bool,
    /// Try these numbers, such as `floor.waiters=2..5`; may be given several times [default: around what the work
    /// asks for].
    #[arg(long, value_name = "PATH=FEWEST..MOST", value_parser = values::among)]
    pub among: Vec<(String, (u32, u32))>,
    /// So near its limit it does not matter on which side a mean is, in the measure's unit; `KEY=E` for one of
    /// several goals; the larger, the sooner it is over [default: 0.5 min, 0.05 points, 0.01 of a share …; none
    /// for money].
    #[arg(long, value_name = "E", value_parser = values::within, allow_negative_numbers = true)]
    pub within: Vec<Within>,
    /// Play each staffing at most so many evenings, even if it is not known; at least 51 [default: 10000].
    #[arg(long, value_name = "N", value_parser = values::whole_from(LEAST_EVENINGS),
          allow_negative_numbers = true)]
    pub max_evenings: Option<u64>,
    /// How they are simulated.
    #[command(flatten)]
    pub simulation: SimulationArgs,
    /// How to print the results.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
    /// What is written besides.
    #[command(flatten)]
    pub export: ExportArgs,
}

/// Arguments of `ladder`.
#[derive(Debug, clap::Args)]
#[command(after_help = LADDER_EXAMPLES)]
pub struct LadderArgs {
    /// Which scenario.
    #[command(flatten)]
    pub scenario: ScenarioArgs,
    /// The policy it starts from, of the file or a preset [default: the first of the file].
    #[arg(long, value_name = "NAME")]
    pub from: Option<String>,
    /// The policy it ends with [default: the last of the file].
    #[arg(long, value_name = "NAME")]
    pub to: Option<String>,
    /// The measure whose difference is shared out [default: `guest_score`].
    #[arg(long, value_name = "KEY")]
    pub measure: Option<String>,
    /// Share the lead out among what can go wrong instead of the decisions.
    #[arg(long)]
    pub causes: bool,
    /// How many evenings, each with every combination.
    #[arg(long, short = 'n', value_name = "N", default_value = "100", value_parser = values::evenings,
          allow_negative_numbers = true)]
    pub evenings: NonZeroU64,
    /// How they are simulated.
    #[command(flatten)]
    pub simulation: SimulationArgs,
    /// How to print the results.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
    /// What is written besides.
    #[command(flatten)]
    pub export: ExportArgs,
}

/// Arguments of `levers`.
#[derive(Debug, clap::Args)]
#[command(after_help = LEVERS_EXAMPLES)]
pub struct LeversArgs {
    /// Which scenario.
    #[command(flatten)]
    pub scenario: ScenarioArgs,
    /// Which columns; the difference of the first two is watched.
    #[command(flatten)]
    pub sides: SidesArgs,
    /// The measure that is watched [default: `guest_score`].
    #[arg(long, value_name = "KEY")]
    pub measure: Option<String>,
    /// Move every value by this share of itself instead of over its plausible range, such as `10%`.
    #[arg(long, value_name = "PERCENT", value_parser = values::change)]
    pub change: Option<f64>,
    /// How many evenings at each end.
    #[arg(long, short = 'n', value_name = "N", default_value = "100", value_parser = values::evenings,
          allow_negative_numbers = true)]
    pub evenings: NonZeroU64,
    /// How they are simulated.
    #[command(flatten)]
    pub simulation: SimulationArgs,
    /// How to print the results.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
    /// What is written besides.
    #[command(flatten)]
    pub export: ExportArgs,
    /// Show every value instead of the first twenty.
    #[arg(long, short)]
    pub verbose: bool,
}

/// Arguments of `story`.
#[derive(Debug, clap::Args)]
#[command(after_help = STORY_EXAMPLES)]
pub struct StoryArgs {
    /// Which scenario.
    #[command(flatten)]
    pub scenario: ScenarioArgs,
    /// Which columns.
    #[command(flatten)]
    pub columns: ColumnsArgs,
    /// Which evenings: the same seed brings the same guests and the same bad luck.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = values::whole_from(0),
          allow_negative_numbers = true)]
    pub seed: u64,
    /// Which evening [default: looked for among the first `--evenings`].
    #[arg(long, value_name = "N", value_parser = values::evenings, allow_negative_numbers = true)]
    pub evening: Option<NonZeroU64>,
    /// Which party of that evening, from 1 in order of arrival [default: as `--pick` says].
    #[arg(long, value_name = "K", requires = "evening", value_parser = values::count::<NonZeroU32>, allow_negative_numbers = true)]
    pub party: Option<NonZeroU32>,
    /// Which party to look for.
    #[arg(long, value_name = "WHICH", default_value = "most-changed", conflicts_with = "party")]
    pub pick: Pick,
    /// Among how many evenings to look.
    #[arg(long, short = 'n', value_name = "N", default_value = "400", conflicts_with = "evening",
          value_parser = values::evenings, allow_negative_numbers = true)]
    pub evenings: NonZeroU64,
}

/// Which party is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Pick {
    /// The one least satisfied under the first policy.
    Worst,
    /// The one in the middle of all changes between the first policy and the last.
    Median,
    /// The one whose satisfaction changed most between them.
    MostChanged,
}

/// Arguments of `season`.
#[derive(Debug, clap::Args)]
#[command(after_help = SEASON_EXAMPLES)]
pub struct SeasonArgs {
    /// Which scenario.
    #[command(flatten)]
    pub scenario: ScenarioArgs,
    /// Which columns.
    #[command(flatten)]
    pub sides: SidesArgs,
    /// Evenings of a season, each remembering those before; two weeks at least.
    #[arg(long, value_name = "N", default_value = "60",
          value_parser = values::evenings_in_a_row, allow_negative_numbers = true)]
    pub evenings_in_a_row: u32,
    /// Simulate so many seasons under each policy.
    #[arg(long, short = 'n', value_name = "N", default_value = "200",
          value_parser = values::whole_from(2), allow_negative_numbers = true)]
    pub seasons: u64,
    /// Measure to draw evening by evening [default: the first shown].
    #[arg(long, value_name = "KEY")]
    pub chart: Option<String>,
    /// How they are simulated.
    #[command(flatten)]
    pub simulation: SimulationArgs,
    /// What becomes of the results.
    #[command(flatten)]
    pub output: SeasonOutputArgs,
}

/// What becomes of the results of seasons.
#[derive(Debug, clap::Args)]
pub struct SeasonOutputArgs {
    /// How to print the results.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
    /// What is written besides.
    #[command(flatten)]
    pub export: ExportArgs,
    /// Show every measure instead of the most telling ones.
    #[arg(long, short)]
    pub verbose: bool,
}

/// Arguments of `diff`.
#[derive(Debug, clap::Args)]
#[command(after_help = DIFF_EXAMPLES)]
pub struct DiffArgs {
    /// The earlier results, then one or more later ones, each compared with the first; `-`: standard input.
    #[arg(value_name = "RESULTS.json", num_args = 2.., required = true)]
    pub results: Vec<PathBuf>,
}

/// Arguments of `score`.
#[derive(Debug, clap::Args)]
#[command(after_help = SCORE_EXAMPLES)]
pub struct ScoreArgs {
    /// The journey file, TOML or JSON as its name ends; `-`: standard input.
    #[arg(value_name = "JOURNEY")]
    pub journey: PathBuf,
    /// How to print the score.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: TextOrJson,
}

/// How a score or a check is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TextOrJson {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Arguments of `measures`.
#[derive(Debug, clap::Args)]
pub struct MeasuresArgs {
    /// How to print the list.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
}

/// Arguments of `explain`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXPLAIN_EXAMPLES)]
pub struct ExplainArgs {
    /// A key, with its table or without, a table, a policy, a measure or a word, of which several may be one name
    /// [default: list them].
    #[arg(value_name = "PATH")]
    pub path: Vec<String>,
}

/// Arguments of `schema`.
#[derive(Debug, clap::Args)]
#[command(after_help = SCHEMA_EXAMPLES)]
pub struct SchemaArgs {
    /// Write it into this file; without it, print it.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
#[command(after_help = COMPLETIONS_SETUP)]
pub struct CompletionsArgs {
    /// Which shell.
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// Arguments of `man`.
#[derive(Debug, clap::Args)]
#[command(after_help = MAN_EXAMPLES)]
pub struct ManArgs {
    /// Directory for the pages of all commands [default: the first page, to standard output].
    #[arg(value_name = "DIR")]
    pub directory: Option<PathBuf>,
}

/// `run` aims at no precision of its own that these options could refer to.
fn with_precision_only(option: clap::Arg) -> clap::Arg {
    match option.get_id().as_str() {
        "on" | "max_evenings" => option.requires("precision"),
        _ => option,
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
