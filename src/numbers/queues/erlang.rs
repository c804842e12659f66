//! The queue of the textbooks: M/M/c.

use crate::numbers::special::incomplete_gamma;

/// What Erlang's formula says of a queue in the long run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ErlangC {
    /// Chance that a job has to wait [0–1].
    pub p_wait: f64,
    /// Mean wait before service, those who do not wait counted with 0, in the unit of the service time.
    pub mean_wait: f64,
}

impl ErlangC {
    /// Share of jobs that wait no longer than `within` ≥ 0, in the unit of the service time [0–1]: who waits does
    /// so for an exponential time.
    ///
    /// Source: Gross & Harris, the same chapter: 1 − C e^(−(c − a) t / service).
    pub fn share_within(&self, within: f64) -> f64 {
        if self.p_wait <= 0.0 {
            return 1.0;
        }
        1.0 - self.p_wait * libm::exp(-within * self.p_wait / self.mean_wait)
    }
}

/// The wait in a queue of `servers` ≥ 1 who are offered `offered` servers' worth of work, each job
/// lasting `service` on average; `None` where they are offered as much as they can do, or more, because
/// there is no long run then.
///
/// It assumes that jobs come one by one at random (Poisson), that service times are exponential and that
/// the queue has been so for a long time. C = B / (1 − ρ (1 − B)) with Erlang's loss formula
/// B = (aᶜ/c!) / Σ aⁿ/n!, whose parts are those of the Poisson law, and W = C · service / (c − a).
///
/// Source: Erlang, Solution of some problems in the theory of probabilities of significance in automatic
/// telephone exchanges (1917); Gross & Harris, Fundamentals of Queueing Theory, the chapter on simple
/// Markovian queues (M/M/c). Tests check it against the recursion for B.
pub fn erlang_c(servers: f64, offered: f64, service: f64) -> Option<ErlangC> {
    if offered >= servers {
        return None;
    }
    if offered <= 0.0 {
        return Some(ErlangC { p_wait: 0.0, mean_wait: 0.0 });
    }
    let poisson = incomplete_gamma(servers + 1.0, offered);
    let lost = poisson.flow / offered / poisson.above;
    let p_wait = lost / (1.0 - offered / servers * (1.0 - lost));
    Some(ErlangC { p_wait, mean_wait: p_wait * service / (servers - offered) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_worked_by_hand_come_out() {
        // Two textbook houses, their waits worked out from W = C · service / (c − a). The county hospital
        // (Hillier & Lieberman, Introduction to Operations Research): 2 patients an hour, 3 treated an
        // hour; two doctors: C = 1/6, one: C = 2/3. The eye clinic (Gross & Harris, Fundamentals of
        // Queueing Theory): 6 an hour, 20 minutes each, three doctors: C = 4/9.
        let cases = [
            (2.0, 2.0 / 3.0, 1.0 / 3.0, 1.0 / 24.0),
            (1.0, 2.0 / 3.0, 1.0 / 3.0, 2.0 / 3.0),
            (3.0, 2.0, 1.0 / 3.0, 4.0 / 27.0),
        ];
        for (servers, offered, service, wait) in cases {
            let found = erlang_c(servers, offered, service).unwrap();
            assert!((found.mean_wait - wait).abs() < 1e-12, "{servers}: {found:?}");
        }
        assert!((erlang_c(3.0, 2.0, 1.0).unwrap().p_wait - 4.0 / 9.0).abs() < 1e-12);
    }

    #[test]
    fn the_formula_agrees_with_the_recursion_it_stands_for() {
        for servers in [1_u32, 2, 7, 40, 300] {
            for rho in [0.1, 0.5, 0.9, 0.99] {
                let offered = rho * f64::from(servers);
                let lost = (1..=servers)
                    .fold(1.0, |lost, n| offered * lost / (f64::from(n) + offered * lost));
                let expected = lost / (1.0 - rho * (1.0 - lost));
                let found = erlang_c(f64::from(servers), offered, 1.0).unwrap().p_wait;
                assert!((found - expected).abs() < 1e-10, "{servers} {rho}");
            }
        }
    }

    #[test]
    fn who_is_offered_all_he_can_do_has_no_long_run() {
        assert_eq!(erlang_c(2.0, 2.0, 1.0), None);
        assert_eq!(erlang_c(2.0, 0.0, 1.0), Some(ErlangC { p_wait: 0.0, mean_wait: 0.0 }));
    }
}
