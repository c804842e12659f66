//! How evenings are simulated.

use std::num::NonZeroUsize;
use std::thread::available_parallelism;

use super::values;

/// Which chance.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(in crate::cli) struct SeedArgs {
    /// Which evenings: the same seed brings the same guests and the same bad luck.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = values::whole_from(0),
          allow_negative_numbers = true)]
    pub(in crate::cli) seed: u64,
}

/// How evenings are simulated.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct SimulationArgs {
    /// Which chance.
    #[command(flatten)]
    pub(in crate::cli) seed: SeedArgs,
    /// How many threads to use; the results do not depend on it [default: all].
    #[arg(long, value_name = "N", value_parser = values::count::<NonZeroUsize>, allow_negative_numbers = true)]
    threads: Option<NonZeroUsize>,
    /// Print how long it took on the standard error stream.
    #[arg(long)]
    pub(in crate::cli) timings: bool,
}

impl SimulationArgs {
    /// How many threads are used.
    pub(in crate::cli) fn threads(&self) -> usize {
        self.threads.map_or_else(all_threads, NonZeroUsize::get)
    }
}

/// As many threads as the machine has.
pub(in crate::cli) fn all_threads() -> usize {
    available_parallelism().map_or(1, NonZeroUsize::get)
}
