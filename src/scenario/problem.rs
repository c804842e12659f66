//! What is wrong with a scenario, where, and what to type instead.
//!
//! Start with [`Problems`], which show themselves plainly; a terminal's colours are put on above. Nothing here knows what a scenario may hold.

use std::cell::RefCell;
use std::error::Error;
use std::fmt;
use std::ops::Range;

/// What an argument is called where a file would be named.
pub(super) const ARGUMENT: &str = "--set";

use crate::render::number::grouped;
use crate::render::safe::{for_quotes, for_text};

/// A place in the file or in a `--set` argument.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SourceRange {
    /// 0 is the file; the arguments follow, in their order.
    pub(super) source: usize,
    /// First byte.
    pub(super) start: usize,
    /// Byte after the last.
    pub(super) end: usize,
}

impl SourceRange {
    pub(super) fn new(source: usize, span: Range<usize>) -> Self {
        Self { source, start: span.start, end: span.end }
    }
}

/// What is wrong with a value, before it is known where the value stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The rule that was broken, with the value.
    pub(super) message: String,
    /// A few words beside the caret.
    pub(super) label: String,
    /// What to type instead.
    pub(super) help: Option<String>,
    /// The part of the value's text that is meant; `None`: the whole value.
    pub(super) part: Option<Range<usize>>,
}

impl Fault {
    pub(super) fn new(message: impl Into<String>, label: impl Into<String>) -> Self {
        Self { message: message.into(), label: label.into(), help: None, part: None }
    }

    pub(super) fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// Points at a part of the text, unless it points at a smaller part already.
    pub(super) fn within(self, part: Range<usize>) -> Self {
        Self { part: self.part.or(Some(part)), ..self }
    }
}

/// One mistake in a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The rule that was broken, with the value.
    pub message: String,
    /// A few words beside the caret; may be empty.
    pub label: String,
    /// What to type instead.
    pub help: Option<String>,
    /// Name of the file, or `--set`.
    pub origin: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The line it stands in; a space if that is empty, for the caret.
    pub source_line: String,
    /// Bytes of `source_line` that are underlined.
    pub underlined: Range<usize>,
}

impl fmt::Display for Problem {
    /// The problem with its source line and a caret under the mistake.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { message, label, help, origin, line, column, source_line, underlined } = self;
        let margin = " ".repeat(line.to_string().len());
        let n_chars = |part: Range<usize>| source_line[part].chars().count();
        let indent = " ".repeat(n_chars(0..underlined.start));
        let carets = "^".repeat(n_chars(underlined.clone()).max(1));
        writeln!(f, "error: {message}")?;
        writeln!(f, "{margin}--> {origin}:{line}:{column}")?;
        writeln!(f, "{margin} |")?;
        writeln!(f, "{line} | {source_line}")?;
        write!(f, "{}", format!("{margin} | {indent}{carets} {label}").trim_end())?;
        match help {
            Some(help) => write!(f, "\n{margin} |\n{margin} = help: {help}"),
            None => Ok(()),
        }
    }
}

impl Error for Problem {}

/// Of more problems than this only the first are told: they are enough to see what is wrong.
pub const MOST_TOLD: usize = 50;

/// Every problem of a scenario, in the order of the file, then of the `--set` arguments; of very many the
/// first [`MOST_TOLD`], and how many more there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems {
    told: Vec<Problem>,
    n_more: usize,
}

impl Problems {
    /// All of these together; `None` if there are none.
    pub fn all(several: Vec<Self>) -> Option<Self> {
        let (mut told, mut n_more) = (Vec::new(), 0);
        for problems in several {
            n_more += problems.n_more;
            told.extend(problems.told);
        }
        n_more += told.len().saturating_sub(MOST_TOLD);
        told.truncate(MOST_TOLD);
        (!told.is_empty()).then_some(Self { told, n_more })
    }

    /// The same, each message told once.
    #[must_use]
    pub fn without_repeats(mut self) -> Self {
        let mut seen = std::collections::BTreeSet::new();
        self.told.retain(|problem| seen.insert(problem.message.clone()));
        self
    }

    /// The problems that are told, one by one; at least one.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.told.iter()
    }

    /// How many there are, told or not.
    pub fn count(&self) -> usize {
        self.told.len() + self.n_more
    }

    /// What is said of those that are not told; `None` if all are.
    pub fn and_more(&self) -> Option<String> {
        and_more(self.n_more)
    }
}

impl fmt::Display for Problems {
    /// Each problem that is told with its source line, separated by empty lines.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown: Vec<String> =
            self.told.iter().map(Problem::to_string).chain(self.and_more()).collect();
        f.write_str(&shown.join("\n\n"))
    }
}

impl Error for Problems {}

/// Whether a problem may be only the shadow of a line that could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Certainty {
    /// Wrong whatever stands elsewhere.
    Sure,
    /// Something is missing that an unreadable line may hold.
    IfComplete,
}

/// A text in which problems are found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'a> {
    pub(super) name: &'a str,
    pub(super) text: &'a str,
}

/// Gathers problems while a scenario is read.
#[derive(Debug, Default)]
pub(super) struct Collector {
    found: RefCell<Vec<(SourceRange, Fault, Certainty)>>,
}

impl Collector {
    /// Something is wrong here, whatever stands elsewhere.
    pub(super) fn add(&self, place: SourceRange, fault: Fault) {
        self.found.borrow_mut().push((place, fault, Certainty::Sure));
    }

    /// Something is wrong here that matters only where nothing else is.
    pub(super) fn add_unless_told(&self, place: SourceRange, fault: Fault) {
        let is_within = |told: &SourceRange| {
            told.source == place.source && (place.start..place.end).contains(&told.start)
        };
        let is_told = self.found.borrow().iter().any(|(told, ..)| is_within(told));
        if !is_told {
            self.add(place, fault);
        }
    }

    /// Something that should stand elsewhere in the file does not.
    pub(super) fn add_absence(&self, place: SourceRange, fault: Fault) {
        self.found.borrow_mut().push((place, fault, Certainty::IfComplete));
    }

    /// All problems, at most one at each place; `None` if there are none.
    ///
    /// Absences count only if the whole file could be read (`is_complete`).
    pub(super) fn finish(self, sources: &[Source<'_>], is_complete: bool) -> Option<Problems> {
        let mut found = self.found.into_inner();
        found.retain(|(_, _, certainty)| is_complete || *certainty == Certainty::Sure);
        found.sort_by_key(|(place, _, _)| (place.source, place.start));
        found.dedup_by_key(|(place, _, _)| (place.source, place.start));
        let n_more = found.len().saturating_sub(MOST_TOLD);
        let told: Vec<Problem> = found
            .into_iter()
            .take(MOST_TOLD)
            .map(|(place, fault, _)| locate(sources, &place, &fault))
            .collect();
        (!told.is_empty()).then_some(Problems { told, n_more })
    }
}

/// What is said of problems that are not told; `None` if there are none.
pub(crate) fn and_more(n_more: usize) -> Option<String> {
    (n_more > 0).then(|| format!("and {} more", grouped(n_more as u64)))
}

/// Finds line and column; a place that goes over several lines is cut to its first.
fn locate(sources: &[Source<'_>], place: &SourceRange, fault: &Fault) -> Problem {
    let Source { name, text } = sources[place.source];
    let start = text.floor_char_boundary(place.start);
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let rest = &text[line_start..];
    let source_line = rest[..rest.find('\n').unwrap_or(rest.len())].trim_end_matches('\r');
    let from = (start - line_start).min(source_line.len());
    let to = place.end.saturating_sub(line_start).min(source_line.len());
    let to = source_line.ceil_char_boundary(to.max(from));
    let [before, meant, after] =
        [&source_line[..from], &source_line[from..to], &source_line[to..]].map(for_quotes);
    let (begin, shown) = (before.len(), before + &meant + &after);
    Problem {
        message: for_text(&fault.message),
        label: for_text(&fault.label),
        help: fault.help.as_deref().map(for_text),
        origin: for_text(name),
        line: text[..line_start].matches('\n').count() + 1,
        column: source_line[..from].chars().count() + 1,
        underlined: begin..begin + meant.len(),
        // An empty line would leave no room for the caret.
        source_line: if shown.is_empty() { " ".to_owned() } else { shown },
    }
}
