//! `garter lsp`: an editor's end of the server, on standard input and output.
//!
//! Two threads pass messages on, each waiting for one side only: every hand-over between threads
//! costs a keystroke time. Where that cannot be, tasks do.
//!
//! Whole messages are passed on, never halves, so that a daemon that dies leaves the editor
//! with a message it can show and an exit code that makes it start a new one.

use std::io;

use serde_json::json;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};

#[cfg(unix)]
use crate::connect::connect_plain;
use crate::connect::{Connection, Serve, Via, connect};
use crate::lsp::{self, MessageType, ShowMessageParams};
use crate::rpc::{FrameError, FrameReader, Incoming, write_frame};

#[cfg(unix)]
mod threads;

/// Why `garter lsp` did not end as LSP wants it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StdioError {
    /// The daemon is gone.
    #[error("the Garter daemon ended unexpectedly; restart the language server to go on")]
    DaemonLost,
    /// The editor said something that is not LSP.
    #[error("the editor's stream is not LSP: {0}")]
    NotLsp(String),
    /// The editor went away without `shutdown`.
    #[error("the editor left without `shutdown`")]
    NoShutdown,
    /// Reading or writing failed.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Serves the editor on standard input and output until it is gone.
///
/// # Errors
/// [`StdioError`], when it did not end by `shutdown` and `exit`.
pub async fn lsp_on_stdio(serve: Serve) -> Result<(), StdioError> {
    #[cfg(unix)]
    if let Some(stream) = connect_plain(&serve).await {
        let relay = tokio::task::spawn_blocking(move || threads::relay(&stream));
        return relay.await.unwrap_or(Err(StdioError::DaemonLost));
    }
    let connection = connect(serve).await;
    if let Via::InProcess(Some(why)) = connection.via() {
        eprintln!("garter: no daemon, serving in this process: {why}");
    }
    relay(connection, tokio::io::stdin(), tokio::io::stdout()).await
}

/// What the editor has said of its end.
#[derive(Debug, Clone, Copy, Default)]
struct Farewell {
    shutdown: bool,
    exit: bool,
}

async fn relay<R, W>(connection: Connection, input: R, mut output: W) -> Result<(), StdioError>
where
    R: AsyncRead + Unpin,
    W: AsyncWrite + Unpin,
{
    let (from_server, mut to_server) = tokio::io::split(connection);
    let mut farewell = Farewell::default();
    let ended = {
        let up = up(input, &mut to_server, &mut farewell);
        let down = down(from_server, &mut output);
        tokio::pin!(up, down);
        tokio::select! {
            ended = &mut up => match ended {
                // The server's last answers are still to come.
                Ok(()) => down.await,
                Err(error) => {
                    // What it has to say about a broken stream as well.
                    let _ = down.await;
                    Err(error)
                }
            },
            ended = &mut down => ended.and(Err(StdioError::DaemonLost)),
        }
    };
    judged(ended, &farewell, &mut output).await
}

/// What the end of the conversation means.
async fn judged<W: AsyncWrite + Unpin>(
    ended: Result<(), StdioError>,
    farewell: &Farewell,
    output: &mut W,
) -> Result<(), StdioError> {
    match ended {
        Err(StdioError::DaemonLost) if farewell.exit => {}
        Err(error @ StdioError::DaemonLost) => {
            show(output, &error).await;
            return Err(error);
        }
        other => other?,
    }
    if farewell.shutdown {
        Ok(())
    } else {
        Err(StdioError::NoShutdown)
    }
}

/// Passes the editor's messages on, until its `exit` or its end.
async fn up<R, W>(input: R, to_server: &mut W, farewell: &mut Farewell) -> Result<(), StdioError>
where
    R: AsyncRead + Unpin,
    W: AsyncWrite + Unpin,
{
    let mut frames = FrameReader::new(input);
    let ended = loop {
        match frames.next().await {
            Ok(Some(content)) => {
                farewell.note(&content);
                // A server that is gone is noticed where its answers are read.
                if write_frame(to_server, &content).await.is_err()
                    || to_server.flush().await.is_err()
                {
                    std::future::pending::<()>().await;
                }
                if farewell.exit {
                    break Ok(());
                }
            }
            Ok(None) => break Ok(()),
            Err(FrameError::Io(error)) => break Err(error.into()),
            Err(error) => {
                let words = error.to_string();
                // The server answers it in the words of JSON-RPC: an unreadable header.
                let _ = to_server.write_all(b"unreadable\r\n\r\n").await;
                break Err(StdioError::NotLsp(words));
            }
        }
    };
    let _ = to_server.shutdown().await;
    ended
}

impl Farewell {
    fn note(&mut self, content: &[u8]) {
        // Both are short; a document is not parsed twice.
        if content.len() > 256 {
            return;
        }
        match Incoming::parse(content) {
            Ok(Incoming::Request { method, .. }) => {
                self.shutdown |= method == lsp::method::SHUTDOWN;
            }
            Ok(Incoming::Notification { method, .. }) => {
                self.exit |= method == lsp::method::EXIT;
            }
            _ => {}
        }
    }
}

/// Passes the server's messages on, until its end.
async fn down<R, W>(from_server: R, output: &mut W) -> Result<(), StdioError>
where
    R: AsyncRead + Unpin,
    W: AsyncWrite + Unpin,
{
    let mut frames = FrameReader::new(from_server);
    // Half a message, or an error, means that the server died while writing.
    while let Ok(Some(content)) = frames.next().await {
        write_frame(output, &content).await?;
        output.flush().await?;
    }
    Ok(())
}

/// Tells the user through the editor.
async fn show<W: AsyncWrite + Unpin>(output: &mut W, error: &StdioError) {
    let params = ShowMessageParams {
        r#type: MessageType::Error,
        message: error.to_string(),
    };
    let message =
        json!({ "jsonrpc": "2.0", "method": lsp::method::SHOW_MESSAGE, "params": params });
    // An editor that is gone as well cannot be told.
    let _ = write_frame(output, message.to_string().as_bytes()).await;
    let _ = output.flush().await;
}
