//! One party's evening in plain sentences with clock times, under the policies side by side.
//!
//! What was the same under all policies is told once; from where they part, side by side. Everything is
//! told from the record. Start with [`document`].

mod scores;
mod sentences;

use std::collections::BTreeMap;

use crate::experiment::Point;
use crate::measure::was_heard;
use crate::record::TraceEvent;
use crate::render::{Block, Document, Timed};
use crate::study::Replay;
use crate::time::{SimTime, Span};

/// What a story needs to know besides what happened.
#[derive(Clone, Copy, Debug)]
pub struct Story<'a> {
    /// What the evening is called.
    pub title: &'a str,
    /// The columns: a policy in a house each.
    pub points: &'a [Point],
    /// Number of the evening, from 1.
    pub evening: u64,
    /// The party's evening under each policy.
    pub told: &'a [Replay],
}

/// When something happened, and what had happened before.
struct Moment<'t> {
    at: SimTime,
    before: &'t [&'t (SimTime, TraceEvent)],
}

/// A dated sentence.
type Line = (SimTime, String);

/// The answer first, then the evening, then the scores item by item.
pub fn document(story: &Story<'_>) -> Document {
    let sides: Vec<Vec<Line>> = (0..story.told.len()).map(|policy| story.lines(policy)).collect();
    let n_common = common(&sides);
    let together = story.timed(&[&sides[0][..n_common]]);
    let mut blocks = vec![Block::Timeline { sides: Vec::new(), rows: together }];
    if let Some(calm) = calm(story, &sides) {
        blocks.push(Block::Note(calm));
    }
    if sides.iter().any(|side| side.len() > n_common) {
        blocks.push(Block::Note("From here the evenings part.".to_owned()));
        let apart: Vec<&[Line]> = sides.iter().map(|side| &side[n_common..]).collect();
        let rows = story.timed(&apart);
        blocks.push(Block::Timeline { sides: story.names(), rows });
    }
    blocks.push(scores::table(story).into());
    Document { title: Some(headline(story)), blocks }
}

/// What there is to say of an evening that was the same under every policy.
fn calm(story: &Story<'_>, sides: &[Vec<Line>]) -> Option<String> {
    if sides.len() < 2 || sides.iter().any(|side| *side != sides[0]) {
        return None;
    }
    let has_trouble = story.told.iter().any(|told| {
        let experience = &told.journey.experience;
        experience.failures > 0 || was_heard(&told.journey) || told.journey.left_because.is_some()
    });
    let same = "The evening is the same under every policy";
    Some(if has_trouble {
        format!("{same}: none of them could have changed it.")
    } else {
        format!("Nothing went wrong, as on most evenings. {same}.")
    })
}

impl Story<'_> {
    /// What the columns are called.
    fn names(&self) -> Vec<String> {
        self.points.iter().map(|point| point.label.clone()).collect()
    }

    /// The sentences of one policy's evening, each group of events of one instant in its order.
    fn lines(&self, policy: usize) -> Vec<Line> {
        let told = &self.told[policy];
        let mut entries: Vec<&(SimTime, TraceEvent)> = told.trace.entries.iter().collect();
        entries.sort_by_key(|(at, _)| *at);
        let line = |idx: usize| {
            let (at, what) = entries[idx];
            let moment = Moment { at: *at, before: &entries[..idx] };
            (*at, sentences::sentence(what, &moment, &self.points[policy].model, &told.journey))
        };
        (0..entries.len()).map(line).collect()
    }

    /// The sentences of several evenings minute by minute.
    fn timed(&self, sides: &[&[Line]]) -> Vec<Timed> {
        // By minutes since opening: the clock shows each of them again the day after.
        let minute = |at: SimTime| at.since_opening().ticks() / Span::from_minutes(1.0).ticks();
        let mut minutes: BTreeMap<i64, Timed> = BTreeMap::new();
        for (side, lines) in sides.iter().enumerate() {
            for (at, sentence) in *lines {
                let now = minutes.entry(minute(*at)).or_insert_with(|| Timed {
                    at: sentences::clock(&self.points[0].model, *at),
                    sides: vec![Vec::new(); sides.len()],
                });
                // Twice within a minute it is one thing that happened.
                if !now.sides[side].contains(sentence) {
                    now.sides[side].push(sentence.clone());
                }
            }
        }
        minutes.into_values().collect()
    }
}

fn headline(story: &Story<'_>) -> String {
    let party = story.told[0].journey.party + 1;
    let scores = story.told.iter().zip(story.names()).map(|(told, policy)| match &told.explained {
        Some(explained) => format!("{:.1} of 10 under {policy}", explained.scored.score),
        None => format!("never seated under {policy}"),
    });
    let scores: Vec<String> = scores.collect();
    format!("{}, evening {}, party {party}: {}.", story.title, story.evening, scores.join(", "))
}

/// How many lines all sides share from the beginning.
fn common(sides: &[Vec<Line>]) -> usize {
    let shortest = sides.iter().map(Vec::len).min().unwrap_or(0);
    (0..shortest).take_while(|idx| sides.iter().all(|side| side[*idx] == sides[0][*idx])).count()
}
