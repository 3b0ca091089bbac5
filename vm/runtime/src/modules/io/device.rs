//! Streams of other modules' making: compressed data, sockets, rings of bytes.

use crate::Res;
use crate::rom::Ns;
use crate::value::Ref;
use crate::vm::Vm;

/// What a stream of another module can do. Its object is in a stack slot.
#[derive(Debug)]
pub(crate) struct Device {
    /// Reads at most so many bytes to a byte of an object; 0 at the end, `None`: nothing yet.
    pub(crate) read: fn(&mut Vm<'_>, Ref, Ref, usize, usize) -> Res<Option<usize>>,
    /// Writes so many bytes from a byte of an object; gives how many, `None`: none yet.
    pub(crate) write: fn(&mut Vm<'_>, Ref, Ref, usize, usize) -> Res<Option<usize>>,
    /// Which of these events (see `select`) are there now.
    pub(crate) poll: fn(&mut Vm<'_>, Ref, i32) -> Res<i32>,
    /// Closes it; once more does nothing.
    pub(crate) close: fn(&mut Vm<'_>, Ref) -> Res<()>,
}

/// The types that are such streams.
pub(super) static DEVICES: &[(Ns, &Device)] = &[
    #[cfg(feature = "pyboard")]
    (Ns::DeflateIO, &crate::modules::deflate::DEVICE),
    #[cfg(feature = "pyboard")]
    (Ns::RingIO, &crate::modules::ring::DEVICE),
    #[cfg(feature = "pc")]
    (Ns::BufferedWriter, &super::buffered::DEVICE),
    #[cfg(feature = "pc")]
    (Ns::Socket, &crate::modules::socket::DEVICE),
    #[cfg(feature = "pc")]
    (Ns::SslSocket, &crate::modules::ssl::DEVICE),
];
