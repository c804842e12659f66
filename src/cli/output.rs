//! The streams that are written, and the terminal.

use std::io::{self, Write};

use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use clap::ColorChoice;

use crate::cli::error::{Error, FileError};
use crate::cli::snippet;
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

    /// Says what is worth knowing besides the results, unless only these are wanted.
    pub(super) fn note(self, words: &str) {
        if !self.is_quiet {
            eprint_line(&for_text(words));
        }
    }

    /// Whether only results and errors are wanted.
    pub(super) fn is_quiet(self) -> bool {
        self.is_quiet
    }

    /// Tells why a command failed.
    pub(super) fn tell_error(self, error: &Error) {
        let is_coloured = is_coloured(&io::stderr(), self.choice);
        let kind = match error {
            Error::Scenario(problems) => {
                return eprint_line(&snippet::problems(problems, is_coloured));
            }
            Error::Of(kind) => kind,
        };
        let style = if is_coloured { AnsiColor::Red.on_default().bold() } else { Style::new() };
        for message in kind.messages() {
            eprint_line(&format!("{style}error{style:#}: {message}"));
        }
        if let Some(help) = kind.help() {
            eprint_line(&format!("  = help: {}", for_text(&help)));
        }
    }
}

/// Prints results. A reader that has seen enough (`| head`) is no error.
pub(super) fn print(text: &str) -> Result<(), FileError> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(FileError::Print(error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Where something is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stream {
    /// On the standard output stream.
    Stdout,
    /// On the standard error stream.
    Stderr,
}

/// Prints results on a stream; nobody can be told if that of errors fails.
pub(super) fn print_on(stream: Stream, text: &str) -> Result<(), FileError> {
    match stream {
        Stream::Stdout => print(text),
        Stream::Stderr => {
            eprint(text);
            Ok(())
        }
    }
}

fn eprint(text: &str) {
    drop(io::stderr().lock().write_all(text.as_bytes()));
}

/// Prints a line on the standard error stream; nobody can be told if that fails.
pub(super) fn eprint_line(line: &str) {
    eprint(&format!("{line}\n"));
}

fn is_coloured(stream: &impl anstream::stream::RawStream, choice: ColorChoice) -> bool {
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => AutoStream::choice(stream) != anstream::ColorChoice::Never,
    }
}

/// Characters a line holds where results are read: as `COLUMNS` says, else as the terminal has, else the same for
/// every file, so that it gets the same bytes whoever writes it. Longer lines are hard to read, and on shorter
/// ones no table fits.
#[expect(clippy::disallowed_methods, reason = "this is the layer that reads the environment")]
fn terminal_width() -> usize {
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || terminal_size::terminal_size_of(io::stdout());
    let width = asked.or_else(|| terminal().map(|(width, _)| usize::from(width.0)));
    width.map_or(WIDTH, |width| width.clamp(60, 120))
}
