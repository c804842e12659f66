//! What moves a measure most, as a tornado, and which assumption turns the verdict.

use crate::catalogue::Provenance;
use crate::compare::Estimate;
use crate::render::number::signed;
use crate::render::{
    Block, Cell, Column, Document, Head, Piece, Sheet, Shown, Split, Table, column,
};
use crate::report::conditions::conditions;
use crate::report::digits::decimals_for;
use crate::report::english::{called, listed, uncapitalised};
use crate::report::verdicts;
use crate::results::{End, Levers, Pair, Swing, unit};

/// Levers that are shown where not all are asked for. Assumption: a screen.
const MOST_SHOWN: usize = 20;
/// Characters of the longest bar on either side.
const BAR: usize = 10;
/// Levers that the first sentence names. Assumption: nobody keeps more in mind.
const MOST_NAMED: usize = 3;
/// Chance at which a swing is told from none.
const TOLD: f64 = 0.05;

/// The levers for people; `is_full`: every one.
pub fn document(levers: &Levers, is_full: bool) -> Document {
    let told = Told { levers, decimals: decimals_for(&levers.base, levers.key.info().decimals) };
    let findings = Block::Findings { answer: Some(told.answer()), evidence: told.evidence() };
    let blocks = [
        Some(findings),
        Some(told.tornado(is_full)),
        told.pairs().map(Block::from),
        told.flips().map(Block::Paragraph),
        conditions(&levers.heading),
    ];
    let title = Some(levers.heading.title.clone());
    Document { title, blocks: blocks.into_iter().flatten().collect() }
}

/// The range of the difference under all single assumptions, beside that by chance, in a sentence.
pub(super) fn assumptions(levers: &Levers) -> String {
    let told = Told { levers, decimals: decimals_for(&levers.base, levers.key.info().decimals) };
    format!("Of {}: {}", told.what(), uncapitalised(&told.ranges()))
}

/// `levers`: a row a value.
pub fn sheet(levers: &Levers) -> Sheet {
    let rows: Vec<Row<'_>> = levers.levers.iter().map(|swing| Row { swing, levers }).collect();
    Sheet::new("levers", columns(), &rows)
}

/// The same without rows.
pub fn described() -> Vec<Sheet> {
    vec![Sheet::new("levers", columns(), &[])]
}

struct Row<'a> {
    swing: &'a Swing,
    levers: &'a Levers,
}

fn columns<'a>() -> Vec<Column<Row<'a>>> {
    const AS_UNIT: &str = "as `unit`";
    vec![
        column("path", "", "The value that is moved.", |row: &Row<'a>| {
            Cell::words(row.swing.lever.path.as_str())
        }),
        column("now", "", "What it is.", |row| Cell::words(row.swing.lever.now.as_str())),
        column("low", "", "Lower end of its range.", |row| {
            Cell::words(row.swing.lever.low.as_str())
        }),
        column("high", "", "Upper end of its range.", |row| {
            Cell::words(row.swing.lever.high.as_str())
        }),
        column("range_from", "", "Where the range comes from.", |row| {
            Cell::words(source(row.swing))
        }),
        column("is_given", "", "The file gives the value; else it is a default.", |row| {
            Cell::Flag(row.swing.lever.is_given)
        }),
        column("unit", "", "Unit of the numbers in this row.", |row| {
            Cell::words(unit(row.levers.key, &row.levers.heading.currency))
        }),
        column("difference_at_low", AS_UNIT, "The difference at the lower end.", |row| {
            row.swing.low.map(|end| end.difference.mean).into()
        }),
        column("difference_at_high", AS_UNIT, "The difference at the upper end.", |row| {
            row.swing.high.map(|end| end.difference.mean).into()
        }),
        column("swing", AS_UNIT, "The one at the upper end less that at the lower.", |row| {
            Cell::Number(row.swing.swing.mean)
        }),
        column("swing_low", AS_UNIT, "Lower limit of its 95 % interval.", |row| {
            row.swing.swing.interval.map(|(low, _)| low).into()
        }),
        column("swing_high", AS_UNIT, "Upper limit of its 95 % interval.", |row| {
            row.swing.swing.interval.map(|(_, high)| high).into()
        }),
        column(
            "p",
            "share",
            "How likely such a swing is by chance, adjusted for all of them (Holm).",
            |row| row.swing.p.into(),
        ),
    ]
}

fn source(swing: &Swing) -> String {
    match swing.lever.provenance {
        Provenance::Assumed => "assumed".to_owned(),
        Provenance::From(source) => source.to_owned(),
    }
}

struct Told<'l> {
    levers: &'l Levers,
    decimals: usize,
}

impl Told<'_> {
    fn unit(&self) -> &str {
        unit(self.levers.key, &self.levers.heading.currency)
    }

    /// What is moved, in words.
    fn what(&self) -> String {
        let name = self.levers.key.name();
        match self.levers.columns.as_slice() {
            [column, baseline] => {
                format!("the difference in {name} ({} less {})", called(column), called(baseline))
            }
            _ => format!("the {name}"),
        }
    }

    fn answer(&self) -> String {
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
    fn ranges(&self) -> String {
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

    fn evidence(&self) -> String {
        let Levers { levers, idle, evenings, is_cut_short, .. } = self.levers;
        let stopped = if *is_cut_short { "; stopped before all were tried" } else { "" };
        format!(
            "{} values each moved to both ends of their range, all else as it is, on the same {evenings} evenings; {} \
             of them move nothing{stopped}.",
            levers.len() + idle.len(),
            idle.len()
        )
    }

    /// A row a lever; where there is little room, without what the bar shows too.
    fn tornado(&self, is_full: bool) -> Block {
        let n_shown = if is_full { usize::MAX } else { MOST_SHOWN };
        let shown: Vec<&Swing> = self.levers.levers.iter().take(n_shown).collect();
        let moved = |end: End| (end.difference.mean - self.levers.base.mean).abs();
        let ends = shown.iter().flat_map(|swing| [swing.low, swing.high]).flatten();
        let widest = ends.map(moved).fold(0.0, f64::max);
        let (value, range) = (Head::words("value"), Head::words("range"));
        let bar = Head::words("less ◀ as it is ▶ more");
        let (swing, mark) = (Head::numbers("swing"), Head::words(""));
        let [at_low, at_high] = ["at low", "at high"].map(Head::numbers);
        let table = |heads: Vec<Head>, row: &dyn Fn(&Swing) -> Vec<Shown>| Table {
            heads,
            rows: shown.iter().map(|swing| row(swing)).collect(),
            split: Split::Never,
            notes: self.notes(shown.len()),
        };
        let narrow = vec![value.clone(), range.clone(), bar.clone(), swing.clone(), mark.clone()];
        let wide = vec![value, range, Head::words(""), at_low, at_high, bar, swing, mark];
        Block::Table {
            wide: table(wide, &|swing| self.wide_row(swing, widest)),
            narrow: Some(Box::new(table(narrow, &|swing| self.narrow_row(swing, widest)).into())),
        }
    }

    fn narrow_row(&self, swing: &Swing, widest: f64) -> Vec<Shown> {
        vec![
            Shown::words(swing.lever.path.as_str()),
            Shown::words(range(swing)),
            Shown::words(self.bar(swing, widest)),
            Shown::signed(swing.swing.mean, self.decimals),
            mark(swing),
        ]
    }

    fn wide_row(&self, swing: &Swing, widest: f64) -> Vec<Shown> {
        let at = |end: Option<End>| {
            end.map_or_else(Shown::missing, |end| Shown::signed(end.difference.mean, self.decimals))
        };
        let kind = match (swing.lever.provenance, swing.lever.is_given) {
            (Provenance::From(_), _) => "source",
            (Provenance::Assumed, true) => "yours",
            (Provenance::Assumed, false) => "assumed",
        };
        vec![
            Shown::words(swing.lever.path.as_str()),
            Shown::words(range(swing)),
            Shown::words(kind),
            at(swing.low),
            at(swing.high),
            Shown::words(self.bar(swing, widest)),
            verdicts::signed(&swing.swing, self.decimals),
            mark(swing),
        ]
    }

    /// The ends of a lever on both sides of the house as it is: `░` its low end, `█` its high one.
    fn bar(&self, swing: &Swing, widest: f64) -> String {
        let moved =
            |end: Option<End>| end.map_or(0.0, |end| end.difference.mean - self.levers.base.mean);
        let (low, high) = (moved(swing.low), moved(swing.high));
        let length = |value: f64| -> usize { n_cells(value.abs(), widest) };
        let side = |is_left: bool| {
            let mut cells = [(low, '░'), (high, '█')]
                .into_iter()
                .filter(|(value, _)| (*value < 0.0) == is_left)
                .map(|(value, mark)| (length(value), mark))
                .collect::<Vec<_>>();
            cells.sort_by_key(|(n, _)| *n);
            let mut drawn = String::new();
            for (n, mark) in cells {
                let so_far = drawn.chars().count();
                drawn.extend(std::iter::repeat_n(mark, n.saturating_sub(so_far)));
            }
            drawn
        };
        let left: String = side(true).chars().rev().collect();
        format!("{left:>BAR$}│{}", side(false))
    }

    fn notes(&self, n_shown: usize) -> Vec<String> {
        let Levers { levers, idle, without_range, .. } = self.levers;
        let more = (levers.len() > n_shown)
            .then(|| format!("The first {n_shown} of {}; --verbose shows all.", levers.len()));
        let idle_paths = match idle.as_slice() {
            [] => None,
            some => Some(format!("{} values move nothing on the evenings played.", some.len())),
        };
        let zero = match without_range.as_slice() {
            [] => None,
            some => Some(format!(
                "{} values are 0 and have no range, so that nothing is said of them.",
                some.len()
            )),
        };
        let legend = format!(
            "{}, {}. ░ at the low end, █ at the high end; a range without a source is half to double, of people one fewer \
             to one more. source: the range has one; yours: the file gives the value; assumed: a default that nobody has \
             measured. ? cannot be told from none (Holm, all together 95 %).",
            self.levers.key.name(),
            self.unit()
        );
        std::iter::once(legend).chain(more).chain(idle_paths).chain(zero).collect()
    }

    /// Which pairs do more, or less, than each by itself.
    fn pairs(&self) -> Option<Table> {
        if self.levers.pairs.is_empty() {
            return None;
        }
        let mut pairs: Vec<&Pair> = self.levers.pairs.iter().collect();
        pairs.sort_by(|one, other| other.beyond.mean.abs().total_cmp(&one.beyond.mean.abs()));
        let row = |pair: &&Pair| {
            vec![
                Shown::words(format!("{} and {}", pair.paths[0], pair.paths[1])),
                verdicts::signed(&pair.beyond, self.decimals),
            ]
        };
        Some(Table {
            heads: vec![Head::words("both together, beyond their sum"), Head::numbers("")],
            rows: pairs.iter().take(5).map(row).collect(),
            split: Split::Never,
            notes: Vec::new(),
        })
    }

    /// Which assumptions turn the verdict, about where, and what to measure first.
    fn flips(&self) -> Option<String> {
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

fn is_told(swing: &Swing) -> bool {
    swing.p.is_some_and(|p| p < TOLD)
}

fn is_sure(estimate: &Estimate) -> bool {
    estimate.interval.is_some_and(|(low, high)| low > 0.0 || high < 0.0)
}

/// From where to where a value is moved.
fn range(Swing { lever, .. }: &Swing) -> String {
    format!("{} … {}", in_short(&lever.low), in_short(&lever.high))
}

/// What cannot be told from none.
fn mark(swing: &Swing) -> Shown {
    Shown::of([Piece::words(if is_told(swing) { "" } else { "?" })])
}

/// Of a distribution its first argument, which is the one that is moved or moved as much as all.
fn in_short(value: &str) -> &str {
    let inside = value.split_once('(').map_or(value, |(_, inside)| inside);
    inside.split([',', ')']).next().unwrap_or(inside)
}

/// So many cells of a bar.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 10")]
#[expect(clippy::cast_precision_loss, reason = "10")]
fn n_cells(value: f64, widest: f64) -> usize {
    if widest > 0.0 { (value / widest * BAR as f64).round() as usize } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_what_they_stand_for() {
        assert_eq!(n_cells(1.0, 1.0), BAR);
        assert_eq!(n_cells(0.5, 1.0), BAR / 2);
        assert_eq!(n_cells(0.5, 0.0), 0);
        assert_eq!(in_short("lognormal(mean 16 min, cv 0.5)"), "mean 16 min");
        assert_eq!(
            [in_short("0.3"), in_short("triangular(2 min, 3 min, 9 min)")],
            ["0.3", "2 min"]
        );
    }
}
