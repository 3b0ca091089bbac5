//! The portable board over simulated hardware, and the pipes that lead to it.
#![forbid(unsafe_code)]

mod pipe;
mod world;

pub use pipe::{End, pair};
pub use world::World;
