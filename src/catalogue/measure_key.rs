//! A measure or a quantile of it, by its key or its name.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::catalogue::measures::{MEASURES, Measure, MeasureInfo};
use crate::catalogue::row::{Quantile, ShortList};

/// A measure, or a quantile of it: what one column of results holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MeasureKey {
    /// The measure.
    pub measure: Measure,
    /// The quantile over the evening's parties; `None`: the measure itself.
    pub quantile: Option<Quantile>,
}

impl MeasureKey {
    /// The measure's entry in the catalogue.
    pub fn info(self) -> &'static MeasureInfo {
        self.measure.info()
    }

    /// Whether it is over all evenings' parties together.
    pub fn is_pooled(self) -> bool {
        self.quantile.is_some_and(Quantile::is_pooled)
    }

    /// Its name in files, such as `drinks_wait_min.p90`.
    pub fn key(self) -> String {
        match self.quantile {
            None => self.info().key.to_owned(),
            Some(quantile) => {
                let pooled = if quantile.is_pooled() { POOLED } else { "" };
                format!("{pooled}{}.{}", self.info().key, quantile.key())
            }
        }
    }

    /// Its name in text, such as `drinks wait, 90th percentile`.
    pub fn name(self) -> String {
        match self.quantile {
            None => self.info().name.to_owned(),
            Some(quantile) => format!("{}, {}", self.info().name, quantile.name()),
        }
    }
}

/// Begins the key of what is over all evenings' parties together.
const POOLED: &str = "pooled.";

/// As its key.
impl Serialize for MeasureKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.key())
    }
}

impl<'de> Deserialize<'de> for MeasureKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let key = String::deserialize(deserializer)?;
        find(&key).ok_or_else(|| D::Error::custom(format!("unknown measure `{key}`")))
    }
}

impl From<Measure> for MeasureKey {
    fn from(measure: Measure) -> Self {
        Self { measure, quantile: None }
    }
}

/// The measure or quantile of that key; `None` if there is none.
pub fn find(key: &str) -> Option<MeasureKey> {
    let all = MEASURES.iter().flat_map(|info| [with_quantiles(info), pooled(info)].concat());
    all.into_iter().find(|candidate| candidate.key() == key)
}

/// The measure or quantile of an evening of that key, or of that name in text; capital letters do not matter.
pub fn find_named(typed: &str) -> Option<MeasureKey> {
    let typed = typed.trim().to_lowercase();
    let is_it = |words: fn(MeasureKey) -> String| {
        MEASURES.iter().flat_map(with_quantiles).find(|key| words(*key).to_lowercase() == typed)
    };
    is_it(MeasureKey::key).or_else(|| is_it(MeasureKey::name))
}

/// What to say where there is no such measure: those whose key or name begins so, or the nearest one.
pub fn instead(typed: &str) -> String {
    let typed = typed.trim().trim_matches('"').to_lowercase();
    if let Some(quantiles) = other_quantiles(&typed) {
        return quantiles;
    }
    let words = |key: MeasureKey| [key.key(), key.name().to_lowercase()];
    let begins = |info: &&MeasureInfo| {
        typed.chars().count() >= SHORTEST_BEGINNING
            && words(info.measure.into()).iter().any(|word| word.starts_with(&typed))
    };
    let beginning = MEASURES.iter().filter(begins).map(|info| format!("`{}`", info.key));
    match beginning.collect::<Vec<_>>().as_slice() {
        [] => {}
        [only] => return format!("did you mean {only}?"),
        several => return format!("did you mean one of {}?", several.join(", ")),
    }
    let distance = |key: &MeasureKey| {
        words(*key).iter().map(|word| strsim::damerau_levenshtein(&typed, word)).min()
    };
    let most_edits = typed.chars().count().div_ceil(3);
    let nearest = MEASURES.iter().flat_map(with_quantiles).min_by_key(distance);
    match nearest.filter(|key| distance(key).is_some_and(|edits| edits <= most_edits)) {
        Some(meant) => format!("did you mean `{}`?", meant.key()),
        None => "`orderflow measures` lists them".to_owned(),
    }
}

/// Which quantiles a measure has, if one of it was meant that there is not: `drinks_wait_min.p95`.
fn other_quantiles(typed: &str) -> Option<String> {
    let (measure, _) = typed.rsplit_once('.')?;
    let info = MEASURES.iter().find(|info| info.key == measure)?;
    let keys: Vec<String> =
        with_quantiles(info).iter().skip(1).map(|key| format!("`{}`", key.key())).collect();
    Some(match keys.as_slice() {
        [] => format!("`{measure}` has no quantiles: it is one number an evening"),
        some => format!("of `{measure}` there are {}", some.join(", ")),
    })
}

/// Fewer letters begin too many words to be of use.
const SHORTEST_BEGINNING: usize = 3;

/// Every measure that any evening has, each followed by its quantiles, in the order of output. Of those that are
/// pooled only what stands in a short list is among them; others are had by asking for them.
pub fn all_keys() -> Vec<MeasureKey> {
    let of_evening = MEASURES.iter().filter(|info| !info.measure.is_of_season());
    let listed = |info: &MeasureInfo| {
        let is_listed = |key: &MeasureKey| info.listed.iter().any(|at| at.quantile == key.quantile);
        pooled(info).into_iter().filter(is_listed).collect::<Vec<_>>()
    };
    of_evening.flat_map(|info| [with_quantiles(info), listed(info)].concat()).collect()
}

/// The quantiles of a measure over all evenings' parties together.
fn pooled(info: &MeasureInfo) -> Vec<MeasureKey> {
    let measure = info.measure;
    let of_all = Quantile::POOLED.map(|q| MeasureKey { measure, quantile: Some(q) });
    if info.has_quantiles { of_all.to_vec() } else { Vec::new() }
}

/// Every measure that only an evening of a season has, in the order of output.
pub fn season_keys() -> Vec<MeasureKey> {
    let of_season = MEASURES.iter().filter(|info| info.measure.is_of_season());
    of_season.flat_map(with_quantiles).collect()
}

/// The measures of a short list, in its order.
pub fn short_list(list: ShortList) -> Vec<MeasureKey> {
    let places = |info: &MeasureInfo| {
        let measure = info.measure;
        let of_list = info.listed.iter().filter(move |listed| listed.list == list);
        of_list.map(move |at| (at.rank, MeasureKey { measure, quantile: at.quantile }))
    };
    let mut places: Vec<(u8, MeasureKey)> = MEASURES.iter().flat_map(places).collect();
    places.sort_by_key(|(rank, _)| *rank);
    places.into_iter().map(|(_, key)| key).collect()
}

fn with_quantiles(info: &MeasureInfo) -> Vec<MeasureKey> {
    let measure = info.measure;
    let mut keys = vec![MeasureKey::from(measure)];
    if info.has_quantiles {
        keys.extend(Quantile::ALL.map(|q| MeasureKey { measure, quantile: Some(q) }));
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Unit;

    #[test]
    fn each_key_finds_itself_and_no_key_is_used_twice() {
        let keys = [all_keys(), season_keys()].concat();
        assert_eq!(keys.iter().filter(|key| key.quantile.is_none()).count(), MEASURES.len());
        for key in &keys {
            assert_eq!(find(&key.key()), Some(*key));
        }
        let names: std::collections::BTreeSet<String> = keys.iter().map(|k| k.key()).collect();
        assert_eq!(names.len(), keys.len());
    }

    #[test]
    fn each_name_finds_its_measure_in_any_letters() {
        let of_evenings = |key: &MeasureKey| !key.is_pooled();
        for key in [all_keys(), season_keys()].concat().into_iter().filter(of_evenings) {
            assert_eq!(find_named(&key.name()), Some(key));
            assert_eq!(find_named(&key.key().to_uppercase()), Some(key));
        }
        let p90 = find("drinks_wait_min.p90");
        assert_eq!(find_named(" Drinks wait, 90th percentile "), p90);
        assert_eq!(find_named("rule_gone"), None);
    }

    #[test]
    fn a_measure_that_is_none_is_answered_with_those_that_may_be_meant() {
        for (typed, answer) in [
            ("rule_gone", "did you mean `rule_gone_share`?"),
            ("regulas", "did you mean `regulars`?"),
            ("netprofit", "did you mean `net_profit`?"),
            ("Regulars_", "did you mean one of `regulars_lost`, `regulars_won`?"),
            ("drinks", "did you mean `drinks_wait_min`?"),
            (
                "drinks_wait_min.p95",
                "of `drinks_wait_min` there are `drinks_wait_min.p50`, `drinks_wait_min.p90`",
            ),
            (
                "\"queue_wait_min.max\"",
                "of `queue_wait_min` there are `queue_wait_min.p50`, `queue_wait_min.p90`",
            ),
            ("profit.p90", "`profit` has no quantiles: it is one number an evening"),
            ("happiness", "`orderflow measures` lists them"),
            ("", "`orderflow measures` lists them"),
        ] {
            assert_eq!(instead(typed), answer, "{typed}");
        }
    }

    #[test]
    fn only_measures_with_a_number_a_party_have_quantiles() {
        assert_eq!(
            find("drinks_wait_min.p90").map(MeasureKey::name).as_deref(),
            Some("drinks wait, 90th percentile")
        );
        assert_eq!(find("profit.p90"), None);
        let pooled = find("pooled.drinks_wait_min.p90").expect("it is pooled too");
        assert_eq!(pooled.name(), "drinks wait, 90th percentile, pooled");
        assert_eq!(
            (pooled.key().as_str(), pooled.is_pooled()),
            ("pooled.drinks_wait_min.p90", true)
        );
        assert_eq!(find("pooled.profit.p90"), None);
        assert_eq!(find("drinks_wait_min.p99"), None);
        assert_eq!(find("drinks_wait"), None);
    }

    #[test]
    fn a_unit_stands_in_the_key_of_every_time() {
        for info in MEASURES {
            assert_eq!(info.unit == Unit::Minutes, info.key.ends_with("_min"), "{}", info.key);
        }
    }

    #[test]
    fn the_places_of_a_short_list_are_counted_from_one_or_not_at_all() {
        for list in [
            ShortList::Headline,
            ShortList::SeasonHeadline,
            ShortList::SeasonDefault,
            ShortList::Pilot,
            ShortList::Change,
        ] {
            let listed = MEASURES.iter().flat_map(|info| info.listed);
            let mut ranks: Vec<u8> =
                listed.filter(|at| at.list == list).map(|at| at.rank).collect();
            ranks.sort_unstable();
            let is_counted = ranks.iter().zip(1..).all(|(rank, expected)| *rank == expected);
            assert!(is_counted || ranks.iter().all(|rank| *rank == 0), "{list:?}: {ranks:?}");
            assert_eq!(short_list(list).len(), ranks.len());
        }
    }
}
