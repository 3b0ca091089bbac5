//! The world of a machine that is only measured: one file, nobody at the console, nothing
//! connected, a clock that goes on by being looked at, and an end to its patience.

use garter_runtime::Port;
use garter_runtime::port::{Errno, Interrupt, OpenMode, Stat, Whence};

/// Jumps and calls between two looks at the world.
const INTERVAL: u32 = 64;
/// Looks at the world before a program is taken to run for ever.
const PATIENCE: u32 = 4_000;
/// How much later it is each time somebody looks at the clock, in microseconds.
const TICK: u64 = 1_000;

const NOT_FOUND: Errno = Errno(2);
const NO_SUCH_FILE: Errno = Errno(9);

/// The world of a machine that is only measured.
pub(super) struct World<'f> {
    /// Name of its one file.
    name: &'f str,
    bytes: &'f [u8],
    position: usize,
    now: u64,
    looks: u32,
    /// Time has passed since somebody looked whether a timer is due.
    is_later: bool,
}

impl<'f> World<'f> {
    pub(super) fn new(name: &'f str, bytes: &'f [u8]) -> Self {
        World {
            name,
            bytes,
            position: 0,
            now: 0,
            looks: 0,
            is_later: false,
        }
    }

    /// Whether the program was stopped because it went on for too long.
    pub(super) fn is_out_of_patience(&self) -> bool {
        self.looks >= PATIENCE
    }

    fn has(&self, path: &[u8]) -> bool {
        path.strip_suffix(self.name.as_bytes())
            .is_some_and(|folder| matches!(folder, b"" | b"/" | b"/flash/"))
    }
}

impl Port for World<'_> {
    fn write(&mut self, _: &[u8]) {}

    fn read(&mut self) -> Option<u8> {
        None
    }

    fn poll(&mut self) -> Option<Interrupt> {
        self.looks = self.looks.saturating_add(1);
        let later = std::mem::take(&mut self.is_later).then_some(Interrupt::Scheduled);
        let end = self.is_out_of_patience().then_some(Interrupt::Shutdown);
        end.or(later)
    }

    fn poll_interval(&self) -> u32 {
        // One that catches everything is told again until it gives in.
        if self.is_out_of_patience() {
            1
        } else {
            INTERVAL
        }
    }

    fn ticks_us(&mut self) -> u64 {
        self.now += TICK;
        self.is_later = true;
        self.now
    }

    fn wait_us(&mut self, us: u64) {
        self.now = self.now.saturating_add(us);
        self.is_later = true;
    }

    fn random(&mut self) -> u32 {
        0x9e37_79b9
    }

    fn stat(&mut self, path: &[u8]) -> Result<Stat, Errno> {
        if self.has(path) {
            Ok(Stat {
                directory: false,
                size: self.bytes.len() as u64,
                modified: 0,
            })
        } else {
            Err(NOT_FOUND)
        }
    }

    fn open(&mut self, path: &[u8], mode: OpenMode) -> Result<u32, Errno> {
        if self.has(path) && mode.read && !mode.write {
            self.position = 0;
            Ok(0)
        } else {
            Err(NOT_FOUND)
        }
    }

    fn read_file(&mut self, _: u32, into: &mut [u8]) -> Result<usize, Errno> {
        let rest = self.bytes.get(self.position..).unwrap_or_default();
        let count = rest.len().min(into.len());
        into[..count].copy_from_slice(&rest[..count]);
        self.position += count;
        Ok(count)
    }

    fn seek(&mut self, _: u32, offset: i64, whence: Whence) -> Result<u64, Errno> {
        let from = match whence {
            Whence::Start => 0,
            Whence::Current => self.position,
            Whence::End => self.bytes.len(),
        };
        let to = (from as i64).saturating_add(offset);
        self.position = usize::try_from(to).map_err(|_| NO_SUCH_FILE)?;
        Ok(self.position as u64)
    }
}
