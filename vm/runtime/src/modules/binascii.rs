//! `binascii`.

use crate::Res;
use crate::heap::Heap;
use crate::members;
use crate::names::Name;
use crate::rom::{Args, Namespace, Ns as N};
use crate::types::str::layout::Text;
use crate::types::str::methods::hex_as;
use crate::value::Value;
use crate::vm::{Parameter, Vm};

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "binascii",
    members! {
        "__name__" => Const(const { Name::of("binascii") }.value()),
        "a2b_base64" => V1(from_base64),
        "b2a_base64" => VK(1, to_base64),
        "crc32" => VN(1, 2, crc32),
        "hexlify" => VN(1, 2, hexlify),
        "unhexlify" => V1(unhexlify),
    },
);

fn source(vm: &mut Vm<'_>, v: Value) -> Res<Text> {
    let b = vm.expect_buffer(v)?;
    Ok(Text::Heap(b.object, b.start, b.len))
}

fn hexlify(vm: &mut Vm<'_>, args: Args) -> Res {
    hex_as(vm, args, N::Bytes)
}

fn unhexlify(vm: &mut Vm<'_>, v: Value) -> Res {
    let data = source(vm, v)?;
    vm.heap.bytes_of_hex(data)
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn to_base64(vm: &mut Vm<'_>, args: Args) -> Res {
    const SPEC: [Parameter; 2] = [
        Parameter::required(const { Name::of("data") }),
        Parameter::keyword(const { Name::of("newline") }, Value::TRUE),
    ];
    let [v, newline] = vm.bind(args, &SPEC)?;
    let newline = vm.is_true(newline)?;
    let data = source(vm, v)?;
    let heap = &mut vm.heap;
    let len = data.len().div_ceil(3) * 4 + usize::from(newline);
    let blob = heap.new_blob(N::Bytes, len, None)?;
    let (mut to, _) = heap.blob_span(blob);
    let mut at = 0;
    while at < data.len() {
        let mut group = [0; 3];
        let rest = &data.get(heap)[at..];
        let count = rest.len().min(3);
        group[..count].copy_from_slice(&rest[..count]);
        let bits = u32::from(group[0]) << 16 | u32::from(group[1]) << 8 | u32::from(group[2]);
        for (i, out) in heap.bytes_mut(blob, to, 4).iter_mut().enumerate() {
            *out = if i <= count {
                DIGITS[(bits >> (18 - 6 * i) & 63) as usize]
            } else {
                b'='
            };
        }
        to += 4;
        at += 3;
    }
    if newline {
        heap.bytes_mut(blob, to, 1).fill(b'\n');
    }
    Ok(blob.value())
}

fn digit(c: u8) -> Option<u32> {
    DIGITS.iter().position(|d| *d == c).map(|i| i as u32)
}

/// Characters that are no digits are skipped; what is left of a group must be padded.
fn from_base64(vm: &mut Vm<'_>, v: Value) -> Res {
    let data = source(vm, v)?;
    let heap = &mut vm.heap;
    let blob = heap.new_blob(N::Bytes, data.len() / 4 * 3 + 3, None)?;
    let (from, room) = heap.blob_span(blob);
    let (mut bits, mut have, mut count, mut padding) = (0u32, 0u32, 0, false);
    for at in 0..data.len() {
        let c = data.get(heap)[at];
        if c == b'=' {
            // One or two digits more are needed before padding means something.
            if have == 2 || have == 4 {
                padding = true;
                if have == 4 {
                    have = 0;
                } else {
                    have -= 2;
                }
            }
            if padding && have == 0 {
                break;
            }
            continue;
        }
        let Some(d) = digit(c) else { continue };
        if padding {
            return Err(heap.raise(N::ValueError, "incorrect padding"));
        }
        bits = bits << 6 | d;
        have += 6;
        if have >= 8 {
            have -= 8;
            if count < room {
                let byte = (bits >> have) as u8;
                heap.bytes_mut(blob, from + count, 1).fill(byte);
            }
            count += 1;
        }
    }
    if have != 0 {
        return Err(heap.raise(N::ValueError, "incorrect padding"));
    }
    let result = heap.bytes_from(blob, from, count)?;
    heap.free(blob);
    Ok(result)
}

fn crc32(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let data = source(vm, v)?;
    let start = match vm.heap.arg(args, 1) {
        Value::UNDEF => 0,
        v => {
            let raw = vm.item_bytes(b'I', v)?;
            u32::from_le_bytes([raw[0], raw[1], raw[2], raw[3]])
        }
    };
    let crc = checksum(data.get(&vm.heap), start);
    new_word(&mut vm.heap, crc)
}

fn new_word(heap: &mut Heap<'_>, word: u32) -> Res {
    heap.new_uint(u64::from(word))
}

/// Sixteen entries: four bits a step, as small as it gets while not slow.
const TABLE: [u32; 16] = {
    let mut table = [0; 16];
    let mut i = 0;
    while i < 16 {
        let mut crc = i as u32;
        let mut bit = 0;
        while bit < 4 {
            crc = if crc & 1 != 0 {
                crc >> 1 ^ 0xedb8_8320
            } else {
                crc >> 1
            };
            bit += 1;
        }
        table[i] = crc;
        i += 1;
    }
    table
};

/// The CRC-32 of data after what gave `start` (RFC 1952).
pub(crate) fn checksum(data: &[u8], start: u32) -> u32 {
    !data.iter().fold(!start, |crc, b| {
        let crc = crc ^ u32::from(*b);
        let crc = crc >> 4 ^ TABLE[(crc & 15) as usize];
        crc >> 4 ^ TABLE[(crc & 15) as usize]
    })
}
