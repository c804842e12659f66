//! Where it turns: the sentence with estimate and bracket, what was tried, and the lines; of two keys a map.

mod map;
pub mod sheets;
mod words;

use crate::catalogue::Better;
use crate::model::GoalOf;
use crate::numbers::search::Answer;
use crate::render::number::grouped;
use crate::render::{Block, Document, Head, Plot, Series, Shown, Split, Table, Tone};
use crate::report::columns::named_otherwise;
use crate::report::conditions::conditions;
use crate::report::english::{capital, counted};
use crate::report::labels::unit_text;
use crate::results::{Asked, BreakEven, Frontier, Known, Standing, TriedValue};
use crate::study::MOST_AT_A_VALUE;

/// A search along one key, for people.
pub fn document(found: &BreakEven) -> Document {
    let answer = (!found.tried.is_empty()).then(|| words::answer(found));
    let evidence = words::evidence(found);
    let blocks = [
        Some(Block::Findings { answer, evidence }),
        hint(found),
        (!found.tried.is_empty()).then(|| table(found).into()),
        plot(found).map(Block::Plot),
        conditions(&found.heading),
    ];
    Document {
        title: Some(found.heading.title.clone()),
        blocks: blocks.into_iter().flatten().collect(),
    }
}

/// What keeps it from being known better, and the way out.
fn hint(found: &BreakEven) -> Option<Block> {
    let narrow = found.between.text(found.tolerance);
    let is_wide = |width: f64| width > (1.0 + 1e-9) * found.tolerance.max(least(found));
    let wide = found.turns().iter().any(|turn| is_wide(turn.width()));
    let is_open = wide || matches!(found.found.answer, Answer::CannotTell);
    let (what, help) = if found.is_interrupted {
        return Some(Block::Note("Stopped before its end; this is what was known.".to_owned()));
    } else if found.has_run_out() && is_open {
        (
            format!("The {} evenings ran out before more could be told.", grouped(found.evenings)),
            "`--max-evenings N` allows more, `--tolerance T` a wider bracket".to_owned(),
        )
    } else if wide {
        (
            format!(
                "Nearer than {narrow} was wanted; at values further inside, {} evenings each do not tell.",
                grouped(MOST_AT_A_VALUE)
            ),
            "the difference is nearly nothing there, whatever the value is".to_owned(),
        )
    } else if matches!(found.found.answer, Answer::CannotTell) && !found.is_level_throughout() {
        (
            format!("At an end {} evenings do not tell.", grouped(MOST_AT_A_VALUE)),
            "move that end further away, or ask by another `--measure`".to_owned(),
        )
    } else {
        return None;
    };
    Some(Block::Hint { what, help })
}

/// Two values are at least so far apart.
fn least(found: &BreakEven) -> f64 {
    (0..found.between.places).fold(1.0, |apart, _| apart / 10.0)
}

fn table(found: &BreakEven) -> Table {
    let heads = [
        Head::numbers(found.between.path.as_str()),
        Head::numbers("evenings"),
        Head::numbers(subject(found)),
        Head::words("surely"),
    ];
    let unit = unit_text(found.asked.key().info().unit, &found.heading.currency);
    let key = found.asked.key();
    let unit = if unit.is_empty() { String::new() } else { format!(", {unit}") };
    let what = match &found.asked {
        Asked::Goal(_, Some(_)) => {
            "Share of evenings on which it is kept, less the share wanted.".to_owned()
        }
        Asked::Level(_) | Asked::Goal(_, None) => format!("{}{unit}.", capital(&key.name())),
    };
    let as_seen = "Where something is sure, the mean is a little too far from zero: it is that of the moment it became \
                   sure. The others only showed where to test.";
    let notes = std::iter::once(what)
        .chain(named_otherwise(&found.columns))
        .chain([as_seen.to_owned()])
        .collect();
    let rows = found.tried.iter().map(|tried| row(found, tried)).collect();
    Table { heads: heads.into(), rows, split: Split::Never, notes }
}

/// What the means are of.
fn subject(found: &BreakEven) -> String {
    let names: Vec<&str> = found.columns.iter().map(|column| column.name.as_str()).collect();
    match (&found.asked, names.as_slice()) {
        (Asked::Level(_), [first, second]) => format!("{second} less {first}"),
        (Asked::Goal(goal, None), [first, second]) if goal.of == GoalOf::Difference => {
            format!("{second} less {first}, less the limit")
        }
        (Asked::Goal(_, Some(_)), _) => "kept, less the share wanted".to_owned(),
        (Asked::Goal(..) | Asked::Level(_), _) => format!("{}, less the limit", names.concat()),
    }
}

fn row(found: &BreakEven, tried: &TriedValue) -> Vec<Shown> {
    let mean = tried.mean.map_or_else(Shown::missing, |mean| {
        let error = tried.error.unwrap_or(0.0);
        Shown::signed(mean, decimals(found, error))
    });
    let sure = match tried.known {
        Known::Sure(standing) => Shown::words(word(found, standing)).toned(tone(found, standing)),
        Known::CannotTell => Shown::words("cannot tell").toned(Tone::Faint),
        Known::LookedAt => Shown::nothing(),
    };
    vec![
        Shown::words(found.between.text(tried.value)),
        Shown::of([crate::render::Piece::Count(tried.evenings)]),
        mean,
        sure,
    ]
}

/// So many that the first digit of a standard error is shown, three more than usual at most.
fn decimals(found: &BreakEven, error: f64) -> usize {
    let least = found.asked.key().info().decimals;
    let shows =
        |digits: &usize| error <= 0.0 || !crate::render::number::is_shown_as_zero(error, *digits);
    (least..=least + 3).find(shows).unwrap_or(least)
}

fn word(found: &BreakEven, standing: Standing) -> String {
    match standing {
        Standing::Ahead(_) => words::standing(found, standing, false),
        Standing::Met => "met".to_owned(),
        Standing::Missed => "missed".to_owned(),
    }
}

fn tone(found: &BreakEven, standing: Standing) -> Tone {
    match standing {
        Standing::Ahead(_) if found.asked.key().info().better == Better::Neither => Tone::Plain,
        Standing::Ahead(0) | Standing::Missed => Tone::Bad,
        Standing::Ahead(_) | Standing::Met => Tone::Good,
    }
}

/// The means over the values.
fn plot(found: &BreakEven) -> Option<Plot> {
    let key = found.asked.key();
    let first = found.tried.first()?;
    let series = Series {
        name: subject(found),
        values: found.tried.iter().map(|tried| tried.mean).collect(),
    };
    let unit = unit_text(key.info().unit, &found.heading.currency);
    let of = match &found.asked {
        Asked::Goal(_, Some(_)) => "share of evenings".to_owned(),
        Asked::Level(_) | Asked::Goal(_, None) if unit.is_empty() => key.name(),
        Asked::Level(_) | Asked::Goal(_, None) => format!("{}, {unit}", key.name()),
    };
    Some(Plot {
        title: of,
        along: found.between.path.clone(),
        xs: found.tried.iter().map(|tried| tried.value).collect(),
        names: found.tried.iter().map(|tried| found.between.text(tried.value)).collect(),
        series: vec![series],
        turns: found.turns().iter().map(|turn| turn.estimate).collect(),
        decimals: decimals(found, first.error.unwrap_or(0.0)),
    })
}

/// A search at several values of another key, for people.
pub fn frontier(frontier: &Frontier) -> Document {
    let Some(first) = frontier.points.first() else {
        let evidence = "Stopped before the first value was finished.".to_owned();
        return Document { title: None, blocks: vec![Block::Findings { answer: None, evidence }] };
    };
    let blocks = [
        Some(Block::Findings {
            answer: Some(frontier_answer(frontier, first)),
            evidence: frontier_evidence(frontier, first),
        }),
        Some(frontier_table(frontier, first).into()),
        map::lines(frontier).map(Block::Verbatim),
        conditions(&first.heading),
    ];
    Document {
        title: Some(first.heading.title.clone()),
        blocks: blocks.into_iter().flatten().collect(),
    }
}

fn frontier_answer(frontier: &Frontier, first: &BreakEven) -> String {
    let turning: Vec<&BreakEven> =
        frontier.points.iter().filter(|point| point.turns().len() == 1).collect();
    let (path, along) = (&frontier.path, &first.between.path);
    let (n, of) = (turning.len(), frontier.points.len());
    let at = |point: &BreakEven| {
        let value = point.set.as_ref().map_or_else(String::new, |set| set.value.clone());
        let estimate = point.between.text(point.turns()[0].estimate);
        format!("about {estimate} where {path} is {value}")
    };
    let subject = match &first.asked {
        Asked::Level(key) => {
            let [one, other] = [0, 1].map(|column: usize| first.columns[column].name.as_str());
            format!("In {}, {one} and {other} draw level", key.name())
        }
        Asked::Goal(..) => format!("{}: it turns", capital(&words::goal(first))),
    };
    match turning.as_slice() {
        [] => format!(
            "{subject} at no value of {along} that could be told, at {of} values of {path}."
        ),
        [only] => format!("{subject} along {along} at one of {of} values of {path}: {}.", at(only)),
        [lowest, .., highest] => format!(
            "{subject} along {along} at {n} of {of} values of {path}: from {} to {}.",
            at(lowest),
            at(highest)
        ),
    }
}

fn frontier_evidence(frontier: &Frontier, first: &BreakEven) -> String {
    let evenings = grouped(frontier.evenings);
    let stopped = if frontier.points.len() < frontier.wanted {
        format!(" Stopped, of {} values wanted.", frontier.wanted)
    } else {
        String::new()
    };
    let points = u32::try_from(frontier.points.len()).unwrap_or(u32::MAX);
    let searches = counted(points, "search", "searches");
    let last = first.first_evening + frontier.evenings.saturating_sub(1);
    format!(
        "{searches}, {evenings} evenings in all, fresh ones at every value (number {} to {last}). What is said of \
         the ends of all brackets holds together with 95 %; the points between them are estimates.{stopped}",
        first.first_evening
    )
}

fn frontier_table(frontier: &Frontier, first: &BreakEven) -> Table {
    let path = &first.between.path;
    let heads = [
        Head::numbers(frontier.path.as_str()),
        Head::numbers(format!("{path}, about")),
        Head::words("surely between"),
        Head::words("and"),
        Head::numbers("evenings"),
    ];
    let rows = frontier.points.iter().map(|point| {
        let value = point.set.as_ref().map_or_else(String::new, |set| set.value.clone());
        let [about, low, high] = match (point.turns(), &point.found.answer) {
            ([turn], _) => {
                let [before, behind] = point.around(turn).map(|standing| word(point, standing));
                let text = |x: f64| point.between.text(x);
                [
                    Shown::words(text(turn.estimate)),
                    Shown::words(format!("{} ({before})", text(turn.bracket.0))),
                    Shown::words(format!("{} ({behind})", text(turn.bracket.1))),
                ]
            }
            ([], Answer::Never(side)) => {
                let standing = word(point, point.asked.standing(*side));
                [
                    Shown::missing(),
                    Shown::words(format!("no turn: {standing} at both ends")),
                    Shown::nothing(),
                ]
            }
            ([], _) => [Shown::missing(), Shown::words("cannot tell"), Shown::nothing()],
            _ => [Shown::missing(), Shown::words("turns more than once"), Shown::nothing()],
        };
        vec![
            Shown::words(value),
            about,
            low,
            high,
            Shown::of([crate::render::Piece::Count(point.evenings)]),
        ]
    });
    Table {
        heads: heads.into(),
        rows: rows.collect(),
        split: Split::Never,
        notes: named_otherwise(&first.columns),
    }
}
