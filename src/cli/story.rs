//! `story`: one party's evening, under several policies side by side.

use crate::cli::args::{self, StoryArgs};
use crate::cli::error::Error;
use crate::cli::output::{Console, print};
use crate::cli::settings::Settings;
use crate::experiment::Plan;
use crate::render::text;
use crate::report::conditions::conditions;
use crate::report::story::{self, Story};
use crate::results::Heading;
use crate::study::{self, PartyId, Pick};

pub(super) fn run(args: &StoryArgs, console: Console) -> Result<(), Error> {
    let settings = Settings::for_story(args)?;
    let plan = &settings.plan;
    let at = party(args, plan)?;
    let told = study::replay(plan, at)
        .ok_or(Error::NoSuchParty { evening: at.evening, party: at.party + 1 })?;
    let mut story = story::document(&Story {
        title: &settings.loaded.model.title,
        points: &plan.points,
        evening: at.evening,
        told: &told,
    });
    story.blocks.extend(conditions(&Heading::of(&settings.loaded, plan.seed)));
    print(&text::document(&story, console.layout()))
}

/// The party named, or the one looked for.
fn party(args: &StoryArgs, plan: &Plan) -> Result<PartyId, Error> {
    let plan = match (args.evening, args.party) {
        (Some(evening), Some(party)) => {
            return Ok(PartyId { evening: evening.get(), party: party.get() - 1 });
        }
        (Some(evening), None) => {
            plan.clone().between(evening.get()..evening.get().saturating_add(1))
        }
        (None, _) => plan.clone(),
    };
    let pick = match args.pick {
        args::Pick::Worst => Pick::Worst,
        args::Pick::Median => Pick::Median,
        args::Pick::MostChanged => Pick::MostChanged,
    };
    study::find(&plan, pick).ok_or(Error::NobodySeated { evenings: plan.n_evenings() })
}
