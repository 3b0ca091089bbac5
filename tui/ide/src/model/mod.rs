//! The state of the IDE as a value.
//!
//! Changed by `update` alone, read by `view`, compared by tests. Nothing in here waits,
//! reads a file or knows a terminal.

pub(crate) mod buffer;
pub(crate) mod completion;
pub(crate) mod console;
pub(crate) mod files;
pub(crate) mod heap;
pub(crate) mod layout;
pub(crate) mod prompt;
pub(crate) mod server;

use std::path::{Path, PathBuf};

use buffer::Buffer;
use completion::Completion;
use console::Console;
use files::Files;
use heap::HeapView;
use prompt::Prompt;
use server::Server;

/// A part of the screen that keys can go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pane {
    Files,
    Editor,
    Console,
    Heap,
    Problems,
}

/// Which panes are on the screen beside the editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) files: bool,
    pub(crate) console: bool,
    pub(crate) heap: bool,
    pub(crate) problems: bool,
}

/// A line for the user, until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    pub(crate) is_error: bool,
    pub(crate) text: String,
}

/// Everything the IDE knows.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    pub(crate) folder: PathBuf,
    pub(crate) files: Files,
    pub(crate) buffers: Vec<Buffer>,
    /// Which buffer is in the editor.
    pub(crate) active: usize,
    pub(crate) focus: Pane,
    pub(crate) shown: Shown,
    /// The focused pane fills the screen.
    pub(crate) zoomed: bool,
    /// Columns and rows of the terminal.
    pub(crate) size: (u16, u16),
    pub(crate) prompt: Option<Prompt>,
    /// The help is open, scrolled down by so many lines.
    pub(crate) help: Option<usize>,
    pub(crate) message: Option<Message>,
    /// What the server said of the thing under the cursor, until the next key.
    pub(crate) explanation: Vec<String>,
    /// What could be written at the cursor.
    pub(crate) completion: Option<Completion>,
    /// The server is to be asked for that.
    pub(crate) wants_completion: bool,
    pub(crate) console: Console,
    pub(crate) heap: HeapView,
    /// The chosen line of the problems list.
    pub(crate) problem: usize,
    pub(crate) server: Server,
    pub(crate) clipboard: String,
    /// What was last sought.
    pub(crate) sought: String,
    /// Run this file as soon as it is saved.
    pub(crate) run_when_saved: Option<PathBuf>,
    /// Close these as soon as they are saved.
    closing: Vec<PathBuf>,
    /// Leave as soon as everything is saved.
    pub(crate) leaving: bool,
    /// A mouse button is held that went down in the editor's text.
    pub(crate) dragging: bool,
}

impl Model {
    /// An IDE in a folder, on a screen of so many columns and rows.
    pub(crate) fn new(folder: PathBuf, size: (u16, u16)) -> Self {
        Model {
            files: Files::new(folder.clone()),
            folder,
            buffers: Vec::new(),
            active: 0,
            focus: Pane::Files,
            shown: Shown {
                files: true,
                console: false,
                heap: false,
                problems: false,
            },
            zoomed: false,
            size,
            prompt: None,
            help: None,
            message: None,
            explanation: Vec::new(),
            completion: None,
            wants_completion: false,
            console: Console::default(),
            heap: HeapView::default(),
            problem: 0,
            server: Server::default(),
            clipboard: String::new(),
            sought: String::new(),
            run_when_saved: None,
            closing: Vec::new(),
            leaving: false,
            dragging: false,
        }
    }

    /// The buffer in the editor.
    pub(crate) fn buffer(&self) -> Option<&Buffer> {
        self.buffers.get(self.active)
    }

    /// The buffer in the editor, to be changed.
    pub(crate) fn buffer_mut(&mut self) -> Option<&mut Buffer> {
        self.buffers.get_mut(self.active)
    }

    /// The buffer of a file.
    pub(crate) fn buffer_of(&mut self, path: &Path) -> Option<&mut Buffer> {
        self.buffers.iter_mut().find(|buffer| buffer.path == path)
    }

    /// Its tab goes as soon as the file is saved.
    pub(crate) fn close_when_saved(&mut self, path: &Path) {
        self.closing.push(path.to_owned());
    }

    /// Whether a file that was saved, or could not be, was to be closed then.
    pub(crate) fn was_closing(&mut self, path: &Path) -> bool {
        let before = self.closing.len();
        self.closing.retain(|closing| closing != path);
        self.closing.len() < before
    }

    /// Tells the user something.
    pub(crate) fn say(&mut self, text: impl Into<String>) {
        self.message = Some(Message {
            is_error: false,
            text: text.into(),
        });
    }

    /// Tells the user that something did not work.
    pub(crate) fn complain(&mut self, text: impl Into<String>) {
        self.message = Some(Message {
            is_error: true,
            text: text.into(),
        });
    }

    /// A file's name as short as it is clear: from the folder on.
    pub(crate) fn short(&self, path: &Path) -> String {
        path.strip_prefix(&self.folder)
            .unwrap_or(path)
            .display()
            .to_string()
    }

    /// The line of a buffer, from 0, that a board was seen running a moment ago.
    pub(crate) fn running_line(&self, buffer: &Buffer) -> Option<usize> {
        self.server.run.as_ref()?;
        let at = self.heap.picture.as_ref()?.running.as_ref()?;
        // A board calls the program that it was sent `<stdin>`, and modules by their path.
        let is_program = self.server.program.as_ref() == Some(&buffer.path);
        let is_it = match at.file.as_str() {
            "<stdin>" => is_program,
            file => Path::new(file).file_name() == buffer.path.file_name(),
        };
        let line = usize::try_from(at.line).ok()?.checked_sub(1)?;
        is_it.then_some(line)
    }

    /// Whether a pane is on the screen when there is room.
    pub(crate) fn shows(&self, pane: Pane) -> bool {
        match pane {
            Pane::Editor => true,
            Pane::Files => self.shown.files,
            Pane::Console => self.shown.console,
            Pane::Heap => self.shown.heap,
            Pane::Problems => self.shown.problems,
        }
    }

    /// Shows or hides a pane. The editor is always there.
    pub(crate) fn show(&mut self, pane: Pane, shown: bool) {
        match pane {
            Pane::Editor => {}
            Pane::Files => self.shown.files = shown,
            Pane::Console => self.shown.console = shown,
            Pane::Heap => self.shown.heap = shown,
            Pane::Problems => self.shown.problems = shown,
        }
    }
}
