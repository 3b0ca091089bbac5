//! Tests of both versions: against littlefs as others have it, with power lost at any write, and on
//! damaged disks.

mod cost;
mod damage;
mod example;
mod index;
mod oracle;
mod power;
mod random;
mod tidy;

use std::collections::BTreeMap;
use std::format;
use std::string::{String, ToString};
use std::vec;
use std::vec::Vec;

use super::{PACKED, Tuning, Version, Volume};
use crate::{Blocks, Errno, OpenMode, StorageError};

/// What was done to a flash.
#[derive(Clone)]
enum Done {
    Erased(u32),
    Programmed(u32, u32, Vec<u8>),
}

/// Flash memory, which is programmed once after it was erased.
#[derive(Clone)]
struct Flash {
    bytes: Vec<u8>,
    /// The version of the format that is on it.
    version: Version,
    block: u32,
    /// Bytes programmed at once.
    unit: u32,
    done: Vec<Done>,
    /// How often it was read.
    reads: u64,
    /// How much may still be asked of it.
    patience: u64,
}

const VERSIONS: [Version; 2] = [Version::One, Version::Two];

impl Flash {
    fn new(version: Version, block: u32, count: u32, unit: u32) -> Flash {
        Flash {
            bytes: vec![0xff; (block * count) as usize],
            version,
            block,
            unit,
            done: Vec::new(),
            reads: 0,
            patience: u64::MAX,
        }
    }

    fn span(&mut self, block: u32, offset: u32, len: usize) -> Result<usize, StorageError> {
        self.patience = self.patience.checked_sub(1).expect("bounded work");
        let start = block as usize * self.block as usize + offset as usize;
        let inside =
            offset as usize + len <= self.block as usize && start + len <= self.bytes.len();
        inside.then_some(start).ok_or(StorageError)
    }

    fn redo(&mut self, done: &Done) {
        match done {
            Done::Erased(block) => {
                let start = (block * self.block) as usize;
                self.bytes[start..start + self.block as usize].fill(0xff);
            }
            Done::Programmed(block, offset, bytes) => {
                let start = (block * self.block + offset) as usize;
                self.bytes[start..start + bytes.len()].copy_from_slice(bytes);
            }
        }
    }
}

impl Blocks for Flash {
    fn block_size(&self) -> u32 {
        self.block
    }
    fn blocks(&self) -> u32 {
        self.bytes.len() as u32 / self.block
    }
    fn read_at(&mut self, block: u32, offset: u32, into: &mut [u8]) -> Result<(), StorageError> {
        self.reads += 1;
        let start = self.span(block, offset, into.len())?;
        into.copy_from_slice(&self.bytes[start..start + into.len()]);
        Ok(())
    }
    fn program(&mut self, block: u32, offset: u32, from: &[u8]) -> Result<(), StorageError> {
        let start = self.span(block, offset, from.len())?;
        assert!(offset.is_multiple_of(self.unit) && (from.len() as u32).is_multiple_of(self.unit));
        let room = &mut self.bytes[start..start + from.len()];
        assert!(room.iter().all(|b| *b == 0xff), "programmed twice");
        room.copy_from_slice(from);
        self.done
            .push(Done::Programmed(block, offset, from.to_vec()));
        Ok(())
    }
    fn erase(&mut self, block: u32) -> Result<(), StorageError> {
        self.span(block, 0, self.block as usize)?;
        self.done.push(Done::Erased(block));
        self.redo(&Done::Erased(block));
        Ok(())
    }
    fn settle(&mut self) -> Result<(), StorageError> {
        Ok(())
    }
}

const READ: OpenMode = OpenMode {
    read: true,
    write: false,
    truncate: false,
    append: false,
    exclusive: false,
};
const WRITE: OpenMode = OpenMode {
    read: false,
    write: true,
    truncate: true,
    append: false,
    exclusive: false,
};
const APPEND: OpenMode = OpenMode {
    truncate: false,
    append: true,
    ..WRITE
};

fn tuning(d: &Flash) -> Tuning {
    Tuning {
        version: d.version,
        program: d.unit,
        dated: true,
    }
}

fn formatted(version: Version, block: u32, count: u32, unit: u32) -> (Flash, Volume) {
    let mut d = Flash::new(version, block, count, unit);
    let tuning = tuning(&d);
    Volume::format(&mut d, tuning).expect("room");
    let v = mounted(&mut d);
    (d, v)
}

fn mounted(d: &mut Flash) -> Volume {
    let tuning = tuning(d);
    Volume::mount(d, tuning, false).expect("mounts")
}

fn put(
    d: &mut Flash,
    v: &mut Volume,
    path: &str,
    data: &[u8],
    mode: OpenMode,
) -> Result<(), Errno> {
    let file = v.open(d, path.as_bytes(), mode)?;
    for piece in data.chunks(300) {
        if let Err(error) = v.write(d, file, piece) {
            v.close(d, file)?;
            return Err(error);
        }
    }
    v.close(d, file)
}

fn get(d: &mut Flash, v: &mut Volume, path: &str) -> Result<Vec<u8>, Errno> {
    let file = v.open(d, path.as_bytes(), READ)?;
    let mut all = Vec::new();
    let mut piece = [0; 200];
    loop {
        let n = v.read(d, file, &mut piece)?;
        if n == 0 {
            break;
        }
        all.extend(&piece[..n]);
    }
    v.close(d, file)?;
    Ok(all)
}

/// Every file and, with a slash at its end, directory.
fn contents(d: &mut Flash, v: &mut Volume) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let mut name = [0; 255];
        let mut i = 0;
        while let Some((len, stat)) = v
            .list(d, folder.as_bytes(), i, &mut name)
            .unwrap_or_else(|e| panic!("{folder}: {e:?}"))
        {
            i += 1;
            let name = String::from_utf8_lossy(&name[..len]).to_string();
            let path = format!("{folder}/{name}");
            if stat.directory {
                files.insert(format!("{path}/"), Vec::new());
                folders.push(path);
            } else {
                let data = get(d, v, &path).unwrap_or_else(|e| panic!("{path}: {e:?}"));
                assert_eq!(data.len() as u64, stat.size, "{path}");
                files.insert(path, data);
            }
        }
    }
    files
}

#[test]
fn files_keep_their_bytes_over_a_remount() {
    VERSIONS.into_iter().for_each(keep_their_bytes);
}

fn keep_their_bytes(version: Version) {
    let (mut d, mut v) = formatted(version, 512, 200, 32);
    v.set_time(1_795_230_474_123_456_789);
    v.mkdir(&mut d, b"lib").expect("room");
    let mut model = BTreeMap::new();
    model.insert("/lib/".to_string(), Vec::new());
    for (i, size) in [
        0usize, 1, 63, 64, 65, 300, 511, 512, 513, 1500, 5000, 20_000,
    ]
    .into_iter()
    .enumerate()
    {
        let path = format!("/lib/f{i}");
        let data: Vec<u8> = (0..size).map(|b| (b * 7 + i) as u8).collect();
        put(&mut d, &mut v, &path, &data, WRITE).expect("room");
        model.insert(path, data);
    }
    for i in [1, 3, 7, 10] {
        let path = format!("/lib/f{i}");
        put(&mut d, &mut v, &path, &[i; 77], APPEND).expect("room");
        model.get_mut(&path).expect("known").extend([i; 77]);
    }
    let mut words = [0; PACKED];
    v.pack(&mut words);
    let mut v = Volume::unpack(&words);
    assert_eq!(contents(&mut d, &mut v), model);
    let mut v = mounted(&mut d);
    assert_eq!(contents(&mut d, &mut v), model);
    let stat = v.stat(&mut d, b"lib/f5").expect("there");
    let modified = match version {
        Version::One => 0,
        Version::Two => 1_795_230_474,
    };
    assert_eq!((stat.size, stat.modified), (300, modified));
}

#[test]
fn any_place_of_a_file_can_be_changed() {
    VERSIONS.into_iter().for_each(change_any_place);
}

fn change_any_place(version: Version) {
    let (mut d, mut v) = formatted(version, 512, 100, 16);
    let mut model: Vec<u8> = (0..3000u32).map(|i| i as u8).collect();
    put(&mut d, &mut v, "f", &model, WRITE).expect("room");
    let both = OpenMode {
        read: true,
        write: true,
        ..OpenMode::default()
    };
    let file = v.open(&mut d, b"f", both).expect("there");
    for (at, len) in [
        (10, 5),
        (1000, 600),
        (0, 1),
        (2990, 50),
        (512, 512),
        (3500, 3),
    ] {
        let data = vec![(at % 251) as u8; len];
        v.seek(file, at as i64, crate::Whence::Start).expect("open");
        assert_eq!(v.write(&mut d, file, &data), Ok(len));
        model.resize(model.len().max(at + len), 0);
        model[at..at + len].copy_from_slice(&data);
        v.seek(file, 5, crate::Whence::Start).expect("open");
        let mut some = [0; 20];
        assert_eq!(v.read(&mut d, file, &mut some), Ok(20));
        assert_eq!(some, model[5..25]);
    }
    v.close(&mut d, file).expect("room");
    assert_eq!(get(&mut d, &mut v, "f"), Ok(model));
}

#[test]
fn a_full_disk_says_so_and_keeps_the_others() {
    VERSIONS.into_iter().for_each(fill_the_disk);
}

fn fill_the_disk(version: Version) {
    let (mut d, mut v) = formatted(version, 512, 30, 32);
    put(&mut d, &mut v, "kept", &[1; 2000], WRITE).expect("room");
    assert_eq!(
        put(&mut d, &mut v, "big", &[2; 30_000], WRITE),
        Err(Errno::ENOSPC)
    );
    let mut v = mounted(&mut d);
    assert_eq!(get(&mut d, &mut v, "kept"), Ok(vec![1; 2000]));
    let _ = v.remove(&mut d, b"big", false);
    put(&mut d, &mut v, "small", &[3; 3000], WRITE).expect("room again");
    assert_eq!(get(&mut d, &mut v, "small"), Ok(vec![3; 3000]));
}

#[test]
fn names_that_differ_in_case_are_different() {
    for version in VERSIONS {
        let (mut d, mut v) = formatted(version, 512, 60, 32);
        for folder in ["lib", "LIB"] {
            v.mkdir(&mut d, folder.as_bytes()).expect("room");
        }
        assert_eq!(v.rename(&mut d, b"lib", b"lib/in"), Err(Errno::EINVAL));
        v.rename(&mut d, b"lib", b"LIB/in").expect("another folder");
        assert!(contents(&mut d, &mut v).contains_key("/LIB/in/"));
    }
}

/// Fills a disk until nothing more can be written, but for one file.
fn filled(version: Version, old: &[u8]) -> (Flash, Volume) {
    let (mut d, mut v) = formatted(version, 512, 40, 32);
    put(&mut d, &mut v, "old", old, WRITE).expect("room");
    for i in 0..100 {
        // Each takes a block, and some of it remains for metadata.
        if put(&mut d, &mut v, &format!("f{i}"), &[i; 400], WRITE).is_err() {
            v = mounted(&mut d);
            for back in 1..4 {
                let _ = v.remove(&mut d, format!("f{}", i - back).as_bytes(), false);
            }
            return (d, v);
        }
    }
    panic!("it is never full");
}

#[test]
fn a_file_that_cannot_grow_keeps_what_it_had() {
    VERSIONS.into_iter().for_each(fail_to_grow);
}

fn fail_to_grow(version: Version) {
    for len in [10, 60, 300, 600, 1500] {
        for pieces in [1, 2, 3, 10] {
            let old = vec![b'o'; len];
            let (mut d, mut v) = filled(version, &old);
            let file = v.open(&mut d, b"old", APPEND).expect("there");
            let mut written = 0;
            let piece = vec![b'n'; 20_000 / pieces];
            while v.write(&mut d, file, &piece).is_ok() {
                written += piece.len();
            }
            // There may be no room for its new entry either.
            let closed = v.close(&mut d, file).is_ok();
            let mut v = mounted(&mut d);
            let now = get(&mut d, &mut v, "old").expect("sound");
            let new = now.strip_prefix(&old[..]).expect("what it had");
            assert!(new.iter().all(|b| *b == b'n'), "{len} {pieces}");
            assert!(!closed || new.len() >= written, "{len} {pieces}");
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(60))]

    /// Random operations against a model.
    #[test]
    fn random_operations_agree_with_a_model(
        steps in proptest::collection::vec((0u8..8, 0usize..12, 0usize..2500, 0usize..12), 1..70),
        remount: bool,
        first: bool,
    ) {
        let version = if first { Version::One } else { Version::Two };
        let (mut d, mut v) = formatted(version, 512, 160, 32);
        let mut model: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        v.mkdir(&mut d, b"sub").expect("room");
        model.insert("/sub/".into(), Vec::new());
        let name = |i: usize| match i % 2 {
            0 => format!("/a file with number {i}"),
            _ => format!("/sub/f{i}"),
        };
        for (what, which, size, other) in steps {
            let (path, to) = (name(which), name(other));
            let data = vec![(size % 251) as u8; size];
            match what {
                0 | 1 if put(&mut d, &mut v, &path, &data, WRITE).is_ok() => {
                    model.insert(path, data);
                }
                2 | 3 if put(&mut d, &mut v, &path, &data, APPEND).is_ok() => {
                    model.entry(path).or_default().extend(data);
                }
                0..=3 => {
                    // No room: what there is now is what was there.
                    v = mounted(&mut d);
                    match get(&mut d, &mut v, &path) {
                        Ok(left) => drop(model.insert(path, left)),
                        Err(_) => drop(model.remove(&path)),
                    }
                }
                4 => {
                    let removed = v.remove(&mut d, path.as_bytes(), false).is_ok();
                    proptest::prop_assert_eq!(removed, model.remove(&path).is_some());
                }
                5 | 6 => {
                    let moved = v.rename(&mut d, path.as_bytes(), to.as_bytes());
                    proptest::prop_assert_eq!(moved.is_ok(), model.contains_key(&path));
                    if let Some(data) = model.remove(&path) {
                        model.insert(to, data);
                    }
                }
                _ if remount => v = mounted(&mut d),
                _ => {}
            }
            proptest::prop_assert_eq!(contents(&mut d, &mut v), model.clone());
        }
        super::tests::oracle::assert_same(&d, &model);
    }
}
