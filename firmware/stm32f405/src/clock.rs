//! Clocks: 168 MHz from the 8 MHz crystal, or the internal 16 MHz when the crystal does not start.
//! Reference manual RM0090, section 7 (RCC).

use stm32f4::stm32f405::Peripherals;
use stm32f4::stm32f405::rcc::RegisterBlock;

/// Most polls of a ready bit: some milliseconds at 16 MHz, far more than any of them takes.
const BOUND: u32 = 100_000;

/// How fast things run.
pub(crate) struct Clocks {
    /// The core, in Hz.
    pub(crate) core_hz: u32,
    /// The slow peripheral bus, in Hz.
    pub(crate) apb1_hz: u32,
    /// The fast peripheral bus, in Hz.
    pub(crate) apb2_hz: u32,
    /// Whether this is a real chip and not an emulation of some of it.
    pub(crate) on_silicon: bool,
}

/// Whether this is a real chip, whose internal oscillator runs after every reset: an emulation's
/// registers read as 0.
pub(crate) fn on_silicon(rcc: &RegisterBlock) -> bool {
    rcc.cr().read().hsirdy().bit_is_set()
}

/// Starts the clocks.
pub(crate) fn start(chip: &Peripherals) -> Clocks {
    let rcc = &chip.RCC;
    // An emulation's core always runs at full speed.
    if !on_silicon(rcc) {
        return Clocks {
            core_hz: 168_000_000,
            apb1_hz: 42_000_000,
            apb2_hz: 84_000_000,
            on_silicon: false,
        };
    }
    // GPIO A, B, C and the UARTs.
    rcc.ahb1enr().modify(|_, w| {
        w.gpioaen()
            .set_bit()
            .gpioben()
            .set_bit()
            .gpiocen()
            .set_bit()
    });
    rcc.apb2enr().modify(|_, w| w.usart1en().set_bit());
    rcc.apb1enr()
        .modify(|_, w| w.usart2en().set_bit().pwren().set_bit());
    let internal = Clocks {
        core_hz: 16_000_000,
        apb1_hz: 16_000_000,
        apb2_hz: 16_000_000,
        on_silicon: true,
    };
    rcc.cr().modify(|_, w| w.hseon().set_bit());
    if !wait(|| rcc.cr().read().hserdy().bit_is_set()) {
        return internal;
    }
    // 8 MHz / 8 * 336 / 2 = 168 MHz; / 7 = 48 MHz for USB.
    // SAFETY: the factors are within the ranges of RM0090, section 7.3.2.
    rcc.pllcfgr().modify(|_, w| unsafe {
        w.pllm()
            .bits(8)
            .plln()
            .bits(336)
            .pllp()
            .div2()
            .pllq()
            .bits(7)
            .pllsrc()
            .hse()
    });
    rcc.cr().modify(|_, w| w.pllon().set_bit());
    if !wait(|| rcc.cr().read().pllrdy().bit_is_set()) {
        return internal;
    }
    // Five wait states for flash at 168 MHz and 3.3 V (RM0090, table 10).
    chip.FLASH.acr().write(|w| {
        w.latency()
            .ws5()
            .prften()
            .set_bit()
            .icen()
            .set_bit()
            .dcen()
            .set_bit()
    });
    rcc.cfgr()
        .modify(|_, w| w.hpre().div1().ppre1().div4().ppre2().div2());
    rcc.cfgr().modify(|_, w| w.sw().pll());
    if !wait(|| rcc.cfgr().read().sws().is_pll()) {
        return internal;
    }
    Clocks {
        core_hz: 168_000_000,
        apb1_hz: 42_000_000,
        apb2_hz: 84_000_000,
        on_silicon: true,
    }
}

/// Polls until `ready`, within bounds.
fn wait(ready: impl Fn() -> bool) -> bool {
    (0..BOUND).any(|_| ready())
}
