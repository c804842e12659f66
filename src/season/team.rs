//! The people who serve: how the job has felt so far, who leaves, and how new the others are.

use crate::catalogue::Value;
use crate::feel::{SHIFTS_PER_YEAR, quits_per_year};
use crate::model::{Capacity, Model, SeasonParams};
use crate::season::draws::{Purpose, SeasonDraws};

/// Where the numbers of counter people begin, so that theirs are not the waiters'.
const COUNTER_PEOPLE: u32 = 1 << 20;

/// How a kind of people has felt so far.
#[derive(Clone, Copy, Debug, Default)]
struct Mood(Option<f64>);

impl Mood {
    /// After an evening with such a score, if it had one.
    fn add(&mut self, score: Value, memory: f64) {
        let Ok(score) = score else { return };
        self.0 = Some(self.0.map_or(score, |before| memory * before + (1.0 - memory) * score));
    }

    /// Chance that one of them leaves after an evening [0–1].
    ///
    /// Quits a year over shifts a year ([`quits_per_year`]).
    fn p_quit(self) -> f64 {
        self.0.map_or(0.0, |score| (quits_per_year(score) / SHIFTS_PER_YEAR).min(1.0))
    }
}

/// Everybody who serves.
#[derive(Clone, Debug)]
pub(super) struct Team {
    /// Evenings each waiter has been here, of those who came during the season.
    waiters: Vec<Option<u32>>,
    n_at_counters: u32,
    waiter_mood: Mood,
    counter_mood: Mood,
}

impl Team {
    /// The people of a house; none where they have no number.
    pub(super) fn new(model: &Model) -> Self {
        let people = |capacity| match capacity {
            Capacity::Limited(n) if model.season.has_turnover => n,
            Capacity::Limited(_) | Capacity::Unlimited => 0,
        };
        Self {
            waiters: vec![None; people(model.floor.waiters.most()) as usize],
            n_at_counters: model.counters.iter().map(|counter| people(counter.staff.most())).sum(),
            waiter_mood: Mood::default(),
            counter_mood: Mood::default(),
        }
    }

    /// What inexperience leaves of the waiters' skill [0–1]: the mean over them, each new one growing
    /// into the job evenly.
    pub(super) fn skill(&self, params: &SeasonParams) -> f64 {
        if self.waiters.is_empty() {
            return 1.0;
        }
        let lacking = |since: &Option<u32>| {
            since.map_or(0.0, |evenings| {
                let grown = f64::from(evenings) / f64::from(params.novice_evenings);
                params.novice_loss * (1.0 - grown).max(0.0)
            })
        };
        let people = f64::from(u32::try_from(self.waiters.len()).expect("people are limited"));
        1.0 - self.waiters.iter().map(lacking).sum::<f64>() / people
    }

    /// After an evening with these scores: how many have left; new ones begin tomorrow.
    pub(super) fn close(
        &mut self,
        [waiter_score, counter_score]: [Value; 2],
        draws: SeasonDraws,
        params: &SeasonParams,
    ) -> u32 {
        self.waiter_mood.add(waiter_score, params.staff_memory);
        self.counter_mood.add(counter_score, params.staff_memory);
        let leaves = |who: u32, p: f64| draws.uniform(Purpose::Quit, who, 0) < p;
        let mut n = 0;
        for (who, since) in (0..).zip(&mut self.waiters) {
            if leaves(who, self.waiter_mood.p_quit()) {
                *since = Some(0);
                n += 1;
            } else {
                *since = since.map(|evenings| evenings + 1);
            }
        }
        for who in 0..self.n_at_counters {
            n += u32::from(leaves(COUNTER_PEOPLE + who, self.counter_mood.p_quit()));
        }
        n
    }
}
