//! How a face reaches the server: the user's daemon, started if need be, else this process.

use std::env;
use std::io;
use std::path::PathBuf;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::server::Server;
use crate::socket::{self, Name, NameError, StartError, start_daemon};

/// Bytes that may be under way between a face and a server in the same process.
const IN_PROCESS_BUFFER: usize = 256 * 1024;

/// A stream in both directions.
pub trait Duplex: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Duplex for T {}

/// Who may answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Serve {
    /// The user's daemon, started from this program if there is none; this process if that
    /// cannot be.
    #[default]
    Daemon,
    /// The same, but started from this program file, which must be of this build.
    DaemonFrom(PathBuf),
    /// This process alone.
    InProcess,
}

/// Who answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Via {
    /// The user's daemon.
    Daemon,
    /// This process; why it is not the daemon, if it should have been.
    InProcess(Option<String>),
}

/// A stream that speaks LSP and Garter's own requests.
pub struct Connection {
    stream: Box<dyn Duplex>,
    via: Via,
}

impl Connection {
    /// Who answers.
    pub fn via(&self) -> &Via {
        &self.via
    }
}

/// Connects to a server. Cannot fail: when all else does, this process serves itself, and
/// [`Connection::via`] says why.
pub async fn connect(serve: Serve) -> Connection {
    let executable = match serve {
        Serve::InProcess => return in_process(None),
        Serve::Daemon => env::current_exe().map_err(ConnectError::Io),
        Serve::DaemonFrom(path) => Ok(path),
    };
    let connected = match executable {
        Ok(executable) => to_daemon(executable).await,
        Err(error) => Err(error),
    };
    match connected {
        Ok(stream) => Connection {
            stream: Box::new(stream),
            via: Via::Daemon,
        },
        Err(error) => in_process(Some(error.to_string())),
    }
}

#[derive(Debug, thiserror::Error)]
enum ConnectError {
    #[error(transparent)]
    Name(#[from] NameError),
    #[error(transparent)]
    Start(#[from] StartError),
    #[error("cannot connect to the daemon: {0}")]
    Io(#[from] io::Error),
    #[error("the daemon was started but cannot be reached")]
    Unreachable,
}

async fn to_daemon(executable: PathBuf) -> Result<socket::Stream, ConnectError> {
    let name = Name::of_this_build()?;
    if let Some(stream) = socket::connect(&name).await? {
        return Ok(stream);
    }
    start_daemon(executable, &name).await?;
    let stream = socket::connect(&name).await?;
    stream.ok_or(ConnectError::Unreachable)
}

/// The stream to the daemon for who waits on threads of its own; none when there is none, and
/// [`connect`] says why.
#[cfg(unix)]
pub(crate) async fn connect_plain(serve: &Serve) -> Option<std::os::unix::net::UnixStream> {
    let executable = match serve {
        Serve::InProcess => return None,
        Serve::Daemon => env::current_exe().ok()?,
        Serve::DaemonFrom(path) => path.clone(),
    };
    let stream = to_daemon(executable).await.ok()?.into_std().ok()?;
    stream.set_nonblocking(false).ok()?;
    Some(stream)
}

fn in_process(why: Option<String>) -> Connection {
    let server = Server::start();
    let (ours, theirs) = tokio::io::duplex(IN_PROCESS_BUFFER);
    tokio::spawn(async move {
        let (reader, writer) = tokio::io::split(theirs);
        server.serve(reader, writer).await;
    });
    Connection {
        stream: Box::new(ours),
        via: Via::InProcess(why),
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
