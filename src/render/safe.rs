//! Words that came from a file, such as titles and names, made harmless: one function a format.
//!
//! Every word of a document or a sheet goes through the function of its format, ours and theirs alike, so
//! that none can be forgotten.

/// For a terminal and for plain text: on one line, and nothing that moves the cursor, colours or turns the
/// direction of writing.
pub(super) fn for_text(words: &str) -> String {
    words.chars().map(visible).collect()
}

/// For Markdown: the same, and nothing that is taken for Markdown or HTML.
pub(super) fn for_markdown(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for c in words.chars().map(visible) {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '&' | '~') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// For a spreadsheet: nothing that it takes for a formula; an apostrophe in front says that it is text. What
/// needs quotes gets them from the writer.
///
/// Source: OWASP, CSV Injection.
pub(super) fn for_spreadsheet(words: &str) -> String {
    let is_formula = words.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{words}") } else { words.to_owned() }
}

/// What is shown of a character: a space for what would break the line, a sign for what cannot be seen.
fn visible(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        c if c.is_control() || turns_direction(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}

/// Source: Unicode Standard Annex 9, 2: the marks, embeddings, overrides and isolates.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_on_its_line_and_sends_nothing_to_the_terminal() {
        assert_eq!(for_text("Ürümqi, “8”\tº"), "Ürümqi, “8” º");
        assert_eq!(for_text("a\u{1b}[31m\nb\u{202e}c"), "a�[31m b�c");
    }

    #[test]
    fn a_name_is_not_taken_for_markdown() {
        assert_eq!(for_markdown("a|b\n# <c>"), r"a\|b \# \<c\>");
    }

    #[test]
    fn a_name_is_not_taken_for_a_formula() {
        assert_eq!(for_spreadsheet("=1+1"), "'=1+1");
        assert_eq!(for_spreadsheet("a=1"), "a=1");
    }
}
