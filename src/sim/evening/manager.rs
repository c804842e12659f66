//! The manager has decided: the party hears it, and the next case is taken up.

use crate::sim::evening::world::World;
use crate::sim::visit::{escalate, request::Request};

impl World<'_> {
    pub(super) fn manager_decided(&mut self) {
        let Self { evening, parties } = self;
        let now = evening.now();
        let request = evening.manager.end(now);
        escalate::hear_decision(evening, &mut parties[request.slot], request);
        self.after_step(request.slot);
        let Self { evening, parties } = self;
        parties.let_go(request.slot);
        let next = evening.manager.take_up_next(|request| request.since, now);
        if let Some(Request { slot, .. }) = next {
            escalate::decide(evening, &mut parties[slot]);
        }
    }
}
