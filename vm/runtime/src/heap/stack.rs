//! The machine's stack: slots that root the values in them.

use super::Heap;
use crate::Res;
use crate::rom::{Args, Ns};
use crate::value::Value;

impl Heap<'_> {
    /// Number of slots in use: the slot that the next push fills.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn top(&self) -> usize {
        self.top
    }

    /// Slots the stack has in all.
    pub fn stack_size(&self) -> usize {
        self.stack.len()
    }

    /// Pushes a value; gives its slot.
    ///
    /// # Errors
    /// RuntimeError when the stack is full.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn push(&mut self, value: Value) -> Res<usize> {
        let slot = self.top;
        match self.stack.get_mut(slot) {
            Some(s) => {
                *s = value;
                self.top = slot + 1;
                Ok(slot)
            }
            None => Err(self.raise(Ns::RuntimeError, "maximum recursion depth exceeded")),
        }
    }

    /// Reserves `count` slots filled with [`Value::UNDEF`]; gives the first.
    ///
    /// # Errors
    /// RuntimeError when the stack is full.
    #[inline]
    pub fn reserve(&mut self, count: usize) -> Res<usize> {
        let first = self.top;
        match self.stack.get_mut(first..first + count) {
            Some(slots) => {
                slots.fill(Value::UNDEF);
                self.top = first + count;
                Ok(first)
            }
            None => Err(self.raise(Ns::RuntimeError, "maximum recursion depth exceeded")),
        }
    }

    /// Pops the top value; [`Value::UNDEF`] from an empty stack.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn pop(&mut self) -> Value {
        self.top = self.top.saturating_sub(1);
        self.stack.get(self.top).copied().unwrap_or(Value::UNDEF)
    }

    /// Cuts the stack back to `top` slots.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn cut(&mut self, top: usize) {
        self.top = self.top.min(top);
    }

    /// The value in a slot; [`Value::UNDEF`] for a slot that does not exist.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn slot(&self, slot: usize) -> Value {
        self.stack.get(slot).copied().unwrap_or(Value::UNDEF)
    }

    /// Puts a value into a slot.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn set_slot(&mut self, slot: usize, value: Value) {
        if let Some(s) = self.stack.get_mut(slot) {
            *s = value;
        }
    }

    /// All slots, in use or not: for the interpreter loop.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn slots(&self) -> &[Value] {
        self.stack
    }

    /// All slots, in use or not: for the interpreter loop.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn slots_mut(&mut self) -> &mut [Value] {
        self.stack
    }

    /// All words of the heap and all slots: for copying between them.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn blocks_and_slots(&mut self) -> (&mut [u32], &mut [Value]) {
        (self.blocks, self.stack)
    }

    /// Sets how many slots are in use: for the interpreter loop. At most [`Heap::stack_size`].
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn set_top(&mut self, top: usize) {
        self.top = top.min(self.stack.len());
    }

    /// Positional argument `i`; [`Value::UNDEF`] when there are fewer.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn arg(&self, args: Args, i: usize) -> Value {
        if i < args.positional as usize {
            self.slot(args.base as usize + i)
        } else {
            Value::UNDEF
        }
    }

    /// Keyword pair `i`: name and value.
    #[inline]
    pub fn keyword(&self, args: Args, i: usize) -> Option<(Value, Value)> {
        if i >= args.keywords as usize {
            return None;
        }
        let slot = args.base as usize + args.positional as usize + 2 * i;
        Some((self.slot(slot), self.slot(slot + 1)))
    }

    /// Counts a value as allocated just now: kept until the next boundary, wherever it is.
    #[inline]
    pub(crate) fn refresh(&mut self, v: Value) {
        if let Some(r) = v.as_ref() {
            self.table.freshen(r.block() as usize);
        }
    }

    /// Marks an instruction boundary: what was allocated before is kept only if it is reachable.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn boundary(&mut self) {
        self.fresh_from = self.next;
        self.table.settle();
    }
}
