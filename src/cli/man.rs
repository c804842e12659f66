//! `man`: the manual's pages.

use std::path::PathBuf;

use clap::CommandFactory as _;

use crate::cli::args::Args;
use crate::cli::error::Error;
use crate::cli::output::{create_directory, print};

const EXAMPLES: &str = "\
Examples:
  orderflow man ~/.local/share/man/man1
      a page for orderflow and one for each command, where `man orderflow-compare` finds them
  orderflow man > orderflow.1
      the first of them, here";

/// Arguments of `man`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct ManArgs {
    /// Directory for the pages of all commands [default: the first page, to standard output].
    #[arg(value_name = "DIR")]
    pub directory: Option<PathBuf>,
}

/// Writes the pages.
pub(super) fn run(args: &ManArgs) -> Result<(), Error> {
    let Some(directory) = &args.directory else {
        let mut page = Vec::new();
        clap_mangen::Man::new(Args::command()).render(&mut page).map_err(Error::Print)?;
        return print(&String::from_utf8_lossy(&page));
    };
    create_directory(directory)?;
    clap_mangen::generate_to(Args::command(), directory)
        .map_err(|source| Error::Write { path: directory.clone(), source })
}
