//! Problems of a scenario as a terminal shows them.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::scenario::{Problem, Problems};

/// Each problem with its source line and a caret under the mistake, separated by empty lines.
pub fn problems(problems: &Problems, is_coloured: bool) -> String {
    let renderer = if is_coloured { Renderer::styled() } else { Renderer::plain() };
    let shown = problems.iter().map(|problem| one(problem, &renderer));
    let shown: Vec<String> = shown.chain(problems.and_more()).collect();
    shown.join("\n\n")
}

fn one(problem: &Problem, renderer: &Renderer) -> String {
    let caret = AnnotationKind::Primary.span(problem.underlined.clone());
    let snippet = Snippet::source(problem.source_line.as_str())
        .line_start(problem.line)
        .path(problem.origin.as_str())
        .annotation(caret.label(problem.label.as_str()));
    let title = Level::ERROR.primary_title(problem.message.as_str()).element(snippet);
    let help = problem.help.as_deref().map(|help| Level::HELP.message(help));
    renderer.render(&[title.elements(help)])
}
