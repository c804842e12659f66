//! The stages a guest waits in and the numbers behind how a wait feels, with their defaults. The formulas are
//! in [`crate::feel`].

/// A stage of the evening in which a guest waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Arrival to seated.
    Queue,
    /// Seated to first contact.
    Greet,
    /// First contact to order complete, less the time the guests read.
    Order,
    /// Order complete to the party's last drink, delivered or cancelled.
    Drinks,
    /// Order complete to the party's last plate, delivered or cancelled.
    Food,
    /// A later request (water, a remade item) to the moment it is met.
    Request,
    /// Bill asked for to bill on the table.
    Bill,
    /// Card or cash out to done.
    Pay,
}

impl Stage {
    /// Number of stages.
    pub const COUNT: usize = 8;

    /// Every stage, in the order of an evening.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Queue,
        Self::Greet,
        Self::Order,
        Self::Drinks,
        Self::Food,
        Self::Request,
        Self::Bill,
        Self::Pay,
    ];

    /// Its name in scenario and journey files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Queue => "queue",
            Self::Greet => "greet",
            Self::Order => "order",
            Self::Drinks => "drinks",
            Self::Food => "food",
            Self::Request => "request",
            Self::Bill => "bill",
            Self::Pay => "pay",
        }
    }

    /// Whether it is part of leaving, which weighs a little more in memory.
    pub fn is_end(self) -> bool {
        matches!(self, Self::Bill | Self::Pay)
    }
}

/// How one stage is judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StageParams {
    /// Acceptable wait E, before `expectation` [min, above 0].
    pub acceptable_min: f64,
    /// Weight w of the stage [≥ 0].
    pub weight: f64,
    /// Phase multiplier: waits before and after the core service feel longer [above 0].
    pub phase: f64,
}

/// What stretches and shrinks a wait, and what it costs.
///
/// Signs and orders have the sources named at each field; sizes without one are an
/// Assumption: calibrated together so that the patterns held by the scoring tests come out.
#[derive(Clone, Debug, PartialEq)]
pub struct FeelParams {
    /// Per stage, in the order of [`Stage::ALL`].
    ///
    /// Source of the weights' order: Von Bergh, Ghijsen, Gelderman & Tuninga 2014 (the entry weighs
    /// most in traditional restaurants). Source of the phases: Dubé, Schmitt & Leclerc 1991 (before and
    /// after hurts more than inside) and Katz, Larson & Larson 1991 (waits in line are overestimated by
    /// 36 %). Assumption: the acceptable minutes.
    pub stages: [StageParams; Stage::COUNT],
    /// Multiplies every acceptable wait: below 1 in a fashionable place [above 0].
    pub expectation: f64,
    /// γ, points for 100 % faster at weight 1 [≥ 0]. Assumption: calibrated.
    pub gain_unit: f64,
    /// λ, how much more slower hurts than faster pleases [≥ 0].
    ///
    /// Source: the direction, Mittal, Ross & Baldasare 1998; the size, a round number near the 2.25 of
    /// Tversky & Kahneman 1992.
    pub loss_aversion: f64,
    /// Lower limit of the disconfirmation [≤ 0]: no joy in being rushed.
    ///
    /// Source: Noone, Kimes, Mattila & Wirtz 2009 (pace and satisfaction, an inverted U).
    pub d_min: f64,
    /// Upper limit of the disconfirmation [≥ 0]. Assumption: five times the acceptable wait.
    pub d_max: f64,
    /// Alone at the table [above 0]. Source of the sign: Maister 1985.
    pub m_solo: f64,
    /// Something in hand meanwhile [above 0]. Source of the sign: Maister 1985; Ting et al. 2019.
    pub m_occupied: f64,
    /// Told a reason and a time [above 0]. Source of the sign: Antonides, Verhoef & van Aalst 2002.
    pub m_informed: f64,
    /// Past the acceptable time, told nothing [above 0]. Source of the sign: Taylor 1994.
    pub m_overdue: f64,
    /// After a broken promise [above 0]. Source of the sign: Taylor 1994.
    pub m_broken: f64,
    /// Overtaken [above 0]. Source of the sign: Larson 1987.
    pub m_unfair: f64,
}

impl Default for FeelParams {
    fn default() -> Self {
        let stage = |acceptable_min, weight, phase| StageParams { acceptable_min, weight, phase };
        Self {
            stages: [
                stage(10.0, 1.0, 1.3),
                stage(3.0, 0.8, 1.3),
                stage(6.0, 0.5, 1.0),
                stage(6.0, 0.9, 1.0),
                stage(15.0, 1.2, 1.0),
                stage(4.0, 0.7, 1.0),
                stage(4.0, 0.6, 1.2),
                stage(5.0, 0.4, 1.2),
            ],
            expectation: 1.0,
            gain_unit: 0.4,
            loss_aversion: 2.0,
            d_min: -0.5,
            d_max: 4.0,
            m_solo: 1.2,
            m_occupied: 0.8,
            m_informed: 0.8,
            m_overdue: 1.25,
            m_broken: 1.5,
            m_unfair: 1.3,
        }
    }
}

impl FeelParams {
    /// Acceptable wait of a stage in this house, in minutes.
    pub fn acceptable_min(&self, stage: Stage) -> f64 {
        self.stages[stage as usize].acceptable_min * self.expectation
    }
}
