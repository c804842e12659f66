//! The house: what it serves, who prepares and carries it, where guests sit.

use std::fmt;

use crate::catalogue::{Field, MeasureKey, Written, keys, words};
use crate::model::{
    Cents, Goal, Guest, ListedParty, MoneyParams, Policy, ScoreParams, SeasonParams,
    StaffScoreParams,
};
use crate::numbers::dist::Dist;
use crate::time::Span;

/// Number of an item of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ItemId(pub u32);

/// Number of a counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CounterId(pub u32);

/// A time of day, so that instants of an evening can be shown by the clock [minutes after midnight].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClockTime(pub u32);

impl ClockTime {
    /// The clock so long after this time, past midnight if need be, cut to the minute.
    #[must_use]
    pub fn plus(self, span: Span) -> Self {
        let minutes = span.ticks().max(0) / Span::from_minutes(1.0).ticks();
        let day = 24 * 60;
        Self((self.0 + u32::try_from(minutes % i64::from(day)).unwrap_or(0)) % day)
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// How many there are of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capacity {
    /// So many.
    Limited(u32),
    /// Never a reason to wait.
    Unlimited,
}

impl Capacity {
    /// As a number of places, with `each` to one of them; those without limit are as many as can be counted.
    pub fn places(self, each: u32) -> u32 {
        match self {
            Self::Limited(n) => n.saturating_mul(each),
            Self::Unlimited => u32::MAX,
        }
    }
}

impl Field for Capacity {
    fn of(written: Written) -> Self {
        if written == Written::Nothing { Self::Unlimited } else { Self::Limited(u32::of(written)) }
    }
}

/// How many people are on duty, by the time of the evening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    /// From when (after opening) there are how many, in order of time; the first is from opening.
    steps: Vec<(Span, Capacity)>,
}

impl Roster {
    /// A roster of these steps, in order of time; the first must be from opening.
    pub fn new(steps: Vec<(Span, Capacity)>) -> Self {
        debug_assert!(steps.first().is_some_and(|(from, _)| from.is_zero()));
        Self { steps }
    }

    /// The same number all evening.
    pub fn constant(capacity: Capacity) -> Self {
        Self::new(vec![(Span::ZERO, capacity)])
    }

    /// How many there are at opening.
    pub fn at_opening(&self) -> Capacity {
        self.steps[0].1
    }

    /// Later changes, in order of time.
    pub fn changes(&self) -> &[(Span, Capacity)] {
        &self.steps[1..]
    }

    /// The most there ever are.
    pub fn most(&self) -> Capacity {
        let limited = self.steps.iter().map(|(_, capacity)| match capacity {
            Capacity::Limited(n) => Some(*n),
            Capacity::Unlimited => None,
        });
        limited.collect::<Option<Vec<u32>>>().map_or(Capacity::Unlimited, |all| {
            Capacity::Limited(all.into_iter().max().unwrap_or(0))
        })
    }

    /// Person-hours from opening until so long after it; `None` where staff has no number.
    pub fn hours_until(&self, end: Span) -> Option<f64> {
        let ends = self.changes().iter().map(|(from, _)| (*from).min(end)).chain([end]);
        let each = self.steps.iter().zip(ends).map(|((from, capacity), to)| match capacity {
            Capacity::Limited(n) => Some(f64::from(*n) * (to - (*from).min(end)).minutes() / 60.0),
            Capacity::Unlimited => None,
        });
        each.sum()
    }
}

/// How long something lasts, as a distribution over minutes.
#[derive(Clone, Debug, PartialEq)]
pub struct SpanDist {
    dist: Dist,
    /// Its length, if it is always the same.
    constant: Option<Span>,
    is_zero: bool,
}

impl SpanDist {
    /// Takes the distribution as one over minutes; its samples must not be negative.
    pub fn from_minutes(dist: Dist) -> Self {
        let constant = match dist {
            Dist::Constant(value) => Some(Span::from_minutes(value)),
            _ => None,
        };
        let is_zero = matches!(dist, Dist::Constant(value) if value <= 0.0);
        Self { dist, constant, is_zero }
    }

    /// Whether it is the constant 0: a stage or task of that length is skipped.
    pub fn is_zero(&self) -> bool {
        self.is_zero
    }

    /// Its length, if it is always the same.
    pub fn constant(&self) -> Option<Span> {
        self.constant
    }

    /// The length below which a share `u` of all lengths lies, 0 < u < 1; never below zero.
    pub fn quantile(&self, u: f64) -> Span {
        Span::from_minutes(self.dist.quantile(u).max(0.0))
    }

    /// Mean, in minutes.
    pub fn mean_min(&self) -> f64 {
        self.dist.mean()
    }

    /// The distribution over minutes.
    pub fn dist(&self) -> &Dist {
        &self.dist
    }
}

impl Field for SpanDist {
    fn of(written: Written) -> Self {
        let Written::Dist(dist) = written else { written.misfit("a distribution") };
        Self::from_minutes(dist)
    }
}

words! {
    /// What a ticket holds.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    TicketPer {
        Counter = "counter", "The items of one order at one counter in one course.";
        Item = "item", "One item.";
    }
}

words! {
    /// A part of the meal with its own wait.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    Course {
        Food = "food", "Eaten.";
        Drink = "drink", "Drunk.";
    }
}

/// From when on parties come at which rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateStep {
    /// After opening.
    pub from: Span,
    /// Parties a minute [≥ 0].
    pub per_min: f64,
}

/// One choice each guest makes when ordering.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderLine {
    /// Its key in the file ("food", "drink").
    pub name: String,
    /// What may be chosen and how likely; `None` is nothing. Probabilities sum to 1.
    pub choices: Vec<(Option<ItemId>, f64)>,
}

words! {
    /// For what arrivals are drawn as one piece.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    Deal {
        Step = "step", "Each step of the rate by itself: another rate in one leaves who comes in the others as it was.";
        Evening = "evening", "The evening as a whole: another rate in one step moves everybody who comes after it.";
    }
}

/// Who comes, when, and what they order.
#[derive(Clone, Debug, PartialEq)]
pub struct Demand {
    /// In order of time; before the first step nobody comes. Empty if parties are listed.
    pub arrivals: Vec<RateStep>,
    /// For what they are drawn as one piece.
    pub deal: Deal,
    /// Sizes and their probabilities, which sum to 1.
    pub party_size: Vec<(u32, f64)>,
    /// What each guest chooses.
    pub order: Vec<OrderLine>,
}

impl Demand {
    /// Parties expected before an instant after opening, if they are drawn.
    pub fn expected_parties(&self, until: Span) -> f64 {
        let ends = self.arrivals.iter().skip(1).map(|step| step.from).chain([until]);
        let steps = self.arrivals.iter().zip(ends);
        steps
            .map(|(step, end)| step.per_min * (end.min(until) - step.from).minutes().max(0.0))
            .sum()
    }

    /// Guests in a party, on average, if they are drawn.
    pub fn mean_party_size(&self) -> f64 {
        self.party_size.iter().map(|(size, share)| f64::from(*size) * share).sum()
    }
}

keys! {
    /// How waiters are organised and walk, as written.
    #[derive(Clone, Copy, Debug, PartialEq)]
    FloorKeys in "floor" given ();

    has_sections as "sections": bool = Flag, Is("false"), Assumed, "Each waiter serves the tables of a section of the room instead of all.";
    trip_m as "trip": f64 = Distance, Is("15 m"), From("10–25 m a trip"), ["10 m", "25 m"], "How far it is from the pass to a table.";
    walk_speed: f64 = Speed, Is("1.2 m/s"), From("adults walk at 1.0–1.4 m/s"), ["1.0 m/s", "1.4 m/s"], "How fast people walk.";
    plates_per_trip: Capacity = Or("unlimited", &Shape::COUNT) => "plates", Is("3"), From("3–4 plates"), ["3", "4"], "Plates a waiter carries at once.";
    drinks_per_trip: Capacity = Or("unlimited", &Shape::COUNT) => "drinks", Is("6"), From("a tray holds 6–8"), ["6", "8"], "Drinks a waiter carries at once.";
}

keys! {
    /// How a counter works, as written.
    #[derive(Clone, Debug, PartialEq)]
    CounterKeys in "counter.*" given ();

    parallel: u32 = Shape::COUNT => "items", Is("1"), Assumed, "Items each person has in hand at once.";
    interrupt: SpanDist = SpanDist, Is("0.5 min"), Assumed, "How long an order called over, or a question, keeps one person from work.";
}

keys! {
    /// How the people of a counter are, as written.
    #[derive(Clone, Copy, Debug, PartialEq)]
    CounterHabits in "counter.*" given ();

    helpfulness: f64 = Share, Is("1"), Assumed, "How likely the people there are to serve on somebody's word, without a ticket.";
    error_per_interruption: f64 = Shape::NOT_NEGATIVE => "share", Is("0.12"), From("Westbrook et al. 2010: 12 % more errors for each interruption of a nurse"), ["0.12", "0.13"], "By which share each interruption makes a wrong item likelier.";
}

keys! {
    /// A ticket's way to a counter, as written.
    #[derive(Clone, Debug, PartialEq)]
    HandoffKeys in "handoff.*" given ();

    distance_m as "distance": f64 = Distance, Is("2 m"), From("R. Molteni, CX Rules: under two metres"), "How far it is to walk to where the ticket comes from.";
    delay: SpanDist = SpanDist, Is("0.5 min"), Assumed, "How long a ticket is on its way when nothing goes wrong.";
    /// No rate was ever published; point-of-sale bug reports speak of several a day. The range is from a house
    /// where next to nothing fails to a bad night.
    p_stuck: f64 = Share, Is("0.03"), Assumed, ["0.003", "0.3"], "How likely a ticket gets stuck on the way: it was sent, and does not come out.";
    repair: SpanDist = SpanDist, Is("lognormal(median 25 min, cv 0.5)"), From("R. Molteni, CX Rules: more than 25 minutes"), "How long a stuck ticket stays stuck when nobody looks.";
    ack: Option<Span> = Or("none", &Span), Is("none"), Assumed, "A ticket that was not acknowledged by then is sent again; `none`: nobody waits for an answer.";
    p_novel: f64 = Share, Is("0"), Assumed, "How many of the stuck tickets are of a kind that no rule foresees.";
}

/// Tables of one size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    /// Guests it seats [≥ 1].
    pub seats: u32,
    /// How many there are.
    pub count: Capacity,
}

/// The room and who walks in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Floor {
    /// By seats, ascending, one entry a size.
    pub tables: Vec<Table>,
    /// Waiters on duty.
    pub waiters: Roster,
    /// Each waiter serves the tables of a section instead of all.
    pub has_sections: bool,
    /// One way between the pass and a table.
    pub trip: Span,
    /// Plates carried at once [≥ 1].
    pub plates_per_trip: u32,
    /// Drinks carried at once [≥ 1].
    pub drinks_per_trip: u32,
}

keys! {
    /// How long each kind of waiter's work lasts, without walking.
    #[derive(Clone, Debug, PartialEq)]
    Work in "work" given ();

    greet: SpanDist = SpanDist, Is("1 min"), Assumed, "How long the first contact with a party takes a waiter.";
    order: SpanDist = SpanDist, Is("0.5 min"), Assumed, "How long it takes to take an order, without what each guest adds.";
    order_per_guest: SpanDist = SpanDist, Is("0.5 min"), Assumed, "How much longer it takes to take the order for each guest.";
    till: SpanDist = SpanDist, Is("0.7 min"), Assumed, "How long it takes to enter an order in the till.";
    serve: SpanDist = SpanDist, Is("0.2 min"), Assumed, "How long it takes to put one item on the table.";
    check_back: SpanDist = SpanDist, Is("0.5 min"), Assumed, "How long it takes to ask whether all is well.";
    ask: SpanDist = SpanDist, Is("0.5 min"), Assumed, "How long it takes to answer a guest who asks.";
    water: SpanDist = SpanDist, Is("0.3 min"), Assumed, "How long it takes to bring water.";
    clear: SpanDist = SpanDist, Is("1.5 min"), Assumed, "How long it takes to clear the table after the meal.";
    bill: SpanDist = SpanDist, Is("1.5 min"), Assumed, "How long it takes to bring the bill.";
    payment: SpanDist = SpanDist, Is("2 min"), Assumed, "How long it takes to take the payment.";
    reset: SpanDist = SpanDist, Is("3 min"), Assumed, "How long it takes to make the table ready for the next party.";
}

/// A ticket's way to a counter.
#[derive(Clone, Debug, PartialEq)]
pub struct Handoff {
    /// The counter that sends it on; `None` if it goes straight there.
    pub via: Option<CounterId>,
    /// Walking from where the ticket comes from to this counter.
    pub walk: Span,
    /// How far that is, for the telling, in metres.
    pub distance_m: f64,
    /// From sent until out, if it does not stick.
    pub delay: SpanDist,
    /// Chance of sticking on the way [0–1].
    pub p_stuck: f64,
    /// How long a stuck ticket stays stuck when nobody looks.
    pub repair: SpanDist,
    /// A ticket that is not acknowledged is sent again after this; `None`: nobody waits for an answer.
    pub ack: Option<Span>,
    /// Share of stuck tickets that no rule foresees [0–1].
    pub p_novel: f64,
    /// When nothing comes out (from, until, after opening), in order of time.
    pub outages: Vec<(Span, Span)>,
}

/// A place that prepares items.
#[derive(Clone, Debug, PartialEq)]
pub struct Counter {
    /// Its key in the file.
    pub name: String,
    /// People working there.
    pub staff: Roster,
    /// Nothing is ordered from it later than this; `None`: as long as the house is open.
    pub last_order: Option<Span>,
    /// People there serve on somebody's word [0–1].
    pub helpfulness: f64,
    /// An interruption makes a wrong item likelier by this share of `p_wrong_item` [≥ 0].
    pub error_per_interruption: f64,
    /// Items each of them has in hand at once [≥ 1].
    pub parallel: u32,
    /// How long a verbal order or an enquiry occupies one place.
    pub interrupt: SpanDist,
    /// How tickets reach it; `None`: at once, when the order is entered.
    pub handoff: Option<Handoff>,
}

/// Something on the menu.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its key in the file.
    pub name: String,
    /// Where it is prepared.
    pub counter: CounterId,
    /// Food or drink.
    pub course: Course,
    /// Preparation time.
    pub prep: SpanDist,
    /// List price.
    pub price: Cents,
    /// It must never be made without its ticket (allergens, age checks, fiscal law).
    pub is_ticket_mandatory: bool,
}

impl Model {
    /// Guests and items expected on an evening.
    #[expect(clippy::cast_precision_loss, reason = "counts of an evening are far below 2^53")]
    pub fn expected_guests_and_items(&self) -> f64 {
        if self.listed.is_empty() {
            let guests =
                self.demand.expected_parties(self.last_seating) * self.demand.mean_party_size();
            return guests * (1.0 + self.demand.order.len() as f64);
        }
        let of = |party: &ListedParty| {
            f64::from(party.size) + party.order.iter().map(|guest| guest.len() as f64).sum::<f64>()
        };
        self.listed.iter().map(of).sum()
    }
}

/// A house that can be simulated: everything in it is valid.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// What the evening is called in output.
    pub title: String,
    /// Clock time at opening.
    pub opens: ClockTime,
    /// When the door closes, after opening; nobody arrives later.
    pub last_seating: Span,
    /// When staff may go home, after opening, if no guest is left.
    pub closes: Span,
    /// Name of the money ("USD").
    pub currency: String,
    /// What a ticket holds.
    pub ticket_per: TicketPer,
    /// The measures wanted; `None`: all.
    pub measures: Option<Vec<MeasureKey>>,
    /// Who comes.
    pub demand: Demand,
    /// Parties that come by name instead of being drawn; empty if they are drawn.
    pub listed: Vec<ListedParty>,
    /// The room.
    pub floor: Floor,
    /// Waiters' times.
    pub work: Work,
    /// Counters, in file order.
    pub counters: Vec<Counter>,
    /// The menu, in file order.
    pub items: Vec<Item>,
    /// How guests behave.
    pub guest: Guest,
    /// How a journey is scored.
    pub score: ScoreParams,
    /// How a shift is scored.
    pub staff_score: StaffScoreParams,
    /// Costs, wages, future visits.
    pub money: MoneyParams,
    /// The policies of the file, in its order: at least one.
    pub policies: Vec<Policy>,
    /// What is remembered from one evening to the next.
    pub season: SeasonParams,
    /// What is wanted of the evenings, in file order.
    pub goals: Vec<Goal>,
}
