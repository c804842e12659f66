//! What is asked and what is found, in sentences.

use crate::catalogue::{Better, Unit};
use crate::model::{Goal, GoalOf};
use crate::numbers::search::{Answer, Turn};
use crate::render::number::{exact, grouped};
use crate::report::english::{called, capital, counted, listed, percent};
use crate::report::labels::unit_text;
use crate::results::{Asked, BreakEven, Known, Standing, TriedValue};

/// The answer, in a sentence or two.
pub(super) fn answer(found: &BreakEven) -> String {
    if found.is_level_throughout() {
        return throughout(found);
    }
    match &found.found.answer {
        Answer::Turns(turn) => turns_once(found, turn),
        Answer::Several(turns) => turns_often(found, turns),
        Answer::Never(side) => {
            let Ends { low, high } = Ends::of(found);
            let path = &found.between.path;
            let standing = capital(&standing(found, found.asked.standing(*side), true));
            let about = about(found);
            let is_inside = |tried: &&TriedValue| {
                let ends = &found.between.ends;
                ends.low < tried.value && tried.value < ends.high
            };
            let inside = found.tried.iter().filter(is_inside);
            let sure = inside.filter(|tried| matches!(tried.known, Known::Sure(_)));
            let sure: Vec<String> = sure.map(|tried| found.between.text(tried.value)).collect();
            let also = match sure.as_slice() {
                [] => String::new(),
                sure => format!(", and so it is at {}", listed(sure)),
            };
            format!(
                "{about}no turn was found between {low} and {high} of {path}. {standing} at both ends{also}; of other \
                 values nothing is said."
            )
        }
        Answer::CannotTell => cannot_tell(found),
    }
}

/// Both ends of the range as they would be typed.
struct Ends {
    low: String,
    high: String,
}

impl Ends {
    fn of(found: &BreakEven) -> Self {
        let [low, high] = found.between.ends_typed().map(|set| set.value);
        Self { low, high }
    }
}

/// `In worth, `, or the goal; what follows goes on in small letters.
fn about(found: &BreakEven) -> String {
    match &found.asked {
        Asked::Level(key) => format!("In {}, ", key.name()),
        Asked::Goal(..) => format!("{}: ", capital(&goal(found))),
    }
}

/// What a goal asks and of whom: `last item wait < 5 min under rigid`.
pub(super) fn goal(found: &BreakEven) -> String {
    let Asked::Goal(goal, share) = &found.asked else { return String::new() };
    let Goal { of, measure, bound, limit } = goal;
    let unit = unit_text(measure.info().unit, &found.heading.currency);
    let unit = match measure.info().unit {
        Unit::Minutes | Unit::Money | Unit::PerParty | Unit::PerEvening => format!(" {unit}"),
        Unit::Points | Unit::NpsPoints | Unit::Parties | Unit::Count | Unit::Share => String::new(),
    };
    let often = share.map_or(String::new(), |share| format!(" on {} of evenings", percent(share)));
    let limit = format!("{} {}{unit}{often}", bound.sign(), exact(*limit));
    let names: Vec<String> = found.columns.iter().map(|column| called(&column.name)).collect();
    match (of, names.as_slice()) {
        (GoalOf::Difference, [first, second]) => {
            format!("{} of {second} less {first} {limit}", measure.name())
        }
        _ => format!("{} {limit} under {}", measure.name(), names.concat()),
    }
}

/// `empowered is ahead`, `the goal is met`.
pub(super) fn standing(found: &BreakEven, standing: Standing, is_sure: bool) -> String {
    let surely = if is_sure { "surely " } else { "" };
    match standing {
        Standing::Ahead(column) => {
            let name = called(&found.columns[column].name);
            let ahead = match found.asked.key().info().better {
                Better::Higher | Better::Lower => "ahead",
                Better::Neither => "higher",
            };
            format!("{name} is {surely}{ahead}")
        }
        Standing::Met => format!("the goal is {surely}met"),
        Standing::Missed => format!("the goal is {surely}missed"),
    }
}

fn turns_once(found: &BreakEven, turn: &Turn) -> String {
    let [before, behind] = found.around(turn);
    let (low, high) = (found.between.text(turn.bracket.0), found.between.text(turn.bracket.1));
    let (about, path) = (about(found), &found.between.path);
    let at_low = standing(found, before, false);
    // Between neighbouring whole numbers there is no place.
    if found.between.places == 0 && turn.width() <= 1.0 {
        let at_high = standing(found, behind, false);
        return format!("{about}at {path} = {low} {at_low}, at {high} {at_high}; both are sure.");
    }
    let turns = match (behind, found.columns.as_slice()) {
        (Standing::Met, _) => "it begins to be met".to_owned(),
        (Standing::Missed, _) => "it begins to be missed".to_owned(),
        (Standing::Ahead(_), columns) => {
            let names: Vec<String> = columns.iter().map(|column| called(&column.name)).collect();
            format!("{} draw level", listed(&names))
        }
    };
    let at_high = match behind {
        Standing::Ahead(column) => format!("{} is", called(&found.columns[column].name)),
        Standing::Met | Standing::Missed => standing(found, behind, false),
    };
    let estimate = found.between.text(turn.estimate);
    format!(
        "{about}{turns} where {path} is about {estimate}: surely between {low}, where {at_low}, and {high}, where \
         {at_high}."
    )
}

fn turns_often(found: &BreakEven, turns: &[Turn]) -> String {
    let place = |turn: &Turn| {
        let (low, high) = (found.between.text(turn.bracket.0), found.between.text(turn.bracket.1));
        let [before, behind] = found.around(turn).map(|of| standing(found, of, false));
        format!("between {low} ({before}) and {high} ({behind})")
    };
    let places: Vec<String> = turns.iter().map(place).collect();
    let about = about(found);
    format!("{about}it turns more than once along {}: {}.", found.between.path, listed(&places))
}

fn cannot_tell(found: &BreakEven) -> String {
    let Ends { low, high } = Ends::of(found);
    let at = |end: f64, text: &str| match found.standing_at(end) {
        Some(known) => format!("at {text} {}", standing(found, known, true)),
        None if found.is_interrupted => format!("at {text} nothing is sure yet"),
        None => format!("at {text} it cannot be told"),
    };
    let told = if found.is_interrupted {
        "it was not yet known whether it turns"
    } else {
        "it cannot be told whether it turns"
    };
    let ends = &found.between.ends;
    let (about, path) = (about(found), &found.between.path);
    format!(
        "{about}{told} between {low} and {high} of {path}: {}, {}.",
        at(ends.low, &low),
        at(ends.high, &high)
    )
}

fn throughout(found: &BreakEven) -> String {
    let Ends { low, high } = Ends::of(found);
    let path = &found.between.path;
    match (&found.asked, found.columns.as_slice()) {
        (Asked::Level(key), [first, second]) => format!(
            "In {}, {} and {} are the same on every evening played between {low} and {high} of {path}: there is \
             nothing that could turn.",
            key.name(),
            called(&first.name),
            called(&second.name)
        ),
        _ => format!(
            "{} is neither kept nor missed by anything on any evening played between {low} and {high} of {path}.",
            capital(&goal(found))
        ),
    }
}

/// What it rests on.
pub(super) fn evidence(found: &BreakEven) -> String {
    let last = found.first_evening + found.evenings.saturating_sub(1);
    let n_values = u32::try_from(found.tried.len()).unwrap_or(u32::MAX);
    let values = counted(n_values, "value", "values");
    let shared = if found.columns.len() > 1 {
        ", with the same guests and the same bad luck under both"
    } else {
        ""
    };
    let n_sure = found.tried.iter().filter(|tried| matches!(tried.known, Known::Sure(_))).count();
    let sure = match (n_sure, found.turns()) {
        (0, _) => String::new(),
        (_, [_, ..]) => {
            " What is said of the ends of a bracket holds, all of it together, with 95 %; the point between them is \
             an estimate."
                .to_owned()
        }
        (_, []) => " What is sure holds, all of it together, with 95 %.".to_owned(),
    };
    format!(
        "{values} tried, each on evenings of its own{shared}: {} in all (number {} to {last}).{sure}",
        grouped(found.evenings),
        found.first_evening
    )
}
