//! What the tests with boards share: finding programs, and talking over a serial line with every
//! wait bounded.

#![allow(dead_code, reason = "each test binary uses its part")]

pub(crate) mod pyboard;

use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Longest wait for a board's answer.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// A file that an environment variable names. Without it the test says that it is skipped; with
/// `GARTER_MUST_RUN` it fails.
pub(crate) fn named(variable: &str) -> Option<PathBuf> {
    if let Some(path) = std::env::var_os(variable) {
        return Some(PathBuf::from(path));
    }
    let must = std::env::var_os("GARTER_MUST_RUN").is_some();
    assert!(!must, "{variable} is not set, and everything must run");
    eprintln!("SKIPPED: {variable} is not set; `cargo xtask test` sets it");
    None
}

/// The folder with the example programs.
pub(crate) fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/examples")
}

/// What an example program prints, as the oracles say.
pub(crate) fn expected(example: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/{example}.out"));
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// A started program that ends with the test.
pub(crate) struct Running(pub(crate) Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs a command with a bound on its time; gives what it printed (without carriage returns) and
/// whether it succeeded.
pub(crate) fn run(command: &mut Command, patience: Duration) -> (String, bool) {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|e| panic!("{}: {e}", command.get_program().to_string_lossy()));
    let (mut out, mut err) = (child.stdout.take(), child.stderr.take());
    let errors = std::thread::spawn(move || text(&mut err));
    let output = std::thread::spawn(move || text(&mut out));
    let end = Instant::now() + patience;
    let ok = loop {
        match child.try_wait().expect("a child can be asked") {
            Some(status) => break status.success(),
            None if Instant::now() > end => {
                let _ = child.kill();
                let _ = child.wait();
                let seen = output.join().unwrap_or_default();
                panic!("{command:?} did not end in {patience:?}; it printed {seen}");
            }
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    };
    let all = output.join().unwrap_or_default() + &errors.join().unwrap_or_default();
    (all.replace('\r', ""), ok)
}

fn text(from: &mut Option<impl Read>) -> String {
    let mut bytes = Vec::new();
    if let Some(from) = from {
        // What was read before an error is what there is.
        let _ = from.read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A serial line: reads give up after a short time, so that waits can be bounded.
pub(crate) struct Line<L> {
    line: L,
    seen: Vec<u8>,
}

impl<L: Read + Write> Line<L> {
    pub(crate) fn new(line: L) -> Line<L> {
        Line {
            line,
            seen: Vec::new(),
        }
    }

    pub(crate) fn send(&mut self, bytes: impl AsRef<[u8]>) {
        self.line
            .write_all(bytes.as_ref())
            .expect("the line takes bytes");
    }

    /// Writes as much as the line takes in a while; the board may not be reading.
    pub(crate) fn pour(&mut self, bytes: &[u8]) {
        let end = Instant::now() + PATIENCE;
        let mut rest = bytes;
        let mut sink = [0; 4096];
        while !rest.is_empty() && Instant::now() < end {
            let (piece, after) = rest.split_at(rest.len().min(512));
            if self.line.write_all(piece).is_ok() {
                rest = after;
            }
            // Nobody's output may hold the board up.
            let _ = self.line.read(&mut sink);
        }
        assert!(
            rest.is_empty(),
            "the board took all but {} bytes",
            rest.len()
        );
    }

    /// Waits for a text; gives all that came up to its end. What comes after is kept.
    pub(crate) fn until(&mut self, wanted: &str) -> String {
        let end = Instant::now() + PATIENCE;
        let mut buffer = [0; 4096];
        loop {
            let at = self
                .seen
                .windows(wanted.len())
                .position(|w| w == wanted.as_bytes());
            if let Some(at) = at {
                let rest = self.seen.split_off(at + wanted.len());
                let taken = std::mem::replace(&mut self.seen, rest);
                return String::from_utf8_lossy(&taken).into_owned();
            }
            let so_far = String::from_utf8_lossy(&self.seen).into_owned();
            assert!(
                Instant::now() < end,
                "no {wanted:?} in time; there was {so_far:?}"
            );
            match self.line.read(&mut buffer) {
                Ok(0) => panic!("the line ended before {wanted:?}; there was {so_far:?}"),
                Ok(n) => self.seen.extend_from_slice(&buffer[..n]),
                Err(e) if matches!(e.kind(), ErrorKind::TimedOut | ErrorKind::WouldBlock) => {}
                Err(e) => panic!("{e} before {wanted:?}; there was {so_far:?}"),
            }
        }
    }

    /// Sends, and waits for a text.
    pub(crate) fn ask(&mut self, bytes: impl AsRef<[u8]>, wanted: &str) -> String {
        self.send(bytes);
        self.until(wanted)
    }

    /// Brings the board to its friendly prompt from wherever it is, and drops what it said.
    pub(crate) fn prompt(&mut self) {
        self.send("\r\x03\x03");
        std::thread::sleep(Duration::from_millis(50));
        self.send("\r\x03\x02\r");
        self.ask("'garter' + '-prompt'\r", "'garter-prompt'\r\n>>> ");
    }

    /// Runs source in the raw REPL from the friendly prompt; gives output and exception text.
    pub(crate) fn run(&mut self, source: &str) -> (String, String) {
        self.ask("\x01", "raw REPL; CTRL-B to exit\r\n>");
        self.send(source);
        self.ask("\x04", "OK");
        let output = self.until("\x04");
        let error = self.until("\x04");
        self.until(">");
        self.ask("\x02", ">>> ");
        let clean = |s: String| s.trim_end_matches('\x04').replace('\r', "");
        (clean(output), clean(error))
    }
}
