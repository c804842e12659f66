//! `[goals]`: limits on measures and on differences.

use crate::catalogue::{self, Unit};
use crate::model::{Bound, Goal, GoalOf};
use crate::numbers::decimals::decimal_text;
use crate::numbers::stats::Bounds;

use super::kinds;
use super::measures::unknown_measure;
use super::problem::Fault;
use super::reader::Section;
use super::slips;
use super::tree::{Entry, Node, Value};
use super::units;

/// Reads the table, in its order. A key with dots may stand in quotes or not.
pub(super) fn goals(root: &Section<'_>) -> Vec<Goal> {
    let mut goals = Vec::new();
    for entry in root.named("goals") {
        read(root, "", entry, &mut goals);
    }
    goals
}

/// Reads one goal, or those of an inner table, whose keys are parts of a measure's key.
fn read(root: &Section<'_>, before: &str, entry: &Entry, goals: &mut Vec<Goal>) {
    let key = format!("{before}{}", entry.key);
    if let Value::Table(table) = &entry.node.value {
        for inner in &table.entries {
            read(root, &format!("{key}."), inner, goals);
        }
        return;
    }
    let (of, measure) = parted(&key);
    let Some(measure) = catalogue::find(measure) else {
        root.refuse_key(entry, unknown_measure(measure));
        return;
    };
    let unit = measure.info().unit;
    let goal = |node: &Node| {
        let (bound, limit) = limit(node, unit)?;
        let goal = Goal { of, measure, bound, limit };
        let text = || format!("{} {}", bound.sign(), exact(limit));
        idle(&goal)
            .map_or(Ok(goal), |why| Err(Fault::new(format!("`{}` {why}", text()), "beyond it")))
    };
    let Some(goal) = root.take(&entry.node, &goal) else { return };
    match goals.iter_mut().find(|earlier| (earlier.of, earlier.measure) == (of, measure)) {
        None => goals.push(goal),
        // The file says `"a.b"` and the argument `goals.a.b`: the argument replaces it.
        Some(earlier) if entry.node.place.source > 0 => *earlier = goal,
        Some(_) => {
            let fault = Fault::new(format!("goal `{key}` is given twice"), "given before");
            root.refuse_key(entry, fault.help("leave it out here"));
        }
    }
}

/// Why a goal would be kept on every evening or on none, whatever happens; `None` of any other.
fn idle(goal: &Goal) -> Option<String> {
    let info = goal.measure.info();
    let (of, bounds) = match goal.of {
        GoalOf::Policy => ("", info.bounds),
        GoalOf::Difference => ("a difference in ", info.bounds.of_differences()),
    };
    let Bounds { low, high } = bounds;
    let holds = [low, high].map(|end| goal.bound.holds(end, goal.limit));
    let always = match holds {
        [true, true] => "is always kept",
        [false, false] => "is never kept",
        [true, false] | [false, true] => return None,
    };
    let key = goal.measure.key();
    let between = match (low.is_finite(), high.is_finite()) {
        (true, true) => format!("lies between {} and {}", exact(low), exact(high)),
        (true, false) => format!("is {} or more", exact(low)),
        (false, _) => format!("is {} or less", exact(high)),
    };
    Some(format!("{always}: {of}`{key}` {between} in any case"))
}

/// Of what a key is, and its measure.
fn parted(key: &str) -> (GoalOf, &str) {
    match key.strip_prefix(Goal::DIFFERENCE) {
        Some(measure) => (GoalOf::Difference, measure),
        None => (GoalOf::Policy, key),
    }
}

/// A goal on a column or a difference as it is typed, `difference.worth > 0`, and the share of evenings that are to
/// keep it where `on 90% of evenings` stands behind it.
///
/// # Errors
/// What is written otherwise, and what to write.
pub fn goal_or_share(typed: &str) -> Result<(Goal, Option<f64>), String> {
    let (text, share) = match typed.split_once(" on ") {
        Some((text, share)) => (text, Some(share_of_evenings(share)?)),
        None => (typed, None),
    };
    let (of, text) = parted(text.trim());
    let goal = Goal { of, ..read_goal(text)? };
    not_idle(text, goal).map(|goal| (goal, share))
}

/// `90% of evenings`.
fn share_of_evenings(text: &str) -> Result<f64, String> {
    let number = text.trim().strip_suffix("of evenings").map(str::trim);
    let share = number.and_then(|number| kinds::percentage(number).or(number.parse().ok()));
    share.filter(|share| 0.0 < *share && *share < 1.0).ok_or_else(|| {
        format!(
            "`on {}` cannot be read; write a share between 0 % and 100 %, such as `on 90% of evenings`",
            text.trim()
        )
    })
}

/// Reads a goal on a column itself as it is typed: `drinks_wait_min.p90 < 15`.
///
/// # Errors
/// What is wrong with it, and what to type.
pub fn typed_goal(text: &str) -> Result<Goal, String> {
    not_idle(text, read_goal(text)?)
}

fn not_idle(text: &str, goal: Goal) -> Result<Goal, String> {
    idle(&goal).map_or(Ok(goal), |why| Err(format!("`{text}` {why}")))
}

fn read_goal(text: &str) -> Result<Goal, String> {
    let sign = text.find(['<', '>']).ok_or_else(|| format!("`{text}` has no sign; {TYPED}"))?;
    let (name, bound) = text.split_at(sign);
    let unknown =
        || format!("unknown measure `{}`; {}", name.trim(), catalogue::instead(name.trim()));
    let measure = catalogue::find_named(name.trim()).ok_or_else(unknown)?;
    let (bound, limit) = limit_of(bound, measure.info().unit).map_err(|(label, help)| {
        format!("`{text}` {label}; {}", help.as_deref().unwrap_or(TYPED))
    })?;
    Ok(Goal { of: GoalOf::Policy, measure, bound, limit })
}

/// A sign and a number in the measure's unit, which may be written behind it: `< 10`, `> 95%`, `< 12 min`.
fn limit(node: &Node, unit: Unit) -> Result<(Bound, f64), Fault> {
    let text = kinds::text(node).map_err(|fault| fault.help(HELP))?;
    limit_of(&text, unit).map_err(|(label, meant)| {
        let fault = Fault::new(format!("`{text}` is no goal"), label).help(HELP);
        match meant {
            Some(meant) => fault.help(meant),
            None => fault,
        }
    })
}

/// The same of a text, or what is wrong with it and what to write.
fn limit_of(text: &str, unit: Unit) -> Result<(Bound, f64), (&'static str, Option<String>)> {
    let found = Bound::ALL.into_iter().find_map(|bound| {
        text.trim().strip_prefix(bound.sign()).map(|number| (bound, number.trim()))
    });
    let (bound, number) = found.ok_or(("lacks its sign", None))?;
    let of_unit = match unit {
        Unit::Share => kinds::percentage(number),
        Unit::Minutes => units::minutes(number).ok(),
        Unit::Points
        | Unit::NpsPoints
        | Unit::PerParty
        | Unit::Parties
        | Unit::Count
        | Unit::PerEvening
        | Unit::Money => None,
    };
    let limit = number.parse().ok().or(of_unit).filter(|limit: &f64| limit.is_finite());
    let limit = limit.ok_or_else(|| match slips::in_a_goal(number) {
        Some(meant) => ("cannot be read", Some(meant)),
        None => ("lacks its number", None),
    })?;
    Ok((bound, limit))
}

/// A limit as it is typed.
fn exact(limit: f64) -> String {
    decimal_text(limit, 6)
}

const TYPED: &str = "write it like `drinks_wait_min.p90 < 15`, with <, <=, > or >= and a number in the measure's unit";

const HELP: &str = "write it like \"< 10\", with <, <=, > or >= and a number in the measure's unit";
