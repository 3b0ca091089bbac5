//! `collections.namedtuple`: classes whose instances hold a tuple and know names for its items.
//!
//! The object inside an instance has the words of a tuple, then one that refers to the class. The
//! class has its field names as the attribute `_fields`.

use crate::Res;
use crate::heap::Heap;
use crate::names::Name;
use crate::rom::{Args, Members, Namespace, Ns, PrintKind, TypeDef};
use crate::types::class::Found;
use crate::types::str::layout::Text;
use crate::types::tuple;
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "tuple",
    &TypeDef {
        base: Some(Ns::Tuple),
        new: Some(new),
        print: Some(print),
        load_attr: Some(load_attr),
        store_attr: Some(store_attr),
        ..tuple::TYPE
    },
    &Members::NONE,
);

const FIELDS: Name = Name::of("_fields");

impl Heap<'_> {
    pub(crate) fn class_of_named(&self, r: Ref) -> Option<Value> {
        self.value(r, tuple::ITEMS + self.tuple_len(r))
    }

    /// Whether `namedtuple` made a class, and not a program that derives from one.
    pub(crate) fn makes_named(&self, class: Ref) -> bool {
        self.class_base(class, 0) == Some(Ns::NamedTuple.value())
    }

    /// The field names of a class that `namedtuple` made, or that derives from one.
    fn fields_of(&self, class: Value) -> Option<Ref> {
        self.fields_and_owner_of(class).map(|(fields, _)| fields)
    }

    /// The same, with the class that `namedtuple` made.
    fn fields_and_owner_of(&self, class: Value) -> Option<(Ref, Value)> {
        match self.find_in_class_with_owner(class, FIELDS)? {
            (Found::Value(fields), owner) => Some((self.is(fields, Ns::Tuple)?, owner)),
            (Found::Rom(..), _) => None,
        }
    }
}

/// `namedtuple(name, fields)`
pub(super) fn namedtuple(vm: &mut Vm<'_>, name: Value, fields: Value) -> Res {
    let top = vm.heap.top();
    vm.heap.expect_text(name)?;
    let names = match vm.heap.text(fields) {
        Some(text) => split(vm, text)?,
        None => {
            vm.heap.expect_items(fields)?;
            vm.list_of(fields)?
        }
    };
    vm.heap.push(names.value())?;
    let fields = vm.heap.new_tuple_of(vm.heap.list_len(names))?;
    vm.heap.push(fields.value())?;
    let mut i = 0;
    while let Some(v) = vm.heap.list_item(names, i) {
        let field = vm.heap.intern_value(v)?;
        vm.heap.set_value(fields, tuple::ITEMS + i, field.value());
        i += 1;
    }
    let bases = vm.heap.new_tuple(&[Ns::NamedTuple.value()])?;
    vm.heap.push(bases)?;
    let attributes = vm.heap.new_dict(1)?;
    vm.heap.push(attributes)?;
    if let Some(dict) = attributes.as_ref() {
        vm.heap.dict_set_name(dict, FIELDS, fields.value())?;
    }
    let class = vm.new_class(name, bases, attributes)?;
    vm.heap.cut(top);
    Ok(class)
}

/// Field names as one string, apart by white space (commas do not count).
fn split(vm: &mut Vm<'_>, text: Text) -> Res<Ref> {
    let list = vm.heap.new_list_with(0)?;
    let mut from = 0;
    loop {
        let bytes = text.get(&vm.heap);
        let gap = |b: &u8| b.is_ascii_whitespace();
        let Some(rest) = bytes.get(from..).filter(|rest| !rest.is_empty()) else {
            return Ok(list);
        };
        let skip = rest.iter().take_while(|b| gap(b)).count();
        let len = rest[skip..].iter().take_while(|b| !gap(b)).count();
        if len == 0 {
            return Ok(list);
        }
        // A copy, because the text may be on the heap that is about to change.
        let mut field = [0; 128];
        let kept = len.min(field.len());
        field[..kept].copy_from_slice(&rest[skip..skip + kept]);
        from += skip + len;
        let name = vm.heap.intern(&field[..kept])?;
        vm.heap.list_append(list, name.value())?;
    }
}

/// The position of a field.
fn position(heap: &Heap<'_>, fields: Ref, name: Value) -> Option<usize> {
    (0..heap.tuple_len(fields)).find(|i| heap.tuple_item(fields, *i) == Some(name))
}

fn new(vm: &mut Vm<'_>, class: Value, args: Args) -> Res {
    let Some((fields, class)) = vm.heap.fields_and_owner_of(class) else {
        let message = "can't create 'tuple' instances";
        return Err(vm.heap.raise(Ns::TypeError, message));
    };
    let len = vm.heap.tuple_len(fields);
    let given = args.positional as usize + args.keywords as usize;
    if given != len {
        return Err(raise_count(vm, class, len, given));
    }
    let r = vm.heap.alloc(Ns::NamedTuple.value(), len + 2)?;
    vm.heap.set_value(r, 1, Value::small(len as i32));
    vm.heap.set_value(r, tuple::ITEMS + len, class);
    for i in 0..args.positional as usize {
        let v = vm.heap.arg(args, i);
        vm.heap.set_value(r, tuple::ITEMS + i, v);
    }
    for i in 0..args.keywords as usize {
        let Some((name, v)) = vm.heap.keyword(args, i) else {
            break;
        };
        let text = vm.heap.text(name);
        match position(&vm.heap, fields, name) {
            Some(at) if vm.heap.value(r, tuple::ITEMS + at).is_none() => {
                vm.heap.set_value(r, tuple::ITEMS + at, v);
            }
            found => {
                let before = match found {
                    Some(_) => "function got multiple values for argument '",
                    None => "unexpected keyword argument '",
                };
                let text = text.unwrap_or(Text::Rom("?"));
                return Err(vm.heap.raise_text(Ns::TypeError, before, text, "'"));
            }
        }
    }
    Ok(r.value())
}

#[cold]
fn raise_count(vm: &mut Vm<'_>, class: Value, len: usize, given: usize) -> crate::Raised {
    let name = vm.heap.type_name(class);
    vm.heap.raise_takes(name, len, given)
}

fn print(vm: &mut Vm<'_>, v: Value, kind: PrintKind) -> Res<()> {
    let Some(r) = vm.native_base(v, Ns::NamedTuple).and_then(Value::as_ref) else {
        return Ok(());
    };
    let class = vm.heap.class_of_named(r).unwrap_or(Ns::Tuple.value());
    let fields = match vm.heap.fields_of(class) {
        Some(fields) => fields,
        _ => return (tuple::TYPE.print.unwrap_or(|_, _, _| Ok(())))(vm, v, kind),
    };
    let base = vm.heap.push(r.value())?;
    vm.write_type_name(class)?;
    vm.write(b"(")?;
    for i in 0..vm.heap.tuple_len(r) {
        if i > 0 {
            vm.write(b", ")?;
        }
        if let Some(field) = vm.heap.tuple_item(fields, i) {
            vm.print(field, PrintKind::Str)?;
        }
        vm.write(b"=")?;
        let item = vm.heap.tuple_item(r, i).unwrap_or(Value::NONE);
        vm.print(item, PrintKind::Repr)?;
    }
    vm.heap.cut(base);
    vm.write(b")")
}

fn load_attr(vm: &mut Vm<'_>, v: Value, name: Name) -> Res<Option<Value>> {
    let Some(r) = v.as_ref() else {
        return Ok(None);
    };
    let heap = &vm.heap;
    let class = heap.class_of_named(r);
    let fields = class.and_then(|class| heap.fields_of(class));
    let at = fields.and_then(|fields| position(heap, fields, name.value()));
    Ok(at.and_then(|at| heap.tuple_item(r, at)))
}

/// Fields cannot be assigned.
fn store_attr(vm: &mut Vm<'_>, v: Value, name: Name, _: Option<Value>) -> Res<bool> {
    match load_attr(vm, v, name)? {
        Some(_) => Err(vm.heap.raise(Ns::AttributeError, "can't set attribute")),
        None => Ok(false),
    }
}
