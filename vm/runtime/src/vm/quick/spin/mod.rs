//! The quick loop itself: runs decoded instructions on the bare parts of the heap, and stops at
//! whatever needs the machine. No function is called here, so that everything stays in
//! registers; whoever called it does the rest and comes back.
//!
//! Nothing here raises. What would is left, at the start of its instruction, to the general
//! loop, so places of exceptions are the same in both.

mod attributes;
mod calls;
mod here;
mod items;
mod jumps;
mod loops;
mod names;
mod numbers;
mod stack;

use self::here::{Go, Here, STEP};
use self::numbers::{LK, LL, SK, SL, SS};
use super::entry as e;
use super::frames::{self, Call, Callers, Noted};
use super::generators::{self, Kept};
use crate::heap::Room;
use crate::value::Value;

pub(super) use self::here::{WINDOW, Window};

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
    /// The machine is to run it.
    Step,
    /// The frame is too near the stack's end: the general loop is to run it.
    Edge,
    /// A global is not where it was.
    Global,
    /// A method is not the one noted.
    Method,
    /// Something else than a simple Python function is called.
    Call,
    /// A class is called.
    Class,
    /// A frame that Rust code may wait for returns or yields.
    Return,
    /// A generator gave Rust code its topmost value, and is kept.
    Given,
}

/// Runs until something needs the machine.
#[inline(never)]
pub(super) fn spin(
    code: &mut [u64],
    blocks: &mut [u32],
    slots: &mut [Value],
    room: &mut Room<'_, '_>,
    r: &mut Registers,
    callers: &mut Callers,
) -> Exit {
    let mut at = *r;
    let exit = loop {
        let Some(rest) = slots.get_mut(at.base..) else {
            break Exit::Edge;
        };
        let Some(window) = rest.first_chunk_mut() else {
            break Exit::Edge;
        };
        let mut here = Here {
            code: &mut *code,
            blocks: &mut *blocks,
            window,
            room: &mut *room,
            w: 0,
            ip: at.ip,
            sp: at.sp.wrapping_sub(at.base),
            head: at.fp.wrapping_sub(at.base),
            delta: at.delta,
            globals: at.globals,
            countdown: at.countdown,
            stamp: at.stamp,
            append: at.append,
        };
        let go = loop {
            let Some(&w) = here.code.get(here.ip) else {
                break STEP;
            };
            here.w = w;
            match here.one() {
                Go::On => {}
                go => break go,
            }
        };
        if matches!(go, Go::Apart(..) | Go::Stop(Exit::Step)) && here.room.go_on() {
            // What wanted a block tries again: nothing was done, or what was is complete.
            at.ip = here.ip;
            at.sp = here.sp.wrapping_add(at.base);
            at.countdown = here.countdown;
            continue;
        }
        if let Go::Apart(l, r, pops, offset) = go {
            here.apart(l, r, pops, offset);
        }
        at.ip = here.ip;
        at.sp = here.sp.wrapping_add(at.base);
        at.countdown = here.countdown;
        let next = e::len(here.w).wrapping_add(at.ip);
        let (moved, otherwise) = match go {
            Go::On | Go::Apart(..) => break Exit::Step,
            Go::Stop(exit) => break exit,
            Go::Call {
                callee,
                first,
                result,
                noted,
                notable,
            } => {
                if at.countdown <= 1 {
                    break Exit::Call;
                }
                let call = Call {
                    callee,
                    first: first.wrapping_add(at.base),
                    top: at.sp,
                    result: result.wrapping_add(at.base),
                    caller: (at.fp, next.wrapping_sub(at.delta)),
                };
                let moved = match noted {
                    Some(noted) => noted.call(blocks, slots, call),
                    None => {
                        let moved = frames::call(blocks, slots, call);
                        if moved.is_some() && notable {
                            Noted::note(code, at.ip, blocks, callee, at.stamp);
                        }
                        moved
                    }
                };
                if moved.is_some() {
                    callers.note(&at);
                    at.countdown -= 1;
                }
                (moved, Exit::Call)
            }
            Go::Return(v) => (callers.give_back(blocks, slots, at.fp, v), Exit::Return),
            Go::Resume {
                generator,
                top,
                back,
                then,
                result,
                sent,
            } => {
                let top = top.wrapping_add(at.base);
                let caller = (at.fp, back.wrapping_sub(at.delta));
                let then = then.slot(result.wrapping_add(at.base));
                let resumed = generators::resume(blocks, slots, generator, top, caller, then, sent);
                if resumed.is_some() {
                    callers.note(&at);
                }
                (resumed, Exit::Step)
            }
            Go::Yield(v) => {
                let back = at.ip.wrapping_add(1).wrapping_sub(at.delta);
                let frame = (at.base, at.fp, at.sp.wrapping_sub(1));
                match generators::keep(blocks, slots, frame, back, v, callers) {
                    Kept::Frame(moved) => (Some(moved), Exit::Return),
                    Kept::Given => break Exit::Given,
                    Kept::Not => break Exit::Return,
                }
            }
        };
        let Some(moved) = moved else {
            break otherwise;
        };
        at = Registers {
            ip: moved.ip,
            sp: moved.sp,
            base: moved.base,
            fp: moved.fp,
            delta: moved.delta,
            globals: moved.globals,
            ..at
        };
    };
    room.close();
    *r = at;
    exit
}

impl Here<'_, '_, '_> {
    /// Runs one instruction.
    // The numbers one by one: taking one that is in use is then told by the compiler.
    #[allow(clippy::manual_range_patterns)]
    #[inline(always)]
    fn one(&mut self) -> Go {
        match self.w as u8 {
            e::FRESH => Go::Stop(Exit::Fresh),
            e::PUSH => self.push_constant(),
            e::LOAD => self.load(),
            e::LOAD_TWO => self.load_two(),
            e::STORE => self.store(),
            e::LOAD_CELL => self.load_cell(),
            e::STORE_CELL => self.store_cell(),
            e::POP => self.pop(),
            e::DUP => self.dup(),
            e::DUP_TWO => self.dup_two(),
            e::ROT_TWO => self.rot_two(),
            e::ROT_THREE => self.rot_three(),

            e::ADD_SS => self.add::<SS, false>(),
            e::ADD_SL => self.add::<SL, false>(),
            e::ADD_SK => self.add::<SK, false>(),
            e::ADD_LL => self.add::<LL, false>(),
            e::ADD_LK => self.add::<LK, false>(),
            e::ADD_SS_TO => self.add::<SS, true>(),
            e::ADD_SL_TO => self.add::<SL, true>(),
            e::ADD_SK_TO => self.add::<SK, true>(),
            e::ADD_LL_TO => self.add::<LL, true>(),
            e::ADD_LK_TO => self.add::<LK, true>(),
            e::SUB_SS => self.sub::<SS, false>(),
            e::SUB_SL => self.sub::<SL, false>(),
            e::SUB_SK => self.sub::<SK, false>(),
            e::SUB_LL => self.sub::<LL, false>(),
            e::SUB_LK => self.sub::<LK, false>(),
            e::SUB_SS_TO => self.sub::<SS, true>(),
            e::SUB_SL_TO => self.sub::<SL, true>(),
            e::SUB_SK_TO => self.sub::<SK, true>(),
            e::SUB_LL_TO => self.sub::<LL, true>(),
            e::SUB_LK_TO => self.sub::<LK, true>(),
            e::MUL_SS => self.mul::<SS, false>(),
            e::MUL_SL => self.mul::<SL, false>(),
            e::MUL_SK => self.mul::<SK, false>(),
            e::MUL_LL => self.mul::<LL, false>(),
            e::MUL_LK => self.mul::<LK, false>(),
            e::MUL_SS_TO => self.mul::<SS, true>(),
            e::MUL_SL_TO => self.mul::<SL, true>(),
            e::MUL_SK_TO => self.mul::<SK, true>(),
            e::MUL_LL_TO => self.mul::<LL, true>(),
            e::MUL_LK_TO => self.mul::<LK, true>(),
            e::AND_SS => self.and::<SS, false>(),
            e::AND_SL => self.and::<SL, false>(),
            e::AND_SK => self.and::<SK, false>(),
            e::AND_LL => self.and::<LL, false>(),
            e::AND_LK => self.and::<LK, false>(),
            e::AND_SS_TO => self.and::<SS, true>(),
            e::AND_SL_TO => self.and::<SL, true>(),
            e::AND_SK_TO => self.and::<SK, true>(),
            e::AND_LL_TO => self.and::<LL, true>(),
            e::AND_LK_TO => self.and::<LK, true>(),
            e::ANY_SS => self.any::<SS, false>(),
            e::ANY_SL => self.any::<SL, false>(),
            e::ANY_SK => self.any::<SK, false>(),
            e::ANY_LL => self.any::<LL, false>(),
            e::ANY_LK => self.any::<LK, false>(),
            e::ANY_SS_TO => self.any::<SS, true>(),
            e::ANY_SL_TO => self.any::<SL, true>(),
            e::ANY_SK_TO => self.any::<SK, true>(),
            e::ANY_LL_TO => self.any::<LL, true>(),
            e::ANY_LK_TO => self.any::<LK, true>(),
            e::CMP_SS => self.compare::<SS>(),
            e::CMP_SL => self.compare::<SL>(),
            e::CMP_SK => self.compare::<SK>(),
            e::CMP_LL => self.compare::<LL>(),
            e::CMP_LK => self.compare::<LK>(),
            e::JUMP_SS => self.compare_and_jump::<SS>(),
            e::JUMP_SL => self.compare_and_jump::<SL>(),
            e::JUMP_SK => self.compare_and_jump::<SK>(),
            e::JUMP_LL => self.compare_and_jump::<LL>(),
            e::JUMP_LK => self.compare_and_jump::<LK>(),
            e::COUNT_K => self.count_to_constant(),
            e::COUNT_S => self.count_to_stack(),
            e::IS => self.is(),
            e::CONTAINS => self.contains(),
            e::NOT => self.not(),
            e::NEGATE => self.negate(),

            e::JUMP => self.jump_always(),
            e::JUMP_IF_TRUE => self.jump_if::<true>(),
            e::JUMP_IF_FALSE => self.jump_if::<false>(),
            e::JUMP_OR_POP_TRUE => self.jump_or_pop::<true>(),
            e::JUMP_OR_POP_FALSE => self.jump_or_pop::<false>(),
            e::JUMP_IF_LOCAL => self.jump_if_local::<true>(),
            e::JUMP_UNLESS_LOCAL => self.jump_if_local::<false>(),

            e::GLOBAL => self.global(),
            e::BUILTIN => self.builtin(),
            e::STORE_GLOBAL => self.store_global(),
            e::ATTRIBUTE => self.attribute(),
            e::ATTRIBUTE_LOCAL => self.attribute_of_local(),
            e::ATTRIBUTE_ALSO => self.attribute_also(),
            e::STORE_ATTRIBUTE => self.store_attribute(),
            e::STORE_ATTRIBUTE_LOCAL => self.store_attribute_of_local(),
            e::STORE_ATTRIBUTE_BELOW => self.store_attribute_below(),
            e::METHOD => self.method(),
            e::METHOD_LOCAL => self.method_of_local(),

            e::SUBSCRIPT => self.subscript(),
            e::SUBSCRIPT_LOCALS => self.subscript_locals(),
            e::SUBSCRIPT_LOCAL => self.subscript_local(),
            e::SUBSCRIPT_CONSTANT => self.subscript_constant(),
            e::SUBSCRIPT_ALSO => self.subscript_also(),
            e::STORE_SUBSCRIPT => self.store_subscript(),
            e::STORE_SUBSCRIPT_LOCALS => self.store_subscript_locals(),
            e::STORE_SUBSCRIPT_BELOW => self.store_subscript_below(),
            e::LIST => self.new_list(),
            e::DICT => self.new_dict(),
            e::TUPLE => self.new_tuple(),
            e::APPEND => self.append(),
            e::UNPACK => self.unpack(),

            e::CALL => self.call(),
            e::CALL_METHOD => self.call_method(),
            e::CALL_CLASS => Go::Stop(Exit::Class),
            e::RETURN => Go::Return(self.peek(1)),
            e::RETURN_LOCAL => Go::Return(self.local()),
            e::RETURN_VALUE => Go::Return(Value::from_word(e::b(self.w)).unwrap_or(Value::NONE)),
            e::NEXT => self.next_of_loop::<false>(),
            e::NEXT_LOCAL => self.next_of_loop::<true>(),
            e::TRY => self.enter_try(),
            e::LEAVE => self.leave_handler(),
            e::END => self.end_finally(),
            e::YIELD => Go::Yield(self.peek(1)),
            e::DELEGATE => self.delegate(),
            e::DELETE => self.delete(),
            // Numbers of no operation. With all 256 there, the jump needs no check.
            e::STEP | e::LOOP => STEP,
            125 | 126 | 127 | 128 | 129 | 130 | 131 | 132 | 133 | 134 | 135 | 136 | 137 | 138
            | 139 | 140 | 141 | 142 | 143 | 144 | 145 | 146 | 147 | 148 | 149 | 150 | 151 | 152
            | 153 | 154 | 155 | 156 | 157 | 158 | 159 | 160 | 161 | 162 | 163 | 164 | 165 | 166
            | 167 | 168 | 169 | 170 | 171 | 172 | 173 | 174 | 175 | 176 | 177 | 178 | 179 | 180
            | 181 | 182 | 183 | 184 | 185 | 186 | 187 | 188 | 189 | 190 | 191 | 192 | 193 | 194
            | 195 | 196 | 197 | 198 | 199 | 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208
            | 209 | 210 | 211 | 212 | 213 | 214 | 215 | 216 | 217 | 218 | 219 | 220 | 221 | 222
            | 223 | 224 | 225 | 226 | 227 | 228 | 229 | 230 | 231 | 232 | 233 | 234 | 235 | 236
            | 237 | 238 | 239 | 240 | 241 | 242 | 243 | 244 | 245 | 246 | 247 | 248 | 249 | 250
            | 251 | 252 | 253 | 254 | 255 => STEP,
        }
    }

    /// Does only what comes before an operator, which the general loop is to run.
    #[inline(always)]
    fn apart(&mut self, l: Value, r: Value, pops: usize, offset: usize) {
        if pops < 2 && (l.is_undef() || r.is_undef()) {
            return;
        }
        if pops == 0 {
            self.push(l);
        }
        if pops < 2 {
            self.push(r);
        }
        self.ip = self.ip.wrapping_add(offset);
    }
}
