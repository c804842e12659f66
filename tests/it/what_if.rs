//! Sweeps, levers, ladders and paired differences: each is what runs by themselves say of the same evenings.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use orderflow::catalogue::{Measure, MeasureKey, find};
use orderflow::experiment::Plan;
use orderflow::results::{Ladder, Levers, Results, SharedBy};
use orderflow::scenario::{self, Loaded, Moved, Override};
use orderflow::study::{self, Columns, LadderError, LadderPlan, LeversPlan, Question};
use serde_json::Value;

use crate::long::is_long;

const MENDOZA: &str = include_str!("../../scenarios/mendoza.toml");

fn mendoza(sets: &[&str]) -> Loaded {
    let sets: Vec<Override> =
        sets.iter().flat_map(|set| Override::several(set).expect("a path and a value")).collect();
    scenario::read(MENDOZA, "mendoza.toml", &sets).unwrap()
}

fn orderflow(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = orderflow(arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}\n{errors}");
    String::from_utf8(output.stdout).unwrap()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[expect(clippy::disallowed_methods, reason = "the test reads what was written")]
fn kept(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

#[expect(clippy::disallowed_methods, reason = "the test spoils what was written")]
fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
}

fn file(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(fs::remove_file(&path));
    path
}

fn mean(results: &Results, measure: Measure, column: usize) -> f64 {
    let key = MeasureKey::from(measure);
    let measure = results.comparison.measures.iter().find(|m| m.key == key).unwrap();
    measure.policies[column].estimate.unwrap().mean
}

const SWEEP: [&str; 7] = [
    "sweep",
    "scenarios/mendoza.toml",
    "--vary",
    "handoff.specials.p_stuck=0..0.2/0.05",
    "-n",
    "60",
    "-q",
];

/// Long enough to be killed on its way.
const LONGER_SWEEP: [&str; 7] = [
    "sweep",
    "scenarios/mendoza.toml",
    "--vary",
    "handoff.specials.p_stuck=0..0.2/0.025",
    "-n",
    "150",
    "-q",
];

#[test]
fn a_point_of_a_sweep_is_the_comparison_at_its_value() {
    let swept = json(&printed(&[&SWEEP[..], &["--format", "json"]].concat()));
    let points = swept["points"].as_array().unwrap();
    let set = |point: &Value| point["set"]["handoff.specials.p_stuck"].as_str().unwrap().to_owned();
    let values: Vec<String> = points.iter().map(set).collect();
    assert_eq!(values, ["0", "0.05", "0.1", "0.15", "0.2"]);
    let alone = json(&printed(&[
        "compare",
        "scenarios/mendoza.toml",
        "-n",
        "60",
        "-q",
        "--no-rivals",
        "--set",
        "handoff.specials.p_stuck=0.15",
        "--format",
        "json",
    ]));
    assert_eq!(points[3]["comparison"]["measures"], alone["measures"]);
}

#[test]
fn several_keys_make_all_combinations_or_go_together() {
    let n_points = |more: &[&str]| {
        let vary = [
            "sweep",
            "scenarios/mendoza.toml",
            "--vary",
            "floor.waiters=2,3",
            "--vary",
            "guest.p_ask=0.2,0.7",
        ];
        let swept = printed(&[&vary[..], &["-n", "2", "-q", "--format", "json"], more].concat());
        json(&swept)["points"].as_array().unwrap().len()
    };
    assert_eq!((n_points(&[]), n_points(&["--zip"])), (4, 2));
    let uneven = orderflow(&[
        "sweep",
        "scenarios/mendoza.toml",
        "--vary",
        "floor.waiters=2,3",
        "--vary",
        "guest.p_ask=0.2",
        "--zip",
    ]);
    let told = String::from_utf8(uneven.stderr).unwrap();
    assert!(told.contains("lists of one length") && told.contains("= help:"), "{told}");
}

#[test]
fn every_mistake_of_a_sweep_is_told_before_anything_is_played() {
    let output = orderflow(&[
        "sweep",
        "scenarios/mendoza.toml",
        "--vary",
        "guest.p_ask=0.2,two,3",
        "-n",
        "5",
    ]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(told.contains("--> --vary:1:13") && told.matches("error:").count() == 2, "{told}");
}

#[test]
fn a_key_or_a_value_that_is_varied_twice_is_told() {
    for (vary, what) in [
        (&["floor.waiters=2,3", "floor.waiters=4,5"][..], "`floor.waiters` is varied twice"),
        (&["guest.p_ask=0.1,0.10"], "`guest.p_ask` has the value 0.10 twice"),
        (&["guest.ask_gap=5 min,5min"], "has the value 5min twice"),
    ] {
        let vary: Vec<&str> = vary.iter().flat_map(|values| ["--vary", values]).collect();
        let told =
            orderflow(&[&["sweep", "scenarios/mendoza.toml", "-n", "5"], &vary[..]].concat());
        let told = String::from_utf8(told.stderr).unwrap();
        assert!(told.contains(what) && told.contains("= help:"), "{told}");
    }
    let twice = ["--vary", "floor.waiters=2..4", "--vary", "floor.waiters=2..4"];
    let told = orderflow(&[&["breakeven", "scenarios/mendoza.toml"][..], &twice].concat());
    let told = String::from_utf8(told.stderr).unwrap();
    assert!(told.contains("`floor.waiters` is varied twice"), "{told}");
}

/// A short sweep that keeps that journal.
fn short_sweep<'a>(journal: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let short = ["sweep", "scenarios/mendoza.toml", "--vary", "floor.waiters=2,3", "-n", "5"];
    [&short[..], &["--journal", journal], more].concat()
}

#[cfg(unix)]
#[test]
fn a_journal_is_a_plain_file_and_no_export_takes_its_place() {
    let fifo = file("journal.fifo");
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    for path in ["/dev/full", "/dev/zero", fifo.to_str().unwrap(), "tests"] {
        let told = String::from_utf8(orderflow(&short_sweep(path, &[])).stderr).unwrap();
        assert!(told.contains("is no plain file") && told.contains("= help:"), "{told}");
    }
    let journal = file("taken.jsonl");
    let path = journal.to_str().unwrap();
    printed(&short_sweep(path, &[]));
    let before = kept(&journal);
    let told = orderflow(&short_sweep(path, &["--export-json", path]));
    assert_eq!(told.status.code(), Some(2));
    assert!(String::from_utf8(told.stderr).unwrap().contains("it is what is read"));
    assert_eq!(kept(&journal), before);
}

#[cfg(unix)]
#[test]
fn a_journal_that_cannot_grow_loses_no_result() {
    let journal = file("small.jsonl");
    let path = journal.to_str().unwrap();
    let undisturbed = printed(&short_sweep(path, &[])[..6]);
    let command = "ulimit -f 8; exec \"$0\" \"$@\"";
    let output = Command::new("sh")
        .args(["-c", command, env!("CARGO_BIN_EXE_orderflow")])
        .args(short_sweep(path, &[]))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("the sweep goes on without its journal"), "{told}");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), undisturbed);
}

/// Moments at which a sweep is killed: shares of the time it takes undisturbed, spread over all of it by the golden
/// ratio, so that any number of them leaves no gap.
fn moments(times: u32) -> impl Iterator<Item = f64> {
    (1..=times).map(|nth| (f64::from(nth) * 0.618_033_988_749_895).fract())
}

#[expect(clippy::disallowed_methods, reason = "how long a run takes says when it may be killed")]
fn duration(run: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    run();
    begun.elapsed()
}

/// Kills a sweep, lets it go on from its journal and, every third time, kills it again on the way; gives how many
/// of the kills met it under way, and how many points its journal then had.
fn killed(times: u32) -> (u32, [u32; 10]) {
    let undisturbed = printed(&[&LONGER_SWEEP[..], &["--format", "json"]].concat());
    let path = file("killed.jsonl");
    let journal = ["--format", "json", "--threads", "1", "--journal", path.to_str().unwrap()];
    let arguments = [&LONGER_SWEEP[..], &journal].concat();
    let whole = duration(|| assert!(printed(&arguments) == undisturbed));
    fs::remove_file(&path).unwrap();
    let (mut under_way, mut had) = (0, [0; 10]);
    for (nth, moment) in (1..).zip(moments(times)) {
        let mut sweep = Command::new(env!("CARGO_BIN_EXE_orderflow"))
            .args(&arguments)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(whole.mul_f64(moment));
        sweep.kill().unwrap();
        under_way += u32::from(!sweep.wait().unwrap().success());
        let n_points = points_in(&path);
        had[n_points] += 1;
        if nth % 3 == 0 {
            continue;
        }
        let resumed = printed(&arguments);
        assert!(
            resumed == undisturbed,
            "killed at {moment} with {n_points} points, resumed it differs"
        );
        fs::remove_file(&path).unwrap();
    }
    assert!(printed(&arguments) == undisturbed, "resumed it differs");
    (under_way, had)
}

/// How many points a journal has whole.
fn points_in(journal: &Path) -> usize {
    if !journal.exists() {
        return 0;
    }
    let text = kept(journal);
    text.split_inclusive('\n')
        .filter(|line| line.starts_with("{\"set\"") && line.ends_with('\n'))
        .count()
}

#[test]
fn a_sweep_killed_and_resumed_is_the_undisturbed_one() {
    let times = if is_long() { 100 } else { 4 };
    let (under_way, had) = killed(times);
    println!(
        "killed {times} times, {under_way} of them under way; points finished by then: {had:?}"
    );
    // A busy machine may have finished before a kill; most of many meet it under way all the same.
    let least = if is_long() { times / 2 } else { 1 };
    assert!(under_way >= least, "only {under_way} of {times} were killed on their way");
}

#[test]
fn a_journal_says_why_points_are_played_again() {
    let path = file("journal.jsonl");
    let journal = path.to_str().unwrap();
    let told = |more: &[&str]| {
        let sweep = [
            "sweep",
            "scenarios/mendoza.toml",
            "--vary",
            "floor.waiters=2,3",
            "-n",
            "5",
            "--journal",
            journal,
        ];
        let output = orderflow(&[&sweep[..], more].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(!told(&[]).contains("journal:"));
    assert!(told(&[]).contains("2 of 2 points are there, 0 are played"));
    let changed = told(&["--set", "counter.standard.staff=3"]);
    assert!(
        changed.contains("`counter.standard.staff` was 2, is 3: all 2 points are played"),
        "{changed}"
    );
    // Of several runs in it the last is told of.
    let seed = told(&["--set", "counter.standard.staff=3", "--seed", "9"]);
    assert!(seed.contains("`seed` was 1, is 9"), "{seed}");
    // A line that a kill has torn is left out, and said.
    let mut text = kept(&path);
    text.truncate(text.len() - 40);
    write(&path, &text);
    let torn = told(&["--set", "counter.standard.staff=3", "--seed", "9"]);
    assert!(
        torn.contains("its last line is torn") && torn.contains("1 of 2 points are there"),
        "{torn}"
    );
    write(&path, "no journal\n");
    let refused = orderflow(&[&SWEEP[..], &["--journal", journal]].concat());
    assert!(String::from_utf8(refused.stderr).unwrap().contains("is no journal of a sweep"));
    assert_eq!(kept(&path), "no journal\n");
}

fn levers(loaded: &Loaded, policies: &[&str], measure: &str) -> Levers {
    let policies: Vec<String> = policies.iter().map(|name| (*name).to_owned()).collect();
    let columns = Columns { policies: &policies, ..Columns::default() };
    let plan = Plan::of(&loaded.model).evenings(10);
    let key = find(measure).unwrap();
    let wanted = LeversPlan { columns, key, moved: Moved::Plausible, plan };
    study::levers(loaded, &wanted, &mut |_| ControlFlow::Continue(())).unwrap().unwrap()
}

#[test]
fn of_what_is_linear_the_swing_is_the_coefficient_times_the_range() {
    let loaded = mendoza(&["money.waiter_wage=10"]);
    let found = levers(&loaded, &["rigid"], "profit");
    let wage = found.levers.iter().find(|swing| swing.lever.path == "money.waiter_wage").unwrap();
    assert_eq!((wage.lever.low.as_str(), wage.lever.high.as_str()), ("5", "20"));
    let profit = |wage: &str| {
        let question = mendoza(&[&format!("money.waiter_wage={wage}")]);
        let results = Question::of(&question).policies(&["rigid"]).evenings(10).run().unwrap();
        mean(&results, Measure::Profit, 0)
    };
    let hours = profit("0") - profit("1");
    // Wages are paid in whole cents, evening by evening.
    assert!((wage.swing.mean + 15.0 * hours).abs() < 0.02, "{wage:?} {hours}");
    // The largest is first, and what moves nothing is told apart.
    let sizes: Vec<f64> = found.levers.iter().map(|swing| swing.swing.mean.abs()).collect();
    assert!(sizes.is_sorted_by(|one, other| one >= other));
    assert!(found.idle.contains(&"score.tell_good".to_owned()) || !found.idle.is_empty());
}

#[test]
fn what_no_evening_has_cannot_be_taken_apart() {
    for command in ["levers", "ladder"] {
        let output =
            orderflow(&[command, "scenarios/mendoza.toml", "-n", "2", "--measure", "regulars"]);
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains("is of seasons") && told.contains("= help:"), "{told}");
    }
}

#[test]
fn levers_fit_a_terminal() {
    let told = printed(&["levers", "scenarios/mendoza.toml", "-n", "2", "-q"]);
    let widest = told.lines().map(|line| line.chars().count()).max();
    assert!(widest.is_some_and(|widest| widest <= 100), "{told}");
}

#[test]
fn who_wants_no_more_gets_what_is_known_or_nothing() {
    let loaded = mendoza(&[]);
    let plan = Plan::of(&loaded.model).evenings(60).threads(1);
    let key = Measure::GuestScore.into();
    let wanted = LeversPlan { columns: Columns::default(), key, moved: Moved::By(0.1), plan };
    let after = |blocks: u32| {
        let mut left = blocks;
        let mut goes_on = |_part: f64| {
            left = left.saturating_sub(1);
            if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        study::levers(&loaded, &wanted, &mut goes_on).unwrap()
    };
    assert_eq!(after(1), None);
    let some = after(5).unwrap();
    assert!(some.is_cut_short && !some.levers.is_empty() && some.pairs.is_empty());
}

#[test]
fn an_end_of_a_lever_is_the_comparison_at_its_value() {
    let found = levers(&mendoza(&[]), &["rigid", "empowered"], "guest_score");
    let stuck =
        found.levers.iter().find(|swing| swing.lever.path == "handoff.specials.p_stuck").unwrap();
    let at = |value: &str| {
        let loaded = mendoza(&[&format!("handoff.specials.p_stuck={value}")]);
        let results = Question::of(&loaded).without_rivals().evenings(10).compare().unwrap();
        results.comparison.difference(Measure::GuestScore, 1).unwrap().estimate.mean
    };
    for (end, value) in [(stuck.low, &stuck.lever.low), (stuck.high, &stuck.lever.high)] {
        assert!((end.unwrap().difference.mean - at(value)).abs() < 1e-12);
    }
    let (low, high) = found.assumed_range();
    assert!(low <= found.base.mean && found.base.mean <= high);
}

fn ladder(loaded: &Loaded, from: &str, to: &str) -> Result<Ladder, LadderError> {
    let plan = Plan::of(&loaded.model).evenings(4).threads(2);
    let wanted =
        LadderPlan { from, to, by: SharedBy::Freedoms, key: Measure::GuestScore.into(), plan };
    study::ladder(loaded, &wanted, &mut |_| ControlFlow::Continue(()))
}

#[test]
fn shares_of_a_ladder_add_up_and_alone_is_what_a_variant_says() {
    let loaded = mendoza(&[]);
    let found = ladder(&loaded, "rigid", "empowered").unwrap();
    let sum: f64 = found.switches.iter().map(|(_, parts)| parts.share.mean).sum();
    assert!((sum - found.difference.mean).abs() < 1e-9, "{sum} {:?}", found.difference);
    let results = Question::of(&loaded)
        .without_rivals()
        .variant("looking in: policy.rigid.p_find=0.65")
        .unwrap()
        .evenings(4)
        .compare()
        .unwrap();
    let of =
        |column| results.comparison.difference(Measure::GuestScore, column).unwrap().estimate.mean;
    assert!((found.difference.mean - of(1)).abs() < 1e-12);
    let (_, looking_in) =
        found.switches.iter().find(|(switch, _)| switch.name == "p_find").unwrap();
    assert!((looking_in.alone.mean - of(2)).abs() < 1e-12);
}

#[test]
fn a_ladder_between_equals_is_refused_and_trust_is_two_keys() {
    let loaded = mendoza(&[]);
    assert!(matches!(ladder(&loaded, "rigid", "rigid"), Err(LadderError::Alike { .. })));
    assert!(matches!(ladder(&loaded, "rigid", "nobody"), Err(LadderError::Choice(_))));
    let trusting = mendoza(&["policy.rigid.trust=0.4"]);
    let values = trusting.policy_values("rigid").unwrap();
    assert_eq!((values.text("fear"), values.text("own_authority")), ("0.6", "0.4"));
}

#[test]
fn causes_share_the_lead_out_too() {
    let loaded = mendoza(&[]);
    let plan = Plan::of(&loaded.model).evenings(3);
    let wanted = LadderPlan {
        from: "rigid",
        to: "empowered",
        by: SharedBy::Causes,
        key: Measure::GuestScore.into(),
        plan,
    };
    let found = study::ladder(&loaded, &wanted, &mut |_| ControlFlow::Continue(())).unwrap();
    let names: Vec<&str> = found.switches.iter().map(|(switch, _)| switch.name.as_str()).collect();
    assert!(names.contains(&"stuck tickets") && names.contains(&"broken promises"), "{names:?}");
    let sum: f64 = found.switches.iter().map(|(_, parts)| parts.share.mean).sum();
    // What is left when nothing goes wrong is no cause's share.
    assert!((sum - found.difference.mean).abs() < 1e-9);
    assert!(found.booked.is_some());
}

#[test]
fn saved_results_of_the_same_evenings_are_paired() {
    let [three, four] = ["three.json", "four.json"].map(file);
    for (path, waiters) in [(&three, "floor.waiters=3"), (&four, "floor.waiters=4")] {
        let path = path.to_str().unwrap();
        printed(&[
            "compare",
            "scenarios/mendoza.toml",
            "-n",
            "100",
            "-q",
            "--no-rivals",
            "--set",
            waiters,
            "--export-json",
            path,
        ]);
    }
    let [three, four] = [three.to_str().unwrap(), four.to_str().unwrap()];
    let told = printed(&["diff", three, four]).replace('\n', " ");
    assert!(told.contains("Under rigid the guest score rose by 0.0"), "{told}");
    assert!(told.contains("paired evening by evening"), "{told}");
    let several = printed(&["diff", three, four, three]);
    assert!(several.contains("four.json:") && several.contains("All "), "{several}");
}
