//! What must hold when nothing is due any more: the house is empty, at rest and in balance.

use crate::model::{Capacity, Roster};
use crate::sim::audit::account::Names;
use crate::sim::audit::books::ensure;
use crate::sim::evening::world::World;
use crate::sim::visit::state::EveningState;

impl World<'_> {
    /// Holds the evening to be over when nothing is due any more.
    pub(super) fn check_end(&self) {
        let evening = &self.evening;
        evening.audit.check_sums(evening.n_came(), evening.scope.has_accounts);
        check_door(evening);
        check_stations(evening);
        evening.audit.check_flows(evening.now());
        ensure(evening.n_concierge_cases == 0, || {
            format!("{} concierge cases are open and nobody is here", evening.n_concierge_cases)
        });
        ensure(
            evening.table_to_fill.is_none() && evening.queue_jumps_at.is_empty(),
            || "what a step meant for other parties was not done",
        );
        let n_named: usize = self.parties.all().iter().map(|party| party.n_refs() as usize).sum();
        ensure(n_named == 0, || format!("{n_named} parties are still spoken of and have left"));
    }
}

fn check_door(evening: &EveningState<'_>) {
    let n_waiting = evening.list.n_waiting();
    ensure(n_waiting == 0, || format!("{n_waiting} parties wait for a table and nothing is due"));
    ensure(evening.list.is_deserted(), || "somebody stands in the waiting list and nothing is due");
    for (table, free) in evening.model.floor.tables.iter().zip(evening.tables.free()) {
        let all = table.count.places(1);
        ensure(*free == all, || {
            format!("{free} of {all} tables of {} are free at the end", table.seats)
        });
    }
}

/// Holds every place where people are served to be at rest and in balance.
fn check_stations(evening: &EveningState<'_>) {
    let now = evening.now();
    let floor = &evening.model.floor;
    let waiters = Names {
        unrest: format_args!("a waiter is at work, or a task waits for one,"),
        queue: format_args!("the waiters' lines"),
        servers: format_args!("waiters"),
    };
    evening.waiters.account().check((&floor.waiters, 1), waiters, now);
    ensure(
        evening.waiters.have_empty_hands(),
        || "a waiter has something in hand and nothing is due",
    );
    for (counter, state) in evening.model.counters.iter().zip(&evening.counters) {
        let name = &counter.name;
        let names = Names {
            unrest: format_args!("counter `{name}` has something in hand or in line"),
            queue: format_args!("the line of counter `{name}`"),
            servers: format_args!("the hands of counter `{name}`"),
        };
        state.account().check((&counter.staff, counter.parallel), names, now);
    }
    let manager = Names {
        unrest: format_args!("the manager has a case in hand or in line"),
        queue: format_args!("the manager's line"),
        servers: format_args!("managers"),
    };
    let one = Roster::constant(Capacity::Limited(1));
    evening.manager.account().check((&one, 1), manager, now);
}
