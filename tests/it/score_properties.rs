//! What holds for every evening, and for every guess at the sizes of the parameters.

use orderflow::model::{ScoreParams, Scorer, Stage};
use orderflow::record::{Experience, Favour, Incidents, Info, Recovery, Segment, Sync};
use orderflow::scenario::scored_by;
use orderflow::score::{Line, explain, losses, score};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::journeys::journey;

fn any_segment() -> impl Strategy<Value = Segment> {
    let info = prop::sample::select(vec![Info::None, Info::Informed, Info::Overdue, Info::Broken]);
    (0.0..60.0, info, any::<bool>(), any::<bool>()).prop_map(
        |(minutes, info, is_occupied, is_unfair)| Segment { minutes, info, is_occupied, is_unfair },
    )
}

fn any_incidents() -> impl Strategy<Value = Incidents> {
    prop::array::uniform11(0_u32..5).prop_map(|n| Incidents {
        chases: n[0],
        promises_broken: n[1],
        unmet: n[2],
        refusals: n[3],
        escalations: n[4],
        wrong_items: n[5],
        wrong_info: n[6],
        boilerplate: n[7],
        grumbles: n[8],
        unfair_seen: n[9],
        bill_errors: n[10],
    })
}

fn any_recovery() -> impl Strategy<Value = Recovery> {
    let shares = prop::array::uniform4(prop::sample::select(vec![0.0, 0.5, 1.0]));
    (0.0..60.0, any::<bool>(), shares, 0.0..2.0).prop_map(
        |(delay_min, is_resolved, [initiative, ownership, apology, choice], comp_ratio)| Recovery {
            delay_min,
            is_resolved,
            initiative,
            ownership,
            apology,
            choice,
            comp_ratio,
        },
    )
}

prop_compose! {
    fn any_experience()(
        base in 5.0..10.0,
        is_solo in any::<bool>(),
        waits in vec((prop::sample::select(Stage::ALL.to_vec()), 0.0..=1.0, vec(any_segment(), 1..4)), 0..9),
        sync in prop::option::of((0.0..=1.0, 0.0..=1.0)),
        incidents in prop::option::of(any_incidents()),
        counts in prop::array::uniform3(0_u32..4),
        favour in prop::sample::select(vec![Favour::No, Favour::Minded, Favour::Flattered]),
        recovery in prop::option::of(any_recovery()),
    ) -> Experience {
        let mut experience = Experience::new(base);
        experience.is_solo = is_solo;
        for (stage, share, segments) in &waits {
            experience.push_wait(*stage, *share, segments);
        }
        experience.sync.extend(sync.map(|(frac, share)| Sync { frac, share }));
        experience.incidents = incidents.unwrap_or_default();
        [experience.gestures, experience.prior_bad, experience.failures] = counts;
        experience.favour = favour;
        experience.recovery = recovery;
        experience
    }
}

proptest! {
    #[test]
    fn the_items_add_up_to_a_score_between_0_and_10(experience in any_experience()) {
        let params = scored_by(Scorer::Default);
        let explained = explain(&experience, &params);
        let scored = explained.scored;
        prop_assert_eq!(scored, score(&experience, &params));
        prop_assert!((0.0..=10.0).contains(&scored.score));
        prop_assert!((0.0..=1.0).contains(&scored.recovery));
        let sum: f64 = explained.items.iter().map(|item| item.points).sum();
        prop_assert!((sum - scored.score).abs() < 1e-9, "{sum} is not {}", scored.score);
        let lost: f64 = losses(&experience, &params, &scored).map(|item| item.points).sum();
        prop_assert!((lost + scored.felt_loss).abs() < 1e-9, "{lost}");
        let factors = explained.factors;
        let felt = scored.raw_loss * factors.failed_repairs * factors.prior_bad
            * factors.recovery * factors.saturation;
        prop_assert!((felt - scored.felt_loss).abs() < 1e-9, "{felt}");
        for item in &explained.items {
            let gives = item.points > 0.0;
            match item.line {
                Line::Base | Line::Gain(_) | Line::Gestures | Line::Paradox => prop_assert!(gives),
                Line::Loss(_) => prop_assert!(!gives),
                Line::Clipping => {}
            }
        }
    }

    #[test]
    fn one_more_ask_never_raises_the_score_but_for_the_bonus(experience in any_experience()) {
        let params = ScoreParams { paradox_bonus: 0.0, ..scored_by(Scorer::Default) };
        let before = score(&experience, &params);
        let mut asked = experience;
        asked.incidents.chases += 1;
        let after = score(&asked, &params);
        prop_assert!(after.score <= before.score);
        prop_assert!(after.return_intent <= before.return_intent);
        prop_assert!(after.felt_loss > before.felt_loss || before.recovery >= 1.0);
    }
}

/// Every size of the defaults times a factor of its own.
fn scaled(factors: [f64; 28], loss_aversion: f64, loss_cap: f64, dd_damp: f64) -> ScoreParams {
    let mut params = scored_by(Scorer::Default);
    let mut next = factors.into_iter();
    let mut scale = |size: &mut f64| *size *= next.next().expect("a factor for every size");
    let points = &mut params.points;
    scale(&mut points.chase);
    scale(&mut points.promise);
    scale(&mut points.unmet);
    scale(&mut points.refusal);
    scale(&mut points.escalate);
    scale(&mut points.sync);
    scale(&mut points.favour);
    scale(&mut params.feel.gain_unit);
    for stage in &mut params.feel.stages {
        scale(&mut stage.weight);
    }
    scale(&mut params.favour_credit);
    scale(&mut params.w_peak);
    scale(&mut params.w_end);
    scale(&mut params.double_deviation_gain);
    scale(&mut params.r_speed);
    scale(&mut params.r_own);
    scale(&mut params.r_apology);
    scale(&mut params.r_init);
    scale(&mut params.r_choice);
    scale(&mut params.r_comp);
    scale(&mut params.gesture);
    scale(&mut params.paradox_bonus);
    params.feel.loss_aversion = loss_aversion;
    params.loss_cap = loss_cap;
    params.double_deviation_damping = dd_damp;
    params
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn the_order_of_the_policies_does_not_hang_on_the_sizes(
        factors in vec(0.5..1.5, 28),
        loss_aversion in 1.2..3.0,
        loss_cap in 7.0..12.0,
        dd_damp in 0.6..1.0,
    ) {
        let factors = factors.try_into().expect("28 were drawn");
        let params = scaled(factors, loss_aversion, loss_cap, dd_damp);
        let points = |name| score(&journey(name), &params).score;
        let (rigid, reactive) = (points("rigid"), points("empowered_reactive"));
        prop_assert!(rigid < points("escalation_only"));
        prop_assert!(points("escalation_only") < reactive);
        prop_assert!(points("favour_minded_guest") < reactive);
        prop_assert!(reactive < points("empowered"));
        prop_assert!(score(&journey("rigid"), &params).answer <= 6);
        prop_assert!(points("empowered") >= 7.0);
    }
}
