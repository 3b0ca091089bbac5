//! What a program asks of the network. Nothing here waits: what is not ready answers
//! [`AGAIN`], and the machine waits, so that it can be interrupted.

use crate::port::Errno;

/// Nothing is ready yet.
pub const AGAIN: Errno = Errno(11);
/// A connection is on its way.
pub const IN_PROGRESS: Errno = Errno(115);
/// Too many are open.
pub const TOO_MANY: Errno = Errno(24);
/// There is no network.
pub const NO_NETWORK: Errno = Errno(95);

/// Something can be read, or a connection accepted.
pub const READABLE: u8 = 1;
/// Something can be written, or a connection was made.
pub const WRITABLE: u8 = 4;
/// Something went wrong.
pub const FAILED: u8 = 8;
/// The other side is gone.
pub const HUNG_UP: u8 = 16;

/// An address of the internet.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Address {
    /// Sixteen bytes count, not four.
    pub v6: bool,
    /// The bytes, the first ones first.
    pub bytes: [u8; 16],
    /// The port.
    pub port: u16,
}

/// One request. Sockets are numbered by handles; most answer a number, which is 0 where nothing
/// else is said.
#[derive(Debug)]
pub enum Network<'a> {
    /// A new socket: its handle.
    Open {
        /// TCP, else UDP.
        stream: bool,
        /// Of the sixth version of IP.
        v6: bool,
    },
    /// The number of an open socket, counted from 0; EBADF when there are not so many.
    Opened(usize),
    /// Closes a socket.
    Close(u32),
    /// Begins to connect, or asks how that goes: [`IN_PROGRESS`] until it is done.
    Connect(u32, Address),
    /// Gives it an address of this machine's.
    Bind(u32, Address),
    /// Takes connections, so many waiting at most.
    Listen(u32, i32),
    /// A connection: its handle, and whose it is.
    Accept(u32, &'a mut Address),
    /// Sends: how many bytes.
    Send(u32, &'a [u8]),
    /// Sends to an address: how many bytes.
    SendTo(u32, &'a [u8], Address),
    /// Receives: how many bytes, 0 at the end.
    Receive(u32, &'a mut [u8]),
    /// Receives, and says from where: how many bytes.
    ReceiveFrom(u32, &'a mut [u8], &'a mut Address),
    /// As [`Network::Receive`], and leaves the bytes to be received again.
    Peek(u32, &'a mut [u8]),
    /// As [`Network::ReceiveFrom`], and leaves the bytes to be received again.
    PeekFrom(u32, &'a mut [u8], &'a mut Address),
    /// Which of these events are there; they are also what [`Network::Wait`] then waits for.
    Poll(u32, u8),
    /// Waits until one of the events asked for since the last wait is there, or so many
    /// microseconds have passed.
    Wait(u64),
    /// Sets whether an address may be used again at once.
    Reuse(u32, bool),
    /// Sets whether datagrams may go to everybody.
    Broadcast(u32, bool),
    /// Sets whether the other side of a connection is asked now and then if it is still there.
    KeepAlive(u32, bool),
    /// Begins or ends to receive what is sent to a group of addresses.
    Group {
        /// The socket.
        socket: u32,
        /// The group's address.
        group: [u8; 4],
        /// An address of this machine's in the network to use; zeros: any.
        network: [u8; 4],
        /// Begins.
        join: bool,
    },
    /// Sets whether what is written is sent at once.
    NoDelay(u32, bool),
    /// Looks up a name: how many addresses were found; [`AGAIN`] while that is not known.
    Resolve {
        /// The name, or an address as text; empty for any of this machine's.
        host: &'a [u8],
        /// The port of the addresses.
        port: u16,
        /// Where the addresses go.
        found: &'a mut [Address],
    },
    /// The socket's own address.
    OwnName(u32, &'a mut Address),
    /// The address of the other side.
    PeerName(u32, &'a mut Address),
}
