//! `init`: a house to start from, written into a file of its own.
//!
//! A starter as it is, or with answers in it: those of a file, or of whoever sits at the terminal. Never writes
//! over a file, and nothing before all is known.

mod answers;
mod error;
mod evening;
mod interview;
mod starters;
mod words;

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use clap::ValueHint;

use crate::cli::command::{Outcome, Perform, printed};
use crate::cli::error::Error;
use crate::cli::files::FileExport;
use crate::cli::output::Console;
use crate::render::safe::for_shell;
use crate::render::text;

use self::answers::Answers;
use self::error::InitError;
use self::interview::Talk;
use self::starters::Starter;

pub(in crate::cli) use self::starters::STARTERS;

const EXAMPLES: &str = "\
Examples:
  orderflow init
      asks about tables, people, hours and what goes wrong, and writes house.toml
  orderflow init --list
      the houses that come with the program, each with the question it puts
  orderflow init mendoza friday.toml
      one of them, into a file of your own
  orderflow init --answers answers.toml corner.toml
      without questions; answers.toml may hold any of these, as a scenario has them:
      starter = \"mendoza\"
      floor.tables = [{ seats = 2, count = 8 }, { seats = 6, count = 2 }]
      floor.waiters = 2
      counter.standard.staff = 2                    # and so on for each counter of the starter
      opens = \"18:00\"
      last_seating = \"22:00\"
      closes = \"23:30\"
      demand.arrivals = [{ from = \"18:00\", rate = \"8/h\" }]    # parties an hour
      handoff.specials.p_stuck = 0.05               # and the other keys of its handoffs";

/// Arguments of `init`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct InitArgs {
    /// Which starter; a word that ends in `.toml` is FILE [default: asks about your house, on a terminal].
    #[arg(value_name = "NAME", value_hint = ValueHint::Other)]
    starter: Option<PathBuf>,
    /// The file to write, which must not be there yet [default: NAME.toml, or house.toml].
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// List the starters, each with the question it puts.
    #[arg(long, conflicts_with_all = ["starter", "file", "answers"])]
    list: bool,
    /// Take the answers from this file, TOML or JSON as its name ends; `-`: standard input. They are keys of a
    /// scenario, and `starter`; what is left out stays as the starter has it.
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
}

/// Where a house of one's own is written unless a file is named.
const HOUSE: &str = "house.toml";

impl Perform for InitArgs {
    fn perform(&self, console: Console) -> Result<Outcome, Error> {
        if self.list {
            return printed(&text::document(&starters::document(), console.layout()));
        }
        let meant = Meant::of(self)?;
        let answers = match (&self.answers, meant.starter) {
            (Some(answers), starter) => Answers::of_file(answers, starter)?,
            (None, Some(starter)) => Answers::none(starter),
            (None, None) => asked(&meant.file, console)?,
        };
        let written = FileExport::open_new(&meant.file)?.write(&answers.text())?;
        console.note(&written.said());
        if console.is_quiet() {
            return Ok(Outcome::Done);
        }
        printed(&next(answers.starter, &meant.file))
    }
}

/// What the words of the command mean.
struct Meant {
    starter: Option<&'static Starter>,
    file: PathBuf,
}

impl Meant {
    /// A word that ends in `.toml` is the file, wherever it stands.
    fn of(args: &InitArgs) -> Result<Self, InitError> {
        let words = [&args.starter, &args.file].into_iter().flatten();
        let (files, names): (Vec<&PathBuf>, Vec<&PathBuf>) = words.partition(|word| is_file(word));
        let (name, file) = match (names.as_slice(), files.as_slice()) {
            ([], []) => (None, None),
            ([name], []) => (Some(name), None),
            ([], [file]) => (None, Some(file)),
            ([name], [file]) => (Some(name), Some(file)),
            ([_, other], _) => return Err(InitError::NoTomlName { word: (*other).clone() }),
            _ => return Err(InitError::TwoHouses),
        };
        let starter = name.map(|name| Starter::named(&name.to_string_lossy())).transpose()?;
        let own = || match starter.filter(|_| args.answers.is_none()) {
            Some(starter) => format!("{}.toml", starter.name).into(),
            None => PathBuf::from(HOUSE),
        };
        Ok(Self { starter, file: file.map_or_else(own, |file| (*file).clone()) })
    }
}

fn is_file(word: &Path) -> bool {
    word.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

/// The answers of whoever sits at the terminal, asked for only where the file can be written.
fn asked(file: &Path, console: Console) -> Result<Answers, Error> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Err(InitError::NobodyToAsk.into());
    }
    drop(FileExport::open_new(file)?);
    let answers =
        Talk::new(io::stdin().lock(), io::stderr().lock(), console.layout()).interview()?;
    console
        .note("What was not asked (dishes, prices, rules) stands in the file with its comments.");
    Ok(answers)
}

/// What to type next.
fn next(starter: &Starter, file: &Path) -> String {
    let file = for_shell(&file.display().to_string());
    let usual = [
        ("check", "is it sound, and can the house keep up?"),
        ("compare", "what changes if the staff may decide?"),
    ];
    let commands: Vec<(String, &str)> = usual
        .into_iter()
        .chain(starter.also)
        .map(|(command, why)| (format!("orderflow {command} {file}"), why))
        .collect();
    let width = commands.iter().map(|(command, _)| command.chars().count()).max().unwrap_or(0);
    let line = |(idx, (command, why)): (usize, &(String, &str))| {
        let word = if idx == 0 { "next" } else { "" };
        format!("{word:4}  {command:width$}  # {why}\n")
    };
    commands.iter().enumerate().map(line).collect()
}
