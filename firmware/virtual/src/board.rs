//! Starting and stopping a virtual board.

use std::io;
use std::sync::OnceLock;
use std::thread::{self, JoinHandle};
use std::time::Instant;

use garter_board::{Memory, PYBOARD};
use garter_runtime::{Profile, Value};
use thiserror::Error;

use crate::flash::{Flash, Image};
use crate::hardware::SimulatedHardware;
use crate::pipe::{Bell, End, pair_with};
use crate::world::World;

/// Bytes of its heap.
pub const HEAP_BYTES: usize = 102 * 1024;
/// Words of heap memory that give as many bytes of blocks beside their table.
const HEAP_WORDS: usize = HEAP_BYTES / 16 / 32 * 131;
/// Slots of the machine's stack: 16 KiB.
pub const STACK_SLOTS: usize = 4096;
/// Words for decoded code, one for each byte of it: more than fits its heap.
const CODE_WORDS: usize = 64 * 1024;
/// Bytes of the thread's own stack: the machine nests Rust functions a bounded number of times.
const THREAD_STACK: usize = 8 << 20;

/// A pyboard with the time for its collector, which a PC has.
pub static PROFILE: Profile = Profile {
    clock: Some(now_us),
    ..PYBOARD
};

fn now_us() -> u64 {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_micros() as u64
}

/// What kind of board to start.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where its flash is kept.
    pub image: Image,
}

/// A virtual board could not be started.
#[derive(Debug, Error)]
pub enum StartError {
    /// Its flash image cannot be used.
    #[error("cannot use the flash image: {0}")]
    Image(#[source] io::Error),
    /// The system gives no thread.
    #[error("cannot start the board's thread: {0}")]
    Thread(#[source] io::Error),
}

/// A virtual board that runs. Dropping it ends it.
pub struct VirtualBoard {
    console: End,
    inspect: End,
    world: World,
    thread: Option<JoinHandle<()>>,
}

impl VirtualBoard {
    /// Starts a board.
    ///
    /// # Errors
    /// When its flash image cannot be used, or the system gives no thread.
    pub fn start(config: &Config) -> Result<VirtualBoard, StartError> {
        let flash = Flash::open(&config.image).map_err(StartError::Image)?;
        let bell = Bell::default();
        let (console, board_console) = pair_with(bell.clone());
        let (inspect, board_inspect) = pair_with(bell.clone());
        let world = World::default();
        let hardware =
            SimulatedHardware::new(flash, (board_console, board_inspect), bell, world.clone());
        let thread = thread::Builder::new()
            .name("virtual board".into())
            .stack_size(THREAD_STACK)
            .spawn(move || {
                let mut heap = vec![0; HEAP_WORDS];
                let mut stack = vec![Value::UNDEF; STACK_SLOTS];
                let mut code = vec![0; CODE_WORDS];
                let memory = Memory::new(&mut heap, &mut stack).with_code(&mut code);
                garter_board::run(hardware, memory, &PROFILE);
            })
            .map_err(StartError::Thread)?;
        Ok(VirtualBoard {
            console,
            inspect,
            world,
            thread: Some(thread),
        })
    }

    /// The host's end of its serial port.
    pub fn console(&self) -> End {
        self.console.clone()
    }

    /// The host's end of its inspect channel.
    pub fn inspect(&self) -> End {
        self.inspect.clone()
    }

    /// The world around it.
    pub fn world(&self) -> World {
        self.world.clone()
    }

    /// Whether its thread still runs.
    pub fn is_running(&self) -> bool {
        self.thread.as_ref().is_some_and(|t| !t.is_finished())
    }
}

impl Drop for VirtualBoard {
    fn drop(&mut self) {
        self.console.close();
        self.inspect.close();
        if let Some(thread) = self.thread.take() {
            // A board that panicked has nothing more to say here; its last output was seen.
            let _ = thread.join();
        }
    }
}
