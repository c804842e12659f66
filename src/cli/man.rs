//! `man`: the manual's pages.

use clap::CommandFactory as _;

use crate::cli::args::{Args, ManArgs};
use crate::cli::error::Error;
use crate::cli::output::{create_directory, print};

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
