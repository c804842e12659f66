//! How guests behave.

use crate::model::{AskGap, EatWhen, Guest, SpanDist};
use crate::time::Span;

use super::kinds::{
    choice, count, not_negative, or_word, positive, positive_span, share, span, span_dist,
};
use super::problem::Fault;
use super::reader::{Provenance::Assumed, Provenance::From, Section};
use super::tree::{Node, Value};

/// Score every party begins with, and its spread.
#[derive(Clone, Copy, Debug)]
pub(super) struct BaseScore {
    /// 0–10.
    pub(super) mean: f64,
    /// Standard deviation.
    pub(super) sd: f64,
}

/// Complaints made to the front line, from the surveys of TARP (J. Goodman).
const GOODMAN: &str = "J. Goodman (TARP): who complains, and to whom";

/// Reads `[guest]`.
pub(super) fn guest(root: &Section<'_>, base: BaseScore) -> Guest {
    let s = root.section("guest");
    let guest = Guest {
        patience: s.or(
            "patience",
            "weibull(shape 1.8, mean 25 min)",
            From("tastingtable.com 1054963: of 588 guests 80 % accept 30 min, 26 % less than 15"),
            or_word("unlimited", span_dist),
        ),
        balk_at: s.or("balk_at", "8", Assumed, or_word("never", count)),
        reading: s.or(
            "reading",
            "lognormal(mean 5 min, cv 0.3)",
            From("kwickbook.com: 8.6 min from menus to order; the cv is assumed"),
            span_dist,
        ),
        eating: s.or(
            "eating",
            "lognormal(mean 20 min, cv 0.25)",
            From("Bell & Pliner 2003, Appetite 41:215–218; kwickbook.com: 18 min"),
            span_dist,
        ),
        eating_per_extra_guest: s.or(
            "eating_per_extra_guest",
            "2 min",
            From("Bell & Pliner 2003, Appetite 41:215–218: meals last longer in company"),
            span,
        ),
        eat_when: s.or(
            "eat_when",
            "food",
            Assumed,
            choice([("food", EatWhen::Food), ("all", EatWhen::All)]),
        ),
        remade_share: s.or("remade_share", "0.6", Assumed, share),
        drink_time: s.or("drink_time", "8 min", Assumed, span),
        linger: s.or("linger", "15 min", Assumed, span),
        stay: s.or("stay", "lognormal(mean 15 min, cv 0.9)", Assumed, span_dist),
        bill_look: s.or("bill_look", "2 min", Assumed, span_dist),
        leaving: s.or("leaving", "2 min", From("kwickbook.com"), span_dist),
        ask_threshold: s.or("ask_threshold", "2.0", Assumed, positive),
        p_ask: s.or("p_ask", "0.70", Assumed, share),
        ask_gap: s.or(
            "ask_gap",
            "normal(mean 4 min, sd 1 min)",
            From("R. Molteni, CX Rules"),
            ask_gap,
        ),
        interim_ask_at: s.or(
            "interim_ask_at",
            "3",
            From("R. Molteni, CX Rules"),
            or_word("never", count),
        ),
        p_interim: s.or("p_interim", "0.5", Assumed, share),
        escalate_at: s.or(
            "escalate_at",
            "4",
            From("R. Molteni, CX Rules"),
            or_word("never", count),
        ),
        escalate_loss: s.or("escalate_loss", "4.0", Assumed, or_word("never", not_negative)),
        p_escalate: s.or("p_escalate", "0.35", Assumed, share),
        p_escalate_silent: s.or("p_escalate_silent", "0.05", From(GOODMAN), share),
        escalate_silent_at: s.or("escalate_silent_at", "3.0", Assumed, not_negative),
        cancel_at: s.or("cancel_at", "3.0", Assumed, not_negative),
        p_cancel: s.or("p_cancel", "0.15", Assumed, share),
        complain_loss: s.or("complain_loss", "2.0", Assumed, not_negative),
        p_complain: s.or("p_complain", "0.45", From(GOODMAN), share),
        // One of two diners at one table was flattered, the other was not.
        p_favour_minded: s.or("p_favour_minded", "0.50", Assumed, share),
        // "p_ask × 0.8" among those who mind.
        favour_hush: s.or("favour_hush", "0.2", Assumed, share),
        p_seen: s.or("p_seen", "0.05", Assumed, share),
        repeat_story: s.or("repeat_story", "0 min", Assumed, span),
        // 1–10 % are reported; the figure was not checked.
        p_opportunist: s.or("p_opportunist", "0.02", Assumed, share),
        p_claim: s.or("p_claim", "0.8", Assumed, share),
        // Vendors report 85–90 % of orders right, the best 99 %.
        p_wrong_item: s.or("p_wrong_item", "0.03", From("kwick2go.com; menuthere.com"), share),
        promise_window: s.or("promise_window", "5 min", Assumed, span),
        base_score: base.mean,
        base_sd: base.sd,
    };
    s.finish();
    guest
}

/// A distribution, or a list of durations taken one after the other.
fn ask_gap(node: &Node) -> Result<AskGap, Fault> {
    let Value::List(items) = &node.value else {
        let dist: SpanDist = span_dist(node)?;
        if dist.is_zero() {
            return Err(Fault::new("guests would ask without end", "must be above zero")
                .help("write \"4 min\""));
        }
        return Ok(AskGap::Drawn(dist));
    };
    let gaps: Vec<Span> = items.iter().map(positive_span).collect::<Result<_, Fault>>()?;
    if gaps.is_empty() {
        return Err(Fault::new("there is no gap in this list", "must not be empty")
            .help("write ask_gap = [\"4 min\", \"15 min\"]; the last one repeats"));
    }
    Ok(AskGap::Listed(gaps))
}
