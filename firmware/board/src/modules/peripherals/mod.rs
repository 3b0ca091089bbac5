//! What a stock pyboard's `pyb` and `machine` have beyond what every program needs: the clock,
//! converters, external interrupts, the chip's timers.

pub(crate) mod adc;
pub(crate) mod adc_all;
pub(crate) mod channel;
pub(crate) mod counter;
pub(crate) mod dac;
pub(crate) mod ext_int;
pub(crate) mod pins;
pub(crate) mod rtc;
