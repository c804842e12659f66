//! The presets: rows of policies, key by key, as they would stand in a file.
//!
//! Assumption: all of these values. They were set so that each policy behaves as articles about such
//! houses tell; signs and orders have literature behind them, sizes have not.

/// The names, in the order of the columns below, from rigid to free.
pub(super) const NAMES: [&str; 6] =
    ["rigid", "escalation", "favour", "concierge", "empowered", "licence"];

/// A policy as a column of the table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Preset(usize);

impl Preset {
    /// The first, rigid.
    pub(super) const FIRST: Self = Self(0);

    /// The preset of that name.
    pub(super) fn named(name: &str) -> Option<Self> {
        NAMES.iter().position(|known| *known == name).map(Self)
    }

    /// Its value of a key.
    pub(super) fn value(self, key: &str) -> &'static str {
        let row = ROWS.iter().find(|(name, _)| *name == key);
        row.expect("every key that is read has a row: a test reads each preset").1[self.0]
    }
}

const DECISION: &str = "lognormal(mean 3 min, cv 0.5)";

/// What each key means stands at the fields of [`crate::model::Policy`].
#[rustfmt::skip]
const ROWS: [(&str, [&str; 6]); 37] = [
    //                        rigid      escalation favour     concierge    empowered     licence
    ("without_ticket",      ["never",   "manager", "asked",   "concierge", "exceptions", "always"]),
    ("answer",              ["promise", "manager", "favour",  "concierge", "owned",      "mixed"]),
    ("p_answer",            ["1",       "1",       "0.5",     "1",         "1",          "0.5"]),
    ("water",               ["ticket",  "manager", "request", "request",   "unasked",    "unasked"]),
    ("check_back",          ["3 min",   "3 min",   "3 min",   "3 min",     "3 min",      "8 min"]),
    ("follow_up",           ["none",    "none",    "none",    "10 min",    "none",       "none"]),
    ("p_find",              ["0",       "0",       "0",       "0.5",       "0.65",       "0.3"]),
    ("finds",               ["everyone","everyone","everyone","triggered", "everyone",   "everyone"]),
    ("trigger",             ["none",    "none",    "none",    "2",         "none",       "none"]),
    ("capacity",            ["0",       "0",       "0",       "1",         "0",          "0"]),
    ("flex",                ["0",       "0.9",     "0",       "0.9",       "0.9",        "1"]),
    ("decision",            [DECISION,  DECISION,  DECISION,  DECISION,    DECISION,     DECISION]),
    ("skill",               ["0",       "0.8",     "0.7",     "0.9",       "0.85",       "0.5"]),
    ("comp_share",          ["1",       "1",       "0",       "1",         "0.5",        "1.5"]),
    ("own",                 ["0",       "1",       "0.5",     "1",         "1",          "0.5"]),
    ("apology",             ["1",       "1",       "1",       "1",         "1",          "0.5"]),
    ("choice",              ["0",       "0",       "0",       "1",         "0",          "0.5"]),
    ("p_unbilled",          ["0",       "0.01",    "0.15",    "0.03",      "0.08",       "0.15"]),
    ("p_verbal_error",      ["0",       "0.02",    "0.05",    "0.02",      "0.03",       "0.08"]),
    ("p_forgotten",         ["0",       "0.01",    "0.04",    "0.01",      "0.02",       "0.10"]),
    ("giveaway",            ["0",       "0",       "0",       "0",         "0",          "0.01"]),
    ("extra_interruptions", ["0",       "0",       "0",       "0",         "0",          "0.2"]),
    ("p_log",               ["0.10",    "0.30",    "0.05",    "0.50",      "0.70",       "0.07"]),
    ("reported_by",         ["guests",  "staff",   "guests",  "staff",     "staff",      "guests"]),
    ("fear",                ["0.8",     "0.5",     "0.7",     "0.4",       "0.1",        "0.3"]),
    ("training",            ["0.7",     "0.7",     "0.6",     "0.7",       "0.8",        "0.2"]),
    ("training_cost",       ["0",       "2",       "0",       "8",         "10",         "0"]),
    ("p_detect",            ["1",       "0.6",     "1",       "0.5",       "0.3",        "0.05"]),
    ("flag_after",          ["none",    "none",    "none",    "none",      "2",          "none"]),
    ("own_authority",       ["0.1",     "0.3",     "0.6",     "0.4",       "0.9",        "0.9"]),
    ("p_boilerplate",       ["0",       "0",       "0",       "0",         "0",          "0"]),
    ("p_boilerplate_again", ["0",       "0",       "0",       "0",         "0",          "0"]),
    ("p_wrong_info",        ["0",       "0",       "0",       "0",         "0",          "0"]),
    ("rulebook_size",       ["0",       "0",       "0",       "0",         "0",          "0"]),
    ("playbook",            ["false",   "false",   "false",   "false",     "false",      "false"]),
    ("authority_limit",     ["none",    "none",    "none",    "none",      "none",       "none"]),
    ("p_punish",            ["0",       "0",       "0",       "0",         "0",          "0"]),
];
