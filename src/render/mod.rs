//! Documents and sheets, and how each format writes them: a file a format.
//!
//! What a command has to say is a [`Document`] of blocks for people or a [`Sheet`] of cells for programs.
//! Numbers and names stay what they are until a format makes them text, here and nowhere else: the format
//! rounds, aligns, colours, quotes and makes harmless whatever a file's words may hold. It knows no command,
//! no measure and no restaurant, and names no other module of this program. Start with [`Document`] and
//! [`text::document`].

mod chart;
pub mod csv;
mod document;
pub mod json;
pub mod markdown;
pub mod number;
mod plot;
pub mod safe;
mod sheet;
mod table;
pub mod text;

pub use chart::{Chart, Series};
pub use document::{Block, Document, Term, Timed};
pub use plot::Plot;
pub use sheet::{Cell, Column, Field, Sheet, column};
pub use table::{Align, Head, Piece, Shown, Split, Table, Tone};
