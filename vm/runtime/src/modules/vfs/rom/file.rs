//! Files in an image. Words: header; a view of what the file holds, absent when it was closed;
//! the position.

use garter_files::rom::Span;

use crate::Res;
use crate::buffer::Buffer;
use crate::heap::Heap;
use crate::modules::io::methods;
use crate::port::{Errno, Whence};
use crate::rom::{Layout, Namespace, Ns, TypeDef};
use crate::types::memoryview;
use crate::value::{Ref, Value};
use crate::vm::Vm;

const VIEW: usize = 1;
const AT: usize = 2;

const TYPE: TypeDef = TypeDef {
    layout: Layout::Head(1),
    print: Some(methods::print),
    iter: Some(|_, v| Ok(v)),
    next: Some(methods::next),
    ..TypeDef::PLAIN
};

pub(crate) static TEXT: Namespace = Namespace::ty("TextIOWrapper", &TYPE, methods::READ_ONLY);
pub(crate) static BINARY: Namespace = Namespace::ty(
    "FileIO",
    &TypeDef {
        buffer: Some(buffer),
        ..TYPE
    },
    methods::READ_ONLY,
);

/// A file whose bytes are so many of those that `image` is a view of; `image` is reachable.
pub(super) fn new(vm: &mut Vm<'_>, image: Ref, span: Span, text: bool) -> Res {
    let view = memoryview::part(vm, image, span.from, span.len)?;
    let top = vm.heap.push(view)?;
    let ty = if text { Ns::RomText } else { Ns::RomFile };
    let file = vm.heap.alloc(ty.value(), 2)?;
    vm.heap.set_value(file, VIEW, view);
    vm.heap.cut(top);
    Ok(file.value())
}

/// The view that an open binary file is.
pub(crate) fn view(heap: &Heap<'_>, file: Value) -> Option<Value> {
    heap.value(heap.is(file, Ns::RomFile)?, VIEW)
}

/// Its bytes, without a copy.
fn buffer(heap: &mut Heap<'_>, file: Value) -> Res<Option<Buffer>> {
    match heap.is(file, Ns::RomFile) {
        Some(file) => bytes(heap, file),
        None => Ok(None),
    }
}

/// The bytes of a file, text or not.
fn bytes(heap: &mut Heap<'_>, file: Ref) -> Res<Option<Buffer>> {
    match heap.value(file, VIEW) {
        Some(view) => memoryview::buffer(heap, view),
        None => Ok(None),
    }
}

pub(crate) fn is_closed(heap: &Heap<'_>, file: Ref) -> bool {
    heap.value(file, VIEW).is_none()
}

pub(crate) fn close(heap: &mut Heap<'_>, file: Ref) {
    heap.set_option(file, VIEW, None);
}

/// Reads at most `count` bytes to byte `from` of an object.
pub(crate) fn read(vm: &mut Vm<'_>, file: Ref, into: Ref, from: usize, count: usize) -> Res<usize> {
    let Some(b) = bytes(&mut vm.heap, file)? else {
        return Ok(0);
    };
    let at = vm.heap.word(file, AT) as usize;
    let count = count.min(b.len.saturating_sub(at));
    vm.heap
        .copy_bytes(b.object, b.start + at, into, from, count);
    vm.heap.set_word(file, AT, (at + count) as u32);
    Ok(count)
}

/// Moves to a position inside the file or at its end; gives it.
pub(crate) fn seek(vm: &mut Vm<'_>, file: Ref, offset: i64, whence: Whence) -> Res<u64> {
    let len = bytes(&mut vm.heap, file)?.map_or(0, |b| b.len) as i64;
    let start = match whence {
        Whence::Start => 0,
        Whence::Current => i64::from(vm.heap.word(file, AT)),
        Whence::End => len,
    };
    match start.checked_add(offset) {
        Some(at) if at >= 0 => {
            vm.heap.set_word(file, AT, at.min(len) as u32);
            Ok(at.min(len) as u64)
        }
        _ => Err(vm.raise_errno(Errno::EINVAL)),
    }
}
