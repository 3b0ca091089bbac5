//! What is known of many entries at once is what the log says of each.

use super::super::disk::{Disk, NOTHING};
use super::super::pair::Pair;
use super::super::tag::{Tag, kind};
use super::*;

/// The block that the log is written to.
const BLOCK: u32 = 7;

/// Writes a log of these tags, as others may.
fn log(d: &mut Flash, tags: &[Tag]) -> Pair {
    let start = (BLOCK * d.block) as usize;
    let (mut end, mut last) = (4, u32::MAX);
    for tag in tags {
        let at = start + end;
        d.bytes[at..at + 4].copy_from_slice(&(tag.0 ^ last).to_be_bytes());
        (end, last) = (end + 4 + tag.len() as usize, tag.0);
    }
    Pair {
        blocks: [BLOCK, BLOCK + 1],
        revision: 1,
        end: end as u32,
        last,
        count: 0,
        tail: [NOTHING; 2],
        hard: false,
        moving: [0; 3],
    }
}

fn agree(disk: &mut Disk<'_>, pair: &Pair, id: u32) {
    let known = disk.known(pair, id).expect("sound");
    let mut piece = |mask, wanted| disk.piece(pair, id, mask, wanted).expect("sound");
    let name = piece(kind::GROUP, kind::NAMES);
    assert_eq!(known.name(pair), name, "{id}");
    let structure = piece(kind::GROUP, kind::STRUCTURES);
    assert_eq!(known.structure(pair), structure, "{id}");
    let changed = piece(0x7ff, kind::CHANGED);
    assert_eq!(known.changed(pair), changed, "{id}");
    let other = disk.pieces(pair, id, |piece| {
        let tag = piece.tag;
        (tag.group() == kind::ATTRIBUTES && tag.kind() != kind::CHANGED).then_some(())
    });
    assert_eq!(known.others, other.expect("sound").is_some(), "{id}");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(60))]

    #[test]
    fn an_index_says_of_each_entry_what_the_log_says(
        steps in proptest::collection::vec((0usize..12, 0u32..140, 0u32..6), 1..300),
    ) {
        const KINDS: [u32; 12] = [
            kind::CREATE, kind::CREATE, kind::CREATE, kind::DELETE, kind::FILE, kind::DIRECTORY,
            kind::INLINE, kind::PAIR, kind::IN_CLUSTERS, kind::CHANGED, kind::ATTRIBUTES,
            kind::SOFT_TAIL,
        ];
        let (mut d, mut v) = formatted(Version::Two, 4096, 20, 32);
        let tags: Vec<Tag> = steps
            .iter()
            .map(|(i, id, len)| match (KINDS[*i], *len) {
                (kind @ (kind::CREATE | kind::DELETE), _) => Tag::new(kind, *id, 0),
                // What was and is no more.
                (kind, 5) => Tag::new(kind, *id, super::super::tag::NONE),
                (kind, len) => Tag::new(kind, *id, len),
            })
            .collect();
        let pair = log(&mut d, &tags);
        let mut disk = v.start(&mut d).expect("mounted");
        (0..150).for_each(|id| agree(&mut disk, &pair, id));
    }
}

#[test]
fn a_directory_of_more_than_one_index_is_known_as_a_whole() {
    let (mut d, mut v) = formatted(Version::Two, 65_536, 16, 32);
    let mut model = BTreeMap::new();
    // Names come in between others, and every other goes again.
    for i in (0..300).map(|i| i * 7 % 300) {
        let path = format!("/f{i}");
        put(&mut d, &mut v, &path, path.as_bytes(), OpenMode::WRITE).expect("room");
        model.insert(path.clone(), path.into_bytes());
    }
    for i in (0..300).step_by(2) {
        let path = format!("/f{i}");
        v.remove(&mut d, path.as_bytes(), false).expect("there");
        model.remove(&path);
    }
    assert_eq!(contents(&mut d, &mut v), model);
    oracle::assert_same(&d, &model);
}

#[test]
fn an_index_of_a_block_that_was_erased_is_forgotten() {
    let (mut d, mut v) = formatted(Version::Two, 512, 20, 32);
    let pair = log(
        &mut d,
        &[Tag::new(kind::FILE, 0, 4), Tag::new(kind::INLINE, 0, 4)],
    );
    let mut disk = v.start(&mut d).expect("mounted");
    agree(&mut disk, &pair, 0);
    let known = disk.known(&pair, 0).expect("sound");
    assert!(known.name(&pair).is_some());
    disk.erase(BLOCK).expect("there");
    agree(&mut disk, &pair, 0);
}
