//! CSV for spreadsheets: a file a kind of row, every column explained in `columns.csv`.
//!
//! Headers and rows come from one list of columns a file, so they cannot disagree. A value that does not
//! exist is an empty field. Rows of evenings, parties and items are made block by block, so that a long
//! run needs no more memory than a short one. Start with [`Sheet`].

pub(super) mod column;
mod comparison;
mod evenings;
mod items;
mod parties;
mod sheet;
mod why;

pub use comparison::{differences, estimates};
pub(super) use evenings::measure_columns;
pub use sheet::{Names, Sheet, columns};
pub use why::why;
