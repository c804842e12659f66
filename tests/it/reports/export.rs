//! The rows of `--export-csv`.

use std::sync::Arc;

use orderflow::catalogue::{Missing, find};
use orderflow::experiment::{EveningRow, Point};
use orderflow::model::{Cents, ItemId, Model};
use orderflow::record::{Account, Experience, ItemRecord, Journey, Outcome};
use orderflow::render::csv;
use orderflow::report::sheets::{self, Names, Streamed};
use orderflow::time::{SimTime, Span};
use orderflow::{scenario, score};

use super::AWKWARD;
use crate::snapshot::assert_snapshot;

fn anecdote() -> Model {
    let text = include_str!("../../../scenarios/anecdote.toml");
    scenario::read(text, "anecdote.toml", &[]).unwrap().model
}

/// A party that drank nothing of what it ordered.
fn party(model: &Model) -> Journey {
    let at = |minutes| SimTime::OPENING + Span::from_minutes(minutes);
    let item = ItemRecord {
        sent_at: at(8.5),
        cancelled_at: at(40.0),
        was_stuck: true,
        ..ItemRecord::ordered(ItemId(0), 0, 0)
    };
    Journey {
        size: 3,
        is_silent: true,
        outcome: Outcome::WalkedOut,
        arrived_at: at(0.25),
        seated_at: at(0.25),
        greeted_at: at(2.0),
        reading: Span::from_minutes(5.0),
        ordered_at: at(8.0),
        left_at: at(40.5),
        items: vec![item],
        handoff: (Span::from_minutes(31.5), 1),
        account: Account { goods: Cents(330), ..Account::default() },
        experience: Experience::new(model.guest.base_score),
        ..Journey::blank()
    }
}

#[test]
fn the_rows_of_an_export_are_kept() {
    let model = anecdote();
    let journey = party(&model);
    let scored = score::score(&journey.experience, &model.score);
    let measures = ["guest_score", "drinks_wait_min.p90", "profit"].map(|key| find(key).unwrap());
    let house = Arc::new(model.clone());
    let rigid = Point::of(&house, &model.policies[0]);
    let points = ["rigid", AWKWARD].map(|name| Point { label: name.to_owned(), ..rigid.clone() });
    let names = Names { currency: &model.currency, points: &points, measures: &measures };
    let rows = [
        EveningRow {
            evening: 1,
            policy: 0,
            values: vec![Err(Missing::NoSeatedParty), Err(Missing::NotPassed), Ok(-0.0)],
            parties: Vec::new(),
        },
        EveningRow {
            evening: 1,
            policy: 1,
            values: vec![Ok(8.25), Ok(1.0 / 3.0), Ok(-12.5)],
            parties: vec![(journey.clone(), Some(scored)), (journey, None)],
        },
    ];
    for table in Streamed::ALL {
        let sheet = table.sheet(&rows, names);
        assert_snapshot(&csv::file_name(&sheet), &csv::sheet(&sheet));
    }
    let dictionary = csv::dictionary(&sheets::described(names));
    assert_snapshot("columns.csv", &csv::sheet(&dictionary));
}
