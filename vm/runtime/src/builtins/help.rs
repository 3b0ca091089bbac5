//! `help`: about an object, the prompt's keys, or the modules there are.

use crate::Res;
use crate::names::Name;
use crate::rom::{Args, Ns, PrintKind, Rom};
use crate::value::{Ref, Value};
use crate::vm::Vm;

/// `help([object])`
pub(crate) fn help(vm: &mut Vm<'_>, args: Args) -> Res {
    let object = vm.heap.arg(args, 0);
    if object.is_undef() {
        vm.write(
            b"Welcome to Garter.\n\n\
              help(object), help('modules')\n\
              CTRL-A: raw REPL, -B: this one, -C: interrupt, CTRL-D: soft reset, -E: paste\n",
        )?;
        return Ok(Value::NONE);
    }
    if vm
        .heap
        .text(object)
        .is_some_and(|t| t.get(&vm.heap) == b"modules")
    {
        return help_modules(vm);
    }
    vm.write(b"object ")?;
    vm.print(object, PrintKind::Str)?;
    vm.write(b" is of type ")?;
    let ty = vm.heap.type_of(object);
    vm.write_type_name(ty)?;
    vm.write(b"\n")?;
    let of = if ty == Ns::Type.value() || ty == Ns::Module.value() {
        object
    } else {
        ty
    };
    match of.as_rom() {
        Some(rom) => help_rom(vm, rom.ns())?,
        None => {
            let dict = vm.load_attr_opt(of, const { Name::of("__dict__") })?;
            let slot = vm.heap.push(dict.unwrap_or(Value::NONE))?;
            let mut at = 0;
            while let Some(dict) = dict.and_then(Value::as_ref)
                && let Some((name, v)) = vm.heap.dict_next(dict, &mut at)
            {
                help_member(vm, name, v)?;
            }
            vm.heap.cut(slot);
        }
    }
    Ok(Value::NONE)
}

/// The members of a module or type in ROM.
fn help_rom(vm: &mut Vm<'_>, ns: Ns) -> Res<()> {
    let namespace = vm.heap.rom.namespace(ns);
    if namespace.ty.is_none() {
        let name = vm.heap.str_value(namespace.name.as_bytes())?;
        help_member(vm, const { Name::of("__name__") }.value(), name)?;
    }
    for (i, (name, item)) in namespace.members.iter().enumerate() {
        let v = vm.item_value(Rom::new(ns, i as u16 + 1), item)?;
        let v = vm.heap.wrapped_item(name, item, v)?;
        help_member(vm, name.value(), v)?;
    }
    Ok(())
}

fn help_member(vm: &mut Vm<'_>, name: Value, v: Value) -> Res<()> {
    let slot = vm.heap.push(v)?;
    vm.write(b"  ")?;
    vm.print(name, PrintKind::Str)?;
    vm.write(b" -- ")?;
    vm.print(v, PrintKind::Str)?;
    vm.heap.cut(slot);
    vm.write(b"\n")
}

/// Columns of the list of modules, and their width.
const COLUMNS: usize = 4;
const WIDTH: usize = 18;

/// The modules that can be imported without a file, in columns.
fn help_modules(vm: &mut Vm<'_>) -> Res {
    let list = vm.heap.new_list(&[])?;
    vm.heap.push(list)?;
    let Some(r) = list.as_ref() else {
        return Ok(Value::NONE);
    };
    let lists = vm.profile.modules;
    for (name, _) in crate::modules::MODULES
        .iter()
        .chain(lists.iter().copied().flatten())
    {
        add(vm, r, name)?;
    }
    for name in crate::load::frozen_names() {
        add(vm, r, name)?;
    }
    add(vm, r, "__main__")?;
    vm.sort(r, Value::NONE, false)?;
    let count = vm.heap.list_len(r);
    let rows = count.div_ceil(COLUMNS);
    for row in 0..rows {
        let mut at = row;
        while let Some(name) = vm.heap.list_item(r, at) {
            vm.print(name, PrintKind::Str)?;
            at += rows;
            if at < count {
                let len = vm.heap.text(name).map_or(0, |text| text.len());
                vm.write(&[b' '; WIDTH][..WIDTH - len % WIDTH])?;
            }
        }
        vm.write(b"\n")?;
    }
    vm.heap.pop();
    vm.write(b"Plus any modules on the filesystem\n")?;
    Ok(Value::NONE)
}

fn add(vm: &mut Vm<'_>, list: Ref, name: &str) -> Res<()> {
    let name = vm.heap.str_value(name.as_bytes())?;
    vm.heap.list_append(list, name)
}
