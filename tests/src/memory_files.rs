//! Files in memory for machines under test: nothing that a program does reaches the disk.

use std::collections::BTreeMap;

use garter_runtime::port::{Errno, OpenMode, Stat, Whence};

const NOT_FOUND: Errno = Errno(2);
const BAD_HANDLE: Errno = Errno(9);
const EXISTS: Errno = Errno(17);
const NOT_A_DIRECTORY: Errno = Errno(20);
const IS_A_DIRECTORY: Errno = Errno(21);
const NOT_EMPTY: Errno = Errno(39);

/// A tree of files, and those that are open.
#[derive(Default)]
pub(crate) struct MemoryFiles {
    /// By path without slashes at its ends; a directory has no bytes.
    entries: BTreeMap<Vec<u8>, Option<Vec<u8>>>,
    open: Vec<Option<Open>>,
}

struct Open {
    path: Vec<u8>,
    position: usize,
    mode: OpenMode,
}

/// The path as the map has it: relative to the top, no empty parts and no dots.
fn clean(path: &[u8]) -> Vec<u8> {
    let parts = path
        .split(|b| *b == b'/')
        .filter(|p| !p.is_empty() && *p != b".");
    parts.collect::<Vec<_>>().join(&b'/')
}

impl MemoryFiles {
    /// Whether the directory that would hold this path exists.
    fn has_parent(&self, path: &[u8]) -> bool {
        match path.iter().rposition(|b| *b == b'/') {
            Some(end) => matches!(self.entries.get(&path[..end]), Some(None)),
            None => true,
        }
    }

    fn opened(&mut self, file: u32) -> Result<&mut Open, Errno> {
        self.open
            .get_mut(file as usize)
            .and_then(Option::as_mut)
            .ok_or(BAD_HANDLE)
    }

    /// Names directly below a directory.
    fn children(&self, directory: &[u8]) -> Vec<Vec<u8>> {
        let mut prefix = directory.to_vec();
        if !prefix.is_empty() {
            prefix.push(b'/');
        }
        let below = self
            .entries
            .keys()
            .filter_map(|path| path.strip_prefix(&prefix[..]));
        below
            .filter(|rest| !rest.is_empty() && !rest.contains(&b'/'))
            .map(<[u8]>::to_vec)
            .collect()
    }

    pub(crate) fn open(&mut self, path: &[u8], mode: OpenMode) -> Result<u32, Errno> {
        let path = clean(path);
        match self.entries.get_mut(&path) {
            Some(None) => return Err(IS_A_DIRECTORY),
            Some(Some(_)) if mode.exclusive => return Err(EXISTS),
            Some(Some(bytes)) if mode.truncate => bytes.clear(),
            Some(Some(_)) => {}
            None if mode.truncate || mode.append || mode.exclusive => {
                if path.is_empty() || !self.has_parent(&path) {
                    return Err(NOT_FOUND);
                }
                self.entries.insert(path.clone(), Some(Vec::new()));
            }
            None => return Err(NOT_FOUND),
        }
        self.open.push(Some(Open {
            path,
            position: 0,
            mode,
        }));
        Ok(self.open.len() as u32 - 1)
    }

    pub(crate) fn close(&mut self, file: u32) {
        if let Some(slot) = self.open.get_mut(file as usize) {
            *slot = None;
        }
    }

    pub(crate) fn read(&mut self, file: u32, into: &mut [u8]) -> Result<usize, Errno> {
        let open = self
            .open
            .get_mut(file as usize)
            .and_then(Option::as_mut)
            .ok_or(BAD_HANDLE)?;
        if !open.mode.read {
            return Err(BAD_HANDLE);
        }
        let bytes = self
            .entries
            .get(&open.path)
            .and_then(Option::as_ref)
            .ok_or(NOT_FOUND)?;
        let rest = bytes.get(open.position..).unwrap_or(&[]);
        let len = rest.len().min(into.len());
        into[..len].copy_from_slice(&rest[..len]);
        open.position += len;
        Ok(len)
    }

    pub(crate) fn write(&mut self, file: u32, from: &[u8]) -> Result<usize, Errno> {
        let open = self
            .open
            .get_mut(file as usize)
            .and_then(Option::as_mut)
            .ok_or(BAD_HANDLE)?;
        if !open.mode.write {
            return Err(BAD_HANDLE);
        }
        let bytes = self
            .entries
            .get_mut(&open.path)
            .and_then(Option::as_mut)
            .ok_or(NOT_FOUND)?;
        if open.mode.append {
            open.position = bytes.len();
        }
        let end = open.position + from.len();
        if bytes.len() < end {
            bytes.resize(end, 0);
        }
        bytes[open.position..end].copy_from_slice(from);
        open.position = end;
        Ok(from.len())
    }

    pub(crate) fn seek(&mut self, file: u32, offset: i64, whence: Whence) -> Result<u64, Errno> {
        let path = self.opened(file)?.path.clone();
        let len = self
            .entries
            .get(&path)
            .and_then(Option::as_ref)
            .map_or(0, Vec::len);
        let open = self.opened(file)?;
        let base = match whence {
            Whence::Start => 0,
            Whence::Current => open.position as i64,
            Whence::End => len as i64,
        };
        open.position = usize::try_from(base.saturating_add(offset)).map_err(|_| Errno(22))?;
        Ok(open.position as u64)
    }

    pub(crate) fn stat(&mut self, path: &[u8]) -> Result<Stat, Errno> {
        let path = clean(path);
        let (directory, size) = match self.entries.get(&path) {
            Some(Some(bytes)) => (false, bytes.len() as u64),
            Some(None) => (true, 0),
            None if path.is_empty() => (true, 0),
            None => return Err(NOT_FOUND),
        };
        Ok(Stat {
            directory,
            size,
            modified: 0,
        })
    }

    pub(crate) fn list(
        &mut self,
        path: &[u8],
        index: usize,
        into: &mut [u8],
    ) -> Result<Option<(usize, Stat)>, Errno> {
        let path = clean(path);
        if !self.stat(&path)?.directory {
            return Err(NOT_A_DIRECTORY);
        }
        let Some(name) = self.children(&path).into_iter().nth(index) else {
            return Ok(None);
        };
        let stat = self.stat(&[&path[..], b"/", &name[..]].concat())?;
        let len = name.len().min(into.len());
        into[..len].copy_from_slice(&name[..len]);
        Ok(Some((len, stat)))
    }

    pub(crate) fn mkdir(&mut self, path: &[u8]) -> Result<(), Errno> {
        let path = clean(path);
        if path.is_empty() || self.entries.contains_key(&path) {
            return Err(EXISTS);
        }
        if !self.has_parent(&path) {
            return Err(NOT_FOUND);
        }
        self.entries.insert(path, None);
        Ok(())
    }

    pub(crate) fn remove(&mut self, path: &[u8], directory: bool) -> Result<(), Errno> {
        let path = clean(path);
        match (self.entries.get(&path), directory) {
            (None, _) => return Err(NOT_FOUND),
            (Some(None), false) => return Err(IS_A_DIRECTORY),
            (Some(Some(_)), true) => return Err(NOT_A_DIRECTORY),
            (Some(None), true) if !self.children(&path).is_empty() => return Err(NOT_EMPTY),
            _ => {}
        }
        self.entries.remove(&path);
        Ok(())
    }

    pub(crate) fn rename(&mut self, from: &[u8], to: &[u8]) -> Result<(), Errno> {
        let (from, to) = (clean(from), clean(to));
        if !self.entries.contains_key(&from) || !self.has_parent(&to) {
            return Err(NOT_FOUND);
        }
        let below = [&from[..], b"/"].concat();
        let all = std::mem::take(&mut self.entries);
        for (path, bytes) in all {
            if path == to {
                continue; // what was there is replaced
            }
            let moved = if path == from {
                to.clone()
            } else if let Some(rest) = path.strip_prefix(&below[..]) {
                [&to[..], b"/", rest].concat()
            } else {
                path
            };
            self.entries.insert(moved, bytes);
        }
        Ok(())
    }
}
