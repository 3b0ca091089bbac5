//! Attributes of any value.

use super::Vm;
use crate::Res;
use crate::names::Name;
use crate::rom::Ns;
use crate::value::Value;

impl Vm<'_> {
    /// `obj.name`
    ///
    /// # Errors
    /// AttributeError, and what Python code raises.
    pub fn load_attr(&mut self, obj: Value, name: Name) -> Res {
        match self.load_attr_opt(obj, name)? {
            Some(v) => Ok(v),
            None => Err(self.heap.raise(Ns::TypeError, "no such attribute")),
        }
    }

    /// `obj.name`; `None`: no such attribute.
    ///
    /// # Errors
    /// What Python code raises.
    pub fn load_attr_opt(&mut self, _obj: Value, _name: Name) -> Res<Option<Value>> {
        Ok(None)
    }

    /// `obj.name = value`, or `del obj.name` for `None`.
    ///
    /// # Errors
    /// AttributeError, and what Python code raises.
    pub fn store_attr(&mut self, _obj: Value, _name: Name, _value: Option<Value>) -> Res<()> {
        Err(self.heap.raise(Ns::TypeError, "no such attribute"))
    }
}
