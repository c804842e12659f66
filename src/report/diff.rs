//! What changed between two saved results in words: the answer, inputs that differ, estimates that moved.
//!
//! How a change is judged stands in [`results`](crate::results::shared). Start with [`document`].

use crate::catalogue::{self, MeasureKey, ShortList, short_list};
use crate::compare::Estimate;
use crate::render::number::{plain, signed};
use crate::render::{Block, Document, Head, Shown, Split, Table};
use crate::report::digits::decimals_for;
use crate::report::verdicts;
use crate::results::{Change, Saved, Shared, shared};

/// What stands for a value that does not exist.
const NOTHING: &str = "–";

/// As much of a scenario's hash as tells two files apart.
const HASH_DIGITS: usize = 12;

/// What changed from the first to each of the others, each with its name.
pub fn several(first: &Saved, others: &[(String, Saved)]) -> Document {
    let blocks = others.iter().flat_map(|(name, after)| {
        let said = Block::Paragraph(format!("{name}:"));
        std::iter::once(said).chain(document(first, after).blocks)
    });
    Document { title: None, blocks: blocks.collect() }
}

/// What changed from one to the other.
pub fn document(before: &Saved, after: &Saved) -> Document {
    let shared = shared(before, after);
    let is_luck = is_luck(before, after, &shared);
    let luck = is_luck.then(|| Block::Paragraph(LUCK.to_owned()));
    let moved = if is_luck { vec![by_chance(&shared)] } else { moved(&shared) };
    let blocks = luck
        .into_iter()
        .chain(answer((before, after), &shared))
        .chain(inputs(before, after))
        .chain(moved)
        .chain(caution(before, after, &shared).map(Block::Paragraph));
    Document { title: None, blocks: blocks.collect() }
}

/// What is said first of two samples of one house.
const LUCK: &str = "Both are of the same house on other evenings: nothing changed, and what differs is chance between two \
                    samples of evenings.";

/// Whether nothing but chance can make a difference: one house on other evenings, not all of which are paired.
fn is_luck(before: &Saved, after: &Saved, shared: &[Shared<'_>]) -> bool {
    before.is_of_same_house(after)
        && !before.has_evenings_of(after)
        && shared.iter().any(|one| one.change != Change::Same && one.paired_on.is_none())
}

/// How many estimates chance has moved.
fn by_chance(shared: &[Shared<'_>]) -> Block {
    let n_told = shared.iter().filter(|one| matches!(one.change, Change::Told(_))).count();
    let n = shared.len();
    let of =
        format!("Of {n} estimates in both, {n_told} lie farther apart than 95 % of chance does");
    Block::Paragraph(format!("{of}; about five of a hundred do."))
}

/// On how many evenings that both have they were paired, where either side has others too.
fn paired_on(before: &Saved, after: &Saved, shared: &[Shared<'_>]) -> Option<u64> {
    let on = shared.iter().filter_map(|one| one.paired_on).max()?;
    (!before.has_evenings_of(after)).then_some(on)
}

/// Guest score, profit and worth, a sentence a policy.
fn answer((before, after): (&Saved, &Saved), shared: &[Shared<'_>]) -> Option<Block> {
    if shared.is_empty() {
        return Some(Block::Paragraph("The files have no estimate in common.".to_owned()));
    }
    if shared.iter().all(|one| one.change == Change::Same) {
        let on = paired_on(before, after, shared);
        let on = on.map_or_else(String::new, |on| format!(" on the {on} evenings that both have"));
        let said = format!("All {} estimates in both are the same{on}.", shared.len());
        return Some(Block::Paragraph(said));
    }
    let told_in = short_list(ShortList::Change);
    let sentences = before.policies.iter().filter_map(|policy| {
        let of_policy = |measure: &MeasureKey| {
            let is_it = |one: &&Shared<'_>| {
                one.key == measure.key() && one.policy == policy && one.baseline.is_none()
            };
            clause(shared.iter().find(is_it)?, is_luck(before, after, shared))
        };
        let clauses: Vec<String> = told_in.iter().filter_map(of_policy).collect();
        let (last, rest) = clauses.split_last()?;
        let said =
            if rest.is_empty() { last.clone() } else { format!("{}, and {last}", rest.join(", ")) };
        let on = paired_on(before, after, shared);
        let on = on.map_or_else(String::new, |on| format!(", on the {on} evenings that both have"));
        Some(Block::Paragraph(format!("Under {policy} {said}{on}.")))
    });
    let sentences: Vec<Block> = sentences.collect();
    (!sentences.is_empty()).then_some(Block::Group(sentences))
}

/// What became of one estimate, as part of a sentence.
fn clause(one: &Shared<'_>, is_luck: bool) -> Option<String> {
    let (name, least_decimals) = named(one.key);
    let with_unit = |estimate: &Estimate, number: fn(f64, usize) -> String, value| {
        let decimals = decimals_for(estimate, least_decimals);
        let half = estimate.half_width().map(|half| format!(" ± {}", plain(half, decimals)));
        format!("{}{} {}", number(value, decimals), half.unwrap_or_default(), one.unit)
    };
    match &one.change {
        Change::Same => Some(format!("the {name} stayed the same")),
        Change::OneSided => None,
        Change::Told(change) | Change::CannotTell(change) if is_luck => {
            let seen = with_unit(change, signed, change.mean);
            Some(format!("the {name} came out otherwise by {seen}"))
        }
        Change::Told(change) => {
            let way = if change.mean < 0.0 { "fell" } else { "rose" };
            let amount = with_unit(change, plain, change.mean.abs());
            Some(format!("the {name} {way} by {amount}"))
        }
        Change::CannotTell(change) => {
            let seen = with_unit(change, signed, change.mean);
            Some(format!("whether the {name} changed cannot be told ({seen})"))
        }
    }
}

/// What went in: a word for each input, and its value.
fn named_inputs(saved: &Saved) -> [(&'static str, String); 9] {
    let listed = |words: &[String]| match words {
        [] => NOTHING.to_owned(),
        words => words.join(", "),
    };
    [
        ("version", saved.orderflow.clone()),
        ("title", saved.scenario.title.clone()),
        ("file", saved.scenario.sha256.chars().take(HASH_DIGITS).collect()),
        ("--set", listed(&saved.overrides)),
        ("seed", saved.seed.to_string()),
        ("first evening", saved.first_evening.to_string()),
        ("evenings", saved.evenings.to_string()),
        ("policies", listed(&saved.policies)),
        ("baseline", saved.baseline.clone()),
    ]
}

/// What went in otherwise.
fn inputs(before: &Saved, after: &Saved) -> Vec<Block> {
    let pairs = named_inputs(before).into_iter().zip(named_inputs(after));
    let differ = pairs.filter(|((_, before), (_, after))| before != after);
    let row = |((word, before), (_, after)): ((&str, String), (&str, String))| {
        [word.to_owned(), before, "→".to_owned(), after].map(Shown::words).to_vec()
    };
    let rows: Vec<Vec<Shown>> = differ.map(row).collect();
    if rows.is_empty() {
        return vec![Block::Paragraph("The inputs are the same.".to_owned())];
    }
    let heads = ["", "before", "", "after"].map(Head::words).to_vec();
    let table = Table { heads, rows, split: Split::Never, notes: Vec::new() };
    vec![Block::Paragraph("Inputs that differ:".to_owned()), table.into()]
}

/// Estimates that surely moved, and what became of the others.
fn moved(shared: &[Shared<'_>]) -> Vec<Block> {
    let n_same = shared.iter().filter(|one| one.change == Change::Same).count();
    if n_same == shared.len() {
        return Vec::new();
    }
    let is_untold = |one: &&Shared<'_>| matches!(one.change, Change::CannotTell(_));
    let n_untold = shared.iter().filter(is_untold).count();
    let n_moved = shared.len() - n_same - n_untold;
    let counts =
        [(n_moved, "moved"), (n_same, "are the same"), (n_untold, "moved less than can be told")];
    let counts: Vec<String> =
        counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    let counted = format!("Of {} estimates in both, {}", shared.len(), counts.join(", "));
    if n_moved == 0 {
        return vec![Block::Paragraph(format!("{counted}."))];
    }
    let labels = ["", "", ""].map(Head::words);
    let sides = [Head::numbers("before"), Head::words(""), Head::numbers("after")];
    let table = Table {
        heads: labels.into_iter().chain(sides).chain([Head::words("change")]).collect(),
        rows: shared.iter().filter_map(row).collect(),
        split: Split::Never,
        notes: Vec::new(),
    };
    vec![Block::Paragraph(format!("{counted}. Those that moved:")), table.into()]
}

/// The row of an estimate that moved, with digits that show by how much.
fn row(one: &Shared<'_>) -> Option<Vec<Shown>> {
    let (name, least_decimals) = named(one.key);
    let (decimals, change) = match &one.change {
        Change::Same | Change::CannotTell(_) => return None,
        Change::OneSided => (least_decimals, Shown::nothing()),
        Change::Told(change) => {
            let decimals = decimals_for(change, least_decimals);
            (decimals, verdicts::signed(change, decimals))
        }
    };
    let of = match one.baseline {
        None => one.policy.to_owned(),
        Some(baseline) => format!("{} less {baseline}", one.policy),
    };
    let [from, to] = one
        .sides
        .map(|side| side.mean.map_or_else(Shown::missing, |mean| Shown::number(mean, decimals)));
    let [name, unit, of] = [name, one.unit.to_owned(), of].map(Shown::words);
    Some(vec![name, unit, of, from, Shown::words("→"), to, change])
}

/// Where every change is paired.
const PAIRED: &str =
    "Both have evenings of the same seed: every change is paired evening by evening. ± is at 95 %.";

/// How sure all this is; nothing where nothing changed.
fn caution(before: &Saved, after: &Saved, shared: &[Shared<'_>]) -> Option<String> {
    if shared.iter().all(|one| one.change == Change::Same) {
        return None;
    }
    let said = match (before.has_evenings_of(after), before.evenings) {
        (true, 1) => {
            "Both are of one and the same evening, which cannot tell what others are like."
        }
        (false, _) if shared.iter().any(|one| one.paired_on.is_some()) => {
            return Some(partly_paired(before, after, shared));
        }
        _ if shared.iter().all(|one| one.paired_on.is_some()) => PAIRED,
        _ if shared.iter().any(|one| one.paired_on.is_some()) => {
            "Both have evenings of the same seed, and what changed in the measures of the short table is paired evening \
             by evening; of the others the files hold only means: their ± is as if each had played other evenings, \
             which is wider than need be. ± is at 95 %."
        }
        (true, _) => {
            "Both have the same seed and evenings, but the files hold only means: ± is at 95 % as if each \
             had played other evenings, which is wider than need be, so that smaller changes may be real \
             too. Files of up to 10,000 evenings hold each evening's values, larger ones have them in an \
             `evenings.csv` beside them."
        }
        (false, _) => {
            "± is at 95 %, for each estimate by itself: of a hundred whose true mean has not changed, about \
             five are said to have moved."
        }
    };
    Some(said.to_owned())
}

/// What is said where some evenings are in one file alone.
fn partly_paired(before: &Saved, after: &Saved, shared: &[Shared<'_>]) -> String {
    let on = paired_on(before, after, shared).unwrap_or_default();
    let rest = if shared.iter().all(|one| one.paired_on.is_some()) {
        ""
    } else {
        " Of the other measures the files hold only means, each of all its evenings: their ± is as if each had played \
         other evenings."
    };
    format!(
        "Both have {on} evenings of the same seed in common: what changed in the measures of the short table is paired on \
         those, and means of these measures are of those alone.{rest} ± is at 95 %."
    )
}

/// A measure's name and its least number of decimals; another version's measure keeps its key.
fn named(key: &str) -> (String, usize) {
    catalogue::find(key).map_or((key.to_owned(), 2), |key| (key.name(), key.info().decimals))
}
