//! How many servers would be busy if there were always one free, while arrivals change.

/// How often jobs arrive during some time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateStep {
    /// Where it begins.
    pub from: f64,
    /// Where it ends [≥ `from`].
    pub to: f64,
    /// Jobs per unit of time [≥ 0].
    pub rate: f64,
}

/// How long a job takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Service {
    /// An exponential time with this mean [above 0].
    Exponential {
        /// The mean, in the unit of time of the steps.
        mean: f64,
    },
    /// Always the same.
    Fixed {
        /// How long, in the unit of time of the steps [≥ 0].
        length: f64,
    },
}

/// The modified offered load at `at`: the mean number of busy servers if there were always one free, when
/// jobs arrive at random (Poisson) at the rates of steps that do not overlap, and at no other time:
/// m(t) = E ∫ λ(u) du from t − S to t. It lags behind the arrivals by about a service time.
///
/// Source: Eick, Massey & Whitt, The physics of the Mt/G/∞ queue, Operations Research 41 (1993) 731–742,
/// theorem 1; Jennings, Mandelbaum, Massey & Whitt, Server staffing to meet time-varying demand, Management
/// Science 42 (1996) 1383–1394.
pub fn offered_load(steps: &[RateStep], service: Service, at: f64) -> f64 {
    let begun = steps.iter().filter(|step| step.from < at);
    let busy = begun.map(|step| {
        let until = step.to.min(at);
        step.rate
            * match service {
                // ∫ P(S > at − u) du over the step.
                Service::Exponential { mean } => {
                    mean * (libm::exp((until - at) / mean) - libm::exp((step.from - at) / mean))
                }
                Service::Fixed { length } => (until - step.from.max(at - length)).max(0.0),
            }
    });
    busy.sum()
}

#[cfg(test)]
mod tests {
    use std::f64::consts::{FRAC_PI_4, PI};

    use super::*;

    /// 100 + 20 sin t in short steps, from long before 0 on.
    fn waves() -> Vec<RateStep> {
        let width = PI / 1000.0;
        let step = |idx: u32| {
            let from = width * f64::from(idx) - 20.0 * PI;
            RateStep { from, to: from + width, rate: 100.0 + 20.0 * libm::sin(from + 0.5 * width) }
        };
        (0..30_000).map(step).collect()
    }

    #[test]
    fn the_load_of_a_wave_is_a_lower_and_later_wave() {
        let steps = waves();
        for t in [0.0, 0.7, 2.0, 5.5, 9.0] {
            let exponential = offered_load(&steps, Service::Exponential { mean: 1.0 }, t);
            let expected = 100.0 + 20.0 / 2.0_f64.sqrt() * libm::sin(t - FRAC_PI_4);
            assert!((exponential - expected).abs() < 1e-4, "{t}: {exponential}");
            // ∫ sin over the last unit of time.
            let fixed = offered_load(&steps, Service::Fixed { length: 1.0 }, t);
            let expected = 100.0 + 20.0 * (libm::cos(t - 1.0) - libm::cos(t));
            assert!((fixed - expected).abs() < 1e-4, "{t}: {fixed}");
        }
    }

    #[test]
    fn a_load_begins_with_the_arrivals_and_ends_after_them() {
        let steps = [
            RateStep { from: 0.0, to: 1.0, rate: 6.0 },
            RateStep { from: 1.0, to: 2.0, rate: 0.0 },
            RateStep { from: 2.0, to: 3.0, rate: 2.0 },
        ];
        let fixed = |at| offered_load(&steps, Service::Fixed { length: 1.5 }, at);
        let loads =
            [(-1.0, 0.0), (0.0, 0.0), (0.5, 3.0), (1.0, 6.0), (2.0, 3.0), (2.5, 1.0), (3.0, 2.0)];
        for (at, load) in loads.into_iter().chain([(5.0, 0.0)]) {
            assert!((fixed(at) - load).abs() < 1e-12, "{at}");
        }
        let exponential = |at| offered_load(&steps, Service::Exponential { mean: 1.5 }, at);
        assert!((exponential(1.0) - 9.0 * (1.0 - libm::exp(-1.0 / 1.5))).abs() < 1e-12);
        assert!(exponential(100.0) < 1e-20);
    }
}
