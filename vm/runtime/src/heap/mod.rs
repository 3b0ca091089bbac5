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
//! 2. everything allocated since the last instruction boundary ([`Heap::boundary`]): *fresh*.
//!
//! So the rule for a function that is handed only a `&mut Heap` is short: *do not unlink a value
//! from where it is reachable before the last allocation that must survive it*. Its arguments sit
//! in stack slots of the caller, and whatever it allocates is fresh until it has returned.
//! A function that is handed a `&mut Vm` must assume that any call on the machine runs Python,
//! which passes boundaries: a value it needs afterwards it first [`Heap::push`]es, and it pops
//! when done (on an error path the catcher cuts the stack back, so no clean-up is needed there).
//!
//! `stress` collects at every allocation; the whole test suite runs with it.

mod access;
#[cfg(feature = "pyboard")]
mod address;
mod alloc;
mod audit;
mod collect;
#[cfg(feature = "quick")]
mod lanes;
mod map;
mod split;
mod stack;
mod table;
#[cfg(test)]
mod tests;

pub use alloc::Statistics;
pub use audit::Fault as AuditFault;
pub use split::Others;

#[cfg(feature = "quick")]
pub(crate) use lanes::Room;

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
    stack: &'m mut [Value],
    top: usize,
    roots: [Option<Value>; ROOTS],
    /// The ROM this machine sees.
    pub rom: RomTable,
    /// Single-precision floats: every float result is rounded to 32 bits.
    pub single: bool,
    /// Collect at every allocation: for tests.
    pub stress: bool,
    /// Nesting of `micropython.heap_lock`; allocation raises MemoryError while it is not 0.
    pub lock: u32,
    /// Whether the collector may run by itself (`gc.enable`).
    pub automatic: bool,
    /// Collect after this many bytes of allocation (`gc.threshold`); `None`: only when full.
    pub threshold: Option<u32>,
    /// State of the module `random`.
    pub(crate) random: crate::modules::random::Generator,
    /// Microseconds since some moment, to time the collector's pauses with.
    pub clock: Option<fn() -> u64>,
    /// Changes when what was noted about classes and globals may be true no longer.
    #[cfg(feature = "quick")]
    pub(crate) stamp: u32,
    since_collection: u32,
    raising_memory_error: bool,
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
        Heap {
            blocks: &mut blocks[..count * BLOCK_WORDS],
            table: Table::new(table, count),
            stack,
            top: 0,
            roots: [None; ROOTS],
            rom,
            single: false,
            stress: false,
            lock: 0,
            automatic: true,
            threshold: None,
            random: crate::modules::random::Generator::default(),
            clock: None,
            #[cfg(feature = "quick")]
            stamp: 0,
            since_collection: 0,
            raising_memory_error: false,
            statistics: Statistics::default(),
        }
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
