//! Which of several columns was chosen, how surely, and how far the others came.

use crate::render::number::grouped;
use crate::render::{self, Block, Cell, Document, Head, Sheet, Shown, Split, Table, Tone, column};
use crate::report::columns::named_otherwise;
use crate::report::conditions::conditions;
use crate::report::english::{called, capital, listed, percent};
use crate::report::labels::{amount, unit_text};
use crate::results::{BEST_CONFIDENCE, Best, BestAnswer, Column, Runner};

/// The race for people.
pub fn document(best: &Best) -> Document {
    let findings = Block::Findings { answer: Some(answer(best)), evidence: evidence(best) };
    let blocks = [Some(findings), Some(table(best).into()), conditions(&best.heading)];
    Document {
        title: Some(best.heading.title.clone()),
        blocks: blocks.into_iter().flatten().collect(),
    }
}

fn names(best: &Best, columns: &[usize]) -> String {
    let names: Vec<String> =
        columns.iter().map(|idx| called(&best.columns[*idx].column.name)).collect();
    listed(&names)
}

fn answer(best: &Best) -> String {
    let measure = best.key.name();
    match &best.answer {
        BestAnswer::Chosen(only) if only.len() == 1 => {
            format!("Best in {measure}: {}.", names(best, only))
        }
        BestAnswer::Chosen(several) => format!(
            "Best in {measure}: {}, which were equal on each evening, so that none is chosen among them.",
            names(best, several)
        ),
        BestAnswer::CannotTell(several) => {
            let which = names(best, several);
            format!("Cannot tell which of {which} is best in {measure}.")
        }
        BestAnswer::NoRace => {
            format!("No choice: too few evenings have a value for {measure} under every column.")
        }
    }
}

fn evidence(best: &Best) -> String {
    let within = amount(best.within, best.key, &best.heading.currency);
    let evenings = grouped(best.evenings);
    let left_out = match best.left_out {
        0 => String::new(),
        n => format!("; {} had no value under some column and are left out", grouped(n)),
    };
    let played = format!("{evenings} evenings, the same for all that were still in{left_out}");
    let sure = percent(BEST_CONFIDENCE);
    match &best.answer {
        BestAnswer::Chosen(_) => format!(
            "Chosen with at least {sure} confidence if the others are at least {within} worse; of columns nearer \
             than that another may be the best. {}.",
            capital(&played)
        ),
        BestAnswer::CannotTell(_) | BestAnswer::NoRace if best.is_cut_short => {
            format!("Stopped after {played}.")
        }
        BestAnswer::CannotTell(_) => format!(
            "{}; more may tell (`--max-evenings`), and so may a larger difference that matters to nobody, \
             now {within} (`--within`).",
            capital(&played)
        ),
        BestAnswer::NoRace => format!("{}.", capital(&played)),
    }
}

fn table(best: &Best) -> Table {
    let front = best.columns.iter().find(|runner| runner.difference.is_none());
    let less = match (front, &best.answer) {
        (_, BestAnswer::NoRace) | (None, _) => "difference".to_owned(),
        (Some(front), _) => format!("less {}", front.column.name),
    };
    let heads = ["mean", &less, "evenings"].map(Head::numbers);
    let unit = unit_text(best.key.info().unit, &best.heading.currency);
    let what = [best.key.name(), unit.to_owned()];
    let what = what.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ");
    let columns: Vec<Column> = best.columns.iter().map(|runner| runner.column.clone()).collect();
    Table {
        heads: std::iter::once(Head::words("")).chain(heads).chain([Head::words("")]).collect(),
        rows: best.ranked().into_iter().map(|idx| row(best, idx)).collect(),
        split: Split::Never,
        notes: std::iter::once(format!(
            "{}; each column up to where it left the race, differences on the evenings both had.",
            capital(&what)
        ))
        .chain(named_otherwise(&columns))
        .collect(),
    }
}

fn row(best: &Best, idx: usize) -> Vec<Shown> {
    let Runner { column, mean, evenings, difference } = &best.columns[idx];
    // One more than usual: what is chosen between may be near.
    let decimals = best.key.info().decimals + 1;
    let mean = mean.map_or_else(Shown::missing, |mean| Shown::number(mean, decimals));
    let difference = difference.map_or_else(Shown::nothing, |value| Shown::signed(value, decimals));
    let (state, tone) = state(best, idx);
    let evenings = Shown::words(grouped(*evenings));
    vec![
        Shown::words(column.name.as_str()),
        mean,
        difference,
        evenings,
        Shown::words(state).toned(tone),
    ]
}

fn state(best: &Best, idx: usize) -> (&'static str, Tone) {
    match &best.answer {
        BestAnswer::Chosen(only) if *only == [idx] => ("best", Tone::Good),
        BestAnswer::Chosen(several) if several.contains(&idx) => ("as good", Tone::Good),
        BestAnswer::CannotTell(several) if several.contains(&idx) => ("still in", Tone::Plain),
        BestAnswer::Chosen(_) | BestAnswer::CannotTell(_) => ("beaten", Tone::Faint),
        BestAnswer::NoRace => ("", Tone::Plain),
    }
}

/// The race as a table: a row a column, the best in front first.
pub fn sheet(best: &Best) -> Sheet {
    let row = |(rank, idx): (u64, usize)| Row {
        rank,
        runner: &best.columns[idx],
        state: state(best, idx).0,
        measure: best.key.key(),
    };
    let rows: Vec<Row<'_>> = (1..).zip(best.ranked()).map(row).collect();
    Sheet::new("race", fields(), &rows)
}

/// The same without rows.
pub fn described() -> Sheet {
    Sheet::new("race", fields(), &[])
}

struct Row<'b> {
    rank: u64,
    runner: &'b Runner,
    state: &'static str,
    measure: String,
}

fn fields<'b>() -> Vec<render::Column<Row<'b>>> {
    vec![
        column("rank", "", "Its place in the race, from 1.", |row| Cell::Count(row.rank)),
        column("column", "", "The column: a policy or a variant.", |row: &Row<'_>| {
            Cell::words(row.runner.column.name.as_str())
        }),
        column("policy", "", "Its policy.", |row| Cell::words(row.runner.column.policy.as_str())),
        column("set", "", "In what its house differs from the scenario's.", |row| {
            Cell::words(row.runner.column.set.join("; "))
        }),
        column("measure", "", "The measure of the race.", |row| Cell::words(row.measure.as_str())),
        column("mean", "as the measure", "Its mean up to where it left the race.", |row| {
            row.runner.mean.into()
        }),
        column(
            "difference",
            "as the measure",
            "How much it differs from the column in front, on the evenings both had; empty for that one.",
            |row| row.runner.difference.into(),
        ),
        column("evenings", "", "Evenings it had until then.", |row| {
            Cell::Count(row.runner.evenings)
        }),
        column(
            "state",
            "",
            "best; as good: equal on each evening; still in: the evenings were over; beaten.",
            |row| Cell::words(row.state),
        ),
    ]
}
