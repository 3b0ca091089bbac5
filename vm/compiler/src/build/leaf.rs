//! Tokens to leaves of the tree: numbers, strings, names and words.

use super::Builder;
use crate::arena::{At, OutOfMemory};
use crate::constant::Kind;
#[cfg(feature = "host")]
use crate::fault::{Code, Fault};
use crate::fold;
use crate::integer::Integer;
use crate::text::Text;
use crate::tree::{ABSENT, Node, Word};
use garter_bytecode::decimal;
use garter_syntax::{RuleId, Token, TokenKind, literal};

/// Strings up to this length become names; longer ones only when the name exists already.
pub(crate) const NAME_LEN: u32 = 10;
/// Bytes of the longest name that boards have.
#[cfg(feature = "host")]
pub const LONGEST_NAME: u32 = 255;

impl Builder<'_, '_, '_, '_> {
    pub(super) fn leaf(&mut self, token: &Token) -> Result<Word, OutOfMemory> {
        let text = token.text(self.store.source);
        match token.kind {
            TokenKind::Name => self.name(token),
            TokenKind::Integer => {
                let integer = literal::integer(text);
                if let Some(value) = integer.value()
                    && let Ok(small) = i64::try_from(value)
                    && self.store.small.fits_node(small)
                {
                    return Ok(Node::Int(small as i32).encode());
                }
                let low = self.store.arena.low();
                let base = integer.base;
                let value = Integer::from_digits(&mut self.store.arena, base, integer.values())?;
                fold::keep_integer(self.store, low, value, token.line)
            }
            TokenKind::Float | TokenKind::Imaginary => {
                let kind = match token.kind {
                    TokenKind::Float => Kind::Float,
                    _ => Kind::Imaginary,
                };
                let value = self.float(text);
                self.store.float(kind, value, token.line)
            }
            TokenKind::String => self.string(token),
            TokenKind::Bytes => {
                let text = self.decode(token)?;
                let store = &mut *self.store;
                let (arena, source) = (&mut store.arena, store.source);
                let at = store.constants.add_text(arena, source, Kind::Bytes, text)?;
                store.occurrence(at, token.line)
            }
            TokenKind::Debug if self.optimise == 0 => Ok(Node::Token(TokenKind::True).encode()),
            TokenKind::Debug => Ok(Node::Token(TokenKind::False).encode()),
            TokenKind::Ellipsis => {
                let store = &mut *self.store;
                let (arena, source) = (&mut store.arena, store.source);
                // Dots before a module's name come as the same token; they stay a token.
                if self.fresh == Some(RuleId::Primary) {
                    let at = store.constants.add(arena, source, Kind::Ellipsis, &[])?;
                    return store.occurrence(at, 0);
                }
                Ok(Node::Token(TokenKind::Ellipsis).encode())
            }
            kind => Ok(Node::Token(kind).encode()),
        }
    }

    /// The nearest value; for a file, the one that the official cross compiler takes for it.
    fn float(&self, text: &[u8]) -> f64 {
        #[cfg(feature = "host")]
        if !self.memory_image {
            return crate::float::text::parse(text);
        }
        float(self.single, text)
    }

    fn name(&mut self, token: &Token) -> Result<Word, OutOfMemory> {
        let text = token.text(self.store.source);
        let text = if token.is_synthetic() {
            let known = core::str::from_utf8(text).unwrap_or_default();
            Text::Constant(if known == "format" {
                "format"
            } else {
                "__template__"
            })
        } else {
            Text::Source {
                at: token.start,
                len: text.len() as u32,
            }
        };
        #[cfg(feature = "host")]
        if text.len() > LONGEST_NAME {
            let mut fault = Fault::new(Code::NameTooLong, token.line);
            (fault.start, fault.end) = (token.start, token.end);
            self.raise(fault);
        }
        let name = self.store.intern(text)?;
        if self.fresh == Some(RuleId::Primary) {
            let constant = self.store.names.constant(&self.store.arena, name);
            if let Some(constant) = self.object(constant)? {
                return self.store.occurrence(constant, token.line);
            }
            if constant != ABSENT {
                return Ok(constant);
            }
        }
        Ok(Node::Id(name).encode())
    }

    /// The entry in the constant table of what a name stands for. Where it is used, an official
    /// `.mpy` file has it as an object, also if it would be an instruction or a name by itself.
    fn object(&mut self, constant: Word) -> Result<Option<At>, OutOfMemory> {
        match Node::decode(constant) {
            Node::Const(at) => Ok(Some(self.store.arena.get(at))),
            #[cfg(feature = "host")]
            Node::Str(name) if !self.memory_image => self.store.text_object(name).map(Some),
            #[cfg(feature = "host")]
            Node::Token(_) | Node::Inner(_) if !self.memory_image => {
                let kind = match Node::decode(constant) {
                    Node::Token(TokenKind::True) => Kind::True,
                    Node::Token(TokenKind::False) => Kind::False,
                    Node::Token(_) => Kind::None,
                    // The empty tuple is the only node that is a constant.
                    _ => Kind::Tuple,
                };
                let (arena, source) = (&mut self.store.arena, self.store.source);
                self.store.constants.add(arena, source, kind, &[]).map(Some)
            }
            _ => Ok(None),
        }
    }

    fn string(&mut self, token: &Token) -> Result<Word, OutOfMemory> {
        let low = self.store.arena.low();
        let text = self.decode(token)?;
        let store = &mut *self.store;
        let known = store.names.find(&store.arena, store.source, text);
        if let Some(name) = known {
            store.arena.release(low);
            return Ok(Node::Str(name).encode());
        }
        if text.len() <= NAME_LEN || store.names.is_built_in(&store.arena, store.source, text) {
            return Ok(Node::Str(store.intern(text)?).encode());
        }
        let (arena, source) = (&mut store.arena, store.source);
        let at = store.constants.add_text(arena, source, Kind::Str, text)?;
        store.occurrence(at, token.line)
    }

    /// The value of a string or bytes: a stretch of the source where that will do.
    fn decode(&mut self, token: &Token) -> Result<Text, OutOfMemory> {
        if let Some(text) = verbatim(self.store.source, token) {
            return Ok(text);
        }
        let arena = &mut self.store.arena;
        let mut run = crate::arena::ByteRun::begin(arena);
        let mut done = Ok(());
        literal::decode(self.store.source, token, &mut |stretch| {
            for byte in stretch {
                if done.is_ok() {
                    done = run.put(arena, *byte);
                }
            }
        });
        done?;
        Ok(Text::Arena {
            at: run.start,
            len: run.len,
        })
    }
}

/// The stretch of the source that is the value as it stands, if one is: a single literal
/// without escapes.
fn verbatim(source: &[u8], token: &Token) -> Option<Text> {
    if token.role != garter_syntax::Role::Plain {
        return None;
    }
    let text = token.text(source);
    let prefix = usize::from(token.kind == TokenKind::Bytes);
    let quote = *text.get(prefix)?;
    if quote != b'"' && quote != b'\'' {
        return None;
    }
    let quoted = text.get(prefix..)?;
    let quotes = if quoted.len() >= 6 && quoted.starts_with(&[quote; 3]) {
        3
    } else {
        1
    };
    let value = quoted.get(quotes..quoted.len().checked_sub(quotes)?)?;
    if value
        .iter()
        .any(|byte| *byte == quote || matches!(byte, b'\\' | b'\r'))
    {
        return None;
    }
    let at = token.start + (prefix + quotes) as u32;
    Some(Text::Source {
        at,
        len: value.len() as u32,
    })
}

fn float(single: bool, text: &[u8]) -> f64 {
    let end = text.len() - usize::from(text.ends_with(b"j") || text.ends_with(b"J"));
    let plain = text.get(..end).unwrap_or_default();
    if plain.iter().all(|b| *b != b'_') {
        return decimal::parse_for(single, plain).unwrap_or(0.0);
    }
    let mut buffer = [0; 128];
    literal::decimal_digits(text, &mut buffer)
        .and_then(|text| decimal::parse_for(single, text.as_bytes()))
        .unwrap_or(0.0)
}
