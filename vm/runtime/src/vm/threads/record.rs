//! What is kept of a thread that does not run.

use crate::Res;
use crate::heap::Heap;
use crate::rom::Ns;
use crate::rom::{Members, Namespace, TypeDef};
use crate::value::{Ref, Value};
use crate::vm::frame::Frame;

/// The type of records. Never seen by a program.
pub(crate) static RECORD: Namespace = Namespace::ty("thread", &TypeDef::PLAIN, &Members::NONE);

/// Its number, for programs.
const NUMBER: usize = 1;
/// An array of the slots of its stack.
const STACK: usize = 2;
/// How many slots are in use; of a new thread, positional arguments.
const COUNT: usize = 3;
/// The head of its frame; of a new thread, how many keyword pairs it is given.
const FP: usize = 4;
/// Where it goes on, in bytes from the start of its code.
const AT: usize = 5;
/// A [`State`].
const STATE: usize = 6;
/// What it waits for: `None`, a lock, or a socket's number and events.
const WAIT: usize = 7;
/// Until when it waits: 30 bits each, low ones first. Absent: for ever.
const UNTIL: usize = 8;
/// Levels that belong to it.
const HOMES: usize = 10;
/// The function it began with.
const FUNCTION: usize = 11;
/// Where it prints to.
const OUTPUT: usize = 12;
/// What it returned into a level that it owns.
const RESULT: usize = 13;
const WORDS: usize = 13;

/// What a thread does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum State {
    /// It runs, or waits with Rust code under way.
    Running,
    /// It has not begun.
    New,
    /// It goes on where it gave way.
    Parked,
    /// It has returned into a level that it owns.
    Returned,
    /// It has raised something into a level that it owns.
    Raised,
}

const STATES: [State; 5] = [
    State::Running,
    State::New,
    State::Parked,
    State::Returned,
    State::Raised,
];

/// What the machine has beside the stack that belongs to a thread.
#[derive(Clone, Copy)]
pub(super) struct Beside {
    pub(super) homes: u16,
    pub(super) output: Option<Value>,
}

impl Heap<'_> {
    pub(super) fn new_record(&mut self, number: i32) -> Res<Ref> {
        let record = self.alloc(Ns::ThreadRecord.value(), WORDS)?;
        self.set_value(record, NUMBER, Value::small(number));
        Ok(record)
    }

    pub(super) fn record_number(&self, record: Ref) -> i32 {
        self.record_small(record, NUMBER)
    }

    fn record_small(&self, record: Ref, word: usize) -> i32 {
        let small = self.value(record, word).and_then(Value::as_small);
        small.unwrap_or(0)
    }

    fn set_record_small(&mut self, record: Ref, word: usize, n: usize) {
        self.set_value(record, word, Value::small(n as i32));
    }

    pub(super) fn state(&self, record: Ref) -> State {
        let number = self.record_small(record, STATE);
        let state = STATES.get(number.max(0) as usize);
        state.copied().unwrap_or(State::Running)
    }

    pub(super) fn set_state(&mut self, record: Ref, state: State) {
        self.set_value(record, STATE, Value::small(state as i32));
    }

    pub(super) fn is_parked(&self, record: Ref) -> bool {
        self.state(record) == State::Parked
    }

    /// Levels that belong to a thread that does not run.
    pub(super) fn record_homes(&self, record: Ref) -> u16 {
        self.record_small(record, HOMES) as u16
    }

    /// What the thread waits for, and until when.
    pub(super) fn waiting(&self, record: Ref) -> (Value, Option<u64>) {
        let part = |i| {
            let v = self.value(record, UNTIL + i)?.as_small()?;
            Some(v as u64)
        };
        let until = part(0).zip(part(1)).map(|(low, high)| high << 30 | low);
        (self.value(record, WAIT).unwrap_or(Value::NONE), until)
    }

    pub(super) fn set_waiting(&mut self, record: Ref, wait: Value, until: Option<u64>) {
        self.set_value(record, WAIT, wait);
        let part = |us: u64| Value::small((us & 0x3fff_ffff) as i32);
        self.set_option(record, UNTIL, until.map(part));
        self.set_option(record, UNTIL + 1, until.map(|us| part(us >> 30)));
    }

    pub(super) fn thread_function(&self, record: Ref) -> Value {
        self.value(record, FUNCTION).unwrap_or(Value::NONE)
    }

    /// What a thread returned or raised into a level that it owns.
    pub(super) fn take_result(&mut self, record: Ref) -> Value {
        let v = self.value(record, RESULT).unwrap_or(Value::NONE);
        self.set_option(record, RESULT, None);
        v
    }

    pub(super) fn set_result(&mut self, record: Ref, v: Value) {
        self.set_value(record, RESULT, v);
    }

    /// Notes the call that a new thread begins with.
    pub(super) fn prepare_call(
        &mut self,
        record: Ref,
        function: Value,
        base: usize,
        pairs: usize,
    ) -> Res<()> {
        let count = self.top().saturating_sub(base);
        let stack = self.alloc_values(count)?;
        self.copy_from_slots(base, stack, 1, count);
        self.set_value(record, STACK, stack.value());
        self.set_value(record, FUNCTION, function);
        self.set_record_small(record, COUNT, count.saturating_sub(2 * pairs));
        self.set_record_small(record, FP, pairs);
        self.set_state(record, State::New);
        Ok(())
    }

    /// The call that a new thread begins with: its arguments' array, and how many there are.
    pub(super) fn prepared_call(&self, record: Ref) -> (Option<Ref>, usize, usize) {
        (
            self.value(record, STACK).and_then(Value::as_ref),
            self.record_small(record, COUNT) as usize,
            self.record_small(record, FP) as usize,
        )
    }

    /// Has the record take so many slots.
    pub(super) fn make_record_room(&mut self, record: Ref, slots: usize) -> Res<()> {
        let stack = self.value(record, STACK).and_then(Value::as_ref);
        if stack.is_none_or(|stack| self.capacity(stack) < slots) {
            let stack = self.alloc_values(slots + slots / 2 + 16)?;
            self.set_value(record, STACK, stack.value());
        }
        Ok(())
    }

    /// Takes the stack up to `top` into the record of its thread, which has room.
    pub(super) fn keep_stack(&mut self, record: Ref, top: usize, beside: Beside) {
        if let Some(stack) = self.value(record, STACK).and_then(Value::as_ref) {
            let room = self.capacity(stack);
            let top = top.min(room);
            self.copy_from_slots(0, stack, 1, top);
            self.words_mut(stack, 1 + top, room - top).fill(0);
            self.set_record_small(record, COUNT, top);
        }
        self.set_record_small(record, HOMES, beside.homes as usize);
        self.set_option(record, OUTPUT, beside.output);
    }

    /// Notes where a parked thread goes on.
    pub(super) fn keep_frame(&mut self, record: Ref, f: &Frame) {
        let at = f.ip.wrapping_sub(f.code.offset());
        self.set_record_small(record, FP, f.fp);
        self.set_record_small(record, AT, at);
        self.set_state(record, State::Parked);
    }

    /// Puts a thread's stack back.
    pub(super) fn restore_stack(&mut self, record: Ref) -> Beside {
        let count = self.record_small(record, COUNT) as usize;
        if let Some(stack) = self.value(record, STACK).and_then(Value::as_ref) {
            self.copy_to_slots(stack, 1, 0, count);
            let room = self.capacity(stack);
            self.words_mut(stack, 1, room).fill(0);
        }
        self.set_top(count);
        self.set_state(record, State::Running);
        Beside {
            homes: self.record_homes(record),
            output: self.value(record, OUTPUT),
        }
    }

    /// The frame of a parked thread whose stack was put back.
    pub(super) fn kept_frame(&self, record: Ref) -> Option<Frame> {
        let fp = self.record_small(record, FP) as usize;
        let at = self.record_small(record, AT) as usize;
        self.frame_at(fp, at, self.top())
    }
}
