//! What `season` saves.

use serde::{Deserialize, Serialize};

use crate::compare::{
    Absent, Comparison, Crossover, Difference, Estimate, MeasureComparison, Step, Verdict,
};
use crate::render::json::pretty;
use crate::results::saved::{
    ColumnEntry, Level, Limits, Named, NotSaved, SavedHead, SavedScenario,
};
use crate::results::{SeasonResults, unit};

/// Results of seasons, as they stand in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedSeason {
    /// Version of the program that wrote it.
    pub orderflow: String,
    /// The scenario.
    pub scenario: SavedScenario,
    /// What was set otherwise than in its file, as `PATH=VALUE`, in the order given.
    pub overrides: Vec<String>,
    /// Seed of every stream.
    pub seed: u64,
    /// Seasons under each policy.
    pub seasons: u64,
    /// Evenings of each.
    pub evenings_in_a_row: usize,
    /// How sure the intervals are.
    pub level: Level,
    /// Names of the policies, in the order of the plan.
    pub policies: Vec<String>,
    /// What each of them is.
    pub columns: Vec<ColumnEntry>,
    /// Name of the one the others are compared with.
    pub baseline: String,
    /// In the order of the plan.
    pub measures: Vec<SeasonMeasured>,
    /// Who overtakes whom.
    pub overtakings: Vec<OvertakingEntry>,
}

/// A measure under every policy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SeasonMeasured {
    /// Its key.
    pub key: String,
    /// Its unit; money is named by the currency.
    pub unit: String,
    /// `higher`, `lower` or `neither`.
    pub better: String,
    /// The first seven evenings.
    pub first_week: SeasonPart,
    /// The last seven evenings.
    pub last_week: SeasonPart,
    /// All evenings.
    pub whole: SeasonPart,
    /// One entry an evening, by policy.
    pub course: Named<Vec<SeasonStep>>,
}

/// Means over some evenings of each season, and over seasons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SeasonPart {
    /// Under each policy.
    pub policies: Named<SeasonEstimated>,
    /// Each policy less the baseline, which has none itself.
    pub differences: Named<SeasonDiffering>,
}

/// A mean over seasons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SeasonEstimated {
    /// The mean and its interval.
    #[serde(flatten)]
    pub limits: Limits,
    /// How many seasons have a value.
    pub seasons: u64,
    /// Why there is no mean, or no interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A policy less the baseline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SeasonDiffering {
    /// Mean of the differences.
    #[serde(flatten)]
    pub estimate: SeasonEstimated,
    /// In how many seasons the policy did better.
    pub better_on: Option<u64>,
    /// `better`, `worse`, `different`, `same` or `cannot_tell`.
    pub verdict: String,
}

/// One evening of the course, over all seasons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SeasonStep {
    /// The mean.
    #[serde(flatten)]
    pub estimate: SeasonEstimated,
    /// One season of ten is below.
    pub p10: Option<f64>,
    /// Half of the seasons are below.
    pub p50: Option<f64>,
    /// Nine seasons of ten are below.
    pub p90: Option<f64>,
}

/// A policy that was behind and is ahead in the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OvertakingEntry {
    /// In which measure.
    pub measure: String,
    /// Who overtakes.
    pub by: String,
    /// Who is overtaken.
    pub overtaken: String,
    /// From which week on, from 1.
    pub week: usize,
}

impl SavedSeason {
    /// The file form of results.
    pub fn of(results: &SeasonResults) -> Self {
        let (heading, comparison) = (&results.heading, &results.comparison);
        let whole = &comparison.whole;
        let n_measures = whole.measures.len();
        let SavedHead { orderflow, scenario, overrides, seed } = SavedHead::of(heading);
        Self {
            orderflow,
            scenario,
            overrides,
            seed,
            seasons: whole.evenings,
            evenings_in_a_row: comparison.n_evenings,
            level: Level::of(whole),
            policies: whole.policies.clone(),
            columns: ColumnEntry::all(&results.columns),
            baseline: whole.baseline_name().to_owned(),
            measures: (0..n_measures).map(|idx| SeasonMeasured::of(idx, results)).collect(),
            overtakings: comparison
                .overtakings
                .iter()
                .map(|overtaking| OvertakingEntry::of(overtaking, whole))
                .collect(),
        }
    }

    /// Reads what [`SavedSeason::write`] wrote.
    ///
    /// # Errors
    /// What the text holds instead.
    pub fn read(text: &str) -> Result<Self, NotSaved> {
        serde_json::from_str(text).map_err(NotSaved::Unreadable)
    }

    /// The text of the file.
    pub fn write(&self) -> String {
        pretty(self)
    }
}

impl SeasonMeasured {
    fn of(measure: usize, results: &SeasonResults) -> Self {
        let comparison = &results.comparison;
        let whole = &comparison.whole;
        let part = |part: &Comparison| SeasonPart::of(&part.measures[measure], whole);
        let steps = comparison.course[measure].iter();
        let steps = steps.map(|steps| steps.iter().map(SeasonStep::of).collect());
        let key = whole.measures[measure].key;
        Self {
            key: key.key(),
            unit: unit(key, &results.heading.currency).to_owned(),
            better: key.info().better.key().to_owned(),
            first_week: part(&comparison.first_week),
            last_week: part(&comparison.last_week),
            whole: part(whole),
            course: whole.policies.iter().zip(steps).collect(),
        }
    }
}

impl SeasonPart {
    fn of(measure: &MeasureComparison, comparison: &Comparison) -> Self {
        let named = || comparison.policies.iter().zip(&measure.policies);
        let differences = named().filter_map(|(name, result)| {
            Some((name, SeasonDiffering::of(result.difference.as_ref()?)))
        });
        let estimates = named().map(|(name, result)| (name, SeasonEstimated::of(&result.estimate)));
        Self { policies: estimates.collect(), differences: differences.collect() }
    }
}

impl SeasonEstimated {
    fn of(estimate: &Result<Estimate, Absent>) -> Self {
        Self {
            limits: Limits::of(estimate),
            seasons: estimate.map_or(0, |known| known.evenings),
            reason: match estimate {
                Ok(known) => known.no_interval().map(str::to_owned),
                Err(absent) => Some(absent.reason().to_owned()),
            },
        }
    }
}

impl SeasonDiffering {
    fn of(difference: &Result<Difference, Absent>) -> Self {
        let known = difference.as_ref().ok();
        Self {
            estimate: SeasonEstimated::of(&difference.map(|known| known.estimate)),
            better_on: known.and_then(|known| known.better_on),
            verdict: known.map_or(Verdict::CannotTell, |known| known.verdict).key().to_owned(),
        }
    }
}

impl SeasonStep {
    fn of(step: &Result<Step, Absent>) -> Self {
        let quantile = |nth: usize| step.as_ref().ok().map(|step| step.quantiles[nth] + 0.0);
        Self {
            estimate: SeasonEstimated::of(&step.map(|step| step.estimate)),
            p10: quantile(0),
            p50: quantile(1),
            p90: quantile(2),
        }
    }
}

impl OvertakingEntry {
    fn of(overtaking: &Crossover, comparison: &Comparison) -> Self {
        let challenger = comparison.policies[overtaking.policy].as_str();
        let sides = [challenger, comparison.baseline_name()];
        let [overtaken, by] = if overtaking.is_by_baseline { sides } else { [sides[1], sides[0]] };
        Self {
            measure: comparison.measures[overtaking.measure].key.key(),
            by: by.to_owned(),
            overtaken: overtaken.to_owned(),
            week: overtaking.week,
        }
    }
}
