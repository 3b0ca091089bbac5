//! The module `cryptolib`: AES in the modes ECB, CBC and CTR.
//!
//! Words of a cipher: header; mode; direction so far (0 none, 1 encrypt, 2 decrypt); rounds; the
//! vector or counter; the key stream of CTR and how much of it is used; the key schedule.

mod aes;

use aes::{Aes, BLOCK, SCHEDULE};

use crate::Res;
use crate::buffer::Buffer;
use crate::members;
use crate::rom::{Args, Layout, Namespace, Ns, Ns as N, TypeDef};
use crate::value::{Ref, Value};
use crate::vm::Vm;

const ECB: u32 = 1;
const CBC: u32 = 2;
const CTR: u32 = 6;

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "cryptolib",
    members! {
        "MODE_CBC" => Const(Value::small(CBC as i32)),
        "MODE_CTR" => Const(Value::small(CTR as i32)),
        "MODE_ECB" => Const(Value::small(ECB as i32)),
        "aes" => Ns(N::Aes),
    },
);

pub(crate) static AES: Namespace = Namespace::ty(
    "aes",
    &TypeDef {
        layout: Layout::Leaf,
        new: Some(new),
        ..TypeDef::PLAIN
    },
    members! {
        "decrypt" => VN(2, 3, |vm, args| run(vm, args, DECRYPT)),
        "encrypt" => VN(2, 3, |vm, args| run(vm, args, ENCRYPT)),
    },
);

const ENCRYPT: u32 = 1;
const DECRYPT: u32 = 2;

const MODE: usize = 1;
const DIRECTION: usize = 2;
const ROUNDS: usize = 3;
const VECTOR: usize = 4;
const STREAM: usize = 8;
const USED: usize = 12;
const KEYS: usize = 13;
const WORDS: usize = KEYS + SCHEDULE;

fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 2, 3)?;
    let mode = vm.heap.arg(args, 1);
    let mode = vm.heap.machine_int(mode)? as u32;
    if !matches!(mode, ECB | CBC | CTR) {
        return Err(vm.heap.raise(Ns::ValueError, "mode"));
    }
    let key = vm.heap.arg(args, 0);
    let key = vm.expect_buffer(key)?;
    let Some(aes) = Aes::new(vm.heap.buffer_bytes(key)) else {
        return Err(vm.heap.raise(Ns::ValueError, "key"));
    };
    let mut vector = [0; BLOCK];
    match vm.heap.arg(args, 2) {
        Value::UNDEF | Value::NONE if mode == ECB => {}
        Value::UNDEF | Value::NONE => return Err(vm.heap.raise(Ns::ValueError, "IV")),
        given => {
            let given = vm.expect_buffer(given)?;
            if given.len != BLOCK {
                return Err(vm.heap.raise(Ns::ValueError, "IV"));
            }
            vector.copy_from_slice(vm.heap.buffer_bytes(given));
        }
    }
    let r = vm.heap.alloc(Ns::Aes.value(), WORDS - 1)?;
    vm.heap.set_word(r, MODE, mode);
    vm.heap.set_word(r, ROUNDS, aes.rounds as u32);
    vm.heap.set_word(r, USED, BLOCK as u32);
    vm.heap
        .bytes_mut(r, VECTOR * 4, BLOCK)
        .copy_from_slice(&vector);
    vm.heap
        .words_mut(r, KEYS, SCHEDULE)
        .copy_from_slice(&aes.schedule);
    Ok(r.value())
}

/// A cipher taken out of its object.
struct Cipher {
    aes: Aes,
    mode: u32,
    vector: [u8; BLOCK],
    stream: [u8; BLOCK],
    used: usize,
}

impl Cipher {
    fn load(vm: &Vm<'_>, r: Ref) -> Cipher {
        let mut cipher = Cipher {
            aes: Aes {
                schedule: [0; SCHEDULE],
                rounds: vm.heap.word(r, ROUNDS) as usize,
            },
            mode: vm.heap.word(r, MODE),
            vector: [0; BLOCK],
            stream: [0; BLOCK],
            used: vm.heap.word(r, USED) as usize,
        };
        let bytes = |word| vm.heap.bytes(r, word * 4, BLOCK);
        cipher.vector.copy_from_slice(bytes(VECTOR));
        cipher.stream.copy_from_slice(bytes(STREAM));
        let keys = vm.heap.words(r, KEYS, SCHEDULE);
        cipher.aes.schedule.copy_from_slice(keys);
        cipher
    }

    fn store(&self, vm: &mut Vm<'_>, r: Ref) {
        vm.heap.set_word(r, USED, self.used as u32);
        for (word, bytes) in [(VECTOR, &self.vector), (STREAM, &self.stream)] {
            vm.heap.bytes_mut(r, word * 4, BLOCK).copy_from_slice(bytes);
        }
    }

    /// One block there or back, in the modes ECB and CBC.
    fn block(&mut self, block: &mut [u8; BLOCK], direction: u32) {
        let before = *block;
        if direction == ENCRYPT {
            if self.mode == CBC {
                mix(block, &self.vector);
            }
            self.aes.encrypt(block);
            self.vector = *block;
        } else {
            self.aes.decrypt(block);
            if self.mode == CBC {
                mix(block, &self.vector);
            }
            self.vector = before;
        }
    }

    /// Both ways in the mode CTR, of any length.
    fn stream(&mut self, bytes: &mut [u8]) {
        for b in bytes {
            if self.used >= BLOCK {
                self.stream = self.vector;
                self.aes.encrypt(&mut self.stream);
                self.vector = u128::from_be_bytes(self.vector)
                    .wrapping_add(1)
                    .to_be_bytes();
                self.used = 0;
            }
            *b ^= self.stream[self.used];
            self.used += 1;
        }
    }
}

fn mix(block: &mut [u8; BLOCK], with: &[u8; BLOCK]) {
    for (b, w) in block.iter_mut().zip(with) {
        *b ^= w;
    }
}

/// `encrypt(data[, into])`, `decrypt(data[, into])`: `into` may be the data itself.
fn run(vm: &mut Vm<'_>, args: Args, direction: u32) -> Res {
    let this = vm.heap.arg(args, 0);
    let Some(r) = vm.native_base(this, Ns::Aes).and_then(Value::as_ref) else {
        return Err(vm.heap.raise(Ns::TypeError, "aes expected"));
    };
    let data = vm.heap.arg(args, 1);
    let data = vm.expect_buffer(data)?;
    let mut cipher = Cipher::load(vm, r);
    if cipher.mode != CTR && data.len % BLOCK != 0 {
        return Err(vm.heap.raise(Ns::ValueError, "blksize % 16"));
    }
    let before = vm.heap.word(r, DIRECTION);
    if cipher.mode == CBC && before != 0 && before != direction {
        let message = "can't encrypt & decrypt";
        return Err(vm.heap.raise(Ns::ValueError, message));
    }
    vm.heap.set_word(r, DIRECTION, direction);
    let (result, into) = match vm.heap.arg(args, 2) {
        Value::UNDEF => {
            let fresh = vm.heap.new_blob(Ns::Bytes, data.len, None)?;
            let (start, len) = vm.heap.blob_span(fresh);
            let into = Buffer {
                object: fresh,
                start,
                len,
                code: b'B',
                writable: true,
            };
            (fresh.value(), into)
        }
        given => {
            let into = vm.expect_buffer(given)?;
            if !into.writable {
                let message = "object with buffer protocol required";
                return Err(vm.heap.raise(Ns::TypeError, message));
            }
            if into.len < data.len {
                return Err(vm.heap.raise(Ns::ValueError, "output too small"));
            }
            (given, into)
        }
    };
    let heap = &mut vm.heap;
    heap.copy_bytes(data.object, data.start, into.object, into.start, data.len);
    let bytes = heap.bytes_mut(into.object, into.start, data.len);
    if cipher.mode == CTR {
        cipher.stream(bytes);
    } else {
        for block in bytes.as_chunks_mut::<BLOCK>().0 {
            cipher.block(block, direction);
        }
    }
    cipher.store(vm, r);
    Ok(result)
}
