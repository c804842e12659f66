//! How many servers it takes.

use crate::numbers::queues::erlang_c;
use crate::numbers::special::{end_of, normal_cdf, normal_density};

/// Margins beyond this leave nobody waiting.
const MOST_MARGIN: f64 = 30.0;

/// The fewest servers with whom at least a share `share` (0 ≤ share < 1) of jobs waits no longer than `within`,
/// by [`erlang_c`], when they are offered `offered` ≥ 0 servers' worth of work, each job lasting `service` > 0
/// on average, in the unit of `within` [≥ 1].
///
/// Source: Erlang's formula; the waits are exponential ([`ErlangC::share_within`](super::ErlangC)).
pub fn servers_for(offered: f64, service: f64, within: f64, share: f64) -> f64 {
    let keeps = |servers: &f64| {
        erlang_c(*servers, offered, service)
            .is_some_and(|queue| queue.share_within(within) >= share)
    };
    let from = (offered.floor() + 1.0).max(1.0);
    let mut servers = std::iter::successors(Some(from), |servers| Some(servers + 1.0));
    servers.find(keeps).expect("enough servers leave nobody waiting")
}

/// Share of jobs that wait at all if there are m + b √m servers for a large load m, b = `margin` ≥ 0:
/// 1 / (1 + b Φ(b) / φ(b)).
///
/// Source: Halfin & Whitt, Heavy-traffic limits for queues with many exponential servers, Operations Research 29
/// (1981) 567–588.
pub fn waiting_share(margin: f64) -> f64 {
    1.0 / (1.0 + margin * normal_cdf(margin) / normal_density(margin))
}

/// The margin b ≥ 0 that leaves that share of jobs waiting, 0 < `share` ≤ 1.
pub fn margin_for(share: f64) -> f64 {
    end_of(0.0, MOST_MARGIN, |margin| waiting_share(margin) > share)
}

/// Servers for a load m ≥ 0 with margin b ≥ 0: ⌈m + b √m⌉.
///
/// Source: Borst, Mandelbaum & Reiman, Dimensioning large call centers, Operations Research 52 (2004) 17–34.
pub fn square_root_staffing(load: f64, margin: f64) -> f64 {
    (load + margin * load.sqrt()).ceil()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_call_centre_of_the_example_needs_14() {
        // 100 calls of 3 minutes in 30 minutes, 80 % answered in 20 seconds: the example of pyworkforce.
        let (offered, service, within) = (10.0, 3.0, 20.0 / 60.0);
        let queue = |servers| erlang_c(servers, offered, service).unwrap();
        assert!((queue(14.0).p_wait - 0.174_131_933_595_05).abs() < 1e-13);
        for (servers, level) in
            [(13.0, 0.795_594_788_42), (14.0, 0.888_350_019_179_47), (15.0, 0.941_452_842_87)]
        {
            assert!((queue(servers).share_within(within) - level).abs() < 1e-11, "{servers}");
        }
        assert!((servers_for(offered, service, within, 0.8) - 14.0).abs() < 1e-12);
        assert!((offered / 14.0 - 0.714_285_71_f64).abs() < 1e-8);
    }

    #[test]
    fn idle_queues_need_one_and_none_waits() {
        assert!((servers_for(0.0, 3.0, 0.0, 0.99) - 1.0).abs() < 1e-12);
        assert!((erlang_c(1.0, 0.0, 1.0).unwrap().share_within(0.0) - 1.0).abs() < 1e-12);
        assert!(servers_for(10.0, 3.0, 0.0, 0.0) >= 11.0);
    }

    #[test]
    fn margins_and_shares_that_wait_belong_together() {
        for (margin, share) in [(0.0, 1.0), (0.5, 0.5045), (1.0, 0.2234), (1.5, 0.0847)] {
            assert!((waiting_share(margin) - share).abs() < 5e-5, "{margin}");
            assert!((margin_for(waiting_share(margin)) - margin).abs() < 1e-9, "{margin}");
        }
        assert!((square_root_staffing(100.0, 1.0) - 110.0).abs() < 1e-12);
        assert!((square_root_staffing(10.0, 0.5) - 12.0).abs() < 1e-12);
        // With many servers Erlang's formula says nearly the same.
        assert!((erlang_c(420.0, 400.0, 1.0).unwrap().p_wait - waiting_share(1.0)).abs() < 0.01);
    }
}
