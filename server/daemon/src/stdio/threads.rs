//! Passing messages on with a thread for each direction, which waits in the system for its side.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::pin::Pin;
use std::sync::mpsc::{Receiver, channel};
use std::task::{Context, Poll};
use std::thread;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::{Farewell, StdioError, down, judged, up};

/// How long the editor's thread may take to say that the editor has left.
const MOMENT: Duration = Duration::from_millis(200);

/// A direction that has ended.
enum Ended {
    Up(Result<(), StdioError>, Farewell),
    Down(Result<(), StdioError>),
}

/// Passes messages on between standard input and output and the daemon, until either ends.
pub(super) fn relay(daemon: &UnixStream) -> Result<(), StdioError> {
    let (input, mut output) = (file(io::stdin())?, file(io::stdout())?);
    let (to_daemon, from_daemon) = (daemon.try_clone()?, daemon.try_clone()?);
    let mut to_editor = Waiting(output.0.try_clone()?);
    let (tell, ended) = channel();
    let told = tell.clone();
    thread::Builder::new().spawn(move || {
        let mut farewell = Farewell::default();
        let result = wait(up(input, &mut Waiting(to_daemon), &mut farewell));
        // Nobody listens when the other direction has ended.
        let _ = told.send(Ended::Up(result, farewell));
    })?;
    thread::Builder::new().spawn(move || {
        let result = wait(down(Waiting(from_daemon), &mut to_editor));
        let _ = tell.send(Ended::Down(result));
    })?;
    let (result, farewell) = end(&ended);
    wait(judged(result, &farewell, &mut output))
}

/// What ended first, and what the editor had said by then.
fn end(ended: &Receiver<Ended>) -> (Result<(), StdioError>, Farewell) {
    match ended.recv() {
        Ok(Ended::Up(result, farewell)) => {
            // The daemon's last answers are still to come.
            let last = match ended.recv() {
                Ok(Ended::Down(last)) => last,
                _ => Ok(()),
            };
            (result.and(last), farewell)
        }
        Ok(Ended::Down(result)) => {
            let result = result.and(Err(StdioError::DaemonLost));
            match ended.recv_timeout(MOMENT) {
                Ok(Ended::Up(_, farewell)) => (result, farewell),
                _ => (result, Farewell::default()),
            }
        }
        Err(_) => (Err(StdioError::DaemonLost), Farewell::default()),
    }
}

/// Does a task that only ever waits in the system.
fn wait<T>(task: impl Future<Output = Result<T, StdioError>>) -> Result<T, StdioError> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    runtime.block_on(task)
}

fn file(of: impl AsFd) -> io::Result<Waiting<File>> {
    let own = of.as_fd().try_clone_to_owned()?;
    Ok(Waiting(File::from(own)))
}

/// A stream whose reader or writer waits in the system.
struct Waiting<S>(S);

impl<S: Read + Unpin> AsyncRead for Waiting<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let room = buf.initialize_unfilled();
        let read = loop {
            match self.0.read(room) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        Poll::Ready(read.map(|count| buf.advance(count)))
    }
}

/// What of it can be told that nothing more comes.
trait Close {
    fn close(&self) -> io::Result<()>;
}

impl Close for UnixStream {
    fn close(&self) -> io::Result<()> {
        self.shutdown(std::net::Shutdown::Write)
    }
}

impl Close for File {
    fn close(&self) -> io::Result<()> {
        Ok(())
    }
}

impl<S: Write + Close + Unpin> AsyncWrite for Waiting<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        Poll::Ready(self.0.write(buf))
    }

    fn poll_flush(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(self.0.flush())
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(self.0.close())
    }
}
