//! Everything a user can want, as one closed list. Keys name actions, the help lists them.

use crate::{editor::verb::motion::Motion, model::Pane};

/// Something the user wants done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    Help,
    Quit,
    NextPane,
    PreviousPane,
    Focus(Pane),
    Zoom,
    Run,
    Stop,
    SoftReset,
    ToggleHeap,
    ToggleProblems,
    ToggleConsole,
    ToggleFiles,
    NextProblem,
    PreviousProblem,
    ChooseBoard,
    Reconnect,
    Save,
    Close,
    Open,
    NewFile,
    Rename,
    DeleteFile,
    NextTab,
    PreviousTab,
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    SelectAll,
    Find,
    FindNext,
    FindPrevious,
    Replace,
    GoToLine,
    Comment,
    /// What is under the cursor?
    Explain,
    /// What could be written here?
    Complete,
    /// What mends the problem here?
    Mend,
    Indent,
    Outdent,
    Newline,
    Backspace,
    Delete,
    DeleteWordLeft,
    DeleteWordRight,
    DeleteLine,
    Duplicate,
    LinesUp,
    LinesDown,
    /// Moves the cursor, or what is chosen in a list.
    Move(Motion),
    /// Moves the cursor and selects on the way.
    Extend(Motion),
    /// The thing under the cursor of a list; yes in a prompt.
    Accept,
    /// Out of a prompt, a popup, a selection.
    Cancel,
    ClearConsole,
}
