//! What exception objects can do.

use crate::Res;
use crate::emergency::Wanted;
use crate::heap::Heap;
use crate::names::Name;
use crate::rom::{Args, Ns, PrintKind};
use crate::types::tuple::ITEMS;
use crate::value::{Ref, Value};
use crate::vm::Vm;

impl Heap<'_> {
    /// The arguments of an exception object.
    pub fn exception_arguments(&self, r: Ref) -> Option<Ref> {
        self.is(self.value(r, 1)?, Ns::Tuple)
    }
}

impl Vm<'_> {
    /// The first argument of an exception, if it has one.
    pub fn exception_argument(&self, exception: Value) -> Option<Value> {
        let r = self.exception_object(exception)?;
        self.heap.tuple_item(self.heap.exception_arguments(r)?, 0)
    }

    /// `v` itself if it is an exception, an instance if it is an exception class.
    ///
    /// # Errors
    /// TypeError when it is neither, or the class makes something else.
    pub(crate) fn make_exception(&mut self, v: Value) -> Res {
        let mut v = v;
        if self.is_exception_class(v) {
            v = self.call(v, &[])?;
        }
        if self.is_instance(v, Ns::BaseException.value()) {
            return Ok(v);
        }
        Err(self
            .heap
            .raise(Ns::TypeError, "exceptions must derive from BaseException"))
    }

    /// Prints an exception object as `repr` does, under the name of `ty`.
    pub(crate) fn print_exception_as(&mut self, v: Value, ty: Value) -> Res<()> {
        self.write_type_name(ty)?;
        self.print_arguments(v)
    }

    fn print_arguments(&mut self, v: Value) -> Res<()> {
        let Some(r) = v.as_ref() else {
            return self.write(b"()");
        };
        match self.heap.exception_arguments(r) {
            Some(tuple) if self.heap.tuple_len(tuple) == 1 => {
                self.write(b"(")?;
                let first = self.heap.value(tuple, ITEMS).unwrap_or(Value::NONE);
                self.print(first, PrintKind::Repr)?;
                self.write(b",)")
            }
            Some(tuple) => self.print(tuple.value(), PrintKind::Repr),
            None => self.write(b"()"),
        }
    }
}

/// `class(*args)`
pub(crate) fn new(vm: &mut Vm<'_>, class: Value, args: Args) -> Res {
    if args.keywords != 0 {
        return Err(vm
            .heap
            .raise(Ns::TypeError, "function doesn't take keyword arguments"));
    }
    let slots = Wanted::Slots(args.base as usize, args.positional as usize);
    Ok(vm.heap.exception_or_bare(class, &slots))
}

/// As `str` the arguments alone, as `repr` with the name.
pub(crate) fn print(vm: &mut Vm<'_>, v: Value, kind: PrintKind) -> Res<()> {
    if kind == PrintKind::Repr {
        let ty = vm.heap.type_of(v);
        return vm.print_exception_as(v, ty);
    }
    let arguments = v.as_ref().and_then(|r| vm.heap.exception_arguments(r));
    if kind == PrintKind::Json {
        return match arguments {
            Some(tuple) => vm.print(tuple.value(), kind),
            None => vm.write(b"[]"),
        };
    }
    if vm.is_instance(v, Ns::OSError.value())
        && let Some(tuple) = arguments
        && print_os_error(vm, tuple)?
    {
        return Ok(());
    }
    match arguments {
        None => Ok(()),
        Some(tuple) => match vm.heap.tuple_len(tuple) {
            0 => Ok(()),
            1 => {
                let first = vm.heap.value(tuple, ITEMS).unwrap_or(Value::NONE);
                vm.print(first, PrintKind::Str)
            }
            _ => vm.print(tuple.value(), PrintKind::Repr),
        },
    }
}

/// `[Errno 2] ENOENT`, with what was said beside it; false when the number has no name.
fn print_os_error(vm: &mut Vm<'_>, tuple: Ref) -> Res<bool> {
    let number = vm.heap.tuple_item(tuple, 0).and_then(Value::as_small);
    let name = number.and_then(crate::modules::errno::name_of);
    let (Some(number), Some(name), 1..=2) = (number, name, vm.heap.tuple_len(tuple)) else {
        return Ok(false);
    };
    vm.write_numbers("[Errno {}] ", &[number as isize])?;
    vm.write_text(name.value())?;
    if let Some(more) = vm.heap.tuple_item(tuple, 1) {
        vm.write(b": ")?;
        vm.print(more, PrintKind::Str)?;
    }
    Ok(true)
}

/// `args`, `value`, `errno`
pub(crate) fn load_attr(vm: &mut Vm<'_>, v: Value, name: Name) -> Res<Option<Value>> {
    let tuple = v.as_ref().and_then(|r| vm.heap.exception_arguments(r));
    if name == const { Name::of("args") } {
        return match tuple {
            Some(tuple) => Ok(Some(tuple.value())),
            None => vm.heap.new_tuple(&[]).map(Some),
        };
    }
    // Every exception has these.
    if name == const { Name::of("value") } || name == const { Name::of("errno") } {
        let first = tuple.and_then(|t| vm.heap.tuple_item(t, 0));
        return Ok(Some(first.unwrap_or(Value::NONE)));
    }
    Ok(None)
}

/// `__traceback__ = None` forgets where it came from.
pub(crate) fn store_attr(vm: &mut Vm<'_>, v: Value, name: Name, value: Option<Value>) -> Res<bool> {
    let forgets = name == const { Name::of("__traceback__") } && value == Some(Value::NONE);
    if let (true, Some(r)) = (forgets, v.as_ref()) {
        vm.heap.set_option(r, crate::vm::TRACEBACK, None);
    }
    Ok(forgets)
}
