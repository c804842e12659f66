//! The numbers behind the guest score: `[score]` and its stages.

use crate::model::{
    FeelParams, IncidentPoints, ScoreHead, ScoreParams, Scorer, Stage, StageParams,
};

use super::reader::{Notes, Section};
use super::tree::Table;

/// The numbers of a scenario that says nothing of its score but who judges.
pub fn scored_by(scorer: Scorer) -> ScoreParams {
    let (table, notes) = (Table::default(), Notes::default());
    params(&Section::root(&table, &notes), scorer)
}

/// Reads `[score]`.
pub(super) fn score(root: &Section<'_>) -> (ScoreParams, ScoreHead) {
    let s = root.section("score");
    let head: ScoreHead = s.record(0, ());
    let score = params(&s, head.scorer);
    s.finish();
    (score, head)
}

fn params(s: &Section<'_>, scorer: Scorer) -> ScoreParams {
    let column = scorer as usize;
    let stages = stages(s);
    let feel: FeelParams = s.record(column, (stages,));
    let points: IncidentPoints = s.record(column, ());
    s.record(column, (feel, points))
}

/// Reads `[score.stage.X]`.
fn stages(s: &Section<'_>) -> [StageParams; Stage::COUNT] {
    let all = s.section("stage");
    let stages = Stage::ALL.map(|stage| {
        let s = all.section(stage.key());
        let params = s.record(stage as usize, ());
        s.finish();
        params
    });
    all.finish();
    stages
}
