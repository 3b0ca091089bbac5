//! Checksums of the zlib format.

/// The Adler-32 checksum after more data (RFC 1950).
pub(super) fn adler(start: u32, data: &[u8]) -> u32 {
    const BASE: u32 = 65521;
    let (mut a, mut b) = (start & 0xffff, start >> 16);
    for byte in data {
        a = (a + u32::from(*byte)) % BASE;
        b = (b + a) % BASE;
    }
    b << 16 | a
}
