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
mod note;
mod objects;
mod small;
mod spin;
mod words;

use super::Vm;
use super::frame::Frame;
#[cfg(feature = "pc")]
use super::frame::Then;
use super::outcome::Next;
use crate::rom::Args;
#[cfg(feature = "pc")]
use crate::value::Ref;
use crate::value::Value;
use crate::{Raised, Res};
use entry as e;
use frames::Callers;
use instances::construct;
use medium::Done;
use spin::{Exit, Registers, spin};
pub(super) use words::Quick;
use words::operand;

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

    /// Has the instruction's effects seen by whoever looks, and `more` slots above as its own.
    fn enter(&mut self, r: &Registers, len: usize) {
        self.at = r.ip.wrapping_sub(r.delta).wrapping_add(len);
        self.fp = r.fp;
        self.countdown = r.countdown;
        self.heap.set_top(r.sp);
        self.heap.boundary();
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
