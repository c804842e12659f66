//! The catalogue of measures: key, unit, which way is better, meaning.
//!
//! Scenario files name measures by these keys, tables and JSON carry them; they are a contract. The order
//! of [`MEASURES`] is the order of every output. How each measure is computed from an evening is in
//! [`crate::measure`]. Start with [`MEASURES`] and [`find`].

/// Which way a measure is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither.
    Neither,
}

impl Better {
    /// Its word in tables and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::Neither => "neither",
        }
    }
}

/// What the numbers of a measure are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Minutes.
    Minutes,
    /// Points of a score, 0–10.
    Points,
    /// Points of the net promoter score, −100 to 100.
    NpsPoints,
    /// A share, 0–1.
    Share,
    /// A count for each seated party.
    PerParty,
    /// Parties.
    Parties,
    /// A number of things.
    Count,
    /// A count an evening.
    PerEvening,
    /// The scenario's currency.
    Money,
}

impl Unit {
    /// Its word in tables and JSON; money is named by the scenario's currency where there is one.
    pub fn key(self) -> &'static str {
        match self {
            Self::Minutes => "min",
            Self::Points | Self::NpsPoints => "points",
            Self::Share => "share",
            Self::PerParty => "per party",
            Self::Parties => "parties",
            Self::Count => "count",
            Self::PerEvening => "per evening",
            Self::Money => "money",
        }
    }
}

/// A measure: one number an evening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeasureInfo {
    /// Which one it is.
    pub measure: Measure,
    /// Its name in files.
    pub key: &'static str,
    /// Its name in text, lower case, without the unit.
    pub name: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// Which way is better.
    pub better: Better,
    /// What it is, in one sentence a restaurant manager understands, with the denominator.
    pub meaning: &'static str,
    /// Whether `KEY.p50` and `KEY.p90` exist: quantiles over the evening's parties.
    pub has_quantiles: bool,
    /// Digits after the point in text.
    pub decimals: usize,
}

/// Builds the list and the type from one row a measure, so that neither can lack what the other has.
/// A row is: name, key, name in text, unit, better, whether it has quantiles, decimals, meaning.
macro_rules! measures {
    ($($measure:ident: $key:literal, $name:literal, $unit:ident, $better:ident, $has_quantiles:literal,
       $decimals:literal, $meaning:literal;)*) => {
        /// Names a measure of the catalogue.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Measure {
            $(#[doc = $meaning] $measure,)*
        }

        /// Every measure, in the order of output.
        pub const MEASURES: &[MeasureInfo] = &[
            $(MeasureInfo {
                measure: Measure::$measure,
                key: $key,
                name: $name,
                unit: Unit::$unit,
                better: Better::$better,
                has_quantiles: $has_quantiles,
                decimals: $decimals,
                meaning: $meaning,
            },)*
        ];
    };
}

measures! {
    Parties: "parties", "parties", Parties, Neither, false, 1,
        "Parties that came, seated or not.";
    ServedShare: "served_share", "served", Share, Higher, false, 3,
        "Share of all parties that came which ate, paid and left.";
    TurnedAwayShare: "turned_away_share", "turned away", Share, Lower, false, 3,
        "Share of all parties that came which saw the line and turned round.";
    WalkoutShare: "walkout_share", "walked out", Share, Lower, false, 3,
        "Share of all parties that came which gave up the waiting list or left unpaid.";
    QueueWait: "queue_wait_min", "wait for a table", Minutes, Lower, true, 1,
        "From arrival to seated; mean over seated parties.";
    GreetWait: "greet_wait_min", "wait for a greeting", Minutes, Lower, true, 1,
        "From seated to the first contact with a waiter; mean over seated parties.";
    OrderWait: "order_wait_min", "wait to order", Minutes, Lower, true, 1,
        "From the first contact to the order complete, less the time the guests read; mean over seated parties.";
    BillWait: "bill_wait_min", "wait for the bill", Minutes, Lower, true, 1,
        "From the bill asked for to the bill on the table; mean over seated parties that asked for it.";
    DrinksWait: "drinks_wait_min", "drinks wait", Minutes, Lower, true, 1,
        "From the order complete to the party's last drink, delivered or cancelled; mean over seated parties that ordered drinks.";
    FoodWait: "food_wait_min", "food wait", Minutes, Lower, true, 1,
        "From the order complete to the party's last plate, delivered or cancelled; mean over seated parties that ordered food.";
    EachDrinkWait: "each_drink_wait_min", "each drink's wait", Minutes, Lower, false, 1,
        "From the order complete to the single drink, delivered or cancelled; mean over drinks, so that large parties count more.";
    EachPlateWait: "each_plate_wait_min", "each plate's wait", Minutes, Lower, false, 1,
        "From the order complete to the single plate, delivered or cancelled; mean over plates, so that large parties count more.";
    LastItemWait: "last_item_wait_min", "wait for the last item", Minutes, Lower, true, 1,
        "From the order complete to the party's last item of any kind, delivered or cancelled; mean over seated parties that ordered.";
    SyncGap: "sync_gap_min", "first to last item", Minutes, Lower, true, 1,
        "From the party's first item to its last, delivered or cancelled; mean over seated parties that ordered.";
    HandoffWait: "handoff_wait_min", "ticket on its way", Minutes, Lower, true, 1,
        "From a ticket sent until it is out or overtaken by a verbal order; mean over seated parties with a ticket that went through a handoff.";
    AsksPerParty: "asks_per_party", "asks", PerParty, Lower, true, 2,
        "Times a guest asked for something already due, for each seated party.";
    PromisesBrokenPerParty: "promises_broken_per_party", "broken promises", PerParty, Lower, true, 2,
        "Promises whose time passed without the item, for each seated party.";
    RefusalsPerParty: "refusals_per_party", "refusals", PerParty, Lower, true, 2,
        "Times a guest heard that the rule does not allow it, for each seated party.";
    EscalationsPerParty: "escalations_per_party", "manager fetched", PerParty, Lower, true, 2,
        "Times a guest had to go to the manager, for each seated party.";
    UnmetPerParty: "unmet_per_party", "requests never met", PerParty, Lower, true, 2,
        "Requests, other than ordered items, that were never met, for each seated party.";
    WrongItemsPerParty: "wrong_items_per_party", "wrong items", PerParty, Lower, true, 2,
        "Items that were not what was ordered, for each seated party.";
    WrongInfoPerParty: "wrong_info_per_party", "untrue statements", PerParty, Lower, true, 2,
        "Statements to guests that turned out untrue, failed repairs included, for each seated party.";
    BoilerplatePerParty: "boilerplate_per_party", "replies by rote", PerParty, Lower, true, 2,
        "Promises felt as said by rote, for each seated party.";
    GrumblesPerParty: "grumbles_per_party", "grumbles heard", PerParty, Lower, true, 2,
        "Times guests heard staff grumble or were answered coldly, for each seated party.";
    UnfairSeenPerParty: "unfair_seen_per_party", "overtaken and saw it", PerParty, Lower, true, 2,
        "Times guests saw another table served out of turn while they waited, for each seated party.";
    ContactShare: "contact_share", "contact about a failure", Share, Neither, false, 3,
        "Share of seated parties with any contact about a failure: an ask, a find by staff, a complaint.";
    RecoveredPromoterShare: "recovered_promoter_share", "won back", Share, Neither, false, 3,
        "Share of promoters among seated parties with a contact about a failure; who those are depends on the policy, so neither way is better.";
    InternalWait: "internal_wait_min", "counter kept waiting", Minutes, Lower, false, 1,
        "From a ticket sent through a handoff to its item ready: what one part of the house waits for another; mean over such items.";
    GuestScore: "guest_score", "guest score", Points, Higher, true, 2,
        "What the evening was worth to the guests, 0 to 10; mean over seated parties.";
    ReturnIntent: "return_intent", "intent to return", Share, Higher, true, 3,
        "Probability that the party means to come again; mean over seated parties.";
    Nps: "nps", "NPS", NpsPoints, Higher, false, 0,
        "Net promoter score: promoters less detractors in per cent of that evening's seated parties, −100 to 100, silent ones included.";
    PromoterShare: "promoter_share", "promoters", Share, Higher, false, 3,
        "Share of seated parties that would answer 9 or 10.";
    DetractorShare: "detractor_share", "detractors", Share, Lower, false, 3,
        "Share of seated parties that would answer 6 or less.";
    SilentDetractorShare: "silent_detractor_share", "silent detractors", Share, Lower, false, 3,
        "Share of seated parties that would answer 6 or less and of whom staff knew nothing: no ask, no find, no complaint.";
    WaiterScore: "waiter_score", "waiter score", Points, Higher, false, 1,
        "What the shift was worth to a waiter, 0 to 10.";
    CounterScore: "counter_score", "counter score", Points, Higher, false, 1,
        "What the shift was worth to a person at a counter, 0 to 10.";
    ManagerScore: "manager_score", "manager score", Points, Higher, false, 1,
        "What the shift was worth to the manager, 0 to 10.";
    WaiterBusyShare: "waiter_busy_share", "waiters busy", Share, Neither, false, 3,
        "Share of the waiters' paid hours spent on a task.";
    CounterBusyShare: "counter_busy_share", "counters busy", Share, Neither, false, 3,
        "Share of the time of all hands at the counters that is occupied.";
    ManagerBusy: "manager_busy_min", "manager deciding", Minutes, Lower, false, 1,
        "Minutes the manager spent deciding cases.";
    SettledShare: "settled_by_waiter_share", "settled by the waiter", Share, Higher, false, 3,
        "Share of the situations with a stuck ticket that a waiter settled on own authority.";
    Revenue: "revenue", "revenue", Money, Higher, false, 0,
        "List price of what was delivered, less what was never billed and what was given away.";
    Comps: "comps", "comps", Money, Lower, false, 0,
        "Money given back to guests.";
    LateComps: "late_comps", "late comps", Money, Lower, false, 0,
        "The part of comps for items that waited out a stuck ticket.";
    Unbilled: "unbilled", "unbilled", Money, Lower, false, 0,
        "List price of what was delivered and never billed.";
    Giveaways: "giveaways", "given away", Money, Lower, false, 0,
        "List price of what staff gave away.";
    FalseClaims: "false_claims", "false claims", Money, Lower, false, 0,
        "Paid to parties who claimed what did not happen.";
    GoodsCost: "goods_cost", "goods", Money, Lower, false, 0,
        "Cost of everything that was prepared.";
    Waste: "waste", "waste", Money, Lower, false, 0,
        "The part of the cost of goods for what was made and never eaten or drunk: not brought, or brought wrong.";
    TrainingCost: "training_cost", "training", Money, Lower, false, 0,
        "What training costs, spread over the parties.";
    LabourCost: "labour_cost", "labour cost", Money, Lower, false, 0,
        "Wages from opening to closing or to the last table reset, whichever is later.";
    Profit: "profit", "profit", Money, Higher, false, 0,
        "Revenue less comps, false claims, goods, labour and training, on the night.";
    TurnoverCost: "turnover_cost", "staff leaving", Money, Lower, false, 0,
        "What this evening adds to the cost of waiters and counter people who leave; not part of the profit.";
    Tips: "tips", "tips", Money, Higher, false, 0,
        "What guests leave for the staff; not part of the profit.";
    WordOfMouth: "word_of_mouth", "visits by word of mouth", Parties, Higher, false, 2,
        "First visits that the evening's guests bring (or, if negative, cost) by what they tell.";
    FutureValue: "future_value", "future value", Money, Higher, false, 0,
        "What the evening's guests are expected to bring when they come again, after goods; sum over seated parties.";
    Worth: "worth", "worth", Money, Higher, false, 0,
        "Profit on the night plus the future value of the evening's guests.";
    Failures: "failures", "tickets stuck", PerEvening, Lower, false, 2,
        "Tickets of a party at a counter that got stuck, on an evening of a season.";
    RepeatFailures: "repeat_failures", "stuck again", PerEvening, Lower, false, 2,
        "The failures whose cause had failed on an evening before.";
    Reports: "reports", "reports read", PerEvening, Neither, false, 2,
        "Failures that were reported with their cause to somebody who can mend it.";
    Mended: "mended", "mended so far", Count, Neither, false, 2,
        "Times a cause of failures was mended, since the season began.";
    Exceptions: "exceptions", "exceptions made", PerEvening, Neither, false, 2,
        "Stuck tickets whose items were made all the same because somebody decided so.";
    SecretExceptions: "secret_exceptions", "exceptions in secret", PerEvening, Lower, false, 2,
        "The exceptions that were made in secret.";
    RuleGoneShare: "rule_gone_share", "rule gone", Share, Neither, false, 2,
        "Whether a rule that was always broken has gone, and the exception is the rule; over seasons, in what share of them.";
    Regulars: "regulars", "regulars", Count, Higher, false, 1,
        "Households that are regulars when the evening begins.";
    RegularsLost: "regulars_lost", "regulars lost", PerEvening, Lower, false, 2,
        "Regulars who came and will not come again.";
    LostInSilence: "lost_in_silence", "lost in silence", PerEvening, Lower, false, 2,
        "The lost regulars of whom staff knew nothing: no ask, no find, no complaint.";
    RegularsWon: "regulars_won", "regulars won", PerEvening, Higher, false, 2,
        "Parties that came for the first time and became regulars.";
    ClaimsRefused: "claims_refused", "known claims refused", PerEvening, Neither, false, 2,
        "Claims by regulars who were known for claiming, so that nothing was given.";
    OpportunistShare: "opportunist_share", "opportunists", Share, Lower, false, 3,
        "Share of guests who would claim what did not happen.";
    Quits: "quits", "staff who left", PerEvening, Lower, false, 3,
        "Waiters and counter people who left after the evening.";
    StaffFear: "staff_fear", "fear", Share, Lower, false, 2,
        "Fear of a reprimand among staff when the evening begins.";
    TeamSkill: "team_skill", "skill of the team", Share, Higher, false, 3,
        "What training, support and experience leave of the skill the policy counts on, when the evening begins.";
    NetProfit: "net_profit", "net profit", Money, Higher, false, 0,
        "Profit on the night less what training by the hour and people who leave cost.";
}

/// The first measure that only an evening of a season has.
const FIRST_OF_SEASON: Measure = Measure::Failures;

impl Measure {
    /// Its entry in the catalogue.
    pub fn info(self) -> &'static MeasureInfo {
        &MEASURES[self as usize]
    }

    /// Whether only an evening that remembers those before has it.
    pub fn is_of_season(self) -> bool {
        self >= FIRST_OF_SEASON
    }
}

/// A quantile over an evening's parties, by linear interpolation between order statistics (type 7 of
/// Hyndman and Fan, "Sample quantiles in statistical packages", The American Statistician 50, 1996).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quantile {
    /// The median.
    P50,
    /// Nine parties of ten have less.
    P90,
}

impl Quantile {
    /// Every quantile, in the order of output.
    pub const ALL: [Self; 2] = [Self::P50, Self::P90];

    /// Its word in keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::P50 => "p50",
            Self::P90 => "p90",
        }
    }

    /// Its name in text.
    pub fn name(self) -> &'static str {
        match self {
            Self::P50 => "median",
            Self::P90 => "90th percentile",
        }
    }

    /// The share of parties below it.
    pub fn share(self) -> f64 {
        match self {
            Self::P50 => 0.5,
            Self::P90 => 0.9,
        }
    }
}

/// A measure, or a quantile of it: what one column of results holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MeasureKey {
    /// The measure.
    pub measure: Measure,
    /// The quantile over the evening's parties; `None`: the measure itself.
    pub quantile: Option<Quantile>,
}

impl MeasureKey {
    /// The measure's entry in the catalogue.
    pub fn info(self) -> &'static MeasureInfo {
        self.measure.info()
    }

    /// Its name in files, such as `drinks_wait_min.p90`.
    pub fn key(self) -> String {
        match self.quantile {
            None => self.info().key.to_owned(),
            Some(quantile) => format!("{}.{}", self.info().key, quantile.key()),
        }
    }

    /// Its name in text, such as `drinks wait, 90th percentile`.
    pub fn name(self) -> String {
        match self.quantile {
            None => self.info().name.to_owned(),
            Some(quantile) => format!("{}, {}", self.info().name, quantile.name()),
        }
    }
}

impl From<Measure> for MeasureKey {
    fn from(measure: Measure) -> Self {
        Self { measure, quantile: None }
    }
}

/// The measure or quantile of that key; `None` if there is none.
pub fn find(key: &str) -> Option<MeasureKey> {
    MEASURES.iter().flat_map(with_quantiles).find(|candidate| candidate.key() == key)
}

/// The measure or quantile of that key, or of that name in text; capital letters do not matter.
pub fn find_named(typed: &str) -> Option<MeasureKey> {
    let typed = typed.trim().to_lowercase();
    let is_it = |words: fn(MeasureKey) -> String| {
        MEASURES.iter().flat_map(with_quantiles).find(|key| words(*key).to_lowercase() == typed)
    };
    is_it(MeasureKey::key).or_else(|| is_it(MeasureKey::name))
}

/// What to say where there is no such measure: those whose key or name begins so, or the nearest one.
pub fn instead(typed: &str) -> String {
    let typed = typed.trim().to_lowercase();
    let words = |key: MeasureKey| [key.key(), key.name().to_lowercase()];
    let begins = |info: &&MeasureInfo| {
        typed.chars().count() >= SHORTEST_BEGINNING
            && words(info.measure.into()).iter().any(|word| word.starts_with(&typed))
    };
    let beginning = MEASURES.iter().filter(begins).map(|info| format!("`{}`", info.key));
    match beginning.collect::<Vec<_>>().as_slice() {
        [] => {}
        [only] => return format!("did you mean {only}?"),
        several => return format!("did you mean one of {}?", several.join(", ")),
    }
    let distance = |key: &MeasureKey| {
        words(*key).iter().map(|word| strsim::damerau_levenshtein(&typed, word)).min()
    };
    let most_edits = typed.chars().count().div_ceil(3);
    let nearest = MEASURES.iter().flat_map(with_quantiles).min_by_key(distance);
    match nearest.filter(|key| distance(key).is_some_and(|edits| edits <= most_edits)) {
        Some(meant) => format!("did you mean `{}`?", meant.key()),
        None => "`orderflow measures` lists them".to_owned(),
    }
}

/// Fewer letters begin too many words to be of use.
const SHORTEST_BEGINNING: usize = 3;

/// Every measure that any evening has, each followed by its quantiles, in the order of output.
pub fn all_keys() -> Vec<MeasureKey> {
    let of_evening = MEASURES.iter().filter(|info| !info.measure.is_of_season());
    of_evening.flat_map(with_quantiles).collect()
}

/// Every measure that only an evening of a season has, in the order of output.
pub fn season_keys() -> Vec<MeasureKey> {
    let of_season = MEASURES.iter().filter(|info| info.measure.is_of_season());
    of_season.flat_map(with_quantiles).collect()
}

fn with_quantiles(info: &MeasureInfo) -> Vec<MeasureKey> {
    let measure = info.measure;
    let mut keys = vec![MeasureKey::from(measure)];
    if info.has_quantiles {
        keys.extend(Quantile::ALL.map(|q| MeasureKey { measure, quantile: Some(q) }));
    }
    keys
}

/// Why an evening has no value for a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// Nobody came.
    NoParty,
    /// Nobody was seated.
    NoSeatedParty,
    /// No party passed through what is measured.
    NotPassed,
    /// Staff without number have no hours, no wages and no score.
    UnlimitedStaff,
    /// No guest orders from a counter with a handoff.
    NoHandoff,
    /// Only evenings that remember those before have it.
    NoSeason,
    /// Parties are listed, so that the same ones come every evening.
    NoRegulars,
}

impl Missing {
    /// Number of reasons.
    pub const COUNT: usize = 7;

    /// Every reason, in their order.
    pub const ALL: [Self; Self::COUNT] = [
        Self::NoParty,
        Self::NoSeatedParty,
        Self::NotPassed,
        Self::UnlimitedStaff,
        Self::NoHandoff,
        Self::NoSeason,
        Self::NoRegulars,
    ];

    /// The reason as part of a sentence.
    pub fn reason(self) -> &'static str {
        match self {
            Self::NoParty => "no party came",
            Self::NoSeatedParty => "no party was seated",
            Self::NotPassed => "no party passed through this stage",
            Self::UnlimitedStaff => "staff is unlimited, so it has no hours and no wages",
            Self::NoHandoff => "no ticket went through a handoff",
            Self::NoSeason => "only evenings of a season have it: `orderflow season`",
            Self::NoRegulars => "parties are listed, so that the same come every evening",
        }
    }
}

/// One evening's number, or why there is none.
pub type Value = Result<f64, Missing>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_finds_itself_and_no_key_is_used_twice() {
        let keys = [all_keys(), season_keys()].concat();
        assert_eq!(keys.iter().filter(|key| key.quantile.is_none()).count(), MEASURES.len());
        for key in &keys {
            assert_eq!(find(&key.key()), Some(*key));
        }
        let names: std::collections::BTreeSet<String> = keys.iter().map(|k| k.key()).collect();
        assert_eq!(names.len(), keys.len());
    }

    #[test]
    fn each_name_finds_its_measure_in_any_letters() {
        for key in [all_keys(), season_keys()].concat() {
            assert_eq!(find_named(&key.name()), Some(key));
            assert_eq!(find_named(&key.key().to_uppercase()), Some(key));
        }
        let p90 = find("drinks_wait_min.p90");
        assert_eq!(find_named(" Drinks wait, 90th percentile "), p90);
        assert_eq!(find_named("rule_gone"), None);
    }

    #[test]
    fn a_measure_that_is_none_is_answered_with_those_that_may_be_meant() {
        for (typed, answer) in [
            ("rule_gone", "did you mean `rule_gone_share`?"),
            ("regulas", "did you mean `regulars`?"),
            ("netprofit", "did you mean `net_profit`?"),
            ("Regulars_", "did you mean one of `regulars_lost`, `regulars_won`?"),
            ("drinks", "did you mean `drinks_wait_min`?"),
            ("drinks_wait_min.p95", "did you mean `drinks_wait_min.p90`?"),
            ("happiness", "`orderflow measures` lists them"),
            ("", "`orderflow measures` lists them"),
        ] {
            assert_eq!(instead(typed), answer, "{typed}");
        }
    }

    #[test]
    fn only_measures_with_a_number_a_party_have_quantiles() {
        assert_eq!(
            find("drinks_wait_min.p90").map(MeasureKey::name).as_deref(),
            Some("drinks wait, 90th percentile")
        );
        assert_eq!(find("profit.p90"), None);
        assert_eq!(find("drinks_wait_min.p99"), None);
        assert_eq!(find("drinks_wait"), None);
    }

    #[test]
    fn a_unit_stands_in_the_key_of_every_time() {
        for info in MEASURES {
            assert_eq!(info.unit == Unit::Minutes, info.key.ends_with("_min"), "{}", info.key);
        }
    }
}
