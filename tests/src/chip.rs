//! The firmware under QEMU, whose `netduinoplus2` is the pyboard's chip: a process with two serial
//! ports, the REPL and the inspect channel.

use std::io::{self, ErrorKind};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::raw_repl::RawRepl;

/// How long a read may take before it says that nothing came.
const PIECE: Duration = Duration::from_millis(20);
/// Longest wait for a started machine.
const START: Duration = Duration::from_secs(20);
/// Instructions of the chip per microsecond of its time when QEMU counts them.
pub const COUNTED_PER_MICROSECOND: u64 = 1000;

/// A running chip. It ends when it is dropped.
pub struct Chip {
    machine: Child,
    /// The serial port of the REPL.
    pub console: RawRepl<UnixStream>,
    /// The serial port of the inspect channel. Reads give up after a short time.
    pub inspect: UnixStream,
    _folder: tempfile::TempDir,
}

impl Chip {
    /// Starts an image and waits for its prompt. `counted`: the chip's time is its instructions, a
    /// nanosecond each, so that its clock measures work and not this machine's speed.
    ///
    /// # Errors
    /// When there is no QEMU, or it does not start.
    pub fn start(image: &Path, counted: bool) -> io::Result<Chip> {
        let folder = tempfile::tempdir()?;
        let mut command = Command::new("qemu-system-arm");
        command.args([
            "-M",
            "netduinoplus2",
            "-display",
            "none",
            "-monitor",
            "none",
        ]);
        let (console, inspect) = (folder.path().join("console"), folder.path().join("inspect"));
        for path in [&console, &inspect] {
            let listen = format!("unix:{},server=on,wait=on", path.display());
            command.args(["-serial", &listen]);
        }
        if counted {
            command.args(["-icount", "shift=0"]);
        }
        let machine = command
            .arg("-kernel")
            .arg(image)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        // From here on the guard ends it.
        let mut started = Guard(Some(machine));
        let (console, inspect) = (connect(&console)?, connect(&inspect)?);
        let machine = started.0.take().ok_or(ErrorKind::NotFound)?;
        let mut chip = Chip {
            machine,
            console: RawRepl::new(console),
            inspect,
            _folder: folder,
        };
        // What is sent before the chip listens is lost.
        chip.console.until(b">>> ", Instant::now() + START)?;
        Ok(chip)
    }
}

impl Drop for Chip {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.machine.kill();
        let _ = self.machine.wait();
    }
}

/// Ends a process that was not taken out of it.
struct Guard(Option<Child>);

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(mut child) = self.0.take() {
            // As above.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Connects to a socket that is to come.
fn connect(path: &Path) -> io::Result<UnixStream> {
    let end = Instant::now() + START;
    loop {
        match UnixStream::connect(path) {
            Ok(stream) => {
                stream.set_read_timeout(Some(PIECE))?;
                return Ok(stream);
            }
            Err(e) if Instant::now() > end => return Err(e),
            Err(_) => std::thread::sleep(Duration::from_millis(10)),
        }
    }
}
