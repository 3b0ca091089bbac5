//! The raw REPL of a board over any line, with every wait bounded: programs are pasted with flow
//! control, and what they print comes back.

use std::io::{self, ErrorKind, Read, Write};
use std::time::{Duration, Instant};

/// What the raw REPL says when it waits for a program.
const READY: &[u8] = b"raw REPL; CTRL-B to exit\r\n>";

/// A board behind a line whose reads give up after a short time.
pub struct RawRepl<L> {
    /// The line.
    pub line: L,
    seen: Vec<u8>,
}

impl<L: Read + Write> RawRepl<L> {
    /// A board behind `line`, whatever it does now.
    pub fn new(line: L) -> RawRepl<L> {
        RawRepl {
            line,
            seen: Vec::new(),
        }
    }

    /// Stops what runs and enters the raw REPL, from any state of the REPL.
    ///
    /// # Errors
    /// When an answer does not come in `patience`.
    pub fn enter(&mut self, patience: Duration) -> io::Result<()> {
        let end = Instant::now() + patience;
        self.line.write_all(b"\r\x03\x03\x01")?;
        self.until(READY, end).map(|_| ())
    }

    /// Starts the interpreter anew; stays in the raw REPL.
    ///
    /// # Errors
    /// When an answer does not come in `patience`.
    pub fn soft_reset(&mut self, patience: Duration) -> io::Result<()> {
        self.line.write_all(b"\x04")?;
        self.until(READY, Instant::now() + patience).map(|_| ())
    }

    /// Runs a program in the raw REPL; gives what it printed and its exception's text, without
    /// carriage returns.
    ///
    /// # Errors
    /// When an answer does not come in `patience`.
    pub fn run(&mut self, source: &[u8], patience: Duration) -> io::Result<(String, String)> {
        let end = Instant::now() + patience;
        self.line.write_all(b"\x05A\x01")?;
        self.until(b"R\x01", end)?;
        let window = [self.byte(end)?, self.byte(end)?];
        let window = usize::from(u16::from_le_bytes(window));
        let (mut free, mut rest) = (window, source);
        while !rest.is_empty() {
            if free == 0 {
                match self.byte(end)? {
                    1 => free += window,
                    // The board takes no more.
                    _ => break,
                }
                continue;
            }
            let (piece, after) = rest.split_at(rest.len().min(free));
            self.line.write_all(piece)?;
            (free, rest) = (free - piece.len(), after);
        }
        self.line.write_all(b"\x04")?;
        // Windows that opened meanwhile, and the end of the paste.
        self.until(b"\x04", end)?;
        let output = self.until(b"\x04", end)?;
        let error = self.until(b"\x04", end)?;
        self.until(b">", end)?;
        Ok((output, error))
    }

    fn byte(&mut self, end: Instant) -> io::Result<u8> {
        if self.seen.is_empty() {
            self.fill(end)?;
        }
        Ok(self.seen.remove(0))
    }

    /// Waits for some bytes.
    fn fill(&mut self, end: Instant) -> io::Result<()> {
        let mut buffer = [0; 4096];
        loop {
            match self.line.read(&mut buffer) {
                Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
                Ok(n) => {
                    self.seen.extend_from_slice(&buffer[..n]);
                    return Ok(());
                }
                Err(e) if !matches!(e.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                    return Err(e);
                }
                Err(_) if Instant::now() > end => return Err(ErrorKind::TimedOut.into()),
                Err(_) => {}
            }
        }
    }

    /// Reads up to and with `wanted`; gives what came before it, without carriage returns.
    ///
    /// # Errors
    /// When it does not come before `end`.
    pub fn until(&mut self, wanted: &[u8], end: Instant) -> io::Result<String> {
        loop {
            if let Some(at) = self.seen.windows(wanted.len()).position(|w| w == wanted) {
                let before = String::from_utf8_lossy(&self.seen[..at]).replace('\r', "");
                self.seen.drain(..at + wanted.len());
                return Ok(before);
            }
            if let Err(e) = self.fill(end) {
                let seen = String::from_utf8_lossy(&self.seen);
                let wanted = String::from_utf8_lossy(wanted);
                let told = format!("{e}: {wanted:?} after {seen:?}");
                return Err(io::Error::new(e.kind(), told));
            }
        }
    }
}
