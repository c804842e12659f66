//! What `breakeven` saves.

use serde::{Deserialize, Serialize};

use crate::numbers::search::{Answer, Turn};
use crate::render::json::pretty;
use crate::render::number::exact;
use crate::results::breakeven::{Asked, BreakEven, Frontier, Known, Standing, TriedValue};
use crate::results::saved::{ColumnEntry, Named, SavedHead};
use crate::results::unit;

/// A search along one key as it stands in a file. Numbers along the key are in the unit typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedBreakEven {
    /// What it comes from.
    #[serde(flatten)]
    pub head: SavedHead,
    /// The measure.
    pub measure: String,
    /// Its unit; money is named by the currency.
    pub measure_unit: String,
    /// The goal, if it is about one, such as `last_item_wait_min < 5`.
    pub goal: Option<String>,
    /// The share of evenings it is to be met on [0–1]; null: it is one of the mean.
    pub share_of_evenings: Option<f64>,
    /// The columns: two, or the one that a goal is of.
    pub columns: Vec<ColumnEntry>,
    /// Path of the key that is varied.
    pub path: String,
    /// The unit of its values, as it was typed.
    pub unit: String,
    /// The lower end of its range.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// So wide a bracket was wanted at most.
    pub tolerance: f64,
    /// `turns`, `never` (of the values tried), `several` or `cannot_tell`.
    pub answer: String,
    /// Where it is thought to turn; no interval belongs to it. Null unless it turns once.
    pub estimate: Option<f64>,
    /// Between which values it surely turns. Null unless it turns once.
    pub bracket: Option<[f64; 2]>,
    /// Every turn that is surely there.
    pub turns: Vec<TurnEntry>,
    /// What is sure at both ends: the column that is ahead, `met` or `missed`; null: cannot tell.
    pub at_ends: [Option<String>; 2],
    /// How sure all that is sure is together [0–1].
    pub confidence: f64,
    /// Number of the first evening.
    pub first_evening: u64,
    /// How many evenings were played, fresh ones at every value.
    pub evenings: u64,
    /// Whether the evenings were used up before everything wanted was known.
    pub ran_out: bool,
    /// Whether it was stopped before its end.
    pub interrupted: bool,
    /// What was tried, ascending.
    pub values: Vec<ValueEntry>,
}

/// A turn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TurnEntry {
    /// Where it is thought to be.
    pub estimate: f64,
    /// Between which values it surely is.
    pub bracket: [f64; 2],
    /// What is so at the lower of them: the column that is ahead, `met` or `missed`.
    pub before: String,
    /// What is so at the upper.
    pub behind: String,
}

/// A value that was tried.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ValueEntry {
    /// The value.
    pub value: f64,
    /// On how many evenings.
    pub evenings: u64,
    /// The mean seen of the second column less the first, or of a goal's measure less its limit.
    pub mean: Option<f64>,
    /// Its standard error.
    pub standard_error: Option<f64>,
    /// What is sure: the column that is ahead, `met`, `missed`; `cannot_tell`; null: only looked at.
    pub sure: Option<String>,
}

/// A frontier as it stands in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedFrontier {
    /// Path of the key whose values stand first.
    pub path: String,
    /// How many of them were wanted.
    pub wanted: u64,
    /// Whether it was stopped before its end.
    pub interrupted: bool,
    /// What was found at each, in order.
    pub points: Vec<FrontierEntry>,
}

/// A point of a frontier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FrontierEntry {
    /// What is set at it: a value by its path.
    pub set: Named<String>,
    /// Where it turns along the other key.
    pub breakeven: SavedBreakEven,
}

/// All that is told holds together so surely [0–1].
pub const CONFIDENCE: f64 = 0.95;

impl SavedBreakEven {
    /// The file form of what was found.
    pub fn of(found: &BreakEven) -> Self {
        let BreakEven { heading, between, asked, .. } = found;
        let only = |turns: &[Turn]| if let [turn] = turns { Some(*turn) } else { None };
        let once = only(found.turns());
        let ends = &between.ends;
        Self {
            head: SavedHead::of(heading),
            measure: asked.key().key(),
            measure_unit: unit(asked.key(), &heading.currency).to_owned(),
            goal: goal_text(asked),
            share_of_evenings: share(asked),
            columns: ColumnEntry::all(&found.columns),
            path: between.path.clone(),
            unit: ends.unit.trim().to_owned(),
            low: ends.low,
            high: ends.high,
            tolerance: found.tolerance,
            answer: answer_word(&found.found.answer).to_owned(),
            estimate: once.map(|turn| turn.estimate),
            bracket: once.map(|turn| bracket(&turn)),
            turns: found.turns().iter().map(|turn| TurnEntry::of(turn, found)).collect(),
            at_ends: [ends.low, ends.high]
                .map(|end| Some(standing_word(found.standing_at(end)?, found))),
            confidence: CONFIDENCE,
            first_evening: found.first_evening,
            evenings: found.evenings,
            ran_out: found.has_run_out(),
            interrupted: found.is_interrupted,
            values: found.tried.iter().map(|tried| ValueEntry::of(tried, found)).collect(),
        }
    }

    /// The text of the file.
    pub fn write(&self) -> String {
        pretty(self)
    }
}

impl SavedFrontier {
    /// The file form of a frontier.
    pub fn of(frontier: &Frontier) -> Self {
        let entry = |point: &BreakEven| FrontierEntry {
            set: point.set.iter().map(|set| (&set.path, set.value.clone())).collect(),
            breakeven: SavedBreakEven::of(point),
        };
        Self {
            path: frontier.path.clone(),
            wanted: frontier.wanted as u64,
            interrupted: frontier.is_cut_short(),
            points: frontier.points.iter().map(entry).collect(),
        }
    }

    /// The text of the file.
    pub fn write(&self) -> String {
        pretty(self)
    }
}

impl TurnEntry {
    fn of(turn: &Turn, found: &BreakEven) -> Self {
        let [before, behind] = found.around(turn).map(|standing| standing_word(standing, found));
        Self { estimate: turn.estimate, bracket: bracket(turn), before, behind }
    }
}

impl ValueEntry {
    fn of(tried: &TriedValue, found: &BreakEven) -> Self {
        Self {
            value: tried.value,
            evenings: tried.evenings,
            mean: tried.mean.map(|mean| mean + 0.0),
            standard_error: tried.error,
            sure: known_word(tried.known, found),
        }
    }
}

fn bracket(turn: &Turn) -> [f64; 2] {
    [turn.bracket.0, turn.bracket.1]
}

/// What is found, in a word for programs.
pub fn answer_word(answer: &Answer) -> &'static str {
    match answer {
        Answer::Turns(_) => "turns",
        Answer::Never(_) => "never",
        Answer::Several(_) => "several",
        Answer::CannotTell => "cannot_tell",
    }
}

/// What is known of a value, in a word for programs; `None`: nothing, it was only looked at.
pub fn known_word(known: Known, found: &BreakEven) -> Option<String> {
    match known {
        Known::Sure(standing) => Some(standing_word(standing, found)),
        Known::CannotTell => Some("cannot_tell".to_owned()),
        Known::LookedAt => None,
    }
}

fn standing_word(standing: Standing, found: &BreakEven) -> String {
    match standing {
        Standing::Ahead(column) => found.columns[column].name.clone(),
        Standing::Met => "met".to_owned(),
        Standing::Missed => "missed".to_owned(),
    }
}

fn goal_text(asked: &Asked) -> Option<String> {
    match asked {
        Asked::Level(_) => None,
        Asked::Goal(goal, _) => {
            Some(format!("{} {} {}", goal.key(), goal.bound.sign(), exact(goal.limit)))
        }
    }
}

fn share(asked: &Asked) -> Option<f64> {
    match asked {
        Asked::Level(_) => None,
        Asked::Goal(_, share) => *share,
    }
}
