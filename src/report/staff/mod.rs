//! The cheapest staffing that meets the goals: the answer, what it rests on, what one person fewer breaks.

pub mod sheets;
mod table;
mod words;

use crate::compare::GoalVerdict;
use crate::model::Goal;
use crate::render::number::{grouped, plain};
use crate::render::{Block, Document};
use crate::report::conditions::conditions;
use crate::report::english::{listed, percent};
use crate::report::labels::{amount, goal_text};
use crate::results::{STAFF_CONFIDENCE, Search, Staff, Tried};
use crate::scenario::Override;

use words::{one_fewer, staffing, wages};

/// Of more who may be one fewer is told how many they are; the table has each. Assumption: what reads well.
const MOST_NAMED: usize = 3;

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
        return if let Some(met) = met_so_far(staff) {
            let (who, cost) = (staffing(staff, met), wages(staff, met));
            format!(
                "Stopped: {who} for {cost} of wages an evening meets {goals}; whether a cheaper one does is not known."
            )
        } else if staff.is_cut_short {
            format!("Stopped before it was known which staffing meets {goals}.")
        } else if last.untold().next().is_some() {
            format!("Cannot tell: of {n} staffings none surely meets {goals}.")
        } else {
            format!("None of {n} staffings meets {goals}.")
        };
    };
    let who = staffing(staff, found);
    let cost = wages(staff, found);
    let about = about_at(staff, found);
    format!(
        "The cheapest staffing that meets {goals}: {who}, for {cost} of wages an evening.{about}"
    )
}

/// That a goal is called met which is about at its limit, in a sentence.
fn about_at(staff: &Staff, found: &Tried) -> String {
    let near = staff.goals.iter().zip(&found.goals).filter(|(_, found)| found.is_about);
    let near: Vec<String> = near
        .map(|((goal, within), found)| {
            let (name, decimals) = (goal.measure.name(), goal.measure.info().decimals + 1);
            let mean = found.mean.map_or_else(String::new, |mean| plain(mean, decimals));
            let within = amount(*within, goal.measure, &staff.heading.currency);
            format!("{name} is {mean}, within {within} of its limit")
        })
        .collect();
    if near.is_empty() {
        return String::new();
    }
    format!(" That is about: {}, and may as well be missed.", listed(&near))
}

fn evidence(staff: &Staff) -> String {
    let last = staff.last();
    let policy = format!("Under {}", staff.policy);
    let evenings = grouped(staff.evenings);
    let evenings = format!("{evenings} evenings played in all, the same ones for each staffing");
    if staff.is_cut_short && last.answer.is_none() {
        let n = last.tried.iter().filter(|tried| tried.verdict == GoalVerdict::Missed).count();
        let miss = if n == 1 { "misses" } else { "miss" };
        return format!(
            "{policy}: of {} staffings, cheapest first, {n} surely {miss} a goal. {evenings}.",
            grouped(last.n_candidates),
        );
    }
    format!("{policy}: {}. {} {evenings}.", cheaper(last), sure(staff))
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
    let near = |(goal, within): &(Goal, f64)| {
        format!("{} of {}", amount(*within, goal.measure, currency), goal.measure.name())
    };
    let near: Vec<String> = staff.goals.iter().map(near).collect();
    format!(
        "All of that together is right with at least {} confidence; only a staffing nearer to a limit than {} may be \
         called either (`--within`).",
        percent(STAFF_CONFIDENCE),
        listed_or(&near)
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
            GoalVerdict::Missed if goals.len() > 1 => format!("{} are missed", listed(&goals)),
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
        .map(|(breaks, who)| match who.len() {
            0..=MOST_NAMED => format!("With {} {breaks}.", listed_or(&who)),
            n => format!("With one person fewer in any of {n} periods {breaks}."),
        })
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
        let nearest = all_evening.nearest().filter(|_| !staff.is_cut_short)?;
        let more = all_evening.choices.iter().map(|choice| {
            let path = &staff.roles[choice.role].path;
            format!("`--among {path}={}..{}`", choice.fewest, choice.most + 2)
        });
        let more = listed_or(&more.collect::<Vec<_>>());
        return Some(format!(
            "{} More people are tried with {more}.",
            nearest_in_words(staff, nearest)
        ));
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

/// The staffing that comes nearest to the goals, and what it misses.
fn nearest_in_words(staff: &Staff, nearest: &Tried) -> String {
    let currency = &staff.heading.currency;
    let missed = staff.goals.iter().zip(&nearest.goals).filter(|(_, found)| found.excess > 0.0);
    let missed = missed.filter_map(|((goal, _), found)| {
        let decimals = goal.measure.info().decimals + 1;
        let mean = plain(found.mean?, decimals);
        Some(format!(
            "{} is {mean} where {} is wanted",
            goal.measure.name(),
            goal_text(goal, currency)
        ))
    });
    let missed: Vec<String> = missed.collect();
    let (who, cost) = (staffing(staff, nearest), wages(staff, nearest));
    format!("Nearest is {who} for {cost}: {}.", listed(&missed))
}

/// The cheapest that is known to meet the goals though the search was stopped.
fn met_so_far(staff: &Staff) -> Option<&Tried> {
    let (last, all_evening) = (staff.last(), &staff.all_evening);
    let met = last.tried.iter().find(|tried| tried.verdict == GoalVerdict::Met);
    met.or_else(|| all_evening.found()).filter(|_| staff.is_cut_short && last.answer.is_none())
}

/// What to type for the answer.
fn paste(found: &Tried) -> Block {
    let is_by_the_clock = found.rosters.iter().any(|roster| !roster.changes().is_empty());
    let in_file = |set: &Override| {
        let (table, key) = set.path.rsplit_once('.').unwrap_or(("", &set.path));
        [format!("[{table}]"), format!("{key} = {}", set.value)]
    };
    let (said, lines) = if is_by_the_clock {
        ("As it stands in a file:", found.set.iter().flat_map(in_file).collect())
    } else {
        ("To paste behind any command:", vec![found.arguments()])
    };
    Block::Group(vec![Block::Note(said.to_owned()), Block::Verbatim(lines)])
}

fn left_out(staff: &Staff) -> Option<Block> {
    let keys: Vec<String> = staff.left_out.iter().map(|goal| format!("`{}`", goal.key())).collect();
    let (what, have) = match keys.len() {
        0 => return None,
        1 => ("a goal of the file on a difference", "is"),
        _ => ("goals of the file on differences", "are"),
    };
    let keys = listed(&keys);
    Some(Block::Note(format!("{keys}, {what}, {have} left out: no staffing has one by itself.")))
}
