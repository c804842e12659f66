//! Where an export goes: never over what is read, never in place of what is no file, through links, and with the
//! mode of what was there.

use std::fs;
use std::io::Read as _;
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _, PermissionsExt as _, symlink};
use std::process::{Command, Stdio};

use super::{ANECDOTE, command, directory, names, orderflow, read, run_of_two, text, write};

fn mode(path: &std::path::Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn what_is_read_is_never_written() {
    let folder = directory("inputs");
    let house = read(ANECDOTE.as_ref());
    let file = folder.join("in.toml");
    write(&file, &house);
    symlink("in.toml", folder.join("link")).unwrap();
    fs::hard_link(&file, folder.join("hard")).unwrap();
    fs::create_dir(folder.join("d")).unwrap();
    symlink("../in.toml", folder.join("d/parties.csv")).unwrap();
    fs::create_dir(folder.join("e")).unwrap();
    fs::hard_link(&file, folder.join("e/why.csv")).unwrap();
    let path = file.display().to_string();
    for (option, place) in [
        ("--export-json", "in.toml"),
        ("--export-json", "./d/../in.toml"),
        ("--export-json", &path),
        ("--export-json", "link"),
        ("--export-json", "hard"),
        ("--export-csv", "d"),
        ("--export-csv", "e"),
        ("--export-csv", "in.toml"),
    ] {
        for input in ["in.toml", "link", "hard"] {
            let arguments =
                ["run", input, "-n", "2", option, place, "--force", "--export-csv", "f"];
            let arguments = if option == "--export-csv" { &arguments[..7] } else { &arguments[..] };
            let output = orderflow(&folder, arguments);
            assert_eq!(output.status.code(), Some(2), "{arguments:?}");
            assert!(output.stdout.is_empty(), "{arguments:?}");
            assert_eq!(read(&file), house, "{arguments:?}");
        }
    }
    // Nor is another file it is compared with, which the manifest names.
    write(&folder.join("other.toml"), &house.replace("opens", "# another\nopens"));
    let both = ["compare", "in.toml", "other.toml", "-n", "2", "--no-rivals"];
    let onto = orderflow(&folder, &[&both[..], &["--export-json", "other.toml"]].concat());
    assert_eq!(onto.status.code(), Some(2));
    assert!(read(&folder.join("other.toml")).contains("# another"));
    let kept = orderflow(&folder, &[&both[..], &["--export-csv", "two"]].concat());
    assert!(kept.status.success(), "{}", text(&kept.stderr));
    let other = &super::manifest(&folder.join("two"))["compared_with"][0];
    assert_eq!(other["file"], "other.toml");
    assert_eq!(other["sha256"].as_str().map(str::len), Some(64));
    fs::remove_dir_all(folder.join("two")).unwrap();
    fs::remove_file(folder.join("other.toml")).unwrap();
    let redirected = command(&folder, &["run", "-", "-n", "2", "--export-json", "in.toml"])
        .stdin(super::open(&file))
        .output()
        .unwrap();
    assert_eq!(redirected.status.code(), Some(2), "{}", text(&redirected.stderr));
    assert_eq!(read(&file), house);
    assert_eq!(names(&folder), ["d", "e", "hard", "in.toml", "link"]);
}

#[test]
fn a_link_is_written_through() {
    let folder = directory("links");
    fs::create_dir(folder.join("far")).unwrap();
    write(&folder.join("far/target.json"), "old");
    symlink("far/target.json", folder.join("link.json")).unwrap();
    symlink("far/new.json", folder.join("dangling.json")).unwrap();
    symlink("far/set", folder.join("set")).unwrap();
    for place in ["link.json", "dangling.json"] {
        run_of_two(&folder, 0, &["--export-json", place]);
    }
    for _ in 0..2 {
        run_of_two(&folder, 0, &["--export-csv", "set"]);
    }
    for link in ["link.json", "dangling.json", "set"] {
        assert!(folder.join(link).symlink_metadata().unwrap().is_symlink(), "{link}");
    }
    assert!(read(&folder.join("far/target.json")).starts_with('{'));
    assert!(read(&folder.join("far/new.json")).starts_with('{'));
    assert!(folder.join("far/set/manifest.json").exists());
    assert_eq!(names(&folder.join("far")), ["new.json", "set", "target.json"]);
    symlink("round", folder.join("round")).unwrap();
    run_of_two(&folder, 2, &["--export-json", "round"]);
    // Another name of the same file would keep the old results.
    fs::hard_link(folder.join("far/target.json"), folder.join("other.json")).unwrap();
    assert!(run_of_two(&folder, 2, &["--export-json", "other.json"]).contains("other names"));
}

#[test]
fn what_is_no_file_is_written_to_and_never_replaced() {
    let folder = directory("fifos");
    let fifo = folder.join("f");
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let mut reader = Command::new("cat").arg(&fifo).stdout(Stdio::piped()).spawn().unwrap();
    run_of_two(&folder, 0, &["--export-json", "f"]);
    let mut got = String::new();
    reader.stdout.take().unwrap().read_to_string(&mut got).unwrap();
    reader.wait().unwrap();
    assert!(got.starts_with("{\n") && got.ends_with("}\n"), "{got}");
    assert!(fs::symlink_metadata(&fifo).unwrap().file_type().is_fifo());
    run_of_two(&folder, 0, &["--export-json", "/dev/null"]);
    assert!(run_of_two(&folder, 2, &["--export-csv", "f"]).contains("it is a file"));
    assert_eq!(names(&folder), ["f"]);
    // In place of a table.
    fs::create_dir(folder.join("set")).unwrap();
    fs::rename(&fifo, folder.join("set/why.csv")).unwrap();
    let said = run_of_two(&folder, 2, &["--export-csv", "set", "--force"]);
    assert!(said.contains("cannot write `set/why.csv`: it is no plain file"), "{said}");
}

#[test]
fn a_stream_of_the_shell_is_written_to() {
    let folder = directory("shell_streams");
    let program = env!("CARGO_BIN_EXE_orderflow");
    let bash = |script: &str| {
        let script = script.replace("ORDERFLOW", &format!("'{program}' run '{ANECDOTE}' -n 2 -q"));
        let output = Command::new("bash").args(["-c", &script]).current_dir(&folder).output();
        output.unwrap()
    };
    let counted = bash("ORDERFLOW --export-json >(wc -c >n) >/dev/null; sleep 0.5; cat n");
    let n: usize = text(&counted.stdout).trim().parse().unwrap_or(0);
    assert!(n > 1000, "{counted:?}");
    for place in ["/dev/stdout", "/dev/fd/1", "-"] {
        let output = bash(&format!("ORDERFLOW --export-json {place} >all 2>said"));
        assert_eq!(output.status.code(), Some(0));
        let json: serde_json::Value = serde_json::from_str(&read(&folder.join("all"))).unwrap();
        assert_eq!(json["evenings"], 2, "{place}");
    }
}

#[test]
fn modes_stay_as_they_were() {
    let folder = directory("modes");
    let json = folder.join("s.json");
    write(&json, "");
    fs::set_permissions(&json, fs::Permissions::from_mode(0o600)).unwrap();
    run_of_two(&folder, 0, &["--export-json", "s.json", "--export-csv", "set"]);
    assert_eq!(mode(&json), 0o600);
    let (set, table) = (folder.join("set"), folder.join("set/parties.csv"));
    fs::set_permissions(&set, fs::Permissions::from_mode(0o700)).unwrap();
    fs::set_permissions(&table, fs::Permissions::from_mode(0o640)).unwrap();
    let before = fs::metadata(&table).unwrap().ino();
    run_of_two(&folder, 0, &["--export-csv", "set"]);
    assert_ne!(fs::metadata(&table).unwrap().ino(), before);
    assert_eq!((mode(&set), mode(&table)), (0o700, 0o640));
    fs::set_permissions(&json, fs::Permissions::from_mode(0o400)).unwrap();
    assert!(run_of_two(&folder, 2, &["--export-json", "s.json"]).contains("write-protected"));
    fs::set_permissions(&table, fs::Permissions::from_mode(0o400)).unwrap();
    assert!(run_of_two(&folder, 2, &["--export-csv", "set"]).contains("write-protected"));
}

#[test]
fn two_exports_do_not_take_each_others_place() {
    let folder = directory("taken");
    for json in ["set/measures.csv", "set/manifest.json", "set", "./set/./columns.csv"] {
        let said = run_of_two(&folder, 2, &["--export-csv", "set", "--export-json", json]);
        assert!(said.contains("another export of this command"), "{json}: {said}");
        assert!(names(&folder).is_empty(), "{json}");
    }
    for _ in 0..2 {
        run_of_two(&folder, 0, &["--export-csv", "set", "--export-json", "set/results.json"]);
        assert_eq!(names(&folder.join("set")).len(), 9);
        assert_eq!(names(&folder), ["set"]);
    }
}

#[test]
fn a_folder_in_which_somebody_works_stays_where_it_is() {
    let folder = directory("here");
    let before = fs::metadata(&folder).unwrap().ino();
    for _ in 0..2 {
        run_of_two(&folder, 0, &["--export-csv", "."]);
        assert_eq!(names(&folder).len(), 8);
    }
    assert_eq!(fs::metadata(&folder).unwrap().ino(), before);
    assert_eq!(super::manifest(&folder)["complete"], true);
}
