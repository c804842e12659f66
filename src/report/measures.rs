//! The catalogue of measures: for people, for spreadsheets and for programs.

use serde::Serialize;

use crate::catalogue::{Better, MEASURES, MeasureInfo, Quantile};
use crate::render::{
    Block, Cell, Document, Head, Sheet, Shown, Split, Table, Term, column, json as form,
};

/// A row a measure; where a line has no room for it, a paragraph a measure.
pub fn document() -> Document {
    let heads = ["key", "unit", "better", "quantiles", "meaning"].map(Head::words).to_vec();
    let rows = MEASURES.iter().map(row).collect();
    let wide = Table { heads, rows, split: Split::Never, notes: Vec::new() };
    let narrow = Some(Box::new(Block::Terms(MEASURES.iter().map(term).collect())));
    Document { title: None, blocks: vec![Block::Table { wide, narrow }] }
}

fn row(info: &MeasureInfo) -> Vec<Shown> {
    let quantiles = if info.has_quantiles { ".p50, .p90" } else { "" };
    [info.key, info.unit.key(), info.better.key(), quantiles, info.meaning]
        .map(Shown::words)
        .to_vec()
}

/// What a measure is, in the words every place has for it.
pub(super) fn term(info: &MeasureInfo) -> Term {
    let better = match info.better {
        Better::Higher => ", higher is better",
        Better::Lower => ", lower is better",
        Better::Neither => "",
    };
    let quantiles = Quantile::ALL.map(|quantile| format!("{}.{}", info.key, quantile.key()));
    Term {
        word: info.key,
        kind: format!("{}{better}", info.unit.key()),
        meaning: info.meaning,
        also: info.has_quantiles.then(|| quantiles.join(" and ")),
    }
}

/// A row a measure.
pub fn sheet() -> Sheet {
    let columns = vec![
        column("measure", "", "Its key.", |info: &MeasureInfo| Cell::words(info.key)),
        column("unit", "", "Its unit.", |info| Cell::words(info.unit.key())),
        column("low", "as in unit", "No value is below it; empty where any may be.", |info| {
            Some(info.bounds.low).filter(|low| low.is_finite()).into()
        }),
        column("high", "as in unit", "No value is above it; empty where any may be.", |info| {
            Some(info.bounds.high).filter(|high| high.is_finite()).into()
        }),
        column("better", "", "Which way is better.", |info| Cell::words(info.better.key())),
        column("has_quantiles", "", "Whether it has a median and a 90th percentile.", |info| {
            Cell::Flag(info.has_quantiles)
        }),
        column("meaning", "", "What it is.", |info| Cell::words(info.meaning)),
    ];
    Sheet::new("measures", columns, MEASURES)
}

/// An object a measure.
pub fn json() -> String {
    form::pretty(&MEASURES.iter().map(entry).collect::<Vec<_>>())
}

#[derive(Serialize)]
struct Entry {
    key: &'static str,
    unit: &'static str,
    /// No value is below it; `null` where any may be.
    low: Option<f64>,
    /// No value is above it.
    high: Option<f64>,
    better: &'static str,
    quantiles: Vec<&'static str>,
    meaning: &'static str,
}

fn entry(info: &MeasureInfo) -> Entry {
    let quantiles = Quantile::ALL.map(Quantile::key);
    Entry {
        key: info.key,
        unit: info.unit.key(),
        low: Some(info.bounds.low).filter(|low| low.is_finite()),
        high: Some(info.bounds.high).filter(|high| high.is_finite()),
        better: info.better.key(),
        quantiles: if info.has_quantiles { quantiles.to_vec() } else { Vec::new() },
        meaning: info.meaning,
    }
}
