//! The quick loop: what makes programs fast on machines with memory to spare.
//!
//! The general loop reads code as it lies in the heap. The quick one reads 64-bit words, one for
//! every byte of code, decoded when first run ([`decode`]): operands resolved, common runs of
//! instructions made one, and room to note where a name was found last time. The words are in
//! memory that whoever makes the machine lends it, so that the heap holds what it holds on a
//! board; a machine that is lent nothing runs in the general loop.
//!
//! A code object notes in its word `SLOTS` where its words are. Frames on the stack say where
//! they are in bytes, so both loops may take turns at any instruction; when the memory is used
//! up, all of it is forgotten and begun anew.
//!
//! The loop itself is [`mod@spin`]: a file there for every kind of instruction, [`frames`] and
//! [`generators`] for going from one frame to another. It looks at objects without the heap's help
//! ([`objects`], [`dicts`]); what it cannot do it leaves to [`medium`], or to the general loop.
//!
//! What is noted about names is true as long as the heap's *stamp* is the same: it changes when
//! a class changes, when an entry of globals of which something is noted comes, goes or moves, and
//! at every collection, after which other objects may lie where those noted lay.

mod decode;
mod dicts;
mod entry;
mod frames;
mod generators;
mod instances;
mod medium;
mod objects;
mod small;
mod spin;

use super::Vm;
use super::frame::Frame;
#[cfg(feature = "pc")]
use super::frame::Then;
use super::outcome::Next;
use crate::heap::Heap;
use crate::names::Name;
use crate::rom::{Args, Ns};
use crate::types::class::Found;
use crate::types::function::code::{CONTEXT, SLOTS, START};
use crate::value::{Ref, Value};
use crate::{Raised, Res};
use entry as e;
use frames::Callers;
use instances::{NotedClass, construct};
use medium::Done;
use objects::GlobalSlot;
use spin::{Exit, Registers, WINDOW, spin};

/// Words in a unit of the lent memory.
pub(super) const PLACE: usize = 32;
/// Most units: a code object notes the number of its first one in 16 bits.
const PLACES: usize = 0xffff;

/// The lent memory.
pub(super) struct Quick<'m> {
    words: &'m mut [u64],
    /// Units in use; the first is never used.
    used: usize,
    /// How often everything was forgotten.
    forgotten: u32,
    /// As in `Registers`.
    append: u32,
    /// The half of the stamp that is not noted in words.
    era: u32,
}

impl Quick<'_> {
    pub(super) fn new() -> Self {
        Quick {
            words: &mut [],
            used: 1,
            forgotten: 0,
            append: 0,
            era: 0,
        }
    }
}

impl<'m> Vm<'m> {
    /// Lends memory to run code in more quickly: a 64-bit word for every byte of code. Its words
    /// must be 0.
    pub fn lend_code(&mut self, words: &'m mut [u64]) {
        let most = words.len().min(PLACES * PLACE);
        self.quick.words = &mut words[..most];
    }
}

impl Vm<'_> {
    /// Runs until an exception is raised (`frame` is then where) or Rust code gets its result.
    pub(super) fn run_quickly(&mut self, frame: &mut Frame) -> Res {
        loop {
            let stamp = self.stamp();
            let Some(delta) = self.delta(frame.code) else {
                match self.run_without_words(frame)? {
                    Some(v) => return Ok(v),
                    None => continue,
                }
            };
            let mut r = Registers {
                ip: frame
                    .ip
                    .wrapping_sub(frame.code.offset())
                    .wrapping_add(delta),
                sp: frame.sp,
                base: frame.base,
                fp: frame.fp,
                delta,
                globals: frame.globals.value().word(),
                countdown: self.countdown,
                stamp,
                append: self.quick.append,
            };
            if let Some(v) = self.run_registers(&mut r, frame)? {
                return Ok(v);
            }
        }
    }

    /// Has a generator go on until it gives a value or ends. `None`: that is not so simple.
    #[cfg(feature = "pc")]
    pub(super) fn resume_quickly(&mut self, generator: Ref, sent: Value) -> Option<Res> {
        if self.has_threads() || self.depth >= self.profile.native_depth {
            return None;
        }
        self.enter_native().ok()?;
        let stamp = self.stamp();
        let top = self.heap.top();
        let caller = (self.fp, self.at);
        let then = Then::ReturnNext.slot(top);
        let (blocks, slots, _) = self.heap.lanes();
        let moved = generators::resume(blocks, slots, generator, top, caller, then, sent);
        let Some(moved) = moved else {
            self.leave_native();
            return None;
        };
        let mut r = Registers {
            ip: moved.ip,
            sp: moved.sp,
            base: moved.base,
            fp: moved.fp,
            delta: moved.delta,
            globals: moved.globals,
            countdown: self.countdown,
            stamp,
            append: self.quick.append,
        };
        // Whoever leaves the loop without a value says which frame it is.
        let mut frame = Frame {
            ip: 0,
            sp: moved.sp,
            base: moved.base,
            fp: moved.fp,
            names: 0,
            function: generator,
            code: generator,
            globals: generator,
        };
        let level = self.enter_level();
        let ended = self.run_registers(&mut r, &mut frame);
        let result = self.go_on_in_level(level, frame, ended);
        self.leave_native();
        Some(result)
    }

    /// Runs code that has no words, up to the next frame at most.
    fn run_without_words(&mut self, frame: &mut Frame) -> Res<Option<Value>> {
        if self.quick.words.is_empty() {
            return self.run_until_raised::<false>(frame);
        }
        let (fp, code) = (frame.fp, frame.code);
        while frame.fp == fp && frame.code == code {
            if let Some(v) = self.run_until_raised::<true>(frame)? {
                return Ok(Some(v));
            }
        }
        Ok(None)
    }

    /// The half of the stamp that is noted in words; what was noted in an earlier era is forgotten.
    fn stamp(&mut self) -> u16 {
        if self.heap.stamp >> 16 != self.quick.era {
            self.quick.era = self.heap.stamp >> 16;
            self.forget_code();
        }
        self.heap.stamp as u16
    }

    /// Runs until Rust code gets its result, or `None`: until `frame` is to be gone on with.
    fn run_registers(&mut self, r: &mut Registers, frame: &mut Frame) -> Res<Option<Value>> {
        let forgotten = self.quick.forgotten;
        let mut callers = Callers::new();
        loop {
            let (blocks, slots, mut room) = self.heap.lanes();
            let exit = spin(self.quick.words, blocks, slots, &mut room, r, &mut callers);
            let done = match exit {
                Exit::Fresh => self.fill(r),
                Exit::Global => self.find_global(r),
                Exit::Method => self.find_method(r, frame)?,
                Exit::Call if r.countdown > 1 => match self.call_quickly(r, frame)? {
                    true => true,
                    false => return Ok(None),
                },
                Exit::Class => {
                    let (blocks, slots, mut room) = self.heap.lanes();
                    let caller = *r;
                    match construct(self.quick.words, blocks, slots, &mut room, r) {
                        true => {
                            if r.fp != caller.fp {
                                callers.note(&caller);
                            }
                            continue;
                        }
                        false if r.countdown > 1 => match self.call_quickly(r, frame)? {
                            true => true,
                            false => return Ok(None),
                        },
                        false => false,
                    }
                }
                Exit::Call | Exit::Edge => false,
                Exit::Return => match self.return_quickly(r, frame)? {
                    Some(v) => return Ok(Some(v)),
                    None => false,
                },
                Exit::Given => {
                    self.countdown = r.countdown;
                    let top = r.sp.wrapping_sub(1);
                    // Where it was is of interest to threads that take turns.
                    #[cfg(feature = "pc")]
                    if self.has_threads() {
                        self.leave_to(r, 1, frame)?;
                        frame.sp = top;
                    }
                    return Ok(Some(self.heap.slot(top)));
                }
                Exit::Step => match self.medium(r, frame)? {
                    Done::Here => true,
                    Done::Frame => return Ok(None),
                    Done::Not => false,
                },
            };
            if !done {
                self.leave_to(r, 0, frame)?;
                self.countdown = r.countdown;
                let (fp, code) = (frame.fp, frame.code);
                if let Some(v) = self.run_until_raised::<true>(frame)? {
                    return Ok(Some(v));
                }
                if frame.fp != fp || frame.code != code {
                    return Ok(None);
                }
                r.ip = frame.ip.wrapping_sub(code.offset()).wrapping_add(r.delta);
                r.sp = frame.sp;
                r.countdown = self.countdown;
                // Its callers may be others than before.
                callers = Callers::new();
            }
            r.stamp = self.stamp();
            if self.quick.forgotten != forgotten {
                self.leave_to(r, 0, frame)?;
                return Ok(None);
            }
        }
    }

    /// Makes `frame` what the registers say, `on` bytes further on.
    fn leave_to(&mut self, r: &Registers, on: usize, frame: &mut Frame) -> Res<()> {
        let at = r.ip.wrapping_sub(r.delta).wrapping_add(on);
        match self.heap.frame_at(r.fp, at, r.sp) {
            Some(found) => {
                *frame = found;
                Ok(())
            }
            None => Err(self.raise_bad_code()),
        }
    }

    /// What to add to a byte's place in `code` to get its word's; gives the code words if it has
    /// none. `None`: there is no memory for them, or its frames are larger than a window.
    fn delta(&mut self, code: Ref) -> Option<usize> {
        if self.heap.code_slots(code) > WINDOW {
            return None;
        }
        let start = self.heap.word(code, START) as usize;
        let numbers = self.heap.word(code, SLOTS);
        let mut place = (numbers >> 16) as usize;
        if place == 0 {
            let bytes = (self.heap.capacity(code) + 1) * 4;
            place = self.take_places(bytes.saturating_sub(start).div_ceil(PLACE) + 1)?;
            let numbers = numbers & 0xffff | (place as u32) << 16;
            self.heap.set_word(code, SLOTS, numbers);
        }
        Some((place * PLACE).wrapping_sub(start))
    }

    fn take_places(&mut self, count: usize) -> Option<usize> {
        let most = self.quick.words.len() / PLACE;
        if count + 1 > most {
            return None;
        }
        if self.quick.used + count > most {
            self.forget_code();
        }
        let place = self.quick.used;
        self.quick.used += count;
        Some(place)
    }

    /// Begins anew with the lent memory.
    #[cold]
    fn forget_code(&mut self) {
        let used = self.quick.used * PLACE;
        if let Some(words) = self.quick.words.get_mut(..used) {
            words.fill(0);
        }
        self.quick.used = 1;
        self.quick.forgotten = self.quick.forgotten.wrapping_add(1);
        self.heap.forget_places();
    }

    /// Decodes the instruction.
    fn fill(&mut self, r: &Registers) -> bool {
        let Some(code) = self.running_code(r) else {
            return false;
        };
        let ip = r.ip.wrapping_sub(r.delta).wrapping_add(code.offset());
        let word = decode::decode(&self.heap, code, ip);
        match self.quick.words.get_mut(r.ip) {
            Some(place) => {
                *place = word;
                true
            }
            None => false,
        }
    }

    fn running_code(&self, r: &Registers) -> Option<Ref> {
        let function = self.heap.slot(r.fp + super::frame::FUNCTION).as_ref()?;
        self.heap
            .value(function, crate::types::function::CODE)?
            .as_ref()
    }

    /// The name that is the operand of the instruction at byte `at` of the heap.
    fn name_at(&self, r: &Registers, at: usize) -> Option<Name> {
        let (n, _) = operand(&self.heap, at)?;
        let context = self.heap.value(self.running_code(r)?, CONTEXT)?.as_ref()?;
        self.heap.context_name(context, n)
    }

    fn word_at(&self, r: &Registers) -> u64 {
        self.quick.words.get(r.ip).copied().unwrap_or(0)
    }

    fn set_word(&mut self, at: usize, word: u64) {
        if let Some(place) = self.quick.words.get_mut(at) {
            *place = word;
        }
    }

    /// Notes where a global is. False: the general loop has to find it.
    fn find_global(&mut self, r: &Registers) -> bool {
        let mut word = self.word_at(r);
        if word as u8 == e::BUILTIN {
            if !self.fill(r) {
                return false;
            }
            word = self.word_at(r);
        }
        let name = Value::from_word(e::b(word)).and_then(Value::as_name);
        let globals = Value::from_word(r.globals).and_then(Value::as_ref);
        let (Some(name), Some(globals)) = (name, globals) else {
            return false;
        };
        if let Some(slot) = self.heap.dict_slot_of_name(globals, name) {
            return self.note_global(r, word, slot);
        }
        if word as u8 != e::GLOBAL {
            return false;
        }
        let Some(v) = self.constant_builtin(name) else {
            return false;
        };
        self.heap.watch_table(globals);
        let noted = e::entry(e::BUILTIN, e::len(word));
        let stamp = self.heap.stamp as u16;
        self.set_word(r.ip, noted | e::with_a(stamp) | e::with_b(r.globals));
        self.set_word(r.ip + 1, u64::from(v.word()));
        true
    }

    /// Notes in which slot of the globals a global is.
    fn note_global(&mut self, r: &Registers, word: u64, slot: usize) -> bool {
        let name = e::b(word);
        let blocks = self.heap.all_words();
        let found = if word as u8 == e::GLOBAL {
            GlobalSlot::find(blocks, r.globals, slot, name)
        } else {
            GlobalSlot::place(blocks, r.globals, slot, name)
        };
        let (Some(place), Some(globals)) = (found, Value::from_word(r.globals)) else {
            return false;
        };
        if let Some(globals) = globals.as_ref() {
            self.heap.watch_table(globals);
        }
        let stamp = self.heap.stamp as u16;
        self.set_word(r.ip, word & !e::with_a(0xffff) | e::with_a(stamp));
        self.set_word(r.ip + 1, place as u64 | u64::from(r.globals) << 32);
        true
    }

    /// Has the instruction's effects seen by whoever looks, and `more` slots above as its own.
    fn enter(&mut self, r: &Registers, len: usize) {
        self.at = r.ip.wrapping_sub(r.delta).wrapping_add(len);
        self.fp = r.fp;
        self.countdown = r.countdown;
        self.heap.set_top(r.sp);
        self.heap.boundary();
    }

    /// Loads a method, and notes it when that is safe.
    fn find_method(&mut self, r: &mut Registers, frame: &mut Frame) -> Res<bool> {
        let word = self.word_at(r);
        let len = e::len(word);
        let local = word as u8 == e::METHOD_LOCAL;
        let object = if local {
            self.heap.slot(r.base + e::m(word) as usize)
        } else {
            self.heap.slot(r.sp.wrapping_sub(1))
        };
        let Some(name) = Value::from_word(e::b(word)).and_then(Value::as_name) else {
            return Ok(false);
        };
        self.enter(r, len);
        let (method, first) = match self.load_method(object, name) {
            Ok(found) => found,
            Err(raised) => return self.fail(r, len, frame, raised),
        };
        r.countdown = self.countdown;
        let class = self.heap.type_of(object);
        let kept = object.as_ref().is_some() || object.as_name().is_some();
        if kept && first == object && class != Ns::Type.value() {
            let noted = u64::from(class.word()) | u64::from(method.word()) << 32;
            let stamp = self.heap.stamp as u16;
            self.set_word(r.ip, word & !e::with_a(0xffff) | e::with_a(stamp));
            self.set_word(r.ip + 1 + usize::from(local), noted);
            if class == Ns::List.value() && name == const { Name::of("append") } {
                self.quick.append = method.word();
                r.append = method.word();
            }
        }
        let at = if local { r.sp } else { r.sp.wrapping_sub(1) };
        self.heap.set_slot(at, method);
        self.heap.set_slot(at + 1, first);
        r.sp = at + 2;
        r.ip += len;
        Ok(true)
    }

    /// Notes of a class that is called what making an instance takes, unless that is much.
    fn note_class(&mut self, r: &Registers, callee: Value) -> Option<()> {
        let class = self.heap.as_class(callee)?;
        let word = self.word_at(r);
        let stamp = self.heap.stamp as u16;
        let noted = self.quick.words.get(r.ip + 1).copied().unwrap_or(0);
        if word as u8 == e::CALL_CLASS
            && e::b(word) == callee.word()
            && NotedClass::from_word(noted).holds(stamp)
        {
            return None;
        }
        if let Some(Found::Value(_)) = self.class_attribute(callee, super::class::NEW) {
            return None;
        }
        let init = match self.class_attribute(callee, super::class::INIT) {
            Some(Found::Value(init)) => self.heap.python_function(init)?.value().word(),
            _ => 0,
        };
        if self.heap.class_native(class).is_some() {
            return None;
        }
        let noted = NotedClass::new(init, 1 + 2 * self.heap.class_inline(class), stamp)?;
        let call = e::entry(e::CALL_CLASS, e::len(word)) | e::with_a(e::a(word) as u16);
        self.set_word(r.ip, call | e::with_b(callee.word()));
        self.set_word(r.ip + 1, noted.word());
        Some(())
    }

    /// Calls anything with positional arguments. False: `frame` is to run.
    fn call_quickly(&mut self, r: &mut Registers, frame: &mut Frame) -> Res<bool> {
        let word = self.word_at(r);
        let len = e::len(word);
        let count = e::a(word);
        let first = r.sp.wrapping_sub(count);
        let function = matches!(word as u8, e::CALL | e::CALL_CLASS);
        let (result, base) = if function {
            (first.wrapping_sub(1), first)
        } else {
            let bound = !self.heap.slot(first.wrapping_sub(1)).is_undef();
            (first.wrapping_sub(2), first - usize::from(bound))
        };
        let callee = self.heap.slot(result);
        if word as u8 == e::CALL_CLASS && e::b(word) != callee.word() {
            // It may be a function next time.
            let call = e::entry(e::CALL, len) | e::with_a(count as u16);
            self.set_word(r.ip, call);
        }
        if function {
            self.note_class(r, callee);
        }
        self.enter(r, len);
        let count = r.sp.wrapping_sub(base);
        self.set_direct(true);
        let called = match callee.as_rom() {
            Some(rom) if callee != super::class::BUILD_CLASS => {
                let args = Args {
                    base: base as u32,
                    positional: count as u16,
                    keywords: 0,
                };
                self.call_rom(callee, rom, args).map(Next::Value)
            }
            _ => self.call_next(callee, base, count, 0, result),
        };
        self.set_direct(false);
        match called {
            Ok(Next::Value(v)) => {
                self.heap.set_slot(result, v);
                r.sp = result + 1;
                r.ip += len;
                r.countdown = self.countdown;
                Ok(true)
            }
            Ok(Next::Frame(called)) => {
                *frame = called;
                self.countdown = self.countdown.wrapping_sub(1).max(1);
                Ok(false)
            }
            Err(raised) if self.gives_way() => self.fail(r, 0, frame, raised),
            Err(raised) => self.fail(r, len, frame, raised),
        }
    }

    /// An instruction of `len` bytes raised something.
    fn fail<T>(&mut self, r: &Registers, len: usize, frame: &mut Frame, raised: Raised) -> Res<T> {
        self.leave_to(r, len, frame)?;
        Err(raised)
    }
}

/// The unsigned operand of the instruction at byte `at` of the heap, and how long the instruction
/// is with it.
fn operand(heap: &Heap<'_>, at: usize) -> Option<(usize, usize)> {
    let mut next = at + 1;
    let n = garter_bytecode::varint::read_unsigned(heap.all_bytes(), &mut next)?;
    Some((n as usize, next - at))
}
