//! Threads of Python code (`_thread`), taking turns on one machine.
//!
//! One thread's frames are on the machine's stack; those of the others are kept on the heap
//! ([`record`]). Every thread has the stack from slot 0 on, so slots mean the same wherever it
//! goes on. A thread gives way where the loops look at the world, and where it would have to
//! wait: a function that has changed nothing yet then ends with [`Raised`] and no exception, its
//! thread is put aside in front of the call, and later the call is made again ([`Vm::park`]).
//!
//! Python code that Rust code waits for runs in a [`Level`] of its own, in which any thread that
//! is put aside may go on too. A thread that waits with Rust code under way stays where it is and
//! lets the others run above it ([`Vm::let_others_run`]). What a level's owner returns while
//! another level is on top waits in its record.
//! So a thread above may want a lock whose holder waits below for it: that is an error after two
//! seconds in which nobody else released the lock ([`Vm::is_below`]).

mod record;
mod turn;

use super::Vm;
use crate::Raised;
use crate::Res;
use crate::heap::Root;
use crate::rom::Ns;
use crate::value::{Ref, Value};

pub(crate) use record::RECORD;
use record::State;
pub(super) use turn::Onward;

/// Looks at the world between turns inside code that Rust code waits for: what is soon over is
/// best not interrupted, for nobody below can go on before.
const PATIENCE: u16 = 50;

/// What the machine knows of its threads.
pub(super) struct Threads {
    /// The thread that runs; `None` before the first was started.
    current: Option<Ref>,
    /// There are others.
    more: bool,
    /// The thread that runs gives way: [`Raised`] is on its way without an exception.
    parking: bool,
    /// The function that runs was called by the loop itself, so its thread may be put aside.
    direct: bool,
    /// Nobody may give way now.
    frozen: bool,
    /// The program has ended above other threads, which are to end too.
    ending: bool,
    /// KeyboardInterrupt is for the main thread.
    interrupt: bool,
    /// Levels that belong to the thread that runs.
    homes: u16,
    /// Levels in all.
    levels: u16,
    /// Looks at the world since the level began.
    looks: u16,
    /// Whose turn it was last.
    turn: usize,
    /// Until when the call that is made again waits, on the port's clock.
    until: Option<u64>,
    /// The number of the last thread.
    last: i32,
    /// What `stack_size` was told.
    stack_size: i32,
}

impl Threads {
    pub(super) const fn new() -> Threads {
        Threads {
            current: None,
            more: false,
            parking: false,
            direct: false,
            frozen: false,
            ending: false,
            interrupt: false,
            homes: 0,
            levels: 0,
            looks: 0,
            turn: 0,
            until: None,
            last: 1,
            stack_size: 0,
        }
    }
}

/// A run of the loop that Rust code waits for.
#[derive(Clone, Copy)]
pub(super) struct Level {
    /// The thread whose result it is.
    owner: Option<Ref>,
    /// The owner waits below and wants nothing but its turn.
    lent: bool,
    /// Looks at the world in the level below.
    looks: u16,
}

impl Vm<'_> {
    pub(super) fn enter_level(&mut self) -> Level {
        let threads = &mut self.threads;
        threads.homes = threads.homes.wrapping_add(1);
        threads.levels = threads.levels.wrapping_add(1);
        Level {
            owner: threads.current,
            lent: false,
            looks: core::mem::take(&mut threads.looks),
        }
    }

    pub(super) fn leave_level(&mut self, level: Level) {
        let threads = &mut self.threads;
        if !level.lent {
            threads.homes = threads.homes.wrapping_sub(1);
        }
        threads.levels = threads.levels.wrapping_sub(1);
        threads.looks = level.looks;
    }

    /// Whether what has ended in this level is its owner's, and there is nothing else to do.
    #[inline(always)]
    pub(super) fn is_owners(&self, level: Level) -> bool {
        !level.lent && (self.threads.current == level.owner || self.is_main(level.owner))
    }

    /// Whether the main thread runs, and owned a level before there were others.
    #[cold]
    fn is_main(&self, owner: Option<Ref>) -> bool {
        owner.is_none() && self.threads.current == self.main_record()
    }

    /// Whether [`Raised`] means that the thread gives way.
    #[inline(always)]
    pub(super) fn gives_way(&self) -> bool {
        self.threads.parking
    }

    /// The loop itself is about to make a call, or has made it.
    #[inline(always)]
    pub(super) fn set_direct(&mut self, direct: bool) {
        self.threads.direct = direct;
    }

    /// Whether there is more than the main thread.
    pub(crate) fn has_threads(&self) -> bool {
        self.threads.more
    }

    /// Whether the program has ended while this thread waits in the way of its end.
    #[inline(always)]
    pub(super) fn must_end(&self) -> bool {
        self.threads.ending
    }

    /// The number of the thread that runs; the main thread's is 1.
    pub(crate) fn thread_number(&self) -> i32 {
        match self.threads.current {
            Some(r) => self.heap.record_number(r),
            None => 1,
        }
    }

    /// Sets what `stack_size` says next; gives what it said.
    pub(crate) fn swap_stack_size(&mut self, size: i32) -> i32 {
        core::mem::replace(&mut self.threads.stack_size, size)
    }

    /// Has `function` called in a thread of its own, with the values from slot `base` on, the
    /// last of them `pairs` of keywords and values; gives the thread's number.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn start_thread(&mut self, function: Value, base: usize, pairs: usize) -> Res<i32> {
        let list = match self.heap.root(Root::Threads).and_then(Value::as_ref) {
            Some(list) => list,
            None => {
                let list = self.heap.new_list_with(4)?;
                self.heap.set_root(Root::Threads, Some(list.value()));
                let main = self.heap.new_record(1)?;
                self.heap.list_append(list, main.value())?;
                self.threads.current = Some(main);
                list
            }
        };
        self.threads.last = self.threads.last.wrapping_add(1).max(2);
        let number = self.threads.last;
        let record = self.heap.new_record(number)?;
        self.heap.prepare_call(record, function, base, pairs)?;
        self.heap.list_append(list, record.value())?;
        self.threads.more = true;
        Ok(number)
    }

    /// For a function that has to wait and has changed nothing yet: puts its thread aside until
    /// what it waits for ([`Vm::is_ready`]) is there or the time has come, when the function is
    /// called again. `Ok`: that cannot be, and the function must wait itself.
    ///
    /// # Errors
    /// The thread gives way.
    pub(crate) fn park(&mut self, wait: Value, until: Option<u64>) -> Res<()> {
        if !self.threads.direct || !self.may_give_way() || !self.make_room() {
            return Ok(());
        }
        if let Some(current) = self.threads.current {
            self.heap.set_waiting(current, wait, until);
            self.threads.parking = true;
            return Err(Raised);
        }
        Ok(())
    }

    /// Until when the call waits that is made again; asked once.
    pub(crate) fn take_until(&mut self) -> Option<u64> {
        self.threads.until.take()
    }

    /// Whether this thread may be above others that cannot go on before it has left its level.
    pub(crate) fn is_above_others(&self) -> bool {
        self.threads.more && self.threads.levels > 1
    }

    /// Whether the thread with this number waits for what is above it on Rust's stack.
    pub(crate) fn is_below(&self, number: u32) -> bool {
        let mut i = 0;
        while let Some(record) = self.thread(i) {
            if self.heap.record_number(record) as u32 == number {
                return match self.heap.state(record) {
                    State::Returned | State::Raised => true,
                    State::Running => Some(record) != self.threads.current,
                    State::New | State::Parked => false,
                };
            }
            i += 1;
        }
        false
    }

    fn may_give_way(&self) -> bool {
        let threads = &self.threads;
        threads.more && !threads.frozen && !self.scheduling && self.heap.lock() == 0
    }

    /// Has the record of the thread that runs take its stack.
    fn make_room(&mut self) -> bool {
        let Some(current) = self.threads.current else {
            return false;
        };
        let slots = self.heap.top();
        let made = self.heap.make_record_room(current, slots);
        if made.is_err() {
            // Whoever has no memory left to give way keeps its turn.
            let _ = self.heap.take_raised();
        }
        made.is_ok()
    }

    /// In a look at the world: the thread's turn is over when another can go on.
    #[cold]
    pub(super) fn end_turn(&mut self, looked: Res<()>) -> Res<()> {
        if let Err(raised) = looked {
            return self.pass_on_interrupt(raised);
        }
        self.threads.looks = self.threads.looks.saturating_add(1);
        let short = self.threads.levels > 1 && self.threads.looks < PATIENCE;
        if short || !self.may_give_way() || self.next_ready(false).is_none() || !self.make_room() {
            return Ok(());
        }
        self.give_up_turn()
    }

    fn give_up_turn(&mut self) -> Res<()> {
        if let Some(current) = self.threads.current {
            self.heap.set_waiting(current, Value::NONE, None);
        }
        self.threads.parking = true;
        Err(Raised)
    }

    /// KeyboardInterrupt goes to the main thread, if that can take it.
    fn pass_on_interrupt(&mut self, raised: Raised) -> Res<()> {
        let exception = self.heap.root(Root::Pending).unwrap_or(Value::NONE);
        let main = self.main_record();
        if main.is_none()
            || main == self.threads.current
            || !self.may_give_way()
            || !self.is_instance(exception, Ns::KeyboardInterrupt.value())
            || !main.is_some_and(|main| self.heap.is_parked(main))
            || !self.make_room()
        {
            return Err(raised);
        }
        let _ = self.heap.take_raised();
        self.threads.interrupt = true;
        self.give_up_turn()
    }

    fn main_record(&self) -> Option<Ref> {
        let list = self.heap.root(Root::Threads)?.as_ref()?;
        self.heap.list_item(list, 0)?.as_ref()
    }
}
