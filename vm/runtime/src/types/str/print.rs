//! How strings and bytes are shown: as they are, quoted for `repr`, quoted for JSON.

use super::characters;
use super::layout::Text;
use crate::Res;
use crate::number::radix::digit_text;
use crate::rom::{Ns, PrintKind};
use crate::types::str::search::has;
use crate::value::Value;
use crate::vm::Vm;

/// Bytes looked at in one go: long texts go through a buffer of this size.
const STEP: usize = 128;

/// Collects output in a small buffer and hands it on when full.
struct Out {
    bytes: [u8; STEP + 16],
    len: usize,
}

impl Out {
    fn new() -> Out {
        Out {
            bytes: [0; STEP + 16],
            len: 0,
        }
    }

    fn put(&mut self, vm: &mut Vm<'_>, text: &[u8]) -> Res<()> {
        if self.len + text.len() > self.bytes.len() {
            self.flush(vm)?;
        }
        if let Some(room) = self.bytes.get_mut(self.len..self.len + text.len()) {
            room.copy_from_slice(text);
            self.len += text.len();
        }
        Ok(())
    }

    fn hex(&mut self, vm: &mut Vm<'_>, prefix: &[u8; 2], code: u32, digits: u32) -> Res<()> {
        self.put(vm, prefix)?;
        for i in (0..digits).rev() {
            self.put(vm, &[digit_text(code >> (i * 4) & 15, false)])?;
        }
        Ok(())
    }

    fn flush(&mut self, vm: &mut Vm<'_>) -> Res<()> {
        vm.write(&self.bytes[..self.len])?;
        self.len = 0;
        Ok(())
    }
}

/// Writes the bytes of a text.
pub(crate) fn write_text(vm: &mut Vm<'_>, text: Text) -> Res<()> {
    match text {
        Text::Rom(s) => vm.write(s.as_bytes()),
        Text::Heap(r, from, len) => vm.write_object(r, from, len),
    }
}

pub(crate) fn print_str(vm: &mut Vm<'_>, v: Value, kind: PrintKind) -> Res<()> {
    let Some(text) = vm.heap.text(v) else {
        return Ok(());
    };
    match kind {
        PrintKind::Str => write_text(vm, text),
        PrintKind::Repr => quoted(vm, text, false),
        PrintKind::Json => json(vm, text),
    }
}

pub(crate) fn print_bytes(vm: &mut Vm<'_>, v: Value, kind: PrintKind) -> Res<()> {
    let Some(r) = vm.heap.is(v, Ns::Bytes) else {
        return Ok(());
    };
    let (from, len) = vm.heap.blob_span(r);
    let text = Text::Heap(r, from, len);
    if kind == PrintKind::Json {
        return json(vm, text);
    }
    vm.write(b"b")?;
    quoted(vm, text, true)
}

/// Quoted, with everything that is not printable ASCII escaped. `bytes`: byte by byte.
pub(crate) fn quoted(vm: &mut Vm<'_>, text: Text, bytes: bool) -> Res<()> {
    let data = text.get(&vm.heap);
    let quote = if has(data, b'\'') && !has(data, b'"') {
        b'"'
    } else {
        b'\''
    };
    if len_is_plain(data, quote) {
        vm.write(&[quote])?;
        write_text(vm, text)?;
        return vm.write(&[quote]);
    }
    let mut out = Out::new();
    out.put(vm, &[quote])?;
    let mut at = 0;
    loop {
        let data = text.get(&vm.heap);
        let Some(first) = data.get(at).copied() else {
            break;
        };
        let (code, end) = if bytes {
            (u32::from(first), at + 1)
        } else {
            (characters::code(&data[at..]), characters::end(data, at))
        };
        at = end;
        match code {
            0x0a => out.put(vm, b"\\n")?,
            0x0d => out.put(vm, b"\\r")?,
            0x09 => out.put(vm, b"\\t")?,
            0x5c => out.put(vm, b"\\\\")?,
            c if c == u32::from(quote) => out.put(vm, &[b'\\', quote])?,
            0x20..=0x7e => out.put(vm, &[code as u8])?,
            0..=0xff => out.hex(vm, b"\\x", code, 2)?,
            0x100..=0xffff => out.hex(vm, b"\\u", code, 4)?,
            _ => out.hex(vm, b"\\U", code, 8)?,
        }
    }
    out.put(vm, &[quote])?;
    out.flush(vm)
}

fn len_is_plain(data: &[u8], quote: u8) -> bool {
    data.iter()
        .all(|c| matches!(c, 0x20..=0x7e) && *c != b'\\' && *c != quote)
}

/// Quoted as JSON wants it.
fn json(vm: &mut Vm<'_>, text: Text) -> Res<()> {
    let mut out = Out::new();
    out.put(vm, b"\"")?;
    let mut at = 0;
    while let Some(c) = text.get(&vm.heap).get(at).copied() {
        at += 1;
        match c {
            b'"' => out.put(vm, b"\\\"")?,
            b'\\' => out.put(vm, b"\\\\")?,
            b'\n' => out.put(vm, b"\\n")?,
            b'\r' => out.put(vm, b"\\r")?,
            b'\t' => out.put(vm, b"\\t")?,
            0..0x20 => out.hex(vm, b"\\u", u32::from(c), 4)?,
            c => out.put(vm, &[c])?,
        }
    }
    out.put(vm, b"\"")?;
    out.flush(vm)
}
