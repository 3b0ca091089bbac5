//! Regular expressions as programs: what the compiler writes and the matcher runs.
//!
//! An instruction is its number and operands. Offsets are two bytes, little-endian, signed, from
//! the end of the instruction.

/// One byte that must be there (ASCII).
pub(super) const CHAR: u8 = 0;
/// Any character.
pub(super) const ANY: u8 = 1;
/// A set: whether negated, how many ranges, and ranges of two code points of three bytes each.
pub(super) const SET: u8 = 2;
/// The start of the text.
pub(super) const BEGIN: u8 = 3;
/// The end of the text.
pub(super) const END: u8 = 4;
/// Notes the position in a slot.
pub(super) const SAVE: u8 = 5;
/// Goes on; if that fails, to the offset.
pub(super) const SPLIT: u8 = 6;
/// Goes to the offset; if that fails, on.
pub(super) const SPLIT_LAZY: u8 = 7;
/// Goes to the offset.
pub(super) const JUMP: u8 = 8;
/// The end.
pub(super) const MATCH: u8 = 9;
/// Repeats the single-character instruction that follows: least count, most count (255: any).
pub(super) const REPEAT: u8 = 10;
/// The same, as few as possible.
pub(super) const REPEAT_LAZY: u8 = 11;
/// Slot and offset: goes back to the offset if the position has moved since it was noted in the
/// slot; if that fails, on.
pub(super) const LOOP: u8 = 12;
/// The same, on first.
pub(super) const LOOP_LAZY: u8 = 13;

/// Bytes of the instruction at `at`.
pub(super) fn size(program: &[u8], at: usize) -> usize {
    match program.get(at).copied() {
        Some(CHAR | SAVE) => 2,
        Some(SET) => 3 + 6 * usize::from(program.get(at + 2).copied().unwrap_or(0)),
        Some(SPLIT | SPLIT_LAZY | JUMP | REPEAT | REPEAT_LAZY) => 3,
        Some(LOOP | LOOP_LAZY) => 4,
        _ => 1,
    }
}

/// The offset at `at`, as the place it means from `end`.
pub(super) fn target(program: &[u8], at: usize, end: usize) -> usize {
    let low = program.get(at).copied().unwrap_or(0);
    let high = program.get(at + 1).copied().unwrap_or(0);
    let offset = i16::from_le_bytes([low, high]);
    end.wrapping_add_signed(isize::from(offset))
}
