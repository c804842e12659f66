//! What must hold in every evening, whatever the house: nothing is lost, booked twice or out of order.
//!
//! Each party is looked at when it leaves, the whole house when nothing is due any more. What is checked is
//! always two accounts of the same thing, kept by different hands: what the journeys say against what
//! went over the tables, how many stood in a line over time against how long each waited, minutes booked
//! against people at work. A difference panics, in release builds too.

use std::fmt::{Arguments, Debug, Display};

use crate::model::Cents;
use crate::record::{ItemRecord, Journey, Outcome};
use crate::sim::audit::flow::Flow;
use crate::time::SimTime;

/// The evening's own accounts, beside those its actors keep of their lines.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::sim) struct Audit {
    /// Parties in the house.
    house: Flow,
    /// Parties on the waiting list.
    list: Flow,
    /// Tickets on their way to a counter.
    tickets: Flow,
    /// Tickets sent that way.
    n_sent: u64,
    /// Items put on a table, first tries only.
    n_served: u64,
    /// Items begun, first tries only. Counted under debug assertions; what they cost always is (`goods`).
    n_begun: u64,
    /// List price of what was put on tables.
    served: Cents,
    /// Goods used at the counters.
    goods: Cents,
    /// Sum of what the parties that left say of it.
    told: Told,
}

/// A party that is leaving, as far as it is looked at.
#[derive(Clone, Copy, Debug)]
pub(in crate::sim) struct Departure<'p> {
    pub(in crate::sim) journey: &'p Journey,
    pub(in crate::sim) n_tickets: usize,
    /// Something ordered is neither on the table nor cancelled.
    pub(in crate::sim) is_missing_anything: bool,
}

/// What journeys tell, summed over the parties that left.
#[derive(Clone, Copy, Debug, Default)]
struct Told {
    n_parties: u32,
    n_out: u64,
    n_served: u64,
    n_begun: u64,
    served: Cents,
    goods: Cents,
}

#[cold]
pub(in crate::sim) fn broken(what: &impl Display) -> ! {
    panic!("{what}")
}

/// Panics unless it holds; what to say is worked out only then.
pub(in crate::sim) fn ensure<T: Display>(is_so: bool, what: impl FnOnce() -> T) {
    if !is_so {
        broken(&what());
    }
}

pub(in crate::sim) fn minutes(at: SimTime) -> String {
    if at == SimTime::NEVER {
        "never".to_owned()
    } else {
        format!("{:.6} min", at.since_opening().minutes())
    }
}

/// Little's law: the number in a place over time is the sum of the stays.
pub(in crate::sim) fn check_flow(flow: Flow, place: Arguments<'_>, now: SimTime) {
    let left = flow.left(now, 0);
    ensure(left.is_zero(), || {
        let minutes = left.minutes();
        format!(
            "Little's law is broken in {place}: the number in it over time is {minutes:+.6} min off the sum \
             of the waits"
        )
    });
}

/// What happens to a party that pays, in this order.
const COURSE_OF_A_VISIT: [&str; 10] = [
    "came",
    "sat down",
    "was greeted",
    "ordered",
    "began to eat",
    "had eaten",
    "asked for the bill",
    "had the bill",
    "paid",
    "left",
];

/// What happens to an item that is served, in this order.
const WAY_OF_AN_ITEM: [&str; 7] = [
    "was ordered",
    "was entered",
    "reached its counter",
    "was begun",
    "was ready",
    "came to the table",
    "was left behind",
];

/// Holds instants to be in their order; `names` says what each is, `whose` who it happened to.
fn ensure_order<const N: usize>(
    instants: [SimTime; N],
    names: &[&str; N],
    whose: impl FnOnce() -> String,
) {
    ensure(instants.is_sorted(), || {
        let at = (1..N).find(|i| instants[i - 1] > instants[*i]).unwrap_or(0);
        let (before, after) = (at.saturating_sub(1), at);
        format!(
            "time ran back: {} {} ({}) before it {} ({})",
            whose(),
            names[after],
            minutes(instants[after]),
            names[before],
            minutes(instants[before])
        )
    });
}

/// Whether what happens to a party that pays happened in that order.
fn is_visit_in_order(journey: &Journey) -> bool {
    journey.arrived_at <= journey.seated_at
        && journey.seated_at <= journey.greeted_at
        && journey.greeted_at <= journey.ordered_at
        && journey.ordered_at <= journey.eating_at
        && journey.eating_at <= journey.eaten_at
        && journey.eaten_at <= journey.bill_asked_at
        && journey.bill_asked_at <= journey.bill_at
        && journey.bill_at <= journey.paid_at
        && journey.paid_at <= journey.left_at
}

/// Holds what happens to a party that pays to have happened in that order, and says what did not.
fn ensure_visit_in_order(journey: &Journey) {
    let visit = [
        journey.arrived_at,
        journey.seated_at,
        journey.greeted_at,
        journey.ordered_at,
        journey.eating_at,
        journey.eaten_at,
        journey.bill_asked_at,
        journey.bill_at,
        journey.paid_at,
        journey.left_at,
    ];
    ensure_order(visit, &COURSE_OF_A_VISIT, || named(journey));
}

/// The number users know a party by.
pub(in crate::sim) fn named(journey: &Journey) -> String {
    format!("party {}", journey.party + 1)
}

impl Audit {
    /// A party comes in.
    pub(in crate::sim) fn party_comes(&mut self, now: SimTime) {
        self.house.enter(now);
    }

    /// A party goes out.
    pub(in crate::sim) fn party_goes(&mut self, now: SimTime) {
        self.house.leave(now);
    }

    /// A party joins the waiting list.
    pub(in crate::sim) fn party_queues(&mut self, now: SimTime) {
        self.list.enter(now);
    }

    /// A party is off the waiting list, to a table or to the door.
    pub(in crate::sim) fn party_queued(&mut self, now: SimTime) {
        self.list.leave(now);
    }

    /// A ticket goes its way.
    pub(in crate::sim) fn ticket_sent(&mut self, now: SimTime) {
        self.n_sent += 1;
        self.tickets.enter(now);
    }

    /// A ticket is on its way no more.
    pub(in crate::sim) fn ticket_over(&mut self, now: SimTime) {
        self.tickets.leave(now);
    }

    /// A counter begins an item, for the first time.
    pub(in crate::sim) fn item_begun(&mut self) {
        if cfg!(debug_assertions) {
            self.n_begun += 1;
        }
    }

    /// An item is put on a table, for the first time.
    pub(in crate::sim) fn item_served(&mut self) {
        self.n_served += 1;
    }

    /// List price of an item put on a table.
    pub(in crate::sim) fn book_sale(&mut self, price: Cents) {
        self.served += price;
    }

    /// Goods an item is made of.
    pub(in crate::sim) fn book_goods(&mut self, cost: Cents) {
        self.goods += cost;
    }

    /// List price of what was put on tables so far.
    pub(in crate::sim) fn served(&self) -> Cents {
        self.served
    }

    /// Goods used at the counters so far.
    pub(in crate::sim) fn goods(&self) -> Cents {
        self.goods
    }

    /// Holds who and what was in the house to have been there as long as is written down.
    pub(in crate::sim) fn check_flows(&self, now: SimTime) {
        check_flow(self.house, format_args!("the house"), now);
        check_flow(self.list, format_args!("the waiting list"), now);
        check_flow(self.tickets, format_args!("the way of tickets to their counters"), now);
    }

    /// Looks at a party that is leaving, and adds what its journey tells.
    #[inline(always)]
    pub(in crate::sim) fn see_off(
        &mut self,
        party: Departure<'_>,
        now: SimTime,
        has_accounts: bool,
    ) {
        let Departure { journey, n_tickets, is_missing_anything } = party;
        let is_served = |item: &&ItemRecord| is_served_in_order(journey, item, n_tickets);
        let n_served = journey.items.iter().filter(is_served).count();
        self.told.n_parties += 1;
        self.told.n_served += n_served as u64;
        if cfg!(debug_assertions) {
            let is_begun = |item: &&ItemRecord| item.started_at != SimTime::NEVER;
            self.told.n_begun += journey.items.iter().filter(is_begun).count() as u64;
        }
        self.house.book(journey.left_at - journey.arrived_at);
        self.told.n_out += u64::from(journey.handoff.1);
        self.tickets.book(journey.handoff.0);
        // Almost every visit is like this.
        let is_usual = journey.outcome == Outcome::Paid
            && journey.left_at == now
            && is_visit_in_order(journey)
            && n_served == journey.items.len()
            && !is_missing_anything;
        if is_usual {
            self.list.book(journey.seated_at - journey.arrived_at);
        } else {
            self.check_unusual(party, now);
        }
        if has_accounts {
            self.add_account(journey);
        }
    }

    /// Looks at a visit not everything of which is as usual, for whether it may be so.
    #[cold]
    fn check_unusual(&mut self, party: Departure<'_>, now: SimTime) {
        self.check_visit(party.journey, now);
        check_items(party);
    }

    #[cold]
    fn add_account(&mut self, journey: &Journey) {
        check_account(journey);
        self.told.served += journey.account.delivered;
        self.told.goods += journey.account.goods;
    }

    fn check_visit(&mut self, journey: &Journey, now: SimTime) {
        ensure(journey.left_at == now, || {
            format!("{} leaves and is said to have left at another time", named(journey))
        });
        let is_seated = journey.seated_at != SimTime::NEVER;
        match journey.outcome {
            Outcome::Paid => ensure_visit_in_order(journey),
            Outcome::WalkedOut => {
                let [came, sat, greeted, ordered, .., left] = COURSE_OF_A_VISIT;
                let names = [came, sat, greeted, ordered, left];
                // Who has had enough before that was never greeted, or did not order.
                let if_ever = |at: SimTime| if at == SimTime::NEVER { journey.left_at } else { at };
                let visit = [
                    journey.arrived_at,
                    journey.seated_at,
                    if_ever(journey.greeted_at),
                    if_ever(journey.ordered_at),
                    journey.left_at,
                ];
                ensure_order(visit, &names, || named(journey));
                ensure(journey.paid_at == SimTime::NEVER, || {
                    format!("{} walked out and paid", named(journey))
                });
            }
            Outcome::Balked | Outcome::GaveUp => {
                ensure(!is_seated && journey.items.is_empty(), || {
                    format!("{} left the door and had been at a table", named(journey))
                });
            }
            Outcome::Inside => broken(&format!("{} left and is inside", named(journey))),
        }
        if is_seated {
            self.list.book(journey.seated_at - journey.arrived_at);
        } else if journey.outcome == Outcome::GaveUp {
            self.list.book(journey.left_at - journey.arrived_at);
        }
    }

    /// Holds the evening's sums to be those of the parties.
    pub(in crate::sim) fn check_sums(&self, came: u32, has_accounts: bool) {
        let told = &self.told;
        ensure(came == told.n_parties, || {
            format!("{came} parties came, {} left, and nothing is due", told.n_parties)
        });
        let (sent, out) = (self.n_sent, told.n_out);
        ensure(sent == out, || {
            format!(
                "{sent} tickets were sent on their way, {out} came out, were overtaken or given up"
            )
        });
        let counts = [
            ("put on tables", self.n_served, told.n_served),
            ("begun at the counters", self.n_begun, told.n_begun),
        ];
        for (what, in_house, by_parties) in counts {
            ensure(in_house == by_parties, || {
                format!("{in_house} items were {what}, {by_parties} by what the parties had")
            });
        }
        let sums = [
            ("what was put on tables", self.served, told.served),
            ("the goods used", self.goods, told.goods),
        ];
        for (what, in_house, by_parties) in sums.into_iter().filter(|_| has_accounts) {
            ensure(in_house == by_parties, || {
                let (house, parties) = (in_house.units(), by_parties.units());
                format!(
                    "money does not balance: {what} came to {house:.2}, the parties' accounts to {parties:.2}"
                )
            });
        }
    }
}

/// Holds each item of a party that leaves to have come to one end, on a ticket of its own party.
fn check_items(party: Departure<'_>) {
    let Departure { journey, n_tickets, is_missing_anything } = party;
    for (number, item) in (1..).zip(&journey.items) {
        if !is_served_in_order(journey, item, n_tickets) {
            check_unserved(journey, item, number, n_tickets);
        }
    }
    ensure(!is_missing_anything, || {
        format!("{} left and something is still to come", named(journey))
    });
}

/// Whether the ticket of an item is one of its party's.
fn has_ticket(item: &ItemRecord, n_tickets: usize) -> bool {
    item.ticket.is_some_and(|ticket| usize::from(ticket) < n_tickets)
}

/// Whether an item came to the table, and nothing about it is out of order; whoever left cannot have been
/// served later. Of what was served the ticket is looked for under debug assertions only.
fn is_served_in_order(journey: &Journey, item: &ItemRecord, n_tickets: usize) -> bool {
    (!cfg!(debug_assertions) || has_ticket(item, n_tickets))
        && journey.ordered_at <= item.sent_at
        && item.sent_at <= item.out_at
        && item.out_at <= item.started_at
        && item.started_at <= item.ready_at
        && item.ready_at <= item.delivered_at
        && item.delivered_at <= journey.left_at
        && !item.is_cancelled()
}

/// Holds an item that was not served in order to have been cancelled in order.
fn check_unserved(journey: &Journey, item: &ItemRecord, number: u32, n_tickets: usize) {
    let whose = || format!("item {number} of {}", named(journey));
    let is_served = item.is_delivered();
    ensure(is_served != item.is_cancelled(), || {
        let end = if is_served { "both served and" } else { "neither served nor" };
        format!("{} is {end} cancelled, and the party has left", whose())
    });
    let is_entered = item.sent_at != SimTime::NEVER;
    ensure(has_ticket(item, n_tickets) == is_entered, || {
        format!("the ticket of {} is lost", whose())
    });
    if is_served {
        let way = [
            journey.ordered_at,
            item.sent_at,
            item.out_at,
            item.started_at,
            item.ready_at,
            item.delivered_at,
            journey.left_at,
        ];
        ensure_order(way, &WAY_OF_AN_ITEM, whose);
    } else {
        let way = [journey.ordered_at, item.cancelled_at, journey.left_at];
        ensure_order(way, &["was ordered", "was cancelled", "was left behind"], whose);
    }
}

/// Holds a party's account to give away no more than there is.
fn check_account(journey: &Journey) {
    let account = &journey.account;
    let bill = account.delivered - account.unbilled - account.giveaways;
    let is_so = Cents::ZERO <= account.unbilled
        && Cents::ZERO <= account.giveaways
        && Cents::ZERO <= account.late_comps
        && account.late_comps <= account.comps
        && account.comps <= bill
        && Cents::ZERO <= account.waste
        && account.waste <= account.goods;
    ensure(is_so, || format!("the account of {} does not balance: {account:?}", named(journey)));
}
