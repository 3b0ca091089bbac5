//! The examples of the specification of version 1, byte by byte, and small disks made by hand
//! from them.

use super::*;

/// "Here's an example of a complete superblock", as printed but for its checksum, which is that of
/// an earlier version of the text there.
const SUPERBLOCK: &[u8] = b"\x03\x00\x00\x00\x34\x00\x00\x00\x03\x00\x00\x00\x02\x00\x00\x00\
    \x2e\x14\x00\x08\x03\x00\x00\x00\x02\x00\x00\x00\x00\x02\x00\x00\
    \x00\x04\x00\x00\x01\x00\x01\x00\x6c\x69\x74\x74\x6c\x65\x66\x73\
    \x68\x96\x3b\xc8";

/// "Here's an example of a simple directory stored on disk", checksum and all.
const DIRECTORY: &[u8] = b"\x0a\x00\x00\x00\x9a\x00\x00\x00\x25\x00\x00\x00\x24\x00\x00\x00\
    \x22\x08\x00\x03\x05\x00\x00\x00\x04\x00\x00\x00\x74\x65\x61\x22\
    \x08\x00\x06\x07\x00\x00\x00\x06\x00\x00\x00\x63\x6f\x66\x66\x65\
    \x65\x22\x08\x00\x04\x09\x00\x00\x00\x08\x00\x00\x00\x73\x6f\x64\
    \x61\x22\x08\x00\x05\x1d\x00\x00\x00\x1c\x00\x00\x00\x6d\x69\x6c\
    \x6b\x31\x22\x08\x00\x05\x1f\x00\x00\x00\x1e\x00\x00\x00\x6d\x69\
    \x6c\x6b\x32\x22\x08\x00\x05\x21\x00\x00\x00\x20\x00\x00\x00\x6d\
    \x69\x6c\x6b\x33\x22\x08\x00\x05\x23\x00\x00\x00\x22\x00\x00\x00\
    \x6d\x69\x6c\x6b\x34\x22\x08\x00\x05\x25\x00\x00\x00\x24\x00\x00\
    \x00\x6d\x69\x6c\x6b\x35\x06\x31\x6e\xc8";

/// "Here's what a dir entry may look like with these attributes": 32 bytes of a file in block 5.
pub(super) const FILE: &[u8] = b"\x11\x08\x09\x0c\x05\x00\x00\x00\x20\x00\x00\x00\xc1\x23\x1a\xc8\
    \x59\x00\xc2\xb4\x01\x73\x6d\x61\x6c\x6c\x61\x76\x61\x63\x61\x64\
    \x6f";

/// The volume of the example: 1024 blocks of 512 bytes.
pub(super) fn disk() -> Flash {
    let mut d = Flash::new(Version::One, 512, 1024, 16);
    place(&mut d, 0, SUPERBLOCK);
    place(&mut d, 1, SUPERBLOCK);
    d
}

pub(super) fn place(d: &mut Flash, block: usize, bytes: &[u8]) {
    d.bytes[block * 512..][..bytes.len()].copy_from_slice(bytes);
}

/// A block of metadata with these entries, and nothing after it.
pub(super) fn block(revision: u32, entries: &[u8], tail: [u32; 2]) -> Vec<u8> {
    let size = 20 + entries.len() as u32;
    let words = [revision, size, tail[0], tail[1]];
    let mut bytes: Vec<u8> = words.iter().flat_map(|w| w.to_le_bytes()).collect();
    bytes.extend(entries);
    let sum = super::super::checksum::crc(super::super::checksum::START, &bytes);
    bytes.extend(sum.to_le_bytes());
    bytes
}

pub(super) const END: [u32; 2] = [u32::MAX; 2];

fn names(d: &mut Flash, v: &mut Volume, folder: &str) -> Vec<(String, bool, u64)> {
    let mut name = [0; 255];
    let mut all = Vec::new();
    while let Some((len, stat)) = v
        .list(d, folder.as_bytes(), all.len(), &mut name)
        .expect("sound")
    {
        let name = String::from_utf8_lossy(&name[..len]).to_string();
        all.push((name, stat.directory, stat.size));
    }
    all
}

#[test]
fn the_directory_of_the_specification_is_read() {
    let mut d = disk();
    place(&mut d, 3, DIRECTORY);
    let mut v = mounted(&mut d);
    let expected = [
        "tea", "coffee", "soda", "milk1", "milk2", "milk3", "milk4", "milk5",
    ];
    assert_eq!(
        names(&mut d, &mut v, ""),
        expected.map(|name| (name.to_string(), true, 0))
    );
    // Its directory "tea" is in the blocks that it says.
    place(&mut d, 4, &block(1, FILE, END));
    assert_eq!(
        names(&mut d, &mut v, "tea"),
        [("smallavacado".to_string(), false, 32)]
    );
    assert_eq!(v.stat(&mut d, b"soda/x"), Err(Errno::EIO)); // nothing is there
}

#[test]
fn of_two_sound_blocks_the_newer_one_counts_however_revisions_wrap() {
    let entries = |name: &[u8]| [&FILE[..3], &[name.len() as u8], &FILE[4..21], name].concat();
    for (revisions, counts) in [
        ([1, 2], 1),
        ([2, 1], 0),
        ([u32::MAX, 0], 1),
        ([0, u32::MAX], 0),
    ] {
        let mut d = disk();
        for (i, name) in [b"first", b"other"].into_iter().enumerate() {
            place(&mut d, 2 + i, &block(revisions[i], &entries(name), END));
        }
        let mut v = mounted(&mut d);
        let found = names(&mut d, &mut v, "").remove(0).0;
        assert_eq!(found, ["first", "other"][counts], "{revisions:?}");
        // The one that counts is damaged: the other one does.
        d.bytes[(2 + counts) * 512 + 20] ^= 1;
        let mut v = mounted(&mut d);
        let found = names(&mut d, &mut v, "").remove(0).0;
        assert_eq!(found, ["other", "first"][counts], "{revisions:?}");
    }
}

#[test]
fn attributes_of_others_are_kept() {
    let mut d = disk();
    place(&mut d, 3, &block(1, FILE, END));
    d.bytes[5 * 512..5 * 512 + 32].copy_from_slice(b"thirty-two bytes of an avocado..");
    let mut v = mounted(&mut d);
    put(&mut d, &mut v, "smallavacado", b"more", OpenMode::APPEND).expect("room");
    v.mkdir(&mut d, b"sub").expect("room");
    v.rename(&mut d, b"smallavacado", b"sub/a").expect("room");
    assert_eq!(
        get(&mut d, &mut v, "sub/a").as_deref(),
        Ok(b"thirty-two bytes of an avocado..more".as_slice())
    );
    let moved = [b"\xc1\x23\x1a\xc8\x59\x00\xc2\xb4\x01".as_slice(), b"a"].concat();
    let kept = d.bytes.windows(moved.len()).any(|w| w == moved);
    assert!(kept, "the attributes are before the new name");
}

#[test]
fn other_versions_and_sizes_are_refused() {
    let root = block(1, b"", END);
    let whole = |about: &[u8]| {
        let mut d = Flash::new(Version::One, 512, 1024, 16);
        place(&mut d, 0, &block(1, about, [3, 2]));
        place(&mut d, 3, &root);
        let tuning = tuning(&d);
        Volume::mount(&mut d, tuning, true).map(|_| ())
    };
    let about = &SUPERBLOCK[16..48];
    assert_eq!(whole(about), Ok(()));
    let changed = |at: usize, byte: u8| {
        let mut about = about.to_vec();
        about[at] = byte;
        whole(&about)
    };
    for (at, byte) in [(22, 2), (20, 2), (13, 4), (17, 5), (24, b'L'), (0, 0x11)] {
        assert_eq!(changed(at, byte), Err(Errno::ENODEV), "{at}");
    }
    let mut d = Flash::new(Version::Two, 512, 1024, 16);
    d.bytes = disk().bytes;
    let tuning = tuning(&d);
    assert!(matches!(
        Volume::mount(&mut d, tuning, true),
        Err(Errno::ENODEV)
    ));
}

#[test]
fn a_list_that_bites_its_tail_is_survived() {
    let mut d = disk();
    d.patience = 200_000;
    place(&mut d, 3, &block(1, b"", [0, 1]));
    let mut v = mounted(&mut d);
    assert_eq!(v.mkdir(&mut d, b"x"), Err(Errno::EIO));
    assert!(matches!(v.space(&mut d), Err(Errno::EIO)));
    // A directory whose next pair is itself.
    let mut bytes = block(1, b"", [3, 2]);
    bytes[7] |= 0x80;
    let sum = super::super::checksum::crc(super::super::checksum::START, &bytes[..16]);
    bytes[16..].copy_from_slice(&sum.to_le_bytes());
    place(&mut d, 3, &bytes);
    let mut v = mounted(&mut d);
    assert_eq!(v.stat(&mut d, b"x"), Err(Errno::EIO));
}
