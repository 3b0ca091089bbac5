//! What version 1 does when something moves from one directory to another, and what is done about
//! what is left when that was cut short.

use super::*;

/// Every state of a disk while `what` is done to it, the last one when it is done.
fn states(d: &mut Flash, v: &mut Volume, what: impl Fn(&mut Flash, &mut Volume)) -> Vec<Flash> {
    let mut left = d.clone();
    d.done.clear();
    what(d, v);
    let done = std::mem::take(&mut d.done);
    let mut all = Vec::new();
    for step in done {
        left.redo(&step);
        all.push(left.clone());
    }
    all
}

fn paths(d: &mut Flash, v: &mut Volume) -> Vec<String> {
    contents(d, v).into_keys().collect()
}

#[test]
fn an_empty_file_among_empty_files_moves_without_being_lost() {
    let (mut d, mut v) = formatted(Version::One, 512, 60, 16);
    v.mkdir(&mut d, b"sub").expect("room");
    for path in ["a", "b", "sub/c"] {
        put(&mut d, &mut v, path, b"", OpenMode::WRITE).expect("room");
    }
    for (from, to) in [("/a", "/sub/a"), ("/b", "/sub/b"), ("/sub/a", "/d")] {
        let before = paths(&mut d, &mut v);
        let states = states(&mut d, &mut v, |d, v| {
            v.rename(d, from.as_bytes(), to.as_bytes()).expect("room");
        });
        let after = paths(&mut d, &mut v);
        for (n, mut d) in states.into_iter().enumerate() {
            let mut v = mounted(&mut d);
            let now = paths(&mut d, &mut v);
            assert!(now == before || now == after, "{from} {n}: {now:?}");
            oracle::assert_same(&d, &contents(&mut d.clone(), &mut v));
            put(&mut d, &mut v, "/new", b"x", OpenMode::WRITE).expect("room");
            v.remove(&mut d, b"/new", false).expect("there");
            assert_eq!(paths(&mut d, &mut v), now, "{from} {n}");
            oracle::assert_same(&d, &contents(&mut d.clone(), &mut v));
        }
    }
}

#[test]
fn directories_that_nobody_names_give_their_room_back() {
    let (mut d, mut v) = formatted(Version::One, 512, 40, 16);
    for i in 0..12 {
        let name = format!("a rather long name of a file, number {i}");
        put(&mut d, &mut v, &name, &[i; 10], OpenMode::WRITE).expect("room");
    }
    let free = v.space(&mut d).expect("sound").free;
    let making = states(&mut d, &mut v, |d, v| v.mkdir(d, b"sub").expect("room"));
    let removing = states(&mut d, &mut v, |d, v| {
        v.remove(d, b"sub", true).expect("empty");
    });
    assert_eq!(v.space(&mut d).expect("sound").free, free);
    for (n, mut d) in making.into_iter().chain(removing).enumerate() {
        let mut v = mounted(&mut d);
        if v.stat(&mut d, b"sub").is_ok() {
            v.remove(&mut d, b"sub", true).expect("empty");
        } else {
            // Any change tidies up first.
            let _ = v.remove(&mut d, b"none", false);
        }
        assert_eq!(v.space(&mut d).expect("sound").free, free, "{n}");
    }
}

#[test]
fn a_pair_that_gets_empty_leaves_its_directory() {
    let (mut d, mut v) = formatted(Version::One, 256, 100, 16);
    let free = v.space(&mut d).expect("sound").free;
    let name = |i: usize| format!("a rather long name of a file, number {i}");
    for i in 0..30 {
        put(&mut d, &mut v, &name(i), b"", OpenMode::WRITE).expect("room");
    }
    let used = free - v.space(&mut d).expect("sound").free;
    assert!(used >= 10, "{used}");
    for i in (0..30).rev() {
        v.remove(&mut d, name(i).as_bytes(), false).expect("there");
        oracle::assert_same(&d, &contents(&mut d.clone(), &mut v));
    }
    assert_eq!(v.space(&mut d).expect("sound").free, free);
}

#[test]
fn nothing_is_written_to_what_is_mounted_for_reading() {
    let (mut d, mut v) = formatted(Version::One, 512, 60, 16);
    v.mkdir(&mut d, b"sub").expect("room");
    put(&mut d, &mut v, "a", &[1; 100], OpenMode::WRITE).expect("room");
    let states = states(&mut d, &mut v, |d, v| {
        v.rename(d, b"a", b"sub/a").expect("room");
    });
    for mut d in states {
        let bytes = d.bytes.clone();
        let tuning = tuning(&d);
        let mut v = Volume::mount(&mut d, tuning, true).expect("sound");
        let all = contents(&mut d, &mut v);
        assert_eq!(all.len(), 2, "{:?}", all.keys());
        assert_eq!(v.remove(&mut d, b"a", false), Err(Errno::EROFS));
        assert_eq!(d.bytes, bytes);
    }
}

#[test]
fn a_block_that_was_replaced_is_the_one_that_counts() {
    // A block of the directory "sub" was worn out and replaced by block 9, and power was lost
    // before the list of all pairs got to know.
    let pointer = |name: &[u8], [a, b]: [u8; 2]| {
        let head = [0x22, 8, 0, name.len() as u8, a, 0, 0, 0, b, 0, 0, 0];
        [&head[..], name].concat()
    };
    let mut d = example::disk();
    example::place(
        &mut d,
        3,
        &example::block(1, &pointer(b"sub", [5, 9]), [5, 6]),
    );
    example::place(&mut d, 5, &example::block(1, b"", example::END));
    let inside = [example::FILE, &pointer(b"deep", [10, 11])].concat();
    let mut file = inside;
    file[4] = 12; // its block, in place of 5
    example::place(&mut d, 9, &example::block(2, &file, [10, 11]));
    example::place(&mut d, 11, &example::block(1, b"", example::END));
    d.bytes[12 * 512..12 * 512 + 32].copy_from_slice(b"thirty-two bytes of an avocado..");
    let mut v = mounted(&mut d);
    let mut tree = contents(&mut d, &mut v);
    assert_eq!(
        tree.keys().collect::<Vec<_>>(),
        ["/sub/", "/sub/deep/", "/sub/smallavacado"]
    );
    for i in 0..10 {
        let path = format!("/sub/deep/f{i}");
        put(&mut d, &mut v, &path, &[i; 600], OpenMode::WRITE).expect("room");
        tree.insert(path, vec![i; 600]);
    }
    let mut v = mounted(&mut d);
    assert_eq!(contents(&mut d, &mut v), tree);
    assert_eq!(v.space(&mut d).expect("sound").free, 1024 - 8 - 1 - 20);
    oracle::assert_same(&d, &tree);
}

#[test]
fn a_move_cut_short_is_ended_before_what_moved_changes() {
    let (mut d, mut v) = formatted(Version::One, 512, 60, 16);
    v.mkdir(&mut d, b"sub").expect("room");
    put(&mut d, &mut v, "a", &[1; 100], OpenMode::WRITE).expect("room");
    let states = states(&mut d, &mut v, |d, v| {
        v.rename(d, b"a", b"sub/b").expect("room");
    });
    for (n, mut d) in states.into_iter().enumerate() {
        let mut v = mounted(&mut d);
        let before = paths(&mut d, &mut v);
        let file = before.iter().find(|p| !p.ends_with('/')).expect("it");
        put(&mut d, &mut v, file, &[2; 10], OpenMode::APPEND).expect("room");
        assert_eq!(paths(&mut d, &mut v), before, "{n}");
        assert_eq!(get(&mut d, &mut v, file).map(|data| data.len()), Ok(110));
    }
}

#[test]
fn a_full_disk_leaves_what_should_move_where_it_is() {
    let (mut d, mut v) = formatted(Version::One, 512, 16, 16);
    v.mkdir(&mut d, b"sub").expect("room");
    let name = |i: usize| format!("sub/a rather long name of a file, number {i}");
    let mut i = 0;
    while put(&mut d, &mut v, &name(i), b"", OpenMode::WRITE).is_ok() {
        i += 1;
    }
    // The new entries go to another pair, for which there is no room.
    for i in 0..40 {
        if put(&mut d, &mut v, &format!("f{i}"), b"", OpenMode::WRITE).is_err() {
            break;
        }
    }
    let before = contents(&mut d, &mut v);
    let bytes = d.bytes[512..].to_vec();
    let to = format!(
        "sub/{}",
        "a name that is too long for what is left".repeat(4)
    );
    let moved = v.rename(&mut d, b"f0", to.as_bytes());
    assert_eq!(moved, Err(Errno::ENOSPC));
    assert_ne!(d.bytes[512..], bytes, "it was tried");
    assert_eq!(contents(&mut d, &mut v), before);
    let marked = |d: &Flash| {
        let entries = d
            .bytes
            .windows(14)
            .filter(|w| w[12..] == *b"f0" && w[0] == 0x91);
        entries.count()
    };
    assert!(marked(&d) > 0);
    // And the mark is gone where it counts: the name is not looked for elsewhere.
    v.rename(&mut d, b"f0", b"f").expect("no room needed");
    assert!(contents(&mut d, &mut v).contains_key("/f"));
}
