//! Every command, in this process, on a house that was accepted.

use std::ops::ControlFlow;

use orderflow::catalogue::{MeasureKey, all_keys, season_keys};
use orderflow::experiment::{EveningRow, Keep, Plan, Probed, probe};
use orderflow::forecast::{Forecast, notes, proposals};
use orderflow::model::Model;
use orderflow::render::text::{self, Layout};
use orderflow::render::{csv, markdown};
use orderflow::report::check::{self, Checked};
use orderflow::report::comparison::View;
use orderflow::report::sheets::{self, Names, Streamed};
use orderflow::report::story::{self, Story};
use orderflow::report::{Detail, comparison, season as season_report};
use orderflow::results::{Saved, SavedSeason};
use orderflow::scenario::Loaded;
use orderflow::season::households;
use orderflow::study::{self, Pick, advice, pilot};

use super::{Tally, second};

/// An evening with more events than this, under all policies, is played once, not several times.
const MANY_EVENTS: u64 = 20_000;
/// An evening with no more events than this is played in a season, and in a pilot.
const FEW_EVENTS: u64 = 4_000;

/// Plays everything; an error says what is wrong.
pub(super) fn play(loaded: &Loaded) -> Result<Tally, String> {
    let model = &loaded.model;
    let forecast = Forecast::of(model);
    if forecast.loads.iter().flat_map(|load| &load.intervals).any(|part| part.work_min.is_nan()) {
        return Err("the load of a part of the evening is no number".to_owned());
    }
    let Ok(probed) = probe(&Plan::of(model).seed(5)) else {
        return Ok(Tally { overlong: 1, ..Tally::default() });
    };
    let evenings = if probed.n_events > MANY_EVENTS { 1 } else { 3 };
    check(loaded, forecast, probed)?;
    compare(loaded, evenings)?;
    if probed.n_events <= FEW_EVENTS {
        season(loaded)?;
    }
    Ok(Tally { played: 1, evenings, events: probed.n_events, ..Tally::default() })
}

fn check(loaded: &Loaded, forecast: Forecast, probed: Probed) -> Result<(), String> {
    let pilot = (probed.n_events <= FEW_EVENTS / 4).then(|| pilot(&loaded.model, (1, 1))).flatten();
    let proposed = proposals(&forecast, &loaded.model);
    let advice =
        (probed.n_events <= FEW_EVENTS / 8).then(|| advice(loaded, &proposed, (1, 1))).flatten();
    let notes = notes(loaded);
    let checked =
        Checked { name: "generated.toml", path: None, loaded, forecast, notes, pilot, advice };
    sound("check", &text::document(&check::document(&checked, Detail::Full), Layout::PLAIN))?;
    sound_json("check", &check::json(&checked))
}

fn compare(loaded: &Loaded, evenings: u64) -> Result<(), String> {
    let model = &loaded.model;
    let measures = all_keys();
    let plan = Plan::of(model)
        .measures(measures.clone())
        .seed(5)
        .evenings(evenings)
        .threads(1)
        .keep(Keep::Parties);
    let mut rows: Vec<EveningRow> = Vec::new();
    let results = study::compare(loaded, &plan, &mut |block| {
        rows.extend(block.rows.iter().cloned());
        ControlFlow::Continue(())
    });
    for row in &rows {
        second::compare(model, row, &measures)?;
    }
    let names = Names { currency: &model.currency, points: &plan.points, measures: &measures };
    for table in Streamed::ALL {
        sound("export", &csv::sheet(&table.sheet(&rows, names)))?;
    }
    csv::dictionary(&sheets::described(names));
    let story_command = Some("orderflow story g.toml");
    let view = View { detail: Detail::Full, ranked_by: Some(measures[0]), story_command };
    let document = comparison::document(&results, &view);
    sound("compare", &text::document(&document, Layout::PLAIN))?;
    sound("compare", &markdown::document(&document))?;
    sound_json("compare", &Saved::of(&results).write())?;
    for sheet in [sheets::differences, sheets::estimates, sheets::why] {
        sound("compare", &csv::sheet(&sheet(&results)))?;
    }
    story(model, &plan)
}

fn story(model: &Model, plan: &Plan) -> Result<(), String> {
    for pick in [Pick::Worst, Pick::Median, Pick::MostChanged] {
        let Some(at) = study::find(plan, pick) else { continue };
        let told = study::replay(plan, at).ok_or("the party that was found is not there")?;
        let told =
            Story { title: &model.title, points: &plan.points, evening: at.evening, told: &told };
        sound("story", &text::document(&story::document(&told), Layout::PLAIN))?;
    }
    Ok(())
}

fn season(loaded: &Loaded) -> Result<(), String> {
    let model = &loaded.model;
    let mut measures: Vec<MeasureKey> = all_keys();
    measures.extend(season_keys());
    let chart = measures[0];
    let plan = Plan::of(model).measures(measures).seed(5).threads(1).keep(Keep::Evenings);
    let plan = plan.in_a_row(2, 15);
    if households(model) > 100_000.0 {
        return Ok(());
    }
    let mut is_finite = true;
    let results = study::season(loaded, &plan, &mut |block| {
        let mut values = block.rows.iter().flat_map(|row| &row.values);
        is_finite &= values.all(|value| value.is_err() || value.is_ok_and(f64::is_finite));
        ControlFlow::Continue(())
    });
    if !is_finite {
        return Err("a measure of a season is no number".to_owned());
    }
    let document = season_report::document(&results, chart, Detail::Full);
    sound("season", &text::document(&document, Layout::PLAIN))?;
    sound_json("season", &SavedSeason::of(&results).write())?;
    for sheet in [season_report::sheets::course, season_report::sheets::comparison] {
        sound("season", &csv::sheet(&sheet(&results)))?;
    }
    Ok(())
}

/// No number that is none is in the output.
fn sound(command: &str, output: &str) -> Result<(), String> {
    let words = output.split(|c: char| !c.is_alphanumeric());
    match words.into_iter().find(|word| ["NaN", "inf", "nan"].contains(word)) {
        Some(word) => {
            let line = output.lines().find(|line| line.contains(word)).unwrap_or_default();
            Err(format!("`{command}` says {word}: {line}"))
        }
        None => Ok(()),
    }
}

fn sound_json(command: &str, output: &str) -> Result<(), String> {
    let parsed: Result<serde_json::Value, _> = serde_json::from_str(output);
    parsed.map_err(|error| format!("the JSON of `{command}` cannot be read: {error}"))?;
    sound(command, output)
}
