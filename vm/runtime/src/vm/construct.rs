//! Making instances: `__new__`, `__init__`, and the built-in object inside where a base is built
//! in.

use super::Vm;
use super::class::{INIT, NEW};
use super::frame::Then;
use super::outcome::Next;
use crate::rom::{Args, Ns};
use crate::types::class::Found;
use crate::types::instance::EXTRA;
use crate::value::{Ref, Value};
use crate::{Raised, Res};

impl Vm<'_> {
    /// `class(*args)`: an instance in slot `result`, and the frame of `__init__` if that is a
    /// Python function.
    pub(super) fn construct(&mut self, class: Ref, args: Args, result: usize) -> Res<Next> {
        let cls = class.value();
        if let Some(new) = self.operation(class, NEW) {
            return self.construct_by_new(class, new, args).map(Next::Value);
        }
        let init = self.class_attribute(cls, INIT);
        let instance = self.heap.new_instance(class)?;
        match init {
            Some(Found::Value(init)) => {
                let (positional, keywords) = (args.positional as usize, args.keywords as usize);
                let simple = self.heap.python_function(init).is_some();
                if !simple || self.heap.class_native(class).is_some() {
                    let slot = self.heap.push(instance.value())?;
                    self.initialise(class, instance, init, args)?;
                    self.heap.cut(slot);
                    return Ok(Next::Value(instance.value()));
                }
                let Some(function) = self.heap.python_function(init) else {
                    return Err(self.raise_bad_code());
                };
                let base = args.base as usize;
                let (base, positional) =
                    self.insert_first(base, result, positional, instance.value());
                self.heap.set_slot(result, instance.value());
                let then = Then::Instance.slot(result);
                self.bind_frame(function, base, positional, keywords, then)
                    .map(Next::Frame)
            }
            _ => {
                let slot = self.heap.push(instance.value())?;
                // Without `__init__` nobody looks at the arguments.
                if let Some(native) = self.heap.class_native(class) {
                    let object = self.make_native(native, cls, args)?;
                    self.heap.set_value(instance, EXTRA, object);
                }
                self.heap.cut(slot);
                Ok(Next::Value(instance.value()))
            }
        }
    }

    /// The built-in object inside an instance.
    fn make_native(&mut self, native: Ns, class: Value, args: Args) -> Res {
        // A named tuple takes its field names from the class.
        let class = if native == Ns::NamedTuple {
            class
        } else {
            native.value()
        };
        match self.heap.rom.namespace(native).ty.and_then(|ty| ty.new) {
            Some(new) => new(self, class, args),
            None => Err(self.raise_bad_code()),
        }
    }

    /// `object.__init__(instance, *args)`: makes the built-in object inside an instance.
    pub(crate) fn init_native(&mut self, args: Args) -> Res {
        let instance = self.heap.arg(args, 0);
        let rest = Args {
            base: args.base + 1,
            positional: args.positional.saturating_sub(1),
            keywords: args.keywords,
        };
        if let (Some(class), Some(r)) = (self.heap.class_of(instance), instance.as_ref())
            && let Some(native) = self.heap.class_native(class)
        {
            let object = self.make_native(native, class.value(), rest)?;
            self.heap.set_value(r, EXTRA, object);
        } else {
            self.plain_arguments(args, 1, 1)?;
        }
        Ok(Value::NONE)
    }

    /// Calls an `__init__`, and makes the built-in object of the same arguments if that did not.
    fn initialise(&mut self, class: Ref, instance: Ref, init: Value, args: Args) -> Res<()> {
        let v = self.call_with_first(init, instance.value(), args)?;
        if !v.is_none() {
            return Err(self.raise_init_result(v));
        }
        if let Some(native) = self.heap.class_native(class)
            && self.heap.value(instance, EXTRA).is_none()
        {
            let object = self.make_native(native, class.value(), args)?;
            self.heap.set_value(instance, EXTRA, object);
        }
        Ok(())
    }

    /// `__new__`, then `__init__` when that gave an instance of the class.
    fn construct_by_new(&mut self, class: Ref, new: Value, args: Args) -> Res {
        let cls = class.value();
        // Either way it is called with the class.
        let wrapper = [Ns::StaticMethod, Ns::ClassMethod]
            .iter()
            .find_map(|ns| self.heap.is(new, *ns));
        let new = wrapper.and_then(|r| self.heap.value(r, 1)).unwrap_or(new);
        let object = self.call_with_first(new, cls, args)?;
        if self.heap.class_of(object) != Some(class) {
            return Ok(object);
        }
        if let (Some(Found::Value(init)), Some(instance)) =
            (self.class_attribute(cls, INIT), object.as_ref())
        {
            let slot = self.heap.push(object)?;
            self.initialise(class, instance, init, args)?;
            self.heap.cut(slot);
        }
        Ok(object)
    }

    /// Calls `f` with `first` before the arguments.
    fn call_with_first(&mut self, f: Value, first: Value, args: Args) -> Res {
        let base = self.heap.push(f)?;
        self.heap.push(first)?;
        for i in 0..args.positional as usize + 2 * args.keywords as usize {
            let v = self.heap.slot(args.base as usize + i);
            self.heap.push(v)?;
        }
        let with_first = Args {
            base: base as u32 + 1,
            positional: args.positional + 1,
            keywords: args.keywords,
        };
        let v = self.call_args(f, with_first)?;
        self.heap.cut(base);
        Ok(v)
    }

    /// `object.__new__(class)`
    pub(crate) fn new_bare_instance(&mut self, class: Value) -> Res {
        match self.heap.as_class(class) {
            Some(r) => {
                let instance = self.heap.new_instance(r)?;
                if let Some(native) = self.heap.class_native(r) {
                    let slot = self.heap.push(instance.value())?;
                    let none = Args {
                        base: slot as u32,
                        positional: 0,
                        keywords: 0,
                    };
                    let object = self.make_native(native, class, none)?;
                    self.heap.set_value(instance, EXTRA, object);
                    self.heap.cut(slot);
                }
                Ok(instance.value())
            }
            None if class == Ns::Object.value() => {
                Ok(self.heap.alloc(Ns::Object.value(), 1)?.value())
            }
            None => Err(self.heap.raise(Ns::TypeError, "arg must be user-type")),
        }
    }

    #[cold]
    pub(super) fn raise_init_result(&mut self, v: Value) -> Raised {
        let ty = self.heap.type_name_of(v);
        let before = "__init__() should return None, not '";
        self.heap.raise_text(Ns::TypeError, before, ty, "'")
    }
}
