//! A virtual board's serial port as a pseudo-terminal, and its inspect channel as a socket, for
//! clients that know only files.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::OwnedFd;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::thread;

use rustix::fs::{Mode, OFlags};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

use crate::pipe::End;

/// A pseudo-terminal that leads to a board.
pub struct Pty {
    /// What clients open.
    pub path: PathBuf,
    /// Held open so that the terminal lives on when a client leaves.
    _held: OwnedFd,
}

/// Connects a board's serial port to a new pseudo-terminal in raw mode.
///
/// # Errors
/// When the system gives none.
pub fn open(console: &End) -> io::Result<Pty> {
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC)?;
    grantpt(&master)?;
    unlockpt(&master)?;
    let name = ptsname(&master, Vec::new())?;
    let held = rustix::fs::open(
        name.as_c_str(),
        OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC,
        Mode::empty(),
    )?;
    let mut settings = tcgetattr(&held)?;
    settings.make_raw();
    tcsetattr(&held, OptionalActions::Now, &settings)?;
    let path = PathBuf::from(name.to_string_lossy().into_owned());
    bridge(File::from(master.try_clone()?), File::from(master), console)?;
    Ok(Pty { path, _held: held })
}

/// Offers a board's inspect channel on a socket at `path`; one client at a time.
///
/// # Errors
/// When the socket cannot be made.
pub fn serve_inspect(inspect: &End, path: &Path) -> io::Result<()> {
    let listener = UnixListener::bind(path)?;
    let inspect = inspect.clone();
    thread::Builder::new()
        .name("inspect socket".into())
        .spawn(move || {
            for client in listener.incoming().flatten() {
                serve_client(client, &inspect);
                if inspect.is_closed() {
                    return;
                }
            }
        })?;
    Ok(())
}

/// Copies both ways until the client leaves or the board ends.
fn serve_client(client: UnixStream, inspect: &End) {
    let Ok(reader) = client.try_clone() else {
        return;
    };
    let mut to_board = inspect.clone();
    let upward = thread::spawn(move || copy(reader, &mut to_board));
    let mut from_board = inspect.clone();
    from_board.set_timeout(Some(std::time::Duration::from_millis(100)));
    let mut client = client;
    let mut buffer = [0; 4096];
    while !upward.is_finished() {
        match from_board.read(&mut buffer) {
            Ok(0) => break,
            Ok(n) => {
                if client.write_all(&buffer[..n]).is_err() {
                    break;
                }
            }
            Err(e) if e.kind() == io::ErrorKind::TimedOut => {}
            Err(_) => break,
        }
    }
    // The client may be gone already.
    let _ = client.shutdown(std::net::Shutdown::Both);
    let _ = upward.join();
}

fn bridge(reader: File, mut writer: File, console: &End) -> io::Result<()> {
    let mut to_board = console.clone();
    let mut from_board = console.clone();
    thread::Builder::new()
        .name("pty input".into())
        .spawn(move || copy(reader, &mut to_board))?;
    thread::Builder::new()
        .name("pty output".into())
        .spawn(move || {
            copy(&mut from_board, &mut writer);
        })?;
    Ok(())
}

/// Copies until either side ends.
fn copy(mut from: impl Read, to: &mut impl Write) {
    let mut buffer = [0; 4096];
    loop {
        match from.read(&mut buffer) {
            Ok(0) => return,
            Ok(n) => {
                if to.write_all(&buffer[..n]).is_err() {
                    return;
                }
            }
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return,
        }
    }
}
