//! The module `hashlib`.
//!
//! Words of a hash object: header; which algorithm; length of the data so far, low and high word;
//! the state; the block that is not full yet. A hash whose digest was asked for is final.

mod algorithm;
#[cfg(feature = "pc")]
mod md5;
#[cfg(feature = "pc")]
mod sha1;
mod sha256;
#[cfg(test)]
mod tests;

use algorithm::{Algorithm, BLOCK, Hash, STATE};

use crate::Res;
use crate::members;
use crate::rom::{Args, Layout, Members, Namespace, Ns, Ns as N, TypeDef};
use crate::value::{Ref, Value};
use crate::vm::Vm;

/// The module of a stock pyboard.
pub(crate) static BOARD: Namespace = Namespace::module(
    "hashlib",
    members! {
        "sha256" => Ns(N::Sha256),
    },
);

#[cfg(feature = "pc")]
pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "hashlib",
    members! {
        "md5" => Ns(N::Md5),
        "sha1" => Ns(N::Sha1),
        "sha256" => Ns(N::Sha256),
    },
);

static METHODS: &Members = members! {
    "digest" => V1(digest),
    "update" => V2(update),
};

const TYPE: TypeDef = TypeDef {
    layout: Layout::Leaf,
    ..TypeDef::PLAIN
};

pub(crate) static SHA256: Namespace = Namespace::ty(
    "sha256",
    &TypeDef {
        new: Some(|vm, _, args| new(vm, Ns::Sha256, args)),
        ..TYPE
    },
    METHODS,
);

#[cfg(feature = "pc")]
pub(crate) static SHA1: Namespace = Namespace::ty(
    "sha1",
    &TypeDef {
        new: Some(|vm, _, args| new(vm, Ns::Sha1, args)),
        ..TYPE
    },
    METHODS,
);

#[cfg(feature = "pc")]
pub(crate) static MD5: Namespace = Namespace::ty(
    "md5",
    &TypeDef {
        new: Some(|vm, _, args| new(vm, Ns::Md5, args)),
        ..TYPE
    },
    METHODS,
);

/// 1 when the digest was asked for.
const FINAL: usize = 1;
const LOW: usize = 2;
const HIGH: usize = 3;
const PARTS: usize = 4;
const WORDS: usize = PARTS + STATE + BLOCK / 4;

const TYPES: &[(Ns, &Algorithm)] = &[
    (Ns::Sha256, &sha256::ALGORITHM),
    #[cfg(feature = "pc")]
    (Ns::Sha1, &sha1::ALGORITHM),
    #[cfg(feature = "pc")]
    (Ns::Md5, &md5::ALGORITHM),
];

fn new(vm: &mut Vm<'_>, ty: Ns, args: Args) -> Res {
    vm.heap.expect_arguments(args, 0, 1)?;
    let r = vm.heap.alloc(ty.value(), WORDS - 1)?;
    if let Some((_, algorithm)) = TYPES.iter().find(|(t, _)| *t == ty) {
        save(vm, r, &Hash::new(algorithm));
    }
    let data = vm.heap.arg(args, 0);
    if !data.is_undef() {
        let base = vm.heap.push(r.value())?;
        update(vm, r.value(), data)?;
        vm.heap.cut(base);
    }
    Ok(r.value())
}

/// The object and the hash in it.
fn this(vm: &mut Vm<'_>, v: Value) -> Res<(Ref, Hash)> {
    for (ty, algorithm) in TYPES {
        let Some(r) = vm.native_base(v, *ty).and_then(Value::as_ref) else {
            continue;
        };
        if vm.heap.word(r, FINAL) != 0 {
            return Err(vm.heap.raise(Ns::ValueError, "hash is final"));
        }
        let mut hash = Hash::new(algorithm);
        hash.len = u64::from(vm.heap.word(r, HIGH)) << 32 | u64::from(vm.heap.word(r, LOW));
        hash.state.copy_from_slice(vm.heap.words(r, PARTS, STATE));
        let block = vm.heap.bytes(r, (PARTS + STATE) * 4, BLOCK);
        hash.block.copy_from_slice(block);
        return Ok((r, hash));
    }
    Err(vm.heap.raise(Ns::TypeError, "hash expected"))
}

fn save(vm: &mut Vm<'_>, r: Ref, hash: &Hash) {
    vm.heap.set_word(r, LOW, hash.len as u32);
    vm.heap.set_word(r, HIGH, (hash.len >> 32) as u32);
    vm.heap
        .words_mut(r, PARTS, STATE)
        .copy_from_slice(&hash.state);
    vm.heap
        .bytes_mut(r, (PARTS + STATE) * 4, BLOCK)
        .copy_from_slice(&hash.block);
}

fn update(vm: &mut Vm<'_>, v: Value, data: Value) -> Res {
    let (r, mut hash) = this(vm, v)?;
    let data = vm.expect_buffer(data)?;
    hash.update(vm.heap.buffer_bytes(data));
    save(vm, r, &hash);
    Ok(Value::NONE)
}

fn digest(vm: &mut Vm<'_>, v: Value) -> Res {
    let (r, hash) = this(vm, v)?;
    vm.heap.set_word(r, FINAL, 1);
    let (digest, len) = hash.finish();
    vm.heap.new_bytes(&digest[..len])
}
