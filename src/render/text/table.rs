//! Tables with aligned columns.

use crate::render::safe::for_text;
use crate::render::text::paragraph::wrap;
use crate::render::text::width::{cut, width};
use crate::render::text::{Colour, INDENT, Layout};
use crate::render::{Align, Shown, Split, Table, Tone};

/// A table as it is printed: its heads are its first row.
#[derive(Clone)]
pub(super) struct Grid {
    aligns: Vec<Align>,
    rows: Vec<Vec<Printed>>,
}

/// A cell as it is printed.
#[derive(Clone)]
struct Printed {
    text: String,
    tone: Tone,
}

impl Printed {
    fn of(shown: &Shown) -> Self {
        let text = " ".repeat(shown.inset) + &for_text(&shown.text());
        Self { text, tone: shown.tone }
    }

    fn width(&self) -> usize {
        width(&self.text)
    }

    fn text(&self, colour: Colour) -> String {
        // ECMA-48, "select graphic rendition": green, red, faint; 0 takes it back.
        let style = match (colour, self.tone) {
            (Colour::Never, _) | (Colour::Ansi, Tone::Plain) => return self.text.clone(),
            (Colour::Ansi, Tone::Good) => 32,
            (Colour::Ansi, Tone::Bad) => 31,
            (Colour::Ansi, Tone::Faint) => 2,
        };
        format!("\u{1b}[{style}m{}\u{1b}[0m", self.text)
    }
}

impl Grid {
    pub(super) fn of(table: &Table) -> Self {
        let heads = table
            .heads
            .iter()
            .map(|head| Printed::of(&Shown::words(head.words.as_str()).set_in(head.inset)));
        let rows = table.rows.iter().map(|row| row.iter().map(Printed::of).collect());
        Self {
            aligns: table.heads.iter().map(|head| head.align).collect(),
            rows: std::iter::once(heads.collect()).chain(rows).collect(),
        }
    }

    /// Columns of characters that its longest line takes.
    pub(super) fn width(&self) -> usize {
        (0..self.aligns.len()).map(|column| INDENT.len() + self.column_width(column)).sum()
    }

    /// The same if a line of so many columns has room for it; otherwise heads and names that take more than half
    /// the line are cut. The words of the last column may run on, and so may those that can stand above their
    /// rows.
    pub(super) fn fitted(mut self, split: Split, columns: usize) -> Self {
        if self.width() <= columns {
            return self;
        }
        let last = self.aligns.len().saturating_sub(1);
        for (line, row) in self.rows.iter_mut().enumerate() {
            for (column, cell) in row.iter_mut().enumerate() {
                let can_stand_above = column == 0 && split == Split::HeadAbove;
                if (line == 0 || column < last) && !can_stand_above {
                    cell.text = cut(&cell.text, columns / 2);
                }
            }
        }
        self
    }

    /// On lines of that layout, as far as it can be split.
    pub(super) fn text(&self, split: Split, layout: Layout) -> String {
        match split {
            Split::Never => self.lines(layout.colour),
            Split::Pairs(n_labels) => self.stacked(n_labels, layout),
            Split::HeadAbove => self.headed(layout),
        }
    }

    fn column_width(&self, column: usize) -> usize {
        self.rows.iter().map(|row| row[column].width()).max().unwrap_or(0)
    }

    fn lines(&self, colour: Colour) -> String {
        let widths: Vec<usize> =
            (0..self.aligns.len()).map(|column| self.column_width(column)).collect();
        self.rows.iter().map(|row| self.line(row, &widths, colour)).collect()
    }

    fn line(&self, row: &[Printed], widths: &[usize], colour: Colour) -> String {
        let last = row.iter().rposition(|cell| !cell.text.is_empty());
        let mut line = String::new();
        for (idx, cell) in row.iter().enumerate().take(last.map_or(0, |last| last + 1)) {
            let padding = " ".repeat(widths[idx] - cell.width());
            let text = cell.text(colour);
            line.push_str(INDENT);
            match self.aligns[idx] {
                Align::Right => line.extend([padding, text]),
                Align::Left if last == Some(idx) => line.push_str(&text),
                Align::Left => line.extend([text, padding]),
            }
        }
        line.push('\n');
        line
    }

    /// Columns in pairs but for the first: as many pairs side by side as the line has room for, and the
    /// others below with the same labels.
    fn stacked(&self, n_labels: usize, layout: Layout) -> String {
        let labels: Vec<usize> = (0..n_labels).collect();
        let others: Vec<usize> = (n_labels..self.aligns.len()).collect();
        let mut parts: Vec<Self> = Vec::new();
        let mut shown = labels.clone();
        for pair in others.chunks(2) {
            let wider = [shown.as_slice(), pair].concat();
            let is_first = shown.len() == n_labels;
            if is_first || self.part(&wider, n_labels).width() <= layout.width {
                shown = wider;
            } else {
                parts.push(self.part(&shown, n_labels));
                shown = [labels.as_slice(), pair].concat();
            }
        }
        parts.push(self.part(&shown, n_labels));
        let tables = parts.iter().map(|part| part.lines(layout.colour));
        tables.collect::<Vec<_>>().join("\n")
    }

    /// Some columns, without the rows that hold nothing in them but labels.
    fn part(&self, shown: &[usize], n_labels: usize) -> Self {
        let cells = |row: &Vec<Printed>| shown.iter().map(|idx| row[*idx].clone()).collect();
        let holds_any = |row: &Vec<Printed>| row[n_labels..].iter().any(|c| !c.text.is_empty());
        let (heads, rows) = self.rows.split_first().expect("heads are the first row");
        let rows = rows.iter().map(cells).filter(holds_any);
        Self {
            aligns: shown.iter().map(|idx| self.aligns[*idx]).collect(),
            rows: std::iter::once(cells(heads)).chain(rows).collect(),
        }
    }

    /// The first column heads the rows below it: beside them if there is room, else above them.
    fn headed(&self, layout: Layout) -> String {
        if self.width() <= layout.width {
            return self.lines(layout.colour);
        }
        let rest: Vec<usize> = (1..self.aligns.len()).collect();
        let rest = self.part(&rest, 0).lines(layout.colour);
        let mut text = String::new();
        for ((idx, row), line) in self.rows.iter().enumerate().zip(rest.lines()) {
            if idx > 0 && !row[0].text.is_empty() {
                text.push_str(&wrap(&row[0].text, INDENT, layout.width));
            }
            text.extend([INDENT, line, "\n"]);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Head;

    fn table() -> Table {
        Table {
            heads: ["a", "b", "c", "d", "e"].map(Head::words).to_vec(),
            rows: vec![
                ["one", "1", "2", "3", "4"].map(Shown::words).to_vec(),
                ["two", "5", "6", "", ""].map(Shown::words).to_vec(),
            ],
            split: Split::Never,
            notes: Vec::new(),
        }
    }

    fn text(table: &Table, split: Split, width: usize) -> String {
        Grid::of(table).text(split, Layout { width, colour: Colour::Never })
    }

    #[test]
    fn pairs_of_columns_that_have_no_room_stand_below_with_their_labels() {
        let table = table();
        let whole = text(&table, Split::Never, 1);
        assert_eq!(Grid::of(&table).width(), 17);
        assert_eq!(text(&table, Split::Pairs(1), 17), whole);
        assert_eq!(
            text(&table, Split::Pairs(1), 16),
            "  a    b  c\n  one  1  2\n  two  5  6\n\n  a    d  e\n  one  3  4\n"
        );
    }

    #[test]
    fn long_names_are_cut_where_a_line_has_no_room() {
        let mut table = table();
        table.heads[1] = Head::words("a name that is long");
        table.rows[1][4] = Shown::words("words that may run on and on");
        let whole = Grid::of(&table);
        assert_eq!(whole.width(), whole.clone().fitted(Split::Never, 61).width());
        let lines = whole.fitted(Split::Never, 30).lines(Colour::Never);
        assert!(lines.starts_with("  a    a name tha…long  c  d  e\n"), "{lines}");
        assert!(lines.ends_with("words that may run on and on\n"), "{lines}");
    }

    #[test]
    fn wide_characters_leave_the_columns_alone() {
        let mut table = table();
        table.rows[0][0] = Shown::words("寿司");
        let lines = text(&table, Split::Never, 40);
        assert!(lines.contains("\n  寿司  1  2"), "{lines}");
        assert!(lines.contains("\n  two   5  6"), "{lines}");
    }

    #[test]
    fn what_heads_rows_stands_above_them_where_there_is_no_room_beside() {
        let mut table = table();
        table.rows[1][0] = Shown::nothing();
        let whole = text(&table, Split::Never, 1);
        assert_eq!(text(&table, Split::HeadAbove, 17), whole);
        assert_eq!(
            text(&table, Split::HeadAbove, 16),
            "    b  c  d  e\n  one\n    1  2  3  4\n    5  6\n"
        );
    }

    #[test]
    fn colour_marks_good_and_bad_and_leaves_the_columns_alone() {
        let table = Table {
            heads: vec![Head::words("a"), Head::numbers("b")],
            rows: vec![vec![Shown::words("▲").toned(Tone::Good), Shown::number(1.0, 0)]],
            ..table()
        };
        assert_eq!(Grid::of(&table).lines(Colour::Never), "  a  b\n  ▲  1\n");
        assert_eq!(Grid::of(&table).lines(Colour::Ansi), "  a  b\n  \u{1b}[32m▲\u{1b}[0m  1\n");
    }
}
