//! The REPL that everyone speaks: friendly, paste mode, raw REPL and raw paste, as stock boards
//! speak them, over any [`Port`](crate::Port).
//!
//! Text for people ends in `\n` (a port that needs `\r\n` adds the `\r`); what the raw REPL's
//! protocol fixes is written byte for byte.

mod complete;
mod editor;
mod friendly;
mod history;
mod paste;
mod raw;
mod raw_paste;
mod source;

pub use editor::{LineEditor, Outcome};
pub use raw::told;

use crate::vm::Vm;

/// Which of the two modes the REPL is in; it survives a soft reset.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Mode {
    /// For people: prompts, echo, line editing.
    #[default]
    Friendly,
    /// For programs.
    Raw,
}

/// Why the REPL ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exit {
    /// Ctrl-D on an empty line: start anew.
    SoftReset,
    /// SystemExit, which is still raised: start anew.
    SystemExit,
    /// The input has ended.
    Closed,
}

/// Runs the REPL until it ends. `banner` is what the friendly mode says first, without a line
/// end. The editor keeps the history, so the caller owns it across soft resets.
pub fn run(vm: &mut Vm<'_>, mode: &mut Mode, editor: &mut LineEditor, banner: &str) -> Exit {
    loop {
        let next = match *mode {
            Mode::Friendly => friendly::run(vm, editor, banner),
            Mode::Raw => raw::run(vm),
        };
        match next {
            Next::Mode(m) => *mode = m,
            Next::Exit(e) => return e,
        }
    }
}

/// What a mode hands back.
enum Next {
    Mode(Mode),
    Exit(Exit),
}

/// Control bytes of the REPL protocol.
mod control {
    pub(super) const A: u8 = 0x01;
    pub(super) const B: u8 = 0x02;
    pub(super) const C: u8 = 0x03;
    pub(super) const D: u8 = 0x04;
    pub(super) const E: u8 = 0x05;
}
