//! How many evenings it will take.

use std::ops::ControlFlow;

use orderflow::catalogue::Measure;
use orderflow::compare::{Precision, Target};
use orderflow::experiment::{Plan, Stop, run};
use orderflow::study::{PILOT_EVENINGS, pilot};

use super::{MENDOZA, MM1, loaded};

#[test]
fn the_pilot_foresees_how_many_evenings_a_precision_takes() {
    let model = loaded(MENDOZA, &[]).model;
    let pilot = pilot(&model, (1, 2)).unwrap();
    let need = pilot.measures[0].need.unwrap();
    assert!(need.fewest <= need.likely && need.likely <= need.most.unwrap(), "{need:?}");
    // The precision that takes four times as many evenings is foreseen to.
    let plan = Plan::of(&model)
        .measures([Measure::GuestScore])
        .evenings(100_000)
        .until(Target { measure: 0, precision: Precision::Share(0.02) })
        .threads(2);
    let results = run(&plan, &mut |_| ControlFlow::Continue(()));
    assert!(matches!(results.stop, Stop::Known(_)));
    // 25 times as many evenings for a fifth of the width.
    let range = 25 * need.fewest..=25 * need.most.unwrap();
    assert!(range.contains(&results.evenings), "{} is not in {range:?}", results.evenings);
    assert_eq!(PILOT_EVENINGS, 50);
}

#[test]
fn a_house_too_busy_for_a_pilot_has_none() {
    assert_eq!(pilot(&loaded(MM1, &[]).model, (1, 2)), None);
}
