//! A journey written down by hand, in JSON or TOML, as an [`Experience`].
//!
//! What is left out did not happen. Keys and types are checked by the parser, which stops at the first
//! mistake and says where; values are checked here, all of them. Start with [`read`].

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Unexpected, Visitor};
use serde::{Deserialize, Deserializer};

use crate::model::{ScoreHead, Stage};
use crate::record::{Experience, Favour, Incidents, Info, Recovery, Segment, Sync};
use crate::render::safe::{for_lines, for_text};

use super::defaults;
use super::journey_lines;
use super::units;

/// A count above this is a slip of the pen.
const MOST_TIMES: u32 = 1000;

/// How a journey is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JourneyFormat {
    /// As JSON.
    Json,
    /// As TOML.
    Toml,
}

/// What is wrong with a journey file; told so that nothing of the file acts on a terminal.
#[derive(Debug, thiserror::Error)]
pub enum JourneyProblem {
    /// Not JSON, an unknown key or a value of the wrong type.
    #[error("{}", for_text(&in_our_words(&.0.to_string())))]
    Json(#[from] serde_json::Error),
    /// Not TOML, an unknown key or a value of the wrong type.
    #[error("{}", with_its_lines(.0))]
    Toml(#[from] toml::de::Error),
    /// A number outside its range.
    #[error("{}`{path}` is {value}, must be {rule}", on(*.line))]
    OutOfRange {
        /// The line, from 1; `None` in JSON.
        line: Option<usize>,
        /// Where it stands, as `waits[2].segments[0].min`.
        path: String,
        /// What stands there.
        value: f64,
        /// What may stand there.
        rule: &'static str,
    },
    /// A word that is none of those known.
    #[error(
        "{}`{path}` is `{}`, must be {known}{}",
        on(*.line),
        for_text(.found),
        did_you_mean(.nearest.as_deref())
    )]
    UnknownWord {
        /// The line, from 1; `None` in JSON.
        line: Option<usize>,
        /// Where it stands.
        path: String,
        /// What stands there.
        found: String,
        /// The words known, in one phrase.
        known: String,
        /// The nearest of them, if one is near.
        nearest: Option<String>,
    },
    /// A wait that does not say how long it was.
    #[error(
        "{}`{path}` is empty, must hold at least one segment; no wait at all is `min` = 0",
        on(*.line)
    )]
    NoSegment {
        /// The line, from 1; `None` in JSON.
        line: Option<usize>,
        /// Where it stands.
        path: String,
    },
}

/// The lines of the file that the parser quotes, and what is wrong with them on a line of its own.
fn with_its_lines(error: &toml::de::Error) -> String {
    let (whole, message) = (error.to_string(), error.message());
    let quoted = whole.trim_end().strip_suffix(message).unwrap_or_default();
    let quoted = quoted.trim_start_matches("TOML parse error at ");
    for_lines(quoted) + &for_text(&in_our_words(message))
}

/// A parser's message in words that are not of a programmer.
fn in_our_words(message: &str) -> String {
    let words = [
        ("invalid type: string ", "found the text "),
        ("invalid type: integer ", "found the number "),
        ("invalid type: floating point ", "found the number "),
        ("invalid type: boolean ", "found "),
        ("invalid type: ", "found "),
        ("invalid value: string ", "found the text "),
        ("invalid value: integer ", "found the number "),
        ("invalid value: ", "found "),
        ("unknown field ", "unknown key "),
        ("missing field ", "lacks the key "),
        ("expected f64", "expected a number"),
        ("expected u32", "expected a whole number from 0 on"),
        ("expected a boolean", "expected true or false"),
        ("expected a sequence", "expected a list in [ ]"),
        ("found sequence", "found a list"),
        ("found map", "found a table"),
        ("expected a string", "expected text in quotes"),
        ("expected struct WaitEntry", WAIT),
        ("expected struct SegmentEntry", "expected a table such as { min = 9 }"),
        ("expected struct SyncEntry", "expected a table such as { frac = 1 }"),
        ("expected struct RecoveryEntry", "expected a table such as { delay_min = 5 }"),
        ("expected struct JourneyFile", "expected the keys of a journey"),
    ];
    words.iter().fold(message.to_owned(), |text, (theirs, ours)| text.replace(theirs, ours))
}

const WAIT: &str = "expected a table such as { stage = \"drinks\", segments = [{ min = 9 }] }";

fn on(line: Option<usize>) -> String {
    line.map_or_else(String::new, |line| format!("line {line}: "))
}

fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |word| format!("; did you mean `{word}`?"))
}

/// Reads a journey.
///
/// # Errors
///
/// One problem if the text cannot be parsed, has an unknown key or a value of the wrong type; otherwise
/// every value that makes no sense.
pub fn read(text: &str, format: JourneyFormat) -> Result<Experience, Vec<JourneyProblem>> {
    let parsed: Result<JourneyFile, JourneyProblem> = match format {
        JourneyFormat::Json => serde_json::from_str(text).map_err(Into::into),
        JourneyFormat::Toml => toml::from_str(text).map_err(Into::into),
    };
    let file = parsed.map_err(|problem| vec![problem])?;
    let lines = match format {
        JourneyFormat::Toml => journey_lines::of(text),
        JourneyFormat::Json => BTreeMap::new(),
    };
    let mut check = Check { lines, problems: Vec::new() };
    let experience = file.into_experience(&mut check);
    if check.problems.is_empty() { Ok(experience) } else { Err(check.problems) }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct JourneyFile {
    base: f64,
    solo: bool,
    waits: Vec<WaitEntry>,
    sync: Vec<SyncEntry>,
    chases: u32,
    promises_broken: u32,
    unmet: u32,
    refusals: u32,
    escalations: u32,
    wrong_items: u32,
    wrong_info: u32,
    boilerplate: u32,
    grumbles: u32,
    unfair_seen: u32,
    bill_errors: u32,
    gestures: u32,
    prior_bad: u32,
    failures: u32,
    favour: String,
    recovery: Option<RecoveryEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WaitEntry {
    stage: String,
    #[serde(default = "everybody")]
    share: f64,
    segments: Vec<SegmentEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SegmentEntry {
    #[serde(deserialize_with = "minutes")]
    min: f64,
    #[serde(default = "no_info")]
    info: String,
    #[serde(default)]
    occupied: bool,
    #[serde(default)]
    unfair: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SyncEntry {
    frac: f64,
    #[serde(default = "everybody")]
    share: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RecoveryEntry {
    #[serde(deserialize_with = "minutes")]
    delay_min: f64,
    resolved: bool,
    init: f64,
    own: f64,
    apology: f64,
    choice: f64,
    comp_ratio: f64,
}

impl Default for JourneyFile {
    fn default() -> Self {
        Self {
            base: defaults::<ScoreHead>().base_score,
            solo: false,
            waits: Vec::new(),
            sync: Vec::new(),
            chases: 0,
            promises_broken: 0,
            unmet: 0,
            refusals: 0,
            escalations: 0,
            wrong_items: 0,
            wrong_info: 0,
            boilerplate: 0,
            grumbles: 0,
            unfair_seen: 0,
            bill_errors: 0,
            gestures: 0,
            prior_bad: 0,
            failures: 0,
            favour: "no".to_owned(),
            recovery: None,
        }
    }
}

impl Default for RecoveryEntry {
    fn default() -> Self {
        Self {
            delay_min: 0.0,
            resolved: true,
            init: 0.0,
            own: 0.0,
            apology: 0.0,
            choice: 0.0,
            comp_ratio: 0.0,
        }
    }
}

/// Minutes as a number, or a length of time with its unit: `9`, `"9 min"`.
fn minutes<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    struct Minutes;
    impl Visitor<'_> for Minutes {
        type Value = f64;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("minutes, such as 9 or \"9 min\"")
        }

        fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<f64, E> {
            Ok(number)
        }

        #[expect(clippy::cast_precision_loss, reason = "no wait lasts 2^53 minutes")]
        fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<f64, E> {
            Ok(number as f64)
        }

        #[expect(clippy::cast_precision_loss, reason = "no wait lasts 2^53 minutes")]
        fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<f64, E> {
            Ok(number as f64)
        }

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<f64, E> {
            units::minutes(text).map_err(|_fault| E::invalid_value(Unexpected::Str(text), &self))
        }
    }
    from.deserialize_any(Minutes)
}

fn everybody() -> f64 {
    1.0
}

fn no_info() -> String {
    "none".to_owned()
}

impl JourneyFile {
    fn into_experience(self, check: &mut Check) -> Experience {
        let mut experience = Experience::new(check.number("base", self.base, &POINTS));
        experience.is_solo = self.solo;
        for (idx, wait) in self.waits.iter().enumerate() {
            wait.push_to(&mut experience, &format!("waits[{idx}]"), check);
        }
        for (idx, sync) in self.sync.iter().enumerate() {
            experience.sync.push(Sync {
                frac: check.number(&format!("sync[{idx}].frac"), sync.frac, &SHARE),
                share: check.number(&format!("sync[{idx}].share"), sync.share, &SHARE),
            });
        }
        experience.incidents = self.incidents(check);
        experience.gestures = check.count("gestures", self.gestures);
        experience.prior_bad = check.count("prior_bad", self.prior_bad);
        experience.failures = check.count("failures", self.failures);
        experience.favour = check.word("favour", &self.favour, &FAVOURS).unwrap_or_default();
        experience.recovery = self.recovery.map(|recovery| recovery.into_recovery(check));
        experience
    }

    fn incidents(&self, check: &mut Check) -> Incidents {
        Incidents {
            chases: check.count("chases", self.chases),
            promises_broken: check.count("promises_broken", self.promises_broken),
            unmet: check.count("unmet", self.unmet),
            refusals: check.count("refusals", self.refusals),
            escalations: check.count("escalations", self.escalations),
            wrong_items: check.count("wrong_items", self.wrong_items),
            wrong_info: check.count("wrong_info", self.wrong_info),
            boilerplate: check.count("boilerplate", self.boilerplate),
            grumbles: check.count("grumbles", self.grumbles),
            unfair_seen: check.count("unfair_seen", self.unfair_seen),
            bill_errors: check.count("bill_errors", self.bill_errors),
        }
    }
}

impl WaitEntry {
    fn push_to(&self, experience: &mut Experience, path: &str, check: &mut Check) {
        let stages = Stage::ALL.map(|stage| (stage.key(), stage));
        let stage = check.word(&format!("{path}.stage"), &self.stage, &stages);
        let share = check.number(&format!("{path}.share"), self.share, &SHARE);
        if self.segments.is_empty() {
            let path = format!("{path}.segments");
            check.problems.push(JourneyProblem::NoSegment { line: check.line(&path), path });
        }
        let entries = self.segments.iter().enumerate();
        let segments: Vec<Segment> = entries
            .map(|(idx, segment)| segment.to_segment(&format!("{path}.segments[{idx}]"), check))
            .collect();
        if let Some(stage) = stage {
            experience.push_wait(stage, share, &segments);
        }
    }
}

impl SegmentEntry {
    fn to_segment(&self, path: &str, check: &mut Check) -> Segment {
        Segment {
            minutes: check.number(&format!("{path}.min"), self.min, &AMOUNT),
            info: check.word(&format!("{path}.info"), &self.info, &INFOS).unwrap_or_default(),
            is_occupied: self.occupied,
            is_unfair: self.unfair,
        }
    }
}

impl RecoveryEntry {
    fn into_recovery(self, check: &mut Check) -> Recovery {
        let mut share = |key: &str, value| check.number(&format!("recovery.{key}"), value, &SHARE);
        Recovery {
            is_resolved: self.resolved,
            initiative: share("init", self.init),
            ownership: share("own", self.own),
            apology: share("apology", self.apology),
            choice: share("choice", self.choice),
            delay_min: check.number("recovery.delay_min", self.delay_min, &AMOUNT),
            comp_ratio: check.number("recovery.comp_ratio", self.comp_ratio, &AMOUNT),
        }
    }
}

const FAVOURS: [(&str, Favour); 3] =
    [("no", Favour::No), ("minded", Favour::Minded), ("flattered", Favour::Flattered)];

const INFOS: [(&str, Info); 4] = [
    ("none", Info::None),
    ("informed", Info::Informed),
    ("overdue", Info::Overdue),
    ("broken", Info::Broken),
];

/// What a number may be, and how that is said.
struct Range {
    most: f64,
    rule: &'static str,
}

const SHARE: Range = Range { most: 1.0, rule: "between 0 and 1" };
const POINTS: Range = Range { most: 10.0, rule: "between 0 and 10" };
const AMOUNT: Range = Range { most: f64::MAX, rule: "at least 0 and finite" };

/// Collects what is wrong.
struct Check {
    /// Where each value stands, by its path.
    lines: BTreeMap<String, usize>,
    problems: Vec<JourneyProblem>,
}

impl Check {
    fn line(&self, path: &str) -> Option<usize> {
        self.lines.get(path).copied()
    }

    fn number(&mut self, path: &str, value: f64, range: &Range) -> f64 {
        if !(0.0..=range.most).contains(&value) {
            let (path, rule) = (path.to_owned(), range.rule);
            let line = self.line(&path);
            self.problems.push(JourneyProblem::OutOfRange { line, path, value, rule });
        }
        value
    }

    fn count(&mut self, path: &str, count: u32) -> u32 {
        if count > MOST_TIMES {
            self.problems.push(JourneyProblem::OutOfRange {
                line: self.line(path),
                path: path.to_owned(),
                value: f64::from(count),
                rule: "at most 1000",
            });
        }
        count
    }

    fn word<T: Copy>(&mut self, path: &str, found: &str, known: &[(&str, T)]) -> Option<T> {
        let value = known.iter().find(|(word, _)| *word == found).map(|&(_, value)| value);
        if value.is_none() {
            let words: Vec<&str> = known.iter().map(|&(word, _)| word).collect();
            self.problems.push(JourneyProblem::UnknownWord {
                line: self.line(path),
                path: path.to_owned(),
                found: found.to_owned(),
                known: format!("one of {}", words.join(", ")),
                nearest: nearest(found, &words),
            });
        }
        value
    }
}

/// The word that takes the fewest changes, if no more than two letters differ.
fn nearest(found: &str, words: &[&str]) -> Option<String> {
    let distance = |word: &str| strsim::damerau_levenshtein(found, word);
    let best = words.iter().min_by_key(|word| distance(word))?;
    (distance(best) <= 2).then(|| (*best).to_owned())
}
