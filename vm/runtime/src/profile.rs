//! What differs between a PC and a board, as data.

use crate::rom::RomTable;

/// The kind of machine to be.
#[derive(Clone, Copy)]
pub struct Profile {
    /// `sys.platform`.
    pub platform: &'static str,
    /// `sys.implementation._machine`.
    pub machine: &'static str,
    /// Floats are single precision.
    pub single: bool,
    /// Names and namespaces of the board, and which modules it offers under which names.
    pub rom: RomTable,
    /// Lists of modules that programs may import, beyond those every profile has.
    pub modules: &'static [&'static [(&'static str, crate::rom::Ns)]],
    /// Called at an instruction boundary, beside the functions given to `micropython.schedule`,
    /// when [`Port::poll`](crate::Port::poll) answers `Interrupt::Scheduled`: a board runs the
    /// callbacks of its timers and pins here.
    pub on_scheduled: Option<fn(&mut crate::Vm<'_>) -> crate::Res<()>>,
    /// Microseconds since some moment, for timing the collector; `None`: not timed.
    pub clock: Option<fn() -> u64>,
    /// How deeply Rust functions may nest into each other through Python (sort keys, `__eq__`).
    pub native_depth: u16,
    /// Whether Rust's stack is so full that no deeper nesting is safe, where that can be told.
    pub stack_full: Option<fn() -> bool>,
}
