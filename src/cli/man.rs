//! `man`: the manual's pages.

use std::io;

use clap::CommandFactory as _;
use clap_mangen::Man;

use crate::cli::args::{Args, ManArgs};
use crate::cli::error::Error;
use crate::cli::files::{FileExport, Written, is_stdout};
use crate::cli::output::{Console, print};
use crate::cli::refusal::Refusal;

/// Writes the pages: none before there is a place for all.
pub(super) fn run(args: &ManArgs, console: Console) -> Result<(), Error> {
    let directory = args.directory.as_ref().filter(|directory| !is_stdout(directory));
    let Some(directory) = directory else {
        return print(&text(&Man::new(Args::command()))?);
    };
    if directory.exists() && !directory.is_dir() {
        return Err(Error::Refused { path: directory.clone(), why: Refusal::IsFile });
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
    Ok(())
}

fn text(page: &Man) -> Result<String, Error> {
    let mut text = Vec::new();
    page.render(&mut text).map_err(Error::Print)?;
    String::from_utf8(text).map_err(|error| Error::Print(io::Error::other(error)))
}
