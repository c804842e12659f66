//! Which columns stand side by side.

use super::values;
use crate::render::safe::for_shell;
use crate::scenario::Variant;
use crate::study::Columns;

/// Which columns stand side by side.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ColumnsArgs {
    /// Policies of the file or names of presets, in the order of the output [default: all of the file].
    #[arg(long, value_name = "A,B,…", value_delimiter = ',', value_parser = values::name)]
    pub(in crate::cli) policies: Vec<String>,
    /// Variants of the file (`[variant.NAME]`), behind the policies; `none`: none of them [default: all of the file].
    #[arg(long, value_name = "A,B,…", value_delimiter = ',', value_parser = values::name)]
    pub(in crate::cli) variants: Vec<String>,
    /// One more column: the house with a change, such as `'a fourth waiter: floor.waiters=4'`; several changes
    /// with `;` between them, `policy=NAME` among them; may be given several times.
    #[arg(long, value_name = "NAME: PATH=VALUE", value_parser = values::variant)]
    pub(in crate::cli) variant: Vec<Variant>,
}

/// Which columns are compared.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct SidesArgs {
    /// The columns.
    #[command(flatten)]
    pub(in crate::cli) columns: ColumnsArgs,
    /// The policy or variant the others are compared with [default: the first].
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) baseline: Option<String>,
}

impl ColumnsArgs {
    /// The columns that are wanted.
    pub(in crate::cli) fn wanted(&self) -> Columns<'_> {
        let Self { policies, variants, variant } = self;
        Columns { policies, variants, typed: variant, baseline: None }
    }

    /// The options that choose the same columns again, as a shell takes them.
    pub(in crate::cli) fn typed(&self) -> Vec<String> {
        let listed = [("--policies", &self.policies), ("--variants", &self.variants)];
        let listed = listed.into_iter().filter(|(_, names)| !names.is_empty());
        let listed =
            listed.map(|(option, names)| format!("{option} {}", for_shell(&names.join(","))));
        let variants = self.variant.iter().map(Variant::argument);
        listed.chain(variants.map(|variant| format!("--variant {}", for_shell(&variant)))).collect()
    }
}

impl SidesArgs {
    /// The columns that are wanted, and the one the others are compared with.
    pub(in crate::cli) fn wanted(&self) -> Columns<'_> {
        Columns { baseline: self.baseline.as_deref(), ..self.columns.wanted() }
    }
}
