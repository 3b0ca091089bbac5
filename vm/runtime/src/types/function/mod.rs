//! Functions: those of Python code on the heap, those of Rust in ROM, and what binds them.
//!
//! Words of a Python function: header; code; globals, a dict; defaults: absent, the tuple of
//! positional ones, or an array of that tuple (or absent) and a dict of keyword-only ones; for a
//! closure its cells follow. While a class body or a module runs, its function's word for
//! defaults is the dict that names are stored in.

pub(crate) mod code;
pub(crate) mod print;

use garter_bytecode::operator::BinaryOp;

use crate::Res;
use crate::heap::Heap;
use crate::names::Name;
use crate::rom::{Members, Namespace, Ns, TypeDef};
use crate::value::{Ref, Value};
use crate::vm::Vm;

/// Word of the code.
pub(crate) const CODE: usize = 1;
/// Word of the globals.
pub(crate) const GLOBALS: usize = 2;
/// Word of the defaults.
pub(crate) const DEFAULTS: usize = 3;
/// Word of the first cell.
pub(crate) const CELLS: usize = 4;

/// Functions without cells, and all functions in ROM.
pub(crate) static FUNCTION: Namespace = Namespace::ty(
    "function",
    &TypeDef {
        #[cfg(feature = "pc")]
        new: Some(new),
        ..BEHAVIOUR
    },
    &Members::NONE,
);
const BEHAVIOUR: TypeDef = TypeDef {
    print: Some(print::print_function),
    load_attr: Some(load_attr),
    ..TypeDef::PLAIN
};
/// Functions that make generators.
pub(crate) static GENERATOR_FUNCTION: Namespace =
    Namespace::ty("generator", &BEHAVIOUR, &Members::NONE);
/// Functions with cells.
pub(crate) static CLOSURE: Namespace = Namespace::ty(
    "closure",
    &TypeDef {
        // What a decorator notes in its wrapper is forgotten, and no error.
        store_attr: Some(|vm, v, name, _| Ok(vm.load_attr_opt(v, name)?.is_none())),
        ..BEHAVIOUR
    },
    &Members::NONE,
);
/// A variable shared by functions: word 1.
pub(crate) static CELL: Namespace = Namespace::ty("", &TypeDef::PLAIN, &Members::NONE);
/// A method and its instance: words 1 and 2.
pub(crate) static BOUND_METHOD: Namespace = Namespace::ty(
    "bound_method",
    &TypeDef {
        print: Some(print::print_bound_method),
        load_attr: Some(load_method_attr),
        binary: Some(compare_methods),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

impl Heap<'_> {
    /// A function of this code.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn new_function(
        &mut self,
        code: Ref,
        globals: Value,
        defaults: Option<Value>,
        cells: usize,
    ) -> Res<Ref> {
        let ty = if cells > 0 {
            Ns::Closure
        } else if self.word(code, code::SHAPE) & 1 != 0 {
            Ns::GeneratorFunction
        } else {
            Ns::Function
        };
        let r = self.alloc(ty.value(), 3 + cells)?;
        self.set_value(r, CODE, code.value());
        self.set_value(r, GLOBALS, globals);
        self.set_option(r, DEFAULTS, defaults);
        Ok(r)
    }

    /// Whether `v` is a function of Python code; gives the object.
    #[inline]
    pub(crate) fn python_function(&self, v: Value) -> Option<Ref> {
        let r = v.as_ref()?;
        let header = self.word(r, 0);
        (header == Ns::Function.value().word()
            || header == Ns::Closure.value().word()
            || header == Ns::GeneratorFunction.value().word())
        .then_some(r)
    }

    /// The code of a Python function.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn function_code(&self, function: Ref) -> Option<Ref> {
        self.value(function, CODE).and_then(Value::as_ref)
    }

    /// A method bound to an instance.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn new_bound_method(&mut self, method: Value, instance: Value) -> Res {
        let r = self.alloc(Ns::BoundMethod.value(), 2)?;
        self.set_value(r, 1, method);
        self.set_value(r, 2, instance);
        Ok(r.value())
    }
}

/// `function(code, globals)`
#[cfg(feature = "pc")]
fn new(vm: &mut Vm<'_>, _: Value, args: crate::rom::Args) -> Res {
    vm.heap.expect_arguments(args, 2, 2)?;
    let (code, globals) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    match (vm.heap.is(code, Ns::Code), vm.heap.as_dict(globals)) {
        (Some(code), Some(_)) => Ok(vm.heap.new_function(code, globals, None, 0)?.value()),
        _ => Err(vm.heap.raise_with(Ns::TypeError, &[])),
    }
}

/// `__name__`, `__globals__`, `__code__`: functions in ROM have none of them.
fn load_attr(vm: &mut Vm<'_>, v: Value, name: Name) -> Res<Option<Value>> {
    if name == const { Name::of("__name__") } {
        let code = v.as_ref().and_then(|r| vm.heap.function_code(r));
        return Ok(code
            .and_then(|code| vm.heap.code_name(code))
            .map(Name::value));
    }
    if name == const { Name::of("__globals__") } {
        return Ok(v.as_ref().and_then(|r| vm.heap.value(r, GLOBALS)));
    }
    #[cfg(feature = "pc")]
    if name == const { Name::of("__code__") } {
        return Ok(v.as_ref().and_then(|r| vm.heap.value(r, CODE)));
    }
    Ok(None)
}

/// A bound method has the attributes of its function, but not its class.
fn load_method_attr(vm: &mut Vm<'_>, v: Value, name: Name) -> Res<Option<Value>> {
    if name == const { Name::of("__class__") } {
        return Ok(None);
    }
    match v.as_ref().and_then(|r| vm.heap.value(r, 1)) {
        Some(method) => vm.load_attr_opt(method, name),
        None => Ok(None),
    }
}

/// Bound methods are equal when function and instance are the same.
fn compare_methods(vm: &mut Vm<'_>, op: BinaryOp, l: Value, r: Value) -> Res<Option<Value>> {
    if op != BinaryOp::Equal {
        return Ok(None);
    }
    let (Some(l), Some(r)) = (
        vm.heap.is(l, Ns::BoundMethod),
        vm.heap.is(r, Ns::BoundMethod),
    ) else {
        return Ok(None);
    };
    Ok(Some(Value::bool(
        vm.heap.words(l, 1, 2) == vm.heap.words(r, 1, 2),
    )))
}
