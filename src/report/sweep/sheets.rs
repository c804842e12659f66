//! The tables of a sweep: those of a comparison, with the values of each point in front.

use crate::render::{Cell, Field, Sheet};
use crate::report::sheets;
use crate::results::{Sweep, SweepPoint};

/// The tables of a point: `comparison` and `measures`.
pub fn of_point(point: &SweepPoint) -> [Sheet; 2] {
    [sheets::differences(&point.results), sheets::estimates(&point.results)].map(|mut sheet| {
        let values = || point.set.iter().map(|set| Cell::words(set.value.as_str()));
        for row in &mut sheet.rows {
            row.splice(0..0, values());
        }
        Sheet { fields: fields(&point_paths(point), sheet.fields), ..sheet }
    })
}

/// The same without rows, of points at which these keys are set.
pub fn described(paths: &[String]) -> Vec<Sheet> {
    let of_results = sheets::of_results();
    let with = |sheet: Sheet| Sheet { fields: fields(paths, sheet.fields), ..sheet };
    of_results.into_iter().filter(|sheet| sheet.name != "why").map(with).collect()
}

/// `comparison` of all points.
pub fn comparison(sweep: &Sweep) -> Option<Sheet> {
    let mut all = sweep.points.iter().map(|point| {
        let [comparison, _measures] = of_point(point);
        comparison
    });
    let first = all.next()?;
    Some(all.fold(first, |mut sheet, next| {
        sheet.rows.extend(next.rows);
        sheet
    }))
}

fn point_paths(point: &SweepPoint) -> Vec<String> {
    point.set.iter().map(|set| set.path.clone()).collect()
}

fn fields(paths: &[String], behind: Vec<Field>) -> Vec<Field> {
    let own =
        paths.iter().map(|path| Field::new(path.clone(), "", "Value of this key at the point."));
    own.chain(behind).collect()
}
