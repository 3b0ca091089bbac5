//! A text with its selection and history: the only place where text changes.

use ropey::Rope;

use super::{
    Change, Selection, Transaction, grapheme,
    history::{EditKind, History},
};

/// What a verb proposes.
#[derive(Debug, Clone)]
pub(crate) struct Edit {
    pub(crate) transaction: Transaction,
    pub(crate) selection: Selection,
    pub(crate) kind: EditKind,
}

/// A place in the three ways that others count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) line: usize,
    /// Bytes from the beginning of the line.
    pub(crate) utf8: usize,
    /// UTF-16 units from the beginning of the line.
    pub(crate) utf16: usize,
}

/// A change that was made, for those who keep a copy of the text: one piece replaced.
/// A transaction's pieces are reported from the last to the first, so each one's places
/// are right in the text as the reader then has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Changed {
    pub(crate) start: Place,
    pub(crate) end: Place,
    pub(crate) text: String,
    /// How many lines more the text has since.
    pub(crate) lines: isize,
    /// The same piece in characters.
    pub(crate) transaction: Transaction,
}

/// A text being edited.
#[derive(Debug, Clone, Default)]
pub(crate) struct Document {
    text: Rope,
    selection: Selection,
    history: History,
    /// The state of the history that is on disk; none when the disk has something else.
    saved: Option<u64>,
    changed: Vec<Changed>,
}

impl Document {
    /// A document as it is on disk.
    pub(crate) fn new(text: &str) -> Self {
        Document {
            text: Rope::from_str(text),
            saved: Some(0),
            ..Document::default()
        }
    }

    pub(crate) fn text(&self) -> &Rope {
        &self.text
    }

    pub(crate) fn selection(&self) -> Selection {
        self.selection
    }

    /// Whether there is something that is not on disk.
    pub(crate) fn is_dirty(&self) -> bool {
        self.saved != Some(self.history.state())
    }

    /// The state of the text, to be named when it was saved.
    pub(crate) fn state(&self) -> u64 {
        self.history.state()
    }

    /// The text of that state is on disk now.
    pub(crate) fn saved(&mut self, state: u64) {
        self.saved = Some(state);
        self.history.close();
    }

    /// The disk has something else, or nothing.
    pub(crate) fn unsaved(&mut self) {
        self.saved = None;
    }

    /// Selects. The next edit is a new step of the history.
    pub(crate) fn select(&mut self, selection: Selection) {
        let goal = selection.goal;
        let clamp = |at: usize| self.boundary(at);
        let new = Selection::new(clamp(selection.anchor), clamp(selection.head));
        if (new.anchor, new.head) != (self.selection.anchor, self.selection.head) {
            self.history.close();
        }
        self.selection = Selection { goal, ..new };
    }

    /// Does what a verb proposes.
    pub(crate) fn apply(&mut self, edit: Edit) {
        let before = self.selection;
        if !edit.transaction.is_empty() {
            let undo = edit.transaction.invert(&self.text);
            self.change(&edit.transaction);
            self.history
                .record(edit.transaction, undo, before, edit.selection, edit.kind);
        }
        let clamp = |at: usize| self.boundary(at);
        let Selection { anchor, head, goal } = edit.selection;
        self.selection = Selection {
            anchor: clamp(anchor),
            head: clamp(head),
            goal,
        };
    }

    /// Takes the last step back; false when there is none.
    pub(crate) fn undo(&mut self) -> bool {
        let step = self.history.undo();
        self.replay(step)
    }

    /// Does the next step again; false when there is none.
    pub(crate) fn redo(&mut self) -> bool {
        let step = self.history.redo();
        self.replay(step)
    }

    /// The changes since the last call.
    pub(crate) fn take_changed(&mut self) -> Vec<Changed> {
        std::mem::take(&mut self.changed)
    }

    /// A place as others count it.
    pub(crate) fn place(&self, at: usize) -> Place {
        let at = at.min(self.text.len_chars());
        let line = self.text.char_to_line(at);
        let start = self.text.line_to_char(line);
        Place {
            line,
            utf8: self.text.char_to_byte(at) - self.text.char_to_byte(start),
            utf16: self.text.char_to_utf16_cu(at) - self.text.char_to_utf16_cu(start),
        }
    }

    fn replay(&mut self, step: Option<(Vec<Transaction>, Selection)>) -> bool {
        let Some((transactions, selection)) = step else {
            return false;
        };
        for transaction in &transactions {
            self.change(transaction);
        }
        let clamp = |at: usize| self.boundary(at);
        self.selection = Selection::new(clamp(selection.anchor), clamp(selection.head));
        true
    }

    fn change(&mut self, transaction: &Transaction) {
        for change in transaction.changes().iter().rev() {
            let (start, end, text) = self.without_split_ends(change);
            let lines = self.text.len_lines() as isize;
            let transaction = Transaction::new([change.clone()]);
            transaction.apply(&mut self.text);
            self.changed.push(Changed {
                start,
                end,
                text,
                lines: self.text.len_lines() as isize - lines,
                transaction,
            });
        }
    }

    /// A change as others can be told of it: none of them can name the place between a `\r`
    /// and its `\n`, so a change that begins or ends there takes the other half with it.
    fn without_split_ends(&self, change: &Change) -> (Place, Place, String) {
        let splits = |at: usize| {
            let before = at
                .checked_sub(1)
                .and_then(|before| self.text.get_char(before));
            before == Some('\r') && self.text.get_char(at) == Some('\n')
        };
        let (mut start, mut end, mut text) = (change.start, change.end, change.text.clone());
        if splits(start) {
            start -= 1;
            text.insert(0, '\r');
        }
        if splits(end) {
            end += 1;
            text.push('\n');
        }
        (self.place(start), self.place(end), text)
    }

    /// The nearest place at or before `at` that is not inside a character.
    fn boundary(&self, at: usize) -> usize {
        let at = at.min(self.text.len_chars());
        let before = grapheme::previous(&self.text, at);
        if at > before && grapheme::next(&self.text, before) > at {
            before
        } else {
            at
        }
    }
}
