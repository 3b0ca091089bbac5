//! A question to the user: a line to be typed, a choice by letter, or a list.

use std::path::PathBuf;

use garter_protocol::BoardId;

use crate::editor::{Change, Selection};

/// A line being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) text: String,
    /// Where the cursor is, in characters.
    pub(crate) cursor: usize,
}

impl Field {
    /// A line that is there already, with the cursor at its end.
    pub(crate) fn with(text: impl Into<String>) -> Self {
        let text = text.into();
        let cursor = text.chars().count();
        Field { text, cursor }
    }

    /// Types a text. Line breaks and other control characters are left out.
    pub(crate) fn insert(&mut self, typed: &str) {
        let typed: String = typed.chars().filter(|c| !c.is_control()).collect();
        let at = self.byte(self.cursor);
        self.text.insert_str(at, &typed);
        self.cursor += typed.chars().count();
    }

    /// Deletes the character before the cursor.
    pub(crate) fn backspace(&mut self) {
        if self.cursor > 0 {
            self.cursor -= 1;
            self.delete();
        }
    }

    /// Deletes the character after the cursor.
    pub(crate) fn delete(&mut self) {
        let at = self.byte(self.cursor);
        if at < self.text.len() {
            self.text.remove(at);
        }
    }

    /// Moves the cursor.
    pub(crate) fn go(&mut self, to: usize) {
        self.cursor = to.min(self.text.chars().count());
    }

    fn byte(&self, cursor: usize) -> usize {
        self.text
            .char_indices()
            .nth(cursor)
            .map_or(self.text.len(), |(at, _)| at)
    }
}

/// What a typed line is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ask {
    /// What to seek; the selection from before, to go back to.
    Find {
        from: Selection,
    },
    /// What to replace.
    Replace,
    /// With what to replace it.
    ReplaceWith {
        sought: String,
    },
    GoToLine,
    Open,
    NewFile {
        folder: PathBuf,
    },
    Rename {
        from: PathBuf,
    },
}

impl Ask {
    /// The words before the line.
    pub(crate) fn label(&self) -> String {
        match self {
            Ask::Find { .. } => "Find: ".to_owned(),
            Ask::Replace => "Replace: ".to_owned(),
            Ask::ReplaceWith { sought } => format!("Replace \u{201c}{sought}\u{201d} with: "),
            Ask::GoToLine => "Go to line: ".to_owned(),
            Ask::Open => "Open file: ".to_owned(),
            Ask::NewFile { .. } => "New file: ".to_owned(),
            Ask::Rename { .. } => "Rename to: ".to_owned(),
        }
    }
}

/// What is to be decided by a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Choice {
    DeleteFile(PathBuf),
    /// The buffer has changes that are not saved.
    CloseChanged(PathBuf),
    QuitChanged,
    /// The file changed on disk, and so did the buffer.
    ChangedOnDisk(PathBuf),
    /// The file changed on disk before it was saved.
    Overwrite(PathBuf),
}

impl Choice {
    /// The letters, each with what it does.
    pub(crate) fn letters(&self) -> &'static [(char, &'static str)] {
        match self {
            Choice::DeleteFile(_) => &[('y', "yes, delete it"), ('n', "no")],
            Choice::CloseChanged(_) => &[('s', "save"), ('d', "drop the changes"), ('c', "cancel")],
            Choice::QuitChanged => &[('s', "save all"), ('d', "drop all"), ('c', "cancel")],
            Choice::ChangedOnDisk(_) => &[('r', "read it again"), ('k', "keep mine")],
            Choice::Overwrite(_) => &[('o', "overwrite"), ('r', "read it again"), ('c', "cancel")],
        }
    }
}

/// Changes that mend something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Remedy {
    /// What they do.
    pub(crate) title: String,
    pub(crate) changes: Vec<Change>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Prompt {
    Line(Ask, Field),
    Letter(Choice),
    /// Which board; the chosen line of the list.
    Board {
        chosen: usize,
        boards: Vec<(BoardId, String)>,
    },
    /// What is to be done about a problem in a version of the text.
    Remedy {
        chosen: usize,
        version: i32,
        remedies: Vec<Remedy>,
    },
}
