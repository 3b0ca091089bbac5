//! The portable board over simulated hardware: LEDs, switch, accelerometer, flash image, serial
//! port, inspect channel. It runs in a thread of its own.
//!
//! Knows nothing of documents, editors or the daemon.
#![forbid(unsafe_code)]

mod board;
mod buses;
mod flash;
mod hardware;
mod outside;
mod pipe;
#[cfg(unix)]
pub mod pty;
mod screen;
mod wire;
mod world;

pub use board::{Config, HEAP_BYTES, PROFILE, STACK_SLOTS, StartError, VirtualBoard};
pub use buses::SpiDevice;
pub use flash::{FLASH_BYTES, Image};
pub use garter_board::hardware::CanFrame;
pub use pipe::{End, pair};
pub use world::World;
