//! Built-in names to which a program gave other values: what it stored in the module `builtins`.

use super::Vm;
use super::frame::Frame;
use crate::Res;
use crate::names::Name;
use crate::rom::Subscript;
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
        let what = value.map_or(Subscript::Delete, Subscript::Store);
        self.subscript(table, name.value(), what)?;
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
