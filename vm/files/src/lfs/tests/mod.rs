//! Tests of both versions: against littlefs as others have it, with power lost at any write, and on
//! damaged disks.

mod behaviour;
mod cost;
mod damage;
mod example;
mod index;
mod oracle;
mod power;
mod random;
mod tidy;

use std::collections::BTreeMap;
use std::format;
use std::string::{String, ToString};
use std::vec;
use std::vec::Vec;

use super::{PACKED, Tuning, Version, Volume};
use crate::{Blocks, Errno, OpenMode, StorageError};

/// What was done to a flash.
#[derive(Clone)]
enum Done {
    Erased(u32),
    Programmed(u32, u32, Vec<u8>),
}

/// Flash memory, which is programmed once after it was erased.
#[derive(Clone)]
struct Flash {
    bytes: Vec<u8>,
    /// The version of the format that is on it.
    version: Version,
    block: u32,
    /// Bytes programmed at once.
    unit: u32,
    done: Vec<Done>,
    /// How often it was read.
    reads: u64,
    /// How much may still be asked of it.
    patience: u64,
}

const VERSIONS: [Version; 2] = [Version::One, Version::Two];

impl Flash {
    fn new(version: Version, block: u32, count: u32, unit: u32) -> Flash {
        Flash {
            bytes: vec![0xff; (block * count) as usize],
            version,
            block,
            unit,
            done: Vec::new(),
            reads: 0,
            patience: u64::MAX,
        }
    }

    fn span(&mut self, block: u32, offset: u32, len: usize) -> Result<usize, StorageError> {
        self.patience = self.patience.checked_sub(1).expect("bounded work");
        let start = block as usize * self.block as usize + offset as usize;
        let inside =
            offset as usize + len <= self.block as usize && start + len <= self.bytes.len();
        inside.then_some(start).ok_or(StorageError)
    }

    fn redo(&mut self, done: &Done) {
        match done {
            Done::Erased(block) => {
                let start = (block * self.block) as usize;
                self.bytes[start..start + self.block as usize].fill(0xff);
            }
            Done::Programmed(block, offset, bytes) => {
                let start = (block * self.block + offset) as usize;
                self.bytes[start..start + bytes.len()].copy_from_slice(bytes);
            }
        }
    }
}

impl Blocks for Flash {
    fn block_size(&self) -> u32 {
        self.block
    }
    fn blocks(&self) -> u32 {
        self.bytes.len() as u32 / self.block
    }
    fn read_at(&mut self, block: u32, offset: u32, into: &mut [u8]) -> Result<(), StorageError> {
        self.reads += 1;
        let start = self.span(block, offset, into.len())?;
        into.copy_from_slice(&self.bytes[start..start + into.len()]);
        Ok(())
    }
    fn program(&mut self, block: u32, offset: u32, from: &[u8]) -> Result<(), StorageError> {
        let start = self.span(block, offset, from.len())?;
        assert!(offset.is_multiple_of(self.unit) && (from.len() as u32).is_multiple_of(self.unit));
        let room = &mut self.bytes[start..start + from.len()];
        assert!(room.iter().all(|b| *b == 0xff), "programmed twice");
        room.copy_from_slice(from);
        self.done
            .push(Done::Programmed(block, offset, from.to_vec()));
        Ok(())
    }
    fn erase(&mut self, block: u32) -> Result<(), StorageError> {
        self.span(block, 0, self.block as usize)?;
        self.done.push(Done::Erased(block));
        self.redo(&Done::Erased(block));
        Ok(())
    }
    fn settle(&mut self) -> Result<(), StorageError> {
        Ok(())
    }
}

fn tuning(d: &Flash) -> Tuning {
    Tuning {
        version: d.version,
        program: d.unit,
        dated: true,
    }
}

fn formatted(version: Version, block: u32, count: u32, unit: u32) -> (Flash, Volume) {
    let mut d = Flash::new(version, block, count, unit);
    let tuning = tuning(&d);
    Volume::format(&mut d, tuning).expect("room");
    let v = mounted(&mut d);
    (d, v)
}

fn mounted(d: &mut Flash) -> Volume {
    let tuning = tuning(d);
    Volume::mount(d, tuning, false).expect("mounts")
}

fn put(
    d: &mut Flash,
    v: &mut Volume,
    path: &str,
    data: &[u8],
    mode: OpenMode,
) -> Result<(), Errno> {
    let file = v.open(d, path.as_bytes(), mode)?;
    for piece in data.chunks(300) {
        if let Err(error) = v.write(d, file, piece) {
            v.close(d, file)?;
            return Err(error);
        }
    }
    v.close(d, file)
}

fn get(d: &mut Flash, v: &mut Volume, path: &str) -> Result<Vec<u8>, Errno> {
    let file = v.open(d, path.as_bytes(), OpenMode::READ)?;
    let mut all = Vec::new();
    let mut piece = [0; 200];
    loop {
        let n = v.read(d, file, &mut piece)?;
        if n == 0 {
            break;
        }
        all.extend(&piece[..n]);
    }
    v.close(d, file)?;
    Ok(all)
}

/// Every file and, with a slash at its end, directory.
fn contents(d: &mut Flash, v: &mut Volume) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let mut name = [0; 255];
        let mut i = 0;
        while let Some((len, stat)) = v
            .list(d, folder.as_bytes(), i, &mut name)
            .unwrap_or_else(|e| panic!("{folder}: {e:?}"))
        {
            i += 1;
            let name = String::from_utf8_lossy(&name[..len]).to_string();
            let path = format!("{folder}/{name}");
            if stat.directory {
                files.insert(format!("{path}/"), Vec::new());
                folders.push(path);
            } else {
                let data = get(d, v, &path).unwrap_or_else(|e| panic!("{path}: {e:?}"));
                assert_eq!(data.len() as u64, stat.size, "{path}");
                files.insert(path, data);
            }
        }
    }
    files
}
