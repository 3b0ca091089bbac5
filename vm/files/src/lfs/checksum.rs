//! The checksum of commits: CRC-32 with the polynomial 0x04c11db7, bits reversed.

/// What a checksum starts from.
pub(super) const START: u32 = 0xffff_ffff;

/// The checksum of what `crc` is of, and these bytes.
pub(super) fn crc(crc: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(crc, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            crc >> 1 ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
        })
    })
}
