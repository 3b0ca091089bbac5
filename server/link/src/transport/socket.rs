//! TCP and unix sockets, as virtual boards and emulators offer them.

use super::{Pipe, Sink, Source, closed, is_time_out};
use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
#[cfg(unix)]
use std::os::unix::net::UnixStream;
#[cfg(unix)]
use std::path::Path;
use std::time::Duration;

/// How long a peer may take to accept.
const CONNECT: Duration = Duration::from_secs(3);

/// The part of sockets that std gives each type by itself.
trait Socket: Read + Write + Send + Sized + 'static {
    fn read_wait(&self, wait: Duration) -> io::Result<()>;
    fn write_wait(&self, wait: Duration) -> io::Result<()>;
    fn twin(&self) -> io::Result<Self>;
}

macro_rules! socket {
    ($type:ty) => {
        impl Socket for $type {
            fn read_wait(&self, wait: Duration) -> io::Result<()> {
                self.set_read_timeout(Some(wait))
            }
            fn write_wait(&self, wait: Duration) -> io::Result<()> {
                self.set_write_timeout(Some(wait))
            }
            fn twin(&self) -> io::Result<Self> {
                self.try_clone()
            }
        }
    };
}
socket!(TcpStream);
#[cfg(unix)]
socket!(UnixStream);

/// Connects to `address`, a host and port.
///
/// # Errors
/// Those of the operating system.
pub fn open_tcp(address: &str) -> io::Result<Pipe> {
    let mut last = io::Error::new(io::ErrorKind::NotFound, "the name has no address");
    for address in address.to_socket_addrs()? {
        match TcpStream::connect_timeout(&address, CONNECT) {
            Ok(stream) => return tcp_pipe(stream),
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// A pipe over a connected stream.
///
/// # Errors
/// Those of the operating system.
pub fn tcp_pipe(stream: TcpStream) -> io::Result<Pipe> {
    // Keystrokes and flow control are single bytes that must not wait.
    stream.set_nodelay(true)?;
    pipe(stream)
}

/// Connects to the socket at `path`.
///
/// # Errors
/// Those of the operating system.
#[cfg(unix)]
pub fn open_unix(path: &Path) -> io::Result<Pipe> {
    unix_pipe(UnixStream::connect(path)?)
}

/// A pipe over a connected stream.
///
/// # Errors
/// Those of the operating system.
#[cfg(unix)]
pub fn unix_pipe(stream: UnixStream) -> io::Result<Pipe> {
    pipe(stream)
}

fn pipe<S: Socket>(stream: S) -> io::Result<Pipe> {
    let source = SocketSource {
        stream: stream.twin()?,
        wait: Duration::ZERO,
    };
    Ok(Pipe {
        source: Box::new(source),
        sink: Box::new(SocketSink(stream)),
    })
}

struct SocketSource<S> {
    stream: S,
    wait: Duration,
}

struct SocketSink<S>(S);

impl<S: Socket> Source for SocketSource<S> {
    fn read(&mut self, buffer: &mut [u8], wait: Duration) -> io::Result<usize> {
        // A socket takes a time-out of zero as none at all.
        let wait = wait.max(Duration::from_millis(1));
        if self.wait != wait {
            self.stream.read_wait(wait)?;
            self.wait = wait;
        }
        match self.stream.read(buffer) {
            Ok(0) if !buffer.is_empty() => Err(closed()),
            Err(error) if is_time_out(&error) => Ok(0),
            other => other,
        }
    }
}

impl<S: Socket> Sink for SocketSink<S> {
    fn write(&mut self, bytes: &[u8], wait: Duration) -> io::Result<()> {
        self.0.write_wait(wait.max(Duration::from_millis(1)))?;
        self.0.write_all(bytes)
    }
}
