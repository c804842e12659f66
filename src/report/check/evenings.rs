//! How many evenings a comparison will take, in words.

use crate::compare::SampleSize;
use crate::forecast::Hint;
use crate::model::Goal;
use crate::render::{Head, Shown, Split, Table};
use crate::report::check::{Checked, NO_PILOT};
use crate::report::verdicts::evenings_text;
use crate::study::{PILOT_EVENINGS, Pilot, PilotMeasure};

/// What the table shows.
pub(super) fn caption(checked: &Checked<'_>) -> String {
    let Some(pilot) = &checked.pilot else {
        return format!(
            "How many evenings a comparison takes is not known: {NO_PILOT} of {PILOT_EVENINGS} evenings."
        );
    };
    let of = match checked.loaded.model.policies.as_slice() {
        [_] => "the mean",
        [_, _] => "the difference",
        _ => "each difference",
    };
    format!(
        "Evenings it takes to know {of} within 10 %, judged by a pilot of {PILOT_EVENINGS} evenings \
         (seed {}), and between which numbers that may lie:",
        pilot.seed
    )
}

/// The headline of a pilot.
pub(super) fn table(pilot: &Pilot, n_policies: usize) -> Table {
    let row = |measure: &PilotMeasure| {
        let needed = match (measure.need, measure.absent) {
            (Some(need), _) => Shown::words(need_text(need)),
            (None, Some(absent)) => Shown::words(absent.reason()),
            (None, None) if n_policies > 1 => Shown::words("no evening of the pilot differed"),
            (None, None) => Shown::missing(),
        };
        vec![Shown::words(measure.key.name()), needed]
    };
    Table {
        heads: ["", "evenings"].map(Head::words).to_vec(),
        rows: pilot.measures[..pilot.n_headline].iter().map(row).collect(),
        split: Split::Never,
        notes: Vec::new(),
    }
}

fn need_text(need: SampleSize) -> String {
    let (likely, fewest) = (evenings_text(need.likely), evenings_text(need.fewest));
    match need.most.map(evenings_text) {
        Some(most) if most == fewest => likely,
        Some(most) => format!("{likely} ({fewest} to {most})"),
        None => format!("{likely} ({fewest} or more: in the pilot it may be zero)"),
    }
}

/// Goals on measures that had no value in the pilot.
pub(super) fn goal_notes(checked: &Checked<'_>) -> Vec<Hint> {
    let Some(pilot) = &checked.pilot else {
        return Vec::new();
    };
    let note = |goal: &Goal| {
        let measured = pilot.measures.iter().find(|measured| measured.key == goal.measure)?;
        let reason = measured.absent?.reason();
        let key = goal.key();
        let what = format!(
            "`{key}` had no value on any of {PILOT_EVENINGS} evenings of the pilot: {reason}"
        );
        let way_out = "leave the goal out, or choose another measure".to_owned();
        Some(Hint { path: format!("goals.{key}"), what, way_out })
    };
    checked.loaded.model.goals.iter().filter_map(note).collect()
}
