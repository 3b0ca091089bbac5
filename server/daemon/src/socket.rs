//! Where the user's daemon is met: a local socket that is the user's alone.
//!
//! Its name carries the version and the build, so a daemon of another build is never
//! spoken to: it ends by itself once its last client is gone.

mod directory;
mod name;
mod start;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

pub(crate) use name::{Name, NameError};
pub(crate) use start::{StartError, announce_ready, start_daemon};
#[cfg(unix)]
pub(crate) use unix::{Listener, Stream, connect};
#[cfg(windows)]
pub(crate) use windows::{Listener, Stream, connect};
