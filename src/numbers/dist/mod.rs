//! Distribution families: quantile, distribution function, mean, variance. No restaurant word, no
//! unit.
//!
//! Every family is sampled by inversion of exactly one uniform number, so that two runs which share
//! their random streams stay in step whatever the families and their parameters, and a larger
//! uniform gives, up to rounding, a larger value. Nothing here holds a generator or a seed. Start
//! with [`Dist`].

mod constructors;
mod empirical;
mod error;
mod family;
mod gamma;
mod law;
mod lognormal;
mod normal;
mod simple;
mod weibull;

pub use empirical::Empirical;
pub use error::DistError;
pub use gamma::Gamma;
pub use law::Dist;
pub use lognormal::Lognormal;
pub use normal::CutNormal;
pub use simple::{Exponential, Triangular, Uniform};
pub use weibull::Weibull;
