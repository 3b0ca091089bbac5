//! The pyboard's pinout: the board's names of pins and the chip's.

use garter_runtime::names::{Pool, pool};

/// The board's names of pins and the chip's.
pub(crate) static PINS: Pins = Pins(pool!(&flat()));

/// A table of pins as it lies in ROM: of each the board's name and the chip's.
pub(crate) struct Pins(Pool);

impl Pins {
    /// The names of the pin with this number, the board's first.
    pub(crate) fn get(&self, index: usize) -> Option<(&'static str, &'static str)> {
        Some((self.0.get(2 * index)?, self.0.get(2 * index + 1)?))
    }

    /// All of them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        (0..).map_while(|index| self.get(index))
    }

    /// How many there are.
    #[cfg(feature = "peripherals")]
    pub(crate) const fn len(&self) -> usize {
        self.0.len() / 2
    }
}

const fn flat() -> [&'static str; 2 * TABLE.len()] {
    let mut names = [""; 2 * TABLE.len()];
    let mut i = 0;
    while i < TABLE.len() {
        (names[2 * i], names[2 * i + 1]) = TABLE[i];
        i += 1;
    }
    names
}

/// From the pyboard's pinout.
const TABLE: &[(&str, &str)] = &[
    ("X1", "A0"),
    ("X2", "A1"),
    ("X3", "A2"),
    ("X4", "A3"),
    ("X5", "A4"),
    ("X6", "A5"),
    ("X7", "A6"),
    ("X8", "A7"),
    ("X9", "B6"),
    ("X10", "B7"),
    ("X11", "C4"),
    ("X12", "C5"),
    ("X17", "B3"),
    ("X18", "C13"),
    ("X19", "C0"),
    ("X20", "C1"),
    ("X21", "C2"),
    ("X22", "C3"),
    ("Y1", "C6"),
    ("Y2", "C7"),
    ("Y3", "B8"),
    ("Y4", "B9"),
    ("Y5", "B12"),
    ("Y6", "B13"),
    ("Y7", "B14"),
    ("Y8", "B15"),
    ("Y9", "B10"),
    ("Y10", "B11"),
    ("Y11", "B0"),
    ("Y12", "B1"),
    ("LED_RED", "A13"),
    ("LED_GREEN", "A14"),
    ("LED_YELLOW", "A15"),
    ("LED_BLUE", "B4"),
    ("SW", "B3"),
    ("MMA_INT", "B2"),
    ("MMA_AVDD", "B5"),
    ("SD_DETECT", "A8"),
    #[cfg(feature = "peripherals")]
    ("SD", "A8"),
    #[cfg(feature = "peripherals")]
    ("SD_SW", "A8"),
    #[cfg(feature = "peripherals")]
    ("SD_D0", "C8"),
    #[cfg(feature = "peripherals")]
    ("SD_D1", "C9"),
    #[cfg(feature = "peripherals")]
    ("SD_D2", "C10"),
    #[cfg(feature = "peripherals")]
    ("SD_D3", "C11"),
    #[cfg(feature = "peripherals")]
    ("SD_CK", "C12"),
    #[cfg(feature = "peripherals")]
    ("SD_CMD", "D2"),
    #[cfg(feature = "peripherals")]
    ("USB_VBUS", "A9"),
    #[cfg(feature = "peripherals")]
    ("USB_ID", "A10"),
    #[cfg(feature = "peripherals")]
    ("USB_DM", "A11"),
    #[cfg(feature = "peripherals")]
    ("USB_DP", "A12"),
];
