//! Taking the terminal over, and giving it back as it was, whatever happens.

use std::{
    io::{self, Stdout, stdout},
    panic,
    sync::Once,
};

use crossterm::{
    cursor::Show,
    event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture},
    execute,
    terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode},
};
use ratatui::{Terminal, backend::CrosstermBackend};

static HOOK: Once = Once::new();

/// Gives the terminal back when dropped.
pub(super) struct Guard {
    entered: bool,
}

impl Guard {
    pub(super) fn leave(&mut self) {
        if std::mem::take(&mut self.entered) {
            restore();
        }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.leave();
    }
}

/// Takes the terminal over.
pub(super) fn enter() -> io::Result<(Guard, Terminal<CrosstermBackend<Stdout>>)> {
    HOOK.call_once(|| {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            restore();
            report(info);
        }));
    });
    enable_raw_mode()?;
    let guard = Guard { entered: true };
    execute!(
        stdout(),
        EnterAlternateScreen,
        EnableMouseCapture,
        EnableBracketedPaste
    )?;
    Ok((guard, Terminal::new(CrosstermBackend::new(stdout()))?))
}

/// Nothing can be done about a terminal that does not even take this.
fn restore() {
    let _ = execute!(
        stdout(),
        DisableBracketedPaste,
        DisableMouseCapture,
        LeaveAlternateScreen,
        Show
    );
    let _ = disable_raw_mode();
}
