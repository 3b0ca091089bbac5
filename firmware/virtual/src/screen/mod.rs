//! The colour display of the virtual pyboard: an LCD160CR, 128 by 160 pixels with a touch panel.

mod jpeg;

use garter_board::hardware::{Area, ScreenRequest};

/// Pixels across and down, held upright.
const WIDTH: i32 = 128;
const HEIGHT: i32 = 160;

/// Colours that come on an SPI bus, and where they go.
struct Stream {
    bus: usize,
    area: Area,
    /// How many have come; after the last of the area comes the first again.
    count: i32,
    /// The lower byte of one whose upper byte is still to come.
    low: Option<u8>,
}

/// A picture that is on its way.
struct Coming {
    x: i32,
    y: i32,
    bytes: Vec<u8>,
    /// How many bytes it will have.
    len: usize,
}

#[derive(Default)]
pub(crate) struct Screen {
    /// Line by line, held upright; empty while nothing was drawn.
    pixels: Vec<u16>,
    /// Quarters that it is turned by.
    turns: u8,
    stream: Option<Stream>,
    coming: Option<Coming>,
    touched: bool,
    /// Where it was touched last, held upright.
    touch: (i32, i32),
}

impl Screen {
    /// All pixels, held upright.
    pub(crate) fn pixels(&self) -> Vec<u16> {
        let mut pixels = self.pixels.clone();
        pixels.resize((WIDTH * HEIGHT) as usize, 0);
        pixels
    }

    /// Touches it, or lets go of it.
    pub(crate) fn press(&mut self, at: Option<(u8, u8)>) {
        self.touched = at.is_some();
        if let Some((x, y)) = at {
            self.touch = (i32::from(x).min(WIDTH - 1), i32::from(y).min(HEIGHT - 1));
        }
    }

    pub(crate) fn answer(&mut self, request: &mut ScreenRequest) {
        match request {
            ScreenRequest::Orient(turns) => self.turns = *turns & 3,
            ScreenRequest::Fill(area, colour) => self.fill(*area, *colour),
            ScreenRequest::Pixel(x, y, colour) => {
                let index = self.index(*x, *y);
                *colour = index.and_then(|i| self.pixels.get(i)).map_or(0, |c| *c);
            }
            ScreenRequest::Stream(bus, area) => {
                self.stream = Some(Stream {
                    bus: *bus,
                    area: *area,
                    count: 0,
                    low: None,
                });
            }
            ScreenRequest::Picture(x, y, len) => {
                self.coming = Some(Coming {
                    x: *x,
                    y: *y,
                    bytes: Vec::new(),
                    len: *len,
                });
            }
            ScreenRequest::PictureByte(byte) => self.take(*byte),
            ScreenRequest::Touch(touched, x, y) => {
                *touched = self.touched;
                (*x, *y) = self.turned(self.touch);
            }
        }
    }

    /// A byte on an SPI bus.
    pub(crate) fn hear(&mut self, bus: usize, byte: u8) {
        let Some(stream) = self.stream.as_mut().filter(|s| s.bus == bus) else {
            return;
        };
        let Some(low) = stream.low.take() else {
            stream.low = Some(byte);
            return;
        };
        let area = stream.area;
        let (w, h) = (area.w.clamp(0, HEIGHT), area.h.clamp(0, HEIGHT));
        if w == 0 || h == 0 {
            return;
        }
        let place = Area {
            x: area.x.saturating_add(stream.count % w),
            y: area.y.saturating_add(stream.count / w),
            w: 1,
            h: 1,
        };
        stream.count = (stream.count + 1) % (w * h);
        self.fill(place, u16::from_le_bytes([low, byte]));
    }

    /// A byte of the picture that is on its way; with the last one it is shown.
    fn take(&mut self, byte: u8) {
        let Some(mut coming) = self.coming.take() else {
            return;
        };
        coming.bytes.push(byte);
        if coming.bytes.len() < coming.len {
            self.coming = Some(coming);
            return;
        }
        let Some(picture) = jpeg::decode(&coming.bytes) else {
            return;
        };
        for (y, line) in (coming.y..).zip(picture.pixels.chunks(picture.width)) {
            for (x, colour) in (coming.x..).zip(line) {
                self.fill(Area { x, y, w: 1, h: 1 }, *colour);
            }
        }
    }

    /// How many pixels there are across and down, as it is turned.
    fn size(&self) -> (i32, i32) {
        match self.turns & 1 {
            0 => (WIDTH, HEIGHT),
            _ => (HEIGHT, WIDTH),
        }
    }

    fn fill(&mut self, area: Area, colour: u16) {
        self.pixels.resize((WIDTH * HEIGHT) as usize, 0);
        let (width, height) = self.size();
        let across = area.x.max(0)..area.x.saturating_add(area.w).min(width);
        let down = area.y.max(0)..area.y.saturating_add(area.h).min(height);
        for y in down {
            for x in across.clone() {
                if let Some(pixel) = self.index(x, y).and_then(|i| self.pixels.get_mut(i)) {
                    *pixel = colour;
                }
            }
        }
    }

    /// The index of a pixel, if it is on the display.
    fn index(&self, x: i32, y: i32) -> Option<usize> {
        let (width, height) = self.size();
        if !(0..width).contains(&x) || !(0..height).contains(&y) {
            return None;
        }
        let (x, y) = match self.turns {
            0 => (x, y),
            1 => (WIDTH - 1 - y, x),
            2 => (WIDTH - 1 - x, HEIGHT - 1 - y),
            _ => (y, HEIGHT - 1 - x),
        };
        usize::try_from(y * WIDTH + x).ok()
    }

    /// Where a place, held upright, is as it is turned.
    fn turned(&self, (x, y): (i32, i32)) -> (i32, i32) {
        match self.turns {
            0 => (x, y),
            1 => (y, WIDTH - 1 - x),
            2 => (WIDTH - 1 - x, HEIGHT - 1 - y),
            _ => (HEIGHT - 1 - y, x),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_found_again_whichever_way_it_is_turned() {
        for turns in 0..4 {
            let screen = Screen {
                turns,
                ..Screen::default()
            };
            for y in 0..HEIGHT {
                for x in 0..WIDTH {
                    let (u, v) = screen.turned((x, y));
                    let index = usize::try_from(y * WIDTH + x).ok();
                    assert_eq!(screen.index(u, v), index, "{turns}: {x}, {y}");
                }
            }
        }
    }
}
