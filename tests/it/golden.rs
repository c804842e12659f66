//! Golden vectors: the scores of journeys computed outside this crate.

use orderflow::model::Scorer;
use orderflow::scenario::scored_by;
use orderflow::score::score;

use crate::journeys::golden;

#[test]
fn golden_journeys_get_their_golden_scores() {
    let all = golden();
    assert_eq!(all.len(), 8);
    for golden in all {
        let scored = score(&golden.experience, &scored_by(Scorer::Default));
        let numbers = [
            ("score", scored.score),
            ("return_intent", scored.return_intent),
            ("raw_loss", scored.raw_loss),
            ("recovery", scored.recovery),
            ("felt_loss", scored.felt_loss),
            ("gains", scored.gains),
        ];
        for (key, value) in numbers {
            let expected = golden.expect[key].as_f64().unwrap();
            assert!(
                (value - expected).abs() < 1e-9,
                "{}: {key} is {value}, expected {expected}",
                golden.name
            );
        }
        assert_eq!(golden.expect["answer"], scored.answer, "{}", golden.name);
        assert_eq!(golden.expect["band"], scored.band.key(), "{}", golden.name);
        assert_eq!(
            golden.expect.as_object().unwrap().len(),
            8,
            "every expected number is looked at"
        );
    }
}
