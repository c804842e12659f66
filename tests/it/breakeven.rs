//! Where two columns draw level, and where a goal begins to be missed.

use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Command, Output};

use orderflow::catalogue::{Measure, MeasureKey};
use orderflow::experiment::Plan;
use orderflow::numbers::decimals::Ends;
use orderflow::numbers::search::Answer;
use orderflow::results::{Asked, BreakEven, Known, Standing};
use orderflow::scenario::{self, Loaded, Override, Variant, goal_or_share};
use orderflow::study::{self, BreakEvenError, BreakEvenPlan, Columns};
use serde_json::Value;

use crate::long::is_long;
use crate::pair::shipped;

/// Tickets that get stuck as often as they are said to.
const STUCK: &str = "handoff.specials.p_stuck=0.03";

fn house(name: &str, sets: &[&str]) -> Loaded {
    let set = |typed: &&str| {
        let (path, value) = typed.split_once('=').unwrap();
        Override { path: path.to_owned(), value: value.to_owned() }
    };
    let sets: Vec<Override> = sets.iter().map(set).collect();
    scenario::read(&shipped(name), name, &sets).unwrap()
}

fn plan<'a>(loaded: &Loaded, asked: Asked, vary: &'a str) -> BreakEvenPlan<'a> {
    let (path, ends) = vary.split_once('=').unwrap();
    BreakEvenPlan {
        asked,
        path,
        ends: Ends::read(ends).unwrap(),
        tolerance: None,
        columns: Columns::default(),
        plan: Plan::of(&loaded.model).evenings(100_000).threads(2),
    }
}

fn search(loaded: &Loaded, plan: &BreakEvenPlan<'_>) -> Result<BreakEven, BreakEvenError> {
    study::breakeven(loaded, plan, &mut |_| ControlFlow::Continue(()))
}

fn level(measure: Measure) -> Asked {
    Asked::Level(MeasureKey::from(measure))
}

fn goal(typed: &str) -> Asked {
    let (goal, share) = goal_or_share(typed).unwrap();
    Asked::Goal(goal, share)
}

/// What stands between two values of which each is certain.
fn only_turn(found: &BreakEven) -> ((f64, f64), [Standing; 2]) {
    let [turn] = found.turns() else { panic!("{:?}", found.found.answer) };
    assert!(turn.bracket.0 <= turn.estimate && turn.estimate <= turn.bracket.1);
    (turn.bracket, found.around(turn))
}

/// The mean difference in worth between both policies on many evenings.
fn worth(loaded: &Loaded) -> f64 {
    let plan = Plan::of(&loaded.model).measures([Measure::Worth]).evenings(3000).threads(2);
    let results = study::compare(loaded, &plan, &mut |_| ControlFlow::Continue(()));
    results.comparison.difference(Measure::Worth, 1).unwrap().estimate.mean
}

#[expect(clippy::disallowed_methods, reason = "the test reads what was written")]
fn kept(path: &str) -> String {
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn training_draws_level_where_its_cost_eats_the_lead() {
    let loaded = house("mendoza.toml", &[STUCK]);
    let vary = "policy.empowered.training_cost=0..400";
    let found = search(&loaded, &plan(&loaded, level(Measure::Worth), vary)).unwrap();
    let ((low, high), around) = only_turn(&found);
    assert_eq!(around, [Standing::Ahead(1), Standing::Ahead(0)]);
    assert!(high - low <= 40.0, "{low} to {high}");
    // The lead falls in a straight line as training becomes dearer.
    let at = |cost: &str| worth(&loaded.varied(&Override::several(cost).unwrap()).unwrap());
    let free = at("policy.empowered.training_cost=0");
    let dear = at("policy.empowered.training_cost=400");
    let root = 400.0 * free / (free - dear);
    assert!(low - 4.0 < root && root < high + 4.0, "{root} between {low} and {high}");
    // Money has two decimals, so that no value is refused on the way.
    assert!(found.between.places <= 2, "{}", found.between.places);
    let n: u64 = found.tried.iter().map(|tried| tried.evenings).sum();
    assert_eq!((found.first_evening, found.evenings), (1, n), "no evening is shared");
}

#[test]
fn the_answer_depends_on_no_number_of_threads() {
    let loaded = house("mendoza.toml", &[STUCK]);
    let with = |threads: usize| {
        let vary = "policy.empowered.giveaway=0..0.05";
        let asked = plan(&loaded, level(Measure::Profit), vary);
        let plan = Plan { threads, ..asked.plan.clone() };
        search(&loaded, &BreakEvenPlan { plan, ..asked }).unwrap()
    };
    assert_eq!(with(1), with(3));
}

#[test]
fn where_nothing_turns_both_ends_are_told_and_no_more() {
    let loaded = house("mendoza.toml", &[]);
    let vary = "handoff.specials.p_stuck=0..0.2";
    let found = search(&loaded, &plan(&loaded, level(Measure::Worth), vary)).unwrap();
    assert!(matches!(found.found.answer, Answer::Never(_)), "{:?}", found.found.answer);
    for end in [0.0, 0.2] {
        assert_eq!(found.standing_at(end), Some(Standing::Ahead(1)));
    }
    let said = printed(&["scenarios/mendoza.toml", "--vary", vary, "--measure", "worth"]);
    assert!(said.contains("no turn was found between 0 and 0.2"), "{said}");
    assert!(said.contains("Empowered is surely ahead at both ends"), "{said}");
    assert!(!said.contains("everywhere"), "{said}");
}

#[test]
fn what_is_the_same_on_every_evening_cannot_turn() {
    let loaded = house("mendoza.toml", &[]);
    let same = [Variant::typed("as it is: guest.p_opportunist=0").unwrap()];
    let zero = house("mendoza.toml", &["guest.p_opportunist=0"]);
    let columns = Columns { typed: &same, ..Columns::default() };
    let vary = "money.quit_cost=0..1000";
    let asked = BreakEvenPlan { columns, ..plan(&loaded, level(Measure::GuestScore), vary) };
    let found = search(&zero, &asked).unwrap();
    assert_eq!(found.found.answer, Answer::CannotTell);
    assert!(found.is_level_throughout());
    assert!(found.tried.iter().all(|tried| tried.known != Known::Sure(Standing::Ahead(0))));
    let names: Vec<&str> = found.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["rigid", "as it is"]);
}

/// At which rate of arrivals the mean time in the queue of the textbooks reaches five minutes: 1/(1 − λ) = 5.
fn five_minutes(last_seating: &str) -> BreakEven {
    let closing = last_seating.replace("last_seating", "closes");
    let loaded = house("bench/mm1.toml", &[last_seating, &closing]);
    let vary = "demand.arrivals[0].rate=0.7/min..0.88/min";
    let found = search(&loaded, &plan(&loaded, goal("last_item_wait_min < 5"), vary)).unwrap();
    let (_, around) = only_turn(&found);
    assert_eq!(around, [Standing::Met, Standing::Missed]);
    found
}

#[test]
fn the_queue_of_the_textbooks_takes_five_minutes_at_four_fifths() {
    // A short evening begins empty for a part of it that counts: the rate comes out a little higher.
    let found =
        five_minutes(if is_long() { "last_seating=111111 min" } else { "last_seating=8000 min" });
    let ((low, high), _) = only_turn(&found);
    assert!(high - low <= 0.018 + 1e-9, "{low} to {high}");
    let bias = if is_long() { 0.0 } else { 0.004 };
    assert!(low - bias < 0.8 && 0.8 < high, "0.8 between {low} and {high}");
}

#[test]
fn whole_things_are_searched_by_whole_numbers() {
    let loaded = house("mendoza.toml", &[]);
    let asked = goal("guest_score > 8");
    let found = search(&loaded, &plan(&loaded, asked, "floor.waiters=1..6")).unwrap();
    assert_eq!(found.between.places, 0);
    assert!(found.tried.iter().all(|tried| tried.value.fract().abs() <= 0.0));
    let ((low, high), around) = only_turn(&found);
    assert_eq!(around, [Standing::Missed, Standing::Met]);
    assert_eq!((low, high), (2.0, 3.0));
}

#[test]
fn columns_are_those_named_or_the_first_and_not_three() {
    let loaded = house("licence.toml", &[]);
    let (policies, one) =
        (["rigid", "licence", "empowered"].map(str::to_owned), ["licence".to_owned()]);
    let asked = plan(&loaded, level(Measure::Worth), "handoff.specials.p_stuck=0..0.2");
    let of = |policies: &[String], asked: Asked| {
        let columns = Columns { policies, ..Columns::default() };
        let plan = asked_with(&loaded, asked, columns).plan.evenings(1000);
        let asked = BreakEvenPlan { plan, ..asked_with(&loaded, asked, columns) };
        search(&loaded, &asked)
            .map(|found| found.columns.iter().map(|c| c.name.clone()).collect::<Vec<_>>())
    };
    assert_eq!(of(&[], asked.asked).unwrap(), ["rigid", "empowered"]);
    assert_eq!(of(&policies[..2], asked.asked).unwrap(), ["rigid", "licence"]);
    assert_eq!(of(&one, goal("guest_score > 8")).unwrap(), ["licence"]);
    assert_eq!(of(&[], goal("guest_score > 8")).unwrap(), ["rigid"]);
    for (policies, asked) in
        [(&policies[..], asked.asked), (&one, asked.asked), (&policies, goal("guest_score > 8"))]
    {
        assert!(matches!(of(policies, asked), Err(BreakEvenError::NotSoMany { .. })));
    }
}

fn asked_with<'a>(loaded: &Loaded, asked: Asked, columns: Columns<'a>) -> BreakEvenPlan<'a> {
    BreakEvenPlan { columns, ..plan(loaded, asked, "handoff.specials.p_stuck=0..0.2") }
}

#[test]
fn goals_are_typed_as_they_are_said() {
    let share =
        |typed: &str| goal_or_share(typed).map(|(goal, share)| (goal.key(), goal.limit, share));
    let food = || "food_wait_min".to_owned();
    assert_eq!(share("food_wait_min < 12"), Ok((food(), 12.0, None)));
    assert_eq!(share(" food_wait_min<=12 min on 90% of evenings"), Ok((food(), 12.0, Some(0.9))));
    assert_eq!(share("food wait < 12 on 0.9 of evenings"), Ok((food(), 12.0, Some(0.9))));
    assert_eq!(share("difference.worth > 0"), Ok(("difference.worth".to_owned(), 0.0, None)));
    for (wrong, said) in [
        ("food_wait_min", "has no sign"),
        ("food < 12", "unknown measure `food`; did you mean `food_wait_min`?"),
        ("food_wait_min < soon", "food_wait_min < soon"),
        ("food_wait_min < 12 on most evenings", "`on most evenings` cannot be read"),
        ("food_wait_min < 12 on 100% of evenings", "between 0 % and 100 %"),
    ] {
        let error = share(wrong).unwrap_err();
        assert!(error.contains(said), "{wrong}: {error}");
    }
}

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .arg("breakeven")
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap()
}

/// What is printed, on one line.
fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {told}");
    String::from_utf8(output.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is told on the standard error stream where nothing is done, on one line.
fn refused(arguments: &[&str]) -> String {
    let output = run(&[&["scenarios/mendoza.toml"], arguments].concat());
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_cannot_be_searched_is_refused_with_a_way_out() {
    let stuck = "handoff.specials.p_stuck=0..0.2";
    for (arguments, said) in [
        (&["--vary", "handoff.specials.p_stuck=0..1.5"][..], "--vary:1:"),
        (&["--vary", "handoff.special.p_stuck=0..0.5"], "special"),
        (&["--vary", "handoff.specials.p_stuck=0..0.2/0.1"], "`orderflow sweep` takes them all"),
        (&["--vary", "handoff.specials.p_stuck=0.2..0"], "must be below the second"),
        (&["--vary", "handoff.specials.p_stuck"], "write a path, `=` and a range"),
        (&["--vary", stuck, "--vary", stuck, "--vary", stuck], "takes all combinations"),
        (&["--vary", stuck, "--policies", "rigid,licence,empowered"], "and it takes 2"),
        (&["--vary", stuck, "--policies", "rigid"], "`--goal 'guest_score > 8'` asks of one"),
        (&["--vary", stuck, "--measure", "regulars"], "is of seasons"),
        (&["--vary", stuck, "--measure", "happiness"], "unknown measure `happiness`"),
        (&["--vary", stuck, "--tolerance", "none"], "must be a number above 0"),
        (&["--vary", stuck, "--goal", "guest_score"], "has no sign"),
        (&["--vary", "floor.waiters=2..3.5"], "--vary:1:"),
    ] {
        let told = refused(arguments);
        assert!(told.contains(said), "{arguments:?}: {told}");
    }
}

#[test]
fn the_json_has_numbers_in_the_unit_typed() {
    let arguments = ["scenarios/mendoza.toml", "--set", STUCK, "--seed", "3", "--format", "json"];
    let vary = ["--vary", "policy.empowered.training_cost=0..400", "--measure", "worth"];
    let output = run(&[&arguments[..], &vary].concat());
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["answer"], "turns");
    assert_eq!(json["path"], "policy.empowered.training_cost");
    assert_eq!(json["measure"], "worth");
    let number = |value: &Value| value.as_f64().unwrap();
    let (low, high) = (number(&json["bracket"][0]), number(&json["bracket"][1]));
    assert!(low < number(&json["estimate"]) && number(&json["estimate"]) < high);
    assert!(high - low <= number(&json["tolerance"]));
    assert_eq!((number(&json["low"]), number(&json["high"])), (0.0, 400.0));
    assert_eq!(json["at_ends"], serde_json::json!(["empowered", "rigid"]));
    assert_eq!((&json["seed"], &json["interrupted"]), (&3.into(), &false.into()));
    let evenings =
        json["values"].as_array().unwrap().iter().map(|value| value["evenings"].as_u64());
    assert_eq!(evenings.sum::<Option<u64>>(), json["evenings"].as_u64());
}

#[test]
fn exports_have_a_row_for_each_value_tried() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("breakeven");
    drop(std::fs::remove_dir_all(&folder));
    let folder = folder.to_str().unwrap();
    let vary = ["--vary", "policy.empowered.p_unbilled=0..0.3", "--measure", "profit"];
    let more = ["--max-evenings", "3000", "--format", "csv", "--export-csv", folder];
    let output = run(&[&["scenarios/mendoza.toml"][..], &vary, &more].concat());
    let printed = String::from_utf8(output.stdout).unwrap();
    let written = kept(&format!("{folder}/values.csv"));
    assert_eq!(printed, written);
    assert!(printed.starts_with("policy.empowered.p_unbilled,evenings,mean,standard_error,sure"));
    assert!(printed.lines().count() > 7, "{printed}");
    let answers = kept(&format!("{folder}/breakeven.csv"));
    assert_eq!(answers.lines().count(), 2, "{answers}");
}

#[test]
fn two_keys_make_a_frontier_with_a_map() {
    let vary = ["--vary", "handoff.specials.p_stuck=0.02..0.06/0.02"];
    let searched = ["--vary", "policy.empowered.training_cost=0..600", "--measure", "worth"];
    let arguments = [&["scenarios/mendoza.toml"][..], &vary, &searched].concat();
    let said = printed(&arguments);
    assert!(said.contains("at 3 of 3 values of handoff.specials.p_stuck"), "{said}");
    assert!(said.contains("░ rigid ahead ▓ empowered ahead ┊ it turns"), "{said}");
    let json = run(&[&arguments[..], &["--format", "json"]].concat());
    let json: Value = serde_json::from_slice(&json.stdout).unwrap();
    let estimate = |at: usize| json["points"][at]["breakeven"]["estimate"].as_f64().unwrap();
    assert!(
        estimate(0) < estimate(1) && estimate(1) < estimate(2),
        "dearer tickets pay for more training"
    );
    assert_eq!(json["points"][1]["set"]["handoff.specials.p_stuck"], "0.04");
}
