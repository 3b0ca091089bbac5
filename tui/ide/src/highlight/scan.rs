//! The pieces of one line and what each is, by the compiler's own lexer.
//!
//! The lexer is handed one line at a time. Strings that began above are ended here before it
//! begins, and a string that it finds unended is looked at here for what the next line is in.

use std::ops::Range;

use garter_syntax::{
    FaultCode,
    lexer::Lexer,
    token::{Role, Token, TokenGroup, TokenKind},
};

/// What a piece of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Plain,
    Keyword,
    /// The name that a `def` or `class` gives.
    Defined,
    Number,
    Text,
    Comment,
    Operator,
}

/// What a line begins in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Carry {
    #[default]
    Nothing,
    /// A string that began on a line above.
    Text { quote: u8, triple: bool },
}

/// A piece: its bytes, and what it is.
type Piece = (Range<usize>, Class);

/// What the line after this one begins in.
pub(crate) fn line_end(content: &str, carry: Carry) -> Carry {
    // Most lines have no quote and begin in nothing.
    let has_quote = content.bytes().any(|byte| matches!(byte, b'"' | b'\''));
    match has_quote || carry != Carry::Nothing {
        true => scan(content, carry).1,
        false => Carry::Nothing,
    }
}

/// The pieces of a line in order. What is in no piece is blank.
pub(crate) fn pieces(content: &str, carry: Carry) -> Vec<Piece> {
    scan(content, carry).0
}

fn scan(content: &str, carry: Carry) -> (Vec<Piece>, Carry) {
    let bytes = content.as_bytes();
    let mut pieces = Vec::new();
    let mut base = 0;
    if let Carry::Text { quote, triple } = carry {
        let (end, carry) = string_end(bytes, 0, quote, triple);
        pieces.push((0..end, Class::Text));
        if carry != Carry::Nothing {
            return (pieces, carry);
        }
        base = end;
    }
    let rest = bytes.get(base..).unwrap_or_default();
    let carry = tokens(rest, base, &mut pieces);
    let end = pieces.iter().map(|(range, _)| range.end).max().unwrap_or(0);
    let after = bytes.get(end..).unwrap_or_default();
    // Comments are no tokens: they stand behind the last one.
    if carry == Carry::Nothing
        && let Some(hash) = after.iter().position(|byte| *byte == b'#')
    {
        pieces.push((end + hash..bytes.len(), Class::Comment));
    }
    (pieces, carry)
}

fn tokens(source: &[u8], base: usize, pieces: &mut Vec<Piece>) -> Carry {
    let mut lexer = Lexer::new(source);
    let mut before = TokenKind::Newline;
    let mut carry = Carry::Nothing;
    loop {
        let token = lexer.next_token();
        if token.kind == TokenKind::End {
            return carry;
        }
        let is_written = matches!(token.role, Role::Plain | Role::Format | Role::Template);
        let range = token.start as usize + base..token.end as usize + base;
        if !is_written || range.is_empty() {
            continue;
        }
        if let Some(class) = class(&token, before) {
            put(pieces, range, class);
        }
        if token.fault == Some(FaultCode::UnterminatedString) {
            carry = open_at_end(token.text(source));
        }
        before = token.kind;
    }
}

fn class(token: &Token, before: TokenKind) -> Option<Class> {
    Some(match (token.kind, token.kind.group()) {
        (TokenKind::Name, _) if matches!(before, TokenKind::Def | TokenKind::Class) => {
            Class::Defined
        }
        (TokenKind::Name, _) => Class::Plain,
        (TokenKind::Integer | TokenKind::Float | TokenKind::Imaginary, _) => Class::Number,
        (TokenKind::String | TokenKind::Bytes, _) => Class::Text,
        (_, TokenGroup::Keyword) => Class::Keyword,
        (_, TokenGroup::Operator) => Class::Operator,
        (_, TokenGroup::Value | TokenGroup::Layout) => return None,
    })
}

/// Adds a piece. The expressions of an f-string come after the string they are in, and cut it.
fn put(pieces: &mut Vec<Piece>, range: Range<usize>, class: Class) {
    match pieces.pop() {
        Some((outer, Class::Text)) if range.start < outer.end => {
            let parts = [
                (outer.start..range.start.max(outer.start), Class::Text),
                (range.clone(), class),
                (range.end..outer.end.max(range.end), Class::Text),
            ];
            pieces.extend(parts.into_iter().filter(|(part, _)| !part.is_empty()));
        }
        last => pieces.extend(last.into_iter().chain([(range, class)])),
    }
}

/// What literals written one after the other leave open, the last of them being unended.
fn open_at_end(literals: &[u8]) -> Carry {
    let mut at = 0;
    loop {
        let rest = literals.get(at..).unwrap_or_default();
        // Over the blanks and the prefix.
        let Some(skip) = rest.iter().position(|byte| matches!(byte, b'"' | b'\'')) else {
            return Carry::Nothing;
        };
        let start = at + skip;
        let quote = literals.get(start).copied().unwrap_or(b'"');
        let triple = literals
            .get(start..start + 3)
            .is_some_and(|three| three == [quote; 3]);
        let (end, carry) = string_end(literals, start + if triple { 3 } else { 1 }, quote, triple);
        if carry != Carry::Nothing || end >= literals.len() {
            return carry;
        }
        at = end;
    }
}

/// Where an open string ends on this line, and what it leaves open.
fn string_end(bytes: &[u8], from: usize, quote: u8, triple: bool) -> (usize, Carry) {
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        if byte == b'\\' {
            at += 2;
        } else if byte == quote && !triple {
            return (at + 1, Carry::Nothing);
        } else if byte == quote
            && bytes
                .get(at..at + 3)
                .is_some_and(|three| three == [quote; 3])
        {
            return (at + 3, Carry::Nothing);
        } else {
            at += 1;
        }
    }
    // A string in single quotes goes on only behind a backslash.
    let open = triple || at > bytes.len();
    let carry = if open {
        Carry::Text { quote, triple }
    } else {
        Carry::Nothing
    };
    (bytes.len(), carry)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each piece as a letter under its bytes.
    #[track_caller]
    fn check(lines: &[(&str, &str)]) {
        let mut carry = Carry::Nothing;
        for (content, classes) in lines {
            let mut letters = vec![' '; content.len()];
            for (range, class) in pieces(content, carry) {
                letters[range].fill(match class {
                    Class::Plain => 'n',
                    Class::Keyword => 'k',
                    Class::Defined => 'd',
                    Class::Number => '1',
                    Class::Text => 's',
                    Class::Comment => '#',
                    Class::Operator => 'o',
                });
            }
            assert_eq!(
                letters.into_iter().collect::<String>().trim_end(),
                *classes,
                "{content}"
            );
            carry = line_end(content, carry);
        }
    }

    #[test]
    fn words_numbers_and_comments() {
        check(&[(
            "def f(x): return x + 0x1f  # why",
            "kkk donoo kkkkkk n o 1111  #####",
        )]);
        check(&[
            ("    pass", "    kkkk"),
            ("x = $ 1", "n o   1"),
            (") ]", "o o"),
        ]);
    }

    #[test]
    fn strings_reach_over_lines() {
        check(&[
            ("x = '''a", "n o ssss"),
            ("b # 'c", "ssssss"),
            ("d''' + 1", "ssss o 1"),
        ]);
        check(&[("x = 'a\\", "n o sss"), ("b' + 1", "ss o 1")]);
        check(&[("x = 'a", "n o ss"), ("b + 1", "n o 1")]);
        check(&[("x = 'a' \"\"\"b", "n o ssssssss"), ("c\"\"\"#", "ssss#")]);
        check(&[("x = '#' # '''", "n o sss #####"), ("y", "n")]);
    }

    #[test]
    fn expressions_in_f_strings_are_code() {
        check(&[("f'a{b + 1}c' # d", "ssssnsos1sss ###")]);
        check(&[("f'''{x}", "sssssss"), ("y'''", "ssss")]);
    }
}
