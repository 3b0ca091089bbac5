//! Standard input as a console: raw while the REPL edits a line, as it was otherwise.

use std::io::{self, IsTerminal, Read};

/// Standard input.
pub(crate) struct Console {
    /// Whether a person sits there.
    terminal: bool,
    #[cfg(unix)]
    saved: Option<rustix::termios::Termios>,
}

impl Console {
    pub(crate) fn new() -> Console {
        Console {
            terminal: io::stdin().is_terminal(),
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

    pub(crate) fn read(&mut self) -> Option<u8> {
        let mut byte = [0];
        loop {
            match io::stdin().read(&mut byte) {
                Ok(0) => return None,
                Ok(_) => return Some(byte[0]),
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return None,
            }
        }
    }
}

impl Drop for Console {
    fn drop(&mut self) {
        self.raw(false);
    }
}
