//! One program on one machine, with its output in memory, its files in memory, a clock that
//! sleeping moves, and a limit on its time.

use std::cell::Cell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use garter_host::{Random, Sessions, Sockets};
use garter_runtime::network::{NO_NETWORK, Network};
use garter_runtime::port::{Errno, Interrupt, OpenMode, Port, Stat, Whence};
use garter_runtime::rom::{Ns, RomTable};
use garter_runtime::tls::{Fault, Tls};
use garter_runtime::vm::Input;
use garter_runtime::{Profile, Res, Value, Vm};

use crate::memory_files::MemoryFiles;

/// The profile of `garter py`, under the name that the oracle gives its platform.
static PROFILE: Profile = Profile {
    platform: "webassembly",
    machine: "a machine under test",
    single: false,
    rom: RomTable::BARE,
    modules: &[garter_runtime::modules::PC],
    on_scheduled: None,
    clock: None,
    native_depth: 200,
    stack_full: None,
};

/// What a program may use.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of its heap.
    pub heap: usize,
    /// Slots of its stack.
    pub slots: usize,
    /// How long it may run.
    pub time: Duration,
    /// Collect garbage at every allocation.
    pub stress: bool,
    /// Its sockets are those of this PC; else there is no network.
    pub network: bool,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            heap: 1 << 20,
            slots: 20_000,
            time: Duration::from_secs(20),
            stress: false,
            network: true,
        }
    }
}

/// How a program ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum End {
    /// By itself, or by SystemExit.
    Finished,
    /// By an exception, which is in the output.
    Raised,
    /// It was stopped after its time.
    OutOfTime,
    /// The heap was not sound afterwards; it is always audited.
    Unsound(String),
}

/// When a program is stopped, and whether it was.
struct Watch {
    end: Cell<Instant>,
    stopped: Cell<bool>,
}

struct World {
    output: Vec<u8>,
    files: MemoryFiles,
    start: Instant,
    /// What sleeping added to the clock.
    slept: Duration,
    watch: Rc<Watch>,
    sockets: Option<Sockets>,
    sessions: Sessions,
    random: Random,
}

impl Port for World {
    fn write(&mut self, bytes: &[u8]) {
        // A program that prints without end is stopped by its time; its output must not grow
        // beyond what is worth comparing.
        if self.output.len() < 1 << 22 {
            self.output.extend_from_slice(bytes);
        }
    }

    fn read(&mut self) -> Option<u8> {
        None
    }

    fn poll(&mut self) -> Option<Interrupt> {
        let stopped = Instant::now() > self.watch.end.get();
        self.watch.stopped.set(self.watch.stopped.get() || stopped);
        stopped.then_some(Interrupt::Shutdown)
    }

    fn ticks_us(&mut self) -> u64 {
        (self.start.elapsed() + self.slept).as_micros() as u64
    }

    fn wait_us(&mut self, us: u64) {
        self.slept += Duration::from_micros(us);
    }

    fn time_ns(&mut self) -> u64 {
        1_700_000_000_000_000_000 + self.ticks_us() * 1000
    }

    fn random(&mut self) -> u32 {
        self.random.bits()
    }

    fn network(&mut self, request: Network<'_>) -> Result<usize, Errno> {
        let sockets = self.sockets.as_mut().ok_or(NO_NETWORK)?;
        sockets.ask(request)
    }

    fn tls(&mut self, request: Tls<'_>) -> Result<usize, Fault> {
        self.sessions.ask(request)
    }

    fn open(&mut self, path: &[u8], mode: OpenMode) -> Result<u32, Errno> {
        self.files.open(path, mode)
    }

    fn close(&mut self, file: u32) -> Result<(), Errno> {
        self.files.close(file);
        Ok(())
    }

    fn read_file(&mut self, file: u32, into: &mut [u8]) -> Result<usize, Errno> {
        self.files.read(file, into)
    }

    fn write_file(&mut self, file: u32, from: &[u8]) -> Result<usize, Errno> {
        self.files.write(file, from)
    }

    fn seek(&mut self, file: u32, offset: i64, whence: Whence) -> Result<u64, Errno> {
        self.files.seek(file, offset, whence)
    }

    fn stat(&mut self, path: &[u8]) -> Result<Stat, Errno> {
        self.files.stat(path)
    }

    fn list(
        &mut self,
        path: &[u8],
        index: usize,
        name: &mut [u8],
    ) -> Result<Option<(usize, Stat)>, Errno> {
        self.files.list(path, index, name)
    }

    fn mkdir(&mut self, path: &[u8]) -> Result<(), Errno> {
        self.files.mkdir(path)
    }

    fn remove(&mut self, path: &[u8], directory: bool) -> Result<(), Errno> {
        self.files.remove(path, directory)
    }

    fn rename(&mut self, from: &[u8], to: &[u8]) -> Result<(), Errno> {
        self.files.rename(from, to)
    }
}

impl World {
    fn new(time: Duration) -> World {
        let now = Instant::now();
        let mut files = MemoryFiles::default();
        files.mkdir(b"/tmp").expect("there is nothing yet");
        World {
            output: Vec::new(),
            files,
            start: now,
            slept: Duration::ZERO,
            watch: Rc::new(Watch {
                end: Cell::new(now + time),
                stopped: Cell::new(false),
            }),
            sockets: Some(Sockets::default()),
            sessions: Sessions::default(),
            random: Random::seeded(1),
        }
    }
}

/// Bytes in use in the heap of a machine that has run nothing.
#[must_use]
pub fn idle_heap() -> usize {
    let (mut memory, mut stack) = (vec![0; 16 << 10], vec![Value::NONE; 1024]);
    let mut world = World::new(Duration::MAX / 4);
    let vm = Vm::new(&mut memory, &mut stack, &mut world, &PROFILE);
    (vm.heap.block_count() - vm.heap.free_blocks().0) * 16
}

/// Bytes of heap beyond what an idle machine uses that a text needs to be compiled and run: with
/// fewer it does not finish. Found by trying.
#[must_use]
pub fn needed_heap(source: &[u8], input: Input) -> usize {
    let runs = |blocks: usize| {
        // The table of 32 blocks takes three words.
        let mut memory = vec![0; blocks.div_ceil(32) * 131];
        let mut stack = vec![Value::NONE; 1024];
        let mut world = World::new(Duration::from_secs(20));
        let mut vm = Vm::new(&mut memory, &mut stack, &mut world, &PROFILE);
        let idle = vm.heap.block_count() - vm.heap.free_blocks().0;
        // What is there beyond the blocks to try with is taken away.
        let spare = vm.heap.block_count().saturating_sub(idle + blocks);
        let taken = spare == 0
            || vm
                .heap
                .alloc_bytes(spare * 16 - 4)
                .is_ok_and(|taken| vm.heap.push(taken.value()).is_ok());
        taken && vm.run_source(source, "<stdin>", input).is_ok()
    };
    let (mut too_few, mut enough) = (0, 1 << 14);
    assert!(runs(enough), "it does not run in {enough} blocks");
    while enough - too_few > 1 {
        let half = (too_few + enough) / 2;
        if runs(half) {
            enough = half;
        } else {
            too_few = half;
        }
    }
    enough * 16
}

/// Makes machines that have each run a program and stay alive until the process ends.
pub fn keep_running(count: usize, heap: usize, slots: usize, source: &[u8]) {
    for _ in 0..count {
        let memory = Box::leak(vec![0; heap / 4].into_boxed_slice());
        let stack = Box::leak(vec![Value::NONE; slots].into_boxed_slice());
        let world = Box::leak(Box::new(World::new(Duration::from_secs(3600))));
        let vm = Box::leak(Box::new(Vm::new(memory, stack, world, &PROFILE)));
        assert!(
            vm.run_source(source, "<stdin>", Input::File).is_ok(),
            "the program runs"
        );
    }
}

/// Runs a program on a fresh machine on which the allocation after `before` others fails, then
/// another piece of code on the same machine. Gives how many more allocations there could have
/// been before one failed, how it ended, by an exception only when that second one did, and whether
/// the program had to be stopped first: the machine must be sound then too.
#[must_use]
pub fn run_short_of_memory(source: &[u8], limits: Limits, before: u32) -> (u32, End, bool) {
    let mut memory = vec![0; limits.heap / 4];
    let mut stack = vec![Value::NONE; limits.slots];
    let mut world = World::new(limits.time);
    let watch = Rc::clone(&world.watch);
    let mut code = vec![0; 1 << 14];
    let mut vm = Vm::new(&mut memory, &mut stack, &mut world, &PROFILE);
    vm.lend_code(&mut code);
    vm.start_paths(&["", ".frozen"]);
    vm.heap.fail_allocation(before);
    if vm.run_source(source, "<stdin>", Input::File).is_err() {
        let exception = vm.heap.take_raised();
        // What is told of it may need memory too: whether it could be told does not matter.
        let _ = vm.format_exception(exception);
        let _ = vm.heap.take_raised();
    }
    let left = vm.heap.fail_allocation(u32::MAX - 1);
    let stopped = watch.stopped.get();
    watch.end.set(Instant::now() + limits.time);
    let mut end = End::Finished;
    if let Err(fault) = vm.heap.audit() {
        end = End::Unsound(format!("{fault:?}"));
    } else {
        vm.heap.set_lock(0);
        if vm.run_source(AFTERWARDS, "<stdin>", Input::File).is_err() {
            end = End::Raised;
        } else if let Err(fault) = vm.heap.audit() {
            end = End::Unsound(format!("{fault:?} afterwards"));
        }
    }
    (left, end, stopped)
}

/// What still works on every machine, whatever names a program has taken.
const AFTERWARDS: &[u8] = b"[x * 2.5 for x in [1, 2, 3]] + ['a' + 'b']\n";

/// Runs a program on a fresh machine; gives what it printed and how it ended.
#[must_use]
pub fn run(source: &[u8], limits: Limits) -> (Vec<u8>, End) {
    run_lent(source, limits, words_for_code(limits))
}

/// The same on a machine that is lent so many words for decoded code.
#[must_use]
pub fn run_lent(source: &[u8], limits: Limits, words: usize) -> (Vec<u8>, End) {
    run_with(limits, words, |vm| {
        vm.run_source(source, "<stdin>", Input::File)
    })
}

/// Runs a .mpy file on a fresh machine; gives what it printed and how it ended.
#[must_use]
pub fn run_file(file: &[u8], limits: Limits) -> (Vec<u8>, End) {
    run_with(limits, words_for_code(limits), |vm| vm.run_image(file))
}

/// Under stress so little that code is forgotten and decoded anew again and again.
fn words_for_code(limits: Limits) -> usize {
    if limits.stress { 1 << 12 } else { 1 << 14 }
}

fn run_with(
    limits: Limits,
    words: usize,
    start: impl FnOnce(&mut Vm<'_>) -> Res,
) -> (Vec<u8>, End) {
    let mut memory = vec![0; limits.heap / 4];
    let mut stack = vec![Value::NONE; limits.slots];
    let mut world = World::new(limits.time);
    if !limits.network {
        world.sockets = None;
    }
    let mut code = vec![0; words];
    let mut vm = Vm::new(&mut memory, &mut stack, &mut world, &PROFILE);
    vm.lend_code(&mut code);
    vm.start_paths(&["", ".frozen"]);
    vm.heap.set_stress(limits.stress);
    let mut end = End::Finished;
    if start(&mut vm).is_err() {
        let exception = vm.heap.take_raised();
        if !vm.is_instance(exception, Ns::SystemExit.value()) {
            end = End::Raised;
            if vm.format_exception(exception).is_err() {
                vm.port.write(b"(the exception cannot be printed)\n");
            }
        }
    }
    if let Err(fault) = vm.heap.audit() {
        end = End::Unsound(format!("{fault:?}"));
    }
    if world.watch.stopped.get() {
        end = End::OutOfTime;
    }
    (world.output, end)
}
