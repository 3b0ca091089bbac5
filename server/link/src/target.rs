//! Where a board is.

use crate::error::LinkError;
use crate::ports;
use crate::transport::{self, Pipe};
use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

/// Opens a pipe, again after each loss.
type Opener = dyn Fn() -> io::Result<Pipe> + Send + Sync;

/// One end of a connection.
#[derive(Clone)]
pub enum Endpoint {
    /// A serial port, or a pseudo terminal.
    Serial(String),
    /// A host and port.
    Tcp(String),
    /// A unix socket.
    #[cfg(unix)]
    Unix(PathBuf),
    /// Whatever the function opens, for example a virtual board in this process.
    Custom {
        /// Name for messages.
        name: String,
        /// Called for each connection.
        open: Arc<Opener>,
    },
}

/// A board: its REPL, and its inspect channel if it has one.
#[derive(Clone, Debug)]
pub struct Target {
    /// Where the REPL is.
    pub repl: Endpoint,
    /// Where the inspect channel is.
    pub inspect: Option<Endpoint>,
}

impl Target {
    /// A board with stock firmware on a serial port or pseudo terminal.
    pub fn serial(path: impl Into<String>) -> Target {
        Target {
            repl: Endpoint::Serial(path.into()),
            inspect: None,
        }
    }

    /// The same with this inspect channel.
    #[must_use]
    pub fn with_inspect(self, inspect: Endpoint) -> Target {
        Target {
            inspect: Some(inspect),
            ..self
        }
    }
}

impl From<Endpoint> for Target {
    fn from(repl: Endpoint) -> Target {
        Target {
            repl,
            inspect: None,
        }
    }
}

impl Endpoint {
    /// An endpoint that `open` makes.
    pub fn custom(
        name: impl Into<String>,
        open: impl Fn() -> io::Result<Pipe> + Send + Sync + 'static,
    ) -> Endpoint {
        Endpoint::Custom {
            name: name.into(),
            open: Arc::new(open),
        }
    }

    /// Opens it.
    ///
    /// # Errors
    /// [`LinkError::Open`] with the cause and what to do.
    pub fn open(&self) -> Result<Pipe, LinkError> {
        let not_there = |cause: io::Error| LinkError::Open {
            target: self.to_string(),
            cause: cause.to_string(),
            advice: "Check that the virtual board or server runs at this address.".to_owned(),
        };
        match self {
            Endpoint::Serial(path) => {
                let lines = ports::modem_lines(path);
                transport::open_serial(path, lines).map_err(|cause| ports::explain(path, &cause))
            }
            Endpoint::Tcp(address) => transport::open_tcp(address).map_err(not_there),
            #[cfg(unix)]
            Endpoint::Unix(path) => transport::open_unix(path).map_err(not_there),
            Endpoint::Custom { open, .. } => open().map_err(not_there),
        }
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Endpoint::Serial(path) => f.write_str(path),
            Endpoint::Tcp(address) => f.write_str(address),
            #[cfg(unix)]
            Endpoint::Unix(path) => write!(f, "{}", path.display()),
            Endpoint::Custom { name, .. } => f.write_str(name),
        }
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Endpoint({self})")
    }
}
