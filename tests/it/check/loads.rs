//! Offered load and the wait by hand.

use orderflow::forecast::{Forecast, Interval, Load, LoadBand, NoWait, Resource};
use orderflow::model::{CounterId, Model};
use orderflow::numbers::stats::{Moments, mean_interval};
use orderflow::time::Span;

use super::{MENDOZA, MM1, evenings, loaded};
use crate::house::Setting;

fn load_of(model: &Model, of: Resource) -> Load {
    let forecast = Forecast::of(model);
    forecast.loads.into_iter().find(|load| load.of == of).unwrap()
}

fn waiters(settings: &[Setting<'_>]) -> Load {
    load_of(&loaded(MENDOZA, settings).model, Resource::Waiters)
}

fn work_min(load: &Load) -> f64 {
    load.intervals.iter().map(|interval| interval.work_min).sum()
}

/// A house of one policy in which nobody asks, errs, waits in vain or is looked in on, so that nothing is
/// done but what a forecast counts.
const SMOOTH: [Setting<'_>; 11] = [
    ("closes", "06:00"),
    ("guest.patience", "unlimited"),
    ("guest.balk_at", "never"),
    ("guest.p_ask", "0"),
    ("guest.p_escalate_silent", "0"),
    ("guest.p_cancel", "0"),
    ("guest.p_wrong_item", "0"),
    ("guest.linger", "600 min"),
    ("handoff.specials.p_stuck", "0"),
    ("policy.rigid.check_back", "none"),
    ("policy.empowered.check_back", "none"),
];

#[test]
fn the_work_foreseen_is_the_work_done() {
    for extra in [("ticket_per", "counter"), ("ticket_per", "item"), ("floor.plates_per_trip", "1")]
    {
        let settings = [&SMOOTH[..], &[extra]].concat();
        let model = loaded(MENDOZA, &settings).model;
        let rows = evenings(&model, &["waiter_busy_share", "counter_busy_share"], 1500);
        // Eleven hours on duty of three waiters; of four places at one counter and one at the other.
        let minutes = [11.0 * 60.0 * 3.0, 11.0 * 60.0 * 5.0];
        let forecast = Forecast::of(&model);
        let work = |is_counter: bool| -> f64 {
            let loads = forecast.loads.iter();
            let of_kind = loads.filter(|load| match load.of {
                Resource::Counter(_) => is_counter,
                Resource::Waiters => !is_counter,
                Resource::Tables => false,
            });
            of_kind.map(work_min).sum()
        };
        for (idx, foreseen) in [work(false), work(true)].into_iter().enumerate() {
            let done: Moments = rows.iter().map(|row| row[idx].unwrap() * minutes[idx]).collect();
            let interval = mean_interval(&done, 0.999).unwrap();
            let holds = |exact: f64| interval.low <= exact && exact <= interval.high;
            assert!(interval.high - interval.low < 0.05 * foreseen, "{extra:?} {interval:?}");
            assert!(holds(foreseen), "{extra:?}: {foreseen} is not in {interval:?}");
            assert!(!holds(1.05 * foreseen), "{extra:?}");
        }
    }
}

#[test]
fn the_wait_by_hand_is_that_of_the_textbook_where_the_house_is() {
    let server = |settings: &[Setting<'_>]| {
        let model = loaded(MM1, settings).model;
        load_of(&model, Resource::Counter(CounterId(0)))
    };
    // M/M/1 at 0.9: 9 minutes; its simulated time in the system is in the theory tests.
    let found = server(&[]).wait().unwrap();
    assert!((found.wait.mean_wait - 9.0).abs() < 1e-3, "{found:?}");
    let three = [("counter.server.parallel", "3"), ("demand.arrivals[0].rate", "2/min")];
    let found = server(&three).wait().unwrap();
    assert!((found.wait.mean_wait - 4.0 / 9.0).abs() < 1e-3, "{found:?}");
    assert_eq!(server(&[("demand.arrivals[0].rate", "1/min")]).wait(), Err(NoWait::Overloaded));
    assert_eq!(server(&[("counter.server.staff", "unlimited")]).wait(), Err(NoWait::Unlimited));
    assert_eq!(server(&[("demand.arrivals[0].rate", "0/min")]).wait(), Err(NoWait::NoWork));
}

#[test]
fn a_roster_counts_by_the_clock() {
    let roster = "[{ from = \"19:00\", count = 2 }, { from = \"20:15\", count = 0 }, { from = \"21:00\", count = 4 }]";
    let load = waiters(&[("floor.waiters", roster)]);
    let capacity: Vec<f64> = load.intervals.iter().filter_map(|i| i.capacity_min).collect();
    assert_eq!(capacity[..5], [60.0, 60.0, 30.0, 0.0, 120.0]);
    assert!(load.intervals[3].load().is_infinite());
    assert_eq!(load.intervals[3].strain(), LoadBand::Beyond);
    assert_eq!(load.busiest().from, load.intervals[3].from);
    assert_eq!(load.wait(), Err(NoWait::Overloaded));
}

#[test]
fn a_wait_is_not_called_overloaded_because_staff_comes_in_the_middle() {
    let roster = "[{ from = \"19:00\", count = 0 }, { from = \"20:15\", count = 1 }]";
    let arrivals = "[{ from = \"20:15\", rate = \"1/h\" }, { from = \"20:30\", rate = \"0/h\" }]";
    let settings = [("demand.arrivals", arrivals), ("counter.specials.staff", roster)];
    let house = loaded(MENDOZA, &settings);
    let load = load_of(&house.model, Resource::Counter(CounterId(1)));
    let busy_minutes: Vec<f64> = load.intervals.iter().map(|i| i.work_min).collect();
    assert_eq!(load.wait(), Err(NoWait::Changing), "{busy_minutes:?} {}", load.busiest().load());
    // Half a place, and more work than it can do, is overloaded all the same.
    let part = Span::from_minutes(30.0);
    let half = |work_min| Load {
        of: Resource::Waiters,
        intervals: vec![Interval {
            from: Span::ZERO,
            to: part,
            jobs: 2.0,
            work_min,
            capacity_min: Some(15.0),
        }],
        is_random: true,
    };
    assert_eq!(half(0.75).wait(), Err(NoWait::Changing));
    assert_eq!(half(15.0).wait(), Err(NoWait::Overloaded));
    // A place and a half counts as one, as long as one can do it.
    let one_and_a_half = |work_min| {
        let mut load = half(work_min);
        load.intervals[0].capacity_min = Some(45.0);
        load.wait().map(|queue| queue.servers)
    };
    assert_eq!(one_and_a_half(20.0), Ok(1.0));
    assert_eq!(one_and_a_half(35.0), Err(NoWait::Changing));
}

#[test]
fn twice_the_guests_are_twice_the_load() {
    let double: Vec<(String, String)> = [5, 10, 12, 8]
        .iter()
        .enumerate()
        .map(|(idx, rate)| (format!("demand.arrivals[{idx}].rate"), format!("{}/h", 2 * rate)))
        .collect();
    let double: Vec<Setting<'_>> = double.iter().map(|(p, v)| (p.as_str(), v.as_str())).collect();
    let (once, twice) = (waiters(&[]), waiters(&double));
    assert!((work_min(&twice) - 2.0 * work_min(&once)).abs() < 1e-6);
}
