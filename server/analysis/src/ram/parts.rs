//! What a module is made of, and what each part of it keeps.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use garter_runtime::heap::Root;
use garter_runtime::rom::Ns;
use garter_runtime::{Heap, Ref, Value, Vm};

use super::image::{Function, Image};
use crate::symbol::{Symbol, SymbolKind};

/// A part of a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name, after those of what it stands in: `Motor.step`.
    pub name: String,
    /// What it is.
    pub kind: PartKind,
    /// Its name in the text.
    pub range: Range<usize>,
    /// Bytes of heap that it keeps, those of what is in it included.
    pub kept: usize,
    /// Bytes of its bytecode; 0 for data. What is in it is not counted.
    pub bytecode: usize,
    /// Bytes of heap of the constants that it uses, shared or not.
    pub constants: usize,
    /// Bytes of stack that a call takes, those of what it calls not counted.
    pub stack: usize,
}

/// What a part of a module is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// A function or method.
    Function,
    /// A class.
    Class,
    /// What a name of the module stands for.
    Data,
}

/// What values keep, by their names: `Motor`, `Motor.step`.
pub(super) type Values = HashMap<String, usize>;

/// What each name of a module keeps that was imported just now: what is reachable from it, and
/// not from other modules or from a name before it.
pub(super) fn values(vm: &Vm<'_>, module: Value) -> Values {
    let heap = &vm.heap;
    let mut walk = Walk {
        heap,
        seen: HashSet::new(),
    };
    let mut found = Values::new();
    let Some(globals) = heap.members_of(module) else {
        return found;
    };
    walk.leave_out_others(module);
    walk.seen.insert(globals);
    let mut at = 0;
    while let Some((key, value)) = heap.dict_next(globals, &mut at) {
        let Some(name) = text(heap, key) else {
            continue;
        };
        let mut kept = 0;
        if let Some(class) = heap.is(value, Ns::Type)
            && !walk.seen.contains(&class)
            && let Some(members) = heap.members_of(value)
        {
            let mut at = 0;
            while let Some((key, value)) = heap.dict_next(members, &mut at) {
                let own = walk.keeps(value);
                kept += own;
                if let Some(key) = text(heap, key) {
                    found.insert(format!("{name}.{key}"), own);
                }
            }
        }
        kept += walk.keeps(value);
        found.insert(name, kept);
    }
    found
}

fn text(heap: &Heap<'_>, value: Value) -> Option<String> {
    let text = heap.text(value)?;
    Some(String::from_utf8_lossy(text.get(heap)).into_owned())
}

/// A walk over a heap that counts every object once.
struct Walk<'h, 'm> {
    heap: &'h Heap<'m>,
    seen: HashSet<Ref>,
}

impl Walk<'_, '_> {
    /// Counts nothing that another module than this one keeps.
    fn leave_out_others(&mut self, own: Value) {
        let modules = self.heap.root(Root::Modules).and_then(Value::as_ref);
        let (Some(modules), Some(own)) = (modules, own.as_ref()) else {
            return;
        };
        self.seen.insert(modules);
        self.seen.insert(own);
        for root in [Root::Names, Root::Main, Root::Path].map(|root| self.heap.root(root)) {
            root.map(|root| self.keeps(root));
        }
        let mut at = 0;
        while let Some((_, module)) = self.heap.dict_next(modules, &mut at) {
            self.keeps(module);
        }
    }

    /// Bytes of the objects that are reachable from a value and not counted yet. What all
    /// functions of a module share belongs to none of them.
    fn keeps(&mut self, value: Value) -> usize {
        let mut waiting: Vec<Ref> = value.as_ref().into_iter().collect();
        let mut bytes = 0;
        while let Some(object) = waiting.pop() {
            if !self.seen.insert(object) {
                continue;
            }
            bytes += self.heap.object_bytes(object);
            if let Some((_, shared)) = self.heap.code_of(object.value()) {
                self.seen.insert(shared);
            }
            self.heap.references(object, &mut |next| waiting.push(next));
        }
        bytes
    }
}

/// The parts of a module.
pub(super) fn parts(symbols: &[Symbol], image: &Image, values: &Values) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut above: Vec<&str> = Vec::new();
    // The functions of the image that have not been met yet.
    let mut rest = image.functions.as_slice();
    for symbol in symbols {
        above.truncate(symbol.depth);
        above.push(&symbol.name);
        let name = above.join(".");
        let kind = match symbol.kind {
            SymbolKind::Function | SymbolKind::Method => PartKind::Function,
            SymbolKind::Class => PartKind::Class,
            SymbolKind::Variable | SymbolKind::Constant => PartKind::Data,
        };
        let kept = values.get(&name).copied();
        let mut part = Part {
            kind,
            range: symbol.name_range.clone(),
            kept: kept.unwrap_or(0),
            bytecode: 0,
            constants: 0,
            stack: 0,
            name,
        };
        if kind == PartKind::Data {
            if part.kept > 0 && symbol.depth == 0 {
                parts.push(part);
            }
            continue;
        }
        let Some((at, function)) = find(rest, symbol) else {
            continue;
        };
        rest = &rest[at + 1..];
        part.bytecode = function.bytecode;
        part.constants = function.constants;
        part.stack = function.stack;
        if kept.is_none() {
            let inside = rest.iter().take_while(|other| other.depth > function.depth);
            part.kept = function.code + inside.map(|other| other.code).sum::<usize>();
        }
        parts.push(part);
    }
    parts
}

/// The first function that has the symbol's name and stands in at least as many others.
fn find<'i>(functions: &'i [Function], symbol: &Symbol) -> Option<(usize, &'i Function)> {
    let mut all = functions.iter().enumerate();
    all.find(|(_, function)| function.depth > symbol.depth && function.name == symbol.name)
}
