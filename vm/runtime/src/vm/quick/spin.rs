//! The quick loop itself: runs decoded instructions on the bare parts of the heap, and stops at
//! whatever needs the machine. No function is called here, so that everything stays in
//! registers; whoever called it does the rest and comes back.
//!
//! Nothing here raises. What would is left, at the start of its instruction, to the general
//! loop, so places of exceptions are the same in both.

use super::entry as e;
use super::generators::{self, Moved};
use super::objects::{
    GlobalSlot, append_slot, cell_word, copy_values, own_attribute, own_place, own_room, place,
    quad, same_text, store_byte, subscript, truth, word,
};
use super::small;
use crate::heap::Room;
use crate::rom::Ns;
use crate::types::function::CELLS;
use crate::types::function::code::{FRAME, FRAME_HEAD, HANDLER, SHAPE, SLOTS, START};
use crate::value::Value;
use crate::vm::frame::{ACTIVE, CALLER, CALLER_IP, FUNCTION, RESULT, Then};
use crate::vm::loops::{LIST, RANGE, TUPLE};

/// Where the quick loop is.
#[derive(Clone, Copy)]
pub(super) struct Registers {
    /// The next instruction's word.
    pub(super) ip: usize,
    /// Slot after the topmost value.
    pub(super) sp: usize,
    /// Slot of local 0.
    pub(super) base: usize,
    /// Slot of the frame's head.
    pub(super) fp: usize,
    /// What to add to a byte's place in its code object to get its word's.
    pub(super) delta: usize,
    /// The globals' word.
    pub(super) globals: u32,
    /// Jumps and calls until the next look at the world.
    pub(super) countdown: u32,
    /// Under which what classes and globals have was noted.
    pub(super) stamp: u16,
    /// The word of the method `append` of lists, once it was looked up.
    pub(super) append: u32,
}

/// Why the quick loop stopped. The instruction at `ip` has done nothing yet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Exit {
    /// It is to be decoded.
    Fresh,
    /// The general loop is to run it.
    Step,
    /// A global is not where it was.
    Global,
    /// A method is not the one noted.
    Method,
    /// Something else than a simple Python function is called.
    Call,
    /// A frame that Rust code may wait for returns or yields.
    Return,
}

/// Runs until something needs the machine.
#[inline(never)]
#[allow(clippy::too_many_lines)]
pub(super) fn spin(
    code: &mut [u64],
    blocks: &mut [u32],
    slots: &mut [Value],
    room: &mut Room<'_, '_>,
    r: &mut Registers,
) -> Exit {
    let Registers {
        mut ip,
        mut sp,
        mut base,
        mut fp,
        mut delta,
        mut globals,
        mut countdown,
        stamp,
        append,
    } = *r;

    macro_rules! slot {
        ($i:expr) => {
            slots.get($i).copied().unwrap_or(Value::UNDEF)
        };
    }
    macro_rules! set_slot {
        ($i:expr, $v:expr) => {
            if let Some(s) = slots.get_mut($i) {
                *s = $v;
            }
        };
    }
    macro_rules! peek {
        ($n:expr) => {
            slot!(sp.wrapping_sub($n))
        };
    }
    macro_rules! push {
        ($v:expr) => {{
            set_slot!(sp, $v);
            sp = sp.wrapping_add(1);
        }};
    }

    let exit = 'run: loop {
        let Some(&w) = code.get(ip) else {
            break 'run Exit::Step;
        };
        macro_rules! step {
            () => {
                break 'run Exit::Step
            };
        }
        macro_rules! next {
            () => {{
                ip = ip.wrapping_add(e::len(w));
                continue 'run;
            }};
        }
        macro_rules! need {
            ($e:expr) => {
                match $e {
                    Some(v) => v,
                    None => break 'run Exit::Step,
                }
            };
        }
        macro_rules! local {
            ($n:expr) => {
                slot!(base.wrapping_add($n))
            };
        }
        macro_rules! constant {
            () => {
                Value::small(i32::from(e::c(w) as i16))
            };
        }
        // Drops values and jumps by a signed distance; backwards, or on the spot, it may be time to
        // look at the world, before anything is dropped.
        macro_rules! jump {
            ($by:expr, $pops:expr, $look:expr) => {{
                let by: i32 = $by;
                if by <= 0 {
                    if countdown <= 1 {
                        $look;
                    }
                    countdown -= 1;
                }
                sp = sp.wrapping_sub($pops);
                ip = ip.wrapping_add_signed(by as isize);
                continue 'run;
            }};
        }
        macro_rules! result {
            ($v:expr, $pops:expr) => {{
                let v: Value = $v;
                sp = sp.wrapping_sub($pops);
                if w & e::TO_LOCAL != 0 {
                    set_slot!(base.wrapping_add(e::d(w) as usize & 0xff), v);
                } else {
                    push!(v);
                }
                next!()
            }};
        }
        // Operators on small integers; what is left over goes on below.
        macro_rules! arithmetic {
            ($l:expr, $r:expr, $pops:expr, $f:expr) => {{
                let (l, r): (Value, Value) = ($l, $r);
                if let Some(v) = $f(l, r) {
                    result!(v, $pops);
                }
                (l, r, $pops)
            }};
        }
        macro_rules! any {
            ($l:expr, $r:expr, $pops:expr) => {{ arithmetic!($l, $r, $pops, |l, r| small::any(e::m(w), l, r)) }};
        }
        macro_rules! compare {
            ($l:expr, $r:expr, $pops:expr) => {{
                let (l, r): (Value, Value) = ($l, $r);
                let order = match small::order(l, r) {
                    Some(order) => order,
                    None => match (number(blocks, l), number(blocks, r)) {
                        (Some(x), Some(y)) => small::float_order(x, y),
                        _ => match same_text(l, r, e::m(w)) {
                            Some(order) => order,
                            None => apart!(l, r, $pops, e::d(w) as usize >> 8 & 15),
                        },
                    },
                };
                sp = sp.wrapping_sub($pops);
                push!(Value::bool(e::m(w) >> order & 1 != 0));
                next!()
            }};
        }
        macro_rules! compare_and_jump {
            ($l:expr, $r:expr, $pops:expr) => {{
                let (l, r): (Value, Value) = ($l, $r);
                let order = match small::order(l, r) {
                    Some(order) => order,
                    None => match (number(blocks, l), number(blocks, r)) {
                        (Some(x), Some(y)) => small::float_order(x, y),
                        _ => match same_text(l, r, e::m(w)) {
                            Some(order) => order,
                            None => apart!(l, r, $pops, e::a(w) >> 12),
                        },
                    },
                };
                if e::m(w) >> order & 1 != 0 {
                    let by = i32::from(e::d(w) as i16);
                    jump!(by, $pops, apart!(l, r, $pops, e::a(w) >> 12));
                }
                sp = sp.wrapping_sub($pops);
                next!()
            }};
        }
        macro_rules! truth_of_local {
            () => {{
                let v = local!(e::a(w));
                match truth(blocks, v) {
                    Some(truth) => truth,
                    None => {
                        if !v.is_undef() {
                            push!(v);
                            ip = ip.wrapping_add(usize::from(e::m(w)));
                        }
                        step!()
                    }
                }
            }};
        }
        macro_rules! move_to {
            ($moved:expr) => {{
                let moved: Moved = $moved;
                Moved {
                    ip,
                    sp,
                    base,
                    fp,
                    delta,
                    globals,
                } = moved;
                continue 'run;
            }};
        }
        // Does only the instructions before the operator, which is so many bytes away, and leaves
        // that to the general loop.
        macro_rules! apart {
            ($l:expr, $r:expr, $pops:expr, $offset:expr) => {{
                let (l, r): (Value, Value) = ($l, $r);
                if $pops < 2 && (l.is_undef() || r.is_undef()) {
                    step!();
                }
                if $pops == 0 {
                    push!(l);
                }
                if $pops < 2 {
                    push!(r);
                }
                ip = ip.wrapping_add($offset);
                step!()
            }};
        }

        let (l, r, pops): (Value, Value, usize) = match w as u8 {
            e::FRESH => break 'run Exit::Fresh,
            e::PUSH => {
                push!(Value::from_word(e::b(w)).unwrap_or(Value::NONE));
                next!()
            }
            e::LOAD => {
                let v = local!(e::a(w));
                if v.is_undef() {
                    step!();
                }
                push!(v);
                next!()
            }
            e::LOAD_TWO => {
                let (x, y) = (local!(e::a(w)), local!(e::b(w) as usize));
                if x.is_undef() || y.is_undef() {
                    step!();
                }
                push!(x);
                push!(y);
                next!()
            }
            e::STORE => {
                sp = sp.wrapping_sub(1);
                let v = slot!(sp);
                set_slot!(base.wrapping_add(e::a(w)), v);
                next!()
            }
            e::LOAD_CELL => {
                let at = need!(cell_word(blocks, local!(e::a(w))));
                let v = blocks.get(at).copied().and_then(Value::from_word);
                let v = need!(v);
                if v.is_undef() {
                    step!();
                }
                push!(v);
                next!()
            }
            e::STORE_CELL => {
                let at = need!(cell_word(blocks, local!(e::a(w))));
                sp = sp.wrapping_sub(1);
                let v = slot!(sp);
                if let Some(word) = blocks.get_mut(at) {
                    *word = v.word();
                }
                next!()
            }
            e::POP => {
                sp = sp.wrapping_sub(1);
                next!()
            }
            e::DUP => {
                let v = peek!(1);
                push!(v);
                next!()
            }
            e::DUP_TWO => {
                let (x, y) = (peek!(2), peek!(1));
                push!(x);
                push!(y);
                next!()
            }
            e::ROT_TWO => {
                let (x, y) = (peek!(2), peek!(1));
                set_slot!(sp.wrapping_sub(2), y);
                set_slot!(sp.wrapping_sub(1), x);
                next!()
            }
            e::ROT_THREE => {
                let (x, y, z) = (peek!(3), peek!(2), peek!(1));
                set_slot!(sp.wrapping_sub(3), z);
                set_slot!(sp.wrapping_sub(2), x);
                set_slot!(sp.wrapping_sub(1), y);
                next!()
            }

            e::ADD_SS => arithmetic!(peek!(2), peek!(1), 2, small::add),
            e::ADD_SL => arithmetic!(peek!(1), local!(e::c(w)), 1, small::add),
            e::ADD_SK => arithmetic!(peek!(1), constant!(), 1, small::add),
            e::ADD_LL => arithmetic!(local!(e::a(w)), local!(e::c(w)), 0, small::add),
            e::ADD_LK => arithmetic!(local!(e::a(w)), constant!(), 0, small::add),
            e::SUB_SS => arithmetic!(peek!(2), peek!(1), 2, small::sub),
            e::SUB_SL => arithmetic!(peek!(1), local!(e::c(w)), 1, small::sub),
            e::SUB_SK => arithmetic!(peek!(1), constant!(), 1, small::sub),
            e::SUB_LL => arithmetic!(local!(e::a(w)), local!(e::c(w)), 0, small::sub),
            e::SUB_LK => arithmetic!(local!(e::a(w)), constant!(), 0, small::sub),
            e::ANY_SS => any!(peek!(2), peek!(1), 2),
            e::ANY_SL => any!(peek!(1), local!(e::c(w)), 1),
            e::ANY_SK => any!(peek!(1), constant!(), 1),
            e::ANY_LL => any!(local!(e::a(w)), local!(e::c(w)), 0),
            e::ANY_LK => any!(local!(e::a(w)), constant!(), 0),
            e::CMP_SS => compare!(peek!(2), peek!(1), 2),
            e::CMP_SL => compare!(peek!(1), local!(e::c(w)), 1),
            e::CMP_SK => compare!(peek!(1), constant!(), 1),
            e::CMP_LL => compare!(local!(e::a(w)), local!(e::c(w)), 0),
            e::CMP_LK => compare!(local!(e::a(w)), constant!(), 0),
            e::JUMP_SS => compare_and_jump!(peek!(2), peek!(1), 2),
            e::JUMP_SL => compare_and_jump!(peek!(1), local!(e::c(w)), 1),
            e::JUMP_SK => compare_and_jump!(peek!(1), constant!(), 1),
            e::JUMP_LL => compare_and_jump!(local!(e::a(w) & 0xfff), local!(e::c(w)), 0),
            e::JUMP_LK => compare_and_jump!(local!(e::a(w) & 0xfff), constant!(), 0),
            e::IS => {
                let same = peek!(2) == peek!(1);
                sp = sp.wrapping_sub(1);
                set_slot!(sp.wrapping_sub(1), Value::bool(same));
                next!()
            }
            e::NOT => {
                let v = need!(truth(blocks, peek!(1)));
                set_slot!(sp.wrapping_sub(1), Value::bool(!v));
                next!()
            }
            e::NEGATE => {
                let v = peek!(1);
                let negative = match v.as_small() {
                    Some(i) => need!(Value::try_small(-i64::from(i))),
                    None => {
                        let f = need!(float(blocks, v));
                        need!(room.float(blocks, -f))
                    }
                };
                set_slot!(sp.wrapping_sub(1), negative);
                next!()
            }

            e::JUMP => jump!(e::b(w) as i32, 0, step!()),
            e::JUMP_IF_TRUE => {
                if need!(truth(blocks, peek!(1))) {
                    jump!(e::b(w) as i32, 1, step!());
                }
                sp = sp.wrapping_sub(1);
                next!()
            }
            e::JUMP_IF_FALSE => {
                if !need!(truth(blocks, peek!(1))) {
                    jump!(e::b(w) as i32, 1, step!());
                }
                sp = sp.wrapping_sub(1);
                next!()
            }
            e::JUMP_OR_POP_TRUE => {
                if need!(truth(blocks, peek!(1))) {
                    ip = ip.wrapping_add(e::b(w) as usize);
                    continue 'run;
                }
                sp = sp.wrapping_sub(1);
                next!()
            }
            e::JUMP_OR_POP_FALSE => {
                if !need!(truth(blocks, peek!(1))) {
                    ip = ip.wrapping_add(e::b(w) as usize);
                    continue 'run;
                }
                sp = sp.wrapping_sub(1);
                next!()
            }
            e::JUMP_IF_LOCAL => {
                if truth_of_local!() {
                    jump!(e::b(w) as i32, 0, step!());
                }
                next!()
            }
            e::JUMP_UNLESS_LOCAL => {
                if !truth_of_local!() {
                    jump!(e::b(w) as i32, 0, step!());
                }
                next!()
            }

            e::GLOBAL => {
                let at = GlobalSlot::find(blocks, globals, e::a(w), e::b(w));
                let Some(v) = at else {
                    break 'run Exit::Global;
                };
                push!(v);
                next!()
            }
            e::BUILTIN => {
                let word = code.get(ip.wrapping_add(1)).copied().unwrap_or(0);
                match Value::from_word(word as u32) {
                    Some(v) if e::a(w) == usize::from(stamp) && e::b(w) == globals => {
                        push!(v);
                        next!()
                    }
                    _ => break 'run Exit::Global,
                }
            }
            e::ATTRIBUTE => {
                let (v, pair) = need!(own_attribute(blocks, peek!(1), e::b(w), e::a(w)));
                if pair != e::a(w)
                    && let Some(word) = code.get_mut(ip)
                {
                    *word = w & !e::with_a(0xffff) | e::with_a(pair as u16);
                }
                set_slot!(sp.wrapping_sub(1), v);
                next!()
            }
            e::ATTRIBUTE_LOCAL => {
                let (place, object) = (e::a(w) & 0xff, local!(e::a(w) >> 8));
                let Some((v, pair)) = own_attribute(blocks, object, e::b(w), place) else {
                    if !object.is_undef() {
                        push!(object);
                        ip = ip.wrapping_add(usize::from(e::m(w)));
                    }
                    step!();
                };
                if pair != place
                    && let Some(word) = code.get_mut(ip)
                {
                    *word = w & !e::with_a(0xff) | e::with_a(pair as u16 & 0xff);
                }
                push!(v);
                next!()
            }
            e::ATTRIBUTE_ALSO => {
                let object = peek!(1);
                let Some((v, pair)) = own_attribute(blocks, object, e::b(w), e::a(w)) else {
                    push!(object);
                    ip = ip.wrapping_add(1);
                    step!();
                };
                if pair != e::a(w)
                    && let Some(word) = code.get_mut(ip)
                {
                    *word = w & !e::with_a(0xffff) | e::with_a(pair as u16);
                }
                push!(v);
                next!()
            }
            operation @ (e::STORE_ATTRIBUTE
            | e::STORE_ATTRIBUTE_LOCAL
            | e::STORE_ATTRIBUTE_BELOW) => {
                let (v, object, place, keep) = match operation {
                    e::STORE_ATTRIBUTE => (peek!(2), peek!(1), e::a(w), 0),
                    e::STORE_ATTRIBUTE_BELOW => (peek!(1), peek!(2), e::a(w), 0),
                    _ => (
                        peek!(1),
                        local!(e::a(w) >> 8),
                        e::a(w) & 0xff,
                        e::a(w) & 0xff00,
                    ),
                };
                let found = match v.is_undef() || object.is_undef() {
                    true => need!(None),
                    false => own_place(blocks, object, e::b(w), place),
                };
                let Some((at, pair)) = found else {
                    if operation == e::STORE_ATTRIBUTE_LOCAL {
                        push!(object);
                        ip = ip.wrapping_add(usize::from(e::m(w)));
                    } else if operation == e::STORE_ATTRIBUTE_BELOW {
                        set_slot!(sp.wrapping_sub(2), v);
                        set_slot!(sp.wrapping_sub(1), object);
                        ip = ip.wrapping_add(1);
                    }
                    step!();
                };
                if let Some([name, value]) = blocks.get_mut(at..at + 2) {
                    *name = e::b(w);
                    *value = v.word();
                }
                if pair != place
                    && let Some(word) = code.get_mut(ip)
                {
                    let a = keep as u16 | pair as u16 & 0xff;
                    *word = w & !e::with_a(0xffff) | e::with_a(a);
                }
                sp = sp.wrapping_sub(if operation == e::STORE_ATTRIBUTE_LOCAL {
                    1
                } else {
                    2
                });
                next!()
            }
            e::METHOD => {
                let object = peek!(1);
                let noted = code.get(ip.wrapping_add(1)).copied().unwrap_or(0);
                let class = class_word(blocks, object);
                let f = Value::from_word((noted >> 32) as u32);
                match f {
                    Some(f)
                        if noted as u32 == class
                            && e::a(w) == usize::from(stamp)
                            && own_room(blocks, object, class, e::b(w)) =>
                    {
                        set_slot!(sp.wrapping_sub(1), f);
                        push!(object);
                        next!()
                    }
                    _ => break 'run Exit::Method,
                }
            }
            e::METHOD_LOCAL => {
                let object = local!(e::m(w) as usize);
                let noted = code.get(ip.wrapping_add(2)).copied().unwrap_or(0);
                let class = class_word(blocks, object);
                let f = Value::from_word((noted >> 32) as u32);
                match f {
                    Some(f)
                        if noted as u32 == class
                            && e::a(w) == usize::from(stamp)
                            && own_room(blocks, object, class, e::b(w)) =>
                    {
                        push!(f);
                        push!(object);
                        next!()
                    }
                    _ => {
                        if object.is_undef() {
                            step!();
                        }
                        break 'run Exit::Method;
                    }
                }
            }
            e::SUBSCRIPT => {
                let v = need!(subscript(blocks, peek!(2), peek!(1)));
                sp = sp.wrapping_sub(1);
                set_slot!(sp.wrapping_sub(1), v);
                next!()
            }
            e::SUBSCRIPT_LOCALS => {
                let (object, index) = (local!(e::a(w)), local!(e::c(w)));
                match subscript(blocks, object, index) {
                    Some(v) => {
                        push!(v);
                        next!()
                    }
                    None => apart!(object, index, 0, e::d(w) as usize),
                }
            }
            operation @ (e::SUBSCRIPT_LOCAL | e::SUBSCRIPT_CONSTANT) => {
                let object = peek!(1);
                let index = if operation == e::SUBSCRIPT_LOCAL {
                    local!(e::a(w))
                } else {
                    Value::from_word(e::b(w)).unwrap_or(Value::NONE)
                };
                match subscript(blocks, object, index) {
                    Some(v) => {
                        set_slot!(sp.wrapping_sub(1), v);
                        next!()
                    }
                    None => apart!(object, index, 1, e::len(w).wrapping_sub(1)),
                }
            }
            e::SUBSCRIPT_ALSO => {
                let (object, index) = (peek!(2), peek!(1));
                match subscript(blocks, object, index) {
                    Some(v) => {
                        push!(v);
                        next!()
                    }
                    None => apart!(object, index, 0, 1),
                }
            }
            operation @ (e::STORE_SUBSCRIPT
            | e::STORE_SUBSCRIPT_LOCALS
            | e::STORE_SUBSCRIPT_BELOW) => {
                let (v, object, index, pops) = match operation {
                    e::STORE_SUBSCRIPT => (peek!(3), peek!(2), peek!(1), 3),
                    e::STORE_SUBSCRIPT_BELOW => (peek!(1), peek!(3), peek!(2), 3),
                    _ => (peek!(1), local!(e::a(w)), local!(e::c(w)), 1),
                };
                let done = match place(blocks, object, index) {
                    _ if v.is_undef() => None,
                    Some(at) => blocks.get_mut(at).map(|word| *word = v.word()),
                    None => store_byte(blocks, object, index, v),
                };
                if done.is_none() {
                    if operation == e::STORE_SUBSCRIPT {
                        step!();
                    }
                    if operation == e::STORE_SUBSCRIPT_BELOW {
                        sp = sp.wrapping_sub(3);
                        push!(v);
                    }
                    apart!(object, index, 0, e::len(w).wrapping_sub(1));
                }
                sp = sp.wrapping_sub(pops);
                next!()
            }

            operation @ (e::CALL | e::CALL_METHOD) => {
                let first = sp.wrapping_sub(e::a(w));
                let (callee, at, result) = if operation == e::CALL {
                    let result = first.wrapping_sub(1);
                    (slot!(result), first, result)
                } else {
                    let result = first.wrapping_sub(2);
                    let bound = !slot!(first.wrapping_sub(1)).is_undef();
                    (slot!(result), first - usize::from(bound), result)
                };
                let Some(f) = callee.as_ref() else {
                    // The one method of a built-in type that is worth a way of its own.
                    if callee.word() == append
                        && sp.wrapping_sub(at) == 2
                        && let Some((item, length)) = append_slot(blocks, peek!(2))
                        && let Some(item) = blocks.get_mut(item)
                    {
                        *item = peek!(1).word();
                        if let Some(length) = blocks.get_mut(length) {
                            *length += 1;
                        }
                        set_slot!(result, Value::NONE);
                        sp = result + 1;
                        next!()
                    }
                    break 'run Exit::Call;
                };
                let [header, function_code, function_globals, _] = quad(blocks, f);
                if header != Ns::Function.value().word() && header != Ns::Closure.value().word() {
                    break 'run Exit::Call;
                }
                let code_at = (function_code >> 2) as usize;
                let Some(numbers) = blocks.get(code_at..code_at + START + 1) else {
                    break 'run Exit::Call;
                };
                let cells = (numbers[FRAME] >> 24) as usize;
                let given = sp.wrapping_sub(at).wrapping_add(cells);
                let place = numbers[SLOTS] >> 16;
                // No flags, nothing keyword-only, so many positional.
                if numbers[SHAPE] & 0x00ff_ffff != (given as u32) << 8
                    || place == 0
                    || countdown <= 1
                {
                    break 'run Exit::Call;
                }
                let head = at + (numbers[FRAME] & 0xffff) as usize;
                let top = head + FRAME_HEAD + HANDLER * (numbers[FRAME] >> 16 & 0xff) as usize;
                if at + (numbers[SLOTS] & 0xffff) as usize > slots.len() {
                    break 'run Exit::Call;
                }
                let start = numbers[START] as usize;
                if cells > 0 {
                    // A closure's cells come before its arguments.
                    let from = f.word_index() + CELLS;
                    let (Some(cells), Some(to)) = (
                        blocks.get(from..from + cells),
                        slots.get_mut(at..sp.wrapping_add(cells)),
                    ) else {
                        break 'run Exit::Call;
                    };
                    for i in (cells.len()..to.len()).rev() {
                        to[i] = to[i - cells.len()];
                    }
                    copy_values(to, cells);
                    sp = sp.wrapping_add(cells.len());
                }
                countdown -= 1;
                if let Some(locals) = slots.get_mut(sp..head) {
                    for s in locals {
                        *s = Value::UNDEF;
                    }
                }
                if let Some([to_ip, to_fp, to_result, to_function, active]) =
                    slots.get_mut(head..head.wrapping_add(FRAME_HEAD))
                {
                    let back = ip.wrapping_add(e::len(w)).wrapping_sub(delta);
                    *to_ip = Value::small(back as i32);
                    *to_fp = Value::small(fp as i32);
                    *to_result = Then::Value.slot(result);
                    *to_function = callee;
                    *active = Value::small(0);
                }
                if let Some(handlers) = slots.get_mut(head + FRAME_HEAD..top) {
                    for s in handlers {
                        *s = Value::UNDEF;
                    }
                }
                globals = function_globals;
                delta = (place as usize * super::PLACE).wrapping_sub(start);
                ip = place as usize * super::PLACE;
                base = at;
                fp = head;
                sp = top;
                continue 'run;
            }
            operation @ (e::RETURN | e::RETURN_LOCAL | e::RETURN_VALUE) => {
                let v = match operation {
                    e::RETURN => peek!(1),
                    e::RETURN_LOCAL => local!(e::a(w)),
                    _ => Value::from_word(e::b(w)).unwrap_or(Value::NONE),
                };
                let Some(frame) = slots.get(fp..fp.wrapping_add(FRAME_HEAD)) else {
                    step!();
                };
                let then = frame[RESULT].word() as usize >> 1;
                let instance = then & 15 == Then::Instance as usize && v.is_none();
                if frame[ACTIVE] != Value::small(0)
                    || v.is_undef()
                    || !(then & 15 == Then::Value as usize || instance)
                {
                    break 'run Exit::Return;
                }
                let back = frame[CALLER_IP].word() as usize >> 1;
                let caller = frame[CALLER].word() as usize >> 1;
                let function = need!(slot!(caller.wrapping_add(FUNCTION)).as_ref());
                let [_, function_code, function_globals, _] = quad(blocks, function);
                let code_at = (function_code >> 2) as usize;
                let numbers = need!(blocks.get(code_at..code_at + START + 1));
                let place = numbers[SLOTS] >> 16;
                if place == 0 {
                    step!();
                }
                globals = function_globals;
                delta = (place as usize * super::PLACE).wrapping_sub(numbers[START] as usize);
                ip = delta.wrapping_add(back);
                fp = caller;
                base = caller.wrapping_sub((numbers[FRAME] & 0xffff) as usize);
                let result = then >> 4;
                if !instance {
                    set_slot!(result, v);
                }
                sp = result + 1;
                continue 'run;
            }

            operation @ (e::NEXT | e::NEXT_LOCAL) => {
                let at = sp.wrapping_sub(4);
                let Some(state) = slots.get_mut(at..sp) else {
                    step!();
                };
                let v = match state[0] {
                    RANGE => {
                        let next = state[1].word() as i32;
                        let (stop, step) = (state[2].word() as i32, state[3].word() as i32);
                        if if step > 0 { next < stop } else { next > stop } {
                            // All three are such that their sums are small.
                            state[1] = Value::small(next.wrapping_add(step - 1) >> 1);
                            Some(Value::small(next >> 1))
                        } else {
                            None
                        }
                    }
                    LIST => {
                        let list = need!(state[1].as_ref());
                        let i = state[2].word() >> 1;
                        state[2] = Value::small(i as i32 + 1);
                        super::objects::list_item(blocks, list, i as usize)
                    }
                    TUPLE => {
                        let tuple = need!(state[1].as_ref());
                        let i = state[2].word() >> 1;
                        state[2] = Value::small(i as i32 + 1);
                        super::objects::tuple_item(blocks, tuple, i as usize)
                    }
                    generator => {
                        let back = ip.wrapping_add(usize::from(e::m(w))).wrapping_sub(delta);
                        let r = need!(generators::as_generator(blocks, generator));
                        state[1] = Value::small(
                            ip.wrapping_add(e::b(w) as usize).wrapping_sub(delta) as i32,
                        );
                        let then = Then::Loop.slot(sp);
                        if generators::has_ended(blocks, r) {
                            sp = at;
                            ip = ip.wrapping_add(e::b(w) as usize);
                            continue 'run;
                        }
                        let caller = (fp, back);
                        let sent = Value::NONE;
                        let m = generators::resume(blocks, slots, r, sp, caller, then, sent);
                        move_to!(need!(m));
                    }
                };
                match v {
                    Some(v) => {
                        if operation == e::NEXT_LOCAL {
                            set_slot!(base.wrapping_add(e::a(w)), v);
                        } else {
                            push!(v);
                        }
                        next!()
                    }
                    None => {
                        sp = at;
                        ip = ip.wrapping_add(e::b(w) as usize);
                        continue 'run;
                    }
                }
            }
            e::TRY => {
                let Some(count) = slot!(fp + ACTIVE).as_small() else {
                    step!();
                };
                let at = fp + FRAME_HEAD + HANDLER * count as usize;
                let target = ip.wrapping_sub(delta).wrapping_add(e::b(w) as usize);
                let Some(handler) = slots.get_mut(at..at + HANDLER) else {
                    step!();
                };
                handler[0] = Value::small((target << 1 | e::m(w) as usize) as i32);
                handler[1] = Value::small(sp.wrapping_sub(base) as i32);
                handler[2] = Value::UNDEF;
                set_slot!(fp + ACTIVE, Value::small(count + 1));
                next!()
            }
            operation @ (e::LEAVE | e::END) => {
                if operation == e::END && !peek!(1).is_none() {
                    step!();
                }
                let count = slot!(fp + ACTIVE).as_small().unwrap_or(0).wrapping_sub(1);
                if count < 0 {
                    step!();
                }
                set_slot!(fp + ACTIVE, Value::small(count));
                let at = fp + FRAME_HEAD + HANDLER * count as usize;
                set_slot!(at + 2, Value::UNDEF);
                if operation == e::END {
                    sp = sp.wrapping_sub(1);
                    next!()
                }
                ip = ip.wrapping_add(e::b(w) as usize);
                continue 'run;
            }
            e::YIELD => {
                let v = peek!(1);
                let at = ip.wrapping_add(1).wrapping_sub(delta);
                let frame = (fp, base, sp.wrapping_sub(1));
                match generators::keep(blocks, slots, frame, at, v) {
                    Some(m) => move_to!(m),
                    None => break 'run Exit::Return,
                }
            }
            e::DELEGATE => {
                let at = sp.wrapping_sub(2);
                let r = need!(generators::as_generator(blocks, slot!(at)));
                if generators::has_ended(blocks, r) {
                    set_slot!(at, Value::NONE);
                    sp = at + 1;
                    next!()
                }
                let sent = peek!(1);
                let caller = (fp, ip.wrapping_sub(delta));
                let then = Then::Delegate.slot(at);
                let m = generators::resume(blocks, slots, r, at + 1, caller, then, sent);
                move_to!(need!(m));
            }
            e::DELETE => {
                if local!(e::a(w)).is_undef() {
                    step!();
                }
                set_slot!(base.wrapping_add(e::a(w)), Value::UNDEF);
                next!()
            }
            e::STORE_GLOBAL => {
                let v = peek!(1);
                let Some(at) = GlobalSlot::place(blocks, globals, e::a(w), e::b(w)) else {
                    break 'run Exit::Global;
                };
                if let Some(word) = blocks.get_mut(at) {
                    *word = v.word();
                }
                sp = sp.wrapping_sub(1);
                next!()
            }
            e::APPEND => {
                let (v, list) = (peek!(1), peek!(e::a(w)));
                let (at, len_at) = need!(append_slot(blocks, list));
                if let Some(word) = blocks.get_mut(at) {
                    *word = v.word();
                }
                if let Some(word) = blocks.get_mut(len_at) {
                    *word += 1;
                }
                sp = sp.wrapping_sub(1);
                next!()
            }
            operation @ (e::LIST | e::DICT | e::TUPLE) => {
                let count = e::a(w);
                let words = match operation {
                    e::LIST => [Ns::List.value().word(), 0, 0, 0],
                    e::DICT => [Ns::Dict.value().word(), 0, 0, 0],
                    _ => [
                        Ns::Tuple.value().word(),
                        Value::small(count as i32).word(),
                        if count > 0 { peek!(count).word() } else { 0 },
                        if count > 1 { peek!(1).word() } else { 0 },
                    ],
                };
                let object = need!(room.block(blocks, words));
                sp = sp.wrapping_sub(count);
                push!(object.value());
                next!()
            }
            e::UNPACK => {
                let at = sp.wrapping_sub(1);
                let n = e::a(w);
                let items = need!(super::objects::items(blocks, slot!(at), n));
                let Some(to) = slots.get_mut(at..at.wrapping_add(n)) else {
                    step!();
                };
                let last = to.len().min(items.len());
                for i in 0..last {
                    to[last - 1 - i] = Value::from_word(items[i]).unwrap_or(Value::NONE);
                }
                sp = at.wrapping_add(n);
                next!()
            }
            _ => step!(),
        };

        // An operator on what is not two small integers, or with a result that is none.
        let operator = e::m(w);
        let v = match (number(blocks, l), number(blocks, r)) {
            (Some(x), Some(y)) if l.word() & r.word() & 1 == 0 || small::divides(operator) => {
                match small::float(operator, x, y) {
                    Some(f) => room.float(blocks, f),
                    None => None,
                }
            }
            _ => None,
        };
        match v {
            Some(v) => result!(v, pops),
            None => apart!(l, r, pops, e::d(w) as usize >> 8 & 15),
        }
    };
    *r = Registers {
        ip,
        sp,
        base,
        fp,
        delta,
        globals,
        countdown,
        stamp,
        append,
    };
    exit
}

/// A float's value.
#[inline(always)]
fn float(blocks: &[u32], v: Value) -> Option<f64> {
    let at = v.as_ref()?.word_index();
    match blocks.get(at..at + 3)? {
        [header, low, high] if *header == Ns::Float.value().word() => {
            Some(f64::from_bits(u64::from(*high) << 32 | u64::from(*low)))
        }
        _ => None,
    }
}

/// A small integer or float as a float.
#[inline(always)]
fn number(blocks: &[u32], v: Value) -> Option<f64> {
    match v.as_small() {
        Some(i) => Some(f64::from(i)),
        None => float(blocks, v),
    }
}

/// What the class of an object is noted as: the first word of heap objects, the type of names.
#[inline(always)]
fn class_word(blocks: &[u32], object: Value) -> u32 {
    match object.as_ref() {
        Some(r) => word(blocks, r, 0),
        None if object.as_name().is_some() => Ns::Str.value().word(),
        None => 0,
    }
}
