//! Long and short names of files.

/// Longest name, in UTF-16 units.
pub(super) const LONGEST: usize = 255;
/// Units of a long name in one directory entry.
pub(super) const UNITS: usize = 13;
/// Where the units of a long name are in its entry.
const PLACES: [usize; UNITS] = [1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30];

/// A name that somebody asks for, in the path it stands in: FAT counts it in UTF-16.
#[derive(Clone, Copy)]
pub(super) struct Name<'p> {
    text: &'p str,
}

impl<'p> Name<'p> {
    /// A name from a path; `None` when FAT does not allow it.
    pub(super) fn new(text: &'p [u8]) -> Option<Name<'p>> {
        let text = core::str::from_utf8(text).ok()?;
        let name = Name { text };
        // By bytes: looking for any character in a text takes half a kilobyte of a chip's flash.
        let allowed = |c: char| c >= ' ' && !b"\"*/:<>?\\|".iter().any(|b| char::from(*b) == c);
        let ok = !text.is_empty()
            && name.units().count() <= LONGEST
            && text.chars().all(allowed)
            && !text.ends_with(['.', ' '])
            && text != "."
            && text != "..";
        ok.then_some(name)
    }

    fn units(&self) -> impl Iterator<Item = u16> + use<'p> {
        self.text.encode_utf16()
    }

    /// What is before the last point and what is after it.
    fn split(&self) -> (&'p str, &'p str) {
        self.text.rsplit_once('.').unwrap_or((self.text, ""))
    }

    /// How many entries it takes as a long name.
    pub(super) fn entries(&self) -> usize {
        self.units().count().div_ceil(UNITS)
    }

    /// The short name, and the bits that say what of it is lower case, when that says it all.
    pub(super) fn short_form(&self) -> Option<([u8; 11], u8)> {
        let mut short = [b' '; 11];
        let (base, extension) = self.split();
        if base.is_empty() || base.len() > 8 || extension.len() > 3 {
            return None;
        }
        let mut lower = 0;
        for (part, room, bit) in [(base, 0..8, 0x08), (extension, 8..11, 0x10)] {
            for (slot, unit) in short[room].iter_mut().zip(part.encode_utf16()) {
                *slot = short_byte(unit)?;
            }
            let has = |small: fn(&u8) -> bool| part.bytes().any(|b| small(&b));
            match (has(u8::is_ascii_lowercase), has(u8::is_ascii_uppercase)) {
                (true, true) => return None,
                (true, false) => lower |= bit,
                _ => {}
            }
        }
        Some((short, lower))
    }

    /// A short name that stands in for a long one: number `n` of those that it could have. The
    /// first few count up, the others come from all of the long name.
    pub(super) fn alias(&self, n: u32) -> [u8; 11] {
        let n = match n {
            0..=4 => n,
            _ => {
                let mix = |h: u32, u: u16| (h ^ u32::from(u)).wrapping_mul(0x0100_0193);
                let mixed = self.units().fold(0x811c_9dc5, mix);
                100 + (mixed ^ n.wrapping_mul(0x9e37_79b1)) % 999_900
            }
        };
        let mut alias = [b' '; 11];
        let (base, extension) = self.split();
        let mut digits = [0; 7];
        let mut first = digits.len();
        let mut rest = n;
        loop {
            first -= 1;
            digits[first] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 || first == 1 {
                break;
            }
        }
        first -= 1;
        digits[first] = b'~';
        let tail = &digits[first..];
        let mut len = 0;
        for byte in base.encode_utf16().filter_map(alias_byte) {
            if len == 8 - tail.len() {
                break;
            }
            alias[len] = byte;
            len += 1;
        }
        alias[len..len + tail.len()].copy_from_slice(tail);
        let extension = extension.encode_utf16().filter_map(alias_byte);
        for (slot, byte) in alias[8..].iter_mut().zip(extension) {
            *slot = byte;
        }
        alias
    }

    /// Writes long-name entry `index` (from 1) of a name whose short name has this checksum.
    pub(super) fn write(&self, index: usize, checksum: u8, entry: &mut [u8]) {
        entry.fill(0);
        entry[0] = index as u8 | if index == self.entries() { 0x40 } else { 0 };
        entry[11] = 0x0f;
        entry[13] = checksum;
        // After the name a 0, then what is no character.
        let after = core::iter::once(0).chain(core::iter::repeat(0xffff));
        let units = self.units().chain(after).skip((index - 1) * UNITS);
        for (place, unit) in PLACES.iter().zip(units) {
            entry[*place..*place + 2].copy_from_slice(&unit.to_le_bytes());
        }
    }

    /// Whether the two are the same file's: upper and lower case are not told apart.
    pub(super) fn same(&self, other: &Found) -> bool {
        let folded = other.get().iter().map(|u| fold(*u));
        self.units().map(fold).eq(folded)
    }
}

/// A name in UTF-16 that a directory has: a long one is read from its entries, which come last
/// part first.
pub(super) struct Found {
    units: [u16; LONGEST],
    len: usize,
    expected: u8,
    parts: u8,
    checksum: u8,
}

impl Found {
    pub(super) const fn new() -> Found {
        Found {
            units: [0; LONGEST],
            len: 0,
            expected: 0xff,
            parts: 0,
            checksum: 0,
        }
    }

    fn get(&self) -> &[u16] {
        &self.units[..self.len]
    }

    /// Forgets what was gathered.
    pub(super) fn clear(&mut self) {
        self.expected = 0xff;
    }

    /// Takes in a long-name entry.
    pub(super) fn add(&mut self, entry: &[u8]) {
        let index = entry[0] & 0x3f;
        if entry[0] & 0x40 != 0 {
            self.len = LONGEST;
            self.expected = index;
            self.parts = index;
            self.checksum = entry[13];
        }
        if index == 0 || index != self.expected || entry[13] != self.checksum {
            return self.clear();
        }
        for (i, place) in PLACES.iter().enumerate() {
            let at = (usize::from(index) - 1) * UNITS + i;
            let unit = u16::from_le_bytes([entry[*place], entry[*place + 1]]);
            match self.units.get_mut(at) {
                Some(slot) if unit != 0 && unit != 0xffff => *slot = unit,
                _ if unit == 0 || at >= LONGEST => self.len = self.len.min(at),
                _ => {}
            }
        }
        if entry[0] & 0x40 != 0 {
            self.len = self.len.min(usize::from(index) * UNITS);
        }
        self.expected -= 1;
    }

    /// Makes it the name of a short entry: the gathered one stays if it belongs to it. Gives how
    /// many long-name entries the name is in.
    pub(super) fn finish(&mut self, short: &[u8]) -> u32 {
        let whole = self.expected == 0 && self.checksum == checksum(&short[..11]);
        self.expected = 0xff;
        if whole && self.len > 0 {
            return u32::from(self.parts);
        }
        self.be_short(short);
        0
    }

    /// The name in a short entry. Bits of byte 12 say that base or extension are lower case.
    fn be_short(&mut self, entry: &[u8]) {
        self.len = 0;
        let mut put = |byte: u8, lower: bool| {
            let byte = if lower {
                byte.to_ascii_lowercase()
            } else {
                byte
            };
            self.units[self.len] = u16::from(byte);
            self.len += 1;
        };
        let flags = entry[12];
        for (i, byte) in entry[..8].iter().enumerate() {
            if *byte != b' ' {
                // 0x05 stands for 0xe5, which would mark a deleted entry.
                put(
                    if i == 0 && *byte == 0x05 { 0xe5 } else { *byte },
                    flags & 0x08 != 0,
                );
            }
        }
        if entry[8] != b' ' {
            put(b'.', false);
            for byte in entry[8..11].iter().filter(|b| **b != b' ') {
                put(*byte, flags & 0x10 != 0);
            }
        }
    }

    /// Writes it as UTF-8; gives the length. Cut at a character when there is no room.
    pub(super) fn to_utf8(&self, into: &mut [u8]) -> usize {
        let mut len = 0;
        for c in char::decode_utf16(self.get().iter().copied()) {
            let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
            let mut buffer = [0; 4];
            let bytes = c.encode_utf8(&mut buffer).as_bytes();
            match into.get_mut(len..len + bytes.len()) {
                Some(room) => room.copy_from_slice(bytes),
                None => break,
            }
            len += bytes.len();
        }
        len
    }
}

/// What ties a long name to its short one.
pub(super) fn checksum(short: &[u8]) -> u8 {
    short
        .iter()
        .fold(0u8, |sum, b| sum.rotate_right(1).wrapping_add(*b))
}

fn short_byte(unit: u16) -> Option<u8> {
    let byte = u8::try_from(unit).ok()?;
    let ok = byte.is_ascii_alphanumeric()
        || matches!(byte, b'!' | b'#'..=b')' | b'-' | b'@' | b'^'..=b'`' | b'{' | b'}' | b'~');
    ok.then_some(byte.to_ascii_uppercase())
}

fn alias_byte(unit: u16) -> Option<u8> {
    if unit == u16::from(b'.') || unit == u16::from(b' ') {
        return None;
    }
    Some(short_byte(unit).unwrap_or(b'_'))
}

/// The same for upper and lower case, of ASCII and Latin-1.
fn fold(unit: u16) -> u16 {
    match unit {
        0x61..=0x7a | 0xe0..=0xf6 | 0xf8..=0xfe => unit - 0x20,
        _ => unit,
    }
}
