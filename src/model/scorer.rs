//! Rival scorers: the same journey judged by somebody who believes something else.

use super::FeelParams;
use crate::model::{IncidentPoints, ScoreParams};

/// A named change of the score's parameters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scorer {
    /// The parameters as they are.
    #[default]
    Default,
    /// Only minutes, meals without their drink, requests never met, wrong items and wrong bills count;
    /// what a guest hears, fears or is grateful for does not.
    Plain,
    /// Money mends whatever happened, and failed repairs make nothing worse.
    MoneyFixes,
}

impl Scorer {
    /// Every scorer.
    pub const ALL: [Self; 3] = [Self::Default, Self::Plain, Self::MoneyFixes];

    /// Its name in scenario files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Plain => "plain",
            Self::MoneyFixes => "money_fixes",
        }
    }

    /// The parameters as this scorer would have them.
    #[must_use]
    pub fn adapt(self, params: ScoreParams) -> ScoreParams {
        match self {
            Self::Default => params,
            Self::Plain => plain(params),
            Self::MoneyFixes => {
                ScoreParams { r_comp: 0.9, r_gate: None, dd_amp: 0.0, dd_damp: 1.0, ..params }
            }
        }
    }
}

fn plain(mut params: ScoreParams) -> ScoreParams {
    params.feel = FeelParams {
        loss_aversion: 1.0,
        m_occupied: 1.0,
        m_informed: 1.0,
        m_overdue: 1.0,
        m_broken: 1.0,
        ..params.feel
    };
    params.points = IncidentPoints {
        chase: 0.0,
        promise: 0.0,
        refusal: 0.0,
        escalate: 0.0,
        wrong_info: 0.0,
        boilerplate: 0.0,
        grumble: 0.0,
        unfair: 0.0,
        favour: 0.0,
        ..params.points
    };
    ScoreParams {
        favour_credit: 1.0,
        w_peak: 0.0,
        dd_amp: 0.0,
        dd_damp: 1.0,
        paradox_bonus: 0.0,
        ..params
    }
}
