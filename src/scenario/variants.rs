//! `[variant.NAME]` and `--variant`: a house that differs from the scenario's in a few values, as a column of its own.
//!
//! A variant is read as text here; whether its values are right shows when the house is read with them
//! ([`Loaded::with_variant`](crate::scenario::Loaded::with_variant)), so that every rule holds there too.

use super::overrides::{self, Override, split_outside_quotes};
use super::problem::{Fault, SourceRange};
use super::reader::Section;
use super::tree::{Entry, Node, Value};
use super::{kinds, overrides::as_typed, policy, suggest};

/// Words that choose among variants, which therefore none is called.
const CHOOSING: [&str; 2] = ["none", "all"];

/// A house that differs in a few values, and perhaps the policy played in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// What its column is called.
    pub name: String,
    /// The policy played in it; `None`: the baseline's.
    pub policy: Option<String>,
    /// What is set otherwise.
    pub set: Vec<Override>,
    /// What it is called where its mistakes are told: its table, or the option.
    pub origin: String,
}

impl Variant {
    /// What a mistake of an argument is called.
    const ARGUMENT: &'static str = "--variant";

    /// Reads `NAME: PATH=VALUE; PATH=VALUE`, of which `NAME:` may be left out and one path may be `policy`.
    ///
    /// # Errors
    /// What is written otherwise, and what to write.
    pub fn typed(text: &str) -> Result<Self, String> {
        const HELP: &str = "write it like `a fourth waiter: floor.waiters=4`, several changes with `;` between them";
        let first_value =
            text.find('=').ok_or_else(|| format!("there is no `PATH=VALUE` in it; {HELP}"))?;
        // A name may hold colons and quotes; of a path a colon may stand in quotes.
        let before = &text[..first_value];
        let is_balanced = |path: &str| ['"', '\''].map(|q| path.matches(q).count() % 2) == [0, 0];
        let mut colons = before.rmatch_indices(':').map(|(at, _)| at);
        let (name, changes) = match colons.find(|at| is_balanced(&before[at + 1..])) {
            Some(at) => (Some(text[..at].trim()), &text[at + 1..]),
            None => (None, text),
        };
        let (mut policy, mut set) = (None, Vec::new());
        for change in split_outside_quotes(changes, ';') {
            if change.trim().is_empty() {
                continue;
            }
            let (path, value) = change
                .split_once('=')
                .map(|(path, value)| (path.trim(), value.trim()))
                .filter(|(path, value)| !path.is_empty() && !value.is_empty())
                .ok_or_else(|| format!("`{}` is no `PATH=VALUE`; {HELP}", change.trim()))?;
            if split_outside_quotes(path, ' ').len() > 1 {
                return Err(format!(
                    "`{path}` is no path: a name ends with `:` and holds no `=`; {HELP}"
                ));
            }
            let is_repeated = match path {
                "policy" => policy.replace(value.trim_matches(['"', '\'']).to_owned()).is_some(),
                path => {
                    let change = Override { path: path.to_owned(), value: value.to_owned() };
                    set.push(change);
                    set[..set.len() - 1].iter().any(|before: &Override| before.path == path)
                }
            };
            if is_repeated {
                return Err(format!("`{path}` is set twice in it; leave one out"));
            }
        }
        let changes = changes_in_words(policy.as_deref(), &set);
        let name = name.map_or(changes, str::to_owned);
        if let Some(fault) = unfit(&name) {
            return Err(format!("{fault}; {HELP}"));
        }
        Ok(Self { name, policy, set, origin: Self::ARGUMENT.to_owned() })
    }

    /// The argument that makes it.
    pub fn argument(&self) -> String {
        let changes = changes_in_words(self.policy.as_deref(), &self.set);
        if self.name == changes { changes } else { format!("{}: {changes}", self.name) }
    }
}

/// `policy=empowered; floor.waiters=4`.
fn changes_in_words(policy: Option<&str>, set: &[Override]) -> String {
    let policy = policy.map(|policy| format!("policy={policy}"));
    let changes: Vec<String> =
        policy.into_iter().chain(set.iter().map(Override::argument)).collect();
    changes.join("; ")
}

/// Why nothing can be called that.
fn unfit(name: &str) -> Option<String> {
    if name.trim().is_empty() {
        return Some("it has no name".to_owned());
    }
    CHOOSING
        .contains(&name)
        .then(|| format!("a variant cannot be called `{name}`, which chooses among them"))
}

/// Reads every `[variant.NAME]`; `text_of` gives what stands in a place.
pub(super) fn variants<'s>(
    root: &Section<'_>,
    text_of: &dyn Fn(&SourceRange) -> &'s str,
) -> Vec<Variant> {
    let of_file = root.named("policy").iter().map(|entry| entry.key.as_str());
    let known: Vec<&str> = of_file.chain(policy::presets()).collect();
    let policy = |node: &Node| {
        let name = kinds::text(node)?;
        if known.contains(&name.as_str()) {
            return Ok(name);
        }
        let fault = Fault::new(format!("unknown policy `{name}`"), "no such policy");
        Err(fault.help(suggest::instead(&name, &known)))
    };
    let read = |(entry, section): (&Entry, Section<'_>)| {
        let policy = section.node("policy").and_then(|node| section.take(node, &policy));
        let is_policy = root.named("policy").iter().any(|policy| policy.key == entry.key);
        let taken = is_policy.then(|| {
            format!("`{}` is a policy, and no two columns may be called the same", entry.key)
        });
        if let Some(fault) = taken.or_else(|| unfit(&entry.key)) {
            section.refuse_key(
                entry,
                Fault::new(fault, "no name for a variant").help("give it another name"),
            );
        }
        let mut set = Vec::new();
        if let Value::Table(table) = &entry.node.value {
            for inner in table.entries.iter().filter(|inner| inner.key != "policy") {
                changes(inner, "", text_of, &mut |entry, change| {
                    if let Err(fault) = overrides::check_path(&change.path) {
                        section.refuse_key(entry, fault);
                    }
                    set.push(change);
                });
            }
        }
        Variant {
            policy,
            set,
            origin: format!("[variant.{}]", quoted(&entry.key)),
            name: entry.key.clone(),
        }
    };
    root.named_sections("variant").into_iter().map(read).collect()
}

/// The changes of an entry: a path in quotes with its value, or the tables its parts make without them.
fn changes<'s>(
    entry: &Entry,
    before: &str,
    text_of: &dyn Fn(&SourceRange) -> &'s str,
    add: &mut dyn FnMut(&Entry, Override),
) {
    // A path in quotes is one key; what its own tables make is not.
    let step = if before.is_empty() { entry.key.clone() } else { Override::step(&entry.key) };
    let path = format!("{before}{step}");
    let text = text_of(&entry.node.place);
    match &entry.node.value {
        // A table in braces is a value; one without comes of the dots in a path.
        Value::Table(table) if !text.trim_start().starts_with('{') => {
            for inner in &table.entries {
                changes(inner, &format!("{path}."), text_of, add);
            }
        }
        _ => add(entry, Override { path, value: value_text(&entry.node, text) }),
    }
}

/// A value as it would be typed behind `=`.
fn value_text(node: &Node, text: &str) -> String {
    match &node.value {
        Value::Text(inner) => as_typed(&inner.content, text),
        Value::Integer(_)
        | Value::Float(_)
        | Value::Bool(_)
        | Value::Date(_)
        | Value::List(_)
        | Value::Table(_) => text.to_owned(),
    }
}

/// A name as it stands in a table's head.
fn quoted(name: &str) -> String {
    let is_bare = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    if is_bare { name.to_owned() } else { format!("\"{name}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variant_is_typed_with_a_name_or_without() {
        let read = |text| Variant::typed(text).map(|v| (v.name, v.policy, v.set.len()));
        let named = Ok(("a fourth waiter".to_owned(), None, 1));
        assert_eq!(read("a fourth waiter: floor.waiters=4"), named);
        let colon = "from 19:00 on: floor.waiters=4";
        assert_eq!(read(colon), Ok(("from 19:00 on".to_owned(), None, 1)));
        let quote = "the manager's: floor.waiters=4";
        assert_eq!(read(quote), Ok(("the manager's".to_owned(), None, 1)));
        let both = Ok(("both".to_owned(), Some("empowered".to_owned()), 2));
        assert_eq!(
            read("both: policy=empowered; floor.waiters=4; demand.arrivals[0].from=19:00"),
            both
        );
        let unnamed = Ok(("floor.waiters=4; policy=rigid".to_owned(), Some("rigid".to_owned()), 1));
        assert_eq!(read("policy=rigid;floor.waiters=4").map(|v| v.2), unnamed.map(|v| v.2));
        assert_eq!(Variant::typed("x=\"a;b\"").unwrap().set[0].value, "\"a;b\"");
        for wrong in [
            "",
            "a name",
            "a name:",
            ": floor.waiters=4",
            "x: floor.waiters",
            "none: a.b=1",
            "a: b=1; =2",
            "a: b=1; b=2",
            "a: policy=rigid; policy=empowered",
            "a waiter = nice: floor.waiters=4",
        ] {
            assert!(Variant::typed(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_typed_again_is_the_same_variant() {
        for text in ["a fourth waiter: floor.waiters=4", "floor.waiters=4; guest.p_ask=0.2"] {
            let variant = Variant::typed(text).unwrap();
            assert_eq!(Variant::typed(&variant.argument()), Ok(variant));
        }
    }
}
