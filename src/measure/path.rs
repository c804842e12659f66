//! Where the minutes of one wait went: along the way of the item it ended with.

use crate::measure::part::{Part, WAY};
use crate::record::{ItemRecord, Journey};
use crate::time::{SimTime, Span};

/// How long a party waited for each thing, from the order complete to the last of the items for which
/// `is_of_wait` holds, delivered or cancelled; `None` if it ordered none.
///
/// The parts are whole ticks, none is negative, and their sum is the wait. A ticket is carried when all
/// of it is ready: what the last item waits for is then what the item ready last on its ticket waits for,
/// which need not be carried with it. Of items given up together the one that had come least far counts.
pub fn way_of_last(
    journey: &Journey,
    is_of_wait: impl Fn(&ItemRecord) -> bool,
) -> Option<[(Part, Span); WAY.len()]> {
    let of_wait = journey.items.iter().filter(|item| is_of_wait(item));
    let last = of_wait.max_by_key(|item| (came_at(item), left_to_do(item)))?;
    let on_ticket = journey.items.iter().filter(|item| item.ticket == last.ticket);
    let held_up =
        on_ticket.fold(
            last,
            |held_up, item| {
                if left_to_do(item) > left_to_do(held_up) { item } else { held_up }
            },
        );
    let mut way = Way { at: journey.ordered_at, end: came_at(last) };
    let order_entry = way.until(held_up.sent_at);
    let handoff = way.until(held_up.due_out_at.min(held_up.out_at));
    let overdue = way.until(held_up.out_at);
    let waiter = held_up.help.waiter.min(overdue);
    let manager = held_up.help.manager.min(overdue - waiter);
    let queue = way.until(held_up.started_at);
    let preparation = way.until(held_up.ready_at);
    let pass = way.until(way.end);
    let stuck = overdue - waiter - manager;
    let spans = [order_entry, handoff, stuck, waiter, manager, queue, preparation, pass];
    Some(std::array::from_fn(|idx| (WAY[idx], spans[idx])))
}

/// When an item's wait ended: delivered or cancelled.
pub(super) fn came_at(item: &ItemRecord) -> SimTime {
    item.delivered_at.min(item.cancelled_at)
}

/// The later, the less far the item had come; what never happened is later than anything.
fn left_to_do(item: &ItemRecord) -> (SimTime, SimTime, SimTime) {
    (item.ready_at, item.started_at, item.out_at)
}

/// A wait, as far as it has been told.
struct Way {
    at: SimTime,
    end: SimTime,
}

impl Way {
    /// How long the next step lasted, which the end of the wait may have cut short.
    fn until(&mut self, instant: SimTime) -> Span {
        let instant = instant.min(self.end).max(self.at);
        let lasted = instant - self.at;
        self.at = instant;
        lasted
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ItemId;
    use crate::record::RecoveryDelay;

    fn at(minutes: f64) -> SimTime {
        SimTime::OPENING + Span::from_minutes(minutes)
    }

    /// Sent, out, begun, ready, delivered.
    fn item(ticket: u16, instants: [f64; 5]) -> ItemRecord {
        let [sent_at, out_at, started_at, ready_at, delivered_at] = instants.map(at);
        let ticket = Some(ticket);
        let made = ItemRecord::ordered(ItemId(0), 0, 0);
        ItemRecord { ticket, sent_at, out_at, started_at, ready_at, delivered_at, ..made }
    }

    fn minutes(items: &[ItemRecord]) -> Vec<(Part, f64)> {
        let journey = Journey { ordered_at: at(10.0), items: items.to_vec(), ..Journey::blank() };
        let way = way_of_last(&journey, |_| true).expect("it ordered");
        let lasting = way.into_iter().filter(|(_, span)| !span.is_zero());
        lasting.map(|(part, span)| (part, span.minutes())).collect()
    }

    #[test]
    fn each_step_of_the_way_has_its_part() {
        let plain = item(0, [11.0, 11.5, 13.5, 16.5, 17.5]);
        let way = [
            (Part::OrderEntry, 1.0),
            (Part::Handoff, 0.5),
            (Part::CounterQueue, 2.0),
            (Part::Preparation, 3.0),
            (Part::Pass, 1.0),
        ];
        assert_eq!(minutes(&[plain]), way);
    }

    #[test]
    fn of_a_stuck_ticket_what_waiter_and_manager_took_is_theirs() {
        let stuck = item(0, [10.0, 30.0, 30.0, 33.0, 33.0]);
        let help =
            RecoveryDelay { waiter: Span::from_minutes(2.0), manager: Span::from_minutes(4.0) };
        let stuck = ItemRecord { due_out_at: at(10.5), help, ..stuck };
        let way = [
            (Part::Handoff, 0.5),
            (Part::Stuck, 13.5),
            (Part::Waiter, 2.0),
            (Part::Manager, 4.0),
            (Part::Preparation, 3.0),
        ];
        assert_eq!(minutes(&[stuck]), way);
        let out_meanwhile = ItemRecord { out_at: at(12.5), ..stuck };
        let way = minutes(&[out_meanwhile]);
        assert_eq!(way[..2], [(Part::Handoff, 0.5), (Part::Waiter, 2.0)]);
    }

    #[test]
    fn a_load_waits_for_the_item_of_its_ticket_that_is_ready_last() {
        let carried_last = item(1, [10.0, 10.0, 10.0, 12.0, 20.0]);
        let ready_last = item(1, [10.0, 10.0, 15.0, 18.0, 19.0]);
        let elsewhere = item(0, [10.0, 10.0, 10.0, 18.5, 19.0]);
        let way = [(Part::CounterQueue, 5.0), (Part::Preparation, 3.0), (Part::Pass, 2.0)];
        assert_eq!(minutes(&[carried_last, elsewhere, ready_last]), way);
    }

    #[test]
    fn what_is_given_up_is_told_as_far_as_it_came() {
        let never = SimTime::NEVER;
        let waiting = item(0, [11.0, 12.0, 20.0, 25.0, 26.0]);
        let given_up = ItemRecord {
            started_at: never,
            ready_at: never,
            delivered_at: never,
            cancelled_at: at(40.0),
            ..waiting
        };
        let way = [(Part::OrderEntry, 1.0), (Part::Handoff, 1.0), (Part::CounterQueue, 28.0)];
        assert_eq!(minutes(&[waiting, given_up]), way);
        let unsent = ItemRecord { ticket: None, sent_at: never, out_at: never, ..given_up };
        assert_eq!(minutes(&[unsent]), [(Part::OrderEntry, 30.0)]);
    }
}
