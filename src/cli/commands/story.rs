//! `story`: one party's evening, under several policies side by side.

use std::num::{NonZeroU32, NonZeroU64};

use clap::ValueEnum;

use crate::cli::command::{Outcome, Perform, Repeat, printed};
use crate::cli::error::{Error, Kind};
use crate::cli::house::load;
use crate::cli::options::{ColumnsArgs, ScenarioArgs, SeedArgs, all_threads, values};
use crate::cli::output::Console;
use crate::experiment::Plan;
use crate::render::text;
use crate::report::conditions::conditions;
use crate::report::story::{self, Story};
use crate::results::Heading;
use crate::sim::InvariantViolation;
use crate::study::{self, PartyId, Pick};

const EXAMPLES: &str = "\
Examples:
  orderflow story friday.toml
      the party whose evening changed most between the first policy of the file and the last
  orderflow story friday.toml --pick worst --policies rigid,concierge
      the party least satisfied under rigid, and what a concierge would have done for it
  orderflow story friday.toml --evening 12 --party 3
      one party, named";

/// Arguments of `story`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct StoryArgs {
    /// Which scenario.
    #[command(flatten)]
    scenario: ScenarioArgs,
    /// Which columns.
    #[command(flatten)]
    columns: ColumnsArgs,
    /// Which chance.
    #[command(flatten)]
    seed: SeedArgs,
    /// Which evening [default: looked for among the first `--evenings`].
    #[arg(long, value_name = "N", value_parser = values::evenings, allow_negative_numbers = true)]
    evening: Option<NonZeroU64>,
    /// Which party of that evening, from 1 in order of arrival [default: as `--pick` says].
    #[arg(long, value_name = "K", requires = "evening", value_parser = values::count::<NonZeroU32>, allow_negative_numbers = true)]
    party: Option<NonZeroU32>,
    /// Which party to look for.
    #[arg(long, value_name = "WHICH", default_value = "most-changed", conflicts_with = "party")]
    pick: Which,
    /// Among how many evenings to look.
    #[arg(long, short = 'n', value_name = "N", default_value = "400", conflicts_with = "evening",
          value_parser = values::evenings, allow_negative_numbers = true)]
    evenings: NonZeroU64,
}

/// Which party is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Which {
    /// The one least satisfied under the first policy.
    Worst,
    /// The one in the middle of all changes between the first policy and the last.
    Median,
    /// The one whose satisfaction changed most between them.
    MostChanged,
}

impl Perform for StoryArgs {
    fn perform(&self, console: Console) -> Result<Outcome, Error> {
        let loaded = load(&self.scenario)?;
        let (points, _) = self.columns.wanted().of(&loaded)?;
        let plan = Plan::of_points(&loaded.model, points)
            .evenings(self.evenings.get())
            .seed(self.seed.seed)
            .threads(all_threads());
        let at = self.party(&plan)?;
        let told = study::replay(&plan, at)
            .ok_or(NoParty::NotSoMany { evening: at.evening, party: at.party + 1 })?;
        let mut story = story::document(&Story {
            title: &loaded.model.title,
            points: &plan.points,
            evening: at.evening,
            told: &told,
        });
        story.blocks.extend(conditions(&Heading::of(&loaded, plan.seed)));
        printed(&text::document(&story, console.layout()))
    }

    fn scenario(&self) -> Option<&ScenarioArgs> {
        Some(&self.scenario)
    }

    fn repeats(&self, breach: &InvariantViolation) -> Option<Repeat> {
        Some(Repeat::evening_of(&self.scenario, breach))
    }
}

impl StoryArgs {
    /// The party named, or the one looked for.
    fn party(&self, plan: &Plan) -> Result<PartyId, NoParty> {
        let plan = match (self.evening, self.party) {
            (Some(evening), Some(party)) => {
                return Ok(PartyId { evening: evening.get(), party: party.get() - 1 });
            }
            (Some(evening), None) => {
                plan.clone().between(evening.get()..evening.get().saturating_add(1))
            }
            (None, _) => plan.clone(),
        };
        let pick = match self.pick {
            Which::Worst => Pick::Worst,
            Which::Median => Pick::Median,
            Which::MostChanged => Pick::MostChanged,
        };
        study::find(&plan, pick).ok_or(NoParty::NobodySeated { evenings: plan.n_evenings() })
    }
}

/// Why there is nobody to tell of.
#[derive(Debug, thiserror::Error)]
enum NoParty {
    /// Fewer parties came.
    #[error("no party {party} came on evening {evening}")]
    NotSoMany {
        /// The evening.
        evening: u64,
        /// The party, from 1.
        party: u32,
    },
    /// Nobody sat down.
    #[error("no party was seated on {}", in_words(*evenings))]
    NobodySeated {
        /// Evenings looked at.
        evenings: u64,
    },
}

impl Kind for NoParty {
    fn help(&self) -> Option<String> {
        let words = match self {
            Self::NotSoMany { .. } => {
                "leave `--party` out to see the party whose evening changed most"
            }
            Self::NobodySeated { .. } => "try another evening, or more of them",
        };
        Some(words.to_owned())
    }
}

fn in_words(evenings: u64) -> String {
    if evenings == 1 { "this evening".to_owned() } else { format!("any of {evenings} evenings") }
}
