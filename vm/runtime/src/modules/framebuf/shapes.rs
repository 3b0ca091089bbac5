//! Lines, ellipses and polygons on a [`Surface`].

use super::surface::Surface;

/// Coordinates beyond this are taken as this: no picture is so large.
const FAR: i32 = 1 << 16;
/// The largest radius of an ellipse.
const WIDE: i32 = 1 << 15;

/// A picture and its bytes.
pub(super) struct Canvas<'b> {
    pub(super) surface: Surface,
    pub(super) bytes: &'b mut [u8],
    pub(super) colour: u32,
}

impl Canvas<'_> {
    pub(super) fn dot(&mut self, x: i32, y: i32) {
        self.surface.set(self.bytes, x, y, self.colour);
    }

    pub(super) fn fill(&mut self, x: i32, y: i32, w: i32, h: i32) {
        let [x, y, w, h] = [x, y, w, h].map(i64::from);
        self.surface.fill(self.bytes, x, y, w, h, self.colour);
    }

    /// A row of pixels from `x1` to `x2`, both included.
    fn row(&mut self, x1: i32, x2: i32, y: i32) {
        self.fill(x1, y, x2 - x1 + 1, 1);
    }

    /// A straight line (Bresenham's).
    pub(super) fn line(&mut self, x1: i32, y1: i32, x2: i32, y2: i32) {
        let [mut x1, mut y1, x2, y2] = [x1, y1, x2, y2].map(|n| n.clamp(-FAR, FAR));
        let (dx, dy) = ((x2 - x1).abs(), (y2 - y1).abs());
        let (sx, sy) = ((x2 - x1).signum(), (y2 - y1).signum());
        let steep = dy > dx;
        let (long, short) = if steep { (dy, dx) } else { (dx, dy) };
        let mut error = 2 * short - long;
        for _ in 0..long {
            self.dot(x1, y1);
            if error >= 0 {
                if steep {
                    x1 += sx;
                } else {
                    y1 += sy;
                }
                error -= 2 * long;
            }
            if steep {
                y1 += sy;
            } else {
                x1 += sx;
            }
            error += 2 * short;
        }
        self.dot(x2, y2);
    }

    /// Pixels or rows of an ellipse in the quadrants of `mask`, counted from the upper right one
    /// against the clock.
    fn quarters(&mut self, centre: (i32, i32), x: i32, y: i32, filled: bool, mask: u32) {
        let (cx, cy) = centre;
        for (quadrant, sx, sy) in [(1, 1, -1), (2, -1, -1), (4, -1, 1), (8, 1, 1)] {
            if mask & quadrant == 0 {
                continue;
            }
            let (px, py) = (cx + sx * x, cy + sy * y);
            if filled {
                self.row(cx.min(px), cx.max(px), py);
            } else {
                self.dot(px, py);
            }
        }
    }

    /// An ellipse, by the method of J. Kennedy ("A fast Bresenham type algorithm for drawing
    /// ellipses"): one octant by rows, the other by columns.
    pub(super) fn ellipse(
        &mut self,
        centre: (i32, i32),
        rx: i32,
        ry: i32,
        filled: bool,
        mask: u32,
    ) {
        let centre = (centre.0.clamp(-FAR, FAR), centre.1.clamp(-FAR, FAR));
        let (rx, ry) = (rx.clamp(0, WIDE), ry.clamp(0, WIDE));
        if rx == 0 && ry == 0 {
            if mask & 15 != 0 {
                self.dot(centre.0, centre.1);
            }
            return;
        }
        let (a, b) = (i64::from(rx), i64::from(ry));
        let (two_a, two_b) = (2 * a * a, 2 * b * b);
        let (mut x, mut y) = (rx, 0);
        let (mut dx, mut dy) = (b * b * (1 - 2 * a), a * a);
        let mut error = 0;
        let (mut stop_x, mut stop_y) = (two_b * a, 0);
        while stop_x >= stop_y {
            self.quarters(centre, x, y, filled, mask);
            y += 1;
            stop_y += two_a;
            error += dy;
            dy += two_a;
            if 2 * error + dx > 0 {
                x -= 1;
                stop_x -= two_b;
                error += dx;
                dx += two_b;
            }
        }
        (x, y) = (0, ry);
        (dx, dy) = (b * b, a * a * (1 - 2 * b));
        error = 0;
        (stop_x, stop_y) = (0, two_a * b);
        while stop_x <= stop_y {
            self.quarters(centre, x, y, filled, mask);
            x += 1;
            stop_x += two_b;
            error += dx;
            dx += two_b;
            if 2 * error + dy > 0 {
                y -= 1;
                stop_y -= two_a;
                error += dy;
                dy += two_a;
            }
        }
    }

    /// Where the edge between two corners crosses row `y`, if it does.
    fn crossing(from: (i32, i32), to: (i32, i32), y: i32) -> Option<i32> {
        let (y1, y2) = (from.1, to.1);
        if (y1 > y) == (y2 > y) {
            return None;
        }
        // Rounded in thirty-seconds of a column, towards 0 to the left of the origin.
        let run = 32 * (i64::from(to.0) - i64::from(from.0));
        let rise = i64::from(y2) - i64::from(y1);
        let along = run * (i64::from(y) - i64::from(y1)) / rise;
        Some(((32 * i64::from(from.0) + along + 16) / 32) as i32)
    }

    /// A polygon; `corner` gives corner number `i` of `count` from the origin.
    pub(super) fn polygon(
        &mut self,
        origin: (i32, i32),
        count: usize,
        corner: impl Fn(usize) -> (i32, i32),
        filled: bool,
    ) {
        if count == 0 {
            return;
        }
        let (left, upper) = (origin.0.clamp(-FAR, FAR), origin.1.clamp(-FAR, FAR));
        let relative = |i: usize| {
            let (x, y) = corner(i % count);
            (x.clamp(-FAR, FAR), y.clamp(-FAR, FAR))
        };
        let corner = |i: usize| {
            let (x, y) = relative(i);
            (x + left, y + upper)
        };
        if !filled {
            for i in 0..count {
                let ((x1, y1), (x2, y2)) = (corner(i), corner(i + 1));
                self.line(x2, y2, x1, y1);
            }
            return;
        }
        let top = (0..count).map(|i| corner(i).1).min().unwrap_or(0).max(0);
        let bottom = (0..count).map(|i| corner(i).1).max().unwrap_or(0);
        for y in top..=bottom.min(self.surface.height - 1) {
            self.fill_row(count, &relative, left, y - upper, y);
        }
        // What no row crosses: edges that lie flat, and the lower ends of the others.
        for i in 0..count {
            let ((x1, y1), (x2, y2)) = (corner(i), corner(i + 1));
            match y1.cmp(&y2) {
                core::cmp::Ordering::Less => self.dot(x2, y2),
                core::cmp::Ordering::Greater => self.dot(x1, y1),
                core::cmp::Ordering::Equal => self.row(x1.min(x2), x1.max(x2), y1),
            }
        }
    }

    /// The pixels of a row between every second crossing and the next.
    fn fill_row(
        &mut self,
        count: usize,
        corner: &impl Fn(usize) -> (i32, i32),
        left: i32,
        relative: i32,
        y: i32,
    ) {
        let crossing = |i| Self::crossing(corner(i), corner(i + 1), relative);
        // The crossings from left to right without a list of them: the next is the smallest
        // beyond the last, and equal ones are told apart by their number.
        let mut last = None;
        let mut start = None;
        loop {
            let next = (0..count)
                .filter_map(|i| crossing(i).map(|x| (x, i)))
                .filter(|c| last.is_none_or(|l| *c > l))
                .min();
            let Some(next) = next else {
                return;
            };
            last = Some(next);
            match start.take() {
                None => start = Some(next.0),
                Some(from) => self.row(left + from, left + next.0, y),
            }
        }
    }
}
