//! Evenings traced by hand: check-backs, verbal orders, favours, concierges.

use orderflow::model::{Model, Stage};
use orderflow::record::{Favour, Journey, TraceEvent};
use orderflow::sim::{ArrivalSource, Caller, Detail, World};
use orderflow::time::{SimTime, Span};

use crate::house::{
    Evening, Setting, assert_close, at, delivered, evening, measured, moments, party, plain,
};

/// Two guests with a dish and a cocktail each, the ticket stuck until 60, walking 1 minute from counter
/// to counter.
const STUCK: [Setting<'_>; 4] = [
    ("counter.kitchen.staff", "2"),
    ("handoff.bar.p_stuck", "1"),
    ("handoff.bar.repair", "60 min"),
    ("handoff.bar.distance", "60 m"),
];

fn stuck(settings: &[Setting<'_>]) -> Model {
    plain(&party(0.0, 2, &["dish", "cocktail"]), &[&STUCK, settings].concat())
}

pub(crate) fn one(settings: &[Setting<'_>], policy: &str) -> Journey {
    evening(&stuck(settings), policy, 1, 1).parties.remove(0)
}

const CHECK_BACK: Setting<'_> = ("policy.empowered.check_back", "3 min");
pub(crate) const ASKS: Setting<'_> = ("guest.p_ask", "1");

#[test]
fn a_check_back_finds_what_is_missing_and_starts_the_repair() {
    let found =
        one(&[CHECK_BACK, ("work.check_back", "0.4 min"), ("work.water", "0.3 min")], "empowered");
    // Plates at 8, looked in at 11 – 11.4, water until 11.7, at the bar at 12.7; .5 of listening, then
    // 2 for each cocktail.
    assert_eq!(found.items[1].out_at, at(12.7));
    assert_eq!(delivered(&found)[1], at(17.2));
    assert!(found.was_found && found.items[1].was_verbal && found.items[1].was_stuck);
    // Words, water and the walk are one visit; the gesture is the check-back, noticed by the guest.
    assert_eq!(found.experience.gestures, 1);
    assert_eq!(found.handoff, (Span::from_minutes(12.7), 1));
    let recovery = found.experience.recovery.expect("a find is a contact");
    assert_close(recovery.delay_min, 5.8);
    assert_close(recovery.initiative, 1.0);
    // Unasked water is no request.
    assert!(found.experience.clock_minutes(Stage::Request).is_none());
    assert_eq!(found.experience.incidents.promises_broken, 0);
    // Half the price of two cocktails repaired by word.
    assert_eq!((found.account.comps.0, found.account.late_comps.0), (600, 0));
}

#[test]
fn two_tickets_stuck_at_a_table_are_one_exception_settled_once() {
    let house = stuck(&[CHECK_BACK, ("ticket_per", "item")]);
    let waiters = evening(&house, "empowered", 1, 1).end.staff.waiters;
    assert_eq!((waiters.exceptions, waiters.settled), (1, 2));
    assert_close(measured(&house, "empowered", ["settled_by_waiter_share"])[0], 1.0);
}

#[test]
fn a_check_back_is_a_gesture_if_nothing_is_missing_and_none_if_it_notices_nothing() {
    let fine = one(&[CHECK_BACK, ("handoff.bar.p_stuck", "0")], "empowered");
    assert_eq!((fine.experience.gestures, fine.was_found), (1, false));
    let blind = one(&[CHECK_BACK, ("policy.empowered.p_find", "0")], "empowered");
    assert_eq!((blind.experience.gestures, blind.was_found), (0, false));
    assert_eq!(delivered(&blind)[1], at(64.0));
}

#[test]
fn a_verbal_order_is_the_next_job_and_preempts_nothing() {
    // Six cocktails of one party begin at 20; the second party's ticket would come out at 30.
    let parties = party(0.0, 6, &["cocktail"]) + &party(10.0, 2, &["dish", "cocktail"]);
    let settings = [
        ("floor.tables", "[{ seats = 2, count = 1 }, { seats = 6, count = 1 }]"),
        ("handoff.bar.p_stuck", "1"),
        ("handoff.bar.repair", "20 min"),
        ("counter.kitchen.staff", "2"),
        CHECK_BACK,
    ];
    let told = evening(&plain(&parties, &settings), "empowered", 1, 1);
    let started = |i: usize, item: usize| told.parties[i].items[item].started_at;
    assert_eq!(started(0, 0), at(20.0));
    // Plates at 18, looked in at 21; listened to from 22, when the first cocktail is done, to 22.5.
    assert_eq!([started(1, 1), started(1, 3)], [at(22.5), at(24.5)]);
    assert_eq!(started(0, 1), at(26.5));
    assert_eq!(told.end.staff.counters[1].interruptions, 1);
    assert_eq!(told.end.staff.counters[1].busy, Span::from_minutes(16.5));
}

#[test]
fn rescued_drinks_are_carried_before_other_tasks() {
    // The verbal order is ready at 15.5, when the one waiter is taking an order for an hour; behind that
    // order stand the bill of nobody and the plates of a third party, ready at 14.
    let parties = party(0.0, 2, &["dish", "cocktail"])
        + &party(5.0, 1, &["dish"])
        + &party(12.0, 1, &["dish"]);
    let settings = [
        ("floor.tables", "[{ seats = 2, count = 3 }]"),
        ("counter.kitchen.staff", "4"),
        ("work.serve", "1 min"),
        ("work.bill", "6 min"),
        ("guest.eating", "1 min"),
    ];
    let settings = [&STUCK[1..], &settings, &[CHECK_BACK]].concat();
    let told = evening(&plain(&parties, &settings), "empowered", 1, 1);
    // Plates 8–10 and 13–14; looked in at 13 (after that load, 14), at the bar at 15, ready at 19.5; the
    // second party's bill from 15 to 21; the third party's plate waits since 20.
    assert_eq!(delivered(&told.parties[0])[1], at(23.0));
    assert_eq!(delivered(&told.parties[2])[0], at(24.0));
}

#[test]
fn a_waiter_who_can_only_ask_the_counter_interrupts_it_and_speeds_nothing() {
    let slow: [Setting<'_>; 3] =
        [("item.cocktail.prep", "30 min"), ("handoff.bar.p_stuck", "0"), ASKS];
    let told = one(&[&slow[..], &[("guest.ask_gap", "['4 min']")]].concat(), "empowered");
    let house = stuck(&slow);
    // Asked at 10.8, told 8 minutes, so not again before 18.8; water came with the words.
    let asked = moments(&house, "empowered", |what| matches!(what, TraceEvent::Asked(..)));
    assert_eq!(asked[..2], [at(10.8), at(18.8)]);
    // Two cocktails one after the other; the enquiries of 10.8, 18.8 and 26.8 are heard at once between.
    assert_eq!(told.items[3].started_at, at(30.5));
    assert!(told.experience.incidents.promises_broken > 0);
    assert!(!told.items[1].was_verbal);
}

#[test]
fn an_owned_answer_brings_water_and_a_verbal_order_and_states_six_minutes() {
    let told = one(&[ASKS, ("work.ask", "0.5 min"), ("work.water", "0.3 min")], "empowered");
    // Asked at 10.8, answered at 11.3, water at 11.6, at the bar at 12.6; .5 + 2 × 2.
    assert_eq!(delivered(&told)[1], at(17.1));
    let incidents = told.experience.incidents;
    assert_eq!((incidents.chases, incidents.promises_broken), (1, 0));
    let recovery = told.experience.recovery.expect("an ask is a contact");
    assert_close(recovery.delay_min, 6.3);
    assert_close(recovery.initiative, 0.0);
    let house = stuck(&[ASKS]);
    let names = |what: &TraceEvent| matches!(what, TraceEvent::TookOver { until, .. } if *until == at(16.8));
    assert_eq!(moments(&house, "empowered", names), [at(10.8)]);
}

#[test]
fn an_item_that_must_have_its_ticket_is_only_asked_about_and_eight_minutes_are_named() {
    let must: [Setting<'_>; 3] =
        [ASKS, ("item.cocktail.ticket_mandatory", "true"), ("guest.ask_gap", "['90 min']")];
    assert_eq!(delivered(&one(&must, "empowered"))[1], at(64.0));
    let names = |what: &TraceEvent| matches!(what, TraceEvent::TookOver { until, .. } if *until == at(18.8));
    assert_eq!(moments(&stuck(&must), "empowered", names), [at(10.8)]);
}

#[test]
fn a_failed_repair_goes_unnoticed_until_the_next_ask_and_was_wrong_information() {
    let told = one(&[ASKS, ("policy.empowered.skill", "0")], "empowered");
    let house = stuck(&[ASKS, ("policy.empowered.skill", "0")]);
    let asked = moments(&house, "empowered", |what| matches!(what, TraceEvent::Asked(..)));
    // 6 minutes are named each time, and 6 minutes later the guest asks again; the last visit keeps the
    // bar from beginning at once.
    assert_eq!(asked[..3], [at(10.8), at(16.8), at(22.8)]);
    assert_eq!(told.experience.incidents.chases, told.experience.incidents.wrong_info);
    assert_eq!(delivered(&told)[1], at(64.3));
}

#[test]
fn a_forgotten_verbal_order_waits_for_the_next_ask_which_repeats_it() {
    let forgets: [Setting<'_>; 2] = [ASKS, ("policy.empowered.p_forgotten", "1")];
    let orders = moments(&stuck(&forgets), "empowered", |what| {
        matches!(what, TraceEvent::VerbalOrder { .. })
    });
    // A minute's walk after each ask; every time 6 minutes are named.
    assert_eq!(orders[..3], [at(11.8), at(17.8), at(23.8)]);
    // What was never done by word is done by the ticket.
    assert_eq!(delivered(&one(&forgets, "empowered"))[1], at(64.3));
}

#[test]
fn a_favour_is_minded_or_a_gesture_more() {
    const FAVOUR: [Setting<'_>; 5] = [
        ("policy.empowered.preset", "favour"),
        ("policy.empowered.p_answer", "1"),
        ("policy.empowered.water", "ticket"),
        ("guest.p_favour_minded", "1"),
        ASKS,
    ];
    let minded = one(&FAVOUR, "empowered");
    assert_eq!((minded.experience.favour, minded.experience.gestures), (Favour::Minded, 0));
    let flattered = one(&[&FAVOUR[..], &[("guest.p_favour_minded", "0")]].concat(), "empowered");
    assert_eq!(
        (flattered.experience.favour, flattered.experience.gestures),
        (Favour::Flattered, 1)
    );
    assert_eq!(flattered.items[1].out_at, at(11.8));
}

#[test]
fn a_concierge_comes_at_the_trigger_while_there_is_capacity() {
    let parties = party(0.0, 2, &["dish", "cocktail"]) + &party(0.0, 2, &["dish", "cocktail"]);
    let settings = [
        ("floor.tables", "[{ seats = 2, count = 2 }]"),
        ("policy.empowered.preset", "concierge"),
        ("policy.empowered.follow_up", "none"),
        ASKS,
    ];
    let house = plain(&parties, &[&STUCK[..], &settings].concat());
    let told = evening(&house, "empowered", 1, 1);
    let out = |i: usize| told.parties[i].items[1].out_at;
    // First ask at 10.8, a promise; second at 14.8, a case; the bar hears of it at 15.8. The other
    // party's second ask finds no capacity; its third comes at 18.8, when the case is still open, its
    // fourth at 22.8, when the drinks have been on the table since 20.3.
    assert_eq!((out(0), out(1)), (at(15.8), at(23.8)));
    let init = told.parties[0].experience.recovery.expect("it asked").initiative;
    assert_close(init, 0.5);
}

#[test]
fn freedom_without_discipline_orders_by_word_from_the_start_and_interrupts_nobody_by_it() {
    let settings = [
        ("policy.empowered.without_ticket", "always"),
        ("policy.empowered.giveaway", "0.01"),
        ("handoff.bar.delay", "3 min"),
    ];
    let told = evening(&stuck(&settings), "empowered", 1, 1);
    let one = &told.parties[0];
    assert_eq!(one.items[1].out_at, at(0.0));
    assert_eq!(told.end.staff.counters[1].interruptions, 0);
    assert_eq!((one.handoff.1, one.account.giveaways.0), (0, 32));
    assert_ne!(one.items[1].delivered_at, SimTime::NEVER);
}

#[test]
fn a_request_that_was_never_met_is_unmet_even_for_a_party_that_walks_out() {
    let settings = [
        ("counter.bar.staff", "1"),
        ("handoff.bar.repair", "200 min"),
        ("policy.empowered.preset", "escalation"),
        ("policy.empowered.flex", "0"),
        ("guest.interim_ask_at", "1"),
        ("guest.p_interim", "1"),
        ("guest.p_cancel", "1"),
        ASKS,
    ];
    let house = plain(&party(0.0, 2, &["cocktail"]), &[&STUCK[..], &settings].concat());
    let one = &evening(&house, "empowered", 1, 1).parties[0];
    assert_eq!(one.experience.incidents.unmet, 1);
}

#[test]
fn who_waits_in_line_sees_a_verbal_order_go_before_and_the_party_itself_does_not() {
    // Of three cocktails one is in hand until 60, one waits in line, and of the third the ticket sticks; the
    // second party's cocktail waits behind. At 10.8 the first party asks.
    let parties =
        party(0.0, 1, &["cocktail", "cocktail", "cocktail"]) + &party(1.0, 1, &["cocktail"]);
    let settings = [
        ("floor.tables", "[{ seats = 2, count = 2 }]"),
        ("ticket_per", "item"),
        ("item.cocktail.prep", "60 min"),
        ("handoff.bar.p_stuck", "0.5"),
        ("handoff.bar.repair", "200 min"),
        ("guest.ask_gap", "['200 min']"),
        ("guest.p_seen", "1"),
        ASKS,
    ];
    let house = plain(&parties, &settings);
    let is_so = |told: &Evening| {
        let n_stuck = |i: usize| told.parties[i].items.iter().filter(|item| item.was_stuck).count();
        (n_stuck(0), n_stuck(1)) == (1, 0)
    };
    let evenings = (1..100).map(|number| evening(&house, "empowered", 1, number));
    let told = evenings.into_iter().find(is_so).expect("one ticket of four sticks on some evening");
    assert!(told.parties[0].items.iter().any(|item| item.was_verbal));
    let started: Vec<SimTime> = told.parties[0].items.iter().map(|item| item.started_at).collect();
    assert_eq!(started.iter().min(), Some(&at(0.0)));
    let seen = |i: usize| told.parties[i].experience.incidents.unfair_seen;
    assert_eq!((seen(0), seen(1)), (0, 1));
}

#[test]
fn a_wrong_item_that_a_silent_guest_keeps_is_not_resolved() {
    let recovery = |p_ask| {
        let settings =
            [("guest.p_wrong_item", "1"), ("guest.p_complain", "1"), ("guest.p_ask", p_ask)];
        let told = one(&settings, "rigid");
        assert_eq!(told.experience.incidents.wrong_items, 1);
        told.experience.recovery.expect("it asked, or complained at the bill")
    };
    assert!(!recovery("0").is_resolved);
    assert!(recovery("1").is_resolved);
}

/// Everybody who comes is known for claiming what did not happen, or nobody.
#[derive(Debug)]
struct Claimers {
    are_known: bool,
}

impl ArrivalSource for Claimers {
    fn caller(&self, _: u32) -> Option<Caller> {
        Some(Caller { is_flagged: self.are_known, ..Caller::STRANGER })
    }
}

#[test]
fn who_is_known_for_claiming_is_given_nothing_back_and_not_believed() {
    let claims =
        [("guest.p_opportunist", "1"), ("guest.p_claim", "1"), ("policy.rigid.p_detect", "0")];
    let house = stuck(&[&claims[..], &[ASKS]].concat());
    let account = |are_known| {
        let crowd = Claimers { are_known };
        let policy = house.policies.iter().find(|policy| policy.name == "rigid").unwrap();
        let mut account = None;
        let mut world = World::new(&house, policy, Detail::Accounts);
        world.expect(&crowd);
        world.run(1, 1, &mut |journey| {
            assert!(journey.has_claimed);
            account = Some(journey.account);
        });
        account.expect("a party came")
    };
    let (stranger, known) = (account(false), account(true));
    // Both cocktails came later than 18 minutes; a claim is 12.
    assert_eq!(
        (stranger.comps.0, stranger.late_comps.0, stranger.false_claims.0),
        (1200, 1200, 1200)
    );
    assert_eq!((known.comps.0, known.late_comps.0, known.false_claims.0), (0, 0, 0));
    assert_eq!(known.delivered, stranger.delivered);
}
