//! Ten times the input takes about ten times the work, not a hundred: times within one run, loosely compared,
//! and events counted.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use orderflow::experiment::{Plan, probe};
use orderflow::forecast::{Forecast, notes};
use orderflow::model::Model;
use orderflow::scenario::{self, MOST_TOLD, Override};
use orderflow::sim::{Detail, Overlong, World};

use crate::pair::shipped;

/// A file with something so many times in it.
type File<'f> = &'f dyn Fn(usize) -> String;

/// Ten times as much takes as long as ten of a tenth; what grows with the square takes ten times as long.
const MOST_TIMES: u32 = 4;
/// Steps of the processor's clock are hardly longer than this.
const CLOCK_STEP: Duration = Duration::from_millis(10);

/// How long this thread has been at work: by the processor where the system says so, so that what else the machine
/// does counts little.
#[expect(clippy::disallowed_methods, reason = "times of one run are compared with each other")]
fn at_work(since: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

#[expect(clippy::disallowed_methods, reason = "times of one run are compared with each other")]
fn time(work: &mut dyn FnMut()) -> Duration {
    let since = Instant::now();
    let before = at_work(since);
    work();
    at_work(since).saturating_sub(before)
}

/// Holds that the work at 10 n takes not much more than ten times the work at n.
fn grows_in_proportion(what: &str, n: usize, work: &dyn Fn(usize)) {
    // In turn, so that what else the machine does slows both down, and summed, so that steps of the clock
    // count little.
    let (mut few, mut many) = (CLOCK_STEP, Duration::ZERO);
    for _ in 0..3 {
        few += time(&mut || (0..10).for_each(|_| work(n)));
        many += time(&mut || work(10 * n));
    }
    assert!(
        many < few * MOST_TIMES,
        "{what}: ten times {n} take {few:?}, {} at once {many:?}",
        10 * n
    );
}

/// Mendoza with something `n` times at its end.
fn with_many(n: usize, line: &dyn Fn(usize) -> String) -> String {
    let more: String = (0..n).map(|number| line(number) + "\n").collect();
    shipped("mendoza.toml") + "\n" + &more
}

fn read(text: &str) -> Result<scenario::Loaded, scenario::Problems> {
    scenario::read(text, "many.toml", &[])
}

fn dish(number: usize) -> String {
    format!(
        "[item.x{number}]\ncounter = \"standard\"\ncourse = \"food\"\nprep = \"3 min\"\nprice = 9"
    )
}

#[test]
fn bad_lines_are_read_in_proportion_and_told_up_to_a_limit() {
    let order = |n: usize| {
        let unknown: Vec<String> = (0..n).map(|number| format!("zz{number} = 0.1")).collect();
        let unknown = unknown.join(", ");
        shipped("mendoza.toml")
            .replace("[demand.order]", &format!("[demand.order]\nmore = {{ {unknown} }}"))
    };
    let repeated = |n: usize| "title = \"x\"\n".repeat(n);
    let unknown = |n: usize| with_many(n, &|number| format!("[guest{number}]"));
    let files: [(&str, File<'_>); 3] =
        [("a line repeated", &repeated), ("unknown tables", &unknown), ("unknown items", &order)];
    for (what, file) in files {
        let problems = read(&file(2_000)).expect_err(what);
        assert_eq!(problems.iter().count(), MOST_TOLD, "{what}");
        assert!(problems.count() > 1_900, "{what}");
        let more = problems.count() - MOST_TOLD;
        let told = problems.to_string();
        assert!(told.ends_with(&format!("and 1,{} more", more - 1_000)), "{what}: {more}");
        grows_in_proportion(what, 1_000, &|n| drop(read(&file(n)).expect_err(what).to_string()));
    }
}

#[test]
fn large_houses_are_read_and_foretold_in_proportion() {
    let items = |n: usize| with_many(n, &dish);
    let counters = |n: usize| {
        with_many(n, &|number| {
            format!(
                "[counter.c{number}]\nstaff = 1\n{}",
                dish(number).replace("standard", &format!("c{number}"))
            )
        })
    };
    let policies = |n: usize| {
        with_many(n, &|number| {
            format!("[policy.p{number}]\npreset = \"rigid\"\np_find = 0.{number}")
        })
    };
    let parties = |n: usize| {
        let text = shipped("anecdote.toml");
        let party = "[[party]]\nat = \"20:30\"\nsize = 1\norder = [[\"sandwich\"]]\n";
        text + "\n" + &party.repeat(n)
    };
    let files: [(&str, usize, File<'_>); 4] = [
        ("items", 400, &items),
        ("counters", 200, &counters),
        ("policies", 30, &policies),
        ("parties", 500, &parties),
    ];
    for (what, n, file) in files {
        grows_in_proportion(what, n, &|n| {
            let loaded = read(&file(n)).unwrap_or_else(|problems| panic!("{problems}"));
            let (loads, notes) = (Forecast::of(&loaded.model).loads, notes(&loaded));
            assert!(!loads.is_empty() && (what == "parties" || !notes.is_empty()));
        });
    }
}

fn waiting_long(minutes: usize) -> Model {
    let set = |path: &str, value: String| Override { path: path.to_owned(), value };
    let prep = set("item.draft.prep", format!("\"{minutes} min\""));
    scenario::read(&shipped("mendoza.toml"), "mendoza.toml", &[prep]).unwrap().model
}

#[test]
fn a_guest_who_asks_ten_times_as_often_takes_ten_times_the_work() {
    let policy = scenario::preset("empowered").unwrap();
    grows_in_proportion("asks", 1_000, &|minutes| {
        let model = waiting_long(minutes);
        let mut world = World::new(&model, &policy, Detail::Accounts);
        world.run(1, 1, &mut |_| {});
    });
}

#[test]
fn an_evening_of_ten_times_the_parties_takes_ten_times_the_work() {
    let policy = scenario::preset("empowered").unwrap();
    let play = |n: usize, staff: usize| {
        let set = |path: &str, value: String| Override { path: path.to_owned(), value };
        let sets = [
            set("demand.arrivals", format!("[{{ from = \"19:00\", rate = \"{n}/h\" }}]")),
            set("floor.tables", format!("[{{ seats = 6, count = {n} }}]")),
            set("floor.waiters", staff.to_string()),
            set("counter.standard.staff", staff.to_string()),
            set("counter.specials.staff", staff.to_string()),
        ];
        let model = scenario::read(&shipped("mendoza.toml"), "mendoza.toml", &sets).unwrap().model;
        World::new(&model, &policy, Detail::Accounts).run(1, 1, &mut |_| {});
    };
    // No more of them than a processor has at hand: beyond that each takes longer, however many there are.
    grows_in_proportion("parties, tables and staff", 100, &|n| play(n, n / 10));
    grows_in_proportion("parties in lines", 300, &|n| play(n, 3));
}

#[test]
fn an_evening_with_more_events_than_allowed_is_given_up_and_says_how_it_stood() {
    let model = waiting_long(8);
    let policy = &model.policies[0];
    let played = probe(&Plan::of_policies(&model, &model.policies[..1])).unwrap();
    let mut world = World::new(&model, policy, Detail::Accounts);
    world.allow_events(100);
    let given_up = catch_unwind(AssertUnwindSafe(|| world.run(1, 1, &mut |_| {}))).unwrap_err();
    let overlong = given_up.downcast::<Overlong>().unwrap();
    assert_eq!((overlong.n_events, overlong.evening, &overlong.policy), (100, 1, &policy.name));
    assert!(overlong.to_string().contains("is not over after 100 events"), "{overlong}");
    // It plays the next in full.
    world.allow_events(1_000_000);
    assert_eq!(world.run(1, 1, &mut |_| {}).n_events, played.n_events);
}
