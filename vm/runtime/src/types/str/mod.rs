//! `str`: text, UTF-8 inside. Either interned (a [`Name`](crate::names::Name)) or an object.

pub mod layout;
