//! The pyboard as data: its modules, names and limits.

use garter_runtime::Profile;
use garter_runtime::rom::RomTable;

use crate::modules::{self, KINDS, NAMESPACES};
use crate::names::NAMES;
use crate::timers;

/// A stock pyboard 1.1: single-precision floats, its modules, no clock for the collector.
pub const PYBOARD: Profile = Profile {
    platform: "pyboard",
    machine: "PYBv1.1 with STM32F405RG",
    single: true,
    rom: RomTable {
        board: &NAMESPACES,
        board_kinds: &KINDS,
        board_names: &NAMES,
    },
    modules: &[
        &[
            ("machine", modules::MACHINE),
            ("pyb", modules::PYB),
            #[cfg(feature = "peripherals")]
            ("_onewire", modules::ONE_WIRE_BITS),
            #[cfg(feature = "peripherals")]
            ("_screen", modules::SCREEN),
            #[cfg(feature = "peripherals")]
            ("_terminal", modules::TERMINAL),
            #[cfg(feature = "peripherals")]
            ("dht", modules::DHT),
            #[cfg(feature = "peripherals")]
            ("onewire", modules::ONE_WIRE),
            #[cfg(feature = "peripherals")]
            ("stm", modules::STM),
        ],
        garter_runtime::modules::PYBOARD,
    ],
    on_scheduled: Some(timers::run_due),
    clock: None,
    native_depth: 24,
    stack_full: None,
};
