//! Samples in, estimates out. No restaurant word, no unit, no random number.
//!
//! Whatever is merged here is the same to the last bit for any number of threads: sketches merge in
//! any order, [`Moments`] in the order of their blocks. Random words are handed in. Start with [`Sample`].

mod bounds;
mod frequencies;
mod holm;
mod interval;
mod less;
mod moments;
mod order;
mod pooled;
mod quantile;
mod rare;
mod ratio;
mod sample;
mod share;
mod sketch;
mod student;

pub use crate::numbers::special::{normal_cdf, normal_quantile};
pub use bounds::Bounds;
pub use frequencies::{Few, Frequencies, MANY};
pub use holm::{holm, p_of_no_mean};
pub use interval::{Interval, mean_interval};
pub use less::{less, without_noise};
pub use moments::Moments;
pub use order::quantile_ranks;
pub use pooled::Pooled;
pub use quantile::{quantile_type7, select_quantile_type7};
pub use rare::rare_interval;
pub use ratio::{Ratio, ratio_of_means};
pub use sample::Sample;
pub use share::share_interval;
pub use sketch::QuantileSketch;
pub use student::{student_t_cdf, student_t_quantile};
