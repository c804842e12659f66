//! Houses drawn from the rows that declare the keys: each row says what its value may be, so that a new key is
//! drawn as soon as it is declared. Nothing here names a key but where two of them must agree.

use orderflow::catalogue::{Fallback, Key, Ruled, Shape, all_keys};
use orderflow::model::{self, Policy, Stage};

/// Numbers of a fixed sequence (splitmix64: Steele, Lea & Flood 2014).
#[derive(Clone, Debug)]
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(super) fn below(&mut self, n: u64) -> u64 {
        self.next() % n.max(1)
    }

    fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from[usize::try_from(self.below(from.len() as u64)).unwrap()]
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }
}

/// How far values may lie from what a house has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// What a house may well have.
    Plausible,
    /// The ends of what is allowed.
    Ends,
    /// A little beyond them.
    Beyond,
}

/// Names that a drawn house has.
#[derive(Clone, Debug)]
pub(super) struct Names {
    counters: Vec<String>,
    items: Vec<String>,
    policies: Vec<String>,
}

fn numbered(prefix: &str, n: u64) -> Vec<String> {
    (1..=n).map(|number| format!("{prefix}{number}")).collect()
}

fn refs(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}

/// A house being drawn.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) names: Names,
    pub(super) dice: Dice,
}

impl Draft {
    pub(super) fn new(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let (n_counters, n_items) = (1 + dice.below(3), 1 + dice.below(5));
        let own = 1 + dice.below(2);
        let mut policies = numbered("own", own);
        policies.extend(Policy::PRESETS.iter().filter(|_| dice.one_in(3)).map(|n| (*n).to_owned()));
        let names =
            Names { counters: numbered("c", n_counters), items: numbered("i", n_items), policies };
        Self { names, dice }
    }

    /// Names a table's `*` may stand for.
    fn instances(&self, table: &str) -> Vec<String> {
        match table.split('.').next().unwrap_or_default() {
            "counter" | "handoff" => self.names.counters.clone(),
            "item" => self.names.items.clone(),
            "policy" => self.names.policies.clone(),
            "score" => Stage::ALL.iter().map(|stage| stage.key().to_owned()).collect(),
            _ => vec![String::new()],
        }
    }

    /// What has to be given, so that most of these houses are sound.
    pub(super) fn skeleton(&mut self) -> Vec<(String, String)> {
        // The door closes while the house is open, and both after whatever else has its time.
        let [seating, closing] = [150, 240].map(|from| from + self.dice.below(90));
        let mut given = vec![
            ("last_seating".to_owned(), format!("\"{seating} min\"")),
            ("closes".to_owned(), format!("\"{closing} min\"")),
        ];
        for key in model::keys().filter(|key| !is_in_rows(key)) {
            let is_needed = matches!(key.default, Fallback::Needed(_)) || key.name == "preset";
            // Whoever comes by name is not drawn.
            if !is_needed || key.table == "party" || key.name == "last_seating" {
                continue;
            }
            for name in self.instances(key.table) {
                let own = key.name == "preset" && Policy::PRESETS.contains(&name.as_str());
                if own {
                    continue;
                }
                given.push((path(key, &name, "l1"), self.value(key, Reach::Plausible)));
            }
        }
        for name in self.names.policies.clone() {
            if Policy::PRESETS.contains(&name.as_str()) {
                given.push((format!("policy.{name}.preset"), format!("\"{name}\"")));
            }
        }
        given
    }

    /// A value for one of the keys.
    pub(super) fn setting(&mut self, which: usize, reach: Reach) -> (String, String) {
        let keys: Vec<&Key> = model::keys().filter(|key| !is_in_rows(key)).collect();
        let key = keys[which % keys.len()];
        let instances = self.instances(key.table);
        let name = self.dice.pick(&refs(&instances)).to_owned();
        let star = match key.table {
            "goals" => {
                let measures = all_keys();
                let nth = self.dice.below(measures.len() as u64);
                let measure = measures[usize::try_from(nth).unwrap()].key();
                // A dot would begin a table of its own.
                measure.split('.').next().unwrap_or_default().to_owned()
            }
            _ => self.dice.pick(&["l1", "l2"]).to_owned(),
        };
        (path(key, &name, &star), self.value(key, reach))
    }

    fn value(&mut self, key: &Key, reach: Reach) -> String {
        if reach == Reach::Plausible && self.dice.one_in(2) {
            let n_columns = if let Fallback::Of(texts) = key.default { texts.len() } else { 1 };
            let column = usize::try_from(self.dice.below(n_columns as u64)).unwrap();
            if let Some(text) = key.default.text(column) {
                return written(text, &key.shape);
            }
        }
        self.of_shape(&key.shape, key, reach)
    }

    fn of_shape(&mut self, shape: &Shape, key: &Key, reach: Reach) -> String {
        use Reach::{Beyond, Ends, Plausible};
        let dice = &mut self.dice;
        match (shape, reach) {
            (Shape::Flag, Beyond) => dice.pick(&["1", "\"yes\""]).to_owned(),
            (Shape::Flag, Plausible | Ends) => dice.pick(&["true", "false"]).to_owned(),
            (Shape::Text, Beyond) => "7".to_owned(),
            (Shape::Text, Plausible | Ends) => {
                dice.pick(&["\"\"", "\"A Friday\"", "\"a<b, \\\"=1+1\\\"\"", "\"寿司\""]).to_owned()
            }
            (Shape::Share, Beyond) => {
                dice.pick(&["-0.1", "1.0000001", "\"101%\"", "nan"]).to_owned()
            }
            (Shape::Share, Ends) => {
                dice.pick(&["0", "1", "1e-300", "0.9999999999999999"]).to_owned()
            }
            (Shape::Share, Plausible) => format!("0.{:02}", dice.below(100)),
            (Shape::Number { low, high }, Plausible) => {
                let top = high.min(low + 10.0);
                let part = f64::from(u32::try_from(dice.below(1001)).unwrap()) / 1000.0;
                let number = low + (top - low) * part;
                format!("{number}")
            }
            (Shape::Number { low, high }, Ends) => {
                let inside = low + (high - low) * 1e-9;
                [*low, *high, inside][usize::try_from(dice.below(3)).unwrap()].to_string()
            }
            (Shape::Number { low, high }, Beyond) => [low - 1e-9, high + 1e-3 * high.abs() + 1e-9]
                [usize::try_from(dice.below(2)).unwrap()]
            .to_string(),
            (Shape::AboveZero, Plausible) => format!("{}.{}", dice.below(4), 1 + dice.below(9)),
            (Shape::AboveZero, Ends) => {
                dice.pick(&["1e-308", "5e-324", "1e-12", "1e-3", "1e9", "999999999"]).to_owned()
            }
            (Shape::AboveZero, Beyond) => dice.pick(&["0", "-1", "1.1e9", "inf"]).to_owned(),
            (Shape::Whole { low }, Plausible) => (u64::from(*low) + dice.below(6)).to_string(),
            (Shape::Whole { low }, Ends) => match dice.below(3) {
                0 => low.to_string(),
                1 => "100000".to_owned(),
                _ => (u64::from(*low) + dice.below(300)).to_string(),
            },
            (Shape::Whole { low }, Beyond) => {
                [(i64::from(*low) - 1).to_string(), "100001".to_owned(), "1.5".to_owned()]
                    [usize::try_from(dice.below(3)).unwrap()]
                .clone()
            }
            (Shape::Money, Plausible) => format!("{}.{:02}", dice.below(60), dice.below(100)),
            (Shape::Money, Ends) => {
                dice.pick(&["0", "0.01", "1000000000", "999999999.99"]).to_owned()
            }
            (Shape::Money, Beyond) => dice.pick(&["-0.01", "0.001", "1000000000.01"]).to_owned(),
            (Shape::Span, _) => span(dice, reach, "0 min"),
            (Shape::SpanAboveZero, _) => span(dice, reach, "0.001 s"),
            (Shape::SpanDist, _) => dist(dice, reach, "0 min"),
            (Shape::NumberDist, Plausible) => {
                dice.pick(&["3", "\"lognormal(median 5, cv 0.4)\"", "\"uniform(1, 6)\""]).to_owned()
            }
            (Shape::NumberDist, Ends) => dice
                .pick(&["0", "1e-300", "1e9", "\"exponential(mean 0.001)\"", "\"constant(0)\""])
                .to_owned(),
            (Shape::NumberDist, Beyond) => dice.pick(&["-1", "\"5 min\"", "1e10"]).to_owned(),
            (Shape::Gaps, _) => {
                if dice.one_in(3) {
                    let [one, other] = [0, 0].map(|_| span(dice, Plausible, "1 s"));
                    format!("[{one}, {other}]")
                } else {
                    dist(dice, reach, "1 s")
                }
            }
            (Shape::Distance, Plausible) => format!("\"{} m\"", dice.below(40)),
            (Shape::Distance, Ends) => {
                dice.pick(&["\"0 m\"", "\"1000000000 m\"", "\"1 cm\""]).to_owned()
            }
            (Shape::Distance, Beyond) => {
                dice.pick(&["\"-1 m\"", "\"1000000001 m\"", "\"1 km\""]).to_owned()
            }
            (Shape::Speed, Plausible) => format!("\"1.{} m/s\"", dice.below(10)),
            (Shape::Speed, Ends) => dice
                .pick(&["\"10000000 m/s\"", "\"0.000001 m/s\"", "\"0.0000000000000001 km/h\""])
                .to_owned(),
            (Shape::Speed, Beyond) => dice.pick(&["\"0 m/s\"", "\"1 mph\""]).to_owned(),
            (Shape::Rate, Plausible) => format!("\"{}/h\"", dice.below(25)),
            (Shape::Rate, Ends) => {
                dice.pick(&["\"0/h\"", "\"0.000000001/h\"", "\"100/h\""]).to_owned()
            }
            (Shape::Rate, Beyond) => dice.pick(&["\"-1/h\"", "\"1000000000/min\""]).to_owned(),
            (Shape::OneOf(_), Beyond) => "\"neither\"".to_owned(),
            (Shape::OneOf(words), Plausible | Ends) => {
                let words: Vec<&str> = words.iter().map(|word| word.name).collect();
                format!("\"{}\"", dice.pick(&words))
            }
            (Shape::Or(word, inner), _) => {
                if dice.one_in(4) {
                    format!("\"{word}\"")
                } else {
                    self.of_shape(inner, key, reach)
                }
            }
            (Shape::Ruled(rule), _) => self.ruled(*rule, key, reach),
        }
    }

    fn ruled(&mut self, rule: Ruled, key: &Key, reach: Reach) -> String {
        match rule {
            Ruled::Clock => format!("\"{:02}:{:02}\"", self.dice.below(24), self.dice.below(60)),
            Ruled::Moment => {
                let nth = self.dice.below(24);
                self.moment(nth, reach)
            }
            Ruled::NameOf("preset") => format!("\"{}\"", self.dice.pick(&Policy::PRESETS)),
            Ruled::NameOf(_) => {
                let names = self.names.counters.clone();
                format!("\"{}\"", self.dice.pick(&refs(&names)))
            }
            Ruled::NamesOf(_) => {
                let keys = all_keys();
                let nth = usize::try_from(self.dice.below(keys.len() as u64)).unwrap();
                format!("[\"{}\"]", keys[nth].key())
            }
            Ruled::Orders => {
                let items = self.names.items.clone();
                let guests = (0..=self.dice.below(3)).map(|_| {
                    let n = self.dice.below(3);
                    let items: Vec<String> =
                        (0..n).map(|_| format!("\"{}\"", self.dice.pick(&refs(&items)))).collect();
                    format!("[{}]", items.join(", "))
                });
                format!("[{}]", guests.collect::<Vec<_>>().join(", "))
            }
            Ruled::SharesOf("size") => {
                let largest = if reach == Reach::Ends && self.dice.one_in(4) { 40 } else { 6 };
                let size = 2 + self.dice.below(largest);
                format!("{{ 1 = 0.25, {size} = 0.75 }}")
            }
            Ruled::SharesOf(_) => {
                let items = self.names.items.clone();
                let one = self.dice.pick(&refs(&items)).to_owned();
                if reach == Reach::Beyond {
                    return format!("{{ {one} = 0.9 }}");
                }
                format!("{{ {one} = 0.875, none = 0.125 }}")
            }
            Ruled::Limit => {
                let sign = self.dice.pick(&["<", "<=", ">", ">="]);
                format!("\"{sign} {}\"", self.dice.below(20))
            }
            Ruled::Setting => self.dice.pick(&["2", "3"]).to_owned(),
            Ruled::Roster => {
                if self.dice.one_in(3) {
                    return self.rows(key, reach, 3);
                }
                match reach {
                    Reach::Plausible => (1 + self.dice.below(5)).to_string(),
                    Reach::Ends => self.dice.pick(&["1", "100000", "\"unlimited\""]).to_owned(),
                    Reach::Beyond => "0".to_owned(),
                }
            }
            Ruled::Rows => self.rows(key, reach, 4),
        }
    }

    fn moment(&mut self, nth: u64, reach: Reach) -> String {
        match reach {
            Reach::Plausible | Reach::Ends => {
                let before = if nth == 0 { 0 } else { self.dice.below(10) };
                format!("\"{} min\"", 15 * nth + before)
            }
            Reach::Beyond => "\"1000000 min\"".to_owned(),
        }
    }

    /// Rows of the keys that have this one's path as their table, in order of time.
    fn rows(&mut self, of: &Key, reach: Reach, most: u64) -> String {
        let table = of.path();
        let keys: Vec<&Key> = model::keys().filter(|key| key.table == table).collect();
        let n_rows = 1 + self.dice.below(most);
        let rows: Vec<String> = (0..n_rows).map(|nth| self.row(&keys, 2 * nth, reach)).collect();
        format!("[{}]", rows.join(", "))
    }

    fn row(&mut self, keys: &[&Key], nth: u64, reach: Reach) -> String {
        let mut n_moments = 0;
        let mut cells: Vec<(&str, String)> = Vec::new();
        for key in keys {
            let value = if let Shape::Ruled(Ruled::Moment) = key.shape {
                n_moments += 1;
                self.moment(nth + n_moments - 1, Reach::Plausible)
            } else if key.name == "seats" && reach != Reach::Beyond {
                // No two rows have the same, and most parties find one.
                (8 + 4 * nth).to_string()
            } else {
                self.of_shape(&key.shape, key, reach)
            };
            cells.push((key.name, value));
        }
        // A list of orders says how many guests there are.
        let orders = keys.iter().position(|key| matches!(key.shape, Shape::Ruled(Ruled::Orders)));
        if let Some(at) = orders {
            let n_guests = cells[at].1.matches('[').count() - 1;
            if let Some(size) = cells.iter_mut().find(|(name, _)| *name == "size") {
                size.1 = n_guests.to_string();
            }
        }
        let cells: Vec<String> =
            cells.iter().map(|(name, value)| format!("{name} = {value}")).collect();
        format!("{{ {} }}", cells.join(", "))
    }
}

/// Whether a key stands in rows of a list, so that it is drawn with them.
fn is_in_rows(key: &Key) -> bool {
    model::keys().any(|other| {
        let is_list = matches!(other.shape, Shape::Ruled(Ruled::Rows | Ruled::Roster));
        is_list && key.table == other.path()
    })
}

/// A key's path with names for its stars.
fn path(key: &Key, name: &str, star: &str) -> String {
    let table = key.table.replace('*', name);
    let key = key.name.replace('*', star);
    if table.is_empty() { key } else { format!("{table}.{key}") }
}

/// A default as it stands in a file.
fn written(text: &str, shape: &Shape) -> String {
    let is_bare = match shape {
        Shape::Or(word, inner) => {
            return if text == *word { format!("\"{text}\"") } else { written(text, inner) };
        }
        Shape::Flag
        | Shape::Number { .. }
        | Shape::AboveZero
        | Shape::Whole { .. }
        | Shape::Money => true,
        Shape::Share => !text.ends_with('%'),
        Shape::NumberDist => text.parse::<f64>().is_ok(),
        Shape::Text
        | Shape::Span
        | Shape::SpanAboveZero
        | Shape::SpanDist
        | Shape::Gaps
        | Shape::Distance
        | Shape::Speed
        | Shape::Rate
        | Shape::OneOf(_)
        | Shape::Ruled(_) => false,
    };
    if is_bare { text.to_owned() } else { format!("\"{text}\"") }
}

fn span(dice: &mut Dice, reach: Reach, least: &str) -> String {
    match reach {
        Reach::Plausible => format!("\"{}.{} min\"", dice.below(30), 1 + dice.below(9)),
        Reach::Ends => {
            format!("\"{}\"", dice.pick(&[least, "1000000 min", "24 h", "1 s", "0.000001 s"]))
        }
        Reach::Beyond => format!("\"{}\"", dice.pick(&["-1 min", "1000001 min", "5"])),
    }
}

fn dist(dice: &mut Dice, reach: Reach, least: &str) -> String {
    if reach != Reach::Plausible {
        if dice.one_in(2) {
            return span(dice, reach, least);
        }
        let texts = match reach {
            Reach::Plausible | Reach::Ends => [
                "lognormal(mean 1 min, cv 0.01)",
                "exponential(mean 20000 min)",
                "uniform(0 min, 1000000 min)",
                "gamma(shape 1000, mean 100000 min)",
                "weibull(shape 100, scale 500000 min)",
                "normal(mean 0 min, sd 100000 min)",
                "erlang(k 1000, mean 3 min)",
                "empirical(0 min, 1000000 min)",
            ],
            Reach::Beyond => [
                "lognormal(mean 1000 min, cv 1000)",
                "exponential(mean 0 min)",
                "uniform(3 min, 1 min)",
                "gamma(shape 0, mean 1 min)",
                "weibull(shape 0.01, scale 500000 min)",
                "normal(mean 4 min)",
                "erlang(k 1.5, mean 3 min)",
                "empirical()",
            ],
        };
        return format!("\"{}\"", dice.pick(&texts));
    }
    let mean = format!("{}.{} min", dice.below(20), 1 + dice.below(9));
    let text = match dice.below(9) {
        0 => format!("lognormal(mean {mean}, cv 0.5)"),
        1 => format!("triangular(0 min, {mean}, 40 min)"),
        2 => format!("uniform(0 min, {mean})"),
        3 => format!("exponential(mean {mean})"),
        4 => format!("erlang(k 3, mean {mean})"),
        5 => format!("gamma(mean {mean}, cv 0.6)"),
        6 => format!("weibull(shape 1.8, mean {mean})"),
        7 => format!("normal(mean {mean}, sd 1 min)"),
        _ => mean,
    };
    format!("\"{text}\"")
}
