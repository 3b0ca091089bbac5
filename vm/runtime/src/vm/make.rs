//! Functions made of nested code.

use super::Vm;
use super::frame::Frame;
use crate::Res;
use crate::rom::Ns;
use crate::types::function::code::{CHILDREN, FRAME};
use crate::value::Value;

impl Vm<'_> {
    /// The function of nested code number `n`; `defaults`: slot of its default arguments;
    /// cells are the topmost values.
    pub(super) fn make_function(
        &mut self,
        f: &Frame,
        n: usize,
        defaults: Option<usize>,
        cells: usize,
    ) -> Res {
        let children = self.heap.value(f.code, CHILDREN).and_then(Value::as_ref);
        let code = children.and_then(|c| self.heap.value(c, 1 + n));
        let Some(code) = code.and_then(Value::as_ref) else {
            return Err(self.raise_bad_code());
        };
        let defaults = match defaults {
            Some(slot) => self.defaults(slot)?,
            None => None,
        };
        let globals = f.globals.value();
        let function = self.heap.new_function(code, globals, defaults, cells)?;
        if cells > 0 {
            let frame = self.heap.word(code, FRAME) & 0xff_ffff;
            self.heap
                .set_word(code, FRAME, frame | (cells as u32) << 24);
        }
        for i in 0..cells {
            let cell = self.heap.slot(f.sp.wrapping_sub(cells) + i);
            self.heap
                .set_value(function, crate::types::function::CELLS + i, cell);
        }
        Ok(function.value())
    }

    fn defaults(&mut self, slot: usize) -> Res<Option<Value>> {
        let (positional, keywords) = (self.heap.slot(slot), self.heap.slot(slot + 1));
        let sound = |v: Value, ty| v.is_undef() || self.heap.is(v, ty).is_some();
        if !(sound(positional, Ns::Tuple) && sound(keywords, Ns::Dict)) {
            return Err(self.raise_bad_code());
        }
        if keywords.is_undef() {
            return Ok(Some(positional).filter(|v| !v.is_undef()));
        }
        let both = self.heap.alloc_values(2)?;
        self.heap
            .set_option(both, 1, Some(positional).filter(|v| !v.is_undef()));
        self.heap.set_value(both, 2, keywords);
        Ok(Some(both.value()))
    }
}
