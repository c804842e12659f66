//! A starter and what is to be otherwise in it: from a file of answers or an interview to the text that is
//! written. Every answer goes through the rules of a scenario before it is taken.

use std::path::Path;

use super::error::InitError;
use crate::cli::error::{Error, instead};
use crate::cli::files::{is_json, read, shown};
use crate::scenario::{
    self, Override, Problem, Problems, as_typed, edited, given, given_in_json, quoted,
};

use super::starters::{STARTERS, Starter};

/// The key of an answer that names the starter.
const STARTER: &str = "starter";

/// What a house is called that is no longer the starter's.
const TITLE: &str = "My house";

/// Values longer than this are not repeated in a comment, in characters.
const MOST_REPEATED: usize = 24;

/// A starter with answers.
#[derive(Debug)]
pub(super) struct Answers {
    pub(super) starter: &'static Starter,
    /// What the starter gives, in its order.
    given: Vec<Override>,
    /// What differs from it.
    changes: Vec<Override>,
}

impl Answers {
    /// The starter as it is.
    pub(super) fn none(starter: &'static Starter) -> Self {
        let given = given(starter.text(), starter.name).expect("a shipped house is TOML");
        Self { starter, given, changes: Vec::new() }
    }

    /// From a file, TOML or JSON; a starter named beside it must not be another than the file's.
    pub(super) fn of_file(path: &Path, named: Option<&'static Starter>) -> Result<Self, Error> {
        let text = read(path)?;
        let name = shown(path);
        let settings = if is_json(path, &text) {
            given_in_json(&text).map_err(|error| InitError::Answers {
                path: name.clone().into(),
                problems: vec![format!("it is not JSON of answers: {error}")],
                known: Vec::new(),
            })?
        } else {
            given(&text, &name)?
        };
        let answers = Self::of_settings(settings, named).map_err(|(problems, known)| {
            InitError::Answers { path: name.into(), problems, known }
        })?;
        Ok(answers)
    }

    /// All that is wrong with the answers, and those that could be given if one is not known.
    fn of_settings(
        mut settings: Vec<Override>,
        named: Option<&'static Starter>,
    ) -> Result<Self, (Vec<String>, Vec<String>)> {
        let at = settings.iter().position(|set| set.path == STARTER);
        let typed = at.map(|at| settings.remove(at).value);
        let (starter, mut problems) = match starter(typed.as_deref(), named) {
            Ok(starter) => (starter, Vec::new()),
            Err(problem) => (named.unwrap_or(&STARTERS[0]), vec![problem]),
        };
        let mut answers = Self::none(starter);
        let is_starter_sure = problems.is_empty();
        let known: Vec<String> = answers.asked().map(str::to_owned).collect();
        let (settings, unknown): (Vec<_>, Vec<_>) =
            settings.into_iter().partition(|set| known.contains(&set.path));
        // Another starter may have a counter of that name.
        let unknown = unknown.into_iter().filter(|set| is_starter_sure || !is_asked(&set.path));
        let unknown: Vec<String> =
            unknown.map(|set| format!("`{}` is none of the answers", set.path)).collect();
        let has_unknown = !unknown.is_empty();
        problems.extend(unknown);
        if is_starter_sure && let Err(wrong) = answers.take(&settings) {
            problems.extend(wrong);
        }
        if problems.is_empty() {
            return Ok(answers);
        }
        let known = [STARTER.to_owned()].into_iter().chain(known).filter(|_| has_unknown);
        Err((problems, known.collect()))
    }

    /// The paths that are asked for, as far as the starter gives them.
    fn asked(&self) -> impl Iterator<Item = &str> {
        self.given.iter().map(|set| set.path.as_str()).filter(|path| is_asked(path))
    }

    /// A value of the starter, as it is written there.
    pub(super) fn value(&self, path: &str) -> Option<&str> {
        self.given.iter().find(|set| set.path == path).map(|set| set.value.as_str())
    }

    /// The names in a table of the starter that give a key, in its order.
    pub(super) fn names(&self, table: &str, key: &str) -> Vec<String> {
        let name = |set: &Override| {
            let rest = set.path.strip_prefix(table)?.strip_prefix('.')?;
            rest.strip_suffix(key)?.strip_suffix('.').map(str::to_owned)
        };
        self.given.iter().filter_map(name).collect()
    }

    /// Takes values in the places of the starter's; those that are the same are none.
    ///
    /// # Errors
    /// What is wrong with the house as it would be then; nothing is taken.
    pub(super) fn take(&mut self, values: &[Override]) -> Result<(), Vec<String>> {
        let differs = |set: &Override| self.value(&set.path) != Some(set.value.as_str());
        let taken = |set: &&Override| values.iter().all(|new| new.path != set.path);
        let kept: Vec<Override> = self.changes.iter().filter(taken).cloned().collect();
        let changes: Vec<Override> =
            kept.into_iter().chain(values.iter().filter(|set| differs(set)).cloned()).collect();
        match scenario::read(self.starter.text(), self.starter.name, &changes) {
            Ok(_) => {
                self.changes = changes;
                Ok(())
            }
            Err(problems) => Err(in_words(&problems, self.starter.name)),
        }
    }

    /// The scenario: the starter's text with the answers in it, each marked; the same text if there are none.
    pub(super) fn text(&self) -> String {
        if self.changes.is_empty() {
            return self.starter.text().to_owned();
        }
        let title = Override { path: "title".to_owned(), value: quoted(TITLE) };
        let changes = [self.changes.as_slice(), &[title]].concat();
        let head = format!(
            "# From the starter `{}`, by `orderflow init`; what is marked `yours` was answered. The starter says of\n\
             # itself:\n#\n",
            self.starter.name
        );
        head + &edited(self.starter.text(), &changes, mark)
    }
}

/// The comment of an answer: that it is one, and what stood there before.
fn mark(value: &str, comment: Option<&str>) -> String {
    let is_short = value.chars().count() <= MOST_REPEATED && !value.contains('\n');
    match (is_short, comment) {
        (true, Some(comment)) => format!("yours; the starter has {value}: {comment}"),
        (true, None) => format!("yours; the starter has {value}"),
        (false, Some(comment)) => format!("yours; of the starter's: {comment}"),
        (false, None) => "yours".to_owned(),
    }
}

/// Whether it is a value that the five questions ask for.
fn is_asked(path: &str) -> bool {
    match path.split('.').collect::<Vec<_>>().as_slice() {
        [table, key] => ["demand.arrivals", "floor.tables", "floor.waiters"]
            .contains(&&*format!("{table}.{key}")),
        ["opens" | "last_seating" | "closes"] | ["counter", _, "staff"] | ["handoff", _, _] => true,
        _ => false,
    }
}

/// The starter that is meant, or what is wrong with it.
fn starter(
    typed: Option<&str>,
    named: Option<&'static Starter>,
) -> Result<&'static Starter, String> {
    let Some(typed) = typed else { return Ok(named.unwrap_or(&STARTERS[0])) };
    let Some(typed) = as_typed::<String>(typed) else {
        return Err(format!("`{STARTER}` is {typed}, must be a name in quotes"));
    };
    let starter = Starter::named(&typed).map_err(|_unknown| {
        let known: Vec<String> = STARTERS.iter().map(|known| known.name.to_owned()).collect();
        format!("`{STARTER}` is `{typed}`, which is no starter; {}", instead(&typed, &known))
    })?;
    match named.filter(|named| named.name != starter.name) {
        Some(named) => {
            Err(format!("`{STARTER}` is `{typed}`, and the command names `{}`", named.name))
        }
        None => Ok(starter),
    }
}

/// Problems without their lines: those are of a text that is not written yet.
fn in_words(problems: &Problems, starter: &str) -> Vec<String> {
    let told = problems.iter().map(|problem| one_in_words(problem, starter));
    told.chain(problems.and_more()).collect()
}

fn one_in_words(problem: &Problem, starter: &str) -> String {
    let is_of_starter = problem.origin == starter;
    let path = problem.source_line.split('=').next().filter(|_| !is_of_starter);
    let path = path.map(|path| format!("`{path}`: ")).unwrap_or_default();
    let help = problem.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
    format!("{path}{}{help}", problem.message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(path: &str, value: &str) -> Override {
        Override { path: path.to_owned(), value: value.to_owned() }
    }

    #[test]
    fn answers_stand_in_the_text_and_every_comment_stays() {
        let settings = vec![set("floor.waiters", "4"), set("handoff.specials.p_stuck", "0.05")];
        let text = Answers::of_settings(settings, None).unwrap().text();
        for line in [
            "# A bad Friday in a restaurant in Mendoza: every fifth ticket to the specials counter does not come out.",
            "title = \"My house\"  # yours; the starter has \"A Friday in Mendoza\"",
            "waiters = 4                       # yours; the starter has 3: 4 tables each: djst.org, 4-6",
            "p_stuck = 0.05                    # yours; the starter has 0.20: a bad night, 0.15-0.30 assumed; no rate was ever published",
            "trip = \"15 m\"                     # 10-25 m a trip",
        ] {
            assert!(text.lines().any(|kept| kept == line), "{line}\n{text}");
        }
        let house = scenario::read(&text, "house.toml", &[]).unwrap();
        assert_eq!(house.model.title, TITLE);
    }

    #[test]
    fn the_same_answers_as_the_starters_are_none() {
        let answers = Answers::of_settings(vec![set("floor.waiters", "3")], None).unwrap();
        assert_eq!(answers.text(), Starter::named("mendoza").unwrap().text());
    }

    #[test]
    fn every_problem_is_told_at_once() {
        let settings = vec![
            set("floor.waiters", "0"),
            set("floor.waitors", "3"),
            set("opens", "\"25:00\""),
            set("floor.trip", "\"3 m\""),
            set("counter.standard.staff", "\"x\""),
        ];
        let (problems, known) = Answers::of_settings(settings, None).unwrap_err();
        assert_eq!(problems.len(), 5, "{problems:?}");
        assert_eq!(problems[0], "`floor.waitors` is none of the answers");
        assert!(problems[2].starts_with("`floor.waiters`: 0 is too few; "), "{problems:?}");
        assert!(known.contains(&"handoff.specials.repair".to_owned()), "{known:?}");
    }

    #[test]
    fn a_starter_is_named_once() {
        let of = |typed: &str, named: Option<&str>| {
            let named = named.map(|name| Starter::named(name).unwrap());
            Answers::of_settings(vec![set("starter", typed)], named)
                .map(|answers| answers.starter.name)
                .map_err(|(problems, _)| problems.join("; "))
        };
        assert_eq!(of("\"quiet\"", None), Ok("quiet"));
        assert_eq!(of("\"quiet\"", Some("quiet")), Ok("quiet"));
        let two = "`starter` is `quiet`, and the command names `mendoza`";
        assert_eq!(of("\"quiet\"", Some("mendoza")), Err(two.to_owned()));
        let near = of("\"quit\"", None).unwrap_err();
        assert!(near.contains("did you mean `quiet`?"), "{near}");
        assert_eq!(of("3", None).unwrap_err(), "`starter` is 3, must be a name in quotes");
    }
}
