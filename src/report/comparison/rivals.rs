//! How much of the lead a smaller change also brings, in words.

use crate::render::number::plain;
use crate::results::{Results, Rival, SmallerChange};
use crate::scenario::Override;

/// More settings than this are told as one.
const MOST_SETTINGS: usize = 2;

/// What the baseline would have to change to get most of the lead; `None` if nothing tried surely brings that.
pub(super) fn smaller_change(results: &Results) -> Option<String> {
    let (rival, share, (low, high)) = results.rivals.as_ref()?.best()?;
    let [percent, least, most] = [share, low, high].map(|share| plain(100.0 * share, 0));
    let limits = format!("{percent} %: {least} to {most} %");
    let part = if low > 1.0 {
        format!("All of the lead in guest score and more ({limits})")
    } else if low >= 1.0 {
        format!("All of the lead in guest score ({limits})")
    } else {
        format!("Of the lead in guest score about {percent} % ({least} to {most} %)")
    };
    Some(format!("{part} also comes {}.", by(rival, results.comparison.baseline_name())))
}

/// What brings it.
fn by(rival: &Rival, baseline: &str) -> String {
    let what = match rival.change {
        SmallerChange::Policy => return format!("under {}", rival.policy),
        SmallerChange::LookingIn => "if waiters look in and notice what is missing",
        SmallerChange::Acknowledging => "if stuck tickets are noticed and sent again",
    };
    let set = match (rival.change, rival.set.as_slice()) {
        (SmallerChange::Acknowledging, [one, ..]) if rival.set.len() > MOST_SETTINGS => {
            format!("each handoff's ack = {}", value(one))
        }
        (_, set) => set.iter().map(setting).collect::<Vec<_>>().join(", "),
    };
    format!("under {baseline} {what} ({set})")
}

/// As it stands in a scenario.
fn setting(set: &Override) -> String {
    format!("{} = {}", set.path, value(set))
}

fn value(Override { value, .. }: &Override) -> String {
    if value.parse::<f64>().is_ok() { value.clone() } else { format!("\"{value}\"") }
}
