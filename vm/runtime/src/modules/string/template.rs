//! `string.templatelib.Template`: a t-string whose fields have been evaluated, and nothing more.
//!
//! Words: header; a tuple of the texts; a tuple of the interpolations between them, one fewer.

use garter_bytecode::operator::BinaryOp;

use super::interpolation::{self, PARTS};
use crate::names::Name;
use crate::rom::{Args, Members, Namespace, Ns, PrintKind, TypeDef};
use crate::types::sequence::Items;
use crate::types::tuple::ITEMS;
use crate::value::{Ref, Value};
use crate::vm::Vm;
use crate::{Raised, Res};

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "Template",
    &TypeDef {
        new: Some(new),
        print: Some(print),
        binary: Some(binary),
        load_attr: Some(load_attr),
        iter: Some(iter),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

const STRINGS: usize = 1;
const INTERPOLATIONS: usize = 2;

/// A template that is being put together: lists in slots of the machine's stack. Before an
/// interpolation comes a text, if it is the empty one; beside each other texts become one.
struct Pieces {
    strings: Ref,
    interpolations: Ref,
    /// The stack as it was.
    base: usize,
}

impl Pieces {
    fn new(vm: &mut Vm<'_>) -> Res<Pieces> {
        let strings = vm.heap.new_list_with(0)?;
        let base = vm.heap.push(strings.value())?;
        let interpolations = vm.heap.new_list_with(0)?;
        vm.heap.push(interpolations.value())?;
        Ok(Pieces {
            strings,
            interpolations,
            base,
        })
    }

    /// Whether the last piece was a text.
    fn ends_in_text(&self, vm: &Vm<'_>) -> bool {
        vm.heap.list_len(self.strings) > vm.heap.list_len(self.interpolations)
    }

    fn add_text(&self, vm: &mut Vm<'_>, text: Value) -> Res<()> {
        if !self.ends_in_text(vm) {
            return vm.heap.list_append(self.strings, text);
        }
        let last = vm.heap.list_len(self.strings) - 1;
        let before = vm.heap.list_item(self.strings, last);
        let whole = vm.binary(BinaryOp::Add, before.unwrap_or(text), text)?;
        vm.heap.list_set(self.strings, last, whole);
        Ok(())
    }

    fn add_interpolation(&self, vm: &mut Vm<'_>, v: Value) -> Res<()> {
        if !self.ends_in_text(vm) {
            self.add_text(vm, const { Name::of("") }.value())?;
        }
        vm.heap.list_append(self.interpolations, v)
    }

    /// All pieces of a template.
    fn add_template(&self, vm: &mut Vm<'_>, template: Ref) -> Res<()> {
        let mut i = 0;
        while let Some(text) = item(vm, template, STRINGS, i) {
            self.add_text(vm, text)?;
            if let Some(v) = item(vm, template, INTERPOLATIONS, i) {
                self.add_interpolation(vm, v)?;
            }
            i += 1;
        }
        Ok(())
    }

    fn finish(self, vm: &mut Vm<'_>) -> Res {
        if !self.ends_in_text(vm) {
            self.add_text(vm, const { Name::of("") }.value())?;
        }
        let strings = vm.heap.tuple_from(Items::List(self.strings))?;
        let interpolations = vm.heap.tuple_from(Items::List(self.interpolations))?;
        let template = new_template(vm, strings, interpolations);
        vm.heap.cut(self.base);
        template
    }
}

fn new_template(vm: &mut Vm<'_>, strings: Value, interpolations: Value) -> Res {
    let r = vm.heap.alloc(Ns::Template.value(), 2)?;
    vm.heap.set_value(r, STRINGS, strings);
    vm.heap.set_value(r, INTERPOLATIONS, interpolations);
    Ok(r.value())
}

fn this(vm: &Vm<'_>, v: Value) -> Option<Ref> {
    vm.native_base(v, Ns::Template).and_then(Value::as_ref)
}

/// The texts or the interpolations.
fn part(vm: &Vm<'_>, template: Ref, word: usize) -> Option<Ref> {
    vm.heap.value(template, word)?.as_ref()
}

fn item(vm: &Vm<'_>, template: Ref, word: usize, i: usize) -> Option<Value> {
    vm.heap.tuple_item(part(vm, template, word)?, i)
}

/// `__template__(strings, value, expression, conversion, format, ...)`: what the compiler makes of
/// a t-string. Machines without the module have none.
pub(crate) fn built_in(vm: &mut Vm<'_>, args: Args) -> Res {
    if !crate::modules::has(vm.profile.modules, b"string") {
        let message = "name '__template__' isn't defined";
        return Err(vm.heap.raise(Ns::NameError, message));
    }
    let strings = vm.heap.arg(args, 0);
    let count = (args.positional as usize - 1) / PARTS;
    let texts = vm.heap.is(strings, Ns::Tuple);
    if texts.is_none_or(|r| vm.heap.tuple_len(r) != count + 1) {
        return Err(vm
            .heap
            .raise(Ns::TypeError, "a text for each field expected"));
    }
    let interpolations = vm.heap.new_tuple_of(count)?;
    for i in 0..count {
        let parts = core::array::from_fn(|part| vm.heap.arg(args, 1 + PARTS * i + part));
        let v = vm.heap.new_interpolation(parts)?;
        vm.heap.set_value(interpolations, ITEMS + i, v);
    }
    new_template(vm, strings, interpolations.value())
}

/// `Template(*pieces)`: each is a `str` or an `Interpolation`.
fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 0, u16::MAX)?;
    let pieces = Pieces::new(vm)?;
    for i in 0..args.positional as usize {
        let piece = vm.heap.arg(args, i);
        if vm.heap.text(piece).is_some() {
            pieces.add_text(vm, piece)?;
        } else if vm.native_base(piece, Ns::Interpolation).is_some() {
            pieces.add_interpolation(vm, piece)?;
        } else {
            let message = "str or Interpolation expected";
            return Err(vm.heap.raise(Ns::TypeError, message));
        }
    }
    pieces.finish(vm)
}

/// Of two templates the sum is one; a template and a text have none, for nobody knows whether the
/// text is to be trusted.
fn binary(vm: &mut Vm<'_>, op: BinaryOp, l: Value, r: Value) -> Res<Option<Value>> {
    let (BinaryOp::Add, Some(l), Some(r)) = (op, this(vm, l), this(vm, r)) else {
        return Ok(None);
    };
    let pieces = Pieces::new(vm)?;
    pieces.add_template(vm, l)?;
    pieces.add_template(vm, r)?;
    pieces.finish(vm).map(Some)
}

fn load_attr(vm: &mut Vm<'_>, v: Value, name: Name) -> Res<Option<Value>> {
    let Some(template) = this(vm, v) else {
        return Ok(None);
    };
    if name == const { Name::of("strings") } {
        return Ok(vm.heap.value(template, STRINGS));
    }
    if name == const { Name::of("interpolations") } {
        return Ok(vm.heap.value(template, INTERPOLATIONS));
    }
    if name != const { Name::of("values") } {
        return Ok(None);
    }
    let count = part(vm, template, INTERPOLATIONS).map_or(0, |r| vm.heap.tuple_len(r));
    let values = vm.heap.new_tuple_of(count)?;
    for i in 0..count {
        if let Some(v) = item(vm, template, INTERPOLATIONS, i) {
            let value = interpolation::value(vm, v);
            vm.heap.set_value(values, ITEMS + i, value);
        }
    }
    Ok(Some(values.value()))
}

/// Texts and interpolations in order, without empty texts.
fn iter(vm: &mut Vm<'_>, v: Value) -> Res {
    let all = vm.heap.new_list_with(0)?;
    let base = vm.heap.push(all.value())?;
    let mut i = 0;
    while let Some(template) = this(vm, v)
        && let Some(text) = item(vm, template, STRINGS, i)
    {
        if vm.heap.text(text).is_none_or(|text| !text.is_empty()) {
            vm.heap.list_append(all, text)?;
        }
        if let Some(v) = item(vm, template, INTERPOLATIONS, i) {
            vm.heap.list_append(all, v)?;
        }
        i += 1;
    }
    let iterator = vm.iter(all.value())?;
    vm.heap.cut(base);
    Ok(iterator)
}

fn print(vm: &mut Vm<'_>, v: Value, _: PrintKind) -> Result<(), Raised> {
    let word = |vm: &Vm<'_>, word| this(vm, v).and_then(|r| vm.heap.value(r, word));
    vm.write(b"Template(strings=")?;
    let strings = word(vm, STRINGS).unwrap_or(Value::NONE);
    vm.print(strings, PrintKind::Repr)?;
    vm.write(b", interpolations=")?;
    let interpolations = word(vm, INTERPOLATIONS).unwrap_or(Value::NONE);
    vm.print(interpolations, PrintKind::Repr)?;
    vm.write(b")")
}
