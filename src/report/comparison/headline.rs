//! Which measures are told of first.

use crate::catalogue::{Measure, MeasureKey, Quantile};
use crate::compare::{Comparison, MeasureComparison};
use crate::report::Detail;

/// The most telling measures, in the order of the table.
const HEADLINE: [MeasureKey; 14] = [
    whole(Measure::GuestScore),
    whole(Measure::Nps),
    whole(Measure::SilentDetractorShare),
    whole(Measure::ServedShare),
    whole(Measure::DrinksWait),
    MeasureKey { measure: Measure::DrinksWait, quantile: Some(Quantile::P90) },
    whole(Measure::FoodWait),
    whole(Measure::AsksPerParty),
    whole(Measure::PromisesBrokenPerParty),
    whole(Measure::Comps),
    whole(Measure::Profit),
    whole(Measure::FutureValue),
    whole(Measure::Worth),
    whole(Measure::WaiterScore),
];

const fn whole(measure: Measure) -> MeasureKey {
    MeasureKey { measure, quantile: None }
}

/// The measures of the headline, or all of them if that is asked for or if they are few.
pub(super) fn shown(comparison: &Comparison, detail: Detail) -> Vec<&MeasureComparison> {
    let all = &comparison.measures;
    if detail == Detail::Full || all.len() <= HEADLINE.len() {
        return all.iter().collect();
    }
    headline(comparison)
}

/// The measures of the headline that were compared.
pub(super) fn headline(comparison: &Comparison) -> Vec<&MeasureComparison> {
    let all = &comparison.measures;
    HEADLINE.iter().filter_map(|key| all.iter().find(|m| m.key == *key)).collect()
}
