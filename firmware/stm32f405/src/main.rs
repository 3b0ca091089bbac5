//! The bare-metal pyboard: the only crate that knows a register.
#![cfg_attr(target_os = "none", no_std, no_main)]

#[cfg(target_os = "none")]
mod hello {
    use cortex_m_rt::entry;
    use core::panic::PanicInfo;
    #[panic_handler]
    fn panic(_: &PanicInfo<'_>) -> ! { loop {} }
    #[entry]
    fn main() -> ! {
        let p = unsafe { stm32f4::stm32f405::Peripherals::steal() };
        p.USART1.cr1().write(|w| w.ue().set_bit().te().set_bit().re().set_bit());
        for b in b"hello\r\n" { while p.USART1.sr().read().txe().bit_is_clear() {} p.USART1.dr().write(|w| unsafe { w.bits(*b as _) }); }
        loop {}
    }
}

#[cfg(not(target_os = "none"))]
fn main() {
    eprintln!("this is firmware: build it with `cargo xtask firmware`");
}
