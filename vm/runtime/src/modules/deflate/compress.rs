//! Compression (RFC 1951) with the fixed codes: matches are looked for in a window through a
//! small table of the places where three bytes were seen last.

/// Places in the table of the last positions.
pub(super) const TABLE: usize = 1024;
const SHORTEST: usize = 3;
const LONGEST: usize = 258;

/// Bits on their way out, low bit first.
pub(super) struct Bits<'o> {
    pub(super) out: &'o mut [u8],
    pub(super) len: usize,
    pub(super) bits: u64,
    pub(super) count: u32,
}

impl Bits<'_> {
    pub(super) fn put(&mut self, value: u32, count: u32) {
        self.bits |= u64::from(value) << self.count;
        self.count += count;
        while self.count >= 8 {
            if let Some(to) = self.out.get_mut(self.len) {
                *to = self.bits as u8;
                self.len += 1;
            }
            self.bits >>= 8;
            self.count -= 8;
        }
    }

    /// The code for a literal or a length.
    fn symbol(&mut self, symbol: u32) {
        let (code, len) = match symbol {
            0..144 => (symbol + 0x30, 8),
            144..256 => (symbol - 144 + 0x190, 9),
            256..280 => (symbol - 256, 7),
            _ => (symbol - 280 + 0xc0, 8),
        };
        self.put(code.reverse_bits() >> (32 - len), len);
    }

    fn copy(&mut self, len: usize, distance: usize) {
        let n = (len - SHORTEST) as u32;
        match n {
            0..8 => self.symbol(257 + n),
            255 => self.symbol(285),
            _ => {
                let extra = n.ilog2() - 2;
                self.symbol(257 + 4 * (extra + 1) + (n >> extra & 3));
                self.put(n & ((1 << extra) - 1), extra);
            }
        }
        let d = distance as u32 - 1;
        let (code, extra) = match d {
            0..2 => (d, 0),
            _ => {
                let extra = d.ilog2() - 1;
                (2 * (extra + 1) + (d >> extra & 1), extra)
            }
        };
        self.put(code.reverse_bits() >> 27, 5);
        self.put(d & ((1 << extra) - 1), extra);
    }

    /// The end of the data: the last byte is filled up.
    pub(super) fn end(&mut self) {
        self.symbol(256);
        self.put(0, (8 - self.count % 8) % 8);
    }
}

/// What was compressed before: the last bytes, in a ring, and where three bytes were seen last.
pub(super) struct Past<'p> {
    /// A power of two of bytes.
    pub(super) window: &'p mut [u8],
    /// Position plus 1 of the last place with such bytes; 0: none.
    pub(super) last: &'p mut [u32],
    /// Bytes so far.
    pub(super) position: u32,
}

impl Past<'_> {
    fn place(bytes: &[u8]) -> Option<usize> {
        let [a, b, c] = *bytes.first_chunk::<3>()?;
        let word = u32::from_le_bytes([a, b, c, 0]);
        Some((word.wrapping_mul(0x9e37_79b1) >> 22) as usize % TABLE)
    }

    /// Length and distance of what was there before and begins as `data` does.
    fn find(&self, data: &[u8]) -> Option<(usize, usize)> {
        let seen = self.last.get(Self::place(data)?)?.checked_sub(1)?;
        let distance = self.position.wrapping_sub(seen) as usize;
        if distance == 0 || distance > self.window.len().min(self.position as usize) {
            return None;
        }
        let mask = self.window.len() - 1;
        let most = data.len().min(LONGEST);
        let len = (0..most)
            .take_while(|i| {
                let before = if *i < distance {
                    self.window[(seen as usize + i) & mask]
                } else {
                    data[i - distance]
                };
                before == data[*i]
            })
            .count();
        (len >= SHORTEST).then_some((len, distance))
    }

    /// Notes the first `count` bytes of `data` as done.
    fn pass(&mut self, data: &[u8], count: usize) {
        let mask = self.window.len() - 1;
        for i in 0..count {
            if let Some(place) = Self::place(&data[i..]) {
                self.last[place] = self.position.wrapping_add(1);
            }
            self.window[self.position as usize & mask] = data[i];
            self.position = self.position.wrapping_add(1);
        }
    }

    /// Compresses more data.
    pub(super) fn write(&mut self, data: &[u8], out: &mut Bits<'_>) {
        let mut rest = data;
        while let Some(first) = rest.first() {
            let count = match self.find(rest) {
                Some((len, distance)) => {
                    out.copy(len, distance);
                    len
                }
                None => {
                    out.symbol(u32::from(*first));
                    1
                }
            };
            self.pass(rest, count);
            rest = &rest[count..];
        }
    }
}
