//! Whose turn it is.

use super::Level;
use super::record::{Beside, State};
use crate::heap::Root;
use crate::network::Network;
use crate::rom::{Ns, PrintKind};
use crate::value::{Ref, Value};
use crate::vm::Vm;
use crate::vm::frame::Frame;
use crate::vm::outcome::Next;
use crate::{Raised, Res};

/// Longest wait between two looks at the world, in microseconds.
const SLICE: u64 = 10_000;

/// How a level goes on.
pub(in crate::vm) enum Onward {
    /// In this frame.
    Frame(Frame),
    /// With an exception in this frame.
    Raise(Frame, Raised),
    /// With this as its owner's result.
    Return(Res),
}

impl Vm<'_> {
    /// The thread that ran in `level` has given way (`ended` is `None`) in `f`, or its lowest
    /// frame here has ended: goes on with another, or with the level's owner.
    #[cold]
    #[inline(never)]
    pub(in crate::vm) fn switch(&mut self, level: Level, f: Frame, ended: Option<Res>) -> Onward {
        self.threads.parking = false;
        self.threads.direct = false;
        let current = self.threads.current;
        match (current, ended) {
            (Some(current), None) => {
                self.put_aside(current, f.sp);
                self.heap.keep_frame(current, &f);
            }
            (Some(current), Some(ended)) if self.threads.homes > 0 => {
                let (state, v) = match ended {
                    Ok(v) => (State::Returned, v),
                    Err(_) => (State::Raised, self.heap.take_raised()),
                };
                self.heap.set_result(current, v);
                // Rust code below wants its slots again; there has been room for them before.
                self.put_aside(current, f.sp);
                self.heap.set_state(current, state);
                self.threads.ending |=
                    self.main_record() == Some(current) && self.is_program_over();
            }
            (Some(current), Some(ended)) => self.thread_ended(current, ended),
            (None, ended) => return Onward::Return(ended.unwrap_or(Ok(Value::NONE))),
        }
        if level.lent {
            return Onward::Return(Ok(Value::NONE));
        }
        loop {
            if let Some(result) = self.owner_result(level) {
                return Onward::Return(result);
            }
            let raised = if self.threads.ending {
                Some(self.heap.raise_with(Ns::SystemExit, &[]))
            } else if core::mem::take(&mut self.threads.interrupt) {
                self.threads.turn = usize::MAX;
                Some(self.heap.raise_with(Ns::KeyboardInterrupt, &[]))
            } else {
                self.idle().err()
            };
            if let Some(onward) = self.next_turn(raised) {
                return onward;
            }
        }
    }

    /// Whether the main thread has no level left but the lowest.
    fn is_program_over(&self) -> bool {
        let main = self.main_record();
        main.is_some_and(|main| self.heap.record_homes(main) == 1)
    }

    /// What the owner of the level returned while another level was on top.
    fn owner_result(&mut self, level: Level) -> Option<Res> {
        let owner = level.owner.or_else(|| self.main_record())?;
        let state = self.heap.state(owner);
        if !matches!(state, State::Returned | State::Raised) {
            return None;
        }
        let v = self.heap.take_result(owner);
        self.bring_back(owner);
        self.threads.ending = false;
        Some(match state {
            State::Raised => Err(self.heap.raise_value(v)),
            _ => Ok(v),
        })
    }

    /// Waits until a thread can go on; none has its stack in place.
    fn idle(&mut self) -> Res<()> {
        self.heap.set_top(0);
        (self.at, self.fp) = (0, 0);
        self.threads.frozen = true;
        let mut result = Ok(());
        while result.is_ok() && self.next_ready(true).is_none() {
            self.observe();
            result = self.check_interrupt();
            if result.is_ok() {
                let now = self.port.ticks_us();
                let timer = self.next_timer.saturating_sub(now);
                let left = self.time_left(now).min(timer).clamp(1, SLICE);
                // Also when no socket is waited for; what is wrong with one its thread finds.
                if self.port.network(Network::Wait(left)).is_err() {
                    self.port.wait_us(left);
                }
            }
        }
        self.threads.frozen = false;
        result
    }

    /// Microseconds until the first thread waits no longer.
    fn time_left(&self, now: u64) -> u64 {
        let mut left = u64::MAX;
        let mut i = 0;
        while let Some(record) = self.thread(i) {
            if self.heap.is_parked(record)
                && let (_, Some(until)) = self.heap.waiting(record)
            {
                left = left.min(until.saturating_sub(now));
            }
            i += 1;
        }
        left
    }

    pub(super) fn thread(&self, i: usize) -> Option<Ref> {
        let list = self.heap.root(Root::Threads)?.as_ref()?;
        self.heap.list_item(list, i)?.as_ref()
    }

    /// The thread after the one whose turn it was that can go on. With `ask` the port is asked
    /// for sockets, and to wait for them.
    pub(super) fn next_ready(&mut self, ask: bool) -> Option<usize> {
        let list = self.heap.root(Root::Threads)?.as_ref()?;
        let count = self.heap.list_len(list);
        let now = self.port.ticks_us();
        let first = self.threads.turn.wrapping_add(1);
        let mut found = None;
        for i in 0..count {
            let i = first.wrapping_add(i) % count;
            let Some(record) = self.thread(i) else {
                continue;
            };
            if found.is_none() && self.is_ready(record, now, ask) {
                found = Some(i);
            }
        }
        found
    }

    /// Whether a thread can go on.
    fn is_ready(&mut self, record: Ref, now: u64, ask: bool) -> bool {
        match self.heap.state(record) {
            State::New => return true,
            State::Parked => {}
            _ => return false,
        }
        let (wait, until) = self.heap.waiting(record);
        if until.is_some_and(|until| now >= until) {
            return true;
        }
        if let Some(socket) = wait.as_small() {
            let poll = Network::Poll((socket >> 8) as u32, socket as u8);
            // What is wrong with a socket its thread finds.
            return ask && !self.port.network(poll).is_ok_and(|found| found == 0);
        }
        if let Some(lock) = wait.as_ref() {
            return !crate::modules::thread::is_locked(&self.heap, lock);
        }
        until.is_none()
    }

    /// Gives the next thread that can go on its turn; with an exception, any that is parked.
    fn next_turn(&mut self, raised: Option<Raised>) -> Option<Onward> {
        let i = match raised {
            None => self.next_ready(true)?,
            Some(_) => match self.first_parked() {
                Some(i) => i,
                None => {
                    // Everybody waits below this level or has not begun.
                    let _ = self.heap.take_raised();
                    self.next_ready(true)?
                }
            },
        };
        let record = self.thread(i)?;
        self.threads.turn = i;
        self.begin_turn(record, raised)
    }

    fn first_parked(&self) -> Option<usize> {
        let mut i = 0;
        while let Some(record) = self.thread(i) {
            if self.heap.is_parked(record) {
                return Some(i);
            }
            i += 1;
        }
        None
    }

    /// Puts a thread in place. `None`: it has ended.
    fn begin_turn(&mut self, record: Ref, raised: Option<Raised>) -> Option<Onward> {
        if self.heap.state(record) == State::New {
            return self.begin_thread(record).map(Onward::Frame);
        }
        let (_, until) = self.heap.waiting(record);
        self.bring_back(record);
        let Some(mut frame) = self.heap.kept_frame(record) else {
            let raised = self.raise_bad_code();
            self.thread_ended(record, Err(raised));
            return None;
        };
        (self.at, self.fp) = (frame.ip.wrapping_sub(frame.code.offset()), frame.fp);
        Some(match raised {
            Some(raised) => {
                // From inside the instruction, whose line it then is.
                frame.ip += 1;
                Onward::Raise(frame, raised)
            }
            None => {
                self.threads.until = until;
                Onward::Frame(frame)
            }
        })
    }

    fn begin_thread(&mut self, record: Ref) -> Option<Frame> {
        let (stack, count, pairs) = self.heap.prepared_call(record);
        self.threads.current = Some(record);
        self.threads.homes = 0;
        self.heap.set_root(Root::Output, None);
        self.heap.set_state(record, State::Running);
        self.heap.set_top(0);
        (self.at, self.fp) = (0, 0);
        self.heap.boundary();
        let function = self.heap.thread_function(record);
        let called = self.push_call(function, stack, count + 2 * pairs);
        let called = called.and_then(|()| self.call_next(function, 2, count, pairs, 0));
        match called {
            Ok(Next::Frame(frame)) => {
                self.wait_for(frame);
                Some(frame)
            }
            Ok(Next::Value(v)) => {
                self.thread_ended(record, Ok(v));
                None
            }
            Err(raised) => {
                self.thread_ended(record, Err(raised));
                None
            }
        }
    }

    fn push_call(&mut self, function: Value, stack: Option<Ref>, count: usize) -> Res<()> {
        self.heap.push(Value::UNDEF)?;
        self.heap.push(function)?;
        for i in 0..count {
            let v = stack.and_then(|stack| self.heap.value(stack, 1 + i));
            self.heap.push(v.unwrap_or(Value::NONE))?;
        }
        Ok(())
    }

    /// Keeps the stack of the thread that runs, up to `top`.
    fn put_aside(&mut self, current: Ref, top: usize) {
        let beside = Beside {
            homes: self.threads.homes,
            output: self.heap.root(Root::Output),
        };
        self.heap.keep_stack(current, top, beside);
        self.heap.set_root(Root::Output, None);
    }

    fn bring_back(&mut self, record: Ref) {
        let beside = self.heap.restore_stack(record);
        self.threads.current = Some(record);
        self.threads.homes = beside.homes;
        self.threads.until = None;
        self.heap.set_root(Root::Output, beside.output);
    }

    /// A thread's function has returned or raised something.
    fn thread_ended(&mut self, record: Ref, ended: Res) {
        if ended.is_err() {
            let exception = self.heap.take_raised();
            if !self.is_instance(exception, Ns::SystemExit.value()) {
                self.tell_unhandled(record, exception);
            }
        }
        let Some(list) = self.heap.root(Root::Threads).and_then(Value::as_ref) else {
            return;
        };
        let mut i = 0;
        while let Some(other) = self.heap.list_item(list, i) {
            if other == record.value() {
                self.heap.list_cut(list, i, i + 1);
                if self.threads.turn >= i {
                    self.threads.turn = self.threads.turn.wrapping_sub(1);
                }
                break;
            }
            i += 1;
        }
        self.threads.more = self.heap.list_len(list) > 1;
    }

    fn tell_unhandled(&mut self, record: Ref, exception: Value) {
        self.heap.set_top(0);
        self.threads.frozen = true;
        let text = self.heap.push(exception).and_then(|_| {
            self.capture(|vm| {
                let function = vm.heap.thread_function(record);
                vm.write(b"Unhandled exception in thread started by ")?;
                vm.print(function, PrintKind::Repr)?;
                vm.write(b"\n")
            })
        });
        match text {
            Ok(text) => self.write_error_text(text),
            Err(Raised) => {
                let _ = self.heap.take_raised();
            }
        }
        self.print_exception_error(exception);
        self.threads.frozen = false;
        self.heap.set_top(0);
    }

    /// Lets another thread have a turn while this one waits with Rust code under way; false when
    /// none can go on.
    pub(crate) fn let_others_run(&mut self) -> bool {
        if !self.may_give_way() || self.threads.ending {
            return false;
        }
        let (Some(me), Some(i)) = (self.threads.current, self.next_ready(true)) else {
            return false;
        };
        let Some(record) = self.thread(i) else {
            return false;
        };
        if !self.make_room() {
            return false;
        }
        if self.enter_native().is_err() {
            let _ = self.heap.take_raised();
            return false;
        }
        self.threads.turn = i;
        let (at, fp) = (self.at, self.fp);
        self.threads.direct = false;
        self.put_aside(me, self.heap.top());
        if let Some(onward) = self.begin_turn(record, None) {
            let looks = core::mem::take(&mut self.threads.looks);
            self.threads.levels = self.threads.levels.wrapping_add(1);
            let level = Level {
                owner: Some(me),
                lent: true,
                looks,
            };
            // It gave way, or ended: this is nobody's result.
            let _ = self.run_level(level, onward);
        }
        self.bring_back(me);
        (self.at, self.fp) = (at, fp);
        self.leave_native();
        true
    }
}
