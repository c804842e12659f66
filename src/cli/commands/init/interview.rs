//! Five questions, and whatever is answered to them. An answer that cannot be read, or that no house could
//! have, is asked for again with what to type; Enter keeps what the starter has.

use std::io::{BufRead, Write};

use crate::cli::error::FileError;
use crate::model::ClockTime;
use crate::render::safe::for_text;
use crate::render::text::{self, Layout};
use crate::render::{Block, Document};
use crate::scenario::{Override, as_typed, time_of_day};

use super::answers::Answers;
use super::error::InitError;
use super::evening::Evening;
use super::starters::{STARTERS, Starter, list};
use super::words::{
    MINUTES_EXAMPLE, SHARE_EXAMPLE, TABLES_EXAMPLE, Tables, WrittenStep, minutes_in, read_clock,
    read_minutes, read_people, read_share, read_steps, read_tables, show_share, show_steps,
    show_tables, write_tables,
};

/// Who asks, and who answers.
#[derive(Debug)]
pub(super) struct Talk<I, O> {
    input: I,
    output: O,
    layout: Layout,
    n_asked: usize,
}

impl<I: BufRead, O: Write> Talk<I, O> {
    pub(super) fn new(input: I, output: O, layout: Layout) -> Self {
        Self { input, output, layout, n_asked: 0 }
    }

    /// All questions that the chosen starter leaves open.
    pub(super) fn interview(mut self) -> Result<Answers, InitError> {
        const HOW: &str = "A few questions about the house. In brackets stands what is taken if you only press \
            Enter; Ctrl-C ends it, and nothing is written then.";
        self.show(vec![Block::Paragraph(HOW.to_owned())])?;
        let mut answers = Answers::none(self.starter()?);
        self.tables(&mut answers)?;
        self.people(&mut answers)?;
        self.hours(&mut answers)?;
        self.trouble(&mut answers)?;
        Ok(answers)
    }

    fn starter(&mut self) -> Result<&'static Starter, InitError> {
        self.question("What do you want to know?")?;
        self.show(vec![Block::Entries(list(true))])?;
        let chosen = self.ask("number or name", STARTERS[0].name, |typed| {
            let numbered = typed.parse().ok().and_then(|n: usize| STARTERS.get(n.wrapping_sub(1)));
            let named = || STARTERS.iter().find(|starter| starter.name.eq_ignore_ascii_case(typed));
            let most = STARTERS.len();
            numbered.or_else(named).ok_or_else(|| {
                format!("write a number from 1 to {most}, or a name such as {}", STARTERS[0].name)
            })
        })?;
        Ok(chosen.unwrap_or(&STARTERS[0]))
    }

    fn tables(&mut self, answers: &mut Answers) -> Result<(), InitError> {
        const PATH: &str = "floor.tables";
        let Some(tables) = given::<Vec<Tables>>(answers, PATH) else { return Ok(()) };
        self.question("How many tables are there, for how many people each?")?;
        self.ask("tables", &show_tables(&tables), |typed| {
            let tables = read_tables(typed).ok_or(TABLES_EXAMPLE)?;
            take(answers, &[set(PATH, write_tables(&tables))])
        })?;
        Ok(())
    }

    fn people(&mut self, answers: &mut Answers) -> Result<(), InitError> {
        let counters = answers.names("counter", "staff");
        let of_counters = counters
            .iter()
            .map(|name| (format!("counter.{name}.staff"), format!("at the {name} counter")));
        let posts: Vec<(String, String, u32)> =
            [("floor.waiters".to_owned(), "waiters".to_owned())]
                .into_iter()
                .chain(of_counters)
                .filter_map(|(path, label)| {
                    let people = given(answers, &path)?;
                    Some((path, label, people))
                })
                .collect();
        if posts.is_empty() {
            return Ok(());
        }
        self.question("How many people are at work?")?;
        for (path, label, people) in posts {
            self.ask(&label, &people.to_string(), |typed| {
                let people = read_people(typed).ok_or("write a whole number, such as 3")?;
                take(answers, &[set(&path, people)])
            })?;
        }
        Ok(())
    }

    fn hours(&mut self, answers: &mut Answers) -> Result<(), InitError> {
        let Some(mut evening) = evening(answers) else { return Ok(()) };
        self.question("When do guests come, and how many?")?;
        let starters = evening.clone();
        let mut clock = |talk: &mut Self,
                         label: &str,
                         evening: &mut Evening,
                         now: ClockTime,
                         moved: fn(&Evening, ClockTime) -> Evening| {
            let taken = talk.ask(label, &now.to_string(), |typed| {
                let later = moved(evening, read_clock(typed)?);
                later.in_order()?;
                take_evening(answers, &later, &starters).map(|()| later)
            })?;
            *evening = taken.unwrap_or_else(|| evening.clone());
            Ok::<(), InitError>(())
        };
        let opens = evening.opens;
        clock(self, "the house opens at", &mut evening, opens, Evening::opening_at)?;
        let last = evening.last_seating;
        clock(self, "the last guests are let in at", &mut evening, last, Evening::seating_until)?;
        if let Some(closes) = evening.closes {
            clock(
                self,
                "staff go home, if no guest is left, at",
                &mut evening,
                closes,
                Evening::closing_at,
            )?;
        }
        self.say("A party is those who come and sit together, such as a couple.")?;
        self.ask("parties an hour", &show_steps(&evening.steps), |typed| {
            let steps = read_steps(typed, evening.opens)?;
            take_evening(answers, &Evening { steps, ..evening.clone() }, &starters)
        })?;
        Ok(())
    }

    fn trouble(&mut self, answers: &mut Answers) -> Result<(), InitError> {
        let counters = answers.names("handoff", "p_stuck");
        if counters.is_empty() {
            return Ok(());
        }
        self.question("What goes wrong, and how often?")?;
        self.say(
            "A ticket that gets stuck (the printer, a slip that falls) is not made, and nobody notices.",
        )?;
        for counter in counters {
            let path = format!("handoff.{counter}.p_stuck");
            if let Some(share) = given(answers, &path) {
                let label = format!("of 100 tickets to {counter}, stuck");
                self.ask(&label, &show_share(share), |typed| {
                    let share = read_share(typed).ok_or(SHARE_EXAMPLE)?;
                    take(answers, &[set(&path, share.to_string())])
                })?;
            }
            let path = format!("handoff.{counter}.repair");
            let repair = answers.value(&path).map(str::to_owned);
            if let Some((before, minutes, behind)) = repair.as_deref().and_then(minutes_in) {
                self.ask(
                    "minutes until somebody sees it, usually",
                    &minutes.to_string(),
                    |typed| {
                        let minutes = read_minutes(typed).ok_or(MINUTES_EXAMPLE)?;
                        take(answers, &[set(&path, format!("{before}{minutes}{behind}"))])
                    },
                )?;
            }
        }
        Ok(())
    }

    /// A heading with its number.
    fn question(&mut self, words: &str) -> Result<(), InitError> {
        self.n_asked += 1;
        let heading = format!("\n{}. {words}\n", self.n_asked);
        self.put(&heading)
    }

    fn say(&mut self, words: &str) -> Result<(), InitError> {
        self.show(vec![Block::Note(words.to_owned())])
    }

    fn show(&mut self, blocks: Vec<Block>) -> Result<(), InitError> {
        let shown = text::document(&Document { title: None, blocks }, self.layout);
        self.put(&shown)
    }

    fn put(&mut self, words: &str) -> Result<(), InitError> {
        let put = self.output.write_all(words.as_bytes()).and_then(|()| self.output.flush());
        Ok(put.map_err(FileError::Print)?)
    }

    /// What is answered, as soon as it can be read; `None` for Enter.
    fn ask<T>(
        &mut self,
        label: &str,
        now: &str,
        mut read: impl FnMut(&str) -> Result<T, String>,
    ) -> Result<Option<T>, InitError> {
        loop {
            self.put(&for_text(&format!("  {label} [{now}]: ")))?;
            let typed = self.line()?;
            let typed = typed.trim();
            if typed.is_empty() {
                return Ok(None);
            }
            match read(typed) {
                Ok(answer) => return Ok(Some(answer)),
                Err(way_out) => {
                    self.say(&for_text(&format!("`{typed}` cannot be taken: {way_out}")))?;
                }
            }
        }
    }

    fn line(&mut self) -> Result<String, InitError> {
        let mut line = Vec::new();
        match self.input.read_until(b'\n', &mut line) {
            Ok(0) => {
                self.put("\n")?;
                Err(InitError::Unanswered)
            }
            Ok(_) => Ok(String::from_utf8_lossy(&line).into_owned()),
            Err(source) => Err(FileError::Read { path: "standard input".into(), source }.into()),
        }
    }
}

fn set(path: &str, value: String) -> Override {
    Override { path: path.to_owned(), value }
}

/// Takes values, or says the first thing that is wrong with them.
fn take(answers: &mut Answers, values: &[Override]) -> Result<(), String> {
    answers.take(values).map_err(|problems| {
        let first = problems.into_iter().next().unwrap_or_default();
        // Which key it is has just been asked for.
        first.split_once("`: ").map_or(first.clone(), |(_, problem)| problem.to_owned())
    })
}

/// Takes an evening; where it is the starter's, the starter's value as it is written there.
fn take_evening(
    answers: &mut Answers,
    evening: &Evening,
    starters: &Evening,
) -> Result<(), String> {
    let value = |(path, value): (&str, Option<String>)| {
        Some(set(path, value.or_else(|| answers.value(path).map(str::to_owned))?))
    };
    let values: Vec<Override> = evening.values(starters).into_iter().filter_map(value).collect();
    take(answers, &values)
}

fn given<T: serde::de::DeserializeOwned>(answers: &Answers, path: &str) -> Option<T> {
    answers.value(path).and_then(as_typed)
}

/// The starter's evening, if it goes by the clock and guests come at rates.
fn evening(answers: &Answers) -> Option<Evening> {
    let clock = |path: &str| time_of_day(&given::<String>(answers, path)?).ok();
    let steps: Vec<WrittenStep> = given(answers, "demand.arrivals")?;
    Some(Evening {
        opens: clock("opens")?,
        last_seating: clock("last_seating")?,
        closes: clock("closes"),
        steps: steps.iter().map(WrittenStep::step).collect::<Option<_>>()?,
    })
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::scenario;

    /// What comes of typing these lines, and what was said meanwhile.
    fn typed(lines: &[&str]) -> (Result<Answers, InitError>, String) {
        let mut said = Vec::new();
        let input: String = lines.iter().flat_map(|line| [*line, "\n"]).collect();
        let answers = Talk::new(Cursor::new(input), &mut said, Layout::PLAIN).interview();
        (answers, String::from_utf8(said).unwrap())
    }

    #[test]
    fn enter_keeps_the_starter() {
        for (idx, starter) in STARTERS.iter().enumerate() {
            let number = (idx + 1).to_string();
            let lines = [&[number.as_str()][..], &[""; 20]].concat();
            let (answers, said) = typed(&lines);
            assert_eq!(answers.unwrap().text(), starter.text(), "{said}");
        }
    }

    #[test]
    fn five_questions_make_a_house() {
        let (answers, said) = typed(&[
            "quiet",
            "8 for 2, 3 for 6",
            "2",
            "",
            "",
            "18:00",
            "",
            "",
            "8, 12 from 20:00",
            "1 in 8",
            "12",
        ]);
        let text = answers.unwrap().text();
        let house = scenario::read(&text, "house.toml", &[]).unwrap();
        for line in [
            "\ntables = [{ seats = 2, count = 8 }, { seats = 6, count = 3 }]  # yours; of the starter's: assumed\n",
            "\nwaiters = 2  ",
            "\nlast_seating = \"21:30\"  ",
            "\n    { from = \"20:00\", rate = \"12/h\" },\n]  # yours\n",
            "\np_stuck = 0.125 ",
            "\nrepair = \"lognormal(median 12 min, cv 0.5)\"  # yours; of the starter's: R. Molteni",
            "# 10-25 m a trip\n",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
        assert_eq!(house.model.opens.0, 18 * 60);
        for number in 1..=5 {
            assert!(said.contains(&format!("\n{number}. ")), "{said}");
        }
    }

    #[test]
    fn what_cannot_be_taken_is_asked_again_with_what_to_type() {
        let (answers, said) = typed(&[
            "0",
            "mendosa",
            "",
            "twelve",
            "8 for 2",
            "",
            "0",
            "many",
            "",
            "",
            "",
            "25:00",
            "",
            "18:00",
            "",
            "21:00",
            "",
            "-3",
            "9 from 03:00",
            "",
            "200",
            "",
            "no",
            "",
        ]);
        for told in [
            "`0` cannot be taken: write a number from 1 to 10, or a name such as mendoza",
            "`mendosa` cannot be taken: ",
            "`twelve` cannot be taken: write how many for how many people",
            "`8 for 2` cannot be taken: no table seats 3 guests",
            "`0` cannot be taken: 0 is too few; give a whole number from 1",
            "`many` cannot be taken: write a whole number, such as 3",
            "`25:00` cannot be taken: write a time such as 19:00 or 7 pm",
            "`18:00` cannot be taken: the house opens at 19:00, and this is before it",
            "`21:00` cannot be taken: the last guests are let in at 22:30, and this is before it",
            "`-3` cannot be taken: write how many from when",
            "`9 from 03:00` cannot be taken: this is outside opening hours",
            "`200` cannot be taken: write how many of a hundred",
            "`no` cannot be taken: write a number of minutes",
        ] {
            let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(said.contains(told), "{told}\n{said}");
        }
        assert!(answers.unwrap().text().starts_with("# A bad Friday"));
    }

    #[test]
    fn what_moved_with_the_opening_comes_back_with_it() {
        let (answers, _) =
            typed(&["", "", "", "", "", "18:00", "22:30", "00:00", "5 from 19:00", "", ""]);
        let text = answers.unwrap().text();
        assert!(text.contains("\nlast_seating = \"22:30\"            # assumed\n"), "{text}");
        assert!(text.contains("\ncloses = \"00:00\"                  # assumed\n"), "{text}");
        let arrivals = "\narrivals = [{ from = \"19:00\", rate = \"5/h\" }]  # yours\n";
        assert!(text.contains(arrivals), "{text}");
    }

    #[test]
    fn nothing_comes_of_questions_that_are_not_answered() {
        for n in 0..8 {
            let (answers, said) = typed(&["", "", "", "", "", "", "", ""][..n]);
            assert!(matches!(answers, Err(InitError::Unanswered)), "{said}");
        }
    }
}
