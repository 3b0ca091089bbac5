//! Floats in the notations of `%e`, `%f` and `%g`, within MicroPython's limits: at most 31
//! characters with the sign, and beyond the digits that `repr` shows only zeros.
//! Ties round away from zero.

use garter_bytecode::ON_CHIP;

use super::decimal::Digits;

/// Most characters of a number.
pub const MOST: usize = 31;

/// A float as text, without sign.
pub struct Notation {
    bytes: [u8; MOST + 9],
    len: usize,
}

/// What a notation depends on beside the number.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// Single precision.
    pub single: bool,
    /// A sign is written before it, which takes one of its characters.
    pub signed: bool,
    /// Capital letters: the code says so.
    capital: bool,
}

impl Style {
    /// The style of numbers of this precision, with or without a sign.
    pub fn new(single: bool, signed: bool) -> Style {
        Style {
            single,
            signed,
            capital: false,
        }
    }
}

/// A decimal number being rounded.
struct Rounded {
    digits: [u8; 20],
    len: usize,
    exponent: i32,
}

impl Rounded {
    /// `x` with `count` significant digits, at most those of `repr`.
    fn of(x: f64, count: usize, single: bool) -> Rounded {
        let most = if single { 7 } else { 16 };
        Rounded::within(x, count, most, |x| Digits::shown(x, single))
    }

    /// `x` with `count` significant digits, or with these ones when that is more than `most`.
    fn within(x: f64, count: usize, most: usize, digits: impl Fn(f64) -> Digits) -> Rounded {
        if x == 0.0 {
            return Rounded {
                digits: [b'0'; 20],
                len: 1,
                exponent: 0,
            };
        }
        let wide = Digits::of(x, 17);
        let digits = if count > most {
            digits(x)
        } else {
            // Seventeen digits tell how to round, unless what follows is half a unit or so near
            // that it looks like it.
            let (head, tail) = wide.get().split_at(count);
            let half = tail[0] == b'5' && tail[1..].iter().all(|d| *d == b'0');
            let up = if half {
                let exact = Digits::of(x, count);
                exact.exponent != wide.exponent || exact.get() != head || is_tie(x, count)
            } else {
                tail[0] >= b'5'
            };
            if up {
                return Rounded::up(&wide, count);
            }
            let mut rounded = Rounded {
                digits: [b'0'; 20],
                len: count,
                exponent: wide.exponent,
            };
            rounded.digits[..count].copy_from_slice(head);
            return rounded;
        };
        let mut rounded = Rounded {
            digits: [b'0'; 20],
            len: digits.get().len(),
            exponent: digits.exponent,
        };
        rounded.digits[..rounded.len].copy_from_slice(digits.get());
        rounded
    }

    /// The first `count` of these digits plus one in the last place.
    fn up(wide: &Digits, count: usize) -> Rounded {
        let mut rounded = Rounded {
            digits: [b'0'; 20],
            len: count,
            exponent: wide.exponent,
        };
        rounded.digits[..count].copy_from_slice(&wide.get()[..count]);
        for i in (0..count).rev() {
            if rounded.digits[i] != b'9' {
                rounded.digits[i] += 1;
                return rounded;
            }
            rounded.digits[i] = b'0';
        }
        rounded.digits[0] = b'1';
        rounded.exponent += 1;
        rounded
    }

    fn digit(&self, i: i32) -> u8 {
        match usize::try_from(i) {
            Ok(i) if i < self.len => self.digits[i],
            _ => b'0',
        }
    }
}

/// Whether `x` lies exactly between two numbers of `count` digits.
fn is_tie(x: f64, count: usize) -> bool {
    let exact = Digits::of(x, count + 30);
    exact.get()[count] == b'5' && exact.get()[count + 1..].iter().all(|d| *d == b'0')
}

impl Notation {
    /// `x` (its size) as `code` (`e`, `f` or `g`, capital for capitals) writes it.
    pub fn of(x: f64, code: u8, precision: usize, style: Style) -> Notation {
        let mut text = Notation {
            bytes: [0; MOST + 9],
            len: 0,
        };
        let x = x.abs();
        let capital = code.is_ascii_uppercase();
        let style = Style { capital, ..style };
        if !x.is_finite() {
            text.put(match (x.is_nan(), capital) {
                (true, true) => b"NAN",
                (true, false) => b"nan",
                (false, true) => b"INF",
                (false, false) => b"inf",
            });
            return text;
        }
        match code | 0x20 {
            b'f' => text.fixed(x, precision, style),
            b'e' => text.scientific(x, precision.min(24 - usize::from(style.signed)), style),
            _ => {
                let precision = precision.clamp(1, 40);
                text.general(x, precision, precision as i32, style);
            }
        }
        text
    }

    /// The text.
    pub fn get(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    fn put(&mut self, text: &[u8]) {
        if let Some(room) = self.bytes.get_mut(self.len..self.len + text.len()) {
            room.copy_from_slice(text);
            self.len += text.len();
        }
    }

    fn exponent(&mut self, exponent: i32, capital: bool) {
        self.put(if capital { b"E" } else { b"e" });
        self.put(if exponent < 0 { b"-" } else { b"+" });
        let e = exponent.unsigned_abs();
        if e >= 100 {
            self.put(&[b'0' + (e / 100) as u8]);
        }
        self.put(&[b'0' + (e / 10 % 10) as u8, b'0' + (e % 10) as u8]);
    }

    fn scientific(&mut self, x: f64, precision: usize, style: Style) {
        let rounded = Rounded::of(x, precision + 1, style.single);
        self.put(&[rounded.digit(0)]);
        if precision > 0 {
            self.put(b".");
        }
        for i in 1..=precision as i32 {
            self.put(&[rounded.digit(i)]);
        }
        self.exponent(rounded.exponent, style.capital);
    }

    /// Numbers of usual size with few decimals, when rounding is beyond doubt; false otherwise.
    fn plain(&mut self, x: f64, precision: usize) -> bool {
        const SCALES: [f64; 7] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];
        let Some(scale) = SCALES.get(precision).filter(|_| x < 1e9) else {
            return false;
        };
        // Below 1e13 the product is off by less than 2e-3, less than the doubt allowed for.
        let scaled = x * scale;
        let whole = scaled as u64;
        let fraction = scaled - whole as f64;
        if (fraction - 0.5).abs() < 1e-2 || scaled > 1e13 {
            return false;
        }
        let mut rest = whole + u64::from(fraction > 0.5);
        let mut text = [b'0'; 20];
        let mut at = text.len();
        let mut digits = 0;
        while rest > 0 || digits <= precision {
            if digits == precision && precision > 0 {
                at -= 1;
                text[at] = b'.';
            }
            at -= 1;
            text[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            digits += 1;
        }
        self.put(&text[at..]);
        true
    }

    fn fixed(&mut self, x: f64, precision: usize, style: Style) {
        // A chip has no doubles.
        if !ON_CHIP && !style.single && self.plain(x, precision) {
            return;
        }
        let exponent = if x == 0.0 {
            0
        } else {
            Digits::of(x, 17).exponent
        };
        // 9.99...e28 counts as 1e29 here, so that the choice of notation does not depend on noise.
        let noisy = exponent > 20;
        let whole = if noisy {
            Digits::of(x, 15).exponent
        } else {
            exponent
        };
        let whole = whole.max(0) as usize + 1;
        let room = MOST - usize::from(style.signed);
        if whole > 1 && whole + precision > room + 1 || whole > room {
            return self.general(x, precision + 1, precision as i32, style);
        }
        // Small numbers may be longer by one.
        let room = room - usize::from(exponent > -3);
        let precision = precision.min(room.saturating_sub(whole));
        let count = exponent + 1 + precision as i32;
        let rounded = if count > 0 && exponent < 0 && !ON_CHIP && !style.single {
            Rounded::within(x, count as usize, 15, Digits::shortest)
        } else if count > 0 {
            Rounded::of(x, count as usize, style.single)
        } else {
            // Only rounding up can leave a digit.
            let half = count == 0 && Digits::of(x, 17).get()[0] >= b'5';
            Rounded {
                digits: [if half { b'1' } else { b'0' }; 20],
                len: 1,
                exponent: -(precision as i32),
            }
        };
        for i in rounded.exponent.min(0)..=rounded.exponent.max(0) {
            if i >= 0 {
                let at = if rounded.exponent < 0 { -1 } else { i };
                self.put(&[rounded.digit(at)]);
            }
        }
        if precision > 0 {
            self.put(b".");
        }
        for i in 1..=precision as i32 {
            self.put(&[rounded.digit(rounded.exponent + i)]);
        }
    }

    /// So many digits, without trailing zeros; with an exponent if that is less than -4 or
    /// `most` or more.
    fn general(&mut self, x: f64, precision: usize, most: i32, style: Style) {
        // What has no room written out has an exponent.
        let most = most.min(MOST as i32 - 1 - i32::from(style.signed));
        let rounded = Rounded::of(x, precision, style.single);
        let mut count = rounded.len.min(precision) as i32;
        while count > 1 && rounded.digit(count - 1) == b'0' {
            count -= 1;
        }
        let exponent = rounded.exponent;
        if exponent < -4 || exponent >= most {
            self.put(&[rounded.digit(0)]);
            if count > 1 {
                self.put(b".");
            }
            for i in 1..count {
                self.put(&[rounded.digit(i)]);
            }
            self.exponent(exponent, style.capital);
        } else if exponent < 0 {
            self.put(b"0.");
            for i in exponent + 1..count {
                self.put(&[rounded.digit(i)]);
            }
        } else {
            for i in 0..=exponent {
                self.put(&[rounded.digit(i)]);
            }
            if count > exponent + 1 {
                self.put(b".");
            }
            for i in exponent + 1..count {
                self.put(&[rounded.digit(i)]);
            }
        }
    }
}
