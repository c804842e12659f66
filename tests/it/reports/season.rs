//! What `season` found.

use orderflow::catalogue::{Missing, find};
use orderflow::compare::{
    Absent, Comparison, Crossover, Estimate, MeasureComparison, PolicyResult, SeasonComparison,
    Step, Verdict,
};
use orderflow::experiment::SeasonRow;
use orderflow::render::text::Layout;
use orderflow::render::{Document, csv, markdown, text};
use orderflow::report::season::sheets::{self, Names};
use orderflow::report::{Detail, season};
use orderflow::results::{SavedSeason, SeasonResults};

use super::{AWKWARD, PLAIN, difference, estimate, heading, measure};
use crate::snapshot::assert_snapshot;

const EVENINGS: u32 = 9;

/// No season has a value of it.
fn regulars() -> MeasureComparison {
    let absent = Absent::NoValue(Missing::NoRegulars);
    let result = |difference| PolicyResult {
        estimate: Err(absent),
        bad: None,
        difference,
        why: None,
        is_best: false,
    };
    let policies = vec![result(None), result(Some(Err(absent)))];
    MeasureComparison { key: find("regulars").unwrap(), policies, interactions: Vec::new() }
}

/// Means over a part of the season; `by` sets the parts apart.
fn part(by: f64) -> Comparison {
    let of = |mean: f64, half_width| estimate(mean + by, half_width, 40);
    let same = estimate(0.0, 0.0, 40);
    let (score, drinks) = (estimate(-0.58, 0.04, 40), estimate(-1.54, 0.25, 40));
    let profit = estimate(3.0 + by, 4.0, 40);
    let measures = vec![
        measure(
            "parties",
            of(31.25, 0.5),
            of(31.25, 0.5),
            difference(same, None, Verdict::CannotTell),
        ),
        measure(
            "drinks_wait_min",
            of(9.04, 0.3),
            of(7.5, 0.2),
            difference(drinks, Some(38), Verdict::Better),
        ),
        measure(
            "guest_score",
            of(8.59, 0.02),
            of(8.01, 0.03),
            difference(score, Some(1), Verdict::Worse),
        ),
        regulars(),
        measure(
            "net_profit",
            of(-3.25, 9.0),
            of(-0.25, 8.0),
            difference(profit, Some(21), Verdict::CannotTell),
        ),
    ];
    let policies = vec!["rigid".to_owned(), AWKWARD.to_owned()];
    Comparison {
        policies,
        baseline: 0,
        level: 0.95,
        look: 1,
        evenings: 40,
        is_certain: false,
        squares: Vec::new(),
        measures,
    }
}

/// From evening to evening: the first has no value, the second is of one season.
fn steps(result: &PolicyResult) -> Vec<Result<Step, Absent>> {
    let step = |evening: u32| {
        let found = result.estimate?;
        let mean = found.mean + 0.125 * f64::from(evening);
        let known = match evening {
            1 => return Err(Absent::NoValue(Missing::NoParty)),
            2 => Estimate { mean, interval: None, evenings: 1, few: None },
            _ => estimate(mean, 0.5, 40),
        };
        Ok(Step { estimate: known, quantiles: [mean - 1.5, mean - 0.25, mean + 2.0] })
    };
    (1..=EVENINGS).map(step).collect()
}

fn awkward() -> SeasonResults {
    let whole = part(0.0);
    let overtaking =
        |measure, week, is_by_baseline| Crossover { measure, policy: 1, is_by_baseline, week };
    SeasonResults {
        heading: heading(),
        columns: Vec::new(),
        has_goals: true,
        events: 0,
        comparison: SeasonComparison {
            n_evenings: EVENINGS as usize,
            first_week: part(-1.0),
            last_week: part(0.5),
            course: whole
                .measures
                .iter()
                .map(|measure| measure.policies.iter().map(steps).collect())
                .collect(),
            whole,
            overtakings: vec![overtaking(1, 1, false), overtaking(2, 2, true)],
        },
    }
}

/// The same with a third policy that does better by the guests.
fn three() -> SeasonResults {
    let mut results = awkward();
    let all = &mut results.comparison;
    for part in [&mut all.first_week, &mut all.last_week, &mut all.whole] {
        part.policies.push("empowered".to_owned());
        part.level = 0.975;
        for measure in &mut part.measures {
            measure.policies.push(measure.policies[1].clone());
        }
        let found = difference(estimate(0.25, 0.1, 40), Some(30), Verdict::Better);
        part.measures[2].policies[2].difference = Some(Ok(found));
    }
    for course in &mut all.course {
        course.push(course[1].clone());
    }
    results
}

fn document(results: &SeasonResults) -> Document {
    season::document(results, find("guest_score").unwrap(), Detail::Full)
}

fn in_text(results: &SeasonResults, layout: Layout) -> String {
    text::document(&document(results), layout)
}

#[test]
fn the_text_of_a_season_is_kept() {
    assert_snapshot("season.txt", &in_text(&awkward(), PLAIN));
    assert_snapshot("season_three.txt", &in_text(&three(), Layout { width: 80, ..PLAIN }));
}

#[test]
fn the_markdown_of_a_season_is_kept() {
    assert_snapshot("season.md", &markdown::document(&document(&awkward())));
}

#[test]
fn the_json_of_a_season_is_kept() {
    assert_snapshot("season.json", &SavedSeason::of(&awkward()).write());
}

#[test]
fn the_tables_of_a_season_are_kept() {
    let results = awkward();
    let whole = &results.comparison.whole;
    let keys: Vec<_> = whole.measures.iter().map(|measure| measure.key).collect();
    let names =
        Names { currency: &results.heading.currency, policies: &whole.policies, measures: &keys };
    let row = |policy, values: [f64; 4]| {
        let [parties, drinks, score, profit] = values.map(Ok);
        let values = vec![parties, drinks, score, Err(Missing::NoRegulars), profit];
        SeasonRow { season: 3, policy, evening: 1, values }
    };
    let played = [row(0, [31.0, 9.25, 8.5, -12.5]), row(1, [31.0, 1.0 / 3.0, 8.0, -0.0])];
    assert_snapshot("season_rows.csv", &csv::sheet(&sheets::evenings(&played, names)));
    assert_snapshot("season_comparison.csv", &csv::sheet(&sheets::comparison(&results)));
    assert_snapshot("season_course.csv", &csv::sheet(&sheets::course(&results)));
    let dictionary = csv::dictionary(&sheets::described(names));
    assert_snapshot("season_columns.csv", &csv::sheet(&dictionary));
}

/// Numbers of these columns in the rows of a table that have them all.
fn numbers<const N: usize>(table: &str, columns: [&str; N]) -> Vec<[f64; N]> {
    let mut reader = ::csv::Reader::from_reader(table.as_bytes());
    let header = reader.headers().unwrap().clone();
    let places = columns.map(|name| header.iter().position(|column| column == name).unwrap());
    let of_row = |row: ::csv::StringRecord| {
        let fields = places.map(|place| row[place].parse::<f64>().ok());
        fields.iter().all(Option::is_some).then(|| fields.map(Option::unwrap))
    };
    reader.records().filter_map(|row| of_row(row.unwrap())).collect()
}

/// Holds each row to be in ascending order; there are so many of them.
#[track_caller]
fn assert_ascending<const N: usize>(rows: &[[f64; N]], expected: usize) {
    assert_eq!(rows.len(), expected);
    for row in rows {
        assert!(row.is_sorted_by(|low, high| low < high), "{row:?}");
    }
}

#[test]
fn the_limits_of_a_season_enclose_its_means_and_one_season_of_ten_is_below_the_first_quantile() {
    let results = awkward();
    let table = csv::sheet(&sheets::comparison(&results));
    // Four measures have a value under two policies in three parts.
    assert_ascending(&numbers(&table, ["low", "mean", "high"]), 4 * 2 * 3);
    let mut differences = numbers(&table, ["difference_low", "difference", "difference_high"]);
    // One of them is surely 0.
    differences.retain(|limits| limits[0] < limits[2]);
    assert_ascending(&differences, 3 * 3);
    let table = csv::sheet(&sheets::course(&results));
    // On the first evening there is no value, on the second no spread.
    assert_ascending(&numbers(&table, ["low", "mean", "high"]), 4 * 2 * 7);
    assert_ascending(&numbers(&table, ["p10", "p50", "p90"]), 4 * 2 * 8);

    let saved = SavedSeason::of(&results).write();
    let saved: serde_json::Value = serde_json::from_str(&saved).unwrap();
    let mut objects = vec![&saved];
    let [mut limits, mut quantiles] = [Vec::new(), Vec::new()];
    while let Some(value) = objects.pop() {
        let of = |keys: [&str; 3]| {
            let found = keys.map(|key| value.get(key).and_then(serde_json::Value::as_f64));
            found.iter().all(Option::is_some).then(|| found.map(Option::unwrap))
        };
        limits.extend(of(["low", "mean", "high"]));
        quantiles.extend(of(["p10", "p50", "p90"]));
        objects.extend(value.as_object().into_iter().flat_map(serde_json::Map::values));
        objects.extend(value.as_array().into_iter().flatten());
    }
    limits.retain(|limits| limits[0] < limits[2]);
    assert_ascending(&limits, 4 * 2 * 3 + 3 * 3 + 4 * 2 * 7);
    assert_ascending(&quantiles, 4 * 2 * 8);
}

#[test]
fn a_season_names_who_overtakes_and_who_is_overtaken() {
    let results = awkward();
    let saved = SavedSeason::of(&results).write();
    let saved: serde_json::Value = serde_json::from_str(&saved).unwrap();
    let named = |idx: usize| {
        let entry = &saved["overtakings"][idx];
        ["measure", "by", "overtaken"].map(|key| entry[key].as_str().unwrap().to_owned())
    };
    assert_eq!(named(0), ["drinks_wait_min", AWKWARD, "rigid"]);
    assert_eq!(named(1), ["guest_score", "rigid", AWKWARD]);
    let told = in_text(&results, Layout { width: 1000, ..PLAIN });
    let race = format!("rigid begins behind {AWKWARD} and is surely ahead from evening 8 on");
    assert!(told.contains(&race), "{told}");
}
