//! A program on a machine of its own, in a thread of this process.

use std::fmt::Write;
use std::net::TcpListener;
use std::path::Path;
use std::thread::{self, JoinHandle};

use garter_host::HostPort;
use garter_runtime::rom::RomTable;
use garter_runtime::vm::Input;
use garter_runtime::{Profile, Value, Vm};

static PROFILE: Profile = Profile {
    platform: "linux",
    machine: "a machine under test",
    single: false,
    rom: RomTable::BARE,
    modules: &[garter_runtime::modules::PC],
    on_scheduled: None,
    clock: None,
    native_depth: 100,
    stack_full: None,
};

/// Stack of a program's thread: frames of debug builds are large.
const STACK: usize = 64 << 20;
const HEAP_WORDS: usize = 4 << 20;

/// A program to be put together: it knows the `FOLDER` with the certificates and its `PORT`.
pub(crate) struct Program(String);

/// A program that runs.
pub(crate) struct Running(JoinHandle<bool>);

/// A port that was free just now.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port()
}

impl Program {
    pub(crate) fn new(folder: &Path, port: u16) -> Program {
        Program(format!("FOLDER = {folder:?}\nPORT = {port}\n"))
    }

    pub(crate) fn text(mut self, text: &str) -> Program {
        self.0.write_str(text).expect("there is memory");
        self
    }

    pub(crate) fn start(self) -> Running {
        let thread = thread::Builder::new().stack_size(STACK);
        Running(thread.spawn(move || run(&self.0)).expect("a thread"))
    }
}

impl Running {
    /// Waits for its end, which must be a good one.
    pub(crate) fn finish(self) {
        assert!(self.0.join().expect("the thread ends"), "it raised");
    }
}

fn run(text: &str) -> bool {
    let (mut heap, mut stack) = (vec![0; HEAP_WORDS], vec![Value::UNDEF; 1 << 15]);
    let mut port = HostPort::new();
    let mut vm = Vm::new(&mut heap, &mut stack, &mut port, &PROFILE);
    let result = vm.run_source(text.as_bytes(), "test.py", Input::File);
    if result.is_err() {
        let raised = vm.heap.take_raised();
        vm.print_exception_error(raised);
    }
    assert!(vm.heap.audit().is_ok(), "the heap is sound");
    result.is_ok()
}
