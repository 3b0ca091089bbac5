//! Pictures for the display: baseline JPEG (ITU T.81), grey or in colour, with any sampling.
//!
//! Whatever the bytes say, nothing here panics; what is no such picture is none.

use std::f32::consts::PI;

/// Most pixels of a picture: the display has 20,480.
const MOST_PIXELS: usize = 1 << 20;

/// The order in which the coefficients of a block come (figure A.6).
const ZIGZAG: [usize; 64] = [
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
    13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59,
    52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
];

/// A picture in 16-bit colours.
pub(super) struct Picture {
    pub(super) width: usize,
    pub(super) pixels: Vec<u16>,
}

/// A Huffman table: how many codes there are of each length, and what they stand for, in order.
#[derive(Clone, Default)]
struct Huffman {
    counts: [u8; 16],
    symbols: Vec<u8>,
}

/// Brightness, or one of the two differences of colour.
#[derive(Clone, Default)]
struct Component {
    id: u8,
    /// Blocks across and down in each unit of the scan.
    across: usize,
    down: usize,
    quantization: usize,
    dc_table: usize,
    ac_table: usize,
    /// The last block's mean, which the next one's is told as a difference from.
    mean: i32,
    /// Samples, line by line, of whole units.
    samples: Vec<u8>,
    stride: usize,
}

#[derive(Default)]
struct Decoder {
    steps: [Option<[u16; 64]>; 4],
    dc: [Huffman; 4],
    ac: [Huffman; 4],
    components: Vec<Component>,
    width: usize,
    height: usize,
    /// Units of the scan between two restart markers; 0: there are none.
    interval: usize,
}

/// Decodes a picture.
pub(super) fn decode(bytes: &[u8]) -> Option<Picture> {
    let mut decoder = Decoder::default();
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
    loop {
        let marker = *rest.get(1).filter(|_| rest.first() == Some(&0xff))?;
        if marker == 0xff {
            // Markers may be filled up with more of these.
            rest = rest.get(1..)?;
            continue;
        }
        let length = usize::from(u16::from_be_bytes([*rest.get(2)?, *rest.get(3)?]));
        let segment = rest.get(4..2 + length)?;
        rest = rest.get(2 + length..)?;
        match marker {
            0xdb => decoder.quantization(segment)?,
            0xc4 => decoder.huffman(segment)?,
            0xc0 | 0xc1 => decoder.frame(segment)?,
            0xdd => {
                decoder.interval =
                    usize::from(u16::from_be_bytes([*segment.first()?, *segment.get(1)?]))
            }
            0xda => {
                decoder.begin_scan(segment)?;
                decoder.scan(rest)?;
                return Some(decoder.picture());
            }
            // Other ways of coding.
            0xc2..=0xcf => return None,
            _ => {}
        }
    }
}

impl Decoder {
    fn quantization(&mut self, mut segment: &[u8]) -> Option<()> {
        while let Some((kind, rest)) = segment.split_first() {
            let size = if kind >> 4 == 0 { 1 } else { 2 };
            let values = rest.get(..64 * size)?;
            let mut table = [0; 64];
            for (step, bytes) in table.iter_mut().zip(values.chunks(size)) {
                *step = bytes.iter().fold(0, |n, b| n << 8 | u16::from(*b));
            }
            *self.steps.get_mut(usize::from(kind & 15))? = Some(table);
            segment = rest.get(64 * size..)?;
        }
        Some(())
    }

    fn huffman(&mut self, mut segment: &[u8]) -> Option<()> {
        while let Some((kind, rest)) = segment.split_first() {
            let counts: [u8; 16] = rest.get(..16)?.try_into().ok()?;
            let total = counts.iter().map(|n| usize::from(*n)).sum::<usize>();
            let symbols = rest.get(16..16 + total)?.to_vec();
            let tables = if kind >> 4 == 0 {
                &mut self.dc
            } else {
                &mut self.ac
            };
            *tables.get_mut(usize::from(kind & 15))? = Huffman { counts, symbols };
            segment = rest.get(16 + total..)?;
        }
        Some(())
    }

    fn frame(&mut self, segment: &[u8]) -> Option<()> {
        let [8, h1, h0, w1, w0, count, rest @ ..] = segment else {
            return None;
        };
        self.height = usize::from(u16::from_be_bytes([*h1, *h0]));
        self.width = usize::from(u16::from_be_bytes([*w1, *w0]));
        let sound = self.width > 0
            && self.height > 0
            && self.width * self.height <= MOST_PIXELS
            && matches!(count, 1 | 3)
            && rest.len() >= 3 * usize::from(*count);
        if !sound {
            return None;
        }
        self.components.clear();
        for part in rest.chunks_exact(3).take(usize::from(*count)) {
            let (across, down) = (usize::from(part[1] >> 4), usize::from(part[1] & 15));
            if !(1..=4).contains(&across) || !(1..=4).contains(&down) {
                return None;
            }
            self.components.push(Component {
                id: part[0],
                across,
                down,
                quantization: usize::from(part[2]),
                ..Component::default()
            });
        }
        if let [only] = &mut self.components[..] {
            // Blocks of a single component come one after the other, whatever it says.
            (only.across, only.down) = (1, 1);
        }
        Some(())
    }

    /// How many blocks a unit of the scan has across and down.
    fn unit(&self) -> (usize, usize) {
        let across = self.components.iter().map(|c| c.across).max();
        let down = self.components.iter().map(|c| c.down).max();
        (across.unwrap_or(1), down.unwrap_or(1))
    }

    /// How many units there are across and down.
    fn units(&self) -> (usize, usize) {
        let (across, down) = self.unit();
        let across = self.width.div_ceil(8 * across);
        (across, self.height.div_ceil(8 * down))
    }

    /// The tables of each component; all must come in this scan.
    fn begin_scan(&mut self, segment: &[u8]) -> Option<()> {
        let (count, rest) = segment.split_first()?;
        if self.components.is_empty() || usize::from(*count) != self.components.len() {
            return None;
        }
        let (units, lines) = self.units();
        for (component, part) in self.components.iter_mut().zip(rest.chunks_exact(2)) {
            if component.id != part[0] {
                return None;
            }
            component.dc_table = usize::from(part[1] >> 4);
            component.ac_table = usize::from(part[1] & 15);
            component.stride = units * component.across * 8;
            component.samples = vec![0; component.stride * lines * component.down * 8];
        }
        Some(())
    }

    fn scan(&mut self, bytes: &[u8]) -> Option<()> {
        let cosines = cosines();
        let (units, lines) = self.units();
        let mut bits = Bits::new(bytes);
        let mut components = std::mem::take(&mut self.components);
        for unit in 0..units * lines {
            if self.interval > 0 && unit > 0 && unit % self.interval == 0 {
                bits.restart();
                for component in &mut components {
                    component.mean = 0;
                }
            }
            for component in &mut components {
                for block in 0..component.across * component.down {
                    let coefficients = self.block(component, &mut bits)?;
                    let x = unit % units * component.across + block % component.across;
                    let y = unit / units * component.down + block / component.across;
                    component.put(8 * x, 8 * y, &transform(&coefficients, &cosines));
                }
            }
        }
        self.components = components;
        Some(())
    }

    fn block(&self, component: &mut Component, bits: &mut Bits<'_>) -> Option<[f32; 64]> {
        let steps = self.steps.get(component.quantization)?.as_ref()?;
        let (dc, ac) = (
            self.dc.get(component.dc_table)?,
            self.ac.get(component.ac_table)?,
        );
        let mut coefficients = [0.0; 64];
        let size = bits.symbol(dc)?;
        let difference = bits.number(size.min(16));
        component.mean = component.mean.wrapping_add(difference);
        coefficients[0] = component.mean as f32 * f32::from(steps[0]);
        let mut at = 1;
        while at < 64 {
            let symbol = bits.symbol(ac)?;
            let (zeros, size) = (usize::from(symbol >> 4), symbol & 15);
            if size == 0 && zeros < 15 {
                break;
            }
            at += zeros;
            let number = bits.number(size);
            if let (Some(place), Some(step)) = (ZIGZAG.get(at), steps.get(at)) {
                coefficients[*place] = number as f32 * f32::from(*step);
            }
            at += 1;
        }
        Some(coefficients)
    }

    fn picture(&self) -> Picture {
        let (across, down) = self.unit();
        let mut pixels = Vec::with_capacity(self.width * self.height);
        for y in 0..self.height {
            for x in 0..self.width {
                let sample = |i: usize| {
                    let component = self.components.get(i)?;
                    let (x, y) = (x * component.across / across, y * component.down / down);
                    let byte = component.samples.get(y * component.stride + x)?;
                    Some(f32::from(*byte))
                };
                let bright = sample(0).unwrap_or(0.0);
                let blue = sample(1).unwrap_or(128.0) - 128.0;
                let red = sample(2).unwrap_or(128.0) - 128.0;
                pixels.push(colour(
                    bright + 1.402 * red,
                    bright - 0.344_136 * blue - 0.714_136 * red,
                    bright + 1.772 * blue,
                ));
            }
        }
        Picture {
            width: self.width,
            pixels,
        }
    }
}

impl Component {
    /// Puts a block of samples to its place.
    fn put(&mut self, x: usize, y: usize, block: &[u8; 64]) {
        for (i, line) in block.chunks(8).enumerate() {
            let start = (y + i) * self.stride + x;
            if let Some(samples) = self.samples.get_mut(start..start + 8) {
                samples.copy_from_slice(line);
            }
        }
    }
}

fn colour(red: f32, green: f32, blue: f32) -> u16 {
    let [red, green, blue] = [red, green, blue].map(|part| part.round().clamp(0.0, 255.0) as u16);
    (red & 0xf8) << 8 | (green & 0xfc) << 3 | blue >> 3
}

/// By frequency and place, with the scale of each frequency.
fn cosines() -> [[f32; 8]; 8] {
    let mut table = [[0.0; 8]; 8];
    for (frequency, row) in table.iter_mut().enumerate() {
        let scale = if frequency == 0 { 0.5_f32.sqrt() } else { 1.0 };
        for (place, cosine) in row.iter_mut().enumerate() {
            let angle = (2 * place + 1) as f32 * frequency as f32 * PI / 16.0;
            *cosine = scale * angle.cos() / 2.0;
        }
    }
    table
}

/// The samples of a block: the inverse transform along its lines, then along its columns.
fn transform(coefficients: &[f32; 64], cosines: &[[f32; 8]; 8]) -> [u8; 64] {
    let mut lines = [0.0; 64];
    for (v, line) in coefficients.chunks(8).enumerate() {
        for x in 0..8 {
            let terms = line.iter().zip(cosines).map(|(c, row)| c * row[x]);
            lines[8 * v + x] = terms.sum::<f32>();
        }
    }
    let mut samples = [0; 64];
    for (i, sample) in samples.iter_mut().enumerate() {
        let (x, y) = (i % 8, i / 8);
        let terms = (0..8).map(|v| lines[8 * v + x] * cosines[v][y]);
        *sample = (terms.sum::<f32>() + 128.0).round().clamp(0.0, 255.0) as u8;
    }
    samples
}

/// The bits of a scan. Where they end there are zeros.
struct Bits<'a> {
    rest: &'a [u8],
    byte: u8,
    left: u8,
}

impl<'a> Bits<'a> {
    fn new(rest: &'a [u8]) -> Bits<'a> {
        Bits {
            rest,
            byte: 0,
            left: 0,
        }
    }

    fn bit(&mut self) -> u32 {
        if self.left == 0 {
            self.left = 8;
            self.byte = match self.rest {
                // A byte of ones in the data has a zero behind it, to be no marker.
                [0xff, 0, rest @ ..] => {
                    self.rest = rest;
                    0xff
                }
                [0xff, ..] | [] => 0,
                [byte, rest @ ..] => {
                    self.rest = rest;
                    *byte
                }
            };
        }
        self.left -= 1;
        u32::from(self.byte >> self.left & 1)
    }

    /// Goes on behind the next restart marker.
    fn restart(&mut self) {
        self.left = 0;
        let found = self
            .rest
            .windows(2)
            .position(|pair| pair[0] == 0xff && (0xd0..=0xd7).contains(&pair[1]));
        self.rest = found.and_then(|at| self.rest.get(at + 2..)).unwrap_or(&[]);
    }

    fn symbol(&mut self, table: &Huffman) -> Option<u8> {
        // Codes of one length follow one another, and begin where the shorter ones end.
        let (mut code, mut first, mut index) = (0, 0, 0);
        for count in table.counts {
            let count = u32::from(count);
            code = code << 1 | self.bit();
            if code >= first && code < first + count {
                return table.symbols.get((index + code - first) as usize).copied();
            }
            index += count;
            first = (first + count) << 1;
        }
        None
    }

    /// A number of so many bits: the lower half of them stands for negative ones.
    fn number(&mut self, size: u8) -> i32 {
        let bits = (0..size).fold(0, |n, _| n << 1 | self.bit() as i32);
        if size > 0 && bits >> (size - 1) == 0 {
            bits - (1 << size) + 1
        } else {
            bits
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Case {
        bytes: &'static [u8],
        size: (usize, usize),
        /// How far red, green and blue may be off.
        most: i32,
        /// Places, and their red, green and blue.
        seen: [((usize, usize), [i32; 3]); 6],
    }

    /// Pictures and what Pillow sees in them; it blurs colours that were stored at half the size.
    const PICTURES: [Case; 4] = [
        Case {
            bytes: include_bytes!("pictures/grey.jpg"),
            size: (20, 12),
            most: 8,
            seen: [
                ((0, 0), [0, 0, 0]),
                ((19, 0), [151, 151, 151]),
                ((3, 10), [54, 54, 54]),
                ((10, 6), [98, 98, 98]),
                ((19, 11), [184, 184, 184]),
                ((7, 8), [80, 80, 80]),
            ],
        },
        Case {
            bytes: include_bytes!("pictures/full.jpg"),
            size: (27, 21),
            most: 8,
            seen: [
                ((0, 0), [0, 2, 125]),
                ((26, 0), [208, 0, 38]),
                ((3, 19), [24, 190, 128]),
                ((13, 10), [104, 102, 45]),
                ((26, 20), [209, 199, 42]),
                ((7, 8), [57, 81, 127]),
            ],
        },
        Case {
            bytes: include_bytes!("pictures/halved.jpg"),
            size: (27, 21),
            most: 32,
            seen: [
                ((0, 0), [0, 3, 121]),
                ((26, 0), [201, 3, 36]),
                ((3, 19), [27, 189, 132]),
                ((13, 10), [100, 95, 66]),
                ((26, 20), [209, 198, 46]),
                ((7, 8), [57, 79, 128]),
            ],
        },
        Case {
            bytes: include_bytes!("pictures/restarts.jpg"),
            size: (33, 18),
            most: 32,
            seen: [
                ((0, 0), [5, 0, 123]),
                ((32, 0), [252, 2, 40]),
                ((3, 16), [23, 163, 128]),
                ((16, 9), [126, 86, 60]),
                ((32, 17), [255, 168, 44]),
                ((7, 8), [55, 82, 127]),
            ],
        },
    ];

    #[test]
    fn pictures_look_as_others_see_them() {
        for case in PICTURES {
            let (width, height) = case.size;
            let picture = decode(case.bytes).expect("a picture");
            assert_eq!(picture.width, width);
            assert_eq!(picture.pixels.len(), width * height);
            for ((x, y), wanted) in case.seen {
                let colour = i32::from(picture.pixels[y * width + x]);
                let parts = [
                    colour >> 11 << 3,
                    (colour >> 5 & 63) << 2,
                    (colour & 31) << 3,
                ];
                for (part, wanted) in parts.into_iter().zip(wanted) {
                    let off = (part - wanted).abs();
                    assert!(off <= case.most, "{width} x {height}: {x}, {y}: {parts:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_no_baseline_picture_is_none() {
        assert!(decode(include_bytes!("pictures/progressive.jpg")).is_none());
        assert!(decode(b"").is_none());
        assert!(decode(b"\xff\xd8\xff\xd9").is_none());
    }

    #[test]
    fn damaged_pictures_do_no_harm() {
        let whole: &[u8] = include_bytes!("pictures/restarts.jpg");
        for at in 0..whole.len() {
            let _ = decode(&whole[..at]);
            for other in [0, 1, 0x7f, 0xff, whole[at] ^ 0x10] {
                let mut bytes = whole.to_vec();
                bytes[at] = other;
                let _ = decode(&bytes);
            }
        }
    }
}
