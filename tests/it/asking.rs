//! Evenings traced by hand: when guests ask, what they are told, water, the manager, silence.

use orderflow::model::{Model, Stage};
use orderflow::record::{Info, Journey, Segment, TraceEvent};
use orderflow::time::{SimTime, Span};

use crate::house::{Setting, assert_close, at, evening, guests, moments, party, plain, wait_min};

/// Two guests with a dish each and a cocktail each, whose ticket is stuck for a long time, and who ask.
const STUCK: [Setting<'_>; 4] = [
    ("counter.kitchen.staff", "2"),
    ("handoff.bar.p_stuck", "1"),
    ("handoff.bar.repair", "60 min"),
    ("guest.p_ask", "1"),
];

fn stuck(settings: &[Setting<'_>]) -> Model {
    plain(&party(0.0, 2, &["dish", "cocktail"]), &[&STUCK, settings].concat())
}

fn one(settings: &[Setting<'_>], policy: &str) -> Journey {
    evening(&stuck(settings), policy, 1, 1).parties.remove(0)
}

fn asks(house: &Model, policy: &str) -> Vec<SimTime> {
    moments(house, policy, |what| matches!(what, TraceEvent::Asked(..)))
}

fn drinks_segments(journey: &Journey) -> Vec<(f64, Info, bool)> {
    let waits = &journey.experience.waits;
    let wait = waits.iter().find(|wait| wait.stage == Stage::Drinks).expect("drinks were ordered");
    let of = |s: &Segment| ((s.minutes * 1e6).round() / 1e6, s.info, s.is_occupied);
    journey.experience.segments_of(wait).iter().map(of).collect()
}

#[test]
fn guests_ask_when_the_perceived_wait_is_twice_the_acceptable_one_and_again_after_the_gap() {
    // 12 perceived after 6 + 6 / 1.25 = 10.8 minutes.
    let gaps = [("guest.ask_gap", "['4 min', '3 min', '30 min']")];
    assert_eq!(asks(&stuck(&gaps), "rigid"), [10.8, 14.8, 17.8, 47.8].map(at));
    let told = one(&gaps, "rigid");
    assert_eq!(told.experience.incidents.chases, 4);
    // Due at 15.8, 19.8, 22.8 and 52.8, and nothing came.
    assert_eq!(told.experience.incidents.promises_broken, 4);
    assert_close(wait_min(&told, Stage::Drinks), 64.0);
    assert_eq!(
        drinks_segments(&told),
        [(6.0, Info::None, false), (9.8, Info::Overdue, false), (48.2, Info::Broken, false)]
    );
}

#[test]
fn a_promise_is_kept_if_the_drinks_come_in_time() {
    let kept = one(&[("handoff.bar.repair", "10 min")], "rigid");
    // Asked at 10.8, promised until 15.8; the drinks came at 14.
    assert_eq!(kept.experience.incidents.chases, 1);
    assert_eq!(kept.experience.incidents.promises_broken, 0);
}

#[test]
fn one_ask_covers_all_that_is_overdue() {
    let slow = [("item.dish.prep", "50 min"), ("guest.ask_gap", "['90 min']")];
    assert_eq!(one(&slow, "rigid").experience.incidents.chases, 1);
}

#[test]
fn the_next_ask_never_comes_before_the_answer() {
    let house = stuck(&[("work.ask", "20 min")]);
    // Answered at 30.8; the gap of 4 minutes has passed by then, so the guest asks on.
    assert_eq!(asks(&house, "rigid"), [at(10.8), at(30.8), at(50.8)]);
}

#[test]
fn silent_guests_never_ask() {
    let silent = one(&[("guest.p_ask", "0")], "empowered");
    assert!(silent.is_silent);
    assert_eq!(silent.experience.incidents.chases, 0);
    assert!(silent.experience.recovery.is_none());
}

#[test]
fn a_silent_guest_may_go_to_the_manager_when_it_has_become_unbearable() {
    let goes = [("guest.p_ask", "0"), ("guest.p_escalate_silent", "1")];
    let silent = one(&goes, "rigid");
    assert_eq!(silent.experience.incidents.escalations, 1);
    assert_eq!(silent.experience.incidents.refusals, 1);
    assert_eq!(silent.experience.incidents.promises_broken, 0);
}

#[test]
fn water_that_needs_a_ticket_is_as_stuck_as_the_drinks() {
    let wants = [("guest.interim_ask_at", "2"), ("guest.p_interim", "1")];
    let rigid = one(&wants, "rigid");
    assert_eq!(rigid.experience.incidents.unmet, 1);
    assert!(rigid.experience.clock_minutes(Stage::Request).is_none());
}

#[test]
fn water_on_request_comes_occupies_the_wait_and_is_a_request_met() {
    let wants = [
        ("guest.interim_ask_at", "1"),
        ("guest.p_interim", "1"),
        ("policy.rigid.water", "request"),
        ("work.water", "2 min"),
    ];
    let rigid = one(&wants, "rigid");
    assert_eq!(rigid.experience.incidents.unmet, 0);
    assert_close(wait_min(&rigid, Stage::Request), 2.0);
    let segments = drinks_segments(&rigid);
    assert_eq!(segments[1], (6.8, Info::Overdue, false));
    assert!(segments[2..].iter().all(|(_, _, is_occupied)| *is_occupied));
}

#[test]
fn an_ask_taken_to_the_manager_gets_no_promise_and_after_a_no_the_guest_asks_no_more() {
    let goes = [("guest.escalate_at", "2"), ("guest.p_escalate", "1")];
    let refused = one(&goes, "rigid");
    let incidents = &refused.experience.incidents;
    assert_eq!((incidents.chases, incidents.escalations, incidents.refusals), (2, 1, 1));
    // Only the first ask, at 10.8, was answered with a promise.
    assert_eq!(incidents.promises_broken, 1);
}

#[test]
fn what_was_lost_so_far_sends_a_guest_to_the_manager_too() {
    let goes = |loss| one(&[("guest.escalate_loss", loss), ("guest.p_escalate", "1")], "rigid");
    // At the first ask d = 1: 2 · .4 · .9 = .72 is lost, with the ask itself .97; at the second 5
    // perceived minutes more, and another ask: 1.82.
    assert_eq!(goes("0.96").experience.incidents.chases, 1);
    assert_eq!(goes("0.98").experience.incidents.chases, 2);
    assert_eq!(goes("1.81").experience.incidents.chases, 2);
    assert_eq!(goes("1.83").experience.incidents.chases, 3);
}

#[test]
fn what_a_wait_has_cost_so_far_counts_by_half_for_those_who_have_their_drink() {
    // As before, but one of the two has her beer: three quarters of .72, and the ask itself.
    let orders = guests(0.0, &[&["dish", "beer"], &["dish", "cocktail"]]);
    let chases = |loss| {
        let goes = [("guest.escalate_loss", loss), ("guest.p_escalate", "1")];
        let house = plain(&orders, &[&STUCK[..], &goes].concat());
        evening(&house, "rigid", 1, 1).parties[0].experience.incidents.chases
    };
    assert_eq!(chases("0.78"), 1);
    assert_eq!(chases("0.80"), 2);
}

#[test]
fn a_guest_is_angry_from_the_third_ask_on() {
    let angry = |repair| {
        let settings =
            [("handoff.bar.repair", repair), ("guest.ask_gap", "['4 min', '3 min', '30 min']")];
        let told = evening(&stuck(&settings), "rigid", 1, 1);
        (told.parties[0].experience.incidents.chases, told.end.staff.waiters.angry_guests)
    };
    // Asks at 10.8, 14.8, 17.8 and 47.8; the drinks come 4 minutes after the repair.
    assert_eq!(angry("12 min"), (2, 0));
    assert_eq!(angry("16 min"), (3, 1));
    assert_eq!(angry("60 min"), (4, 2));
}

#[test]
fn a_time_that_was_named_is_broken_when_it_comes() {
    let settings = [
        ("item.cocktail.ticket_mandatory", "true"),
        ("policy.empowered.water", "ticket"),
        ("guest.ask_gap", "['90 min']"),
    ];
    // Asked at 10.8 and told 8 minutes, which no other promise follows; the drinks come at 64.
    assert_eq!(
        drinks_segments(&one(&settings, "empowered")),
        [
            (6.0, Info::None, false),
            (4.8, Info::Overdue, false),
            (8.0, Info::Informed, false),
            (45.2, Info::Broken, false)
        ]
    );
}

#[test]
fn a_waiter_who_may_ask_the_manager_states_a_reason_and_a_time_and_waits_for_nothing() {
    let asked = one(&[("policy.escalation.decision", "7 min")], "escalation");
    // Asked at 10.8, informed until 15.8, broken then; the manager says yes at 17.8, a verbal order; the
    // two cocktails take .5 + 2 × 2 minutes.
    assert_eq!(
        drinks_segments(&asked),
        [
            (6.0, Info::None, false),
            (4.8, Info::Overdue, false),
            (5.0, Info::Informed, false),
            (2.0, Info::Broken, false),
            // Water came with the yes.
            (4.5, Info::Broken, true),
        ]
    );
    // Asked again at 15.8, when the stated time had passed; the next, 20.8, passed as well.
    assert_eq!(asked.experience.incidents.chases, 3);
    assert_eq!(asked.experience.incidents.promises_broken, 2);
    assert_eq!(asked.experience.incidents.escalations, 0);
}

#[test]
fn the_manager_is_one_queue() {
    let parties = party(0.0, 2, &["dish", "cocktail"]) + &party(0.0, 2, &["dish", "cocktail"]);
    let settings =
        [("floor.tables", "[{ seats = 2, count = 2 }]"), ("guest.ask_gap", "['60 min']")];
    let house = plain(&parties, &[&STUCK[..], &settings].concat());
    let told = evening(&house, "escalation", 1, 1);
    let ready = |i: usize| told.parties[i].items.iter().map(|item| item.out_at).max();
    // Both asked at 10.8; yes at 13.8 and at 16.8.
    assert_eq!((ready(0), ready(1)), (Some(at(13.8)), Some(at(16.8))));
    assert_eq!(told.end.staff.manager.busy, Span::from_minutes(6.0));
}

#[test]
fn who_was_not_heard_may_complain_at_the_bill() {
    let silent = [("guest.p_ask", "0"), ("guest.p_complain", "1")];
    let complains = one(&silent, "rigid");
    assert!(complains.has_complained);
    let recovery = complains.experience.recovery.expect("a complaint is a contact");
    // From the acceptable 6 minutes on.
    assert_close(recovery.delay_min, 58.0);
    // Both cocktails came later than 18 minutes.
    assert_eq!(complains.account.comps.0, 1200);
    let heard = one(&[("guest.p_complain", "1")], "rigid");
    assert!(!heard.has_complained);
    let content = one(&[&silent[..], &[("handoff.bar.p_stuck", "0")]].concat(), "rigid");
    assert!(!content.has_complained);
}
