//! What makes an interpreter a board: boot.py and main.py, file systems, REPL modes, the pyb and
//! machine modules, the responder of the inspect channel.
//!
//! Knows no register and no operating system: hardware is the [`Hardware`] trait.
#![no_std]
#![forbid(unsafe_code)]

#[cfg(test)]
extern crate std;

#[cfg(feature = "peripherals")]
mod backup;
#[cfg(feature = "peripherals")]
mod can;
mod console;
mod device;
#[cfg(feature = "peripherals")]
mod edges;
mod files;
pub mod hardware;
#[cfg(feature = "peripherals")]
mod kept;
mod life;
mod modules;
mod names;
#[cfg(feature = "peripherals")]
mod peripherals;
mod port;
mod profile;
#[cfg(feature = "peripherals")]
mod registers;
mod responder;
#[cfg(feature = "peripherals")]
mod streams;
#[cfg(feature = "peripherals")]
mod tap;
mod timers;

pub use hardware::{Hardware, Storage, StorageError};
pub use life::{BANNER, Memory, run};
pub use modules::pin_name;
pub use profile::PYBOARD;
