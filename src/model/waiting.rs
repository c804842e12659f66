//! The stages a guest waits in and the numbers behind how a wait feels, with their defaults. The formulas are
//! in [`crate::feel`].

use crate::catalogue::{keys, words};

words! {
    /// A stage of the evening in which a guest waits.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    Stage {
        Queue = "queue", "Arrival to seated.";
        Greet = "greet", "Seated to first contact.";
        Order = "order", "First contact to order complete, less the time the guests read.";
        Drinks = "drinks", "Order complete to the party's last drink, delivered or cancelled.";
        Food = "food", "Order complete to the party's last plate, delivered or cancelled.";
        Request = "request", "A later request (water, a remade item) to the moment it is met.";
        Bill = "bill", "Bill asked for to bill on the table.";
        Pay = "pay", "Card or cash out to done.";
    }
}

impl Stage {
    /// Number of stages.
    pub const COUNT: usize = Self::ALL.len();

    /// Whether it is part of leaving, which weighs a little more in memory.
    pub fn is_end(self) -> bool {
        matches!(self, Self::Bill | Self::Pay)
    }
}

keys! {
    /// How one stage is judged.
    #[derive(Clone, Copy, Debug, PartialEq)]
    StageParams in "score.stage.*" given ();

    acceptable_min as "acceptable": f64 = SpanAboveZero, Of(&["10 min", "3 min", "6 min", "6 min", "15 min", "4 min", "4 min", "5 min"]), From("menumore.com; kwickbook.com; costlab.ai"), "How long this wait may last before it counts against the house, before `expectation`.";
    weight: f64 = Shape::NOT_NEGATIVE, Of(&["1", "0.8", "0.5", "0.9", "1.2", "0.7", "0.6", "0.4"]), Assumed, "How much this wait counts in the guest score.";
    phase: f64 = AboveZero => "times", Of(&["1.3", "1.3", "1", "1", "1", "1", "1.2", "1.2"]), From("Dubé 1991; Von Bergh 2014"), "How much longer this wait feels: waits before and after the meal feel longer than those within.";
}

keys! {
    /// What stretches and shrinks a wait, and what it costs.
    ///
    /// Signs and orders have the sources named at each field; sizes without one are an
    /// Assumption: calibrated together so that the patterns held by the scoring tests come out.
    #[derive(Clone, Debug, PartialEq)]
    WaitPerception in "score" given (
        /// Per stage, in the order of [`Stage::ALL`].
        ///
        /// Source of the weights' order: Von Bergh, Ghijsen, Gelderman & Tuninga 2014 (the entry weighs
        /// most in traditional restaurants). Source of the phases: Dubé, Schmitt & Leclerc 1991 (before and
        /// after hurts more than inside) and Katz, Larson & Larson 1991 (waits in line are overestimated by
        /// 36 %). Assumption: the acceptable minutes.
        stages: [StageParams; Stage::COUNT]
    );

    expectation: f64 = AboveZero => "times", Is("1"), Assumed, "Multiplies every acceptable wait: below 1 in a fashionable place.";
    /// Assumption: calibrated.
    gain_unit: f64 = Shape::NOT_NEGATIVE => "points", Is("0.4"), Assumed, "Points for a wait twice as fast as acceptable, at weight 1.";
    /// Source: the direction, Mittal, Ross & Baldasare 1998; the size, a round number near the 2.25 of
    /// Tversky & Kahneman 1992.
    loss_aversion: f64 = Shape::NOT_NEGATIVE => "times", Of(&["2", "1", "2"]), From("Mittal 1998; Tversky & Kahneman 1992"), ["1.5", "2.5"], "How much more a slow wait hurts than a fast one pleases.";
    /// Source: Noone, Kimes, Mattila & Wirtz 2009 (pace and satisfaction, an inverted U).
    d_min: f64 = Number { low: -1.0, high: 0.0 } => "times the acceptable wait", Is("-0.5"), From("Noone 2009: no joy in being rushed"), "The most a wait that is shorter than acceptable can count for; it is below zero.";
    /// Assumption: five times the acceptable wait.
    d_max: f64 = Number { low: 0.0, high: 100.0 } => "times the acceptable wait", Is("4"), Assumed, "The most a wait can count for, as a multiple of the acceptable one beyond it.";
    /// Source of the sign: Maister 1985.
    m_solo: f64 = AboveZero => "times", Is("1.2"), From("Maister 1985"), "How much longer a wait feels alone at the table.";
    /// Source of the sign: Maister 1985; Ting et al. 2019.
    m_occupied: f64 = AboveZero => "times", Of(&["0.8", "1", "0.8"]), From("Maister 1985; Antonides 2002"), "How much longer a wait feels with something in hand; below 1: shorter.";
    /// Source of the sign: Antonides, Verhoef & van Aalst 2002.
    m_informed: f64 = AboveZero => "times", Of(&["0.8", "1", "0.8"]), From("Antonides 2002; Ting 2019"), "How much longer a wait feels to guests told a reason and a time; below 1: shorter.";
    /// Source of the sign: Taylor 1994.
    m_overdue: f64 = AboveZero => "times", Of(&["1.25", "1", "1.25"]), From("Taylor 1994; the size is assumed"), "How much longer a wait feels past the acceptable time to guests who are told nothing.";
    /// Source of the sign: Taylor 1994.
    m_broken: f64 = AboveZero => "times", Of(&["1.5", "1", "1.5"]), Assumed, "How much longer a wait feels after a broken promise.";
    /// Source of the sign: Larson 1987.
    m_unfair: f64 = AboveZero => "times", Is("1.3"), From("Larson 1987; the size is assumed"), "How much longer a wait feels to guests who see others served before them.";
}

impl WaitPerception {
    /// Acceptable wait of a stage in this house, in minutes, above 0 however small its factors are.
    pub fn acceptable_min(&self, stage: Stage) -> f64 {
        (self.stages[stage as usize].acceptable_min * self.expectation).max(f64::MIN_POSITIVE)
    }
}
