//! The built-in types, one file or folder each.

pub(crate) mod arguments;
pub mod dict;
pub(crate) mod iterators;
pub mod list;
pub mod placeholder;
pub mod range;
pub(crate) mod sequence;
pub mod set;
pub mod singletons;
pub mod storage;
pub mod str;
mod table;
pub mod tuple;
pub mod bool;
pub mod bytes;
pub mod complex;
pub(crate) mod conversion;
pub mod float;
pub(crate) mod index;
pub mod int;
pub mod slice;
