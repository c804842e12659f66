//! What the keys of the commands that answer one question mean. PATH stands for the path of a key.

/// What every file begins with.
pub(super) const HEADING: &[(&str, &str)] = &[
    ("orderflow", ""),
    ("scenario.title", ""),
    ("scenario.sha256", ""),
    ("overrides[]", ""),
    ("seed", ""),
];

pub(super) const SWEEP: &[(&str, &str)] = &[
    ("interrupted", "Whether it was stopped before its end: points are missing."),
    ("wanted", "How many points were wanted."),
    ("points[].set.PATH", "The value at this point, as it would be typed."),
    ("points[].comparison", "What `compare` saves of it, without `by_evening`."),
];

pub(super) const BREAKEVEN: &[(&str, &str)] = &[
    ("measure", "The measure."),
    ("measure_unit", "Its unit; money is named by the currency."),
    ("goal", "The goal, with `--goal`, such as `last_item_wait_min < 5`; else null."),
    (
        "share_of_evenings",
        "The share of evenings on which it is to be met; null: it is one of the mean.",
    ),
    ("columns[].name", "Name of a column: two, or the one that a goal is of."),
    ("columns[].policy", "The policy that is played in it."),
    ("columns[].set[]", "In what its house differs from the scenario's, as `PATH=VALUE`."),
    ("path", "Path of the key that is varied."),
    ("unit", "Unit of its values as it was typed; all numbers along the key are in it."),
    ("low", "Lower end of its range."),
    ("high", "Upper end."),
    ("tolerance", "So wide a bracket was wanted at most."),
    ("answer", "`turns`, `never`, `several` or `cannot_tell`."),
    (
        "estimate",
        "Where it is thought to turn; no interval belongs to it. Null unless it turns once.",
    ),
    ("bracket[]", "Between which two values it surely turns. Null unless it turns once."),
    ("turns[].estimate", "The same of each turn that is surely there."),
    ("turns[].bracket[]", "Between which two values it surely is."),
    (
        "turns[].before",
        "What is so at the lower of them: the column that is ahead, `met` or `missed`.",
    ),
    ("turns[].behind", "What is so at the upper."),
    ("at_ends[]", "What is sure at either end of the range; null: cannot tell."),
    ("confidence", "How sure all that is sure is together."),
    ("first_evening", "Number of the first evening."),
    ("evenings", "How many evenings were played; no two values have one in common."),
    ("ran_out", "Whether they were used up before everything wanted was known."),
    ("interrupted", "Whether it was stopped before its end."),
    ("values[].value", "A value that was tried, in ascending order."),
    ("values[].evenings", "On how many evenings."),
    (
        "values[].mean",
        "Mean seen of the second column less the first, or of the measure less the goal's limit; null: no evening \
         has a value.",
    ),
    ("values[].standard_error", "Its standard error."),
    (
        "values[].sure",
        "What is sure there: the column that is ahead, `met` or `missed`; `cannot_tell`; null: it was only looked at.",
    ),
];

pub(super) const FRONTIER: &[(&str, &str)] = &[
    ("path", "Path of the key whose values stand first."),
    ("wanted", "How many of its values were wanted."),
    ("interrupted", "Whether it was stopped before its end: values are missing."),
    ("points[].set.PATH", "The value of that key."),
    ("points[].breakeven", "Where it turns along the other key: all keys above."),
];

pub(super) const LEVERS: &[(&str, &str)] = &[
    ("first_evening", "Number of the first evening."),
    ("evenings", "How many evenings each end was played, the same ones."),
    ("interrupted", "Whether it was stopped before all values were tried."),
    ("measure", "The measure."),
    (
        "columns[]",
        "The column, and the one it is compared with, if there are two: then a difference is meant below.",
    ),
    ("base.mean", "The measure, or its difference, as the house is."),
    ("base.low", "Lower limit of its 95 % interval."),
    ("base.high", "Upper limit."),
    ("verdict", "What can be said of it: `better`, `worse`, `different`, `same` or `cannot_tell`."),
    (
        "levers[].path",
        "Path of a key. The largest swing stands first, what moves nothing last, with 0.",
    ),
    ("levers[].now", "Its value; null of what moves nothing."),
    ("levers[].range", "`assumed`, or what its range comes from."),
    ("levers[].low.value", "The lower end of its range."),
    (
        "levers[].low.difference",
        "What it is there; null where the rules of the file forbid the value.",
    ),
    ("levers[].low.verdict", "What can be said of it there."),
    ("levers[].high.value", "The upper end."),
    ("levers[].high.difference", "What it is there."),
    ("levers[].high.verdict", "What can be said of it there."),
    ("levers[].swing", "At the upper end less at the lower."),
    ("levers[].limits.mean", "The same."),
    ("levers[].limits.low", "Lower limit of its 95 % interval."),
    ("levers[].limits.high", "Upper limit."),
    ("levers[].of_columns[]", "The swing of each column by itself."),
    (
        "levers[].p",
        "How likely so large a swing is by chance, adjusted for all of them (Holm); null where too few evenings differ.",
    ),
    ("without_range[]", "Paths of values that are 0 and have no range: nothing is said of them."),
    ("pairs[].paths[]", "Paths of two values that were moved together."),
    ("pairs[].beyond.mean", "The swing of both together less the sum of each."),
    ("pairs[].beyond.low", "Lower limit of its interval."),
    ("pairs[].beyond.high", "Upper limit."),
    ("flips[]", "Paths of values of which one end turns or takes away the verdict."),
];

pub(super) const LADDER: &[(&str, &str)] = &[
    ("first_evening", "Number of the first evening."),
    ("evenings", "How many evenings have a value in every combination."),
    ("left_out", "How many have none in some."),
    ("measure", "The measure."),
    ("by", "`freedoms` or, with `--causes`, `causes`."),
    ("from", "The policy it starts from."),
    ("to", "The one it ends with."),
    ("level", "How sure each share is, so that all hold together with 95 %."),
    ("difference.mean", "The difference of both policies."),
    ("difference.low", "Lower limit of its 95 % interval."),
    ("difference.high", "Upper limit."),
    ("shares[].key", "A decision or a cause."),
    ("shares[].changes[].key", "A key it changes: of the policy, or the path of one of the house."),
    ("shares[].changes[].off", "Its value before."),
    ("shares[].changes[].on", "Its value after."),
    ("shares[].share.mean", "Its share of the difference (Shapley); the shares add up to it."),
    ("shares[].share.low", "Lower limit of its interval."),
    ("shares[].share.high", "Upper limit."),
    ("shares[].alone", "What it brings by itself."),
    ("shares[].last", "What is lost if it alone is taken back."),
];

pub(super) const BEST: &[(&str, &str)] = &[
    ("interrupted", "Whether it was stopped before its end."),
    ("measure", "The measure."),
    ("unit", "Its unit; money is named by the currency."),
    ("better", "`higher` or `lower`."),
    ("within", "A difference that matters to nobody (`--within`)."),
    ("confidence", "How surely the best is chosen if the others are at least that much worse."),
    ("first_evening", "Number of the first evening."),
    ("evenings", "How many evenings were played."),
    ("left_out", "How many of them have no value under some column."),
    ("answer", "`chosen`, `tie`, `cannot_tell` or `no_race` (no evening has a value)."),
    ("best[]", "The column that was chosen, or those that were not told apart."),
    ("columns[].name", "Name of a column, in the order they were named in."),
    ("columns[].policy", "The policy that is played in it."),
    ("columns[].set[]", "In what its house differs from the scenario's, as `PATH=VALUE`."),
    ("columns[].mean", "Its mean up to where it left the race."),
    ("columns[].evenings", "How many evenings it had until then."),
    (
        "columns[].difference",
        "It less the column in front, on the evenings both had; null of that one.",
    ),
];

pub(super) const STAFF: &[(&str, &str)] = &[
    ("interrupted", "Whether it was stopped before its end."),
    ("policy", "The policy in force."),
    ("evenings", "How many evenings were played, of all staffings together."),
    (
        "confidence",
        "How surely the right staffing is named, but for those within what does not matter of a limit.",
    ),
    ("goals[].key", "Measure of a goal."),
    ("goals[].bound", "`<`, `<=`, `>` or `>=`."),
    ("goals[].limit", "Its limit."),
    (
        "goals[].within",
        "So near the limit it does not matter on which side a mean is (`--within`).",
    ),
    ("left_out[]", "Goals of the file that were left out: they are on a difference."),
    ("roles[].path", "Key of those whose number is chosen."),
    ("roles[].load", "How many of them the work occupies when it is most, if nobody waits."),
    ("roles[].fewest", "The fewest that were candidates."),
    ("roles[].most", "The most."),
    ("answer", "`found`, `none`, `cannot_tell` or `interrupted`."),
    (
        "staffing.set.PATH",
        "The cheapest staffing that meets the goals: how many there are, as it is written in a file. Null: none was \
         found.",
    ),
    ("staffing.wages", "Wages of these people, from opening to closing."),
    ("staffing.evenings", "On how many evenings it was played."),
    ("staffing.verdict", "`met`, `missed` or `cannot_tell`."),
    ("staffing.goals[].key", "Measure of a goal."),
    ("staffing.goals[].mean", "Its mean."),
    (
        "staffing.goals[].verdict",
        "`met`, `missed` or `cannot_tell`, which is also said where another goal was missed first.",
    ),
    (
        "staffing.goals[].about",
        "Whether the mean is so near the limit that it may be called either.",
    ),
    ("arguments", "What to type for it."),
    ("one_fewer[].path", "Key of those who are one fewer."),
    ("one_fewer[].from", "From when; null: all evening."),
    ("one_fewer[].staffing", "What comes of it, like `staffing`; null: that was no candidate."),
    ("about[]", "Cheaper staffings that miss no goal by more than what does not matter."),
    (
        "untold[]",
        "Cheaper staffings of which the evenings did not say whether they meet the goals.",
    ),
    ("nearest", "The staffing that came nearest, where none meets the goals."),
    ("as_it_is", "The staffing of the file; null where it was not tried."),
    ("all_evening.candidates", "How many candidates there were with the same people all evening."),
    ("all_evening.tried[]", "Those that were tried, the cheapest first."),
    (
        "by_period.candidates",
        "The same with fewer people in some periods (`--by-period`); else null.",
    ),
    ("by_period.tried[]", "Those that were tried."),
];
