//! Methods of classes that operations call.

use crate::Res;
use crate::names::Name;
use crate::rom::Ns;
use crate::types::class::Found;
use crate::value::{Ref, Value};
use crate::vm::Vm;

impl Vm<'_> {
    /// A function that the class of an instance has under `name`.
    pub(crate) fn special(&mut self, v: Value, name: Name) -> Option<Value> {
        let class = self.heap.class_of(v)?;
        self.operation(class, name)
    }

    /// What a class has under the name of an operation, unless a built-in type that does it comes
    /// before.
    pub(crate) fn operation(&mut self, class: Ref, name: Name) -> Option<Value> {
        let Found::Value(f) = self.class_attribute(class.value(), name)? else {
            return None;
        };
        if self.heap.class_native(class).is_some()
            && self.heap.built_in_comes_first(class.value(), false, name)
        {
            return None;
        }
        Some(f)
    }

    /// Calls what [`Vm::special`] found for the first of `args` with what follows it: as any
    /// method, so only functions and methods of types get the instance, too.
    pub(crate) fn call_special(&mut self, f: Value, args: &[Value]) -> Res {
        if self.heap.python_function(f).is_none() {
            return self.call_no_function(f, args);
        }
        self.call(f, args)
    }

    #[cold]
    fn call_no_function(&mut self, f: Value, args: &[Value]) -> Res {
        let Some((first, rest)) = args.split_first() else {
            return self.call(f, args);
        };
        let (f, first) = match self.wrapped(f) {
            Some((Ns::StaticMethod, wrapped)) => (wrapped, Value::UNDEF),
            Some((_, wrapped)) => (wrapped, self.heap.type_of(*first)),
            None if f.as_rom().is_some_and(|rom| self.heap.rom.is_method(rom)) => (f, *first),
            None => (f, Value::UNDEF),
        };
        self.call_bound(f, first, rest)
    }

    /// The type of a `staticmethod` or `classmethod`, and what that wraps.
    fn wrapped(&self, f: Value) -> Option<(Ns, Value)> {
        let r = f.as_ref()?;
        let ns = self.heap.header(r).as_rom()?.ns();
        let wraps = matches!(ns, Ns::StaticMethod | Ns::ClassMethod);
        wraps.then_some((ns, self.heap.value(r, 1)?))
    }

    /// Calls what [`Vm::special`] found for an operation without another operand, which is passed
    /// the instance whatever wraps it.
    pub(crate) fn call_unary(&mut self, f: Value, v: Value) -> Res {
        let f = self.wrapped(f).map_or(f, |(_, wrapped)| wrapped);
        self.call(f, &[v])
    }
}
