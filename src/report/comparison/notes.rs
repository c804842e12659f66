//! What stands below the table of results.

use crate::catalogue::Measure;
use crate::compare::{Comparison, MeasureComparison};
use crate::numbers::stats::MANY;
use crate::render::number::plain;
use crate::report::Detail;
use crate::report::columns::named_otherwise;
use crate::report::comparison::many::BEST_LEGEND;
use crate::report::comparison::pair::narrow_hint;
use crate::report::english::{capital, percent};
use crate::report::verdicts::LEGEND;
use crate::results::{Column, Results};

/// What quantile rows hold, for tables that have any.
const QUANTILES: &str = "Medians and percentiles are of each evening's parties, then averaged over evenings; pooled ones are of all \
     evenings' parties together.";

/// What a single evening's values are without.
const NO_SPREAD: &str = "One evening has no spread, so there are no limits.";

/// What is said short where two policies have little room.
const NARROW_LEGEND: &str = "? cannot tell, but so many more evenings might.";

/// The notes of the measures that are shown.
pub(super) struct Notes<'a> {
    comparison: &'a Comparison,
    shown: &'a [&'a MeasureComparison],
    detail: Detail,
    columns: &'a [Column],
    looks: Vec<u64>,
}

impl<'a> Notes<'a> {
    pub(super) fn of(
        results: &'a Results,
        shown: &'a [&'a MeasureComparison],
        detail: Detail,
    ) -> Self {
        Self {
            comparison: &results.comparison,
            shown,
            detail,
            columns: &results.columns,
            looks: results.looks(),
        }
    }

    /// Where everything stands in its row.
    pub(super) fn wide(&self) -> Vec<String> {
        self.with(Vec::new())
    }

    /// Where the rows of two policies have no room for all that is to be said of the other one.
    pub(super) fn narrow(&self, other: usize) -> Vec<String> {
        self.with(self.left_out(other))
    }

    fn with(&self, left_out: Vec<String>) -> Vec<String> {
        let Comparison { policies, evenings, .. } = self.comparison;
        let has_quantiles = self.shown.iter().any(|m| m.key.quantile.is_some());
        let no_spread = (policies.len() == 1 && *evenings == 1).then(|| NO_SPREAD.to_owned());
        let quantiles = has_quantiles.then(|| QUANTILES.to_owned());
        let pairing = if self.detail == Detail::Full { self.pairing() } else { None };
        self.named_otherwise()
            .into_iter()
            .chain(self.legend())
            .chain(no_spread)
            .chain(quantiles)
            .chain(self.fewer_pairs())
            .chain(self.few_differ())
            .chain(left_out)
            .chain(self.more())
            .chain(pairing)
            .collect()
    }

    /// What the columns are whose names do not say it.
    fn named_otherwise(&self) -> Vec<String> {
        named_otherwise(self.columns)
    }

    /// What the marks of several policies mean, and how sure they are.
    fn legend(&self) -> Option<String> {
        let baseline = self.comparison.baseline_name();
        let level = percent(self.comparison.level);
        (self.comparison.policies.len() > 2).then(|| {
            format!(
                "{LEGEND} (against {baseline}). All marks of a line hold together with 95 %, each \
                 with {level} (Bonferroni). {BEST_LEGEND}"
            )
        })
    }

    /// Measures that have a value under both policies on fewer evenings than were played: their difference
    /// is not that of the means beside it.
    fn fewer_pairs(&self) -> Option<String> {
        let comparison = self.comparison;
        let counted = |measure: &&MeasureComparison| {
            let pairs = comparison.alternatives().filter_map(|policy| {
                let difference = measure.policies[policy].difference.as_ref()?.as_ref().ok()?;
                Some(difference.estimate.evenings)
            });
            let fewest = pairs.min().filter(|fewest| *fewest < comparison.evenings)?;
            Some(format!("{} {fewest}", measure.key.name()))
        };
        let counted: Vec<String> = self.shown.iter().filter_map(counted).collect();
        let what = if comparison.policies.len() > 2 { "mark" } else { "difference" };
        (!counted.is_empty()).then(|| {
            format!(
                "Not every evening has a value under both policies; a {what} is over those that have: {}.",
                counted.join("; ")
            )
        })
    }

    /// How more evenings are played where they might tell, and what looking again costs.
    fn more(&self) -> Option<String> {
        let might_tell = |measure: &&MeasureComparison| {
            self.comparison.alternatives().any(|policy| {
                let difference = measure.policies[policy].difference;
                difference.is_some_and(|d| d.is_ok_and(|d| d.evenings_to_tell.is_some()))
            })
        };
        let is_pair = self.comparison.policies.len() == 2;
        (is_pair && self.shown.iter().any(might_tell)).then(|| {
            let looks: Vec<String> = self.looks.iter().map(u64::to_string).collect();
            format!(
                "So many more: `--looked {} -n N` plays N fresh evenings, which alone are the result; its limits \
                 are a little wider, so that looking on until it can be told errs in 6 % at most.",
                looks.join(",")
            )
        })
    }

    /// Measures of which fewer evenings differ from the commonest value than Student's interval needs.
    fn few_differ(&self) -> Option<String> {
        let comparison = self.comparison;
        if comparison.is_certain || comparison.evenings < 2 {
            return None;
        }
        let few = |measure: &MeasureComparison| {
            let alternatives = comparison.alternatives().filter_map(|policy| {
                let difference = measure.policies[policy].difference.as_ref()?.as_ref().ok()?;
                // Of what never differed more evenings tell nothing that could be waited for.
                (!difference.is_same()).then_some(difference.estimate)
            });
            let alone =
                measure.policies[0].estimate.ok().filter(|_| comparison.policies.len() == 1);
            alternatives.chain(alone).filter_map(|e| e.few.map(|few| few.evenings)).min()
        };
        let counted = self.shown.iter().filter_map(|measure| Some((measure.key, few(measure)?)));
        // Where no two evenings are equal, all but one differ from any.
        let (all, some): (Vec<_>, Vec<_>) =
            counted.partition(|(_, few)| few + 1 == comparison.evenings);
        let names = some.iter().map(|(key, few)| format!("{} on {few}", key.name()));
        let rest = (!all.is_empty()).then(|| {
            let others = if some.is_empty() { "all measures" } else { "the others" };
            format!("{others} on {}", comparison.evenings - 1)
        });
        let listed: Vec<String> = names.chain(rest).collect();
        (!listed.is_empty()).then(|| {
            format!(
                "Other than usual on few evenings: {}. Under {MANY} is too few to say how many \
                 would tell; play more (`-n`).",
                listed.join("; ")
            )
        })
    }

    /// What the rows of two policies had no room for.
    fn left_out(&self, other: usize) -> Vec<String> {
        let played = self.comparison.evenings;
        let difference = |measure: &&MeasureComparison| measure.policies[other].difference;
        let might_tell = |measure: &&MeasureComparison| {
            difference(measure).is_some_and(|d| d.is_ok_and(|d| narrow_hint(&d, played).is_some()))
        };
        let absent = |measure: &&MeasureComparison| {
            let absent = difference(measure)?.err()?;
            Some(format!("{}: {}.", capital(&measure.key.name()), absent.reason()))
        };
        let might_tell = self.shown.iter().any(might_tell).then(|| NARROW_LEGEND.to_owned());
        might_tell.into_iter().chain(self.shown.iter().filter_map(absent)).collect()
    }

    /// What the same guests under each policy are worth.
    fn pairing(&self) -> Option<String> {
        let comparison = self.comparison;
        let by_policy = comparison.alternatives().filter_map(|policy| {
            let difference = comparison.difference(Measure::GuestScore, policy)?;
            let times = plain(difference.variance_reduction?, 1);
            Some(format!("{times} ({})", comparison.policies[policy]))
        });
        let by_policy: Vec<String> = by_policy.collect();
        (!by_policy.is_empty()).then(|| {
            format!(
                "Playing the same evenings divides the variance of the difference in guest score by {}.",
                by_policy.join(", ")
            )
        })
    }
}
