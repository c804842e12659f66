//! `check` for programs. The shape is a contract, like that of results.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::compare::Difference;
use crate::forecast::{Hint, Interval, Load, LoadBand, NoWait, path_of};
use crate::render::json::pretty;
use crate::report::check::{Checked, NO_PILOT, advice};
use crate::scenario::{DefaultUsed, Provenance};
use crate::study::{
    ADVICE_EVENINGS, AGAIN_EVENINGS, Again, JUDGED_BY, PILOT_EVENINGS, Pilot, Refused, Tried,
};

/// Loads, waits by hand, notes, pilot and defaults.
pub fn checked(checked: &Checked<'_>) -> String {
    let (loaded, model) = (checked.loaded, &checked.loaded.model);
    let notes: Vec<Hint> = checked.all_notes().collect();
    pretty(&Entry {
        orderflow: env!("CARGO_PKG_VERSION"),
        scenario: Scenario { title: &model.title, sha256: &loaded.sha256 },
        overrides: &loaded.overrides,
        loads: checked.forecast.loads.iter().map(|load| load_entry(load, checked)).collect(),
        advice: advice_entry(checked),
        notes: notes.iter().map(|note| note_entry(note, checked)).collect(),
        pilot: PilotEntry {
            evenings: checked.pilot.as_ref().map(|_| PILOT_EVENINGS),
            seed: checked.pilot.as_ref().map(|pilot| pilot.seed),
            reason: checked.pilot.is_none().then_some(NO_PILOT),
            precision_share: 0.1,
            of: if model.policies.len() > 1 { "difference" } else { "mean" },
            measures: checked.pilot.as_ref().map(needs).unwrap_or_default(),
        },
        defaults: loaded.defaults.iter().map(default_entry).collect(),
    })
}

#[derive(Serialize)]
struct Entry<'a> {
    orderflow: &'static str,
    scenario: Scenario<'a>,
    overrides: &'a [String],
    loads: Vec<LoadEntry>,
    advice: AdviceEntry,
    notes: Vec<NoteEntry<'a>>,
    pilot: PilotEntry,
    defaults: Vec<DefaultEntry<'a>>,
}

#[derive(Serialize)]
struct Scenario<'a> {
    title: &'a str,
    sha256: &'a str,
}

/// Named by the key that says how many there are: `counter.X.staff`, `floor.waiters`, `floor.tables`.
#[derive(Serialize)]
struct LoadEntry {
    of: String,
    intervals: Vec<IntervalEntry>,
    busiest_from_min: f64,
    wait: WaitEntry,
}

/// Minutes after opening; `load` is `null` where there is no limit or nobody is there for work that comes.
#[derive(Serialize)]
struct IntervalEntry {
    from_min: f64,
    to_min: f64,
    jobs: f64,
    work_min: f64,
    capacity_min: Option<f64>,
    load: Option<f64>,
    /// `easy`, `high` (above 0.9) or `beyond` (above 1).
    strain: &'static str,
}

/// M/M/c in the busiest interval.
#[derive(Serialize)]
struct WaitEntry {
    servers: Option<f64>,
    jobs_per_hour: Option<f64>,
    service_min: Option<f64>,
    p_wait: Option<f64>,
    mean_wait_min: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

/// What was tried against what is pressed, the best first.
#[derive(Serialize)]
struct AdviceEntry {
    policy: Option<String>,
    evenings: Option<u64>,
    seed: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    tried: Vec<TriedEntry>,
    /// The best of them on evenings that had no part in choosing them; `null` where nothing was tried.
    again: Option<AgainEntry>,
    /// Changes that the rules of the file do not allow.
    refused: Vec<RefusedEntry>,
}

/// Of one change that is best for both, `guests` is `null`.
#[derive(Serialize)]
struct AgainEntry {
    first_evening: u64,
    evenings: u64,
    worth: TriedEntry,
    guests: Option<TriedEntry>,
}

#[derive(Serialize)]
struct RefusedEntry {
    what: String,
    set: String,
    reason: String,
}

/// A change, and its differences from the house as it is by measure; `null`: no value.
#[derive(Serialize)]
struct TriedEntry {
    what: String,
    set: String,
    differences: BTreeMap<&'static str, Option<DifferenceEntry>>,
}

#[derive(Serialize)]
struct DifferenceEntry {
    mean: f64,
    low: Option<f64>,
    high: Option<f64>,
    verdict: &'static str,
}

#[derive(Serialize)]
struct NoteEntry<'a> {
    path: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    what: &'a str,
    help: &'a str,
}

#[derive(Serialize)]
struct PilotEntry {
    evenings: Option<u64>,
    seed: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    precision_share: f64,
    of: &'static str,
    measures: Vec<NeedEntry>,
}

#[derive(Serialize)]
struct NeedEntry {
    key: String,
    evenings: Option<u64>,
    fewest: Option<u64>,
    most: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

/// `source` is `null` where the value is assumed.
#[derive(Serialize)]
struct DefaultEntry<'a> {
    path: &'a str,
    value: &'a str,
    source: Option<&'static str>,
}

fn load_entry(load: &Load, checked: &Checked<'_>) -> LoadEntry {
    let wait = load.wait();
    let known = wait.as_ref().ok();
    LoadEntry {
        of: path_of(load, &checked.loaded.model),
        intervals: load.intervals.iter().map(interval_entry).collect(),
        busiest_from_min: load.busiest().from.minutes(),
        wait: WaitEntry {
            servers: known.map(|queue| queue.servers),
            jobs_per_hour: known.map(|queue| queue.jobs_per_hour),
            service_min: known.map(|queue| queue.service_min),
            p_wait: known.map(|queue| queue.wait.p_wait),
            mean_wait_min: known.map(|queue| queue.wait.mean_wait),
            reason: wait.err().map(NoWait::reason),
        },
    }
}

fn advice_entry(checked: &Checked<'_>) -> AdviceEntry {
    let advice = checked.advice.as_ref();
    AdviceEntry {
        policy: advice.map(|advice| advice.policy.clone()),
        evenings: advice.map(|_| ADVICE_EVENINGS),
        seed: advice.map(|advice| advice.seed),
        reason: advice.is_none().then_some(advice::NOT_TRIED),
        tried: advice.map_or(Vec::new(), |advice| advice.tried.iter().map(tried_entry).collect()),
        again: advice.and_then(|advice| advice.again.as_ref()).map(again_entry),
        refused: advice
            .map_or(Vec::new(), |advice| advice.refused.iter().map(refused_entry).collect()),
    }
}

fn again_entry(again: &Again) -> AgainEntry {
    AgainEntry {
        first_evening: ADVICE_EVENINGS + 1,
        evenings: AGAIN_EVENINGS,
        worth: tried_entry(&again.worth),
        guests: again.guests.as_ref().map(tried_entry),
    }
}

fn refused_entry(refused: &Refused) -> RefusedEntry {
    RefusedEntry {
        what: refused.change.what.clone(),
        set: refused.change.set.argument(),
        reason: refused.why.clone(),
    }
}

fn tried_entry(tried: &Tried) -> TriedEntry {
    let keys = JUDGED_BY.iter().map(|measure| measure.info().key);
    let entry = |difference: Difference| DifferenceEntry {
        mean: difference.estimate.mean,
        low: difference.estimate.interval.map(|(low, _)| low),
        high: difference.estimate.interval.map(|(_, high)| high),
        verdict: difference.verdict.key(),
    };
    let differences = keys.zip(tried.differences.map(|difference| difference.map(entry))).collect();
    TriedEntry { what: tried.change.what.clone(), set: tried.change.set.argument(), differences }
}

fn interval_entry(interval: &Interval) -> IntervalEntry {
    let load = interval.capacity_min.map(|_| interval.load());
    IntervalEntry {
        from_min: interval.from.minutes(),
        to_min: interval.to.minutes(),
        jobs: interval.jobs,
        work_min: interval.work_min,
        capacity_min: interval.capacity_min,
        load: load.filter(|load| load.is_finite()),
        strain: match interval.strain() {
            LoadBand::Easy => "easy",
            LoadBand::High => "high",
            LoadBand::Beyond => "beyond",
        },
    }
}

fn note_entry<'a>(note: &'a Hint, checked: &Checked<'a>) -> NoteEntry<'a> {
    let spot = checked.loaded.places.spot(&note.path);
    NoteEntry {
        path: &note.path,
        file: spot.map(|spot| spot.origin.as_str()),
        line: spot.and_then(|spot| spot.line),
        what: &note.what,
        help: &note.way_out,
    }
}

fn needs(pilot: &Pilot) -> Vec<NeedEntry> {
    let entry = |measure: &crate::study::PilotMeasure| NeedEntry {
        key: measure.key.key(),
        evenings: measure.need.map(|need| need.likely),
        fewest: measure.need.map(|need| need.fewest),
        most: measure.need.and_then(|need| need.most),
        reason: match (measure.need, measure.absent) {
            (Some(need), _) if need.most.is_none() => Some("in the pilot it may be zero"),
            (Some(_), _) => None,
            (None, Some(absent)) => Some(absent.reason()),
            (None, None) => Some("nothing varied in the pilot"),
        },
    };
    pilot.measures.iter().map(entry).collect()
}

fn default_entry(default: &DefaultUsed) -> DefaultEntry<'_> {
    let source = match default.provenance {
        Provenance::From(source) => Some(source),
        Provenance::Assumed => None,
    };
    DefaultEntry { path: &default.path, value: &default.value, source }
}
