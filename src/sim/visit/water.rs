//! Water meanwhile: asked for, brought, or never met.

use crate::model::{Course, Stage, WaterRule};
use crate::record::{RecoveryDelay, TraceEvent};
use crate::sim::chance::draws::Purpose;
use crate::sim::decide::{self, Initiator};
use crate::sim::stations::waiters::Urgency;
use crate::sim::visit::party::{Party, Water};
use crate::sim::visit::state::EveningState;
use crate::sim::visit::task::{BringWater, TaskKind, Work};
use crate::sim::visit::{patience, task};
use crate::time::Span;

/// The guest asks for water meanwhile.
pub(in crate::sim) fn ask_for(evening: &mut EveningState<'_>, party: &mut Party) {
    let now = evening.now();
    evening.note(party, || TraceEvent::AskedForWater);
    let is_stuck = party.order.has_stuck_ticket();
    if party.care.water() != Water::NotWanted {
        return;
    }
    match evening.policy.water {
        WaterRule::Ticket if is_stuck => {
            party.journey.experience.incidents.unmet += 1;
            evening.note(party, || TraceEvent::WaterStuck);
        }
        WaterRule::Manager => party.care.want_water(now),
        WaterRule::Ticket | WaterRule::Request | WaterRule::Unasked => {
            party.care.want_water(now);
            task::request(evening, party, BringWater, Urgency::Ordinary);
        }
    }
}

impl Work for BringWater {
    fn lasts(self, evening: &EveningState<'_>, party: &Party) -> Span {
        evening.model.floor.trip + serve_time(evening, party)
    }

    fn ends(
        self,
        evening: &mut EveningState<'_>,
        party: &mut Party,
        _: RecoveryDelay,
    ) -> Option<TaskKind> {
        came(evening, party);
        task::walk_back(evening)
    }

    fn is_pointless(self, party: &Party) -> bool {
        party.seat.has_left() || party.care.water() == Water::Brought || party.meal.is_over()
    }
}

/// How long serving it lasts.
pub(in crate::sim) fn serve_time(evening: &EveningState<'_>, party: &Party) -> Span {
    evening.draws.span(&evening.model.work.water, Purpose::WaterWork, party.journey.key, 0)
}

/// Water is on the table.
pub(in crate::sim) fn came(evening: &mut EveningState<'_>, party: &mut Party) {
    let now = evening.now();
    if party.seat.has_left() || party.care.water() == Water::Brought {
        return;
    }
    let wanted = party.care.bring_water();
    party.patience.occupy(Course::Drink, now);
    if let Water::WantedSince(since) = wanted {
        patience::push_wait(evening, party, Stage::Request, now - since, 1.0);
    }
    evening.note(party, || TraceEvent::WaterCame);
    patience::check_patience_later(evening, party);
}

/// Whether the water this guest wants may come with a visit.
pub(in crate::sim) fn comes_with(
    evening: &EveningState<'_>,
    party: &Party,
    who: Initiator,
) -> bool {
    let is_wanted = matches!(party.care.water(), Water::WantedSince(_));
    party.order.n_missing(Course::Drink) > 0
        && party.care.water() != Water::Brought
        && decide::brings_water(evening.policy, who, is_wanted)
}
