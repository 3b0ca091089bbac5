//! `json`.

mod parse;

use crate::Res;
use crate::members;
use crate::names::Name;
use crate::rom::{Args, Namespace, Ns as N, PrintKind};
use crate::types::str::print::write_text;
use crate::value::Value;
use crate::vm::{Parameter, Vm};

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "json",
    members! {
        "__name__" => Const(const { Name::of("json") }.value()),
        "dump" => VK(2, dump),
        "dumps" => VK(1, dumps),
        "load" => V1(load),
        "loads" => V1(loads),
    },
);

const OBJECT: Parameter = Parameter::required(Name::of("obj"));
const STREAM: Parameter = Parameter::required(Name::of("stream"));
const SEPARATORS: Parameter = Parameter::keyword(Name::of("separators"), Value::NONE);

fn dumps(vm: &mut Vm<'_>, args: Args) -> Res {
    let [v, separators] = vm.bind(args, &[OBJECT, SEPARATORS])?;
    check(vm, separators)?;
    text_of(vm, v, separators)
}

fn dump(vm: &mut Vm<'_>, args: Args) -> Res {
    let [v, stream, separators] = vm.bind(args, &[OBJECT, STREAM, SEPARATORS])?;
    check(vm, separators)?;
    vm.expect_stream(stream)?;
    let text = text_of(vm, v, separators)?;
    vm.write_text_to(stream, text)?;
    Ok(Value::NONE)
}

/// What stands for a separator until the text is whole: in JSON no such byte is left as it is.
const COMMA: u8 = 1;
const COLON: u8 = 2;

impl Vm<'_> {
    /// What is printed between the items of a container.
    pub(crate) fn json_comma(&self, kind: PrintKind) -> &'static [u8] {
        match self.json_marks && kind == PrintKind::Json {
            true => &[COMMA],
            false => b", ",
        }
    }

    /// What is printed between a key and its value.
    pub(crate) fn json_colon(&self, kind: PrintKind) -> &'static [u8] {
        match self.json_marks && kind == PrintKind::Json {
            true => &[COLON],
            false => b": ",
        }
    }
}

fn text_of(vm: &mut Vm<'_>, v: Value, separators: Value) -> Res {
    let before = core::mem::replace(&mut vm.json_marks, !separators.is_none());
    let text = vm.to_str(v, PrintKind::Json);
    vm.json_marks = before;
    let text = text?;
    if separators.is_none() {
        return Ok(text);
    }
    let top = vm.heap.push(text)?;
    let changed = vm.capture(|vm| respace(vm, text, top - 2))?;
    vm.heap.cut(top - 2);
    Ok(changed)
}

/// What is wrong with the separators is said before anything is printed. They are put into slots,
/// where they last while their list may change.
fn check(vm: &mut Vm<'_>, separators: Value) -> Res<()> {
    if separators.is_none() {
        return Ok(());
    }
    let items = vm.heap.expect_items(separators)?;
    let count = items.len(&vm.heap);
    if count != 2 {
        let message = "requested length 2 but object has length {}";
        let numbers = &[count as isize];
        return Err(vm.heap.raise_numbers(N::ValueError, message, numbers));
    }
    for i in 0..2 {
        let item = items.get(&vm.heap, i).unwrap_or(Value::NONE);
        vm.heap.expect_text_or_bytes(item)?;
        vm.heap.push(item)?;
    }
    Ok(())
}

/// Writes JSON text with separators, which are in the slots from `separators` on, for the marks.
fn respace(vm: &mut Vm<'_>, text: Value, separators: usize) -> Res<()> {
    let Some(text) = vm.heap.text(text) else {
        return Ok(());
    };
    let mut at = 0;
    loop {
        let rest = &text.get(&vm.heap)[at..];
        let mark = rest.iter().position(|c| matches!(*c, COMMA | COLON));
        let found = mark.and_then(|mark| rest.get(mark).copied());
        let end = at + mark.unwrap_or(rest.len());
        write_text(vm, text.part(at, end))?;
        let Some(mark) = found else {
            return Ok(());
        };
        let separator = vm.heap.slot(separators + usize::from(mark == COLON));
        if let Some(separator) = vm.heap.text_or_bytes(separator) {
            write_text(vm, separator)?;
        }
        at = end + 1;
    }
}

fn loads(vm: &mut Vm<'_>, v: Value) -> Res {
    let buffer = vm.expect_buffer(v)?;
    // A copy of text in ROM has no other owner than this slot.
    let slot = vm.heap.push(buffer.object.value())?;
    let parsed = parse::parse(vm, buffer)?;
    vm.heap.cut(slot);
    Ok(parsed)
}

fn load(vm: &mut Vm<'_>, stream: Value) -> Res {
    vm.expect_stream(stream)?;
    let text = vm.read_everything(stream)?;
    let slot = vm.heap.push(text)?;
    let parsed = loads(vm, text)?;
    vm.heap.cut(slot);
    Ok(parsed)
}
