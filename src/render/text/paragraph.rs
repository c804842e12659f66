//! Sentences on lines.

use crate::render::safe::for_text;
use crate::render::text::width::width;

/// Breaks a paragraph between words; every line starts with the indent.
pub(super) fn wrap(paragraph: &str, indent: &str, columns: usize) -> String {
    hang(paragraph, indent, indent, columns)
}

/// The same where the first line starts with something else.
pub(super) fn hang(paragraph: &str, first: &str, indent: &str, columns: usize) -> String {
    let columns = columns.saturating_sub(width(indent));
    let lines = broken(paragraph, columns).into_iter().enumerate();
    let line =
        |(idx, line): (usize, String)| format!("{}{line}\n", if idx == 0 { first } else { indent });
    lines.map(line).collect()
}

/// Words on lines of so many columns at most, unless a word is longer; one line at least.
pub(super) fn broken(paragraph: &str, columns: usize) -> Vec<String> {
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0);
    let shown = for_text(paragraph);
    let mut words = shown.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let mut word = word.to_owned();
        // A number and its sign are one word.
        while words.peek().is_some_and(|next| next.starts_with('%')) {
            word = format!("{word} {}", words.next().expect("it has been seen"));
        }
        let length = width(&word);
        if used > 0 && used + 1 + length > columns {
            lines.push(std::mem::take(&mut line));
            used = 0;
        } else if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(&word);
        used += length;
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_breaks_between_words_and_keeps_its_indent() {
        let text = wrap(&"word ".repeat(40), "  ", 100);
        assert_eq!(text.lines().count(), 3);
        assert!(text.lines().all(|l| l.starts_with("  word") && l.chars().count() <= 100));
    }

    #[test]
    fn a_number_stays_with_its_percent_sign() {
        assert_eq!(broken("(95 % sure)", 9), ["(95 %", "sure)"]);
        assert_eq!(broken("by 95 % sure", 6), ["by", "95 %", "sure"]);
    }

    #[test]
    fn a_word_that_is_too_long_has_a_line_of_its_own() {
        assert_eq!(broken("a longest b", 3), ["a", "longest", "b"]);
        assert_eq!(broken("", 3), [""]);
    }
}
