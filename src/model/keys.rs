//! Every key of the scenario file in one list, and the rows of those that no record reads: values that can
//! only be judged together with others, so that rules read them.
//!
//! It reads nothing. Start with [`keys()`].

use crate::catalogue::{Given, Key, Keyed, Names, TableRow, Word, rows};

use super::{
    AtLimit, CounterHabits, CounterKeys, Course, Deal, FloorKeys, Guest, HandoffKeys,
    IncidentPoints, MoneyParams, Policy, ScoreHead, ScoreParams, Scorer, SeasonParams,
    StaffScoreParams, Stage, StageParams, TicketPer, TrainingKeys, WaitPerception, Work,
};

/// Every key, table by table in the order of a file; `*` stands for a name.
pub fn keys() -> impl Iterator<Item = &'static Key> {
    KEYS.iter().copied().flatten()
}

/// What the columns of a table's defaults stand for; empty where each key has one default at most.
pub fn columns(table: &str) -> &'static [Word] {
    match table {
        "score" => Scorer::WORDS,
        "score.stage.*" => Stage::WORDS,
        "policy.*" => Policy::PRESET_WORDS,
        _ => &[],
    }
}

/// Every table, in the order of a file.
pub const TABLES: &[TableRow] = &[
    table(
        "demand",
        Names::None,
        Given::Must("[demand]"),
        "Who comes, when, and what guests order.",
    ),
    table("floor", Names::None, Given::Must("[floor]"), "Tables, waiters and the ways they walk."),
    table("work", Names::None, Given::May, "How long each kind of a waiter's work takes."),
    table(
        "counter",
        Names::Any,
        Given::Must("[counter.standard]"),
        "The places that prepare items: kitchen, bar …",
    ),
    table(
        "handoff",
        Names::Any,
        Given::May,
        "How tickets reach a counter, and what goes wrong on the way, by its name.",
    ),
    table("item", Names::AnyBut("none"), Given::Must("[item.sandwich]"), "The menu."),
    table(
        "guest",
        Names::None,
        Given::May,
        "How guests behave: how long they wait, ask, eat and stay.",
    ),
    table(
        "guest.at_limit",
        Names::None,
        Given::May,
        "What guests do who have asked as often as they will: shares that sum to 1.",
    ),
    table("score", Names::None, Given::May, "How an evening is judged by the guests who had it."),
    table(
        "score.stage",
        Names::Only(Stage::WORDS),
        Given::May,
        "How each wait of an evening is judged.",
    ),
    table(
        "staff_score",
        Names::None,
        Given::May,
        "How a shift is judged by the people who worked it.",
    ),
    table(
        "money",
        Names::None,
        Given::May,
        "What the house pays, and what guests who return are worth.",
    ),
    table(
        "season",
        Names::None,
        Given::May,
        "What house and guests remember from one evening to the next.",
    ),
    table(
        "policy",
        Names::From { known: Policy::PRESET_WORDS, by: "preset" },
        Given::NotEmpty("[policy.rigid]"),
        "What staff may do: a preset, changed key by key.",
    ),
    table(
        "goals",
        Names::None,
        Given::May,
        "What is wanted of measures and of differences from the baseline.",
    ),
    table(
        "variant",
        Names::AnyBut("none"),
        Given::May,
        "Houses that differ in a few values, each a column beside the policies.",
    ),
];

const fn table(path: &'static str, names: Names, given: Given, meaning: &'static str) -> TableRow {
    TableRow { path, names, given, meaning }
}

const KEYS: &[&[Key]] = &[
    HEAD,
    DEMAND,
    ARRIVALS,
    PARTY,
    FLOOR,
    TABLE_SIZES,
    WAITERS,
    FloorKeys::KEYS,
    Work::KEYS,
    COUNTER,
    STAFF,
    CounterKeys::KEYS,
    LAST_ORDER,
    CounterHabits::KEYS,
    HANDOFF,
    HandoffKeys::KEYS,
    OUTAGES_OF,
    OUTAGES,
    ITEM,
    Guest::KEYS,
    AtLimit::KEYS,
    ScoreHead::KEYS,
    StageParams::KEYS,
    WaitPerception::KEYS,
    IncidentPoints::KEYS,
    ScoreParams::KEYS,
    StaffScoreParams::KEYS,
    MoneyParams::KEYS,
    TrainingKeys::KEYS,
    SeasonParams::KEYS,
    POLICY,
    Policy::KEYS,
    GOALS,
    VARIANT,
];

const HEAD: &[Key] = rows! { "";
    "title", Text, Needed("title = \"A Friday\""), Assumed, None,
        "What the evening is called in output.";
    "opens", Ruled(Clock), Needed("opens = \"19:00\""), Assumed, None,
        "When the door opens; every other time of the evening may be given as a length from here.";
    "last_seating", Ruled(Moment), Needed("last_seating = \"22:30\""), Assumed, None,
        "When the door closes: nobody arrives later.";
    "closes", Ruled(Moment), Is("00:00"), Assumed, None,
        "When staff may go home if no guest is left; who is still there is served to the end.";
    "currency", Text, Is("USD"), Assumed, None,
        "The name of the money in output; amounts are not converted.";
    "ticket_per", OneOf(TicketPer::WORDS), Is("counter"), Assumed, None,
        "What one ticket holds, and so what gets stuck together.";
    "measures", Ruled(NamesOf("measure")), Absent("measures = [\"guest_score\"]"), Assumed, None,
        "The measures to show; left out: all of them.";
    "party", Ruled(Rows), Absent("party = [{ at = \"20:00\", size = 1, order = [[\"sandwich\", \"draft\"]] }]"), Assumed, None,
        "Parties written down one by one, each with its time and its order, instead of being drawn.";
};

const DEMAND: &[Key] = rows! { "demand";
    "arrivals", Ruled(Rows), Needed("arrivals = [{ from = \"19:00\", rate = \"5/h\" }]"),
        Assumed, None, "How many parties come an hour, step by step through the evening.";
    "deal", OneOf(Deal::WORDS), Is("step"), Assumed, None,
        "For what arrivals are drawn as one piece: what a changed rate leaves as it was.";
    "party_size", Ruled(SharesOf("size")), Needed("party_size = { 2 = 0.6, 4 = 0.4 }"),
        Assumed, None, "For each size of party, the share of parties that have it; they sum to 1.";
    "order.*", Ruled(SharesOf("item")),
        Needed("order.food = { sandwich = 0.5, burger = 0.5 }"), Assumed, None,
        "One choice each guest makes: for each item the share of guests who take it, `none` for \
         nothing; they sum to 1.";
};

const ARRIVALS: &[Key] = rows! { "demand.arrivals";
    "from", Ruled(Moment), Needed("from = \"19:00\""), Assumed, None,
        "From when on parties come at this rate.";
    "rate", Rate, Needed("rate = \"5/h\""), Assumed, None, "Parties that come on average.";
};

const PARTY: &[Key] = rows! { "party";
    "at", Ruled(Moment), Needed("at = \"20:00\""), Assumed, None, "When the party comes.";
    "size", Shape::COUNT => "guests", Needed("size = 2"), Assumed, None, "Guests in the party.";
    "order", Ruled(Orders), Needed("order = [[\"sandwich\", \"draft\"], [\"burger\"]]"),
        Assumed, None, "What each guest orders, a list a guest.";
};

const FLOOR: &[Key] = rows! { "floor";
    "tables", Ruled(Rows), Needed("tables = [{ seats = 2, count = 6 }]"),
        Assumed, None, "The tables of the room, by how many they seat.";
    "waiters", Ruled(Roster) => "people", Needed("waiters = 3"), Assumed, None,
        "Waiters on duty: one number, or steps by the clock.";
};

const TABLE_SIZES: &[Key] = rows! { "floor.tables";
    "seats", Shape::COUNT => "guests", Needed("seats = 2"), Assumed, None, "Guests such a table seats.";
    "count", Or("unlimited", &Shape::COUNT) => "tables", Needed("count = 6"), Assumed, None,
        "How many such tables there are.";
};

const WAITERS: &[Key] = rows! { "floor.waiters";
    "from", Ruled(Moment), Needed("from = \"19:00\""), Assumed, None,
        "From when on so many are on duty.";
    "count", Or("unlimited", &Whole { low: 0 }) => "people", Needed("count = 2"), Assumed, None,
        "How many are on duty from then on.";
};

const COUNTER: &[Key] = rows! { "counter.*";
    "staff", Ruled(Roster) => "people", Needed("staff = 2"), Assumed, None,
        "People who prepare things at this counter: one number, or steps by the clock.";
};

const STAFF: &[Key] = rows! { "counter.*.staff";
    "from", Ruled(Moment), Needed("from = \"19:00\""), Assumed, None,
        "From when on so many are on duty.";
    "count", Or("unlimited", &Whole { low: 0 }) => "people", Needed("count = 2"), Assumed, None,
        "How many are on duty from then on.";
};

const LAST_ORDER: &[Key] = rows! { "counter.*";
    "last_order", Ruled(Moment), Absent("last_order = \"22:00\""), Assumed, None,
        "Nothing is ordered from this counter later; left out: as long as the house is open.";
};

const HANDOFF: &[Key] = rows! { "handoff.*";
    "via", Ruled(NameOf("counter")), Absent("via = \"standard\""), Assumed, None,
        "The counter that gets the ticket first and sends it on; left out: it comes straight here.";
};

const OUTAGES_OF: &[Key] = rows! { "handoff.*";
    "outages", Ruled(Rows), Absent("outages = [{ from = \"20:00\", to = \"21:00\" }]"),
        Assumed, None, "Times in which no ticket comes out at all.";
};

const OUTAGES: &[Key] = rows! { "handoff.*.outages";
    "from", Ruled(Moment), Needed("from = \"20:00\""), Assumed, None, "From when on nothing comes out.";
    "to", Ruled(Moment), Needed("to = \"21:00\""), Assumed, None, "When tickets come out again.";
};

const ITEM: &[Key] = rows! { "item.*";
    "counter", Ruled(NameOf("counter")), Needed("counter = \"standard\""), Assumed, None,
        "Where the item is prepared.";
    "course", OneOf(Course::WORDS), Needed("course = \"food\""), Assumed, None,
        "The part of the meal the item belongs to.";
    "prep", SpanDist, Needed("prep = \"8 min\""), Assumed, None,
        "How long it takes to prepare the item.";
    "price", Money, Needed("price = 10"), Assumed, None, "What the item costs the guest.";
    "ticket_mandatory", Flag, Is("false"), Assumed, None,
        "The item is never made without its ticket, whatever the policy says: allergens, age checks, \
         fiscal law.";
};

const POLICY: &[Key] = rows! { "policy.*";
    "preset", Ruled(NameOf("preset")), Absent("preset = \"empowered\""), Assumed, None,
        "The preset this policy starts from; needed unless the policy has a preset's name.";
    "trust", Share, Absent("trust = 0.8"), Assumed, None,
        "One number for two keys: `own_authority` is this, and `fear` what is missing to 1, unless they \
         are given themselves.";
};

const GOALS: &[Key] = rows! { "goals";
    "*", Ruled(Limit), Absent("guest_score = \"> 8\""), Assumed, None,
        "A limit that the mean of a measure must keep, or, with `difference.` before the measure, its \
         difference from the baseline.";
};

const VARIANT: &[Key] = rows! { "variant.*";
    "policy", Ruled(NameOf("policy")), Absent("policy = \"empowered\""), Assumed, None,
        "The policy played in it, one of the file's or a preset; left out: the one the others are compared with.";
    "*", Ruled(Setting), Absent("\"floor.waiters\" = 4"), Assumed, None,
        "The path of any other key, in quotes, and the value it has in this variant.";
};
