//! Words that came from a file, an argument or a directory made harmless: one function a format.
//!
//! Titles, names, file names and arguments are somebody else's text. Nothing in them may act on whoever reads
//! the output: move the cursor, colour or retitle a terminal, turn the direction of writing, hide, break a line
//! into two, or be taken for a formula or for Markdown. Every word of a document or a sheet goes through the
//! function of its format, ours and theirs alike, so that none can be forgotten; messages on the standard error
//! stream go through [`for_text`].

use std::fmt::Write as _;

/// For a terminal and for plain text: on one line, and every character seen. What cannot be seen is shown by its
/// picture (`␛`, `⏎`, `␡`) or by `�`.
pub fn for_text(words: &str) -> String {
    words.chars().filter_map(visible).collect()
}

/// The same for lines of a file that are quoted in a message: tabs stay, because they indent.
pub fn for_quotes(line: &str) -> String {
    line.split('\t').map(for_text).collect::<Vec<_>>().join("\t")
}

/// The same for text of several lines of ours with words of theirs inside, each of which is on one line.
pub fn for_lines(text: &str) -> String {
    text.split('\n').map(for_text).collect::<Vec<_>>().join("\n")
}

/// For Markdown: as for text, and nothing that is taken for Markdown or HTML.
pub(super) fn for_markdown(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    let words = for_text(words);
    let marks_a_list = list_mark(&words);
    for (at, c) in words.char_indices() {
        let is_mark = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '&' | '~' | '$'
        );
        let is_scheme = c == ':' && words[at..].starts_with("://");
        if is_mark || is_scheme || marks_a_list == Some(at) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Where the mark of a list or of a rule stands, if words begin with one: `- a`, `12. a`, `---`.
fn list_mark(words: &str) -> Option<usize> {
    let number = words.find(|c: char| !c.is_ascii_digit())?;
    let (mark, rest) = words[number..].split_at_checked(1)?;
    let marks = if number == 0 { "-+" } else { ".)" };
    let begins_an_item = marks.contains(mark) && (rest.is_empty() || rest.starts_with(' '));
    let is_rule = !words.contains(|c| c != '-' && c != ' ');
    (begins_an_item || is_rule).then_some(number)
}

/// For a spreadsheet: as for text, and nothing that it takes for a formula; an apostrophe in front says that it
/// is text. What needs quotes gets them from the writer.
///
/// Source: OWASP, CSV Injection: `=`, `+`, `-`, `@`, tab and carriage return, and the first four in their full
/// width; a spreadsheet may trim spaces before them.
pub(super) fn for_spreadsheet(words: &str) -> String {
    const STARTS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let is_formula = words.trim_start().starts_with(STARTS) || words.starts_with(['\t', '\r']);
    let words = for_text(words);
    if is_formula { format!("'{words}") } else { words }
}

/// For JSON, a whole text of it: the same value, with an escape in place of every character that cannot be seen.
/// Control characters below the space have theirs already; whatever else is left stands inside a string.
pub(super) fn for_json(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        if c == '\n' || !is_hidden(c) {
            escaped.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            write!(escaped, "\\u{unit:04x}").expect("writing to memory does not fail");
        }
    }
    escaped
}

/// For a shell: as one word; what cannot be seen is spelled out.
pub fn for_shell(word: &str) -> String {
    if !is_plain(word) {
        let spelled: String = word.chars().map(spelled).collect();
        return format!("$'{spelled}'");
    }
    let is_harmless = |c: char| c.is_ascii_alphanumeric() || "_-./=,:+%@".contains(c);
    if word.chars().all(is_harmless) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// A character between `$'` and `'`.
fn spelled(c: char) -> String {
    match c {
        '\'' | '\\' => format!("\\{c}"),
        c if is_plain(c.encode_utf8(&mut [0; 4])) => c.to_string(),
        c if c.is_ascii() => format!("\\x{:02x}", u32::from(c)),
        c => format!("\\U{:08x}", u32::from(c)),
    }
}

/// Whether all characters of a word can be seen.
pub fn is_plain(words: &str) -> bool {
    !words.contains(is_hidden)
}

/// What is shown of a character. Which of its looks an emoji has is left out.
fn visible(c: char) -> Option<char> {
    match c {
        '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('⏎'),
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)),
        '\x7f' => Some('␡'),
        '\u{fe00}'..='\u{fe0f}' => None,
        c if is_hidden(c) => Some(char::REPLACEMENT_CHARACTER),
        c => Some(c),
    }
}

/// Whether a character acts instead of being seen: control characters, separators of lines, what turns the
/// direction of writing, and what takes no room.
///
/// Sources: Unicode Standard Annex 9, 2 (marks, embeddings, overrides and isolates); Unicode Character Database,
/// `Default_Ignorable_Code_Point`, and the annotation marks.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_on_its_line_and_sends_nothing_to_the_terminal() {
        assert_eq!(for_text("Ürümqi, “8”º ☕\u{fe0f}"), "Ürümqi, “8”º ☕");
        assert_eq!(for_text("a\u{1b}[31m\nb\t\r\u{7f}"), "a␛[31m⏎b␉␍␡");
        assert_eq!(for_text("a\u{9b}31m\u{202e}b\u{200d}\u{2028}c\u{feff}"), "a�31m�b�⏎c�");
        assert_eq!(for_lines("a\u{1b}\nb\r"), "a␛\nb␍");
        assert_eq!(for_quotes("\ta\u{1b}"), "\ta␛");
    }

    #[test]
    fn only_words_that_a_shell_would_split_are_quoted() {
        assert_eq!(for_shell("floor.waiters=4"), "floor.waiters=4");
        assert_eq!(for_shell("a b"), "'a b'");
        assert_eq!(for_shell("it's"), r"'it'\''s'");
        assert_eq!(for_shell("it's\u{1b}[31m\u{202e}"), r"$'it\'s\x1b[31m\U0000202e'");
    }

    #[test]
    fn a_name_is_not_taken_for_markdown() {
        assert_eq!(for_markdown("a|b\n# <c>"), r"a\|b⏎\# \<c\>");
        assert_eq!(for_markdown("- a-b $x$"), r"\- a-b \$x\$");
        assert_eq!(for_markdown("12. a"), r"12\. a");
        assert_eq!(for_markdown("12.5 of a +1"), "12.5 of a +1");
        assert_eq!(for_markdown("---"), r"\---");
        assert_eq!(for_markdown("="), "=");
        assert_eq!(for_markdown("+0.5"), "+0.5");
        assert_eq!(for_markdown("http://a: b"), r"http\://a: b");
    }

    #[test]
    fn a_name_is_not_taken_for_a_formula() {
        for (words, shown) in [
            ("=1+1", "'=1+1"),
            ("  @a", "'  @a"),
            ("＝a", "'＝a"),
            ("\ta", "'␉a"),
            ("\ra", "'␍a"),
            ("a=1", "a=1"),
            ("−1", "−1"),
        ] {
            assert_eq!(for_spreadsheet(words), shown);
        }
    }

    #[test]
    fn json_means_the_same_and_hides_nothing() {
        let value = "a\u{9b}b\u{7f}\u{202e}\u{200b}\u{2028}\u{e0041}ü寿";
        let json = serde_json::to_string(value).unwrap();
        let escaped = for_json(&json);
        assert!(is_plain(&escaped), "{escaped}");
        assert!(escaped.ends_with("\\u2028\\udb40\\udc41ü寿\""), "{escaped}");
        assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), value);
    }
}
