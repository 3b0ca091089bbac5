//! What somebody who watches a machine sees: its heap, and the calls that are under way.

use super::Vm;
use super::frame::{CALLER, CALLER_IP};
use crate::heap::Heap;
use crate::value::Value;

/// A look at a machine between two instructions, for [`Port::observe`](crate::Port::observe).
pub struct Snapshot<'a, 'm> {
    /// Its memory.
    pub heap: &'a Heap<'m>,
    at: usize,
    fp: usize,
}

/// One call that is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameView<'a> {
    /// File name, as in tracebacks.
    pub file: &'a str,
    /// The line, from 1.
    pub line: u32,
    /// Function name, `<module>` outside functions.
    pub function: &'a str,
}

impl<'a> Snapshot<'a, '_> {
    /// The calls under way, innermost first.
    pub fn frames(&self) -> impl Iterator<Item = FrameView<'a>> {
        let heap = self.heap;
        let (mut at, mut fp) = (self.at, self.fp);
        core::iter::from_fn(move || {
            // Slot 0 is never a frame's head: it ends the chain.
            if fp == 0 {
                return None;
            }
            let frame = heap.frame_at(fp, at, fp)?;
            (at, fp) = (number(heap, fp + CALLER_IP), number(heap, fp + CALLER));
            let text = |name: Option<Value>| {
                let bytes = heap.name_text(name?.as_name()?).get(heap);
                core::str::from_utf8(bytes).ok()
            };
            let [file, line, function] = heap.code_place(frame.code, frame.ip.saturating_sub(1));
            let line = line.and_then(Value::as_small);
            Some(FrameView {
                file: text(file).unwrap_or(""),
                line: line.unwrap_or(0) as u32,
                function: text(function).unwrap_or(""),
            })
        })
    }
}

fn number(heap: &Heap<'_>, slot: usize) -> usize {
    heap.slot(slot).as_small().unwrap_or(0).max(0) as usize
}

impl Vm<'_> {
    /// Lets the port see the machine, if it wants to now.
    pub(crate) fn observe(&mut self) {
        if self.port.observing() {
            let snapshot = Snapshot {
                heap: &self.heap,
                at: self.at,
                fp: self.fp,
            };
            self.port.observe(&snapshot);
        }
    }
}
