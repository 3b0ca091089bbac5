//! Exceptions while memory is locked or full: what is kept of them.
//!
//! Without memory for an exception object a built-in exception keeps its type: ROM has an instance
//! of each, without arguments and traceback. `micropython.alloc_emergency_exception_buf(n)` sets
//! `n` bytes aside, out of which the object, its message or arguments and the first two places of
//! its traceback are made then: they are given back to the heap, the lock is lifted for as long as
//! that takes, and as many bytes are set aside again, if there are any, for the next exception.

use crate::heap::{Heap, Root};
use crate::value::{Ref, Value};
use crate::vm::Place;
use crate::{Raised, Res};

/// Bytes that a traceback of two places takes.
const TRACEBACK: usize = 24;
/// Bytes of a message or of arguments beside their text and values.
const AROUND: usize = 28;

/// What is to be made.
pub(crate) enum Wanted<'a> {
    /// An exception with a message.
    Message(&'a [u8]),
    /// An exception with arguments.
    Arguments(&'a [Value]),
    /// An exception with its arguments in slots of the stack: the first, how many.
    Slots(usize, usize),
    /// Room in the traceback of an exception, and this place in it.
    Place(Ref, Place),
}

/// The part of a message there is room for.
fn cut(message: &[u8], room: usize) -> &[u8] {
    let mut len = message.len().min(room.saturating_sub(TRACEBACK + AROUND));
    while message.get(len).is_some_and(|b| b & 0xc0 == 0x80) {
        len -= 1; // in the middle of a character
    }
    &message[..len]
}

impl Heap<'_> {
    /// Sets bytes aside for exceptions in an emergency.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn prepare_for_emergency(&mut self, bytes: usize) -> Res<()> {
        self.emergency = 0;
        self.set_root(Root::Emergency, None);
        let reserve = self.alloc_bytes(bytes)?;
        self.set_root(Root::Emergency, Some(reserve.value()));
        self.emergency = bytes as u32;
        Ok(())
    }

    /// The wanted exception; in an emergency what fits of it, at least its type, which is built in.
    #[cold]
    pub(crate) fn exception_or_bare(&mut self, ty: Value, wanted: &Wanted<'_>) -> Value {
        match self.make(ty, wanted, usize::MAX) {
            Ok(v) => v,
            Err(Raised) => {
                self.set_root(Root::Pending, None);
                self.in_emergency(ty, wanted).unwrap_or(Value::bare(ty))
            }
        }
    }

    /// Makes what is wanted of at most so many bytes.
    pub(crate) fn make(&mut self, ty: Value, wanted: &Wanted<'_>, room: usize) -> Res {
        let values = match *wanted {
            Wanted::Message(_) => 0,
            Wanted::Arguments(values) => values.len(),
            Wanted::Slots(_, count) => count,
            Wanted::Place(exception, place) => {
                self.add_place(exception, place)?;
                return Ok(ty);
            }
        };
        if values > 0 && TRACEBACK + 8 + 4 * values > room {
            return Err(Raised);
        }
        let exception = self.alloc(ty, 3)?;
        let arguments = match *wanted {
            Wanted::Message(message) => {
                let text = self.new_str(cut(message, room))?;
                self.new_tuple(&[text])?
            }
            Wanted::Slots(base, count) if count > 0 => self.tuple_of_slots(base, count)?,
            Wanted::Arguments(values) if !values.is_empty() => self.new_tuple(values)?,
            _ => return Ok(exception.value()),
        };
        self.set_value(exception, 1, arguments);
        Ok(exception.value())
    }

    /// Makes what is wanted out of the bytes set aside.
    pub(crate) fn in_emergency(&mut self, ty: Value, wanted: &Wanted<'_>) -> Option<Value> {
        let bytes = core::mem::take(&mut self.emergency);
        if bytes == 0 {
            return None;
        }
        let (lock, automatic) = (self.lock(), self.automatic);
        self.set_lock(0);
        self.automatic = false;
        if let Some(reserve) = self.root(Root::Emergency).and_then(Value::as_ref) {
            self.set_root(Root::Emergency, None);
            self.free(reserve);
        }
        let made = self.make(ty, wanted, bytes as usize).ok();
        let reserve = self.alloc_bytes(bytes as usize).ok();
        self.set_root(Root::Emergency, reserve.map(Ref::value));
        self.automatic = automatic;
        self.set_lock(lock);
        self.emergency = bytes;
        made
    }
}
