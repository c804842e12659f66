//! How staffings are spoken of.

use crate::model::{Capacity, Roster};
use crate::render::number::plain;
use crate::results::{Choice, Role, Staff, Tried};

/// `3 waiters, 2 at standard and 1 at specials`; from the fewest to the most where that changes.
pub(super) fn staffing(staff: &Staff, tried: &Tried) -> String {
    let each = staff.roles.iter().zip(&tried.rosters).map(|(role, roster)| {
        let ends = ends(roster);
        let number = match ends {
            (fewest, most) if fewest == most => most.to_string(),
            (fewest, most) => format!("{fewest} to {most}"),
        };
        match &role.counter {
            None if ends == (1, 1) => "1 waiter".to_owned(),
            None => format!("{number} waiters"),
            Some(counter) => format!("{number} at {counter}"),
        }
    });
    crate::report::english::listed(&each.collect::<Vec<_>>())
}

/// The fewest and the most people of a roster.
fn ends(roster: &Roster) -> (u32, u32) {
    let all = std::iter::once(roster.at_opening())
        .chain(roster.changes().iter().map(|(_, capacity)| *capacity));
    let numbers = all.filter_map(|capacity| match capacity {
        Capacity::Limited(n) => Some(n),
        Capacity::Unlimited => None,
    });
    numbers.fold((u32::MAX, 0), |(fewest, most), n| (fewest.min(n), most.max(n)))
}

/// `350.00 USD`.
pub(super) fn wages(staff: &Staff, tried: &Tried) -> String {
    format!("{} {}", plain(tried.wages.units(), 0), staff.heading.currency)
}

/// `one waiter fewer`, `one fewer at standard from 20:00`.
pub(super) fn one_fewer(staff: &Staff, choice: &Choice) -> String {
    let who = match &staff.roles[choice.role].counter {
        None => "one waiter fewer".to_owned(),
        Some(counter) => format!("one fewer at {counter}"),
    };
    match choice.period {
        None => who,
        Some((from, to)) => {
            format!("{who} from {} to {}", staff.opens.plus(from), staff.opens.plus(to))
        }
    }
}

/// What a column of numbers of a role is headed with.
pub(super) fn heading(role: &Role) -> String {
    role.counter.clone().unwrap_or_else(|| "waiters".to_owned())
}
