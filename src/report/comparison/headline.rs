//! Which measures are told of first.

use crate::catalogue::{ShortList, short_list};
use crate::compare::{Comparison, MeasureComparison};
use crate::report::Detail;

/// The measures of the headline, or all of them if that is asked for or if they are few.
pub(super) fn shown(comparison: &Comparison, detail: Detail) -> Vec<&MeasureComparison> {
    let all = &comparison.measures;
    if detail == Detail::Full || all.len() <= short_list(ShortList::Headline).len() {
        return all.iter().collect();
    }
    headline(comparison)
}

/// The measures of the headline that were compared.
pub(super) fn headline(comparison: &Comparison) -> Vec<&MeasureComparison> {
    let all = &comparison.measures;
    let wanted = short_list(ShortList::Headline);
    wanted.iter().filter_map(|key| all.iter().find(|m| m.key == *key)).collect()
}
