//! Where the operating system is not asked: every socket is taken to be ready. Programs then find
//! out by trying, at the price of trying often.

use std::io;
use std::time::Duration;

use garter_runtime::network::{READABLE, WRITABLE};
use socket2::Socket;

/// Which of these events a socket may have.
pub(crate) fn now(_: &Socket, events: u8) -> io::Result<u8> {
    Ok(events & (READABLE | WRITABLE))
}

/// Waits a little.
pub(crate) fn wait(_: &[(&Socket, u8)], time: Duration) {
    std::thread::sleep(time.min(Duration::from_millis(1)));
}
