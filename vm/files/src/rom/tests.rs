//! Images as `mpremote` writes them, as others might, and damaged ones.

use std::collections::BTreeMap;
use std::process::Command;
use std::string::{String, ToString};
use std::vec::Vec;
use std::{format, vec};

use super::{Image, Node};
use crate::Errno;

/// What `mpremote romfs --no-mpy build` of version 1.29 makes of a folder with a text, an empty
/// file, an empty folder, and a file in a folder in a folder.
const WRITTEN: &[u8] = b"\xd2\xcd\x31\x4a\
    \x05\x13\x05a.txt\x02\x0bhello text\n\
    \x05\x08\x05empty\x02\x00\
    \x04\x09\x08emptydir\
    \x04\x1e\x03sub\x04\x12\x04deep\x05\x0b\x05q.bin\x02\x03abc\x04\x04\x03lib";

/// A number as images have it.
fn number(n: usize) -> Vec<u8> {
    let mut bytes = vec![(n & 0x7f) as u8];
    let mut n = n >> 7;
    while n > 0 {
        bytes.insert(0, (n & 0x7f) as u8 | 0x80);
        n >>= 7;
    }
    bytes
}

fn record(kind: usize, parts: &[&[u8]]) -> Vec<u8> {
    let body = parts.concat();
    [number(kind), number(body.len()), body].concat()
}

fn named(kind: usize, name: &str, inside: &[&[u8]]) -> Vec<u8> {
    let inside = inside.concat();
    record(kind, &[&number(name.len()), name.as_bytes(), &inside])
}

fn image(parts: &[&[u8]]) -> Vec<u8> {
    record(0x14_a6b1, parts)
}

/// All that is in an image, by its path; folders end with a slash. Each is also found by its path.
fn contents(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, Errno> {
    let image = Image::new(bytes)?;
    let mut tree = BTreeMap::new();
    let mut folders = vec![(String::new(), image.find(b"/")?)];
    while let Some((path, folder)) = folders.pop() {
        for entry in image.entries(folder)? {
            let entry = entry?;
            let path = format!("{path}/{}", String::from_utf8_lossy(entry.name));
            match entry.node {
                Node::Directory(_) => {
                    tree.insert(format!("{path}/"), Vec::new());
                    folders.push((path, entry.node));
                }
                Node::File(span) => {
                    tree.insert(path, bytes[span.from..][..span.len].to_vec());
                }
            }
        }
    }
    Ok(tree)
}

fn tree(of: &[(&str, &[u8])]) -> BTreeMap<String, Vec<u8>> {
    let one = |(path, data): &(&str, &[u8])| (path.to_string(), data.to_vec());
    of.iter().map(one).collect()
}

#[test]
fn an_image_holds_what_was_put_into_it() {
    let expected = tree(&[
        ("/a.txt", b"hello text\n"),
        ("/empty", b""),
        ("/emptydir/", b""),
        ("/sub/", b""),
        ("/sub/deep/", b""),
        ("/sub/deep/q.bin", b"abc"),
        ("/sub/lib/", b""),
    ]);
    assert_eq!(contents(WRITTEN), Ok(expected));
    let whole = Image::new(WRITTEN).expect("an image");
    assert_eq!(whole.size(), WRITTEN.len());
    assert!(matches!(whole.find(b"sub//deep/"), Ok(Node::Directory(_))));
    assert_eq!(whole.find(b"/a.txt").map(|n| n.stat().size), Ok(11));
    assert_eq!(whole.find(b"/a.tx"), Err(Errno::ENOENT));
    assert_eq!(whole.find(b"/a.txt/b"), Err(Errno::ENOTDIR));
}

#[test]
fn bytes_after_an_image_are_not_its_own() {
    let longer = [WRITTEN, &[0xff; 100]].concat();
    assert_eq!(Image::new(&longer).map(|i| i.size()), Ok(WRITTEN.len()));
    assert_eq!(contents(&longer), contents(WRITTEN));
}

#[test]
fn other_bytes_are_no_image() {
    let ends = (0..WRITTEN.len()).map(|end| &WRITTEN[..end]);
    let others = [
        &b"\xd2\xcd\x32\x00"[..],
        b"\xd2\xcd\x31\xff",
        &[0xff; 64],
        &[0; 64],
    ];
    for bytes in ends.chain(others) {
        assert_eq!(contents(bytes), Err(Errno::ENODEV), "{bytes:x?}");
    }
}

#[test]
fn what_is_not_known_is_skipped() {
    let unknown = record(1, &[&[0; 5]]);
    let larger = record(200_000, &[b"later"]);
    let data = record(2, &[b"data"]);
    let file = named(5, "f", &[&larger, &unknown, &data]);
    let bytes = image(&[&unknown, &larger, &file, &larger]);
    assert_eq!(contents(&bytes), Ok(tree(&[("/f", b"data")])));
}

#[test]
fn damaged_images_give_errors() {
    let mut wrong = 0;
    for at in 0..WRITTEN.len() {
        for value in 0..=255 {
            let mut damaged = WRITTEN.to_vec();
            damaged[at] = value;
            wrong += usize::from(contents(&damaged).is_err());
            if let Ok(image) = Image::new(&damaged) {
                let _ = image.find(b"/sub/deep/q.bin");
            }
        }
    }
    assert!(wrong > 1000, "{wrong}");
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_looked_at(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
        let _ = contents(&image(&[&bytes]));
        let _ = contents(&bytes);
    }
}

#[test]
fn images_of_the_official_tool_are_read() {
    let Some(mpremote) = std::env::var_os("GARTER_MPREMOTE") else {
        return;
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path().join("root");
    let mut expected = BTreeMap::new();
    std::fs::create_dir(&root).expect("room");
    for size in [0, 1, 127, 128, 300, 20_000, 300_000] {
        let inside = format!("{}-deep", size % 7);
        expected.insert(format!("/{inside}/"), Vec::new());
        std::fs::create_dir_all(root.join(&inside)).expect("room");
        for path in [format!("/size {size}"), format!("/{inside}/{size}.bin")] {
            let data: Vec<u8> = (0..size).map(|i: usize| ((i * i) >> 3) as u8).collect();
            std::fs::write(root.join(&path[1..]), &data).expect("room");
            expected.insert(path, data);
        }
    }
    let output = folder.path().join("image");
    let done = Command::new(mpremote)
        .args(["romfs", "--no-mpy", "-o"])
        .args([&output])
        .arg("build")
        .arg(&root)
        .output()
        .expect("it starts");
    assert!(done.status.success(), "{done:?}");
    let bytes = std::fs::read(&output).expect("it was written");
    assert_eq!(contents(&bytes), Ok(expected));
    assert_eq!(Image::new(&bytes).map(|i| i.size()), Ok(bytes.len()));
}
