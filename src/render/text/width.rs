//! How much room characters take: 寿 takes the room of two.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// What stands where something was cut out.
const CUT: char = '…';

/// Columns that words take.
pub(super) fn width(words: &str) -> usize {
    words.width()
}

/// The words, and spaces up to so many columns.
pub(super) fn padded(words: &str, columns: usize) -> String {
    words.to_owned() + &" ".repeat(columns.saturating_sub(width(words)))
}

/// The words in so many columns at most [≥ 3]: of longer ones the beginning and the end, in which names differ.
pub(super) fn cut(words: &str, columns: usize) -> String {
    if width(words) <= columns {
        return words.to_owned();
    }
    let room = columns.saturating_sub(1);
    let end: Vec<char> = fitting(words.chars().rev(), room / 3);
    let start = fitting(words.chars(), room - room / 3);
    start.into_iter().chain([CUT]).chain(end.into_iter().rev()).collect()
}

/// As many characters as have room.
fn fitting(chars: impl Iterator<Item = char>, columns: usize) -> Vec<char> {
    let mut used = 0;
    let fits = |c: &char| {
        used += c.width().unwrap_or(0);
        used <= columns
    };
    chars.take_while(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(width("寿司 a"), 6);
        assert_eq!(padded("寿", 4), "寿  ");
        assert_eq!(padded("abc", 2), "abc");
    }

    #[test]
    fn what_is_too_long_keeps_its_beginning_and_its_end() {
        assert_eq!(cut("abcdefghij", 10), "abcdefghij");
        assert_eq!(cut("abcdefghijk", 10), "abcdef…ijk");
        assert_eq!(cut("寿司寿司寿", 6), "寿司…");
        assert!(width(&cut("寿司寿司寿司寿司", 9)) <= 9);
    }
}
