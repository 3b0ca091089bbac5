//! The memory of one machine: 16-byte blocks, their state table, and the stack that roots them.
//!
//! # Objects
//! An object is a run of blocks: one head and its tails. Its first word, the header, is its type
//! as a [`Value`] (a ROM type, or the heap object of a class). The type's
//! [`Layout`](crate::rom::Layout) says which of the other words are values, so the collector is
//! exact: raw data is never mistaken for a value, and the heap can be walked from end to end.
//! Storage owned by another object (a list's items) is an object too, of type `RawValues` or
//! `RawBytes`. New objects are zeroed; the word 0 means "no value".
//!
//! # Roots, and the rule for Rust code
//! The collector runs inside an allocation, at any allocation. It keeps what is reachable from
//! 1. the machine's stack ([`Heap::push`] and friends) and the named [`Root`]s, and
//! 2. everything allocated since the last instruction boundary ([`Heap::boundary`]), and what a
//!    call into Python returned since: *fresh*.
//!
//! So the rule for a function that is handed only a `&mut Heap` is short: *do not unlink a value
//! from where it is reachable before the last allocation that must survive it*. Its arguments sit
//! in stack slots of the caller, and whatever it allocates is fresh until it has returned.
//! A function that is handed a `&mut Vm` must assume that any call on the machine runs Python,
//! which passes boundaries: a value it needs afterwards it first [`Heap::push`]es, and it pops
//! when done (on an error path the catcher cuts the stack back, so no clean-up is needed there).
//!
//! [`Heap::set_stress`] collects at every allocation; the whole test suite runs with it.

mod access;
#[cfg(feature = "pyboard")]
mod address;
mod alloc;
mod audit;
mod collect;
#[cfg(feature = "quick")]
mod lanes;
mod map;
mod search;
mod split;
mod stack;
mod statistics;
mod table;
#[cfg(test)]
mod tests;
#[cfg(feature = "pc")]
mod weak;

pub use audit::Fault as AuditFault;
pub use split::Others;
pub use statistics::Statistics;

#[cfg(feature = "quick")]
pub(crate) use lanes::Room;

#[cfg(feature = "pc")]
pub(crate) use weak::WANTED;

use table::Table;

use crate::rom::RomTable;
use crate::value::Value;

/// Words in a block.
pub const BLOCK_WORDS: usize = 4;
/// Bytes in a block.
pub const BLOCK_BYTES: usize = 16;

/// A place outside heap and stack that holds a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
pub enum Root {
    /// The exception being raised.
    Pending,
    /// Table of the strings that programs brought (see `intern`).
    Names,
    /// `sys.modules`, a dict.
    Modules,
    /// Globals of `__main__`, a dict.
    Main,
    /// `sys.path`, a list.
    Path,
    /// `sys.argv`, a list.
    Argv,
    /// Where printing goes: absent for the port, else a string builder.
    Output,
    /// The mounted file systems.
    Mounts,
    /// The current directory, a string.
    Directory,
    /// `sys.ps1`, `sys.ps2` and other rarely used values, a dict.
    Misc,
    /// Source text that the REPL is receiving, an array of bytes.
    Source,
    /// The tuple without items, once there was one: no machine has two.
    Empty,
    /// The threads, a list of their records; the main thread's is the first.
    #[cfg(feature = "pc")]
    Threads,
    /// Bytes set aside for exceptions in an emergency.
    Emergency,
    /// The board's own.
    Board0,
    /// The board's own.
    Board1,
    /// The board's own.
    Board2,
    /// The board's own.
    Board3,
}

/// How many [`Root`]s there are.
pub const ROOTS: usize = Root::Board3 as usize + 1;

/// The memory of one machine.
pub struct Heap<'m> {
    blocks: &'m mut [u32],
    table: Table<'m>,
    /// The region that objects are cut from: the blocks from here ...
    next: usize,
    /// ... to here are free.
    end: usize,
    /// What was cut from the region since the last boundary begins here.
    fresh_from: usize,
    stack: &'m mut [Value],
    top: usize,
    roots: [Option<Value>; ROOTS],
    /// The ROM this machine sees.
    pub rom: RomTable,
    /// Single-precision floats: every float result is rounded to 32 bits.
    pub single: bool,
    /// Whether the collector may run by itself (`gc.enable`).
    pub automatic: bool,
    stress: bool,
    lock: u32,
    threshold: Option<u32>,
    /// The allocation that is to fail, counted from 1; 0: none. For tests.
    #[cfg(feature = "pc")]
    failing: u32,
    /// An instance that a built-in function wanted as an integer, or as a float (true), if that is
    /// what was raised last.
    pub(crate) unconverted: Option<(Value, bool)>,
    /// State of the module `random`.
    pub(crate) random: crate::modules::random::Generator,
    /// The first of the weak references.
    #[cfg(feature = "pc")]
    weak: Option<crate::value::Ref>,
    /// The object of a weak reference is gone that wants something done then.
    #[cfg(feature = "pc")]
    pub(crate) told: bool,
    /// Microseconds since some moment, to time the collector's pauses with.
    pub clock: Option<fn() -> u64>,
    /// Changes when what was noted about classes and globals may be true no longer.
    #[cfg(feature = "quick")]
    pub(crate) stamp: u32,
    /// No block before this is free.
    low: u32,
    /// Where the next search for a large object begins, by its size.
    hints: [u32; search::HINTS],
    /// Passes over the table that may be made before the next collection.
    patience: u8,
    /// With `next`, the number of blocks ever allocated.
    elsewhere: u32,
    /// The number of blocks ever freed.
    freed: u32,
    /// Blocks ever allocated when the last collection ended.
    at_collection: u32,
    raising_memory_error: bool,
    /// Bytes that a program wants set aside for exceptions in an emergency.
    pub(crate) emergency: u32,
    statistics: Statistics,
}

impl<'m> Heap<'m> {
    /// A heap in `words`, with a machine stack in `stack`. `words` holds the block table too:
    /// 131 words give 32 blocks.
    pub fn new(words: &'m mut [u32], stack: &'m mut [Value], rom: RomTable) -> Heap<'m> {
        let count = Table::blocks_for(words.len());
        let (table, blocks) = words.split_at_mut(Table::words_for(count));
        // The blocks themselves are zeroed as they are handed out.
        stack.fill(Value::UNDEF);
        let mut heap = Heap {
            blocks: &mut blocks[..count * BLOCK_WORDS],
            table: Table::new(table, count, search::FIRST_BLOCKS),
            next: 0,
            end: 0,
            fresh_from: 0,
            stack,
            top: 0,
            roots: [None; ROOTS],
            rom,
            single: false,
            automatic: true,
            stress: false,
            lock: 0,
            threshold: None,
            #[cfg(feature = "pc")]
            failing: 0,
            unconverted: None,
            random: crate::modules::random::Generator::default(),
            #[cfg(feature = "pc")]
            weak: None,
            #[cfg(feature = "pc")]
            told: false,
            clock: None,
            #[cfg(feature = "quick")]
            stamp: 0,
            low: 0,
            hints: [0; search::HINTS],
            patience: 0,
            elsewhere: 0,
            freed: 0,
            at_collection: 0,
            raising_memory_error: false,
            emergency: 0,
            statistics: Statistics::default(),
        };
        heap.restart();
        heap
    }

    /// Collects at every allocation, or no longer: for tests.
    pub fn set_stress(&mut self, stress: bool) {
        self.stress = stress;
        self.end = self.next;
    }

    /// Has the allocation after `before` others raise MemoryError, and those after it succeed
    /// again; gives what was left of the number set before. For tests.
    #[cfg(feature = "pc")]
    pub fn fail_allocation(&mut self, before: u32) -> u32 {
        self.end = self.next;
        core::mem::replace(&mut self.failing, before.saturating_add(1)).saturating_sub(1)
    }

    /// Nesting of `micropython.heap_lock`: while it is not 0, allocation raises MemoryError.
    pub fn lock(&self) -> u32 {
        self.lock
    }

    /// Sets how deep `micropython.heap_lock` is nested.
    pub fn set_lock(&mut self, lock: u32) {
        self.lock = lock;
        self.end = self.next;
    }

    /// Bytes of allocation after which garbage is collected (`gc.threshold`); `None`: only when
    /// memory is full.
    pub fn threshold(&self) -> Option<u32> {
        self.threshold
    }

    /// Sets after how many bytes of allocation garbage is collected.
    pub fn set_threshold(&mut self, threshold: Option<u32>) {
        self.threshold = threshold;
        self.end = self.next;
    }

    /// The value in a root.
    #[inline]
    pub fn root(&self, root: Root) -> Option<Value> {
        self.roots[root as usize]
    }

    /// Puts a value into a root.
    #[inline]
    pub fn set_root(&mut self, root: Root, value: Option<Value>) {
        self.roots[root as usize] = value;
    }

    /// Size of the heap in bytes, without its table.
    pub fn total_bytes(&self) -> usize {
        self.blocks.len() * 4
    }
}
