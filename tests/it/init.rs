//! `orderflow init`: a house to start from, written where nothing stands.

use std::io::Write as _;
use std::path::Path;
use std::process::{Output, Stdio};

use crate::files::{command, directory, orderflow, read, text, write};

/// What a command in that folder said on the standard error stream, with its exit code.
fn said(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = orderflow(folder, arguments);
    (output.status.code(), text(&output.stderr))
}

/// What a command said that must fail.
fn refused(folder: &Path, arguments: &[&str]) -> String {
    let (code, said) = said(folder, arguments);
    assert_eq!(code, Some(2), "{arguments:?}: {said}");
    said
}

fn with_input(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut command = command(folder, arguments);
    let mut child = command.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn n_files(folder: &Path) -> usize {
    std::fs::read_dir(folder).unwrap().count()
}

#[test]
fn every_starter_is_sound_and_plays_as_the_next_commands_say() {
    let folder = directory("starters");
    let listed = text(&orderflow(&folder, &["init", "--list"]).stdout);
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");
    let mut n_played = 0;
    for shipped in std::fs::read_dir(shipped).unwrap() {
        let shipped = shipped.unwrap().path();
        if !shipped.is_file() {
            continue;
        }
        let name = shipped.file_stem().unwrap().to_str().unwrap();
        assert!(listed.contains(&format!("\n  {name}\n      ")), "{name}: {listed}");
        let output = orderflow(&folder, &["init", name]);
        assert!(output.status.success(), "{name}: {output:?}");
        let file = format!("{name}.toml");
        assert!(text(&output.stderr).starts_with(&format!("wrote `{file}`: ")), "{output:?}");
        let written = read(&folder.join(&file));
        assert_eq!(read(&shipped), format!("#:schema ../docs/scenario.schema.json\n{written}"));
        for line in text(&output.stdout).lines() {
            let (_, line) = line.split_once("orderflow ").unwrap();
            let (next, _) = line.split_once("  #").unwrap();
            let words: Vec<&str> = next.split_whitespace().collect();
            let few =
                if ["compare", "season"].contains(&words[0]) { &["-n", "2"][..] } else { &[] };
            let (code, said) = said(&folder, &[&words, few].concat());
            assert_eq!(code, Some(0), "{next}: {said}");
            n_played += 1;
        }
    }
    assert!(n_played >= 20, "{n_played}");
}

#[test]
fn a_word_that_ends_in_toml_is_the_file() {
    let folder = directory("words");
    for words in [&["quiet", "a.toml"][..], &["b.toml", "quiet"], &["quiet", "new/folder/c.toml"]] {
        let output = orderflow(&folder, &[&["init", "-q"], words].concat());
        assert!(output.status.success() && output.stdout.is_empty(), "{output:?}");
        assert!(output.stderr.is_empty(), "{output:?}");
    }
    let [a, b, c] = ["a.toml", "b.toml", "new/folder/c.toml"].map(|file| read(&folder.join(file)));
    assert!(a == b && b == c && a.contains("A quiet Friday"), "{a}");
    let told = refused(&folder, &["init", "quiet", "corner"]);
    assert!(told.contains("  = help: write `corner.toml`\n"), "{told}");
    let told = refused(&folder, &["init", "a.toml", "b.toml"]);
    assert!(told.contains("such as `orderflow init quiet corner.toml`"), "{told}");
    let told = refused(&folder, &["init", "quite"]);
    assert!(
        told.starts_with("error: there is no starter `quite`\n  = help: did you mean `quiet`?"),
        "{told}"
    );
}

#[test]
fn nothing_is_overwritten() {
    let folder = directory("not overwritten");
    write(&folder.join("mendoza.toml"), "mine");
    write(&folder.join("answers.toml"), "floor.waiters = 2");
    std::fs::create_dir(folder.join("folder.toml")).unwrap();
    for words in [
        &["mendoza"][..],
        &["quiet", "mendoza.toml"],
        &["--answers", "answers.toml", "mendoza.toml"],
        &["quiet", "folder.toml"],
        &["quiet", "mendoza.toml/a.toml"],
    ] {
        let told = refused(&folder, &[&["init"], words].concat());
        assert!(told.starts_with("error: cannot write `"), "{told}");
    }
    let told = refused(&folder, &["init", "mendoza"]);
    assert_eq!(
        told,
        "error: cannot write `mendoza.toml`: it is there already, and nothing is overwritten\n  = help: name \
         another file, or move this one out of the way\n"
    );
    assert_eq!(read(&folder.join("mendoza.toml")), "mine");
    assert_eq!(n_files(&folder), 3);
}

#[test]
fn without_a_terminal_it_says_what_to_type() {
    let folder = directory("no terminal");
    for words in [&["init"][..], &["init", "corner.toml"]] {
        let told = refused(&folder, words);
        assert!(told.starts_with("error: there is nobody to ask: this is no terminal\n"), "{told}");
        assert!(
            told.contains("`orderflow init mendoza`") && told.contains("--answers FILE"),
            "{told}"
        );
    }
    assert_eq!(n_files(&folder), 0);
}

const ANSWERS: &str = r#"
starter = "quiet"
opens = "18:00"
[floor]
tables = [{ seats = 2, count = 8 }, { seats = 6, count = 2 }] # ours
[counter.standard]
staff = 3
[handoff]
specials = { p_stuck = 0.1, repair = "12 min" }
"#;

const IN_JSON: &str = r#"{
    "starter": "quiet",
    "opens": "18:00",
    "floor": { "tables": [{ "seats": 2, "count": 8 }, { "seats": 6, "count": 2 }] },
    "counter": { "standard": { "staff": 3 } },
    "handoff": { "specials": { "p_stuck": 0.1, "repair": "12 min" } }
}"#;

#[test]
fn answers_stand_in_the_house_however_they_are_given() {
    let folder = directory("answers");
    write(&folder.join("answers.toml"), ANSWERS);
    write(&folder.join("answers.json"), IN_JSON);
    assert_eq!(said(&folder, &["init", "--answers", "answers.toml"]).0, Some(0));
    assert_eq!(said(&folder, &["init", "--answers", "answers.json", "b.toml"]).0, Some(0));
    for (input, file) in [(ANSWERS, "c.toml"), (IN_JSON, "d.toml")] {
        let output = with_input(&folder, &["init", "--answers", "-", file], input);
        assert!(output.status.success(), "{output:?}");
    }
    let house = read(&folder.join("house.toml"));
    assert!(
        house.contains("\nstaff = 3                         # yours; the starter has 2: assumed\n"),
        "{house}"
    );
    assert!(
        house.contains("\nrepair = \"12 min\"  # yours; of the starter's: R. Molteni"),
        "{house}"
    );
    let of_json = read(&folder.join("b.toml"));
    assert_eq!(read(&folder.join("c.toml")), house);
    assert_eq!(read(&folder.join("d.toml")), of_json);
    let implied = |file: &str| {
        let output = orderflow(&folder, &["check", file]);
        assert!(output.status.success(), "{output:?}");
        text(&output.stdout).replace(file, "FILE")
    };
    assert_eq!(implied("house.toml"), implied("b.toml"));
    assert!(implied("house.toml").contains("8 for 2, 2 for 6"));
}

#[test]
fn every_wrong_answer_is_told_at_once() {
    let folder = directory("wrong answers");
    let answers = "starter = \"quiet\"\nopens = \"25:00\"\nfloor.waiters = 0\nfloor.trip = \"9 m\"\n\
                   counter.bar.staff = 1\nfloor.tables = [{ seats = 2 }]\n";
    write(&folder.join("answers.toml"), answers);
    let told = refused(&folder, &["init", "--answers", "answers.toml"]);
    for wrong in [
        "`floor.trip` is none of the answers",
        "`counter.bar.staff` is none of the answers",
        "`opens`: `25:00` is not a time of day",
        "`floor.waiters`: 0 is too few; give a whole number from 1",
        "`floor.tables`: ",
    ] {
        assert!(told.contains(&format!("error: answers.toml: {wrong}")), "{wrong}\n{told}");
    }
    assert!(told.contains("  = help: the answers are `starter`, `opens`, "), "{told}");
    let other = refused(&folder, &["init", "mendoza", "--answers", "answers.toml"]);
    assert!(other.contains("`starter` is `quiet`, and the command names `mendoza`"), "{other}");
    for (name, text, told) in [
        ("no.toml", "floor.waiters = \n", "--> no.toml:1:"),
        ("no.json", "{\"floor\": 3", "no.json: it is not JSON of answers: "),
        ("null.json", "{\"opens\": null}", "null.json: it is not JSON of answers: "),
        (
            "small.json",
            "{\"floor\": {\"tables\": [{\"seats\": 2, \"count\": 9}]}}",
            "no table seats 3 guests",
        ),
    ] {
        write(&folder.join(name), text);
        let said = refused(&folder, &["init", "--answers", name]);
        assert!(said.contains(told), "{said}");
    }
    let missing = refused(&folder, &["init", "--answers", "nowhere.toml"]);
    assert!(missing.starts_with("error: cannot read `nowhere.toml`: "), "{missing}");
    assert_eq!(n_files(&folder), 5);
}
