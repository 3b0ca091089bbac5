//! What is known of a board now, and who is told when it changes.

use crate::event::{Event, State};
use crate::exchange::lock;
use crate::heap::HeapPicture;
use crate::prompt::{Prompt, Sight};
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};

/// Hears of everything until it breaks.
pub(crate) type Listener = Box<dyn FnMut(&Event) -> ControlFlow<()> + Send>;

/// State that the reading threads and the callers share.
pub(crate) struct Hub {
    listeners: Mutex<Vec<Listener>>,
    state: Mutex<State>,
    prompt: Mutex<Prompt>,
    last_heap: Mutex<Option<Arc<HeapPicture>>>,
}

impl Hub {
    pub(crate) fn new() -> Hub {
        Hub {
            listeners: Mutex::default(),
            state: Mutex::new(State::Lost),
            prompt: Mutex::new(Prompt::new()),
            last_heap: Mutex::default(),
        }
    }

    pub(crate) fn listen(&self, listener: Listener) {
        lock(&self.listeners).push(listener);
    }

    pub(crate) fn tell(&self, event: &Event) {
        lock(&self.listeners).retain_mut(|listener| listener(event).is_continue());
    }

    pub(crate) fn state(&self) -> State {
        *lock(&self.state)
    }

    pub(crate) fn set(&self, state: State) {
        if std::mem::replace(&mut *lock(&self.state), state) != state {
            self.tell(&Event::State(state));
        }
    }

    /// The board printed this outside conversations.
    pub(crate) fn console(&self, bytes: &[u8]) {
        if !bytes.is_empty() {
            lock(&self.prompt).printed(bytes);
            self.tell(&Event::Output(bytes.into()));
        }
    }

    /// A new connection; a conversation that ended well; something typed.
    pub(crate) fn prompt(&self, change: impl FnOnce(&mut Prompt)) {
        change(&mut lock(&self.prompt));
    }

    pub(crate) fn sight(&self) -> Sight {
        lock(&self.prompt).sight()
    }

    pub(crate) fn keep_heap(&self, picture: &Arc<HeapPicture>) {
        *lock(&self.last_heap) = Some(Arc::clone(picture));
        self.tell(&Event::Heap(Arc::clone(picture)));
    }

    pub(crate) fn last_heap(&self) -> Option<Arc<HeapPicture>> {
        lock(&self.last_heap).clone()
    }
}
