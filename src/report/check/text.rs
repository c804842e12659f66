//! `check` for people.

use crate::forecast::{Note, by_section};
use crate::report::check::{Checked, evenings, loads};
use crate::report::grid::{Cell, Column, Grid};
use crate::report::text::{Layout, stacked, table, wrap_to};
use crate::report::{Detail, house};
use crate::scenario::{DefaultUsed, Provenance, Spot};

/// The house, its loads, what to look at, how many evenings, what is assumed.
pub fn checked(checked: &Checked<'_>, detail: Detail, layout: Layout) -> String {
    let model = &checked.loaded.model;
    let Layout { width, colour } = layout;
    let wrap = |paragraph: &str, indent| wrap_to(paragraph, indent, width);
    let mut text = format!("{} is sound.\n\n{}", checked.name, house::summary(model, width));
    if let Some(grid) = loads::load_grid(checked) {
        text.extend(["\n", &wrap(loads::LOAD_CAPTION, ""), &stacked(&grid, 1, layout)]);
        text.extend(loads::warnings(checked).iter().map(|warning| wrap(warning, "  ")));
    }
    let waits = loads::wait_grid(checked);
    let no_waits = loads::no_waits(checked);
    if !waits.rows.is_empty() || !no_waits.is_empty() {
        text.extend(["\n", &wrap(loads::WAIT_CAPTION, "")]);
        if !waits.rows.is_empty() {
            text.push_str(&table(&waits, colour));
        }
        text.extend(no_waits.iter().map(|line| wrap(line, "  ")));
    }
    let notes = notes(checked, width);
    if !notes.is_empty() {
        text.push_str("\nTo look at:\n");
        text.push_str(&notes);
    }
    text.extend(["\n", &wrap(&evenings::caption(checked), "")]);
    if let Some(pilot) = &checked.pilot {
        text.push_str(&table(&evenings::grid(pilot, model.policies.len()), colour));
    }
    text.extend(["\n", &wrap(&assumed(&checked.loaded.defaults, detail), "")]);
    if detail == Detail::Full {
        text.push_str(&table(&defaults(&checked.loaded.defaults), colour));
    }
    text
}

fn notes(checked: &Checked<'_>, width: usize) -> String {
    let places = &checked.loaded.places;
    let note = |note: Note| {
        let spot = places.spot(&note.path).map(spot_text).unwrap_or_default();
        let (what, way_out) = (note.what, note.way_out);
        let help = format!("= help: {way_out}");
        wrap_to(&format!("{spot}{what}"), "  ", width) + &wrap_to(&help, "    ", width)
    };
    checked.all_notes().map(note).collect()
}

fn spot_text(spot: &Spot) -> String {
    match spot.line {
        Some(line) => format!("{}:{line}: ", spot.origin),
        None => format!("{}: ", spot.origin),
    }
}

fn assumed(defaults: &[DefaultUsed], detail: Detail) -> String {
    let sections = by_section(defaults);
    let n_sourced: usize = sections.iter().map(|section| section.sourced).sum();
    let n_assumed: usize = sections.iter().map(|section| section.assumed).sum();
    let each: Vec<String> =
        sections.iter().map(|s| format!("{} {} + {}", s.section, s.sourced, s.assumed)).collect();
    let more = match detail {
        Detail::Headline => " `--verbose` lists them.",
        Detail::Full => "",
    };
    format!(
        "Left to defaults: {} values, {n_sourced} measured or told elsewhere + {n_assumed} assumed \
         ({}).{more} Where the values of the file come from only the file can say.",
        n_sourced + n_assumed,
        each.join(", ")
    )
}

fn defaults(defaults: &[DefaultUsed]) -> Grid {
    let row = |default: &DefaultUsed| {
        let source = match default.provenance {
            Provenance::From(source) => source,
            Provenance::Assumed => "assumed",
        };
        [&default.path, &default.value, source].map(Cell::plain).to_vec()
    };
    let columns = ["", "", ""].map(Column::words).to_vec();
    Grid { columns, rows: defaults.iter().map(row).collect() }
}
