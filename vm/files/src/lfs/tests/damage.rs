//! Disks that hold nonsense: nothing panics, and the work is bounded.

use super::*;

fn exercise(mut d: Flash) {
    d.patience = 3_000_000;
    let tuning = tuning(&d);
    let Ok(mut v) = Volume::mount(&mut d, tuning, false) else {
        return;
    };
    let mut name = [0; 64];
    for folder in ["", "lib", "lib/file number 1", "lib/deep"] {
        for i in 0..20 {
            let _ = v.list(&mut d, folder.as_bytes(), i, &mut name);
        }
    }
    for path in ["f0", "f1", "lib/f2", "lib/f3"] {
        let _ = get(&mut d, &mut v, path);
        let _ = put(&mut d, &mut v, path, &[1; 700], OpenMode::APPEND);
        let _ = put(&mut d, &mut v, path, &[1; 700], OpenMode::WRITE);
        let _ = v.rename(&mut d, path.as_bytes(), b"lib/new");
        let _ = v.remove(&mut d, path.as_bytes(), false);
    }
    let _ = v.mkdir(&mut d, b"lib/another");
    let _ = v.remove(&mut d, b"lib", true);
    let _ = v.space(&mut d);
}

/// The checksums of all commits of a block, made right again.
fn mend(d: &mut Flash, block: u32) {
    let start = (block * d.block) as usize;
    let bytes = &mut d.bytes[start..start + d.block as usize];
    let (mut at, mut last, mut from) = (4, u32::MAX, 0);
    let mut sum = super::super::checksum::START;
    while at + 8 <= bytes.len() {
        let stored = u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        let tag = super::super::tag::Tag(stored ^ last);
        let end = at + 4 + tag.len() as usize;
        if !tag.is_valid() || end > bytes.len() {
            break;
        }
        last = tag.0;
        if tag.is_checksum() {
            sum = super::super::checksum::crc(sum, &bytes[from..at + 4]);
            if tag.len() >= 4 {
                bytes[at + 4..at + 8].copy_from_slice(&sum.to_le_bytes());
            }
            sum = super::super::checksum::START;
            last ^= (tag.kind() & 1) << 31;
            from = end;
        }
        at = end;
    }
}

/// The checksum of a block of version 1, made right again.
fn mend_whole(d: &mut Flash, block: u32) {
    let start = (block * d.block) as usize;
    let bytes = &mut d.bytes[start..start + d.block as usize];
    let size = u32::from_le_bytes([bytes[4], bytes[5], bytes[6], bytes[7] & 0x7f]) as usize;
    if (20..=bytes.len()).contains(&size) {
        let sum = super::super::checksum::crc(super::super::checksum::START, &bytes[..size - 4]);
        bytes[size - 4..size].copy_from_slice(&sum.to_le_bytes());
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(300))]

    #[test]
    fn damaged_disks_are_survived(
        hits in proptest::collection::vec((0usize..12 * 512, proptest::num::u8::ANY), 1..12),
        sound: bool,
        first: bool,
    ) {
        let version = if first { Version::One } else { Version::Two };
        let (mut d, mut v) = formatted(version, 512, 60, 32);
        v.mkdir(&mut d, b"lib").expect("room");
        for (i, path) in ["f0", "f1", "lib/f2", "lib/f3"].into_iter().enumerate() {
            put(&mut d, &mut v, path, &vec![i as u8; 400 * i], OpenMode::WRITE).expect("room");
        }
        for (at, byte) in hits {
            d.bytes[at] = byte;
        }
        if sound {
            (0..12).for_each(|block| match version {
                Version::One => mend_whole(&mut d, block),
                Version::Two => mend(&mut d, block),
            });
        }
        exercise(d);
    }
}
