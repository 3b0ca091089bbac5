//! Images of littlefs as others have it are read and changed, and ours are by it.

use std::io::Write;
use std::process::Command;

use super::*;

/// CRC-32 as zlib has it.
fn zlib_crc(bytes: &[u8]) -> u32 {
    !super::super::checksum::crc(super::super::checksum::START, bytes)
}

/// Runs the other littlefs on a disk, where it is installed; gives what it prints.
fn ask(what: &str, d: &mut Flash) -> Option<String> {
    let python = std::env::var_os("GARTER_PYTHON")?;
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(&d.bytes).expect("room");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lfs/tests/oracle.py");
    let output = Command::new(python)
        .arg(script)
        .arg(what)
        .arg(file.path())
        .args([d.block, d.blocks(), d.unit].map(|n| n.to_string()))
        .output()
        .expect("Python starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{what}: {said}");
    d.bytes = std::fs::read(file.path()).expect("there");
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A tree as the script shows it.
fn shown(tree: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut lines: Vec<String> = tree
        .iter()
        .map(|(path, data)| match path.ends_with('/') {
            true => path.clone(),
            false => format!("{path} {} {:08x}", data.len(), zlib_crc(data)),
        })
        .collect();
    lines.sort();
    lines
}

fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = text.lines().map(ToString::to_string).collect();
    lines.sort();
    lines
}

/// Others find in a disk of ours what is in the model.
pub(super) fn assert_same(d: &Flash, model: &BTreeMap<String, Vec<u8>>) {
    let mut copy = d.clone();
    if let Some(text) = ask("list", &mut copy) {
        assert_eq!(lines(&text), shown(model));
    }
}

#[test]
fn disks_of_others_are_read_and_changed() {
    for (block, count, unit) in [
        (512, 200, 32),
        (4096, 40, 256),
        (128, 1500, 16),
        (512, 400, 1),
    ] {
        let mut d = Flash::new(block, count, unit);
        if ask("make", &mut d).is_none() {
            return;
        }
        let theirs = ask("list", &mut d).expect("it was there");
        let mut v = mounted(&mut d);
        let mut tree = contents(&mut d, &mut v);
        assert_eq!(shown(&tree), lines(&theirs), "{block}");
        put(&mut d, &mut v, "/lib/deep/ours", &[9; 2000], WRITE).expect("room");
        tree.insert("/lib/deep/ours".into(), vec![9; 2000]);
        v.rename(&mut d, b"/a first name", b"/lib/deep/z")
            .expect("room");
        let moved = tree.remove("/a first name").expect("there");
        tree.insert("/lib/deep/z".into(), moved);
        put(&mut d, &mut v, "/many 02", b"more", APPEND).expect("room");
        tree.get_mut("/many 02").expect("there").extend(b"more");
        v.mkdir(&mut d, b"/our folder").expect("room");
        tree.insert("/our folder/".into(), Vec::new());
        assert_eq!(contents(&mut d, &mut v), tree);
        assert_same(&d, &tree);
    }
}

#[test]
fn others_change_our_disks() {
    for (block, count, unit) in [(512, 200, 32), (4096, 40, 256), (1024, 100, 16)] {
        let (mut d, mut v) = formatted(block, count, unit);
        v.mkdir(&mut d, b"lib").expect("room");
        for i in 0..25u8 {
            let path = format!("file number {i}");
            put(&mut d, &mut v, &path, &vec![i; usize::from(i) * 50], WRITE).expect("room");
        }
        v.rename(&mut d, b"file number 3", b"lib/three")
            .expect("room");
        v.remove(&mut d, b"file number 4", false).expect("there");
        let Some(text) = ask("change", &mut d) else {
            return;
        };
        let mut v = mounted(&mut d);
        assert_eq!(shown(&contents(&mut d, &mut v)), lines(&text));
        // And on it goes.
        put(&mut d, &mut v, "their folder/y", &[1; 900], WRITE).expect("room");
        let tree = contents(&mut d, &mut v);
        assert_same(&d, &tree);
    }
}
