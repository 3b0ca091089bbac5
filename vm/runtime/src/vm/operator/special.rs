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
        #[cfg(feature = "pc")]
        if self.heap.class_native(class).is_some() && self.heap.built_in_comes_first(class, name) {
            return None;
        }
        Some(f)
    }

    /// Calls what [`Vm::special`] found for the first of `args` with what follows it: as any
    /// method, so only functions and methods of types get the instance, too.
    #[cfg_attr(not(feature = "pc"), inline(always))]
    pub(crate) fn call_special(&mut self, f: Value, args: &[Value]) -> Res {
        if cfg!(feature = "pc") && self.heap.python_function(f).is_none() {
            return self.call_no_function(f, args);
        }
        self.call(f, args)
    }

    #[cold]
    fn call_no_function(&mut self, f: Value, args: &[Value]) -> Res {
        let Some((first, rest)) = args.split_first() else {
            return self.call(f, args);
        };
        let wrapped = |vm: &Self, ns| {
            let r = vm.heap.is(f, ns)?;
            vm.heap.value(r, 1)
        };
        if let Some(f) = wrapped(self, Ns::StaticMethod) {
            return self.call(f, rest);
        }
        if let Some(f) = wrapped(self, Ns::ClassMethod) {
            let class = self.heap.type_of(*first);
            return match rest {
                [] => self.call(f, &[class]),
                [a] => self.call(f, &[class, *a]),
                [a, b, ..] => self.call(f, &[class, *a, *b]),
            };
        }
        let method = f.as_rom().is_some_and(|rom| self.heap.rom.is_method(rom));
        self.call(f, if method { args } else { rest })
    }

    /// Calls what [`Vm::special`] found for an operation without another operand, which is passed
    /// the instance whatever wraps it.
    pub(crate) fn call_unary(&mut self, f: Value, v: Value) -> Res {
        let wrapper = [Ns::StaticMethod, Ns::ClassMethod]
            .iter()
            .filter(|_| cfg!(feature = "pc"))
            .find_map(|ns| self.heap.is(f, *ns));
        let f = wrapper.and_then(|r| self.heap.value(r, 1)).unwrap_or(f);
        self.call(f, &[v])
    }
}
