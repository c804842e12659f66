//! What a party waits for, how the wait feels, and what it has made up its mind about.

use super::clock::WaitClock;
use crate::feel::LossSoFar;
use crate::model::{Course, ScoreParams, Stage, WaitPerception};
use crate::record::Experience;
use crate::sim::courses::{COURSES, Courses, course_idx};
use crate::time::SimTime;

/// The patience of a party's guests.
#[derive(Clone, Debug)]
pub(in crate::sim) struct Patience {
    /// Of each course.
    clocks: [WaitClock; COURSES.len()],
    /// When it is looked at next; other looks are void.
    check_at: SimTime,
    next_ask_at: SimTime,
    is_answer_pending: bool,
    asks_no_more: bool,
    /// Whether it goes to the manager, once that has been decided.
    goes_to_manager: Option<bool>,
    has_weighed_cancelling: [bool; COURSES.len()],
    /// What was asked for last.
    asked_for: Courses,
    /// It leaves when a wait feels this many times as long as is acceptable.
    leaves_at: f64,
    n_promises: u32,
    n_overtaken: u32,
    lost: LossSoFar,
}

impl Patience {
    /// Nobody's patience.
    pub(super) fn new() -> Self {
        Self {
            clocks: [WaitClock::new(Stage::Drinks), WaitClock::new(Stage::Food)],
            check_at: SimTime::NEVER,
            next_ask_at: SimTime::OPENING,
            is_answer_pending: false,
            asks_no_more: false,
            goes_to_manager: None,
            has_weighed_cancelling: [false; COURSES.len()],
            asked_for: Courses::default(),
            leaves_at: f64::INFINITY,
            n_promises: 0,
            n_overtaken: 0,
            lost: LossSoFar::default(),
        }
    }

    /// Makes it ready for a new party.
    #[inline(always)]
    pub(super) fn open(&mut self) {
        let Self {
            clocks,
            check_at,
            next_ask_at,
            is_answer_pending,
            asks_no_more,
            goes_to_manager,
            has_weighed_cancelling,
            asked_for,
            leaves_at,
            n_promises,
            n_overtaken,
            // It is begun with the first wait.
            lost: _,
        } = self;
        clocks.iter_mut().for_each(WaitClock::reset);
        *check_at = SimTime::NEVER;
        *next_ask_at = SimTime::OPENING;
        *is_answer_pending = false;
        *asks_no_more = false;
        *goes_to_manager = None;
        *has_weighed_cancelling = [false; COURSES.len()];
        *asked_for = Courses::default();
        *leaves_at = f64::INFINITY;
        *n_promises = 0;
        *n_overtaken = 0;
    }

    /// The clock of a course's wait.
    pub(in crate::sim) fn clock(&self, course: Course) -> &WaitClock {
        &self.clocks[course_idx(course)]
    }

    fn clock_mut(&mut self, course: Course) -> &mut WaitClock {
        &mut self.clocks[course_idx(course)]
    }

    /// The wait for a course begins.
    pub(in crate::sim) fn start(&mut self, course: Course, now: SimTime, params: &WaitPerception) {
        self.lost = LossSoFar::default();
        self.clock_mut(course).start(now, params);
    }

    /// Somebody names a time for some courses: their waits are informed until then, and nobody asks before.
    pub(in crate::sim) fn inform(
        &mut self,
        (now, until): (SimTime, SimTime),
        courses: Courses,
        is_owned: bool,
    ) {
        for course in courses.each() {
            self.clock_mut(course).inform(now, until, is_owned);
        }
        self.next_ask_at = self.next_ask_at.max(until);
    }

    /// A promise of some courses was not kept.
    pub(in crate::sim) fn break_promise(&mut self, now: SimTime, courses: Courses) {
        for course in courses.each() {
            self.clock_mut(course).break_promise(now);
        }
    }

    /// The guests speak up about some courses.
    pub(in crate::sim) fn speak_of(&mut self, courses: Courses) {
        self.asked_for = courses;
    }

    /// What they spoke up about last.
    pub(in crate::sim) fn asked_for(&self) -> Courses {
        self.asked_for
    }

    /// They leave when a wait feels so many times as long as is acceptable.
    pub(in crate::sim) fn leave_at(&mut self, times: f64) {
        self.leaves_at = times;
    }

    /// At how many times the acceptable wait they leave; infinite: never.
    pub(in crate::sim) fn leaves_at(&self) -> f64 {
        self.leaves_at
    }

    /// The guests have something in hand while they wait for a course.
    pub(in crate::sim) fn occupy(&mut self, course: Course, now: SimTime) {
        self.clock_mut(course).occupy(now);
    }

    /// What the guests have felt of a course's wait until now [min, ≥ 0].
    pub(in crate::sim) fn felt_min(
        &mut self,
        course: Course,
        now: SimTime,
        (params, is_solo): (&WaitPerception, bool),
    ) -> f64 {
        self.clock_mut(course).felt_min(now, params, is_solo)
    }

    /// Σℓ of what is written into an experience; see [`LossSoFar`].
    pub(in crate::sim) fn lost(&mut self, experience: &Experience, params: &ScoreParams) -> f64 {
        self.lost.of(experience, params)
    }

    /// Ends a course's wait and writes it into the experience.
    pub(in crate::sim) fn stop(
        &mut self,
        course: Course,
        now: SimTime,
        share: f64,
        experience: &mut Experience,
    ) {
        self.clock_mut(course).stop(now, share, experience);
    }

    /// Has it looked at next at an instant, or never; whether that is news.
    #[inline(always)]
    pub(in crate::sim) fn plan_check(&mut self, at: SimTime) -> bool {
        let is_news = at != self.check_at;
        self.check_at = at;
        is_news
    }

    /// Whether the look that is due is the one planned last; others are void.
    pub(in crate::sim) fn begin_check(&mut self, now: SimTime) -> bool {
        let is_valid = self.check_at == now;
        if is_valid {
            self.check_at = SimTime::NEVER;
        }
        is_valid
    }

    /// Nobody asks before.
    pub(in crate::sim) fn next_ask_at(&self) -> SimTime {
        self.next_ask_at
    }

    /// The guest asks, and not again before an instant.
    pub(in crate::sim) fn ask_again_at(&mut self, at: SimTime) {
        self.next_ask_at = at;
    }

    /// Whether the guests would speak up if they had waited long enough.
    pub(in crate::sim) fn may_speak_up(&self) -> bool {
        !self.is_answer_pending && !self.asks_no_more
    }

    /// Somebody has been told and is to come back to them.
    pub(in crate::sim) fn await_answer(&mut self) {
        self.is_answer_pending = true;
    }

    /// The answer has come.
    pub(in crate::sim) fn hear_answer(&mut self) {
        self.is_answer_pending = false;
    }

    /// They ask no more.
    pub(in crate::sim) fn fall_silent(&mut self) {
        self.asks_no_more = true;
    }

    /// Makes up its mind, once, whether to go to the manager: `escalates` is the chance that belongs to it.
    pub(in crate::sim) fn decide_on_manager(&mut self, escalates: f64, p: f64) {
        self.goes_to_manager.get_or_insert(escalates < p);
    }

    /// Whether it goes to the manager, once that has been decided.
    pub(in crate::sim) fn goes_to_manager(&self) -> Option<bool> {
        self.goes_to_manager
    }

    pub(in crate::sim) fn has_weighed_cancelling(&self, course: Course) -> bool {
        self.has_weighed_cancelling[course_idx(course)]
    }

    /// Weighs cancelling a course, once.
    pub(in crate::sim) fn weigh_cancelling(&mut self, course: Course) {
        self.has_weighed_cancelling[course_idx(course)] = true;
    }

    /// Number of the promise that is made now, from 0.
    pub(in crate::sim) fn next_promise(&mut self) -> u32 {
        self.n_promises += 1;
        self.n_promises - 1
    }

    /// Number of the time it is overtaken now, from 0.
    pub(in crate::sim) fn next_overtaken(&mut self) -> u32 {
        self.n_overtaken += 1;
        self.n_overtaken - 1
    }
}
