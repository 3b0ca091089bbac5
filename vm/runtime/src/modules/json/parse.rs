//! Reading JSON without recursion: open containers wait on the machine's stack.
//!
//! As forgiving as MicroPython: commas and colons count as spaces before a value.

use crate::buffer::Buffer;
use crate::number::decimal;
use crate::rom::Ns;
use crate::types::str::characters::encode;
use crate::value::Value;
use crate::vm::Vm;
use crate::{Raised, Res};

/// A reader in the middle of a text.
struct Reader {
    buffer: Buffer,
    at: usize,
}

#[cold]
fn wrong(vm: &mut Vm<'_>) -> Raised {
    vm.heap.raise(Ns::ValueError, "syntax error in JSON")
}

/// The value that the text in a buffer stands for.
///
/// # Errors
/// ValueError; RuntimeError when containers are nested too deeply.
pub(super) fn parse(vm: &mut Vm<'_>, buffer: Buffer) -> Res {
    let mut reader = Reader { buffer, at: 0 };
    let base = vm.heap.push(Value::UNDEF)?;
    let value = reader.value(vm, base)?;
    vm.heap.cut(base);
    vm.heap.push(value)?;
    while let Some(c) = reader.peek(vm) {
        if !matches!(c, b' ' | b'\t'..=b'\r') {
            return Err(wrong(vm));
        }
        reader.at += 1;
    }
    vm.heap.cut(base);
    Ok(value)
}

impl Reader {
    /// The next byte; none at the end, which a zero byte is too.
    fn peek(&self, vm: &Vm<'_>) -> Option<u8> {
        let data = vm.heap.buffer_bytes(self.buffer);
        data.get(self.at).copied().filter(|c| *c != 0)
    }

    /// One value. Slot `base` has the key that waits for its value, in whatever dict that comes;
    /// each open container has a slot after it.
    fn value(&mut self, vm: &mut Vm<'_>, base: usize) -> Res {
        loop {
            let Some(c) = self.peek(vm) else {
                return Err(wrong(vm));
            };
            let open = vm.heap.top() > base + 1;
            let value = match c {
                b' ' | b'\t' | b'\n' | b'\r' | b',' | b':' => {
                    self.at += 1;
                    continue;
                }
                b'[' | b'{' => {
                    self.at += 1;
                    let container = if c == b'[' {
                        vm.heap.new_list(&[])?
                    } else {
                        vm.heap.new_dict(0)?
                    };
                    if open {
                        self.put(vm, base, container, true)?;
                    }
                    vm.heap.push(container)?;
                    continue;
                }
                b']' | b'}' if open => {
                    self.at += 1;
                    let container = vm.heap.pop();
                    if vm.heap.top() == base + 1 {
                        return Ok(container);
                    }
                    continue;
                }
                b'"' => self.string(vm)?,
                b'-' | b'0'..=b'9' => self.number(vm)?,
                b'n' => self.word(vm, b"null", Value::NONE)?,
                b't' => self.word(vm, b"true", Value::TRUE)?,
                b'f' => self.word(vm, b"false", Value::FALSE)?,
                _ => return Err(wrong(vm)),
            };
            if !open {
                return Ok(value);
            }
            self.put(vm, base, value, false)?;
        }
    }

    /// Puts a value into the innermost open container.
    fn put(&mut self, vm: &mut Vm<'_>, base: usize, value: Value, opens: bool) -> Res<()> {
        let (container, key) = (vm.heap.slot(vm.heap.top() - 1), vm.heap.slot(base));
        let Some(r) = container.as_ref() else {
            return Ok(());
        };
        if vm.heap.is(container, Ns::List).is_some() {
            return vm.heap.list_append(r, value);
        }
        if key.is_undef() {
            if opens {
                return Err(wrong(vm));
            }
            vm.heap.set_slot(base, value);
            return Ok(());
        }
        vm.dict_set(r, key, value)?;
        vm.heap.set_slot(base, Value::UNDEF);
        Ok(())
    }

    fn word(&mut self, vm: &mut Vm<'_>, word: &[u8], value: Value) -> Res {
        if vm.heap.buffer_bytes(self.buffer)[self.at..].starts_with(word) {
            self.at += word.len();
            return Ok(value);
        }
        Err(wrong(vm))
    }

    fn number(&mut self, vm: &mut Vm<'_>) -> Res {
        let data = &vm.heap.buffer_bytes(self.buffer)[self.at..];
        let is_part = |c: &u8| matches!(c, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
        let len = data.iter().position(|c| !is_part(c)).unwrap_or(data.len());
        let text = &data[..len];
        self.at += len;
        if text.iter().any(|c| matches!(c, b'.' | b'e' | b'E')) {
            return match decimal::parse_for(vm.heap.single, text) {
                Some(x) => vm.heap.new_float(x),
                None => {
                    let message = "invalid syntax for number";
                    Err(vm.heap.raise(Ns::ValueError, message))
                }
            };
        }
        let (negative, digits) = match text.strip_prefix(b"-") {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
            let (from, len) = (self.buffer.start + self.at - digits.len(), digits.len());
            let digits = vm.heap.str_from(self.buffer.object, from, len)?;
            return Err(vm.heap.raise_invalid(digits, 0, 10));
        }
        if digits.len() <= 18 {
            let n = digits
                .iter()
                .fold(0i64, |n, c| n * 10 + i64::from(c - b'0'));
            return vm.heap.new_int(if negative { -n } else { n });
        }
        let object = self.buffer.object;
        let from = self.buffer.start + self.at - digits.len();
        let len = digits.len();
        vm.heap.int_from_object(object, from, len, negative, 10)
    }

    fn string(&mut self, vm: &mut Vm<'_>) -> Res {
        self.at += 1;
        let data = &vm.heap.buffer_bytes(self.buffer)[self.at..];
        let Some(plain) = data.iter().position(|c| matches!(c, b'"' | b'\\' | 0)) else {
            return Err(wrong(vm));
        };
        if data[plain] == b'"' {
            let text = &data[..plain];
            if let Some(name) = vm.heap.known_name(text) {
                self.at += plain + 1;
                return Ok(name.value());
            }
            let start = self.buffer.start + self.at;
            self.at += plain + 1;
            return vm.heap.decode(Buffer {
                start,
                len: plain,
                ..self.buffer
            });
        }
        self.escaped(vm)
    }

    /// A string with escapes: made in a scratch object that is as long as what is left at most.
    fn escaped(&mut self, vm: &mut Vm<'_>) -> Res {
        let start = self.at;
        let end = loop {
            match self.peek(vm) {
                None => return Err(wrong(vm)),
                Some(b'"') => break self.at,
                Some(b'\\') => {
                    self.at += 1;
                    self.at += if self.peek(vm) == Some(b'u') { 5 } else { 1 };
                }
                Some(_) => self.at += 1,
            }
        };
        let scratch = vm.heap.alloc_bytes(end - start)?;
        self.at = start;
        let mut len = 0;
        while self.at < end {
            let mut buffer = [0; 4];
            let count = self.character(vm, &mut buffer)?;
            let room = vm.heap.bytes_mut(scratch, 4 + len, count);
            room.copy_from_slice(&buffer[..count]);
            len += count;
        }
        self.at = end + 1;
        let text = vm.heap.decode(Buffer {
            object: scratch,
            start: 4,
            len,
            ..self.buffer
        })?;
        vm.heap.free(scratch);
        Ok(text)
    }

    /// One byte or escape; gives how many bytes it stands for.
    fn character(&mut self, vm: &mut Vm<'_>, to: &mut [u8; 4]) -> Res<usize> {
        let c = self.peek(vm).unwrap_or(0);
        self.at += 1;
        to[0] = c;
        if c != b'\\' {
            return Ok(1);
        }
        let c = self.peek(vm).unwrap_or(0);
        self.at += 1;
        to[0] = match c {
            b'b' => 8,
            b'f' => 12,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'u' => return self.code(vm, to),
            c => c,
        };
        Ok(1)
    }

    fn code(&mut self, vm: &mut Vm<'_>, to: &mut [u8; 4]) -> Res<usize> {
        let high = self.hex(vm)?;
        let rest = &vm.heap.buffer_bytes(self.buffer)[self.at..];
        if (0xd800..0xdc00).contains(&high) && rest.starts_with(b"\\u") {
            let back = self.at;
            self.at += 2;
            let low = self.hex(vm)?;
            if (0xdc00..0xe000).contains(&low) {
                let code = 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                return Ok(encode(code, to));
            }
            self.at = back;
        }
        Ok(encode(high, to))
    }

    /// A code of four digits. What is no digit counts as well, as the arithmetic has it.
    fn hex(&mut self, vm: &mut Vm<'_>) -> Res<u32> {
        let mut code = 0;
        for _ in 0..4 {
            let Some(c) = self.peek(vm) else {
                return Err(wrong(vm));
            };
            let mut digit = (c & !0x20).wrapping_sub(0x10);
            if digit > 9 {
                digit = digit.wrapping_sub(b'A' - 0x10 - 10);
            }
            code = code << 4 | u32::from(digit);
            self.at += 1;
        }
        Ok(code)
    }
}
