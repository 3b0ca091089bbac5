//! The bare-metal pyboard: the only crate that knows a register.
//!
//! One image serves the chip and QEMU's `netduinoplus2`, which is this chip with many registers
//! that read as 0: where start-up waits for hardware, the wait has a bound and a fallback.
#![cfg_attr(target_os = "none", no_std, no_main)]

#[cfg(target_os = "none")]
mod clock;
#[cfg(target_os = "none")]
mod fault;
#[cfg(target_os = "none")]
mod gpio;
#[cfg(target_os = "none")]
mod hardware;
#[cfg(target_os = "none")]
mod memory;
#[cfg(target_os = "none")]
mod overlap;
#[cfg(target_os = "none")]
mod start;
#[cfg(target_os = "none")]
mod time;
#[cfg(target_os = "none")]
mod uart;

#[cfg(not(target_os = "none"))]
fn main() {
    eprintln!("this is firmware: build it with `cargo xtask firmware`");
}
