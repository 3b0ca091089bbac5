//! The interpreter loop.
//!
//! One `match` on the opcode over bytes of the heap. What the running frame needs is in a local
//! [`Frame`]; whatever may allocate, call or raise first sees it saved (`save!`).

use garter_bytecode::opcode::{
    BINARY_OP_MULTI, LOAD_FAST_MULTI, SMALL_INT_MULTI, SMALL_INT_MULTI_EXCESS, STORE_FAST_MULTI,
    UNARY_OP_MULTI, op,
};
use garter_bytecode::operator::BinaryOp;

use super::Vm;
use super::frame::{ACTIVE, CALLER, CALLER_IP, Frame, RESULT, Then};
use super::numbers::small_binary;
use super::outcome::{EndFinally, Finished, LoopNext, Next};
use crate::names::Name;
use crate::rom::{Ns, Subscript};
use crate::types::function::DEFAULTS;
use crate::value::{Ref, Value};
use crate::{Raised, Res};

// Kinds of the opcodes that come in groups; numbers that no instruction has.
const LOAD: u8 = 0;
const STORE: u8 = 1;
const INT: u8 = 2;
const BINARY: u8 = 3;
const UNARY: u8 = 4;
const NONE: u8 = 5;

/// The kind of every opcode: dense, so that the loop's `match` is one jump through a table.
static KIND: [u8; 256] = {
    let mut kinds = [NONE; 256];
    let mut i = 0;
    while i < 256 {
        let number = i as u8;
        if garter_bytecode::opcode::opcode(number).is_some() {
            kinds[i] = match number {
                BINARY_OP_MULTI.. => BINARY,
                UNARY_OP_MULTI.. => UNARY,
                STORE_FAST_MULTI.. => STORE,
                LOAD_FAST_MULTI.. => LOAD,
                SMALL_INT_MULTI.. => INT,
                single => single,
            };
        }
        i += 1;
    }
    kinds
};

impl Vm<'_> {
    /// Runs until an exception is raised (`frame` is then where) or Rust code gets its result;
    /// with `ONE` at most one instruction: `None`, and `frame` is where to go on.
    #[allow(clippy::too_many_lines)]
    pub(super) fn run_until_raised<const ONE: bool>(
        &mut self,
        frame: &mut Frame,
    ) -> Res<Option<Value>> {
        let mut f = *frame;
        // The general loop as a step of the quick one.
        let mut ran = false;

        macro_rules! save {
            () => {
                self.at = f.ip.wrapping_sub(f.code.offset());
                self.fp = f.fp;
                self.heap.set_top(f.sp);
            };
        }
        // Saves, and lets go of what the instructions before allocated and nobody holds.
        macro_rules! boundary {
            () => {
                save!();
                self.heap.boundary();
            };
        }
        macro_rules! fail {
            ($raised:expr) => {{
                let raised: Raised = $raised;
                *frame = f;
                return Err(raised);
            }};
        }
        macro_rules! tri {
            ($e:expr) => {
                match $e {
                    Ok(v) => v,
                    Err(raised) => fail!(raised),
                }
            };
        }
        macro_rules! push {
            ($v:expr) => {{
                let v: Value = $v;
                self.heap.set_slot(f.sp, v);
                f.sp = f.sp.wrapping_add(1);
            }};
        }
        macro_rules! peek {
            ($n:expr) => {
                self.heap.slot(f.sp.wrapping_sub($n))
            };
        }
        macro_rules! pop {
            () => {{
                f.sp = f.sp.wrapping_sub(1);
                self.heap.slot(f.sp)
            }};
        }
        macro_rules! byte {
            () => {{
                let b = self.heap.byte_at(f.ip);
                f.ip = f.ip.wrapping_add(1);
                b
            }};
        }
        macro_rules! number {
            () => {{
                let b = byte!() as usize;
                if b < 0x80 {
                    b
                } else {
                    let (n, ip) = long_number(self.heap.all_bytes(), f.ip, b);
                    f.ip = ip;
                    n
                }
            }};
        }
        macro_rules! name {
            () => {{
                let n = number!();
                Name::from_id(self.heap.word_at(f.names + n) >> 2)
            }};
        }
        // A jump's distance: one byte, or two when bit 7 of the first is set.
        macro_rules! jump {
            () => {{
                let low = byte!() as usize;
                if low & 0x80 == 0 {
                    f.ip.wrapping_add(low).wrapping_sub(0x40)
                } else {
                    let high = byte!() as usize;
                    let distance = low & 0x7f | high << 7;
                    f.ip.wrapping_add(distance).wrapping_sub(0x4000)
                }
            }};
        }
        macro_rules! jump_forward {
            () => {{
                let low = byte!() as usize;
                if low & 0x80 == 0 {
                    f.ip.wrapping_add(low)
                } else {
                    let high = byte!() as usize;
                    f.ip.wrapping_add(low & 0x7f | high << 7)
                }
            }};
        }
        // Goes back: the place to look at the world.
        macro_rules! go {
            ($target:expr) => {{
                let target: usize = $target;
                if target < f.ip {
                    self.countdown = self.countdown.wrapping_sub(1);
                    if self.countdown == 0 {
                        // From the jump itself: the line before its target is not running.
                        save!();
                        if let Err(raised) = self.look_at_world() {
                            if self.gives_way() {
                                f.ip = target;
                            }
                            fail!(raised);
                        }
                    }
                }
                f.ip = target;
            }};
        }
        macro_rules! next {
            ($e:expr, $drop:expr) => {{
                match tri!($e) {
                    Next::Value(v) => {
                        f.sp = f.sp.wrapping_sub($drop);
                        push!(v);
                    }
                    Next::Frame(frame) => f = frame,
                }
            }};
        }
        // A call from an instruction that can be run again from the place and stack pointer
        // `again`: its thread may be put aside.
        macro_rules! called {
            ($again:expr, $result:expr, $called:expr) => {{
                self.set_direct(true);
                let called = $called;
                self.set_direct(false);
                match called {
                    Ok(Next::Value(v)) => {
                        f.sp = $result;
                        push!(v);
                    }
                    Ok(Next::Frame(frame)) => f = frame,
                    Err(raised) => {
                        if self.gives_way() {
                            (f.ip, f.sp) = $again;
                        }
                        fail!(raised);
                    }
                }
            }};
        }
        macro_rules! load_fast {
            ($n:expr) => {{
                let v = self.heap.slot(f.base.wrapping_add($n));
                if v.is_undef() {
                    save!();
                    fail!(self.raise_unassigned());
                }
                push!(v);
            }};
        }

        loop {
            if ONE {
                if ran {
                    *frame = f;
                    return Ok(None);
                }
                ran = true;
            }
            let opcode = byte!();
            match KIND[opcode as usize] {
                LOAD => load_fast!((opcode - LOAD_FAST_MULTI) as usize),
                STORE => {
                    let v = pop!();
                    let slot = f.base + (opcode - STORE_FAST_MULTI) as usize;
                    self.heap.set_slot(slot, v);
                }
                INT => {
                    let i = opcode as i32 - SMALL_INT_MULTI as i32 - SMALL_INT_MULTI_EXCESS as i32;
                    push!(Value::small(i));
                }
                BINARY => {
                    let number = opcode - BINARY_OP_MULTI;
                    let (l, r) = (peek!(2), peek!(1));
                    if let (Some(a), Some(b)) = (l.as_small(), r.as_small())
                        && let Some(v) = small_binary(number, a, b)
                    {
                        f.sp = f.sp.wrapping_sub(2);
                        push!(v);
                        continue;
                    }
                    boundary!();
                    if let Some(v) = self.heap.real_binary(number, l, r) {
                        let v = tri!(v);
                        f.sp = f.sp.wrapping_sub(2);
                        push!(v);
                        continue;
                    }
                    let Some(operator) = BinaryOp::from_number(number) else {
                        fail!(self.raise_bad_code());
                    };
                    next!(self.binary_next(operator, l, r), 2)
                }
                op::LOAD_CONST_FALSE => push!(Value::FALSE),
                op::LOAD_CONST_NONE => push!(Value::NONE),
                op::LOAD_CONST_TRUE => push!(Value::TRUE),
                op::LOAD_CONST_SMALL_INT => {
                    let (n, ip) = signed_number(self.heap.all_bytes(), f.ip);
                    f.ip = ip;
                    push!(Value::small(n));
                }
                op::LOAD_CONST_STRING => {
                    let n = number!();
                    push!(self.heap.value_at(f.names + n));
                }
                op::LOAD_CONST_OBJ => {
                    let n = number!();
                    let names = self.heap.word_at(f.names.wrapping_sub(1)) as usize >> 1;
                    push!(self.heap.value_at(f.names + names + n));
                }
                op::LOAD_NULL => push!(Value::UNDEF),
                op::LOAD_FAST_N => load_fast!(number!()),
                op::STORE_FAST_N => {
                    let n = number!();
                    let v = pop!();
                    self.heap.set_slot(f.base.wrapping_add(n), v);
                }
                op::LOAD_DEREF => {
                    let n = number!();
                    let v = self.heap.cell_value(self.heap.slot(f.base.wrapping_add(n)));
                    if v.is_undef() {
                        save!();
                        fail!(self.raise_unassigned());
                    }
                    push!(v);
                }
                op::STORE_DEREF => {
                    let n = number!();
                    let v = pop!();
                    let cell = self.heap.slot(f.base.wrapping_add(n));
                    self.heap.set_cell(cell, v);
                }
                op::LOAD_NAME => {
                    let name = name!();
                    save!();
                    let v = match self.locals_of(&f) {
                        Some(locals) => match self.heap.dict_get_name(locals, name) {
                            Some(v) => v,
                            None => tri!(self.load_global(f.globals, name)),
                        },
                        None => tri!(self.load_global(f.globals, name)),
                    };
                    push!(v);
                }
                op::LOAD_GLOBAL => {
                    let name = name!();
                    save!();
                    let v = tri!(self.load_global(f.globals, name));
                    push!(v);
                }
                op::STORE_NAME => {
                    let name = name!();
                    boundary!();
                    let v = peek!(1);
                    let locals = self.locals_of(&f);
                    tri!(
                        self.heap
                            .dict_set_name(locals.unwrap_or(f.globals), name, v)
                    );
                    f.sp = f.sp.wrapping_sub(1);
                }
                op::STORE_GLOBAL => {
                    let name = name!();
                    boundary!();
                    let v = peek!(1);
                    tri!(self.heap.dict_set_name(f.globals, name, v));
                    f.sp = f.sp.wrapping_sub(1);
                }
                op::LOAD_ATTR => {
                    let name = name!();
                    let object = peek!(1);
                    if let Some(v) = self.heap.instance_own(object, name) {
                        self.heap.set_slot(f.sp.wrapping_sub(1), v);
                        continue;
                    }
                    boundary!();
                    next!(self.load_attr_next(object, name, f.sp.wrapping_sub(1)), 1)
                }
                op::STORE_ATTR => {
                    let name = name!();
                    let (v, object) = (peek!(2), peek!(1));
                    boundary!();
                    let v = Some(v).filter(|v| !v.is_undef());
                    tri!(self.store_attr(object, name, v));
                    f.sp = f.sp.wrapping_sub(2);
                }
                op::LOAD_METHOD => {
                    let name = name!();
                    boundary!();
                    let (method, object) = tri!(self.load_method(peek!(1), name));
                    self.heap.set_slot(f.sp.wrapping_sub(1), method);
                    push!(object);
                }
                op::LOAD_SUPER_METHOD => {
                    let name = name!();
                    boundary!();
                    let (function, class, object) = (peek!(3), peek!(2), peek!(1));
                    let (method, object) =
                        tri!(self.load_super_method(function, class, object, name));
                    f.sp = f.sp.wrapping_sub(3);
                    push!(method);
                    push!(object);
                }
                op::CALL_FUNCTION => {
                    let (start, sp) = (f.ip.wrapping_sub(1), f.sp);
                    let n = number!();
                    let (positional, keywords) = (n & 0xff, n >> 8);
                    let base = f.sp.wrapping_sub(positional + 2 * keywords);
                    let callee = self.heap.slot(base.wrapping_sub(1));
                    if keywords == 0
                        && let Some(function) = self.heap.is(callee, Ns::Function)
                        && self.heap.takes_exactly(function, positional)
                    {
                        save!();
                        let result = Then::Value.slot(base - 1);
                        f = tri!(self.push_frame(function, base, positional, result));
                        self.countdown = self.countdown.wrapping_sub(1);
                        if self.countdown == 0 {
                            save!();
                            tri!(self.look_at_world());
                        }
                        continue;
                    }
                    boundary!();
                    let result = base.wrapping_sub(1);
                    if keywords == 0
                        && let Some(function) = self.heap.is(callee, Ns::Closure)
                        && self.heap.closure_takes_exactly(function, positional)
                    {
                        let cells = tri!(self.insert_cells(function, base));
                        let then = Then::Value.slot(result);
                        f = tri!(self.push_frame(function, base, positional + cells, then));
                        continue;
                    }
                    let again = (start, sp);
                    called!(
                        again,
                        result,
                        self.call_next(callee, base, positional, keywords, result)
                    );
                }
                op::CALL_METHOD => {
                    let (start, sp) = (f.ip.wrapping_sub(1), f.sp);
                    let n = number!();
                    let (positional, keywords) = (n & 0xff, n >> 8);
                    let first = f.sp.wrapping_sub(positional + 2 * keywords);
                    let callee = self.heap.slot(first.wrapping_sub(2));
                    let bound = !self.heap.slot(first.wrapping_sub(1)).is_undef();
                    let base = first - usize::from(bound);
                    let positional = positional + usize::from(bound);
                    let result = first.wrapping_sub(2);
                    if keywords == 0
                        && let Some(function) = self.heap.is(callee, Ns::Function)
                        && self.heap.takes_exactly(function, positional)
                    {
                        save!();
                        let result = Then::Value.slot(result);
                        f = tri!(self.push_frame(function, base, positional, result));
                        self.countdown = self.countdown.wrapping_sub(1);
                        if self.countdown == 0 {
                            save!();
                            tri!(self.look_at_world());
                        }
                        continue;
                    }
                    boundary!();
                    let again = (start, sp);
                    called!(
                        again,
                        result,
                        self.call_next(callee, base, positional, keywords, result)
                    );
                }
                op::CALL_FUNCTION_VAR_KW | op::CALL_METHOD_VAR_KW => {
                    let (start, sp) = (f.ip.wrapping_sub(1), f.sp);
                    let n = number!();
                    boundary!();
                    let method = opcode == op::CALL_METHOD_VAR_KW;
                    let (callee, base, positional, keywords, result) =
                        tri!(self.spread_arguments(n & 0xff, n >> 8, method));
                    f.sp = self.heap.top();
                    let again = (start, sp);
                    called!(
                        again,
                        result,
                        self.call_next(callee, base, positional, keywords, result)
                    );
                }
                op::RETURN_VALUE => {
                    let v = pop!();
                    if self.heap.slot(f.fp + ACTIVE) != Value::small(0)
                        && let Some(frame) = self.return_through_finally(&f, v)
                    {
                        f = frame;
                        continue;
                    }
                    let (result, then) = Then::from_slot(self.heap.slot(f.fp + RESULT));
                    if then == Then::Value {
                        let caller = self.heap.slot(f.fp + CALLER).as_small().unwrap_or(0);
                        let ip = self.heap.slot(f.fp + CALLER_IP).as_small().unwrap_or(0);
                        let Some(frame) =
                            self.heap.frame_at(caller as usize, ip as usize, result + 1)
                        else {
                            fail!(self.raise_bad_code());
                        };
                        f = frame;
                        self.heap.set_slot(result, v);
                        continue;
                    }
                    save!();
                    match tri!(self.finish_frame(&f, v)) {
                        Finished::Go(frame) => f = frame,
                        Finished::Return(v) => return Ok(Some(v)),
                    }
                }
                op::JUMP => go!(jump!()),
                op::POP_JUMP_IF_TRUE => {
                    let target = jump!();
                    let v = pop!();
                    if match v {
                        Value::TRUE => true,
                        Value::FALSE => false,
                        _ => {
                            save!();
                            self.heap.set_top(f.sp + 1);
                            tri!(self.is_true(v))
                        }
                    } {
                        go!(target);
                    }
                }
                op::POP_JUMP_IF_FALSE => {
                    let target = jump!();
                    let v = pop!();
                    if match v {
                        Value::TRUE => false,
                        Value::FALSE => true,
                        _ => {
                            save!();
                            self.heap.set_top(f.sp + 1);
                            !tri!(self.is_true(v))
                        }
                    } {
                        go!(target);
                    }
                }
                op::JUMP_IF_TRUE_OR_POP => {
                    let target = jump_forward!();
                    save!();
                    if tri!(self.is_true(peek!(1))) {
                        f.ip = target;
                    } else {
                        f.sp = f.sp.wrapping_sub(1);
                    }
                }
                op::JUMP_IF_FALSE_OR_POP => {
                    let target = jump_forward!();
                    save!();
                    if tri!(self.is_true(peek!(1))) {
                        f.sp = f.sp.wrapping_sub(1);
                    } else {
                        f.ip = target;
                    }
                }
                UNARY => {
                    let v = peek!(1);
                    boundary!();
                    let v = tri!(self.unary_op(opcode - UNARY_OP_MULTI, v));
                    self.heap.set_slot(f.sp.wrapping_sub(1), v);
                }
                op::DUP_TOP => push!(peek!(1)),
                op::DUP_TOP_TWO => {
                    let (a, b) = (peek!(2), peek!(1));
                    push!(a);
                    push!(b);
                }
                op::POP_TOP => f.sp = f.sp.wrapping_sub(1),
                op::ROT_TWO => {
                    let (a, b) = (peek!(2), peek!(1));
                    self.heap.set_slot(f.sp.wrapping_sub(2), b);
                    self.heap.set_slot(f.sp.wrapping_sub(1), a);
                }
                op::ROT_THREE => {
                    let (a, b, c) = (peek!(3), peek!(2), peek!(1));
                    self.heap.set_slot(f.sp.wrapping_sub(3), c);
                    self.heap.set_slot(f.sp.wrapping_sub(2), a);
                    self.heap.set_slot(f.sp.wrapping_sub(1), b);
                }
                op::LOAD_SUBSCR => {
                    let (object, index) = (peek!(2), peek!(1));
                    if let Some(v) = self.heap.item_fast(object, index) {
                        f.sp = f.sp.wrapping_sub(1);
                        self.heap.set_slot(f.sp.wrapping_sub(1), v);
                        continue;
                    }
                    boundary!();
                    let v = tri!(self.subscript(object, index, Subscript::Load));
                    f.sp = f.sp.wrapping_sub(2);
                    push!(v);
                }
                op::STORE_SUBSCR => {
                    let (v, object, index) = (peek!(3), peek!(2), peek!(1));
                    if self.heap.set_item_fast(object, index, v) {
                        f.sp = f.sp.wrapping_sub(3);
                        continue;
                    }
                    boundary!();
                    let what = if v.is_undef() {
                        Subscript::Delete
                    } else {
                        Subscript::Store(v)
                    };
                    tri!(self.subscript(object, index, what));
                    f.sp = f.sp.wrapping_sub(3);
                }
                op::GET_ITER => {
                    boundary!();
                    let v = tri!(self.iter(peek!(1)));
                    self.heap.set_slot(f.sp.wrapping_sub(1), v);
                }
                op::GET_ITER_STACK => {
                    boundary!();
                    tri!(self.start_loop(f.sp.wrapping_sub(1)));
                    f.sp += 3;
                }
                op::FOR_ITER => {
                    let end = jump_forward!();
                    let at = f.sp.wrapping_sub(4);
                    match self.heap.loop_fast(at) {
                        Some(Some(v)) => {
                            push!(v);
                            continue;
                        }
                        Some(None) => {
                            f.sp = at;
                            f.ip = end;
                            continue;
                        }
                        None => {}
                    }
                    boundary!();
                    let offset = end.wrapping_sub(f.code.offset());
                    match tri!(self.loop_next(at, offset)) {
                        LoopNext::Value(v) => push!(v),
                        LoopNext::End => {
                            f.sp = at;
                            f.ip = end;
                        }
                        LoopNext::Frame(frame) => f = frame,
                    }
                }
                op::BUILD_TUPLE | op::BUILD_LIST | op::BUILD_SET | op::BUILD_SLICE => {
                    let n = number!();
                    boundary!();
                    let v = tri!(self.build(opcode, f.sp.wrapping_sub(n), n));
                    f.sp = f.sp.wrapping_sub(n);
                    push!(v);
                }
                op::BUILD_MAP => {
                    let n = number!();
                    boundary!();
                    let v = tri!(self.heap.new_dict(n));
                    push!(v);
                }
                op::STORE_MAP => {
                    boundary!();
                    let Some(dict) = self.heap.is(peek!(3), Ns::Dict) else {
                        fail!(self.raise_bad_code());
                    };
                    tri!(self.dict_set(dict, peek!(1), peek!(2)));
                    f.sp = f.sp.wrapping_sub(2);
                }
                op::STORE_COMP => {
                    let n = number!();
                    boundary!();
                    let target = self.heap.slot(f.sp.wrapping_sub(1 + (n >> 2)));
                    tri!(self.store_comprehension(n & 3, target, f.sp));
                    f.sp = f.sp.wrapping_sub(if n & 3 == 1 { 2 } else { 1 });
                }
                op::UNPACK_SEQUENCE => {
                    let n = number!();
                    boundary!();
                    tri!(self.unpack(peek!(1), n, f.sp.wrapping_sub(1)));
                    f.sp = f.sp.wrapping_sub(1).wrapping_add(n);
                }
                op::UNPACK_EX => {
                    let n = number!();
                    let (left, right) = (n & 0xff, n >> 8);
                    boundary!();
                    tri!(self.unpack_ex(peek!(1), left, right, f.sp.wrapping_sub(1)));
                    f.sp = f.sp.wrapping_add(left + right);
                }
                op::MAKE_FUNCTION => {
                    let n = number!();
                    boundary!();
                    let v = tri!(self.make_function(&f, n, None, 0));
                    push!(v);
                }
                op::MAKE_FUNCTION_DEFARGS => {
                    let n = number!();
                    boundary!();
                    let v = tri!(self.make_function(&f, n, Some(f.sp.wrapping_sub(2)), 0));
                    f.sp = f.sp.wrapping_sub(2);
                    push!(v);
                }
                op::MAKE_CLOSURE => {
                    let n = number!();
                    let cells = byte!() as usize;
                    boundary!();
                    let v = tri!(self.make_function(&f, n, None, cells));
                    f.sp = f.sp.wrapping_sub(cells);
                    push!(v);
                }
                op::MAKE_CLOSURE_DEFARGS => {
                    let n = number!();
                    let cells = byte!() as usize;
                    boundary!();
                    let defaults = f.sp.wrapping_sub(cells + 2);
                    let v = tri!(self.make_function(&f, n, Some(defaults), cells));
                    f.sp = defaults;
                    push!(v);
                }
                op::LOAD_BUILD_CLASS => push!(super::class::BUILD_CLASS),
                op::DELETE_FAST => {
                    let n = number!();
                    let slot = f.base.wrapping_add(n);
                    if self.heap.slot(slot).is_undef() {
                        save!();
                        fail!(self.raise_unassigned());
                    }
                    self.heap.set_slot(slot, Value::UNDEF);
                }
                op::DELETE_DEREF => {
                    let n = number!();
                    let cell = self.heap.slot(f.base.wrapping_add(n));
                    if self.heap.cell_value(cell).is_undef() {
                        save!();
                        fail!(self.raise_unassigned());
                    }
                    self.heap.set_cell(cell, Value::UNDEF);
                }
                op::DELETE_NAME | op::DELETE_GLOBAL => {
                    let name = name!();
                    save!();
                    let locals = match opcode {
                        op::DELETE_NAME => self.locals_of(&f),
                        _ => None,
                    };
                    if !self
                        .heap
                        .dict_remove_name(locals.unwrap_or(f.globals), name)
                    {
                        fail!(self.heap.raise_with(Ns::KeyError, &[name.value()]));
                    }
                }
                op::SETUP_EXCEPT | op::SETUP_FINALLY => {
                    let target = jump_forward!();
                    let finally = opcode == op::SETUP_FINALLY;
                    self.push_handler(&f, target, f.sp, finally);
                }
                op::POP_EXCEPT_JUMP => {
                    f.ip = jump_forward!();
                    self.pop_handler(f.fp);
                }
                op::SETUP_WITH => {
                    let start = f.ip.wrapping_sub(1);
                    let target = jump_forward!();
                    boundary!();
                    let v = match self.enter_with(f.sp.wrapping_sub(1)) {
                        Ok(v) => v,
                        Err(raised) => {
                            if self.gives_way() {
                                f.ip = start;
                            }
                            fail!(raised);
                        }
                    };
                    f.sp += 1;
                    self.push_handler(&f, target, f.sp, true);
                    push!(v);
                }
                op::WITH_CLEANUP => {
                    boundary!();
                    f.sp = tri!(self.leave_with(f.sp));
                }
                op::END_FINALLY => {
                    self.pop_handler(f.fp);
                    let v = peek!(1);
                    if v.is_none() {
                        f.sp = f.sp.wrapping_sub(1);
                        continue;
                    }
                    save!();
                    match self.end_finally(&f, v) {
                        Ok(EndFinally::Go(frame)) => f = frame,
                        Ok(EndFinally::Return(frame)) => {
                            f = frame;
                            let v = pop!();
                            save!();
                            match tri!(self.finish_frame(&f, v)) {
                                Finished::Go(frame) => f = frame,
                                Finished::Return(v) => return Ok(Some(v)),
                            }
                        }
                        Err(raised) => fail!(raised),
                    }
                }
                op::UNWIND_JUMP => {
                    let target = jump!();
                    let n = byte!() as usize;
                    // The distance counts from behind the jump's own bytes, before this one.
                    f = self.unwind_jump(f, target, n);
                    self.countdown = self.countdown.wrapping_sub(1);
                    if self.countdown == 0 {
                        save!();
                        tri!(self.look_at_world());
                    }
                }
                op::RAISE_LAST => {
                    save!();
                    fail!(self.raise_again(f.fp));
                }
                op::RAISE_OBJ => {
                    boundary!();
                    fail!(self.raise_object(peek!(1)));
                }
                op::RAISE_FROM => {
                    boundary!();
                    self.warn_of_chaining(peek!(1));
                    fail!(self.raise_object(peek!(2)));
                }
                op::YIELD_VALUE => {
                    let v = pop!();
                    save!();
                    match tri!(self.yield_value(&f, v)) {
                        Finished::Go(frame) => f = frame,
                        Finished::Return(v) => return Ok(Some(v)),
                    }
                }
                op::YIELD_FROM => {
                    boundary!();
                    match tri!(self.yield_from(&f)) {
                        Finished::Go(frame) => f = frame,
                        Finished::Return(v) => return Ok(Some(v)),
                    }
                }
                op::IMPORT_NAME => {
                    let name = name!();
                    boundary!();
                    let (level, list) = (peek!(2), peek!(1));
                    let v = tri!(self.import_name(name, level, list, &f));
                    f.sp = f.sp.wrapping_sub(2);
                    push!(v);
                }
                op::IMPORT_FROM => {
                    let name = name!();
                    boundary!();
                    let v = tri!(self.import_from(peek!(1), name));
                    push!(v);
                }
                op::IMPORT_STAR => {
                    boundary!();
                    tri!(self.import_star(peek!(1), &f));
                    f.sp = f.sp.wrapping_sub(1);
                }
                _ => {
                    save!();
                    fail!(self.raise_bad_code());
                }
            }
        }
    }

    /// The names of the class body, or of the text that was given names of its own, that runs in a
    /// frame; `None`: they are the module's.
    fn locals_of(&self, f: &Frame) -> Option<Ref> {
        self.heap.value(f.function, DEFAULTS)?.as_ref()
    }
}

/// The rest of an unsigned number whose first byte was `first`.
#[cold]
fn long_number(bytes: &[u8], ip: usize, first: usize) -> (usize, usize) {
    let (mut n, mut ip) = (first & 0x7f, ip);
    loop {
        let byte = bytes.get(ip).copied().unwrap_or(0) as usize;
        ip += 1;
        n = n << 7 & 0xffff_ffff | byte & 0x7f;
        if byte & 0x80 == 0 {
            return (n, ip);
        }
    }
}

fn signed_number(bytes: &[u8], ip: usize) -> (i32, usize) {
    let mut at = ip;
    let n = garter_bytecode::varint::read_signed(bytes, &mut at).unwrap_or(0);
    (n, at)
}
