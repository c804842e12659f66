//! Special functions: a fast exponential and logarithm, the normal law, the incomplete gamma and beta functions,
//! root finders.
//!
//! They know nothing of distributions as users name them, of samples or of randomness, and call
//! only `libm`, so that every platform gets the same bits. Start with [`normal_quantile`].

mod beta;
mod bisect;
mod exp;
mod gamma;
mod ln;
mod normal;
mod tail;

pub use beta::incomplete_beta;
pub use bisect::end_of;
pub use exp::exp;
pub use gamma::incomplete_gamma;
pub use ln::ln;
pub use normal::{normal_cdf, normal_density, normal_quantile};
pub use tail::{Side, Split, solve_for_mass};
