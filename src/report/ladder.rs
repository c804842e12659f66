//! What carries a difference: the decisions, or the things that go wrong, with their shares.

use crate::compare::Estimate;
use crate::measure::Part;
use crate::render::number::{apportioned, plain, signed};
use crate::render::{Block, Cell, Document, Head, Sheet, Shown, Split, Table, column};
use crate::report::conditions::conditions;
use crate::report::digits::decimals_for;
use crate::report::english::{called, listed, percent};
use crate::report::verdicts;
use crate::results::{Ladder, SharedBy, Switch, unit};

/// Shares that are named in the first sentence. Assumption: nobody keeps more in mind.
const MOST_NAMED: usize = 3;

/// The ladder for people.
pub fn document(ladder: &Ladder) -> Document {
    let told =
        Told { ladder, decimals: decimals_for(&ladder.difference, ladder.key.info().decimals) };
    let findings = Block::Findings { answer: Some(told.answer()), evidence: told.evidence() };
    let blocks = [
        Some(findings),
        Some(told.table().into()),
        told.booked().map(Block::from),
        conditions(&ladder.heading),
    ];
    let title = Some(ladder.heading.title.clone());
    Document { title, blocks: blocks.into_iter().flatten().collect() }
}

/// `shares`: a row a switch.
pub fn sheet(ladder: &Ladder) -> Sheet {
    let rows: Vec<Row> = ladder
        .switches
        .iter()
        .map(|(switch, parts)| Row {
            key: switch.name.clone(),
            unit: unit(ladder.key, &ladder.heading.currency).to_owned(),
            share: parts.share,
            alone: parts.alone.mean,
            last: parts.last.mean,
        })
        .collect();
    Sheet::new("shares", columns(), &rows)
}

/// The same without rows.
pub fn described() -> Vec<Sheet> {
    vec![Sheet::new("shares", columns(), &[])]
}

/// A switch in a spreadsheet.
struct Row {
    key: String,
    unit: String,
    share: Estimate,
    alone: f64,
    last: f64,
}

fn columns() -> Vec<crate::render::Column<Row>> {
    const AS_UNIT: &str = "as `unit`";
    vec![
        column("key", "", "What is turned on.", |row: &Row| Cell::words(row.key.as_str())),
        column("unit", "", "Unit of the numbers in this row.", |row| {
            Cell::words(row.unit.as_str())
        }),
        column("share", AS_UNIT, "Its Shapley share of the difference.", |row| {
            Cell::Number(row.share.mean)
        }),
        column("low", AS_UNIT, "Lower limit of the share.", |row| {
            row.share.interval.map(|(low, _)| low).into()
        }),
        column("high", AS_UNIT, "Upper limit of the share.", |row| {
            row.share.interval.map(|(_, high)| high).into()
        }),
        column("alone", AS_UNIT, "What it brings if it is turned on alone.", |row| {
            Cell::Number(row.alone)
        }),
        column("last", AS_UNIT, "What is lost if it alone is taken away.", |row| {
            Cell::Number(row.last)
        }),
    ]
}

struct Told<'l> {
    ladder: &'l Ladder,
    decimals: usize,
}

impl Told<'_> {
    fn unit(&self) -> &str {
        unit(self.ladder.key, &self.ladder.heading.currency)
    }

    /// The shares as they are shown: they add up to the difference.
    fn figures(&self) -> Vec<f64> {
        let means: Vec<f64> =
            self.ladder.switches.iter().map(|(_, parts)| parts.share.mean).collect();
        apportioned(&means, self.ladder.difference.mean, self.decimals)
    }

    /// Whether there is surely something to share out.
    fn is_told(&self) -> bool {
        self.ladder.difference.interval.is_some_and(|(low, high)| low > 0.0 || high < 0.0)
    }

    /// What carries it, the largest first.
    fn answer(&self) -> String {
        let Ladder { difference, key, from, to, .. } = self.ladder;
        let (from, to, name) = (called(from), called(to), key.name());
        let amount = |value: f64| format!("{} {}", plain(value.abs(), self.decimals), self.unit());
        if !self.is_told() {
            return format!(
                "Whether the {name} differs under {to} and {from} cannot be told ({}), so that there is nothing to \
                 share out for sure; the shares below are of what was seen.",
                self.with_limits(difference)
            );
        }
        let mut carried: Vec<(&Switch, f64)> =
            self.ladder.switches.iter().map(|(switch, parts)| (switch, parts.share.mean)).collect();
        carried.sort_by(|one, other| {
            (other.1 / difference.mean).total_cmp(&(one.1 / difference.mean))
        });
        let shows = |(_, share): &&(&Switch, f64)| *share / difference.mean >= 0.05;
        let named: Vec<String> = carried
            .iter()
            .take(MOST_NAMED)
            .filter(shows)
            .map(|(switch, share)| {
                format!("{} {} %", switch.name, plain(100.0 * share / difference.mean, 0))
            })
            .collect();
        let way = if difference.mean < 0.0 { "lower" } else { "higher" };
        let against: Vec<String> = carried
            .iter()
            .rev()
            .take_while(|(_, share)| *share / difference.mean <= -0.05)
            .map(|(switch, share)| {
                format!(
                    "{} takes {} % away",
                    switch.name,
                    plain(-100.0 * share / difference.mean, 0)
                )
            })
            .collect();
        let what = match self.ladder.of {
            SharedBy::Freedoms => "of that comes from",
            SharedBy::Causes => "of that goes with",
        };
        let mut said = format!(
            "Under {to} the {name} is {} {way} than under {from} ({}); {what} {}",
            amount(difference.mean),
            self.with_limits(difference),
            if named.is_empty() { "no one of them much".to_owned() } else { listed(&named) },
        );
        if !against.is_empty() {
            said = format!("{said}, while {}", listed(&against));
        }
        said + "."
    }

    fn with_limits(&self, estimate: &Estimate) -> String {
        match estimate.interval {
            Some((low, high)) => format!(
                "95 % sure: {} to {}",
                signed(low, self.decimals),
                signed(high, self.decimals)
            ),
            None => format!("{} {}", signed(estimate.mean, self.decimals), self.unit()),
        }
    }

    fn evidence(&self) -> String {
        let Ladder { evenings, left_out, switches, .. } = self.ladder;
        let what = match self.ladder.of {
            SharedBy::Freedoms => "decisions",
            SharedBy::Causes => "things that go wrong",
        };
        let left_out = match left_out {
            0 => String::new(),
            n => format!("; {n} more without a value in some combination are left out"),
        };
        format!(
            "{evenings} evenings, each with every combination of {} {what}; on every evening the shares add up to \
             the difference{left_out}.",
            switches.iter().filter(|(switch, _)| !switch.changes.is_empty()).count()
        )
    }

    fn table(&self) -> Table {
        let figures = self.figures();
        let rows = self.ladder.switches.iter().zip(figures).map(|((switch, parts), figure)| {
            let share = Estimate { mean: figure, ..parts.share };
            let of_all = 100.0 * parts.share.mean / self.ladder.difference.mean;
            // Of what may be nothing there are no parts.
            let of_all = if of_all.is_finite() && self.is_told() {
                Shown::words(format!("{} %", plain(of_all, 0)))
            } else {
                Shown::missing()
            };
            vec![
                Shown::words(switch.name.as_str()),
                Shown::words(change(switch)),
                verdicts::signed(&share, self.decimals),
                of_all,
                Shown::signed(parts.alone.mean, self.decimals),
                Shown::signed(parts.last.mean, self.decimals),
            ]
        });
        let mut rows: Vec<Vec<Shown>> = rows.collect();
        rows.sort_by(|one, other| share_of(other).total_cmp(&share_of(one)));
        let together = match self.ladder.of {
            SharedBy::Freedoms => "all",
            SharedBy::Causes => "all together",
        };
        rows.push(vec![
            Shown::words(together),
            Shown::nothing(),
            verdicts::signed(&self.ladder.difference, self.decimals),
            Shown::nothing(),
            Shown::nothing(),
            Shown::nothing(),
        ]);
        let [from, to] = [&self.ladder.from, &self.ladder.to];
        let change = match self.ladder.of {
            SharedBy::Freedoms => format!("{from} → {to}"),
            SharedBy::Causes => "never → as it is".to_owned(),
        };
        let heads = ["share", "of all", "alone", "last"].map(Head::numbers);
        Table {
            heads: [Head::words(""), Head::words(change)].into_iter().chain(heads).collect(),
            rows,
            split: Split::Never,
            notes: self.notes(),
        }
    }

    fn notes(&self) -> Vec<String> {
        let what = match self.ladder.of {
            SharedBy::Freedoms => format!(
                "{}, {}. share: what a decision brings on average over all orders in which they can be handed over \
                 (Shapley); alone: handed over by itself; last: what is lost if it alone is taken back.",
                self.ladder.key.name(),
                self.unit()
            ),
            SharedBy::Causes => format!(
                "{}, {}, of the lead of {} over {}. share: what of the lead goes with it, on average over all orders \
                 (Shapley); alone: the lead if nothing else went wrong, less that if nothing did; last: how much of \
                 the lead goes if this never happens and all else does; none of these: the lead when none of it happens.",
                self.ladder.key.name(),
                self.unit(),
                called(&self.ladder.to),
                called(&self.ladder.from)
            ),
        };
        let level = percent(self.ladder.level);
        let sure = format!("All shares hold together with 95 %, each with {level} (Bonferroni).");
        let several = self.ladder.switches.iter().filter(|(switch, _)| switch.changes.len() > 1);
        let keys = several.map(|(switch, _)| {
            let changes = switch.changes.iter().map(|[key, off, on]| format!("{key} {off} → {on}"));
            format!("{}: {}.", switch.name, changes.collect::<Vec<_>>().join(", "))
        });
        [what, sure].into_iter().chain(keys).collect()
    }

    /// How the same lead is booked.
    fn booked(&self) -> Option<Table> {
        let parts = self.ladder.booked.as_ref()?;
        let values: Vec<f64> = parts.iter().map(|(_, value)| *value).collect();
        let figures = apportioned(&values, values.iter().sum(), self.decimals);
        let mut rows: Vec<(&Part, f64)> = parts.iter().map(|(part, _)| part).zip(figures).collect();
        rows.retain(|(_, figure)| plain(*figure, self.decimals) != plain(0.0, self.decimals));
        rows.sort_by(|one, other| other.1.abs().total_cmp(&one.1.abs()));
        let row = |(part, figure): (&Part, f64)| {
            vec![Shown::words(part.name()), Shown::signed(figure, self.decimals)]
        };
        Some(Table {
            heads: vec![Head::words("how the same lead is booked"), Head::numbers("")],
            rows: rows.into_iter().map(row).collect(),
            split: Split::Never,
            notes: Vec::new(),
        })
    }
}

/// The figure a row is sorted by.
fn share_of(row: &[Shown]) -> f64 {
    match row[2].pieces.first() {
        Some(crate::render::Piece::Signed(value, _)) => value.abs(),
        Some(_) | None => 0.0,
    }
}

/// What a switch changes, in a cell.
fn change(Switch { changes, .. }: &Switch) -> String {
    match changes.as_slice() {
        [] => String::new(),
        [[_, off, on]] => format!("{off} → {on}"),
        several => format!("{} keys", several.len()),
    }
}
