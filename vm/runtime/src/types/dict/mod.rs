//! `dict` and `collections.OrderedDict`.

pub mod layout;
mod methods;
pub(crate) mod view;

use garter_bytecode::operator::BinaryOp;

use crate::Res;
use crate::rom::{Args, Layout, Members, Namespace, Ns, PrintKind, Subscript, TypeDef, Unary};
use crate::types::sequence::inner;
use crate::types::table::ORDERED;
use crate::value::{Ref, Value};
use crate::vm::Vm;

const TYPE: TypeDef = TypeDef {
    layout: Layout::Head(1),
    letter: b'D',
    new: Some(new),
    print: Some(print),
    unary: Some(unary),
    binary: Some(binary),
    subscript: Some(subscript),
    iter: Some(iter),
    ..TypeDef::PLAIN
};

pub(crate) static NAMESPACE: Namespace = Namespace::ty("dict", &TYPE, methods::MEMBERS);

pub(crate) static ORDERED_DICT: Namespace = Namespace::ty(
    "OrderedDict",
    &TypeDef {
        base: Some(Ns::Dict),
        ..TYPE
    },
    &Members::NONE,
);

/// The dict object of a dict, an ordered dict, or an instance of a class that derives from one.
#[inline]
pub(crate) fn dict_of(vm: &Vm<'_>, v: Value) -> Option<Ref> {
    vm.heap.as_dict(v).or_else(|| {
        vm.native_base(v, Ns::Dict)
            .or_else(|| vm.native_base(v, Ns::OrderedDict))?
            .as_ref()
    })
}

fn new(vm: &mut Vm<'_>, class: Value, args: Args) -> Res {
    // The class counts as an argument in the message.
    vm.heap.expect_count(args.positional + 1, 1, 2)?;
    let ordered = vm.heap.is_subclass(class, Ns::OrderedDict.value());
    let ty = if ordered { Ns::OrderedDict } else { Ns::Dict };
    let dict = vm.heap.new_dict_of(ty, 0)?;
    let base = vm.heap.push(dict.value())?;
    methods::update_from(vm, dict, args, 0)?;
    vm.heap.cut(base);
    Ok(dict.value())
}

fn print(vm: &mut Vm<'_>, v: Value, kind: PrintKind) -> Res<()> {
    let Some(dict) = dict_of(vm, v) else {
        return Ok(());
    };
    let ordered = vm.heap.table_flag(dict, ORDERED)
        && kind != PrintKind::Json
        && vm.heap.header(dict) == Ns::OrderedDict.value();
    vm.write(if ordered { b"OrderedDict({" } else { b"{" })?;
    let base = vm.heap.push(dict.value())?;
    let (comma, colon) = (vm.json_comma(kind), vm.json_colon(kind));
    let (mut at, mut first) = (0, true);
    while let Some((key, value)) = vm.heap.dict_next(dict, &mut at) {
        if !first {
            vm.write(comma)?;
        }
        first = false;
        let pushed = vm.heap.push(key)?;
        vm.heap.push(value)?;
        print_key(vm, key, kind)?;
        vm.write(colon)?;
        vm.print(value, inner(kind))?;
        vm.heap.cut(pushed);
    }
    vm.heap.cut(base);
    vm.write(if ordered { b"})" } else { b"}" })
}

/// JSON knows only strings as keys: others are quoted as they are.
fn print_key(vm: &mut Vm<'_>, key: Value, kind: PrintKind) -> Res<()> {
    // `bytes` are strings here as elsewhere.
    if kind == PrintKind::Json && vm.heap.text_or_bytes(key).is_none() {
        vm.write(b"\"")?;
        vm.print(key, PrintKind::Json)?;
        return vm.write(b"\"");
    }
    vm.print(key, inner(kind))
}

fn unary(vm: &mut Vm<'_>, op: Unary, v: Value) -> Res<Option<Value>> {
    let len = dict_of(vm, v).map_or(0, |dict| vm.heap.dict_len(dict));
    Ok(match op {
        Unary::Bool => Some(Value::bool(len != 0)),
        Unary::Len => Some(Value::small(len as i32)),
        _ => None,
    })
}

fn binary(vm: &mut Vm<'_>, op: BinaryOp, l: Value, r: Value) -> Res<Option<Value>> {
    let Some(dict) = dict_of(vm, l) else {
        return Ok(None);
    };
    match op {
        BinaryOp::In => {
            let base = vm.heap.push(l)?;
            vm.heap.push(r)?;
            let found = vm.dict_get(dict, r)?;
            vm.heap.cut(base);
            Ok(Some(Value::bool(found.is_some())))
        }
        BinaryOp::Equal | BinaryOp::NotEqual => {
            let Some(other) = dict_of(vm, r) else {
                return Ok(None);
            };
            let base = vm.heap.push(l)?;
            vm.heap.push(r)?;
            vm.enter_native()?;
            let same = equal(vm, dict, other);
            vm.leave_native();
            vm.heap.cut(base);
            Ok(Some(Value::bool(same? == (op == BinaryOp::Equal))))
        }
        BinaryOp::Or => {
            let ty = match vm.heap.table_flag(dict, ORDERED) {
                true => Ns::OrderedDict,
                false => Ns::Dict,
            };
            let union = vm.heap.dict_copy(dict, ty)?;
            let base = vm.heap.push(union.value())?;
            vm.heap.push(r)?;
            methods::update_any(vm, union, r)?;
            vm.heap.cut(base);
            Ok(Some(union.value()))
        }
        BinaryOp::InplaceOr => {
            let base = vm.heap.push(l)?;
            vm.heap.push(r)?;
            methods::update_any(vm, dict, r)?;
            vm.heap.cut(base);
            Ok(Some(l))
        }
        _ => Ok(None),
    }
}

/// Whether two dicts, which are in stack slots, hold the same. An ordered one only equals one
/// that is ordered too, with the entries in the same order.
fn equal(vm: &mut Vm<'_>, l: Ref, r: Ref) -> Res<bool> {
    let ordered = vm.heap.table_flag(l, ORDERED);
    if vm.heap.dict_len(l) != vm.heap.dict_len(r) || vm.heap.header(l) != vm.heap.header(r) {
        return Ok(false);
    }
    let (mut at, mut beside) = (0, 0);
    while let Some((key, value)) = vm.heap.dict_next(l, &mut at) {
        let pushed = vm.heap.push(key)?;
        vm.heap.push(value)?;
        let other = if ordered && vm.heap.header(l) == Ns::OrderedDict.value() {
            match vm.heap.dict_next(r, &mut beside) {
                Some((k, v)) => {
                    vm.heap.push(v)?;
                    vm.equal_rooted(k, key)?.then_some(v)
                }
                None => None,
            }
        } else {
            vm.dict_get(r, key)?
        };
        let same = match other {
            Some(other) => vm.equal_rooted(value, other)?,
            None => false,
        };
        vm.heap.cut(pushed);
        if !same {
            return Ok(false);
        }
    }
    Ok(true)
}

fn subscript(vm: &mut Vm<'_>, v: Value, key: Value, what: Subscript) -> Res {
    let Some(dict) = dict_of(vm, v) else {
        return Ok(Value::NONE);
    };
    match what {
        Subscript::Load => {
            // The short way: no slots, when nothing can run.
            if let Some(found) = vm.find_fast(dict, key, crate::types::table::WIDE) {
                return match found {
                    crate::types::table::Found::At(slot) => match vm.heap.dict_entry(dict, slot) {
                        Some((_, value)) => Ok(value),
                        None => Err(vm.heap.raise_with(Ns::KeyError, &[key])),
                    },
                    _ => Err(vm.heap.raise_with(Ns::KeyError, &[key])),
                };
            }
            let base = vm.heap.push(v)?;
            vm.heap.push(key)?;
            let found = vm.dict_get(dict, key)?;
            vm.heap.cut(base);
            match found {
                Some(value) => Ok(value),
                None => Err(vm.heap.raise_with(Ns::KeyError, &[key])),
            }
        }
        Subscript::Store(value) => {
            let base = vm.heap.push(v)?;
            vm.heap.push(key)?;
            vm.heap.push(value)?;
            vm.dict_set(dict, key, value)?;
            vm.heap.cut(base);
            Ok(Value::NONE)
        }
        Subscript::Delete => {
            let base = vm.heap.push(v)?;
            vm.heap.push(key)?;
            let removed = vm.dict_remove(dict, key)?;
            vm.heap.cut(base);
            match removed {
                Some(_) => Ok(Value::NONE),
                None => Err(vm.heap.raise_with(Ns::KeyError, &[key])),
            }
        }
    }
}

fn iter(vm: &mut Vm<'_>, v: Value) -> Res {
    match dict_of(vm, v) {
        Some(dict) => vm.heap.new_dict_iterator(dict, view::KEYS),
        None => Ok(Value::NONE),
    }
}
