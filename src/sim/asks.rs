//! Guests who have waited long enough: they ask, ask for water, go to the manager, cancel, complain.
//!
//! Guests act by what they feel ([`crate::feel`]), never by what the house knows. A party's patience is
//! looked at when the earliest of its limits will be passed; whatever changes how the wait feels before
//! that puts a new look on the calendar and makes the old one void.

use crate::feel;
use crate::feel::ScoreTotals;
use crate::model::{AskGap, Course, WaterRule};
use crate::record::{RecoveryDelay, TraceEvent};
use crate::sim::decide::{self, Case, Initiator, Reply};
use crate::sim::draws::Purpose;
use crate::sim::event::Event;
use crate::sim::floor::{RescueReason, TaskKind, Urgency};
use crate::sim::house::EveningState;
use crate::sim::order::COURSES;
use crate::sim::party::{Party, Water, course_idx};
use crate::time::{SimTime, Span};

/// How many times the acceptable wait is perceived at a disconfirmation of `d`.
fn at_disconfirmation(d: f64) -> f64 {
    d + 1.0
}

impl EveningState<'_> {
    /// Puts the next look at a party's patience on the calendar.
    #[inline(always)]
    pub(super) fn check_patience_later(&mut self, party: &mut Party) {
        if !self.do_guests_act {
            return;
        }
        let at = self.next_limit(party).max(self.now());
        if at == party.check_at {
            return;
        }
        party.check_at = at;
        if at != SimTime::NEVER {
            self.later(party, at, Event::PatienceCheck);
        }
    }

    /// When the earliest limit of a party will be passed, if nothing changes.
    fn next_limit(&self, party: &Party) -> SimTime {
        let guest = &self.model.guest;
        let mut first = SimTime::NEVER;
        for course in COURSES {
            if self.weighs_cancelling(party, course) {
                first =
                    first.min(self.passes_at(party, course, at_disconfirmation(guest.cancel_at)));
            }
        }
        let asking = self.asking_limit(party);
        let next_ask_at = party.next_ask_at;
        if let Some(times) = asking {
            for course in COURSES {
                let at = self.passes_at(party, course, times);
                first = first.min(if at == SimTime::NEVER { at } else { at.max(next_ask_at) });
            }
        }
        first
    }

    /// At how many times the acceptable wait a party asks (or, if silent, may go to the manager);
    /// `None` while it does neither.
    fn asking_limit(&self, party: &Party) -> Option<f64> {
        let guest = &self.model.guest;
        if party.is_answer_pending || party.asks_no_more {
            return None;
        }
        if party.traits.asks {
            return Some(guest.ask_threshold);
        }
        let may_go = guest.p_escalate_silent > 0.0 && party.goes_to_manager.is_none();
        may_go.then(|| at_disconfirmation(guest.escalate_silent_at))
    }

    fn weighs_cancelling(&self, party: &Party, course: Course) -> bool {
        self.model.guest.p_cancel > 0.0 && !party.has_weighed_cancelling[course_idx(course)]
    }

    /// When the perceived wait for a course passes so many times the acceptable one.
    fn passes_at(&self, party: &Party, course: Course, times: f64) -> SimTime {
        let params = &self.model.score.feel;
        let clock = &party.clocks[course_idx(course)];
        let limit = times * params.acceptable_min(clock.stage());
        clock.passes_at(limit, params, party.journey.experience.is_solo)
    }

    /// A limit may have been passed.
    pub(super) fn check_patience(&mut self, party: &mut Party) {
        let now = self.now();
        if party.check_at != now {
            return; // Something has changed since; another look is on the calendar.
        }
        party.check_at = SimTime::NEVER;
        for course in COURSES {
            let limit = at_disconfirmation(self.model.guest.cancel_at);
            if self.weighs_cancelling(party, course) && self.passes_at(party, course, limit) <= now
            {
                self.weigh_cancelling(party, course);
            }
        }
        if party.has_left {
            return;
        }
        let is_due = self.asking_limit(party).is_some_and(|times| {
            COURSES.iter().any(|course| self.passes_at(party, *course, times) <= now)
        });
        if is_due && now >= party.next_ask_at {
            if party.traits.asks {
                self.ask(party);
            } else {
                party.decide_on_manager(self.model.guest.p_escalate_silent);
                if party.goes_to_manager == Some(true) {
                    self.go_to_manager(party);
                }
            }
        }
        self.check_patience_later(party);
    }

    fn weigh_cancelling(&mut self, party: &mut Party, course: Course) {
        let idx = course_idx(course);
        party.has_weighed_cancelling[idx] = true;
        let number = party.journey.party;
        let part = u32::try_from(idx).expect("there are two courses");
        if self.draws.happens(self.model.guest.p_cancel, Purpose::Cancel, number, part) {
            self.cancel(party, course);
        }
    }

    /// The guest asks where things are, or has had enough and goes to the manager.
    fn ask(&mut self, party: &mut Party) {
        let now = self.now();
        let guest = &self.model.guest;
        party.first_contact_at = party.first_contact_at.min(now);
        party.journey.experience.incidents.chases += 1;
        let n_asks = party.journey.experience.incidents.chases;
        let number = party.journey.party;
        let gap = self.ask_gap(number, n_asks);
        party.next_ask_at = now + gap;
        let has_had_enough = guest.escalate_at.is_some_and(|limit| n_asks >= limit)
            || guest.escalate_loss.is_some_and(|limit| self.loss_so_far(party) >= limit);
        if has_had_enough {
            party.decide_on_manager(guest.p_escalate);
        }
        self.note(party, || TraceEvent::Asked(n_asks));
        if has_had_enough && party.goes_to_manager == Some(true) {
            self.go_to_manager(party);
            return;
        }
        self.staff.waiters.angry_guests += u32::from(n_asks >= 3);
        party.is_answer_pending = true;
        if guest.interim_ask_at == Some(n_asks)
            && self.draws.happens(guest.p_interim, Purpose::Water, number, 0)
        {
            self.ask_for_water(party);
        }
        self.request(party, TaskKind::Ask, Urgency::Ordinary);
    }

    fn ask_gap(&self, party: u32, n_asks: u32) -> Span {
        match &self.model.guest.ask_gap {
            AskGap::Drawn(dist) => self.draws.span(dist, Purpose::AskGap, party, n_asks),
            AskGap::Listed(gaps) => gaps[(n_asks as usize).min(gaps.len()) - 1],
        }
    }

    /// Σℓ so far: what has been lost, and what the running waits would cost if they ended now.
    fn loss_so_far(&self, party: &mut Party) -> f64 {
        let now = self.now();
        let params = &self.model.score;
        let mut loss = ScoreTotals::of(&party.journey.experience, params).loss;
        let is_solo = party.journey.experience.is_solo;
        for course in COURSES {
            let clock = &party.clocks[course_idx(course)];
            if !clock.is_running() {
                continue;
            }
            let (stage, at) = (clock.stage(), clock.acceptable_at.min(now));
            let share = party.share_without(self.model, course, at).unwrap_or(1.0);
            let segments = party.clocks[course_idx(course)].segments(now);
            let perceived = feel::perceived_minutes(&params.feel, stage, segments, is_solo);
            let d = feel::disconfirmation(&params.feel, stage, perceived);
            loss += (-feel::wait_points(&params.feel, stage, d, share)).max(0.0);
        }
        loss
    }

    fn go_to_manager(&mut self, party: &mut Party) {
        let now = self.now();
        party.first_contact_at = party.first_contact_at.min(now);
        party.journey.experience.incidents.escalations += 1;
        if !party.traits.asks {
            party.journey.experience.incidents.chases += 1;
        }
        party.is_answer_pending = true;
        self.staff.waiters.angry_guests += 1;
        self.staff.manager.guests += 1;
        self.note(party, || TraceEvent::WentToManager);
        self.ask_manager(party, None);
    }

    fn ask_for_water(&mut self, party: &mut Party) {
        let now = self.now();
        self.note(party, || TraceEvent::AskedForWater);
        let is_stuck = party.has_stuck_ticket();
        if party.water != Water::NotWanted {
            return;
        }
        match self.policy.water {
            WaterRule::Ticket if is_stuck => {
                party.journey.experience.incidents.unmet += 1;
                self.note(party, || TraceEvent::WaterStuck);
            }
            WaterRule::Manager => party.water = Water::WantedSince(now),
            WaterRule::Ticket | WaterRule::Request | WaterRule::Unasked => {
                party.water = Water::WantedSince(now);
                self.request(party, TaskKind::BringWater, Urgency::Ordinary);
            }
        }
    }

    /// A waiter has listened and answers; returns the visit that follows, if one does.
    pub(super) fn answer(
        &mut self,
        party: &mut Party,
        help: RecoveryDelay,
    ) -> Option<(TaskKind, Span)> {
        party.is_answer_pending = false;
        if party.has_left || !party.is_missing_anything() {
            return None;
        }
        let n_asks = party.journey.experience.incidents.chases;
        let case =
            Case { n_asks, is_open: party.is_concierge_case, n_open: self.n_concierge_cases };
        let u = self.draws.uniform(Purpose::Answer, party.journey.party, n_asks);
        self.staff.waiters.exceptions += u32::from(party.has_stuck_ticket());
        self.answer_coldly(party);
        let follows = match decide::reply(self.policy, case, u) {
            Reply::Promise => {
                self.promise(party);
                self.repeat_forgotten(party, help);
                None
            }
            Reply::AskManager => {
                self.let_me_ask(party, help);
                self.mislead(party);
                None
            }
            Reply::Own { as_favour, as_concierge: false } => {
                if as_favour {
                    self.take_favour(party);
                }
                Some(self.take_over(party, RescueReason::Asked { as_favour }))
            }
            Reply::Own { as_concierge: true, .. } => {
                self.open_concierge_case(party);
                Some(self.take_over(party, RescueReason::Concierge))
            }
        };
        self.check_patience_later(party);
        follows
    }

    /// "They are coming."
    fn promise(&mut self, party: &mut Party) {
        self.staff.waiters.promises += 1;
        self.note(party, || TraceEvent::Promised);
        self.sound_by_rote(party);
        self.mislead(party);
        let due_at = self.now() + self.model.guest.promise_window;
        self.later(party, due_at, Event::PromiseDue);
    }

    /// A promise may be felt as said by rote, above all when it has been heard before.
    fn sound_by_rote(&self, party: &mut Party) {
        let incidents = &mut party.journey.experience.incidents;
        let p = if party.n_promises == 0 {
            self.policy.p_boilerplate
        } else {
            self.policy.p_boilerplate.max(self.policy.p_boilerplate_again)
        };
        let (number, part) = (party.journey.party, party.n_promises);
        party.n_promises += 1;
        incidents.boilerplate +=
            u32::from(self.draws.happens(p, Purpose::Boilerplate, number, part));
    }

    /// Who does not go to look may say what is not so.
    fn mislead(&mut self, party: &mut Party) {
        let incidents = &mut party.journey.experience.incidents;
        let (number, part) = (party.journey.party, incidents.chases);
        if self.draws.happens(self.policy.p_wrong_info, Purpose::WrongInfo, number, part) {
            incidents.wrong_info += 1;
            self.note(party, || TraceEvent::WrongInfo);
        }
    }

    /// "Let me ask": a reason, and a time.
    fn let_me_ask(&mut self, party: &mut Party, help: RecoveryDelay) {
        self.note(party, || TraceEvent::WillAskManager);
        let until = self.now() + self.model.guest.promise_window;
        self.state_time(party, until, false);
        self.ask_manager(party, Some(help));
    }

    /// Somebody names a time: the wait is informed until then, and the guest does not ask before.
    pub(super) fn state_time(&mut self, party: &mut Party, until: SimTime, is_owned: bool) {
        let now = self.now();
        for clock in &mut party.clocks {
            clock.inform(now, until, is_owned);
        }
        party.next_ask_at = party.next_ask_at.max(until);
        self.later(party, until, Event::PromiseDue);
    }

    /// The time a promise named is here; if something is still missing, it is broken.
    pub(super) fn promise_due(&mut self, party: &mut Party) {
        let now = self.now();
        if !party.is_missing_anything() {
            return;
        }
        party.journey.experience.incidents.promises_broken += 1;
        for clock in &mut party.clocks {
            clock.break_promise(now);
        }
        self.note(party, || TraceEvent::PromiseBroken);
        self.check_patience_later(party);
    }

    /// At the bill a party that has not been heard may complain.
    #[inline(always)]
    pub(super) fn complain_if_unheard(&mut self, party: &mut Party) {
        if self.model.guest.p_complain > 0.0 && !party.has_contact() {
            self.weigh_complaining(party);
        }
    }

    #[cold]
    fn weigh_complaining(&mut self, party: &mut Party) {
        let guest = &self.model.guest;
        let params = &self.model.score;
        let loss = ScoreTotals::of(&party.journey.experience, params).raw_loss(params);
        let number = party.journey.party;
        if loss >= guest.complain_loss
            && self.draws.happens(guest.p_complain, Purpose::Complain, number, 0)
        {
            party.journey.has_complained = true;
            self.note(party, || TraceEvent::Complained);
        }
    }

    /// Whether the water this guest wants may come with a visit.
    pub(super) fn brings_water(&self, party: &Party, who: Initiator) -> bool {
        let is_wanted = matches!(party.water, Water::WantedSince(_));
        party.n_missing[course_idx(Course::Drink)] > 0
            && party.water != Water::Brought
            && decide::brings_water(self.policy, who, is_wanted)
    }
}
