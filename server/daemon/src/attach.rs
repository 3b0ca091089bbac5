//! One client's stream: frames in, frames out, until either side ends.

use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};
use tokio::time::timeout;

use crate::event::{ClientId, Event, Events};
use crate::rpc::{
    FrameError, FrameReader, Incoming, Malformed, Outbox, OutboxReader, Refusal, code, write_frame,
};

/// How long a client that hung up may take to read its last answers.
const FAREWELL: Duration = Duration::from_secs(1);

/// Serves one client. Ends when the client is gone, and tells the owner.
pub(crate) async fn attach<R, W>(client: ClientId, reader: R, writer: W, events: Events)
where
    R: AsyncRead + Unpin,
    W: AsyncWrite + Unpin,
{
    let (outbox, queue) = Outbox::new();
    let kill = outbox.killed();
    if events
        .send(Event::Joined {
            client,
            outbox: outbox.clone(),
        })
        .await
        .is_err()
    {
        return;
    }
    let mut writing = Box::pin(write_all(writer, queue));
    let reading = read_all(client, reader, &outbox, &events);
    let hung_up = tokio::select! {
        () = reading => true,
        () = &mut writing => false,
        () = kill.notified() => false,
    };
    // An owner that is gone needs no word of it.
    let _ = events.send(Event::Left { client }).await;
    drop(outbox);
    if hung_up {
        let _ = timeout(FAREWELL, writing).await;
    }
}

/// Passes on what the client says.
async fn read_all<R: AsyncRead + Unpin>(
    client: ClientId,
    reader: R,
    outbox: &Outbox,
    events: &Events,
) {
    let mut frames = FrameReader::new(reader);
    loop {
        let content = match frames.next().await {
            Ok(Some(content)) => content,
            Ok(None) | Err(FrameError::Io(_)) => return,
            Err(error) => {
                // Nothing tells where the next frame begins, so the connection ends.
                outbox.refuse(None, &Refusal::new(code::PARSE_ERROR, error.to_string()));
                return;
            }
        };
        match Incoming::parse(&content) {
            Ok(message) => {
                if events.send(Event::Said { client, message }).await.is_err() {
                    return;
                }
            }
            Err(Malformed { id, refusal }) => outbox.refuse(id.as_ref(), &refusal),
        }
    }
}

/// Writes what waits for the client; flushes when nothing more waits.
async fn write_all<W: AsyncWrite + Unpin>(mut writer: W, mut queue: OutboxReader) {
    while let Some(first) = queue.next().await {
        let mut next = Some(first);
        while let Some(content) = next {
            if write_frame(&mut writer, &content).await.is_err() {
                return;
            }
            next = queue.next_now();
        }
        if writer.flush().await.is_err() {
            return;
        }
    }
    // A client that is gone cannot be told goodbye.
    let _ = writer.shutdown().await;
}
