//! A checksum that a few characters of Python compute without any module, in
//! small integers only.

use crate::python_bytes;

/// Bytes of a file that came as literals, with size and checksum in the last
/// line. The error says what is wrong, `None` when it is not even that.
pub(super) fn verified(answer: &[u8]) -> Result<Vec<u8>, Option<String>> {
    let mut bytes = Vec::new();
    let mut sums = None;
    for line in answer.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii) {
        match python_bytes::parse(line) {
            Some(chunk) => bytes.extend(chunk),
            None if line.is_empty() => {}
            None => sums = Some(parse(line).ok_or(None)?),
        }
    }
    let sums = sums.ok_or(None)?;
    let found = Sums::of(&bytes);
    if found == sums {
        return Ok(bytes);
    }
    Err(Some(sums.difference(found)))
}

/// Size and checksum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sums {
    size: usize,
    sum: u32,
}

impl Sums {
    pub(super) fn of(bytes: &[u8]) -> Sums {
        let sum = bytes
            .iter()
            .fold(0, |sum, &byte| (sum * 31 + u32::from(byte)) % 16_777_213);
        Sums {
            size: bytes.len(),
            sum,
        }
    }

    /// How `found` differs from what it should be.
    pub(super) fn difference(self, found: Sums) -> String {
        if found.size == self.size {
            "its bytes were changed on the way".to_owned()
        } else {
            format!("{} of {} bytes", found.size, self.size)
        }
    }
}

/// Reads `size sum`.
pub(super) fn parse(line: &[u8]) -> Option<Sums> {
    let (size, sum) = std::str::from_utf8(line).ok()?.trim().split_once(' ')?;
    Some(Sums {
        size: size.parse().ok()?,
        sum: sum.parse().ok()?,
    })
}
