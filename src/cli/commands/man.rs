//! `man`: the manual's pages.

use std::io;
use std::path::PathBuf;

use clap::CommandFactory as _;
use clap_mangen::Man;

use crate::cli::command::{Outcome, Perform, printed};
use crate::cli::commands::Args;
use crate::cli::error::{Error, FileError, Refusal};
use crate::cli::files::{FileExport, Written, is_stdout};
use crate::cli::output::Console;
const EXAMPLES: &str = "\
Examples:
  orderflow man ~/.local/share/man/man1
      a page for orderflow and one for each command, where `man orderflow-compare` finds them
  orderflow man > orderflow.1
      the first of them, here";

/// Arguments of `man`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct ManArgs {
    /// Directory for the pages of all commands [default: the first page, to standard output].
    #[arg(value_name = "DIR")]
    directory: Option<PathBuf>,
}

impl Perform for ManArgs {
    fn perform(&self, console: Console) -> Result<Outcome, Error> {
        let directory = self.directory.as_ref().filter(|directory| !is_stdout(directory));
        let Some(directory) = directory else {
            return printed(&text(&Man::new(Args::command()))?);
        };
        if directory.exists() && !directory.is_dir() {
            return Err(FileError::Refused { path: directory.clone(), why: Refusal::IsFile }.into());
        }
        let mut command = Args::command().disable_help_subcommand(true);
        command.build();
        let of_commands = command.get_subcommands().cloned().map(Man::new);
        let pages = of_commands.chain([Man::new(command.clone())]);
        let open =
            |page: Man| Ok((FileExport::open(&directory.join(page.get_filename()))?, text(&page)?));
        let mut written =
            Written { place: Some(directory.clone()), files: 0, bytes: 0, gone: Vec::new() };
        for (file, text) in pages.map(open).collect::<Result<Vec<_>, Error>>()? {
            let page = file.write(&text)?;
            written.files += page.files;
            written.bytes += page.bytes;
        }
        console.note(&written.said());
        Ok(Outcome::Done)
    }
}

fn text(page: &Man) -> Result<String, FileError> {
    let mut text = Vec::new();
    page.render(&mut text).map_err(FileError::Print)?;
    String::from_utf8(text).map_err(|error| FileError::Print(io::Error::other(error)))
}
