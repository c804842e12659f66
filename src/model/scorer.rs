//! Rival scorers: the same journey judged by somebody who believes something else. Each is a column of the
//! defaults of the score.

use crate::catalogue::words;

words! {
    /// Whose view of an evening.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    Scorer {
        #[default]
        Default = "default", "The parameters as they are.";
        Plain = "plain", "Only minutes, meals without their drink, requests never met, wrong items and wrong bills count; what a guest hears, fears or is grateful for does not.";
        MoneyFixes = "money_fixes", "Money mends whatever happened, and failed repairs make nothing worse.";
    }
}
