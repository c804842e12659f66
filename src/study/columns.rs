//! Which columns a question is about: policies in the scenario's house, variants of it, other houses.

use std::sync::Arc;

use crate::experiment::Point;
use crate::model::Policy;
use crate::scenario::{Loaded, Problems, Variant};
use crate::study::choice::{self, ChoiceError};

/// The word that chooses no variant.
const NONE: &str = "none";

/// Which columns are wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Columns<'a> {
    /// Policies of the file or presets; empty: all of the file.
    pub policies: &'a [String],
    /// Variants of the file, or `none`; empty: all of the file. What stands between two commas is one of them,
    /// but for names that have commas themselves.
    pub variants: &'a [String],
    /// Variants that are not in the file.
    pub typed: &'a [Variant],
    /// The column the others are compared with; `None`: the first.
    pub baseline: Option<&'a str>,
}

/// Why there are no such columns.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ColumnsError {
    /// Nothing answers to a name.
    #[error(transparent)]
    Choice(#[from] ChoiceError),
    /// Variants have mistakes, each with its place.
    #[error("{0}")]
    Variants(Problems),
}

impl Columns<'_> {
    /// The columns in their order, policies first, and which of them the others are compared with.
    ///
    /// # Errors
    /// A name that is unknown or there twice; every mistake of every variant.
    pub fn of(self, loaded: &Loaded) -> Result<(Vec<Point>, usize), ColumnsError> {
        let house = Arc::new(loaded.model.clone());
        let policies = choice::policies(self.policies, &loaded.model)?;
        let mut variants = chosen(self.variants, &loaded.variants)?;
        variants.extend(self.typed);
        let mut points: Vec<Point> =
            policies.iter().map(|policy| Point::of(&house, policy)).collect();
        let played = self.policy_of_baseline(&policies, &variants);
        points.extend(of_variants(loaded, &variants, played)?);
        finished(points, self.baseline)
    }

    /// The policy that variants play which name none.
    fn policy_of_baseline<'p>(&self, policies: &'p [Policy], variants: &'p [&Variant]) -> &'p str {
        let is_it = |name: &str| self.baseline == Some(name);
        let of_policy = policies.iter().find(|policy| is_it(&policy.name));
        let of_variant = variants.iter().find(|variant| is_it(&variant.name));
        let named = of_variant.and_then(|variant| variant.policy.as_deref());
        named.unwrap_or(&of_policy.unwrap_or(&policies[0]).name)
    }
}

/// A column for each variant, or every mistake they have.
fn of_variants(
    loaded: &Loaded,
    variants: &[&Variant],
    usual_policy: &str,
) -> Result<Vec<Point>, ColumnsError> {
    let (mut points, mut problems) = (Vec::new(), Vec::new());
    for variant in variants {
        match loaded.with_variant(variant) {
            Err(found) => problems.push(found),
            Ok(varied) => {
                let name = variant.policy.as_deref().unwrap_or(usual_policy);
                let policy = choice::policy(name, &varied.model)?;
                let point = Point::of(&Arc::new(varied.model), &policy);
                let (label, overrides) = (variant.name.clone(), variant.set.clone());
                points.push(Point { label, overrides, ..point });
            }
        }
    }
    Problems::all(problems).map_or(Ok(points), |problems| Err(ColumnsError::Variants(problems)))
}

/// The variants of these names. Names were parted at commas, which may belong to them.
fn chosen<'v>(names: &[String], of_file: &'v [Variant]) -> Result<Vec<&'v Variant>, ChoiceError> {
    match names {
        [] => return Ok(of_file.iter().collect()),
        [only] if only == NONE => return Ok(Vec::new()),
        _ => {}
    }
    let parted = |variant: &Variant| -> Vec<String> {
        variant.name.split(',').map(|part| part.trim().to_owned()).collect()
    };
    let (mut chosen, mut rest) = (Vec::new(), names);
    while let [first, ..] = rest {
        let begins = |variant: &&Variant| rest.starts_with(&parted(variant));
        let found = of_file.iter().filter(begins).max_by_key(|variant| parted(variant).len());
        let Some(variant) = found else {
            let known = of_file.iter().map(|variant| variant.name.clone()).collect();
            return Err(ChoiceError::UnknownVariant { name: first.clone(), known });
        };
        rest = &rest[parted(variant).len()..];
        chosen.push(variant);
    }
    Ok(chosen)
}

/// The columns of several files: each file's first policy, or the policies named in each. A file's columns are called
/// by its name; their houses differ from that of the first file.
///
/// # Errors
/// A name that is unknown or there twice.
pub fn of_files(
    files: &[(String, &Loaded)],
    policies: &[String],
    baseline_name: Option<&str>,
) -> Result<(Vec<Point>, usize), ColumnsError> {
    let mut points = Vec::new();
    for (file, loaded) in files {
        let chosen = choice::policies(policies, &loaded.model)?;
        let chosen = if policies.is_empty() { &chosen[..1] } else { &chosen[..] };
        let (house, overrides) = (Arc::new(loaded.model.clone()), files[0].1.differing(loaded));
        points.extend(chosen.iter().map(|policy| {
            let label = match chosen {
                [_] => file.clone(),
                _ => format!("{file}, {}", policy.name),
            };
            Point { label, overrides: overrides.clone(), ..Point::of(&house, policy) }
        }));
    }
    finished(points, baseline_name)
}

/// The columns, if no two are called the same, and which of them the others are compared with.
fn finished(
    points: Vec<Point>,
    baseline: Option<&str>,
) -> Result<(Vec<Point>, usize), ColumnsError> {
    let labels: Vec<String> = points.iter().map(|point| point.label.clone()).collect();
    let again = labels.iter().enumerate().find(|(idx, label)| labels[..*idx].contains(label));
    if let Some((_, name)) = again {
        return Err(ChoiceError::RepeatedColumn { name: name.clone() }.into());
    }
    let money = |point: &Point| (point.label.clone(), point.model.currency.clone());
    let other = points.iter().find(|point| point.model.currency != points[0].model.currency);
    if let Some(other) = other {
        let (one, other) = (money(&points[0]), money(other));
        return Err(ChoiceError::TwoCurrencies { one, other }.into());
    }
    let Some(name) = baseline else { return Ok((points, 0)) };
    match labels.iter().position(|label| label == name) {
        Some(idx) => Ok((points, idx)),
        None => {
            Err(ChoiceError::UnknownBaseline { name: name.to_owned(), compared: labels }.into())
        }
    }
}
