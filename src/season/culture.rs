//! What people learn of their management: whether rules can go, whether deviating is punished, whether
//! values are meant.

use crate::model::{AskReply, Model, Policy, SeasonParams, WaterRule, WithoutTicket};
use crate::record::StaffLog;

/// What staff have seen so far.
#[derive(Clone, Debug)]
pub(super) struct Culture {
    /// Exceptions made, by counter: of one kind are those for one counter.
    exceptions: Vec<u32>,
    is_rule_gone: bool,
    /// Failures in which the rule stood in the way and nobody was heard.
    unheard: u32,
    /// Fear that reprimands have left [0–1].
    fear_left: f64,
    /// What training keeps of the skill it once gave [0–1].
    trained: f64,
}

impl Culture {
    pub(super) fn new(model: &Model) -> Self {
        Self {
            exceptions: vec![0; model.counters.len()],
            is_rule_gone: false,
            unheard: 0,
            fear_left: 0.0,
            trained: 1.0,
        }
    }

    /// Whether an exception has become the rule.
    pub(super) fn is_rule_gone(&self) -> bool {
        self.is_rule_gone
    }

    /// What training and the support that is seen leave of skill [0–1].
    ///
    /// Assumption: they multiply. Values on a wiki that nobody lives change nothing.
    pub(super) fn clarity(&self, params: &SeasonParams) -> f64 {
        self.trained * params.visible_support
    }

    /// What unheard suggestions have made of staff [0–1].
    fn cynicism(&self, params: &SeasonParams) -> f64 {
        let suggestions = f64::from(self.unheard / params.rule_review_after);
        (params.cynicism_per_suggestion * suggestions).min(params.cynicism_max)
    }

    /// The policy as it is lived tonight; `team` is what experience leaves of skill [0–1].
    ///
    /// Who is afraid does less, and keeps silent. The cynical keep silent too, but dare more in secret.
    pub(super) fn policy(&self, written: &Policy, team: f64, params: &SeasonParams) -> Policy {
        let mut policy = written.clone();
        let cynicism = self.cynicism(params);
        let fear = (written.fear * (1.0 - params.permission_to_fail) + self.fear_left).min(1.0);
        if decides_alone(policy.answer) {
            policy.p_answer *= boldness(written.fear, fear);
        }
        policy.p_find *= boldness(written.fear, fear);
        break_rules(&mut policy, cynicism, &params.rogue);
        if self.is_rule_gone {
            open(&mut policy);
        }
        policy.fear = (fear + cynicism).min(1.0);
        policy.training *= self.clarity(params);
        policy.skill *= self.clarity(params) * team;
        if params.training.is_some() {
            // It is paid by the hour instead.
            policy.training_cost = 0.0;
        }
        policy
    }

    /// After an evening under `policy` with so many failures: what staff did and what they got for it.
    pub(super) fn close(&mut self, log: &StaffLog, failures: u32, policy: &Policy, model: &Model) {
        let params = &model.season;
        for (made, counter) in self.exceptions.iter_mut().zip(&log.counters) {
            *made += counter.repairs;
        }
        let is_rule =
            !matches!(policy.without_ticket, WithoutTicket::Exceptions | WithoutTicket::Always);
        if params.management_listens {
            let is_broken_always = self.exceptions.iter().any(|n| *n >= params.rule_review_after);
            self.is_rule_gone |= is_rule && is_broken_always;
        } else if is_rule {
            self.unheard += failures;
        }
        let reprimands = f64::from(log.waiters.reprimands) * model.staff_score.reprimand_fear;
        self.fear_left = (params.fear_memory * (self.fear_left + reprimands)).min(1.0);
        if let Some(training) = params.training {
            let kept_up = (training.hours / training.needed).min(1.0);
            self.trained += training.decay * (kept_up - self.trained);
        }
    }
}

/// Those whom nobody hears help themselves, and guests, in secret.
///
/// Assumption: as often as they are cynical, and in the way of the preset `favour`.
fn break_rules(policy: &mut Policy, cynicism: f64, rogue: &Policy) {
    if cynicism <= 0.0 {
        return;
    }
    if policy.answer == AskReply::Favour {
        policy.p_answer += cynicism * (1.0 - policy.p_answer);
    } else if policy.answer == AskReply::Promise && policy.without_ticket == WithoutTicket::Never {
        policy.answer = AskReply::Favour;
        policy.p_answer = cynicism;
        policy.without_ticket = rogue.without_ticket;
        policy.skill = rogue.skill;
        policy.p_unbilled = rogue.p_unbilled;
        policy.p_verbal_error = rogue.p_verbal_error;
        policy.p_forgotten = rogue.p_forgotten;
    }
}

/// Whether a waiter answers in a way that takes courage.
fn decides_alone(answer: AskReply) -> bool {
    match answer {
        AskReply::Favour | AskReply::Concierge | AskReply::Owned | AskReply::Mixed => true,
        AskReply::Promise | AskReply::Manager => false,
    }
}

/// How much of their initiative people keep when they are more afraid than the policy counts on [0–1].
///
/// (1 − F) over what it was. Assumption: the form; who is less afraid does no more than the policy says.
fn boldness(written: f64, felt: f64) -> f64 {
    if felt <= written { 1.0 } else { (1.0 - felt) / (1.0 - written) }
}

/// The exception is the rule: no favours, no asking, nothing in secret.
///
/// Assumption: how well a verbal order goes, and is billed, stays as it was.
fn open(policy: &mut Policy) {
    policy.without_ticket = WithoutTicket::Exceptions;
    if matches!(policy.answer, AskReply::Promise | AskReply::Favour | AskReply::Manager) {
        policy.answer = AskReply::Owned;
        policy.p_answer = 1.0;
    }
    if policy.water == WaterRule::Ticket {
        policy.water = WaterRule::Request;
    }
}
