//! Times orderflow and every peer that is installed, in turn, and prints a table of ratios.
//!
//!     cargo build --release
//!     cargo run --release --manifest-path benches/peers/Cargo.toml -- [--rounds 5] [--cpu N]
//!
//! A ratio is taken within a round, of runs one after the other, and the table shows the median of the
//! rounds and their range. Whatever else the machine does slows the programs down, not all of them alike:
//! so beside it stands, as undisturbed, the ratio of the fastest run of each. No time is shown: it would
//! say more of the machine than of the programs.

use std::path::{Path, PathBuf};
use std::process::Command;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// A program, and how much of each workload keeps it busy for about a second; 0: it has no such model.
struct Peer {
    name: &'static str,
    program: Program,
    customers: usize,
    evenings: usize,
}

enum Program {
    Orderflow,
    /// A binary of this crate.
    Own(&'static str),
    /// A Python file of this folder.
    Python(&'static str),
}

const PEERS: [Peer; 5] = [
    Peer { name: "orderflow", program: Program::Orderflow, customers: 20, evenings: 4_000 },
    Peer {
        name: "written by hand for this model (plain)",
        program: Program::Own("plain"),
        customers: 5_000_000,
        evenings: 8_000,
    },
    Peer {
        name: "simcore 0.1.0",
        program: Program::Own("simcore"),
        customers: 2_000_000,
        evenings: 0,
    },
    Peer {
        name: "simu-des 0.1.0",
        program: Program::Own("simu"),
        customers: 1_000_000,
        evenings: 2_000,
    },
    Peer {
        name: "SimPy",
        program: Program::Python("simpy_peer.py"),
        customers: 100_000,
        evenings: 100,
    },
];

#[derive(Clone, Copy, PartialEq)]
enum Workload {
    Mm1,
    Restaurant,
}

/// One run.
struct Run {
    per_second: f64,
    /// What shows that it is the same model: mean time in the system, or mean waits for drink and table.
    figures: [f64; 2],
}

struct Options {
    rounds: u64,
    cpu: Option<String>,
}

fn main() {
    let options = options();
    let a = ratios(Workload::Mm1, &options);
    let b = ratios(Workload::Restaurant, &options);
    println!(
        "\n| orderflow's speed over that of | A: M/M/1 | undisturbed | B: a small restaurant | undisturbed |"
    );
    println!("|---|---:|---:|---:|---:|");
    for ((peer, a), b) in PEERS.iter().zip(a).zip(b).skip(1) {
        if a.is_some() || b.is_some() {
            let [a, b] = [a, b].map(|cells| cells.unwrap_or_else(|| "– | –".to_owned()));
            println!("| {} | {a} | {b} |", peer.name);
        }
    }
}

fn options() -> Options {
    let mut options = Options { rounds: 5, cpu: None };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let value = args.next();
        match (arg.as_str(), value) {
            ("--rounds", Some(n)) => options.rounds = n.parse().expect("--rounds wants a number"),
            ("--cpu", Some(cpu)) => options.cpu = Some(cpu),
            _ => panic!("options: --rounds N, --cpu N (with taskset)"),
        }
    }
    options
}

/// For each peer what is told of orderflow's speed over the peer's.
fn ratios(workload: Workload, options: &Options) -> Vec<Option<String>> {
    let mut speeds: Vec<Option<Vec<f64>>> = PEERS.iter().map(|_| Some(Vec::new())).collect();
    for round in 1..=options.rounds {
        for (peer, speeds) in PEERS.iter().zip(&mut speeds) {
            let Some(so_far) = speeds else { continue };
            let Some(run) = peer.run(workload, round, options) else {
                eprintln!("left out: {} (no such model, or not installed)", peer.name);
                *speeds = None;
                continue;
            };
            eprintln!("round {round}: {}: {:?}", peer.name, run.figures);
            check(workload, peer, &run);
            so_far.push(run.per_second);
        }
    }
    let ours = speeds[0].clone().expect("orderflow has every model");
    speeds.into_iter().map(|theirs| Some(told(&ours, &theirs?))).collect()
}

/// The median and range of the rounds' ratios; the ratio of the fastest runs.
fn told(ours: &[f64], theirs: &[f64]) -> String {
    let mut ratios: Vec<f64> =
        ours.iter().zip(theirs).map(|(ours, theirs)| ours / theirs).collect();
    ratios.sort_by(f64::total_cmp);
    let [least, median, most] = [0, ratios.len() / 2, ratios.len() - 1].map(|idx| ratios[idx]);
    let fastest = |speeds: &[f64]| speeds.iter().copied().fold(0.0, f64::max);
    let show = |ratio: f64| if ratio < 9.5 { format!("{ratio:.2}") } else { format!("{ratio:.0}") };
    let undisturbed = fastest(ours) / fastest(theirs);
    format!("{} ({}–{}) | {}", show(median), show(least), show(most), show(undisturbed))
}

/// A fast program of another model is no peer.
fn check(workload: Workload, peer: &Peer, run: &Run) {
    // Theory: 1 / (1 − 0.9) minutes. The waits of the restaurant: long runs of all peers agree on them.
    let (expected, tolerance) = match workload {
        Workload::Mm1 => ([10.0, f64::NAN], 0.3),
        Workload::Restaurant => ([7.48, 326.7], 0.05),
    };
    for (found, expected) in run.figures.into_iter().zip(expected) {
        let is_far = (found / expected - 1.0).abs() > tolerance;
        assert!(!is_far, "{}: {found} is not {expected}: another model", peer.name);
    }
}

impl Peer {
    fn run(&self, workload: Workload, seed: u64, options: &Options) -> Option<Run> {
        let (model, count) = match workload {
            Workload::Mm1 => ("mm1", self.customers),
            Workload::Restaurant => ("restaurant", self.evenings),
        };
        if count == 0 {
            return None;
        }
        let (program, mut args) = match self.program {
            Program::Orderflow => return Some(orderflow(workload, count, seed, options)),
            Program::Own(name) => (own(name), Vec::new()),
            Program::Python(file) => {
                let python = std::env::var_os("PEERS_PYTHON").unwrap_or_else(|| "python3".into());
                let file = format!("{}/{file}", env!("CARGO_MANIFEST_DIR"));
                (PathBuf::from(python), vec![file])
            }
        };
        args.extend([model.to_owned(), count.to_string(), seed.to_string()]);
        let output = command(&program, options).args(args).output().ok()?;
        let line = String::from_utf8(output.stdout).ok()?;
        let mut numbers = line.split_whitespace().map_while(|word| word.parse::<f64>().ok());
        let (seconds, units) = (numbers.next()?, numbers.next()?);
        let figures = [numbers.next()?, numbers.next()?];
        Some(Run { per_second: units / seconds, figures })
    }
}

/// A binary of this crate stands beside this one.
fn own(name: &str) -> PathBuf {
    let this = std::env::current_exe().expect("this program has a path");
    this.with_file_name(name)
}

/// A program on one processor, if so wanted.
fn command(program: &Path, options: &Options) -> Command {
    match &options.cpu {
        None => Command::new(program),
        Some(cpu) => {
            let mut command = Command::new("taskset");
            command.args(["-c", cpu]).arg(program);
            command
        }
    }
}

/// Its own clock (`--timings`) is read, which like the peers' leaves out starting and reading files.
fn orderflow(workload: Workload, count: usize, seed: u64, options: &Options) -> Run {
    let target = std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| format!("{ROOT}/target"));
    let program = PathBuf::from(format!("{target}/release/orderflow"));
    assert!(program.exists(), "no {}: cargo build --release first", program.display());
    let (scenario, keys) = match workload {
        Workload::Mm1 => ("mm1", ["last_item_wait_min", ""]),
        Workload::Restaurant => ("house", ["each_drink_wait_min", "queue_wait_min"]),
    };
    let output = command(&program, options)
        .args(["run", &format!("{ROOT}/scenarios/bench/{scenario}.toml")])
        .args(["--threads", "1", "--timings", "--format", "json"])
        .args(["--evenings", &count.to_string(), "--seed", &seed.to_string()])
        .output()
        .expect("it can be started");
    let timings = String::from_utf8_lossy(&output.stderr).into_owned();
    let timing = |key: &str| -> f64 {
        let word = timings.split_whitespace().find_map(|word| word.strip_prefix(key));
        word.and_then(|number| number.parse().ok()).expect("--timings prints it")
    };
    let result: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it prints JSON");
    let mean = |key: &str| -> f64 {
        let measures = result["measures"].as_array().expect("there are measures");
        let found = measures.iter().find(|measure| measure["key"] == key);
        let policies = found.and_then(|measure| measure["policies"].as_object());
        let policy = policies.and_then(|policies| policies.values().next());
        policy.and_then(|policy| policy["mean"].as_f64()).unwrap_or(f64::NAN)
    };
    let units = match workload {
        // A customer comes and goes: two events.
        Workload::Mm1 => timing("events=") / 2.0,
        Workload::Restaurant => timing("evenings="),
    };
    Run { per_second: units / timing("seconds="), figures: keys.map(mean) }
}
