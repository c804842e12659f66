//! A small restaurant that other programs simulate too.

use orderflow::numbers::special::normal_quantile;
use orderflow::numbers::stats::Moments;

use crate::house::model;
use crate::theory::{LEVEL, sample, scenario};

const FILE: &str = "scenarios/bench/house.toml";

#[test]
fn the_small_restaurant_agrees_with_other_simulators() {
    // Other programs gave 7.480 and 326.708 minutes for the same house, with these standard errors.
    let house = model(&scenario(FILE), &[]);
    for (key, theirs, their_error) in
        [("each_drink_wait_min", 7.480, 0.003), ("queue_wait_min", 326.708, 0.148)]
    {
        let sample = sample(&house, key, 3000);
        let (mean, error) = mean_and_error(&sample);
        let width =
            normal_quantile(0.5 + LEVEL / 2.0) * (error * error + their_error * their_error).sqrt();
        assert!((mean - theirs).abs() < width, "{key}: {mean} ± {width}");
        assert!(width < 0.01 * theirs, "{key}: {width} is too wide");
    }
}

#[test]
fn the_small_restaurant_is_told_from_one_with_a_slower_bar() {
    let house = model(&scenario(FILE), &[("item.drink.prep", "exponential(mean 2.1 min)")]);
    let (mean, error) = mean_and_error(&sample(&house, "each_drink_wait_min", 1000));
    assert!((mean - 7.480).abs() > 3.3 * (error + 0.003), "{mean}");
}

fn mean_and_error(sample: &Moments) -> (f64, f64) {
    let n = f64::from(u32::try_from(sample.count()).unwrap());
    (sample.mean().unwrap(), (sample.variance().unwrap() / n).sqrt())
}
