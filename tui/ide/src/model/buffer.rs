//! An open file: its text, its colours, its problems, and what is known of it on disk.

use std::path::PathBuf;

use crate::{
    editor::{Change, Document, Transaction, column, line, transaction::Bias},
    event::Stamp,
    highlight::Highlight,
    lsp::diagnostic::Severity,
};

/// A problem in a file. It stays on its text while that is edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) severity: Severity,
    pub(crate) message: String,
    /// Where it comes from and its code: `garter syntax`.
    pub(crate) origin: String,
}

/// The part of the text that is on the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Scroll {
    pub(crate) row: usize,
    pub(crate) column: usize,
}

/// An open file.
#[derive(Debug, Clone)]
pub(crate) struct Buffer {
    pub(crate) path: PathBuf,
    pub(crate) document: Document,
    pub(crate) highlight: Highlight,
    pub(crate) scroll: Scroll,
    pub(crate) problems: Vec<Problem>,
    /// Counts the changes told to the server.
    pub(crate) version: i32,
    /// The file on disk as it was last read or written; none when there is none.
    pub(crate) stamp: Option<Stamp>,
    /// Why it must not be changed.
    pub(crate) read_only: Option<String>,
    /// A save is under way.
    pub(crate) saving: bool,
}

impl Buffer {
    pub(crate) fn new(path: PathBuf, text: &str, stamp: Option<Stamp>) -> Self {
        let mut document = Document::new(text);
        if stamp.is_none() {
            document.unsaved();
        }
        Buffer {
            path,
            document,
            highlight: Highlight::default(),
            scroll: Scroll::default(),
            problems: Vec::new(),
            version: 1,
            stamp,
            read_only: None,
            saving: false,
        }
    }

    /// The name on the tab.
    pub(crate) fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or(self.path.as_os_str());
        name.to_string_lossy().into_owned()
    }

    /// Whether the server should know it.
    pub(crate) fn is_python(&self) -> bool {
        self.path
            .extension()
            .is_some_and(|extension| extension == "py" || extension == "pyi")
    }

    /// Whether closing it would lose something. A new file without a letter is nothing.
    pub(crate) fn has_unsaved(&self) -> bool {
        let is_nothing = self.stamp.is_none() && self.document.text().len_chars() == 0;
        self.document.is_dirty() && !is_nothing
    }

    /// Problems move along with the text they are on.
    pub(crate) fn move_problems(&mut self, transaction: &Transaction) {
        for problem in &mut self.problems {
            problem.start = transaction.map(problem.start, Bias::After);
            problem.end = transaction
                .map(problem.end, Bias::Before)
                .max(problem.start);
        }
    }

    /// The problem that the cursor is on, else the first of its line.
    pub(crate) fn problem_here(&self) -> Option<&Problem> {
        let text = self.document.text();
        let head = self.document.selection().head;
        let row = line::of(text, head);
        let on_line = || self.problems_of(row);
        let under = on_line().find(|p| p.start <= head && head <= p.end);
        under.or_else(|| on_line().min_by_key(|p| (p.severity, p.start)))
    }

    /// The problems that begin on a line.
    pub(crate) fn problems_of(&self, row: usize) -> impl Iterator<Item = &Problem> {
        let text = self.document.text();
        let line = line::start(text, row)..=line::end(text, row);
        self.problems
            .iter()
            .filter(move |problem| line.contains(&problem.start))
    }

    /// Scrolls so that the cursor is inside `rows` and `columns`.
    pub(crate) fn follow_cursor(&mut self, rows: usize, columns: usize) {
        let text = self.document.text();
        let head = self.document.selection().head;
        let row = line::of(text, head);
        let column = column::of(text, head);
        let Scroll {
            row: top,
            column: left,
        } = self.scroll;
        self.scroll.row = top.clamp((row + 1).saturating_sub(rows.max(1)), row);
        let margin = if column == 0 { 0 } else { columns.min(8) / 2 };
        let right_edge = (column + 1 + margin).saturating_sub(columns.max(1));
        self.scroll.column = left.clamp(right_edge, column.saturating_sub(margin).max(right_edge));
        if column + 1 < columns {
            self.scroll.column = 0;
        }
    }

    /// A text read from disk takes the place of this one, as an edit that can be undone.
    pub(crate) fn replace_text(&mut self, new: &str) {
        let old = self.document.text().to_string();
        let same = |(a, b): &(char, char)| a == b;
        let front = old.chars().zip(new.chars()).take_while(same).count();
        let (old_rest, new_rest) = (skip(&old, front), skip(new, front));
        let back = old_rest
            .chars()
            .rev()
            .zip(new_rest.chars().rev())
            .take_while(same)
            .count();
        let old_length = old_rest.chars().count() - back;
        let inserted: String = new_rest
            .chars()
            .take(new_rest.chars().count() - back)
            .collect();
        let transaction = Transaction::new([Change::new(front..front + old_length, inserted)]);
        let edit = crate::editor::verb::indent::keep_selection(&self.document, transaction);
        self.document.apply(edit);
    }
}

fn skip(text: &str, chars: usize) -> &str {
    let at = text
        .char_indices()
        .nth(chars)
        .map_or(text.len(), |(at, _)| at);
    text.get(at..).unwrap_or_default()
}
