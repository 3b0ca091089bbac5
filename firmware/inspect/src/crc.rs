//! CRC-32 as in Ethernet and zip, four bits at a time: 64 bytes of table
//! instead of a kilobyte of flash.

/// A checksum under way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Crc32(u32);

const TABLE: [u32; 16] = table();

const fn table() -> [u32; 16] {
    let mut table = [0; 16];
    let mut nibble = 0;
    while nibble < 16 {
        let mut value = nibble as u32;
        let mut bit = 0;
        while bit < 4 {
            value = if value & 1 == 1 {
                (value >> 1) ^ 0xEDB8_8320
            } else {
                value >> 1
            };
            bit += 1;
        }
        table[nibble] = value;
        nibble += 1;
    }
    table
}

impl Crc32 {
    pub(crate) const fn new() -> Self {
        Crc32(u32::MAX)
    }

    pub(crate) fn push(&mut self, byte: u8) {
        let mut value = self.0 ^ u32::from(byte);
        value = (value >> 4) ^ TABLE[(value & 15) as usize];
        value = (value >> 4) ^ TABLE[(value & 15) as usize];
        self.0 = value;
    }

    pub(crate) const fn value(self) -> u32 {
        !self.0
    }

    pub(crate) fn of(bytes: &[u8]) -> u32 {
        let mut crc = Crc32::new();
        for &byte in bytes {
            crc.push(byte);
        }
        crc.value()
    }
}

#[cfg(test)]
mod tests {
    use super::Crc32;

    #[test]
    fn agrees_with_the_published_check_value() {
        assert_eq!(Crc32::of(b"123456789"), 0xCBF4_3926);
    }
}
