//! What is wrong with a scenario, where, and what to type instead.
//!
//! Start with [`Problems::render`]. Nothing here knows what a scenario may hold.

use std::cell::RefCell;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::render::safe::{for_quotes, for_text};

/// A place in the file or in a `--set` argument.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// 0 is the file; the arguments follow, in their order.
    pub(super) source: usize,
    /// First byte.
    pub(super) start: usize,
    /// Byte after the last.
    pub(super) end: usize,
}

impl Place {
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
    source_line: String,
    /// Bytes of `source_line` that are underlined.
    underlined: Range<usize>,
}

impl Problem {
    /// Shows the problem with its source line and a caret under the mistake; nothing of the file acts on the
    /// terminal.
    pub fn render(&self, is_colored: bool) -> String {
        let renderer = if is_colored { Renderer::styled() } else { Renderer::plain() };
        let (source_line, underlined) = self.quoted_line();
        let (origin, label, message) =
            (for_text(&self.origin), for_text(&self.label), for_text(&self.message));
        let snippet = Snippet::source(&source_line)
            .line_start(self.line)
            .path(&origin)
            .annotation(AnnotationKind::Primary.span(underlined).label(&label));
        let title = Level::ERROR.primary_title(&message).element(snippet);
        let help = self.help.as_deref().map(for_text);
        renderer.render(&[title.elements(help.map(|help| Level::HELP.message(help)))])
    }

    /// The source line made harmless, and what of it is underlined then.
    fn quoted_line(&self) -> (String, Range<usize>) {
        let Range { start, end } = self.underlined;
        let line = &self.source_line;
        let [before, meant, after] =
            [&line[..start], &line[start..end], &line[end..]].map(for_quotes);
        let underlined = before.len()..before.len() + meant.len();
        (before + &meant + &after, underlined)
    }
}

/// Every problem of a scenario, in the order of the file, then of the `--set` arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// The problems one by one; at least one.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.0.iter()
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Shows each problem with its source line, separated by empty lines.
    pub fn render(&self, is_colored: bool) -> String {
        let shown: Vec<String> = self.0.iter().map(|problem| problem.render(is_colored)).collect();
        shown.join("\n\n")
    }
}

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
    found: RefCell<Vec<(Place, Fault, Certainty)>>,
}

impl Collector {
    /// Something is wrong here, whatever stands elsewhere.
    pub(super) fn add(&self, place: Place, fault: Fault) {
        self.found.borrow_mut().push((place, fault, Certainty::Sure));
    }

    /// Something that should stand elsewhere in the file does not.
    pub(super) fn add_absence(&self, place: Place, fault: Fault) {
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
        let problems: Vec<Problem> =
            found.into_iter().map(|(place, fault, _)| locate(sources, &place, fault)).collect();
        (!problems.is_empty()).then_some(Problems(problems))
    }
}

/// Finds line and column; a place that goes over several lines is cut to its first.
fn locate(sources: &[Source<'_>], place: &Place, fault: Fault) -> Problem {
    let Source { name, text } = sources[place.source];
    let start = text.floor_char_boundary(place.start);
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let rest = &text[line_start..];
    let source_line = rest[..rest.find('\n').unwrap_or(rest.len())].trim_end_matches('\r');
    let from = (start - line_start).min(source_line.len());
    let to = place.end.saturating_sub(line_start).min(source_line.len());
    Problem {
        message: fault.message,
        label: fault.label,
        help: fault.help,
        origin: name.to_owned(),
        line: text[..line_start].matches('\n').count() + 1,
        column: source_line[..from].chars().count() + 1,
        underlined: from..source_line.ceil_char_boundary(to.max(from)),
        // An empty line would leave no room for the caret.
        source_line: if source_line.is_empty() { " ".to_owned() } else { source_line.to_owned() },
    }
}
