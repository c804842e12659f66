//! The layers of the library: dependencies run downwards only, between rooms and inside them, and some names
//! belong to one layer.

mod sources;

use self::sources::{Source, sources};

/// From the top to the bottom; a module may name only modules further down.
const LAYERS: &[&str] = &[
    "cli",
    "report",
    "study",
    "results",
    "experiment",
    "compare",
    "season",
    "measure",
    "score",
    "sim",
    "forecast",
    "feel",
    "scenario",
    "record",
    "model",
    "catalogue",
    "render",
    "engine",
    "numbers",
    "time",
];

/// What only some files may name, and which. Of `rand`, the trait is free and the generators are not.
const OWNED: &[(&str, &[&str])] = &[
    ("toml::", &["scenario/"]),
    ("rand::random", &["engine/"]),
    ("rand::rng", &["engine/"]),
    ("SeedableRng", &["engine/"]),
    ("std::fs", &["cli/"]),
    ("std::env::", &["cli/"]),
    ("std::io", &["cli/"]),
    ("std::thread", &["cli/", "experiment/"]),
    // What is said knows no format: `cli` chooses one, `render` writes it.
    ("csv::", &["cli/", "render/"]),
    ("markdown::", &["cli/", "render/"]),
    ("Layout", &["cli/", "render/text/"]),
    ("Colour", &["cli/", "render/text/"]),
    ("anstyle", &["cli/"]),
    ("terminal_size", &["cli/"]),
    ("to_string_pretty", &["render/"]),
    // A schema is JSON by what it is.
    (
        "serde_json",
        &[
            "render/",
            "results/saved/",
            "compare/tally/",
            "scenario/",
            "report/schema/",
            "cli/files/",
            "cli/commands/sweep/journal.rs",
            "cli/commands/diff.rs",
        ],
    ),
];

/// Rooms, and the floors inside them: their files from the top to the bottom. A file may name only files
/// further down; `mod.rs`, the roof, declares and passes on, and what it defines itself is everybody's.
/// What a folder inside a room names counts as named by one file.
const FLOORS: &[(&str, &[&str])] = &[
    (
        "cli",
        &[
            "dispatch",
            "bug",
            "tips",
            "commands",
            "simulate",
            "export",
            "manifest",
            "settings",
            "command",
            "house",
            "nearby",
            "interrupt",
            "progress",
            "timing",
            "options",
            "measure",
            "files",
            "size",
            "output",
            "snippet",
            "error",
        ],
    ),
    (
        "cli/commands",
        &[
            "run",
            "compare",
            "sweep",
            "breakeven",
            "staff",
            "ladder",
            "levers",
            "story",
            "season",
            "check",
            "diff",
            "score",
            "measures",
            "explain",
            "schema",
            "man",
            "completions",
            "init",
        ],
    ),
    ("cli/commands/breakeven", &["wanted"]),
    ("cli/commands/compare", &["best"]),
    ("cli/commands/init", &["interview", "answers", "starters", "evening", "words", "error"]),
    ("cli/commands/sweep", &["journal"]),
    ("cli/error", &["file", "columns", "evening", "refusal", "names"]),
    ("cli/options", &["scenario", "columns", "policy", "length", "simulation", "output", "values"]),
    ("cli/files", &["set", "single", "staged", "place", "input", "encoding"]),
    ("report/breakeven", &["sheets", "map", "words"]),
    ("report/check", &["json", "words", "advice", "evenings", "loads"]),
    (
        "report/comparison",
        &[
            "why",
            "bad",
            "goals",
            "notes",
            "single",
            "pair",
            "together",
            "ranking",
            "many",
            "headline",
            "sentences",
            "best",
            "rivals",
        ],
    ),
    ("report/explain", &["contents", "key", "topic"]),
    ("report/levers", &["sheet", "tornado", "words"]),
    ("report/schema", &["tables", "goals", "notes", "values"]),
    ("report/season", &["sheets", "weeks", "sentence", "chart"]),
    ("report/sheets", &["why", "comparison", "evenings", "parties", "items"]),
    ("report/staff", &["sheets", "table", "words"]),
    ("report/sweep", &["sheets"]),
    ("study/staff", &["search", "checks", "candidates"]),
    ("report/story", &["sentences", "scores"]),
    (
        "study",
        &[
            "question",
            "rivals",
            "best",
            "staff",
            "tolerance",
            "sweep",
            "breakeven",
            "fresh",
            "levers",
            "ladder",
            "causes",
            "coalitions",
            "columns",
            "choice",
            "compare",
            "season",
            "advice",
            "pilot",
            "replay",
        ],
    ),
    (
        "results",
        &[
            "change",
            "saved",
            "breakeven",
            "best",
            "staff",
            "ladder",
            "sweep",
            "evenings",
            "levers",
            "season",
            "rivals",
            "columns",
            "heading",
        ],
    ),
    (
        "results/saved",
        &[
            "breakeven",
            "best",
            "staff",
            "sweep",
            "ladder",
            "evenings",
            "levers",
            "season",
            "goal",
            "rivals",
            "measured",
            "by_evening",
            "common",
            "named",
        ],
    ),
    (
        "experiment",
        &["each", "probe", "seasons", "run", "pool", "blocks", "worker", "plan", "point"],
    ),
    (
        "compare",
        &[
            "season",
            "goal",
            "main_finding",
            "comparison",
            "pooled",
            "why",
            "bad",
            "shares",
            "target",
            "estimate",
            "rule",
            "tally",
        ],
    ),
    ("compare/tally", &["season", "evenings", "why", "goal", "cell"]),
    ("season", &["state", "guests", "team", "causes", "culture", "abuse", "draws"]),
    (
        "measure",
        &["accumulator", "evening", "staff", "why", "ledger", "party", "needs", "path", "part"],
    ),
    ("score", &["explain", "guest", "recovery", "aftermath"]),
    (
        "sim",
        &[
            "fault_injection",
            "evening",
            "visit",
            "stations",
            "decide",
            "event",
            "courses",
            "detail",
            "chance",
            "arrival_source",
            "audit",
            "overlong",
        ],
    ),
    ("sim/evening", &["close", "counters", "door", "manager", "waiters", "world"]),
    ("sim/visit/party", &["order", "ticket", "patience", "clock", "seat", "meal", "care"]),
    ("sim/stations", &["waiters", "counter", "manager", "tables", "station", "queue", "servers"]),
    ("sim/chance", &["durations", "arrivals", "draws"]),
    ("sim/audit", &["account", "books", "flow", "violation"]),
    ("forecast", &["notes", "waits", "idle_keys", "proposals", "load", "tasks", "arrivals"]),
    ("feel", &["incidents", "mood", "waiting"]),
    ("record", &["evening", "trace", "staff", "journey", "experience"]),
    (
        "catalogue",
        &["describe", "key", "glossary", "shape", "measure_key", "measures", "row", "missing"],
    ),
    (
        "render",
        &[
            "markdown", "text", "csv", "json", "document", "plot", "chart", "sheet", "table",
            "number", "safe",
        ],
    ),
    ("render/text", &["table", "timeline", "chart", "plot", "paragraph", "width"]),
    ("engine", &["calendar", "tournament", "slots", "streams"]),
    (
        "numbers",
        &["search", "design", "queues", "sequential", "decimals", "stats", "dist", "special"],
    ),
    ("numbers/design", &["fraction", "orders", "shapley", "trajectory", "variance"]),
    ("numbers/queues", &["staffing", "erlang", "offered"]),
    ("numbers/search", &["run", "narrow", "propose", "quest", "fit", "trials", "sign", "answer"]),
    ("numbers/sequential", &["best", "feasible", "boundary", "mixture", "share", "unseen"]),
    ("numbers/decimals", &["ends", "grid", "decimal", "error"]),
    (
        "numbers/stats",
        &[
            "sample",
            "rare",
            "holm",
            "pooled",
            "ratio",
            "less",
            "interval",
            "student",
            "moments",
            "frequencies",
            "bounds",
            "share",
            "order",
            "sketch",
            "quantile",
        ],
    ),
    (
        "numbers/dist",
        &[
            "constructors",
            "law",
            "empirical",
            "gamma",
            "lognormal",
            "normal",
            "simple",
            "weibull",
            "family",
            "error",
        ],
    ),
    ("numbers/special", &["beta", "gamma", "normal", "exp", "ln", "tail", "bisect"]),
];

/// Rooms whose files name each other in a circle, so that they have no floors yet.
const WITHOUT_FLOORS: &[&str] = &["compare", "model", "report", "scenario", "sim/visit"];

fn rank(module: &str) -> usize {
    let rank = LAYERS.iter().position(|layer| *layer == module);
    rank.unwrap_or_else(|| panic!("module `{module}` has no layer"))
}

/// Edges of a file to modules above its own.
fn upward_edges(source: &Source) -> Vec<&str> {
    let own = rank(source.module()[0]);
    let mut named: Vec<&str> = source.named_paths().iter().map(|path| path[0]).collect();
    named.retain(|name| name.starts_with(char::is_lowercase) && rank(name) < own);
    named
}

/// A room with its floors.
struct Room<'s> {
    path: Vec<&'s str>,
    floors: &'s [&'s str],
    /// What the roof passes on, and from which file.
    passed_on: Vec<(&'s str, &'s str)>,
}

impl<'s> Room<'s> {
    fn new(name: &'s str, floors: &'s [&'s str], roof: &'s Source) -> Self {
        let passed_on = roof.used_paths(floors).into_iter();
        let passed_on = passed_on.map(|path| (path[path.len() - 1], path[0])).collect();
        Self { path: name.split('/').collect(), floors, passed_on }
    }

    /// On which floor that file of the room is.
    fn floor(&self, file: &str) -> Option<usize> {
        self.floors.iter().position(|known| *known == file)
    }

    /// The file, or the folder, of this room that a path leads to.
    fn inside(&self, path: &[&'s str]) -> Option<&'s str> {
        let name = *path.strip_prefix(&self.path[..])?.first()?;
        let passed_on = self.passed_on.iter().find(|(known, _)| *known == name);
        if self.floor(name).is_some() { Some(name) } else { passed_on.map(|(_, file)| *file) }
    }

    /// Files above its own that a source of this room names; a source of another room names none.
    fn upward_edges(&self, source: &'s Source) -> Vec<&'s str> {
        let module = source.module();
        let Some(own) = self.inside(&module) else { return Vec::new() };
        let named = source.named_paths();
        let mut named: Vec<&str> = named.iter().filter_map(|path| self.inside(path)).collect();
        named.retain(|name| self.floor(name) < self.floor(own));
        named
    }
}

/// Names in code that belong to other files.
fn borrowed_names(source: &Source) -> Vec<&'static str> {
    let Source { file, code } = source;
    let is_owner = |owners: &[&str]| owners.iter().any(|owner| file.starts_with(owner));
    let borrowed = OWNED.iter().filter(|(name, owners)| code.contains(name) && !is_owner(owners));
    borrowed.map(|(name, _)| *name).collect()
}

#[test]
fn dependencies_run_downwards_only() {
    let files = sources();
    assert!(files.len() > 20, "only {} sources found", files.len());
    for source in files {
        assert_eq!(upward_edges(&source), Vec::<&str>::new(), "{}", source.file);
    }
}

#[test]
fn an_upward_edge_is_noticed() {
    let edges = |file: &str, code: &str| {
        let source = Source::new(file, code);
        upward_edges(&source).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let none = Vec::<String>::new();
    let planted =
        "use crate::numbers::stats::Moments;\nfn f() { crate::report::text::measures() }\n";
    assert_eq!(edges("compare/table.rs", planted), ["report"]);
    assert_eq!(edges("compare/table.rs", "//! See [`crate::report`].\n"), none);
    assert_eq!(edges("compare/table.rs", "use crate::{report::Report, numbers};\n"), ["report"]);
    assert_eq!(edges("compare/table.rs", "use super::super::report::Report;\n"), ["report"]);
    assert_eq!(edges("time.rs", "use super::sim::World;\n"), ["sim"]);
    assert_eq!(edges("compare/table.rs", "use super::estimate::LEVEL;\n"), none);
}

/// The folder a source stands in, and the name of the room's file or folder it belongs to there.
fn parts_of_rooms(sources: &[Source]) -> Vec<(String, String)> {
    let mut parts: Vec<(String, String)> = Vec::new();
    for source in sources {
        let module = source.module();
        for depth in 1..module.len() {
            parts.push((module[..depth].join("/"), module[depth].to_owned()));
        }
    }
    parts.sort();
    parts.dedup();
    parts
}

#[test]
fn dependencies_inside_a_room_run_downwards_only() {
    let sources = sources();
    for (name, floors) in FLOORS {
        let roof = sources.iter().find(|source| source.file == format!("{name}/mod.rs"));
        let room = Room::new(name, floors, roof.unwrap_or_else(|| panic!("no room `{name}`")));
        for source in &sources {
            assert_eq!(room.upward_edges(source), Vec::<&str>::new(), "{}", source.file);
        }
    }
}

#[test]
fn every_file_of_a_room_has_its_floor() {
    let parts = parts_of_rooms(&sources());
    for (room, part) in &parts {
        let floors = FLOORS.iter().find(|(name, _)| name == room);
        let is_known = match floors {
            Some((_, floors)) => floors.contains(&part.as_str()),
            None => WITHOUT_FLOORS.contains(&room.as_str()),
        };
        assert!(is_known, "`{room}/{part}` has no floor");
    }
    for (room, floors) in FLOORS {
        for floor in *floors {
            let is_there = parts.iter().any(|(name, part)| name == room && part == floor);
            assert!(is_there, "there is no `{room}/{floor}`");
        }
    }
}

#[test]
fn an_edge_to_an_upper_floor_is_noticed() {
    let roof = Source::new("x/mod.rs", "mod high;\nmod low;\npub use high::{Tall, tower};\n");
    let edges = |file: &str, code: &str| {
        let source = Source::new(file, code);
        let room = Room::new("x", &["high", "wing", "low"], &roof);
        room.upward_edges(&source).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let none = Vec::<String>::new();
    for planted in [
        "use crate::x::high::Tall;\n",
        "use super::high;\n",
        "use super::{high::Tall, low};\n",
        "use crate::x::Tall;\n",
        "fn f() { super::tower() }\n",
    ] {
        assert_eq!(edges("x/low.rs", planted), ["high"], "{planted}");
        assert_eq!(edges("x/high.rs", planted), none, "{planted}");
        assert_eq!(edges("x/mod.rs", planted), none, "{planted}");
    }
    // A folder is on one floor, with all that is in it.
    assert_eq!(edges("x/wing/room.rs", "use super::super::high::Tall;\n"), ["high"]);
    assert_eq!(edges("x/wing/room.rs", "use super::other::Thing;\nuse crate::x::low;\n"), none);
    assert_eq!(edges("x/low.rs", "use crate::x::wing::room::Thing;\n"), ["wing"]);
    // What the roof defines is everybody's; other rooms do not count.
    assert_eq!(edges("x/low.rs", "use super::RoofTile;\nuse crate::y::high;\n"), none);
}

#[test]
fn formats_files_and_generators_are_named_by_their_layer_only() {
    for source in sources() {
        assert_eq!(borrowed_names(&source), Vec::<&str>::new(), "{}", source.file);
    }
}

#[test]
fn a_borrowed_name_is_noticed() {
    let borrowed = |file: &str, code: &str| borrowed_names(&Source::new(file, code));
    assert_eq!(borrowed("report/text.rs", "use std::fs::File;\n"), ["std::fs"]);
    assert_eq!(borrowed("cli/output.rs", "use std::fs::File;\n"), Vec::<&str>::new());
    assert_eq!(borrowed("report/score.rs", "csv::sheet(&sheet)\n"), ["csv::"]);
    assert_eq!(borrowed("sim/world.rs", "let x = rand::random();\n"), ["rand::random"]);
}
