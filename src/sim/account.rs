//! The account of a party at the bill: what is billed, given back, and what recovery there was.

use crate::model::{Cents, Course, Stage};
use crate::record::{ItemRecord, Recovery, TraceEvent};
use crate::sim::draws::Purpose;
use crate::sim::house::EveningState;
use crate::sim::party::Party;
use crate::time::SimTime;

/// Other stages count as failures beyond this many times the acceptable wait. Assumption.
const LATE_STAGE: f64 = 2.0;

impl EveningState<'_> {
    /// Closes a party's account and writes down what was done about its failures.
    pub(super) fn reckon(&mut self, party: &mut Party) {
        self.sum_up(party);
        let failed = self.give_back(party);
        self.count_failures(party);
        self.record_recovery(party, failed);
    }

    fn sum_up(&self, party: &mut Party) {
        let model = self.model;
        let journey = &mut party.journey;
        for item in journey.items.iter().filter(|item| item.is_delivered()) {
            let price = model.items[item.item.0 as usize].price;
            journey.account.delivered += price;
            if item.is_unbilled {
                journey.account.unbilled += price;
            }
        }
        let wasted = journey.items.iter().filter(|item| {
            let was_made = item.started_at != SimTime::NEVER;
            was_made && (!item.is_delivered() || item.was_wrong)
        });
        journey.account.waste = wasted
            .map(|item| model.items[item.item.0 as usize].price.share(model.money.goods_share))
            .sum();
        let billed = journey.account.delivered - journey.account.unbilled;
        journey.account.giveaways = billed.share(self.policy.giveaway);
    }

    /// Gives money back for failed items to a party that was heard; returns their price.
    fn give_back(&mut self, party: &mut Party) -> Cents {
        let model = self.model;
        if !party.has_contact() {
            return Cents::ZERO;
        }
        let has_failed = |course, ordered_at: SimTime, delivered_at: SimTime| {
            let stage = match course {
                Course::Food => Stage::Food,
                Course::Drink => Stage::Drinks,
            };
            let limit = model.money.failed_after * model.score.feel.acceptable_min(stage);
            (delivered_at - ordered_at).minutes() > limit
        };
        // Who is known for claiming is given nothing that need not be.
        let comp_share = if party.is_flagged { 0.0 } else { self.policy.comp_share };
        let ordered_at = party.journey.ordered_at;
        let (mut failed, mut late) = (Cents::ZERO, Cents::ZERO);
        let mut repaired = 0;
        for item in &mut party.journey.items {
            let on_menu = &model.items[item.item.0 as usize];
            let is_late =
                item.is_delivered() && has_failed(on_menu.course, ordered_at, item.delivered_at);
            let is_repair = item.was_verbal && item.was_stuck && item.is_delivered();
            if (is_late || is_repair) && !item.is_unbilled {
                item.is_comped = comp_share > 0.0;
                failed += on_menu.price;
                repaired += 1;
                if item.was_stuck && !item.was_verbal {
                    late += on_menu.price;
                }
            }
        }
        let wanted = failed.share(comp_share);
        // More than the bill cannot be given back.
        let account = &party.journey.account;
        let bill = account.delivered - account.unbilled - account.giveaways;
        let allowed = self.allowed_comp(party, wanted).min(bill);
        let account = &mut party.journey.account;
        account.comps = allowed;
        account.late_comps = late.share(comp_share).min(allowed);
        let (amount, late) = (account.comps, account.late_comps);
        if repaired > 0 && amount > Cents::ZERO {
            self.note(party, || TraceEvent::Comped { amount, late });
        }
        failed
    }

    /// What a waiter may give back; beyond the limit of the own authority the manager decides.
    ///
    /// Assumption: in passing, at the bill, which takes nobody's time.
    fn allowed_comp(&self, party: &Party, wanted: Cents) -> Cents {
        let Some(limit) = self.policy.authority_limit.filter(|limit| wanted > *limit) else {
            return wanted;
        };
        let number = party.journey.party;
        if self.draws.happens(self.policy.flex, Purpose::Authority, number, 0) {
            wanted
        } else {
            limit
        }
    }

    /// Stuck tickets, wrong items and other stages that took far too long.
    fn count_failures(&self, party: &mut Party) {
        let model = self.model;
        let stuck_of = |course: Course| {
            party.tickets.iter().filter(|t| t.was_stuck && t.course == course).count()
        };
        let stuck = [stuck_of(Course::Drink), stuck_of(Course::Food)];
        let experience = &party.journey.experience;
        let is_late = |stage: Stage| {
            let limit = LATE_STAGE * model.score.feel.acceptable_min(stage);
            experience.clock_minutes(stage).is_some_and(|minutes| minutes > limit)
        };
        let late = Stage::ALL.iter().filter(|stage| match stage {
            Stage::Drinks => stuck[0] == 0 && is_late(**stage),
            Stage::Food => stuck[1] == 0 && is_late(**stage),
            Stage::Queue
            | Stage::Greet
            | Stage::Order
            | Stage::Request
            | Stage::Bill
            | Stage::Pay => is_late(**stage),
        });
        let n = stuck[0] + stuck[1] + late.count();
        let wrong = experience.incidents.wrong_items;
        let n = u32::try_from(n).expect("a party has few failures") + wrong;
        party.journey.experience.failures = n.max(1);
    }

    fn record_recovery(&self, party: &mut Party, failed: Cents) {
        let policy = self.policy;
        let now = self.now();
        let delay_min = self.recovery_delay_min(party, now);
        if !party.has_contact() {
            return;
        }
        let given = party.journey.account.comps;
        let is_wrong_kept = !party.traits.asks && party.journey.items.iter().any(|i| i.was_wrong);
        let is_resolved =
            !is_wrong_kept && !party.journey.items.iter().any(ItemRecord::is_cancelled);
        party.journey.experience.recovery = Some(Recovery {
            delay_min,
            is_resolved,
            initiative: party.initiative,
            own: policy.own,
            apology: policy.apology,
            choice: policy.choice,
            comp_ratio: if failed > Cents::ZERO { given.units() / failed.units() } else { 0.0 },
        });
    }

    /// From the first contact to solved; for a complaint at the bill, how much too late it was.
    fn recovery_delay_min(&self, party: &Party, now: SimTime) -> f64 {
        if party.first_contact_at != SimTime::NEVER {
            return (party.solved_at.min(now) - party.first_contact_at).minutes();
        }
        let experience = &party.journey.experience;
        let over = Stage::ALL.iter().filter_map(|stage| {
            let minutes = experience.clock_minutes(*stage)?;
            Some(minutes - self.model.score.feel.acceptable_min(*stage))
        });
        over.fold(0.0, f64::max)
    }

    /// At the bill an opportunist claims what did not happen, where claims are not looked into.
    pub(super) fn pay_false_claim(&mut self, party: &mut Party) {
        if !party.traits.is_opportunist || self.policy.p_detect >= 1.0 {
            return;
        }
        let [claims, detected, ..] = self.draws.uniforms(Purpose::Claim, party.journey.party, 0);
        party.journey.has_claimed = claims < self.model.guest.p_claim;
        let is_believed = detected >= self.policy.p_detect && !party.is_flagged;
        if party.journey.has_claimed && is_believed {
            let amount = self.model.money.false_claim;
            party.journey.account.false_claims = amount;
            self.note(party, || TraceEvent::FalseClaim(amount));
        }
    }
}
