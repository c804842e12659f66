//! The anecdote, told as the article tells it.

use std::process::Command;

use crate::snapshot::assert_snapshot;

fn story(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .arg("story")
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

const ANECDOTE: &str = "scenarios/anecdote.toml";

#[test]
fn the_anecdote_is_told_side_by_side() {
    assert_snapshot("story_anecdote.txt", &story(&[ANECDOTE]));
}

/// Holds that these stand in a text, one after the other.
fn assert_in_order(text: &str, landmarks: &[&str]) {
    let mut rest = text;
    for landmark in landmarks {
        let (_, after) =
            rest.split_once(landmark).unwrap_or_else(|| panic!("{landmark} of\n{text}"));
        rest = after;
    }
}

#[test]
fn the_story_holds_what_the_article_tells_in_its_order() {
    let told = story(&[ANECDOTE]);
    assert_in_order(
        &told,
        &[
            "20:07  They order",
            "Nobody is told",
            "20:13  On the table: 3 × sandwich",
            "20:18  They ask",
            "They are coming",
            "20:22  They ask again",
            "20:26  They ask again",
            "It does not come",
            "The food is eaten, without",
            "goes to the manager",
            "The manager says no",
            "20:48  On the table: lemonade and craft",
        ],
    );
}
