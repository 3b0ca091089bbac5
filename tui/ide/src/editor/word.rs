//! Where words begin and end.

use std::ops::Range;

use ropey::Rope;

#[derive(PartialEq, Eq, Clone, Copy)]
enum Class {
    Word,
    Blank,
    Break,
    Sign,
}

fn class(c: char) -> Class {
    match c {
        '\n' | '\r' => Class::Break,
        c if c.is_whitespace() => Class::Blank,
        c if c.is_alphanumeric() || c == '_' => Class::Word,
        _ => Class::Sign,
    }
}

/// The end of the word at or after `at`. A line break is a stop of its own.
pub(crate) fn next(text: &Rope, at: usize) -> usize {
    let mut place = at.min(text.len_chars());
    let mut chars = text.chars_at(place).peekable();
    let mut broke = false;
    while let Some(c) = chars.next_if(|c| matches!(class(*c), Class::Blank | Class::Break)) {
        place += 1;
        if class(c) == Class::Break {
            broke = true;
            if chars.peek() != Some(&'\n') {
                break;
            }
        }
    }
    if broke {
        return place;
    }
    let Some(kind) = chars.peek().map(|c| class(*c)) else {
        return place;
    };
    place + chars.take_while(|c| class(*c) == kind).count()
}

/// The beginning of the word at or before `at`. A line break is a stop of its own.
pub(crate) fn previous(text: &Rope, at: usize) -> usize {
    let mut place = at.min(text.len_chars());
    let mut chars = text.chars_at(place).reversed().peekable();
    let mut broke = false;
    while let Some(c) = chars.next_if(|c| matches!(class(*c), Class::Blank | Class::Break)) {
        place -= 1;
        if class(c) == Class::Break {
            broke = true;
            if !(c == '\n' && chars.peek() == Some(&'\r')) {
                break;
            }
        }
    }
    if broke {
        return place;
    }
    let Some(kind) = chars.peek().map(|c| class(*c)) else {
        return place;
    };
    place - chars.take_while(|c| class(*c) == kind).count()
}

/// The word around a place; empty when there is none.
pub(crate) fn around(text: &Rope, at: usize) -> Range<usize> {
    let at = at.min(text.len_chars());
    let is_word = |c: &char| class(*c) == Class::Word;
    let before = text.chars_at(at).reversed().take_while(is_word).count();
    let after = text.chars_at(at).take_while(is_word).count();
    at - before..at + after
}
