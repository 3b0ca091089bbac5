//! Exceptions: the hierarchy in ROM, their objects, and how Rust code raises one.
//!
//! Words of an exception object: header; arguments, a tuple or absent; traceback, an array or
//! absent; attributes beyond these, or absent.

use core::fmt::{self, Write};

use crate::heap::{Heap, Root};
use crate::rom::{Namespace, Ns, TypeDef};
use crate::types::exception_object;
use crate::types::str::layout::Text;
use crate::value::Value;
use crate::{Raised, Res};

/// Longest message Rust code can raise, in bytes; longer ones are cut.
const MESSAGE: usize = 200;

macro_rules! hierarchy {
    ($($constant:ident $name:literal $base:expr;)*) => {
        $(pub(crate) static $constant: Namespace =
            Namespace::ty($name, &TypeDef { base: $base, ..BEHAVIOUR }, &[]);)*
    };
}

const BEHAVIOUR: TypeDef = TypeDef {
    new: Some(exception_object::new),
    print: Some(exception_object::print),
    load_attr: Some(exception_object::load_attr),
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
        match self.new_str(message.as_bytes()) {
            Ok(text) => self.raise_with(ty, &[text]),
            Err(raised) => raised,
        }
    }

    /// Raises a built-in exception with a message put together.
    #[cold]
    pub fn raise_fmt(&mut self, ty: Ns, message: fmt::Arguments<'_>) -> Raised {
        let mut text = Message {
            bytes: [0; MESSAGE],
            len: 0,
        };
        // Cannot fail: what does not fit is dropped.
        let _ = text.write_fmt(message);
        match self.new_str(&text.bytes[..text.len]) {
            Ok(text) => self.raise_with(ty, &[text]),
            Err(raised) => raised,
        }
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
        let mut message = Message {
            bytes: [0; MESSAGE],
            len: 0,
        };
        // Cannot fail: what does not fit is dropped.
        let _ = message.write_str(before);
        let _ = message.write_str(valid(first.get(self)));
        let _ = message.write_str(between);
        let _ = message.write_str(valid(second.get(self)));
        let _ = message.write_str(after);
        match self.new_str(&message.bytes[..message.len]) {
            Ok(text) => self.raise_with(ty, &[text]),
            Err(raised) => raised,
        }
    }

    /// Raises a built-in exception with these arguments.
    #[cold]
    pub fn raise_with(&mut self, ty: Ns, arguments: &[Value]) -> Raised {
        match self.new_exception(ty.value(), arguments) {
            Ok(v) => self.raise_value(v),
            Err(raised) => raised,
        }
    }

    /// Raises an exception object.
    #[cold]
    pub fn raise_value(&mut self, exception: Value) -> Raised {
        self.set_root(Root::Pending, Some(exception));
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
        let exception = self.alloc(ty, 3)?;
        if !arguments.is_empty() {
            let tuple = self.new_tuple(arguments)?;
            self.set_value(exception, 1, tuple);
        }
        Ok(exception.value())
    }
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

impl fmt::Write for Message {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        for c in s.chars() {
            let mut buffer = [0; 4];
            let encoded = c.encode_utf8(&mut buffer).as_bytes();
            match self.bytes.get_mut(self.len..self.len + encoded.len()) {
                Some(room) => room.copy_from_slice(encoded),
                None => return Ok(()),
            }
            self.len += encoded.len();
        }
        Ok(())
    }
}
