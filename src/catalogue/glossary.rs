//! The words of this program, a row each: in code, files, columns and messages each thing has this one.
//!
//! Nothing here is computed. Start with [`GLOSSARY`].

use super::shape::Word;

const fn word(name: &'static str, meaning: &'static str) -> Word {
    Word { name, meaning }
}

/// Every word, in the order in which they build on each other.
pub const GLOSSARY: &[Word] = &[
    word(
        "scenario",
        "The file that describes a house, its guests and the policies to compare; `orderflow explain` lists what can stand in it.",
    ),
    word(
        "evening",
        "One simulated service, from opening to the last guest gone; the statistician's replication.",
    ),
    word("party", "Guests who come together."),
    word("guest", "One of the people of a party."),
    word("item", "A thing on the menu, and one of them ordered."),
    word("order", "The items of a party."),
    word("ticket", "The slip that lets a counter prepare items."),
    word("counter", "A place that prepares items, with its own staff and queue: a kitchen, a bar."),
    word(
        "handoff",
        "A ticket's way from one place to the next. On it a ticket may get stuck: it was sent, does not come out, and nobody is told.",
    ),
    word(
        "stuck",
        "Of a ticket: it was sent, does not come out, and nobody is told. `p_stuck` says how often, `repair` how long until somebody happens to see it.",
    ),
    word("pass", "Where finished items wait to be carried."),
    word("waiter", "Who serves the guests."),
    word("manager", "Who may say yes where a waiter may not."),
    word(
        "wait",
        "The time from what a guest wants, a table, drinks, food or the bill, to having it; how long one is acceptable stands in `score.stage`.",
    ),
    word("ask", "A guest asks where something is."),
    word(
        "promise",
        "\"It is coming\": what a guest is told without anybody having looked. It is broken when its time passes without the item.",
    ),
    word("gesture", "Water, bread, a kindness nobody asked for."),
    word("comp", "Money given back to a guest, off the bill."),
    word("policy", "What staff may do, and when: a table `[policy.NAME]` of the file."),
    word(
        "preset",
        "A policy with a name of its own, ready to use: `orderflow explain policy` lists them.",
    ),
    word(
        "journey",
        "The dated record of one party's evening: what it waited for, what it was told, what it paid.",
    ),
    word("experience", "The part of a journey that is scored."),
    word("score", "What a journey was worth to the guest, 0 to 10, item by item."),
    word(
        "detractor",
        "A party that would not recommend the house (6 or less of 10); silent if nobody in the house knew of it. NPS is the promoters' part (9 or more) less the detractors', in hundredths.",
    ),
    word("measure", "One number an evening; `orderflow measures` lists them."),
    word(
        "percentile",
        "`.p90` after a measure: nine in ten of an evening's parties had less, averaged over evenings; `pooled.` before it: of all evenings' parties together.",
    ),
    word(
        "distribution",
        "A length that varies: `lognormal(mean 8 min, cv 0.5)`, `triangular(3 min, 5 min, 7 min)`, `uniform(1 min, 3 min)`, `exponential(mean 2 min)` and others. `cv` is the standard deviation divided by the mean.",
    ),
    word("estimate", "A measure over many evenings: its mean, and how surely it is known."),
    word(
        "season",
        "Evenings in a row that remember: what is reported gets mended, guests come again or do not.",
    ),
    word("regular", "A household that comes again, in a season."),
    word("cause", "A handoff whose tickets get stuck, in a season."),
    word("report", "A failure told to somebody who can mend its cause, in a season."),
    word(
        "baseline",
        "The policy that the others are compared with: the first, unless `--baseline` names another.",
    ),
    word(
        "difference",
        "A policy's number less the baseline's, evening by evening, with the same guests and the same bad luck.",
    ),
    word("verdict", "What a difference comes to: better, worse, the same, or cannot tell."),
    word(
        "cannot tell",
        "The difference could as well be zero. This is an answer too: do not act on it; more evenings may tell.",
    ),
    word(
        "offered load",
        "Work that comes, as a share of what can be done in the same time; above 0.9 queues are long, above 1 they grow. `orderflow check` shows it half hour by half hour.",
    ),
    word(
        "Erlang",
        "Formulas for waiting lines, after A. K. Erlang: Erlang C says how long one waits where jobs come at random and each takes its time (M/M/c). Also a distribution, `erlang(k 3, mean 5 min)`: k exponential steps one after the other, so that it varies less than a single one.",
    ),
    word(
        "Bonferroni",
        "A correction for looking at several differences at once: with m of them each is made surer (1 - 0.05/m), so that all of them hold together with 95 %.",
    ),
    word("part", "What a measure and its difference are made of; parts add up."),
];
