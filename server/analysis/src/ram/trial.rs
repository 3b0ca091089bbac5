//! One import of one file, on a machine of its own that is dropped afterwards.

use garter_runtime::heap::{BLOCK_BYTES, Root};
use garter_runtime::rom::Ns;
use garter_runtime::vm::Input;
use garter_runtime::{Value, Vm};

use super::Machine;
use super::world::World;

/// Folders in which a board looks for modules.
const PATHS: [&str; 3] = ["", "/flash", "/flash/lib"];
/// What modules are called that are not there: whatever is asked of it, it is itself.
pub(super) const STAND_IN: &str = "_x";
/// The text that makes it.
const MAKE_STAND_IN: &str = "\
import sys
class _x:
    def __init__(self, *a):
        if a:
            raise TypeError('no class')
    def __getattr__(self, a):
        return self
    def __call__(self, *a, **k):
        return a[0] if len(a) == 1 and callable(a[0]) else self
    def __iter__(self):
        return iter(())
    def __len__(self):
        return 0
    def __getitem__(self, a):
        return self
    def __setitem__(self, a, k):
        pass
    def __enter__(self):
        return self
    def __exit__(self, *a):
        pass
    def __lt__(self, a):
        return False
    __gt__ = __le__ = __ge__ = __lt__
    def __add__(self, a):
        return self
    __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __add__
    __and__ = __or__ = __xor__ = __lshift__ = __rshift__ = __add__
    __truediv__ = __floordiv__ = __mod__ = __add__
_x = sys.modules['_x'] = _x()
";

/// A file to import.
#[derive(Clone, Copy)]
pub(super) struct File<'f> {
    /// Name of the module.
    pub(super) module: &'f str,
    /// What it contains: source, or an image.
    pub(super) bytes: &'f [u8],
    /// Whether it is an image.
    pub(super) is_image: bool,
    /// Modules that something stands in for.
    pub(super) stand_ins: &'f [String],
}

/// Why a file was not imported to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Failure {
    /// The memory is not enough.
    OutOfMemory,
    /// A statement of the module, the one in this line, raised something.
    Raised { line: Option<usize>, what: String },
    /// A statement of the module, the one in this line, went on for ever.
    Endless { line: Option<usize> },
}

/// What there is after the import.
pub(super) struct Imported {
    pub(super) module: Value,
    /// Bytes that are in use now and were not before.
    pub(super) kept: usize,
}

/// The program that imports a module where so many bytes are free, and says in `f` what it keeps.
fn program(module: &str, free: usize) -> String {
    format!(
        "import gc\n{module} = None\nx = None\nf = 0\ngc.collect()\n\
         x = bytearray(max(0, gc.mem_free() - {free}))\ngc.collect()\n\
         f = gc.mem_alloc()\nimport {module}\ngc.collect()\nf = gc.mem_alloc() - f\n"
    )
}

impl File<'_> {
    /// Imports the file where so many bytes of heap are free, and has a look at the machine
    /// afterwards.
    pub(super) fn import<T>(
        self,
        machine: &Machine,
        free: usize,
        look: impl FnOnce(&mut Vm<'_>, Imported) -> T,
    ) -> Result<T, Failure> {
        let ending = if self.is_image { "mpy" } else { "py" };
        let name = format!("{}.{ending}", self.module);
        let mut world = World::new(&name, self.bytes);
        // A machine takes some before it runs anything; of what is left, most is in use, as it is
        // on a board whose memory is short.
        let blocks = (free / BLOCK_BYTES * 3 + START_BLOCKS).next_multiple_of(32);
        let mut memory = vec![0; blocks / 32 * 131];
        let mut stack = vec![Value::UNDEF; machine.stack_slots];
        let found = {
            let mut vm = Vm::new(&mut memory, &mut stack, &mut world, machine.profile);
            self.import_on(&mut vm, free, look)
        };
        match found {
            Err(Failure::Raised { line, .. }) if world.is_out_of_patience() => {
                Err(Failure::Endless { line })
            }
            other => other,
        }
    }

    fn import_on<T>(
        self,
        vm: &mut Vm<'_>,
        free: usize,
        look: impl FnOnce(&mut Vm<'_>, Imported) -> T,
    ) -> Result<T, Failure> {
        let memory = |_| Failure::OutOfMemory;
        vm.start_paths(&PATHS);
        let directory = vm.heap.str_value(b"/flash").map_err(memory)?;
        vm.heap.set_root(Root::Directory, Some(directory));
        if !self.stand_ins.is_empty() {
            let mut text = MAKE_STAND_IN.to_owned();
            for module in self.stand_ins {
                text += &format!("sys.modules['{module}'] = _x\n");
            }
            vm.run_source(text.as_bytes(), "", Input::File)
                .map_err(memory)?;
        }
        let text = program(self.module, free);
        // Like what comes over a serial line, the text is an object that is let go of; so is what
        // the prompt was.
        vm.heap.alloc_bytes(0).map_err(memory)?;
        let object = vm.heap.alloc_bytes(typed_room(text.len()));
        let object = object.map_err(memory)?;
        let bytes = vm.heap.bytes_mut(object, 4, text.len());
        bytes.copy_from_slice(text.as_bytes());
        let ran = vm.run_heap_source(object, 4, text.len(), "<stdin>", Input::File);
        if ran.is_err() {
            return Err(self.failure(vm));
        }
        let kept = vm.heap.known_name(b"f").and_then(|name| {
            let globals = vm.main_globals().ok()?.as_ref()?;
            vm.heap.dict_get_name(globals, name)?.as_small()
        });
        vm.heap.boundary();
        vm.heap.collect();
        let modules = vm.heap.root(Root::Modules).and_then(Value::as_ref);
        let name = vm.heap.known_name(self.module.as_bytes());
        let imported = modules.zip(name);
        let imported = imported.and_then(|(all, name)| vm.heap.dict_get_name(all, name));
        Ok(look(
            vm,
            Imported {
                module: imported.unwrap_or(Value::NONE),
                kept: kept.unwrap_or(0).max(0) as usize,
            },
        ))
    }

    /// What the exception says that is on its way.
    fn failure(self, vm: &mut Vm<'_>) -> Failure {
        let exception = vm.heap.take_raised();
        if vm.is_instance(exception, Ns::MemoryError.value()) {
            return Failure::OutOfMemory;
        }
        let text = vm.capture(|vm| vm.format_exception(exception));
        let text = text.ok().and_then(|text| vm.heap.text(text));
        let Some(text) = text else {
            return Failure::OutOfMemory;
        };
        let text = String::from_utf8_lossy(text.get(&vm.heap)).into_owned();
        let start = format!("  File \"{}.py\", line ", self.module);
        let line = text.lines().find_map(|line| {
            line.strip_prefix(&start)?
                .strip_suffix(", in <module>")?
                .parse()
                .ok()
        });
        let what = text.lines().last().unwrap_or_default().to_owned();
        Failure::Raised { line, what }
    }
}

/// Bytes that the prompt has room for when a text has come in byte by byte: it grows by a quarter,
/// and what is left free of it is a hole later, into which small things fit.
fn typed_room(length: usize) -> usize {
    let mut room = 60;
    while room < length {
        let need = room + 1;
        // A header stands before it, in whole blocks.
        room = (need + need / 4).next_multiple_of(4);
        room = (4 + room).next_multiple_of(BLOCK_BYTES) - 4;
    }
    room
}

/// Blocks that a machine has in use before it runs anything, stand-ins included.
const START_BLOCKS: usize = 512;
