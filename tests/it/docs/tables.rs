//! Tables of what can be measured.

use orderflow::catalogue::{MEASURES, MeasureInfo};

use crate::snapshot::assert_page;

#[test]
fn the_page_of_measures_is_the_catalogue() {
    let rows: String = MEASURES.iter().map(row_of_measure).collect();
    let page = format!(
        "# Measures\n\n\
         What is counted of an evening: {} measures. The key names a measure in `[goals]`, in\n\
         `measures = [...]`, after `--on` and `--chart`, and in tables. *Better* says which way ▲ points. Where it\n\
         says p50 and p90, the median and the 90th percentile over an evening's parties can be had too:\n\
         `drinks_wait_min.p90`; over all evenings' parties together: `pooled.drinks_wait_min.p90`. *Lies* says between which numbers every evening's value and every limit lie;\n\
         where nothing is said, it may be any number. Those of *a season* only `orderflow season` has, or has too.\n\n\
         `orderflow measures` prints the same list. This page is written by a test.\n\n\
         | key | called | unit | lies | better | also | of a season | meaning |\n|---|---|---|---|---|---|---|---|\n{rows}",
        MEASURES.len()
    );
    assert_page("docs/measures.md", |_| page);
}

fn row_of_measure(info: &MeasureInfo) -> String {
    let MeasureInfo {
        measure,
        key,
        name,
        unit,
        bounds,
        better,
        meaning,
        has_quantiles,
        decimals: _,
        needs: _,
        listed: _,
    } = info;
    let (unit, better) = (unit.key(), better.key());
    let lies = match (bounds.low.is_finite(), bounds.high.is_finite()) {
        (true, true) => format!("{} to {}", bounds.low, bounds.high),
        (true, false) => format!("from {}", bounds.low),
        (false, _) => String::new(),
    };
    let also = if *has_quantiles { "p50, p90" } else { "" };
    let season = if measure.is_of_season() { "yes" } else { "" };
    format!("| `{key}` | {name} | {unit} | {lies} | {better} | {also} | {season} | {meaning} |\n")
}
