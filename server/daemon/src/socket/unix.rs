//! The local socket on Unix: a socket file beside a lock file.

use std::fs::{self, File, TryLockError};
use std::io;

use tokio::net::{UnixListener, UnixStream};

use super::Name;

/// A stream to the daemon.
pub(crate) type Stream = UnixStream;

/// The daemon's end. Removes its socket when dropped; the lock goes with the process.
pub(crate) struct Listener {
    socket: UnixListener,
    name: Name,
    _lock: File,
}

impl Listener {
    /// Takes the name; none when another daemon holds it.
    ///
    /// Who holds the lock is the daemon, so a socket file found then is a dead one's.
    pub(crate) fn bind(name: &Name) -> io::Result<Option<Self>> {
        let lock = File::options()
            .create(true)
            .write(true)
            .truncate(false)
            .open(name.lock())?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        match fs::remove_file(name.socket()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let socket = UnixListener::bind(name.socket())?;
        Ok(Some(Listener {
            socket,
            name: name.clone(),
            _lock: lock,
        }))
    }

    pub(crate) async fn accept(&mut self) -> io::Result<UnixStream> {
        self.socket.accept().await.map(|(stream, _)| stream)
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // The next daemon removes what could not be removed here.
        let _ = fs::remove_file(self.name.socket());
    }
}

/// Connects to the daemon; none when there is none.
pub(crate) async fn connect(name: &Name) -> io::Result<Option<UnixStream>> {
    match UnixStream::connect(name.socket()).await {
        Ok(stream) => Ok(Some(stream)),
        Err(error) => match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused => Ok(None),
            _ => Err(error),
        },
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Listener, Name, connect};

    #[tokio::test]
    async fn a_second_daemon_is_turned_away_and_the_first_stays() {
        let folder = tempfile::tempdir().unwrap();
        let name = Name::in_directory(folder.path());
        let mut first = Listener::bind(&name).unwrap().unwrap();
        assert!(Listener::bind(&name).unwrap().is_none());
        let client = connect(&name).await.unwrap();
        assert!(client.is_some());
        first.accept().await.unwrap();
    }

    #[tokio::test]
    async fn a_dead_daemons_socket_is_taken_over() {
        let folder = tempfile::tempdir().unwrap();
        let name = Name::in_directory(folder.path());
        // What SIGKILL leaves: the files, without the lock.
        drop(std::os::unix::net::UnixListener::bind(name.socket()).unwrap());
        fs::write(name.lock(), "").unwrap();
        assert!(connect(&name).await.unwrap().is_none());
        let _daemon = Listener::bind(&name).unwrap().unwrap();
        assert!(connect(&name).await.unwrap().is_some());
    }
}
