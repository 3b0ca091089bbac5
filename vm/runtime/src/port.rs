//! The world as the machine sees it. A PC, a board and a test each implement it.

pub use garter_files::{Errno, OpenMode, Stat, Whence};

use crate::network::Network;

/// What should interrupt a running program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Interrupt {
    /// Raise KeyboardInterrupt.
    Keyboard,
    /// Call the functions that were scheduled (see `micropython.schedule`).
    Scheduled,
    /// End the program: the machine is to be dropped.
    Shutdown,
}

/// The console, the clock, the files and the events that a machine lives with.
///
/// Files are numbered by handles; paths are absolute or relative to the port's current directory
/// and are bytes as the program gave them.
#[allow(unused_variables)]
pub trait Port {
    /// Writes to standard output (or error, for tracebacks) as it is.
    fn write(&mut self, bytes: &[u8]);

    /// Writes bytes that are no text: no line end is changed.
    fn write_raw(&mut self, bytes: &[u8]) {
        self.write(bytes);
    }

    /// Writes to standard error; the same place unless the port has two.
    fn write_error(&mut self, bytes: &[u8]) {
        self.write(bytes);
    }

    /// One byte of standard input, waiting for it. `None`: the input has ended, or
    /// [`Port::poll`] has an interrupt.
    fn read(&mut self) -> Option<u8>;

    /// Whether [`Port::read`] would not wait.
    fn readable(&mut self) -> bool {
        false
    }

    /// Whether nobody else shows what is typed, so that `input` must.
    fn echo_wanted(&self) -> bool {
        false
    }

    /// Called often (backward jumps, calls, waits): must be cheap when there is nothing.
    fn poll(&mut self) -> Option<Interrupt> {
        None
    }

    /// Which byte of the console's input interrupts a running program (3, Ctrl-C, at first);
    /// `None` while the bytes that come are data (`micropython.kbd_intr(-1)`, raw REPL input).
    fn interrupt_on(&mut self, byte: Option<u8>) {}

    /// Whether functions wait to be called for something outside: what [`Port::poll`] answers with
    /// [`Interrupt::Scheduled`], asked where nothing may be interrupted.
    fn scheduled(&mut self) -> bool {
        false
    }

    /// How many polls may be skipped between looks at the world: the machine counts jumps down
    /// from this. A board that must answer quickly returns a small number.
    fn poll_interval(&self) -> u32 {
        1024
    }

    /// Microseconds since some moment, never going back.
    fn ticks_us(&mut self) -> u64;

    /// Waits about so many microseconds; returns early when [`Port::poll`] has something.
    fn wait_us(&mut self, us: u64);

    /// Waits for console input, so long at most; returns early as [`Port::wait_us`] does, and one
    /// that is [`Port::observable`] also for what observers ask.
    fn wait_input(&mut self, us: u64) {
        self.wait_us(us);
    }

    /// Nanoseconds since 1970; 0 where no clock is set.
    fn time_ns(&mut self) -> u64 {
        0
    }

    /// 32 random bits.
    fn random(&mut self) -> u32;

    /// Whether somebody may ever want to watch: then reading the console is done in slices.
    fn observable(&self) -> bool {
        false
    }

    /// Whether [`Port::observe`] is wanted now.
    fn observing(&mut self) -> bool {
        false
    }

    /// Shows the machine, between two instructions or while it waits, to whoever watches.
    fn observe(&mut self, vm: &crate::vm::Snapshot<'_, '_>) {}

    /// Opens a file.
    ///
    /// # Errors
    /// An errno number (2: no such file, 17: exists, 21: is a directory, 28: full ...).
    fn open(&mut self, path: &[u8], mode: OpenMode) -> Result<u32, Errno> {
        Err(Errno(2))
    }

    /// Closes a file; unknown handles are ignored.
    ///
    /// # Errors
    /// When what was written could not be kept.
    fn close(&mut self, file: u32) -> Result<(), Errno> {
        Ok(())
    }

    /// The number of open file `i`, so that those can be closed which no program knows any more
    /// when [`Port::open`] answers EMFILE; `None` after the last.
    fn open_file(&mut self, i: usize) -> Option<u32> {
        None
    }

    /// A program has unmounted the port's file system: its files are closed, and nothing of it is
    /// kept in memory, for what it lies on may now be written to by other ways.
    fn detach(&mut self) {}

    /// A program has mounted the port's file system again.
    fn attach(&mut self) {}

    /// Reads into `into`; 0 at the end.
    ///
    /// # Errors
    /// An errno number.
    fn read_file(&mut self, file: u32, into: &mut [u8]) -> Result<usize, Errno> {
        Err(Errno(9))
    }

    /// Writes; gives how much.
    ///
    /// # Errors
    /// An errno number.
    fn write_file(&mut self, file: u32, from: &[u8]) -> Result<usize, Errno> {
        Err(Errno(9))
    }

    /// Moves to a position; gives the position from the start.
    ///
    /// # Errors
    /// An errno number.
    fn seek(&mut self, file: u32, offset: i64, whence: Whence) -> Result<u64, Errno> {
        Err(Errno(9))
    }

    /// Makes what was written safe against power loss.
    ///
    /// # Errors
    /// An errno number.
    fn flush(&mut self, file: u32) -> Result<(), Errno> {
        Ok(())
    }

    /// What a path names.
    ///
    /// # Errors
    /// An errno number.
    fn stat(&mut self, path: &[u8]) -> Result<Stat, Errno> {
        Err(Errno(2))
    }

    /// Entry number `index` of a directory: its name goes into `name`, its length is returned.
    /// `None` after the last.
    ///
    /// # Errors
    /// An errno number.
    fn list(
        &mut self,
        path: &[u8],
        index: usize,
        name: &mut [u8],
    ) -> Result<Option<(usize, Stat)>, Errno> {
        Err(Errno(2))
    }

    /// Makes a directory.
    ///
    /// # Errors
    /// An errno number.
    fn mkdir(&mut self, path: &[u8]) -> Result<(), Errno> {
        Err(Errno(1))
    }

    /// Removes a file, or an empty directory when `directory`.
    ///
    /// # Errors
    /// An errno number.
    fn remove(&mut self, path: &[u8], directory: bool) -> Result<(), Errno> {
        Err(Errno(1))
    }

    /// Renames; an existing file at the new path is replaced.
    ///
    /// # Errors
    /// An errno number.
    fn rename(&mut self, from: &[u8], to: &[u8]) -> Result<(), Errno> {
        Err(Errno(1))
    }

    /// Blocks of a file system: block size, blocks, free blocks.
    ///
    /// # Errors
    /// An errno number.
    fn statvfs(&mut self, path: &[u8]) -> Result<(u32, u32, u32), Errno> {
        Err(Errno(1))
    }

    /// The directory that relative paths start from, as an absolute path, into `into`; its length.
    fn directory(&mut self, into: &mut [u8]) -> usize {
        match into.first_mut() {
            Some(first) => {
                *first = b'/';
                1
            }
            None => 0,
        }
    }

    /// The value of an environment variable, into `into`; its length.
    fn environment(&mut self, name: &[u8], into: &mut [u8]) -> Option<usize> {
        None
    }

    /// Sets an environment variable for the program and what it starts; `None` removes it.
    ///
    /// # Errors
    /// An errno number.
    #[cfg(feature = "pc")]
    fn set_environment(&mut self, name: &[u8], value: Option<&[u8]>) -> Result<(), Errno> {
        Err(Errno::ENODEV)
    }

    /// Has the system's shell carry out a command; gives what a wait for it gives.
    ///
    /// # Errors
    /// An errno number.
    #[cfg(feature = "pc")]
    fn system(&mut self, command: &[u8]) -> Result<i32, Errno> {
        Err(Errno::ENODEV)
    }

    /// Carries out a request of a socket's. Nothing waits but [`Network::Wait`].
    ///
    /// # Errors
    /// An errno number.
    fn network(&mut self, request: Network<'_>) -> Result<usize, Errno> {
        Err(crate::network::NO_NETWORK)
    }

    /// Carries out a request of a protected stream's. Nothing waits.
    ///
    /// # Errors
    /// What went wrong.
    #[cfg(feature = "pc")]
    fn tls(&mut self, request: crate::tls::Tls<'_>) -> Result<usize, crate::tls::Fault> {
        Err(crate::tls::Fault::Number(crate::network::NO_NETWORK.0))
    }

    /// A request that only the board's own modules and its port understand: `request` is a type
    /// of the board's, which the port downcasts, carries out and answers in place. False: not
    /// understood.
    fn device(&mut self, request: &mut dyn core::any::Any) -> bool {
        false
    }
}
