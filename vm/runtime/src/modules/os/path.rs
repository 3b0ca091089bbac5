//! Which file system a path is in, and what it is called there.
//!
//! What is mounted: see `modules::vfs::mount`. The root `Directory` is
//! absent (the port's own directory), an absolute path in the port's file system, or the tuple of
//! the mounted file system that the program is in, which keeps its own directory.

use crate::Res;
use crate::heap::Root;
use crate::port::Errno;
use crate::rom::Ns;
use crate::types::str::layout::Text;
use crate::value::{Ref, Value};
use crate::vm::Vm;

/// Longest path in the port's file system.
pub(crate) const LONGEST: usize = if cfg!(feature = "pc") { 1024 } else { 128 };

/// A path in the port's file system, made whole.
#[derive(Clone, Copy)]
pub(crate) struct PortPath {
    bytes: [u8; LONGEST],
    len: usize,
}

impl PortPath {
    /// The bytes.
    pub(crate) fn get(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or(&[])
    }

    /// `path` from the folder `from`, as an absolute path; `None` when it is too long.
    pub(crate) fn joined(from: &[u8], path: &[u8]) -> Option<PortPath> {
        let mut whole = PortPath {
            bytes: [0; LONGEST],
            len: 0,
        };
        whole.join(from)?;
        whole.join(path)?;
        if whole.len == 0 {
            whole.push(b"/")?;
        }
        Some(whole)
    }

    fn push(&mut self, more: &[u8]) -> Option<()> {
        let room = self.bytes.get_mut(self.len..self.len + more.len())?;
        room.copy_from_slice(more);
        self.len += more.len();
        Some(())
    }

    /// Adds the parts of a path, dropping `.` and going up for `..`.
    fn join(&mut self, path: &[u8]) -> Option<()> {
        for part in path.split(|b| *b == b'/') {
            match part {
                b"" | b"." => {}
                b".." => {
                    let end = self.get().iter().rposition(|b| *b == b'/');
                    self.len = end.unwrap_or(0);
                }
                _ => {
                    self.push(b"/")?;
                    self.push(part)?;
                }
            }
        }
        Some(())
    }
}

/// Where a path leads.
#[derive(Clone, Copy)]
#[cfg_attr(
    feature = "pc",
    expect(
        clippy::large_enum_variant,
        reason = "lives on the Rust stack, there is no box to put it in"
    )
)]
pub(crate) enum Place {
    /// Into the port's file system.
    Port(PortPath),
    /// Into a mounted one: the file system, and the path there. Both are fresh or reachable.
    Mounted(Value, Value),
    /// To the directory of all that is mounted.
    Root,
    /// Into nothing: no file system is mounted there.
    Nowhere,
}

impl Vm<'_> {
    /// The text of a path given by a program.
    ///
    /// # Errors
    /// TypeError when it is neither `str` nor `bytes`.
    pub(crate) fn path_text(&mut self, path: Value) -> Res<Text> {
        match self.heap.text(path) {
            Some(text) => Ok(text),
            None if self.heap.is(path, Ns::Bytes).is_some() => {
                let b = self.expect_buffer(path)?;
                Ok(Text::Heap(b.object, b.start, b.len))
            }
            None => Err(self.heap.raise_implicit_str(path)),
        }
    }

    pub(crate) fn mounts(&self) -> Option<Ref> {
        self.heap.root(Root::Mounts)?.as_ref()
    }

    /// Mount number `i`: path and file system.
    pub(crate) fn mount_at(&self, i: usize) -> Option<(Text, Value)> {
        let entry = self.heap.list_item(self.mounts()?, i)?.as_ref()?;
        let path = self.heap.text(self.heap.tuple_item(entry, 0)?)?;
        Some((path, self.heap.tuple_item(entry, 1)?))
    }

    /// The mounted file system that an absolute path leads into: its number, and where the rest
    /// of the path begins.
    fn mount_of(&self, path: &[u8]) -> Option<(usize, usize)> {
        let mut best = None;
        for i in 0.. {
            let Some((mounted, _)) = self.mount_at(i) else {
                return best;
            };
            let mounted = mounted.get(&self.heap);
            // The root has nothing before its slash.
            let mounted = mounted.strip_suffix(b"/").unwrap_or(mounted);
            let inside =
                path.starts_with(mounted) && matches!(path.get(mounted.len()), None | Some(b'/'));
            if inside && best.is_none_or(|(_, len)| mounted.len() > len) {
                best = Some((i, mounted.len()));
            }
        }
        best
    }

    /// Where `path` leads.
    ///
    /// # Errors
    /// TypeError when it is no path, OSError when it is too long, MemoryError.
    pub(crate) fn place(&mut self, path: Value) -> Res<Place> {
        let text = self.path_text(path)?;
        let absolute = text.get(&self.heap).first() == Some(&b'/');
        let directory = self.heap.root(Root::Directory);
        if !absolute && let Some(entry) = directory.and_then(|d| self.heap.is(d, Ns::Tuple)) {
            let fs = self.heap.tuple_item(entry, 1).unwrap_or(Value::NONE);
            return Ok(Place::Mounted(fs, path));
        }
        match self.whole(text, directory, absolute) {
            Some(whole) => self.place_of(whole),
            None => Err(self.raise_errno(Errno::ENAMETOOLONG)),
        }
    }

    /// Where an absolute path, or one from the port's own directory, leads.
    pub(crate) fn place_of(&mut self, whole: PortPath) -> Res<Place> {
        let bytes = whole.get();
        if self.mounts().is_none() || bytes.first() != Some(&b'/') {
            return Ok(Place::Port(whole));
        }
        let Some((i, from)) = self.mount_of(bytes) else {
            return Ok(match bytes {
                b"/" => Place::Root,
                _ => Place::Nowhere,
            });
        };
        let fs = self.mount_at(i).map_or(Value::NONE, |(_, fs)| fs);
        let rest = match bytes.get(from..) {
            Some(b"") | None => b"/",
            Some(rest) => rest,
        };
        if self.heap.is(fs, Ns::VfsPort).is_some() {
            let Some(root) = self.port_root(fs) else {
                return Ok(Place::Port(whole));
            };
            return match PortPath::joined(root.get(&self.heap), rest) {
                Some(path) => Ok(Place::Port(path)),
                None => Err(self.raise_errno(Errno::ENAMETOOLONG)),
            };
        }
        let rest = self.heap.str_value(rest)?;
        Ok(Place::Mounted(fs, rest))
    }

    fn whole(&self, path: Text, directory: Option<Value>, absolute: bool) -> Option<PortPath> {
        let mut whole = PortPath {
            bytes: [0; LONGEST],
            len: 0,
        };
        let path = path.get(&self.heap);
        if !absolute && directory.is_none() {
            // The port knows where it is.
            whole.push(if path.is_empty() { b"." } else { path })?;
            return Some(whole);
        }
        if !absolute && let Some(directory) = directory.and_then(|d| self.heap.text(d)) {
            whole.join(directory.get(&self.heap))?;
        }
        whole.join(path)?;
        if whole.len == 0 {
            whole.push(b"/")?;
        }
        Some(whole)
    }
}
