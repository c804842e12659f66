//! A search from its first look to its answer.

use crate::numbers::search::answer::{Answer, Found};
use crate::numbers::search::narrow::narrow;
use crate::numbers::search::quest::{Quest, Search};
use crate::numbers::search::trials::{NoMore, Trials};
use crate::numbers::special::Side;
use crate::numbers::stats::{Moments, Sample};

/// So many evenly spaced values are looked at first.
const FIRST_LOOKS: u32 = 7;
/// At an end where nothing can be told, so many values further in are tried.
const MOST_MOVES: usize = 2;
/// So many places between equal ends are tried that may be on the other side. Assumption: of seven places looked at the
/// two most doubtful find what is worth a search.
const MOST_DOUBTFUL: usize = 2;
/// Standard errors by which a mean between the ends must have the wrong sign to be worth a test.
const SURPRISING: f64 = 2.0;

impl Search {
    /// Finds where the mean changes its sign. `play` gives so many fresh values at a value of the parameter,
    /// none of which it has given before, with how far quantities range there of which they are differences, 0 if they
    /// are none; or `None` if there are no more; then what is known is returned.
    /// Values that are missing may be left out of a sample. What it is asked depends on nothing but what it
    /// has answered, so that a search is resumed by answering again.
    ///
    /// First 100 values at each of 7 evenly spaced places, for orientation. Then on fresh values the signs at
    /// both ends, and between them where the first look says that the mean turns once more or, where the ends are alike,
    /// leaves it open; then for every turn a proposal, and the signs on both sides of it, until the bracket is as narrow as wanted.
    ///
    /// Source: the tests, [`NormalMixture`](crate::numbers::sequential::NormalMixture); that all of them hold
    /// together, Bonferroni's inequality.
    pub fn run(&self, play: &mut dyn FnMut(f64, u64) -> Option<(Sample, f64)>) -> Found {
        let mut quest = Quest::new(*self, Trials::new(play, self.most, self.places));
        let is_cut_short = carry_out(&mut quest).is_err();
        found(quest, is_cut_short)
    }
}

fn carry_out(quest: &mut Quest<'_>) -> Result<(), NoMore> {
    let Search { low, high, .. } = quest.search;
    for look in 0..FIRST_LOOKS {
        let part = f64::from(look) / f64::from(FIRST_LOOKS - 1);
        quest.trials.look_at(low + (high - low) * part)?;
    }
    let places: Vec<f64> = quest.trials.looked_at().iter().map(|(x, _)| *x).collect();
    tell_end(quest, places.iter())?;
    tell_end(quest, places.iter().rev())?;
    for x in surprises(quest) {
        quest.tell(x)?;
    }
    for x in doubtful(quest) {
        if quest.tell(x)?.is_some_and(|side| quest.told.iter().any(|told| told.side != side)) {
            break;
        }
    }
    let turns = quest.turns();
    turns.into_iter().try_for_each(|turn| narrow(quest, turn))
}

/// Tells the sign at an end, or as near to it as it can be told.
fn tell_end<'x>(
    quest: &mut Quest<'_>,
    from_end: impl Iterator<Item = &'x f64>,
) -> Result<(), NoMore> {
    for x in from_end.take(1 + MOST_MOVES) {
        if quest.tell(*x)?.is_some() {
            break;
        }
    }
    Ok(())
}

/// Where the first look says that the mean turns more often than the ends say: the clearest wrong sign between
/// equal ends, or the clearest pair of signs in the wrong order between different ones.
fn surprises(quest: &Quest<'_>) -> Vec<f64> {
    let (Some(first), Some(last)) = (quest.told.first(), quest.told.last()) else {
        return Vec::new();
    };
    let inner: Vec<(f64, f64)> =
        scores(quest.trials.looked_at()).filter(|(x, _)| first.x < *x && *x < last.x).collect();
    let against = |side: Side, score: f64| match side {
        Side::Above => -score,
        Side::Below => score,
    };
    let singles = inner.iter().map(|one| (vec![one.0], against(first.side, one.1)));
    let pairs = inner.iter().enumerate().flat_map(|(idx, one)| {
        inner[idx + 1..].iter().map(move |other| {
            let clear = against(first.side, one.1).min(against(last.side, other.1));
            (vec![one.0, other.0], clear)
        })
    });
    let candidates: Vec<(Vec<f64>, f64)> =
        if first.side == last.side { singles.collect() } else { pairs.collect() };
    let clear = candidates.into_iter().filter(|(_, clear)| *clear > SURPRISING);
    let clearest = clear.max_by(|one, other| one.1.total_cmp(&other.1));
    clearest.map_or_else(Vec::new, |(places, _)| places)
}

/// Between equal ends, places of which the first look leaves open whether they are on the same side, the most doubtful
/// first.
fn doubtful(quest: &Quest<'_>) -> Vec<f64> {
    let (Some(first), Some(last)) = (quest.told.first(), quest.told.last()) else {
        return Vec::new();
    };
    if quest.told.iter().any(|told| told.side != first.side) {
        return Vec::new();
    }
    let of_side = |score: f64| match first.side {
        Side::Above => score,
        Side::Below => -score,
    };
    let inner = scores(quest.trials.looked_at()).filter(|(x, _)| first.x < *x && *x < last.x);
    let mut open: Vec<(f64, f64)> = inner
        .map(|(x, score)| (x, of_side(score)))
        .filter(|(x, score)| *score < SURPRISING && quest.side_at(*x).is_none())
        .collect();
    open.sort_by(|one, other| one.1.total_cmp(&other.1));
    open.into_iter().take(MOST_DOUBTFUL).map(|(x, _)| x).collect()
}

/// Each place with its mean in standard errors.
#[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
fn scores(looked_at: &[(f64, Moments)]) -> impl Iterator<Item = (f64, f64)> {
    looked_at.iter().filter_map(|(x, moments)| {
        let error = (moments.variance()? / moments.count() as f64).sqrt();
        (error > 0.0).then_some((*x, moments.mean()? / error))
    })
}

fn found(quest: Quest<'_>, is_cut_short: bool) -> Found {
    let turns = quest.turns();
    let ends = [quest.search.low, quest.search.high].map(|x| quest.side_at(x));
    let answer = match (&turns[..], ends) {
        ([turn], _) => Answer::Turns(*turn),
        ([_, _, ..], _) => Answer::Several(turns),
        ([], [Some(side), Some(_)]) => Answer::Never(side),
        ([], [None, _] | [_, None]) => Answer::CannotTell,
    };
    let looked_at = quest.trials.looked_at().iter();
    let looked_at = looked_at.filter_map(|(x, moments)| Some((*x, moments.mean()?))).collect();
    let n = quest.trials.used();
    Found { answer, told: quest.told, untold: quest.untold, looked_at, n, is_cut_short }
}
