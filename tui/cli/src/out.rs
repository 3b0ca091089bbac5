//! Standard output and standard error, whose readers may go at any time (`garter ls | head -1`).

use std::io::{self, StdoutLock, Write};

/// Standard output. That its reader has gone is an error of its own, see [`reader_has_gone`],
/// where `println!` would panic.
pub(crate) fn out() -> Out {
    Out(io::stdout().lock())
}

/// What [`out`] gives.
pub(crate) struct Out(StdoutLock<'static>);

/// The error inside of writes to an output that nobody reads any more.
#[derive(Debug)]
struct ReaderGone;

impl std::fmt::Display for ReaderGone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("nobody reads the output any more")
    }
}

impl std::error::Error for ReaderGone {}

fn marked(error: io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::BrokenPipe => io::Error::new(io::ErrorKind::BrokenPipe, ReaderGone),
        _ => error,
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes).map_err(marked)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush().map_err(marked)
    }
}

/// Whether a command failed for no other reason than that nobody reads its output any more:
/// nothing to complain of.
pub(crate) fn reader_has_gone(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let cause = cause.downcast_ref::<io::Error>();
        let inner = cause.and_then(io::Error::get_ref);
        inner.is_some_and(<dyn std::error::Error + Send + Sync>::is::<ReaderGone>)
    })
}

/// A line to standard error. Nothing can be done where that fails.
macro_rules! complain {
    ($($words:tt)*) => {
        drop(std::io::Write::write_fmt(
            &mut std::io::stderr(),
            format_args!("{}\n", format_args!($($words)*)),
        ))
    };
}

pub(crate) use complain;
