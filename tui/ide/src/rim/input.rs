//! What the user does, from a thread of its own: the terminal can only be read by waiting.

use std::thread;

use crossterm::event::{Event as Seen, read};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::event::Event;

/// Begins to listen. Ends with the terminal, or with the first thing that nobody wants to know any
/// more: the process ends soon after the loop that is fed.
pub(super) fn listen() -> UnboundedReceiver<Event> {
    let (sender, receiver) = unbounded_channel();
    thread::spawn(move || {
        while let Ok(seen) = read() {
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
