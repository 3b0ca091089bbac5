//! Makes a program on which two compilers differ smaller while they differ.

/// Tries to leave out ever smaller runs of lines, then of words.
pub(crate) fn shrink(source: &[u8], differs: impl Fn(&[u8]) -> bool) -> Vec<u8> {
    let mut best = source.to_vec();
    let mut tries = 400;
    loop {
        let before = best.len();
        best = pass(best, lines, &differs, &mut tries);
        best = pass(best, words, &differs, &mut tries);
        if best.len() == before || tries == 0 {
            return best;
        }
    }
}

fn pass(
    mut best: Vec<u8>,
    split: fn(&[u8]) -> Vec<Vec<u8>>,
    differs: &impl Fn(&[u8]) -> bool,
    tries: &mut usize,
) -> Vec<u8> {
    let mut parts = split(&best);
    let mut size = parts.len().div_ceil(2).max(1);
    loop {
        let mut at = 0;
        while at < parts.len() && *tries > 0 {
            let mut fewer = parts.clone();
            fewer.drain(at..(at + size).min(fewer.len()));
            let text = fewer.concat();
            *tries -= 1;
            if differs(&text) {
                (best, parts) = (text, fewer);
            } else {
                at += size;
            }
        }
        if size == 1 || *tries == 0 {
            return best;
        }
        size = size.div_ceil(2);
        if parts.len() < 2 {
            size = 1;
        }
    }
}

fn lines(text: &[u8]) -> Vec<Vec<u8>> {
    text.split_inclusive(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect()
}

/// Runs of letters and digits, runs of blanks, and everything else by itself.
pub(crate) fn words(text: &[u8]) -> Vec<Vec<u8>> {
    let class = |byte: u8| match byte {
        b' ' => 1,
        _ if byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80 => 2,
        _ => 0,
    };
    let mut parts: Vec<Vec<u8>> = Vec::new();
    for &byte in text {
        match parts.last_mut() {
            Some(part) if class(byte) != 0 && class(part[0]) == class(byte) => part.push(byte),
            _ => parts.push(vec![byte]),
        }
    }
    parts
}
