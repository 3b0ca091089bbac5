//! Many short texts in ROM: all of them in one string, and two bytes each for where it ends. A
//! list of `&str` takes eight.

/// A list of texts.
pub struct Pool {
    text: &'static str,
    ends: &'static [u16],
}

impl Pool {
    /// No texts.
    pub const EMPTY: Pool = Pool {
        text: "",
        ends: &[],
    };

    /// Made by [`crate::pool!`]: the texts one after another, and where each of them ends.
    pub const fn new(text: &'static str, ends: &'static [u16]) -> Pool {
        Pool { text, ends }
    }

    /// How many texts.
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The text with this number.
    pub const fn get(&self, number: usize) -> Option<&'static str> {
        if number >= self.ends.len() {
            return None;
        }
        let start = match number {
            0 => 0,
            _ => self.ends[number - 1] as usize,
        };
        let up_to_it = match self.text.split_at_checked(self.ends[number] as usize) {
            Some((head, _)) => head,
            None => return None,
        };
        match up_to_it.split_at_checked(start) {
            Some((_, text)) => Some(text),
            None => None,
        }
    }

    /// The number of a text, where all are in order.
    pub const fn search(&self, text: &[u8]) -> Option<usize> {
        self.search_in(0, self.len(), text)
    }

    /// The number of a text among those from number `low` to before `high`, which are in order.
    pub const fn search_in(&self, mut low: usize, mut high: usize, text: &[u8]) -> Option<usize> {
        while low < high {
            let middle = low + (high - low) / 2;
            let Some(here) = self.get(middle) else {
                return None;
            };
            match compare(here.as_bytes(), text) {
                0 => return Some(middle),
                1 => high = middle,
                _ => low = middle + 1,
            }
        }
        None
    }
}

/// 0: equal, 1: `a` after `b`, -1: `a` before `b`.
pub const fn compare(a: &[u8], b: &[u8]) -> i8 {
    let mut i = 0;
    loop {
        if i == a.len() {
            return if i == b.len() { 0 } else { -1 };
        }
        if i == b.len() || a[i] > b[i] {
            return 1;
        }
        if a[i] < b[i] {
            return -1;
        }
        i += 1;
    }
}

/// Bytes of all texts together.
pub const fn total(list: &[&str]) -> usize {
    let (mut sum, mut i) = (0, 0);
    while i < list.len() {
        sum += list[i].len();
        i += 1;
    }
    sum
}

/// The texts one after another; `SIZE` is their [`total`].
pub const fn joined<const SIZE: usize>(list: &[&str]) -> [u8; SIZE] {
    let mut all = [0; SIZE];
    let (mut to, mut i) = (0, 0);
    while i < list.len() {
        let text = list[i].as_bytes();
        let mut from = 0;
        while from < text.len() {
            all[to] = text[from];
            to += 1;
            from += 1;
        }
        i += 1;
    }
    all
}

/// Where each text ends; `COUNT` is how many there are.
pub const fn ends<const COUNT: usize>(list: &[&str]) -> [u16; COUNT] {
    assert!(total(list) <= u16::MAX as usize, "too much text for a pool");
    let mut ends = [0; COUNT];
    let (mut end, mut i) = (0, 0);
    while i < list.len() {
        end += list[i].len();
        ends[i] = end as u16;
        i += 1;
    }
    ends
}

/// What texts one after another are as text.
pub const fn as_text(bytes: &'static [u8]) -> &'static str {
    match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("texts one after another are text"),
    }
}

/// A [`Pool`] of a constant list of texts.
#[macro_export]
macro_rules! pool {
    ($list:expr) => {{
        const LIST: &[&str] = $list;
        const TEXT: [u8; $crate::pool::total(LIST)] = $crate::pool::joined(LIST);
        const ENDS: [u16; LIST.len()] = $crate::pool::ends(LIST);
        $crate::pool::Pool::new($crate::pool::as_text(&TEXT), &ENDS)
    }};
}

#[cfg(test)]
mod tests {
    use super::*;

    static POOL: Pool = crate::pool!(&["ab", "", "zip", "ähm"]);

    #[test]
    fn texts_are_found_by_number() {
        let all: [_; 5] = core::array::from_fn(|i| POOL.get(i));
        assert_eq!(all, [Some("ab"), Some(""), Some("zip"), Some("ähm"), None]);
    }

    #[test]
    fn texts_in_order_are_found_by_text() {
        assert_eq!(POOL.search_in(0, 2, b"ab"), None);
        assert_eq!(POOL.search_in(1, 4, b"zip"), Some(2));
        assert_eq!(POOL.search_in(1, 4, b"ab"), None);
        assert_eq!(POOL.search_in(1, 4, b"zi"), None);
    }
}
