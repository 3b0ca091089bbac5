//! What the user does, from a thread of its own: the terminal can only be read by waiting.

use std::{thread, time::Duration};

use crossterm::event::{Event as Seen, poll, read};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::event::Event;

/// How long the thread outlives the loop it feeds.
const PATIENCE: Duration = Duration::from_millis(100);

/// Begins to listen. Ends when the receiver is gone, or the terminal.
pub(super) fn listen() -> UnboundedReceiver<Event> {
    let (sender, receiver) = unbounded_channel();
    thread::spawn(move || {
        while !sender.is_closed() {
            let seen = match poll(PATIENCE) {
                Ok(true) => read(),
                Ok(false) => continue,
                Err(error) => Err(error),
            };
            let Ok(seen) = seen else { break };
            let event = match seen {
                Seen::Key(key) => Event::Key(key),
                Seen::Mouse(mouse) => Event::Mouse(mouse),
                Seen::Paste(text) => Event::Paste(text),
                Seen::Resize(columns, rows) => Event::Resize(columns, rows),
                Seen::FocusGained | Seen::FocusLost => continue,
            };
            if sender.send(event).is_err() {
                break;
            }
        }
    });
    receiver
}
