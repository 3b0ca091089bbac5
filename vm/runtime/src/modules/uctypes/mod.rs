//! The module `uctypes`: data with a layout, by address.
//!
//! Words of a `struct`: header; its descriptor; the object with its bytes or absent; the first
//! byte from that object's start; layout. An address is one of the heap's, see `heap::address`;
//! a structure keeps the object alive in which its address lay when it was made.

mod descriptor;
mod field;

use descriptor::{Aggregate, Layout as Order, Shape};

use crate::Res;
use crate::buffer::Buffer;
use crate::heap::Heap;
use crate::members;
use crate::names::Name;
use crate::rom::{
    Args, Layout, Members, Namespace, Ns, Ns as N, PrintKind, Subscript, TypeDef, Unary,
};
use crate::value::{Ref, Value};
use crate::vm::Vm;
use crate::{Raised, Res as Result};

/// A scalar type: its number in the bits above an offset.
const fn scalar(number: i32) -> Value {
    Value::small(number << descriptor::TYPE_SHIFT)
}

/// An aggregate's number in the bits above an offset.
const fn aggregate(number: i32) -> Value {
    Value::small(number << descriptor::AGGREGATE_SHIFT)
}

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "uctypes",
    members! {
        "ARRAY" => Const(aggregate(2)),
        "BFINT16" => Const(scalar(11)),
        "BFINT32" => Const(scalar(13)),
        "BFINT8" => Const(scalar(9)),
        "BFUINT16" => Const(scalar(10)),
        "BFUINT32" => Const(scalar(12)),
        "BFUINT8" => Const(scalar(8)),
        "BF_LEN" => Const(Value::small(descriptor::LENGTH_SHIFT as i32)),
        "BF_POS" => Const(Value::small(descriptor::POSITION_SHIFT as i32)),
        "BIG_ENDIAN" => Const(Value::small(1)),
        "FLOAT32" => Const(scalar(14)),
        "FLOAT64" => Const(scalar(15)),
        "INT" => Const(scalar(5)),
        "INT16" => Const(scalar(3)),
        "INT32" => Const(scalar(5)),
        "INT64" => Const(scalar(7)),
        "INT8" => Const(scalar(1)),
        "LITTLE_ENDIAN" => Const(Value::small(0)),
        "LONG" => Const(scalar(5)),
        "LONGLONG" => Const(scalar(7)),
        "NATIVE" => Const(Value::small(2)),
        "PTR" => Const(aggregate(1)),
        "SHORT" => Const(scalar(3)),
        "UINT" => Const(scalar(4)),
        "UINT16" => Const(scalar(2)),
        "UINT32" => Const(scalar(4)),
        "UINT64" => Const(scalar(6)),
        "UINT8" => Const(scalar(0)),
        "ULONG" => Const(scalar(4)),
        "ULONGLONG" => Const(scalar(6)),
        "USHORT" => Const(scalar(2)),
        "VOID" => Const(scalar(0)),
        "addressof" => V1(address_of),
        "bytearray_at" => H2(bytearray_at),
        "bytes_at" => H2(bytes_at),
        "sizeof" => VN(1, 2, size_of),
        "struct" => Ns(N::UctypesStruct),
    },
);

pub(crate) static STRUCT: Namespace = Namespace::ty(
    "struct",
    &TypeDef {
        layout: Layout::Head(2),
        new: Some(new),
        print: Some(print),
        unary: Some(unary),
        load_attr: Some(load_attr),
        store_attr: Some(store_attr),
        subscript: Some(subscript),
        buffer: Some(buffer),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

const DESCRIPTOR: usize = 1;
const OWNER: usize = 2;
const START: usize = 3;
const ORDER: usize = 4;

/// A `struct` taken apart.
#[derive(Clone, Copy)]
struct Struct {
    descriptor: Value,
    /// Absent: at an address where nothing is.
    owner: Option<Ref>,
    /// From the owner's start, or the address where nothing is.
    start: usize,
    order: Order,
}

impl Struct {
    fn address(&self) -> u32 {
        let base = self.owner.map_or(0, Ref::offset);
        (base + self.start) as u32
    }

    /// Part of it.
    fn part(self, descriptor: Value, offset: usize) -> Struct {
        Struct {
            descriptor,
            start: self.start.saturating_add(offset),
            ..self
        }
    }
}

impl Heap<'_> {
    fn new_struct(&mut self, s: Struct) -> Res {
        let r = self.alloc(Ns::UctypesStruct.value(), 4)?;
        self.set_value(r, DESCRIPTOR, s.descriptor);
        self.set_option(r, OWNER, s.owner.map(Ref::value));
        self.set_word(r, START, s.start as u32);
        self.set_word(r, ORDER, s.order as u32);
        Ok(r.value())
    }

    fn as_struct(&self, v: Value) -> Option<Struct> {
        let r = self.is(v, Ns::UctypesStruct)?;
        Some(Struct {
            descriptor: self.value(r, DESCRIPTOR)?,
            owner: self.value(r, OWNER).and_then(Value::as_ref),
            start: self.word(r, START) as usize,
            order: Order::from_number(self.word(r, ORDER)),
        })
    }

    /// A structure at an address.
    fn struct_at(&self, address: u32, descriptor: Value, order: Order) -> Struct {
        let found = self.at_address(address);
        Struct {
            descriptor,
            owner: found.map(|(r, _)| r),
            start: found.map_or(address as usize, |(_, at)| at),
            order,
        }
    }

    #[cold]
    fn raise_syntax(&mut self) -> Raised {
        let message = "syntax error in uctypes descriptor";
        self.raise(Ns::TypeError, message)
    }

    /// An address as a number.
    fn address(&mut self, v: Value) -> Result<u32> {
        match self.as_wrapped(v) {
            Some(address) => Ok(address as u32),
            None => Err(self.raise_conversion(v, "int")),
        }
    }

    #[cold]
    pub(crate) fn raise_no_memory_there(&mut self) -> Raised {
        self.raise(Ns::ValueError, "no memory at this address")
    }
}

/// `struct(address, descriptor, layout=NATIVE)`
fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 2, 3)?;
    let address = vm.heap.arg(args, 0);
    let address = vm.heap.address(address)?;
    let order = match vm.heap.arg(args, 2) {
        Value::UNDEF => Order::Native,
        v => Order::from_number(vm.heap.machine_int(v)? as u32),
    };
    let descriptor = vm.heap.arg(args, 1);
    let s = vm.heap.struct_at(address, descriptor, order);
    vm.heap.new_struct(s)
}

fn print(vm: &mut Vm<'_>, v: Value, _: PrintKind) -> Res<()> {
    let Some(s) = vm.heap.as_struct(v) else {
        return Ok(());
    };
    let kind = match vm.heap.shape(s.descriptor) {
        Some(Shape::Fields(_)) => "STRUCT",
        Some(Shape::Aggregate(Aggregate::Array { .. })) => "ARRAY",
        Some(Shape::Aggregate(Aggregate::Pointer { .. })) => "PTR",
        Some(Shape::Aggregate(Aggregate::Struct { .. })) => "STRUCT",
        _ => "ERROR",
    };
    vm.write(b"<struct ")?;
    vm.write(kind.as_bytes())?;
    vm.write_numbers(" {x}>", &[s.address() as isize])
}

/// A pointer is a number.
fn unary(vm: &mut Vm<'_>, op: Unary, v: Value) -> Res<Option<Value>> {
    let Some(s) = vm.heap.as_struct(v) else {
        return Ok(None);
    };
    match (op, vm.heap.shape(s.descriptor)) {
        (Unary::Int, Some(Shape::Aggregate(Aggregate::Pointer { .. }))) => {
            let address = vm.heap.load_pointer(s)?;
            vm.heap.new_uint(u64::from(address)).map(Some)
        }
        _ => Ok(None),
    }
}

fn load_attr(vm: &mut Vm<'_>, v: Value, name: Name) -> Res<Option<Value>> {
    let Some(s) = vm.heap.as_struct(v) else {
        return Ok(None);
    };
    let descriptor = field_descriptor(vm, s, name)?;
    vm.heap.load_field(s, descriptor).map(Some)
}

fn store_attr(vm: &mut Vm<'_>, v: Value, name: Name, value: Option<Value>) -> Res<bool> {
    let (Some(s), Some(value)) = (vm.heap.as_struct(v), value) else {
        return Ok(false);
    };
    let descriptor = field_descriptor(vm, s, name)?;
    vm.heap.store_field(s, descriptor, value)?;
    Ok(true)
}

/// What the descriptor says of a name.
fn field_descriptor(vm: &mut Vm<'_>, s: Struct, name: Name) -> Res {
    let Some(Shape::Fields(fields)) = vm.heap.shape(s.descriptor) else {
        return Err(vm.heap.raise(Ns::TypeError, "struct: no fields"));
    };
    match vm.heap.dict_get_name(fields, name) {
        Some(descriptor) => Ok(descriptor),
        None => Err(vm.heap.raise_with(Ns::KeyError, &[name.value()])),
    }
}

fn subscript(vm: &mut Vm<'_>, v: Value, index: Value, what: Subscript) -> Res {
    let Some(s) = vm.heap.as_struct(v) else {
        return Ok(Value::NONE);
    };
    match what {
        Subscript::Load => vm.heap.load_element(s, index),
        Subscript::Store(value) => {
            vm.heap.store_element(s, index, value)?;
            Ok(Value::NONE)
        }
        Subscript::Delete => Err(vm.heap.raise_no_subscript(v, what)),
    }
}

/// All its bytes.
fn buffer(heap: &mut Heap<'_>, v: Value) -> Res<Option<Buffer>> {
    let Some(s) = heap.as_struct(v) else {
        return Ok(None);
    };
    let size = heap.size_of(s.descriptor, s.order)?;
    let (object, start, writable) = heap.bytes_of(s, 0, size)?;
    Ok(Some(Buffer {
        object,
        start,
        len: size,
        code: b'B',
        writable,
    }))
}

fn address_of(vm: &mut Vm<'_>, v: Value) -> Res {
    let b = vm.expect_buffer(v)?;
    vm.heap.new_uint((b.object.offset() + b.start) as u64)
}

/// The object and first byte of `count` bytes at an address.
fn span(heap: &mut Heap<'_>, address: Value, count: Value) -> Result<(Ref, usize, usize)> {
    let address = heap.address(address)?;
    let count = heap.machine_int(count)?.max(0) as usize;
    let found = heap.at_address(address);
    let fits = |heap: &Heap<'_>, r, at: usize| {
        heap.region(r)
            .is_some_and(|region| at.saturating_add(count) <= region.end)
    };
    match found {
        Some((r, at)) if fits(heap, r, at) => Ok((r, at, count)),
        _ => Err(heap.raise_no_memory_there()),
    }
}

fn bytes_at(heap: &mut Heap<'_>, address: Value, count: Value) -> Res {
    let (r, at, count) = span(heap, address, count)?;
    heap.bytes_from(r, at, count)
}

/// The bytes themselves, no copy.
fn bytearray_at(heap: &mut Heap<'_>, address: Value, count: Value) -> Res {
    let (r, at, count) = span(heap, address, count)?;
    heap.new_bytearray_over(r, at, count)
}

/// `sizeof(struct)`, `sizeof(descriptor, layout=NATIVE)`
fn size_of(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let (descriptor, order) = match vm.heap.as_struct(v) {
        Some(s) if args.positional == 1 => (s.descriptor, s.order),
        Some(_) => return Err(vm.heap.raise_with(Ns::TypeError, &[])),
        None => {
            let order = match vm.heap.arg(args, 1) {
                Value::UNDEF => Order::Native,
                v => Order::from_number(vm.heap.machine_int(v)? as u32),
            };
            (v, order)
        }
    };
    let size = vm.heap.size_of(descriptor, order)?;
    Ok(Value::small(size as i32))
}
