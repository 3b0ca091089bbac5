//! What a user waits for comes before what is looked at for the whole workspace.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Others go on after so long, however much there is to be done.
const PATIENCE: Duration = Duration::from_millis(100);

/// How much is being done that a user waits for.
#[derive(Clone, Default)]
pub(crate) struct Precedence(Arc<(Mutex<usize>, Condvar)>);

/// Something that a user waits for, until it is dropped.
pub(crate) struct Urgent(Precedence);

impl Precedence {
    /// Something is begun that a user waits for.
    pub(crate) fn urgent(&self) -> Urgent {
        self.change(|count| count + 1);
        Urgent(self.clone())
    }

    /// Waits while something is being done that a user waits for.
    pub(crate) fn give_way(&self) {
        let (count, done) = &*self.0;
        let count = count.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = done.wait_timeout_while(count, PATIENCE, |count| *count > 0);
        // A count is right whoever panicked.
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }

    fn change(&self, by: impl FnOnce(usize) -> usize) {
        let (count, done) = &*self.0;
        let mut count = count.lock().unwrap_or_else(PoisonError::into_inner);
        *count = by(*count);
        if *count == 0 {
            done.notify_all();
        }
    }
}

impl Drop for Urgent {
    fn drop(&mut self) {
        self.0.change(|count| count.saturating_sub(1));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::Precedence;

    #[test]
    fn who_gives_way_goes_on_when_all_is_done_that_is_urgent() {
        let precedence = Precedence::default();
        precedence.give_way();
        let (one, two) = (precedence.urgent(), precedence.urgent());
        let (sender, receiver) = mpsc::channel();
        let waiting = precedence.clone();
        let waiter = thread::spawn(move || {
            waiting.give_way();
            let _ = sender.send(());
        });
        drop(one);
        assert!(receiver.try_recv().is_err());
        drop(two);
        receiver.recv().unwrap();
        waiter.join().unwrap();
    }
}
