//! The right and the duty to answer one request.
//!
//! A handler answers at once or hands the responder to whoever will know. One that is
//! dropped answers that something went wrong, so no client waits for ever. A cancelled
//! request is answered by the cancellation, and the later answer is dropped.

use std::collections::HashMap;
use std::marker::PhantomData;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;

use super::{Id, Outbox, Refusal, code};

/// Answers a request whose answer's type is not known yet.
pub(crate) struct AnyResponder {
    outbox: Outbox,
    id: Id,
    answered: Arc<AtomicBool>,
}

impl AnyResponder {
    /// Whether it was answered already, which a cancellation does.
    pub(crate) fn is_answered(&self) -> bool {
        self.answered.load(Ordering::Acquire)
    }

    pub(crate) fn refuse(self, refusal: &Refusal) {
        if claim(&self.answered) {
            self.outbox.refuse(Some(&self.id), refusal);
        }
    }

    pub(crate) fn typed<T: Serialize>(self) -> Responder<T> {
        Responder {
            any: self,
            answer: PhantomData,
        }
    }
}

impl Drop for AnyResponder {
    fn drop(&mut self) {
        if claim(&self.answered) {
            let refusal = Refusal::new(code::INTERNAL_ERROR, "the request was given up");
            self.outbox.refuse(Some(&self.id), &refusal);
        }
    }
}

/// Answers a request with a `T` or a refusal.
pub(crate) struct Responder<T> {
    any: AnyResponder,
    answer: PhantomData<fn(T)>,
}

impl<T: Serialize> Responder<T> {
    pub(crate) fn answer(self, answer: &T) {
        if claim(&self.any.answered) {
            self.any.outbox.answer(&self.any.id, answer);
        }
    }

    pub(crate) fn finish(self, result: Result<T, Refusal>) {
        match result {
            Ok(answer) => self.answer(&answer),
            Err(refusal) => self.refuse(&refusal),
        }
    }

    pub(crate) fn refuse(self, refusal: &Refusal) {
        self.any.refuse(refusal);
    }

    /// Whether nobody waits for the answer any more.
    pub(crate) fn is_answered(&self) -> bool {
        self.any.is_answered()
    }
}

fn claim(answered: &AtomicBool) -> bool {
    !answered.swap(true, Ordering::AcqRel)
}

/// The requests of one client that have no answer yet.
#[derive(Default)]
pub(crate) struct Pending {
    requests: HashMap<Id, Arc<AtomicBool>>,
}

impl Pending {
    /// Notes a request; whoever gets the responder must answer it.
    pub(crate) fn begin(&mut self, outbox: &Outbox, id: Id) -> AnyResponder {
        self.requests
            .retain(|_, answered| !answered.load(Ordering::Acquire));
        let answered = Arc::new(AtomicBool::new(false));
        self.requests.insert(id.clone(), answered.clone());
        AnyResponder {
            outbox: outbox.clone(),
            id,
            answered,
        }
    }

    /// Answers a request as cancelled, unless its answer is on the way.
    pub(crate) fn cancel(&mut self, outbox: &Outbox, id: &Id) {
        let Some(answered) = self.requests.remove(id) else {
            return;
        };
        if claim(&answered) {
            let refusal = Refusal::new(code::REQUEST_CANCELLED, "cancelled");
            outbox.refuse(Some(id), &refusal);
        }
    }
}
