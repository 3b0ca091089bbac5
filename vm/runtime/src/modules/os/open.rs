//! `open`, and what importing needs to know of files.

use super::path::Place;
use crate::Res;
use crate::modules::io::file;
use crate::names::Name;
use crate::port::{Errno, OpenMode};
use crate::rom::Args;
use crate::value::Value;
use crate::vm::{Parameter, Vm};

const PARAMETERS: [Parameter; 4] = [
    Parameter::required(const { Name::of("file") }),
    Parameter::optional(const { Name::of("mode") }, const { Name::of("r") }.value()),
    Parameter::optional(const { Name::of("buffering") }, Value::small(-1)),
    Parameter::optional(const { Name::of("encoding") }, Value::NONE),
];

/// `open(file, mode='r', buffering=-1, encoding=None)`
pub(crate) fn open(vm: &mut Vm<'_>, args: Args) -> Res {
    let [file, mode, _, _] = vm.bind(args, &PARAMETERS)?;
    let place = vm.place(file)?;
    open_at(vm, place, mode)
}

pub(crate) fn open_at(vm: &mut Vm<'_>, place: Place, mode: Value) -> Res {
    match place {
        Place::Mounted(fs, path) => {
            let base = vm.heap.push(path)?;
            let opened = vm.call_method(fs, const { Name::of("open") }, &[path, mode])?;
            vm.heap.cut(base);
            Ok(opened)
        }
        Place::Port(path) => {
            let (how, text) = mode_of(vm, mode)?;
            let handle = match vm.port.open(path.get(), how) {
                Err(Errno::EMFILE) => {
                    close_forgotten(vm);
                    vm.port.open(path.get(), how)
                }
                opened => opened,
            };
            let handle = handle.map_err(|e| vm.raise_errno(e))?;
            vm.heap.new_file(handle, text, None)
        }
        Place::Root => Err(vm.raise_errno(Errno::EPERM)),
        Place::Nowhere => Err(vm.raise_errno(Errno::ENODEV)),
    }
}

/// Closes the port's files that no program knows any more.
fn close_forgotten(vm: &mut Vm<'_>) {
    vm.heap.collect();
    let mut i = 0;
    while let Some(handle) = vm.port.open_file(i) {
        i += 1;
        if !file::is_known(&vm.heap, None, handle) {
            // Whoever could be told of a failure has forgotten the file.
            let _ = vm.port.close(handle);
            i = 0;
        }
    }
}

/// What the letters of a mode mean, and whether the file is one of text.
pub(crate) fn mode_of(vm: &mut Vm<'_>, mode: Value) -> Res<(OpenMode, bool)> {
    let text = vm.path_text(mode)?;
    let mut how = OpenMode::READ;
    let mut is_text = true;
    for letter in text.get(&vm.heap) {
        match letter {
            b'r' => {}
            b'w' => (how.read, how.write, how.truncate) = (false, true, true),
            b'a' => (how.read, how.write, how.append) = (false, true, true),
            b'x' => (how.read, how.write, how.exclusive) = (false, true, true),
            b'+' => (how.read, how.write) = (true, true),
            b'b' => is_text = false,
            _ => {}
        }
    }
    Ok((how, is_text))
}

/// What kind of thing a path names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// Nothing.
    Absent,
    /// A file.
    File,
    /// A directory.
    Directory,
}

impl Vm<'_> {
    /// What kind of thing a path names, in any file system. `path` is a `str`.
    ///
    /// # Errors
    /// What a mounted file system raises, except OSError.
    pub(crate) fn path_kind(&mut self, path: Value) -> Res<Kind> {
        let base = self.heap.push(path)?;
        let kind = match self.place(path)? {
            Place::Port(path) => match self.port.stat(path.get()) {
                Ok(stat) if stat.directory => Kind::Directory,
                Ok(_) => Kind::File,
                Err(_) => Kind::Absent,
            },
            Place::Root => Kind::Directory,
            Place::Nowhere => Kind::Absent,
            Place::Mounted(fs, path) => {
                self.heap.push(path)?;
                match self.call_method(fs, const { Name::of("stat") }, &[path]) {
                    Ok(stat) => self.stat_kind(stat),
                    Err(_) => {
                        let exception = self.heap.take_raised();
                        if !self.is_instance(exception, crate::rom::Ns::OSError.value()) {
                            return Err(self.heap.raise_value(exception));
                        }
                        Kind::Absent
                    }
                }
            }
        };
        self.heap.cut(base);
        Ok(kind)
    }

    /// What the first number of a `stat` tuple says.
    fn stat_kind(&self, stat: Value) -> Kind {
        let mode = self
            .heap
            .items(stat)
            .and_then(|items| items.get(&self.heap, 0))
            .and_then(|mode| self.heap.as_i64(mode));
        match mode {
            Some(mode) if mode & 0x4000 != 0 => Kind::Directory,
            Some(_) => Kind::File,
            None => Kind::Absent,
        }
    }

    /// All bytes of a file, in any file system, as a `bytes` object. `path` is a `str` in a slot.
    ///
    /// # Errors
    /// OSError, what a mounted file system raises.
    pub(crate) fn file_bytes(&mut self, path: Value) -> Res {
        let top = self.heap.top();
        let mode = self.heap.str_value(b"rb")?;
        self.heap.push(path)?;
        self.heap.push(mode)?;
        let args = Args {
            base: top as u32,
            positional: 2,
            keywords: 0,
        };
        let file = open(self, args)?;
        self.heap.push(file)?;
        let bytes = match self.stream(file) {
            crate::modules::io::stream::Stream::Object(_) => self.read_everything(file)?,
            stream => self.read_some(stream, None)?,
        };
        self.heap.push(bytes)?;
        self.call_method(file, const { Name::of("close") }, &[])?;
        self.heap.cut(top);
        Ok(bytes)
    }

    /// All that is left in a stream, which must be in a stack slot: by its `read`, or else its
    /// `readinto`.
    ///
    /// # Errors
    /// OSError, what the stream raises.
    pub(crate) fn read_everything(&mut self, file: Value) -> Res {
        match self.load_attr_opt(file, const { Name::of("read") })? {
            Some(read) => {
                let base = self.heap.push(read)?;
                let all = self.call(read, &[])?;
                self.heap.cut(base);
                Ok(all)
            }
            None => {
                let stream = self.stream(file);
                self.read_some(stream, None)
            }
        }
    }
}
