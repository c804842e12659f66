//! What people type who never read the manual: it is read, or answered with what to type instead.

use orderflow::scenario;

use super::{HOUSE, set, shown, spoiled};

/// Values of `--set`, and the way out that is shown; nothing: it is read.
const TYPED: [(&str, &str, &str); 88] = [
    ("guest.reading", "1h30min", ""),
    ("guest.reading", "10 mins", ""),
    ("guest.reading", "2 hr", ""),
    ("guest.reading", "1h30", r#"write "90 min""#),
    ("guest.reading", "5m30", r#"write "5.5 min""#),
    ("guest.reading", "1:30", r#"for 1:30 hours write "90 min""#),
    ("guest.reading", "half an hour", r#"write "30 min""#),
    ("guest.reading", "an hour and a half", r#"write "90 min""#),
    ("guest.reading", "quarter of an hour", r#"write "15 min""#),
    ("guest.reading", "five minutes", r#"write "5 min""#),
    ("guest.reading", "about 10 min", r#"write "10 min""#),
    ("guest.reading", "ca. 10 min", r#"write "10 min""#),
    ("guest.reading", "max 10 min", r#"write "10 min""#),
    ("guest.reading", "10 Min.", r#"write "10 min""#),
    ("guest.reading", "10'", r#"write "10 min""#),
    ("guest.reading", "1 1/2 h", r#"write "90 min""#),
    ("guest.reading", "1½ h", r#"write "90 min""#),
    ("guest.reading", "1 h and 30 min", r#"write "90 min""#),
    ("guest.reading", "1 day", r#"write "1440 min""#),
    ("guest.reading", "15-20 min", r#"write "uniform(15 min, 20 min)""#),
    ("guest.reading", "15 to 20 min", r#"write "uniform(15 min, 20 min)""#),
    ("guest.reading", "10 ± 2 min", r#"write "uniform(8 min, 12 min)""#),
    ("guest.reading", "5", r#"write "5 min""#),
    ("guest.reading", "5,5 min", r#"write "5.5 min""#),
    ("guest.reading", "+5 min", "write what it is in all, such as 5 min, without the plus"),
    ("score.r_tau", "15-20 min", r#"write one length, such as "17.5 min", which is half-way"#),
    ("opens", "7:00PM", ""),
    ("opens", "19.30", r#"did you mean "19:30"?"#),
    ("opens", "19", r#"did you mean "19:00"?"#),
    ("opens", "7", r#"write "07:00" for the morning, or "19:00" for the evening"#),
    ("opens", "7 o'clock", r#"write "07:00" for the morning, or "19:00" for the evening"#),
    ("opens", "half past seven", r#"write "07:30" for the morning, or "19:30" for the evening"#),
    ("opens", "20h15", r#"did you mean "20:15"?"#),
    ("opens", "8.30pm", r#"did you mean "20:30"?"#),
    ("opens", "19 Uhr", r#"did you mean "19:00"?"#),
    ("opens", "noon", r#"did you mean "12:00"?"#),
    ("opens", "20:75", "minutes go from 00 to 59"),
    ("opens", "26:00", r#"hours go from 00 to 23: for 02:00 of the next day write "02:00""#),
    ("opens", "19:00-23:00", r#"write one time, such as "19:00""#),
    ("opens", "1900", r#"did you mean "19:00"?"#),
    (
        "demand.arrivals[1].from",
        "20.30",
        r#"did you mean "20:30"? For a length after opening write "20.3 min""#,
    ),
    ("demand.arrivals[1].rate", "12/hour", ""),
    ("demand.arrivals[1].rate", "12", r#"write "12/h""#),
    ("demand.arrivals[1].rate", "12 per hour", r#"write "12/h""#),
    ("demand.arrivals[1].rate", "12 parties/h", r#"write "12/h""#),
    ("demand.arrivals[1].rate", "12/30min", r#"write "24/h""#),
    ("demand.arrivals[1].rate", "10-12/h", r#"write "11/h""#),
    ("demand.arrivals[1].rate", "every 5 min", r#"write "12/h""#),
    ("handoff.specials.p_stuck", "20 %", ""),
    ("handoff.specials.p_stuck", "20 percent", r#"write "20%""#),
    ("handoff.specials.p_stuck", "1/5", "write 0.2"),
    ("handoff.specials.p_stuck", "one in five", "write 0.2"),
    ("handoff.specials.p_stuck", "20", r#"give a number from 0 to 1: for 20 % write 0.2 or "20%""#),
    ("handoff.specials.p_stuck", "0,2", "write 0.2, with a point"),
    ("handoff.specials.p_stuck", ".2", "write 0.2, without quotes and without a unit"),
    ("handoff.specials.p_stuck", "20,5%", r#"write "20.5%""#),
    ("handoff.specials.p_stuck", "10-20%", r#"write one share, such as "15%", which is half-way"#),
    ("handoff.specials.p_stuck", "~10%", r#"write "10%""#),
    ("handoff.specials.p_stuck", "never", "write 0"),
    ("handoff.specials.p_stuck", "true", "write 1"),
    ("handoff.specials.p_stuck", "+10%", "write what it is in all, such as 10%, without the plus"),
    ("item.sandwich.price", "14 EUR", "write 14, without quotes and without a unit"),
    ("item.sandwich.price", "14€", "write 14, without quotes and without a unit"),
    ("item.sandwich.price", "USD14", "write 14, without quotes and without a unit"),
    ("item.sandwich.price", "14,50 €", "write 14.50, with a point"),
    ("item.sandwich.price", "14.-", "write 14, without quotes and without a unit"),
    ("item.sandwich.price", "1.400,00", "write 1400.00, without quotes and without a unit"),
    ("item.sandwich.price", "1'400", "write 1400, without quotes and without a unit"),
    ("item.sandwich.price", "14 dollars", "write 14, without quotes and without a unit"),
    ("item.sandwich.price", "free", "write 0, without quotes and without a unit"),
    ("item.sandwich.price", "14.505", "give 14.5 or 14.51"),
    ("floor.waiters", "+1", "write 4 for 1 more than the 3 there are, or 1"),
    ("floor.waiters", "three", r#"write 3, without quotes and without a unit, or "unlimited""#),
    ("floor.waiters", "3 waiters", r#"write 3, without quotes and without a unit, or "unlimited""#),
    ("floor.waiters", "2-3", r#"write one number, 2 or 3, or "unlimited""#),
    ("floor.waiters", "3.0", r#"write 3, or "unlimited""#),
    ("floor.waiters", "03", r#"write 3, without quotes and without a unit, or "unlimited""#),
    ("floor.waiters", "Unlimited", r#"write "unlimited""#),
    ("floor.waiters", "∞", r#"write "unlimited""#),
    (
        "floor.waiters",
        "x2",
        r#"write the number there is to be: nothing is multiplied here, or "unlimited""#,
    ),
    (
        "floor.waiters",
        r#"[{ from = "19:00", count = +1 }]"#,
        r#"write the number in all: 1 more than 3 is 4, or "unlimited""#,
    ),
    ("floor.trip", "2 metres", ""),
    ("floor.trip", "2", r#"write "2 m""#),
    ("floor.trip", "20 ft", r#"write "6.1 m""#),
    ("floor.walk_speed", "4 kmh", r#"write "1.11 m/s""#),
    ("floor.walk_speed", "3 mph", r#"write "1.34 m/s""#),
    ("item.sandwich.prep", "10-15 min", r#"write "uniform(10 min, 15 min)""#),
    ("item.sandwich.prep", "10", r#"write "10 min""#),
];

#[test]
fn what_is_typed_is_read_or_answered_with_what_to_type() {
    for (path, value, way_out) in TYPED {
        match scenario::read(HOUSE, "house.toml", &[set(path, value)]) {
            Ok(_) => assert_eq!(way_out, "", "{path}={value} is read"),
            Err(problems) => {
                let told: Vec<_> = problems.iter().collect();
                assert_eq!(told.len(), 1, "{path}={value}\n{problems}");
                assert_eq!(told[0].help.as_deref(), Some(way_out), "{path}={value}\n{problems}");
            }
        }
    }
}

/// Lines of a file in place of others, and the way out that is shown.
const WRITTEN: [(&str, &str, &str); 34] = [
    ("p_stuck = 0.20", "p_stuck = 10%", r#"write "10%""#),
    ("p_stuck = 0.20", "p_stuck = 0,1", "write 0.1, with a point"),
    ("p_stuck = 0.20", "p_stuck = .1", "write 0.1, without quotes and without a unit"),
    ("p_stuck = 0.20", "p_stuck = 1/10", "write 0.1"),
    ("p_stuck = 0.20", "p_stuck = 0.1;", "write 0.1, without quotes and without a unit"),
    ("p_stuck = 0.20", "p_stuck = “0.1”", "write 0.1, without quotes and without a unit"),
    ("p_stuck = 0.20", "p_stuck: 0.1", "write `=` between a key and its value"),
    ("p_stuck = 0.20", "p_stuck == 0.1", "write one `=`"),
    ("p_stuck = 0.20", "p_stuck =", "write a value behind the `=`"),
    ("price = 10", "price = 14 EUR", "write 14, without quotes and without a unit"),
    ("price = 10", "price = €14", "write 14, without quotes and without a unit"),
    ("price = 10", "price = (14)", "give a number without quotes and without a unit"),
    ("price = 10", "price = 14,50", "write 14.50, with a point"),
    (
        "waiters = 3",
        "waiters = +1",
        r#"write the number in all: 1 more than 3 is 4, or "unlimited""#,
    ),
    (
        "waiters = 3",
        "waiters = two",
        r#"write 2, without quotes and without a unit, or "unlimited""#,
    ),
    (
        "waiters = 3",
        "waiters = 02",
        r#"write 2, without quotes and without a unit, or "unlimited""#,
    ),
    ("waiters = 3", "waiters = 2-3", r#"write one number, 2 or 3, or "unlimited""#),
    (
        "count = 5 }",
        "count = +2 }",
        r#"write the number in all: 2 more than 3 is 5, or "unlimited""#,
    ),
    (
        "staff = 1",
        "staff = 2 people",
        r#"write 2, without quotes and without a unit, or "unlimited""#,
    ),
    (r#"opens = "19:00""#, "opens = 18:30", r#"write "18:30", in quotes"#),
    (r#"opens = "19:00""#, "opens = 18.30", r#"did you mean "18:30"?"#),
    (r#"opens = "19:00""#, "opens = 6pm", r#"write "6pm""#),
    (r#"opens = "19:00""#, "opens = 19h", r#"did you mean "19:00"?"#),
    (r#"opens = "19:00""#, "opens = 8:00", r#"write "8:00""#),
    (r#"opens = "19:00""#, "opens = “19:00”", r#"write "19:00""#),
    (r#"opens = "19:00""#, "opens = noon", r#"did you mean "12:00"?"#),
    (r#"prep = "lognormal(mean 8 min, cv 0.5)""#, "prep = 8 min", r#"write "8 min""#),
    (r#"prep = "lognormal(mean 8 min, cv 0.5)""#, "prep = half an hour", r#"write "30 min""#),
    (
        r#"prep = "lognormal(mean 8 min, cv 0.5)""#,
        "prep = 15-20 min",
        r#"write "uniform(15 min, 20 min)""#,
    ),
    (r#"prep = "lognormal(mean 8 min, cv 0.5)""#, "prep = 8 min\"", r#"write "8 min""#),
    (r#"course = "food""#, "course = food", r#"write "food""#),
    (r#"title = "A test""#, "title = The corner bar", r#"write "The corner bar""#),
    (r#"rate = "5/h" }"#, "rate = 5/h }", r#"write "5/h""#),
    (
        "tables = [{ seats = 2, count = 6 }, { seats = 4, count = 5 }]",
        "tables = ( 2, 4 )",
        "write tables = [{ seats = 2, count = 6 }]",
    ),
];

#[test]
fn what_is_written_into_a_file_is_answered_with_what_to_type() {
    for (line, typed, way_out) in WRITTEN {
        let house = spoiled(&[(line, typed)]);
        let problems = scenario::read(&house, "house.toml", &[]).expect_err(typed);
        let told: Vec<_> = problems.iter().collect();
        assert_eq!(told.len(), 1, "{typed}\n{problems}");
        assert_eq!(told[0].help.as_deref(), Some(way_out), "{typed}\n{problems}");
    }
}

#[test]
fn a_value_without_quotes_hides_no_other_mistake() {
    let shown = shown(&[("price = 10", "price = 14 EUR"), ("staff = 2", "staff = 0")]);
    assert!(shown.contains("0 is too few") && shown.contains("write 14, without"), "{shown}");
}
