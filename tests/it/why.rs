//! Why a difference is what it is: parts that add up, and minutes told to what took them.

use std::ops::ControlFlow;

use orderflow::catalogue;
use orderflow::catalogue::Measure;
use orderflow::compare::MainFinding;
use orderflow::experiment::Plan;
use orderflow::measure::{Part, way_of_last};
use orderflow::record::TraceEvent;
use orderflow::render::text::{self, Colour, Layout, WIDTH};
use orderflow::report::comparison::View;
use orderflow::report::{Detail, comparison};
use orderflow::results::{Results, Saved};
use orderflow::{scenario, study};

use crate::house::{Setting, assert_close, evening, moments, party, plain};
use crate::pair::shipped;

const SHIPPED: [&str; 10] = [
    "anecdote.toml",
    "mendoza.toml",
    "quiet.toml",
    "friday_escalation.toml",
    "favour.toml",
    "tourist_bar.toml",
    "untrained.toml",
    "licence.toml",
    "bench/mm1.toml",
    "bench/house.toml",
];

/// A comparison of a shipped scenario's policies, or of its own and another, in every measure.
fn found(name: &str) -> Results {
    // A textbook queue of 111,111 minutes says no more than one of 1,000.
    let short =
        scenario::Override { path: "last_seating".to_owned(), value: "1000 min".to_owned() };
    let overrides = if name == "bench/mm1.toml" { vec![short] } else { Vec::new() };
    let loaded = scenario::read(&shipped(name), name, &overrides).unwrap();
    let mut policies = loaded.model.policies.clone();
    if policies.len() == 1 {
        policies.push(scenario::preset("licence").unwrap());
    }
    let plan = Plan::of_policies(&loaded.model, &policies)
        .measures(catalogue::all_keys())
        .evenings(60)
        .threads(2);
    study::compare(&loaded, &plan, &mut |_| ControlFlow::Continue(()))
}

#[test]
fn the_parts_of_every_shipped_scenario_add_up_in_json() {
    for name in SHIPPED {
        let results: serde_json::Value =
            serde_json::from_str(&Saved::of(&found(name)).write()).unwrap();
        let mut n_taken_apart = 0;
        for measure in results["measures"].as_array().unwrap() {
            for (policy, difference) in measure["differences"].as_object().unwrap() {
                let Some(why) = difference.get("why") else { continue };
                let parts = why["parts"].as_object().unwrap();
                let sum: f64 = parts.values().map(|part| part.as_f64().unwrap()).sum();
                let total = why["total"].as_f64().unwrap();
                assert!((sum - total).abs() < 1e-9, "{name} {policy} {measure}");
                assert_eq!(why["total"], difference["mean"]);
                n_taken_apart += 1;
            }
        }
        let n_policies = results["policies"].as_array().unwrap().len();
        assert!(n_taken_apart >= 4 * (n_policies - 1), "{name}: {n_taken_apart}");
    }
}

#[test]
fn the_figures_of_every_shipped_scenario_add_up_in_text() {
    let (mut n_blocks, mut n_rests) = (0, 0);
    for name in SHIPPED {
        let results = found(name);
        for detail in [Detail::Headline, Detail::Full] {
            let [shown, narrow] = [WIDTH, 60].map(|width| {
                let document = comparison::document(
                    &results,
                    &View { detail, ranked_by: None, story_command: None },
                );
                text::document(&document, Layout { width, colour: Colour::Never })
            });
            assert_eq!(blocks(&shown), blocks(&narrow), "{narrow}");
            for (title, block) in blocks(&shown) {
                let (all, parts) = block.split_last().expect("a block has a last line");
                assert!(all.0 == "all" || all.0 == "all, but cannot tell", "{shown}");
                let sum: i64 = parts.iter().map(|(_, figure)| units(figure)).sum();
                assert_eq!(sum, units(&all.1), "{name}\n{shown}");
                // It is the difference of the table above.
                if results.comparison.policies.len() == 2 {
                    // Limits that are not as far on either side stand in brackets; what is certain, or differs on too
                    // few evenings, has none.
                    let behind = ["  ", " ±", " ("];
                    let is_shown = |end: &&str| shown.contains(&format!("{}{end}", all.1));
                    assert!(behind.iter().any(is_shown), "{name}\n{shown}");
                }
                if let Some((_, named)) =
                    parts.split_last().filter(|(rest, _)| rest.0 == "the rest")
                {
                    assert_rounded(named, &title, &results);
                    n_rests += 1;
                }
                n_blocks += 1;
            }
        }
    }
    assert!(n_blocks > 40 && n_rests > 20, "{n_blocks} {n_rests}");
}

/// Each figure is the nearest to its part.
fn assert_rounded(named: &[(String, String)], title: &str, results: &Results) {
    let measures = match title {
        title if title.ends_with(" score") => vec![Measure::GuestScore],
        title if title.ends_with(" profit") => vec![Measure::Profit],
        _ => vec![Measure::DrinksWait, Measure::FoodWait],
    };
    let policy = MainFinding::of(&results.comparison).expect("there is a rival").policy;
    let is_rounded = |measure: &Measure| {
        let why = results.comparison.why(*measure, policy).expect("it is taken apart");
        named.iter().all(|(name, figure)| {
            let decimals = figure.split_once('.').map_or(0, |(_, digits)| digits.len());
            let mut parts = why.parts.iter().filter(|(part, _)| part.name() == name);
            parts.any(|(_, value)| format!("{value:+.decimals$}").replace('-', "−") == *figure)
        })
    };
    assert!(measures.iter().any(is_rounded), "{title}: {named:?}");
}

/// The title of each block with its names and figures, read off the text by its columns.
fn blocks(shown: &str) -> Vec<(String, Vec<(String, String)>)> {
    let lines: Vec<Vec<char>> = shown.lines().map(|line| line.chars().collect()).collect();
    let is_head = |at: &usize| {
        let line: String = lines[*at].iter().collect();
        ["less score", "more score", "less profit", "more profit", " min less ", " min more "]
            .iter()
            .any(|title| line.contains(title))
    };
    (0..lines.len()).filter(is_head).flat_map(|at| beside_each_other(&lines[at..])).collect()
}

fn beside_each_other(lines: &[Vec<char>]) -> Vec<(String, Vec<(String, String)>)> {
    let head = &lines[0];
    let starts_at = |idx: &usize| {
        *idx >= 2 && head[*idx] != ' ' && head[idx - 1] == ' ' && head[idx - 2] == ' '
    };
    let starts: Vec<usize> = (0..head.len()).filter(starts_at).collect();
    let body = || lines[1..].iter().take_while(|line| !line.is_empty());
    let block = |(idx, from): (usize, &usize)| {
        let to = starts.get(idx + 1).copied().unwrap_or(usize::MAX);
        let text = |line: &Vec<char>| -> String {
            line.iter().skip(*from).take(to - from).collect::<String>().trim().to_owned()
        };
        let cell = |line: &Vec<char>| {
            let (name, figure) =
                text(line).rsplit_once("  ").map(|(n, f)| (n.to_owned(), f.to_owned()))?;
            Some((name.trim().to_owned(), figure))
        };
        (text(head), body().filter_map(cell).collect())
    };
    starts.iter().enumerate().map(block).collect()
}

/// A figure in units of its last digit.
fn units(figure: &str) -> i64 {
    figure.replace('.', "").replace('−', "-").parse().expect(figure)
}

/// The minutes of a drinks wait by part, of the first party.
fn minutes(parties: &str, policy: &str, settings: &[Setting<'_>]) -> Vec<(Part, f64)> {
    let told = evening(&plain(parties, settings), policy, 1, 1);
    let way = way_of_last(&told.parties[0], |_| true).expect("it ordered");
    let lasting = way.into_iter().filter(|(_, span)| !span.is_zero());
    lasting.map(|(part, span)| (part, span.minutes())).collect()
}

fn assert_way(way: &[(Part, f64)], expected: &[(Part, f64)]) {
    let parts = |way: &[(Part, f64)]| way.iter().map(|(part, _)| *part).collect::<Vec<_>>();
    assert_eq!(parts(way), parts(expected), "{way:?}");
    way.iter().zip(expected).for_each(|((_, found), (_, known))| assert_close(*found, *known));
}

#[test]
fn an_item_on_its_way_is_told_step_by_step() {
    let alone = party(0.0, 1, &["cocktail"]);
    let settings: [Setting<'_>; 4] = [
        ("work.order", "3 min"),
        ("handoff.bar.delay", "0.5 min"),
        ("work.till", "1 min"),
        ("work.serve", "0.25 min"),
    ];
    let steps = [
        (Part::OrderEntry, 1.0),
        (Part::Handoff, 0.5),
        (Part::Preparation, 2.0),
        (Part::Pass, 0.25),
    ];
    assert_way(&minutes(&alone, "rigid", &settings), &steps);
    let crowded = party(0.0, 1, &["cocktail", "cocktail"]);
    let steps = [(Part::CounterQueue, 2.0), (Part::Preparation, 2.0)];
    assert_way(&minutes(&crowded, "rigid", &[]), &steps);
}

#[test]
fn a_stuck_ticket_is_told_apart_from_the_help_that_ends_it() {
    let settings: [Setting<'_>; 6] = [
        ("handoff.bar.p_stuck", "1"),
        ("handoff.bar.delay", "0.5 min"),
        ("guest.p_ask", "1"),
        ("guest.repeat_story", "0 min"),
        ("floor.tables[0].count", "2"),
        ("work.order", "5 min"),
    ];
    let alone = party(0.0, 1, &["cocktail"]);
    let house = plain(&alone, &settings);
    let asks = moments(&house, "escalation", |what| matches!(what, TraceEvent::Asked(..)));
    let orders = moments(&house, "escalation", |what| matches!(what, TraceEvent::Ordered));
    let until_asked = (asks[0] - orders[0]).minutes();
    let steps = |waiter: f64| {
        let steps = [
            (Part::Handoff, 0.5),
            (Part::Stuck, until_asked - 0.5),
            (Part::Waiter, waiter),
            (Part::Manager, 3.0),
            // The bar listens to the waiter first.
            (Part::CounterQueue, 0.5),
            (Part::Preparation, 2.0),
        ];
        steps.into_iter().filter(|(_, minutes)| *minutes > 0.0).collect::<Vec<_>>()
    };
    assert_way(&minutes(&alone, "escalation", &settings), &steps(0.0));
    // The only waiter has just begun to take another order.
    let comes_at = (asks[0].since_opening().minutes()) - 1.0;
    let two = alone + &party(comes_at, 1, &["beer"]);
    assert_way(&minutes(&two, "escalation", &settings), &steps(4.0));
    // Nobody helps: it is all the ticket.
    let rigid = [(Part::Handoff, 0.5), (Part::Stuck, 30.0), (Part::Preparation, 2.0)];
    assert_way(&minutes(&two, "rigid", &settings), &rigid);
}
