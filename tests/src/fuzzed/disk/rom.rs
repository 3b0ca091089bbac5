//! ROMFS.

use garter_files::rom::{Image, Node};

use super::{DIRECTORIES, NAMES};

/// Any bytes as a ROMFS image, behind the three that begin each.
pub fn romfs(data: &[u8]) {
    let bytes = [b"\xd2\xcd\x31", data].concat();
    let Ok(image) = Image::new(&bytes) else {
        return;
    };
    assert!(image.size() <= bytes.len(), "the image is in the bytes");
    let mut paths = vec![Vec::new()];
    let mut looked_at = 0;
    while let Some(path) = paths.get(looked_at).cloned() {
        looked_at += 1;
        let Ok(node) = image.find(&path) else {
            continue;
        };
        let _ = node.stat();
        if let Node::File(span) = node {
            let held = bytes.get(span.from..span.from + span.len);
            assert!(held.is_some(), "a file is in the image");
            continue;
        }
        let Ok(mut entries) = image.entries(node) else {
            continue;
        };
        for _ in 0..NAMES {
            let Some(Ok(entry)) = entries.next() else {
                break;
            };
            if paths.len() < DIRECTORIES * NAMES {
                paths.push([&path, &b"/"[..], entry.name].concat());
            }
        }
        assert_eq!(
            image.entries(entries.rest()).map(Iterator::count),
            Ok(entries.count())
        );
    }
}
