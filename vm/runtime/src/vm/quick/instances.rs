//! Making instances in the quick loop, of classes that are noted beside their calls.

use super::entry as e;
use super::frames::{Call, call};
use super::generators::Moved;
use super::spin::Registers;
use crate::heap::Room;
use crate::value::Value;
use crate::vm::frame::{RESULT, Then};

/// What a call notes about the class it called, in 64 bits.
///
/// | bits | what |
/// |---|---|
/// | 0..32 | its `__init__`, or 0 |
/// | 32..40 | words of an instance after its header |
/// | 48..64 | under which stamp all this is true |
#[derive(Clone, Copy)]
pub(super) struct NotedClass(u64);

impl NotedClass {
    /// Of a class with instances of not too many words.
    pub(super) fn new(init: u32, words: usize, stamp: u16) -> Option<NotedClass> {
        let words = u64::from(u8::try_from(words).ok()?);
        Some(NotedClass(
            u64::from(init) | words << 32 | u64::from(stamp) << 48,
        ))
    }

    pub(super) fn from_word(word: u64) -> NotedClass {
        NotedClass(word)
    }

    pub(super) fn word(self) -> u64 {
        self.0
    }

    /// Whether it is true now.
    pub(super) fn holds(self, stamp: u16) -> bool {
        (self.0 >> 48) as u16 == stamp
    }
}

/// Calls the class that is noted at `r.ip`; false: it is another class, or only the machine can,
/// and all is as it was.
pub(super) fn construct(
    code: &[u64],
    blocks: &mut [u32],
    slots: &mut [Value],
    room: &mut Room<'_, '_>,
    r: &mut Registers,
) -> bool {
    let made = instance(code, blocks, slots, room, r);
    if let Some(moved) = &made {
        if moved.fp != r.fp {
            r.countdown -= 1;
        }
        (r.ip, r.sp, r.base, r.fp) = (moved.ip, moved.sp, moved.base, moved.fp);
        (r.delta, r.globals) = (moved.delta, moved.globals);
    }
    made.is_some()
}

/// The frame of the class's `__init__`, or the frame that called, which has the instance.
#[inline(always)]
fn instance(
    code: &[u64],
    blocks: &mut [u32],
    slots: &mut [Value],
    room: &mut Room<'_, '_>,
    r: &Registers,
) -> Option<Moved> {
    let [word, beside] = *code.get(r.ip..)?.first_chunk()?;
    let noted = NotedClass(beside);
    let (top, first) = (r.sp, r.sp.wrapping_sub(e::a(word)));
    let result = first.wrapping_sub(1);
    let class = *slots.get(result)?;
    if class.word() != e::b(word) || !noted.holds(r.stamp) || r.countdown <= 1 || top >= slots.len()
    {
        return None;
    }
    let words = (noted.0 >> 32) as usize & 0xff;
    let instance = room.object(blocks, class, words)?.value();
    let next = r.ip.wrapping_add(e::len(word));
    let Some(init) = Value::from_word(noted.0 as u32) else {
        // Without `__init__` nobody looks at the arguments.
        slots[result] = instance;
        return Some(Moved {
            ip: next,
            sp: first,
            base: r.base,
            fp: r.fp,
            delta: r.delta,
            globals: r.globals,
        });
    };
    // The instance comes before the arguments.
    slots.copy_within(first..top, first + 1);
    (slots[first], slots[result]) = (instance, instance);
    let with_instance = Call {
        callee: init,
        first,
        top: top + 1,
        result,
        caller: (r.fp, next.wrapping_sub(r.delta)),
    };
    let moved = call(blocks, slots, with_instance);
    match &moved {
        Some(moved) => slots[moved.fp + RESULT] = Then::Instance.slot(result),
        None => {
            slots.copy_within(first + 1..=top, first);
            slots[result] = class;
        }
    }
    moved
}
