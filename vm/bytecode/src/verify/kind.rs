//! Kinds of values on the stack: a set of what a slot may hold, a bit each.

/// An ordinary value.
pub(super) const VALUE: u8 = 1;
/// `None`.
pub(super) const NONE: u8 = 2;
/// An exception.
pub(super) const EXCEPTION: u8 = 4;
/// No value.
pub(super) const NULL: u8 = 8;
/// Two slots: where a `finally` block goes on, by a return or a jump.
pub(super) const WAY_ON: u8 = 0x10;
/// What `with` keeps.
pub(super) const WITH: u8 = 0x20;
/// The first slot of a `for` loop.
pub(super) const LOOP: u8 = 0x40;
/// Another slot of a `for` loop.
pub(super) const LOOP_MORE: u8 = 0x80;

/// What any instruction may take.
pub(super) const ANY: u8 = VALUE | NONE | EXCEPTION;
/// What may be moved about.
pub(super) const MOVABLE: u8 = ANY | NULL;
/// What a `finally` block may be entered with.
pub(super) const ENTRY: u8 = NONE | EXCEPTION | WAY_ON;
