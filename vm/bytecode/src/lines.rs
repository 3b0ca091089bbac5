//! The line table: pairs of "skip so many bytes of code" and "go on so many lines". Nothing is
//! stored for code whose line does not exceed the line before.

use crate::bytes::{Bytes, Full, Put};

/// One entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// Bytes of code on the current line.
    pub bytes: u32,
    /// Lines to go on after them.
    pub lines: u32,
}

/// Reads the entry at `at`.
pub fn read_step<S: Bytes + ?Sized>(source: &S, at: &mut usize) -> Option<Step> {
    let first = u32::from(source.byte(*at)?);
    *at += 1;
    if first & 0x80 == 0 {
        return Some(Step {
            bytes: first & 0x1f,
            lines: first >> 5,
        });
    }
    let second = u32::from(source.byte(*at)?);
    *at += 1;
    Some(Step {
        bytes: first & 0xf,
        lines: (first << 4 & 0x700) | second,
    })
}

/// Writes as many entries as it takes to skip `bytes` and then `lines`.
pub fn write_step<P: Put + ?Sized>(out: &mut P, step: Step) -> Result<(), Full> {
    let Step {
        mut bytes,
        mut lines,
    } = step;
    while bytes > 0 || lines > 0 {
        let (b, l);
        if lines <= 6 || bytes > 15 {
            b = bytes.min(31);
            l = if b < bytes { 0 } else { lines.min(3) };
            out.put((b | l << 5) as u8)?;
        } else {
            b = bytes.min(15);
            l = lines.min(0x7ff);
            out.put((0x80 | b | (l >> 4 & 0x70)) as u8)?;
            out.put(l as u8)?;
        }
        bytes -= b;
        lines -= l;
    }
    Ok(())
}

/// The line of the code at `offset` from the first instruction, by the table in `from..to`.
pub fn line_at<S: Bytes + ?Sized>(source: &S, from: usize, to: usize, offset: u32) -> u32 {
    let (mut at, mut line, mut code) = (from, 1u32, 0u32);
    while at < to {
        let Some(step) = read_step(source, &mut at) else {
            break;
        };
        code = code.saturating_add(step.bytes);
        if offset < code {
            break;
        }
        line = line.saturating_add(step.lines);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytes::SliceWriter;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn steps_add_up(bytes in 0u32..5000, lines in 0u32..9000) {
            let mut room = [0; 600];
            let mut out = SliceWriter::new(&mut room);
            write_step(&mut out, Step { bytes, lines }).unwrap();
            let (mut at, mut sum) = (0, Step::default());
            while at < out.written().len() {
                let step = read_step(out.written(), &mut at).unwrap();
                sum.bytes += step.bytes;
                sum.lines += step.lines;
            }
            prop_assert_eq!(sum, Step { bytes, lines });
            let end = out.written().len();
            prop_assert_eq!(line_at(out.written(), 0, end, bytes), 1 + lines);
            if bytes > 0 {
                prop_assert_eq!(line_at(out.written(), 0, end, bytes - 1), 1);
            }
        }

        #[test]
        fn any_bytes_are_read_without_panic(bytes: std::vec::Vec<u8>, offset: u32) {
            line_at(bytes.as_slice(), 0, bytes.len() + 3, offset);
        }
    }
}
