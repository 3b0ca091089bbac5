//! Built-in functions that ask objects and classes.

use crate::names::Name;
use crate::rom::{Args, Ns, PrintKind};
use crate::value::Value;
use crate::vm::Vm;
use crate::{Raised, Res};

/// `callable(object)`
pub(crate) fn callable(vm: &mut Vm<'_>, v: Value) -> Res {
    let v = vm.class_made(v).unwrap_or(v);
    let able = match vm.heap.class_of(v) {
        Some(_) => vm.special(v, const { Name::of("__call__") }).is_some(),
        None => {
            let ty = vm.heap.type_of(v);
            [
                Ns::Type,
                Ns::Function,
                Ns::Closure,
                Ns::GeneratorFunction,
                Ns::BoundMethod,
            ]
            .iter()
            .any(|ns| ns.is(ty))
                || vm.behaviour(v).is_some_and(|ty| ty.call.is_some())
        }
    };
    Ok(Value::bool(able))
}

/// A name given as a string.
fn name(vm: &mut Vm<'_>, v: Value) -> Res<Name> {
    match vm.native_base(v, Ns::Str) {
        Some(text) => vm.heap.intern_value(text),
        None => {
            let ty = vm.heap.type_name_of(v);
            let after = "' object to str implicitly";
            Err(vm
                .heap
                .raise_text(Ns::TypeError, "can't convert '", ty, after))
        }
    }
}

/// `getattr(object, name[, default])`
pub(crate) fn getattr(vm: &mut Vm<'_>, args: Args) -> Res {
    let name = name(vm, vm.heap.arg(args, 1))?;
    let object = vm.heap.arg(args, 0);
    let default = vm.heap.arg(args, 2);
    if default.is_undef() {
        return vm.load_attr(object, name);
    }
    match vm.load_attr_opt(object, name) {
        Ok(v) => Ok(v.unwrap_or(default)),
        Err(raised) => {
            catch_attribute_error(vm, raised)?;
            Ok(default)
        }
    }
}

/// Takes an AttributeError; others stay raised.
fn catch_attribute_error(vm: &mut Vm<'_>, raised: Raised) -> Res<()> {
    let Raised = raised;
    let exception = vm.heap.take_raised();
    if vm.is_instance(exception, Ns::AttributeError.value()) {
        Ok(())
    } else {
        Err(vm.heap.raise_value(exception))
    }
}

/// `hasattr(object, name)`
pub(crate) fn hasattr(vm: &mut Vm<'_>, object: Value, attribute: Value) -> Res {
    let name = name(vm, attribute)?;
    match vm.load_attr_opt(object, name) {
        Ok(v) => Ok(Value::bool(v.is_some())),
        Err(raised) => {
            catch_attribute_error(vm, raised)?;
            Ok(Value::FALSE)
        }
    }
}

/// `setattr(object, name, value)`
pub(crate) fn setattr(vm: &mut Vm<'_>, object: Value, attribute: Value, value: Value) -> Res {
    let name = name(vm, attribute)?;
    vm.store_attr(object, name, Some(value))?;
    Ok(Value::NONE)
}

/// `delattr(object, name)`
pub(crate) fn delattr(vm: &mut Vm<'_>, object: Value, attribute: Value) -> Res {
    let name = name(vm, attribute)?;
    vm.store_attr(object, name, None)?;
    Ok(Value::NONE)
}

/// `isinstance(object, class or tuple)`
pub(crate) fn isinstance(vm: &mut Vm<'_>, object: Value, class: Value) -> Res {
    let ty = vm.heap.type_of(object);
    vm.derives(ty, class)
}

/// `issubclass(class, class or tuple)`
pub(crate) fn issubclass(vm: &mut Vm<'_>, class: Value, base: Value) -> Res {
    if vm.heap.type_of(class) != Ns::Type.value() {
        let message = "issubclass() arg 1 must be a class";
        return Err(vm.heap.raise(Ns::TypeError, message));
    }
    vm.derives(class, base)
}

impl Vm<'_> {
    /// Whether a class derives from another, or from one in a tuple of them.
    ///
    /// # Errors
    /// TypeError when `base` is neither.
    pub(crate) fn derives(&mut self, class: Value, base: Value) -> Res {
        if self.heap.type_of(base) == Ns::Type.value() {
            return Ok(Value::bool(self.heap.is_subclass(class, base)));
        }
        let Some(tuple) = self.heap.is(base, Ns::Tuple) else {
            let message = "issubclass() arg 2 must be a class or a tuple of classes";
            return Err(self.heap.raise(Ns::TypeError, message));
        };
        let mut i = 0;
        while let Some(base) = self.heap.tuple_item(tuple, i) {
            i += 1;
            if self.heap.type_of(base) == Ns::Type.value() && self.heap.is_subclass(class, base) {
                return Ok(Value::TRUE);
            }
        }
        Ok(Value::FALSE)
    }
}

/// `next(iterator[, default])`
pub(crate) fn next(vm: &mut Vm<'_>, args: Args) -> Res {
    let iterator = vm.heap.arg(args, 0);
    let default = vm.heap.arg(args, 1);
    vm.forget_returned();
    // The exception that says that nothing is left is what the program sees.
    if default.is_undef()
        && vm.heap.class_of(iterator).is_some()
        && let Some(v) = vm.ask_instance(iterator)?
    {
        return Ok(v);
    }
    match vm.next(iterator)? {
        Some(v) => Ok(v),
        None if default.is_undef() => Err(vm.raise_returned()),
        None => Ok(default),
    }
}

/// `repr(object)`
pub(crate) fn repr(vm: &mut Vm<'_>, v: Value) -> Res {
    vm.to_str(v, PrintKind::Repr)
}

/// `id(object)`
pub(crate) fn id(vm: &mut Vm<'_>, v: Value) -> Res {
    vm.heap.new_uint(u64::from(v.word()))
}

/// `dir([object])`
pub(crate) fn dir(vm: &mut Vm<'_>, args: Args) -> Res {
    if args.positional == 0 {
        let list = vm.heap.new_list(&[])?;
        vm.heap.push(list)?;
        if let (Some(list), Some(dict)) = (list.as_ref(), vm.locals_dict()) {
            let mut at = 0;
            while let Some((key, _)) = vm.heap.dict_next(dict, &mut at) {
                vm.heap.list_append(list, key)?;
            }
        }
        return Ok(vm.heap.pop());
    }
    let object = vm.heap.arg(args, 0);
    let list = vm.heap.new_list(&[])?;
    if let Some(r) = list.as_ref() {
        for id in 2..vm.heap.name_limit() {
            let name = Name::from_id(id);
            if vm.heap.is_name(name) && vm.has_name(object, name) {
                vm.heap.list_append(r, name.value())?;
            }
        }
    }
    Ok(list)
}

/// `globals()`
pub(crate) fn globals(vm: &mut Vm<'_>) -> Res {
    Ok(vm.globals_dict().map_or(Value::NONE, crate::Ref::value))
}

/// `locals()`
pub(crate) fn locals(vm: &mut Vm<'_>) -> Res {
    Ok(vm.locals_dict().map_or(Value::NONE, crate::Ref::value))
}
