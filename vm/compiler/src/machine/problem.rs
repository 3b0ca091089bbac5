//! One rule that was broken, and the words for it.

use super::types::Type;
use crate::fault::{Code, Fault};
use crate::names::Name;
use crate::store::Store;
use crate::text::Texts;
use core::fmt::Write;

/// What is wrong, without its place.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Problem {
    /// Nothing but the code.
    Plain(Code),
    /// A type and what follows it.
    Type(Code, Type, &'static str),
    /// Two types and what stands between them, and after the second.
    Types(Code, Type, &'static str, Type, &'static str),
    /// A local and its type.
    UsedBefore(Name),
    Local(Name, Type, Type),
    UnknownType(Name),
    /// An operator that integers do not have, by what the official compiler calls it.
    Operator(&'static str),
}

impl Problem {
    /// The fault on a line.
    pub(crate) fn fault(self, store: &Store<'_, '_>, line: u32) -> Fault {
        let mut fault = Fault::new(self.code(), line);
        // A message that does not fit is cut.
        let _ = self.write(store, &mut fault);
        fault
    }

    fn code(self) -> Code {
        match self {
            Problem::Plain(code) | Problem::Type(code, ..) | Problem::Types(code, ..) => code,
            Problem::UsedBefore(_) => Code::LocalBeforeType,
            Problem::Local(..) => Code::LocalType,
            Problem::UnknownType(_) => Code::UnknownType,
            Problem::Operator(_) => Code::OperatorMissing,
        }
    }

    fn write(self, store: &Store<'_, '_>, out: &mut Fault) -> core::fmt::Result {
        match self {
            Problem::Plain(_) => Ok(()),
            Problem::Type(_, found, after) => write!(out, " '{}'{after}", found.name()),
            Problem::Types(_, first, between, second, after) => {
                write!(
                    out,
                    " '{}'{between} '{}'{after}",
                    first.name(),
                    second.name()
                )
            }
            Problem::UsedBefore(name) => {
                out.write_str(" '")?;
                write_name(store, name, out)?;
                out.write_str("' used before type known")
            }
            Problem::Local(name, own, found) => {
                out.write_str(" '")?;
                write_name(store, name, out)?;
                write!(
                    out,
                    "' has type '{}' but source is '{}'",
                    own.name(),
                    found.name()
                )
            }
            Problem::UnknownType(name) => {
                out.write_str(" '")?;
                write_name(store, name, out)?;
                out.write_char('\'')
            }
            Problem::Operator(name) => write!(out, " {name} not implemented"),
        }
    }
}

fn write_name(store: &Store<'_, '_>, name: Name, out: &mut Fault) -> core::fmt::Result {
    let texts = Texts {
        source: store.source,
        arena: &store.arena,
    };
    let mut bytes = [0; 48];
    let mut len = 0;
    for byte in texts.bytes(store.names.text(&store.arena, name)) {
        if let Some(place) = bytes.get_mut(len) {
            *place = byte;
            len += 1;
        }
    }
    let text = bytes.get(..len).unwrap_or_default();
    match core::str::from_utf8(text) {
        Ok(text) => out.write_str(text),
        // Cut within a character.
        Err(error) => {
            let whole = text.get(..error.valid_up_to()).unwrap_or_default();
            out.write_str(core::str::from_utf8(whole).unwrap_or_default())
        }
    }
}
