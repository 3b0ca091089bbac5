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

/// What the peripherals need beyond them.
#[cfg(feature = "peripherals")]
const MORE: &[&str] = &[
    "CONTROLLER",
    "CTS",
    "I2C",
    "LSB",
    "MASTER",
    "MSB",
    "PERIPHERAL",
    "RTS",
    "SLAVE",
    "SPI",
    "UART",
    "WDT",
    "addr",
    "addr_size",
    "addrsize",
    "any",
    "arg",
    "baudrate",
    "crc",
    "dir",
    "dma",
    "feed",
    "firstbit",
    "flow",
    "flush",
    "gencall",
    "id",
    "ioctl",
    "is_ready",
    "mem_read",
    "mem_write",
    "memaddr",
    "miso",
    "mosi",
    "parity",
    "phase",
    "read_buf_len",
    "readchar",
    "readfrom",
    "readfrom_into",
    "readfrom_mem",
    "readfrom_mem_into",
    "readinto",
    "readline",
    "recv",
    "rx",
    "rxbuf",
    "scan",
    "sck",
    "scl",
    "sda",
    "send",
    "send_recv",
    "sendbreak",
    "ti",
    "timeout",
    "timeout_char",
    "tx",
    "txdone",
    "write_readinto",
    "writechar",
    "writeto",
    "writeto_mem",
    "writevto",
    "A0",
    "A1",
    "A13",
    "A14",
    "A15",
    "A2",
    "A3",
    "A4",
    "A5",
    "A6",
    "A7",
    "A8",
    "ADC",
    "ADCAll",
    "ALT_OPEN_DRAIN",
    "B0",
    "B1",
    "B10",
    "B11",
    "B12",
    "B13",
    "B14",
    "B15",
    "B2",
    "B3",
    "B4",
    "B5",
    "B6",
    "B7",
    "B8",
    "B9",
    "BOTH",
    "C0",
    "C1",
    "C13",
    "C2",
    "C3",
    "C4",
    "C5",
    "C6",
    "C7",
    "CENTER",
    "CIRCULAR",
    "CORE_TEMP",
    "CORE_VBAT",
    "CORE_VREF",
    "DAC",
    "DEEPSLEEP_RESET",
    "DOWN",
    "ENC_A",
    "ENC_AB",
    "ENC_B",
    "ExtInt",
    "FALLING",
    "HARD_RESET",
    "HIGH",
    "IC",
    "IRQ_RISING_FALLING",
    "LED_BLUE",
    "LED_GREEN",
    "LED_RED",
    "LED_YELLOW",
    "LOW",
    "MMA_AVDD",
    "MMA_INT",
    "NORMAL",
    "OC_ACTIVE",
    "OC_FORCED_ACTIVE",
    "OC_FORCED_INACTIVE",
    "OC_INACTIVE",
    "OC_TIMING",
    "OC_TOGGLE",
    "PWM",
    "PWM_INVERTED",
    "PWRON_RESET",
    "RISING",
    "RTC",
    "SD_DETECT",
    "SOFT_RESET",
    "SW",
    "TimerChannel",
    "UP",
    "WDT_RESET",
    "X1",
    "X10",
    "X11",
    "X12",
    "X17",
    "X18",
    "X19",
    "X2",
    "X20",
    "X21",
    "X22",
    "X3",
    "X4",
    "X5",
    "X6",
    "X7",
    "X8",
    "X9",
    "Y1",
    "Y10",
    "Y11",
    "Y12",
    "Y2",
    "Y3",
    "Y4",
    "Y5",
    "Y6",
    "Y7",
    "Y8",
    "Y9",
    "bits",
    "board",
    "brk",
    "buffering",
    "calibration",
    "capture",
    "channel",
    "compare",
    "counter",
    "cpu",
    "data",
    "datetime",
    "deadtime",
    "disable",
    "div",
    "enable",
    "gpio",
    "have_cdc",
    "line",
    "mode",
    "names",
    "noise",
    "pin",
    "polarity",
    "port",
    "pulse_width",
    "pulse_width_percent",
    "read",
    "read_channel",
    "read_core_temp",
    "read_core_vbat",
    "read_core_vref",
    "read_timed",
    "read_timed_multi",
    "read_u16",
    "read_vref",
    "repl_uart",
    "reset_cause",
    "self",
    "sleep",
    "source_freq",
    "stop",
    "swint",
    "sync",
    "triangle",
    "wakeup",
    "write",
    "write_timed",
];
#[cfg(not(feature = "peripherals"))]
const MORE: &[&str] = &[];

/// Both lists.
const ALL: [&str; LIST.len() + MORE.len()] = {
    let mut all = [""; LIST.len() + MORE.len()];
    let mut i = 0;
    while i < all.len() {
        all[i] = if i < LIST.len() {
            LIST[i]
        } else {
            MORE[i - LIST.len()]
        };
        i += 1;
    }
    all
};

/// The list, sorted.
pub(crate) static NAMES: [&str; ALL.len()] = SORTED;
const SORTED: [&str; ALL.len()] = sort_names(&ALL);

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
