//! What a compiled program consists of: its names, its constants, and its functions, as they lie in
//! the bytes of a `.mpy` file.

use std::ops::Range;

use garter_bytecode::mpy::{Name, Reader, Span};
use garter_bytecode::qstr::STATIC_NAMES;

/// A program in the bytes of a `.mpy` file.
pub(crate) struct Image<'i, C> {
    bytes: &'i [u8],
    /// Its names, in order.
    pub(crate) names: Vec<String>,
    /// Its constants, in order, as whoever reads it wants them.
    pub(crate) constants: Vec<C>,
    /// Its functions, each before those in it; the module first.
    pub(crate) functions: Vec<Code>,
}

/// Where the code of a function lies.
pub(crate) struct Code {
    bytes: Range<usize>,
    /// How many functions it stands in, itself counted.
    pub(crate) depth: usize,
    /// How many functions stand in it.
    pub(crate) children: usize,
}

/// The objects of an image, one after the other.
pub(crate) struct Objects<'r, 'i> {
    pub(crate) reader: &'r mut Reader<'i, [u8]>,
    bytes: &'i [u8],
}

impl<'i> Objects<'_, 'i> {
    /// What lies at a place.
    pub(crate) fn bytes(&self, span: Span) -> &'i [u8] {
        within(self.bytes, span)
    }
}

impl<'i, C> Image<'i, C> {
    /// Reads an image, each of its constants with `constant`; none when it is damaged.
    pub(crate) fn read(
        bytes: &'i [u8],
        mut constant: impl FnMut(&mut Objects<'_, 'i>) -> Option<C>,
    ) -> Option<Self> {
        let (header, mut reader) = Reader::open(bytes).ok()?;
        let mut image = Image {
            bytes,
            names: Vec::new(),
            constants: Vec::new(),
            functions: Vec::new(),
        };
        for _ in 0..header.name_count {
            image.names.push(match reader.name().ok()? {
                Name::Static(n) => (*STATIC_NAMES.get(n as usize)?).to_owned(),
                Name::Text(span) => String::from_utf8_lossy(within(bytes, span)).into_owned(),
            });
        }
        for _ in 0..header.object_count {
            let mut objects = Objects {
                reader: &mut reader,
                bytes,
            };
            image.constants.push(constant(&mut objects)?);
        }
        // How many functions are to come at each depth.
        let mut open = vec![1];
        while let Some(left) = open.pop() {
            if left == 0 {
                continue;
            }
            let depth = open.len();
            open.push(left - 1);
            let code = reader.code().ok()?;
            image.functions.push(Code {
                bytes: code.bytes.at..code.bytes.at + code.bytes.len,
                depth,
                children: code.children as usize,
            });
            open.push(code.children);
        }
        Some(image)
    }

    /// The code of a function.
    pub(crate) fn code(&self, code: &Code) -> &'i [u8] {
        self.bytes.get(code.bytes.clone()).unwrap_or_default()
    }
}

fn within(bytes: &[u8], span: Span) -> &[u8] {
    bytes.get(span.at..span.at + span.len).unwrap_or_default()
}
