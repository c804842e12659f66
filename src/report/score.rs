//! A scored journey, for people and for programs.

use serde::Serialize;

use crate::feel::ScoreEventKind;
use crate::model::Stage;
use crate::render::{Block, Document, Piece, Shown, json as form};
use crate::report::english::counted;
use crate::score::{Explained, Item, Line, Scored};

/// The score in words and figures: the answer first, then items that add up, then what became of the
/// points lost, then what follows.
pub fn document(explained: &Explained) -> Document {
    let scored = &explained.scored;
    let items = shown_points(&explained.items)
        .map(|(item, points)| (item_name(item), figure(item.line, points)));
    let all = ("score".to_owned(), Shown::number(scored.score, 2));
    let losses = (scored.raw_loss > 0.0).then(|| Block::Account(losses(explained)));
    let blocks = std::iter::once(Block::Account(items.chain([all]).collect()))
        .chain(losses)
        .chain([Block::Paragraph(aftermath(explained))]);
    Document { title: Some(sentence(scored)), blocks: blocks.collect() }
}

fn sentence(scored: &Scored) -> String {
    format!(
        "{:.1} of 10: this guest would answer {} ({}) and comes back with a chance of {:.0} %.",
        scored.score,
        scored.answer,
        scored.band.key(),
        100.0 * scored.return_intent
    )
}

/// Each item with its points in hundredths: the rounded sum so far less the one before, so that they add up
/// to the rounded score. Their sign is the item's.
pub(super) fn shown_points(items: &[Item]) -> impl Iterator<Item = (&Item, f64)> {
    let (mut sum, mut shown) = (0.0, 0.0);
    items.iter().map(move |item| {
        sum += item.points;
        let before = shown;
        shown = (100.0_f64 * sum).round();
        let points = (shown - before).abs() / 100.0;
        (item, if item.points < 0.0 { -points } else { points })
    })
}

/// What an item gives or takes; the base is neither.
pub(super) fn figure(line: Line, points: f64) -> Shown {
    Shown::of([match line {
        Line::Base => Piece::Number(points, 2),
        Line::Gain(_) | Line::Gestures | Line::Loss(_) | Line::Paradox | Line::Clipping => {
            Piece::EverySign(points, 2)
        }
    }])
}

pub(super) fn item_name(item: &Item) -> String {
    match item.line {
        Line::Base => "mood at the start".to_owned(),
        Line::Gain(stage) => format!("{}, sooner than expected", stage_name(stage)),
        Line::Gestures => counted(item.count, "kind gesture", "kind gestures"),
        Line::Loss(kind) => loss_name(kind, item.count),
        Line::Paradox => "mended so well that it pleased".to_owned(),
        Line::Clipping if item.points > 0.0 => "no score is below 0".to_owned(),
        Line::Clipping => "no score is above 10".to_owned(),
    }
}

fn stage_name(stage: Stage) -> &'static str {
    match stage {
        Stage::Queue => "a table",
        Stage::Greet => "first contact",
        Stage::Order => "ordering",
        Stage::Drinks => "drinks",
        Stage::Food => "food",
        Stage::Request => "a request",
        Stage::Bill => "the bill",
        Stage::Pay => "paying",
    }
}

fn loss_name(kind: ScoreEventKind, count: u32) -> String {
    match kind {
        ScoreEventKind::Wait(stage) => format!("{}, later than expected", stage_name(stage)),
        ScoreEventKind::Sync => "eating without the drink".to_owned(),
        ScoreEventKind::Chase => counted(count, "ask", "asks"),
        ScoreEventKind::Promise => counted(count, "broken promise", "broken promises"),
        ScoreEventKind::Unmet => counted(count, "request never met", "requests never met"),
        ScoreEventKind::Refusal => counted(count, "refusal", "refusals"),
        ScoreEventKind::Escalation => counted(count, "walk to the manager", "walks to the manager"),
        ScoreEventKind::WrongItem => counted(count, "wrong item", "wrong items"),
        ScoreEventKind::WrongInfo => counted(count, "untrue statement", "untrue statements"),
        ScoreEventKind::Boilerplate => counted(count, "reply by rote", "replies by rote"),
        ScoreEventKind::Grumble => counted(count, "grumble heard", "grumbles heard"),
        ScoreEventKind::Unfair => format!("{} others get more", counted(count, "time", "times")),
        ScoreEventKind::BillError => counted(count, "mistake in the bill", "mistakes in the bill"),
        ScoreEventKind::Favour => "a favour that leaves a debt".to_owned(),
    }
}

/// What became of the points lost; a factor that does nothing is left out.
fn losses(explained: &Explained) -> Vec<(String, Shown)> {
    let (scored, factors) = (&explained.scored, &explained.factors);
    let repairs = counted(scored.failed_repairs, "failed repair makes", "failed repairs make");
    let given_back = 100.0 * scored.recovery;
    let named = [
        (factors.failed_repairs, format!("{repairs} it worse")),
        (factors.prior_bad, "bad visits are remembered".to_owned()),
        (factors.recovery, format!("the recovery gives {given_back:.0} % back")),
        (factors.saturation, "many annoyances dull each other".to_owned()),
    ];
    let does_something = |(factor, _): &(f64, String)| (factor - 1.0).abs() > 0.0;
    let times = |factor| Shown::of([Piece::words("× "), Piece::Number(factor, 2)]);
    let factors = named.into_iter().filter(does_something).map(|(f, name)| (name, times(f)));
    let points = |name: &str, points| (name.to_owned(), Shown::number(points, 2));
    std::iter::once(points("points lost, the worst counting more", scored.raw_loss))
        .chain(factors)
        .chain([points("points lost as felt", scored.felt_loss)])
        .collect()
}

fn aftermath(explained: &Explained) -> String {
    let visits = explained.first_visits_by_word;
    let word = if visits < 0.0 { "costs" } else { "brings" };
    format!(
        "A tip of about {:.1} % of the bill; word of mouth {word} {:.2} first visits.",
        explained.tip_percent,
        visits.abs()
    )
}

/// The score as one JSON object, with its losses item by item: `losses` add up to `felt_loss`, and
/// `base + gains + gestures − felt_loss + paradox + clipping` is `score`.
pub fn json(explained: &Explained) -> String {
    form::pretty(&ScoreJson::of(explained))
}

#[derive(Serialize)]
struct ScoreJson {
    score: f64,
    answer: u8,
    band: &'static str,
    return_intent: f64,
    raw_loss: f64,
    recovery: f64,
    felt_loss: f64,
    base: f64,
    gains: f64,
    gestures: f64,
    paradox: f64,
    clipping: f64,
    failed_repairs: u32,
    factors: FactorsJson,
    losses: Vec<ItemJson>,
    gain_items: Vec<ItemJson>,
    tip_percent: f64,
    first_visits_by_word: f64,
}

#[derive(Serialize)]
struct FactorsJson {
    failed_repairs: f64,
    prior_bad: f64,
    recovery: f64,
    saturation: f64,
}

/// Points given or lost, always positive.
#[derive(Serialize)]
struct ItemJson {
    item: &'static str,
    count: u32,
    points: f64,
}

impl ScoreJson {
    fn of(explained: &Explained) -> Self {
        let (scored, factors) = (&explained.scored, &explained.factors);
        let total = |line: Line| {
            let of_line = explained.items.iter().filter(|item| item.line == line);
            of_line.fold(0.0, |sum, item| sum + item.points)
        };
        Self {
            score: scored.score,
            answer: scored.answer,
            band: scored.band.key(),
            return_intent: scored.return_intent,
            raw_loss: scored.raw_loss,
            recovery: scored.recovery,
            felt_loss: scored.felt_loss,
            base: total(Line::Base),
            gains: scored.gains,
            gestures: scored.gestures,
            paradox: scored.paradox,
            clipping: total(Line::Clipping),
            failed_repairs: scored.failed_repairs,
            factors: FactorsJson {
                failed_repairs: factors.failed_repairs,
                prior_bad: factors.prior_bad,
                recovery: factors.recovery,
                saturation: factors.saturation,
            },
            losses: items(
                explained,
                |line| {
                    if let Line::Loss(kind) = line { Some(kind) } else { None }
                },
            ),
            gain_items: items(explained, |line| {
                if let Line::Gain(stage) = line { Some(ScoreEventKind::Wait(stage)) } else { None }
            }),
            tip_percent: explained.tip_percent,
            first_visits_by_word: explained.first_visits_by_word,
        }
    }
}

/// The items of one sort, in their order.
fn items(explained: &Explained, kind: impl Fn(Line) -> Option<ScoreEventKind>) -> Vec<ItemJson> {
    let sort = explained.items.iter().filter_map(|item| Some((item, kind(item.line)?)));
    sort.map(|(item, kind)| ItemJson {
        item: kind.key(),
        count: item.count,
        points: item.points.abs(),
    })
    .collect()
}
