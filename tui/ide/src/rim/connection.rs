//! What the IDE needs of whoever starts it: a way to reach a language server.

use std::{future::Future, io};

use tokio::io::{AsyncRead, AsyncWrite};

/// Both directions of a connection that speaks LSP.
pub struct Connection {
    pub(crate) reader: Box<dyn AsyncRead + Send + Unpin>,
    pub(crate) writer: Box<dyn AsyncWrite + Send + Unpin>,
}

impl Connection {
    /// A connection of two halves.
    pub fn new(
        reader: impl AsyncRead + Send + Unpin + 'static,
        writer: impl AsyncWrite + Send + Unpin + 'static,
    ) -> Self {
        Connection {
            reader: Box::new(reader),
            writer: Box::new(writer),
        }
    }
}

/// Makes connections. Any `FnMut() -> Future<Output = io::Result<Connection>>` is one.
pub trait Connect: Send + 'static {
    /// Makes one.
    fn connect(&mut self) -> impl Future<Output = io::Result<Connection>> + Send;
}

impl<F, T> Connect for F
where
    F: FnMut() -> T + Send + 'static,
    T: Future<Output = io::Result<Connection>> + Send,
{
    fn connect(&mut self) -> impl Future<Output = io::Result<Connection>> + Send {
        self()
    }
}
