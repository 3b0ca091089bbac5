//! ROMFS, the read-only file system in one piece of memory, as MicroPython's documentation and the
//! images that `mpremote romfs build` writes describe it.
//!
//! An image is one *record*, its kind chosen so that it begins with the bytes `D2 CD 31`. A record
//! is a number (what it is), a number (how many bytes follow) and these bytes; a number is seven
//! bits a byte, the highest first, each byte but the last with its top bit set. What is not known
//! is skipped. Nothing is kept between two calls: the image is lent to each.

mod image;
mod record;

#[cfg(test)]
mod tests;

pub use image::{Entries, Entry, Image, Node, Span};
