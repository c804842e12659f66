//! Streams and files.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use clap::ColorChoice;

use crate::cli::error::Error;
use crate::render::safe::for_text;
use crate::render::text::{Colour, Layout, WIDTH};

/// How the terminal is to be used.
#[derive(Clone, Copy, Debug)]
pub(super) struct Console {
    choice: ColorChoice,
    is_quiet: bool,
}

impl Console {
    pub(super) fn new(choice: ColorChoice, is_quiet: bool) -> Self {
        Self { choice, is_quiet }
    }

    /// What results are read on.
    pub(super) fn layout(self) -> Layout {
        let is_coloured = is_coloured(&io::stdout(), self.choice);
        let colour = if is_coloured { Colour::Ansi } else { Colour::Never };
        Layout { width: terminal_width(), colour }
    }

    /// Whether only results and errors are wanted.
    pub(super) fn is_quiet(self) -> bool {
        self.is_quiet
    }

    /// Tells why a command failed.
    pub(super) fn tell_error(self, error: &Error) {
        let is_coloured = is_coloured(&io::stderr(), self.choice);
        if let Error::Scenario(problems) = error {
            return eprint_line(&problems.render(is_coloured));
        }
        let style = if is_coloured { AnsiColor::Red.on_default().bold() } else { Style::new() };
        for message in error.messages() {
            eprint_line(&format!("{style}error{style:#}: {message}"));
        }
        if let Some(help) = error.help() {
            eprint_line(&format!("  = help: {}", for_text(&help)));
        }
    }
}

/// Prints results. A reader that has seen enough (`| head`) is no error.
pub(super) fn print(text: &str) -> Result<(), Error> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Error::Print(error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Prints a line on the standard error stream; nobody can be told if that fails.
pub(super) fn eprint_line(line: &str) {
    let mut stderr = io::stderr().lock();
    drop(stderr.write_all(format!("{line}\n").as_bytes()));
}

fn is_coloured(stream: &impl anstream::stream::RawStream, choice: ColorChoice) -> bool {
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => AutoStream::choice(stream) != anstream::ColorChoice::Never,
    }
}

/// Characters a line holds where results are read; the same for every file, so that it gets the same
/// bytes whoever writes it. Longer lines are hard to read, and on shorter ones no table fits.
fn terminal_width() -> usize {
    terminal_size::terminal_size_of(io::stdout())
        .map_or(WIDTH, |(width, _)| usize::from(width.0).clamp(60, 120))
}

/// The text of a file.
#[expect(clippy::disallowed_methods, reason = "this is the layer that reads files")]
pub(super) fn read(path: &Path) -> Result<String, Error> {
    std::fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_owned(), source })
}

/// Makes sure a directory exists.
pub(super) fn create_directory(path: &Path) -> Result<(), Error> {
    std::fs::create_dir_all(path).map_err(|source| Error::Write { path: path.to_owned(), source })
}

/// A file that appears under its name only when it is complete; until then it is written beside it, and
/// removed if it is never finished, be it for an error or a bug. Only a process that is killed, by Ctrl-C too,
/// leaves it behind: what comes of a signal cannot be caught without unsafe code or another dependency.
#[derive(Debug)]
pub(super) struct AtomicFile {
    path: PathBuf,
    partial: PathBuf,
    file: BufWriter<File>,
    is_finished: bool,
}

impl AtomicFile {
    /// Opens the file for writing. What stands under its name is left alone.
    pub(super) fn create(path: PathBuf) -> Result<Self, Error> {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.partial", std::process::id()));
        let partial = path.with_file_name(name);
        match File::create(&partial) {
            Ok(file) => Ok(Self { path, partial, file: BufWriter::new(file), is_finished: false }),
            Err(source) => Err(Error::Write { path, source }),
        }
    }

    /// Adds text.
    pub(super) fn write(&mut self, text: &str) -> Result<(), Error> {
        let written = self.file.write_all(text.as_bytes());
        written.map_err(|source| Error::Write { path: self.path.clone(), source })
    }

    /// Puts the complete file under its name, in place of what was there.
    pub(super) fn finish(mut self) -> Result<(), Error> {
        let finished = self.file.flush().and_then(|()| std::fs::rename(&self.partial, &self.path));
        self.is_finished = finished.is_ok();
        finished.map_err(|source| Error::Write { path: self.path.clone(), source })
    }
}

impl Drop for AtomicFile {
    fn drop(&mut self) {
        if !self.is_finished {
            drop(std::fs::remove_file(&self.partial));
        }
    }
}
