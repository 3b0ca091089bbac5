//! Byte pipes with time-outs: serial ports, sockets, and pairs in memory.
//!
//! A pipe is two halves, so that one thread can wait for bytes while others
//! write.

mod memory;
mod serial;
mod socket;

use std::io;
use std::time::Duration;

pub use memory::pair;
pub use serial::{ModemLines, open_serial};
pub use socket::{open_tcp, tcp_pipe};
#[cfg(unix)]
pub use socket::{open_unix, unix_pipe};

/// The half that bytes come out of.
pub trait Source: Send {
    /// Waits at most `wait` for bytes. `Ok(0)` says that none came.
    ///
    /// # Errors
    /// When the other side is gone for good.
    fn read(&mut self, buffer: &mut [u8], wait: Duration) -> io::Result<usize>;
}

/// The half that bytes go into.
pub trait Sink: Send {
    /// Writes all of `bytes`, waiting at most `wait` for room each time.
    ///
    /// # Errors
    /// When the other side is gone, or takes nothing for so long.
    fn write(&mut self, bytes: &[u8], wait: Duration) -> io::Result<()>;
}

/// Both halves.
pub struct Pipe {
    /// Bytes from the board.
    pub source: Box<dyn Source>,
    /// Bytes to the board.
    pub sink: Box<dyn Sink>,
}

impl std::fmt::Debug for Pipe {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pipe")
    }
}

/// The error of a pipe whose other side has closed.
fn closed() -> io::Error {
    io::Error::new(
        io::ErrorKind::UnexpectedEof,
        "the other side closed the connection",
    )
}

/// Whether an error only says that time is up.
fn is_time_out(error: &io::Error) -> bool {
    use io::ErrorKind::{Interrupted, TimedOut, WouldBlock};
    matches!(error.kind(), TimedOut | WouldBlock | Interrupted)
}
