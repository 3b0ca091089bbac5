//! What a stock pyboard's `pyb` and `machine` have beyond what every program needs: the clock,
//! converters, external interrupts, the chip's timers, buses, the watchdog.

pub(crate) mod adc;
pub(crate) mod adc_all;
pub(crate) mod alternate;
pub(crate) mod board;
pub(crate) mod can;
pub(crate) mod channel;
pub(crate) mod clocks;
pub(crate) mod counter;
pub(crate) mod dac;
pub(crate) mod disk;
pub(crate) mod dupterm;
pub(crate) mod ext_int;
pub(crate) mod i2c;
mod i2c_target;
pub(crate) mod in_python;
pub(crate) mod irq;
pub(crate) mod one_wire;
pub(crate) mod pin_names;
pub(crate) mod pin_state;
pub(crate) mod pins;
pub(crate) mod rtc;
pub(crate) mod screen;
mod span;
pub(crate) mod spi;
pub(crate) mod stm;
pub(crate) mod uart;
pub(crate) mod usb_hid;
pub(crate) mod usb_vcp;
pub(crate) mod wdt;
