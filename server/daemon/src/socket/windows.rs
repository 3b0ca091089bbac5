//! The local socket on Windows: a named pipe that only this machine can open.

use std::io;

use tokio::net::windows::named_pipe::{
    ClientOptions, NamedPipeClient, NamedPipeServer, ServerOptions,
};

use super::Name;

/// A stream to the daemon.
pub(crate) type Stream = NamedPipeClient;

/// `ERROR_ACCESS_DENIED`, which a second first instance gets.
const ACCESS_DENIED: i32 = 5;
/// `ERROR_PIPE_BUSY`: all instances are taken for a moment.
const PIPE_BUSY: i32 = 231;

/// The daemon's end.
pub(crate) struct Listener {
    next: NamedPipeServer,
    pipe: String,
}

impl Listener {
    /// Takes the name; none when another daemon holds it.
    pub(crate) fn bind(name: &Name) -> io::Result<Option<Self>> {
        let pipe = name.pipe();
        match instance(&pipe, true) {
            Ok(next) => Ok(Some(Listener { next, pipe })),
            Err(error) if error.raw_os_error() == Some(ACCESS_DENIED) => Ok(None),
            Err(error) => Err(error),
        }
    }

    pub(crate) async fn accept(&mut self) -> io::Result<NamedPipeServer> {
        self.next.connect().await?;
        let next = instance(&self.pipe, false)?;
        Ok(std::mem::replace(&mut self.next, next))
    }
}

fn instance(pipe: &str, first: bool) -> io::Result<NamedPipeServer> {
    ServerOptions::new()
        .first_pipe_instance(first)
        .reject_remote_clients(true)
        .create(pipe)
}

/// Connects to the daemon; none when there is none.
pub(crate) async fn connect(name: &Name) -> io::Result<Option<NamedPipeClient>> {
    let pipe = name.pipe();
    for _ in 0..50 {
        match ClientOptions::new().open(&pipe) {
            Ok(client) => return Ok(Some(client)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) if error.raw_os_error() != Some(PIPE_BUSY) => return Err(error),
            Err(_) => tokio::time::sleep(std::time::Duration::from_millis(20)).await,
        }
    }
    Err(io::Error::new(
        io::ErrorKind::TimedOut,
        "the daemon's pipe stays busy",
    ))
}
