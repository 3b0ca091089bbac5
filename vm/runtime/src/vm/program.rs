//! Running whole programs: images of compiled code.

use super::Vm;
use super::frame::Then;
use crate::heap::Root;
use crate::load::Image;
use crate::names::Name;
use crate::port::{Errno, OpenMode};
use crate::rom::Ns;
use crate::types::function::DEFAULTS;
use crate::value::{Ref, Value};
use crate::vm::Input;
use crate::{Raised, Res};

impl Vm<'_> {
    /// Runs the bytes of a .mpy file as the program `__main__`.
    ///
    /// # Errors
    /// What it raises; ValueError when it is not for this machine.
    pub fn run_image(&mut self, image: &[u8]) -> Res {
        let globals = self.main_globals()?;
        let code = self.heap.load_file(Image::Outside(image))?;
        self.run_code(code, globals, globals)
    }

    /// The globals of `__main__`.
    ///
    /// # Errors
    /// MemoryError.
    pub fn main_globals(&mut self) -> Res {
        if let Some(globals) = self.heap.root(Root::Main) {
            return Ok(globals);
        }
        let globals = self.heap.new_dict(1)?;
        self.heap.set_root(Root::Main, Some(globals));
        if let Some(r) = globals.as_ref() {
            let main = const { Name::of("__main__") }.value();
            self.heap
                .dict_set_name(r, const { Name::of("__name__") }, main)?;
        }
        Ok(globals)
    }

    /// Runs a module's code with these globals and locals, dicts both.
    ///
    /// # Errors
    /// What it raises.
    pub(crate) fn run_code(&mut self, code: Ref, globals: Value, locals: Value) -> Res {
        let top = self.heap.top();
        let function = self.heap.new_function(code, globals, Some(locals), 0)?;
        self.heap.push(function.value())?;
        debug_assert_eq!(self.heap.value(function, DEFAULTS), Some(locals));
        let (at, fp) = (self.at, self.fp);
        let base = self.heap.top();
        let frame = self.push_frame(function, base, 0, Then::Return.slot(top))?;
        let result = self.run_nested(frame);
        (self.at, self.fp) = (at, fp);
        self.heap.cut(top);
        result
    }

    /// Runs a file of the port's as the program `__main__`: source, or a .mpy image.
    ///
    /// # Errors
    /// OSError when it cannot be read, what it raises.
    pub fn run_file(&mut self, path: &[u8]) -> Res {
        let mut name = [0; 128];
        let name = shown_name(path, &mut name);
        self.set_main_file(name)?;
        let (object, len) = self.read_whole_file(path)?;
        if path.ends_with(b".mpy") {
            let slot = self.heap.push(object.value())?;
            let globals = self.main_globals()?;
            let code = self.heap.load_file(Image::Inside(object, 4, len))?;
            self.heap.set_slot(slot, code.value());
            return self.run_code(code, globals, globals);
        }
        self.run_heap_source(object, 4, len, name, Input::File)
    }

    /// Reads a file of the port's into an array of bytes; gives it and how many there are.
    pub(crate) fn read_whole_file(&mut self, path: &[u8]) -> Res<(Ref, usize)> {
        let size = self.port.stat(path).map_err(|e| self.raise_errno(e))?.size;
        let size = usize::try_from(size)
            .unwrap_or(usize::MAX)
            .min(u32::MAX as usize);
        let object = self.heap.alloc_bytes(size)?;
        let file = self
            .port
            .open(path, OpenMode::READ)
            .map_err(|e| self.raise_errno(e))?;
        let mut len = 0;
        while len < size {
            let into = self.heap.bytes_mut(object, 4 + len, size - len);
            match self.port.read_file(file, into) {
                Ok(0) => break,
                Ok(n) => len += n,
                Err(error) => {
                    // The file was only read: closing it can lose nothing.
                    let _ = self.port.close(file);
                    return Err(self.raise_errno(error));
                }
            }
        }
        let _ = self.port.close(file);
        Ok((object, len))
    }

    /// Whether a path names a folder (`true`) or a file; `None`: nothing.
    pub(crate) fn stat_path(&mut self, path: &[u8]) -> Res<Option<bool>> {
        let path = self.heap.str_value(path)?;
        match self.path_kind(path) {
            Ok(crate::modules::os::open::Kind::Directory) => Ok(Some(true)),
            Ok(crate::modules::os::open::Kind::File) => Ok(Some(false)),
            Ok(crate::modules::os::open::Kind::Absent) => Ok(None),
            Err(Raised) => {
                let exception = self.heap.take_raised();
                // A file system that fails has no such file; one that found no room on the stack
                // may well have it.
                if !self.is_instance(exception, Ns::RuntimeError.value()) {
                    return Ok(None);
                }
                Err(self.heap.raise_value(exception))
            }
        }
    }

    /// The whole file at a path: an array of bytes, and how many there are.
    pub(crate) fn read_path(&mut self, path: &[u8]) -> Res<(Ref, usize)> {
        let name = self.heap.str_value(path)?;
        let base = self.heap.push(name)?;
        let found = match self.place(name)? {
            crate::modules::os::Place::Port(whole) => self.read_whole_file(whole.get()),
            _ => self.copy_of_file(name),
        };
        self.heap.cut(base);
        found
    }

    /// A file of a mounted file system as an array of bytes.
    fn copy_of_file(&mut self, path: Value) -> Res<(Ref, usize)> {
        let bytes = self.file_bytes(path)?;
        let base = self.heap.push(bytes)?;
        let data = self.expect_buffer(bytes)?;
        let copy = self.heap.alloc_bytes(data.len)?;
        self.heap
            .copy_bytes(data.object, data.start, copy, 4, data.len);
        self.heap.cut(base);
        Ok((copy, data.len))
    }

    /// Raises OSError with a number.
    pub(crate) fn raise_errno(&mut self, error: Errno) -> Raised {
        self.heap.raise_with(Ns::OSError, &[Value::small(error.0)])
    }

    /// Sets `sys.path`.
    pub fn start_paths(&mut self, paths: &[&str]) {
        if self.set_paths(paths).is_err() {
            // A heap too small for this list is too small for any program.
            let _ = self.heap.take_raised();
        }
    }

    fn set_paths(&mut self, paths: &[&str]) -> Res<()> {
        let list = self.heap.new_list(&[])?;
        self.heap.set_root(Root::Path, Some(list));
        for path in paths {
            let text = self.heap.str_value(path.as_bytes())?;
            if let Some(list) = list.as_ref() {
                self.heap.list_append(list, text)?;
            }
        }
        Ok(())
    }
}

/// The file's name without its folder, as tracebacks of a board show it.
fn shown_name<'n>(path: &[u8], into: &'n mut [u8]) -> &'n str {
    let name = path.rsplit(|b| *b == b'/').next().unwrap_or(path);
    let len = name.len().min(into.len());
    into[..len].copy_from_slice(&name[..len]);
    core::str::from_utf8(&into[..len]).unwrap_or("?")
}
