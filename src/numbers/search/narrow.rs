//! The bracket of a turn, made narrow.

use crate::numbers::search::answer::Turn;
use crate::numbers::search::propose::propose;
use crate::numbers::search::quest::Quest;
use crate::numbers::search::trials::NoMore;
use crate::numbers::special::Side;

/// Tests stand so far from a proposal, in tolerances: a little less than one, for the decimals of values.
const DISTANCE: f64 = 0.98;
/// A proposal stays this share of the bracket away from its ends.
const INSIDE: f64 = 0.08;
/// So near a proposal is wanted, in tolerances: tests beside a bad one take far more values than a good one.
const NEAR: f64 = 0.5;
/// So often another place is proposed. Assumption: after that a few more would not help.
const MOST_PROPOSALS: usize = 8;

/// Tells signs ever nearer to a turn, until its bracket is as narrow as wanted or nothing more can be told.
pub(super) fn narrow(quest: &mut Quest<'_>, turn: Turn) -> Result<(), NoMore> {
    let (mut low, mut high) = turn.bracket;
    let tolerance = quest.search.tolerance.max(0.5 * quest.trials.apart());
    for _ in 0..MOST_PROPOSALS {
        // What decimals cannot hold is no width.
        if high - low <= (2.0 + 1e-9) * tolerance {
            break;
        }
        let proposal = propose(&mut quest.trials, (low, high), turn.before, NEAR * tolerance)?;
        let margin = INSIDE * (high - low);
        let centre = proposal.clamp(low + margin, high - margin);
        quest.proposals.push(centre);
        let (width, mut is_refuted) = (high - low, false);
        for from in [Side::Below, Side::Above] {
            if is_refuted {
                break;
            }
            // Half of what decimals add to it; of whole numbers the next ones on both sides.
            let distance = (DISTANCE * tolerance - 0.5 * quest.trials.apart()).max(0.0);
            if let Some((x, side)) = approach(quest, (centre, distance), from, (low, high))? {
                let is_before = side == turn.before;
                (low, high) = if is_before { (x, high) } else { (low, x) };
                is_refuted = is_before != (from == Side::Below);
            }
        }
        if high - low >= width {
            break;
        }
    }
    Ok(())
}

/// Tells the sign on one side of a centre, as near to that distance as it can be told; `None` if that is
/// nowhere before the end of the bracket.
fn approach(
    quest: &mut Quest<'_>,
    (centre, distance): (f64, f64),
    from: Side,
    (low, high): (f64, f64),
) -> Result<Option<(f64, Side)>, NoMore> {
    let mut distance = distance;
    loop {
        let x = match from {
            Side::Below => quest.trials.below(centre - distance),
            Side::Above => quest.trials.above(centre + distance),
        };
        if x <= low || high <= x {
            return Ok(None);
        }
        if let Some(side) = quest.tell(x)? {
            return Ok(Some((x, side)));
        }
        distance += distance.max(quest.trials.apart());
    }
}
