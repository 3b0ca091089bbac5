//! Attributes of any value.

use super::Vm;
use super::outcome::Next;
use crate::names::Name;
use crate::rom::{Item, Ns, Rom};
use crate::types::class::Found;
use crate::types::class::{HAS_DESCRIPTORS, HAS_GETATTR, HAS_SETATTR};
use crate::types::str::layout::Text;
use crate::value::{Kind, Ref, Value};
use crate::{Raised, Res};

/// What a look-up gave.
#[derive(Clone, Copy)]
pub(super) enum Attribute {
    /// Nothing.
    Absent,
    /// A value.
    Value(Value),
    /// A function, and what to pass it first.
    Method(Value, Value),
    /// A property's function and the instance to call it with.
    Getter(Value, Value),
}

const CLASS: Name = Name::of("__class__");
const DICT: Name = Name::of("__dict__");
const NAME: Name = Name::of("__name__");
const GETATTR: Name = Name::of("__getattr__");

impl Vm<'_> {
    /// `obj.name`
    ///
    /// # Errors
    /// AttributeError, and what Python code raises.
    pub fn load_attr(&mut self, obj: Value, name: Name) -> Res {
        match self.load_attr_opt(obj, name)? {
            Some(v) => Ok(v),
            None => Err(self.raise_no_attribute(obj, name)),
        }
    }

    /// `obj.name`; `None`: no such attribute.
    ///
    /// # Errors
    /// What Python code raises.
    pub fn load_attr_opt(&mut self, obj: Value, name: Name) -> Res<Option<Value>> {
        match self.find_attribute(obj, name)? {
            Attribute::Absent => Ok(None),
            Attribute::Value(v) => Ok(Some(v)),
            Attribute::Method(f, first) => self.heap.new_bound_method(f, first).map(Some),
            Attribute::Getter(f, first) => self.call(f, &[first]).map(Some),
        }
    }

    /// `obj.name` for the loop: a property's function gets a frame whose result is slot `result`.
    pub(super) fn load_attr_next(&mut self, obj: Value, name: Name, result: usize) -> Res<Next> {
        match self.find_attribute(obj, name)? {
            Attribute::Absent => Err(self.raise_no_attribute(obj, name)),
            Attribute::Value(v) => Ok(Next::Value(v)),
            Attribute::Method(f, first) => self.heap.new_bound_method(f, first).map(Next::Value),
            Attribute::Getter(f, first) => {
                let base = self.heap.push(first)?;
                self.call_next(f, base, 1, 0, result)
            }
        }
    }

    /// `obj.name` to be called: the function and what to pass it first, or
    /// [`Value::UNDEF`] when nothing is passed first.
    pub(super) fn load_method(&mut self, obj: Value, name: Name) -> Res<(Value, Value)> {
        match self.find_attribute(obj, name)? {
            Attribute::Absent => Err(self.raise_no_attribute(obj, name)),
            Attribute::Value(v) => Ok((v, Value::UNDEF)),
            Attribute::Method(f, first) => Ok((f, first)),
            Attribute::Getter(f, first) => Ok((self.call(f, &[first])?, Value::UNDEF)),
        }
    }

    /// Looks an attribute up.
    pub(super) fn find_attribute(&mut self, obj: Value, name: Name) -> Res<Attribute> {
        if let Some(class) = self.heap.class_of(obj) {
            return self.find_in_instance(obj, class, name);
        }
        match obj.kind() {
            Kind::Rom(rom) if rom.member().is_none() => self.find_in_rom(obj, rom.ns(), name),
            Kind::Object(r) if self.heap.header(r) == Ns::Type.value() => {
                self.find_in_type(obj, r, name)
            }
            _ => self.find_in_built_in(obj, name),
        }
    }

    fn find_in_instance(&mut self, obj: Value, class: Ref, name: Name) -> Res<Attribute> {
        let Some(instance) = obj.as_ref() else {
            return Ok(Attribute::Absent);
        };
        if let Some(v) = self.heap.instance_attribute(instance, class, name) {
            return Ok(Attribute::Value(v));
        }
        match self.class_attribute(class.value(), name) {
            Some(Found::Value(v)) => return self.bind_attribute(obj, class.value(), v),
            // What tuples have is not found by way of a named tuple.
            Some(Found::Rom(rom, item)) if !self.heap.makes_named(class) => {
                // A built-in type's methods work on the built-in object inside.
                let first = match self.heap.instance_native(instance) {
                    _ if rom.ns() == Ns::Object => obj,
                    Some(native) => native,
                    None if self.heap.class_native(class).is_some() && item.is_function() => {
                        let message = "call super().__init__() first";
                        return Err(self.heap.raise(Ns::AttributeError, message));
                    }
                    None => obj,
                };
                return self.bind_item(first, class.value(), rom, item);
            }
            _ => {}
        }
        if name == CLASS {
            return Ok(Attribute::Value(class.value()));
        }
        if name == DICT && !(cfg!(feature = "pc") && self.heap.makes_named(class)) {
            return self.instance_dict(instance, class).map(Attribute::Value);
        }
        if let Some(native) = self.heap.instance_native(instance)
            && let Some(load) = self.behaviour(native).and_then(|ty| ty.load_attr)
            && let Some(v) = load(self, native, name)?
        {
            return Ok(Attribute::Value(v));
        }
        if self.heap.class_flags(class) & HAS_GETATTR != 0
            && let Some(Found::Value(f)) = self.class_attribute(class.value(), GETATTR)
        {
            return self.ask_getattr(f, &[obj, name.value()]);
        }
        Ok(Attribute::Absent)
    }

    /// `__getattr__` says with AttributeError that there is nothing.
    fn ask_getattr(&mut self, f: Value, args: &[Value]) -> Res<Attribute> {
        self.call(f, args).map(Attribute::Value)
    }

    fn instance_dict(&mut self, instance: Ref, class: Ref) -> Res {
        // In the order of the table that they are in, when they are in one.
        if let Some(table) = self.heap.instance_table(instance, class) {
            return Ok(self.heap.dict_copy(table, Ns::Dict)?.value());
        }
        let dict = self.heap.new_dict(0)?;
        if let Some(r) = dict.as_ref() {
            let mut i = 0;
            while let Some((key, value)) = self.heap.instance_entry(instance, class, i) {
                if let Some(name) = key.as_name() {
                    self.heap.dict_set_name(r, name, value)?;
                }
                i += 1;
            }
        }
        Ok(dict)
    }

    /// What `v`, found in a class, is when asked of the instance `obj`.
    fn bind_attribute(&mut self, obj: Value, class: Value, v: Value) -> Res<Attribute> {
        let Some(r) = v.as_ref() else {
            return Ok(match v.as_rom() {
                Some(rom) if rom.member().is_some() && self.is_rom_function(v) => {
                    Attribute::Method(v, obj)
                }
                _ => Attribute::Value(v),
            });
        };
        let header = self.heap.header(r);
        let Some(rom) = header.as_rom() else {
            return self.bind_descriptor(obj, class, v);
        };
        let first = self.heap.value(r, 1).unwrap_or(Value::NONE);
        Ok(match rom.ns() {
            Ns::Function | Ns::Closure | Ns::GeneratorFunction => Attribute::Method(v, obj),
            Ns::StaticMethod => Attribute::Value(first),
            Ns::ClassMethod => Attribute::Method(first, class),
            Ns::Property if first.is_none() => {
                return Err(self.heap.raise(Ns::AttributeError, "unreadable attribute"));
            }
            Ns::Property => Attribute::Getter(first, obj),
            _ => Attribute::Value(v),
        })
    }

    /// Whether `v` is a function in ROM, of a type or a module.
    pub(super) fn is_rom_function(&self, v: Value) -> bool {
        v.as_rom()
            .is_some_and(|rom| rom.ns() != Ns::Singletons && rom.member().is_some())
    }

    /// An instance with `__get__` found in a class.
    fn bind_descriptor(&mut self, obj: Value, class: Value, v: Value) -> Res<Attribute> {
        const GET: Name = Name::of("__get__");
        let Some(descriptor) = self.heap.class_of(v) else {
            return Ok(Attribute::Value(v));
        };
        match self.class_attribute(descriptor.value(), GET) {
            Some(Found::Value(f)) => self.call(f, &[v, obj, class]).map(Attribute::Value),
            _ => Ok(Attribute::Value(v)),
        }
    }

    /// What a member of a type in ROM is when asked of `first`, an instance of `class`.
    fn bind_item(
        &mut self,
        first: Value,
        class: Value,
        rom: Rom,
        item: &'static Item,
    ) -> Res<Attribute> {
        Ok(match item {
            Item::Static(_) => Attribute::Value(rom.value()),
            Item::Class(_) => Attribute::Method(rom.value(), class),
            item if item.is_function() => Attribute::Method(rom.value(), first),
            item => Attribute::Value(self.item_value(rom, item)?),
        })
    }

    /// The value of a member in ROM.
    pub(crate) fn item_value(&mut self, rom: Rom, item: &'static Item) -> Res {
        match *item {
            Item::Const(v) => Ok(v),
            Item::Float(f) => self.heap.new_float(*f),
            Item::Int(i) => self.heap.new_int(*i),
            Item::Str(s) => self.heap.str_value(s.as_bytes()),
            Item::Ns(ns) => Ok(ns.value()),
            Item::Get(get) => get(self),
            _ => Ok(rom.value()),
        }
    }

    /// An attribute of a module or type in ROM.
    fn find_in_rom(&mut self, obj: Value, ns: Ns, name: Name) -> Res<Attribute> {
        if ns == Ns::Singletons {
            return self.find_in_built_in(obj, name);
        }
        if let Some(Found::Rom(rom, item)) = self.class_attribute(obj, name) {
            return Ok(match item {
                Item::Class(_) => Attribute::Method(rom.value(), obj),
                item => Attribute::Value(self.item_value(rom, item)?),
            });
        }
        let namespace = self.heap.rom.namespace(ns);
        if name == NAME {
            let text = self.heap.str_value(namespace.name.as_bytes())?;
            return Ok(Attribute::Value(text));
        }
        if name == CLASS {
            return Ok(Attribute::Value(self.heap.type_of(obj)));
        }
        if name == DICT {
            return self.namespace_dict(obj).map(Attribute::Value);
        }
        if name == const { Name::of("__bases__") }
            && let Some(ty) = namespace.ty
        {
            let base = ty.base.unwrap_or(Ns::Object).value();
            let bases = if obj == base { &[][..] } else { &[base] };
            return self.heap.new_tuple(bases).map(Attribute::Value);
        }
        Ok(Attribute::Absent)
    }

    fn namespace_dict(&mut self, obj: Value) -> Res {
        let dict = self.heap.new_dict(0)?;
        let (Some(r), Some(rom)) = (dict.as_ref(), obj.as_rom()) else {
            return Ok(dict);
        };
        self.heap.push(dict)?;
        for (i, (name, item)) in self.heap.rom.namespace(rom.ns()).members.iter().enumerate() {
            let v = self.item_value(Rom::new(rom.ns(), i as u16 + 1), item)?;
            let v = self.heap.wrapped_item(name, item, v)?;
            self.heap.dict_set_name(r, name, v)?;
        }
        Ok(self.heap.pop())
    }

    /// An attribute of a class on the heap.
    fn find_in_type(&mut self, obj: Value, class: Ref, name: Name) -> Res<Attribute> {
        use crate::types::class as words;
        match name {
            NAME => {
                let name = self.heap.value(class, words::NAME);
                return Ok(name.map_or(Attribute::Absent, Attribute::Value));
            }
            CLASS => return Ok(Attribute::Value(Ns::Type.value())),
            DICT => {
                let Some(dict) = self.heap.class_dict(class) else {
                    return Ok(Attribute::Absent);
                };
                let copy = self.heap.dict_copy(dict, Ns::Dict)?;
                return Ok(Attribute::Value(copy.value()));
            }
            _ => {}
        }
        match self.class_attribute(obj, name) {
            Some(Found::Value(v)) => {
                let inner = |ns| {
                    let r = self.heap.is(v, ns)?;
                    self.heap.value(r, 1)
                };
                if let Some(f) = inner(Ns::StaticMethod) {
                    return Ok(Attribute::Value(f));
                }
                if let Some(f) = inner(Ns::ClassMethod) {
                    return Ok(Attribute::Method(f, obj));
                }
                Ok(Attribute::Value(v))
            }
            Some(Found::Rom(rom, item)) => Ok(match item {
                Item::Class(_) => Attribute::Method(rom.value(), obj),
                item => Attribute::Value(self.item_value(rom, item)?),
            }),
            None if name == const { Name::of("__bases__") } => {
                let bases = self.heap.value(class, words::BASES);
                let none = self.heap.class_base(class, 0).is_none();
                match bases {
                    Some(bases) if !none => Ok(Attribute::Value(bases)),
                    _ => self
                        .heap
                        .new_tuple(&[Ns::Object.value()])
                        .map(Attribute::Value),
                }
            }
            None => Ok(Attribute::Absent),
        }
    }

    /// An attribute of an object of a type in ROM.
    fn find_in_built_in(&mut self, obj: Value, name: Name) -> Res<Attribute> {
        let class = self.heap.type_of(obj);
        if let Some(Found::Rom(rom, item)) = self.class_attribute(class, name) {
            return self.bind_item(obj, class, rom, item);
        }
        if let Some(load) = self.behaviour(obj).and_then(|ty| ty.load_attr)
            && let Some(v) = load(self, obj, name)?
        {
            return Ok(Attribute::Value(v));
        }
        if name == CLASS {
            return Ok(Attribute::Value(class));
        }
        if name == const { Name::of("__next__") }
            && self.behaviour(obj).is_some_and(|ty| ty.next.is_some())
            && let Some(Found::Rom(next, _)) =
                self.class_attribute(Ns::Builtins.value(), const { Name::of("next") })
        {
            return Ok(Attribute::Method(next.value(), obj));
        }
        Ok(Attribute::Absent)
    }

    /// `super().name` with the function `super`, the class it stands in and its instance.
    pub(super) fn load_super_method(
        &mut self,
        function: Value,
        class: Value,
        obj: Value,
        name: Name,
    ) -> Res<(Value, Value)> {
        if function != Ns::Super.value() {
            let object = self.call(function, &[class, obj])?;
            self.heap.push(object)?;
            return self.load_method(object, name);
        }
        match self.find_in_super(class, obj, name)? {
            Attribute::Absent => Err(self.raise_no_super_attribute(name)),
            Attribute::Value(v) => Ok((v, Value::UNDEF)),
            Attribute::Method(f, first) => Ok((f, first)),
            Attribute::Getter(f, first) => Ok((self.call(f, &[first])?, Value::UNDEF)),
        }
    }

    /// `super(class, obj).name` as a value.
    pub(crate) fn load_super_attr(
        &mut self,
        class: Value,
        obj: Value,
        name: Name,
    ) -> Res<Option<Value>> {
        match self.find_in_super(class, obj, name)? {
            Attribute::Absent => Ok(None),
            Attribute::Value(v) => Ok(Some(v)),
            Attribute::Method(f, first) => self.heap.new_bound_method(f, first).map(Some),
            Attribute::Getter(f, first) => self.call(f, &[first]).map(Some),
        }
    }

    /// What `super(class, obj).name` is.
    fn find_in_super(&mut self, class: Value, obj: Value, name: Name) -> Res<Attribute> {
        let (found, first) = match self.heap.find_in_bases(class, name) {
            Some(found) => (found, obj),
            None => match self.class_attribute(Ns::Object.value(), name) {
                // A class that derives from no built-in type has none to make: what stands for
                // the instance then only counts the arguments.
                Some(found)
                    if name == super::class::INIT && self.heap.native_of_base(class).is_none() =>
                {
                    (found, Value::NONE)
                }
                Some(found) => (found, obj),
                None => return Ok(Attribute::Absent),
            },
        };
        match found {
            Found::Value(v) => {
                let class = match self.heap.as_class(first) {
                    Some(_) => first,
                    None => self.heap.type_of(first),
                };
                self.bind_attribute(first, class, v)
            }
            Found::Rom(rom, item) if rom.ns() == Ns::Object => {
                self.bind_item(first, class, rom, item)
            }
            Found::Rom(rom, item) => {
                let inner = first.as_ref().and_then(|r| self.heap.instance_native(r));
                self.bind_item(inner.unwrap_or(first), class, rom, item)
            }
        }
    }

    /// `obj.name = value`, or `del obj.name` for `None`.
    ///
    /// # Errors
    /// AttributeError, and what Python code raises.
    pub fn store_attr(&mut self, obj: Value, name: Name, value: Option<Value>) -> Res<()> {
        if let Some(class) = self.heap.class_of(obj) {
            let flags = self.heap.class_flags(class);
            if flags & (HAS_SETATTR | HAS_DESCRIPTORS) != 0
                && self.store_specially(obj, class, name, value)?
            {
                return Ok(());
            }
        }
        if let Some(inner) = self.inner(obj)
            && let Some(named) = self.heap.is(inner, Ns::NamedTuple)
        {
            // What derives from a named tuple has attributes of its own.
            if self.heap.class_of_named(named) != Some(self.heap.type_of(obj)) {
                return self.store_plain_attr(obj, name, value);
            }
            return Err(self.heap.raise(Ns::AttributeError, "can't set attribute"));
        }
        if let Some(inner) = obj.as_ref().and_then(|r| self.heap.instance_native(r))
            && let Some(store) = self.behaviour(inner).and_then(|ty| ty.store_attr)
            && store(self, inner, name, value)?
        {
            return Ok(());
        }
        self.store_plain_attr(obj, name, value)
    }

    /// Through a property or `__set__`, else through `__setattr__` or `__delattr__`; false when
    /// there is none.
    fn store_specially(
        &mut self,
        obj: Value,
        class: Ref,
        name: Name,
        value: Option<Value>,
    ) -> Res<bool> {
        if self.store_in_descriptor(obj, class, name, value)? {
            return Ok(true);
        }
        let hook = match value {
            Some(_) => const { Name::of("__setattr__") },
            None => const { Name::of("__delattr__") },
        };
        if self.heap.class_flags(class) & HAS_SETATTR != 0
            && let Some(Found::Value(f)) = self.class_attribute(class.value(), hook)
        {
            match value {
                Some(v) => self.call(f, &[obj, name.value(), v])?,
                None => self.call(f, &[obj, name.value()])?,
            };
            return Ok(true);
        }
        Ok(false)
    }

    fn store_in_descriptor(
        &mut self,
        obj: Value,
        class: Ref,
        name: Name,
        value: Option<Value>,
    ) -> Res<bool> {
        if self.heap.class_flags(class) & HAS_DESCRIPTORS == 0 {
            return Ok(false);
        }
        let Some(Found::Value(found)) = self.class_attribute(class.value(), name) else {
            return Ok(false);
        };
        if let Some(property) = self.heap.is(found, Ns::Property) {
            let word = if value.is_some() { 2 } else { 3 };
            let f = self.heap.value(property, word).unwrap_or(Value::NONE);
            if f.is_none() {
                return Err(self.raise_no_attribute(obj, name));
            }
            match value {
                Some(v) => self.call(f, &[obj, v])?,
                None => self.call(f, &[obj])?,
            };
            return Ok(true);
        }
        let Some(descriptor) = self.heap.class_of(found) else {
            return Ok(false);
        };
        let hook = match value {
            Some(_) => const { Name::of("__set__") },
            None => const { Name::of("__delete__") },
        };
        let Some(Found::Value(f)) = self.class_attribute(descriptor.value(), hook) else {
            return Ok(false);
        };
        match value {
            Some(v) => self.call(f, &[found, obj, v])?,
            None => self.call(f, &[found, obj])?,
        };
        Ok(true)
    }

    /// Stores without `__setattr__`: what `object.__setattr__` does.
    pub(crate) fn store_plain_attr(
        &mut self,
        obj: Value,
        name: Name,
        value: Option<Value>,
    ) -> Res<()> {
        if let (Some(class), Some(instance)) = (self.heap.class_of(obj), obj.as_ref()) {
            if self.store_in_descriptor(obj, class, name, value)? {
                return Ok(());
            }
            return match value {
                Some(v) => self.heap.set_instance_attribute(instance, class, name, v),
                None if self.heap.remove_instance_attribute(instance, class, name) => Ok(()),
                None => Err(self.raise_no_attribute(obj, name)),
            };
        }
        if let Some(class) = self.heap.as_class(obj)
            && let Some(dict) = self.heap.class_dict(class)
            && !self.heap.makes_named(class)
        {
            self.class_changes(class, value);
            return match value {
                Some(v) => self.heap.dict_set_name(dict, name, v),
                None if self.heap.dict_remove_name(dict, name) => Ok(()),
                None => Err(self.raise_no_class_attribute(name)),
            };
        }
        if let Some(store) = self.behaviour(obj).and_then(|ty| ty.store_attr)
            && store(self, obj, name, value)?
        {
            return Ok(());
        }
        if let Some(v) = value
            && obj == Ns::Sys.value()
            && crate::modules::sys::store(self, name, v)?
        {
            return Ok(());
        }
        if self.heap.type_of(obj) == Ns::Module.value() {
            let name = self.heap.name_text(name);
            let before = "'module' object has no attribute '";
            return Err(self.heap.raise_text(Ns::AttributeError, before, name, "'"));
        }
        if self.heap.type_of(obj) == Ns::Type.value() {
            return Err(self.raise_no_class_attribute(name));
        }
        Err(self.raise_no_attribute(obj, name))
    }

    /// A class has nothing under a name that could be changed or deleted: it is not told which
    /// class.
    #[cold]
    fn raise_no_class_attribute(&mut self, name: Name) -> Raised {
        let name = self.heap.name_text(name);
        let before = "'type' object has no attribute '";
        self.heap.raise_text(Ns::AttributeError, before, name, "'")
    }

    #[cold]
    pub(super) fn raise_no_attribute(&mut self, obj: Value, name: Name) -> Raised {
        if self.heap.type_of(obj) == Ns::Module.value() {
            return self.raise_no_member(obj, name);
        }
        let is_type = self.heap.type_of(obj) == Ns::Type.value();
        let ty = self
            .heap
            .type_name(if is_type { obj } else { self.heap.type_of(obj) });
        let name = self.heap.name_text(name);
        let before = if is_type { "type object '" } else { "'" };
        let middle = if is_type {
            "' has no attribute '"
        } else {
            "' object has no attribute '"
        };
        self.heap
            .raise_texts(Ns::AttributeError, before, ty, middle, name, "'")
    }

    #[cold]
    fn raise_no_member(&mut self, module: Value, name: Name) -> Raised {
        let own = match module.as_rom() {
            Some(rom) => Text::Rom(self.heap.rom.namespace(rom.ns()).name),
            None => module
                .as_ref()
                .and_then(|r| self.heap.value(r, crate::types::module::NAME))
                .and_then(|v| self.heap.text(v))
                .unwrap_or(Text::Rom("?")),
        };
        let name = self.heap.name_text(name);
        let middle = "' has no attribute '";
        self.heap
            .raise_texts(Ns::AttributeError, "module '", own, middle, name, "'")
    }

    #[cold]
    fn raise_no_super_attribute(&mut self, name: Name) -> Raised {
        let name = self.heap.name_text(name);
        let before = "'super' object has no attribute '";
        self.heap.raise_text(Ns::AttributeError, before, name, "'")
    }
}
