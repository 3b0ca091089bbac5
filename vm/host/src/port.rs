//! This machine as the world of a program.

use std::io::{self, BufWriter, Stdout, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use garter_runtime::network::Network;
use garter_runtime::port::{Errno, Interrupt, OpenMode, Port, Stat, Whence};
use garter_runtime::tls::{Fault, Tls};

use crate::console::Console;
use crate::files::Files;
use crate::network::Sockets;
use crate::random::Secure;
use crate::shell::{self, Environment};
use crate::tls::Sessions;

/// How long a signal that came just before a wait for input may go unseen.
const PATIENCE: Duration = Duration::from_millis(200);

/// The world.
pub struct HostPort {
    console: Console,
    output: BufWriter<Stdout>,
    files: Files,
    start: Instant,
    sockets: Sockets,
    sessions: Sessions,
    random: Secure,
    /// What the program changed in its environment: the process's own is everybody's.
    environment: Environment,
    /// Ctrl-C was pressed.
    interrupted: Arc<AtomicBool>,
}

impl HostPort {
    /// The world as it is.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "it takes hold of the console")]
    pub fn new() -> HostPort {
        HostPort {
            console: Console::new(),
            output: BufWriter::new(io::stdout()),
            files: Files::default(),
            start: Instant::now(),
            sockets: Sockets::default(),
            sessions: Sessions::default(),
            random: Secure::default(),
            environment: Environment::new(),
            interrupted: Arc::default(),
        }
    }

    /// Set when Ctrl-C is pressed.
    #[must_use]
    pub fn interrupt_flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.interrupted)
    }

    /// Whether a person sits at the console.
    #[must_use]
    pub fn at_terminal(&self) -> bool {
        self.console.is_terminal()
    }

    /// Leaves the terminal as it was found.
    pub fn restore_terminal(&mut self) {
        self.console.raw(false);
    }

    /// Whether a program is interrupted. At the prompt Ctrl-C is a byte, and nothing runs.
    fn is_interrupted(&self) -> bool {
        !self.console.is_raw() && self.interrupted.load(Ordering::Relaxed)
    }

    /// Hands on what waits to be written. What goes wrong is found by the next write.
    fn flush_output(&mut self) {
        let _ = self.output.flush();
    }

    /// Hands on the last of what the program wrote.
    ///
    /// # Errors
    /// What to tell the user when it is lost. When nobody reads any more there is nobody to tell.
    pub fn finish_output(&mut self) -> Result<(), String> {
        self.output.flush().or_else(|error| match error.kind() {
            io::ErrorKind::BrokenPipe => Ok(()),
            _ => Err(lost(&error)),
        })
    }
}

fn lost(error: &io::Error) -> String {
    format!("cannot write standard output: {error}")
}

impl Port for HostPort {
    fn write(&mut self, bytes: &[u8]) {
        let result = if self.console.is_raw() {
            bytes.split_inclusive(|b| *b == b'\n').try_for_each(|line| {
                match line.strip_suffix(b"\n") {
                    Some(text) => self
                        .output
                        .write_all(text)
                        .and_then(|()| self.output.write_all(b"\r\n")),
                    None => self.output.write_all(line),
                }
            })
        } else {
            self.output.write_all(bytes)
        };
        if let Err(error) = result {
            // When a pipe's reader has gone, end as others do: without a word.
            if error.kind() != io::ErrorKind::BrokenPipe {
                let _ = writeln!(io::stderr(), "{}", lost(&error));
            }
            self.restore_terminal();
            std::process::exit(1);
        }
        if self.console.is_raw() {
            self.flush_output();
        }
    }

    fn write_error(&mut self, bytes: &[u8]) {
        self.flush_output();
        let _ = io::stderr().write_all(bytes);
    }

    fn read(&mut self) -> Option<u8> {
        self.flush_output();
        while !self.console.wait(PATIENCE) {
            if self.is_interrupted() {
                return None;
            }
        }
        self.console.read()
    }

    fn readable(&mut self) -> bool {
        self.console.wait(Duration::ZERO) || self.is_interrupted()
    }

    fn wait_input(&mut self, us: u64) {
        self.flush_output();
        self.console.wait(Duration::from_micros(us));
    }

    fn poll(&mut self) -> Option<Interrupt> {
        if !self.output.buffer().is_empty() {
            // Who reads a pipe waits for it, and the program may compute for long.
            self.flush_output();
        }
        self.interrupted
            .swap(false, Ordering::Relaxed)
            .then_some(Interrupt::Keyboard)
    }

    fn ticks_us(&mut self) -> u64 {
        self.start.elapsed().as_micros() as u64
    }

    fn wait_us(&mut self, us: u64) {
        self.flush_output();
        let end = Instant::now() + Duration::from_micros(us);
        while !self.interrupted.load(Ordering::Relaxed) {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            std::thread::sleep(left.min(Duration::from_millis(20)));
        }
    }

    fn time_ns(&mut self) -> u64 {
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |d| d.as_nanos() as u64)
    }

    fn random(&mut self) -> u32 {
        self.random.bits()
    }

    fn network(&mut self, request: Network<'_>) -> Result<usize, Errno> {
        if let Network::Wait(_) = request {
            self.flush_output();
        }
        self.sockets.ask(request)
    }

    fn tls(&mut self, request: Tls<'_>) -> Result<usize, Fault> {
        self.sessions.ask(request)
    }

    fn interrupt_on(&mut self, byte: Option<u8>) {
        // What waits was written for the terminal as it was.
        self.flush_output();
        // While a program runs the terminal is as usual, so that Ctrl-C is a signal.
        self.console.raw(byte.is_none());
    }

    fn open(&mut self, path: &[u8], mode: OpenMode) -> Result<u32, Errno> {
        self.files.open(path, mode)
    }

    fn close(&mut self, file: u32) -> Result<(), Errno> {
        self.files.close(file);
        Ok(())
    }

    fn read_file(&mut self, file: u32, into: &mut [u8]) -> Result<usize, Errno> {
        self.files.read(file, into)
    }

    fn write_file(&mut self, file: u32, from: &[u8]) -> Result<usize, Errno> {
        self.files.write(file, from)
    }

    fn seek(&mut self, file: u32, offset: i64, whence: Whence) -> Result<u64, Errno> {
        self.files.seek(file, offset, whence)
    }

    fn flush(&mut self, file: u32) -> Result<(), Errno> {
        self.files.flush(file)
    }

    fn stat(&mut self, path: &[u8]) -> Result<Stat, Errno> {
        self.files.stat(path)
    }

    fn statvfs(&mut self, path: &[u8]) -> Result<(u32, u32, u32), Errno> {
        self.files.space(path)
    }

    fn list(
        &mut self,
        path: &[u8],
        index: usize,
        name: &mut [u8],
    ) -> Result<Option<(usize, Stat)>, Errno> {
        self.files.list(path, index, name)
    }

    fn mkdir(&mut self, path: &[u8]) -> Result<(), Errno> {
        self.files.mkdir(path)
    }

    fn remove(&mut self, path: &[u8], directory: bool) -> Result<(), Errno> {
        self.files.remove(path, directory)
    }

    fn rename(&mut self, from: &[u8], to: &[u8]) -> Result<(), Errno> {
        self.files.rename(from, to)
    }

    fn directory(&mut self, into: &mut [u8]) -> usize {
        let folder = std::env::current_dir().unwrap_or_else(|_| "/".into());
        let text = folder.to_string_lossy();
        match into.get_mut(..text.len()) {
            Some(room) => {
                room.copy_from_slice(text.as_bytes());
                text.len()
            }
            None => 0,
        }
    }

    fn environment(&mut self, name: &[u8], into: &mut [u8]) -> Option<usize> {
        let name = std::str::from_utf8(name).ok()?;
        let value = match self.environment.get(name) {
            Some(set) => set.clone()?,
            None => std::env::var(name).ok()?,
        };
        into.get_mut(..value.len())?
            .copy_from_slice(value.as_bytes());
        Some(value.len())
    }

    fn set_environment(&mut self, name: &[u8], value: Option<&[u8]>) -> Result<(), Errno> {
        let text = |bytes| std::str::from_utf8(bytes).map_err(|_| Errno(22));
        let (name, value) = (text(name)?, value.map(text).transpose()?);
        let unfit = name.is_empty() || name.contains(['=', '\0']);
        if unfit || value.is_some_and(|value| value.contains('\0')) {
            return Err(Errno(22));
        }
        self.environment
            .insert(name.to_owned(), value.map(str::to_owned));
        Ok(())
    }

    fn system(&mut self, command: &[u8]) -> Result<i32, Errno> {
        self.flush_output();
        shell::run(command, &self.environment)
    }
}
