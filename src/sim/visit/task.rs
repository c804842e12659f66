//! What waiters do: a closed set of tasks, and how each is asked for, begun and ended.
//!
//! How long a task lasts, what it does when it ends and when there is no point in it any more is told beside
//! the step it belongs to, as its [`Work`].

use crate::engine::Slot;
use crate::record::RecoveryDelay;
use crate::sim::decide::Initiator;
use crate::sim::event::Event;
use crate::sim::stations::waiters::Urgency;
use crate::sim::visit::party::{ItemRange, Party};
use crate::sim::visit::state::EveningState;
use crate::time::{SimTime, Span};

/// What a task, or a part of one, is about.
pub(in crate::sim) trait Work: Copy {
    /// A waiter sets out; returns how long it lasts.
    #[inline(always)]
    fn begins(self, evening: &mut EveningState<'_>, party: &mut Party) -> Span {
        self.lasts(evening, party)
    }

    /// How long it lasts, the way there included.
    fn lasts(self, evening: &EveningState<'_>, party: &Party) -> Span;

    /// What has come of it; returns the part that follows, if one does.
    fn ends(
        self,
        evening: &mut EveningState<'_>,
        party: &mut Party,
        delay: RecoveryDelay,
    ) -> Option<TaskKind>;

    /// Whether there is nothing left to do by the time a waiter is free.
    fn is_pointless(self, party: &Party) -> bool {
        party.seat.has_left()
    }
}

/// Makes the closed set of tasks: an enum with a variant a [`Work`], which does what its work does.
macro_rules! tasks {
    ($($kind:ident),+ $(,)?) => {
        /// What a waiter does.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(in crate::sim) enum TaskKind {
            $($kind($kind),)+
        }

        $(impl From<$kind> for TaskKind {
            fn from(work: $kind) -> Self {
                Self::$kind(work)
            }
        })+

        impl TaskKind {
            fn begins(self, evening: &mut EveningState<'_>, party: &mut Party) -> Span {
                match self {
                    $(Self::$kind(work) => work.begins(evening, party),)+
                }
            }

            fn lasts(self, evening: &EveningState<'_>, party: &Party) -> Span {
                match self {
                    $(Self::$kind(work) => work.lasts(evening, party),)+
                }
            }

            fn ends(
                self,
                evening: &mut EveningState<'_>,
                party: &mut Party,
                delay: RecoveryDelay,
            ) -> Option<Self> {
                match self {
                    $(Self::$kind(work) => work.ends(evening, party, delay),)+
                }
            }

            /// Whether there is nothing left to do by the time a waiter is free.
            pub(in crate::sim) fn is_pointless(self, party: &Party) -> bool {
                match self {
                    $(Self::$kind(work) => work.is_pointless(party),)+
                }
            }
        }
    };
}

tasks! {
    Greet, TakeOrder, EnterOrder, Carry, CarryRemake, CheckBack, Ask, Rescue, BringWater, WaterOnVisit,
    WalkToCounters, WalkBack, Clear, Bill, Payment, Reset,
}

/// Greets a party that has sat down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) struct Greet;

/// Takes the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) struct TakeOrder;

/// Walks to the till and enters the order; follows an order taken, never requested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) struct EnterOrder;

/// Carries items of one ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) struct Carry {
    pub(in crate::sim) load: ItemRange,
}

/// Carries an item made a second time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) struct CarryRemake {
    pub(in crate::sim) item: u16,
}

/// Looks in on a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) struct CheckBack;

/// Hears a guest who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) struct Ask;

/// Brings what the manager allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) struct Rescue;

/// Brings water a guest asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) struct BringWater;

/// Looks up what applies and serves water on a visit that goes on to the counters; never requested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) struct WaterOnVisit {
    pub(in crate::sim) reason: RescueReason,
}

/// Walks from the table to the counters; never requested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) struct WalkToCounters {
    pub(in crate::sim) reason: RescueReason,
    /// What applies has to be looked up before.
    pub(in crate::sim) needs_lookup: bool,
}

/// Walks back; never requested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) struct WalkBack;

/// Clears the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) struct Clear;

/// Brings the bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) struct Bill;

/// Takes the payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) struct Payment;

/// Makes a table ready whose party has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) struct Reset;

/// On whose word a waiter walks over to a counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) enum RescueReason {
    /// The guest asked.
    Asked { as_favour: bool },
    /// The waiter found out.
    Found,
    /// The concierge.
    Concierge,
    /// The manager said yes.
    Allowed,
}

impl RescueReason {
    /// Who decides, and by what power.
    pub(in crate::sim) fn initiator(self) -> Initiator {
        match self {
            Self::Asked { .. } => Initiator::AskedWaiter,
            Self::Found => Initiator::FindingWaiter,
            Self::Concierge => Initiator::Concierge,
            Self::Allowed => Initiator::Manager,
        }
    }
}

/// Work for a waiter, for a party or (resetting) for the table it left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) struct Task {
    pub(in crate::sim) kind: TaskKind,
    pub(in crate::sim) slot: Slot,
    /// When it was asked for.
    pub(in crate::sim) since: SimTime,
    /// What whoever it is to help has waited for until it began.
    delay: RecoveryDelay,
}

/// Asks for a waiter.
#[inline(always)]
pub(in crate::sim) fn request(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    kind: impl Into<TaskKind>,
    urgency: Urgency,
) {
    request_now(evening, party, kind.into(), urgency);
}

/// The same, written once for all kinds.
#[inline(never)]
fn request_now(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    kind: TaskKind,
    urgency: Urgency,
) {
    request_after(evening, party, kind, urgency, RecoveryDelay::default());
}

/// The same on behalf of a party that has waited for help already.
#[inline(always)]
pub(in crate::sim) fn request_after(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    kind: TaskKind,
    urgency: Urgency,
    delay: RecoveryDelay,
) {
    party.hold();
    let now = evening.now();
    let task = Task { kind, slot: party.slot(), since: now, delay };
    if evening.waiters.is_any_idle(party.seat.section()) {
        begin(evening, party, task);
    } else {
        evening.waiters.queue(party.seat.section(), task, urgency, now);
    }
}

/// Begins what has waited in the queue.
pub(in crate::sim) fn begin_queued(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    mut task: Task,
) {
    task.delay.waiter += evening.now() - task.since;
    begin(evening, party, task);
}

/// Begins a task. What it takes is booked before a table that it frees is filled.
fn begin(evening: &mut EveningState<'_>, party: &mut Party, task: Task) {
    let section = party.seat.section();
    let now = evening.now();
    let number = evening.waiters.begin(section, task, now);
    let lasts = task.kind.begins(evening, party);
    work_on(evening, section, number, lasts);
}

/// A waiter is at work for so long.
pub(in crate::sim) fn work_on(
    evening: &mut EveningState<'_>,
    section: usize,
    number: u32,
    lasts: Span,
) {
    evening.waiters.book(section, lasts);
    evening.calendar.schedule(evening.calendar.now() + lasts, Event::WaiterDone(number));
}

/// Ends a task or a part of it; returns the part that follows and how long it lasts, if one does.
pub(in crate::sim) fn end(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    task: Task,
) -> Option<(TaskKind, Span)> {
    let next = task.kind.ends(evening, party, task.delay)?;
    Some((next, next.lasts(evening, party)))
}

/// The way back from a table, where there is one.
pub(in crate::sim) fn walk_back(evening: &EveningState<'_>) -> Option<TaskKind> {
    (!evening.model.floor.trip.is_zero()).then_some(WalkBack.into())
}

impl Work for WalkBack {
    fn lasts(self, evening: &EveningState<'_>, _: &Party) -> Span {
        evening.model.floor.trip
    }

    fn ends(self, _: &mut EveningState<'_>, _: &mut Party, _: RecoveryDelay) -> Option<TaskKind> {
        None
    }
}
