//! What single values cannot say: whether an evening's time and money can be counted.
//!
//! Each value has its own range, but parties times minutes, or people times hours times wages, may pass what
//! whole microseconds and cents can hold although each of them is allowed. Both products are estimated here,
//! from above, and what makes them too large is refused where it stands. The limits leave room for chance: an
//! evening that lasts fifteen times as long as estimated can still be counted.

use crate::model::{Capacity, Model, Roster, SpanDist};

use super::problem::{Collector, Fault, SourceRange};
use super::tree::{Node, TomlTable, Value};

/// Longest evening that may be expected [min, ≥ 0]: 19,000 years. Whole microseconds end after 15 times that.
const LONGEST_EVENING_MIN: f64 = 1e10;
/// Most money that may be expected to change hands on an evening [units of currency]. Whole cents end after
/// 90 times that.
const MOST_MONEY: f64 = 1e15;
/// Asks of a party that are reckoned with. Assumption: few ask so often.
const ASKS: f64 = 20.0;
/// Ways of a waiter for a party, without those with items and to guests who ask.
const WAYS: f64 = 12.0;

/// Something that adds to a sum, and where it stands.
struct Part {
    /// Keys from the outermost table on.
    path: Vec<String>,
    amount: f64,
}

fn part(path: &[&str], amount: f64) -> Part {
    Part { path: path.iter().map(|key| (*key).to_owned()).collect(), amount }
}

fn sum(parts: &[Part]) -> f64 {
    parts.iter().map(|part| part.amount).sum()
}

/// Reports a house whose evening cannot be counted.
pub(super) fn refuse_beyond_counting(model: &Model, root: &TomlTable, problems: &Collector) {
    let parties = Parties::of(model);
    let minutes = minutes(model, &parties);
    let evening_min = sum(&minutes) + model.closes.minutes();
    if evening_min > LONGEST_EVENING_MIN {
        let years = evening_min / (365.25 * 24.0 * 60.0);
        let message = format!("with this an evening could last {years:.0} years");
        let fault = Fault::new(message, "too long to be counted")
            .help("give shorter times, or fewer parties");
        problems.add(place(&minutes, root), fault);
        return;
    }
    let money = money(model, &parties, evening_min / 60.0);
    let total = sum(&money);
    if total > MOST_MONEY {
        let message =
            format!("with this an evening could cost {total:.1e}, at most 1e15 can be counted");
        let fault = Fault::new(message, "too much to be counted")
            .help("give a smaller amount, fewer people or parties, or shorter times");
        problems.add(place(&money, root), fault);
    }
}

/// Where the largest part stands that is given; the first line of the file if none is.
fn place(parts: &[Part], root: &TomlTable) -> SourceRange {
    let mut parts: Vec<&Part> = parts.iter().collect();
    parts.sort_by(|a, b| b.amount.total_cmp(&a.amount));
    let given = parts.iter().find_map(|part| find(root, &part.path));
    given.map_or(SourceRange::new(0, 0..0), |node| node.place.clone())
}

fn find<'t>(table: &'t TomlTable, path: &[String]) -> Option<&'t Node> {
    let (first, rest) = path.split_first()?;
    let node = &table.entry(first)?.node;
    match &node.value {
        _ if rest.is_empty() => Some(node),
        Value::Table(inner) => find(inner, rest),
        Value::Text(_)
        | Value::Integer(_)
        | Value::Float(_)
        | Value::Bool(_)
        | Value::Date(_)
        | Value::List(_) => None,
    }
}

/// The parties of an evening, as many and as large as they may well be.
struct Parties {
    n: f64,
    guests: f64,
    items: f64,
}

impl Parties {
    #[expect(clippy::cast_precision_loss, reason = "a list is far shorter than 2^53")]
    fn of(model: &Model) -> Self {
        if model.listed.is_empty() {
            let expected = model.demand.expected_parties(model.last_seating);
            let sizes = model.demand.party_size.iter().filter(|(_, share)| *share > 0.0);
            let guests = sizes.map(|(size, _)| f64::from(*size)).fold(1.0, f64::max);
            let items = guests * model.demand.order.len() as f64;
            return Self { n: expected + 10.0 * expected.sqrt() + 10.0, guests, items };
        }
        let size = |party: &crate::model::ListedParty| f64::from(party.size);
        let items = |party: &crate::model::ListedParty| {
            party.order.iter().map(|guest| guest.len() as f64).sum::<f64>()
        };
        Self {
            n: model.listed.len() as f64,
            guests: model.listed.iter().map(size).fold(1.0, f64::max),
            items: model.listed.iter().map(items).fold(0.0, f64::max),
        }
    }
}

/// Minutes of an evening if all its parties came one after the other and nothing were done at once.
fn minutes(model: &Model, parties: &Parties) -> Vec<Part> {
    let Parties { n, guests, items } = *parties;
    let mean = SpanDist::mean_min;
    let (work, guest, floor) = (&model.work, &model.guest, &model.floor);
    let ways = floor.trip.minutes() * (WAYS + ASKS + 2.0 * items);
    let mut minutes = vec![
        part(&["floor", "trip"], ways),
        part(&["work", "order_per_guest"], mean(&work.order_per_guest) * guests),
        part(&["work", "serve"], 2.0 * mean(&work.serve) * items),
        part(&["work", "ask"], mean(&work.ask) * ASKS),
        part(&["guest", "repeat_story"], guest.repeat_story.minutes() * ASKS),
        part(
            &["guest", "eating_per_guest_above_two"],
            guest.eating_per_guest_above_two.minutes() * guests,
        ),
        part(&["guest", "drink_time"], guest.drink_time.minutes()),
        part(&["guest", "linger"], guest.linger.minutes()),
        part(&["guest", "promise_window"], guest.promise_window.minutes()),
        part(&["guest", "patience"], guest.patience.as_ref().map_or(0.0, mean)),
    ];
    let once = [
        ("work", "greet", &work.greet),
        ("work", "order", &work.order),
        ("work", "till", &work.till),
        ("work", "check_back", &work.check_back),
        ("work", "water", &work.water),
        ("work", "clear", &work.clear),
        ("work", "bill", &work.bill),
        ("work", "payment", &work.payment),
        ("work", "reset", &work.reset),
        ("guest", "reading", &guest.reading),
        ("guest", "eating", &guest.eating),
        ("guest", "stay", &guest.stay),
        ("guest", "bill_look", &guest.bill_look),
        ("guest", "leaving", &guest.leaving),
    ];
    minutes.extend(once.map(|(table, key, dist)| part(&[table, key], mean(dist))));
    let prep = model.items.iter().max_by(|a, b| mean(&a.prep).total_cmp(&mean(&b.prep)));
    minutes.extend(
        prep.map(|item| part(&["item", &item.name, "prep"], 2.0 * mean(&item.prep) * items)),
    );
    for counter in &model.counters {
        let heard = mean(&counter.interrupt) * (items + ASKS);
        minutes.push(part(&["counter", &counter.name, "interrupt"], heard));
        let Some(handoff) = &counter.handoff else { continue };
        let of_handoff = |key: &str, minutes: f64| part(&["handoff", &counter.name, key], minutes);
        let ack = handoff.ack.map_or(0.0, crate::time::Span::minutes);
        minutes.extend([
            of_handoff("distance", handoff.walk.minutes() * (items + ASKS)),
            of_handoff("delay", mean(&handoff.delay)),
            of_handoff("repair", mean(&handoff.repair)),
            of_handoff("ack", ack),
        ]);
    }
    for policy in &model.policies {
        let check_back = policy.check_back.map_or(0.0, crate::time::Span::minutes);
        minutes.push(part(&["policy", &policy.name, "decision"], mean(&policy.decision) * ASKS));
        minutes.push(part(&["policy", &policy.name, "check_back"], check_back));
    }
    for part in &mut minutes {
        part.amount *= n;
    }
    minutes
}

/// What may be paid and given on an evening of so many hours.
fn money(model: &Model, parties: &Parties, hours: f64) -> Vec<Part> {
    let (n, money) = (parties.n, &model.money);
    let wages = |roster: &Roster, wage: crate::model::Cents| match roster.most() {
        Capacity::Limited(people) => f64::from(people) * hours * wage.units(),
        Capacity::Unlimited => 0.0,
    };
    let waiters = wages(&model.floor.waiters, money.waiter_wage);
    let counters = model.counters.iter().map(|counter| wages(&counter.staff, money.counter_wage));
    let dearest = model.items.iter().max_by_key(|item| item.price);
    let mut parts = vec![
        part(&["money", "waiter_wage"], waiters),
        part(&["money", "counter_wage"], counters.sum()),
        part(&["money", "manager_wage"], hours * money.manager_wage.units()),
        part(&["money", "false_claim"], n * money.false_claim.units()),
        part(&["money", "fixed_cost"], money.fixed_cost.units()),
        part(&["money", "quit_cost"], money.quit_cost.units()),
    ];
    parts.extend(dearest.map(|item| {
        part(&["item", &item.name, "price"], 2.0 * n * parties.items * item.price.units())
    }));
    parts.extend(model.policies.iter().map(|policy| {
        part(&["policy", &policy.name, "training_cost"], n * policy.training_cost / 100.0)
    }));
    parts
}
