//! Sorting the arguments of a call into the parameters of a Python function.

use super::Vm;
use super::frame::Frame;
use crate::heap::Heap;
use crate::rom::Ns;
use crate::types::function::code::{FRAME, SHAPE};
use crate::types::function::{CELLS, DEFAULTS};
use crate::value::{Ref, Value};
use crate::{Raised, Res};

use garter_bytecode::prelude::{DEFAULT_KEYWORDS, VAR_ARGUMENTS, VAR_KEYWORDS};

/// The shape of a function's parameters.
#[derive(Clone, Copy)]
struct Shape {
    flags: u8,
    positional: usize,
    keyword_only: usize,
    defaults: usize,
}

impl Heap<'_> {
    /// Whether a function takes `count` positional arguments and nothing else has to be done.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(super) fn takes_exactly(&self, function: Ref, count: usize) -> bool {
        match self.function_code(function) {
            // No flag but "makes cells", so many positional, none keyword-only.
            Some(code) => self.word(code, SHAPE) & 0x00ff_ffef == (count as u32) << 8,
            None => false,
        }
    }

    /// The same for a closure, beside its cells.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(super) fn closure_takes_exactly(&self, function: Ref, count: usize) -> bool {
        match self.function_code(function) {
            Some(code) => {
                let cells = self.word(code, FRAME) >> 24;
                self.word(code, SHAPE) & 0x00ff_ffef == (count as u32 + cells) << 8
            }
            None => false,
        }
    }
}

impl Vm<'_> {
    /// The frame of a function called with the arguments at `base`, which are the topmost values.
    pub(super) fn bind_frame(
        &mut self,
        function: Ref,
        base: usize,
        positional: usize,
        keywords: usize,
        result: Value,
    ) -> Res<Frame> {
        let mut positional = positional;
        if self.heap.header(function) == Ns::Closure.value() {
            positional += self.insert_cells(function, base)?;
        }
        if keywords == 0 && self.heap.takes_exactly(function, positional) {
            return self.push_frame(function, base, positional, result);
        }
        let Some(code) = self.heap.function_code(function) else {
            return Err(self.raise_bad_code());
        };
        let [flags, p, k, d] = self.heap.word(code, SHAPE).to_le_bytes();
        let shape = Shape {
            flags,
            positional: p as usize,
            keyword_only: k as usize,
            defaults: d as usize,
        };
        let count = self.bind_arguments(function, code, shape, base, positional, keywords)?;
        self.push_frame(function, base, count, result)
    }

    /// Puts a closure's cells before the arguments; gives how many they are.
    #[inline]
    pub(super) fn insert_cells(&mut self, function: Ref, base: usize) -> Res<usize> {
        let cells = match self.heap.function_code(function) {
            Some(code) => self.heap.word(code, FRAME) as usize >> 24,
            None => 0,
        };
        let top = self.heap.top();
        if top + cells > self.heap.stack_size() {
            return Err(self.raise_recursion());
        }
        self.heap.set_top(top + cells);
        self.heap.slots_mut().copy_within(base..top, base + cells);
        for i in 0..cells {
            let cell = self.heap.value(function, CELLS + i).unwrap_or(Value::UNDEF);
            self.heap.set_slot(base + i, cell);
        }
        Ok(cells)
    }

    /// Arranges the arguments as locals; gives how many locals that makes.
    fn bind_arguments(
        &mut self,
        function: Ref,
        code: Ref,
        shape: Shape,
        base: usize,
        given: usize,
        keywords: usize,
    ) -> Res<usize> {
        let star = usize::from(shape.flags & VAR_ARGUMENTS != 0);
        let star_star = usize::from(shape.flags & VAR_KEYWORDS != 0);
        let named = shape.positional + shape.keyword_only;
        let count = named + star + star_star;
        if given > shape.positional && star == 0 {
            return Err(self.raise_count_of(code, shape.positional, given));
        }
        if keywords == 0 && shape.flags & DEFAULT_KEYWORDS == 0 {
            let least = shape.positional - shape.defaults.min(shape.positional);
            if given < least {
                return Err(self.raise_count_of(code, least, given));
            }
            if shape.keyword_only > 0 {
                let message = "function missing keyword-only argument";
                return Err(self.heap.raise(Ns::TypeError, message));
            }
        }
        // The arguments are copied to the top; the locals are made where they were.
        let top = self.heap.top();
        let from = self
            .heap
            .reserve(count.saturating_sub(given + 2 * keywords))?;
        let from = from.max(top);
        let from = from.max(self.heap.top());
        let size = given + 2 * keywords;
        self.heap.reserve(size)?;
        self.heap.slots_mut().copy_within(base..base + size, from);
        if let Some(slots) = self.heap.slots_mut().get_mut(base..base + count) {
            slots.fill(Value::UNDEF);
        }
        for i in 0..given.min(shape.positional) {
            let v = self.heap.slot(from + i);
            self.heap.set_slot(base + i, v);
        }
        if star != 0 {
            let extra = given.saturating_sub(shape.positional);
            let tuple = self.heap.new_tuple_of(extra)?;
            for i in 0..extra {
                let v = self.heap.slot(from + shape.positional + i);
                self.heap
                    .set_value(tuple, crate::types::tuple::ITEMS + i, v);
            }
            self.heap.set_slot(base + named, tuple.value());
        }
        let more = if star_star != 0 {
            let dict = self.heap.new_dict(0)?;
            self.heap.set_slot(base + named + star, dict);
            dict.as_ref()
        } else {
            None
        };
        for i in 0..keywords {
            let name = self.heap.slot(from + given + 2 * i);
            let v = self.heap.slot(from + given + 2 * i + 1);
            self.bind_keyword(code, base, named, more, name, v)?;
        }
        self.fill_defaults(function, code, shape, base)?;
        self.heap.set_top(base + count);
        Ok(count)
    }

    fn bind_keyword(
        &mut self,
        code: Ref,
        base: usize,
        named: usize,
        more: Option<Ref>,
        name: Value,
        v: Value,
    ) -> Res<()> {
        let Some(name) = name.as_name() else {
            return Err(self.heap.raise(Ns::TypeError, "keywords must be strings"));
        };
        let slot = (0..named).find(|i| self.heap.parameter_name(code, *i) == Some(name));
        match (slot, more) {
            (Some(i), _) => {
                if !self.heap.slot(base + i).is_undef() {
                    let text = self.heap.name_text(name);
                    let before = "function got multiple values for argument '";
                    return Err(self.heap.raise_text(Ns::TypeError, before, text, "'"));
                }
                self.heap.set_slot(base + i, v);
                Ok(())
            }
            (None, Some(dict)) => self.heap.dict_set_name(dict, name, v),
            (None, None) => {
                let text = self.heap.name_text(name);
                let before = "unexpected keyword argument '";
                Err(self.heap.raise_text(Ns::TypeError, before, text, "'"))
            }
        }
    }

    fn fill_defaults(&mut self, function: Ref, code: Ref, shape: Shape, base: usize) -> Res<()> {
        let defaults = self.heap.value(function, DEFAULTS).and_then(Value::as_ref);
        let (tuple, dict) = match defaults {
            Some(r) if self.heap.header(r) == Ns::Tuple.value() => (Some(r), None),
            Some(r) if self.heap.header(r) == Ns::RawValues.value() => (
                self.heap.value(r, 1).and_then(Value::as_ref),
                self.heap.value(r, 2).and_then(Value::as_ref),
            ),
            _ => (None, None),
        };
        let first = shape.positional - shape.defaults.min(shape.positional);
        // The last that is missing is named.
        for i in (0..shape.positional).rev() {
            if !self.heap.slot(base + i).is_undef() {
                continue;
            }
            let default = i
                .checked_sub(first)
                .and_then(|i| self.heap.tuple_item(tuple?, i));
            match default {
                Some(v) => self.heap.set_slot(base + i, v),
                None => return Err(self.raise_missing(i)),
            }
        }
        for i in shape.positional..shape.positional + shape.keyword_only {
            if !self.heap.slot(base + i).is_undef() {
                continue;
            }
            let name = self.heap.parameter_name(code, i);
            let default = match (name, dict) {
                (Some(name), Some(dict)) if shape.flags & DEFAULT_KEYWORDS != 0 => {
                    self.heap.dict_get_name(dict, name)
                }
                _ => None,
            };
            match (default, name) {
                (Some(v), _) => self.heap.set_slot(base + i, v),
                (None, Some(name)) => {
                    let text = self.heap.name_text(name);
                    let before = "function missing required keyword argument '";
                    return Err(self.heap.raise_text(Ns::TypeError, before, text, "'"));
                }
                (None, None) => return Err(self.raise_bad_code()),
            }
        }
        Ok(())
    }

    #[cold]
    fn raise_count_of(&mut self, code: Ref, takes: usize, given: usize) -> Raised {
        let name = self.heap.code_name(code).unwrap_or(crate::Name::from_id(1));
        let name = self.heap.name_text(name);
        self.heap.raise_takes(name, takes, given)
    }

    #[cold]
    fn raise_missing(&mut self, i: usize) -> Raised {
        let message = "function missing required positional argument #{}";
        self.heap
            .raise_numbers(Ns::TypeError, message, &[i as isize])
    }
}
