//! JSON-RPC as LSP frames it: messages in, messages out. Knows no method.

mod error;
mod frame;
mod incoming;
mod outbox;
mod responder;

pub(crate) use error::{Refusal, code};
pub(crate) use frame::{FrameError, FrameReader, write_frame};
pub(crate) use incoming::{Id, Incoming, Malformed};
pub(crate) use outbox::{Outbox, OutboxReader};
pub(crate) use responder::{AnyResponder, Pending, Responder};
