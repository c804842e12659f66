//! Distributions written as text: `lognormal(mean 8 min, cv 0.5)`.

use std::ops::Range;

use crate::catalogue::LARGEST;
use crate::numbers::dist::{Dist, DistError};

use super::problem::Fault;
use super::slips;
use super::spoken::{self, Said};
use super::suggest;
use super::units::{self, DURATION, LONGEST_MIN};

/// What an argument of a distribution is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Argument {
    Minutes,
    /// What would be minutes, of a distribution without a unit.
    Plain,
    Number,
    Whole,
}

use Argument::{Minutes, Number, Plain, Whole};

/// One way to write a distribution.
struct Form {
    family: &'static str,
    /// Names (empty: none is written) and kinds, in order.
    arguments: &'static [(&'static str, Argument)],
    example: &'static str,
    build: fn(&[f64]) -> Result<Dist, DistError>,
}

/// Every way to write a distribution but `empirical`, which takes any number of durations.
const FORMS: [Form; 11] = [
    Form {
        family: "lognormal",
        arguments: &[("mean", Minutes), ("cv", Number)],
        example: "lognormal(mean 8 min, cv 0.5)",
        build: |v| Dist::lognormal_mean_cv(v[0], v[1]),
    },
    Form {
        family: "lognormal",
        arguments: &[("median", Minutes), ("cv", Number)],
        example: "lognormal(median 25 min, cv 0.5)",
        build: |v| Dist::lognormal_median_cv(v[0], v[1]),
    },
    Form {
        family: "triangular",
        arguments: &[("", Minutes), ("", Minutes), ("", Minutes)],
        example: "triangular(3 min, 5 min, 7 min)",
        build: |v| Dist::triangular(v[0], v[1], v[2]),
    },
    Form {
        family: "uniform",
        arguments: &[("", Minutes), ("", Minutes)],
        example: "uniform(1 min, 3 min)",
        build: |v| Dist::uniform(v[0], v[1]),
    },
    Form {
        family: "exponential",
        arguments: &[("mean", Minutes)],
        example: "exponential(mean 2 min)",
        build: |v| Dist::exponential(v[0]),
    },
    Form {
        family: "erlang",
        arguments: &[("k", Whole), ("mean", Minutes)],
        example: "erlang(k 3, mean 5 min)",
        #[expect(
            clippy::cast_possible_truncation,
            reason = "checked to be whole and at most 1000"
        )]
        #[expect(clippy::cast_sign_loss, reason = "checked to be at least 1")]
        build: |v| Dist::erlang(v[0] as u32, v[1]),
    },
    Form {
        family: "gamma",
        arguments: &[("shape", Number), ("mean", Minutes)],
        example: "gamma(shape 2.5, mean 4 min)",
        build: |v| Dist::gamma(v[0], v[1]),
    },
    Form {
        family: "gamma",
        arguments: &[("mean", Minutes), ("cv", Number)],
        example: "gamma(mean 4 min, cv 0.6)",
        // The coefficient of variation of a gamma distribution is 1/√shape.
        build: |v| Dist::gamma(1.0 / (v[1] * v[1]), v[0]),
    },
    Form {
        family: "weibull",
        arguments: &[("shape", Number), ("mean", Minutes)],
        example: "weibull(shape 1.8, mean 25 min)",
        build: |v| Dist::weibull_shape_mean(v[0], v[1]),
    },
    Form {
        family: "weibull",
        arguments: &[("shape", Number), ("scale", Minutes)],
        example: "weibull(shape 1.8, scale 28 min)",
        build: |v| Dist::weibull_shape_scale(v[0], v[1]),
    },
    Form {
        family: "normal",
        arguments: &[("mean", Minutes), ("sd", Minutes)],
        example: "normal(mean 4 min, sd 1 min)",
        build: |v| Dist::normal(v[0], v[1]),
    },
];

const EMPIRICAL: &str = "empirical";
const EMPIRICAL_EXAMPLE: &str = "empirical(3 min, 4 min, 4.5 min)";

/// Numbers without a unit (a cv, a shape) lie between these.
///
/// Assumption: beyond them a family is a constant or has a tail no house has.
const NUMBERS: (f64, f64) = (0.01, 1000.0);

/// A number without a unit, as a regular expression.
pub(super) const NUMBER: &str = r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?";

/// Every way to write a distribution of what is written as `measured`, as a regular expression.
pub(super) fn pattern(measured: &str) -> String {
    let value = |kind: &Argument| match kind {
        Minutes | Plain => measured.to_owned(),
        Number | Whole => format!(r"\+?{NUMBER}"),
    };
    let form = |form: &Form| {
        let written =
            form.arguments.iter().map(|(name, kind)| format!(r"\s*{name}\s*{}\s*", value(kind)));
        format!(r"{}\s*\({}\)", form.family, written.collect::<Vec<_>>().join(","))
    };
    let forms: Vec<String> = FORMS.iter().map(form).collect();
    format!(r"(?:{}|{EMPIRICAL}\s*\(\s*{measured}\s*(?:,\s*{measured}\s*)*\))", forms.join("|"))
}

/// Reads a distribution over minutes; a plain duration is a constant.
pub(super) fn dist(text: &str) -> Result<Dist, Fault> {
    read(text, Minutes)
}

/// Reads a distribution of numbers without a unit; a plain number is a constant.
pub(super) fn numbers(text: &str) -> Result<Dist, Fault> {
    read(text, Plain)
}

/// Reads a distribution of what is `measured` in minutes or without a unit.
fn read(text: &str, measured: Argument) -> Result<Dist, Fault> {
    let all = 0..text.len();
    let said = (measured == Minutes && !text.contains('(')).then(|| spoken::length(text)).flatten();
    if said.is_some() || !text.trim_start().starts_with(|c: char| c.is_ascii_alphabetic()) {
        let value = quantity(text, measured).map_err(|fault| match said {
            Some(between @ Said::Between(..)) => fault.help(between.as_distribution()),
            Some(Said::One(_)) | None => fault,
        })?;
        return Dist::constant(value).map_err(|error| refused(&error, text).within(all));
    }
    let (family, written) = call(text)?;
    let dist = if family == EMPIRICAL {
        let values: Result<Vec<f64>, Fault> =
            written.iter().map(|argument| value(text, argument, "", measured)).collect();
        let values = values?;
        Dist::empirical(&values, None)
    } else {
        let form = form(text, family, &written)?;
        let values: Result<Vec<f64>, Fault> = written
            .iter()
            .zip(form.arguments)
            .map(|(argument, (name, kind))| {
                let kind = if *kind == Minutes { measured } else { *kind };
                value(text, argument, name, kind)
            })
            .collect();
        (form.build)(&values?)
    };
    let dist = dist.map_err(|error| refused(&error, text).within(all.clone()))?;
    // The largest number below 1 is as rare as a draw can be.
    if dist.quantile(1.0 - f64::EPSILON / 2.0) <= LONGEST_MIN {
        return Ok(dist);
    }
    Err(Fault::new("this distribution can last for centuries", "its tail is too long")
        .help("give a smaller mean, a smaller cv or a larger shape")
        .within(all))
}

/// An argument as written: its name and where its value stands.
struct Written<'t> {
    name: &'t str,
    value: Range<usize>,
    all: Range<usize>,
}

/// Splits `family(argument, argument)`.
fn call(text: &str) -> Result<(&str, Vec<Written<'_>>), Fault> {
    let name_end = text.find('(').unwrap_or(text.len());
    let family = text[..name_end].trim();
    let from = text.find(family).unwrap_or(0);
    if family != EMPIRICAL && !FORMS.iter().any(|form| form.family == family) {
        let mut known: Vec<&str> = FORMS.iter().map(|form| form.family).collect();
        known.push(EMPIRICAL);
        known.dedup();
        return Err(Fault::new(format!("unknown distribution `{family}`"), "no such distribution")
            .help(suggest::instead(family, &known))
            .within(from..from + family.len()));
    }
    let end = text.trim_end().len();
    if name_end == text.len() || !text[..end].ends_with(')') {
        return Err(Fault::new(
            format!("`{family}` needs its arguments in brackets"),
            "not complete",
        )
        .help(format!("write {}", examples(family)))
        .within(from..end));
    }
    Ok((family, arguments(text, name_end + 1..end - 1)))
}

/// The arguments between the brackets.
fn arguments(text: &str, inside: Range<usize>) -> Vec<Written<'_>> {
    let mut from = inside.start;
    text[inside]
        .split(',')
        .map(|piece| {
            let all = trimmed(text, from..from + piece.len());
            from += piece.len() + 1;
            let word = text[all.clone()].find(|c: char| !c.is_ascii_alphabetic());
            let name = &text[all.start..all.start + word.unwrap_or(all.len())];
            Written { name, value: trimmed(text, all.start + name.len()..all.end), all }
        })
        .collect()
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = &text[range.clone()];
    let start = range.start + inner.len() - inner.trim_start().len();
    start..start + inner.trim().len()
}

/// The way of writing that has these arguments.
fn form(text: &str, family: &str, written: &[Written<'_>]) -> Result<&'static Form, Fault> {
    let has_these = |form: &&Form| {
        form.family == family
            && form.arguments.iter().map(|a| a.0).eq(written.iter().map(|w| w.name))
    };
    FORMS.iter().find(has_these).ok_or_else(|| {
        let (first, last) = (written.first(), written.last());
        let part = first.map_or(0, |w| w.all.start)..last.map_or(text.len(), |w| w.all.end);
        Fault::new(format!("`{family}` does not take these arguments"), "other arguments expected")
            .help(format!("write {}", examples(family)))
            .within(part)
    })
}

/// The value of an argument in minutes or as it is.
fn value(text: &str, argument: &Written<'_>, name: &str, kind: Argument) -> Result<f64, Fault> {
    let Range { start, end } = argument.value;
    let typed = &text[start..end];
    let shifted = |fault: Fault| {
        let part =
            fault.part.clone().map_or(argument.all.clone(), |p| start + p.start..start + p.end);
        Fault { part: Some(part), ..fault }
    };
    if kind == Minutes || kind == Plain {
        if argument.name != name || typed.is_empty() {
            let found = &text[argument.all.clone()];
            let fault =
                if kind == Plain { not_plain(found) } else { units::not_a(&DURATION, found) };
            return Err(fault.within(argument.all.clone()));
        }
        return quantity(typed, kind).map_err(shifted);
    }
    let (low, high) = if kind == Whole { (1.0, NUMBERS.1) } else { NUMBERS };
    let number = typed.parse::<f64>().ok().filter(|n| (low..=high).contains(n));
    number.filter(|n| kind == Number || n.fract() <= 0.0).ok_or_else(|| {
        let what = if kind == Whole { "a whole number" } else { "a number" };
        Fault::new(format!("`{typed}` cannot be the {name}"), format!("not {what} in its range"))
            .help(format!("give {what} from {low} to {high}, without a unit"))
            .within(argument.all.clone())
    })
}

/// A length in minutes, or a number without a unit.
fn quantity(text: &str, measured: Argument) -> Result<f64, Fault> {
    if measured != Plain {
        return units::minutes(text);
    }
    if let Some(added) = slips::added(text) {
        return Err(added.within(0..text.len()));
    }
    let number = text.trim().parse::<f64>().ok();
    let number = number.filter(|number| (0.0..=LARGEST).contains(number));
    number.ok_or_else(|| not_plain(text).within(0..text.len()))
}

/// What to say where a number without a unit should stand.
fn not_plain(found: &str) -> Fault {
    let found = found.trim();
    let digits = found.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(found.len());
    let help = match &found[..digits] {
        "" => "give a number of 0 or more, without a unit".to_owned(),
        number => format!("write {number}, not {found}: it counts times, it is no length"),
    };
    Fault::new(format!("`{found}` is not a number of 0 or more"), "cannot be read").help(help)
}

fn examples(family: &str) -> String {
    if family == EMPIRICAL {
        return EMPIRICAL_EXAMPLE.to_owned();
    }
    let ways = FORMS.iter().filter(|form| form.family == family).map(|form| form.example);
    ways.collect::<Vec<_>>().join(" or ")
}

fn refused(error: &DistError, text: &str) -> Fault {
    let family = text.split('(').next().unwrap_or_default().trim();
    let help = examples(family);
    let fault = Fault::new(format!("`{family}`: {error}"), "not possible");
    if help.is_empty() { fault } else { fault.help(format!("write it like {help}")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing_gives_its_distribution() {
        let cases = [
            ("8 min", Dist::constant(8.0)),
            ("lognormal(mean 8 min, cv 0.5)", Dist::lognormal_mean_cv(8.0, 0.5)),
            (" lognormal( median 25min,cv 0.5 ) ", Dist::lognormal_median_cv(25.0, 0.5)),
            ("triangular(3 min, 5 min, 7 min)", Dist::triangular(3.0, 5.0, 7.0)),
            ("uniform(60 s, 3 min)", Dist::uniform(1.0, 3.0)),
            ("exponential(mean 2 min)", Dist::exponential(2.0)),
            ("erlang(k 3, mean 5 min)", Dist::erlang(3, 5.0)),
            ("gamma(shape 2.5, mean 4 min)", Dist::gamma(2.5, 4.0)),
            ("gamma(mean 4 min, cv 0.5)", Dist::gamma(4.0, 4.0)),
            ("weibull(shape 1.8, mean 25 min)", Dist::weibull_shape_mean(1.8, 25.0)),
            ("weibull(shape 1.8, scale 28 min)", Dist::weibull_shape_scale(1.8, 28.0)),
            ("normal(mean 4 min, sd 1 min)", Dist::normal(4.0, 1.0)),
            ("empirical(3 min, 4 min, 4.5 min)", Dist::empirical(&[3.0, 4.0, 4.5], None)),
        ];
        for (text, expected) in cases {
            assert_eq!(dist(text).ok(), expected.ok(), "{text}");
        }
    }

    #[test]
    fn a_distribution_of_numbers_has_no_unit() {
        let median = numbers("lognormal(median 5, cv 0.4)").ok();
        assert_eq!(median, Dist::lognormal_median_cv(5.0, 0.4).ok());
        assert_eq!(numbers("2").ok(), Dist::constant(2.0).ok());
        assert_eq!(numbers("uniform(1, 3)").ok(), Dist::uniform(1.0, 3.0).ok());
        for text in ["5 min", "-1", "uniform(1 min, 3 min)", "lognormal(median 5 min, cv 0.4)", "x"]
        {
            assert!(numbers(text).is_err(), "{text}");
        }
        let help = numbers("5 min").err().and_then(|fault| fault.help);
        assert_eq!(help.as_deref(), Some("write 5, not 5 min: it counts times, it is no length"));
    }

    #[test]
    fn every_example_can_be_typed() {
        for form in &FORMS {
            assert!(dist(form.example).is_ok(), "{}", form.example);
        }
        assert!(dist(EMPIRICAL_EXAMPLE).is_ok());
    }

    #[test]
    fn what_is_not_a_distribution_is_refused() {
        for text in [
            "",
            "gaussian(4 min)",
            "erlang(k 2.5, mean 5 min)",
            "erlang(k 0, mean 5 min)",
            "normal(mean 4 min, sd 1)",
            "uniform(1 min)",
            "uniform(1 min, 2 min,)",
            "uniform(low 1 min, high 2 min)",
            "lognormal(cv 0.5, mean 8 min)",
            "empirical()",
            "empirical(3)",
            "exponential(mean 0 min)",
            "exponential(mean 2 min) min",
        ] {
            assert!(dist(text).is_err(), "{text}");
        }
    }
}
