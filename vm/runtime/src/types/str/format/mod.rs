//! `str.format` and `%`: what a field says, and writing a value as it says.

pub(crate) mod braces;
pub(crate) mod field;
#[cfg(feature = "quick")]
mod line;
pub(crate) mod percent;
mod spec;

pub(crate) use spec::Spec;
