//! Paths: the way from the root to an entry.

use super::cursor::Cursor;
use super::directory::{Directory, Entry};
use super::name::Name;
use super::table::Table;
use crate::Errno;

impl Table<'_> {
    /// The directory that a path's last part is in, and that last part; no part for the root.
    pub(super) fn parent<'p>(
        &mut self,
        path: &'p [u8],
    ) -> Result<(Directory, Option<Name<'p>>), Errno> {
        let mut directory = self.geometry.root_directory();
        let mut parts = path
            .split(|b| *b == b'/')
            .filter(|p| !p.is_empty() && *p != b".")
            .peekable();
        while let Some(part) = parts.next() {
            let name = Name::new(part).ok_or(Errno::EINVAL)?;
            if parts.peek().is_none() {
                return Ok((directory, Some(name)));
            }
            directory = match self.find(directory, &name)? {
                Some(entry) if entry.is_directory() => entry.inside(),
                Some(_) => return Err(Errno::ENOTDIR),
                None => return Err(Errno::ENOENT),
            };
        }
        Ok((directory, None))
    }

    /// The directory that a path names.
    pub(super) fn directory(&mut self, path: &[u8]) -> Result<Directory, Errno> {
        match self.parent(path)? {
            (directory, None) => Ok(directory),
            (directory, Some(name)) => match self.find(directory, &name)? {
                Some(entry) if entry.is_directory() => Ok(entry.inside()),
                Some(_) => Err(Errno::ENOTDIR),
                None => Err(Errno::ENOENT),
            },
        }
    }

    /// What a path names; `None` for the root.
    pub(super) fn entry(&mut self, path: &[u8]) -> Result<Option<Entry>, Errno> {
        match self.parent(path)? {
            (_, None) => Ok(None),
            (directory, Some(name)) => {
                let found = self.find(directory, &name)?;
                found.map(Some).ok_or(Errno::ENOENT)
            }
        }
    }

    /// Whether a directory has nothing in it.
    pub(super) fn is_empty(&mut self, directory: Directory) -> Result<bool, Errno> {
        let found = self.scan(&mut Cursor::new(directory), |_, _| Some(()))?;
        Ok(found.is_none())
    }
}

/// Whether `path` lies within `folder`, as far as the texts say.
pub(super) fn beneath(folder: &[u8], path: &[u8]) -> bool {
    let parts = |p| <[u8]>::split(p, |b: &u8| *b == b'/').filter(|p| !p.is_empty() && *p != b".");
    let mut inner = parts(path);
    let same = parts(folder).all(|part| {
        inner
            .next()
            .is_some_and(|other| other.eq_ignore_ascii_case(part))
    });
    same && inner.next().is_some()
}
