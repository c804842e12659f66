//! Distribution families against identities, numeric integration and their own golden values.

use orderflow::numbers::dist::{Dist, DistError};
use orderflow::numbers::special::{normal_cdf, normal_density};
use proptest::prelude::*;

type Made = Result<Dist, DistError>;

/// One continuous law of every family, with its quantiles at 1 %, 50 % and 97 % in the decimals that
/// tell each number from its neighbours.
fn one_of_each_family() -> [(Dist, &'static str); 11] {
    [
        (Dist::uniform(2.0, 9.0), "2.07 5.5 8.79"),
        (Dist::triangular(3.0, 5.0, 7.0), "3.282842712474619 5.0 6.510102051443364"),
        (
            Dist::triangular(0.0, 0.0, 4.0),
            "0.02005025157352014 1.1715728752538097 3.307179676972449",
        ),
        (Dist::exponential(4.0), "0.0402013434140058 2.772588722239781 14.026231589279924"),
        (Dist::erlang(3, 6.0), "0.8720903301565861 5.348120627447122 13.967616926778534"),
        (Dist::gamma(0.4, 2.0), "3.7076969798038576e-5 0.7253907082171763 10.371707441573355"),
        (
            Dist::lognormal_mean_cv(15.0, 0.9),
            "1.8579137758939273 11.149412193707494 47.47100325092122",
        ),
        (
            Dist::lognormal_median_cv(25.0, 0.5),
            "8.330753636819491 24.999999999999996 60.78399273777234",
        ),
        (
            Dist::weibull_shape_scale(0.8, 3.0),
            "0.00954656147018911 1.8973745939165279 14.3953597349877",
        ),
        (
            Dist::weibull_shape_mean(2.5, 10.0),
            "1.7898616322678038 9.73368781151026 18.616568565165124",
        ),
        (Dist::normal(4.0, 3.0), "0.16045272787429932 4.34369932467638 9.767871065711294"),
    ]
    .map(|(made, quantiles)| (made.unwrap(), quantiles))
}

#[test]
fn quantiles_never_change_by_a_bit() {
    for (dist, expected) in one_of_each_family() {
        let [low, middle, high] = [0.01, 0.5, 0.97].map(|u| dist.quantile(u));
        assert_eq!(format!("{low:?} {middle:?} {high:?}"), expected, "{dist:?}");
    }
}

/// A continuous law of any family over the range of parameters a user may reach.
fn any_continuous() -> impl Strategy<Value = Dist> {
    let made: BoxedStrategy<Made> = prop_oneof![
        (0.0..50.0, 0.1..50.0).prop_map(|(low, width)| Dist::uniform(low, low + width)),
        (0.0..50.0, 0.0..20.0, 0.1..20.0).prop_map(|(low, rise, fall)| Dist::triangular(
            low,
            low + rise,
            low + rise + fall
        )),
        (0.01..100.0).prop_map(Dist::exponential),
        (1_u32..40, 0.1..100.0).prop_map(|(k, mean)| Dist::erlang(k, mean)),
        (0.05..2000.0, 0.1..100.0).prop_map(|(shape, mean)| Dist::gamma(shape, mean)),
        (0.1..100.0, 0.01..4.0).prop_map(|(mean, cv)| Dist::lognormal_mean_cv(mean, cv)),
        (0.1..100.0, 0.01..4.0).prop_map(|(median, cv)| Dist::lognormal_median_cv(median, cv)),
        (0.2..20.0, 0.1..100.0).prop_map(|(shape, scale)| Dist::weibull_shape_scale(shape, scale)),
        (0.2..20.0, 0.1..100.0).prop_map(|(shape, mean)| Dist::weibull_shape_mean(shape, mean)),
        (0.0..20.0, 0.1..20.0).prop_map(|(mean, sd)| Dist::normal(mean, sd)),
    ]
    .boxed();
    made.prop_map(Result::unwrap)
}

proptest! {
    #[test]
    fn the_distribution_function_undoes_the_quantile(dist in any_continuous(), u in 1e-9..1.0) {
        prop_assert!((dist.cdf(dist.quantile(u)) - u).abs() < 1e-12);
    }

    #[test]
    fn quantiles_grow_with_the_share_and_stay_in_bounds(
        dist in any_continuous(), u in 1e-9..0.999, step in 1e-6..1e-3,
    ) {
        let (value, next) = (dist.quantile(u), dist.quantile(u + step));
        prop_assert!(dist.min() <= value && value < next);
        prop_assert!(dist.max().is_none_or(|max| next <= max));
    }

    #[test]
    fn an_empirical_quantile_is_the_first_value_whose_share_is_reached(
        values in prop::collection::vec(0.0..9.0_f64, 1..20), u in 1e-9..1.0,
    ) {
        let weights: Vec<f64> = (0..values.len()).map(|idx| f64::from(idx % 3 == 0)).collect();
        let dist = Dist::empirical(&values, Some(&weights)).unwrap();
        let value = dist.quantile(u);
        prop_assert!(dist.cdf(value) >= u && dist.cdf(value - 1e-9) < u);
    }
}

#[test]
fn mean_and_variance_are_the_integrals_of_the_quantile() {
    for (dist, _) in one_of_each_family() {
        let mean = expected(&dist, |x| x);
        let variance = expected(&dist, |x| (x - mean) * (x - mean));
        assert!((dist.mean() / mean - 1.0).abs() < 1e-6, "{dist:?}: {mean}");
        assert!((dist.variance() / variance - 1.0).abs() < 1e-6, "{dist:?}: {variance}");
    }
}

/// The expected value of a function of the law; its share u = Φ(z) runs by equal steps of z.
fn expected(dist: &Dist, of: impl Fn(f64) -> f64) -> f64 {
    let step = 1.0 / 1024.0;
    let at = |z: f64| of(dist.quantile(normal_cdf(z))) * normal_density(z) * step;
    (-8 * 1024..=8 * 1024).map(|k| at(f64::from(k) * step)).sum()
}

#[test]
fn a_listed_law_has_the_moments_worked_by_hand() {
    let dist = Dist::empirical(&[8.0, 2.0, 5.0], Some(&[1.0, 2.0, 0.0])).unwrap();
    assert!((dist.mean() - 4.0).abs() < 1e-14 && (dist.variance() - 8.0).abs() < 1e-14);
    assert_eq!((dist.min(), dist.max()), (2.0, Some(8.0)));
    for (u, value) in [(0.3, 2.0), (0.6, 2.0), (0.7, 8.0)] {
        assert!((dist.quantile(u) - value).abs() < 1e-14, "{u}");
    }
}

#[test]
fn a_law_without_spread_is_the_constant() {
    let made = [
        Dist::constant(3.0),
        Dist::uniform(3.0, 3.0),
        Dist::triangular(3.0, 3.0, 3.0),
        Dist::lognormal_mean_cv(3.0, 0.0),
        Dist::lognormal_median_cv(3.0, 0.0),
        Dist::normal(3.0, 0.0),
        Dist::empirical(&[3.0, 3.0], None),
    ];
    for dist in made {
        assert_eq!(dist, Ok(Dist::Constant(3.0)));
    }
}

#[test]
fn a_wrong_parameter_is_refused_with_its_rule_and_value() {
    let cases = [
        (Dist::constant(-1.0), "value is -1, must be a finite number from 0 up"),
        (Dist::uniform(5.0, 2.0), "low is 5, must not be above high, which is 2"),
        (Dist::triangular(1.0, 9.0, 3.0), "mode is 9, must not be above high, which is 3"),
        (Dist::exponential(0.0), "mean is 0, must be a finite number above 0"),
        (Dist::exponential(f64::NAN), "mean is NaN, must be a finite number above 0"),
        (Dist::erlang(0, 4.0), "shape is 0, must be from 0.01 to 1000000"),
        (
            Dist::lognormal_mean_cv(4.0, f64::INFINITY),
            "cv is inf, must be a finite number from 0 up",
        ),
        (Dist::weibull_shape_scale(1e7, 4.0), "shape is 10000000, must be from 0.01 to 1000000"),
        (Dist::weibull_shape_scale(0.01, 4.0), "the mean or the variance is too large to compute"),
        (Dist::normal(-2.0, 1.0), "mean is -2, must be a finite number from 0 up"),
        (Dist::empirical(&[], None), "the list of values is empty, must hold at least one"),
        (
            Dist::empirical(&[1.0], Some(&[])),
            "there are 0 weights for 1 values, must be one for each",
        ),
        (Dist::empirical(&[1.0], Some(&[0.0])), "all weights are 0, at least one must be above"),
    ];
    for (made, message) in cases {
        assert_eq!(made.unwrap_err().to_string(), message);
    }
}
