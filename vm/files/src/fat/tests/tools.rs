//! What others make of our disks and we of theirs: mkfs.fat, fsck.fat, mtools, where installed.

use std::format;
use std::io::Write;
use std::process::Command;
use std::string::{String, ToString};
use std::vec;
use std::vec::Vec;

use super::*;

/// A disk as the file that the tools want.
pub(super) fn image_of(disk: &Disk) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(disk.0.as_flattened()).expect("room");
    file
}

fn disk_of(file: &tempfile::NamedTempFile) -> Disk {
    let bytes = std::fs::read(file.path()).expect("there");
    let (sectors, rest) = bytes.as_chunks::<SECTOR>();
    assert!(rest.is_empty());
    RamDisk(sectors.to_vec())
}

/// The output of a tool; `None` when it is not installed.
fn run(tool: &str, arguments: &[&str], file: &tempfile::NamedTempFile) -> Option<(bool, String)> {
    let path = file.path().to_str().expect("UTF-8").to_string();
    let found = ["/usr/sbin", "/usr/bin", "/sbin"]
        .map(|folder| format!("{folder}/{tool}"))
        .into_iter()
        .find(|p| std::path::Path::new(p).exists())?;
    let mut command = Command::new(found);
    command.env("MTOOLS_SKIP_CHECK", "1").env("TZ", "UTC");
    if tool.starts_with('m') && tool != "mkfs.fat" {
        command.args(["-i", &path]).args(arguments);
    } else {
        command.args(arguments).arg(&path);
    }
    let output = command.output().expect("starts");
    let text = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    Some((output.status.success(), text))
}

/// A disk that mkfs.fat made.
pub(super) fn made(options: &[&str], sectors: usize) -> Option<Disk> {
    let file = image_of(&RamDisk(vec![[0; SECTOR]; sectors]));
    let (ok, text) = run("mkfs.fat", options, &file)?;
    assert!(ok, "{text}");
    Some(disk_of(&file))
}

/// What fsck.fat says beyond what costs only room: lost clusters, parts of long names without
/// their file, a chain that is longer than its file, copies of the table that differ.
pub(super) fn complaints(image: &tempfile::NamedTempFile) -> Vec<String> {
    let Some((_, text)) = run("fsck.fat", &["-n"], image) else {
        return Vec::new();
    };
    let harmless = [
        "fsck.fat ",
        "Leaving filesystem unchanged",
        "Reclaimed ",
        "Orphaned long file name part",
        "Auto-deleting",
        "FATs differ",
        "Using first FAT",
        "Free cluster summary uninitialized",
        "Auto-setting",
        "Truncating file",
        "Filesystem has errors",
    ];
    let mut lines = text.lines().peekable();
    let mut bad = Vec::new();
    while let Some(line) = lines.next() {
        let path = line.starts_with('/') && !line.contains(" files, ");
        let room_only = path
            && lines
                .peek()
                .is_some_and(|next| next.contains("cluster chain length is >"));
        if room_only {
            lines.next();
            continue;
        }
        let summary = line.contains(" files, ") && line.contains("clusters");
        let known = harmless.iter().any(|h| line.trim_start().starts_with(h));
        if !line.trim().is_empty() && !summary && !known {
            bad.push(line.to_string());
        }
    }
    bad
}

/// Nothing at all is wrong.
pub(super) fn assert_clean(disk: &Disk) {
    if let Some((ok, text)) = run("fsck.fat", &["-n"], &image_of(disk)) {
        assert!(ok, "{text}");
    }
}

#[test]
fn our_disks_are_sound_to_others() {
    for sectors in [40, 224, 2000, 5000, 20_000, 70_000] {
        let (mut d, mut v) = disk(sectors);
        v.set_time(1_795_230_474);
        v.mkdir(&mut d, b"lib").expect("room");
        for i in 0..10 {
            let name = format!("lib/Module number {i}.py");
            put(&mut d, &mut v, &name, &[b'x'; 700], OpenMode::WRITE).expect("room");
            if i % 2 == 0 {
                v.rename(&mut d, name.as_bytes(), format!("m{i}.py").as_bytes())
                    .expect("room");
            }
        }
        v.remove(&mut d, b"lib/Module number 1.py", false)
            .expect("there");
        assert_clean(&d);
        if let Some((ok, text)) = run("mdir", &["-a", "::lib"], &image_of(&d)) {
            assert!(ok && text.contains("Module number 9.py"), "{text}");
            assert!(text.contains("2026-11-21   3:07"), "{text}");
        }
        if let Some((ok, text)) = run("mtype", &["::m2.py"], &image_of(&d)) {
            assert!(ok && text == "x".repeat(700), "{text}");
        }
    }
}

#[test]
fn disks_of_others_are_read_and_written() {
    let kinds: [(&[&str], usize, &str); 5] = [
        (&["-F", "12"], 2880, "12"),
        (&["-F", "12", "-r", "16"], 100, "12"),
        (&["-F", "16", "-s", "1"], 5000, "16"),
        (&["-F", "16", "-s", "4", "-f", "1"], 40_000, "16"),
        (&["-F", "32", "-s", "1"], 70_000, "32"),
    ];
    let long = "A letter to the world.text";
    for (options, sectors, what) in kinds {
        let Some(d) = made(options, sectors) else {
            return;
        };
        let image = image_of(&d);
        let text = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(text.path(), "hello ".repeat(500)).expect("room");
        let from = text.path().to_str().expect("UTF-8");
        if let Some((ok, said)) = run("mmd", &["::FOLDER", "::FOLDER/deep"], &image) {
            assert!(ok, "FAT{what}: {said}");
        }
        let to = format!("::folder/deep/{long}");
        if let Some((ok, said)) = run("mcopy", &[from, &to], &image) {
            assert!(ok, "{said}");
        }
        let mut d = disk_of(&image);
        let mut v = Volume::mount(&mut d).unwrap_or_else(|e| panic!("FAT{what}: {e:?}"));
        v.set_time(1_795_230_474);
        let path = format!("Folder/DEEP/{long}");
        assert_eq!(
            get(&mut d, &mut v, &path),
            Ok("hello ".repeat(500).into_bytes())
        );
        let stat = v.stat(&mut d, path.as_bytes()).expect("there");
        let made = text
            .path()
            .metadata()
            .and_then(|m| m.modified())
            .expect("there");
        let made = made
            .duration_since(std::time::UNIX_EPOCH)
            .expect("later")
            .as_secs();
        assert!(
            stat.modified.abs_diff(made) <= 2,
            "{} {made}",
            stat.modified
        );
        put(&mut d, &mut v, &path, b"and more", OpenMode::APPEND).expect("room");
        put(
            &mut d,
            &mut v,
            "folder/ours.txt",
            &[7; 3000],
            OpenMode::WRITE,
        )
        .expect("room");
        v.rename(&mut d, b"folder/ours.txt", b"Yours.Text")
            .expect("room");
        assert_clean(&d);
        if let Some((ok, said)) = run("mtype", &["::YOURS.TEXT"], &image_of(&d)) {
            assert!(ok && said.as_bytes() == [7; 3000], "{said}");
        }
    }
}

#[test]
fn a_first_partition_is_found() {
    let Some(inner) = made(&["-F", "16", "-s", "1"], 5000) else {
        return;
    };
    let mut d = RamDisk(vec![[0; SECTOR]; 63]);
    d.0[0][450] = 6;
    d.0[0][454..458].copy_from_slice(&63u32.to_le_bytes());
    d.0[0][458..462].copy_from_slice(&5000u32.to_le_bytes());
    d.0[0][510..].copy_from_slice(&[0x55, 0xaa]);
    d.0.extend(inner.0);
    let mut v = Volume::mount(&mut d).expect("found");
    put(&mut d, &mut v, "x", b"in the partition", OpenMode::WRITE).expect("room");
    let inner = RamDisk(d.0.split_off(63));
    assert_clean(&inner);
    if let Some((_, said)) = run("mtype", &["::x"], &image_of(&inner)) {
        assert_eq!(said, "in the partition");
    }
}
