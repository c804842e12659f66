//! Points of a plan: each is played in its own house, on the same evenings as the others.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use orderflow::catalogue::Value;
use orderflow::experiment::{Keep, Plan, Point, run, run_seasons};
use orderflow::model::Model;
use orderflow::scenario::{self, Override};
use orderflow::sim::InvariantViolation;

use crate::house::model;
use crate::pair::shipped;

/// Mendoza with so many waiters.
fn house(waiters: &str) -> Model {
    model(&shipped("mendoza.toml"), &[("floor.waiters", waiters)])
}

/// One policy in that house.
fn point(waiters: &str) -> Point {
    Point {
        label: format!("{waiters} waiters"),
        overrides: vec![Override { path: "floor.waiters".to_owned(), value: waiters.to_owned() }],
        model: Arc::new(house(waiters)),
        policy: scenario::preset("empowered").unwrap(),
    }
}

/// Both houses under one policy, side by side.
fn side_by_side() -> Plan {
    let base = model(&shipped("mendoza.toml"), &[]);
    Plan::of_points(&base, vec![point("3"), point("4")])
}

/// One house by itself under the same policy.
fn alone(waiters: &str) -> Plan {
    Plan::of_policies(&house(waiters), &[scenario::preset("empowered").unwrap()])
}

/// The measures of 60 evenings, point by point.
fn evenings(plan: &Plan) -> Vec<Vec<Vec<Value>>> {
    let plan = plan.clone().evenings(60).seed(7).keep(Keep::Evenings);
    let mut of_points = vec![Vec::new(); plan.points.len()];
    run(&plan, &mut |block| {
        for row in &block.rows {
            of_points[row.policy].push(row.values.clone());
        }
        ControlFlow::Continue(())
    });
    of_points
}

#[test]
fn points_of_two_houses_are_as_each_house_by_itself() {
    let both = evenings(&side_by_side());
    let apart = ["3", "4"].map(|waiters| evenings(&alone(waiters)).remove(0));
    assert!(both == apart, "a point is not played in its own house");
    assert_ne!(apart[0], apart[1]);
}

#[test]
fn points_are_the_same_on_any_number_of_threads() {
    let sums = |threads| {
        let plan = side_by_side().evenings(160).threads(threads);
        let results = run(&plan, &mut |_| ControlFlow::Continue(()));
        format!("{:?}", (results.tally, results.why))
    };
    assert!(sums(1) == sums(3));
}

#[test]
fn seasons_of_two_houses_are_as_each_house_by_itself() {
    let rows = |plan: Plan| {
        let plan = plan.keep(Keep::Evenings).in_a_row(2, 14);
        let mut of_points = vec![Vec::new(); plan.points.len()];
        run_seasons(&plan, &mut |block| {
            for row in &block.rows {
                of_points[row.policy].push(row.values.clone());
            }
            ControlFlow::Continue(())
        });
        of_points
    };
    let apart = ["3", "4"].map(|waiters| rows(alone(waiters)).remove(0));
    assert!(rows(side_by_side()) == apart, "a point is not played in its own house");
    assert_ne!(apart[0], apart[1]);
}

#[test]
fn goals_and_measures_are_those_of_the_scenario_whatever_a_point_says() {
    let mut other = point("3");
    let mut spoiled = house("3");
    spoiled.goals.clear();
    spoiled.measures = Some(Vec::new());
    other.model = Arc::new(spoiled);
    let base = model(&shipped("mendoza.toml"), &[]);
    let plan = Plan::of_points(&base, vec![other]);
    assert!(!base.goals.is_empty());
    assert_eq!(plan.goals, base.goals);
    assert_eq!(plan.measures, Plan::of(&base).measures);
}

#[test]
fn a_bug_in_a_house_tells_what_sets_it_apart() {
    let told = catch_unwind(AssertUnwindSafe(|| {
        InvariantViolation::in_house(
            || vec!["floor.waiters=4".to_owned()],
            || InvariantViolation::in_context("rigid", (7, 3), || panic!("a sum is wrong")),
        );
    }));
    let violation = told.unwrap_err().downcast::<InvariantViolation>().unwrap();
    assert_eq!(violation.overrides, ["floor.waiters=4"]);
    assert_eq!(
        violation.to_string(),
        "a sum is wrong\n  policy `rigid` with floor.waiters=4, evening 3, seed 7, when the evening \
         was added up"
    );
}
