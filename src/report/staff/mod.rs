//! The cheapest staffing that meets the goals: the answer, what it rests on, what one person fewer breaks.

pub mod sheets;
mod table;
mod words;

use crate::compare::GoalVerdict;
use crate::render::number::grouped;
use crate::render::{Block, Document};
use crate::report::conditions::conditions;
use crate::report::english::{capital, counted, listed, percent};
use crate::report::labels::{amount, goal_text};
use crate::results::{STAFF_CONFIDENCE, Search, Staff, Tried};

use words::{one_fewer, staffing, wages};

/// The search for people. `next` is what tells more of the answer, but for its staffing.
pub fn document(staff: &Staff, next: Option<&str>) -> Document {
    let last = staff.last();
    let findings = Block::Findings { answer: Some(answer(staff)), evidence: evidence(staff) };
    let told = [about(staff), fewer(staff), untried(staff)].into_iter().flatten();
    let told = told.collect::<Vec<_>>().join(" ");
    let next = next.zip(last.found()).map(|(command, found)| Block::Next {
        why: "everything that staffing does:",
        command: format!("{command} {}", found.arguments()),
    });
    let blocks = [
        Some(findings),
        table::table(staff).map(Block::from),
        (!told.is_empty()).then_some(Block::Paragraph(told)),
        last.found().map(paste),
        left_out(staff),
        conditions(&staff.heading),
        next,
    ];
    Document {
        title: Some(staff.heading.title.clone()),
        blocks: blocks.into_iter().flatten().collect(),
    }
}

fn answer(staff: &Staff) -> String {
    let last = staff.last();
    let goals: Vec<String> =
        staff.goals.iter().map(|(goal, _)| goal_text(goal, &staff.heading.currency)).collect();
    let goals = listed(&goals);
    let Some(found) = last.found() else {
        let n = grouped(last.n_candidates);
        return if staff.is_cut_short {
            format!("Stopped before it was known which staffing meets {goals}.")
        } else if last.untold().next().is_some() {
            format!("Cannot tell: of {n} staffings none surely meets {goals}.")
        } else {
            format!("None of {n} staffings meets {goals}.")
        };
    };
    let who = staffing(staff, found);
    let cost = wages(staff, found);
    format!("The cheapest staffing that meets {goals}: {who}, for {cost} of wages an evening.")
}

fn evidence(staff: &Staff) -> String {
    let last = staff.last();
    let policy = format!("Under {}", staff.policy);
    let evenings =
        format!("{} evenings played, the same for every staffing", grouped(staff.evenings));
    if staff.is_cut_short && last.answer.is_none() {
        let n = last.tried.iter().filter(|tried| tried.verdict == GoalVerdict::Missed).count();
        let n = u32::try_from(n).unwrap_or(u32::MAX);
        return format!(
            "{policy}: of {} staffings, cheapest first, {} surely a goal; {evenings}.",
            grouped(last.n_candidates),
            if n == 1 { "1 misses".to_owned() } else { format!("{n} miss") },
        );
    }
    format!("{policy}: {}. {} {}.", cheaper(last), sure(staff), capital(&evenings))
}

/// What became of the cheaper ones.
fn cheaper(last: &Search) -> String {
    let n_cheaper = u32::try_from(last.cheaper().len()).unwrap_or(u32::MAX);
    let n_untold = u32::try_from(last.untold().count()).unwrap_or(u32::MAX);
    let of = grouped(last.n_candidates);
    let is_found = last.answer.is_some();
    match (n_cheaper, n_untold) {
        (0, _) => format!("it is the cheapest of {of} that were candidates"),
        (1, 0) if is_found => {
            format!("of {of} candidates 1 is cheaper, and it misses a goal")
        }
        (n, 0) if is_found => format!("of {of} candidates {n} are cheaper, and each misses a goal"),
        (n, 0) => format!("each of {n} candidates misses a goal"),
        (n, untold) => format!(
            "of {of} candidates {n} are {}, of which {} cannot be told within the evenings allowed \
             (`--max-evenings`); the others miss a goal",
            if is_found { "cheaper" } else { "tried" },
            grouped(u64::from(untold)),
        ),
    }
}

fn sure(staff: &Staff) -> String {
    let currency = &staff.heading.currency;
    let within: Vec<String> = staff
        .goals
        .iter()
        .map(|(goal, within)| {
            format!("{} of {}", amount(*within, goal.measure, currency), goal.measure.name())
        })
        .collect();
    format!(
        "All of that is right together with at least {} confidence, but for staffings within {} of a limit, which may \
         be called either (`--within`).",
        percent(STAFF_CONFIDENCE),
        listed(&within)
    )
}

/// Cheaper ones that may do as well.
fn about(staff: &Staff) -> Option<String> {
    let last = staff.last();
    last.answer?;
    let near: Vec<&Tried> = last.about().collect();
    let cheapest = near.first()?;
    let n = u32::try_from(near.len()).unwrap_or(u32::MAX);
    let who = staffing(staff, cheapest);
    let cost = wages(staff, cheapest);
    Some(if n == 1 {
        format!("About at its goals, and may do as well: {who} for {cost}.")
    } else {
        format!(
            "{n} cheaper ones are about at their goals and may do as well, the cheapest {who} for {cost}."
        )
    })
}

/// What breaks with one person fewer, in one sentence for all that break the same.
fn fewer(staff: &Staff) -> Option<String> {
    let last = staff.last();
    last.answer?;
    let currency = &staff.heading.currency;
    let broken = |tried: &Tried| -> String {
        let missed = staff
            .goals
            .iter()
            .zip(&tried.goals)
            .filter(|(_, found)| found.verdict == GoalVerdict::Missed);
        let goals: Vec<String> = missed.map(|((goal, _), _)| goal_text(goal, currency)).collect();
        match tried.verdict {
            _ if tried.is_endless => "an evening would not be over in good time".to_owned(),
            GoalVerdict::Missed => format!("{} is missed", listed(&goals)),
            GoalVerdict::Met => "nothing is missed".to_owned(),
            GoalVerdict::CannotTell => "it cannot be told whether the goals are met".to_owned(),
        }
    };
    let mut told: Vec<(String, Vec<String>)> = Vec::new();
    for (choice, idx) in last.choices.iter().zip(&last.fewer) {
        let Some(idx) = idx else { continue };
        let (breaks, who) = (broken(&last.tried[*idx]), one_fewer(staff, choice));
        match told.iter_mut().find(|(known, _)| *known == breaks) {
            Some((_, all)) => all.push(who),
            None => told.push((breaks, vec![who])),
        }
    }
    let told: Vec<String> = told
        .into_iter()
        .map(|(breaks, who)| format!("With {} {breaks}.", listed_or(&who)))
        .collect();
    (!told.is_empty()).then(|| told.join(" "))
}

/// `a`, `a or b`, `a, b or c`.
fn listed_or(words: &[String]) -> String {
    match words {
        [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => words.concat(),
    }
}

/// Where the answer is at an end of what was tried, what lies beyond.
fn untried(staff: &Staff) -> Option<String> {
    let all_evening = &staff.all_evening;
    let Some(found) = all_evening.found() else {
        if staff.is_cut_short {
            return None;
        }
        let most = all_evening.choices.iter().map(|choice| {
            let role = &staff.roles[choice.role];
            format!("{}={}..{}", role.path, choice.fewest, choice.most + 2)
        });
        let more = most.map(|among| format!("`--among {among}`")).collect::<Vec<_>>();
        return Some(format!("More people are tried with {}.", listed_or(&more)));
    };
    let at_end = all_evening.choices.iter().zip(&found.counts).filter(|(choice, count)| {
        **count == choice.fewest && choice.fewest > 1 && staff.by_period.is_none()
    });
    let untried: Vec<String> = at_end
        .map(|(choice, _)| {
            let role = &staff.roles[choice.role];
            format!("`--among {}=1..{}`", role.path, choice.most)
        })
        .collect();
    (!untried.is_empty()).then(|| format!("Fewer are tried with {}.", listed(&untried)))
}

/// What to type for the answer.
fn paste(found: &Tried) -> Block {
    let is_by_the_clock = found.rosters.iter().any(|roster| !roster.changes().is_empty());
    let lines = if is_by_the_clock {
        found.set.iter().map(|set| format!("{} = {}", set.path, set.value)).collect()
    } else {
        vec![found.arguments()]
    };
    let said = if is_by_the_clock {
        "To paste, as it stands in a file (a path's last part below its table's head):"
    } else {
        "To paste behind any command:"
    };
    Block::Group(vec![Block::Note(said.to_owned()), Block::Verbatim(lines)])
}

fn left_out(staff: &Staff) -> Option<Block> {
    let keys: Vec<String> = staff.left_out.iter().map(|goal| format!("`{}`", goal.key())).collect();
    let n = u32::try_from(keys.len()).unwrap_or(u32::MAX);
    let what =
        counted(n, "goal of the file is on a difference", "goals of the file are on differences");
    (n > 0).then(|| {
        Block::Note(format!(
            "{what}, which no staffing has by itself, and left out: {}.",
            listed(&keys)
        ))
    })
}
