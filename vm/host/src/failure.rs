//! Errors of the operating system as `errno` numbers.

use std::io::{Error, ErrorKind};

use garter_runtime::port::Errno;

/// The number of an error: Linux's numbers, which are the ones that programs know.
pub(crate) fn errno(error: &Error) -> Errno {
    if cfg!(target_os = "linux")
        && let Some(number) = error.raw_os_error()
    {
        return Errno(number);
    }
    Errno(match error.kind() {
        ErrorKind::NotFound => 2,
        ErrorKind::WouldBlock => 11,
        ErrorKind::OutOfMemory => 12,
        ErrorKind::PermissionDenied => 13,
        ErrorKind::AlreadyExists => 17,
        ErrorKind::NotADirectory => 20,
        ErrorKind::IsADirectory => 21,
        ErrorKind::InvalidInput => 22,
        ErrorKind::StorageFull => 28,
        ErrorKind::ReadOnlyFilesystem => 30,
        ErrorKind::BrokenPipe => 32,
        ErrorKind::DirectoryNotEmpty => 39,
        ErrorKind::AddrInUse => 98,
        ErrorKind::AddrNotAvailable => 99,
        ErrorKind::NetworkUnreachable => 101,
        ErrorKind::ConnectionAborted => 103,
        ErrorKind::ConnectionReset => 104,
        ErrorKind::NotConnected => 107,
        ErrorKind::TimedOut => 110,
        ErrorKind::ConnectionRefused => 111,
        ErrorKind::HostUnreachable => 113,
        _ => match error.raw_os_error() {
            Some(number) if cfg!(unix) => number,
            _ => 5,
        },
    })
}
