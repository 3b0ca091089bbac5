//! Calls of Python functions and returns from them, on the bare slots of the stack.

use super::entry as e;
use super::generators::Moved;
use super::objects::{copy_values, quad, word};
use super::spin::{Registers, WINDOW, Window};
use crate::rom::Ns;
use crate::types::function::code::{FRAME, FRAME_HEAD, HANDLER, SHAPE, SLOTS, START};
use crate::types::function::{CELLS, GLOBALS};
use crate::value::Value;
use crate::vm::frame::{ACTIVE, CALLER, CALLER_IP, FUNCTION, RESULT, Then};

/// A call: who calls, and what is where on the stack.
pub(super) struct Call {
    /// The called value.
    pub(super) callee: Value,
    /// Slot of its first argument.
    pub(super) first: usize,
    /// Slot after its last argument.
    pub(super) top: usize,
    /// Slot for the result.
    pub(super) result: usize,
    /// The caller's head, and where it goes on in its code, in bytes.
    pub(super) caller: (usize, usize),
}

/// What a call notes about the frames of the function it called, in 64 bits:
///
/// | bits | what |
/// |---|---|
/// | 0..16 | byte of the code object at which instructions start |
/// | 16..24 | locals |
/// | 24..28 | handlers |
/// | 32..48 | where the words of the code are |
/// | 48..64 | under which stamp all this is true |
#[derive(Clone, Copy)]
pub(super) struct Noted(u64);

impl Noted {
    /// From the word beside a call.
    #[inline(always)]
    pub(super) fn from_word(word: u64) -> Noted {
        Noted(word)
    }

    /// Notes about a function what [`call`] found it to be, unless it has cells or numbers too
    /// large, in and beside the word of the call at `ip`. A call of a method without an object, or
    /// with one, must be always so.
    #[inline(always)]
    pub(super) fn note(
        code: &mut [u64],
        ip: usize,
        blocks: &[u32],
        callee: Value,
        stamp: u16,
    ) -> Option<()> {
        let [header, function_code, ..] = quad(blocks, callee.as_ref()?);
        let code_at = (function_code >> 2) as usize;
        let numbers: &[u32; START + 1] = blocks.get(code_at..)?.first_chunk()?;
        let (start, frame) = (numbers[START], numbers[FRAME]);
        let plain = header == Ns::Function.value().word();
        if !plain || start > 0xffff || frame & 0xff00 != 0 || frame >> 20 != 0 {
            return None;
        }
        let low = start | (frame & 0xff) << 16 | (frame >> 16) << 24;
        let place = numbers[SLOTS] >> 16;
        let [word, beside] = code.get_mut(ip..)?.first_chunk_mut()?;
        *word = *word & 0xffff_ffff | e::with_b(callee.word());
        *beside = u64::from(low) | u64::from(place) << 32 | u64::from(stamp) << 48;
        Some(())
    }

    /// Whether it is true now.
    #[inline(always)]
    pub(super) fn holds(self, stamp: u16) -> bool {
        (self.0 >> 48) as u16 == stamp
    }

    /// The frame of a call of which it is true.
    #[inline(always)]
    pub(super) fn call(self, blocks: &[u32], slots: &mut [Value], c: Call) -> Option<Moved> {
        let window: &mut Window = slots.get_mut(c.first..)?.first_chunk_mut()?;
        let globals = word(blocks, c.callee.as_ref()?, GLOBALS);
        let head = (self.0 >> 16) as usize & 0xff;
        let handlers = (self.0 >> 24) as usize & 15;
        for i in c.top.wrapping_sub(c.first)..head {
            window[i & (WINDOW - 1)] = Value::UNDEF;
        }
        let parts: &mut [Value; FRAME_HEAD] = window.get_mut(head..)?.first_chunk_mut()?;
        parts[CALLER_IP] = Value::small(c.caller.1 as i32);
        parts[CALLER] = Value::small(c.caller.0 as i32);
        parts[RESULT] = Then::Value.slot(c.result);
        parts[FUNCTION] = c.callee;
        parts[ACTIVE] = Value::small(0);
        let top = head + FRAME_HEAD + HANDLER * handlers;
        if handlers != 0 {
            for i in head + FRAME_HEAD..top {
                window[i & (WINDOW - 1)] = Value::UNDEF;
            }
        }
        let place = (self.0 >> 32) as usize & 0xffff;
        let ip = place * super::words::PLACE;
        Some(Moved {
            ip,
            sp: c.first + top,
            base: c.first,
            fp: c.first + head,
            delta: ip.wrapping_sub(self.0 as usize & 0xffff),
            globals,
        })
    }
}

/// The latest callers, so that a return need not look at the caller's function.
pub(super) struct Callers {
    latest: [Caller; CALLERS],
    depth: usize,
}

const CALLERS: usize = 4;

/// A frame that waits for another: as in `Registers`.
#[derive(Clone, Copy)]
pub(super) struct Caller {
    pub(super) fp: usize,
    pub(super) base: usize,
    pub(super) delta: usize,
    pub(super) globals: u32,
}

impl Callers {
    /// None yet.
    #[inline(always)]
    pub(super) fn new() -> Callers {
        let none = Caller {
            fp: usize::MAX,
            base: 0,
            delta: 0,
            globals: 0,
        };
        Callers {
            latest: [none; CALLERS],
            depth: 0,
        }
    }

    /// A frame that runs calls.
    #[inline(always)]
    pub(super) fn note(&mut self, r: &Registers) {
        self.latest[self.depth % CALLERS] = Caller {
            fp: r.fp,
            base: r.base,
            delta: r.delta,
            globals: r.globals,
        };
        self.depth = self.depth.wrapping_add(1);
    }

    /// The latest caller, if it is the frame whose head is at `fp`: what it called gives it a
    /// value. One frame at a place gives way to another only when both were called from here, so
    /// the place says which it is.
    #[inline(always)]
    pub(super) fn take(&mut self, fp: usize) -> Option<Caller> {
        self.depth = self.depth.wrapping_sub(1);
        let caller = self.latest[self.depth % CALLERS];
        (caller.fp == fp).then_some(caller)
    }

    /// Back to the caller with a value. `None`: Rust code waits for it, or something is to be done
    /// first.
    #[inline(always)]
    pub(super) fn give_back(
        &mut self,
        blocks: &[u32],
        slots: &mut [Value],
        fp: usize,
        v: Value,
    ) -> Option<Moved> {
        let head: &[Value; FRAME_HEAD] = slots.get(fp..)?.first_chunk()?;
        let then = head[RESULT].word() as usize >> 1;
        let caller = self.take(head[CALLER].word() as usize >> 1);
        let instance = then & 15 == Then::Instance as usize && v.is_none();
        let plain = then & 15 == Then::Value as usize;
        let Some(caller) = caller else {
            return give_back(blocks, slots, fp, v);
        };
        if head[ACTIVE] != Value::small(0) || v.is_undef() || !(plain || instance) {
            return None;
        }
        let back = head[CALLER_IP].word() as usize >> 1;
        let result = then >> 4;
        if !instance {
            *slots.get_mut(result)? = v;
        }
        Some(Moved {
            ip: caller.delta.wrapping_add(back),
            sp: result + 1,
            base: caller.base,
            fp: caller.fp,
            delta: caller.delta,
            globals: caller.globals,
        })
    }
}

/// The frame of a simple function with just the arguments that it takes. `None`: it is not that.
#[inline(always)]
pub(super) fn call(blocks: &[u32], slots: &mut [Value], c: Call) -> Option<Moved> {
    let f = c.callee.as_ref()?;
    let [header, function_code, globals, _] = quad(blocks, f);
    if header != Ns::Function.value().word() && header != Ns::Closure.value().word() {
        return None;
    }
    let code_at = (function_code >> 2) as usize;
    let numbers: &[u32; START + 1] = blocks.get(code_at..)?.first_chunk()?;
    let cells = (numbers[FRAME] >> 24) as usize;
    let given = c.top.wrapping_sub(c.first).wrapping_add(cells);
    let place = (numbers[SLOTS] >> 16) as usize * super::words::PLACE;
    // No flags, nothing keyword-only, so many positional.
    if numbers[SHAPE] & 0x00ff_ffff != (given as u32) << 8 || place == 0 {
        return None;
    }
    let stack = slots.get_mut(c.first..)?;
    if (numbers[SLOTS] & 0xffff) as usize > stack.len() {
        return None;
    }
    if cells > 0 {
        // A closure's cells come before its arguments.
        let from = f.word_index() + CELLS;
        let cells = blocks.get(from..from + cells)?;
        let to = stack.get_mut(..given)?;
        for i in (cells.len()..to.len()).rev() {
            to[i] = to[i - cells.len()];
        }
        copy_values(to, cells);
    }
    let head = (numbers[FRAME] & 0xffff) as usize;
    let top = head + FRAME_HEAD + HANDLER * (numbers[FRAME] >> 16 & 0xff) as usize;
    for slot in stack.get_mut(given..head)? {
        *slot = Value::UNDEF;
    }
    let (parts, handlers) = stack
        .get_mut(head..top)?
        .split_first_chunk_mut::<FRAME_HEAD>()?;
    parts[CALLER_IP] = Value::small(c.caller.1 as i32);
    parts[CALLER] = Value::small(c.caller.0 as i32);
    parts[RESULT] = Then::Value.slot(c.result);
    parts[FUNCTION] = c.callee;
    parts[ACTIVE] = Value::small(0);
    for slot in handlers {
        *slot = Value::UNDEF;
    }
    Some(Moved {
        ip: place,
        sp: c.first + top,
        base: c.first,
        fp: c.first + head,
        delta: place.wrapping_sub(numbers[START] as usize),
        globals,
    })
}

/// Back to the caller with a value. `None`: Rust code waits for it, or something is to be done
/// first.
#[inline(always)]
pub(super) fn give_back(blocks: &[u32], slots: &mut [Value], fp: usize, v: Value) -> Option<Moved> {
    let head: &[Value; FRAME_HEAD] = slots.get(fp..)?.first_chunk()?;
    let then = head[RESULT].word() as usize >> 1;
    let instance = then & 15 == Then::Instance as usize && v.is_none();
    let plain = then & 15 == Then::Value as usize;
    if head[ACTIVE] != Value::small(0) || v.is_undef() || !(plain || instance) {
        return None;
    }
    let back = head[CALLER_IP].word() as usize >> 1;
    let fp = head[CALLER].word() as usize >> 1;
    let function = slots.get(fp.wrapping_add(FUNCTION))?.as_ref()?;
    let [_, function_code, globals, _] = quad(blocks, function);
    let code_at = (function_code >> 2) as usize;
    let numbers: &[u32; START + 1] = blocks.get(code_at..)?.first_chunk()?;
    let place = (numbers[SLOTS] >> 16) as usize * super::words::PLACE;
    if place == 0 {
        return None;
    }
    let result = then >> 4;
    if !instance {
        *slots.get_mut(result)? = v;
    }
    let delta = place.wrapping_sub(numbers[START] as usize);
    Some(Moved {
        ip: delta.wrapping_add(back),
        sp: result + 1,
        base: fp.wrapping_sub((numbers[FRAME] & 0xffff) as usize),
        fp,
        delta,
        globals,
    })
}
