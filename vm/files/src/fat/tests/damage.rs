//! Disks that hold nonsense: nothing panics, and the work is bounded.

use std::format;
use std::vec;
use std::vec::Vec;

use super::*;

/// A disk that has enough of it after so many reads and writes.
struct Patient {
    disk: Disk,
    left: u32,
}

impl Patient {
    fn used(&mut self) {
        self.left = self.left.checked_sub(1).expect("bounded work");
    }
}

impl Storage for Patient {
    fn sectors(&self) -> u32 {
        self.disk.sectors()
    }
    fn read(&mut self, sector: u32, into: &mut [u8; SECTOR]) -> Result<(), StorageError> {
        self.used();
        self.disk.read(sector, into)
    }
    fn write(&mut self, sector: u32, from: &[u8; SECTOR]) -> Result<(), StorageError> {
        self.used();
        self.disk.write(sector, from)
    }
    fn sync(&mut self) -> Result<(), StorageError> {
        Ok(())
    }
}

/// Uses all that a volume can do.
fn exercise(disk: Disk) {
    let mut d = Patient {
        disk,
        left: 4_000_000,
    };
    let Ok(mut v) = Volume::mount(&mut d) else {
        return;
    };
    let mut name = [0; 64];
    let mut buffer = [0; 700];
    for folder in ["", "dir", "dir/f1", "."] {
        for i in 0..40 {
            let _ = v.list(&mut d, folder.as_bytes(), i, &mut name);
        }
    }
    for i in 0..4 {
        let path = format!("dir/f{i}");
        for mode in [OpenMode::READ, OpenMode::APPEND, OpenMode::WRITE] {
            if let Ok(file) = v.open(&mut d, path.as_bytes(), mode) {
                let _ = v.seek(file, 300 * i, Whence::Start);
                let _ = v.read(&mut d, file, &mut buffer);
                let _ = v.write(&mut d, file, &buffer);
                let _ = v.close(&mut d, file);
            }
        }
        let _ = v.rename(&mut d, path.as_bytes(), b"moved with a long name");
        let _ = v.remove(&mut d, path.as_bytes(), false);
    }
    let _ = v.mkdir(&mut d, b"dir/another one");
    let _ = v.rename(&mut d, b"dir", b"moved directory");
    let _ = v.remove(&mut d, b"moved directory", true);
    let _ = v.space(&mut d);
    let mut words = [0; crate::fat::PACKED];
    v.pack(&mut words);
    let mut v = Volume::unpack(&words);
    let _ = v.stat(&mut d, b"moved with a long name");
}

fn filled(sectors: usize, wide: bool) -> Disk {
    let (mut d, mut v) = match wide {
        false => disk(sectors),
        true => {
            let d = super::tools::made(&["-F", "32", "-s", "1"], sectors);
            let mut d = d.unwrap_or_else(|| disk(sectors).0);
            let v = Volume::mount(&mut d).expect("a disk");
            (d, v)
        }
    };
    v.mkdir(&mut d, b"dir").expect("room");
    for i in 0..4 {
        let path = format!("dir/f{i}");
        put(&mut d, &mut v, &path, &[i; 900], OpenMode::WRITE).expect("room");
    }
    put(
        &mut d,
        &mut v,
        "a file with a long name",
        b"x",
        OpenMode::WRITE,
    )
    .expect("room");
    d
}

/// Bytes to change: in the boot sector, and among the first sectors, where all that matters is.
fn hits() -> impl proptest::strategy::Strategy<Value = Vec<(usize, u8)>> {
    proptest::collection::vec(
        proptest::prop_oneof![
            (0usize..70, 0u8..),
            (0usize..20 * SECTOR, 0u8..),
            (0usize..20 * SECTOR, 0u8..3),
        ],
        1..60,
    )
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(80))]

    #[test]
    fn damaged_disks_are_survived(hits in hits(), sectors in proptest::sample::select(vec![60, 300, 5000])) {
        let mut d = filled(sectors, false);
        for (at, byte) in hits {
            d.0[at / 512][at % 512] = byte;
        }
        exercise(d);
    }

    #[test]
    fn damaged_directories_and_tables_are_survived(hits in hits(), skip in 1usize..30) {
        let mut d = filled(400, false);
        for (at, byte) in hits {
            d.0[(skip + at / 512) % 400][at % 512] = byte;
        }
        exercise(d);
    }
}

#[test]
fn damaged_wide_tables_are_survived() {
    let clean = filled(70_000, true);
    let mut seed = 1u32;
    for _ in 0..12 {
        let mut d = clean.clone();
        for _ in 0..40 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let places = [0, 1, 32, 33, 32 + 547, 32 + 2 * 547, 32 + 2 * 547 + 1];
            let sector = places[(seed as usize >> 8) % 7];
            let at = if sector == 0 {
                (seed >> 12) % 70
            } else {
                (seed >> 12) % 512
            };
            d.0[sector][at as usize] = (seed >> 24) as u8;
        }
        exercise(d);
    }
}
