//! What the instructions of the running frame work on, and the simple things they do with it.
//!
//! The frame is seen through a *window*: the 256 slots from its first local on. Slots are
//! numbered from there, and as a number of 8 bits is always within, no access is checked. A frame
//! that needs more slots, or is too near the stack's end to have a window, is the general loop's.

use super::Exit;
use crate::heap::Room;
use crate::value::{Ref, Value};
use crate::vm::quick::entry as e;
use crate::vm::quick::frames::Noted;
use crate::vm::quick::objects::quad;

/// Slots of a window.
pub(in crate::vm::quick) const WINDOW: usize = 256;

/// A frame's slots, and some after them.
pub(in crate::vm::quick) type Window = [Value; WINDOW];

/// Where an instruction leaves the loop.
pub(super) enum Go {
    /// The next instruction is at `ip`.
    On,
    /// Something needs the machine.
    Stop(Exit),
    /// Operator: its operands, how many of them are on the stack, and how far it is from the start
    /// of what the word stands for. Only what comes before it is done here, and nothing yet.
    Apart(Value, Value, usize, usize),
    /// Calls the value below slot `first` of the window, with what is from there on.
    Call {
        /// The called value.
        callee: Value,
        /// Slot of its first argument.
        first: usize,
        /// Slot for the result.
        result: usize,
        /// What is noted about the called value, if it is the one called last.
        noted: Option<Noted>,
        /// Whether something may be noted.
        notable: bool,
    },
    /// The frame returns this.
    Return(Value),
    /// A generator goes on.
    Resume {
        /// The generator.
        generator: Ref,
        /// The slot it goes into, before its frame.
        top: usize,
        /// Where this frame goes on when it has given a value, as a word.
        back: usize,
        /// What becomes of the value.
        then: crate::vm::frame::Then,
        /// Slot of the window that the value is for.
        result: usize,
        /// What its `yield` gives.
        sent: Value,
    },
    /// The frame gives its caller a value and is kept.
    Yield(Value),
}

/// The general loop is to do it.
pub(super) const STEP: Go = Go::Stop(Exit::Step);

/// Gives the value, or leaves the instruction to the general loop.
macro_rules! need {
    ($e:expr) => {
        match $e {
            Some(v) => v,
            None => return crate::vm::quick::spin::here::STEP,
        }
    };
}
pub(super) use need;

/// State of the loop while one frame runs.
pub(super) struct Here<'a, 'h, 'm> {
    pub(super) code: &'a mut [u64],
    pub(super) blocks: &'a mut [u32],
    pub(super) window: &'a mut Window,
    pub(super) room: &'a mut Room<'h, 'm>,
    /// The instruction's word.
    pub(super) w: u64,
    /// Its place, later the next one's.
    pub(super) ip: usize,
    /// Slot of the window after the topmost value.
    pub(super) sp: usize,
    /// Slot of the window of the frame's head.
    pub(super) head: usize,
    /// What to add to a byte's place in the code object to get its word's.
    pub(super) delta: usize,
    /// The globals' word.
    pub(super) globals: u32,
    /// Jumps and calls until the next look at the world.
    pub(super) countdown: u32,
    /// Under which what classes and globals have was noted.
    pub(super) stamp: u16,
    /// The word of the method `append` of lists, once it was looked up.
    pub(super) append: u32,
}

impl Here<'_, '_, '_> {
    /// What is in a slot of the window.
    #[inline(always)]
    pub(super) fn slot(&self, i: usize) -> Value {
        self.window[i & (WINDOW - 1)]
    }

    #[inline(always)]
    pub(super) fn set_slot(&mut self, i: usize, v: Value) {
        self.window[i & (WINDOW - 1)] = v;
    }

    /// The `n`th value from the top, counted from 1.
    #[inline(always)]
    pub(super) fn peek(&self, n: usize) -> Value {
        self.slot(self.sp.wrapping_sub(n))
    }

    #[inline(always)]
    pub(super) fn set_peek(&mut self, n: usize, v: Value) {
        self.set_slot(self.sp.wrapping_sub(n), v);
    }

    #[inline(always)]
    pub(super) fn push(&mut self, v: Value) {
        self.set_slot(self.sp, v);
        self.sp = self.sp.wrapping_add(1);
    }

    #[inline(always)]
    pub(super) fn drop(&mut self, count: usize) {
        self.sp = self.sp.wrapping_sub(count);
    }

    /// The local that the low half of `a` names.
    #[inline(always)]
    pub(super) fn local(&self) -> Value {
        self.slot(e::low(self.w))
    }

    #[inline(always)]
    pub(super) fn set_local(&mut self, v: Value) {
        self.set_slot(e::low(self.w), v);
    }

    /// On to the next instruction.
    #[inline(always)]
    pub(super) fn next(&mut self) -> Go {
        self.ip = self.ip.wrapping_add(e::len(self.w));
        Go::On
    }

    /// Pushes a value, and on.
    #[inline(always)]
    pub(super) fn give(&mut self, v: Value) -> Go {
        self.push(v);
        self.next()
    }

    /// Puts a value into the place of so many, and on.
    #[inline(always)]
    pub(super) fn put(&mut self, pops: usize, v: Value) -> Go {
        self.drop(pops);
        self.give(v)
    }

    /// Jumps by a signed distance and drops values. Backwards, or on the spot, it may be time to
    /// look at the world, before anything is dropped: false.
    #[inline(always)]
    pub(super) fn jump(&mut self, by: isize, pops: usize) -> bool {
        if by <= 0 {
            if self.countdown <= 1 {
                return false;
            }
            self.countdown -= 1;
        }
        self.drop(pops);
        self.ip = self.ip.wrapping_add_signed(by);
        true
    }

    /// Jumps forward by `b`.
    #[inline(always)]
    pub(super) fn forward(&mut self) -> Go {
        self.ip = self.ip.wrapping_add(e::b(self.w) as usize);
        Go::On
    }

    /// The word `n` after the instruction's.
    #[inline(always)]
    pub(super) fn beside(&self, n: usize) -> u64 {
        self.code.get(self.ip.wrapping_add(n)).copied().unwrap_or(0)
    }

    /// Changes the instruction's word.
    #[inline(always)]
    pub(super) fn note(&mut self, w: u64) {
        if let Some(word) = self.code.get_mut(self.ip) {
            *word = w;
        }
    }

    /// The value after the instruction's word, which is part of an instruction.
    #[inline(always)]
    pub(super) fn set_word(&mut self, at: usize, v: Value) {
        if let Some(word) = self.blocks.get_mut(at) {
            *word = v.word();
        }
    }

    /// A float's value.
    #[inline(always)]
    pub(super) fn float(&self, v: Value) -> Option<f64> {
        let [header, low, high, _] = quad(self.blocks, v.as_ref()?);
        if header != crate::rom::Ns::Float.value().word() {
            return None;
        }
        Some(f64::from_bits(u64::from(high) << 32 | u64::from(low)))
    }

    /// A small integer or float as a float.
    #[inline(always)]
    pub(super) fn number(&self, v: Value) -> Option<f64> {
        match v.as_small() {
            Some(i) => Some(f64::from(i)),
            None => self.float(v),
        }
    }

    /// A new float.
    #[inline(always)]
    pub(super) fn new_float(&mut self, f: f64) -> Option<Value> {
        self.room.float(self.blocks, f)
    }
}
