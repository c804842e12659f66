//! Every measure, a row each: key, name, unit, which way is better, what it needs, which short lists hold it,
//! meaning.
//!
//! The order of the rows is the order of every output. A row and a formula in [`crate::measure`] (for a
//! season's, in [`crate::season`]) make a measure: each block is a type of its own, over which the function
//! with its formulas is exhaustive. Start with [`MEASURES`].

use crate::catalogue::row::{Better, Listed, Needs, Quantile, ShortList, Unit};
use crate::numbers::stats::Bounds;

/// A measure: one number an evening.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeasureInfo {
    /// Which one it is.
    pub measure: Measure,
    /// Its name in files.
    pub key: &'static str,
    /// Its name in text, lower case, without the unit.
    pub name: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// Between which numbers it lies.
    pub bounds: Bounds,
    /// Which way is better.
    pub better: Better,
    /// What it is, in one sentence a restaurant manager understands, with the denominator.
    pub meaning: &'static str,
    /// Whether `KEY.p50` and `KEY.p90` exist: quantiles over the evening's parties.
    pub has_quantiles: bool,
    /// Digits after the point in text.
    pub decimals: usize,
    /// What of the record it is made of.
    pub needs: Needs,
    /// The short lists it stands in.
    pub listed: &'static [Listed],
}

impl Measure {
    /// Its entry in the catalogue.
    pub fn info(self) -> &'static MeasureInfo {
        &MEASURES[self as usize]
    }

    /// Whether only an evening that remembers those before has it.
    pub fn is_of_season(self) -> bool {
        matches!(self.scope(), Scope::Season(_))
    }
}

/// Builds the list and the types from one row a measure, so that none can lack what another has.
/// A block is: its doc, its scope, its type. A row is: name, key, name in text, unit (`signed` where it may be
/// negative although the unit is not, `uncapped` where it may be above what its unit allows), better, whether it has
/// quantiles, decimals, what it needs, the short lists it stands in (with its place, where a list has an order
/// of its own, and the quantile that stands there), meaning.
macro_rules! measures {
    ($(
        $(#[$doc:meta])*
        $scope:ident($block:ident) {$(
            $measure:ident: $key:literal, $name:literal, $unit:ident $($bounds:ident)?, $better:ident, $has_quantiles:literal,
            $decimals:literal, $needs:ident, [$($list:ident $($rank:literal $($quantile:ident)?)?),*],
            $meaning:literal;
        )*}
    )*) => {
        /// Names a measure of the catalogue.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Measure {
            $($(#[doc = $meaning] $measure,)*)*
        }

        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub enum $block {
                $(#[doc = $meaning] $measure,)*
            }
        )*

        /// What a measure is taken of, and which of those it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Scope {
            $($(#[$doc])* $scope($block),)*
        }

        impl Measure {
            /// What it is taken of.
            #[inline]
            pub fn scope(self) -> Scope {
                match self { $($(Self::$measure => Scope::$scope($block::$measure),)*)* }
            }
        }

        /// Every measure, in the order of output.
        pub const MEASURES: &[MeasureInfo] = &[
            $($(MeasureInfo {
                measure: Measure::$measure,
                key: $key,
                name: $name,
                unit: Unit::$unit,
                bounds: measures!(@bounds $unit $($bounds)?),
                better: Better::$better,
                has_quantiles: $has_quantiles,
                decimals: $decimals,
                needs: Needs::$needs,
                listed: &[$(Listed {
                    list: ShortList::$list,
                    rank: 0 $(+ $rank)?,
                    quantile: measures!(@quantile $($($quantile)?)?),
                },)*],
                meaning: $meaning,
            },)*)*
        ];
    };
    (@bounds $unit:ident) => { Unit::$unit.bounds() };
    (@bounds $unit:ident signed) => { Bounds::ANY };
    (@bounds $unit:ident uncapped) => { Bounds::FROM_ZERO };
    (@quantile) => { None };
    (@quantile $quantile:ident) => { Some(Quantile::$quantile) };
}

measures! {
    /// Of all parties that came, seated or not.
    Arrivals(ArrivalMeasure) {
        Parties: "parties", "parties", Parties, Neither, false, 1, Dates, [SeasonHeadline, SeasonDefault 6],
            "Parties that came, seated or not.";
        ServedShare: "served_share", "served", Share, Higher, false, 3, Dates, [Headline 4, SeasonDefault 7],
            "Share of all parties that came which ate, paid and left.";
        TurnedAwayShare: "turned_away_share", "turned away", Share, Lower, false, 3, Dates, [],
            "Share of all parties that came which saw the line and turned round.";
        WalkoutShare: "walkout_share", "walked out", Share, Lower, false, 3, Dates, [],
            "Share of all parties that came which gave up the waiting list, or left their table before the bill.";
    }
    /// A mean over seated parties, or over the things each of them has.
    Party(PartyMeasure) {
        QueueWait: "queue_wait_min", "wait for a table", Minutes, Lower, true, 1, Dates, [],
            "From arrival to seated; mean over seated parties.";
        GreetWait: "greet_wait_min", "wait for a greeting", Minutes, Lower, true, 1, Waits, [],
            "From seated to the first contact with a waiter; mean over seated parties.";
        OrderWait: "order_wait_min", "wait to order", Minutes, Lower, true, 1, Waits, [],
            "From the first contact to the order complete, less the time the guests read; mean over seated parties.";
        BillWait: "bill_wait_min", "wait for the bill", Minutes, Lower, true, 1, Waits, [],
            "From the bill asked for to the bill on the table; mean over seated parties that asked for it.";
        DrinksWait: "drinks_wait_min", "drinks wait", Minutes, Lower, true, 1, Waits, [Headline 5, Headline 6 P90, Headline 7 PooledP90, SeasonHeadline, SeasonDefault 4, Pilot 2],
            "From the order complete to the party's last drink, delivered or cancelled; mean over seated parties that ordered drinks.";
        FoodWait: "food_wait_min", "food wait", Minutes, Lower, true, 1, Waits, [Headline 8],
            "From the order complete to the party's last plate, delivered or cancelled; mean over seated parties that ordered food.";
        EachDrinkWait: "each_drink_wait_min", "each drink's wait", Minutes, Lower, false, 1, Dates, [],
            "From the order complete to the single drink, delivered or cancelled; mean over drinks, so that large parties count more.";
        EachPlateWait: "each_plate_wait_min", "each plate's wait", Minutes, Lower, false, 1, Dates, [],
            "From the order complete to the single plate, delivered or cancelled; mean over plates, so that large parties count more.";
        LastItemWait: "last_item_wait_min", "wait for the last item", Minutes, Lower, true, 1, Dates, [],
            "From the order complete to the party's last item of any kind, delivered or cancelled; mean over seated parties that ordered.";
        SyncGap: "sync_gap_min", "first to last item", Minutes, Lower, true, 1, Dates, [],
            "From the party's first item to its last, delivered or cancelled; mean over seated parties that ordered.";
        HandoffWait: "handoff_wait_min", "ticket on its way", Minutes, Lower, true, 1, Dates, [],
            "From a ticket sent until it is out or overtaken by a verbal order; mean over seated parties with a ticket that went through a handoff.";
        AsksPerParty: "asks_per_party", "asks", PerParty, Lower, true, 2, Dates, [Headline 9, SeasonDefault 5, Pilot 4],
            "Times a guest asked for something already due, for each seated party.";
        PromisesBrokenPerParty: "promises_broken_per_party", "broken promises", PerParty, Lower, true, 2, Dates, [Headline 10],
            "Promises whose time passed without the item, for each seated party.";
        RefusalsPerParty: "refusals_per_party", "refusals", PerParty, Lower, true, 2, Dates, [],
            "Times a guest heard that the rule does not allow it, for each seated party.";
        EscalationsPerParty: "escalations_per_party", "manager fetched", PerParty, Lower, true, 2, Dates, [],
            "Times a guest had to go to the manager, for each seated party.";
        UnmetPerParty: "unmet_per_party", "requests never met", PerParty, Lower, true, 2, Dates, [],
            "Requests, other than ordered items, that were never met, for each seated party.";
        WrongItemsPerParty: "wrong_items_per_party", "wrong items", PerParty, Lower, true, 2, Dates, [],
            "Items that were not what was ordered, for each seated party.";
        WrongInfoPerParty: "wrong_info_per_party", "untrue statements", PerParty, Lower, true, 2, Dates, [],
            "Statements to guests that turned out untrue, failed repairs included, for each seated party.";
        BoilerplatePerParty: "boilerplate_per_party", "replies by rote", PerParty, Lower, true, 2, Dates, [],
            "Promises felt as said by rote, for each seated party.";
        GrumblesPerParty: "grumbles_per_party", "grumbles heard", PerParty, Lower, true, 2, Accounts, [],
            "Times guests heard staff grumble or were answered coldly, for each seated party.";
        UnfairSeenPerParty: "unfair_seen_per_party", "overtaken and saw it", PerParty, Lower, true, 2, Dates, [],
            "Times guests saw another table served out of turn while they waited, for each seated party.";
        LeftSeatedShare: "left_seated_share", "left their table", Share, Lower, false, 3, Dates, [],
            "Share of seated parties that left before the bill: for want of a greeting, of food, or of an answer.";
        AsksAtLimitShare: "asks_at_limit_share", "asked enough", Share, Lower, false, 3, Dates, [],
            "Share of seated parties that asked as often as guests do and then did something else (`guest.at_limit`).";
        ContactShare: "contact_share", "contact about a failure", Share, Neither, false, 3, Dates, [],
            "Share of seated parties with any contact about a failure: an ask, a find by staff, a complaint.";
        RecoveredPromoterShare: "recovered_promoter_share", "won back", Share, Neither, false, 3, Score, [],
            "Share of promoters among seated parties with a contact about a failure; who those are depends on the policy, so neither way is better.";
        InternalWait: "internal_wait_min", "counter kept waiting", Minutes, Lower, false, 1, Dates, [],
            "From a ticket sent through a handoff to its item ready: what one part of the house waits for another; mean over such items.";
        GuestScore: "guest_score", "guest score", Points, Higher, true, 2, Score, [Headline 1, SeasonHeadline, SeasonDefault 1, Pilot 1, Change 1],
            "What the evening was worth to the guests, 0 to 10; mean over seated parties.";
        GuestScoreGuests: "guest_score_guests", "guest score, by guests", Points, Higher, false, 2, Score, [],
            "The same as a mean over guests: each seated party counts as often as it has guests.";
        ReturnIntent: "return_intent", "intent to return", Share, Higher, true, 3, Score, [],
            "Probability that the party means to come again; mean over seated parties.";
        Nps: "nps", "NPS of parties", NpsPoints, Higher, false, 0, Score, [Headline 2, SeasonDefault 2],
            "Net promoter score of parties: promoters less detractors in per cent of that evening's seated parties, −100 to 100, silent ones included.";
        NpsGuests: "nps_guests", "NPS of guests", NpsPoints, Higher, false, 0, Score, [],
            "Net promoter score of guests: the same in per cent of that evening's seated guests, each answering as the party does.";
        PromoterShare: "promoter_share", "promoters", Share, Higher, false, 3, Score, [],
            "Share of seated parties that would answer 9 or 10.";
        DetractorShare: "detractor_share", "detractors", Share, Lower, false, 3, Score, [],
            "Share of seated parties that would answer 6 or less.";
        SilentDetractorShare: "silent_detractor_share", "silent detractors", Share, Lower, false, 3, Score, [Headline 3, SeasonDefault 3],
            "Share of seated parties that would answer 6 or less and of whom staff knew nothing: no ask, no find, no complaint.";
    }
    /// Of the evening as a whole: its staff and its money.
    Evening(EveningMeasure) {
        WaiterScore: "waiter_score", "waiter score", Points, Higher, false, 1, Score, [Headline 15, SeasonHeadline, SeasonDefault 11],
            "What the shift was worth to a waiter, 0 to 10.";
        CounterScore: "counter_score", "counter score", Points, Higher, false, 1, Dates, [],
            "What the shift was worth to a person at a counter, 0 to 10.";
        ManagerScore: "manager_score", "manager score", Points, Higher, false, 1, Dates, [],
            "What the shift was worth to the manager, 0 to 10.";
        WaiterBusyShare: "waiter_busy_share", "waiters busy", Share uncapped, Neither, false, 3, Dates, [],
            "Share of the waiters' paid hours spent on a task.";
        CounterBusyShare: "counter_busy_share", "counters busy", Share uncapped, Neither, false, 3, Dates, [],
            "Share of the time of all hands at the counters that is occupied.";
        ManagerBusy: "manager_busy_min", "manager deciding", Minutes, Lower, false, 1, Dates, [],
            "Minutes the manager spent deciding cases.";
        SettledShare: "settled_by_waiter_share", "settled by the waiter", Share, Higher, false, 3, Dates, [],
            "Share of the situations with a stuck ticket that a waiter settled on own authority.";
        Revenue: "revenue", "revenue", Money, Higher, false, 0, Money, [],
            "List price of what was delivered, less what was never billed and what was given away.";
        Comps: "comps", "comps", Money, Lower, false, 0, Money, [Headline 11, SeasonDefault 8],
            "Money given back to guests.";
        LateComps: "late_comps", "late comps", Money, Lower, false, 0, Money, [],
            "The part of comps for items that waited out a stuck ticket.";
        Unbilled: "unbilled", "unbilled", Money, Lower, false, 0, Money, [SeasonDefault 10],
            "List price of what was delivered and never billed.";
        Giveaways: "giveaways", "given away", Money, Lower, false, 0, Money, [],
            "List price of what staff gave away.";
        FalseClaims: "false_claims", "false claims", Money, Lower, false, 0, Money, [SeasonHeadline, SeasonDefault 9],
            "Paid to parties who claimed what did not happen.";
        GoodsCost: "goods_cost", "goods", Money, Lower, false, 0, Money, [],
            "Cost of everything that was prepared.";
        Waste: "waste", "waste", Money, Lower, false, 0, Money, [],
            "The part of the cost of goods for what was made and never eaten or drunk: not brought, or brought wrong.";
        TrainingCost: "training_cost", "training", Money, Lower, false, 0, Money, [],
            "What training costs, spread over the parties.";
        LabourCost: "labour_cost", "labour cost", Money, Lower, false, 0, Money, [],
            "Wages from opening to closing or to the last table reset, whichever is later.";
        Profit: "profit", "profit", Money signed, Higher, false, 0, Money, [Headline 12, SeasonHeadline, SeasonDefault 12, Pilot 3, Change 2],
            "Revenue less comps, false claims, goods, labour, training and fixed costs (`money.fixed_cost`, 0 unless given: before rent), on the night.";
        TurnoverCost: "turnover_cost", "staff leaving", Money, Lower, false, 0, Score, [],
            "What this evening adds to the cost of waiters and counter people who leave; part of the worth, not of the profit.";
        Tips: "tips", "tips", Money, Higher, false, 0, Score, [],
            "What guests leave for the staff; not part of the profit.";
        WordOfMouth: "word_of_mouth", "visits by word of mouth", Parties signed, Higher, false, 2, Score, [],
            "First visits that the evening's guests bring (or, if negative, cost) by what they tell.";
        FutureValue: "future_value", "future value", Money signed, Higher, false, 0, ScoreAndMoney, [Headline 13],
            "What the evening's guests are expected to bring when they come again, after goods; sum over seated parties.";
        Worth: "worth", "worth", Money signed, Higher, false, 0, ScoreAndMoney, [Headline 14, Change 3],
            "Profit on the night plus the future value of the evening's guests, less what this evening adds to the cost of staff who leave.";
    }
    /// Of evenings that remember those before; no other evening has it.
    Season(SeasonMeasure) {
        Failures: "failures", "tickets stuck", PerEvening, Lower, false, 2, Dates, [SeasonHeadline],
            "Tickets of a party at a counter that got stuck, on an evening of a season.";
        RepeatFailures: "repeat_failures", "stuck again", PerEvening, Lower, false, 2, Dates, [],
            "The failures whose cause had failed on an evening before.";
        Reports: "reports", "reports read", PerEvening, Neither, false, 2, Dates, [SeasonHeadline],
            "Failures that were reported with their cause to somebody who can mend it.";
        Mended: "mended", "mended so far", Count, Neither, false, 2, Dates, [SeasonHeadline],
            "Times a cause of failures was mended, since the season began.";
        Exceptions: "exceptions", "exceptions made", PerEvening, Neither, false, 2, Dates, [SeasonHeadline],
            "Stuck tickets whose items were made all the same because somebody decided so.";
        SecretExceptions: "secret_exceptions", "exceptions in secret", PerEvening, Lower, false, 2, Dates, [],
            "The exceptions that were made in secret.";
        RuleGoneShare: "rule_gone_share", "rule gone", Share, Neither, false, 2, Dates, [SeasonHeadline],
            "Whether a rule that was always broken has gone, and the exception is the rule; over seasons, in what share of them.";
        Regulars: "regulars", "regulars", Count, Higher, false, 1, Dates, [SeasonHeadline],
            "Households that are regulars when the evening begins.";
        RegularsLost: "regulars_lost", "regulars lost", PerEvening, Lower, false, 2, Dates, [SeasonHeadline],
            "Regulars who came and will not come again.";
        LostInSilence: "lost_in_silence", "lost in silence", PerEvening, Lower, false, 2, Dates, [SeasonHeadline],
            "The lost regulars of whom staff knew nothing: no ask, no find, no complaint.";
        RegularsWon: "regulars_won", "regulars won", PerEvening, Higher, false, 2, Dates, [],
            "Parties that came for the first time and became regulars.";
        ClaimsRefused: "claims_refused", "known claims refused", PerEvening, Neither, false, 2, Dates, [],
            "Claims by regulars who were known for claiming, so that nothing was given.";
        OpportunistShare: "opportunist_share", "opportunists", Share, Lower, false, 3, Dates, [],
            "Share of guests who would claim what did not happen.";
        Quits: "quits", "staff who left", PerEvening, Lower, false, 3, Dates, [SeasonHeadline],
            "Waiters and counter people who left after the evening.";
        StaffFear: "staff_fear", "fear", Share, Lower, false, 2, Dates, [],
            "Fear of a reprimand among staff when the evening begins.";
        TeamSkill: "team_skill", "skill of the team", Share, Higher, false, 3, Dates, [],
            "What training, support and experience leave of the skill the policy counts on, when the evening begins.";
        NetProfit: "net_profit", "net profit", Money signed, Higher, false, 0, Dates, [SeasonHeadline],
            "Profit on the night less what training by the hour and people who leave cost.";
    }
}
