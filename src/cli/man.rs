//! `man`: the manual's pages.

use clap::CommandFactory as _;

use crate::cli::args::{Args, ManArgs};
use crate::cli::error::Error;
use crate::cli::files::{Folders, is_stdout};
use crate::cli::output::print;

/// Writes the pages.
pub(super) fn run(args: &ManArgs) -> Result<(), Error> {
    let directory = args.directory.as_ref().filter(|directory| !is_stdout(directory));
    let Some(directory) = directory else {
        let mut page = Vec::new();
        clap_mangen::Man::new(Args::command()).render(&mut page).map_err(Error::Print)?;
        return print(&String::from_utf8_lossy(&page));
    };
    let failed = |source| Error::Write { path: directory.clone(), source };
    let folders = Folders::make(directory).map_err(failed)?;
    clap_mangen::generate_to(Args::command(), directory).map_err(failed)?;
    folders.keep();
    Ok(())
}
