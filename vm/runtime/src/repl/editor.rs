//! Editing one line on a terminal that understands the usual escape sequences.

use super::complete::{Completion, complete};
use super::control;
use super::history::History;
use crate::vm::Vm;

/// Longest prompt.
pub(super) const PROMPT: usize = 32;

/// Longest line that can be typed, in bytes.
const LONGEST: usize = 512;

/// How reading a line ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Enter: the line is in [`LineEditor::line`].
    Line,
    /// Ctrl-C, or Ctrl-A, B, D, E on an empty line.
    Control(u8),
    /// The input has ended.
    Closed,
}

/// A line being typed, and the lines typed before.
pub struct LineEditor {
    bytes: [u8; LONGEST],
    len: usize,
    cursor: usize,
    history: History,
    /// How far back in the history the line is; 0: not from there.
    back: usize,
    /// Whether the byte before was `\r`, so that a `\n` after it is no second Enter.
    after_return: bool,
    /// What stands before the line.
    prompt: [u8; PROMPT],
    prompt_len: usize,
}

impl Default for LineEditor {
    fn default() -> LineEditor {
        LineEditor::new()
    }
}

impl LineEditor {
    /// An editor without history.
    pub const fn new() -> LineEditor {
        LineEditor {
            bytes: [0; LONGEST],
            len: 0,
            cursor: 0,
            history: History::new(),
            back: 0,
            after_return: false,
            prompt: [0; PROMPT],
            prompt_len: 0,
        }
    }

    /// Takes note of a line as if it had been typed.
    pub fn remember(&mut self, line: &[u8]) {
        self.history.add(line);
    }

    /// The line that was typed so many lines ago; 0 is the newest.
    pub fn remembered(&self, back: usize) -> Option<&[u8]> {
        self.history.get(back)
    }

    /// The line that was read.
    pub fn line(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    /// Reads a line with echo. `indent` spaces stand there already.
    pub fn read(&mut self, vm: &mut Vm<'_>, prompt: &str, indent: usize) -> Outcome {
        vm.port.write(prompt.as_bytes());
        // What is longer is cut when the line is shown again.
        self.prompt_len = prompt.len().min(PROMPT);
        self.prompt[..self.prompt_len].copy_from_slice(&prompt.as_bytes()[..self.prompt_len]);
        self.len = 0;
        self.cursor = 0;
        self.back = 0;
        for _ in 0..indent.min(LONGEST / 2) {
            self.insert(vm, b" ");
        }
        loop {
            let Some(byte) = vm.read_console() else {
                return Outcome::Closed;
            };
            let was_return = core::mem::replace(&mut self.after_return, byte == b'\r');
            match byte {
                b'\n' if was_return => {}
                b'\r' | b'\n' => {
                    vm.port.write(b"\n");
                    self.history.add(&self.bytes[..self.len]);
                    return Outcome::Line;
                }
                control::C => return Outcome::Control(byte),
                control::A | control::B | control::D | control::E if self.len == 0 => {
                    return Outcome::Control(byte);
                }
                control::A => self.move_to(vm, 0),
                control::B => self.move_to(vm, self.before(self.cursor)),
                control::D => self.delete(vm),
                control::E => self.move_to(vm, self.len),
                0x06 => self.move_to(vm, self.after(self.cursor)),
                0x0b => self.truncate(vm),
                0x0e => self.recall(vm, false),
                0x10 => self.recall(vm, true),
                0x15 => self.delete_before(vm, 0),
                0x17 => self.delete_before(vm, self.word_before()),
                0x08 | 0x7f => self.backspace(vm),
                b'\t' => self.tab(vm),
                0x1b if !self.escape(vm) => return Outcome::Closed,
                0x20.. if !self.character(vm, byte) => return Outcome::Closed,
                _ => {}
            }
        }
    }

    /// Takes in a whole character that begins with `first`. False: the input has ended.
    fn character(&mut self, vm: &mut Vm<'_>, first: u8) -> bool {
        let len = match first {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            0x80.. => return true, // no character begins so
            _ => 1,
        };
        let mut bytes = [first, 0, 0, 0];
        for slot in &mut bytes[1..len] {
            match vm.read_console() {
                Some(b) => *slot = b,
                None => return false,
            }
        }
        if core::str::from_utf8(&bytes[..len]).is_ok() {
            self.insert(vm, &bytes[..len]);
        }
        true
    }

    fn insert(&mut self, vm: &mut Vm<'_>, text: &[u8]) {
        if self.len + text.len() > LONGEST {
            vm.port.write(b"\x07");
            return;
        }
        self.bytes
            .copy_within(self.cursor..self.len, self.cursor + text.len());
        self.bytes[self.cursor..self.cursor + text.len()].copy_from_slice(text);
        self.len += text.len();
        vm.port.write(&self.bytes[self.cursor..self.len]);
        self.cursor += text.len();
        left(vm, columns(&self.bytes[self.cursor..self.len]));
    }

    /// Takes out the bytes `from..to` (both at characters); the cursor ends at `from`.
    fn remove(&mut self, vm: &mut Vm<'_>, from: usize, to: usize) {
        self.move_to(vm, from);
        self.bytes.copy_within(to..self.len, from);
        self.len -= to - from;
        vm.port.write(&self.bytes[from..self.len]);
        vm.port.write(b"\x1b[K");
        left(vm, columns(&self.bytes[from..self.len]));
    }

    fn move_to(&mut self, vm: &mut Vm<'_>, to: usize) {
        if to < self.cursor {
            left(vm, columns(&self.bytes[to..self.cursor]));
        } else {
            vm.port.write(&self.bytes[self.cursor..to]);
        }
        self.cursor = to;
    }

    fn delete(&mut self, vm: &mut Vm<'_>) {
        if self.cursor < self.len {
            self.remove(vm, self.cursor, self.after(self.cursor));
        }
    }

    fn backspace(&mut self, vm: &mut Vm<'_>) {
        let indent = self.bytes[..self.cursor].iter().all(|b| *b == b' ');
        if indent && self.cursor > 0 {
            self.delete_before(vm, (self.cursor - 1) / 4 * 4);
        } else {
            self.delete_before(vm, self.before(self.cursor));
        }
    }

    fn delete_before(&mut self, vm: &mut Vm<'_>, from: usize) {
        if from < self.cursor {
            self.remove(vm, from, self.cursor);
        }
    }

    fn truncate(&mut self, vm: &mut Vm<'_>) {
        self.len = self.cursor;
        vm.port.write(b"\x1b[K");
    }

    /// Indents after a blank; completes the name before the cursor elsewhere.
    fn tab(&mut self, vm: &mut Vm<'_>) {
        if self.bytes[..self.cursor].last() == Some(&b' ') {
            return self.insert(vm, b"    ");
        }
        match complete(vm, &self.bytes[..self.cursor]) {
            Completion::Nothing => {}
            Completion::Import(rest) => self.insert(vm, rest.as_bytes()),
            Completion::Goes(name, from, to) => {
                let text = vm.heap.name_text(name);
                let mut rest = [0; LONGEST];
                let len = (to - from).min(LONGEST);
                rest[..len].copy_from_slice(&text.get(&vm.heap)[from..from + len]);
                self.insert(vm, &rest[..len]);
            }
            Completion::Listed => {
                vm.port.write(&self.prompt[..self.prompt_len]);
                vm.port.write(&self.bytes[..self.len]);
                left(vm, columns(&self.bytes[self.cursor..self.len]));
            }
        }
    }

    /// Replaces the line by one from the history.
    fn recall(&mut self, vm: &mut Vm<'_>, older: bool) {
        let back = if older {
            self.back + 1
        } else {
            self.back.saturating_sub(1)
        };
        let mut line = [0; LONGEST];
        let len = match back.checked_sub(1) {
            None => 0,
            Some(i) => match self.history.get(i) {
                Some(found) => {
                    line[..found.len()].copy_from_slice(found);
                    found.len()
                }
                None => return,
            },
        };
        self.back = back;
        self.move_to(vm, 0);
        self.truncate(vm);
        self.insert(vm, &line[..len]);
    }

    /// Reads and carries out an escape sequence. False: the input has ended.
    fn escape(&mut self, vm: &mut Vm<'_>) -> bool {
        let Some(kind) = vm.read_console() else {
            return false;
        };
        if kind != b'[' && kind != b'O' {
            return true;
        }
        let mut number = 0u8;
        loop {
            let Some(byte) = vm.read_console() else {
                return false;
            };
            match byte {
                b'0'..=b'9' => number = number.wrapping_mul(10).wrapping_add(byte - b'0'),
                b';' => number = 0,
                b'A' => self.recall(vm, true),
                b'B' => self.recall(vm, false),
                b'C' => self.move_to(vm, self.after(self.cursor)),
                b'D' => self.move_to(vm, self.before(self.cursor)),
                b'H' => self.move_to(vm, 0),
                b'F' => self.move_to(vm, self.len),
                b'~' => match number {
                    1 | 7 => self.move_to(vm, 0),
                    4 | 8 => self.move_to(vm, self.len),
                    3 => self.delete(vm),
                    _ => {}
                },
                _ => {}
            }
            if byte.is_ascii_alphabetic() || byte == b'~' {
                return true;
            }
        }
    }

    /// Where the character before `at` starts. Marks that combine with it belong to it.
    fn before(&self, at: usize) -> usize {
        let mut i = at.saturating_sub(1);
        while i > 0 && self.is_inside(i) {
            i -= 1;
        }
        i
    }

    /// Where the character after the one at `at` starts.
    fn after(&self, at: usize) -> usize {
        let mut i = (at + 1).min(self.len);
        while i < self.len && self.is_inside(i) {
            i += 1;
        }
        i
    }

    /// Whether the byte at `at` belongs to what begins before it: the middle of a character, or
    /// the beginning of one that takes no column of its own.
    fn is_inside(&self, at: usize) -> bool {
        let rest = &self.bytes[at..self.len];
        let end = (1..rest.len()).find(|i| rest[*i] & 0xc0 != 0x80);
        let first = &rest[..end.unwrap_or(rest.len())];
        first.first().is_some_and(|b| b & 0xc0 == 0x80) || columns(first) == 0
    }

    /// Where the word before the cursor starts.
    fn word_before(&self) -> usize {
        let line = &self.bytes[..self.cursor];
        let end = line.iter().rposition(|b| *b != b' ').map_or(0, |i| i + 1);
        line[..end]
            .iter()
            .rposition(|b| *b == b' ')
            .map_or(0, |i| i + 1)
    }
}

fn left(vm: &mut Vm<'_>, columns: usize) {
    for _ in 0..columns {
        vm.port.write(b"\x08");
    }
}

/// Columns that text takes on a terminal.
fn columns(text: &[u8]) -> usize {
    core::str::from_utf8(text).map_or(text.len(), |t| t.chars().map(width).sum())
}

/// Columns of a character: 0 for combining marks, 2 for East Asian wide ones and emoji
/// (Unicode's East Asian Width, coarsely: whole blocks).
fn width(c: char) -> usize {
    match c as u32 {
        0x300..=0x36f
        | 0x483..=0x489
        | 0x591..=0x5bd
        | 0x610..=0x61a
        | 0x64b..=0x65f
        | 0x1ab0..=0x1aff
        | 0x1dc0..=0x1dff
        | 0x200b..=0x200f
        | 0x20d0..=0x20ff
        | 0xfe00..=0xfe0f
        | 0xfe20..=0xfe2f => 0,
        0x1100..=0x115f
        | 0x2e80..=0x303e
        | 0x3041..=0xa4cf
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f
        | 0xff00..=0xff60
        | 0xffe0..=0xffe6
        | 0x1f300..=0x1f64f
        | 0x1f900..=0x1f9ff
        | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}
