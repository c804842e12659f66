//! "Did you mean": the known word nearest to a mistyped one.

/// Of more known words than this only the first are listed. Assumption: nobody reads more.
const MOST_LISTED: usize = 200;

/// The nearest of the known words, if it is near enough to be meant.
pub(super) fn nearest<'w>(
    typed: &str,
    known: impl IntoIterator<Item = &'w str>,
) -> Option<&'w str> {
    let most_edits = typed.chars().count().div_ceil(3).max(1);
    known
        .into_iter()
        .map(|word| (strsim::damerau_levenshtein(&typed.to_lowercase(), word), word))
        .filter(|(edits, _)| *edits <= most_edits)
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, word)| word)
}

/// Keys that have another name now: the old path, the new name, and what there is to say of it.
const RENAMED: [(&str, &str, &str); 1] = [(
    "guest.eating_per_extra_guest",
    "eating_per_guest_above_two",
    "a party of two eats as long as a guest alone",
)];

/// What to type for a key that had another name.
pub(super) fn renamed(path: &str) -> Option<String> {
    let (_, name, why) = RENAMED.iter().find(|(old, ..)| *old == path)?;
    Some(format!("write `{name}`, which is what it does: {why}"))
}

/// The way out of a mistyped word: the nearest known one, or all of them.
pub(super) fn instead(typed: &str, known: &[&str]) -> String {
    match nearest(typed, known.iter().copied()) {
        Some(word) => format!("did you mean `{word}`?"),
        None if known.len() > MOST_LISTED => {
            let (first, n_more) = (&known[..MOST_LISTED], known.len() - MOST_LISTED);
            format!("known: {} and {n_more} more", quoted(first, ", "))
        }
        None => format!("known: {}", quoted(known, ", ")),
    }
}

/// What to write instead of a key that there is not: the one that is meant, or all there are, the nearest to it
/// first.
pub(super) fn meant_or_known(typed: &str, meant: Option<&str>, known: &[&str]) -> String {
    if let Some(meant) = meant {
        return format!("did you mean `{meant}`?");
    }
    if known.is_empty() {
        return "leave it out".to_owned();
    }
    let mut words = known.to_vec();
    words.sort_by_cached_key(|word| strsim::damerau_levenshtein(typed, word));
    format!("known: {}", quoted(&words, ", "))
}

/// Words in back-ticks.
pub(super) fn quoted(words: &[&str], separator: &str) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(separator)
}
