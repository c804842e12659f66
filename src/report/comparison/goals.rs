//! Goals as a table for reading.

use crate::compare::{GoalVerdict, JudgedGoal, MissRate};
use crate::model::{Goal, GoalOf};
use crate::render::number::plain;
use crate::render::{Head, Piece, Shown, Split, Table, Tone};
use crate::report::Detail;
use crate::report::labels::goal_text;
use crate::results::{NotMet, Results};

/// A row for each goal and policy it concerns: the value that is judged, the verdict, and on how many
/// evenings the goal is broken. `None` without goals.
pub(super) fn table(results: &Results, detail: Detail) -> Option<Table> {
    let is_single = results.comparison.evenings == 1;
    let value = if is_single { "value" } else { "mean" };
    let broken = if is_single { "" } else { "evenings broken" };
    let names = (results.comparison.policies.len() > 1).then(|| Head::words(""));
    let heads = std::iter::once(Head::words("goal")).chain(names).chain([
        Head::numbers(value),
        Head::words(""),
        Head::words(broken),
    ]);
    let rows = results.goals.iter().flat_map(|judged| rows(judged, results, detail));
    (!results.goals.is_empty()).then(|| Table {
        heads: heads.collect(),
        rows: rows.collect(),
        split: Split::HeadAbove,
        notes: Vec::new(),
    })
}

fn rows(judged: &JudgedGoal, results: &Results, detail: Detail) -> Vec<Vec<Shown>> {
    let is_single = results.comparison.evenings == 1;
    let mut head = Some(Shown::words(goal_text(&judged.goal, &results.heading.currency)));
    let verdicts = judged.verdicts.iter().zip(&judged.broken).enumerate();
    let row = |(policy, (verdict, broken)): (usize, (&Option<GoalVerdict>, &Option<MissRate>))| {
        let verdict = (*verdict)?;
        let (verdict, share) = match broken {
            Some(broken) if is_single => (of_evening(*broken), Shown::nothing()),
            Some(broken) => (of_mean(verdict), broken_on(*broken, detail)),
            None => (of_mean(verdict), Shown::nothing()),
        };
        let names = &results.comparison.policies;
        let name = (names.len() > 1).then(|| Shown::words(names[policy].as_str()));
        let value = value(&judged.goal, results, policy);
        let head = head.take().unwrap_or_else(Shown::nothing);
        Some(std::iter::once(head).chain(name).chain([value, verdict, share]).collect())
    };
    verdicts.filter_map(row).collect()
}

/// What is judged, with so many digits that it differs from the limit.
fn value(goal: &Goal, results: &Results, policy: usize) -> Shown {
    let found = results.comparison.measures.iter().find(|measure| measure.key == goal.measure);
    let result = found.map(|measure| &measure.policies[policy]);
    let mean = match goal.of {
        GoalOf::Policy => result.and_then(|r| Some(r.estimate.as_ref().ok()?.mean)),
        GoalOf::Difference => {
            result.and_then(|r| Some(r.difference.as_ref()?.as_ref().ok()?.estimate.mean))
        }
    };
    let Some(mean) = mean else {
        return Shown::missing();
    };
    let least = goal.measure.info().decimals;
    let differs = |digits: &usize| plain(mean, *digits) != plain(goal.limit, *digits);
    let decimals = (least..=least + 3).find(differs).unwrap_or(least);
    match goal.of {
        GoalOf::Policy => Shown::number(mean, decimals),
        GoalOf::Difference => Shown::signed(mean, decimals),
    }
}

/// A goal that is not met, as a line of its own.
pub(in crate::report) fn not_met(found: &NotMet<'_>, results: &Results) -> String {
    let what = if found.is_missed { "goal missed" } else { "goal cannot be told" };
    let policy = &results.comparison.policies[found.policy];
    format!("{what}: {} under {policy}", goal_text(&found.judged.goal, &results.heading.currency))
}

fn of_mean(verdict: GoalVerdict) -> Shown {
    let (word, tone) = match verdict {
        GoalVerdict::Met => ("✓ met", Tone::Good),
        GoalVerdict::Missed => ("✗ missed", Tone::Bad),
        GoalVerdict::CannotTell => ("? cannot tell", Tone::Faint),
    };
    Shown::words(word).toned(tone)
}

/// Of the only evening no more is asked than whether it kept the limit.
fn of_evening(broken: MissRate) -> Shown {
    let (word, tone) =
        if broken.evenings == 0 { ("✓ kept", Tone::Good) } else { ("✗ broken", Tone::Bad) };
    Shown::words(word).toned(tone)
}

/// On how many evenings it is broken; the interval where there is room.
fn broken_on(broken: MissRate, detail: Detail) -> Shown {
    let percent = |share: f64| Piece::Number(100.0 * share, 0);
    let share = Shown::of([percent(broken.share()), Piece::words(" %")]);
    let (low, high) = broken.interval;
    match detail {
        Detail::Headline => share,
        Detail::Full => share.and([
            Piece::words(" ("),
            percent(low),
            Piece::words(" to "),
            percent(high),
            Piece::words(")"),
        ]),
    }
}
