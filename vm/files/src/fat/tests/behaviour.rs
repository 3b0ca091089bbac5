//! What is promised of files and directories.

use std::format;
use std::vec::Vec;

use super::*;

#[test]
fn files_keep_their_bytes_over_a_remount() {
    let (mut d, mut v) = disk(200);
    let long = "a file with a long name, and Umläute 😀.txt";
    let data: Vec<u8> = (0..5000u32).map(|i| (i * 7) as u8).collect();
    put(&mut d, &mut v, long, &data, OpenMode::WRITE).expect("room");
    put(&mut d, &mut v, "MAIN.PY", b"print(1)", OpenMode::WRITE).expect("room");
    put(&mut d, &mut v, "main2.py", b"", OpenMode::WRITE).expect("room");
    put(&mut d, &mut v, "MAIN.PY", b"\nprint(2)", OpenMode::APPEND).expect("room");
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
fn appending_begins_at_the_end_and_goes_where_it_is_sent() {
    let (mut d, mut v) = disk(100);
    put(&mut d, &mut v, "log", b"before", OpenMode::WRITE).expect("room");
    let file = v.open(&mut d, b"log", OpenMode::APPEND).expect("there");
    assert_eq!(v.seek(file, 0, Whence::Current), Ok(6));
    assert_eq!(v.write(&mut d, file, b" after"), Ok(6));
    assert_eq!(v.seek(file, 0, Whence::Start), Ok(0));
    assert_eq!(v.write(&mut d, file, b"B"), Ok(1));
    v.close(&mut d, file).expect("closed");
    assert_eq!(get(&mut d, &mut v, "log"), Ok(b"Before after".to_vec()));
}

#[test]
fn another_file_system_is_not_formatted_away() {
    let (mut d, _) = disk(100);
    d.0[0] = [0; SECTOR];
    d.0[0][8..16].copy_from_slice(b"littlefs");
    let before = d.clone();
    assert!(!Volume::mount_or_format(&mut d).is_mounted());
    assert!(d.0 == before.0);
    d.0[0][8] = b'L';
    assert!(Volume::mount_or_format(&mut d).is_mounted());
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
        put(&mut d, &mut v, &path, path.as_bytes(), OpenMode::WRITE).expect("room");
    }
    assert_eq!(names(&mut d, &mut v, "lib/deep").len(), 60);
    assert_eq!(v.remove(&mut d, b"lib/deep", true), Err(Errno(13)));
    for i in 0..60 {
        let path = format!("lib/deep/module number {i}.py");
        assert_eq!(get(&mut d, &mut v, &path), Ok(path.clone().into_bytes()));
        v.remove(&mut d, path.as_bytes(), false).expect("there");
    }
    let before = v.space(&mut d).expect("mounted").free;
    v.remove(&mut d, b"lib/deep", true).expect("empty");
    assert!(v.space(&mut d).expect("mounted").free > before);
}

#[test]
fn a_full_disk_says_so_and_keeps_the_others() {
    let (mut d, mut v) = disk(40);
    put(&mut d, &mut v, "kept.txt", b"kept", OpenMode::WRITE).expect("room");
    assert_eq!(
        put(&mut d, &mut v, "big.bin", &[1; 30_000], OpenMode::WRITE),
        Err(Errno(28))
    );
    assert_eq!(get(&mut d, &mut v, "kept.txt"), Ok(b"kept".to_vec()));
    v.remove(&mut d, b"big.bin", false).expect("there");
    put(&mut d, &mut v, "small.bin", &[1; 3000], OpenMode::WRITE).expect("room again");
}

#[test]
fn renaming_moves_and_replaces() {
    let (mut d, mut v) = disk(100);
    put(&mut d, &mut v, "a.txt", b"new", OpenMode::WRITE).expect("room");
    put(&mut d, &mut v, "b.txt", b"old content", OpenMode::WRITE).expect("room");
    v.mkdir(&mut d, b"sub").expect("room");
    v.rename(&mut d, b"a.txt", b"b.txt").expect("replaces");
    assert_eq!(get(&mut d, &mut v, "b.txt"), Ok(b"new".to_vec()));
    assert_eq!(get(&mut d, &mut v, "a.txt"), Err(Errno(2)));
    v.rename(&mut d, b"b.txt", b"sub/c.txt").expect("moves");
    v.rename(&mut d, b"sub/c.txt", b"sub/C.TXT")
        .expect("changes case");
    assert_eq!(names(&mut d, &mut v, "sub"), ["C.TXT"]);
    assert_eq!(v.rename(&mut d, b"sub", b"sub/inside"), Err(Errno::EINVAL));
}

#[test]
fn seeking_past_the_end_leaves_zeros() {
    let (mut d, mut v) = disk(100);
    let mode = OpenMode {
        read: true,
        ..OpenMode::WRITE
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
fn an_open_file_follows_its_name_and_ends_with_its_file() {
    let (mut d, mut v) = disk(100);
    let file = v.open(&mut d, b"busy", OpenMode::WRITE).expect("room");
    v.write(&mut d, file, b"some").expect("room");
    v.rename(&mut d, b"busy", b"other").expect("room");
    v.write(&mut d, file, b" bytes").expect("room");
    v.flush(&mut d, file).expect("open");
    assert_eq!(get(&mut d, &mut v, "other"), Ok(b"some bytes".to_vec()));
    v.remove(&mut d, b"other", false).expect("there");
    assert_eq!(v.write(&mut d, file, b"x"), Err(Errno::EBADF));
    let next = v.open(&mut d, b"next", OpenMode::WRITE).expect("room");
    assert_eq!(v.write(&mut d, file, b"x"), Err(Errno::EBADF));
    v.close(&mut d, next).expect("open");
}
