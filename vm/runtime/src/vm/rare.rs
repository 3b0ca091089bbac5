//! Values that few programs use, by name: prompts, functions that wait to be called.

use crate::Res;
use crate::heap::{Heap, Root};
use crate::names::Name;
use crate::value::Value;

impl Heap<'_> {
    /// The value kept under a name.
    pub(crate) fn rare(&self, name: Name) -> Option<Value> {
        self.dict_get_name(self.root(Root::Misc)?.as_ref()?, name)
    }

    /// Keeps a value under a name.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn set_rare(&mut self, name: Name, v: Value) -> Res<()> {
        let dict = match self.root(Root::Misc) {
            Some(dict) => dict,
            None => {
                let dict = self.new_dict(1)?;
                self.set_root(Root::Misc, Some(dict));
                dict
            }
        };
        match dict.as_ref() {
            Some(dict) => self.dict_set_name(dict, name, v),
            None => Ok(()),
        }
    }

    /// The list kept under a name, which is made when it is not there.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn rare_list(&mut self, name: Name) -> Res<Option<crate::Ref>> {
        if let Some(list) = self.rare(name) {
            return Ok(list.as_ref());
        }
        let list = self.new_list(&[])?;
        self.set_rare(name, list)?;
        Ok(list.as_ref())
    }
}
