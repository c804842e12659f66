//! What staff may do: a preset, changed key by key.

use crate::model::Policy;

use super::kinds;
use super::problem::Fault;
use super::reader::{ReadLog, Section};
use super::suggest;
use super::tree::{Entry, TomlTable};

/// Names of the presets, from rigid to free.
pub fn presets() -> [&'static str; 6] {
    Policy::PRESETS
}

/// A preset: a column of the defaults.
#[derive(Clone, Copy, Debug)]
struct Preset(usize);

impl Preset {
    /// The first, rigid.
    const FIRST: Self = Self(0);

    /// The preset of that name.
    fn named(name: &str) -> Option<Self> {
        Policy::PRESETS.iter().position(|known| *known == name).map(Self)
    }
}

/// The policy a preset stands for; `None` if there is no preset of that name.
pub fn preset(name: &str) -> Option<Policy> {
    let preset = Preset::named(name)?;
    let (table, log) = (TomlTable::default(), ReadLog::default());
    Some(policy(name, preset, Section::root(&table, &log)))
}

/// Reads `[policy.X]`.
pub(super) fn policies(root: &Section<'_>) -> Option<Vec<Policy>> {
    let policies: Vec<Option<Policy>> = root
        .need_named_sections("policy")
        .into_iter()
        .map(|(entry, section)| {
            let preset = preset_of(entry, &section);
            // Its other keys are looked at in any case.
            let policy = policy(&entry.key, preset.unwrap_or(Preset::FIRST), section);
            preset.map(|_| policy)
        })
        .collect();
    policies.into_iter().collect()
}

/// Which column of the defaults a preset is; `None` if there is no preset of that name.
pub(super) fn column_named(preset: &str) -> Option<usize> {
    Preset::named(preset).map(|preset| preset.0)
}

/// The trust a policy's table gives, if it gives any.
pub(super) fn trust_in(table: &TomlTable) -> Option<f64> {
    table.entry("trust").and_then(|entry| kinds::share(&entry.node).ok())
}

/// The preset a policy starts from: the one it names, or else the one whose name it has.
fn preset_of(entry: &Entry, section: &Section<'_>) -> Option<Preset> {
    let known = |node: &_| {
        let name = kinds::text(node)?;
        Preset::named(&name).ok_or_else(|| {
            Fault::new(format!("unknown preset `{name}`"), "no such preset")
                .help(suggest::instead(&name, &Policy::PRESETS))
        })
    };
    match Preset::named(&entry.key) {
        Some(own) => section.node("preset").map_or(Some(own), |node| section.take(node, &known)),
        None if section.node("preset").is_none()
            && let Some(meant) = suggest::nearest(&entry.key, Policy::PRESETS) =>
        {
            let fault = Fault::new(format!("unknown preset `{}`", entry.key), "no such preset");
            let own = format!("a name of your own needs `preset = \"{meant}\"`");
            section.refuse_key(entry, fault.help(format!("did you mean `{meant}`? ({own})")));
            None
        }
        None => section.need("preset", known),
    }
}

fn policy(name: &str, preset: Preset, section: Section<'_>) -> Policy {
    let policy: Policy = section.record(preset.0, (name.to_owned(),));
    let policy = match section.node("trust").and_then(|node| section.take(node, &kinds::share)) {
        Some(trust) => trusted(policy, trust, &section),
        None => policy,
    };
    section.finish();
    policy
}

/// Trust is one number for two keys: fear is what it lacks, authority what it gives. Either key given
/// by itself stands.
///
/// Assumption: that it is the same number.
fn trusted(policy: Policy, trust: f64, section: &Section<'_>) -> Policy {
    let unless_given = |key, given, derived| if section.has(key) { given } else { derived };
    Policy {
        fear: unless_given("fear", policy.fear, 1.0 - trust),
        own_authority: unless_given("own_authority", policy.own_authority, trust),
        ..policy
    }
}
