//! Frames of Python functions on the machine's stack.
//!
//! A frame is: its locals; its head (five slots, below); its handlers, three slots each; then
//! what its expressions work on. What an expression passes to a function becomes the first
//! locals of that function's frame, so passing arguments copies nothing.

use super::Vm;
use crate::Res;
use crate::heap::Heap;
use crate::types::function::code::{
    CONTEXT, FRAME, FRAME_HEAD, HANDLER, HAS_CELLS, NAMES, SHAPE, START,
};
use crate::types::function::{CODE, GLOBALS};
use crate::value::{Ref, Value};

/// Where the calling frame goes on: bytes from the start of its code object.
pub(super) const CALLER_IP: usize = 0;
/// The calling frame's head.
pub(super) const CALLER: usize = 1;
/// Slot that takes the result, times 16, and what becomes of it.
pub(super) const RESULT: usize = 2;
/// The function that runs.
pub(super) const FUNCTION: usize = 3;
/// How many handlers are active.
pub(super) const ACTIVE: usize = 4;

/// What becomes of the result of a frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub(super) enum Then {
    /// It goes into the result slot.
    Value = 0,
    /// Rust code waits for it.
    Return = 1,
    /// It must be `None`; the result slot has the new instance already.
    Instance = 2,
    /// The frame was a class body; what it defined becomes a class.
    Class = 3,
    /// The frame is a generator's, asked by a `for` loop.
    Loop = 4,
    /// The frame is a generator's, asked by `yield from`.
    Delegate = 5,
    /// The frame is a generator's, asked by `next` or `send` in Python code.
    Next = 6,
    /// It is dropped.
    Nothing = 7,
    /// It is taken for its truth.
    Truth = 8,
    /// It is taken for its truth and negated.
    Not = 9,
    /// The frame is a generator's, and Rust code waits.
    ReturnNext = 10,
    /// As `Instance`, and Rust code waits.
    ReturnInstance = 11,
    /// As `Class`, and Rust code waits.
    ReturnClass = 12,
}

impl Then {
    pub(super) fn from_slot(v: Value) -> (usize, Then) {
        let word = v.as_small().unwrap_or(1) as u32;
        let then = match word & 15 {
            0 => Then::Value,
            2 => Then::Instance,
            3 => Then::Class,
            4 => Then::Loop,
            5 => Then::Delegate,
            6 => Then::Next,
            7 => Then::Nothing,
            8 => Then::Truth,
            9 => Then::Not,
            10 => Then::ReturnNext,
            11 => Then::ReturnInstance,
            12 => Then::ReturnClass,
            _ => Then::Return,
        };
        ((word >> 4) as usize, then)
    }

    pub(super) fn slot(self, result: usize) -> Value {
        Value::small((result << 4) as i32 | self as i32)
    }
}

/// What the loop keeps in registers while a frame runs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// Next instruction: byte of the heap.
    pub(super) ip: usize,
    /// Slot after the topmost value.
    pub(super) sp: usize,
    /// Slot of local 0.
    pub(super) base: usize,
    /// Slot of the head.
    pub(super) fp: usize,
    /// Word of the heap with name 0.
    pub(super) names: usize,
    /// The function.
    pub(super) function: Ref,
    /// Its code.
    pub(super) code: Ref,
    /// Its globals.
    pub(super) globals: Ref,
}

impl Heap<'_> {
    /// What the registers are for `function` with locals at `base`, before its first instruction.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(super) fn frame_of(&self, function: Ref, base: usize) -> Option<Frame> {
        let code = self.value(function, CODE)?.as_ref()?;
        let globals = self.value(function, GLOBALS)?.as_ref()?;
        let context = self.value(code, CONTEXT)?.as_ref()?;
        let frame = self.word(code, FRAME) as usize;
        let fp = base + (frame & 0xffff);
        Some(Frame {
            ip: code.offset() + self.word(code, START) as usize,
            sp: fp + FRAME_HEAD + (frame >> 16 & 0xff) * HANDLER,
            base,
            fp,
            names: context.word_index() + NAMES,
            function,
            code,
            globals,
        })
    }

    /// The registers of the frame with its head at `fp`, going on `ip` bytes into its code.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(super) fn frame_at(&self, fp: usize, ip: usize, sp: usize) -> Option<Frame> {
        let function = self.slot(fp + FUNCTION).as_ref()?;
        let code = self.value(function, CODE)?.as_ref()?;
        let globals = self.value(function, GLOBALS)?.as_ref()?;
        let context = self.value(code, CONTEXT)?.as_ref()?;
        Some(Frame {
            ip: code.offset() + ip,
            sp,
            base: fp - (self.word(code, FRAME) as usize & 0xffff),
            fp,
            names: context.word_index() + NAMES,
            function,
            code,
            globals,
        })
    }
}

impl Vm<'_> {
    /// Makes the frame of `function` whose arguments are at `base`, complete and in order. They
    /// are the topmost values; further locals are added. The frame that runs now (`at`, `fp`) is
    /// its caller.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(super) fn push_frame(
        &mut self,
        function: Ref,
        base: usize,
        arguments: usize,
        result: Value,
    ) -> Res<Frame> {
        let Some(frame) = self.heap.frame_of(function, base) else {
            return Err(self.raise_recursion());
        };
        let slots = self.heap.code_slots(frame.code);
        let (at, fp) = (self.at, self.fp);
        let stack = self.heap.slots_mut();
        if base + slots > stack.len() {
            return Err(self.raise_recursion());
        }
        if let Some(rest) = stack.get_mut(base + arguments..frame.fp) {
            rest.fill(Value::UNDEF);
        }
        if let Some(head) = stack.get_mut(frame.fp..frame.fp + FRAME_HEAD) {
            head[CALLER_IP] = Value::small(at as i32);
            head[CALLER] = Value::small(fp as i32);
            head[RESULT] = result;
            head[FUNCTION] = function.value();
            head[ACTIVE] = Value::small(0);
        }
        if let Some(handlers) = stack.get_mut(frame.fp + FRAME_HEAD..frame.sp) {
            handlers.fill(Value::UNDEF);
        }
        self.heap.set_top(frame.sp);
        if self.heap.word(frame.code, SHAPE) & HAS_CELLS != 0 {
            self.make_cells(&frame)?;
        }
        Ok(frame)
    }

    /// Replaces the locals that the prelude names by cells that hold them.
    #[cold]
    fn make_cells(&mut self, frame: &Frame) -> Res<()> {
        let Some(parts) = self.heap.code_parts(frame.code) else {
            return Ok(());
        };
        for at in parts.cells..parts.instructions {
            let byte = crate::types::function::code::BYTES + at;
            let local = self.heap.bytes(frame.code, byte, 1);
            let slot = frame.base + local.first().copied().unwrap_or(0) as usize;
            let cell = self.heap.alloc(crate::rom::Ns::Cell.value(), 1)?;
            let value = self.heap.slot(slot);
            self.heap.set_value(cell, 1, value);
            self.heap.set_slot(slot, cell.value());
        }
        Ok(())
    }
}
