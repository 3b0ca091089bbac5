//! Built-in names to which a program gave other values: what it stored in the module `builtins`.

use super::Vm;
use super::frame::Frame;
use crate::Res;
use crate::names::Name;
use crate::rom::Ns;
use crate::value::Value;

/// Under which rare name the table of them is kept.
const TABLE: Name = Name::of("builtins");

impl Vm<'_> {
    /// The value that a program gave a built-in name.
    pub(super) fn overriding(&self, name: Name) -> Option<Value> {
        let table = self.heap.rare(TABLE)?.as_ref()?;
        self.heap.dict_get_name(table, name)
    }

    /// `builtins.name = value`, or `del builtins.name` for `None`, which gives the name its own
    /// value back.
    pub(super) fn store_builtin(&mut self, name: Name, value: Option<Value>) -> Res<()> {
        let table = match self.heap.rare(TABLE) {
            Some(table) => table,
            None => self.heap.new_dict(1)?,
        };
        self.heap.set_rare(TABLE, table)?;
        let Some(table) = table.as_ref() else {
            return Ok(());
        };
        match value {
            Some(value) => self.heap.dict_set_name(table, name, value)?,
            None if self.heap.dict_remove_name(table, name) => {}
            None => return Err(self.heap.raise_with(Ns::KeyError, &[name.value()])),
        }
        self.forget_builtins();
        Ok(())
    }

    /// `import` by the program's own `builtins.__import__`, if there is one.
    pub(super) fn import_otherwise(
        &mut self,
        name: Name,
        level: Value,
        list: Value,
        frame: &Frame,
    ) -> Res<Option<Value>> {
        match self.overriding(const { Name::of("__import__") }) {
            Some(import) => {
                let globals = frame.globals.value();
                self.call(import, &[name.value(), globals, Value::NONE, list, level])
                    .map(Some)
            }
            None => Ok(None),
        }
    }
}
