//! Generators in the quick loop: their frames go to the stack and back to the heap.

use super::objects::word;
use crate::rom::Ns;
use crate::types::function::code::{FRAME, SLOTS, START};
use crate::types::function::{CODE, GLOBALS};
use crate::value::{Ref, Value};
use crate::vm::frame::{ACTIVE, CALLER, CALLER_IP, FUNCTION, RESULT, Then};
use crate::vm::generator::{COUNT, ENDED, KEPT, RUNNING, WHAT, WHERE};

/// Where the loop goes on: as in `Registers`.
pub(super) struct Moved {
    pub(super) ip: usize,
    pub(super) sp: usize,
    pub(super) base: usize,
    pub(super) fp: usize,
    pub(super) delta: usize,
    pub(super) globals: u32,
}

/// The numbers about a function's code that a frame needs.
struct Code {
    locals: usize,
    slots: usize,
    start: usize,
    delta: usize,
    globals: u32,
}

impl Code {
    /// `None`: it has no words yet.
    #[inline(always)]
    fn of(blocks: &[u32], function: Ref) -> Option<Code> {
        let at = (word(blocks, function, CODE) >> 2) as usize;
        let numbers = blocks.get(at..at + START + 1)?;
        let place = (numbers[SLOTS] >> 16) as usize;
        if place == 0 {
            return None;
        }
        Some(Code {
            locals: (numbers[FRAME] & 0xffff) as usize,
            slots: (numbers[SLOTS] & 0xffff) as usize,
            start: numbers[START] as usize,
            delta: (place * super::PLACE).wrapping_sub(numbers[START] as usize),
            globals: word(blocks, function, GLOBALS),
        })
    }
}

/// The generator, if it is one that has a frame or had one.
#[inline(always)]
pub(super) fn as_generator(blocks: &[u32], v: Value) -> Option<Ref> {
    let r = v.as_ref()?;
    (word(blocks, r, 0) == Ns::Generator.value().word()).then_some(r)
}

#[inline(always)]
pub(super) fn has_ended(blocks: &[u32], r: Ref) -> bool {
    word(blocks, r, WHERE) == ENDED.word()
}

/// Puts a generator's frame on the stack, the generator itself into slot `top` before it.
/// `caller`: the head of the calling frame, and where in its code that goes on.
#[inline(always)]
pub(super) fn resume(
    blocks: &mut [u32],
    slots: &mut [Value],
    r: Ref,
    top: usize,
    caller: (usize, usize),
    then: Value,
    sent: Value,
) -> Option<Moved> {
    let at = Value::from_word(word(blocks, r, WHERE))?;
    if at == RUNNING {
        return None;
    }
    let function = Value::from_word(word(blocks, r, WHAT))?;
    let code = Code::of(blocks, function.as_ref()?)?;
    let base = top + 1;
    let count = (word(blocks, r, COUNT) >> 1) as usize;
    let at = at.word() as usize >> 1;
    let new = at == code.start;
    if base + code.slots > slots.len() || count >= code.slots || (new && !sent.is_none()) {
        return None;
    }
    let kept = r.word_index() + KEPT;
    let kept = blocks.get(kept..kept + count)?;
    let to = slots.get_mut(top..base + count + 1)?;
    let (generator, to) = to.split_first_mut()?;
    *generator = r.value();
    let (frame, pushed) = to.split_at_mut_checked(count)?;
    // What a head says is different every time, but for the handlers.
    let (locals, head) = frame.split_at_mut_checked(code.locals)?;
    let (kept, kept_head) = kept.split_at_checked(code.locals)?;
    super::objects::copy_values(locals, kept);
    let (head, rest) = head.split_first_chunk_mut::<ACTIVE>()?;
    super::objects::copy_values(rest, kept_head.get(ACTIVE..)?);
    head[CALLER_IP] = Value::small(caller.1 as i32);
    head[CALLER] = Value::small(caller.0 as i32);
    head[RESULT] = then;
    head[FUNCTION] = function;
    if let Some(pushed) = pushed.first_mut() {
        *pushed = sent;
    }
    if let Some(place) = blocks.get_mut(r.word_index() + WHERE) {
        *place = RUNNING.word();
    }
    Some(Moved {
        ip: code.delta.wrapping_add(at),
        sp: base + count + usize::from(!new),
        base,
        fp: base + code.locals,
        delta: code.delta,
        globals: code.globals,
    })
}

/// Copies a frame into its generator.
#[inline(always)]
fn put_away(
    blocks: &mut [u32],
    slots: &[Value],
    (fp, base, sp): (usize, usize, usize),
    at: usize,
) -> Option<()> {
    let r = as_generator(blocks, *slots.get(base.wrapping_sub(1))?)?;
    let frame = slots.get(base..sp)?;
    let first = r.word_index() + WHERE;
    let words = blocks.get_mut(first..first + KEPT - WHERE + frame.len())?;
    let (numbers, kept) = words.split_at_mut_checked(KEPT - WHERE)?;
    numbers[0] = Value::small(at as i32).word();
    numbers[COUNT - WHERE] = Value::small(frame.len() as i32).word();
    let locals = fp.wrapping_sub(base);
    copy_words(kept.get_mut(..locals)?, frame);
    let rest = locals + ACTIVE;
    copy_words(kept.get_mut(rest..)?, frame.get(rest..)?);
    Some(())
}

/// Copies slots into words of the heap, as many as there are of the fewer.
#[inline(always)]
#[allow(clippy::needless_range_loop)]
fn copy_words(to: &mut [u32], from: &[Value]) {
    let count = to.len().min(from.len());
    let (to, from) = (&mut to[..count], &from[..count]);
    for i in 0..count {
        to[i] = from[i].word();
    }
}

/// `yield v` in the frame (head, base, stack pointer), which goes on at byte `at`. `None`: Rust
/// code waits for `v`, or the machine has to look.
#[inline(always)]
pub(super) fn keep(
    blocks: &mut [u32],
    slots: &mut [Value],
    frame: (usize, usize, usize),
    at: usize,
    v: Value,
) -> Option<Moved> {
    let (mut fp, mut base, mut sp) = frame;
    let mut at = at;
    loop {
        put_away(blocks, slots, (fp, base, sp), at)?;
        let (result, then) = Then::from_slot(*slots.get(fp + RESULT)?);
        at = slots.get(fp + CALLER_IP)?.word() as usize >> 1;
        let caller = slots.get(fp + CALLER)?.word() as usize >> 1;
        let function = slots.get(caller + FUNCTION)?.as_ref()?;
        let code = Code::of(blocks, function)?;
        fp = caller;
        base = caller.wrapping_sub(code.locals);
        sp = result + 1;
        match then {
            Then::Delegate => {}
            Then::Loop | Then::Next => {
                *slots.get_mut(result)? = v;
                return Some(Moved {
                    ip: code.delta.wrapping_add(at),
                    sp,
                    base,
                    fp,
                    delta: code.delta,
                    globals: code.globals,
                });
            }
            _ => return None,
        }
    }
}
