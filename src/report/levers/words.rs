//! Levers in sentences: what moves most, what turns the verdict, and what it rests on.

use crate::catalogue::Provenance;
use crate::compare::{Estimate, Verdict};
use crate::render::number::signed;
use crate::report::digits::decimals_for;
use crate::report::english::{called, listed};
use crate::results::{End, Levers, Swing, unit};

/// Levers that the first sentence names. Assumption: nobody keeps more in mind.
const MOST_NAMED: usize = 3;

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
        let told = named(&mut all.iter().filter(|swing| swing.is_told()));
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
        let tried = if self.levers.is_cut_short { " of those tried" } else { "" };
        let is_told = self.levers.verdict != Some(Verdict::CannotTell);
        let (does, do_) = if is_told {
            ("turns the verdict or takes it away", "turn the verdict or take it away")
        } else {
            ("makes a verdict where there is none", "make a verdict where there is none")
        };
        match turning.len() {
            0 => format!("No single value{tried}, at either end of its range, surely {does}."),
            1 => {
                format!("One single value{tried}, at an end of its range, {does}: {}.", turning[0])
            }
            n => {
                let first: Vec<String> = turning.into_iter().take(5).collect();
                let more = if n > first.len() {
                    format!(" and {} more", n - first.len())
                } else {
                    String::new()
                };
                let first = first.join(", ");
                format!(
                    "{n} single values{tried}, at an end of their ranges, {do_}: {first}{more}."
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
            "As the house is, it is {} {}: by chance {chance} (95 %), at every single end tried {} to {}.",
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
                end.verdict.map_or("leaves nothing told", at_end)
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
        // Where something turns, and only there, is it worth while to know a value.
        let first = flips.iter().find(assumed);
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

/// What is so at an end whose verdict is not that of the house as it is, on the same side of zero.
fn at_end(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::CannotTell => "leaves nothing told",
        Verdict::Same => "makes both the same",
        Verdict::Better => "makes it better",
        Verdict::Worse => "makes it worse",
        Verdict::Different => "makes it differ",
    }
}

fn is_sure(estimate: &Estimate) -> bool {
    estimate.interval.is_some_and(|(low, high)| low > 0.0 || high < 0.0)
}
