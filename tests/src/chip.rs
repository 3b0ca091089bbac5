//! The firmware under QEMU, whose `netduinoplus2` is the pyboard's chip: a process with two serial
//! ports, the REPL and the inspect channel, and programs run through the raw REPL.

use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a read may take before it says that nothing came.
const PIECE: Duration = Duration::from_millis(20);
/// Longest wait for a started machine.
const START: Duration = Duration::from_secs(20);
/// Instructions of the chip per microsecond of its time when QEMU counts them.
pub const COUNTED_PER_MICROSECOND: u64 = 1000;

/// A running chip. It ends when it is dropped.
pub struct Chip {
    machine: Child,
    /// The serial port of the REPL. Reads give up after a short time.
    pub console: UnixStream,
    /// The serial port of the inspect channel. Reads give up after a short time.
    pub inspect: UnixStream,
    _folder: tempfile::TempDir,
}

impl Chip {
    /// Starts an image and waits for its prompt. `counted`: the chip's time is its instructions, a nanosecond each, so that
    /// its clock measures work and not this machine's speed.
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
            console,
            inspect,
            _folder: folder,
        };
        // What is sent before the chip listens is lost.
        chip.until(b">>> ", Instant::now() + START)?;
        Ok(chip)
    }

    /// Runs a program through the raw REPL, pasted with flow control, from any state of the REPL;
    /// gives what it printed and its exception's text, without carriage returns.
    ///
    /// # Errors
    /// When an answer does not come in `patience`.
    pub fn run(&mut self, source: &str, patience: Duration) -> io::Result<(String, String)> {
        let end = Instant::now() + patience;
        self.console.write_all(b"\r\x03\x03\x01")?;
        self.until(b"raw REPL; CTRL-B to exit\r\n>", end)?;
        self.console.write_all(b"\x05A\x01")?;
        self.until(b"R\x01", end)?;
        let window = [self.byte(end)?, self.byte(end)?];
        let window = usize::from(u16::from_le_bytes(window));
        let mut free = window;
        let mut rest = source.as_bytes();
        while !rest.is_empty() {
            if free == 0 {
                match self.byte(end)? {
                    1 => free += window,
                    _ => break,
                }
                continue;
            }
            let (piece, after) = rest.split_at(rest.len().min(free));
            self.console.write_all(piece)?;
            (free, rest) = (free - piece.len(), after);
        }
        self.console.write_all(b"\x04")?;
        // Windows that opened meanwhile, and the end of the paste.
        self.until(b"\x04", end)?;
        let output = self.until(b"\x04", end)?;
        let error = self.until(b"\x04", end)?;
        self.until(b">", end)?;
        Ok((output, error))
    }

    fn byte(&mut self, end: Instant) -> io::Result<u8> {
        let mut byte = [0];
        loop {
            match self.console.read(&mut byte) {
                Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
                Ok(_) => return Ok(byte[0]),
                Err(e) if !matches!(e.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                    return Err(e);
                }
                Err(_) if Instant::now() > end => return Err(ErrorKind::TimedOut.into()),
                Err(_) => {}
            }
        }
    }

    /// Reads up to and with `wanted`; gives what came before it.
    fn until(&mut self, wanted: &[u8], end: Instant) -> io::Result<String> {
        let mut seen = Vec::new();
        while !seen.ends_with(wanted) {
            match self.byte(end) {
                Ok(byte) => seen.push(byte),
                Err(e) => {
                    let seen = String::from_utf8_lossy(&seen);
                    let wanted = String::from_utf8_lossy(wanted);
                    return Err(io::Error::new(
                        e.kind(),
                        format!("{e}: {wanted:?} after {seen:?}"),
                    ));
                }
            }
        }
        seen.truncate(seen.len() - wanted.len());
        Ok(String::from_utf8_lossy(&seen).replace('\r', ""))
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
