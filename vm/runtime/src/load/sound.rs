//! Code that comes from a file is verified before it may run.

use garter_bytecode::mpy::Error;
use garter_bytecode::verify::{Refusal, Surroundings, verify};

use crate::Res;
use crate::heap::Heap;
use crate::types::function::code::{BYTES, SLOTS};
use crate::value::{Ref, Value};

/// Words of work area to begin with, and for how many bytes of code another one: enough for most
/// functions.
const FIRST_WORDS: usize = 48;
const BYTES_PER_WORD: usize = 6;

impl Heap<'_> {
    /// Verifies the `len` bytes of a function; makes its frame as large as it must be, and notes in
    /// the array for the functions in it how each of them is made.
    pub(super) fn verify_code(
        &mut self,
        code: Ref,
        len: usize,
        around: &Surroundings,
        children: Option<Ref>,
    ) -> Res<()> {
        let count = around.children as usize;
        let mut words = FIRST_WORDS + len / BYTES_PER_WORD + count;
        loop {
            let work = self.alloc_bytes(words * 4)?;
            let room = self.capacity(work);
            let (bytes, area) = self.bytes_beside(code, BYTES, len, work, room);
            let done = verify(bytes, around, area);
            if let (Ok(_), Some(children)) = (done, children) {
                for i in 1..=count {
                    let made = Value::small(self.word(work, i) as i32);
                    self.set_value(children, i, made);
                }
            }
            self.free(work);
            match done {
                Ok(more) => {
                    let slots = self.word(code, SLOTS);
                    self.set_word(code, SLOTS, slots + more);
                    return Ok(());
                }
                Err(Refusal::Damaged) => return Err(self.refuse(Error::Damaged)),
                Err(Refusal::Room) => words = words.saturating_mul(2),
            }
        }
    }
}
