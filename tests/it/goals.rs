//! `[goals]`: read with their places, judged by intervals, made to count by `--check-goals`.

use std::path::Path;
use std::process::{Command, Output};
use std::sync::OnceLock;

use orderflow::catalogue::find;
use orderflow::model::{Bound, Goal, GoalOf};
use orderflow::scenario::{self, Override};

const MENDOZA: &str = include_str!("../../scenarios/mendoza.toml");

/// The house without the goals it is shipped with.
fn plain() -> &'static str {
    MENDOZA.split("\n[goals]").next().unwrap()
}

/// The same as a file.
#[expect(clippy::disallowed_methods, reason = "the command reads files")]
fn plain_file() -> &'static str {
    static FILE: OnceLock<String> = OnceLock::new();
    FILE.get_or_init(|| {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("without_goals.toml");
        std::fs::write(&path, plain()).unwrap();
        path.display().to_string()
    })
}

fn with_goals(goals: &str) -> String {
    let plain = plain();
    format!("{plain}\n[goals]\n{goals}\n")
}

fn goal(of: GoalOf, key: &str, bound: Bound, limit: f64) -> Goal {
    Goal { of, measure: find(key).unwrap(), bound, limit }
}

#[test]
fn goals_are_read_in_their_order_with_or_without_quotes() {
    let text = with_goals(
        "\"drinks_wait_min.p90\" = \"< 10\"\nfood_wait_min.p90 = \"<= 20.5\"\n\
         guest_score = \">8\"\n\"difference.drinks_wait_min\" = \">= -1\"\n\
         difference.worth = \"> 0\"",
    );
    let goals = scenario::read(&text, "m.toml", &[]).unwrap().model.goals;
    assert_eq!(
        goals,
        [
            goal(GoalOf::Policy, "drinks_wait_min.p90", Bound::Below, 10.0),
            goal(GoalOf::Policy, "food_wait_min.p90", Bound::AtMost, 20.5),
            goal(GoalOf::Policy, "guest_score", Bound::Above, 8.0),
            goal(GoalOf::Difference, "drinks_wait_min", Bound::AtLeast, -1.0),
            goal(GoalOf::Difference, "worth", Bound::Above, 0.0),
        ]
    );
    assert!(scenario::read(plain(), "m.toml", &[]).unwrap().model.goals.is_empty());
}

#[test]
fn an_argument_replaces_a_goal_of_the_file() {
    let set = |path: &str| Override { path: path.to_owned(), value: "< 7".to_owned() };
    let text = with_goals("\"drinks_wait_min.p90\" = \"< 10\"\nnps = \"> 0\"");
    let sets = [set("goals.drinks_wait_min.p90"), set("goals.nps")];
    let goals = scenario::read(&text, "m.toml", &sets).unwrap().model.goals;
    let limits: Vec<f64> = goals.iter().map(|goal| goal.limit).collect();
    assert_eq!(limits, [7.0, 7.0]);
}

#[test]
fn mistakes_in_goals_are_told_with_their_places() {
    let told = |goals: &str| {
        let problems = scenario::read(&with_goals(goals), "m.toml", &[]).unwrap_err();
        assert_eq!(problems.count(), 1, "{problems}");
        problems.to_string()
    };
    let unknown = told("\"drinks_wait.p90\" = \"< 10\"");
    assert!(unknown.contains("unknown measure `drinks_wait.p90`"), "{unknown}");
    assert!(unknown.contains("^^^^^^^^^^^^^^^^^ no such measure"), "{unknown}");
    let meant = told("difference.guest_scor = \"> 1\"");
    assert!(meant.contains("did you mean one of `guest_score`, `guest_score_guests`?"), "{meant}");
    for wrong in ["\"10\"", "\"= 10\"", "\"< \"", "\"< ten\"", "\"< inf\"", "10", "[]", "\"=< 10\""]
    {
        let told = told(&format!("guest_score = {wrong}"));
        assert!(told.contains("write it like \"< 10\""), "{told}");
        assert!(told.contains(&format!("guest_score = {wrong}")), "{told}");
    }
    let twice = told("\"guest_score.p90\" = \"> 8\"\nguest_score.p90 = \"> 9\"");
    assert!(twice.contains("goal `guest_score.p90` is given twice"), "{twice}");
}

fn orderflow(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap()
}

fn compare(sets: &[&str], more: &[&str]) -> (Option<i32>, String) {
    let sets = sets.iter().flat_map(|set| ["--set", set]);
    let words = ["compare", plain_file(), "-n", "60"].into_iter().chain(sets);
    let output = orderflow(&words.chain(more.iter().copied()).collect::<Vec<_>>());
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn a_missed_goal_counts_only_where_it_is_checked() {
    let missed = "goals.drinks_wait_min.p90=< 10";
    let (code, text) = compare(&[missed], &[]);
    assert_eq!(code, Some(0));
    assert!(text.contains(
        "\n  goal                                              mean            evenings broken\n  \
         drinks wait, 90th percentile < 10 min  rigid      19.6  ✗ missed  93 %\n  \
         \x20                                      empowered  15.1  ✗ missed  95 %\n"
    ));
    assert_eq!(compare(&[missed], &["--check-goals"]).0, Some(1));
    assert_eq!(compare(&[missed], &["--check-goals", "--format", "json"]).0, Some(1));
}

#[test]
fn a_goal_that_cannot_be_told_is_no_pass() {
    let sets =
        ["goals.difference.guest_score=> 0.1", "goals.parties=>= 31", "goals.served_share=> 0.5"];
    let (code, json) = compare(&sets, &["--check-goals", "--format", "json"]);
    assert_eq!(code, Some(3));
    let mut json: serde_json::Value = serde_json::from_str(&json).unwrap();
    for goal in json["goals"].as_array_mut().unwrap() {
        let broken = goal.as_object_mut().unwrap().remove("broken").unwrap();
        for (policy, broken) in broken.as_object().unwrap() {
            let [share, low, high] =
                ["share", "low", "high"].map(|key| broken[key].as_f64().unwrap());
            assert!(low <= share && share <= high && goal["policies"].get(policy).is_some());
            assert_eq!(broken["evenings"], 60);
            // The mean keeps its limit, and yet on some evenings it is broken.
            let n_broken = match goal["key"].as_str() {
                Some("parties") => 25.0,
                Some("difference.guest_score") => 5.0,
                _ => 0.0,
            };
            assert!((share - n_broken / 60.0).abs() < 1e-12);
        }
    }
    let goals = serde_json::json!([
        { "key": "difference.guest_score", "must_be": "> 0.1", "policies": { "empowered": "met" } },
        { "key": "parties", "must_be": ">= 31",
          "policies": { "rigid": "cannot_tell", "empowered": "cannot_tell" } },
        { "key": "served_share", "must_be": "> 0.5",
          "policies": { "rigid": "met", "empowered": "met" } },
    ]);
    assert_eq!(json["goals"], goals);
}

/// Exit code and the standard error stream.
fn gate(words: &[&str]) -> (Option<i32>, String) {
    let output = orderflow(&[words, &["-q"]].concat());
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn a_gate_names_what_failed_and_asks_the_baseline_only_where_told_to() {
    let goal = ["--set", "goals.guest_score=> 8.1", "-n", "120"];
    let compared = [&["compare", plain_file()][..], &goal].concat();
    assert_eq!(gate(&[&compared[..], &["--check-goals"]].concat()), (Some(0), String::new()));
    let missed = "goal missed: guest score > 8.1 under rigid\n".to_owned();
    assert_eq!(gate(&[&compared[..], &["--check-goals=all"]].concat()), (Some(1), missed.clone()));
    let alone = [&["run", plain_file(), "--check-goals"][..], &goal].concat();
    assert_eq!(gate(&alone), (Some(1), missed));
    // The fewer evenings, the less is passed.
    let few = ["compare", plain_file(), "--set", "goals.worth=> 900", "-n", "2", "--check-goals"];
    let untold = "goal cannot be told: worth > 900 USD under empowered\n".to_owned();
    assert_eq!(gate(&few), (Some(3), untold));
    let evening = ["run", plain_file(), "--evening", "36", "--check-goals"];
    let kept = [&evening[..], &["--set", "goals.nps=> -100"]].concat();
    assert_eq!(gate(&kept), (Some(0), String::new()));
}

#[test]
fn a_single_evening_kept_a_goal_or_broke_it() {
    let run = ["run", plain_file(), "--evening", "36", "--set", "goals.drinks_wait_min=< 1 "];
    let output = orderflow(&[&run[..], &["--set", "goals.nps=> -100"]].concat());
    let text = String::from_utf8(output.stdout).unwrap();
    let [broken, kept] = ["drinks wait < 1 min", "NPS of parties > −100"]
        .map(|goal| text.lines().find(|line| line.contains(goal)).unwrap().to_owned());
    assert!(broken.ends_with("  ✗ broken") && kept.ends_with("  ✓ kept"), "{text}");
    assert!(!text.contains("cannot tell"), "{text}");
    assert_eq!(text.matches("One evening has no spread").count(), 1, "{text}");
}

#[test]
fn a_goal_is_measured_although_the_scenario_asks_for_other_measures() {
    let sets = ["measures=['revenue']", "goals.nps=> -100"];
    let (code, text) = compare(&sets, &["--check-goals"]);
    assert_eq!(code, Some(0));
    assert!(text.contains("  NPS of parties > −100  rigid        32  ✓ met  0 %\n"), "{text}");
}

#[test]
fn checking_goals_where_there_are_none_is_a_mistake() {
    assert_eq!(compare(&[], &["--check-goals"]).0, Some(2));
    let run = ["run", plain_file(), "-n", "2", "--check-goals"];
    let output = orderflow(&[&run[..], &["--set", "goals.difference.nps=> 0"]].concat());
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.starts_with("error: the scenario has no goals that concern this run\n"), "{told}");
}
