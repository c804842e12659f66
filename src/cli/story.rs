//! `story`: one party's evening, under several policies side by side.

use crate::cli::args::{self, StoryArgs};
use crate::cli::error::Error;
use crate::cli::output::{Console, print};
use crate::cli::settings::Settings;
use crate::experiment::{self, Keep, Pick, Plan, Pointer};
use crate::render::text;
use crate::report::story::{self, Story};

pub(super) fn run(args: &StoryArgs, console: Console) -> Result<(), Error> {
    let settings = Settings::for_story(args)?;
    let plan = settings.plan(Keep::Nothing);
    let at = pointer(args, plan.clone())?;
    let told = experiment::tell(&plan, at)
        .ok_or(Error::NoSuchParty { evening: at.evening, party: at.party + 1 })?;
    let policies = settings.policy_names();
    let story = story::document(&Story {
        model: &settings.loaded.model,
        policies: &policies,
        evening: at.evening,
        told: &told,
    });
    print(&text::document(&story, console.layout()))
}

/// The party named, or the one looked for.
fn pointer(args: &StoryArgs, mut plan: Plan<'_>) -> Result<Pointer, Error> {
    if let Some(evening) = args.evening {
        plan.first_evening = evening.get();
        plan.evenings = 1;
        if let Some(party) = args.party {
            return Ok(Pointer { evening: evening.get(), party: party.get() - 1 });
        }
    }
    let pick = match args.pick {
        args::Pick::Worst => Pick::Worst,
        // Of one policy nothing changes.
        args::Pick::MostChanged if plan.policies.len() < 2 => Pick::Worst,
        args::Pick::Median => Pick::Median,
        args::Pick::MostChanged => Pick::MostChanged,
    };
    experiment::find(&plan, pick).ok_or(Error::NobodySeated { evenings: plan.evenings })
}
