//! The tables of a search along one key, and of a frontier.

use crate::numbers::search::Turn;
use crate::render::{Cell, Field, Sheet};
use crate::results::BreakEven;
use crate::results::saved::{answer_word, known_word};
use crate::scenario::Override;

/// `breakeven` and `values` of each search, with what else was set in front.
pub fn of(searches: &[BreakEven], paths: &[String]) -> [Sheet; 2] {
    let [mut answers, mut values] = described(paths);
    for found in searches {
        let set = || found.set.iter().map(|Override { value, .. }| Cell::words(value.clone()));
        answers.rows.push(set().chain(answer(found)).collect());
        values.rows.extend(tried(found).map(|row| set().chain(row).collect()));
    }
    [answers, values]
}

/// The same without rows: `paths` are the key that is varied, and before it the one of a frontier.
pub fn described(paths: &[String]) -> [Sheet; 2] {
    let (varied, before) =
        paths.split_last().map_or(("", paths), |(last, before)| (last.as_str(), before));
    let own = || {
        let field = |path: &String| Field::new(path.clone(), "", "Value of this key at the point.");
        before.iter().map(field).collect::<Vec<Field>>()
    };
    let answers = [
        Field::new(
            "answer",
            "",
            "`turns`, `never` (of the values tried), `several` or `cannot_tell`.",
        ),
        Field::new("estimate", "", "Where it is thought to turn; no interval belongs to it."),
        Field::new("low", "", "The lower end of the bracket: it surely turns between the two."),
        Field::new("high", "", "Its upper end."),
        Field::new("evenings", "", "How many evenings were played."),
    ];
    let values = [
        Field::new(varied.to_owned(), "", "The value tried, in the unit typed."),
        Field::new("evenings", "", "On how many evenings, which no other value had."),
        Field::new(
            "mean",
            "",
            "The mean seen of the second column less the first, or of a goal's measure less its limit.",
        ),
        Field::new("standard_error", "", "Its standard error."),
        Field::new(
            "sure",
            "",
            "The column that is surely ahead, `met` or `missed` of a goal, `cannot_tell`; empty: only looked at.",
        ),
    ];
    let sheet = |name, fields: &[Field]| Sheet {
        name,
        fields: own().into_iter().chain(fields.iter().cloned()).collect(),
        rows: Vec::new(),
    };
    [sheet("breakeven", &answers), sheet("values", &values)]
}

fn answer(found: &BreakEven) -> Vec<Cell> {
    let once: Option<&Turn> = if let [turn] = found.turns() { Some(turn) } else { None };
    vec![
        Cell::words(answer_word(&found.found.answer)),
        once.map(|turn| turn.estimate).into(),
        once.map(|turn| turn.bracket.0).into(),
        once.map(|turn| turn.bracket.1).into(),
        Cell::Count(found.evenings),
    ]
}

fn tried(found: &BreakEven) -> impl Iterator<Item = Vec<Cell>> {
    found.tried.iter().map(|tried| {
        vec![
            Cell::Number(tried.value),
            Cell::Count(tried.evenings),
            tried.mean.into(),
            tried.error.into(),
            known_word(tried.known, found).map_or(Cell::Missing, Cell::words),
        ]
    })
}
