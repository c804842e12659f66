//! Values written as text: whatever is read matches its pattern, and plain mistakes do not.

use orderflow::report::schema;
use orderflow::scenario::{self, Override};
use proptest::prelude::*;
use serde_json::Value;

use super::judge::Judge;
use crate::commands::text;

/// A definition, a key that has it, texts that are read and texts that are not.
struct Written {
    definition: &'static str,
    key: &'static str,
    right: &'static [&'static str],
    wrong: &'static [&'static str],
}

const WRITTEN: [Written; 13] = [
    Written {
        definition: "duration",
        key: "guest.drink_time",
        right: &[
            "8 min",
            "1h30m",
            " 90 s",
            "0 min",
            "1.5h",
            ".5 hours 3 seconds",
            "2 h -30 min",
            "1. min",
        ],
        wrong: &[
            "", "8", "min", "8 mni", "-8 min", "1h30", "8 min x", "1h-30m", "5..1 min", "8 €",
            "8/h", "+1.5h",
        ],
    },
    Written {
        definition: "duration_above_zero",
        key: "score.r_tau",
        right: &["10 min", "0.5 s"],
        wrong: &["0 min", "0.0 h", "10", "-1 min"],
    },
    Written {
        definition: "durations",
        key: "work.greet",
        right: &[
            "2 min",
            "lognormal(mean 8 min, cv 0.5)",
            " lognormal ( median 25min,cv .5e0 ) ",
            "triangular(3 min, 5 min, 7 min)",
            "erlang(k 3.0, mean 1h30m)",
            "gamma(mean 4 min, cv 6e-1)",
            "weibull(shape 1.8, scale 28 min)",
            "normal(mean 4 min, sd 1 min)",
            "empirical(3 min)",
            "empirical(3 min, 4 min ,4.5 min)",
        ],
        wrong: &[
            "gaussian(4 min)",
            "lognormal(mean 8 min)",
            "lognormal(mean 8, cv 0.5)",
            "lognormal(cv 0.5, mean 8 min)",
            "lognormal(mean 8 min, cv 0.5",
            "uniform(1 min, 2 min,)",
            "empirical()",
            "exponential(mean 2 min) min",
            "normal(mean 4 min, sd 1)",
        ],
    },
    Written {
        definition: "durations_above_zero",
        key: "guest.ask_gap",
        right: &["4 min", "normal(mean 4 min, sd 1 min)"],
        wrong: &["0 min", "4"],
    },
    Written {
        definition: "numbers",
        key: "guest.leave_factor",
        right: &[
            "5",
            "5.",
            "0",
            "lognormal(median 5, cv 0.4)",
            "uniform( 3, 5.5 )",
            "empirical(4,5)",
        ],
        wrong: &["5 min", "-1", "lognormal(median 5 min, cv 0.4)", "uniform(3 min, 5)", "five"],
    },
    Written {
        definition: "distance",
        key: "floor.trip",
        right: &["15 m", "0 m", "150cm", " .5 m "],
        wrong: &["15", "15 min", "-15 m", "1 m 5 cm", "15 km"],
    },
    Written {
        definition: "speed",
        key: "floor.walk_speed",
        right: &["1.2 m/s", "4 km/h"],
        wrong: &["1.2", "0 m/s", "-1 m/s", "1.2 m", "1.2 m / s"],
    },
    Written {
        definition: "rate",
        key: "demand.arrivals[0].rate",
        right: &["5/h", "0.1 /min", "0/h"],
        wrong: &["5", "-5/h", "5/day", "5 per hour", "5 h"],
    },
    Written {
        definition: "time_of_day",
        key: "opens",
        right: &[
            "19:00", "9:30", "09:05", "23:59", "00:00", " 19:00", "19:00:00", "7pm", "6:30 PM",
            "12 a.m.",
        ],
        wrong: &["24:00", "19:60", "19", "19:5", "19:00:10", "119:00", "13 pm", "0 am", "7 p.m"],
    },
    Written {
        definition: "moment",
        key: "counter.standard.last_order",
        right: &["20:00", "1.5 h", "90 min", "0 min", "8pm"],
        wrong: &["25:00", "20", "-1 h", "20:00 h", "20pm", "20.00"],
    },
    Written {
        definition: "percent",
        key: "guest.ask_gap_growth",
        right: &["150%", " 100.5 % ", "200%"],
        wrong: &["%", "1e2%", "150 percent", "150%%"],
    },
    Written {
        definition: "limit",
        key: "goals.profit",
        right: &["> 8", "<=8.5", " >= -1e3 ", "<.5", "< +5."],
        wrong: &["8", "=8", "> eight", "8 <", "<> 8", "> 8 points", "> inf"],
    },
    Written {
        definition: "share",
        key: "guest.p_ask",
        right: &["20%", " 7.5 % ", "100%", "0%", "-0%", ".5%", "007%", "100.0%"],
        wrong: &["20", "120%", "-5%", "100.5%", "%", "1e1%", "20 percent", "20%%"],
    },
];

/// Pieces of what can be typed, right and wrong.
const PIECES: [&str; 38] = [
    "am", "PM", "p.m.", ":00", "0", "1", "30", ".5", "1.", ".", " ", "  ", "+", "-", "min", "h",
    "s", "m", "hours", "cm", "m/s", "km/h", "/h", "/min", "%", ":", "05", "<", ">=", "=", "e2",
    "E-1", ",", "(", ")", "mean ", "cv", "none",
];

fn house() -> String {
    text("scenarios/mendoza.toml")
}

fn is_read(house: &str, key: &str, typed: &str) -> bool {
    let set = Override { path: key.to_owned(), value: Value::from(typed).to_string() };
    match scenario::read(house, "house.toml", &[set]) {
        Ok(_) => true,
        // Whatever the value means for others, it is read if nothing is said of itself.
        Err(problems) => problems.iter().all(|problem| problem.origin != "--set"),
    }
}

#[test]
fn what_is_read_matches_and_plain_mistakes_do_not() {
    let (judge, house) = (Judge::new(&schema::json()), house());
    for Written { definition, key, right, wrong } in WRITTEN {
        for typed in right {
            assert!(is_read(&house, key, typed), "{key} = {typed:?} is not read");
            assert!(judge.accepts_as(definition, &(*typed).into()), "{typed:?} is no {definition}");
        }
        for typed in wrong {
            assert!(!is_read(&house, key, typed), "{key} = {typed:?} is read");
            assert!(!judge.accepts_as(definition, &(*typed).into()), "{typed:?} is a {definition}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn a_pattern_refuses_nothing_that_is_read(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), 0..3_usize, prop::sample::select(&PIECES)), 0..3),
        which in any::<prop::sample::Index>(),
    ) {
        thread_local! {
            static BY: (Judge, String) = (Judge::new(&schema::json()), house());
        }
        BY.with(|(judge, house)| {
            for Written { definition, key, right, .. } in WRITTEN {
                let mut typed = which.get(right).to_string();
                for (at, cut, piece) in &changes {
                    let at = at.index(typed.len() + 1);
                    let end = (at + cut).min(typed.len());
                    typed.replace_range(at..end, piece);
                }
                let is_one = judge.accepts_as(definition, &typed.as_str().into());
                prop_assert!(is_one || !is_read(house, key, &typed), "{typed:?} is no {definition}");
            }
            Ok(())
        })?;
    }
}
