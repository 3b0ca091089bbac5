//! Long and short names of files.

/// Longest name, in UTF-16 units.
pub(super) const LONGEST: usize = 255;
/// Units of a long name in one directory entry.
pub(super) const UNITS: usize = 13;
/// Where the units of a long name are in its entry.
const PLACES: [usize; UNITS] = [1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30];

/// A name in UTF-16.
pub(super) struct Name {
    units: [u16; LONGEST],
    len: usize,
}

impl Name {
    /// A name from a path; `None` when FAT does not allow it.
    pub(super) fn new(text: &[u8]) -> Option<Name> {
        let text = core::str::from_utf8(text).ok()?;
        let mut name = Name {
            units: [0; LONGEST],
            len: 0,
        };
        for unit in text.encode_utf16() {
            *name.units.get_mut(name.len)? = unit;
            name.len += 1;
        }
        let allowed = |c: char| c >= ' ' && !"\"*/:<>?\\|".contains(c);
        let ok = !text.is_empty()
            && text.chars().all(allowed)
            && !text.ends_with(['.', ' '])
            && text != "."
            && text != "..";
        ok.then_some(name)
    }

    /// How many entries it takes as a long name.
    pub(super) fn entries(&self) -> usize {
        self.len.div_ceil(UNITS)
    }

    /// The short name, and the bits that say what of it is lower case, when that says it all.
    pub(super) fn short_form(&self) -> Option<([u8; 11], u8)> {
        let mut short = [b' '; 11];
        let units = &self.units[..self.len];
        let dot = units.iter().rposition(|u| *u == u16::from(b'.'));
        let end = dot.unwrap_or(self.len);
        let extension = units.get(end + 1..).unwrap_or(&[]);
        if end == 0 || end > 8 || extension.len() > 3 {
            return None;
        }
        let mut lower = 0;
        for (units, room, bit) in [(&units[..end], 0..8, 0x08), (extension, 8..11, 0x10)] {
            for (slot, unit) in short[room].iter_mut().zip(units) {
                *slot = short_byte(*unit)?;
            }
            let has = |range: core::ops::RangeInclusive<u8>| {
                units
                    .iter()
                    .any(|u| range.clone().any(|b| u16::from(b) == *u))
            };
            match (has(b'a'..=b'z'), has(b'A'..=b'Z')) {
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
                let units = self.units[..self.len].iter();
                let mix = |h: u32, u: &u16| (h ^ u32::from(*u)).wrapping_mul(0x0100_0193);
                100 + (units.fold(0x811c_9dc5, mix) ^ n.wrapping_mul(0x9e37_79b1)) % 999_900
            }
        };
        let mut alias = [b' '; 11];
        let units = &self.units[..self.len];
        let dot = units
            .iter()
            .rposition(|u| *u == u16::from(b'.'))
            .unwrap_or(self.len);
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
        for unit in &units[..dot] {
            if len == 8 - tail.len() {
                break;
            }
            if let Some(byte) = alias_byte(*unit) {
                alias[len] = byte;
                len += 1;
            }
        }
        alias[len..len + tail.len()].copy_from_slice(tail);
        let extension = units.get(dot + 1..).unwrap_or(&[]);
        for (slot, byte) in alias[8..]
            .iter_mut()
            .zip(extension.iter().filter_map(|u| alias_byte(*u)))
        {
            *slot = byte;
        }
        alias
    }

    /// Writes long-name entry `index` (from 1) of a name whose short name has this checksum.
    pub(super) fn write(&self, index: usize, checksum: u8, entry: &mut [u8]) {
        let last = index == self.len.div_ceil(UNITS);
        entry.fill(0);
        entry[0] = index as u8 | if last { 0x40 } else { 0 };
        entry[11] = 0x0f;
        entry[13] = checksum;
        for (i, place) in PLACES.iter().enumerate() {
            let at = (index - 1) * UNITS + i;
            let unit = match at.cmp(&self.len) {
                core::cmp::Ordering::Less => self.units[at],
                core::cmp::Ordering::Equal => 0,
                core::cmp::Ordering::Greater => 0xffff,
            };
            entry[*place..*place + 2].copy_from_slice(&unit.to_le_bytes());
        }
    }

    /// Whether two names are the same file: upper and lower case are not told apart.
    pub(super) fn same(&self, other: &Name) -> bool {
        self.len == other.len
            && self.units[..self.len]
                .iter()
                .zip(&other.units)
                .all(|(a, b)| fold(*a) == fold(*b))
    }

    /// Writes it as UTF-8; gives the length. Cut at a character when there is no room.
    pub(super) fn to_utf8(&self, into: &mut [u8]) -> usize {
        let mut len = 0;
        for c in char::decode_utf16(self.units[..self.len].iter().copied()) {
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

    /// The name in a short entry. Bits of byte 12 say that base or extension are lower case.
    pub(super) fn from_short(entry: &[u8]) -> Name {
        let mut name = Name {
            units: [0; LONGEST],
            len: 0,
        };
        let mut put = |byte: u8, lower: bool| {
            let byte = if lower {
                byte.to_ascii_lowercase()
            } else {
                byte
            };
            name.units[name.len] = u16::from(byte);
            name.len += 1;
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
        name
    }
}

/// A long name being read from its entries, which come last part first.
pub(super) struct Gathered {
    name: Name,
    expected: u8,
    parts: u8,
    checksum: u8,
}

impl Gathered {
    pub(super) const fn new() -> Gathered {
        Gathered {
            name: Name {
                units: [0; LONGEST],
                len: 0,
            },
            expected: 0xff,
            parts: 0,
            checksum: 0,
        }
    }

    /// Forgets what was gathered.
    pub(super) fn clear(&mut self) {
        self.expected = 0xff;
    }

    /// Takes in a long-name entry.
    pub(super) fn add(&mut self, entry: &[u8]) {
        let index = entry[0] & 0x3f;
        if entry[0] & 0x40 != 0 {
            self.name.len = LONGEST;
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
            match self.name.units.get_mut(at) {
                Some(slot) if unit != 0 && unit != 0xffff => *slot = unit,
                _ if unit == 0 || at >= LONGEST => self.name.len = self.name.len.min(at),
                _ => {}
            }
        }
        if entry[0] & 0x40 != 0 {
            self.name.len = self.name.len.min(usize::from(index) * UNITS);
        }
        self.expected -= 1;
    }

    /// The name for a short entry, and how many long-name entries it is in: the gathered one if
    /// it belongs to the short entry.
    pub(super) fn finish(&mut self, short: &[u8]) -> (Name, u32) {
        let whole = self.expected == 0 && self.checksum == checksum(&short[..11]);
        self.expected = 0xff;
        if whole && self.name.len > 0 {
            let name = Name {
                units: self.name.units,
                len: self.name.len,
            };
            (name, u32::from(self.parts))
        } else {
            (Name::from_short(short), 0)
        }
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
    let ok = byte.is_ascii_alphanumeric() || b"!#$%&'()-@^_`{}~".contains(&byte);
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
