//! The layout of a story: the common part once, then a column a policy.

use crate::report::story::sentences::clock;
use crate::report::story::{Line, Story, scores};

const CLOCK_WIDTH: usize = 7;
const GAP: usize = 3;
const NARROWEST: usize = 24;

/// A story as text: the answer first, then the evening, then the scores item by item.
pub fn text(story: &Story<'_>) -> String {
    let sides: Vec<Vec<Line>> = (0..story.told.len()).map(|policy| story.lines(policy)).collect();
    let n_common = common(&sides);
    let mut out = vec![headline(story), String::new()];
    for (at, sentence) in &sides[0][..n_common] {
        let time = format!("{:<CLOCK_WIDTH$}", clock(story.model, *at));
        out.extend(hanging(&time, sentence, story.width));
    }
    if sides.iter().any(|side| side.len() > n_common) {
        out.push(String::new());
        out.push("  From here the evenings part.".to_owned());
        out.push(String::new());
        let rest: Vec<&[Line]> = sides.iter().map(|side| &side[n_common..]).collect();
        out.extend(side_by_side(story, &rest));
    }
    out.push(String::new());
    out.join("\n") + "\n" + &scores::table(story)
}

fn headline(story: &Story<'_>) -> String {
    let party = story.told[0].journey.party + 1;
    let scores =
        story.told.iter().zip(story.policies).map(|(told, policy)| match &told.explained {
            Some(explained) => format!("{:.1} of 10 under {policy}", explained.scored.score),
            None => format!("never seated under {policy}"),
        });
    let scores: Vec<String> = scores.collect();
    format!(
        "{}, evening {}, party {party}: {}.",
        story.model.title,
        story.evening,
        scores.join(", ")
    )
}

/// How many lines all sides share from the beginning.
fn common(sides: &[Vec<Line>]) -> usize {
    let shortest = sides.iter().map(Vec::len).min().unwrap_or(0);
    (0..shortest).take_while(|idx| sides.iter().all(|side| side[*idx] == sides[0][*idx])).count()
}

/// Columns beside each other if there is room, one below the other if not.
fn side_by_side(story: &Story<'_>, sides: &[&[Line]]) -> Vec<String> {
    let n = sides.len();
    let each = story.width.saturating_sub(CLOCK_WIDTH + GAP * (n - 1)) / n;
    if each < NARROWEST {
        return below_each_other(story, sides);
    }
    let mut out = vec![cells("", story.policies.iter().map(String::as_str), each)];
    let mut minutes: Vec<String> = Vec::new();
    let mut order: Vec<_> = sides.iter().flat_map(|side| side.iter().map(|(at, _)| *at)).collect();
    order.sort_unstable();
    for at in order {
        let minute = clock(story.model, at);
        if minutes.last() != Some(&minute) {
            minutes.push(minute);
        }
    }
    for minute in minutes {
        let blocks: Vec<Vec<String>> = sides
            .iter()
            .map(|side| {
                let now = side.iter().filter(|(at, _)| clock(story.model, *at) == minute);
                now.flat_map(|(_, sentence)| wrapped(sentence, each)).collect()
            })
            .collect();
        let height = blocks.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..height {
            let time = if line == 0 { minute.as_str() } else { "" };
            let texts = blocks.iter().map(|block| block.get(line).map_or("", String::as_str));
            out.push(cells(time, texts, each));
        }
    }
    out
}

fn below_each_other(story: &Story<'_>, sides: &[&[Line]]) -> Vec<String> {
    let mut out = Vec::new();
    for (policy, side) in story.policies.iter().zip(sides) {
        out.push(policy.clone());
        for (at, sentence) in *side {
            let time = format!("{:<CLOCK_WIDTH$}", clock(story.model, *at));
            out.extend(hanging(&time, sentence, story.width));
        }
        out.push(String::new());
    }
    out
}

fn cells<'a>(time: &str, texts: impl Iterator<Item = &'a str>, each: usize) -> String {
    let padded: Vec<String> = texts.map(|text| format!("{text:<each$}")).collect();
    let gap = " ".repeat(GAP);
    format!("{time:<CLOCK_WIDTH$}{}", padded.join(&gap)).trim_end().to_owned()
}

fn hanging(time: &str, sentence: &str, width: usize) -> Vec<String> {
    let lines = wrapped(sentence, width.saturating_sub(CLOCK_WIDTH).max(NARROWEST));
    let indent = " ".repeat(CLOCK_WIDTH);
    let prefixed = lines.into_iter().enumerate();
    prefixed.map(|(idx, line)| format!("{}{line}", if idx == 0 { time } else { &indent })).collect()
}

/// Words on lines of at most `width` characters, unless a word is longer.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            lines.push(String::new());
            used = 0;
        }
        let line = lines.last_mut().expect("there is a line");
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += length;
    }
    lines
}
