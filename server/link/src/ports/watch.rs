//! Noticing that serial ports come and go, without looking: Linux tells what appears in `/dev`.
//!
//! Only what is made and removed there is asked for: programs open and write `/dev/null` all the
//! time, and whoever heard of that would never rest.

use std::mem::MaybeUninit;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd, RawFd};
use std::path::Path;

use rustix::fs::inotify::{self, CreateFlags, Reader, WatchFlags};
use rustix::io::Errno;

/// Where the nodes of serial ports are.
const NODES: &str = "/dev";
/// What the names of serial ports begin with.
const PREFIX: &[u8] = b"tty";

/// Becomes readable when something was made or removed beside the serial ports.
#[derive(Debug)]
pub struct Watch {
    queue: OwnedFd,
}

impl Watch {
    /// Watches this machine's ports; `None` where the system has no watch to spare.
    #[must_use]
    pub fn new() -> Option<Watch> {
        Watch::of(Path::new(NODES))
    }

    /// Watches another folder.
    #[must_use]
    pub fn of(folder: &Path) -> Option<Watch> {
        let queue = inotify::init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC).ok()?;
        let wanted = WatchFlags::CREATE | WatchFlags::DELETE | WatchFlags::ONLYDIR;
        inotify::add_watch(&queue, folder, wanted).ok()?;
        Some(Watch { queue })
    }

    /// Takes what was told since it was last asked; whether a port may be among it. Does not wait.
    pub fn take(&mut self) -> bool {
        let mut buffer = [MaybeUninit::uninit(); 4096];
        let mut told = Reader::new(&self.queue, &mut buffer);
        let mut any = false;
        loop {
            match told.next() {
                // Without a name it says that more happened than it could tell.
                Ok(event) => {
                    let name = event.file_name();
                    any |= name.is_none_or(|name| name.to_bytes().starts_with(PREFIX));
                }
                Err(Errno::INTR) => {}
                Err(_) => return any,
            }
        }
    }
}

impl AsFd for Watch {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.queue.as_fd()
    }
}

impl AsRawFd for Watch {
    fn as_raw_fd(&self) -> RawFd {
        self.queue.as_raw_fd()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Watch;

    #[test]
    fn ports_that_come_and_go_are_told_and_other_files_are_not() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let port = folder.path().join("ttyACM7");
        fs::write(folder.path().join("null"), "").expect("it can be written");
        let mut watch = Watch::of(folder.path()).expect("Linux watches folders");
        assert!(!watch.take());
        fs::write(folder.path().join("null"), "written to").expect("it can be written");
        fs::write(folder.path().join("loop3"), "").expect("it can be written");
        assert!(!watch.take());
        fs::write(&port, "").expect("it can be written");
        assert!(watch.take());
        assert!(!watch.take());
        fs::write(&port, "printing").expect("it can be written");
        fs::read(&port).expect("it can be read");
        assert!(!watch.take());
        fs::remove_file(&port).expect("it can be removed");
        assert!(watch.take());
    }
}
