//! What the tab key offers in a shell, and the manual.

use std::path::Path;
use std::process::Command;

/// What is offered at the end of a line, as fish asks: a word a line, behind a tab what it is.
fn offered(line: &str) -> Vec<(String, String)> {
    let output = Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .arg("--")
        .args(line.split(' '))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("COMPLETE", "fish")
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let lines = String::from_utf8(output.stdout).unwrap();
    let pairs = lines.lines().map(|line| line.split_once('\t').unwrap_or((line, "")));
    pairs.map(|(word, what)| (word.to_owned(), what.to_owned())).collect()
}

fn words(line: &str) -> Vec<String> {
    offered(line).into_iter().map(|(word, _)| word).collect()
}

#[test]
fn commands_and_options_are_offered_with_what_they_do() {
    let commands = offered("orderflow c");
    let names: Vec<&str> = commands.iter().map(|(word, _)| word.as_str()).collect();
    assert_eq!(names, ["check", "compare", "completions"]);
    assert!(commands.iter().all(|(_, what)| !what.is_empty()), "{commands:?}");
    assert_eq!(words("orderflow run --pre"), ["--precision"]);
}

#[test]
fn policies_are_those_of_the_file_on_the_line_and_the_presets() {
    let of_file = offered("orderflow run scenarios/friday_escalation.toml --policy ");
    assert!(of_file.iter().any(|(_, what)| what == "policy of the file"), "{of_file:?}");
    assert!(of_file.contains(&("licence".to_owned(), "preset".to_owned())), "{of_file:?}");
    assert_eq!(words("orderflow run none.toml --policy emp"), ["empowered"]);
    assert_eq!(words("orderflow compare none.toml --policies rigid,lic"), ["rigid,licence"]);
}

#[test]
fn measures_are_offered_by_key() {
    let drinks = words("orderflow compare scenarios/mendoza.toml --on drinks_wait");
    assert_eq!(drinks, ["drinks_wait_min", "drinks_wait_min.p50", "drinks_wait_min.p90"]);
    let regulars = words("orderflow season scenarios/season.toml --chart regul");
    assert_eq!(regulars, ["regulars", "regulars_lost", "regulars_won"]);
    assert!(words("orderflow run scenarios/season.toml --on regul").is_empty());
}

#[test]
fn settings_are_paths_with_the_names_of_the_file_and_then_the_words_of_a_choice() {
    let mendoza = "orderflow run scenarios/mendoza.toml --set ";
    assert_eq!(words(&format!("{mendoza}handoff.specials.p_s")), ["handoff.specials.p_stuck="]);
    let counters = words(&format!("{mendoza}counter."));
    assert!(counters.contains(&"counter.standard.staff=".to_owned()), "{counters:?}");
    assert!(counters.iter().all(|path| !path.contains('*')), "{counters:?}");
    assert_eq!(words("orderflow run none.toml --set handoff.*.p_s"), ["handoff.*.p_stuck="]);
    let water = offered(&format!("{mendoza}policy.rigid.water=un"));
    let unasked = ("policy.rigid.water=unasked".to_owned(), "Without being asked.".to_owned());
    assert_eq!(water, [unasked]);
    assert_eq!(words("orderflow explain p_stu"), ["p_stuck"]);
}

#[test]
fn starters_are_offered_with_their_questions() {
    let quiet = offered("orderflow init qui");
    let question = "Is letting staff decide worth its cost when almost nothing goes wrong?";
    assert_eq!(quiet, [("quiet".to_owned(), question.to_owned())]);
    assert_eq!(words("orderflow init Cargo.t"), ["Cargo.toml"]);
}

#[test]
fn every_shell_gets_a_script_that_calls_this_program() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = Command::new(env!("CARGO_BIN_EXE_orderflow"))
            .args(["completions", shell])
            .output()
            .unwrap();
        let script = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && script.contains("orderflow"), "{shell}: {script}");
        assert!(script.contains("COMPLETE"), "{shell}: {script}");
    }
}

#[test]
fn the_manual_has_a_page_a_command_and_says_what_help_says() {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("man");
    drop(std::fs::remove_dir_all(&directory));
    let written =
        Command::new(env!("CARGO_BIN_EXE_orderflow")).arg("man").arg(&directory).output().unwrap();
    assert!(written.status.success(), "{written:?}");
    for (page, says) in [
        ("orderflow.1", "the same bad luck"),
        ("orderflow-compare.1", "on the same evenings and compare them"),
        ("orderflow-story.1", "most\\-changed"),
    ] {
        let text = kept(&directory.join(page));
        assert!(text.contains(says), "{page}: {text}");
    }
}

#[test]
#[cfg(unix)]
fn the_manual_is_written_through_links_and_not_beside_what_is_in_the_way() {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("man in the way");
    drop(std::fs::remove_dir_all(&directory));
    std::fs::create_dir_all(directory.join("whole")).unwrap();
    let manual = |name: &str| {
        let place = directory.join(name);
        Command::new(env!("CARGO_BIN_EXE_orderflow")).arg("man").arg(place).output().unwrap()
    };
    std::os::unix::fs::symlink("../page", directory.join("whole/orderflow.1")).unwrap();
    let written = manual("whole");
    assert!(written.status.success(), "{written:?}");
    assert!(directory.join("whole/orderflow.1").is_symlink());
    assert!(kept(&directory.join("page")).contains("the same bad luck"));
    std::fs::create_dir_all(directory.join("none/orderflow-run.1")).unwrap();
    let refused = manual("none");
    assert_eq!(refused.status.code(), Some(2), "{refused:?}");
    assert_eq!(std::fs::read_dir(directory.join("none")).unwrap().count(), 1);
}

#[expect(clippy::disallowed_methods, reason = "the test reads what was written")]
fn kept(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}
