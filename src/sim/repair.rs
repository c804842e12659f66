//! Putting things right: check-backs, visits that go on to a counter, verbal orders, the manager.

use std::collections::VecDeque;

use crate::model::{Course, Stage};
use crate::record::{Favour, ItemRecord, RecoveryDelay, TraceEvent};
use crate::sim::counters::Position;
use crate::sim::decide::{self, Initiator};
use crate::sim::draws::Purpose;
use crate::sim::event::{Event, Slot};
use crate::sim::floor::{RescueReason, TaskKind, Urgency};
use crate::sim::flow::Flow;
use crate::sim::house::EveningState;
use crate::sim::order::spoil;
use crate::sim::party::{Meal, Party, Ticket, TicketState, Water, course_idx};
use crate::sim::world::World;
use crate::time::{SimTime, Span};

/// A waiter who takes it over names this time if there will be a verbal order.
/// Source: evening rule 26 of the project's model; Assumption.
const STATED_WITH_VERBAL_ORDER_MIN: f64 = 6.0;
/// And this one if the counter can only be asked. Assumption.
const STATED_WITH_ENQUIRY_MIN: f64 = 8.0;

/// Looking up one rule of a rulebook. Assumption.
const LOOKUP_PER_RULE_MIN: f64 = 0.01;
/// Chance of following the wrong one, for each rule of a rulebook. Assumption.
const WRONG_RULE_PER_RULE: f64 = 0.0005;

/// Looking up what applies.
fn lookup_time(rulebook_size: u32) -> Span {
    Span::from_minutes(LOOKUP_PER_RULE_MIN * f64::from(rulebook_size))
}

/// The manager: one queue, one decision at a time.
#[derive(Debug, Default)]
pub(super) struct Manager {
    line: VecDeque<Request>,
    /// Cases in the line, the one being decided among them.
    pub(super) cases: Flow,
    /// Whether one is being decided.
    pub(super) at_work: Flow,
}

#[derive(Clone, Copy, Debug)]
struct Request {
    slot: Slot,
    /// A waiter asked, not the guest.
    is_from_waiter: bool,
    /// When.
    since: SimTime,
    /// What the party had waited for until then.
    help: RecoveryDelay,
}

impl Manager {
    pub(super) fn open(&mut self) {
        self.line.clear();
        self.cases = Flow::default();
        self.at_work = Flow::default();
    }
}

impl RescueReason {
    fn who(self) -> Initiator {
        match self {
            Self::Asked { .. } => Initiator::AskedWaiter,
            Self::Found => Initiator::FindingWaiter,
            Self::Concierge => Initiator::Concierge,
            Self::Allowed => Initiator::Manager,
        }
    }
}

impl EveningState<'_> {
    /// The last plate is on the table: a waiter will look in, if that is the custom.
    pub(super) fn look_in_after_last_plate(&mut self, party: &mut Party, course: Course) {
        let is_last = party.n_missing[course_idx(Course::Food)] == 0;
        if let Some(check_back) = self.policy.check_back
            && course == Course::Food
            && is_last
        {
            self.later(party, self.now() + check_back, Event::LookIn);
        }
    }

    /// It is time to look in on a party.
    pub(super) fn look_in(&mut self, party: &mut Party) {
        if party.meal != Meal::Over {
            self.request(party, TaskKind::CheckBack, Urgency::Ordinary);
        }
    }

    /// A waiter has looked in; returns the visit that follows, if something was noticed.
    pub(super) fn looked_in(&mut self, party: &mut Party) -> Option<(TaskKind, Span)> {
        let now = self.now();
        if party.has_left {
            return None;
        }
        let n_looks = party.n_looks;
        party.n_looks += 1;
        let is_missing = party.is_missing_anything();
        let (number, is_case) = (party.journey.party, party.is_concierge_case);
        let u = self.draws.uniform(Purpose::Find, number, n_looks);
        let noticed = is_missing && decide::notices(self.policy, is_case, u);
        self.note(party, || TraceEvent::LookedIn { is_missing, noticed });
        if is_missing && !noticed {
            return None;
        }
        self.be_kind(party);
        if !is_missing {
            return None;
        }
        party.journey.was_found = true;
        if party.first_contact_at == SimTime::NEVER {
            party.first_contact_at = now;
            party.initiative = 1.0;
        }
        self.staff.waiters.exceptions += u32::from(party.has_stuck_ticket());
        let who = if is_case { RescueReason::Concierge } else { RescueReason::Found };
        let follows = self.take_over(party, who);
        self.check_patience_later(party);
        Some(follows)
    }

    /// A kind act pleases, unless it is seen to be put on.
    fn be_kind(&self, party: &mut Party) {
        let pleases = !self.is_put_on(party);
        party.journey.experience.gestures += u32::from(pleases);
    }

    /// "That is our fault": words and a time, then water, then the walk.
    pub(super) fn take_over(
        &mut self,
        party: &mut Party,
        visitor: RescueReason,
    ) -> (TaskKind, Span) {
        let who = visitor.who();
        let may = decide::may_serve_first(self.policy, who);
        let is_verbal = party.tickets.iter().any(|ticket| match ticket.state {
            TicketState::Forgotten => true,
            TicketState::Stuck => may && !ticket.is_mandatory,
            TicketState::Sent | TicketState::Out | TicketState::Void => false,
        });
        let minutes =
            if is_verbal { STATED_WITH_VERBAL_ORDER_MIN } else { STATED_WITH_ENQUIRY_MIN };
        let until = self.now() + Span::from_minutes(minutes);
        self.note(party, || TraceEvent::TookOver {
            as_favour: visitor == RescueReason::Asked { as_favour: true },
            as_concierge: visitor == RescueReason::Concierge,
            until,
        });
        self.state_time(party, until, true);
        if let (RescueReason::Concierge, Some(follow_up)) = (visitor, self.policy.follow_up) {
            self.later(party, self.now() + follow_up, Event::LookIn);
        }
        let (next, lasts) = if self.brings_water(party, who) {
            let number = party.journey.party;
            let work = self.draws.span(&self.model.work.water, Purpose::WaterWork, number, 0);
            (TaskKind::WaterOnVisit { who: visitor }, work)
        } else {
            self.walk_over(party, visitor)
        };
        (next, lasts + lookup_time(self.policy.rulebook_size))
    }

    /// Of many rules the wrong one may be followed, and nothing comes of it.
    fn follows_wrong_rule(&self, party: &Party) -> bool {
        let p = WRONG_RULE_PER_RULE * f64::from(self.policy.rulebook_size);
        self.draws.happens(p, Purpose::WrongRule, party.journey.party, party.n_attempts)
    }

    /// Chance that a repair of a ticket succeeds: what has been rehearsed fails half as often.
    fn chance_of_repair(&self, ticket: &Ticket) -> f64 {
        let skill = self.policy.skill;
        if self.policy.has_playbook && !ticket.is_novel { 1.0 - (1.0 - skill) / 2.0 } else { skill }
    }

    /// From the table to the counters where something is stuck.
    pub(super) fn walk_over(&self, party: &Party, who: RescueReason) -> (TaskKind, Span) {
        let walk = party.tickets.iter().map(|ticket| {
            let handoff = self.model.counters[ticket.counter.0 as usize].handoff.as_ref();
            if party.is_any_missing(ticket.items) {
                handoff.map_or(Span::ZERO, |handoff| handoff.walk)
            } else {
                Span::ZERO
            }
        });
        let walk = walk.fold(Span::ZERO, |total, walk| total + walk);
        (TaskKind::WalkToCounters { who }, self.model.floor.trip + walk)
    }

    /// At the counters: what is stuck is ordered by word if that may be, the rest is asked about.
    pub(super) fn act_at_counters(
        &mut self,
        party: &mut Party,
        visitor: RescueReason,
        help: RecoveryDelay,
    ) {
        if party.has_left {
            return;
        }
        for idx in 0..party.n_tickets() {
            let ticket = party.tickets[idx as usize];
            if !party.is_any_missing(ticket.items) {
                continue;
            }
            let may = decide::may_serve_first(self.policy, visitor.who()) && !ticket.is_mandatory;
            match ticket.state {
                TicketState::Forgotten => self.verbal_order(party, idx, Some(help)),
                TicketState::Stuck if may => self.rescue_ticket(party, idx, visitor, help),
                TicketState::Stuck | TicketState::Sent => self.enquire(party, ticket.counter),
                TicketState::Out | TicketState::Void => {
                    if party.is_in_preparation(idx) {
                        self.enquire(party, ticket.counter);
                    }
                }
            }
        }
    }

    fn rescue_ticket(
        &mut self,
        party: &mut Party,
        idx: u16,
        visitor: RescueReason,
        help: RecoveryDelay,
    ) {
        let ticket = party.tickets[idx as usize];
        let counter = ticket.counter;
        let helpfulness = self.model.counters[counter.0 as usize].helpfulness;
        let is_wrong_rule = self.follows_wrong_rule(party);
        let attempt = party.n_attempts;
        party.n_attempts += 1;
        let number = party.journey.party;
        let succeeds = !is_wrong_rule
            && self.draws.happens(self.chance_of_repair(&ticket), Purpose::Skill, number, attempt)
            && self.draws.happens(helpfulness, Purpose::Helpful, number, attempt);
        if succeeds {
            let is_own = visitor != RescueReason::Allowed;
            self.staff.waiters.settled += u32::from(is_own);
            self.staff.waiters.repairs += 1;
            let is_secret = visitor == RescueReason::Asked { as_favour: true };
            self.staff.waiters.secret_exceptions += u32::from(is_secret);
            let p_punish = if is_secret { self.policy.p_punish } else { 0.0 };
            let is_punished = self.draws.happens(p_punish, Purpose::Reprimand, number, attempt);
            self.staff.waiters.reprimands += u32::from(is_punished);
            self.verbal_order(party, idx, Some(help));
        } else {
            self.interrupt(counter, party);
            party.journey.experience.incidents.wrong_info += 1;
            self.note(party, || TraceEvent::RepairFailed(counter));
        }
    }

    /// A counter prepares a ticket's items on somebody's word.
    ///
    /// At order time, where that is the habit (without `help`), it interrupts nobody; later it is the
    /// counter's next job.
    pub(super) fn verbal_order(
        &mut self,
        party: &mut Party,
        idx: u16,
        help: Option<RecoveryDelay>,
    ) {
        let is_habit = help.is_none();
        let number = party.journey.party;
        let ticket = party.tickets[idx as usize];
        let attempt = party.n_attempts;
        party.n_attempts += 1;
        self.note(party, || TraceEvent::VerbalOrder { counter: ticket.counter, is_habit });
        if !is_habit {
            self.interrupt(ticket.counter, party);
        }
        let part = u32::from(idx) << 16 | attempt;
        let [forgotten, wrong, which, _] = self.draws.uniforms(Purpose::Verbal, number, part);
        if forgotten < self.policy.p_forgotten {
            self.forget(party, idx, is_habit);
            return;
        }
        if !is_habit {
            self.handoff_over(party, idx);
        }
        self.counters[ticket.counter.0 as usize].log.repairs += u32::from(!is_habit);
        let state = &mut party.tickets[idx as usize];
        state.state = TicketState::Void;
        state.is_rescued = !is_habit;
        if !is_habit {
            self.queue_jumps_at.push(ticket.counter);
        }
        self.mark_verbal(party, idx, (wrong < self.policy.p_verbal_error).then_some(which));
        for item in &mut party.journey.items {
            if item.ticket == Some(idx) {
                item.help = help.unwrap_or_default();
            }
        }
        self.queue_items(party, idx, if is_habit { Position::Back } else { Position::Front });
    }

    /// A forgotten order is remembered at the party's next ask or when somebody looks in; at the latest
    /// when its stuck ticket comes out or, if none was sent, after as long as that would take.
    ///
    /// Assumption: the last part, so that a silent party does not wait for ever.
    fn forget(&mut self, party: &mut Party, idx: u16, is_unwritten: bool) {
        let counter = party.tickets[idx as usize].counter;
        self.note(party, || TraceEvent::Forgotten(counter));
        party.tickets[idx as usize].state = TicketState::Forgotten;
        if let Some(handoff) = &self.model.counters[counter.0 as usize].handoff
            && is_unwritten
        {
            let now = self.now();
            self.handoff_begins(party);
            let journey = &mut party.journey;
            for item in journey.items.iter_mut().filter(|item| item.ticket == Some(idx)) {
                item.due_out_at = now;
            }
            let number = journey.party;
            let [_, repair, ..] = self.draws.uniforms(Purpose::Handoff, number, party.key_of(idx));
            let at = self.now() + handoff.repair.quantile(repair);
            self.later(party, at, |slot| Event::TicketOut(slot, idx));
        }
    }

    /// Items made on somebody's word may never be billed, and one of them may come out wrong.
    fn mark_verbal(&self, party: &mut Party, ticket: u16, wrong: Option<f64>) {
        let number = party.journey.party;
        let is_on_it = |item: &ItemRecord| item.ticket == Some(ticket);
        for item in party.journey.items.iter_mut().filter(|item| is_on_it(item)) {
            if !item.is_cancelled() {
                item.was_verbal = true;
                item.is_unbilled = self.draws.happens(
                    self.policy.p_unbilled,
                    Purpose::Unbilled,
                    number,
                    item.place,
                );
            }
        }
        if let Some(which) = wrong {
            spoil(&mut party.journey.items, which, is_on_it);
        }
    }

    /// A waiter who is asked again remembers an order that the counter forgot.
    pub(super) fn repeat_forgotten(&mut self, party: &mut Party, help: RecoveryDelay) {
        for idx in 0..party.n_tickets() {
            if party.tickets[idx as usize].state == TicketState::Forgotten {
                self.verbal_order(party, idx, Some(help));
            }
        }
    }

    /// The guest hears "we are not supposed to, but …".
    pub(super) fn take_favour(&self, party: &mut Party) {
        if party.journey.experience.favour != Favour::No {
            return;
        }
        if party.traits.minds_favours {
            party.journey.experience.favour = Favour::Minded;
            let (number, p) = (party.journey.party, self.model.guest.favour_hush);
            party.asks_no_more |= self.draws.happens(p, Purpose::Hush, number, 0);
        } else {
            party.journey.experience.favour = Favour::Flattered;
            party.journey.experience.gestures += 1;
        }
    }

    pub(super) fn open_concierge_case(&mut self, party: &mut Party) {
        if !party.is_concierge_case {
            party.is_concierge_case = true;
            party.initiative = party.initiative.max(0.5);
            self.n_concierge_cases += 1;
        }
    }

    pub(super) fn close_concierge_case(&mut self, party: &mut Party) {
        if party.is_concierge_case {
            party.is_concierge_case = false;
            self.n_concierge_cases -= 1;
        }
    }

    /// Water is on the table.
    pub(super) fn water_came(&mut self, party: &mut Party) {
        let now = self.now();
        if party.has_left || party.water == Water::Brought {
            return;
        }
        let wanted = party.water;
        party.water = Water::Brought;
        for clock in &mut party.clocks {
            if clock.stage() == Stage::Drinks {
                clock.occupy(now);
            }
        }
        if let Water::WantedSince(since) = wanted {
            self.push_wait(party, Stage::Request, now - since, 1.0);
        }
        self.note(party, || TraceEvent::WaterCame);
        self.check_patience_later(party);
    }

    /// Puts a case before the manager; a waiter does so after the party had waited for him.
    pub(super) fn ask_manager(&mut self, party: &mut Party, from_waiter: Option<RecoveryDelay>) {
        if self.manager.line.iter().any(|request| request.slot == party.slot) {
            return; // The case is before the manager already.
        }
        party.hold();
        self.manager.cases.enter(self.now());
        self.manager.line.push_back(Request {
            slot: party.slot,
            is_from_waiter: from_waiter.is_some(),
            since: self.now(),
            help: from_waiter.unwrap_or_default(),
        });
        if self.manager.line.len() == 1 {
            self.manager_starts(party);
        }
    }

    fn manager_starts(&mut self, party: &mut Party) {
        let lasts = self.decision_time(party);
        self.staff.manager.busy += lasts;
        self.manager.at_work.enter(self.now());
        self.calendar.schedule(self.calendar.now() + lasts, Event::ManagerDecided);
    }

    /// How long the manager takes: half for what has been rehearsed, twice for what no rule foresees.
    fn decision_time(&self, party: &mut Party) -> Span {
        let part = party.n_decisions;
        party.n_decisions += 1;
        let number = party.journey.party;
        let is_novel = party.tickets.iter().any(|t| t.state == TicketState::Stuck && t.is_novel);
        let drawn = self.draws.span(&self.policy.decision, Purpose::Decision, number, part);
        let decision = match (is_novel, self.policy.has_playbook) {
            (true, _) => drawn * 2,
            (false, true) => Span::from_ticks(drawn.ticks() / 2),
            (false, false) => drawn,
        };
        decision + self.model.guest.repeat_story + lookup_time(self.policy.rulebook_size)
    }

    /// The party hears what the manager has decided.
    fn hear_decision(&mut self, party: &mut Party, is_from_waiter: bool, help: RecoveryDelay) {
        if !is_from_waiter {
            party.is_answer_pending = false;
        }
        if party.has_left || !party.is_missing_anything() {
            return;
        }
        let (number, part) = (party.journey.party, party.n_decisions);
        if self.draws.happens(self.policy.flex, Purpose::Flex, number, part) {
            self.staff.manager.yeses += 1;
            self.note(party, || TraceEvent::ManagerYes);
            self.request_after(party, TaskKind::Rescue, Urgency::Ordinary, help);
        } else {
            party.journey.experience.incidents.refusals += 1;
            party.asks_no_more = true;
            self.staff.waiters.refusals += u32::from(is_from_waiter);
            self.staff.manager.refusals += 1;
            self.note(party, || TraceEvent::ManagerNo);
        }
        self.check_patience_later(party);
    }

    /// How long the first part of doing what the manager allowed lasts.
    pub(super) fn rescue_time(&self, party: &Party) -> Span {
        if self.brings_water(party, Initiator::Manager) {
            let number = party.journey.party;
            let work = self.draws.span(&self.model.work.water, Purpose::WaterWork, number, 0);
            self.model.floor.trip + work
        } else {
            Span::ZERO
        }
    }

    pub(super) fn rescue_goes_on(&mut self, party: &mut Party) -> (TaskKind, Span) {
        if self.brings_water(party, Initiator::Manager) {
            self.water_came(party);
        }
        self.walk_over(party, RescueReason::Allowed)
    }
}

impl World<'_> {
    pub(super) fn manager_decided(&mut self) {
        let Self { evening, parties } = self;
        let Request { slot, is_from_waiter, since, mut help } =
            evening.manager.line.pop_front().expect("the manager decided a case in line");
        let now = evening.now();
        help.manager += now - since;
        evening.manager.at_work.leave(now);
        evening.manager.cases.leave_after(since);
        evening.hear_decision(&mut parties[slot], is_from_waiter, help);
        self.after_step(slot);
        let Self { evening, parties } = self;
        parties.let_go(slot);
        if let Some(Request { slot, .. }) = evening.manager.line.front() {
            evening.manager_starts(&mut parties[*slot]);
        }
    }
}
