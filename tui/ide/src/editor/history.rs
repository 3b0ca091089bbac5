//! What can be undone and redone, in the steps a person thinks in.

use super::{Selection, Transaction};

/// Edits of the same kind that follow one another are one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EditKind {
    /// Letters typed.
    Type,
    /// Blanks typed; they join the word before them, and the next word begins a new step.
    TypeBlank,
    /// Characters deleted one at a time.
    Delete,
    /// Anything else: always its own step.
    Other,
}

#[derive(Debug, Clone)]
struct Step {
    /// In the order they were done, each with its inverse.
    done: Vec<(Transaction, Transaction)>,
    before: Selection,
    after: Selection,
    kind: EditKind,
    /// Names the state of the text after this step.
    id: u64,
}

/// The steps behind the text and those that were undone.
#[derive(Debug, Clone, Default)]
pub(crate) struct History {
    steps: Vec<Step>,
    /// How many of the steps are in effect.
    at: usize,
    last_id: u64,
    /// No further edit joins the current step.
    closed: bool,
}

impl History {
    /// Names the state of the text; the same number means the same text.
    pub(crate) fn state(&self) -> u64 {
        match self.at.checked_sub(1).and_then(|last| self.steps.get(last)) {
            Some(step) => step.id,
            None => 0,
        }
    }

    /// The next edit begins a new step. After the cursor was moved, and after saving.
    pub(crate) fn close(&mut self) {
        self.closed = true;
    }

    /// Remembers an edit that was done.
    pub(crate) fn record(
        &mut self,
        done: Transaction,
        undo: Transaction,
        before: Selection,
        after: Selection,
        kind: EditKind,
    ) {
        self.steps.truncate(self.at);
        self.last_id += 1;
        let id = self.last_id;
        let joins = !self.closed && self.steps.last().is_some_and(|step| joins(step.kind, kind));
        match self.steps.last_mut() {
            Some(step) if joins => {
                step.done.push((done, undo));
                step.after = after;
                step.kind = kind;
                step.id = id;
            }
            _ => self.steps.push(Step {
                done: vec![(done, undo)],
                before,
                after,
                kind,
                id,
            }),
        }
        self.at = self.steps.len();
        self.closed = false;
    }

    /// The transactions that take the last step back, and the selection it began with.
    pub(crate) fn undo(&mut self) -> Option<(Vec<Transaction>, Selection)> {
        let step = self.steps.get(self.at.checked_sub(1)?)?;
        let back = step
            .done
            .iter()
            .rev()
            .map(|(_, undo)| undo.clone())
            .collect();
        let selection = step.before;
        self.at -= 1;
        self.closed = true;
        Some((back, selection))
    }

    /// The transactions that do the next step again, and the selection it left.
    pub(crate) fn redo(&mut self) -> Option<(Vec<Transaction>, Selection)> {
        let step = self.steps.get(self.at)?;
        let again = step.done.iter().map(|(done, _)| done.clone()).collect();
        let selection = step.after;
        self.at += 1;
        self.closed = true;
        Some((again, selection))
    }
}

fn joins(last: EditKind, next: EditKind) -> bool {
    use EditKind::{Delete, Type, TypeBlank};
    matches!(
        (last, next),
        (Type, Type | TypeBlank) | (TypeBlank, TypeBlank) | (Delete, Delete)
    )
}
