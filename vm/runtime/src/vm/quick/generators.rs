//! Generators in the quick loop: their frames go to the stack and back to the heap.

use super::frames::{Caller, Callers};
use super::objects::{copy_values, quad};
use crate::rom::Ns;
use crate::types::function::code::{FRAME, FRAME_HEAD, SLOTS, START};
use crate::value::{Ref, Value};
use crate::vm::frame::{ACTIVE, CALLER, CALLER_IP, FUNCTION, RESULT, Then};
use crate::vm::generator::{COUNT, ENDED, KEPT, RUNNING, WHERE};

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
        let [_, code, globals, _] = quad(blocks, function);
        let numbers: &[u32; START + 1] = blocks.get((code >> 2) as usize..)?.first_chunk()?;
        let place = (numbers[SLOTS] >> 16) as usize;
        if place == 0 {
            return None;
        }
        Some(Code {
            locals: (numbers[FRAME] & 0xffff) as usize,
            slots: (numbers[SLOTS] & 0xffff) as usize,
            start: numbers[START] as usize,
            delta: (place * super::words::PLACE).wrapping_sub(numbers[START] as usize),
            globals,
        })
    }
}

/// The generator, if it is one that has a frame or had one, and whether it has ended.
#[inline(always)]
pub(super) fn as_generator(blocks: &[u32], v: Value) -> Option<(Ref, bool)> {
    let r = v.as_ref()?;
    let [header, _, at, _] = quad(blocks, r);
    (header == Ns::Generator.value().word()).then_some((r, at == ENDED.word()))
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
    let [_, function, at, count] = quad(blocks, r);
    // It runs, or an exception is pending.
    if (at as i32) < 0 {
        return None;
    }
    let function = Value::from_word(function)?;
    let code = Code::of(blocks, function.as_ref()?)?;
    let base = top + 1;
    let (at, count) = ((at >> 1) as usize, (count >> 1) as usize);
    let new = at == code.start;
    if base + code.slots > slots.len() || count >= code.slots || (new && !sent.is_none()) {
        return None;
    }
    let words = blocks.get_mut(r.word_index() + WHERE..)?;
    let (numbers, kept) = words.split_at_mut_checked(KEPT - WHERE)?;
    let kept = kept.get(..count)?;
    let (generator, frame) = slots.get_mut(top..)?.split_first_mut()?;
    let (frame, pushed) = frame.split_at_mut_checked(count)?;
    *generator = r.value();
    wake(frame, kept);
    // What a head says is different every time, but for the handlers.
    let head: &mut [Value; ACTIVE] = frame.get_mut(code.locals..)?.first_chunk_mut()?;
    head[CALLER_IP] = Value::small(caller.1 as i32);
    head[CALLER] = Value::small(caller.0 as i32);
    head[RESULT] = then;
    head[FUNCTION] = function;
    if let Some(pushed) = pushed.first_mut() {
        *pushed = sent;
    }
    numbers[0] = RUNNING.word();
    Some(Moved {
        ip: code.delta.wrapping_add(at),
        sp: base + count + usize::from(!new),
        base,
        fp: base + code.locals,
        delta: code.delta,
        globals: code.globals,
    })
}

/// Copies words of the heap into as many slots. Frames are small: most are two pieces that may
/// overlap, with no loop.
#[inline(always)]
fn wake(to: &mut [Value], from: &[u32]) {
    if from.len() <= 16
        && let (Some(first), Some(last)) = (from.first_chunk(), from.last_chunk())
    {
        let (first, last): ([Value; 8], [Value; 8]) = (values(first), values(last));
        if let Some(to) = to.first_chunk_mut() {
            *to = first;
        }
        if let Some(to) = to.last_chunk_mut() {
            *to = last;
        }
    } else if from.len() < 8
        && let (Some(first), Some(last)) = (from.first_chunk(), from.last_chunk())
    {
        let (first, last): ([Value; 4], [Value; 4]) = (values(first), values(last));
        if let Some(to) = to.first_chunk_mut() {
            *to = first;
        }
        if let Some(to) = to.last_chunk_mut() {
            *to = last;
        }
    } else {
        copy_values(to, from);
    }
}

#[inline(always)]
fn values<const N: usize>(words: &[u32; N]) -> [Value; N] {
    words.map(|word| Value::from_word(word).unwrap_or(Value::UNDEF))
}

/// Copies slots into as many words of the heap, as [`wake`] does the other way.
#[inline(always)]
fn sleep(to: &mut [u32], from: &[Value]) {
    if from.len() <= 16
        && let (Some(first), Some(last)) = (from.first_chunk(), from.last_chunk())
    {
        let (first, last): ([u32; 8], [u32; 8]) = (words(first), words(last));
        if let Some(to) = to.first_chunk_mut() {
            *to = first;
        }
        if let Some(to) = to.last_chunk_mut() {
            *to = last;
        }
    } else if from.len() < 8
        && let (Some(first), Some(last)) = (from.first_chunk(), from.last_chunk())
    {
        let (first, last): ([u32; 4], [u32; 4]) = (words(first), words(last));
        if let Some(to) = to.first_chunk_mut() {
            *to = first;
        }
        if let Some(to) = to.last_chunk_mut() {
            *to = last;
        }
    } else {
        for (to, from) in to.iter_mut().zip(from) {
            *to = from.word();
        }
    }
}

#[inline(always)]
fn words<const N: usize>(values: &[Value; N]) -> [u32; N] {
    values.map(Value::word)
}

/// Copies a frame into its generator.
#[inline(always)]
fn put_away(
    blocks: &mut [u32],
    slots: &[Value],
    (base, sp): (usize, usize),
    at: usize,
) -> Option<()> {
    let (r, _) = as_generator(blocks, *slots.get(base.wrapping_sub(1))?)?;
    let frame = slots.get(base..sp)?;
    let words = blocks.get_mut(r.word_index() + WHERE..)?;
    let (numbers, kept) = words.split_at_mut_checked(KEPT - WHERE)?;
    let kept = kept.get_mut(..frame.len())?;
    numbers[0] = Value::small(at as i32).word();
    numbers[COUNT - WHERE] = Value::small(frame.len() as i32).word();
    sleep(kept, frame);
    Some(())
}

/// What became of a value that a generator gives.
pub(super) enum Kept {
    /// A frame has it, and goes on.
    Frame(Moved),
    /// Rust code that asked for it is to get it.
    Given,
    /// The machine has to look.
    Not,
}

/// `yield v` in the frame (base, head, stack pointer), which goes on at byte `at`.
#[inline(always)]
pub(super) fn keep(
    blocks: &mut [u32],
    slots: &mut [Value],
    frame: (usize, usize, usize),
    at: usize,
    v: Value,
    callers: &mut Callers,
) -> Kept {
    let (mut base, mut fp, mut sp) = frame;
    let mut at = at;
    while put_away(blocks, slots, (base, sp), at).is_some() {
        let Some(&head) = slots.get(fp..).and_then(|s| s.first_chunk::<FRAME_HEAD>()) else {
            break;
        };
        let (result, then) = Then::from_slot(head[RESULT]);
        match then {
            Then::Delegate | Then::Loop | Then::Next => {}
            Then::ReturnNext => return Kept::Given,
            _ => break,
        }
        at = head[CALLER_IP].word() as usize >> 1;
        fp = head[CALLER].word() as usize >> 1;
        let caller = callers.take(fp);
        let Some(caller) = caller.or_else(|| looked_up(blocks, slots, fp)) else {
            break;
        };
        base = caller.base;
        sp = result + 1;
        if then != Then::Delegate {
            let Some(slot) = slots.get_mut(result) else {
                break;
            };
            *slot = v;
            return Kept::Frame(Moved {
                ip: caller.delta.wrapping_add(at),
                sp,
                base,
                fp,
                delta: caller.delta,
                globals: caller.globals,
            });
        }
    }
    Kept::Not
}

/// The frame whose head is at `fp`, as [`Callers`] notes it.
#[inline(never)]
fn looked_up(blocks: &[u32], slots: &[Value], fp: usize) -> Option<Caller> {
    let function = slots.get(fp + FUNCTION)?.as_ref()?;
    let code = Code::of(blocks, function)?;
    Some(Caller {
        fp,
        base: fp.wrapping_sub(code.locals),
        delta: code.delta,
        globals: code.globals,
    })
}
