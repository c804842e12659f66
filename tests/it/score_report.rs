//! The score as printed.

use orderflow::model::Scorer;
use orderflow::render::text::{self, Layout};
use orderflow::report::score::{document, json};
use orderflow::scenario::scored_by;
use orderflow::score::{Explained, explain};

use crate::journeys::journey;

fn text(explained: &Explained) -> String {
    text::document(&document(explained), Layout::PLAIN)
}

#[test]
fn the_failed_evening_is_told_in_items_that_add_up() {
    let printed = text(&explain(&journey("rigid"), &scored_by(Scorer::Default)));
    assert_eq!(
        printed,
        "\
1.5 of 10: this guest would answer 1 (detractor) and comes back with a chance of 10 %.

  mood at the start                      8.20
  first contact, sooner than expected   +0.04
  ordering, sooner than expected        +0.04
  food, sooner than expected            +0.24
  the bill, sooner than expected        +0.02
  paying, sooner than expected          +0.01
  drinks, later than expected           −2.70
  eating without the drink              −0.94
  4 asks                                −0.75
  3 broken promises                     −0.90
  1 request never met                   −0.75
  1 refusal                             −0.75
  1 walk to the manager                 −0.30
  score                                  1.46

  points lost, the worst counting more   9.45
  5 failed repairs make it worse       × 1.60
  the recovery gives 8 % back          × 0.92
  many annoyances dull each other      × 0.51
  points lost as felt                    7.08

A tip of about 12.6 % of the bill; word of mouth costs 0.14 first visits.
"
    );
}

#[test]
fn the_printed_figures_add_up_to_the_printed_score() {
    for name in ["rigid", "empowered", "fault_free", "hopeless", "concierge_late"] {
        let printed = text(&explain(&journey(name), &scored_by(Scorer::Default)));
        let figures = printed.lines().skip(2).take_while(|line| !line.is_empty()).map(|line| {
            let figure = line.split_whitespace().last().unwrap().replace('−', "-");
            figure.parse::<f64>().unwrap()
        });
        let figures: Vec<f64> = figures.collect();
        let (score, items) = figures.split_last().unwrap();
        let sum: f64 = items.iter().sum();
        assert!((sum - score).abs() < 1e-9, "{name}: {sum} is not {score}\n{printed}");
    }
}

#[test]
fn json_holds_the_score_and_losses_that_add_up_to_the_loss_felt() {
    let printed = json(&explain(&journey("rigid"), &scored_by(Scorer::Default)));
    let value: serde_json::Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(value["answer"], 1);
    assert_eq!(value["band"], "detractor");
    let losses = value["losses"].as_array().unwrap();
    let items: Vec<_> =
        losses.iter().map(|loss| (loss["item"].as_str().unwrap(), &loss["count"])).collect();
    assert_eq!(
        items,
        [
            ("drinks_wait", &1.into()),
            ("sync", &1.into()),
            ("chases", &4.into()),
            ("promises_broken", &3.into()),
            ("unmet", &1.into()),
            ("refusals", &1.into()),
            ("escalations", &1.into()),
        ]
    );
    let number = |key: &str| value[key].as_f64().unwrap();
    let lost: f64 = losses.iter().map(|loss| loss["points"].as_f64().unwrap()).sum();
    assert!((lost - number("felt_loss")).abs() < 1e-9);
    let sum = number("base")
        + number("gains")
        + number("gestures")
        + number("paradox")
        + number("clipping")
        - lost;
    assert!((sum - number("score")).abs() < 1e-9);
}
