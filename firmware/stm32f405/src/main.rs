//! The bare-metal pyboard: the only crate that knows a register.
#![cfg_attr(target_os = "none", no_std, no_main)]

#[cfg(not(target_os = "none"))]
fn main() {
    eprintln!("this is firmware: build it with `cargo xtask firmware`");
}
