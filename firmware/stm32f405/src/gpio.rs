//! General-purpose pins. RM0090, section 8. All ports have the same registers, 0x400 apart.

/// Port A.
pub(crate) const A: u8 = 0;
/// Port B.
pub(crate) const B: u8 = 1;

const BASE: usize = 0x4002_0000;
const STRIDE: usize = 0x400;
const MODER: usize = 0x00;
const OTYPER: usize = 0x04;
const PUPDR: usize = 0x0c;
const IDR: usize = 0x10;
const BSRR: usize = 0x18;
const AFRL: usize = 0x20;

/// Port and pin number of a chip pin such as `B12`.
pub(crate) fn parse(name: &str) -> Option<(u8, u8)> {
    let port = name.bytes().next()?.checked_sub(b'A').filter(|p| *p < 3)?;
    let pin: u8 = name.get(1..)?.parse().ok()?;
    (pin < 16).then_some((port, pin))
}

fn register(port: u8, offset: usize) -> *mut u32 {
    (BASE + usize::from(port % 3) * STRIDE + offset) as *mut u32
}

/// Replaces `width` bits for `pin` in a register.
fn set_field(port: u8, offset: usize, pin: u8, width: u32, value: u32) {
    let shift = u32::from(pin) * width;
    let mask = ((1 << width) - 1) << shift;
    let at = register(port, offset);
    // SAFETY: `register` gives an address in the block of port A, B or C; only the program's one
    // thread touches these registers.
    unsafe {
        let old = at.read_volatile();
        at.write_volatile(old & !mask | (value << shift) & mask);
    }
}

/// Gives a pin to a peripheral.
pub(crate) fn alternate(port: u8, pin: u8, function: u32) {
    set_field(port, AFRL + usize::from(pin / 8) * 4, pin % 8, 4, function);
    set_field(port, MODER, pin, 2, 2);
}

/// Makes a pin an input; `pull`: 0 none, 1 up, 2 down.
pub(crate) fn input(port: u8, pin: u8, pull: u32) {
    set_field(port, PUPDR, pin, 2, pull);
    set_field(port, MODER, pin, 2, 0);
}

/// Makes a pin an output.
pub(crate) fn output(port: u8, pin: u8, open_drain: bool) {
    set_field(port, OTYPER, pin, 1, u32::from(open_drain));
    set_field(port, MODER, pin, 2, 1);
}

/// Drives a pin.
pub(crate) fn set(port: u8, pin: u8, high: bool) {
    let bit = 1u32 << (pin % 16) << if high { 0 } else { 16 };
    // SAFETY: as in `set_field`; writing BSRR changes only the pins whose bits are set.
    unsafe { register(port, BSRR).write_volatile(bit) }
}

/// Level of a pin.
pub(crate) fn get(port: u8, pin: u8) -> bool {
    // SAFETY: as in `set_field`; reading IDR has no effect.
    unsafe { register(port, IDR).read_volatile() >> (pin % 16) & 1 != 0 }
}
