//! Making classes.

use garter_bytecode::instruction::{Instructions, Operand};
use garter_bytecode::opcode::op;

use super::Vm;
use super::frame::{Frame, Then};
use crate::Res;
use crate::names::Name;
use crate::rom::{Args, Ns, Rom};
use crate::types::class::{
    BASES, DICT, Found, HAS_ACCESSORS, INLINE, IS_BASE, MOST_INLINE, NAME, NATIVE,
};
use crate::types::function::DEFAULTS;
use crate::types::function::code::{BYTES, SHAPE};
use crate::value::{Ref, Value};

/// What `LOAD_BUILD_CLASS` pushes. Called with the body's function, the name and the bases.
pub(super) const BUILD_CLASS: Value = Rom::new(Ns::Singletons, 8).value();

pub(super) const INIT: Name = Name::of("__init__");
pub(super) const NEW: Name = Name::of("__new__");

impl Vm<'_> {
    /// The frame of a class body. Its name and bases stay in the slots before it.
    pub(super) fn start_class(&mut self, args: Args, result: usize) -> Res<Frame> {
        let body = self.heap.arg(args, 0);
        let Some(function) = self.heap.python_function(body) else {
            return Err(self.raise_bad_code());
        };
        if args.keywords != 0 {
            let message = "function doesn't take keyword arguments";
            return Err(self.heap.raise(Ns::TypeError, message));
        }
        let code = self.heap.function_code(function);
        if code.is_none_or(|code| self.heap.word(code, SHAPE) & 1 != 0) {
            return Err(self.raise_bad_code());
        }
        let dict = self.heap.new_dict(0)?;
        self.heap.set_value(function, DEFAULTS, dict);
        let base = self.heap.top();
        let frame = self.bind_frame(function, base, 0, 0, Then::Class.slot(result))?;
        Ok(frame)
    }

    /// The class whose body has run in `frame` and returned `v`. `first` is the slot of the body's
    /// function, after which come the name and the bases.
    pub(super) fn finish_class(&mut self, frame: &Frame, v: Value, first: usize) -> Res {
        let name = self.heap.slot(first + 1);
        let count = frame.base.saturating_sub(first + 2);
        let bases = self.heap.new_tuple_of(count)?;
        for i in 0..count {
            let base = self.heap.slot(first + 2 + i);
            self.heap
                .set_value(bases, crate::types::tuple::ITEMS + i, base);
        }
        let dict = self.heap.value(frame.function, DEFAULTS);
        let dict = dict.unwrap_or(Value::NONE);
        let class = match self.heap.tuple_item(bases, 0) {
            Some(base) if self.heap.type_of(base) != Ns::Type.value() => {
                self.class_of_no_type(base, name, bases.value(), dict)?
            }
            _ => self.new_class(name, bases.value(), dict)?,
        };
        self.heap.set_option(frame.function, DEFAULTS, None);
        // A body whose methods use `super` returns the cell for the class.
        self.heap.set_cell(v, class);
        Ok(class)
    }

    /// What a class statement makes whose first base is no type: the type of that is called.
    fn class_of_no_type(&mut self, base: Value, name: Value, bases: Value, dict: Value) -> Res {
        let ty = self.heap.type_of(base);
        if Ns::Function.is(ty) && base.as_ref().is_some() {
            let message = "function takes 2 positional arguments but 3 were given";
            return Err(self.heap.raise(Ns::TypeError, message));
        }
        if Ns::Function.is(ty) {
            let message = "can't create 'function' instances";
            return Err(self.heap.raise(Ns::TypeError, message));
        }
        self.call(ty, &[name, bases, dict])
    }

    /// `type(name, bases, dict)`
    ///
    /// # Errors
    /// TypeError when the bases do not go together.
    pub(crate) fn new_class(&mut self, name: Value, bases: Value, dict: Value) -> Res {
        self.heap.expect_text(name)?;
        let (Some(tuple), Some(attributes)) =
            (self.heap.is(bases, Ns::Tuple), self.heap.as_dict(dict))
        else {
            return Err(self.heap.raise_with(Ns::TypeError, &[]));
        };
        let (mut native, mut conflict) = (None, false);
        let (mut inline, mut flags) = (0, 0);
        for i in 0..self.heap.tuple_len(tuple) {
            let base = self.heap.tuple_item(tuple, i).unwrap_or(Value::NONE);
            self.check_base(base)?;
            if let Some(r) = self.heap.as_class(base) {
                let of_base = self.heap.class_flags(r);
                inline = self.heap.class_inline(r).max(inline);
                flags |= of_base & HAS_ACCESSORS;
                let of_base = Value::small(of_base | IS_BASE);
                self.heap.set_value(r, INLINE, of_base);
            }
            if let Some(n) = self.heap.native_of_base(base) {
                conflict |= native.is_some();
                native = Some(n);
            }
        }
        if conflict {
            let message = "multiple bases have instance lay-out conflict";
            return Err(self.heap.raise(Ns::TypeError, message));
        }
        self.make_new_static(attributes)?;
        let class = self.heap.alloc(Ns::Type.value(), 5)?;
        self.heap.set_value(class, NAME, name);
        self.heap.set_value(class, BASES, bases);
        self.heap.set_value(class, DICT, attributes.value());
        self.heap.set_option(class, NATIVE, native);
        flags |= self.flags_of(attributes);
        inline = match native {
            Some(_) => 0,
            None => (inline + self.count_attributes(attributes)).min(MOST_INLINE),
        };
        self.heap
            .set_value(class, INLINE, Value::small(flags | inline as i32));
        self.classes_change();
        self.tell_names(class, attributes)?;
        Ok(class.value())
    }

    /// A function `__new__` among the attributes of a new class takes what it is called with.
    fn make_new_static(&mut self, attributes: Ref) -> Res<()> {
        let function = self.heap.dict_get_name(attributes, NEW);
        let Some(function) = function.filter(|v| Ns::Function.is(self.heap.type_of(*v))) else {
            return Ok(());
        };
        let wrapped = self.heap.alloc(Ns::StaticMethod.value(), 1)?;
        self.heap.set_value(wrapped, 1, function);
        self.heap.dict_set_name(attributes, NEW, wrapped.value())
    }

    /// Calls `__set_name__` of what a new class has under a name and wants to know it.
    fn tell_names(&mut self, class: Ref, attributes: Ref) -> Res<()> {
        const SET_NAME: Name = Name::of("__set_name__");
        let base = self.heap.push(class.value())?;
        let mut at = 0;
        while let Some((name, v)) = self.heap.dict_next(attributes, &mut at) {
            if let Some(ty) = self.heap.class_of(v)
                && let Some(Found::Value(f)) = self.class_attribute(ty.value(), SET_NAME)
                && self.heap.python_function(f).is_some()
            {
                self.call(f, &[v, class.value(), name])?;
            }
        }
        self.heap.cut(base);
        Ok(())
    }

    fn check_base(&mut self, base: Value) -> Res<()> {
        if self.heap.as_class(base).is_some() {
            return Ok(());
        }
        let rom = base.as_rom().filter(|rom| rom.member().is_none());
        let ty = rom.and_then(|rom| self.heap.rom.namespace(rom.ns()).ty);
        match ty {
            Some(ty) if ty.new.is_some() || base == Ns::Object.value() => Ok(()),
            Some(_) => {
                let name = self.heap.type_name(base);
                let after = "' isn't an acceptable base type";
                Err(self.heap.raise_text(Ns::TypeError, "type '", name, after))
            }
            None => Err(self.heap.raise_with(Ns::TypeError, &[])),
        }
    }

    /// The flags that a class gets from its own attributes.
    fn flags_of(&self, dict: Ref) -> i32 {
        let mut at = 0;
        while let Some((name, v)) = self.heap.dict_next(dict, &mut at) {
            if self.is_accessor(name, v) {
                return HAS_ACCESSORS;
            }
        }
        0
    }

    /// Whether instances of a class with this attribute are looked at, or changed, in another way.
    fn is_accessor(&self, name: Value, v: Value) -> bool {
        let hooks = const { [Name::of("__setattr__"), Name::of("__delattr__")] };
        if hooks.iter().any(|hook| hook.value() == name) || self.heap.is(v, Ns::Property).is_some()
        {
            return true;
        }
        let hooks = const {
            [
                Name::of("__get__"),
                Name::of("__set__"),
                Name::of("__delete__"),
            ]
        };
        let class = self.heap.class_of(v);
        let has = |c: Ref| {
            hooks
                .iter()
                .any(|hook| self.heap.find_in_class(c.value(), *hook).is_some())
        };
        class.is_some_and(has)
    }

    /// Notes that an attribute of a class changes: flags it may need from now on.
    ///
    /// # Errors
    /// AttributeError when those that derive from it would need them, too.
    pub(super) fn class_changes(
        &mut self,
        class: Ref,
        name: Name,
        value: Option<Value>,
    ) -> Res<()> {
        self.classes_change();
        let flags = self.heap.class_flags(class);
        if flags & HAS_ACCESSORS != 0 || !value.is_some_and(|v| self.is_accessor(name.value(), v)) {
            return Ok(());
        }
        if flags & IS_BASE != 0 {
            let message = "can't add special method to already-subclassed class";
            return Err(self.heap.raise(Ns::AttributeError, message));
        }
        let flags = flags | HAS_ACCESSORS;
        self.heap.set_value(class, INLINE, Value::small(flags));
        Ok(())
    }

    /// How many attributes `__init__` sets on what is probably the instance.
    fn count_attributes(&self, dict: Ref) -> usize {
        let init = self.heap.dict_get_name(dict, INIT);
        let function = init.and_then(|v| self.heap.python_function(v));
        let Some(code) = function.and_then(|f| self.heap.function_code(f)) else {
            return 0;
        };
        let len = (self.heap.capacity(code) + 1) * 4;
        let bytes = self.heap.bytes(code, BYTES, len.saturating_sub(BYTES));
        let Some(parts) = self.heap.code_parts(code) else {
            return 0;
        };
        let mut seen = [0; MOST_INLINE];
        let mut count = 0;
        for instruction in Instructions::new(bytes, parts.instructions, bytes.len()) {
            if let (op::STORE_ATTR, Operand::Name(name)) = (instruction.number, instruction.operand)
                && count < MOST_INLINE
                && !seen[..count].contains(&name)
            {
                seen[count] = name;
                count += 1;
            }
        }
        count
    }
}
