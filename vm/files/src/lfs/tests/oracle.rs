//! Images of littlefs as others have it are read and changed, and ours are by it.

use std::io::Write;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use super::*;

/// CRC-32 as zlib has it.
fn zlib_crc(bytes: &[u8]) -> u32 {
    !super::super::checksum::crc(super::super::checksum::START, bytes)
}

/// littlefs 1 of others, as a program, where its sources are.
fn program_one() -> Option<PathBuf> {
    static BUILT: OnceLock<Option<(tempfile::TempDir, PathBuf)>> = OnceLock::new();
    let built = BUILT.get_or_init(|| {
        let sources = PathBuf::from(std::env::var_os("GARTER_LITTLEFS1")?);
        let folder = tempfile::tempdir().expect("a temporary folder");
        let program = folder.path().join("oracle_one");
        let ours = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lfs/tests/oracle_one.c");
        let built = Command::new("cc")
            .args(["-O1", "-w", "-DLFS_NO_DEBUG", "-I"])
            .arg(&sources)
            .arg("-o")
            .arg(&program)
            .arg(ours)
            .args([sources.join("lfs.c"), sources.join("lfs_util.c")])
            .status()
            .expect("a C compiler");
        assert!(built.success());
        Some((folder, program))
    });
    built.as_ref().map(|(_, program)| program.clone())
}

/// The other littlefs of this version, where it is installed.
fn other(version: Version) -> Option<Command> {
    if version == Version::One {
        return program_one().map(Command::new);
    }
    let mut command = Command::new(std::env::var_os("GARTER_PYTHON")?);
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lfs/tests/oracle.py");
    command.arg(script);
    Some(command)
}

/// Runs the other littlefs on a disk, where it is installed; gives what it prints.
fn ask(what: &str, d: &mut Flash) -> Option<String> {
    ask_about(what, d, &[])
}

fn ask_about(what: &str, d: &mut Flash, more: &[String]) -> Option<String> {
    let mut command = other(d.version)?;
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(&d.bytes).expect("room");
    let output = command
        .arg(what)
        .arg(file.path())
        .args([d.block, d.blocks(), d.unit].map(|n| n.to_string()))
        .args(more)
        .output()
        .expect("it starts");
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
    VERSIONS.into_iter().for_each(read_and_change);
}

fn read_and_change(version: Version) {
    for (block, count, unit) in [
        (512, 200, 32),
        (4096, 80, 256),
        (128, 1500, 16),
        (512, 400, 1),
    ] {
        let mut d = Flash::new(version, block, count, unit);
        if ask("make", &mut d).is_none() {
            return;
        }
        let theirs = ask("list", &mut d).expect("it was there");
        let mut v = mounted(&mut d);
        let mut tree = contents(&mut d, &mut v);
        assert_eq!(shown(&tree), lines(&theirs), "{block}");
        let deep = match version {
            Version::One => "/deep",
            Version::Two => "/lib/deep",
        };
        put(
            &mut d,
            &mut v,
            &format!("{deep}/ours"),
            &[9; 2000],
            OpenMode::WRITE,
        )
        .expect("room");
        tree.insert(format!("{deep}/ours"), vec![9; 2000]);
        v.rename(&mut d, b"/a first name", format!("{deep}/z").as_bytes())
            .expect("room");
        let moved = tree.remove("/a first name").expect("there");
        tree.insert(format!("{deep}/z"), moved);
        put(&mut d, &mut v, "/many 02", b"more", OpenMode::APPEND).expect("room");
        tree.get_mut("/many 02").expect("there").extend(b"more");
        v.mkdir(&mut d, b"/our folder").expect("room");
        tree.insert("/our folder/".into(), Vec::new());
        assert_eq!(contents(&mut d, &mut v), tree);
        assert_same(&d, &tree);
    }
}

#[test]
fn others_change_our_disks() {
    VERSIONS.into_iter().for_each(let_others_change);
}

fn let_others_change(version: Version) {
    for (block, count, unit) in [(512, 200, 32), (4096, 80, 256), (1024, 100, 16)] {
        let (mut d, mut v) = formatted(version, block, count, unit);
        v.mkdir(&mut d, b"lib").expect("room");
        for i in 0..25u8 {
            let path = format!("file number {i}");
            put(
                &mut d,
                &mut v,
                &path,
                &vec![i; usize::from(i) * 50],
                OpenMode::WRITE,
            )
            .expect("room");
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
        put(&mut d, &mut v, "their folder/y", &[1; 900], OpenMode::WRITE).expect("room");
        let tree = contents(&mut d, &mut v);
        assert_same(&d, &tree);
    }
}

#[test]
fn what_others_left_when_they_lost_power_is_read_and_tidied() {
    let mut whole = Flash::new(Version::One, 512, 200, 64);
    if ask("make", &mut whole).is_none() {
        return;
    }
    for writes in 0.. {
        let mut d = whole.clone();
        let said = ask_about("lost", &mut d, &[writes.to_string()]).expect("it was there");
        let mut copy = d.clone();
        let theirs = ask("list", &mut copy).expect("it was there");
        let mut v = mounted(&mut d);
        let tree = contents(&mut d, &mut v);
        assert_eq!(shown(&tree), lines(&theirs), "{writes}");
        put(&mut d, &mut v, "/later", &[7; 600], OpenMode::WRITE).expect("room");
        let mut tree = tree;
        tree.insert("/later".into(), vec![7; 600]);
        assert_eq!(contents(&mut d, &mut v), tree, "{writes}");
        assert_same(&d, &tree);
        if !said.is_empty() {
            assert!(writes > 100, "it ended after {writes} writes");
            return;
        }
    }
}
