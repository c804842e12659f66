//! Which of several policies does best, in words that say no more than the table's marks.

use crate::catalogue::{Measure, MeasureKey};
use crate::compare::{Comparison, MeasureComparison};
use crate::render::number::plain;
use crate::report::english::{called, listed};

/// Who is best in a measure, as far as it is sure.
enum Best {
    /// One policy alone.
    One(String),
    /// Some of all, which cannot be told from the best of them.
    Some(String),
    /// Any of them may be.
    Any,
}

impl Best {
    /// The marked policies of a measure, each named by `name`; `None` if none is marked.
    fn of(measure: &MeasureComparison, name: impl Fn(usize) -> String) -> Option<Self> {
        let marked = measure.policies.iter().enumerate().filter(|(_, result)| result.is_best);
        let names: Vec<String> = marked.map(|(idx, _)| name(idx)).collect();
        match names.as_slice() {
            [] => None,
            [one] => Some(Self::One(one.clone())),
            all if all.len() == measure.policies.len() => Some(Self::Any),
            some => Some(Self::Some(listed(some))),
        }
    }
}

fn found(comparison: &Comparison, measure: Measure) -> Option<&MeasureComparison> {
    let is_several = comparison.policies.len() > 2;
    comparison.measures.iter().find(|m| is_several && m.key == MeasureKey::from(measure))
}

/// Whom the guests like best.
pub(super) fn guest_score(comparison: &Comparison) -> Option<String> {
    let n = comparison.policies.len();
    let measure = found(comparison, Measure::GuestScore)?;
    Some(match Best::of(measure, |idx| called(&comparison.policies[idx]))? {
        Best::One(name) => {
            let others = others(measure, comparison);
            format!("Of the {n} compared {name} has the highest guest score{others}.")
        }
        Best::Some(names) => {
            let others = others(measure, comparison);
            format!("In guest score {names} lead; which of them is ahead cannot be told{others}.")
        }
        Best::Any => {
            format!("Which of the {n} has the highest guest score cannot be told.")
        }
    })
}

/// How many of those that do not lead are told with their score. Assumption: the first of them matter.
const MOST_OTHERS: usize = 3;

/// Who comes after the best in guest score, in order; nothing if nobody has a score.
fn others(measure: &MeasureComparison, comparison: &Comparison) -> String {
    let decimals = Measure::GuestScore.info().decimals;
    let score = |idx: usize| measure.policies[idx].estimate.as_ref().ok().map(|e| e.mean);
    let is_behind = |idx: &usize| !measure.policies[*idx].is_best;
    let mut behind: Vec<(usize, f64)> = (0..measure.policies.len())
        .filter(is_behind)
        .filter_map(|idx| Some((idx, score(idx)?)))
        .collect();
    behind.sort_by(|a, b| b.1.total_cmp(&a.1));
    let named = |(idx, score): &(usize, f64)| {
        format!("{} {}", called(&comparison.policies[*idx]), plain(*score, decimals))
    };
    let named: Vec<String> = behind.iter().take(MOST_OTHERS).map(named).collect();
    if named.is_empty() { String::new() } else { format!("; then {}", listed(&named)) }
}

/// Who earns most: not always whom the guests like best.
pub(super) fn earnings(comparison: &Comparison, currency: &str) -> Option<String> {
    let best = |of: Measure| {
        let measure = found(comparison, of)?;
        Best::of(measure, |idx| {
            let mean = measure.policies[idx].estimate.as_ref().map_or(f64::NAN, |e| e.mean);
            let mean = plain(mean, of.info().decimals);
            format!("{} ({mean} {currency})", called(&comparison.policies[idx]))
        })
    };
    let most = |best: Best, when: &str| match best {
        Best::One(name) => format!("{when} most is earned under {name}."),
        Best::Some(names) => {
            format!("{when} {names} earn most; which of them is ahead cannot be told.")
        }
        Best::Any => format!("{when} it cannot be told which earns most."),
    };
    Some(match (best(Measure::Profit)?, best(Measure::Worth)?) {
        (Best::One(night), Best::One(all)) => {
            format!("Most is earned on the night under {night}, in all under {all}.")
        }
        (Best::Any, Best::Any) => {
            "Which earns most cannot be told, neither on the night nor in all.".to_owned()
        }
        (night, all) => format!("{} {}", most(night, "On the night"), most(all, "In all")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{Estimate, PolicyResult};

    fn comparison(profit: [bool; 3], worth: [bool; 3]) -> Comparison {
        let measure = |of: Measure, marks: [bool; 3]| MeasureComparison {
            key: of.into(),
            interactions: Vec::new(),
            policies: marks
                .map(|is_best| PolicyResult {
                    estimate: Ok(Estimate { mean: 5.0, interval: None, evenings: 1, few: None }),
                    bad: None,
                    difference: None,
                    why: None,
                    is_best,
                })
                .to_vec(),
        };
        Comparison {
            policies: ["a", "b", "c"].map(str::to_owned).to_vec(),
            baseline: 0,
            level: 0.975,
            look: 1,
            evenings: 400,
            is_certain: false,
            squares: Vec::new(),
            measures: vec![
                measure(Measure::GuestScore, profit),
                measure(Measure::Profit, profit),
                measure(Measure::Worth, worth),
            ],
        }
    }

    #[test]
    fn nobody_is_named_alone_who_shares_the_mark() {
        let told = |profit, worth| {
            let comparison = comparison(profit, worth);
            let guests = guest_score(&comparison).unwrap();
            format!("{guests} {}", earnings(&comparison, "USD").unwrap())
        };
        let [first, last, both] = [[true, false, false], [false, false, true], [false, true, true]];
        assert_eq!(
            told(first, last),
            "Of the 3 compared a has the highest guest score; then b 5.00 and c 5.00. \
             Most is earned on the night under a (5 USD), in all under c (5 USD)."
        );
        assert_eq!(
            told(both, last),
            "In guest score b and c lead; which of them is ahead cannot be told; then a 5.00. \
             On the night b (5 USD) and c (5 USD) earn most; which of them is ahead cannot be told. \
             In all most is earned under c (5 USD)."
        );
        assert_eq!(
            told([true; 3], [true; 3]),
            "Which of the 3 has the highest guest score cannot be told. \
             Which earns most cannot be told, neither on the night nor in all."
        );
    }
}
