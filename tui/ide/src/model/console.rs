//! What boards print, as a terminal of one endless roll of paper.
//!
//! A board's output is untrusted: of all escape sequences only the few that a REPL edits its
//! line with are obeyed, and those only within the last line. The rest is swallowed, so
//! nothing a board prints reaches the user's terminal as anything but text.

use std::collections::VecDeque;

/// Lines kept to look back at.
const LINES: usize = 5000;
/// Characters in one line; a longer one is broken.
const LINE_LENGTH: usize = 2000;

/// Who a line is from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Voice {
    /// The board.
    #[default]
    Board,
    /// Garter itself, about a run.
    Note,
    /// Garter itself, about something that went wrong.
    Error,
}

/// A line of the console.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ConsoleLine {
    pub(crate) text: String,
    pub(crate) voice: Voice,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum State {
    #[default]
    Text,
    /// After ESC.
    Escape,
    /// Within `ESC [`, with the number read so far.
    Control(usize),
    /// Within a text meant for the terminal (title, clipboard), up to BEL or ESC.
    String,
}

/// The console.
#[derive(Debug, Clone, Default)]
pub(crate) struct Console {
    lines: VecDeque<ConsoleLine>,
    /// The line being printed.
    last: Vec<char>,
    /// Where in it the next character goes.
    cursor: usize,
    state: State,
    /// How many lines back the user looks; 0 follows the output.
    pub(crate) back: usize,
}

impl Console {
    /// The board printed something.
    pub(crate) fn print(&mut self, text: &str) {
        for c in text.chars() {
            self.take(c);
        }
    }

    /// Garter says something, on a line of its own.
    pub(crate) fn note(&mut self, voice: Voice, text: &str) {
        if !self.last.is_empty() {
            self.feed();
        }
        for line in text.lines() {
            self.keep(ConsoleLine {
                text: plain(line),
                voice,
            });
        }
    }

    /// Empties it; the line being printed stays.
    pub(crate) fn clear(&mut self) {
        self.lines.clear();
        self.back = 0;
    }

    /// How many lines there are, the last one included.
    pub(crate) fn len(&self) -> usize {
        self.lines.len() + 1
    }

    /// A line by its number.
    pub(crate) fn line(&self, at: usize) -> ConsoleLine {
        match self.lines.get(at) {
            Some(line) => line.clone(),
            None => ConsoleLine {
                text: self.last.iter().collect(),
                voice: Voice::Board,
            },
        }
    }

    /// Where in the last line the next character goes.
    pub(crate) fn cursor(&self) -> usize {
        self.cursor
    }

    fn take(&mut self, c: char) {
        self.state = match (self.state, c) {
            (_, '\u{1b}') => State::Escape,
            (State::Text, _) => {
                self.text(c);
                State::Text
            }
            (State::Escape, '[') => State::Control(0),
            (State::Escape, ']' | 'P' | '_' | '^' | 'X') => State::String,
            (State::Escape, ' '..='/') => State::Escape,
            (State::Escape, _) => State::Text,
            (State::Control(n), '0'..='9') => {
                let digit = c.to_digit(10).unwrap_or(0) as usize;
                State::Control((n * 10 + digit).min(LINE_LENGTH))
            }
            (State::Control(_), ' '..='?') => State::Control(0),
            (State::Control(n), _) => {
                self.control(c, n);
                State::Text
            }
            (State::String, '\u{7}' | '\n') => State::Text,
            (State::String, _) => State::String,
        };
    }

    fn text(&mut self, c: char) {
        match c {
            '\n' => self.feed(),
            '\r' => self.cursor = 0,
            '\u{8}' => self.cursor = self.cursor.saturating_sub(1),
            '\t' => {
                for _ in 0..8 - self.cursor % 8 {
                    self.put(' ');
                }
            }
            c if is_hidden(c) => {}
            c => self.put(c),
        }
    }

    fn put(&mut self, c: char) {
        if self.cursor >= LINE_LENGTH {
            self.feed();
        }
        match self.last.get_mut(self.cursor) {
            Some(slot) => *slot = c,
            None => {
                self.last.resize(self.cursor, ' ');
                self.last.push(c);
            }
        }
        self.cursor += 1;
    }

    /// The escape sequences with which a REPL edits its line.
    fn control(&mut self, kind: char, n: usize) {
        match kind {
            'K' if n == 0 => self.last.truncate(self.cursor),
            'K' => self
                .last
                .iter_mut()
                .take(self.cursor + 1)
                .for_each(|c| *c = ' '),
            'D' => self.cursor = self.cursor.saturating_sub(n.max(1)),
            'C' => self.cursor = (self.cursor + n.max(1)).min(LINE_LENGTH),
            _ => {}
        }
    }

    fn feed(&mut self) {
        let text = std::mem::take(&mut self.last).into_iter().collect();
        self.cursor = 0;
        self.keep(ConsoleLine {
            text,
            voice: Voice::Board,
        });
    }

    fn keep(&mut self, line: ConsoleLine) {
        self.lines.push_back(line);
        if self.back > 0 {
            self.back += 1;
        }
        while self.lines.len() > LINES {
            self.lines.pop_front();
        }
        self.back = self.back.min(self.lines.len());
    }
}

/// Characters that would do something to a terminal, or hide something from a reader: controls,
/// marks that turn the direction of text, blanks that nobody sees. Joiners are not among them.
pub(crate) fn is_hidden(c: char) -> bool {
    let is_invisible = matches!(
        c,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}'
    );
    c.is_control() || is_invisible
}

/// A text from outside without what would do something to a terminal.
pub(crate) fn plain(text: &str) -> String {
    text.chars().filter(|c| !is_hidden(*c)).collect()
}
