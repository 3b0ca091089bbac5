//! The built-in types, one file or folder each.

pub mod placeholder;
pub mod singletons;
pub mod storage;
pub mod str;
pub mod tuple;
