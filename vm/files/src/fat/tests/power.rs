//! Power lost at any write: what was closed before is whole, and the disk mounts.

use std::collections::BTreeMap;
use std::format;
use std::string::{String, ToString};
use std::vec;
use std::vec::Vec;

use super::tools::{complaints, image_of};
use super::*;

/// A disk that remembers every write.
struct Recorder {
    disk: Disk,
    writes: Vec<(u32, [u8; SECTOR])>,
}

impl Storage for Recorder {
    fn sectors(&self) -> u32 {
        self.disk.sectors()
    }
    fn read(&mut self, sector: u32, into: &mut [u8; SECTOR]) -> Result<(), StorageError> {
        self.disk.read(sector, into)
    }
    fn write(&mut self, sector: u32, from: &[u8; SECTOR]) -> Result<(), StorageError> {
        self.writes.push((sector, *from));
        self.disk.write(sector, from)
    }
    fn sync(&mut self) -> Result<(), StorageError> {
        Ok(())
    }
}

/// What a program does to the disk.
#[derive(Clone)]
enum Step {
    Write(String, Vec<u8>),
    Append(String, Vec<u8>),
    Rename(String, String),
    Remove(String),
    MakeDirectory(String),
    RemoveDirectory(String),
}

impl std::fmt::Debug for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Step::Write(path, data) => write!(f, "write {} to {path}", data.len()),
            Step::Append(path, data) => write!(f, "append {} to {path}", data.len()),
            Step::Rename(from, to) => write!(f, "rename {from} to {to}"),
            Step::Remove(path) => write!(f, "remove {path}"),
            Step::MakeDirectory(path) => write!(f, "make {path}"),
            Step::RemoveDirectory(path) => write!(f, "remove the directory {path}"),
        }
    }
}

type Files = BTreeMap<String, Vec<u8>>;

impl Step {
    fn run(&self, d: &mut Recorder, v: &mut Volume) {
        let done = match self {
            Step::Write(path, data) => store(d, v, path, data, OpenMode::WRITE),
            Step::Append(path, data) => store(d, v, path, data, OpenMode::APPEND),
            Step::Rename(from, to) => v.rename(d, from.as_bytes(), to.as_bytes()),
            Step::Remove(path) => v.remove(d, path.as_bytes(), false),
            Step::MakeDirectory(path) => v.mkdir(d, path.as_bytes()),
            Step::RemoveDirectory(path) => v.remove(d, path.as_bytes(), true),
        };
        done.unwrap_or_else(|e| panic!("{self:?}: {e:?}"));
    }

    /// What the files hold after it.
    fn model(&self, files: &mut Files) {
        match self {
            Step::Write(path, data) => drop(files.insert(path.clone(), data.clone())),
            Step::Append(path, data) => files.entry(path.clone()).or_default().extend(data),
            Step::Rename(from, to) => {
                let inside: Vec<String> = files.keys().cloned().collect();
                for path in inside {
                    let Some(rest) = path.strip_prefix(from.as_str()) else {
                        continue;
                    };
                    if rest.is_empty() || rest.starts_with('/') {
                        let data = files.remove(&path).expect("listed");
                        files.insert(format!("{to}{rest}"), data);
                    }
                }
            }
            Step::Remove(path) => drop(files.remove(path)),
            Step::MakeDirectory(_) | Step::RemoveDirectory(_) => {}
        }
    }
}

fn store(
    d: &mut Recorder,
    v: &mut Volume,
    path: &str,
    data: &[u8],
    mode: OpenMode,
) -> Result<(), Errno> {
    let file = v.open(d, path.as_bytes(), mode)?;
    for piece in data.chunks(700) {
        assert_eq!(v.write(d, file, piece)?, piece.len());
    }
    v.close(d, file)
}

/// Every file on the disk.
fn contents(d: &mut Disk, v: &mut Volume) -> Files {
    let mut files = Files::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for name in names(d, v, &folder) {
            let path = format!("{folder}/{name}");
            let path = path.trim_start_matches('/').to_string();
            if v.stat(d, path.as_bytes()).expect("listed").directory {
                folders.push(path);
            } else {
                let data = get(d, v, &path).unwrap_or_else(|e| panic!("{path}: {e:?}"));
                files.insert(path, data);
            }
        }
    }
    files
}

/// Runs the steps on a disk and looks at it as every write left it.
fn lose_power_everywhere(mut disk: Disk, steps: &[Step]) {
    let mut v = Volume::mount(&mut disk).expect("a disk");
    let mut before = contents(&mut disk, &mut v);
    let mut d = Recorder {
        disk: disk.clone(),
        writes: Vec::new(),
    };
    v.set_time(1_795_230_474);
    for step in steps {
        d.writes.clear();
        step.run(&mut d, &mut v);
        let mut after = before.clone();
        step.model(&mut after);
        for (n, (sector, bytes)) in d.writes.iter().enumerate() {
            disk.0[*sector as usize] = *bytes;
            let mut left = disk.clone();
            let mut v = Volume::mount(&mut left).expect("mounts");
            let now = contents(&mut left, &mut v);
            for (path, data) in &before {
                let touched = after.get(path) != Some(data);
                let kept = now.get(path) == Some(data);
                let new = now.get(path).is_none_or(|d| after.get(path) == Some(d));
                let elsewhere = after
                    .iter()
                    .any(|(p, d)| d == data && now.get(p) == Some(d));
                let removed = matches!(step, Step::Remove(p) if p == path);
                let ok = match touched {
                    false => kept,
                    true => kept || new && (removed || elsewhere || now.contains_key(path)),
                };
                assert!(ok, "{step:?}: {path} after write {n}: {:?}", now.keys());
            }
            for path in now.keys() {
                assert!(
                    before.contains_key(path) || after.contains_key(path),
                    "{step:?}: {path} appeared after write {n}"
                );
            }
            let bad = complaints(&image_of(&left));
            assert!(
                bad.is_empty(),
                "{step:?}: after write {n}:\n{}",
                bad.join("\n")
            );
        }
        before = after;
        let mut left = disk.clone();
        let mut v = Volume::mount(&mut left).expect("mounts");
        let now = contents(&mut left, &mut v);
        assert_eq!(now, before, "{step:?}");
    }
}

fn script() -> Vec<Step> {
    let text = |n: usize, c: u8| vec![c; n];
    let s = |t: &str| t.to_string();
    let mut steps = vec![
        Step::Write(s("main.py"), text(700, b'a')),
        Step::MakeDirectory(s("lib")),
        Step::Write(s("lib/a module with a long name.py"), text(2500, b'b')),
        Step::Write(s("main.py"), text(1500, b'c')),
        Step::Append(s("main.py"), text(900, b'd')),
        Step::Append(s("lib/log.txt"), text(10, b'e')),
        Step::Append(s("lib/log.txt"), text(600, b'f')),
        Step::Rename(s("main.py"), s("lib/other.py")),
        Step::Write(s("lib/other.tmp"), text(300, b'g')),
        Step::Rename(s("lib/other.tmp"), s("lib/other.py")),
        Step::Write(s("new config.json"), text(300, b'h')),
        Step::Rename(s("new config.json"), s("lib/log.txt")),
    ];
    for i in 0..24 {
        steps.push(Step::Write(
            format!("lib/a rather long name {i}"),
            text(40, b'i'),
        ));
    }
    steps.extend([
        Step::Rename(
            s("lib/a rather long name 0"),
            s("lib/zzz a name with many, many letters"),
        ),
        Step::Rename(s("lib"), s("library")),
        Step::MakeDirectory(s("deep")),
        Step::Rename(s("library"), s("deep/library")),
        Step::Remove(s("deep/library/other.py")),
        Step::Rename(s("deep/library/a rather long name 1"), s("x.y")),
        Step::Remove(s("deep/library/a rather long name 23")),
        Step::Write(s("x.y"), text(5000, b'j')),
        Step::MakeDirectory(s("empty")),
        Step::RemoveDirectory(s("empty")),
    ]);
    steps
}

#[test]
fn what_was_closed_survives_power_lost_at_any_write() {
    let (d, _) = disk(240);
    lose_power_everywhere(d, &script());
}

#[test]
fn so_it_does_with_fat16_and_its_copy_of_the_table() {
    if let Some(d) = super::tools::made(&["-F", "16", "-s", "1"], 4300) {
        lose_power_everywhere(d, &script());
    }
}

#[test]
fn so_it_does_with_fat32() {
    if let Some(d) = super::tools::made(&["-F", "32", "-s", "1"], 70_000) {
        lose_power_everywhere(d, &script()[..12]);
    }
}
