//! What is promised of files and directories.

use super::*;

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
        put(&mut d, &mut v, &path, &data, OpenMode::WRITE).expect("room");
        model.insert(path, data);
    }
    for i in [1, 3, 7, 10] {
        let path = format!("/lib/f{i}");
        put(&mut d, &mut v, &path, &[i; 77], OpenMode::APPEND).expect("room");
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
    put(&mut d, &mut v, "f", &model, OpenMode::WRITE).expect("room");
    let both = OpenMode {
        write: true,
        ..OpenMode::READ
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
    put(&mut d, &mut v, "kept", &[1; 2000], OpenMode::WRITE).expect("room");
    assert_eq!(
        put(&mut d, &mut v, "big", &[2; 30_000], OpenMode::WRITE),
        Err(Errno::ENOSPC)
    );
    let mut v = mounted(&mut d);
    assert_eq!(get(&mut d, &mut v, "kept"), Ok(vec![1; 2000]));
    let _ = v.remove(&mut d, b"big", false);
    put(&mut d, &mut v, "small", &[3; 3000], OpenMode::WRITE).expect("room again");
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
    put(&mut d, &mut v, "old", old, OpenMode::WRITE).expect("room");
    for i in 0..100 {
        // Each takes a block, and some of it remains for metadata.
        if put(&mut d, &mut v, &format!("f{i}"), &[i; 400], OpenMode::WRITE).is_err() {
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
            let file = v.open(&mut d, b"old", OpenMode::APPEND).expect("there");
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
