//! Decompression (RFC 1951), a byte at a time, resumable after every byte.
//!
//! Knows neither where its input comes from nor where its output goes: see [`World`].

/// Symbols of the code for literals and lengths.
const LITERALS: usize = 288;
/// Symbols of the code for distances.
const DISTANCES: usize = 32;
/// Longest code in bits.
const LONGEST: usize = 15;

/// Where data comes from, and what has come out so far.
pub(super) trait World {
    type Error;
    /// The next byte of compressed data.
    fn byte(&mut self) -> Result<u8, Self::Error>;
    /// The byte that came out so many bytes ago, 1 for the last; `None`: not known any more.
    fn back(&mut self, distance: usize) -> Option<u8>;
    /// What to fail with when the data makes no sense.
    fn bad(&mut self) -> Self::Error;
}

/// What comes next in the data.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    Block,
    Stored,
    Coded,
    Copy,
    End,
}

const STATES: [State; 5] = [
    State::Block,
    State::Stored,
    State::Coded,
    State::Copy,
    State::End,
];

/// A canonical prefix code: how many codes of each length, and the symbols in their order.
struct Code<const N: usize> {
    counts: [u16; LONGEST + 1],
    symbols: [u16; N],
}

impl<const N: usize> Code<N> {
    const EMPTY: Code<N> = Code {
        counts: [0; LONGEST + 1],
        symbols: [0; N],
    };

    /// From the length of each symbol's code. False: more codes than there can be.
    fn set(&mut self, lengths: &[u8]) -> bool {
        self.counts = [0; LONGEST + 1];
        for len in lengths {
            self.counts[usize::from(*len)] += 1;
        }
        self.counts[0] = 0;
        let mut left = 1i32;
        let mut starts = [0u16; LONGEST + 2];
        for len in 1..=LONGEST {
            left = left * 2 - i32::from(self.counts[len]);
            if left < 0 {
                return false;
            }
            starts[len + 1] = starts[len] + self.counts[len];
        }
        for (symbol, len) in lengths.iter().enumerate() {
            if *len != 0 {
                let at = &mut starts[usize::from(*len)];
                self.symbols[usize::from(*at)] = symbol as u16;
                *at += 1;
            }
        }
        true
    }
}

/// The decoder between two bytes of output.
pub(super) struct Inflate {
    state: State,
    /// This block is the last.
    last: bool,
    bits: u32,
    count: u32,
    /// Bytes that are left of a stored block or a copy.
    left: u32,
    distance: u32,
    literals: Code<LITERALS>,
    distances: Code<DISTANCES>,
}

/// Words of a decoder that is put away.
pub(super) const SAVED: usize = 6 + (2 * (LONGEST + 1) + LITERALS + DISTANCES) / 2;

/// The order in which lengths of the code for code lengths are sent.
const ORDER: [u8; 19] = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
];

impl Inflate {
    pub(super) const fn new() -> Inflate {
        Inflate {
            state: State::Block,
            last: false,
            bits: 0,
            count: 0,
            left: 0,
            distance: 0,
            literals: Code::EMPTY,
            distances: Code::EMPTY,
        }
    }

    fn parts(&mut self) -> [&mut [u16]; 4] {
        [
            &mut self.literals.counts,
            &mut self.literals.symbols,
            &mut self.distances.counts,
            &mut self.distances.symbols,
        ]
    }

    /// Puts it away into [`SAVED`] words.
    pub(super) fn save(&mut self, words: &mut [u32]) {
        let head = [
            self.state as u32,
            u32::from(self.last),
            self.bits,
            self.count,
            self.left,
            self.distance,
        ];
        let mut to = words.iter_mut();
        for (word, to) in head.iter().zip(&mut to) {
            *to = *word;
        }
        for part in self.parts() {
            for (pair, to) in part.chunks(2).zip(&mut to) {
                let high = pair.get(1).copied().unwrap_or(0);
                *to = u32::from(pair[0]) | u32::from(high) << 16;
            }
        }
    }

    /// Takes it out again.
    pub(super) fn restore(words: &[u32]) -> Inflate {
        let mut inflate = Inflate::new();
        let mut from = words.iter().copied();
        let mut next = || from.next().unwrap_or(0);
        inflate.state = STATES[next() as usize % STATES.len()];
        inflate.last = next() != 0;
        inflate.bits = next();
        inflate.count = next().min(16);
        inflate.left = next();
        inflate.distance = next();
        for part in inflate.parts() {
            for pair in part.chunks_mut(2) {
                let word = next();
                for (i, to) in pair.iter_mut().enumerate() {
                    *to = (word >> (16 * i)) as u16;
                }
            }
        }
        inflate
    }

    fn take<W: World>(&mut self, world: &mut W, count: u32) -> Result<u32, W::Error> {
        while self.count < count {
            self.bits |= u32::from(world.byte()?) << self.count;
            self.count += 8;
        }
        let bits = self.bits & ((1 << count) - 1);
        self.bits >>= count;
        self.count -= count;
        Ok(bits)
    }

    /// The next symbol of a code.
    fn symbol<W: World>(&mut self, world: &mut W, distances: bool) -> Result<usize, W::Error> {
        let (mut code, mut first, mut index) = (0u32, 0u32, 0u32);
        for len in 1..=LONGEST {
            code |= self.take(world, 1)?;
            let (counts, symbols): (_, &[u16]) = if distances {
                (&self.distances.counts, &self.distances.symbols)
            } else {
                (&self.literals.counts, &self.literals.symbols)
            };
            let count = u32::from(counts[len]);
            if code < first + count {
                let at = index + code.wrapping_sub(first);
                return match symbols.get(at as usize) {
                    Some(symbol) => Ok(usize::from(*symbol)),
                    None => Err(world.bad()),
                };
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        Err(world.bad())
    }

    /// The next byte of output; `None` at the end.
    pub(super) fn next<W: World>(&mut self, world: &mut W) -> Result<Option<u8>, W::Error> {
        loop {
            match self.state {
                State::End => return Ok(None),
                State::Block if self.last => {
                    self.state = State::End;
                    // What is left of the last byte is padding.
                    self.count = 0;
                    self.bits = 0;
                }
                State::Block => self.block(world)?,
                State::Stored | State::Copy if self.left == 0 => {
                    self.state = if self.state == State::Copy {
                        State::Coded
                    } else {
                        State::Block
                    };
                }
                State::Stored => {
                    let byte = world.byte()?;
                    self.left -= 1;
                    return Ok(Some(byte));
                }
                State::Copy => {
                    return match world.back(self.distance as usize) {
                        Some(byte) => {
                            self.left -= 1;
                            Ok(Some(byte))
                        }
                        None => Err(world.bad()),
                    };
                }
                State::Coded => match self.symbol(world, false)? {
                    symbol @ 0..256 => return Ok(Some(symbol as u8)),
                    256 => self.state = State::Block,
                    symbol => self.copy(world, symbol)?,
                },
            }
        }
    }

    /// The head of a block.
    fn block<W: World>(&mut self, world: &mut W) -> Result<(), W::Error> {
        self.last = self.take(world, 1)? != 0;
        match self.take(world, 2)? {
            0 => {
                self.bits = 0;
                self.count = 0;
                let mut sizes = [0; 4];
                for b in &mut sizes {
                    *b = world.byte()?;
                }
                let [a, b, c, d] = sizes;
                if [a, b] != [!c, !d] {
                    return Err(world.bad());
                }
                self.left = u32::from(u16::from_le_bytes([a, b]));
                self.state = State::Stored;
            }
            1 => {
                let mut lengths = [8; LITERALS];
                lengths[144..256].fill(9);
                lengths[256..280].fill(7);
                self.literals.set(&lengths);
                self.distances.set(&[5; DISTANCES]);
                self.state = State::Coded;
            }
            2 => {
                self.codes(world)?;
                self.state = State::Coded;
            }
            _ => return Err(world.bad()),
        }
        Ok(())
    }

    /// The codes that a block brings.
    fn codes<W: World>(&mut self, world: &mut W) -> Result<(), W::Error> {
        let literals = self.take(world, 5)? as usize + 257;
        let distances = self.take(world, 5)? as usize + 1;
        let mut lengths = [0; LITERALS + DISTANCES];
        let count = self.take(world, 4)? as usize + 4;
        for place in &ORDER[..count] {
            lengths[usize::from(*place)] = self.take(world, 3)? as u8;
        }
        if literals > 286 || !self.literals.set(&lengths[..ORDER.len()]) {
            return Err(world.bad());
        }
        let mut lengths = [0; LITERALS + DISTANCES];
        let mut at = 0;
        while at < literals + distances {
            let symbol = self.symbol(world, false)?;
            let (value, times) = match symbol {
                0..16 => (symbol as u8, 1),
                16 if at > 0 => (lengths[at - 1], 3 + self.take(world, 2)?),
                17 => (0, 3 + self.take(world, 3)?),
                18 => (0, 11 + self.take(world, 7)?),
                _ => return Err(world.bad()),
            };
            let end = at + times as usize;
            if end > literals + distances {
                return Err(world.bad());
            }
            lengths[at..end].fill(value);
            at = end;
        }
        if !self.literals.set(&lengths[..literals])
            || !self.distances.set(&lengths[literals..literals + distances])
        {
            return Err(world.bad());
        }
        Ok(())
    }

    /// A length and a distance.
    fn copy<W: World>(&mut self, world: &mut W, symbol: usize) -> Result<(), W::Error> {
        let (base, extra) = match symbol - 257 {
            n @ 0..8 => (n as u32 + 3, 0),
            28 => (258, 0),
            n @ 8..28 => {
                let extra = n as u32 / 4 - 1;
                (((n as u32 & 3 | 4) << extra) + 3, extra)
            }
            _ => return Err(world.bad()),
        };
        self.left = base + self.take(world, extra)?;
        let (base, extra) = match self.symbol(world, true)? {
            n @ 0..2 => (n as u32 + 1, 0),
            n @ 2..30 => {
                let extra = n as u32 / 2 - 1;
                (((n as u32 & 1 | 2) << extra) + 1, extra)
            }
            _ => return Err(world.bad()),
        };
        self.distance = base + self.take(world, extra)?;
        self.state = State::Copy;
        Ok(())
    }
}
