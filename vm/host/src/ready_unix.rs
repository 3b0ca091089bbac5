//! Which sockets are ready: `poll` of the operating system.

use std::io;
use std::time::Duration;

use garter_runtime::network::{FAILED, HUNG_UP, READABLE, WRITABLE};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use socket2::Socket;

const FLAGS: [(u8, PollFlags); 4] = [
    (READABLE, PollFlags::IN),
    (WRITABLE, PollFlags::OUT),
    (FAILED, PollFlags::ERR),
    (HUNG_UP, PollFlags::HUP),
];

fn flags(events: u8) -> PollFlags {
    let wanted = FLAGS.iter().filter(|(bit, _)| events & bit != 0);
    wanted.fold(PollFlags::empty(), |all, (_, flag)| all | *flag)
}

/// Which of these events a socket has now; what went wrong is always told.
pub(crate) fn now(socket: &Socket, events: u8) -> io::Result<u8> {
    let mut one = [PollFd::new(socket, flags(events))];
    poll(&mut one, Some(&Timespec::default()))?;
    let found = one[0].revents();
    let found = FLAGS.iter().filter(|(_, flag)| found.contains(*flag));
    Ok(found.fold(0, |all, (bit, _)| all | bit))
}

/// Waits until a socket has one of its events, or the time has passed.
pub(crate) fn wait(sockets: &[(&Socket, u8)], time: Duration) {
    let mut all: Vec<PollFd<'_>> = sockets
        .iter()
        .map(|(socket, events)| PollFd::new(*socket, flags(*events)))
        .collect();
    let time = Timespec::try_from(time).unwrap_or_default();
    // A signal or an error ends it early: the caller looks again in any case.
    let _ = poll(&mut all, Some(&time));
}
