//! The numbers behind the guest score: `[score]` and its stages.

use crate::model::{
    IncidentPoints, ScoreHead, ScoreParams, Scorer, Stage, StageParams, WaitPerception,
};

use super::reader::{ReadLog, Section};
use super::tree::TomlTable;

/// The numbers of a scenario that says nothing of its score but who judges.
pub fn scored_by(scorer: Scorer) -> ScoreParams {
    let (table, log) = (TomlTable::default(), ReadLog::default());
    params(&Section::root(&table, &log), scorer)
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
    let feel: WaitPerception = s.record(column, (stages,));
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
