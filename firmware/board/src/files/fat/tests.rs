//! Tests of the file system: by itself, and against the tools of other systems when they are
//! installed.

use std::collections::BTreeMap;
use std::format;
use std::string::String;
use std::vec;
use std::vec::Vec;

use garter_runtime::port::{Errno, OpenMode, Whence};

use super::Volume;
use crate::hardware::{SECTOR, Storage, StorageError};

struct Disk(Vec<[u8; SECTOR]>);

impl Storage for Disk {
    fn sectors(&self) -> u32 {
        self.0.len() as u32
    }
    fn read(&mut self, sector: u32, into: &mut [u8; SECTOR]) -> Result<(), StorageError> {
        *into = *self.0.get(sector as usize).ok_or(StorageError)?;
        Ok(())
    }
    fn write(&mut self, sector: u32, from: &[u8; SECTOR]) -> Result<(), StorageError> {
        *self.0.get_mut(sector as usize).ok_or(StorageError)? = *from;
        Ok(())
    }
    fn sync(&mut self) -> Result<(), StorageError> {
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
    read: false,
    write: true,
    truncate: false,
    append: true,
    exclusive: false,
};

fn disk(sectors: usize) -> (Disk, Volume) {
    let mut disk = Disk(vec![[0xff; SECTOR]; sectors]);
    let volume = Volume::mount_or_format(&mut disk);
    (disk, volume)
}

fn put(d: &mut Disk, v: &mut Volume, path: &str, data: &[u8], mode: OpenMode) -> Result<(), Errno> {
    let file = v.open(d, path.as_bytes(), mode)?;
    let mut written = 0;
    while written < data.len() {
        match v.write(d, file, &data[written..]) {
            Ok(0) => break,
            Ok(n) => written += n,
            Err(e) => {
                v.close(d, file)?;
                return Err(e);
            }
        }
    }
    v.close(d, file)
}

fn get(d: &mut Disk, v: &mut Volume, path: &str) -> Result<Vec<u8>, Errno> {
    let file = v.open(d, path.as_bytes(), READ)?;
    let mut all = Vec::new();
    let mut piece = [0; 300];
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

fn names(d: &mut Disk, v: &mut Volume, path: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut name = [0; 300];
    while let Some((len, _)) = v
        .list(d, path.as_bytes(), all.len(), &mut name)
        .expect("listable")
    {
        all.push(String::from_utf8(name[..len].to_vec()).expect("UTF-8"));
    }
    all.sort();
    all
}

#[test]
fn files_keep_their_bytes_over_a_remount() {
    let (mut d, mut v) = disk(200);
    let long = "a file with a long name, and Umläute 😀.txt";
    let data: Vec<u8> = (0..5000u32).map(|i| (i * 7) as u8).collect();
    put(&mut d, &mut v, long, &data, WRITE).expect("room");
    put(&mut d, &mut v, "MAIN.PY", b"print(1)", WRITE).expect("room");
    put(&mut d, &mut v, "main2.py", b"", WRITE).expect("room");
    put(&mut d, &mut v, "MAIN.PY", b"\nprint(2)", APPEND).expect("room");
    let mut v = Volume::mount_or_format(&mut d);
    assert_eq!(get(&mut d, &mut v, long), Ok(data));
    assert_eq!(
        get(&mut d, &mut v, "main.py"),
        Ok(b"print(1)\nprint(2)".to_vec())
    );
    assert_eq!(get(&mut d, &mut v, "missing"), Err(Errno(2)));
    assert_eq!(names(&mut d, &mut v, ""), ["MAIN.PY", long, "main2.py"]);
}

#[test]
fn directories_nest_and_grow() {
    let (mut d, mut v) = disk(400);
    v.mkdir(&mut d, b"lib").expect("room");
    v.mkdir(&mut d, b"lib/deep").expect("room");
    assert_eq!(v.mkdir(&mut d, b"lib"), Err(Errno(17)));
    assert_eq!(v.mkdir(&mut d, b"none/x"), Err(Errno(2)));
    for i in 0..60 {
        let path = format!("lib/deep/module number {i}.py");
        put(&mut d, &mut v, &path, path.as_bytes(), WRITE).expect("room");
    }
    assert_eq!(names(&mut d, &mut v, "lib/deep").len(), 60);
    assert_eq!(v.remove(&mut d, b"lib/deep", true), Err(Errno(13)));
    for i in 0..60 {
        let path = format!("lib/deep/module number {i}.py");
        assert_eq!(get(&mut d, &mut v, &path), Ok(path.clone().into_bytes()));
        v.remove(&mut d, path.as_bytes(), false).expect("there");
    }
    let before = v.space(&mut d).expect("mounted").2;
    v.remove(&mut d, b"lib/deep", true).expect("empty");
    assert!(v.space(&mut d).expect("mounted").2 > before);
}

#[test]
fn a_full_disk_says_so_and_keeps_the_others() {
    let (mut d, mut v) = disk(40);
    put(&mut d, &mut v, "kept.txt", b"kept", WRITE).expect("room");
    assert_eq!(
        put(&mut d, &mut v, "big.bin", &[1; 30_000], WRITE),
        Err(Errno(28))
    );
    assert_eq!(get(&mut d, &mut v, "kept.txt"), Ok(b"kept".to_vec()));
    v.remove(&mut d, b"big.bin", false).expect("there");
    put(&mut d, &mut v, "small.bin", &[1; 3000], WRITE).expect("room again");
}

#[test]
fn renaming_moves_and_replaces() {
    let (mut d, mut v) = disk(100);
    put(&mut d, &mut v, "a.txt", b"new", WRITE).expect("room");
    put(&mut d, &mut v, "b.txt", b"old content", WRITE).expect("room");
    v.mkdir(&mut d, b"sub").expect("room");
    v.rename(&mut d, b"a.txt", b"b.txt").expect("replaces");
    assert_eq!(get(&mut d, &mut v, "b.txt"), Ok(b"new".to_vec()));
    assert_eq!(get(&mut d, &mut v, "a.txt"), Err(Errno(2)));
    v.rename(&mut d, b"b.txt", b"sub/c.txt").expect("moves");
    v.rename(&mut d, b"sub/c.txt", b"sub/C.TXT")
        .expect("changes case");
    assert_eq!(names(&mut d, &mut v, "sub"), ["C.TXT"]);
    assert_eq!(v.rename(&mut d, b"sub", b"sub/inside"), Err(Errno(17)));
}

#[test]
fn seeking_past_the_end_leaves_zeros() {
    let (mut d, mut v) = disk(100);
    let mode = OpenMode {
        read: true,
        ..WRITE
    };
    let file = v.open(&mut d, b"gap", mode).expect("room");
    v.seek(file, 1500, Whence::Start).expect("allowed");
    v.write(&mut d, file, b"end").expect("room");
    v.seek(file, -3, Whence::End).expect("allowed");
    let mut end = [0; 8];
    assert_eq!(v.read(&mut d, file, &mut end), Ok(3));
    v.close(&mut d, file).expect("room");
    let all = get(&mut d, &mut v, "gap").expect("there");
    assert_eq!(all.len(), 1503);
    assert!(all[..1500].iter().all(|b| *b == 0));
}

#[test]
fn an_open_file_is_not_removed_or_renamed() {
    let (mut d, mut v) = disk(100);
    let file = v.open(&mut d, b"busy", WRITE).expect("room");
    assert_eq!(v.remove(&mut d, b"busy", false), Err(Errno(13)));
    assert_eq!(v.rename(&mut d, b"busy", b"other"), Err(Errno(13)));
    v.close(&mut d, file).expect("open");
    v.remove(&mut d, b"busy", false).expect("closed");
}

proptest::proptest! {
    /// Random operations against a model of plain byte vectors.
    #[test]
    fn random_operations_agree_with_a_model(
        steps in proptest::collection::vec((0u8..5, 0usize..6, 0usize..3000), 1..60),
    ) {
        let (mut d, mut v) = disk(120);
        let mut model: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        for (serial, (what, which, size)) in steps.into_iter().enumerate() {
            let name = format!("file number {which}.dat");
            let data = vec![serial as u8; size];
            match what {
                0 | 1 => {
                    if put(&mut d, &mut v, &name, &data, WRITE).is_ok() {
                        model.insert(name, data);
                    } else {
                        // No room: what is left is some of the data.
                        let left = get(&mut d, &mut v, &name).unwrap_or_default();
                        proptest::prop_assert!(data.starts_with(&left));
                        if v.remove(&mut d, name.as_bytes(), false).is_ok() {
                            model.remove(&name);
                        }
                    }
                }
                2 => {
                    let before = model.get(&name).cloned().unwrap_or_default();
                    if put(&mut d, &mut v, &name, &data, APPEND).is_ok() {
                        model.entry(name).or_default().extend(data);
                    } else {
                        let left = get(&mut d, &mut v, &name).unwrap_or_default();
                        proptest::prop_assert!(left.starts_with(&before));
                        if left.is_empty() && before.is_empty() {
                            let _ = v.remove(&mut d, name.as_bytes(), false);
                            model.remove(&name);
                        } else {
                            model.insert(name, left);
                        }
                    }
                }
                3 => {
                    let removed = v.remove(&mut d, name.as_bytes(), false).is_ok();
                    proptest::prop_assert_eq!(removed, model.remove(&name).is_some());
                }
                _ => v = Volume::mount_or_format(&mut d),
            }
            let listed = names(&mut d, &mut v, "");
            let known: Vec<String> = model.keys().cloned().collect();
            proptest::prop_assert_eq!(listed, known);
            for (name, data) in &model {
                proptest::prop_assert_eq!(&get(&mut d, &mut v, name).expect("listed"), data);
            }
        }
    }

    /// Any bytes for a disk: nothing panics or hangs.
    #[test]
    fn damaged_disks_are_survived(seed: u64, hits in proptest::collection::vec((0usize..20 * 512, 0u8..), 1..40)) {
        let (mut d, mut v) = disk(60);
        v.mkdir(&mut d, b"dir").expect("room");
        for i in 0..4u64 {
            put(&mut d, &mut v, &format!("dir/f{i}"), &[(seed >> (i * 8)) as u8; 900], WRITE).expect("room");
        }
        for (at, byte) in hits {
            d.0[at / 512][at % 512] = byte;
        }
        let mut v = Volume::mount_or_format(&mut d);
        let mut name = [0; 64];
        for i in 0..40 {
            let _ = v.list(&mut d, b"", i, &mut name);
            let _ = v.list(&mut d, b"dir", i, &mut name);
        }
        for i in 0..4 {
            let _ = get(&mut d, &mut v, &format!("dir/f{i}"));
            let _ = put(&mut d, &mut v, &format!("dir/f{i}"), b"again", APPEND);
            let _ = v.remove(&mut d, format!("dir/f{i}").as_bytes(), false);
        }
        let _ = v.remove(&mut d, b"dir", true);
        let _ = v.space(&mut d);
    }
}
