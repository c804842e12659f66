//! How much of the lead a smaller change also brings, in words.

use crate::render::number::plain;
use crate::results::{Results, Rival, SmallerChange};
use crate::scenario::Override;

/// More settings than this are told as one.
const MOST_SETTINGS: usize = 2;

/// What the baseline would have to change to get most of the lead; `None` if nothing tried surely brings that.
pub(super) fn smaller_change(results: &Results) -> Option<String> {
    let (rival, share, limits) = results.rivals.as_ref()?.best()?;
    let how = by(rival, results.comparison.baseline_name());
    Some(format!("{} also comes {how}.", part(share, limits)))
}

/// How much of the lead it is: all of it only where that is sure.
fn part(share: f64, (low, high): (f64, f64)) -> String {
    let [percent, least, most] = [share, low, high].map(|share| plain(100.0 * share, 0));
    if low > 1.0 {
        format!("All of the lead in guest score and more ({percent} %: {least} to {most} %)")
    } else if low >= 1.0 {
        format!("All of the lead in guest score ({percent} %: {least} to {most} %)")
    } else {
        format!("Of the lead in guest score about {percent} % ({least} to {most} %)")
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_the_lead_is_what_surely_is_all_of_it() {
        let all = "All of the lead in guest score";
        assert_eq!(part(1.19, (1.11, 1.27)), format!("{all} and more (119 %: 111 to 127 %)"));
        assert_eq!(part(1.0, (1.0, 1.0)), format!("{all} (100 %: 100 to 100 %)"));
        for (share, limits) in [(1.03, (0.95, 1.11)), (0.63, (0.55, 0.7))] {
            assert!(
                part(share, limits).starts_with("Of the lead in guest score about "),
                "{share}"
            );
        }
    }
}
