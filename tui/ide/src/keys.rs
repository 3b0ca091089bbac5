//! THE key table. What a key does, the help page and the footer all come from here.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::{action::Action, editor::verb::motion::Motion, model::Pane};

/// Where a key works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    Everywhere,
    Editor,
    Files,
    Console,
    /// In lists: problems, the heap pane.
    List,
    Prompt,
}

impl Scope {
    /// The heading in the help.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Scope::Everywhere => "Everywhere",
            Scope::Editor => "Editor",
            Scope::Files => "Files",
            Scope::Console => "Console (all other keys go to the board)",
            Scope::List => "Problems, heap map",
            Scope::Prompt => "Questions",
        }
    }

    /// In the order of the help.
    pub(crate) const ALL: [Scope; 6] = [
        Scope::Everywhere,
        Scope::Editor,
        Scope::Files,
        Scope::Console,
        Scope::List,
        Scope::Prompt,
    ];
}

/// A key and what it does.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Binding {
    pub(crate) scope: Scope,
    pub(crate) code: KeyCode,
    pub(crate) modifiers: KeyModifiers,
    pub(crate) action: Action,
    /// A word or two for the footer; empty when it is not shown there.
    pub(crate) label: &'static str,
    /// A line for the help; empty for a second spelling of a key.
    pub(crate) help: &'static str,
}

const NONE: KeyModifiers = KeyModifiers::NONE;
const CTRL: KeyModifiers = KeyModifiers::CONTROL;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
const ALT: KeyModifiers = KeyModifiers::ALT;
const CTRL_SHIFT: KeyModifiers = KeyModifiers::CONTROL.union(KeyModifiers::SHIFT);

const fn key(
    scope: Scope,
    modifiers: KeyModifiers,
    code: KeyCode,
    action: Action,
    label: &'static str,
    help: &'static str,
) -> Binding {
    Binding {
        scope,
        code,
        modifiers,
        action,
        label,
        help,
    }
}

/// Every key there is.
#[rustfmt::skip]
pub(crate) const KEYS: &[Binding] = {
    use Action as A;
    use KeyCode as K;
    use Motion as M;
    use Scope::{Console, Editor, Everywhere, Files, List, Prompt};
    &[
        key(Everywhere, NONE, K::F(1), A::Help, "Help", "This page; again or Esc closes it"),
        key(Everywhere, NONE, K::F(5), A::Run, "Run", "Save and run the file on the board"),
        key(Everywhere, NONE, K::F(6), A::Stop, "Stop", "Stop the program on the board"),
        key(Everywhere, NONE, K::F(7), A::ToggleHeap, "Heap", "Heap map: show or hide"),
        key(Everywhere, NONE, K::F(8), A::NextProblem, "Problem", "Go to the next problem"),
        key(Everywhere, SHIFT, K::F(8), A::PreviousProblem, "", "Go to the problem before"),
        key(Everywhere, ALT, K::F(8), A::ToggleProblems, "", "Problems: show or hide the list"),
        key(Everywhere, NONE, K::F(9), A::ToggleConsole, "Console", "Console: show or hide"),
        key(Everywhere, NONE, K::F(2), A::NextPane, "Pane", "Go to the next pane"),
        key(Everywhere, SHIFT, K::F(2), A::PreviousPane, "", "Go to the pane before"),
        key(Everywhere, ALT, K::Char('1'), A::Focus(Pane::Files), "", "Go to the files"),
        key(Everywhere, ALT, K::Char('2'), A::Focus(Pane::Editor), "", "Go to the editor"),
        key(Everywhere, ALT, K::Char('3'), A::Focus(Pane::Console), "", "Go to the console"),
        key(Everywhere, ALT, K::Char('4'), A::Focus(Pane::Heap), "", "Go to the heap map"),
        key(Everywhere, ALT, K::Char('5'), A::Focus(Pane::Problems), "", "Go to the problems"),
        key(Everywhere, NONE, K::F(12), A::Zoom, "", "Make this pane fill the screen, or not"),
        key(Everywhere, NONE, K::F(4), A::ChooseBoard, "", "Choose the board"),
        key(Everywhere, ALT, K::Char('r'), A::SoftReset, "", "Restart the board's interpreter"),
        key(Everywhere, ALT, K::Char('c'), A::Reconnect, "", "Connect to the server again"),
        key(Everywhere, NONE, K::F(10), A::Quit, "Quit", "Leave; asks when something is not saved"),
        key(Everywhere, ALT, K::Right, A::NextTab, "", "Next open file"),
        key(Everywhere, ALT, K::Left, A::PreviousTab, "", "Open file before"),
        key(Everywhere, CTRL, K::PageDown, A::NextTab, "", ""),
        key(Everywhere, CTRL, K::PageUp, A::PreviousTab, "", ""),

        key(Editor, CTRL, K::Char('s'), A::Save, "Save", "Save the file"),
        key(Editor, CTRL, K::Char('q'), A::Quit, "", "Leave"),
        key(Editor, CTRL, K::Char('o'), A::Open, "", "Open a file by name"),
        key(Editor, CTRL, K::Char('n'), A::NewFile, "", "New file"),
        key(Editor, CTRL, K::Char('w'), A::Close, "", "Close the file"),
        key(Editor, CTRL, K::Char('b'), A::ToggleFiles, "", "Files: show or hide the list"),
        key(Editor, CTRL, K::Char('z'), A::Undo, "", "Undo"),
        key(Editor, CTRL, K::Char('y'), A::Redo, "", "Do again what was undone"),
        key(Editor, CTRL_SHIFT, K::Char('z'), A::Redo, "", ""),
        key(Editor, CTRL, K::Char('x'), A::Cut, "", "Cut the selection, or the line"),
        key(Editor, CTRL, K::Char('c'), A::Copy, "", "Copy the selection, or the line"),
        key(Editor, CTRL, K::Char('v'), A::Paste, "", "Paste"),
        key(Editor, CTRL, K::Char('a'), A::SelectAll, "", "Select everything"),
        key(Editor, CTRL, K::Char('f'), A::Find, "Find", "Find; capitals make it mind them"),
        key(Editor, NONE, K::F(3), A::FindNext, "", "Find the next"),
        key(Editor, SHIFT, K::F(3), A::FindPrevious, "", "Find the one before"),
        key(Editor, CTRL, K::Char('r'), A::Replace, "", "Find and replace"),
        key(Editor, CTRL, K::Char('g'), A::GoToLine, "", "Go to a line"),
        key(Editor, ALT, K::Char('h'), A::Explain, "", "Tell what is under the cursor"),
        key(Editor, ALT, K::Enter, A::Mend, "", "Choose what mends the problem here"),
        key(Editor, CTRL, K::Char(' '), A::Complete, "", "Offer what could be written; Tab takes it"),
        key(Editor, CTRL, K::Char('/'), A::Comment, "", "Comment the lines, or uncomment them"),
        key(Editor, CTRL, K::Char('_'), A::Comment, "", ""),
        key(Editor, CTRL, K::Char('7'), A::Comment, "", ""),
        key(Editor, ALT, K::Char('/'), A::Comment, "", ""),
        key(Editor, NONE, K::Tab, A::Indent, "", "Indent, or to the next stop"),
        key(Editor, SHIFT, K::BackTab, A::Outdent, "", "Indent less"),
        key(Editor, NONE, K::BackTab, A::Outdent, "", ""),
        key(Editor, NONE, K::Enter, A::Newline, "", "New line, indented"),
        key(Editor, NONE, K::Backspace, A::Backspace, "", "Delete before the cursor"),
        key(Editor, SHIFT, K::Backspace, A::Backspace, "", ""),
        key(Editor, NONE, K::Delete, A::Delete, "", "Delete after the cursor"),
        key(Editor, ALT, K::Backspace, A::DeleteWordLeft, "", "Delete back to the word's beginning"),
        key(Editor, CTRL, K::Backspace, A::DeleteWordLeft, "", ""),
        key(Editor, CTRL, K::Char('h'), A::DeleteWordLeft, "", ""),
        key(Editor, CTRL, K::Delete, A::DeleteWordRight, "", "Delete to the word's end"),
        key(Editor, CTRL, K::Char('k'), A::DeleteLine, "", "Delete the line"),
        key(Editor, CTRL, K::Char('d'), A::Duplicate, "", "Double the line"),
        key(Editor, ALT, K::Up, A::LinesUp, "", "Move the line up"),
        key(Editor, ALT, K::Down, A::LinesDown, "", "Move the line down"),
        key(Editor, NONE, K::Left, A::Move(M::Left), "", "Move; with Shift, select"),
        key(Editor, NONE, K::Right, A::Move(M::Right), "", ""),
        key(Editor, NONE, K::Up, A::Move(M::Up), "", ""),
        key(Editor, NONE, K::Down, A::Move(M::Down), "", ""),
        key(Editor, CTRL, K::Left, A::Move(M::WordLeft), "", "A word back; with Shift, select"),
        key(Editor, CTRL, K::Right, A::Move(M::WordRight), "", "A word on"),
        key(Editor, NONE, K::Home, A::Move(M::Home), "", "To the beginning of the line"),
        key(Editor, NONE, K::End, A::Move(M::End), "", "To the end of the line"),
        key(Editor, NONE, K::PageUp, A::Move(M::PageUp), "", "A screenful up"),
        key(Editor, NONE, K::PageDown, A::Move(M::PageDown), "", "A screenful down"),
        key(Editor, CTRL, K::Home, A::Move(M::Top), "", "To the beginning of the file"),
        key(Editor, CTRL, K::End, A::Move(M::Bottom), "", "To the end of the file"),
        key(Editor, SHIFT, K::Left, A::Extend(M::Left), "", ""),
        key(Editor, SHIFT, K::Right, A::Extend(M::Right), "", ""),
        key(Editor, SHIFT, K::Up, A::Extend(M::Up), "", ""),
        key(Editor, SHIFT, K::Down, A::Extend(M::Down), "", ""),
        key(Editor, CTRL_SHIFT, K::Left, A::Extend(M::WordLeft), "", ""),
        key(Editor, CTRL_SHIFT, K::Right, A::Extend(M::WordRight), "", ""),
        key(Editor, SHIFT, K::Home, A::Extend(M::Home), "", ""),
        key(Editor, SHIFT, K::End, A::Extend(M::End), "", ""),
        key(Editor, SHIFT, K::PageUp, A::Extend(M::PageUp), "", ""),
        key(Editor, SHIFT, K::PageDown, A::Extend(M::PageDown), "", ""),
        key(Editor, CTRL_SHIFT, K::Home, A::Extend(M::Top), "", ""),
        key(Editor, CTRL_SHIFT, K::End, A::Extend(M::Bottom), "", ""),
        key(Editor, NONE, K::Esc, A::Cancel, "", "Drop the selection"),

        key(Files, NONE, K::Enter, A::Accept, "Open", "Open the file; unfold or fold the folder"),
        key(Files, NONE, K::Char('n'), A::NewFile, "New", "New file here"),
        key(Files, NONE, K::Char('r'), A::Rename, "Rename", "Rename"),
        key(Files, NONE, K::Char('d'), A::DeleteFile, "Delete", "Delete; asks first"),
        key(Files, NONE, K::Delete, A::DeleteFile, "", ""),
        key(Files, CTRL, K::Char('b'), A::ToggleFiles, "", "Hide the list"),
        key(Files, CTRL, K::Char('q'), A::Quit, "", ""),
        key(Files, CTRL, K::Char('o'), A::Open, "", ""),
        key(Files, CTRL, K::Char('n'), A::NewFile, "", ""),
        key(Files, NONE, K::Up, A::Move(M::Up), "", "Move"),
        key(Files, NONE, K::Down, A::Move(M::Down), "", ""),
        key(Files, NONE, K::Left, A::Move(M::Left), "", "Fold the folder"),
        key(Files, NONE, K::Right, A::Accept, "", ""),
        key(Files, NONE, K::PageUp, A::Move(M::PageUp), "", ""),
        key(Files, NONE, K::PageDown, A::Move(M::PageDown), "", ""),
        key(Files, NONE, K::Home, A::Move(M::Home), "", ""),
        key(Files, NONE, K::End, A::Move(M::End), "", ""),
        key(Files, NONE, K::Esc, A::Focus(Pane::Editor), "", "Back to the editor"),

        key(Console, SHIFT, K::PageUp, A::Move(M::PageUp), "", "Look back"),
        key(Console, NONE, K::PageUp, A::Move(M::PageUp), "", ""),
        key(Console, SHIFT, K::PageDown, A::Move(M::PageDown), "", "Look forward"),
        key(Console, NONE, K::PageDown, A::Move(M::PageDown), "", ""),
        key(Console, ALT, K::Char('l'), A::ClearConsole, "", "Empty the console"),

        key(List, NONE, K::Up, A::Move(M::Up), "", "Move"),
        key(List, NONE, K::Down, A::Move(M::Down), "", ""),
        key(List, NONE, K::PageUp, A::Move(M::PageUp), "", ""),
        key(List, NONE, K::PageDown, A::Move(M::PageDown), "", ""),
        key(List, NONE, K::Home, A::Move(M::Home), "", ""),
        key(List, NONE, K::End, A::Move(M::End), "", ""),
        key(List, NONE, K::Enter, A::Accept, "Go", "Go to the problem"),
        key(List, CTRL, K::Char('q'), A::Quit, "", ""),
        key(List, NONE, K::Esc, A::Focus(Pane::Editor), "", "Back to the editor"),

        key(Prompt, NONE, K::Enter, A::Accept, "", "Yes; in a search, the next match"),
        key(Prompt, NONE, K::Esc, A::Cancel, "", "No, leave it"),
        key(Prompt, CTRL, K::Char('c'), A::Cancel, "", ""),
        key(Prompt, CTRL, K::Char('q'), A::Cancel, "", ""),
        key(Prompt, NONE, K::Up, A::Move(M::Up), "", "In a list, move; in a search, the match before"),
        key(Prompt, NONE, K::Down, A::Move(M::Down), "", ""),
        key(Prompt, NONE, K::F(3), A::Move(M::Down), "", ""),
        key(Prompt, SHIFT, K::F(3), A::Move(M::Up), "", ""),
        key(Prompt, NONE, K::Left, A::Move(M::Left), "", ""),
        key(Prompt, NONE, K::Right, A::Move(M::Right), "", ""),
        key(Prompt, NONE, K::Home, A::Move(M::Home), "", ""),
        key(Prompt, NONE, K::End, A::Move(M::End), "", ""),
        key(Prompt, NONE, K::Backspace, A::Backspace, "", ""),
        key(Prompt, NONE, K::Delete, A::Delete, "", ""),
        key(Prompt, CTRL, K::Char('v'), A::Paste, "", ""),
    ]
};

/// What a key does in a scope, or everywhere.
pub(crate) fn action(scope: Scope, event: KeyEvent) -> Option<Action> {
    let (code, modifiers) = normal(event);
    let find = |scope: Scope| {
        KEYS.iter()
            .find(|b| b.scope == scope && b.code == code && b.modifiers == modifiers)
    };
    let everywhere = || find(Scope::Everywhere).filter(|_| scope != Scope::Prompt);
    find(scope)
        .or_else(everywhere)
        .map(|binding| binding.action)
}

/// Terminals disagree on whether Ctrl-Shift-Z is `z` or `Z`; here it is `z` with Shift.
fn normal(event: KeyEvent) -> (KeyCode, KeyModifiers) {
    let modifiers = event.modifiers & (CTRL | SHIFT | ALT);
    match event.code {
        KeyCode::Char(c) if modifiers.intersects(CTRL) && c.is_ascii_uppercase() => {
            (KeyCode::Char(c.to_ascii_lowercase()), modifiers | SHIFT)
        }
        KeyCode::Char(c) if !modifiers.intersects(CTRL) => (KeyCode::Char(c), modifiers - SHIFT),
        code => (code, modifiers),
    }
}

impl Binding {
    /// The key as people call it: `Ctrl-S`, `F5`.
    pub(crate) fn name(&self) -> String {
        let mut name = String::new();
        for (modifier, word) in [(CTRL, "Ctrl-"), (ALT, "Alt-"), (SHIFT, "Shift-")] {
            if self.modifiers.contains(modifier) {
                name.push_str(word);
            }
        }
        match self.code {
            KeyCode::F(n) => name += &format!("F{n}"),
            KeyCode::Char(c) => name.push(c.to_ascii_uppercase()),
            KeyCode::BackTab => name += "Tab",
            KeyCode::PageUp => name += "PgUp",
            KeyCode::PageDown => name += "PgDn",
            code => name += &format!("{code:?}"),
        }
        name
    }
}

/// The name of the key that does something, for texts that tell the user which to press.
pub(crate) fn name_of(action: Action) -> String {
    let binding = KEYS
        .iter()
        .find(|b| b.action == action && !b.help.is_empty());
    binding.map(Binding::name).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_scope() {
        for (i, a) in KEYS.iter().enumerate() {
            for b in &KEYS[..i] {
                let same = a.scope == b.scope && a.code == b.code && a.modifiers == b.modifiers;
                assert!(!same, "{} in {:?}", a.name(), a.scope);
            }
        }
    }

    #[test]
    fn every_key_of_the_table_is_understood_as_the_terminal_sends_it() {
        for binding in KEYS {
            let event = KeyEvent::new(binding.code, binding.modifiers);
            assert_eq!(
                action(binding.scope, event),
                Some(binding.action),
                "{}",
                binding.name()
            );
        }
    }
}
