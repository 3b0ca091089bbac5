//! Reading so many bytes, characters, all or a line into a string.

use super::file::{self, STDIN};
use super::stream::Stream;
use crate::Res;
use crate::port::Whence;
use crate::rom::Ns;
use crate::value::{Ref, Value};
use crate::vm::Vm;

/// Bytes read at a time where the end is not known.
const PIECE: usize = 124;

/// Bytes being collected: storage in a stack slot, and how many.
struct Collected {
    slot: usize,
    len: usize,
}

impl Collected {
    fn new(vm: &mut Vm<'_>, room: usize) -> Res<Collected> {
        let store = vm.heap.alloc_bytes(room.max(PIECE))?;
        let slot = vm.heap.push(store.value())?;
        Ok(Collected { slot, len: 0 })
    }

    fn store(&self, vm: &Vm<'_>) -> Option<Ref> {
        vm.heap.slot(self.slot).as_ref()
    }

    /// Reads at most `count` more bytes; gives how many came, `None`: none yet.
    fn read(&mut self, vm: &mut Vm<'_>, stream: Stream, count: usize) -> Res<Option<usize>> {
        let Some(mut store) = self.store(vm) else {
            return Ok(Some(0));
        };
        let words = (self.len + count).div_ceil(4);
        if words > vm.heap.capacity(store) {
            store = vm.heap.resize(store, words + words / 4)?;
            vm.heap.set_slot(self.slot, store.value());
        }
        let got = vm.read_stream(stream, store, 4 + self.len, count)?;
        self.len += got.unwrap_or(0).min(count);
        Ok(got)
    }

    fn bytes<'h>(&self, vm: &'h Vm<'_>) -> &'h [u8] {
        match self.store(vm) {
            Some(store) => vm.heap.bytes(store, 4, self.len),
            None => &[],
        }
    }

    /// Nothing has come, and it is not the end: `None`, as streams that do not wait answer.
    fn nothing(self, vm: &mut Vm<'_>) -> Value {
        vm.heap.cut(self.slot);
        Value::NONE
    }

    /// The bytes as `str` or `bytes`; lets go of the slot.
    fn finish(self, vm: &mut Vm<'_>, text: bool) -> Res {
        let result = match self.store(vm) {
            Some(store) if text => {
                let buffer = crate::buffer::Buffer {
                    object: store,
                    start: 4,
                    len: self.len,
                    code: b'B',
                    writable: false,
                };
                vm.heap.decode(buffer)?
            }
            Some(store) => {
                let r = vm.heap.new_blob(Ns::Bytes, self.len, None)?;
                let (from, _) = vm.heap.blob_span(r);
                vm.heap.copy_bytes(store, 4, r, from, self.len);
                r.value()
            }
            None => Value::NONE,
        };
        vm.heap.cut(self.slot);
        Ok(result)
    }
}

/// Characters in text that ends anywhere, and how many bytes its last one lacks.
fn characters(bytes: &[u8]) -> (usize, usize) {
    let count = bytes.iter().filter(|b| **b & 0xc0 != 0x80).count();
    let tail = bytes
        .iter()
        .rev()
        .take_while(|b| **b & 0xc0 == 0x80)
        .count();
    let lead = bytes.iter().rev().nth(tail).copied().unwrap_or(0);
    let needed = match lead {
        0xc0..=0xdf => 1,
        0xe0..=0xef => 2,
        0xf0..=0xf7 => 3,
        _ => 0,
    };
    (count, usize::saturating_sub(needed, tail))
}

impl Vm<'_> {
    /// `stream.read(count)`; `None`: everything.
    ///
    /// # Errors
    /// OSError, UnicodeError.
    pub(crate) fn read_some(&mut self, stream: Stream, count: Option<usize>) -> Res {
        let text = self.is_text(stream);
        let Some(count) = count else {
            return self.read_all(stream, text);
        };
        let mut all = Collected::new(self, count.min(1 << 16))?;
        if !text {
            while all.len < count {
                match all.read(self, stream, count - all.len)? {
                    None if all.len == 0 => return Ok(all.nothing(self)),
                    None | Some(0) => break,
                    Some(_) => {}
                }
            }
            return all.finish(self, false);
        }
        let mut wanted = count;
        while wanted > 0 {
            if matches!(all.read(self, stream, wanted)?, None | Some(0)) {
                break;
            }
            let (have, lacking) = characters(all.bytes(self));
            wanted = count.saturating_sub(have) + lacking;
        }
        all.finish(self, true)
    }

    fn read_all(&mut self, stream: Stream, text: bool) -> Res {
        let mut all = Collected::new(self, PIECE)?;
        loop {
            let piece = PIECE.max(all.len / 2);
            match all.read(self, stream, piece)? {
                None if all.len == 0 => return Ok(all.nothing(self)),
                None | Some(0) => return all.finish(self, text),
                Some(_) => {}
            }
        }
    }

    /// `stream.readline(most)`: a line with its end, or what is left.
    ///
    /// # Errors
    /// OSError, UnicodeError.
    pub(crate) fn read_line(&mut self, stream: Stream, most: usize) -> Res {
        let text = self.is_text(stream);
        // What can go back may be read ahead.
        let ahead = match stream {
            Stream::Memory(_) => true,
            #[cfg(feature = "pc")]
            Stream::Rom(_) => true,
            Stream::File(r) => file::handle(&self.heap, r) < STDIN,
            Stream::Device(..) | Stream::Object(_) => false,
        };
        let mut line = Collected::new(self, PIECE)?;
        while line.len < most {
            let before = line.len;
            let piece = if ahead { PIECE.min(most - before) } else { 1 };
            let got = line.read(self, stream, piece)?;
            match got {
                None if before == 0 => return Ok(line.nothing(self)),
                None | Some(0) => break,
                Some(_) => {}
            }
            let end = line.bytes(self)[before..].iter().position(|b| *b == b'\n');
            if let Some(end) = end {
                let surplus = line.len - (before + end + 1);
                line.len -= surplus;
                if surplus > 0 {
                    self.seek_stream(stream, -(surplus as i64), Whence::Current)?;
                }
                break;
            }
        }
        line.finish(self, text)
    }
}
