//! Levers in sentences: what moves most, what turns the verdict, and what it rests on.

use crate::catalogue::Provenance;
use crate::compare::Estimate;
use crate::render::number::signed;
use crate::report::digits::decimals_for;
use crate::report::english::{called, listed};
use crate::results::{End, Levers, Swing, unit};

/// Levers that the first sentence names. Assumption: nobody keeps more in mind.
const MOST_NAMED: usize = 3;
/// Chance at which a swing is told from none.
const TOLD: f64 = 0.05;

/// What is told of levers, and with how many decimals.
pub(super) struct Told<'l> {
    pub(super) levers: &'l Levers,
    pub(super) decimals: usize,
}

impl<'l> Told<'l> {
    pub(super) fn of(levers: &'l Levers) -> Self {
        Self { levers, decimals: decimals_for(&levers.base, levers.key.info().decimals) }
    }

    pub(super) fn unit(&self) -> &str {
        unit(self.levers.key, &self.levers.heading.currency)
    }

    /// What is moved, in words.
    pub(super) fn what(&self) -> String {
        let name = self.levers.key.name();
        match self.levers.columns.as_slice() {
            [column, baseline] => {
                format!("the difference in {name} ({} less {})", called(column), called(baseline))
            }
            _ => format!("the {name}"),
        }
    }

    pub(super) fn answer(&self) -> String {
        let named = |swings: &mut dyn Iterator<Item = &Swing>| -> Vec<String> {
            let swings = swings.take(MOST_NAMED);
            swings.map(|swing| format!("{} ({})", swing.lever.path, self.ends(swing))).collect()
        };
        let all = &self.levers.levers;
        let told = named(&mut all.iter().filter(|swing| is_told(swing)));
        let most = if !told.is_empty() {
            format!("Most is moved in {} by {}.", self.what(), listed(&told))
        } else if all.iter().all(|swing| swing.p.is_none()) && !all.is_empty() {
            let seen = named(&mut all.iter());
            format!(
                "Too few evenings differ to tell what moves {} from what chance does; most seems to be moved by {}.",
                self.what(),
                listed(&seen)
            )
        } else {
            format!("No single value moves {} by more than chance does.", self.what())
        };
        format!("{most} {} {}", self.flip_sentence(), self.ranges())
    }

    fn ends(&self, swing: &Swing) -> String {
        let at = |end: Option<End>| {
            end.unwrap_or(End { difference: self.levers.base, verdict: None }).difference.mean
        };
        format!(
            "{} to {}",
            signed(at(swing.low), self.decimals),
            signed(at(swing.high), self.decimals)
        )
    }

    /// Whether a single assumption turns what can be said.
    fn flip_sentence(&self) -> String {
        if self.levers.columns.len() < 2 {
            return String::new();
        }
        let turning: Vec<String> =
            self.levers.flips().map(|swing| swing.lever.path.clone()).collect();
        match turning.len() {
            0 => "No single value within its range turns the verdict.".to_owned(),
            1 => format!(
                "One single value within its range turns the verdict or takes it away: {}.",
                turning[0]
            ),
            n => {
                let first: Vec<String> = turning.into_iter().take(5).collect();
                let more = if n > first.len() {
                    format!(" and {} more", n - first.len())
                } else {
                    String::new()
                };
                format!(
                    "{n} single values within their ranges turn the verdict or take it away: {}{more}.",
                    first.join(", ")
                )
            }
        }
    }

    /// The range under all single assumptions beside that by chance.
    pub(super) fn ranges(&self) -> String {
        let (low, high) = self.levers.assumed_range();
        let chance = match self.levers.base.interval {
            Some((low, high)) => {
                format!("{} to {}", signed(low, self.decimals), signed(high, self.decimals))
            }
            None => "no limits".to_owned(),
        };
        format!(
            "As the house is, it is {} {}: by chance {chance} (95 %), under every single assumption {} to {}.",
            signed(self.levers.base.mean, self.decimals),
            self.unit(),
            signed(low, self.decimals),
            signed(high, self.decimals)
        )
    }

    pub(super) fn evidence(&self) -> String {
        let Levers { levers, idle, evenings, is_cut_short, .. } = self.levers;
        let stopped = if *is_cut_short { "; stopped before all were tried" } else { "" };
        format!(
            "{} values each moved to both ends of their range, all else as it is, on the same {evenings} evenings; {} \
             of them move nothing{stopped}.",
            levers.len() + idle.len(),
            idle.len()
        )
    }

    /// Which assumptions turn the verdict, about where, and what to measure first.
    pub(super) fn flips(&self) -> Option<String> {
        let flips: Vec<&Swing> = self.levers.flips().collect();
        let of_flip = |swing: &&Swing| {
            let (end, value) = self.turning_end(swing)?;
            let sign = end.difference.mean * self.levers.base.mean;
            let what = if sign < 0.0 && is_sure(&end.difference) {
                "turns the verdict"
            } else {
                "leaves nothing told"
            };
            Some(format!(
                "{} = {value} {what} ({})",
                swing.lever.path,
                signed(end.difference.mean, self.decimals)
            ))
        };
        let told: Vec<String> = flips.iter().filter_map(of_flip).take(10).collect();
        let assumed = |swing: &&&Swing| {
            swing.lever.provenance == Provenance::Assumed && !swing.lever.is_given
        };
        let first =
            flips.iter().find(assumed).copied().or_else(|| {
                self.levers.levers.iter().find(|swing| assumed(&swing) && is_told(swing))
            });
        let first = first.map(|swing| {
            format!(
                "Measure first: {} (assumed, {} … {}). `orderflow breakeven` finds where it turns.",
                swing.lever.path, swing.lever.low, swing.lever.high
            )
        });
        let told = (!told.is_empty()).then(|| format!("Flip points: {}.", told.join("; ")));
        let said: Vec<String> = told.into_iter().chain(first).collect();
        (!said.is_empty()).then(|| said.join(" "))
    }

    fn turning_end<'s>(&self, swing: &'s Swing) -> Option<(End, &'s str)> {
        let ends = [(swing.low, swing.lever.low.as_str()), (swing.high, swing.lever.high.as_str())];
        let turning = ends.into_iter().filter_map(|(end, value)| Some((end?, value)));
        turning.filter(|(end, _)| end.verdict != self.levers.verdict).max_by(|one, other| {
            let far = |end: &End| (end.difference.mean - self.levers.base.mean).abs();
            far(&one.0).total_cmp(&far(&other.0))
        })
    }
}

/// Whether a swing is told from none.
pub(super) fn is_told(swing: &Swing) -> bool {
    swing.p.is_some_and(|p| p < TOLD)
}

fn is_sure(estimate: &Estimate) -> bool {
    estimate.interval.is_some_and(|(low, high)| low > 0.0 || high < 0.0)
}
