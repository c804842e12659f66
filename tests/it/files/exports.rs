//! An export says what it is of, replaces what is ours and nothing else, and holds what was chosen.

use std::path::Path;

use super::{ANECDOTE, directory, manifest, names, orderflow, read, run_of_two, text, write};

const OF_RUN: [&str; 8] = [
    "columns.csv",
    "comparison.csv",
    "evenings.csv",
    "items.csv",
    "manifest.json",
    "measures.csv",
    "parties.csv",
    "why.csv",
];

/// A short season that must end with that code; what it said on the standard error stream.
fn season(folder: &Path, code: i32, more: &[&str]) -> String {
    let arguments =
        ["season", ANECDOTE, "-n", "2", "--evenings-in-a-row", "14", "--export-csv", "out"];
    let output = orderflow(folder, &[&arguments[..], more].concat());
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{said}");
    said
}

#[test]
fn an_export_says_what_it_is_of() {
    let folder = directory("manifest");
    let said =
        run_of_two(&folder, 0, &["--seed", "7", "--set", "floor.waiters=2", "--export-csv", "out"]);
    assert!(said.contains("wrote `out`: 8 files, "), "{said}");
    assert_eq!(names(&folder.join("out")), OF_RUN);
    let manifest = manifest(&folder.join("out"));
    assert_eq!(manifest["command"], "run");
    assert_eq!(manifest["orderflow"], env!("CARGO_PKG_VERSION"));
    assert_eq!((&manifest["seed"], &manifest["evenings"]), (&7.into(), &2.into()));
    assert_eq!(manifest["overrides"], serde_json::json!(["floor.waiters=2"]));
    assert_eq!(manifest["scenario"]["file"], ANECDOTE);
    assert_eq!((&manifest["complete"], &manifest["interrupted"]), (&true.into(), &false.into()));
    assert_eq!(manifest["files"]["parties.csv"], 2);
    assert_eq!(names(&folder), ["out"]);
}

#[test]
fn a_set_of_another_command_is_replaced_whole_and_only_if_that_is_forced() {
    let folder = directory("replaced");
    run_of_two(&folder, 0, &["--export-csv", "out"]);
    let said = season(&folder, 2, &[]);
    assert!(said.contains("it holds the tables of `orderflow run`, which would be lost"), "{said}");
    assert!(said.contains("`--force` replaces them"), "{said}");
    assert_eq!(names(&folder.join("out")), OF_RUN);
    let said = season(&folder, 0, &["--force"]);
    assert!(said.contains("; of the set that was there, `evenings.csv`, `items.csv`"), "{said}");
    let of_season = ["columns.csv", "comparison.csv", "course.csv", "manifest.json", "season.csv"];
    assert_eq!(names(&folder.join("out")), of_season);
    assert_eq!(names(&folder), ["out"]);
}

#[test]
fn tables_that_are_chosen_no_more_are_gone_and_named() {
    let folder = directory("chosen_no_more");
    let said = run_of_two(&folder, 0, &["--export-csv", "out", "--tables", "evenings,items"]);
    assert!(!said.contains("removed"), "{said}");
    let said = run_of_two(&folder, 0, &["--export-csv", "out", "--tables", "evenings"]);
    assert!(said.contains("; of the set that was there, `items.csv` is removed"), "{said}");
    let chosen = ["columns.csv", "evenings.csv", "manifest.json"];
    assert_eq!(names(&folder.join("out")), chosen);
    assert!(!read(&folder.join("out/columns.csv")).contains("items.csv"));
}

#[test]
fn a_folder_with_the_name_of_a_file_is_asked_about() {
    let folder = directory("named_as_file");
    let said = run_of_two(&folder, 2, &["--export-csv", "out.csv"]);
    assert!(said.contains("cannot write `out.csv`: tables are written into a folder"), "{said}");
    assert!(said.contains("--export-csv - --tables comparison > table.csv"), "{said}");
    assert!(names(&folder).is_empty());
    std::fs::create_dir(folder.join("out.csv")).unwrap();
    run_of_two(&folder, 0, &["--export-csv", "out.csv"]);
}

#[test]
fn what_is_not_ours_is_left_alone_unless_forced() {
    let folder = directory("others");
    let out = folder.join("out");
    std::fs::create_dir(&out).unwrap();
    write(&out.join("season.csv"), "mine\n");
    write(&out.join("why.csv"), "mine\n");
    let said = run_of_two(&folder, 2, &["--export-csv", "out"]);
    assert!(said.contains("it holds what is no export: `season.csv`, `why.csv`"), "{said}");
    assert!(said.contains("--force"), "{said}");
    assert_eq!(names(&out), ["season.csv", "why.csv"]);
    run_of_two(&folder, 0, &["--export-csv", "out", "--force"]);
    assert_eq!(read(&out.join("season.csv")), "mine\n");
    assert_ne!(read(&out.join("why.csv")), "mine\n");
    // Whoever opens the folder is told what does not belong to it.
    assert_eq!(manifest(&out)["others"], serde_json::json!(["season.csv"]));
    // Ours by now; but a table of another command would replace what is not.
    run_of_two(&folder, 0, &["--export-csv", "out"]);
    assert_eq!(read(&out.join("season.csv")), "mine\n");
    let said = season(&folder, 2, &[]);
    assert!(said.contains("--force"), "{said}");
    assert_eq!(names(&folder), ["out"]);
}

#[test]
fn a_manifest_of_others_makes_nothing_ours() {
    let folder = directory("foreign_manifest");
    for text in ["{}", "{\"name\": \"app\", \"files\": [1]}", "no json"] {
        let out = folder.join("out");
        std::fs::create_dir_all(&out).unwrap();
        write(&out.join("manifest.json"), text);
        run_of_two(&folder, 2, &["--export-csv", "out"]);
        assert_eq!(read(&out.join("manifest.json")), text);
    }
    // What a manifest names is removed only if it is a table in its folder.
    let out = folder.join("out");
    write(&folder.join("kept.csv"), "mine");
    write(&out.join("notes.txt"), "mine");
    let listed = r#"{"orderflow": "0.1.0", "files": {"../kept.csv": 1, "notes.txt": 1}}"#;
    write(&out.join("manifest.json"), listed);
    run_of_two(&folder, 0, &["--export-csv", "out"]);
    assert_eq!(read(&folder.join("kept.csv")) + &read(&out.join("notes.txt")), "minemine");
}

#[test]
fn tables_are_chosen_by_name() {
    let folder = directory("chosen");
    let said = run_of_two(&folder, 2, &["--export-csv", "out", "--tables", "comparsion"]);
    assert!(said.contains("unknown table `comparsion`") && said.contains("did you mean"), "{said}");
    run_of_two(&folder, 2, &["--tables", "comparison"]);
    assert!(names(&folder).is_empty());
    run_of_two(&folder, 0, &["--export-csv", "out", "--tables", " items , columns"]);
    assert_eq!(names(&folder.join("out")), ["columns.csv", "items.csv", "manifest.json"]);
}

#[test]
fn missing_folders_are_made_for_every_export_and_go_again_if_it_fails() {
    let folder = directory("parents");
    run_of_two(&folder, 0, &["--export-csv", "a/b/c", "--export-json", "d/e/f.json"]);
    assert_eq!(names(&folder.join("a/b/c")), OF_RUN);
    assert_eq!(names(&folder.join("d/e")), ["f.json"]);
    let said = run_of_two(&folder, 2, &["--export-csv", "x/y", "--export-json", "a"]);
    assert!(said.contains("cannot write `a`: it is a folder"), "{said}");
    assert_eq!(names(&folder), ["a", "d"]);
}

#[test]
fn a_big_export_says_so_before_it_starts() {
    let folder = directory("big");
    let mendoza = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/mendoza.toml");
    let arguments = ["compare", mendoza, "-n", "2000", "--export-csv", "/dev/null/x"];
    let said = text(&orderflow(&folder, &arguments).stderr);
    assert!(said.contains("cannot write `/dev/null/x`"), "{said}");
    // A reader that stops at once ends the run; by then it is said.
    let mut command = super::command(
        &folder,
        &["compare", mendoza, "-n", "20000", "--export-csv", "-", "--tables", "items"],
    );
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = command.stdout(writer).output().unwrap();
    let said = text(&output.stderr);
    assert!(
        said.contains("the tables will take about") && said.contains("rows of items"),
        "{said}"
    );
    assert_eq!(output.status.code(), Some(0), "{said}");
}
