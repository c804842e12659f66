//! Why a command could not do its work; every such error ends with exit code 2.

use std::io;
use std::path::PathBuf;

use crate::catalogue;
use crate::cli::no_choice::NoChoice;
use crate::cli::refusal::Refusal;
use crate::compare::Precision;
use crate::render::safe::{for_lines, for_text};
use crate::scenario::journey_file::JourneyProblem;
use crate::scenario::{MOST_TOLD, Problems, and_more};
use crate::sim::Overlong;
use crate::study::{BreakEvenError, ChoiceError, ColumnsError, LadderError, StaffError};

/// What makes an evening end that does not.
pub(super) const ENDS_SOONER: &str = "lines grow while more comes than can be done, and every ask takes a waiter's \
    time: it ends sooner with lower rates, shorter times, more staff, a smaller `guest.p_ask` or a longer \
    `guest.ask_gap`";

impl From<ColumnsError> for Error {
    fn from(error: ColumnsError) -> Self {
        match error {
            ColumnsError::Choice(error) => Self::Choice(error),
            ColumnsError::Variants(problems) => Self::Scenario(problems),
        }
    }
}

impl From<StaffError> for Error {
    fn from(error: StaffError) -> Self {
        match error {
            StaffError::Choice(error) => Self::Choice(error),
            StaffError::Scenario(problems) => Self::Scenario(problems),
            other => Self::NoChoice(NoChoice::Staff(other)),
        }
    }
}

impl From<BreakEvenError> for Error {
    fn from(error: BreakEvenError) -> Self {
        match error {
            BreakEvenError::Columns(error) => error.into(),
            BreakEvenError::NotSoMany { .. } => Self::NothingToSearch(error),
        }
    }
}

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// The scenario has mistakes; they are shown as they are.
    #[error("the scenario has {} mistakes", .0.count())]
    Scenario(Problems),
    /// A journey file has mistakes.
    #[error("`{}` has {} mistakes", path.display(), problems.len())]
    Journey {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it; at least one.
        problems: Vec<JourneyProblem>,
    },
    /// A file cannot be read.
    #[error("cannot read `{}`: {}", path.display(), in_words(source))]
    Read {
        /// Which file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// There is no such scenario file.
    #[error("there is no file `{}`", path.display())]
    NoSuchScenario {
        /// Which file.
        path: PathBuf,
        /// The one that was probably meant, or those there are.
        nearby: Vec<PathBuf>,
    },
    /// A directory in place of a scenario.
    #[error("`{}` is a directory, not a scenario", path.display())]
    Directory {
        /// Which one.
        path: PathBuf,
        /// Scenario files in it.
        scenarios: Vec<PathBuf>,
    },
    /// A file or directory cannot be written.
    #[error("cannot write `{}`: {}", path.display(), in_words(source))]
    Write {
        /// Which one.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A place that is not to be written.
    #[error("cannot write `{}`: {why}", path.display())]
    Refused {
        /// Which one.
        path: PathBuf,
        /// Why not.
        why: Refusal,
    },
    /// No table of that name.
    #[error("unknown table `{name}`")]
    UnknownTable {
        /// The name.
        name: String,
        /// Names that are known.
        known: Vec<String>,
    },
    /// Two files from one stream.
    #[error("standard input can be read once only")]
    OneStream,
    /// The standard output stream cannot be written.
    #[error("cannot write the results: {}", in_words(.0))]
    Print(io::Error),
    /// More households than memory has room for.
    #[error("this house would have {n:.0} households that could be regulars, more than {most}")]
    TooManyHouseholds {
        /// How many.
        n: f64,
        /// How many there may be.
        most: u32,
    },
    /// No measure of that key or name.
    #[error("unknown measure `{name}`")]
    UnknownMeasure {
        /// What was typed.
        name: String,
    },
    /// Nothing of that name can be explained.
    #[error("nothing is called `{typed}`")]
    NothingToExplain {
        /// What was typed.
        typed: String,
        /// Names that may be meant, the nearest first.
        nearest: Vec<String>,
    },
    /// Goals are to be checked and there are none.
    #[error("the scenario has no goals that concern this run")]
    NoGoals,
    /// A precision so wide that nothing would be known.
    #[error(
        "`--precision {half}` means ±{half}, and `{measure}` lies between {low} and {high} in any case"
    )]
    TellsNothing {
        /// Half the width of the interval that was asked for.
        half: f64,
        /// The measure.
        measure: String,
        /// The least it can be.
        low: f64,
        /// The most.
        high: f64,
    },
    /// Nothing can be chosen.
    #[error(transparent)]
    NoChoice(#[from] NoChoice),
    /// A file holds results of `season`.
    #[error("`{}` holds results of `season`; `diff` compares those of `run` or `compare`", path.display())]
    ResultsOfSeason {
        /// Which file.
        path: PathBuf,
    },
    /// Saved results in place of a scenario.
    #[error("`{}` holds saved results, not a scenario", path.display())]
    ResultsAsScenario {
        /// Which file.
        path: PathBuf,
    },
    /// A file holds no saved results.
    #[error("`{}` does not hold results of `run` or `compare`: {reason}", path.display())]
    NoResults {
        /// Which file.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
    /// No starter of that name.
    #[error("there is no starter `{name}`")]
    UnknownStarter {
        /// The name.
        name: String,
        /// Names that are known.
        known: Vec<String>,
    },
    /// A second word that names no file.
    #[error("`{}` is no name of a scenario's file: that ends in .toml", word.display())]
    NoTomlName {
        /// The word.
        word: PathBuf,
    },
    /// Two files for one house.
    #[error("one house is written into one file")]
    TwoHouses,
    /// Questions without a terminal.
    #[error("there is nobody to ask: this is no terminal")]
    NobodyToAsk,
    /// The terminal was closed before the last answer.
    #[error("not all questions are answered; nothing is written")]
    Unanswered,
    /// A file of answers has mistakes.
    #[error("`{}` has {} mistakes", path.display(), problems.len())]
    Answers {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it; at least one.
        problems: Vec<String>,
        /// The answers that could be given, where one is not known.
        known: Vec<String>,
    },
    /// Fewer parties came.
    #[error("no party {party} came on evening {evening}")]
    NoSuchParty {
        /// The evening.
        evening: u64,
        /// The party, from 1.
        party: u32,
    },
    /// Nobody to tell of.
    #[error("no party was seated on {}", evenings_in_words(*evenings))]
    NobodySeated {
        /// Evenings looked at.
        evenings: u64,
    },
    /// A measure that no evening has by itself.
    #[error("`{measure}` is of {of}: no evening by itself has it")]
    NotOfAnEvening {
        /// Its key.
        measure: String,
        /// What it is of.
        of: &'static str,
    },
    /// A measure that has no value in this house.
    #[error("no evening played has a value of `{measure}`")]
    NoValue {
        /// Its key.
        measure: String,
    },
    /// A ladder that cannot be built.
    #[error(transparent)]
    Ladder(#[from] LadderError),
    /// Lists of values that go together are not equally long.
    #[error("`--zip` takes lists of one length, and these have {}", listed(.lengths))]
    UnevenZip {
        /// How long each is.
        lengths: Vec<usize>,
    },
    /// A file that is no journal.
    #[error("`{}` is no journal of a sweep", .path.display())]
    NoJournal {
        /// The file.
        path: PathBuf,
    },
    /// Somebody else writes to a journal.
    #[error("another sweep is writing to `{}`", .path.display())]
    JournalInUse {
        /// The file.
        path: PathBuf,
    },
    /// More keys than a map has sides.
    #[error("`--vary` is given {n} times, and it takes one key or two")]
    TooManyKeys {
        /// How many there are.
        n: usize,
    },
    /// A step where two ends are wanted.
    #[error("`{typed}` has a step, but it is searched between two ends")]
    StepOfRange {
        /// What was typed.
        typed: String,
    },
    /// What is no width of a bracket.
    #[error("`--tolerance {typed}` must be a number above 0{}", in_unit(unit))]
    NoTolerance {
        /// What was typed.
        typed: String,
        /// The unit of the range.
        unit: String,
    },
    /// There is nothing to search.
    #[error(transparent)]
    NothingToSearch(BreakEvenError),
    /// Variants beside several files.
    #[error("several files cannot be compared together with variants of one")]
    VariantsOfFiles,
    /// The policies cannot be chosen.
    #[error(transparent)]
    Choice(#[from] ChoiceError),
    /// An evening that is not over after more events than anybody waits for.
    #[error("{0}")]
    Overlong(Overlong),
}

impl Error {
    /// What is told of it, each by itself; nothing of a name or a file acts on a terminal.
    pub(super) fn messages(&self) -> Vec<String> {
        let (path, problems) = if let Self::Journey { path, problems } = self {
            (path, problems.iter().map(JourneyProblem::to_string).collect())
        } else if let Self::Answers { path, problems, .. } = self {
            (path, problems.clone())
        } else {
            return vec![for_text(&self.to_string())];
        };
        let name = for_text(&path.display().to_string());
        let told = problems.iter().take(MOST_TOLD);
        let told = told.map(|problem| format!("{name}: {}", for_lines(problem)));
        told.chain(and_more(problems.len().saturating_sub(MOST_TOLD))).collect()
    }

    /// The way out, if there is one to tell.
    pub(super) fn help(&self) -> Option<String> {
        match self {
            Self::Choice(error) | Self::Ladder(LadderError::Choice(error)) => {
                Some(other_policies(error))
            }
            Self::UnknownTable { name, known } | Self::UnknownStarter { name, known } => {
                Some(instead(name, known))
            }
            Self::Refused { why, .. } => Some(why.help().to_owned()),
            Self::Ladder(LadderError::Alike { .. }) => {
                Some("name two that differ with `--from` and `--to`".to_owned())
            }
            Self::NotOfAnEvening { .. } => {
                Some("name a measure of each evening; `orderflow measures` lists them".to_owned())
            }
            Self::NoValue { .. } => Some("play more evenings (`-n`), or name another".to_owned()),
            Self::NoTomlName { word } => Some(format!("write `{}.toml`", word.display())),
            Self::TwoHouses => {
                Some("name a starter and a file, such as `orderflow init quiet corner.toml`".to_owned())
            }
            Self::NobodyToAsk => Some(
                "name a starter, such as `orderflow init mendoza` (`orderflow init --list` shows all), or give the \
                 answers in a file: `orderflow init --answers FILE`"
                    .to_owned(),
            ),
            Self::Answers { known, .. } if !known.is_empty() => {
                Some(format!("the answers are `{}`", known.join("`, `")))
            }
            Self::UnevenZip { .. } => Some(
                "leave `--zip` out for all combinations, or give as many values in each".to_owned(),
            ),
            Self::NoChoice(error) => error.help(instead),
            Self::NoJournal { .. } => Some("name another file".to_owned()),
            Self::JournalInUse { .. } => Some("wait for it, or name another file".to_owned()),
            Self::TooManyKeys { .. } => {
                Some("`orderflow sweep` takes all combinations of several keys".to_owned())
            }
            Self::StepOfRange { typed } => Some(without_step(typed)),
            Self::NoTolerance { unit, .. } => {
                Some(format!("write how wide the bracket may be, such as `--tolerance '0.01{unit}'`"))
            }
            Self::NothingToSearch(error) => other_columns(error),
            Self::VariantsOfFiles => {
                Some("leave `--variant` and `--variants` out, or name one file".to_owned())
            }
            Self::OneStream => Some("name a file for one of the two".to_owned()),
            Self::NoSuchScenario { nearby, .. } => meant(nearby),
            Self::Directory { scenarios, .. } => Some(held(scenarios)),
            Self::UnknownMeasure { name } => Some(catalogue::instead(name)),
            Self::NothingToExplain { nearest, .. } => Some(explained_instead(nearest)),
            Self::TellsNothing { half, .. } => {
                Some(if (1.0..=100.0 * Precision::COARSEST).contains(half) {
                    format!("did you mean `--precision {half}%`?")
                } else {
                    "write a share, such as `--precision 10%`, or less in the measure's unit"
                        .to_owned()
                })
            }
            Self::ResultsAsScenario { path } => {
                Some(format!("`orderflow diff {} OTHER.json` compares results", path.display()))
            }
            Self::NoResults { .. } => {
                Some("`--export-json FILE` and `--format json` write such files".to_owned())
            }
            Self::TooManyHouseholds { .. } => {
                Some("make `season.regular_share` or `season.visit_every` smaller".to_owned())
            }
            Self::NoGoals => {
                Some("add them, such as `[goals]` with `guest_score = \"> 8\"`".to_owned())
            }
            Self::Overlong(_) => Some(ENDS_SOONER.to_owned()),
            Self::NoSuchParty { .. } => {
                Some("leave `--party` out to see the party whose evening changed most".to_owned())
            }
            Self::NobodySeated { .. } => Some("try another evening, or more of them".to_owned()),
            Self::Scenario(_)
            | Self::Ladder(
                LadderError::NoCause
                | LadderError::Scenario(_)
                | LadderError::NoValue
                | LadderError::Stopped,
            )
            | Self::Journey { .. }
            | Self::Answers { .. }
            | Self::Unanswered
            | Self::Read { .. }
            | Self::Write { .. }
            | Self::ResultsOfSeason { .. }
            | Self::Print(_) => None,
        }
    }
}

/// The scenario that was meant, or those that are there.
fn meant(nearby: &[PathBuf]) -> Option<String> {
    match nearby {
        [] => None,
        [meant] => Some(format!("did you mean `{}`?", meant.display())),
        several => Some(format!("there are {}", quoted_paths(several))),
    }
}

/// The scenarios of a folder.
fn held(scenarios: &[PathBuf]) -> String {
    match scenarios {
        [] => "it holds no scenario (a file that ends in .toml)".to_owned(),
        [only] => format!("it holds `{}`", only.display()),
        several => format!("name one of {}", quoted_paths(several)),
    }
}

/// What can be explained instead.
fn explained_instead(nearest: &[String]) -> String {
    match nearest {
        [] => "`orderflow explain` lists what can be explained".to_owned(),
        [only] => format!("did you mean `{only}`?"),
        several => format!("did you mean one of `{}`?", several.join("`, `")),
    }
}

/// What went wrong with a file, without the system's number for it.
fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "it is not allowed".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::NotADirectory => "a part of its path is no folder".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        _ => {
            let told = error.to_string();
            told.split_once(" (os error ").map_or(told.clone(), |(words, _)| words.to_lowercase())
        }
    }
}

/// How a range is written that is searched.
fn without_step(typed: &str) -> String {
    let ends = typed.rsplit_once('/').map_or(typed, |(ends, _)| ends);
    format!(
        "leave the step out: `{ends}`; of two keys the first may have one, and `orderflow sweep` takes them all"
    )
}

/// Which columns to name instead.
fn other_columns(error: &BreakEvenError) -> Option<String> {
    let help = match error {
        BreakEvenError::Columns(_) => return None,
        BreakEvenError::NotSoMany { wanted: 1, .. } => {
            "name one with `--policies A` or `--variant 'NAME: PATH=VALUE'`"
        }
        BreakEvenError::NotSoMany { .. } => {
            "name two with `--policies A,B`, or one more with `--variant 'NAME: PATH=VALUE'`; \
             `--goal 'guest_score > 8'` asks of one column where a goal is missed"
        }
    };
    Some(help.to_owned())
}

/// What to name instead.
fn other_policies(error: &ChoiceError) -> String {
    match error {
        ChoiceError::UnknownBaseline { name, compared } => instead(name, compared),
        ChoiceError::UnknownVariant { known, .. } if known.is_empty() => {
            "the file has none; `--variant 'a fourth waiter: floor.waiters=4'` makes one".to_owned()
        }
        ChoiceError::UnknownPolicy { name, known }
        | ChoiceError::UnknownVariant { name, known } => instead(name, known),
        ChoiceError::RepeatedPolicy { .. } => "name each policy once".to_owned(),
        ChoiceError::TwoCurrencies { one, other } => format!(
            "give both `currency = \"{}\"` and prices in it, or `currency = \"{}\"`",
            one.1, other.1
        ),
        ChoiceError::RepeatedColumn { .. } => "give one of them another name".to_owned(),
        ChoiceError::OneColumn { .. } => {
            "name two policies or more with `--policies A,B`, or add a column with `--variant \
             'a fourth waiter: floor.waiters=4'`"
                .to_owned()
        }
    }
}

/// ` in the unit of the range, min`.
fn in_unit(unit: &str) -> String {
    match unit.trim() {
        "" => String::new(),
        unit => format!(", in the unit of the range ({unit})"),
    }
}

/// `3, 4 and 5`.
fn listed(numbers: &[usize]) -> String {
    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
    numbers.join(", ")
}

fn quoted_paths(paths: &[PathBuf]) -> String {
    let quoted: Vec<String> = paths.iter().map(|path| format!("`{}`", path.display())).collect();
    quoted.join(", ")
}

fn evenings_in_words(n: u64) -> String {
    if n == 1 { "this evening".to_owned() } else { format!("any of {n} evenings") }
}

/// The nearest of the known names, if one is near.
fn nearest<'n>(name: &str, known: &'n [String]) -> Option<&'n String> {
    let distance = |word: &&String| strsim::damerau_levenshtein(name, word);
    let limit = name.chars().count().div_ceil(3);
    known.iter().min_by_key(distance).filter(|word| distance(word) <= limit)
}

/// The nearest of the known names, if one is near, and all of them.
pub(super) fn instead(name: &str, known: &[String]) -> String {
    let meant =
        nearest(name, known).map(|word| format!("did you mean `{word}`? ")).unwrap_or_default();
    let quoted: Vec<String> = known.iter().map(|word| format!("`{word}`")).collect();
    format!("{meant}known: {}", quoted.join(", "))
}
