//! An image: its directories and files, found by their paths.

use super::record::{DATA, DIRECTORY, FILE, IMAGE, Reader, Record};
use crate::{Errno, Stat};

/// Bytes of an image: the first, and how many.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// The first, from the start of the image.
    pub from: usize,
    /// How many.
    pub len: usize,
}

/// What a path names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Node {
    /// A directory, with the bytes of its entries.
    Directory(Span),
    /// A file, with the bytes that it holds.
    File(Span),
}

impl Node {
    /// What `stat` tells of it: an image knows no times.
    pub fn stat(self) -> Stat {
        let (directory, size) = match self {
            Node::Directory(_) => (true, 0),
            Node::File(span) => (false, span.len as u64),
        };
        Stat {
            directory,
            size,
            modified: 0,
        }
    }
}

/// An entry of a directory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry<'i> {
    /// Its name.
    pub name: &'i [u8],
    /// What it is.
    pub node: Node,
}

/// An image in memory.
#[derive(Clone, Copy, Debug)]
pub struct Image<'i> {
    bytes: &'i [u8],
    root: Span,
}

impl<'i> Image<'i> {
    /// The image that these bytes begin with.
    ///
    /// # Errors
    /// ENODEV when it is none, or not all of it is there.
    pub fn new(bytes: &'i [u8]) -> Result<Image<'i>, Errno> {
        let mut all = Reader {
            image: bytes,
            at: 0,
            end: bytes.len(),
        };
        match all.record() {
            Ok(Some(Record { kind: IMAGE, body })) => Ok(Image {
                bytes: &bytes[..body.end],
                root: span(body),
            }),
            _ => Err(Errno::ENODEV),
        }
    }

    /// Bytes of the whole image.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    fn reader(&self, span: Span) -> Reader<'i> {
        let end = span.from.saturating_add(span.len).min(self.bytes.len());
        Reader {
            image: self.bytes,
            at: span.from.min(end),
            end,
        }
    }

    /// What a path from the root names, without `.` and `..` in it.
    ///
    /// # Errors
    /// ENOENT when it names nothing, ENOTDIR when it leads through a file, EIO when what is on the
    /// way there makes no sense.
    pub fn find(&self, path: &[u8]) -> Result<Node, Errno> {
        let mut found = Node::Directory(self.root);
        for part in path.split(|b| *b == b'/').filter(|part| !part.is_empty()) {
            found = self.child(found, part)?;
        }
        Ok(found)
    }

    fn child(&self, parent: Node, name: &[u8]) -> Result<Node, Errno> {
        for entry in self.entries(parent)? {
            let entry = entry?;
            if entry.name == name {
                return Ok(entry.node);
            }
        }
        Err(Errno::ENOENT)
    }

    /// The entries of a directory.
    ///
    /// # Errors
    /// ENOTDIR when it is a file.
    pub fn entries(&self, directory: Node) -> Result<Entries<'i>, Errno> {
        match directory {
            Node::Directory(span) => Ok(Entries {
                left: self.reader(span),
            }),
            Node::File(_) => Err(Errno::ENOTDIR),
        }
    }
}

/// The entries of a directory, one by one; the first that makes no sense is the last.
#[derive(Clone)]
pub struct Entries<'i> {
    left: Reader<'i>,
}

impl<'i> Iterator for Entries<'i> {
    type Item = Result<Entry<'i>, Errno>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.next_known();
        if next.is_err() {
            self.left.at = self.left.end;
        }
        next.transpose()
    }
}

impl<'i> Entries<'i> {
    /// A directory of those that are left, to go on with later.
    pub fn rest(&self) -> Node {
        Node::Directory(span(self.left))
    }

    fn next_known(&mut self) -> Result<Option<Entry<'i>>, Errno> {
        while let Some(Record { kind, mut body }) = self.left.record()? {
            if kind != DIRECTORY && kind != FILE {
                continue;
            }
            let len = body.number()?;
            let name = body.take(len)?;
            let name = &name.image[name.at..name.end];
            let node = match kind {
                DIRECTORY => Node::Directory(span(body)),
                _ => Node::File(held(body)?),
            };
            return Ok(Some(Entry { name, node }));
        }
        Ok(None)
    }
}

fn span(bytes: Reader<'_>) -> Span {
    Span {
        from: bytes.at,
        len: bytes.end - bytes.at,
    }
}

/// What the file with these records holds.
fn held(mut records: Reader<'_>) -> Result<Span, Errno> {
    while let Some(Record { kind, body }) = records.record()? {
        if kind == DATA {
            return Ok(span(body));
        }
    }
    Err(Errno::EIO)
}
