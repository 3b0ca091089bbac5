//! Taking the terminal over, and giving it back as it was, whatever happens.

use std::{
    backtrace::Backtrace,
    io::{self, Stdout, stdout},
    panic::{self, PanicHookInfo},
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use crossterm::{
    cursor::Show,
    event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture},
    execute,
    terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode},
};
use ratatui::{Terminal, backend::CrosstermBackend};

type Hook = dyn Fn(&PanicHookInfo<'_>) + Send + Sync;

/// Gives the terminal back when dropped, and then says what could not be said before: a
/// report of a panic, in whatever thread, would be lost among the cells of the screen.
pub(super) struct Guard {
    entered: bool,
    reports: Arc<Mutex<Vec<String>>>,
    hook_before: Arc<Hook>,
}

impl Guard {
    pub(super) fn leave(&mut self) {
        if !std::mem::take(&mut self.entered) {
            return;
        }
        restore();
        // While this thread unwinds the hook cannot be changed, and the process is ending.
        if !thread::panicking() {
            let before = Arc::clone(&self.hook_before);
            panic::set_hook(Box::new(move |info| before(info)));
        }
        let mut reports = self.reports.lock().unwrap_or_else(PoisonError::into_inner);
        for report in reports.drain(..) {
            eprintln!("{report}");
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
    let reports = Arc::new(Mutex::new(Vec::new()));
    let hook_before: Arc<Hook> = Arc::from(panic::take_hook());
    let kept = Arc::clone(&reports);
    panic::set_hook(Box::new(move |info| {
        let report = format!("{info}\n{}", Backtrace::capture());
        kept.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(report);
    }));
    let guard = Guard {
        entered: true,
        reports,
        hook_before,
    };
    enable_raw_mode()?;
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
