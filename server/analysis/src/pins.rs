//! The names of pins, as `Pin("...")` takes them.

use crate::catalogue::Targets;

/// Those of a pyboard.
const PYBOARD: &str = "X1 X2 X3 X4 X5 X6 X7 X8 X9 X10 X11 X12 X17 X18 X19 X20 X21 X22 \
    Y1 Y2 Y3 Y4 Y5 Y6 Y7 Y8 Y9 Y10 Y11 Y12 SW LED_RED LED_GREEN LED_YELLOW LED_BLUE \
    MMA_INT MMA_AVDD SD SD_D0 SD_D1 SD_D2 SD_D3 SD_CK SD_CMD USB_VBUS USB_ID USB_DM USB_DP";

/// Those of a Raspberry Pi Pico.
const PICO: &str = "LED GP0 GP1 GP2 GP3 GP4 GP5 GP6 GP7 GP8 GP9 GP10 GP11 GP12 GP13 GP14 GP15 \
    GP16 GP17 GP18 GP19 GP20 GP21 GP22 GP26 GP27 GP28";

/// The names that targets have, with the board of each.
pub(crate) fn pins(targets: Targets) -> impl Iterator<Item = (&'static str, &'static str)> {
    let all = [
        ("stm32", PYBOARD, "pin of a pyboard"),
        ("rp2", PICO, "pin of a Pico"),
    ];
    let there = all.into_iter().filter(move |it| targets.has_port(it.0));
    there.flat_map(|(_, names, of)| names.split_whitespace().map(move |name| (name, of)))
}
