//! From functions on the heap to a .mpy image (`marshal.dumps`).
//!
//! The bytes of a function go out as they came in, so names and constants keep their numbers;
//! those that the function and what is nested in it do not use are left out of the image by
//! standing for nothing.

use garter_bytecode::bytes::{Full, Put};
use garter_bytecode::decimal;
use garter_bytecode::instruction::{Instructions, Operand};
use garter_bytecode::mpy::{self, CodeKind, kind};
use garter_bytecode::prelude::Layout as Parts;
use garter_bytecode::qstr::STATIC_NAMES;
use garter_bytecode::varint;

use super::SMALL_INT_BITS;
use crate::heap::Heap;
use crate::names::Name;
use crate::rom::Ns;
use crate::types::function::code::{BYTES, CHILDREN, CONTEXT, NAMES};
use crate::value::{Ref, Value};
use crate::vm::Vm;
use crate::{Raised, Res};

/// The empty name, for those left out.
const NOTHING: u32 = 1;

/// An image in the making: an array of bytes in slot `slot`.
struct Out<'h, 'm> {
    heap: &'h mut Heap<'m>,
    slot: usize,
    len: usize,
}

impl Put for Out<'_, '_> {
    fn put(&mut self, byte: u8) -> Result<(), Full> {
        let mut array = self.heap.slot(self.slot).as_ref().ok_or(Full)?;
        if self.len >= self.heap.capacity(array) * 4 {
            let room = self.len / 4 + self.len / 8 + 64;
            array = self.heap.resize(array, room).map_err(|_| Full)?;
            self.heap.set_slot(self.slot, array.value());
        }
        if let Some(b) = self.heap.bytes_mut(array, 4 + self.len, 1).first_mut() {
            *b = byte;
        }
        self.len += 1;
        Ok(())
    }
}

impl Out<'_, '_> {
    /// Bytes of an object.
    fn copy(&mut self, object: Ref, from: usize, len: usize) -> Result<(), Full> {
        for i in 0..len {
            let byte = self.heap.bytes(object, from + i, 1).first().copied();
            self.put(byte.unwrap_or(0))?;
        }
        Ok(())
    }
}

/// The tables that a function's bytes speak of.
#[derive(Clone, Copy)]
struct Tables {
    context: Ref,
    names: usize,
    objects: usize,
}

impl Vm<'_> {
    /// The .mpy image of a function: a `bytes` object.
    ///
    /// # Errors
    /// MemoryError; ValueError when it has constants that no image can have.
    pub(crate) fn save_code(&mut self, code: Ref) -> Res {
        let base = self.heap.top();
        let image = self.save(code);
        self.heap.cut(base);
        image
    }

    fn save(&mut self, code: Ref) -> Res {
        self.heap.push(code.value())?;
        let Some(context) = self.heap.value(code, CONTEXT).and_then(Value::as_ref) else {
            return Err(self.raise_unmarshallable());
        };
        let names = self.heap.value(context, 1).and_then(Value::as_small);
        let names = names.unwrap_or(0).max(0) as usize;
        let mut objects = 0;
        while objects < self.heap.capacity(context).saturating_sub(1 + names)
            && self.heap.value(context, NAMES + names + objects).is_some()
        {
            objects += 1;
        }
        let tables = Tables {
            context,
            names,
            objects,
        };
        let all = self.heap.in_order(code)?;
        self.heap.push(all.value())?;
        let used = self.heap.alloc_bytes((names + objects).div_ceil(8) + 1)?;
        self.heap.push(used.value())?;
        let mut i = 0;
        while let Some(code) = self.heap.list_item(all, i).and_then(Value::as_ref) {
            self.heap.note_uses(code, used, tables);
            i += 1;
        }
        let out = self.heap.alloc_bytes(256)?;
        let slot = self.heap.push(out.value())?;
        let len = self.write_image(slot, all, used, tables)?;
        let Some(out) = self.heap.slot(slot).as_ref() else {
            return Err(self.raise_unmarshallable());
        };
        self.heap.bytes_from(out, 4, len)
    }

    fn write_image(&mut self, slot: usize, all: Ref, used: Ref, tables: Tables) -> Res<usize> {
        let mut out = Out {
            heap: &mut self.heap,
            slot,
            len: 0,
        };
        let done = write_names(&mut out, used, tables);
        let mut len = out.len;
        done.map_err(|Full| Raised)?;
        for i in 0..tables.objects {
            let object = self.heap.value(tables.context, NAMES + tables.names + i);
            let object = object.filter(|_| self.heap.is_used(used, tables.names + i));
            len = self.write_constant(slot, len, object.unwrap_or(Value::NONE))?;
        }
        let mut out = Out {
            heap: &mut self.heap,
            slot,
            len,
        };
        let mut i = 0;
        while let Some(code) = out.heap.list_item(all, i).and_then(Value::as_ref) {
            write_function(&mut out, code).map_err(|Full| Raised)?;
            i += 1;
        }
        Ok(out.len)
    }

    /// A constant; what is in tuples waits in a list.
    fn write_constant(&mut self, slot: usize, len: usize, constant: Value) -> Res<usize> {
        let mut len = len;
        let list = self.heap.new_list(&[constant])?;
        let base = self.heap.push(list)?;
        let Some(list) = list.as_ref() else {
            return Ok(len);
        };
        while let Some(v) = self.heap.list_pop(list) {
            let top = self.heap.push(v)?;
            let (number, text) = self.spelling(v)?;
            self.heap.push(text)?;
            if let Some(tuple) = self.heap.is(v, Ns::Tuple) {
                for i in (0..self.heap.tuple_len(tuple)).rev() {
                    let item = self.heap.tuple_item(tuple, i).unwrap_or(Value::NONE);
                    self.heap.list_append(list, item)?;
                }
            }
            let mut out = Out {
                heap: &mut self.heap,
                slot,
                len,
            };
            write_leaf(&mut out, v, number, text).map_err(|Full| Raised)?;
            len = out.len;
            self.heap.cut(top);
        }
        self.heap.cut(base);
        Ok(len)
    }

    /// The kind of a constant, and its text if it has one.
    fn spelling(&mut self, v: Value) -> Res<(u8, Value)> {
        Ok(match v {
            Value::NONE => (kind::NONE, v),
            Value::TRUE => (kind::TRUE, v),
            Value::FALSE => (kind::FALSE, v),
            Value::ELLIPSIS => (kind::ELLIPSIS, v),
            _ if self.heap.is(v, Ns::Tuple).is_some() => (kind::TUPLE, v),
            _ if self.heap.text(v).is_some() => (kind::STR, v),
            _ if self.heap.text_or_bytes(v).is_some() => (kind::BYTES, v),
            _ if self.heap.integer(v).is_some() => {
                (kind::INT, self.to_str(v, crate::rom::PrintKind::Repr)?)
            }
            _ => {
                let (number, f) = match (self.heap.float(v), self.heap.as_complex(v)) {
                    (Some(f), _) => (kind::FLOAT, f),
                    (_, Some((0.0, im))) => (kind::COMPLEX, im),
                    _ => return Err(self.raise_unmarshallable()),
                };
                (number, self.heap.float_text(f, number == kind::COMPLEX)?)
            }
        })
    }

    /// Raises what `marshal.dumps` raises for what has no image.
    pub(crate) fn raise_unmarshallable(&mut self) -> Raised {
        self.heap.raise(Ns::ValueError, "unmarshallable object")
    }
}

impl Heap<'_> {
    /// A function and what is nested in it, each before its own, in a list.
    fn in_order(&mut self, code: Ref) -> Res<Ref> {
        let list = self.new_list_with(8)?;
        self.list_append(list, code.value())?;
        let mut i = 0;
        while let Some(code) = self.list_item(list, i).and_then(Value::as_ref) {
            i += 1;
            let children = self.child_count(code);
            self.list_open(list, i, children)?;
            for child in 0..children {
                let v = self.child(code, child).unwrap_or(Value::NONE);
                self.list_set(list, i + child, v);
            }
        }
        Ok(list)
    }

    fn child(&self, code: Ref, i: usize) -> Option<Value> {
        let children = self.value(code, CHILDREN)?.as_ref()?;
        if i >= self.capacity(children) {
            return None;
        }
        self.value(children, 1 + i)
    }

    fn child_count(&self, code: Ref) -> usize {
        let mut count = 0;
        while self.child(code, count).is_some() {
            count += 1;
        }
        count
    }

    /// How many bytes a function has: its block may be larger.
    fn code_len(&self, code: Ref) -> usize {
        let room = (self.capacity(code) + 1) * 4 - BYTES;
        let bytes = self.bytes(code, BYTES, room);
        let Some(parts) = Parts::read(bytes, 0) else {
            return room;
        };
        let mut all = Instructions::new(bytes, parts.instructions, bytes.len());
        // No instruction has the number 0, which is what follows the last.
        while all.next().is_some() {}
        all.position()
    }

    fn note_uses(&mut self, code: Ref, used: Ref, tables: Tables) {
        let len = self.code_len(code);
        let note = |heap: &mut Self, n: usize| {
            if n < tables.names + tables.objects
                && let Some(b) = heap.bytes_mut(used, 4 + n / 8, 1).first_mut()
            {
                *b |= 1 << (n % 8);
            }
        };
        // The file's name.
        note(self, 0);
        let Some(parts) = Parts::read(self.bytes(code, BYTES, len), 0) else {
            return;
        };
        note(self, parts.name as usize);
        let mut at = parts.arguments;
        while at < parts.lines {
            let name = varint::read_unsigned(self.bytes(code, BYTES, len), &mut at);
            let Some(name) = name else {
                return;
            };
            note(self, name as usize);
        }
        let mut at = parts.instructions;
        loop {
            let bytes = self.bytes(code, BYTES, len);
            let mut rest = Instructions::new(bytes, at, len);
            let Some(instruction) = rest.next() else {
                return;
            };
            at = instruction.next;
            match instruction.operand {
                Operand::Name(n) => note(self, n as usize),
                Operand::Object(n) => note(self, tables.names + n as usize),
                _ => {}
            }
        }
    }

    fn is_used(&self, used: Ref, n: usize) -> bool {
        let byte = self.bytes(used, 4 + n / 8, 1).first().copied();
        byte.unwrap_or(0) >> (n % 8) & 1 != 0
    }

    /// The fewest digits that are read as the same float again.
    fn float_text(&mut self, f: f64, imaginary: bool) -> Res {
        let mut text = [0; 48];
        let mut len = 0;
        let mut put = |byte: u8| {
            if let Some(room) = text.get_mut(len) {
                *room = byte;
                len += 1;
            }
        };
        if f.is_sign_negative() {
            put(b'-');
        }
        if f.is_finite() && f != 0.0 {
            let mut digits = [0; decimal::MOST_DIGITS];
            let (count, exponent) = decimal::shortest(f, &mut digits);
            for (i, digit) in digits.iter().take(count).enumerate() {
                if i == 1 {
                    put(b'.');
                }
                put(*digit);
            }
            put(b'e');
            if exponent < 0 {
                put(b'-');
            }
            let n = exponent.unsigned_abs();
            for unit in [100, 10, 1] {
                put(b'0' + (n / unit % 10) as u8);
            }
        } else {
            let word: &[u8] = if f == 0.0 {
                b"0.0"
            } else if f.is_nan() {
                b"nan"
            } else {
                b"inf"
            };
            word.iter().for_each(|b| put(*b));
        }
        if imaginary {
            put(b'j');
        }
        self.str_value(&text[..len])
    }
}

fn write_names(out: &mut Out<'_, '_>, used: Ref, tables: Tables) -> Result<(), Full> {
    mpy::write_header(
        out,
        SMALL_INT_BITS,
        tables.names as u32,
        tables.objects as u32,
    )?;
    for i in 0..tables.names {
        let name = out.heap.context_name(tables.context, i);
        match name.filter(|_| out.heap.is_used(used, i)) {
            Some(name) if (name.id() as usize) < STATIC_NAMES.len() => {
                mpy::write_name_static(out, name.id())?;
            }
            Some(name) => {
                let len = out.heap.name_text(name).get(out.heap).len();
                varint::write_unsigned(out, (len << 1) as u32)?;
                write_text(out, name, len)?;
                out.put(0)?;
            }
            None => mpy::write_name_static(out, NOTHING)?,
        }
    }
    Ok(())
}

fn write_text(out: &mut Out<'_, '_>, name: Name, len: usize) -> Result<(), Full> {
    for i in 0..len {
        let byte = out.heap.name_text(name).get(out.heap).get(i).copied();
        out.put(byte.unwrap_or(0))?;
    }
    Ok(())
}

fn write_leaf(out: &mut Out<'_, '_>, v: Value, number: u8, text: Value) -> Result<(), Full> {
    out.put(number)?;
    match number {
        kind::NONE | kind::TRUE | kind::FALSE | kind::ELLIPSIS => Ok(()),
        kind::TUPLE => {
            let tuple = out.heap.is(v, Ns::Tuple);
            let count = tuple.map_or(0, |tuple| out.heap.tuple_len(tuple));
            varint::write_unsigned(out, count as u32)
        }
        _ => {
            let spelled = out.heap.text_or_bytes(text);
            let len = spelled.map_or(0, |text| text.get(out.heap).len());
            varint::write_unsigned(out, len as u32)?;
            for i in 0..len {
                let spelled = out.heap.text_or_bytes(text);
                let byte = spelled.and_then(|text| text.get(out.heap).get(i).copied());
                out.put(byte.unwrap_or(0))?;
            }
            if matches!(number, kind::STR | kind::BYTES) {
                out.put(0)?;
            }
            Ok(())
        }
    }
}

fn write_function(out: &mut Out<'_, '_>, code: Ref) -> Result<(), Full> {
    let (len, children) = (out.heap.code_len(code), out.heap.child_count(code));
    mpy::write_code(out, CodeKind::Bytecode, len as u32, children > 0)?;
    out.copy(code, BYTES, len)?;
    if children > 0 {
        mpy::write_children(out, children as u32)?;
    }
    Ok(())
}
