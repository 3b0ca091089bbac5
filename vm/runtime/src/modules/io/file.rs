//! Files, and the console. Words: header; the file system of ours that it is in, absent for the
//! port's; the number that has for the file; 1 when closed.

use super::methods;
use crate::Res;
use crate::heap::Heap;
use crate::rom::{Layout, Namespace, Ns, PrintKind, TypeDef};
use crate::value::{Ref, Value};
use crate::vm::Vm;

/// Standard input, in place of the port's number for a file.
pub(crate) const STDIN: u32 = 0xffff_fff0;
/// Standard output.
pub(crate) const STDOUT: u32 = 0xffff_fff1;
/// Standard error.
pub(crate) const STDERR: u32 = 0xffff_fff2;

const TYPE: TypeDef = TypeDef {
    layout: Layout::Head(1),
    print: Some(print),
    load_attr: Some(load_attr),
    iter: Some(|_, v| Ok(v)),
    next: Some(methods::next),
    ..TypeDef::PLAIN
};

pub(crate) static TEXT: Namespace = Namespace::ty("TextIOWrapper", &TYPE, methods::FILE);
pub(crate) static BINARY: Namespace = Namespace::ty("FileIO", &TYPE, methods::FILE);

const OWNER: usize = 1;
const HANDLE: usize = 2;
const CLOSED: usize = 3;

impl Heap<'_> {
    /// A file object.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn new_file(&mut self, handle: u32, text: bool, owner: Option<Value>) -> Res {
        let ty = if text { Ns::TextIOWrapper } else { Ns::FileIO };
        let r = self.alloc(ty.value(), 3)?;
        self.set_option(r, OWNER, owner);
        self.set_word(r, HANDLE, handle);
        Ok(r.value())
    }
}

/// Whether any object stands for a file: to be asked after a collection.
pub(crate) fn is_known(heap: &Heap<'_>, owner: Option<Value>, number: u32) -> bool {
    heap.objects().any(|(r, _)| {
        let header = heap.header(r);
        (header == Ns::TextIOWrapper.value() || header == Ns::FileIO.value())
            && heap.value(r, OWNER) == owner
            && handle(heap, r) == number
            && !is_closed(heap, r)
    })
}

/// The file system of ours that a file is in.
#[cfg(feature = "pyboard")]
pub(super) fn owner(heap: &Heap<'_>, r: Ref) -> Option<Ref> {
    heap.value(r, OWNER).and_then(Value::as_ref)
}

/// The number of a file.
pub(crate) fn handle(heap: &Heap<'_>, r: Ref) -> u32 {
    heap.word(r, HANDLE)
}

pub(super) fn is_closed(heap: &Heap<'_>, r: Ref) -> bool {
    heap.word(r, CLOSED) != 0
}

/// Closes a file; once more does nothing.
pub(super) fn close(vm: &mut Vm<'_>, r: Ref) -> Res<()> {
    let handle = handle(&vm.heap, r);
    if is_closed(&vm.heap, r) || handle >= STDIN {
        return Ok(());
    }
    vm.heap.set_word(r, CLOSED, 1);
    #[cfg(feature = "pyboard")]
    if let Some(fs) = owner(&vm.heap, r) {
        return vm.flush_volume(fs, handle, true);
    }
    vm.port.close(handle).map_err(|e| vm.raise_errno(e))
}

fn print(vm: &mut Vm<'_>, v: Value, _: PrintKind) -> Res<()> {
    let Some(r) = v.as_ref() else {
        return Ok(());
    };
    let number = match handle(&vm.heap, r) {
        _ if is_closed(&vm.heap, r) => -1,
        std if std >= STDIN => (std - STDIN) as i32,
        // The first three numbers are the console's.
        file => file.wrapping_add(3) as i32,
    };
    methods::print_type(vm, v)?;
    vm.write_numbers(" {}>", &[number as isize])
}

/// `sys.stdin.buffer` and the like: the same without text.
fn load_attr(vm: &mut Vm<'_>, v: Value, name: crate::Name) -> Res<Option<Value>> {
    let console = v
        .as_ref()
        .map(|r| handle(&vm.heap, r))
        .filter(|handle| *handle >= STDIN);
    match console {
        Some(handle) if name == const { crate::Name::of("buffer") } => {
            vm.heap.new_file(handle, false, None).map(Some)
        }
        _ => Ok(None),
    }
}
