//! The answer of a season in words.

use crate::catalogue::Measure;
use crate::compare::{Comparison, Crossover, LEAST_EVENINGS, MainFinding, Verdict, WEEK};
use crate::render::Block;
use crate::render::number::plain;
use crate::report::comparison::score_sentence;
use crate::report::digits::decimals_for;
use crate::report::english::{listed, uncapitalised};
use crate::results::SeasonResults;

/// Measures in which it matters who is before and who overtakes.
const RACES: [Measure; 2] = [Measure::GuestScore, Measure::Profit];

/// The answer, what it does to the house, who overtakes whom, and what it rests on.
pub(super) fn findings(results: &SeasonResults) -> Block {
    let answer = MainFinding::of(&results.comparison.last_week);
    let sentences = [
        answer.as_ref().and_then(|answer| ending(answer, &results.comparison.last_week)),
        answer.as_ref().and_then(|answer| money(results, answer.policy)),
        demand(results),
        races(results),
    ];
    let said: Vec<String> = sentences.into_iter().flatten().collect();
    let answer = (!said.is_empty()).then(|| said.join(" "));
    Block::Findings { answer, evidence: evidence(results) }
}

/// How guests fare in the end, under the policy that does best by them.
fn ending(answer: &MainFinding<'_>, last_week: &Comparison) -> Option<String> {
    let name = &last_week.policies[answer.policy];
    let sentence = score_sentence(answer.guest_score?, name, last_week.baseline_name());
    Some(format!("In the last week: {}", uncapitalised(&sentence)))
}

/// What the whole season earns.
fn money(results: &SeasonResults, policy: usize) -> Option<String> {
    let whole = &results.comparison.whole;
    let difference = whole.difference(Measure::NetProfit, policy)?;
    let (name, currency) = (&whole.policies[policy], &results.heading.currency);
    let decimals = decimals_for(&difference.estimate, Measure::NetProfit.info().decimals);
    let amount = plain(difference.estimate.mean.abs(), decimals);
    let limits = difference.estimate.interval.map_or_else(String::new, |(low, high)| {
        format!(" (95 % sure: {} to {})", plain(low, decimals), plain(high, decimals))
    });
    Some(match difference.verdict {
        Verdict::Better | Verdict::Worse => {
            let way = if difference.verdict == Verdict::Better { "more" } else { "less" };
            format!(
                "Over the season the house nets {amount} {currency} {way} a night under {name}{limits}."
            )
        }
        Verdict::Same => {
            format!("Over the season the house nets the same under {name}.")
        }
        Verdict::Different | Verdict::CannotTell => format!(
            "Whether the house nets more over the season under {name} cannot be told{limits}."
        ),
    })
}

/// How many come, at first and in the end.
fn demand(results: &SeasonResults) -> Option<String> {
    let Demand { first, last } = means(results, Measure::Parties)?;
    let names = &results.comparison.last_week.policies;
    let ends =
        names.iter().zip(&last).map(|(name, mean)| format!("{} under {name}", plain(*mean, 0)));
    let at_first = plain(first, 0);
    Some(format!(
        "An evening brings {at_first} parties at first, in the last week {}.",
        listed(&ends.collect::<Vec<_>>())
    ))
}

/// The baseline's mean in the first week, and everybody's in the last.
struct Demand {
    first: f64,
    last: Vec<f64>,
}

fn means(results: &SeasonResults, measure: Measure) -> Option<Demand> {
    let of = |comparison: &Comparison| -> Option<Vec<f64>> {
        let found = comparison.measures.iter().find(|m| m.key == measure.into())?;
        found.policies.iter().map(|result| Some(result.estimate.as_ref().ok()?.mean)).collect()
    };
    let first = of(&results.comparison.first_week)?[results.comparison.first_week.baseline];
    Some(Demand { first, last: of(&results.comparison.last_week)? })
}

/// Who overtakes whom, or that nobody does.
fn races(results: &SeasonResults) -> Option<String> {
    let comparison = &results.comparison.whole;
    let is_run = |measure: &Measure| comparison.measures.iter().any(|m| m.key == (*measure).into());
    let run: Vec<Measure> = RACES.into_iter().filter(is_run).collect();
    if run.is_empty() {
        return None;
    }
    let told: Vec<String> = results
        .comparison
        .overtakings
        .iter()
        .filter(|o| {
            run.iter().any(|measure| comparison.measures[o.measure].key == (*measure).into())
        })
        .map(|overtaking| race(results, overtaking))
        .collect();
    if told.is_empty() {
        let names: Vec<String> = run.iter().map(|measure| measure.info().name.to_owned()).collect();
        return Some(format!("No policy overtakes another in {}.", names.join(" or ")));
    }
    Some(told.join(" "))
}

fn race(results: &SeasonResults, overtaking: &Crossover) -> String {
    let comparison = &results.comparison.whole;
    let challenger = comparison.policies[overtaking.policy].as_str();
    let baseline = comparison.baseline_name();
    let (winner, loser) =
        if overtaking.is_by_baseline { (baseline, challenger) } else { (challenger, baseline) };
    let name = comparison.measures[overtaking.measure].key.name();
    let first = (overtaking.week - 1) * WEEK + 1;
    format!("In {name} {winner} begins behind {loser} and is surely ahead from evening {first} on.")
}

/// What it rests on.
fn evidence(results: &SeasonResults) -> String {
    let comparison = &results.comparison;
    let (n, evenings) = (comparison.whole.evenings, comparison.n_evenings);
    let caution = if n < LEAST_EVENINGS { " So few seasons make the limits wide." } else { "" };
    format!(
        "{n} seasons of {evenings} evenings in a row; the same people think of coming, with the same \
         luck, under each policy.{caution}"
    )
}
