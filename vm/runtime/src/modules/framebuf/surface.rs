//! Pixels in memory, in seven formats: reading, writing, filling.

/// How pixels lie in memory. The numbers are those of the module's constants.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Format {
    /// One bit each, eight rows to a byte, the lowest bit on top.
    MonoVlsb = 0,
    /// Two bytes each.
    Rgb565 = 1,
    /// Four bits each, the left one high.
    Gs4Hmsb = 2,
    /// One bit each, eight columns to a byte, the highest bit on the left.
    MonoHlsb = 3,
    /// One bit each, eight columns to a byte, the lowest bit on the left.
    MonoHmsb = 4,
    /// Two bits each, the left one low.
    Gs2Hmsb = 5,
    /// One byte each.
    Gs8 = 6,
}

impl Format {
    pub(super) fn from_number(number: i32) -> Option<Format> {
        Some(match number {
            0 => Format::MonoVlsb,
            1 => Format::Rgb565,
            2 => Format::Gs4Hmsb,
            3 => Format::MonoHlsb,
            4 => Format::MonoHmsb,
            5 => Format::Gs2Hmsb,
            6 => Format::Gs8,
            _ => return None,
        })
    }

    /// Rows are made of whole bytes: a number of columns rounded up to that.
    fn whole(self, columns: usize) -> usize {
        match self {
            Format::MonoHlsb | Format::MonoHmsb => columns.next_multiple_of(8),
            Format::Gs2Hmsb => columns.next_multiple_of(4),
            Format::Gs4Hmsb => columns.next_multiple_of(2),
            Format::MonoVlsb | Format::Rgb565 | Format::Gs8 => columns,
        }
    }

    fn bits(self) -> usize {
        match self {
            Format::MonoVlsb | Format::MonoHlsb | Format::MonoHmsb => 1,
            Format::Gs2Hmsb => 2,
            Format::Gs4Hmsb => 4,
            Format::Gs8 => 8,
            Format::Rgb565 => 16,
        }
    }
}

/// The shape of a picture; its bytes are handed in with each call, and may be too few.
#[derive(Clone, Copy, Debug)]
pub(super) struct Surface {
    pub(super) width: i32,
    pub(super) height: i32,
    /// Pixels from one row to the next.
    pub(super) stride: usize,
    pub(super) format: Format,
}

impl Surface {
    /// A picture in so many bytes; `None`: they are too few, or there is nothing in it.
    pub(super) fn new(
        width: i32,
        height: i32,
        stride: i32,
        format: Format,
        bytes: usize,
    ) -> Option<Surface> {
        const MOST: i32 = 0xffff;
        if !(1..=MOST).contains(&width) || !(1..=MOST).contains(&height) {
            return None;
        }
        if !(width..=MOST).contains(&stride) {
            return None;
        }
        let (columns, stride) = (width as usize, format.whole(stride as usize));
        let rows = match format {
            Format::MonoVlsb => (height as usize).div_ceil(8),
            _ => height as usize,
        };
        let pixels = (rows - 1) * stride + format.whole(columns);
        let needed = match format {
            Format::MonoVlsb => pixels,
            _ => usize::try_from(pixels as u64 * format.bits() as u64 / 8).ok()?,
        };
        (needed <= bytes).then_some(Surface {
            width,
            height,
            stride,
            format,
        })
    }

    pub(super) fn contains(&self, x: i32, y: i32) -> bool {
        (0..self.width).contains(&x) && (0..self.height).contains(&y)
    }

    /// The byte of a pixel, and how far its bits are shifted.
    fn place(&self, x: i32, y: i32) -> (usize, u32) {
        let (x, y) = (x as usize, y as usize);
        let at = y * self.stride + x;
        match self.format {
            Format::MonoVlsb => (y / 8 * self.stride + x, (y % 8) as u32),
            Format::Rgb565 => (at * 2, 0),
            Format::Gs4Hmsb => (at / 2, if x % 2 == 0 { 4 } else { 0 }),
            Format::MonoHlsb => (at / 8, 7 - (x % 8) as u32),
            Format::MonoHmsb => (at / 8, (x % 8) as u32),
            Format::Gs2Hmsb => (at / 4, 2 * (x % 4) as u32),
            Format::Gs8 => (at, 0),
        }
    }

    /// The colour of a pixel; 0 outside.
    pub(super) fn get(&self, bytes: &[u8], x: i32, y: i32) -> u32 {
        if !self.contains(x, y) {
            return 0;
        }
        let (at, shift) = self.place(x, y);
        let byte = |i| u32::from(bytes.get(i).copied().unwrap_or(0));
        match self.format {
            Format::Rgb565 => byte(at) | byte(at + 1) << 8,
            format => byte(at) >> shift & ((1 << format.bits()) - 1),
        }
    }

    /// Sets a pixel; nothing outside.
    pub(super) fn set(&self, bytes: &mut [u8], x: i32, y: i32, colour: u32) {
        if !self.contains(x, y) {
            return;
        }
        let (at, shift) = self.place(x, y);
        let one = self.format.bits() == 1;
        let value = if one { u32::from(colour != 0) } else { colour };
        if self.format == Format::Rgb565 {
            if let Some(pixel) = bytes.get_mut(at..at + 2) {
                pixel.copy_from_slice(&(colour as u16).to_le_bytes());
            }
        } else if let Some(byte) = bytes.get_mut(at) {
            let mask = ((1u32 << self.format.bits()) - 1) << shift;
            *byte = (u32::from(*byte) & !mask | value << shift & mask) as u8;
        }
    }

    /// Fills a rectangle, as far as it is inside.
    pub(super) fn fill(&self, bytes: &mut [u8], x: i64, y: i64, w: i64, h: i64, colour: u32) {
        let clip = |from: i64, count: i64, most: i32| {
            let end = from.saturating_add(count).clamp(0, i64::from(most));
            (from.clamp(0, i64::from(most)) as i32, end as i32)
        };
        let (left, right) = clip(x, w, self.width);
        let (top, bottom) = clip(y, h, self.height);
        for y in top..bottom {
            for x in left..right {
                self.set(bytes, x, y, colour);
            }
        }
    }

    /// Moves the picture; what nothing moves to stays as it was.
    pub(super) fn scroll(&self, bytes: &mut [u8], dx: i32, dy: i32) {
        let inside = |d: i32, most: i32| d.unsigned_abs() < most as u32;
        if !inside(dx, self.width) || !inside(dy, self.height) {
            return;
        }
        let (width, height) = (self.width, self.height);
        for row in 0..height - dy.abs() {
            // Away from where it goes, so that nothing is overwritten before it has moved.
            let y = if dy > 0 { height - 1 - row } else { row };
            for column in 0..width - dx.abs() {
                let x = if dx > 0 { width - 1 - column } else { column };
                let colour = self.get(bytes, x - dx, y - dy);
                self.set(bytes, x, y, colour);
            }
        }
    }
}
