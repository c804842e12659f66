//! The score's published patterns: whole evenings, remedies, promises, rival scorers, staff.

use orderflow::feel::{StaffShift, quits_per_year, staff_score, turnover_cost_per_shift};
use orderflow::model::{ScoreParams, Scorer, StaffScoreParams, Stage};
use orderflow::record::{Experience, Info, Recovery};
use orderflow::scenario::{defaults, scored_by};
use orderflow::score::{explain, first_visits_by_word, score, tip_percent};

use crate::journeys::{
    concierge_early, empowered_half_price, evening_with, favour_flattered, journey, plain_segment,
    rigid_no_discount, rigid_no_word, rigid_with_water,
};

const NOTHING: Recovery = Recovery {
    delay_min: 0.0,
    is_resolved: false,
    initiative: 0.0,
    ownership: 0.0,
    apology: 0.0,
    choice: 0.0,
    comp_ratio: 0.0,
};

fn points(experience: &Experience) -> f64 {
    score(experience, &scored_by(Scorer::Default)).score
}

fn assert_near(what: &str, value: f64, expected: f64, tolerance: f64) {
    assert!((value - expected).abs() <= tolerance, "{what}: {value}, expected {expected}");
}

#[test]
fn siblings_of_one_evening_score_as_published() {
    // Loss L0, failed repairs n, recovery ρ, score, answer, return intent.
    let table = [
        ("fault-free", journey("fault_free"), [0.0, 0.0, 0.0, 8.91, 9.0, 0.88]),
        ("half price off", empowered_half_price(), [0.82, 0.0, 0.76, 8.85, 9.0, 0.87]),
        ("empowered", journey("empowered"), [0.82, 0.0, 0.65, 8.76, 9.0, 0.87]),
        ("concierge, first ask", concierge_early(), [1.78, 0.0, 0.71, 8.05, 8.0, 0.84]),
        ("favour, flattered", favour_flattered(), [1.78, 0.0, 0.50, 7.99, 8.0, 0.84]),
        ("reactive", journey("empowered_reactive"), [1.78, 0.0, 0.50, 7.69, 8.0, 0.82]),
        ("favour, minded", journey("favour_minded_guest"), [2.38, 0.0, 0.25, 6.92, 7.0, 0.76]),
        ("escalation", journey("escalation_only"), [3.81, 1.0, 0.31, 6.03, 6.0, 0.65]),
        ("concierge, third ask", journey("concierge_late"), [5.09, 2.0, 0.40, 5.44, 5.0, 0.56]),
        ("rigid, but water", rigid_with_water(), [8.45, 4.0, 0.10, 2.26, 2.0, 0.14]),
        ("rigid", journey("rigid"), [9.45, 5.0, 0.08, 1.46, 1.0, 0.10]),
        ("rigid, no discount", rigid_no_discount(), [9.45, 5.0, 0.04, 1.33, 1.0, 0.10]),
        ("rigid, no word", rigid_no_word(), [9.45, 5.0, 0.0, 1.22, 1.0, 0.10]),
    ];
    for (name, experience, published) in table {
        let scored = score(&experience, &scored_by(Scorer::Default));
        let values = [
            scored.raw_loss,
            f64::from(scored.failed_repairs),
            scored.recovery,
            scored.score,
            f64::from(scored.answer),
            scored.return_intent,
        ];
        for (value, published) in values.into_iter().zip(published) {
            assert_near(name, value, published, 0.0051);
        }
    }
}

#[test]
fn food_that_comes_late_costs_less_with_a_reason_and_a_time() {
    let table = [
        (8.0, 8.6, 8.6),
        (15.0, 8.4, 8.5),
        (20.0, 7.8, 8.3),
        (25.0, 7.2, 7.9),
        (30.0, 6.7, 7.5),
        (35.0, 6.3, 7.2),
        (45.0, 5.4, 6.6),
        (60.0, 4.3, 5.7),
    ];
    for (minutes, untold, told) in table {
        let acceptable = f64::min(minutes, 15.0);
        let silent = [
            plain_segment(acceptable, Info::None),
            plain_segment(minutes - acceptable, Info::Overdue),
        ];
        let informed = [plain_segment(minutes, Info::Informed)];
        let name = format!("{minutes} min");
        assert_near(&name, points(&evening_with(Stage::Food, &silent)), untold, 0.051);
        assert_near(&name, points(&evening_with(Stage::Food, &informed)), told, 0.051);
    }
}

#[test]
fn money_adds_most_to_a_middling_process_and_next_to_nothing_to_a_bad_one() {
    let late_food = evening_with(Stage::Food, &[plain_segment(40.0, Info::None)]);
    let gain = |delay_min: f64, words: f64| {
        let with_comp = |comp_ratio| {
            let recovery = Recovery {
                delay_min,
                is_resolved: true,
                ownership: words,
                apology: words,
                comp_ratio,
                ..NOTHING
            };
            points(&Experience { recovery: Some(recovery), ..late_food.clone() })
        };
        with_comp(1.0) - with_comp(0.0)
    };
    assert_near("fast, with words", gain(1.0, 1.0), 0.19, 0.005);
    assert_near("fast, without", gain(1.0, 0.0), 0.35, 0.005);
    assert_near("slow, with words", gain(30.0, 1.0), 0.35, 0.005);
    assert_near("slow, without", gain(30.0, 0.0), 0.04, 0.005);
}

#[test]
fn remedies_after_a_wrong_item_rank_as_guests_rated_them() {
    let mut wrong = evening_with(Stage::Request, &[plain_segment(11.0, Info::None)]);
    wrong.incidents.wrong_items = 1;
    wrong.incidents.chases = 1;
    let correction = Recovery { delay_min: 8.0, is_resolved: true, ..NOTHING };
    let late_apology = Recovery { apology: 1.0, delay_min: 12.5, ..correction };
    let replacement = Recovery { apology: 1.0, delay_min: 9.0, ..correction };
    let discount = Recovery { comp_ratio: 0.25, ..replacement };
    let free_food = Recovery { comp_ratio: 1.0, ..replacement };
    let manager = Recovery { choice: 1.0, ..free_food };
    let unasked = Recovery { delay_min: 1.0, initiative: 1.0, ..free_food };
    let scores: Vec<f64> =
        [NOTHING, correction, late_apology, replacement, discount, free_food, manager, unasked]
            .into_iter()
            .map(|recovery| points(&Experience { recovery: Some(recovery), ..wrong.clone() }))
            .collect();
    assert!(scores.is_sorted_by(|worse, better| worse < better), "{scores:?}");
    let published = [6.0, 6.3, 6.4, 6.5, 6.7, 6.9, 7.1, 7.5];
    for (value, expected) in scores.iter().zip(published) {
        assert_near("a remedy", *value, expected, 0.11);
    }
}

#[test]
fn each_broken_promise_costs_more_than_its_own_points() {
    let published = [5.7, 4.8, 4.0, 3.2, 2.5];
    for (promises, expected) in (0..).zip(published) {
        let mut late = Experience::new(8.2);
        let segments = [plain_segment(6.0, Info::None), plain_segment(19.0, Info::Overdue)];
        late.push_wait(Stage::Drinks, 1.0, &segments);
        late.incidents.promises_broken = promises;
        late.incidents.chases = promises + 1;
        late.recovery = Some(Recovery {
            delay_min: 15.0,
            is_resolved: true,
            apology: 1.0,
            comp_ratio: 1.0,
            ..NOTHING
        });
        assert_near(&format!("{promises} promises"), points(&late), expected, 0.051);
    }
}

#[test]
fn around_the_acceptable_wait_slower_costs_twice_what_faster_gives() {
    let at = |minutes| {
        let mut evening = Experience::new(8.0);
        evening.push_wait(Stage::Food, 1.0, &[plain_segment(minutes, Info::None)]);
        evening
    };
    let params = ScoreParams { w_peak: 0.0, loss_cap: 1e9, ..scored_by(Scorer::Default) };
    let gain = score(&at(14.0), &params).score - 8.0;
    let loss = 8.0 - score(&at(16.0), &params).score;
    assert_near("loss for gain", loss / gain, 2.0, 1e-6);
}

#[test]
#[expect(clippy::approx_constant, reason = "6.28 is a score here")]
fn rival_scorers_move_the_distance_but_not_the_order() {
    let evenings = [
        journey("rigid"),
        rigid_no_discount(),
        journey("escalation_only"),
        journey("favour_minded_guest"),
        journey("concierge_late"),
        concierge_early(),
        journey("empowered_reactive"),
        journey("empowered"),
        journey("fault_free"),
    ];
    let published = [
        [1.46, 1.33, 6.03, 6.92, 5.44, 8.05, 7.69, 8.76, 8.91],
        [6.28, 5.96, 7.75, 8.18, 7.98, 8.33, 8.18, 8.69, 8.91],
        [6.70, 3.10, 6.48, 6.92, 7.55, 8.19, 7.69, 8.76, 8.91],
    ];
    for (scorer, expected) in Scorer::ALL.into_iter().zip(published) {
        let params = scored_by(scorer);
        for (evening, expected) in evenings.iter().zip(expected) {
            assert_near(scorer.key(), score(evening, &params).score, expected, 0.0051);
        }
    }
}

#[test]
fn the_failed_evening_bears_its_loss_where_it_was_made() {
    let explained = explain(&journey("rigid"), &scored_by(Scorer::Default));
    let factors = &explained.factors;
    assert_near("D", factors.failed_repairs, 1.6, 1e-9);
    assert_near("1 − ρ", factors.recovery, 1.0 - 0.079_492_141, 1e-9);
    let drinks = explained.items.iter().min_by(|a, b| a.points.total_cmp(&b.points)).unwrap();
    assert_near("drinks, with the peak", drinks.points, -7.082_981_001 * 3.6 / 9.45, 1e-8);
}

#[test]
fn word_of_mouth_and_tips_follow_the_score() {
    let params = scored_by(Scorer::Default);
    let scored = score(&journey("rigid"), &params);
    let tip = tip_percent(scored.score, orderflow::record::Favour::No, &params);
    assert_near("tip", tip, 12.6, 0.05);
    assert_near("warned", first_visits_by_word(0.0, &params), -0.18, 1e-12);
    assert_near("silent", first_visits_by_word(7.0, &params), 0.0, 1e-12);
    assert_near("encouraged", first_visits_by_word(10.0, &params), 0.08, 1e-12);
}

#[test]
fn shifts_score_as_published() {
    // A, U, c, g, h, F, T; score, quits a year, cost a shift.
    let table = [
        ("rigid, quiet", [0.1, 0.60, 0.0, 0.0, 0.0, 0.8, 0.7], [5.36, 1.08, 10.8]),
        ("rigid, failing", [0.1, 0.88, 4.0, 2.0, 0.0, 0.8, 0.7], [2.68, 1.85, 18.5]),
        ("escalation, failing", [0.3, 0.88, 2.0, 1.0, 0.3, 0.5, 0.7], [4.50, 1.28, 12.8]),
        ("favour, failing", [0.6, 0.85, 2.5, 0.6, 1.2, 0.7, 0.6], [5.32, 1.09, 10.9]),
        ("concierge, failing", [0.4, 0.86, 2.0, 0.8, 0.5, 0.4, 0.7], [5.18, 1.12, 11.2]),
        ("empowered, failing", [0.9, 0.89, 0.2, 0.3, 1.5, 0.1, 0.8], [7.19, 0.75, 7.5]),
        ("empowered, quiet", [0.9, 0.60, 0.0, 0.0, 0.0, 0.1, 0.8], [7.43, 0.71, 7.1]),
        ("empowered, untrained", [0.9, 0.93, 1.0, 0.8, 0.8, 0.6, 0.2], [4.80, 1.21, 12.1]),
    ];
    for (name, [authority, busy_share, conflicts, anger, repairs, fear, training], published) in
        table
    {
        let shift = StaffShift {
            authority,
            busy_share,
            conflicts_per_h: conflicts,
            anger_per_h: anger,
            repairs_per_h: repairs,
            fear,
            training,
        };
        let value = staff_score(&shift, &defaults::<StaffScoreParams>());
        assert_near(name, value, published[0], 0.01);
        assert_near(name, quits_per_year(value), published[1], 0.0051);
        assert_near(name, turnover_cost_per_shift(value, 2300.0), published[2], 0.051);
    }
}

#[test]
fn a_mild_failure_found_and_mended_within_five_minutes_pleases_more_than_none() {
    let params = scored_by(Scorer::Default);
    let bonus = |change: &dyn Fn(&mut Experience, &mut Recovery)| {
        let mut found = evening_with(Stage::Drinks, &[plain_segment(9.0, Info::None)]);
        let mut recovery =
            Recovery { delay_min: 5.0, is_resolved: true, initiative: 1.0, ..NOTHING };
        found.failures = 1;
        change(&mut found, &mut recovery);
        score(&Experience { recovery: Some(recovery), ..found }, &params).paradox
    };
    assert_near("at five", bonus(&|_, _| {}), params.paradox_bonus, 0.0);
    assert_near("at six", bonus(&|_, recovery| recovery.delay_min = 6.0), 0.0, 0.0);
    assert_near("asked for", bonus(&|_, recovery| recovery.initiative = 0.5), 0.0, 0.0);
    assert_near("the second", bonus(&|found, _| found.failures = 2), 0.0, 0.0);
    let broken = bonus(&|found, _| found.incidents.promises_broken = 1);
    assert_near("a promise broken", broken, 0.0, 0.0);
    assert!(params.paradox_bonus > 0.0);
}
