//! What staff may do: a preset, changed key by key.

use crate::model::{Answer, Finds, Policy, ReportedBy, WaterRule, WithoutTicket};

use super::kinds::{
    self, choice, count, not_negative, or_word, share, span, span_dist, whole_from,
};
use super::presets::{NAMES, Preset};
use super::problem::Fault;
use super::reader::{Kind, Notes, Provenance::Assumed, Section};
use super::suggest;
use super::tree::{Entry, Table};

/// Names of the presets, from rigid to free.
pub fn presets() -> [&'static str; 6] {
    NAMES
}

/// The policy a preset stands for; `None` if there is no preset of that name.
pub fn preset(name: &str) -> Option<Policy> {
    let preset = Preset::named(name)?;
    let (table, notes) = (Table::default(), Notes::default());
    Some(policy(name, preset, Section::root(&table, &notes)))
}

/// Reads `[policy.X]`.
pub(super) fn policies(root: &Section<'_>) -> Option<Vec<Policy>> {
    let policies: Vec<Option<Policy>> = root
        .need_named_sections("policy", "[policy.rigid]")
        .into_iter()
        .map(|(entry, section)| {
            let preset = preset_of(entry, &section);
            // Its other keys are looked at in any case.
            let policy = policy(&entry.key, preset.unwrap_or(Preset::FIRST), section);
            preset.map(|_| policy)
        })
        .collect();
    policies.into_iter().collect()
}

/// The preset a policy starts from: the one it names, or else the one whose name it has.
fn preset_of(entry: &Entry, section: &Section<'_>) -> Option<Preset> {
    let known = |node: &_| {
        let name = kinds::text(node)?;
        Preset::named(&name).ok_or_else(|| {
            Fault::new(format!("unknown preset `{name}`"), "no such preset")
                .help(suggest::instead(&name, &NAMES))
        })
    };
    match Preset::named(&entry.key) {
        Some(own) => section.node("preset").map_or(Some(own), |node| section.take(node, &known)),
        None if section.node("preset").is_none()
            && let Some(meant) = suggest::nearest(&entry.key, NAMES) =>
        {
            let fault = Fault::new(format!("unknown preset `{}`", entry.key), "no such preset");
            let own = format!("a name of your own needs `preset = \"{meant}\"`");
            section.refuse_key(entry, fault.help(format!("did you mean `{meant}`? ({own})")));
            None
        }
        None => section.need("preset", "preset = \"empowered\"", known),
    }
}

fn policy(name: &str, preset: Preset, section: Section<'_>) -> Policy {
    let s = Extended { preset, section };
    let policy = Policy {
        name: name.to_owned(),
        without_ticket: s.or("without_ticket", choice(WITHOUT_TICKET)),
        answer: s.or("answer", choice(ANSWERS)),
        p_answer: s.or("p_answer", share),
        water: s.or("water", choice(WATER)),
        check_back: s.or("check_back", or_word("none", span)),
        follow_up: s.or("follow_up", or_word("none", kinds::positive_span)),
        p_find: s.or("p_find", share),
        finds: s.or("finds", choice(FINDS)),
        trigger: s.or("trigger", or_word("none", count)),
        capacity: s.or("capacity", whole_from(0)),
        flex: s.or("flex", share),
        decision: s.or("decision", span_dist),
        skill: s.or("skill", share),
        comp_share: s.or("comp_share", not_negative),
        own: s.or("own", share),
        apology: s.or("apology", share),
        choice: s.or("choice", share),
        p_unbilled: s.or("p_unbilled", share),
        p_verbal_error: s.or("p_verbal_error", share),
        p_forgotten: s.or("p_forgotten", share),
        giveaway: s.or("giveaway", share),
        extra_interruptions: s.or("extra_interruptions", kinds::within(0.0, 100.0)),
        p_log: s.or("p_log", share),
        reported_by: s.or("reported_by", choice(REPORTED_BY)),
        fear: s.or("fear", share),
        training: s.or("training", share),
        training_cost: s.or("training_cost", not_negative),
        p_detect: s.or("p_detect", share),
        flag_after: s.or("flag_after", or_word("none", count)),
        own_authority: s.or("own_authority", share),
        p_boilerplate: s.or("p_boilerplate", share),
        p_boilerplate_again: s.or("p_boilerplate_again", share),
        p_wrong_info: s.or("p_wrong_info", share),
        rulebook_size: s.or("rulebook_size", whole_from(0)),
        has_playbook: s.or("playbook", kinds::flag),
        authority_limit: s.or("authority_limit", or_word("none", kinds::money)),
        p_punish: s.or("p_punish", share),
    };
    let policy = match s.section.node("trust").and_then(|node| s.section.take(node, &share)) {
        Some(trust) => trusted(policy, trust, &s.section),
        None => policy,
    };
    s.section.finish();
    policy
}

/// Trust is one number for two keys: fear is what it lacks, authority what it gives. Either key given
/// by itself stands.
///
/// Assumption: that it is the same number.
fn trusted(policy: Policy, trust: f64, section: &Section<'_>) -> Policy {
    let unless_given = |key, given, derived| if section.has(key) { given } else { derived };
    Policy {
        fear: unless_given("fear", policy.fear, 1.0 - trust),
        own_authority: unless_given("own_authority", policy.own_authority, trust),
        ..policy
    }
}

/// A policy's table on top of its preset.
struct Extended<'t> {
    preset: Preset,
    section: Section<'t>,
}

impl Extended<'_> {
    fn or<T>(&self, key: &'static str, kind: impl Kind<T>) -> T {
        self.section.or(key, self.preset.value(key), Assumed, kind)
    }
}

const WITHOUT_TICKET: [(&str, WithoutTicket); 6] = [
    ("never", WithoutTicket::Never),
    ("manager", WithoutTicket::Manager),
    ("asked", WithoutTicket::Asked),
    ("concierge", WithoutTicket::Concierge),
    ("exceptions", WithoutTicket::Exceptions),
    ("always", WithoutTicket::Always),
];

const ANSWERS: [(&str, Answer); 6] = [
    ("promise", Answer::Promise),
    ("manager", Answer::Manager),
    ("favour", Answer::Favour),
    ("concierge", Answer::Concierge),
    ("owned", Answer::Owned),
    ("mixed", Answer::Mixed),
];

const WATER: [(&str, WaterRule); 4] = [
    ("ticket", WaterRule::Ticket),
    ("manager", WaterRule::Manager),
    ("request", WaterRule::Request),
    ("unasked", WaterRule::Unasked),
];

const REPORTED_BY: [(&str, ReportedBy); 2] =
    [("guests", ReportedBy::Guests), ("staff", ReportedBy::Staff)];

const FINDS: [(&str, Finds); 2] = [("everyone", Finds::Everyone), ("triggered", Finds::Triggered)];
