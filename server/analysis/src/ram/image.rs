//! What an image says of itself: its functions, and what they and their constants come to.

use garter_bytecode::instruction::{Instructions, Operand};
use garter_bytecode::mpy::{Object, Span};
use garter_bytecode::prelude::Layout;
use garter_runtime::sizes;

use crate::image::{self, Objects};

/// What an image says of itself.
pub(super) struct Image {
    /// Its names, in order.
    pub(super) names: Vec<String>,
    /// Bytes of heap of each constant.
    constants: Vec<usize>,
    /// Its functions, each before those in it; the module first.
    pub(super) functions: Vec<Function>,
}

/// One function of an image.
pub(super) struct Function {
    pub(super) name: String,
    /// How many functions it stands in.
    pub(super) depth: usize,
    /// Bytes of its bytecode, with what is known of its lines and parameters.
    pub(super) bytecode: usize,
    /// Bytes of heap of the constants that it uses.
    pub(super) constants: usize,
    /// Bytes of stack that a call takes.
    pub(super) stack: usize,
    /// Bytes of heap of its code, without the functions in it.
    pub(super) code: usize,
}

impl Image {
    /// Reads an image; none when it is damaged.
    pub(super) fn read(bytes: &[u8]) -> Option<Image> {
        let read = image::Image::read(bytes, of_constant)?;
        let mut image = Image {
            names: read.names.clone(),
            constants: read.constants.clone(),
            functions: Vec::new(),
        };
        for code in &read.functions {
            let function = image.function(read.code(code), code.children, code.depth)?;
            image.functions.push(function);
        }
        Some(image)
    }

    fn function(&self, code: &[u8], children: usize, depth: usize) -> Option<Function> {
        let layout = Layout::read(code, 0)?;
        let mut used: Vec<u32> = Instructions::new(code, layout.instructions, code.len())
            .filter_map(|instruction| match instruction.operand {
                Operand::Object(index) => Some(index),
                _ => None,
            })
            .collect();
        used.sort_unstable();
        used.dedup();
        let constants = used.iter().filter_map(|&i| self.constants.get(i as usize));
        Some(Function {
            name: self.names.get(layout.name as usize)?.clone(),
            depth,
            bytecode: code.len(),
            constants: constants.sum(),
            stack: sizes::of_frame(code)?,
            code: sizes::of_code(code.len(), children),
        })
    }

    /// Bytes of heap that stay in use as long as any of its functions does, those of the module
    /// itself left out.
    pub(super) fn lasting(&self) -> usize {
        if self.functions.len() < 2 {
            return 0;
        }
        let shared = sizes::of_context(self.names.len(), self.constants.len());
        let code = self.functions.iter().skip(1).map(|function| function.code);
        shared + self.constants.iter().sum::<usize>() + code.sum::<usize>()
    }
}

/// Bytes of heap of a constant, with those in it.
fn of_constant(objects: &mut Objects<'_, '_>) -> Option<usize> {
    let mut bytes = 0;
    let mut waiting = 1;
    while waiting > 0 {
        let object = objects.reader.object().ok()?;
        waiting -= 1;
        if let Object::Tuple(items) = object {
            waiting += items;
        }
        bytes += of_object(object, |span| objects.bytes(span));
    }
    Some(bytes)
}

/// Bytes of heap of one object, without those that a tuple has.
fn of_object<'b>(object: Object, text: impl Fn(Span) -> &'b [u8]) -> usize {
    match object {
        Object::None | Object::False | Object::True | Object::Ellipsis | Object::FunctionTable => 0,
        Object::Str(span) => sizes::of_text(span.len, text(span).is_ascii()),
        Object::Bytes(span) => sizes::of_text(span.len, true),
        // A word has the bits of 9.6 digits.
        Object::Int(span) => sizes::object(2 + span.len * 10 / 96),
        Object::Float(_) | Object::FloatBits(_) => sizes::object(2),
        Object::Complex(_) | Object::ComplexBits(_) => sizes::object(4),
        Object::Tuple(items) => sizes::of_tuple(items as usize),
    }
}
