//! What is told of an evening: dated events of one party, kept only when somebody wants a story.

use crate::model::{Cents, CounterId, Course};
use crate::time::SimTime;

use super::{LeaveReason, Outcome};

/// Something that happened to a party, or was done for it out of its sight.
#[derive(Clone, Debug, PartialEq)]
pub enum TraceEvent {
    /// Came through the door.
    Arrived,
    /// Joined the waiting list behind so many parties.
    Queued(u32),
    /// Sat down.
    Seated,
    /// A waiter came for the first time.
    Greeted,
    /// The order was complete.
    Ordered,
    /// A ticket was sent to a counter.
    TicketSent(CounterId),
    /// A ticket got stuck on its way; nobody is told.
    TicketStuck(CounterId),
    /// A ticket came out at its counter.
    TicketOut {
        /// Where.
        counter: CounterId,
        /// It had been stuck.
        was_stuck: bool,
    },
    /// Items (indices into the journey's items) came to the table.
    Delivered(Vec<u16>),
    /// An item was not what was ordered.
    WrongItem(u16),
    /// A second try at an item came to the table.
    RemakeCame(u16),
    /// The guest asked, for the so-many-th time, where items (indices into the journey's) are.
    Asked(u32, Vec<u16>),
    /// The guest has asked as often as guests do, and asks no more.
    AskedEnough,
    /// "They are coming."
    Promised,
    /// "Let me ask the manager."
    WillAskManager,
    /// A waiter took it over, said why, and named a time.
    TookOver {
        /// Said as a favour ("we are not supposed to").
        as_favour: bool,
        /// It became this waiter's case.
        as_concierge: bool,
        /// The time named.
        until: SimTime,
    },
    /// The time a promise named passed without these of the items it binds.
    PromiseBroken(Vec<u16>),
    /// The guest asked for water meanwhile.
    AskedForWater,
    /// Water needs a ticket, and the ticket is stuck.
    WaterStuck,
    /// Water came.
    WaterCame,
    /// The guest got up and went to the manager.
    WentToManager,
    /// The manager said yes.
    ManagerYes,
    /// The manager said no.
    ManagerNo,
    /// A waiter looked in.
    LookedIn {
        /// Something was missing.
        is_missing: bool,
        /// And was noticed.
        noticed: bool,
    },
    /// A waiter walked over and had items made without their ticket.
    VerbalOrder {
        /// Where.
        counter: CounterId,
        /// At order time, by habit, not because something went wrong.
        is_habit: bool,
    },
    /// A waiter walked over and it came to nothing.
    RepairFailed(CounterId),
    /// A waiter walked over and asked.
    Enquired(CounterId),
    /// A verbal order was forgotten at the counter.
    Forgotten(CounterId),
    /// The party gave up on what was missing of a course.
    Cancelled(Course),
    /// Eating began.
    EatingStarted,
    /// The meal was eaten.
    Eaten,
    /// The bill was asked for.
    AskedForBill,
    /// The bill came.
    BillCame,
    /// The party complained at the bill.
    Complained,
    /// Money was given back.
    Comped {
        /// How much.
        amount: Cents,
        /// Of it, for items that had waited out a stuck ticket.
        late: Cents,
    },
    /// A claim about what did not happen was paid.
    FalseClaim(Cents),
    /// Saw another table served out of turn.
    Overtaken,
    /// Heard staff grumble.
    Grumble,
    /// Was answered as if asking were impertinent.
    ColdReply,
    /// Was told something untrue.
    WrongInfo,
    /// The house serves nothing any more of what some of them wanted.
    Unavailable,
    /// Had waited long enough to leave.
    HadEnough(LeaveReason),
    /// Left the house.
    Left(Outcome),
}

/// The events of one party, in order of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// Number of the party.
    pub party: u32,
    /// What happened, when.
    pub entries: Vec<(SimTime, TraceEvent)>,
}

impl Trace {
    /// An empty trace of a party.
    pub fn new(party: u32) -> Self {
        Self { party, entries: Vec::new() }
    }

    /// Writes down what happened, if it happened to this party.
    // Kept out of the steps of an evening: hardly any evening has a trace.
    #[cold]
    pub(crate) fn note(&mut self, party: u32, at: SimTime, what: impl FnOnce() -> TraceEvent) {
        if self.party == party {
            self.entries.push((at, what()));
        }
    }
}
