//! `Pin.board` and `Pin.cpu`: every pin by its name.

use garter_runtime::rom::{Namespace, TypeDef};
use garter_runtime::{Res, Vm};

use crate::modules::pin::make;
use crate::names::members;

/// The pin at an index of the pin table.
fn at<const INDEX: usize>(vm: &mut Vm<'_>) -> Res {
    make(vm, INDEX)
}

pub(crate) static BOARD: Namespace = Namespace::ty(
    "board",
    &TypeDef::PLAIN,
    members! {
        "X1" => Get(at::<0>),
        "X2" => Get(at::<1>),
        "X3" => Get(at::<2>),
        "X4" => Get(at::<3>),
        "X5" => Get(at::<4>),
        "X6" => Get(at::<5>),
        "X7" => Get(at::<6>),
        "X8" => Get(at::<7>),
        "X9" => Get(at::<8>),
        "X10" => Get(at::<9>),
        "X11" => Get(at::<10>),
        "X12" => Get(at::<11>),
        "X17" => Get(at::<12>),
        "X18" => Get(at::<13>),
        "X19" => Get(at::<14>),
        "X20" => Get(at::<15>),
        "X21" => Get(at::<16>),
        "X22" => Get(at::<17>),
        "Y1" => Get(at::<18>),
        "Y2" => Get(at::<19>),
        "Y3" => Get(at::<20>),
        "Y4" => Get(at::<21>),
        "Y5" => Get(at::<22>),
        "Y6" => Get(at::<23>),
        "Y7" => Get(at::<24>),
        "Y8" => Get(at::<25>),
        "Y9" => Get(at::<26>),
        "Y10" => Get(at::<27>),
        "Y11" => Get(at::<28>),
        "Y12" => Get(at::<29>),
        "LED_RED" => Get(at::<30>),
        "LED_GREEN" => Get(at::<31>),
        "LED_YELLOW" => Get(at::<32>),
        "LED_BLUE" => Get(at::<33>),
        "SW" => Get(at::<34>),
        "MMA_INT" => Get(at::<35>),
        "MMA_AVDD" => Get(at::<36>),
        "SD_DETECT" => Get(at::<37>),
        "SD" => Get(at::<38>),
        "SD_SW" => Get(at::<39>),
        "SD_D0" => Get(at::<40>),
        "SD_D1" => Get(at::<41>),
        "SD_D2" => Get(at::<42>),
        "SD_D3" => Get(at::<43>),
        "SD_CK" => Get(at::<44>),
        "SD_CMD" => Get(at::<45>),
        "USB_VBUS" => Get(at::<46>),
        "USB_ID" => Get(at::<47>),
        "USB_DM" => Get(at::<48>),
        "USB_DP" => Get(at::<49>),
    },
);

pub(crate) static CPU: Namespace = Namespace::ty(
    "cpu",
    &TypeDef::PLAIN,
    members! {
        "A0" => Get(at::<0>),
        "A1" => Get(at::<1>),
        "A2" => Get(at::<2>),
        "A3" => Get(at::<3>),
        "A4" => Get(at::<4>),
        "A5" => Get(at::<5>),
        "A6" => Get(at::<6>),
        "A7" => Get(at::<7>),
        "B6" => Get(at::<8>),
        "B7" => Get(at::<9>),
        "C4" => Get(at::<10>),
        "C5" => Get(at::<11>),
        "B3" => Get(at::<12>),
        "C13" => Get(at::<13>),
        "C0" => Get(at::<14>),
        "C1" => Get(at::<15>),
        "C2" => Get(at::<16>),
        "C3" => Get(at::<17>),
        "C6" => Get(at::<18>),
        "C7" => Get(at::<19>),
        "B8" => Get(at::<20>),
        "B9" => Get(at::<21>),
        "B12" => Get(at::<22>),
        "B13" => Get(at::<23>),
        "B14" => Get(at::<24>),
        "B15" => Get(at::<25>),
        "B10" => Get(at::<26>),
        "B11" => Get(at::<27>),
        "B0" => Get(at::<28>),
        "B1" => Get(at::<29>),
        "A13" => Get(at::<30>),
        "A14" => Get(at::<31>),
        "A15" => Get(at::<32>),
        "B4" => Get(at::<33>),
        "B2" => Get(at::<35>),
        "B5" => Get(at::<36>),
        "A8" => Get(at::<37>),
        "C8" => Get(at::<40>),
        "C9" => Get(at::<41>),
        "C10" => Get(at::<42>),
        "C11" => Get(at::<43>),
        "C12" => Get(at::<44>),
        "D2" => Get(at::<45>),
        "A9" => Get(at::<46>),
        "A10" => Get(at::<47>),
        "A11" => Get(at::<48>),
        "A12" => Get(at::<49>),
    },
);

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use garter_runtime::rom::{Item, Namespace};

    use super::{BOARD, CPU};
    use crate::modules::pin::PINS;
    use crate::names::NAMES;

    fn names(namespace: &Namespace) -> Vec<&'static str> {
        let texts = namespace.members.iter().map(|(name, item)| {
            assert!(matches!(item, Item::Get(_)));
            name.rom_text(&NAMES).expect("a name of the board")
        });
        texts.collect()
    }

    #[test]
    fn every_pin_of_the_table_is_named() {
        for (board, chip) in PINS.iter() {
            assert!(names(&BOARD).contains(&board), "{board}");
            assert!(names(&CPU).contains(&chip), "{chip}");
        }
        assert_eq!(names(&BOARD).len(), PINS.len());
    }
}
