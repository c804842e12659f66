//! How small a difference matters to nobody, unless somebody says it.

use crate::catalogue::Unit;

/// A difference in a mean of that unit that matters to nobody; `None` for money, of which only its owner can say it.
///
/// Assumption: half a minute, a twentieth of a point, 2 points of the net promoter score, one in a hundred, one
/// thing for fifty parties, half a thing an evening.
pub fn usual_tolerance(unit: Unit) -> Option<f64> {
    match unit {
        Unit::Minutes | Unit::Parties | Unit::Count | Unit::PerEvening => Some(0.5),
        Unit::Points => Some(0.05),
        Unit::NpsPoints => Some(2.0),
        Unit::Share => Some(0.01),
        Unit::PerParty => Some(0.02),
        Unit::Money => None,
    }
}
