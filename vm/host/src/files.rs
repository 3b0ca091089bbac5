//! The host's files as the machine sees them: numbers for open files, errno for errors.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::time::UNIX_EPOCH;

use garter_runtime::port::{Errno, OpenMode, Stat, Whence};

use crate::failure::errno;

/// The open files.
#[derive(Default)]
pub(crate) struct Files {
    open: Vec<Option<File>>,
    /// The directory that was listed last, so that walking through one is not quadratic.
    listed: Option<(PathBuf, Vec<(String, Stat)>)>,
}

fn path(bytes: &[u8]) -> Result<PathBuf, Errno> {
    let text = std::str::from_utf8(bytes).map_err(|_| Errno(22))?;
    Ok(PathBuf::from(if text.is_empty() { "." } else { text }))
}

fn stat_of(metadata: &fs::Metadata) -> Stat {
    let modified = metadata
        .modified()
        .ok()
        .and_then(|t| t.duration_since(UNIX_EPOCH).ok());
    Stat {
        directory: metadata.is_dir(),
        size: metadata.len(),
        modified: modified.map_or(0, |d| d.as_secs()),
    }
}

impl Files {
    pub(crate) fn open(&mut self, name: &[u8], mode: OpenMode) -> Result<u32, Errno> {
        let path = path(name)?;
        if path.is_dir() {
            return Err(Errno(21));
        }
        let file = OpenOptions::new()
            .read(mode.read)
            .write(mode.write && !mode.append)
            .append(mode.append)
            .truncate(mode.truncate)
            .create(mode.truncate || mode.append)
            .create_new(mode.exclusive)
            .open(path)
            .map_err(|e| errno(&e))?;
        let slot = match self.open.iter().position(Option::is_none) {
            Some(slot) => slot,
            None => {
                self.open.push(None);
                self.open.len() - 1
            }
        };
        self.open[slot] = Some(file);
        Ok(slot as u32)
    }

    fn file(&mut self, file: u32) -> Result<&mut File, Errno> {
        self.open
            .get_mut(file as usize)
            .and_then(Option::as_mut)
            .ok_or(Errno(9))
    }

    pub(crate) fn close(&mut self, file: u32) {
        if let Some(slot) = self.open.get_mut(file as usize) {
            *slot = None;
        }
    }

    pub(crate) fn read(&mut self, file: u32, into: &mut [u8]) -> Result<usize, Errno> {
        self.file(file)?.read(into).map_err(|e| errno(&e))
    }

    pub(crate) fn write(&mut self, file: u32, from: &[u8]) -> Result<usize, Errno> {
        self.file(file)?.write(from).map_err(|e| errno(&e))
    }

    pub(crate) fn seek(&mut self, file: u32, offset: i64, whence: Whence) -> Result<u64, Errno> {
        let to = match whence {
            Whence::Start => SeekFrom::Start(u64::try_from(offset).map_err(|_| Errno(22))?),
            Whence::Current => SeekFrom::Current(offset),
            Whence::End => SeekFrom::End(offset),
        };
        self.file(file)?.seek(to).map_err(|e| errno(&e))
    }

    pub(crate) fn flush(&mut self, file: u32) -> Result<(), Errno> {
        self.file(file)?.sync_data().map_err(|e| errno(&e))
    }

    pub(crate) fn stat(&mut self, name: &[u8]) -> Result<Stat, Errno> {
        fs::metadata(path(name)?)
            .map(|m| stat_of(&m))
            .map_err(|e| errno(&e))
    }

    /// Bytes of a block, how many blocks there are and how many are free: of a large disk in
    /// larger blocks, so that their number fits.
    pub(crate) fn space(&mut self, name: &[u8]) -> Result<(u32, u32, u32), Errno> {
        let (mut block, mut blocks, mut free) =
            crate::space::of(&path(name)?).map_err(|e| errno(&e))?;
        while blocks > u64::from(u32::MAX) && block > 0 {
            (block, blocks, free) = (block.saturating_mul(2), blocks / 2, free / 2);
        }
        let fit = |n| u32::try_from(n).unwrap_or(u32::MAX);
        Ok((fit(block), fit(blocks), fit(free)))
    }

    pub(crate) fn list(
        &mut self,
        name: &[u8],
        index: usize,
        into: &mut [u8],
    ) -> Result<Option<(usize, Stat)>, Errno> {
        let path = path(name)?;
        if index == 0 || self.listed.as_ref().is_none_or(|(p, _)| *p != path) {
            let mut entries = Vec::new();
            for entry in fs::read_dir(&path).map_err(|e| errno(&e))?.flatten() {
                let stat = entry.metadata().map(|m| stat_of(&m));
                let stat = stat.unwrap_or(Stat {
                    directory: false,
                    size: 0,
                    modified: 0,
                });
                entries.push((entry.file_name().to_string_lossy().into_owned(), stat));
            }
            self.listed = Some((path, entries));
        }
        let entry = self
            .listed
            .as_ref()
            .and_then(|(_, entries)| entries.get(index));
        let Some((name, stat)) = entry else {
            return Ok(None);
        };
        let len = name.len().min(into.len());
        into[..len].copy_from_slice(&name.as_bytes()[..len]);
        Ok(Some((len, *stat)))
    }

    pub(crate) fn mkdir(&mut self, name: &[u8]) -> Result<(), Errno> {
        fs::create_dir(path(name)?).map_err(|e| errno(&e))
    }

    pub(crate) fn remove(&mut self, name: &[u8], directory: bool) -> Result<(), Errno> {
        let path = path(name)?;
        let removed = if directory {
            fs::remove_dir(path)
        } else {
            fs::remove_file(path)
        };
        removed.map_err(|e| errno(&e))
    }

    pub(crate) fn rename(&mut self, from: &[u8], to: &[u8]) -> Result<(), Errno> {
        fs::rename(path(from)?, path(to)?).map_err(|e| errno(&e))
    }
}
