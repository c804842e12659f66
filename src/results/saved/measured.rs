//! One measure in the file of evenings.

use serde::{Deserialize, Serialize};

use crate::compare::{
    Absent, Comparison, Difference, Differing as DifferingEvenings, Estimate, MeasureComparison,
    PolicyResult, Square, Verdict, Why, WorstEvenings,
};
use crate::results::saved::{Limits, Named};
use crate::results::unit;

/// A measure under every policy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// Its key.
    pub key: String,
    /// Its unit; money is named by the currency.
    pub unit: String,
    /// `higher`, `lower` or `neither`.
    pub better: String,
    /// What it is under each policy.
    pub policies: Named<Estimated>,
    /// Each policy less the baseline, which has none itself.
    pub differences: Named<Differing>,
    /// Where columns make a square, what the one with both changes brings beyond the sum of each by itself, by its
    /// name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interactions: Option<Named<Differing>>,
}

/// A mean over evenings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimated {
    /// The mean and its 95 % interval.
    #[serde(flatten)]
    pub limits: Limits,
    /// How many evenings have a value.
    pub evenings: u64,
    /// Only where few evenings differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub differing: Option<FewEvenings>,
    /// Why a number is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Whether it has the best mean of all policies, or cannot be told from the one that has; only where there
    /// are several and one way is better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leads: Option<bool>,
    /// Only where one way is better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bad_evening: Option<BadEvening>,
    /// Only where one way is better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worst_evening: Option<WorstEvening>,
}

/// How many evenings differ from the commonest value, where fewer than 50 do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FewEvenings {
    /// How many.
    pub evenings: u64,
    /// Exact lower 95 % limit of the share of all evenings that differ (Clopper & Pearson).
    pub low: f64,
    /// Upper limit.
    pub high: f64,
}

impl FewEvenings {
    fn of(few: DifferingEvenings) -> Self {
        let DifferingEvenings { evenings, share: (low, high) } = few;
        Self { evenings, low, high }
    }
}

/// Nine evenings of ten are better; limits by order statistics.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BadEvening {
    /// The value.
    pub value: f64,
    /// Lower limit of its 95 % interval.
    pub low: Option<f64>,
    /// Upper limit.
    pub high: Option<f64>,
    /// Why there are no limits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// The worst of all evenings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WorstEvening {
    /// Its number.
    pub evening: u64,
    /// The value on it.
    pub value: f64,
}

/// A policy less the baseline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Differing {
    /// Mean of the differences and its interval, at [`Level::each_difference`](super::Level).
    #[serde(flatten)]
    pub limits: Limits,
    /// On how many evenings the policy did better.
    pub better_on: Option<u64>,
    /// How many evenings have a value under both.
    pub evenings: u64,
    /// Only where few evenings differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub differing: Option<FewEvenings>,
    /// `better`, `worse`, `different`, `same` or `cannot_tell`.
    pub verdict: String,
    /// Only where it cannot be told and does not seem to be zero.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evenings_to_tell: Option<u64>,
    /// Only where the difference varies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variance_reduction: Option<f64>,
    /// Only of measures that are taken apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<WhyEntry>,
    /// Why a number is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What a difference is made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WhyEntry {
    /// The mean of the difference, to which the parts add up.
    pub total: f64,
    /// Mean of each part's differences, by its key.
    pub parts: Named<f64>,
}

impl Measured {
    pub(super) fn of(measure: &MeasureComparison, comparison: &Comparison, currency: &str) -> Self {
        let named = || comparison.policies.iter().zip(&measure.policies);
        let difference = |result: &PolicyResult| {
            Some(Differing::of(result.difference.as_ref()?, result.why.as_ref()))
        };
        let differences = named().filter_map(|(name, result)| Some((name, difference(result)?)));
        Self {
            key: measure.key.key(),
            unit: unit(measure.key, currency).to_owned(),
            better: measure.key.info().better.key().to_owned(),
            policies: named()
                .map(|(name, result)| (name, Estimated::of(result, measure.has_leader())))
                .collect(),
            differences: differences.collect(),
            interactions: interactions(measure, comparison),
        }
    }
}

fn interactions(measure: &MeasureComparison, comparison: &Comparison) -> Option<Named<Differing>> {
    let of_square = |(square, found): (&Square, &Result<Difference, Absent>)| {
        (&comparison.policies[square.both], Differing::of(found, None))
    };
    let found = comparison.squares.iter().zip(&measure.interactions).map(of_square);
    (!comparison.squares.is_empty()).then(|| found.collect())
}

impl Estimated {
    fn of(result: &PolicyResult, has_leader: bool) -> Self {
        let estimate = &result.estimate;
        Self {
            limits: Limits::of(estimate),
            evenings: estimate.map_or(0, |known| known.evenings),
            differing: estimate.ok().and_then(|known| known.few).map(FewEvenings::of),
            reason: reason(estimate).map(str::to_owned),
            leads: has_leader.then_some(result.is_best),
            bad_evening: result.bad.map(|bad| BadEvening::of(&bad)),
            worst_evening: result.bad.map(|bad| WorstEvening {
                evening: bad.worst.evening,
                value: bad.worst.value + 0.0,
            }),
        }
    }
}

impl BadEvening {
    fn of(bad: &WorstEvenings) -> Self {
        let reason = bad.interval.is_none().then(|| WorstEvenings::NO_INTERVAL.to_owned());
        Self {
            value: bad.one_in_ten + 0.0,
            low: bad.interval.map(|(low, _)| low + 0.0),
            high: bad.interval.map(|(_, high)| high + 0.0),
            reason,
        }
    }
}

impl Differing {
    fn of(difference: &Result<Difference, Absent>, why: Option<&Why>) -> Self {
        let known = difference.as_ref().ok();
        let estimate = difference.map(|known| known.estimate);
        let no_count = known.and_then(|d| match (d.better_on, d.tied_on) {
            (Some(_), _) => None,
            (None, Some(_)) => Some(Difference::NO_BETTER_WAY),
            (None, None) => Some(Difference::NO_EVENING),
        });
        Self {
            limits: Limits::of(&estimate),
            better_on: known.and_then(|d| d.better_on),
            evenings: estimate.map_or(0, |known| known.evenings),
            differing: estimate.ok().and_then(|known| known.few).map(FewEvenings::of),
            verdict: known.map_or(Verdict::CannotTell, |d| d.verdict).key().to_owned(),
            evenings_to_tell: known.and_then(|d| d.evenings_to_tell),
            variance_reduction: known.and_then(|d| d.variance_reduction),
            why: known.zip(why).map(|(known, why)| WhyEntry::of(known, why)),
            reason: reason(&estimate).or(no_count).map(str::to_owned),
        }
    }
}

impl WhyEntry {
    fn of(difference: &Difference, why: &Why) -> Self {
        let parts = why.parts.iter().map(|(part, mean)| (part.key(), mean + 0.0));
        Self { total: difference.estimate.mean + 0.0, parts: parts.collect() }
    }
}

/// Why a mean or its interval is missing.
fn reason(estimate: &Result<Estimate, Absent>) -> Option<&'static str> {
    match estimate {
        Ok(estimate) => estimate.no_interval(),
        Err(absent) => Some(absent.reason()),
    }
}
