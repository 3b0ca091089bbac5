//! How often the device is read: on a PC each time may be a call of a method in Python.

use super::*;

const FILES: u64 = 150;

/// A volume is kept as words between two calls, and has nothing left of what it read.
fn repacked(v: &Volume) -> Volume {
    let mut words = [0; PACKED];
    v.pack(&mut words);
    let mut v = Volume::unpack(&words);
    v.set_time(1_795_230_474_123_456_789);
    v
}

/// Reads of the device for making files of so many bytes, and for opening them again.
fn reads(version: Version, len: usize) -> (u64, u64) {
    let (mut d, v) = formatted(version, 4096, 512, 32);
    let mut v = repacked(&v);
    d.reads = 0;
    let path = |i| format!("file{i:03}.txt");
    for i in 0..FILES {
        let file = v
            .open(&mut d, path(i).as_bytes(), OpenMode::WRITE)
            .expect("room");
        v = repacked(&v);
        let data = vec![i as u8; len];
        v.write(&mut d, file, &data).expect("room");
        v = repacked(&v);
        v.close(&mut d, file).expect("room");
        v = repacked(&v);
    }
    let making = std::mem::take(&mut d.reads);
    for i in 0..FILES {
        let file = v
            .open(&mut d, path(i).as_bytes(), OpenMode::READ)
            .expect("there");
        v = repacked(&v);
        v.close(&mut d, file).expect("open");
        v = repacked(&v);
    }
    (making, d.reads)
}

#[test]
fn many_small_files_are_made_and_opened_with_few_reads() {
    // Bytes of a file, then reads for making and for opening one: a tenth more than it takes. A
    // block of metadata is 32 reads, and files of 200 bytes lie in theirs, so that there are more.
    for (version, len, making, opening) in [
        (Version::One, 20, 315, 106),
        (Version::Two, 20, 340, 142),
        (Version::Two, 200, 507, 380),
        (Version::Two, 600, 394, 138),
    ] {
        let (made, opened) = reads(version, len);
        assert!(
            made <= making * FILES && opened <= opening * FILES,
            "{version:?}, {len} bytes: {made} reads, then {opened}"
        );
    }
}
