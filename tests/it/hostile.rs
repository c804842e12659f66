//! Somebody else's text acts on nobody who reads the output: every command, every format, every key that takes
//! text, every character that acts.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// How a spreadsheet's formulas begin.
const STARTS: [&str; 6] = ["=", "+", "-", "@", "\t", "\r"];

/// Characters that act instead of being seen. Declared by code point, apart from what the program does.
fn acting() -> Vec<char> {
    let ranges = [
        (0x00, 0x1f),
        (0x7f, 0x9f),
        (0xad, 0xad),
        (0x61c, 0x61c),
        (0x180e, 0x180e),
        (0x200b, 0x200f),
        (0x2028, 0x202e),
        (0x2060, 0x206f),
        (0xfeff, 0xfeff),
        (0xfff9, 0xfffb),
        (0xe0001, 0xe0001),
        (0xe0020, 0xe007f),
    ];
    ranges.into_iter().flat_map(|(from, to)| from..=to).filter_map(char::from_u32).collect()
}

/// A name that holds all of them, begins like a formula and forges a line, a heading and a cell.
fn name(start: &str, of: &str) -> String {
    let all: String = acting().into_iter().filter(|c| *c != '\0').collect();
    format!(
        "{start}{of}{all}\n# x\n| a | b |\n```\nerror: forged\n  {of}  9.99\u{1b}]0;x\u{7}\u{9b}31m寿司"
    )
}

/// A string of TOML.
fn toml(text: &str) -> String {
    let escaped = text.chars().map(|c| {
        if c.is_ascii_alphanumeric() { c.to_string() } else { format!("\\U{:08x}", u32::from(c)) }
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// A house in which every key that takes text holds such a name.
fn house(start: &str) -> String {
    let n = |of: &str| toml(&name(start, of));
    format!(
        "title = {title}\ncurrency = {currency}\nopens = \"20:00\"\nlast_seating = \"30 min\"\n\
         [[party]]\nat = \"20:00\"\nsize = 1\norder = [[{item}, {drink}]]\n\
         [floor]\ntables = [{{ seats = 4, count = 1 }}]\nwaiters = 1\n\
         [counter.{first}]\nstaff = 1\n[counter.{second}]\nstaff = 1\n\
         [handoff.{second}]\nvia = {first}\np_stuck = 1\nrepair = \"30 min\"\n\
         [item.{item}]\ncounter = {first}\ncourse = \"food\"\nprep = \"4 min\"\nprice = 10\n\
         [item.{drink}]\ncounter = {second}\ncourse = \"drink\"\nprep = \"1 min\"\nprice = 5\n\
         [season]\nregular_share = 0.5\n\
         [policy.{rigid}]\npreset = \"rigid\"\n[policy.{free}]\npreset = \"empowered\"\n\
         [policy.{third}]\npreset = \"concierge\"\n[goals]\nguest_score = \"> 5\"\n",
        title = n("title"),
        currency = n("currency"),
        first = n("first"),
        second = n("second"),
        item = n("item"),
        drink = n("drink"),
        rigid = n("rigid"),
        free = n("free"),
        third = n("third"),
    )
}

fn directory(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile").join(name);
    drop(std::fs::remove_dir_all(&path));
    std::fs::create_dir_all(&path).unwrap();
    path
}

#[expect(clippy::disallowed_methods, reason = "files are written to be read")]
fn write(path: &Path, text: &str) {
    std::fs::write(path, text).unwrap();
}

#[expect(clippy::disallowed_methods, reason = "what was written is read")]
fn kept(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

fn orderflow(directory: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_orderflow"));
    command.args(arguments).current_dir(directory).stdin(Stdio::null()).output().unwrap()
}

fn assert_harmless(text: &str, what: &str) {
    let acting = acting();
    let found = text.chars().find(|c| *c != '\n' && acting.contains(c));
    assert_eq!(found, None, "{what}:\n{}", text.escape_debug());
}

fn assert_harmless_csv(text: &str, what: &str) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    for record in reader.records() {
        for cell in &record.unwrap() {
            let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
            let is_number = cell.parse::<f64>().is_ok();
            assert!(!is_formula || is_number, "{what}: {cell:?}");
        }
    }
}

/// Text of a stream, which must be harmless.
fn harmless(output: &Output, what: &str) -> String {
    let [stdout, stderr] =
        [&output.stdout, &output.stderr].map(|bytes| String::from_utf8(bytes.clone()).unwrap());
    assert_harmless(&stdout, what);
    assert_harmless(&stderr, what);
    for line in stdout.lines().chain(stderr.lines()) {
        assert_ne!(line, "error: forged", "{what}");
        assert_ne!(line.trim_end(), "| a | b |", "{what}");
    }
    stdout
}

#[test]
fn no_name_acts_on_whoever_reads_results_in_any_format() {
    for (idx, start) in STARTS.into_iter().enumerate() {
        let folder = directory(&format!("names{idx}"));
        write(&folder.join("h.toml"), &house(start));
        let commands: &[&str] = &[
            "check h.toml",
            "check h.toml --verbose",
            "check h.toml --format json",
            "run h.toml -n 2 --verbose",
            "run h.toml -n 2 --format json",
            "run h.toml -n 2 --format csv",
            "run h.toml -n 2 --format markdown",
            "compare h.toml -n 2 --verbose --export-csv out --export-json a.json",
            "compare h.toml -n 2 --format json",
            "compare h.toml -n 2 --format csv",
            "compare h.toml -n 2 --format markdown",
            "story h.toml --evening 1 --party 1",
            "season h.toml -n 2 --evenings-in-a-row 14 --export-csv season",
            "season h.toml -n 2 --evenings-in-a-row 14 --format json",
            "season h.toml -n 2 --evenings-in-a-row 14 --format csv",
            "season h.toml -n 2 --evenings-in-a-row 14 --format markdown",
            "diff a.json a.json",
        ];
        for command in commands {
            let words: Vec<&str> = command.split(' ').collect();
            let output = orderflow(&folder, &words);
            let what = format!("{command} with {start:?}");
            let stdout = harmless(&output, &what);
            assert_eq!(output.status.code(), Some(0), "{what}: {output:?}");
            if command.ends_with("format json") {
                let json: serde_json::Value = serde_json::from_str(&stdout).unwrap();
                let title = name(start, "title");
                let has_it = json.to_string().contains(&serde_json::json!(title).to_string());
                assert!(has_it, "{what}: the title is no longer what it was");
            } else if command.ends_with("format csv") {
                assert_harmless_csv(&stdout, &what);
            } else if command.ends_with("markdown") {
                let headings = stdout.lines().filter(|line| line.starts_with('#')).count();
                assert!(headings <= 1, "{what}: {stdout}");
            }
        }
        for folder in ["out", "season"].map(|name| folder.join(name)) {
            for file in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                let (text, what) = (kept(&file), file.display().to_string());
                assert_harmless(&text, &what);
                if file.extension().is_some_and(|ending| ending == "csv") {
                    assert_harmless_csv(&text, &what);
                }
            }
        }
        assert_harmless(&kept(&folder.join("a.json")), "a.json");
    }
}

#[test]
fn no_mistake_of_a_file_or_an_argument_acts_on_whoever_reads_the_message() {
    let folder = directory("mistakes");
    let raw = name("", "x").replace('\n', "\r").replace(['\0', '\u{1}'], "");
    let quoted = toml(&name("", "x"));
    for (file, text) in [
        ("key.toml", format!("{quoted} = 1\n")),
        ("raw.toml", format!("title = '{raw}\n")),
        ("comment.toml", format!("title = 7 # {raw}\n")),
        ("counter.toml", house("").replace("via = ", "via = \"nearly\" #")),
        ("unit.toml", house("").replace("\"4 min\"", &quoted)),
        ("journey.toml", format!("{quoted} = 2\n")),
        ("favour.toml", format!("favour = {quoted}\n")),
        ("raw_journey.toml", format!("favour = '{raw}'\n")),
        ("journey.json", serde_json::json!({ name("", "x"): 2 }).to_string()),
        ("favour.json", serde_json::json!({ "favour": name("", "x") }).to_string()),
        ("results.json", serde_json::json!({ "policies": name("", "x") }).to_string()),
        ("fine.toml", house("")),
    ] {
        write(&folder.join(file), &text);
    }
    let argument = name("", "x").replace('\0', "");
    let (set, file) = (format!("{argument}={argument}"), format!("{argument}.toml"));
    let cases: &[&[&str]] = &[
        &["check", "key.toml"],
        &["check", "raw.toml"],
        &["check", "comment.toml", "--color", "never"],
        &["run", "counter.toml"],
        &["compare", "unit.toml"],
        &["score", "journey.toml"],
        &["score", "favour.toml"],
        &["score", "raw_journey.toml"],
        &["score", "journey.json"],
        &["score", "favour.json"],
        &["diff", "results.json", "results.json"],
        &["check", &file],
        &["score", &file],
        &["diff", &file, &file],
        &["run", "fine.toml", "--set", &set],
        &["run", "fine.toml", "--set", &argument],
        &["run", "fine.toml", "--policy", &argument],
        &["compare", "fine.toml", "--policies", &argument],
        &["compare", "fine.toml", "--policies", "rigid,", &argument],
        &["compare", "fine.toml", "--baseline", &argument],
        &["compare", "fine.toml", "--on", &argument],
        &["compare", "fine.toml", "--precision", &argument],
        &["run", "fine.toml", "--export-csv", "x", "--tables", &argument],
        &["run", "fine.toml", "--export-json", &format!("fine.toml/{argument}")],
        &["run", "fine.toml", "--export-csv", &format!("fine.toml/{argument}")],
        &["season", "fine.toml", "--chart", &argument],
        &["run", "fine.toml", "-n", &argument],
        &["run", "fine.toml", "--seed", &argument],
        &["run", "fine.toml", "--format", &argument],
        &["run", "fine.toml", &format!("--{argument}")],
        &[&argument],
        &["completions", &argument],
        &["man", &format!("fine.toml/{argument}")],
    ];
    for arguments in cases {
        let output = orderflow(&folder, arguments);
        let what = format!("{arguments:?}");
        harmless(&output, &what);
        assert_eq!(output.status.code(), Some(2), "{what}: {output:?}");
        assert!(!output.stderr.is_empty(), "{what}");
    }
}

#[test]
#[cfg(unix)]
fn no_name_of_a_file_acts_on_whoever_is_told_of_it() {
    let folder = directory("file names");
    let short: String =
        acting().into_iter().filter(|c| !matches!(c, '\0' | '/')).take(60).collect();
    let hostile = format!("we{short}\u{202e}ird.toml");
    write(&folder.join(&hostile), "");
    for arguments in [
        ["check", "."],
        ["run", "weird.toml"],
        ["check", hostile.as_str()],
        ["score", hostile.as_str()],
    ] {
        let output = orderflow(&folder, &arguments);
        harmless(&output, &format!("{arguments:?}"));
    }
    write(&folder.join("fine.toml"), &house(""));
    let asked = ["--", "orderflow", "run", ""];
    let mut shell = Command::new(env!("CARGO_BIN_EXE_orderflow"));
    let offered = shell.args(asked).env("COMPLETE", "fish").current_dir(&folder).output().unwrap();
    // A tab stands between what is offered and what it is.
    let offered = String::from_utf8(offered.stdout).unwrap().replace('\t', " ");
    assert_harmless(&offered, "what a shell is offered");
    assert!(offered.contains("fine.toml"), "{offered}");
    let export = format!("out{short}");
    let arguments = ["run", "fine.toml", "-n", "2", "--export-csv", export.as_str()];
    let output = orderflow(&folder, &arguments);
    harmless(&output, "an export");
    assert!(String::from_utf8_lossy(&output.stderr).contains("wrote `out"), "{output:?}");
}

#[test]
fn evenings_beyond_counting_are_refused() {
    for typed in ["--first-evening", "-n", "--looked"] {
        for n in ["18446744073709551600", "18446744073709551615", "1000000000000001"] {
            let output = Command::new(env!("CARGO_BIN_EXE_orderflow"))
                .args(["compare", "scenarios/mendoza.toml", typed, n])
                .current_dir(env!("CARGO_MANIFEST_DIR"))
                .output()
                .unwrap();
            assert_eq!(output.status.code(), Some(2), "{typed} {n}");
            let told = String::from_utf8(output.stderr).unwrap();
            assert!(told.contains("write a smaller number"), "{told}");
        }
    }
}
