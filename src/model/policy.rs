//! A policy is data: for each decision one of a few answers, with the skill and the cost that come
//! with it. Presets are rows of values; what each value does is told where staff decide.

use crate::catalogue::{Word, keys, words};
use crate::model::{Cents, SpanDist};
use crate::time::Span;

words! {
    /// Who may have an item made before its ticket is out.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    WithoutTicket {
        Never = "never", "Nobody.";
        Manager = "manager", "The manager, when asked.";
        Asked = "asked", "The waiter, secretly, when a guest asks.";
        Concierge = "concierge", "The party's concierge.";
        Exceptions = "exceptions", "The waiter, when something went wrong.";
        Always = "always", "Anybody, from the order on.";
    }
}

words! {
    /// What is said at an ask.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    AskReply {
        Promise = "promise", "\"They are coming.\"";
        Manager = "manager", "\"Let me ask.\"";
        Favour = "favour", "\"We are not supposed to, but …\"";
        Concierge = "concierge", "From the trigger-th ask on one waiter owns the case; before that a promise.";
        Owned = "owned", "The waiter takes it over and goes to look.";
        Mixed = "mixed", "Sometimes owned, sometimes a promise.";
    }
}

words! {
    /// When water may be brought meanwhile.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    WaterRule {
        Ticket = "ticket", "It needs a ticket.";
        Manager = "manager", "When the manager says yes.";
        Request = "request", "When the guest asks for it.";
        Unasked = "unasked", "Without being asked.";
    }
}

words! {
    /// Whose missing items a check-back may notice.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    Finds {
        Everyone = "everyone", "Every party's.";
        Triggered = "triggered", "Parties that have a concierge.";
    }
}

words! {
    /// By whom management hears of failures.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    ReportedBy {
        Guests = "guests", "By guests who complain, or by what leaks out of a workaround: staff's fear has no part in it.";
        Staff = "staff", "By staff, who keep silent if they are afraid.";
    }
}

keys! {
    /// What staff may do, and when; what comes with it. Probabilities and shares are 0–1 unless said.
    #[derive(Clone, Debug, PartialEq)]
    Policy in "policy.*" given (
        /// Its key in the file, or the preset's name.
        name: String
    );

    without_ticket: WithoutTicket = OneOf(WithoutTicket::WORDS), Of(&["never", "manager", "asked", "concierge", "exceptions", "always"]), Assumed, "Who may have an item made before its ticket.";
    answer: AskReply = OneOf(AskReply::WORDS), Of(&["promise", "manager", "favour", "concierge", "owned", "mixed"]), Assumed, "What is said at an ask.";
    p_answer: f64 = Share, Of(&["1", "1", "0.5", "1", "1", "0.5"]), Assumed, "How often a guest who asks gets that answer; otherwise a promise.";
    water: WaterRule = OneOf(WaterRule::WORDS), Of(&["ticket", "manager", "request", "request", "unasked", "unasked"]), Assumed, "When water may be brought to a party that waits.";
    check_back: Option<Span> = Or("none", &Span), Of(&["3 min", "3 min", "3 min", "3 min", "3 min", "8 min"]), Assumed, "So long after the last plate a waiter looks in at the table; `none`: nobody does.";
    follow_up: Option<Span> = Or("none", &SpanAboveZero), Of(&["none", "none", "none", "10 min", "none", "none"]), Assumed, "So long after each visit the concierge looks in again on a party of theirs; `none`: never.";
    p_find: f64 = Share, Of(&["0", "0", "0", "0.5", "0.65", "0.3"]), Assumed, "How likely it is that whoever looks in at a table notices what is missing.";
    finds: Finds = OneOf(Finds::WORDS), Of(&["everyone", "everyone", "everyone", "triggered", "everyone", "everyone"]), Assumed, "Whose missing items a look at the table may notice.";
    trigger: Option<u32> = Or("none", &Shape::COUNT) => "asks", Of(&["none", "none", "none", "2", "none", "none"]), Assumed, "Which ask of a party brings the concierge; `none`: none does.";
    capacity: u32 = Whole { low: 0 } => "cases", Of(&["0", "0", "0", "1", "0", "0"]), Assumed, "Cases the house's concierge can have at a time.";
    flexibility as "flex": f64 = Share, Of(&["0", "0.9", "0", "0.9", "0.9", "1"]), Assumed, "How likely it is that the manager says yes.";
    decision: SpanDist = SpanDist, Is("lognormal(mean 3 min, cv 0.5)"), Assumed, "How long the manager takes to decide.";
    skill: f64 = Share, Of(&["0", "0.8", "0.7", "0.9", "0.85", "0.5"]), Assumed, "How likely it is that an attempt to mend a failure succeeds.";
    comp_share: f64 = Shape::NOT_NEGATIVE => "share of the price", Of(&["1", "1", "0", "1", "0.5", "1.5"]), Assumed, "Money given back, as a share of the price of what failed.";
    ownership as "own": f64 = Share, Of(&["0", "1", "0.5", "1", "1", "0.5"]), Assumed, "How far the house takes the blame.";
    apology: f64 = Share, Of(&["1", "1", "1", "1", "1", "0.5"]), Assumed, "How good the apology is.";
    choice: f64 = Share, Of(&["0", "0", "0", "1", "0", "0.5"]), Assumed, "How far the guest has a say in what is done.";
    p_unbilled: f64 = Share, Of(&["0", "0.01", "0.15", "0.03", "0.08", "0.15"]), Assumed, "How likely it is that an item made without its ticket is never billed.";
    p_verbal_error: f64 = Share, Of(&["0", "0.02", "0.05", "0.02", "0.03", "0.08"]), Assumed, "How likely it is that an order called over brings the wrong item.";
    p_forgotten: f64 = Share, Of(&["0", "0.01", "0.04", "0.01", "0.02", "0.10"]), Assumed, "How likely it is that an order called over is forgotten until the next ask or look at the table.";
    giveaway: f64 = Share, Of(&["0", "0", "0", "0", "0", "0.01"]), Assumed, "Share of sales that is given away.";
    extra_interruptions: f64 = Number { low: 0.0, high: 100.0 } => "a party", Of(&["0", "0", "0", "0", "0", "0.2"]), Assumed, "Needless interruptions of a counter with a handoff, for each party.";
    p_log: f64 = Share, Of(&["0.10", "0.30", "0.05", "0.50", "0.70", "0.07"]), Assumed, "How likely it is that a failure is reported where nobody is afraid to (in a season).";
    reported_by: ReportedBy = OneOf(ReportedBy::WORDS), Of(&["guests", "staff", "guests", "staff", "staff", "guests"]), Assumed, "By whom management hears of failures (in a season).";
    fear: f64 = Share, Of(&["0.8", "0.5", "0.7", "0.4", "0.1", "0.3"]), Assumed, "How much staff fear a reprimand, for the staff score.";
    training: f64 = Share, Of(&["0.7", "0.7", "0.6", "0.7", "0.8", "0.2"]), Assumed, "How clear the work is and how well staff are trained, for the staff score.";
    training_cost: f64 = Shape::NOT_NEGATIVE => "units of the currency for each 100 parties", Of(&["0", "2", "0", "8", "10", "0"]), Assumed, "What training costs, in money for each 100 parties.";
    p_detect: f64 = Share, Of(&["1", "0.6", "1", "0.5", "0.3", "0.05"]), Assumed, "How likely it is that a claim without a reason is seen through; 1: nobody claims.";
    flag_after: Option<u32> = Or("none", &Shape::COUNT) => "claims", Of(&["none", "none", "none", "none", "2", "none"]), Assumed, "Claims after which a guest who comes again gets nothing more (in a season); `none`: never.";
    own_authority: f64 = Share, Of(&["0.1", "0.3", "0.6", "0.4", "0.9", "0.9"]), Assumed, "How much staff may decide on an evening without exceptions, for the staff score.";
    p_boilerplate: f64 = Share, Is("0"), Assumed, "How likely it is that a promise is felt as said by rote.";
    p_boilerplate_again: f64 = Share, Is("0"), Assumed, "How likely it is that the second promise to a party, or a later one, is felt as said by rote.";
    p_wrong_info: f64 = Share, Is("0"), Assumed, "How likely it is that what is said without going to look is untrue.";
    rulebook_size: u32 = Whole { low: 0 } => "rules", Is("0"), Assumed, "Rules to look things up in; each costs time and may be the wrong one.";
    has_playbook as "playbook": bool = Flag, Is("false"), Assumed, "Known failures have been rehearsed: decisions are faster, repairs succeed more often.";
    authority_limit: Option<Cents> = Or("none", &Money), Is("none"), Assumed, "Money a waiter gives back at most without the manager's yes; `none`: any amount.";
    p_punish: f64 = Share, Is("0"), Assumed, "How likely it is that a rule broken in secret is found out and punished.";
}

/// Keys of a policy that are one decision, or that come with one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Freedom {
    /// What it is called where several of its keys differ.
    pub name: &'static str,
    /// Its keys.
    pub keys: &'static [&'static str],
}

impl Policy {
    /// Every key, by the decision it belongs to. What staff can do and what freedom costs come with all decisions
    /// and are one by themselves; so is what only the score of the staff and a season see.
    pub const FREEDOMS: &'static [Freedom] = &[
        Freedom { name: "without_ticket", keys: &["without_ticket"] },
        Freedom { name: "answer", keys: &["answer", "p_answer"] },
        Freedom { name: "water", keys: &["water"] },
        Freedom { name: "looking in", keys: &["check_back", "p_find", "finds"] },
        Freedom { name: "concierge", keys: &["follow_up", "trigger", "capacity"] },
        Freedom { name: "the manager's yes", keys: &["flex", "decision"] },
        Freedom { name: "comp_share", keys: &["comp_share"] },
        Freedom { name: "own", keys: &["own"] },
        Freedom { name: "apology", keys: &["apology"] },
        Freedom { name: "choice", keys: &["choice"] },
        Freedom { name: "authority_limit", keys: &["authority_limit"] },
        Freedom { name: "claims", keys: &["p_detect", "flag_after"] },
        Freedom {
            name: "words by rote",
            keys: &["p_boilerplate", "p_boilerplate_again", "p_wrong_info"],
        },
        Freedom {
            name: "skill and cost",
            keys: &[
                "skill",
                "p_unbilled",
                "p_verbal_error",
                "p_forgotten",
                "giveaway",
                "extra_interruptions",
                "training",
                "training_cost",
                "rulebook_size",
                "playbook",
            ],
        },
        Freedom {
            name: "trust in staff",
            keys: &["fear", "own_authority", "p_log", "reported_by", "p_punish"],
        },
    ];

    /// The presets, from rigid to free, and what each of them is.
    ///
    /// Assumption: all of their values. They were set so that each policy behaves as articles about such
    /// houses tell; signs and orders have literature behind them, sizes have not.
    pub const PRESET_WORDS: &'static [Word] = &[
        Word { name: "rigid", meaning: "Nothing without its ticket: \"They are coming.\"" },
        Word { name: "escalation", meaning: "The waiter asks the manager, who mostly says yes." },
        Word { name: "favour", meaning: "The waiter breaks the rule in secret and says so." },
        Word {
            name: "concierge",
            meaning: "A guest who had to ask twice gets one waiter who owns the case.",
        },
        Word {
            name: "empowered",
            meaning: "When something went wrong the waiter says so and goes to mend it.",
        },
        Word { name: "licence", meaning: "Everybody does as he likes, ticket or not." },
    ];

    /// Names of the presets, in the order of the columns of defaults.
    pub const PRESETS: [&'static str; 6] = {
        let mut names = [""; Self::PRESET_WORDS.len()];
        let mut idx = 0;
        while idx < names.len() {
            names[idx] = Self::PRESET_WORDS[idx].name;
            idx += 1;
        }
        names
    };
}
