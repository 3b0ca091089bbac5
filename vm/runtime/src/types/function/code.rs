//! The code of one function on the heap: numbers about its frame, then its bytes as in the .mpy
//! file (prelude first).
//!
//! Words: header; context (an array: how many names as a small integer, the names, the
//! constants); nested functions, an array or absent; then raw: shape, frame, slots, start.

use garter_bytecode::instruction::{Instructions, Operand};
use garter_bytecode::prelude::Layout as Parts;

use crate::Res;
use crate::heap::Heap;
use crate::rom::{Layout, Members, Namespace, Ns, TypeDef};
use crate::value::{Ref, Value};

/// The type of code, which programs do not see as such.
pub(crate) static CODE: Namespace = Namespace::ty(
    "code",
    &TypeDef {
        layout: Layout::Head(2),
        letter: b'B',
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

/// Word of the context.
pub(crate) const CONTEXT: usize = 1;
/// Word of the nested functions.
pub(crate) const CHILDREN: usize = 2;
/// Word of the shape: flags, positional, keyword-only, defaults; a byte each, the first lowest.
pub(crate) const SHAPE: usize = 3;
/// Word of the frame: locals in the low half, handlers in the high half.
pub(crate) const FRAME: usize = 4;
/// Word that says how many stack slots a frame takes in all, from its first local, in its low
/// half. The high half is where the quick loop's words for the code are.
pub(crate) const SLOTS: usize = 5;
/// Word that says at which byte of the object the instructions start.
pub(crate) const START: usize = 6;
/// Byte of the object at which the function's bytes begin.
pub(crate) const BYTES: usize = 28;

/// Words of the context before the names.
pub(crate) const NAMES: usize = 2;

/// Flag in the shape: the function makes cells.
pub(crate) const HAS_CELLS: u32 = 0x10;

/// Slots of a frame between the locals and the handlers.
pub(crate) const FRAME_HEAD: usize = 5;
/// Slots of a handler.
pub(crate) const HANDLER: usize = 3;

impl Heap<'_> {
    /// Code with these bytes, which are those of a bytecode function in a .mpy file.
    ///
    /// # Errors
    /// MemoryError; ValueError when they are damaged.
    pub(crate) fn new_code(&mut self, context: Ref, len: usize) -> Res<Ref> {
        let r = self.alloc(Ns::Code.value(), BYTES / 4 - 1 + len.div_ceil(4))?;
        self.set_value(r, CONTEXT, context.value());
        Ok(r)
    }

    /// Works out the numbers from the bytes, which are in place.
    ///
    /// # Errors
    /// ValueError when they are damaged.
    pub(crate) fn measure_code(&mut self, code: Ref, len: usize) -> Res<()> {
        match measure(self.bytes(code, BYTES, len)) {
            Some(numbers) => {
                for (i, n) in numbers.iter().enumerate() {
                    self.set_word(code, SHAPE + i, *n);
                }
                Ok(())
            }
            None => Err(self.raise(Ns::ValueError, "incompatible .mpy file")),
        }
    }

    /// How many stack slots a frame takes, from its first local.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn code_slots(&self, code: Ref) -> usize {
        let slots = self.word(code, SLOTS) as usize;
        // Boards leave the high half 0.
        if cfg!(feature = "quick") {
            slots & 0xffff
        } else {
            slots
        }
    }

    /// Takes note that the quick loop has words for no code.
    #[cfg(feature = "quick")]
    pub(crate) fn forget_places(&mut self) {
        let mut next = Ref::from_block(1);
        while let Some(r) = next {
            let Some((object, blocks)) = self.object_from(r) else {
                return;
            };
            if self.word(object, 0) == Ns::Code.value().word() {
                let slots = self.code_slots(object);
                self.set_word(object, SLOTS, slots as u32);
            }
            next = Ref::from_block(object.block() + blocks as u32);
        }
    }

    /// The names and line table of code.
    pub(crate) fn code_parts(&self, code: Ref) -> Option<Parts> {
        let len = self.word(code, START) as usize;
        Parts::read(self.bytes(code, BYTES, len.checked_sub(BYTES)?), 0)
    }

    /// File, line and function that the instruction at byte `ip` of the heap is in.
    pub(crate) fn code_place(&self, code: Ref, ip: usize) -> [Option<Value>; 3] {
        let context = self.value(code, CONTEXT).and_then(Value::as_ref);
        let name = |i| Some(self.context_name(context?, i)?.value());
        let (mut line, mut function) = (0, None);
        if let Some(parts) = self.code_parts(code) {
            let start = self.word(code, START) as usize;
            let bytes = self.bytes(code, BYTES, start.saturating_sub(BYTES));
            let offset = ip.saturating_sub(code.offset() + start);
            line = garter_bytecode::lines::line_at(bytes, parts.lines, parts.cells, offset as u32);
            function = name(parts.name as usize);
        }
        [name(0), Some(Value::small(line as i32)), function]
    }

    /// Name number `i` of a context.
    #[inline]
    pub(crate) fn context_name(&self, context: Ref, i: usize) -> Option<crate::Name> {
        self.value(context, NAMES + i)?.as_name()
    }

    /// The name of the function that has this code.
    pub(crate) fn code_name(&self, code: Ref) -> Option<crate::Name> {
        let context = self.value(code, CONTEXT)?.as_ref()?;
        self.context_name(context, self.code_parts(code)?.name as usize)
    }

    /// Whether code has parameters or makes a generator, which that of modules never does.
    #[cfg(feature = "pc")]
    pub(crate) fn takes_something(&self, code: Ref) -> bool {
        self.word(code, SHAPE) & !HAS_CELLS != 0
    }

    /// The name of parameter `i`.
    pub(crate) fn parameter_name(&self, code: Ref, i: usize) -> Option<crate::Name> {
        let parts = self.code_parts(code)?;
        let len = self.word(code, START) as usize - BYTES;
        let bytes = self.bytes(code, BYTES, len);
        let mut at = parts.arguments;
        let mut name = garter_bytecode::varint::read_unsigned(bytes, &mut at)?;
        for _ in 0..i {
            name = garter_bytecode::varint::read_unsigned(bytes, &mut at)?;
        }
        let context = self.value(code, CONTEXT)?.as_ref()?;
        self.context_name(context, name as usize)
    }
}

/// How many stack slots a call of the function in `bytes` takes, the caller's part included.
#[cfg(feature = "pc")]
pub(crate) fn slots(bytes: &[u8]) -> Option<usize> {
    measure(bytes).map(|[_, _, slots, _]| slots as usize)
}

/// Shape, frame, slots and start of the function in `bytes`.
fn measure(bytes: &[u8]) -> Option<[u32; 4]> {
    let parts = Parts::read(bytes, 0)?;
    let p = parts.prelude;
    if p.positional > 255 || p.keyword_only > 255 || p.defaults > p.positional {
        return None;
    }
    let mut locals = p.positional + p.keyword_only;
    locals += u32::from(p.flags & garter_bytecode::prelude::VAR_ARGUMENTS != 0);
    locals += u32::from(p.flags & garter_bytecode::prelude::VAR_KEYWORDS != 0);
    for cell in bytes.get(parts.cells..parts.instructions)? {
        locals = locals.max(u32::from(*cell) + 1);
    }
    let mut all = Instructions::new(bytes, parts.instructions, bytes.len());
    for instruction in all.by_ref() {
        if let Operand::Local(n) = instruction.operand {
            locals = locals.max(n.checked_add(1)?);
        }
    }
    if all.position() < bytes.len() || locals > 0x7fff || p.state > 0x7fff || p.handlers > 255 {
        return None;
    }
    let mut flags = u32::from(p.flags);
    if p.cells != 0 {
        flags |= HAS_CELLS;
    }
    // Leaving a `finally` block early takes a slot more than the compiler counted.
    let handlers = p.handlers as usize * (HANDLER + 1);
    let slots = p.state as usize + FRAME_HEAD + handlers;
    Some([
        flags | p.positional << 8 | p.keyword_only << 16 | p.defaults << 24,
        locals | p.handlers << 16,
        slots as u32,
        (BYTES + parts.instructions) as u32,
    ])
}
