//! The names that the board's modules need beyond those of the runtime.

use garter_runtime::names::{Name, sort_names};

/// In any order; sorted below.
const LIST: &[&str] = &[
    // pyb
    "Accel",
    "LED",
    "Servo",
    "Switch",
    "angle",
    "bootloader",
    "elapsed_micros",
    "elapsed_millis",
    "filtered_xyz",
    "hard_reset",
    "intensity",
    "micros",
    "millis",
    "pyb",
    "rng",
    "tilt",
    "udelay",
    "delay",
    "toggle",
    "unique_id",
    "standby",
    "wfi",
    "info",
    "usb_mode",
    "speed",
    // machine
    "AF_OD",
    "AF_PP",
    "ALT",
    "ANALOG",
    "IN",
    "IRQ_FALLING",
    "IRQ_RISING",
    "ONE_SHOT",
    "OPEN_DRAIN",
    "OUT",
    "OUT_OD",
    "OUT_PP",
    "PERIODIC",
    "PULL_DOWN",
    "PULL_NONE",
    "PULL_UP",
    "Pin",
    "Timer",
    "callback",
    "deinit",
    "freq",
    "handler",
    "high",
    "idle",
    "init",
    "irq",
    "low",
    "machine",
    "off",
    "on",
    "period",
    "pull",
    "reset",
    "soft_reset",
    "trigger",
    "tick_hz",
    "hard",
    "prescaler",
    "alt",
    "lightsleep",
    "deepsleep",
    "disable_irq",
    "enable_irq",
    "af",
];

/// The list, sorted.
pub(crate) static NAMES: [&str; LIST.len()] = SORTED;
const SORTED: [&str; LIST.len()] = sort_names(LIST);

/// The number of a name, at compile time.
pub(crate) const fn name(text: &str) -> Name {
    Name::of_board(text, &SORTED)
}

/// Makes a member table, as `garter_runtime::members!` does with the runtime's names only.
macro_rules! members {
    ($($(#[$when:meta])* $name:literal => $item:expr),* $(,)?) => {{
        #[allow(unused_imports)]
        use garter_runtime::rom::Item::*;
        use garter_runtime::rom::{Member, sorted};
        const N: usize = [$($(#[$when])* $name),*].len();
        static TABLE: [Member; N] = sorted([
            $($(#[$when])* Member { name: $crate::names::name($name), item: $item }),*
        ]);
        &TABLE
    }};
}
pub(crate) use members;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_listed_twice_or_known_to_the_runtime() {
        for pair in NAMES.windows(2) {
            assert!(pair[0] < pair[1], "{} is listed twice", pair[0]);
        }
        for text in NAMES {
            assert_eq!(name(text).rom_text(&NAMES), Some(text));
            // Beside modules of a PC's the runtime knows more names than in a board's firmware.
            assert!(
                name(text).id() >= Name::BOARD || garter_runtime::names::MORE_MODULES,
                "{text} is a name of the runtime"
            );
        }
    }
}
