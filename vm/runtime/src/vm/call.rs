//! Calling any value: from Rust, and from the loop.

use super::Vm;
use super::frame::{Frame, Then};
use super::outcome::Next;
use crate::heap::Root;
use crate::names::Name;
use crate::rom::{Args, Ns};
use crate::types::class::Found;
use crate::types::function::code::SHAPE;
use crate::types::str::characters::is_text;
use crate::value::{Kind, Value};
use crate::{Raised, Res};

const CALL: Name = Name::of("__call__");

impl Vm<'_> {
    /// `f(*args)`. The arguments are put on the machine's stack for the call.
    ///
    /// # Errors
    /// What the call raises.
    pub fn call(&mut self, f: Value, args: &[Value]) -> Res {
        self.call_bound(f, Value::UNDEF, args)
    }

    /// As [`Vm::call`], with what a method is passed first, unless that is [`Value::UNDEF`].
    pub(crate) fn call_bound(&mut self, f: Value, first: Value, args: &[Value]) -> Res {
        let base = self.heap.push(f)? + 1;
        if !first.is_undef() {
            self.heap.push(first)?;
        }
        for v in args {
            self.heap.push(*v)?;
        }
        let args = Args {
            base: base as u32,
            positional: (self.heap.top() - base) as u16,
            keywords: 0,
        };
        let result = self.call_args(f, args);
        self.heap.cut(base - 1);
        result
    }

    /// Calls `f` with arguments that are in stack slots already.
    ///
    /// # Errors
    /// What the call raises.
    pub fn call_args(&mut self, f: Value, args: Args) -> Res {
        self.set_direct(false);
        // What the callee prints is no part of a string that is being built by the caller.
        let output = self.heap.root(Root::Output).unwrap_or(Value::NONE);
        let top = self.heap.push(output)?;
        self.heap.set_root(Root::Output, None);
        // The arguments are copied to the top, where the callee may make them its own.
        let result = self.heap.push(Value::UNDEF)?;
        self.heap.push(f)?;
        let (from, count) = (args.base as usize, args.positional as usize);
        for i in 0..count + 2 * args.keywords as usize {
            let v = self.heap.slot(from + i);
            self.heap.push(v)?;
        }
        let value = self.call_and_run(f, result + 2, count, args.keywords as usize, result);
        let output = self.heap.slot(top);
        self.heap.set_root(Root::Output, Some(output));
        self.heap.cut(top);
        value
    }

    fn call_and_run(
        &mut self,
        f: Value,
        base: usize,
        positional: usize,
        keywords: usize,
        result: usize,
    ) -> Res {
        let (at, fp) = (self.at, self.fp);
        let value = match self.call_next(f, base, positional, keywords, result) {
            Ok(Next::Value(v)) => Ok(v),
            Ok(Next::Frame(frame)) => {
                self.wait_for(frame);
                // Simple code passes no boundary in the quick loop, and what its caller made
                // before would be kept for as long as that goes on calling.
                #[cfg(feature = "quick")]
                self.heap.boundary();
                self.run_nested(frame)
            }
            Err(raised) => Err(raised),
        };
        (self.at, self.fp) = (at, fp);
        value
    }

    /// Has the result of a frame that was to go into a slot given to Rust code.
    pub(super) fn wait_for(&mut self, frame: Frame) {
        let slot = frame.fp + super::frame::RESULT;
        let (result, then) = Then::from_slot(self.heap.slot(slot));
        let then = match then {
            Then::Value => Then::Return,
            Then::Instance => Then::ReturnInstance,
            Then::Class => Then::ReturnClass,
            other => other,
        };
        self.heap.set_slot(slot, then.slot(result));
    }

    /// Runs a frame that Rust code waits for, guarding the Rust stack.
    pub(super) fn run_nested(&mut self, frame: Frame) -> Res {
        self.enter_native()?;
        let result = self.run(frame);
        self.leave_native();
        result
    }

    /// `obj.name(*args)`
    ///
    /// # Errors
    /// What the call raises.
    pub fn call_method(&mut self, obj: Value, name: Name, args: &[Value]) -> Res {
        let (method, first) = self.load_method(obj, name)?;
        self.call_bound(method, first, args)
    }

    /// Calls `callee` with the arguments at `base`, which are the topmost values; the slot before
    /// them may be used for one more. A Python function gets a frame whose result goes into slot
    /// `result`.
    pub(super) fn call_next(
        &mut self,
        callee: Value,
        base: usize,
        positional: usize,
        keywords: usize,
        result: usize,
    ) -> Res<Next> {
        let (mut callee, mut base, mut positional) = (callee, base, positional);
        loop {
            let args = Args {
                base: base as u32,
                positional: positional as u16,
                keywords: keywords as u16,
            };
            let r = match callee.kind() {
                Kind::Object(r) => r,
                Kind::Rom(_) if callee == super::class::BUILD_CLASS => {
                    return self.start_class(args, result).map(Next::Frame);
                }
                Kind::Rom(rom) => return self.call_rom(callee, rom, args).map(Next::Value),
                _ => return Err(self.raise_not_callable(callee)),
            };
            let header = self.heap.header(r);
            let Some(rom) = header.as_rom() else {
                let found = self.class_attribute(header, CALL);
                let Some(Found::Value(f)) = found else {
                    // What a metaclass made is called as the class that it is.
                    if let Some(class) = self.class_made(callee) {
                        callee = class;
                        continue;
                    }
                    return Err(self.raise_not_callable(callee));
                };
                (base, positional) = self.insert_first(base, result, positional, callee);
                callee = f;
                continue;
            };
            match rom.ns() {
                Ns::Function | Ns::Closure | Ns::GeneratorFunction => {
                    let code = self.heap.function_code(r);
                    let generator = code.is_some_and(|code| self.heap.word(code, SHAPE) & 1 != 0);
                    let then = Then::Value.slot(result);
                    let frame = self.bind_frame(r, base, positional, keywords, then)?;
                    return if generator {
                        self.new_generator(&frame).map(Next::Value)
                    } else {
                        Ok(Next::Frame(frame))
                    };
                }
                Ns::BoundMethod => {
                    let first = self.heap.value(r, 2).unwrap_or(Value::NONE);
                    callee = self.heap.value(r, 1).unwrap_or(Value::NONE);
                    (base, positional) = self.insert_first(base, result, positional, first);
                }
                Ns::Type => return self.construct(r, args, result),
                _ => match self.behaviour(callee).and_then(|ty| ty.call) {
                    Some(call) => return call(self, callee, args).map(Next::Value),
                    None => return Err(self.raise_not_callable(callee)),
                },
            }
        }
    }

    /// Puts one more value before the arguments: into the free slot there, else by moving them up.
    pub(super) fn insert_first(
        &mut self,
        base: usize,
        result: usize,
        positional: usize,
        first: Value,
    ) -> (usize, usize) {
        if base > result + 1 {
            self.heap.set_slot(base - 1, first);
            return (base - 1, positional + 1);
        }
        // The call can no longer be made again.
        self.set_direct(false);
        let top = self.heap.top();
        // The frame that follows checks for room; a slot beyond the stack is dropped with it.
        let slots = self.heap.slots_mut();
        if top < slots.len() {
            slots.copy_within(base..top, base + 1);
        }
        self.heap.set_slot(base, first);
        self.heap.set_top(top + 1);
        (base, positional + 1)
    }

    #[cold]
    fn raise_not_callable(&mut self, callee: Value) -> Raised {
        let ty = self.heap.type_name_of(callee);
        let after = "' object isn't callable";
        self.heap.raise_text(Ns::TypeError, "'", ty, after)
    }

    /// The callee, base, counts of positional arguments and keyword pairs, and the result slot of
    /// a call with `*` and `**`, after spreading these out at the top of the stack.
    pub(super) fn spread_arguments(
        &mut self,
        positional: usize,
        keywords: usize,
        method: bool,
    ) -> Res<(Value, usize, usize, usize, usize)> {
        let top = self.heap.top();
        let first = top.wrapping_sub(1 + positional + 2 * keywords);
        let stars = self.heap.slot(top.wrapping_sub(1));
        let stars = self.heap.as_i64(stars).unwrap_or(0);
        let head = if method { 2 } else { 1 };
        let result = first.wrapping_sub(head);
        let callee = self.heap.slot(result);
        // Everything is put together above the arguments, where their frame will be.
        self.heap.push(Value::UNDEF)?;
        let base = self.heap.top();
        let mut count = 0;
        if method && !self.heap.slot(first.wrapping_sub(1)).is_undef() {
            let object = self.heap.slot(first.wrapping_sub(1));
            self.heap.push(object)?;
            count += 1;
        }
        for i in 0..positional {
            let v = self.heap.slot(first + i);
            if i < 64 && stars >> i & 1 != 0 {
                count += self.push_all(v)?;
            } else {
                self.heap.push(v)?;
                count += 1;
            }
        }
        let mut pairs = 0;
        for i in 0..keywords {
            let key = self.heap.slot(first + positional + 2 * i);
            let value = self.heap.slot(first + positional + 2 * i + 1);
            if key.is_undef() {
                pairs += self.push_mapping(value)?;
            } else {
                self.heap.push(key)?;
                self.heap.push(value)?;
                pairs += 1;
            }
        }
        Ok((callee, base, count, pairs, result))
    }

    /// Pushes every item of an iterable; gives how many.
    pub(super) fn push_all(&mut self, v: Value) -> Res<usize> {
        let mut count = 0;
        if let Some(list) = self.heap.is(v, Ns::List) {
            while let Some(item) = self.heap.list_item(list, count) {
                self.heap.push(item)?;
                count += 1;
            }
            return Ok(count);
        }
        if let Some(tuple) = self.heap.is(v, Ns::Tuple) {
            while let Some(item) = self.heap.tuple_item(tuple, count) {
                self.heap.push(item)?;
                count += 1;
            }
            return Ok(count);
        }
        // The iterator has to be in a slot below the items.
        let at = self.heap.push(Value::UNDEF)?;
        let iterator = self.iter(v)?;
        self.heap.set_slot(at, iterator);
        while let Some(item) = self.next(iterator)? {
            self.heap.push(item)?;
            count += 1;
        }
        let top = self.heap.top();
        self.heap.slots_mut().copy_within(at + 1..top, at);
        self.heap.set_top(top - 1);
        Ok(count)
    }

    /// Pushes the pairs of a mapping whose keys are strings; gives how many.
    fn push_mapping(&mut self, v: Value) -> Res<usize> {
        let mut count = 0;
        if let Some(dict) = self.heap.as_dict(v) {
            let mut at = 0;
            while let Some((key, value)) = self.heap.dict_next(dict, &mut at) {
                let key = self.keyword_name(key)?;
                self.heap.push(key)?;
                self.heap.push(value)?;
                count += 1;
            }
            return Ok(count);
        }
        let at = self.heap.push(Value::UNDEF)?;
        let keys = self.call_method(v, const { Name::of("keys") }, &[])?;
        self.heap.set_slot(at, keys);
        let iterator = self.iter(keys)?;
        self.heap.set_slot(at, iterator);
        while let Some(key) = self.next(iterator)? {
            let key = self.keyword_name(key)?;
            self.heap.push(key)?;
            let value = self.subscript(v, key, crate::rom::Subscript::Load)?;
            self.heap.push(value)?;
            count += 1;
        }
        let top = self.heap.top();
        self.heap.slots_mut().copy_within(at + 1..top, at);
        self.heap.set_top(top - 1);
        Ok(count)
    }

    pub(crate) fn keyword_name(&mut self, key: Value) -> Res {
        let text = self.heap.expect_text_or_bytes(key)?;
        let mut name = key;
        // The bytes of a name name it too.
        if self.heap.is(key, Ns::Bytes).is_some() {
            if !is_text(text.get(&self.heap)) {
                return Err(self.heap.raise_implicit_str(key));
            }
            name = self.heap.text_part(text, 0, text.len())?;
        }
        Ok(self.heap.intern_value(name)?.value())
    }
}
