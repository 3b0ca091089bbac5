//! Instances of classes on the heap.
//!
//! Words: header (the class); for a class that derives from a built-in type the object of that
//! type, else more attributes (a dict) or absent; then, for a class that derives from a built-in
//! type, attributes (a dict) or absent, else names and values in turn, as many pairs as the class
//! says, the unused ones 0.

use crate::Res;
use crate::heap::Heap;
use crate::names::Name;
use crate::value::{Ref, Value};

/// Word of the built-in object, or of more attributes.
pub(crate) const EXTRA: usize = 1;
/// Word of the first name, or of the attributes beside a built-in object.
pub(crate) const PAIRS: usize = 2;

impl Heap<'_> {
    /// An instance without attributes.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn new_instance(&mut self, class: Ref) -> Res<Ref> {
        let words = match self.class_native(class) {
            Some(_) => 2,
            None => 1 + 2 * self.class_inline(class),
        };
        self.alloc(class.value(), words)
    }

    /// The built-in object inside an instance.
    #[inline]
    pub(crate) fn instance_native(&self, instance: Ref) -> Option<Value> {
        let class = Value::from_word(self.word(instance, 0))?.as_ref()?;
        self.class_native(class)?;
        self.value(instance, EXTRA)
    }

    /// An instance's own attribute; `None` also for what is no instance.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn instance_own(&self, v: Value, name: Name) -> Option<Value> {
        let class = self.class_of(v)?;
        self.instance_attribute(v.as_ref()?, class, name)
    }

    /// An own attribute of an instance of `class`.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn instance_attribute(
        &self,
        instance: Ref,
        class: Ref,
        name: Name,
    ) -> Option<Value> {
        let native = self.word(class, super::class::NATIVE) != 0;
        if !native {
            let pairs = self.words(instance, PAIRS, 2 * self.class_inline(class));
            for pair in pairs.chunks_exact(2) {
                if pair[0] == name.value().word() {
                    return Value::from_word(pair[1]);
                }
            }
        }
        let dict = self.value(instance, if native { PAIRS } else { EXTRA })?;
        self.dict_get_name(dict.as_ref()?, name)
    }

    /// Sets an own attribute.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn set_instance_attribute(
        &mut self,
        instance: Ref,
        class: Ref,
        name: Name,
        v: Value,
    ) -> Res<()> {
        let native = self.word(class, super::class::NATIVE) != 0;
        if !native {
            let inline = self.class_inline(class);
            let more = self.word(instance, EXTRA) != 0;
            let pairs = self.words_mut(instance, PAIRS, 2 * inline);
            for pair in pairs.chunks_exact_mut(2) {
                // With more attributes in a dict, an unused pair does not say that the name is new.
                if pair[0] == name.value().word() || (pair[0] == 0 && !more) {
                    pair[0] = name.value().word();
                    pair[1] = v.word();
                    return Ok(());
                }
            }
        }
        let at = if native { PAIRS } else { EXTRA };
        let dict = match self.value(instance, at).and_then(Value::as_ref) {
            Some(dict) => dict,
            None => {
                let dict = self.new_dict(1)?;
                self.set_value(instance, at, dict);
                match dict.as_ref() {
                    Some(dict) => dict,
                    None => return Ok(()),
                }
            }
        };
        self.dict_set_name(dict, name, v)
    }

    /// Removes an own attribute; false when there is none.
    pub(crate) fn remove_instance_attribute(
        &mut self,
        instance: Ref,
        class: Ref,
        name: Name,
    ) -> bool {
        let native = self.word(class, super::class::NATIVE) != 0;
        if !native {
            let inline = self.class_inline(class);
            let pairs = self.words_mut(instance, PAIRS, 2 * inline);
            let found = pairs
                .chunks_exact(2)
                .position(|pair| pair[0] == name.value().word());
            if let Some(i) = found {
                let len = pairs.len();
                pairs.copy_within(2 * i + 2.., 2 * i);
                pairs[len - 2..].fill(0);
                return true;
            }
        }
        let at = if native { PAIRS } else { EXTRA };
        match self.value(instance, at).and_then(Value::as_ref) {
            Some(dict) => self.dict_remove_name(dict, name),
            None => false,
        }
    }

    /// The table that all of an instance's own attributes are in, if they are.
    pub(crate) fn instance_table(&self, instance: Ref, class: Ref) -> Option<Ref> {
        let native = self.word(class, super::class::NATIVE) != 0;
        let inline = !native && self.class_inline(class) > 0 && self.word(instance, PAIRS) != 0;
        let at = if native { PAIRS } else { EXTRA };
        self.value(instance, at)?.as_ref().filter(|_| !inline)
    }

    /// Own attribute number `i` of an instance, from 0; `None` after the last.
    pub(crate) fn instance_entry(
        &self,
        instance: Ref,
        class: Ref,
        i: usize,
    ) -> Option<(Value, Value)> {
        let native = self.word(class, super::class::NATIVE) != 0;
        let inline = if native { 0 } else { self.class_inline(class) };
        let used = self
            .words(instance, PAIRS, 2 * inline)
            .chunks_exact(2)
            .take_while(|pair| pair[0] != 0)
            .count();
        if i < used {
            let name = self.value(instance, PAIRS + 2 * i)?;
            return Some((name, self.value(instance, PAIRS + 2 * i + 1)?));
        }
        let dict = self.value(instance, if native { PAIRS } else { EXTRA })?;
        let dict = dict.as_ref()?;
        let mut at = 0;
        let mut entry = self.dict_next(dict, &mut at)?;
        for _ in used..i {
            entry = self.dict_next(dict, &mut at)?;
        }
        Some(entry)
    }
}
