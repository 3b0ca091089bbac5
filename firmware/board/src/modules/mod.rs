//! The board's own modules and types, numbered.

mod accel;
mod led;
mod machine;
#[cfg(feature = "peripherals")]
pub(crate) mod peripherals;
pub(crate) mod pin;
mod pyb;
mod servo;
pub(crate) mod switch;
pub(crate) mod timer;

use garter_runtime::rom::{Kind, Namespace, Ns, kinds};

pub(crate) const MACHINE: Ns = Ns::board(0);
pub(crate) const PYB: Ns = Ns::board(1);
const LED: Ns = Ns::board(2);
const SWITCH: Ns = Ns::board(3);
const ACCEL: Ns = Ns::board(4);
pub(crate) const PIN: Ns = Ns::board(5);
pub(crate) const TIMER: Ns = Ns::board(6);
const SERVO: Ns = Ns::board(7);
#[cfg(feature = "peripherals")]
pub(crate) use machine::CLOCKS;
#[cfg(feature = "peripherals")]
pub(crate) use more::*;

/// The numbers of those that not every board has.
#[cfg(feature = "peripherals")]
mod more {
    use garter_runtime::rom::Ns;

    pub(crate) const RTC: Ns = Ns::board(8);
    pub(crate) const ADC: Ns = Ns::board(9);
    pub(crate) const MACHINE_ADC: Ns = Ns::board(10);
    pub(crate) const ADC_ALL: Ns = Ns::board(11);
    pub(crate) const DAC: Ns = Ns::board(12);
    pub(crate) const EXT_INT: Ns = Ns::board(13);
    pub(crate) const COUNTER: Ns = Ns::board(14);
    pub(crate) const CHANNEL: Ns = Ns::board(15);
    pub(crate) const PIN_BOARD: Ns = Ns::board(16);
    pub(crate) const PIN_CPU: Ns = Ns::board(17);
    pub(crate) const I2C: Ns = Ns::board(18);
    pub(crate) const MACHINE_I2C: Ns = Ns::board(19);
    pub(crate) const SPI: Ns = Ns::board(20);
    pub(crate) const MACHINE_SPI: Ns = Ns::board(21);
    pub(crate) const UART: Ns = Ns::board(22);
    pub(crate) const WDT: Ns = Ns::board(23);
    pub(crate) const USB_VCP: Ns = Ns::board(24);
    pub(crate) const CAN: Ns = Ns::board(25);
    pub(crate) const FLASH: Ns = Ns::board(26);
    pub(crate) const SD_CARD: Ns = Ns::board(27);
    pub(crate) const USB_HID: Ns = Ns::board(28);
    pub(crate) const IRQ: Ns = Ns::board(29);
    pub(crate) const PIN_AF: Ns = Ns::board(30);
    pub(crate) const ONE_WIRE_BITS: Ns = Ns::board(31);
    pub(crate) const ONE_WIRE: Ns = Ns::board(32);
    pub(crate) const DHT: Ns = Ns::board(33);
    pub(crate) const STM: Ns = Ns::board(34);
    pub(crate) const SCREEN: Ns = Ns::board(35);
    pub(crate) const TERMINAL: Ns = Ns::board(36);
}

/// How many there are.
const COUNT: usize = if cfg!(feature = "peripherals") { 37 } else { 8 };

/// Every namespace, in the order of the numbers above.
pub(crate) static NAMESPACES: [&Namespace; COUNT] = [
    &machine::NAMESPACE,
    &pyb::NAMESPACE,
    &led::NAMESPACE,
    &switch::NAMESPACE,
    &accel::NAMESPACE,
    &pin::NAMESPACE,
    &timer::NAMESPACE,
    &servo::NAMESPACE,
    #[cfg(feature = "peripherals")]
    &peripherals::rtc::NAMESPACE,
    #[cfg(feature = "peripherals")]
    &peripherals::adc::NAMESPACE,
    #[cfg(feature = "peripherals")]
    &peripherals::adc::MACHINE,
    #[cfg(feature = "peripherals")]
    &peripherals::adc_all::NAMESPACE,
    #[cfg(feature = "peripherals")]
    &peripherals::dac::NAMESPACE,
    #[cfg(feature = "peripherals")]
    &peripherals::ext_int::NAMESPACE,
    #[cfg(feature = "peripherals")]
    &peripherals::counter::NAMESPACE,
    #[cfg(feature = "peripherals")]
    &peripherals::channel::NAMESPACE,
    #[cfg(feature = "peripherals")]
    &peripherals::pins::BOARD,
    #[cfg(feature = "peripherals")]
    &peripherals::pins::CPU,
    #[cfg(feature = "peripherals")]
    &peripherals::i2c::NAMESPACE,
    #[cfg(feature = "peripherals")]
    &peripherals::i2c::MACHINE,
    #[cfg(feature = "peripherals")]
    &peripherals::spi::NAMESPACE,
    #[cfg(feature = "peripherals")]
    &peripherals::spi::MACHINE,
    #[cfg(feature = "peripherals")]
    &peripherals::uart::NAMESPACE,
    #[cfg(feature = "peripherals")]
    &peripherals::wdt::NAMESPACE,
    #[cfg(feature = "peripherals")]
    &peripherals::usb_vcp::NAMESPACE,
    #[cfg(feature = "peripherals")]
    &peripherals::can::NAMESPACE,
    #[cfg(feature = "peripherals")]
    &peripherals::disk::FLASH_TYPE,
    #[cfg(feature = "peripherals")]
    &peripherals::disk::CARD_TYPE,
    #[cfg(feature = "peripherals")]
    &peripherals::usb_hid::NAMESPACE,
    #[cfg(feature = "peripherals")]
    &peripherals::irq::NAMESPACE,
    #[cfg(feature = "peripherals")]
    &peripherals::alternate::NAMESPACE,
    #[cfg(feature = "peripherals")]
    &peripherals::one_wire::NAMESPACE,
    #[cfg(feature = "peripherals")]
    &peripherals::in_python::ONE_WIRE,
    #[cfg(feature = "peripherals")]
    &peripherals::in_python::DHT,
    #[cfg(feature = "peripherals")]
    &peripherals::stm::NAMESPACE,
    #[cfg(feature = "peripherals")]
    &peripherals::screen::NAMESPACE,
    #[cfg(feature = "peripherals")]
    &peripherals::dupterm::NAMESPACE,
];

/// What the collector wants to know of them.
pub(crate) static KINDS: [Kind; NAMESPACES.len()] = kinds(&NAMESPACES);

/// The board's name and the chip's name of pin `index`.
pub fn pin_name(index: usize) -> Option<(&'static str, &'static str)> {
    pin::PINS.get(index)
}

/// The index of the first pin that has this number in the chip: 16 for each port, from A.
#[cfg(feature = "peripherals")]
pub(crate) fn pin_of_chip(number: usize) -> Option<usize> {
    (0..pin::PINS.len()).find(|index| pin::chip_number(*index) == number)
}
