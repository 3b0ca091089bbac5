//! The .mpy container, version 6.3: a header, a table of names, a table of objects, and nested
//! functions in pre-order.

mod reader;
mod writer;

pub use reader::{Code, Error, Header, Name, Object, Reader, Span};
pub use writer::{
    write_children, write_code, write_header, write_name_static, write_name_text, write_object,
};

/// First byte of every .mpy file.
pub const MAGIC: u8 = b'M';
/// The version that is read and written.
pub const VERSION: u8 = 6;
/// Sub-version; only native code depends on it.
pub const SUB_VERSION: u8 = 3;

/// Numbers of the object kinds in the object table.
pub mod kind {
    /// The table of functions that native code calls.
    pub const FUNCTION_TABLE: u8 = 0;
    /// `None`
    pub const NONE: u8 = 1;
    /// `False`
    pub const FALSE: u8 = 2;
    /// `True`
    pub const TRUE: u8 = 3;
    /// `...`
    pub const ELLIPSIS: u8 = 4;
    /// Text in UTF-8
    pub const STR: u8 = 5;
    /// Bytes
    pub const BYTES: u8 = 6;
    /// An integer, in decimal digits
    pub const INT: u8 = 7;
    /// A floating point number, in decimal
    pub const FLOAT: u8 = 8;
    /// A complex number, in decimal
    pub const COMPLEX: u8 = 9;
    /// A tuple: a count, then its elements
    pub const TUPLE: u8 = 10;
    /// Private to images that never leave memory: a float by its 64 bits, lowest byte first
    pub const FLOAT_BITS: u8 = 0x40;
    /// Private to images that never leave memory: an imaginary number by its 64 bits
    pub const COMPLEX_BITS: u8 = 0x41;
}

/// How a function is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum CodeKind {
    /// Instructions of the virtual machine.
    Bytecode = 0,
    /// Machine code that works on Python objects.
    Native = 1,
    /// Machine code that works on machine words.
    Viper = 2,
    /// Machine code written by hand.
    Assembler = 3,
}

impl CodeKind {
    /// The kind with this number; the two lowest bits count.
    pub const fn from_number(number: u32) -> Self {
        match number & 3 {
            0 => Self::Bytecode,
            1 => Self::Native,
            2 => Self::Viper,
            _ => Self::Assembler,
        }
    }
}
