//! Modules of Python code. Words: header; globals, a dict; name.

use crate::Res;
use crate::heap::Heap;
use crate::names::Name;
use crate::rom::{Members, Namespace, Ns, PrintKind, TypeDef};
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "module",
    &TypeDef {
        letter: b'M',
        print: Some(print),
        load_attr: Some(load_attr),
        store_attr: Some(store_attr),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

/// Word of the globals.
pub(crate) const GLOBALS: usize = 1;
/// Word of the name.
pub(crate) const NAME: usize = 2;

impl Heap<'_> {
    /// A module with these globals.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn new_module(&mut self, name: Name, globals: Value) -> Res<Ref> {
        let r = self.alloc(Ns::Module.value(), 2)?;
        self.set_value(r, GLOBALS, globals);
        self.set_value(r, NAME, name.value());
        Ok(r)
    }

    /// The globals of a module of Python code.
    pub(crate) fn module_globals(&self, module: Value) -> Option<Ref> {
        self.value(self.is(module, Ns::Module)?, GLOBALS)?.as_ref()
    }
}

fn print(vm: &mut Vm<'_>, v: Value, _: PrintKind) -> Res<()> {
    vm.write(b"<module '")?;
    match v.as_rom() {
        Some(rom) => {
            let name = vm.heap.rom.namespace(rom.ns()).name;
            vm.write(name.as_bytes())?;
        }
        None => {
            let name = v.as_ref().and_then(|r| vm.heap.value(r, NAME));
            vm.print(name.unwrap_or(Value::NONE), PrintKind::Str)?;
            let file = vm
                .heap
                .module_globals(v)
                .and_then(|dict| vm.heap.dict_get_name(dict, const { Name::of("__file__") }));
            if let Some(file) = file {
                vm.write(b"' from '")?;
                vm.print(file, PrintKind::Str)?;
            }
        }
    }
    vm.write(b"'>")
}

fn load_attr(vm: &mut Vm<'_>, v: Value, name: Name) -> Res<Option<Value>> {
    let Some(dict) = vm.heap.module_globals(v) else {
        return Ok(None);
    };
    if let Some(found) = vm.heap.dict_get_name(dict, name) {
        return Ok(Some(found));
    }
    if name == const { Name::of("__dict__") } {
        return Ok(Some(dict.value()));
    }
    match vm
        .heap
        .dict_get_name(dict, const { Name::of("__getattr__") })
    {
        #[cfg(any(feature = "pc", feature = "peripherals"))]
        _ if vm.is_frozen_part(v, name) => vm.import_part(v, name).map(Some),
        Some(f) => vm.call(f, &[name.value()]).map(Some),
        None => Ok(None),
    }
}

fn store_attr(vm: &mut Vm<'_>, v: Value, name: Name, value: Option<Value>) -> Res<bool> {
    let Some(dict) = vm.heap.module_globals(v) else {
        return Ok(false);
    };
    match value {
        Some(value) => vm.heap.dict_set_name(dict, name, value).map(|()| true),
        None => Ok(vm.heap.dict_remove_name(dict, name)),
    }
}
