//! Operators of `str` and `bytes`.

use garter_bytecode::operator::BinaryOp;

use super::characters;
use super::layout::Text;
use super::search;
use crate::Res;
use crate::heap::Heap;
use crate::rom::{Ns, Unary};
use crate::value::Value;
use crate::vm::Vm;

pub(crate) fn unary(vm: &mut Vm<'_>, op: Unary, v: Value) -> Res<Option<Value>> {
    let heap = &mut vm.heap;
    let Some(text) = heap.text_or_bytes(v) else {
        return Ok(None);
    };
    Ok(Some(match op {
        Unary::Bool => Value::bool(!text.is_empty()),
        Unary::Len => {
            let is_str = heap.is(v, Ns::Bytes).is_none();
            let len = match v.as_ref() {
                Some(r) if is_str => heap.str_characters(r).0,
                Some(_) => text.len(),
                None => characters::count(text.get(heap)),
            };
            Value::small(len as i32)
        }
        // Sixteen bits, as MicroPython keeps of it.
        Unary::Hash => Value::small((heap.text_hash(v) & 0xffff) as i32),
        _ => return Ok(None),
    }))
}

pub(crate) fn binary(vm: &mut Vm<'_>, op: BinaryOp, l: Value, r: Value) -> Res<Option<Value>> {
    if matches!(op, BinaryOp::Modulo) {
        return super::format::percent::modulo(vm, l, r).map(Some);
    }
    let is_bytes = vm.heap.is(l, Ns::Bytes).is_some();
    if op.plain() == BinaryOp::Multiply {
        return match (vm.repeat_count(r)?, vm.heap.text_or_bytes(l)) {
            (Some(n), Some(left)) => vm.heap.repeat(l, left, n, is_bytes).map(Some),
            _ => Ok(None),
        };
    }
    if is_bytes
        && matches!(op, BinaryOp::Equal | BinaryOp::NotEqual)
        && vm.heap.is(r, Ns::Bytes).is_none()
    {
        return Ok(None); // the other one says
    }
    let right = match vm.heap.text_or_bytes(r) {
        Some(_) if !is_bytes && vm.heap.is(r, Ns::Bytes).is_some() => None,
        Some(t) => Some(t),
        None if is_bytes => vm.buffer(r)?.map(|b| Text::Heap(b.object, b.start, b.len)),
        None => None,
    };
    vm.heap.string_binary(op, l, r, right, is_bytes)
}

impl Heap<'_> {
    fn string_binary(
        &mut self,
        op: BinaryOp,
        l: Value,
        r: Value,
        right: Option<Text>,
        is_bytes: bool,
    ) -> Res<Option<Value>> {
        let Some(left) = self.text_or_bytes(l) else {
            return Ok(None);
        };
        let Some(right) = right else {
            return match op {
                BinaryOp::In if is_bytes => match self.as_i64(r) {
                    Some(i) => {
                        let found = u8::try_from(i)
                            .is_ok_and(|b| search::find_byte(left.get(self), b).is_some());
                        Ok(Some(Value::bool(found)))
                    }
                    None => Ok(None),
                },
                BinaryOp::In => Err(self.raise_implicit_str(r)),
                _ => Ok(None),
            };
        };
        let (a, b) = (left.get(self), right.get(self));
        let answer = match op {
            BinaryOp::Equal => a == b,
            BinaryOp::NotEqual => a != b,
            BinaryOp::Less => a < b,
            BinaryOp::More => a > b,
            BinaryOp::LessEqual => a <= b,
            BinaryOp::MoreEqual => a >= b,
            BinaryOp::In => search::find(a, b).is_some(),
            BinaryOp::Add | BinaryOp::InplaceAdd => {
                return self.concat(l, r, left, right, is_bytes).map(Some);
            }
            _ => return Ok(None),
        };
        Ok(Some(Value::bool(answer)))
    }

    /// `left + right`
    #[inline]
    fn concat(&mut self, l: Value, r: Value, left: Text, right: Text, is_bytes: bool) -> Res {
        if right.is_empty() {
            return Ok(l);
        }
        if left.is_empty() && self.type_of(l) == self.type_of(r) {
            return Ok(r);
        }
        let (n, m) = (left.len(), right.len());
        let (ty, wide) = if is_bytes {
            (Ns::Bytes, None)
        } else if self.text_is_ascii(l) && self.text_is_ascii(r) {
            (Ns::Str, None)
        } else {
            let count = characters::count(left.get(self)) + characters::count(right.get(self));
            (Ns::Str, Some(count))
        };
        let object = self.new_blob(ty, n + m, wide)?;
        let (from, _) = self.blob_span(object);
        self.put_text(object, from, left);
        self.put_text(object, from + n, right);
        Ok(object.value())
    }

    /// Copies a text into an object.
    #[inline]
    pub(crate) fn put_text(&mut self, object: crate::Ref, at: usize, text: Text) {
        match text {
            Text::Rom(s) => self
                .bytes_mut(object, at, s.len())
                .copy_from_slice(s.as_bytes()),
            Text::Heap(r, from, len) => self.copy_bytes(r, from, object, at, len),
        }
    }

    fn repeat(&mut self, v: Value, text: Text, times: i64, is_bytes: bool) -> Res {
        let Ok(times) = i32::try_from(times) else {
            return Err(self.raise_too_long());
        };
        let times = times.max(0) as usize;
        if times == 1 && self.text_or_bytes(v).is_some() {
            return Ok(v);
        }
        let len = text.len();
        if len == 0 || times == 0 {
            return if is_bytes {
                self.new_bytes(b"")
            } else {
                self.str_value(b"")
            };
        }
        let total = len as u64 * times as u64;
        if total > 1 << 30 {
            return Err(self.raise_memory_error((total / 4) as usize));
        }
        let total = total as usize;
        let wide = if is_bytes || self.text_is_ascii(v) {
            None
        } else {
            Some(characters::count(text.get(self)) * times)
        };
        let object = self.new_blob(if is_bytes { Ns::Bytes } else { Ns::Str }, total, wide)?;
        let (from, _) = self.blob_span(object);
        self.put_text(object, from, text);
        // Doubling what is there already.
        let mut done = len;
        while done < total {
            let more = done.min(total - done);
            self.copy_bytes(object, from, object, from + done, more);
            done += more;
        }
        Ok(object.value())
    }
}
