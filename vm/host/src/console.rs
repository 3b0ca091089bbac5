//! Standard input as a console: raw while the REPL edits a line, as it was otherwise.

#[cfg(not(unix))]
use std::io::Read;
use std::io::{self, IsTerminal};
use std::time::Duration;

/// Standard input.
pub(crate) struct Console {
    /// Whether a person sits there.
    terminal: bool,
    /// What has been read and not yet taken: `input[first..end]`.
    input: [u8; 1024],
    first: usize,
    end: usize,
    #[cfg(unix)]
    saved: Option<rustix::termios::Termios>,
}

impl Console {
    pub(crate) fn new() -> Console {
        Console {
            terminal: io::stdin().is_terminal(),
            input: [0; 1024],
            first: 0,
            end: 0,
            #[cfg(unix)]
            saved: None,
        }
    }

    pub(crate) fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// Every byte comes as it is typed, without echo; Ctrl-C is a byte too.
    #[cfg(unix)]
    pub(crate) fn raw(&mut self, raw: bool) {
        use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};
        if !self.terminal {
            return;
        }
        let stdin = io::stdin();
        if raw && self.saved.is_none() {
            // A terminal that cannot be set stays as it is: editing is then up to it.
            let Ok(now) = tcgetattr(&stdin) else { return };
            let mut settings = now.clone();
            settings.make_raw();
            if tcsetattr(&stdin, OptionalActions::Now, &settings).is_ok() {
                self.saved = Some(now);
            }
        } else if !raw && let Some(saved) = self.saved.take() {
            let _ = tcsetattr(&stdin, OptionalActions::Now, &saved);
        }
    }

    /// Every byte comes as it is typed, without echo; Ctrl-C is a byte too.
    #[cfg(not(unix))]
    pub(crate) fn raw(&mut self, _raw: bool) {}

    /// Whether the terminal is raw now.
    pub(crate) fn is_raw(&self) -> bool {
        #[cfg(unix)]
        return self.saved.is_some();
        #[cfg(not(unix))]
        false
    }

    /// Waits until [`Console::read`] would not wait, so long at most or until a signal comes; gives
    /// whether it would not.
    #[cfg(unix)]
    pub(crate) fn wait(&self, time: Duration) -> bool {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};
        if self.first < self.end {
            return true;
        }
        let stdin = io::stdin();
        let time = Timespec::try_from(time).unwrap_or_default();
        // The end of the input and what is wrong with it can be read too.
        match poll(&mut [PollFd::new(&stdin, PollFlags::IN)], Some(&time)) {
            Ok(ready) => ready > 0,
            Err(error) => error != rustix::io::Errno::INTR,
        }
    }

    /// Where the operating system is not asked, reading waits.
    #[cfg(not(unix))]
    pub(crate) fn wait(&self, _time: Duration) -> bool {
        true
    }

    /// The next byte, waiting for it; `None` at the end of the input.
    pub(crate) fn read(&mut self) -> Option<u8> {
        while self.first == self.end {
            match self.fill() {
                Ok(0) => return None,
                Ok(count) => (self.first, self.end) = (0, count),
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return None,
            }
        }
        self.first += 1;
        self.input.get(self.first - 1).copied()
    }

    /// Past the standard library's buffer: what lay in there, nobody could wait for.
    #[cfg(unix)]
    fn fill(&mut self) -> io::Result<usize> {
        Ok(rustix::io::read(io::stdin(), &mut self.input)?)
    }

    #[cfg(not(unix))]
    fn fill(&mut self) -> io::Result<usize> {
        io::stdin().read(&mut self.input)
    }
}

impl Drop for Console {
    fn drop(&mut self) {
        self.raw(false);
    }
}
