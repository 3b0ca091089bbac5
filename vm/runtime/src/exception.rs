//! Exceptions: the hierarchy in ROM, their objects, and how Rust code raises one.
//!
//! Words of an exception object: header; arguments, a tuple or absent; traceback, an array or
//! absent; attributes beyond these, or absent.

use core::fmt::{self, Write};

use crate::emergency::Wanted;
use crate::heap::{Heap, Root};
use crate::rom::{Members, Namespace, Ns, TypeDef};
use crate::template;
use crate::types::exception_object;
use crate::types::str::layout::Text;
use crate::value::Value;
use crate::{Raised, Res};

/// Longest message Rust code can raise, in bytes; longer ones are cut.
const MESSAGE: usize = 200;

macro_rules! hierarchy {
    ($($constant:ident $name:literal $base:expr;)*) => {
        $(pub(crate) static $constant: Namespace =
            Namespace::ty($name, &TypeDef { base: $base, ..BEHAVIOUR }, &Members::NONE);)*
    };
}

const BEHAVIOUR: TypeDef = TypeDef {
    new: Some(exception_object::new),
    print: Some(exception_object::print),
    load_attr: Some(exception_object::load_attr),
    store_attr: Some(exception_object::store_attr),
    ..TypeDef::PLAIN
};

hierarchy! {
    BASE_EXCEPTION "BaseException" None;
    EXCEPTION "Exception" Some(Ns::BaseException);
    MEMORY_ERROR "MemoryError" Some(Ns::Exception);
    RUNTIME_ERROR "RuntimeError" Some(Ns::Exception);
    TYPE_ERROR "TypeError" Some(Ns::Exception);
    VALUE_ERROR "ValueError" Some(Ns::Exception);
    GENERATOR_EXIT "GeneratorExit" Some(Ns::BaseException);
    KEYBOARD_INTERRUPT "KeyboardInterrupt" Some(Ns::BaseException);
    SYSTEM_EXIT "SystemExit" Some(Ns::BaseException);
    STOP_ITERATION "StopIteration" Some(Ns::Exception);
    STOP_ASYNC_ITERATION "StopAsyncIteration" Some(Ns::Exception);
    ARITHMETIC_ERROR "ArithmeticError" Some(Ns::Exception);
    OVERFLOW_ERROR "OverflowError" Some(Ns::ArithmeticError);
    ZERO_DIVISION_ERROR "ZeroDivisionError" Some(Ns::ArithmeticError);
    ASSERTION_ERROR "AssertionError" Some(Ns::Exception);
    ATTRIBUTE_ERROR "AttributeError" Some(Ns::Exception);
    EOF_ERROR "EOFError" Some(Ns::Exception);
    IMPORT_ERROR "ImportError" Some(Ns::Exception);
    LOOKUP_ERROR "LookupError" Some(Ns::Exception);
    INDEX_ERROR "IndexError" Some(Ns::LookupError);
    KEY_ERROR "KeyError" Some(Ns::LookupError);
    NAME_ERROR "NameError" Some(Ns::Exception);
    OS_ERROR "OSError" Some(Ns::Exception);
    NOT_IMPLEMENTED_ERROR "NotImplementedError" Some(Ns::RuntimeError);
    SYNTAX_ERROR "SyntaxError" Some(Ns::Exception);
    INDENTATION_ERROR "IndentationError" Some(Ns::SyntaxError);
    UNICODE_ERROR "UnicodeError" Some(Ns::ValueError);
}

impl Heap<'_> {
    /// Raises a built-in exception with a message.
    #[cold]
    pub fn raise(&mut self, ty: Ns, message: &str) -> Raised {
        self.raise_message(ty, message.as_bytes())
    }

    /// Raises a built-in exception with a message put together, where that is no chip's: its
    /// flash has no room for `core::fmt`.
    #[cold]
    pub fn raise_fmt(&mut self, ty: Ns, message: fmt::Arguments<'_>) -> Raised {
        let mut text = Message::EMPTY;
        // Cannot fail: what does not fit is dropped.
        let _ = text.write_fmt(message);
        self.raise_message(ty, &text.bytes[..text.len])
    }

    /// Raises a built-in exception whose message has numbers in it: each `{}` is one, `{x}` one in
    /// hexadecimal, `{8}` the same of eight digits.
    #[cold]
    pub fn raise_numbers(&mut self, ty: Ns, message: &str, numbers: &[isize]) -> Raised {
        self.raise_parts(ty, &[Part::Numbers(message, numbers)])
    }

    /// Raises a built-in exception whose message has text of a program in it.
    #[cold]
    pub fn raise_text(&mut self, ty: Ns, before: &str, text: Text, after: &str) -> Raised {
        self.raise_texts(ty, before, text, after, Text::Rom(""), "")
    }

    /// Raises a built-in exception whose message has two texts of a program in it.
    #[cold]
    pub fn raise_texts(
        &mut self,
        ty: Ns,
        before: &str,
        first: Text,
        between: &str,
        second: Text,
        after: &str,
    ) -> Raised {
        self.raise_parts(
            ty,
            &[
                Part::Words(before),
                Part::Text(first),
                Part::Words(between),
                Part::Text(second),
                Part::Words(after),
            ],
        )
    }

    /// Raises a built-in exception whose message is made of these parts.
    #[cold]
    pub fn raise_parts(&mut self, ty: Ns, parts: &[Part<'_>]) -> Raised {
        let mut message = Message::EMPTY;
        for part in parts {
            let (words, numbers): (_, &[isize]) = match part {
                Part::Words(words) => (*words, &[]),
                Part::Numbers(words, numbers) => (*words, *numbers),
                Part::Text(text) => (valid(text.get(self)), &[]),
            };
            // Cannot fail: what does not fit is dropped.
            let _ = template::fill(words, numbers, &mut |piece| {
                message.put(piece);
                Ok(())
            });
        }
        self.raise_message(ty, &message.bytes[..message.len])
    }

    #[cold]
    fn raise_message(&mut self, ty: Ns, message: &[u8]) -> Raised {
        let exception = self.exception_or_bare(ty.value(), &Wanted::Message(message));
        self.raise_value(exception)
    }

    /// Raises a built-in exception with these arguments.
    #[cold]
    pub fn raise_with(&mut self, ty: Ns, arguments: &[Value]) -> Raised {
        let exception = self.exception_or_bare(ty.value(), &Wanted::Arguments(arguments));
        self.raise_value(exception)
    }

    /// Raises an exception object.
    #[cold]
    pub fn raise_value(&mut self, exception: Value) -> Raised {
        self.set_root(Root::Pending, Some(exception));
        self.unconverted = None;
        Raised
    }

    /// Takes the exception that was raised: called by whoever catches [`Raised`].
    pub fn take_raised(&mut self) -> Value {
        let raised = self.root(Root::Pending).unwrap_or(Value::MEMORY_ERROR);
        self.set_root(Root::Pending, None);
        raised
    }

    /// An exception object of a built-in type (or a class without behaviour of its own).
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_exception(&mut self, ty: Value, arguments: &[Value]) -> Res {
        self.make(ty, &Wanted::Arguments(arguments), usize::MAX)
    }
}

/// A part of a message.
#[derive(Clone, Copy)]
pub enum Part<'a> {
    /// Our own words.
    Words(&'a str),
    /// Our own words with numbers in them, as [`Heap::raise_numbers`] takes them.
    Numbers(&'a str, &'a [isize]),
    /// Text of a program.
    Text(Text),
}

/// A text of a program as far as it is one: names of damaged files may not be.
fn valid(text: &[u8]) -> &str {
    core::str::from_utf8(text).unwrap_or("?")
}

/// Collects a message without allocating; cuts it at a character when it is too long.
struct Message {
    bytes: [u8; MESSAGE],
    len: usize,
}

impl Message {
    const EMPTY: Message = Message {
        bytes: [0; MESSAGE],
        len: 0,
    };
}

impl Message {
    fn put(&mut self, text: &[u8]) {
        let mut len = text.len().min(MESSAGE - self.len);
        // Characters stay whole.
        while text.get(len).is_some_and(|byte| byte & 0xc0 == 0x80) {
            len -= 1;
        }
        self.bytes[self.len..self.len + len].copy_from_slice(&text[..len]);
        self.len += len;
    }
}

impl fmt::Write for Message {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        self.put(s.as_bytes());
        Ok(())
    }
}
