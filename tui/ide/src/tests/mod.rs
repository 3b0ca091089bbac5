//! Tests of the whole: keys in, texts and screens out.

mod completion;
mod disk;
mod editing;
mod harness;
mod properties;
mod remedies;
mod screens;
mod server;
mod speed;
