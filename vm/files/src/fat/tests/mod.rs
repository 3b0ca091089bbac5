//! Tests of the file system: by itself, against the tools of other systems when they are
//! installed, and with power lost at any write.

mod behaviour;
mod damage;
mod power;
mod random;
mod tools;

use std::string::String;
use std::vec;
use std::vec::Vec;

use super::Volume;
use crate::{Errno, OpenMode, RamDisk, SECTOR, Storage, StorageError, Whence};

type Disk = RamDisk<Vec<[u8; SECTOR]>>;

fn disk(sectors: usize) -> (Disk, Volume) {
    let mut disk = RamDisk(vec![[0xff; SECTOR]; sectors]);
    let volume = Volume::mount_or_format(&mut disk);
    (disk, volume)
}

fn put(d: &mut Disk, v: &mut Volume, path: &str, data: &[u8], mode: OpenMode) -> Result<(), Errno> {
    let file = v.open(d, path.as_bytes(), mode)?;
    let mut written = 0;
    while written < data.len() {
        match v.write(d, file, &data[written..]) {
            Ok(0) => break,
            Ok(n) => written += n,
            Err(e) => {
                v.close(d, file)?;
                return Err(e);
            }
        }
    }
    v.close(d, file)
}

fn get(d: &mut Disk, v: &mut Volume, path: &str) -> Result<Vec<u8>, Errno> {
    let file = v.open(d, path.as_bytes(), OpenMode::READ)?;
    let mut all = Vec::new();
    let mut piece = [0; 300];
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

fn names(d: &mut Disk, v: &mut Volume, path: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut name = [0; 300];
    while let Some((len, _)) = v
        .list(d, path.as_bytes(), all.len(), &mut name)
        .expect("listable")
    {
        all.push(String::from_utf8(name[..len].to_vec()).expect("UTF-8"));
    }
    all.sort();
    all
}
