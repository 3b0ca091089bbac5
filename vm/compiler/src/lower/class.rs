//! Classes.

use super::{Done, Lower, Stop, What};
use crate::names::Name;
use crate::scope::{Binding, ScopeKind, Use};
use crate::tree::{ABSENT, Inner, Word};
use garter_bytecode::opcode::op;

impl Lower<'_, '_, '_> {
    pub(super) fn class_definition(&mut self, definition: Inner) -> Done {
        let name = self.class_object(definition)?;
        self.then(What::StoreId, name.0)
    }

    /// Leaves the class on the stack; its name is returned.
    pub(super) fn class_object(&mut self, definition: Inner) -> Result<Name, Stop> {
        let name = self.id(self.child(definition, 0)).unwrap_or(Name::NONE);
        let scope = self.child_scope(definition, ScopeKind::Class, name)?;
        self.op(op::LOAD_BUILD_CLASS)?;
        self.then2(What::MakeFunction, scope.0, 0)?;
        self.op_name(op::LOAD_CONST_STRING, name)?;
        let bases = match self.inner(self.child(definition, 1)) {
            Some(call) => self.child(call, 0),
            None => ABSENT,
        };
        self.call_arguments(bases, 0, 2)?;
        Ok(name)
    }

    pub(super) fn class_body(&mut self, node: Word) -> Done {
        let Some(definition) = self.inner(node) else {
            return Ok(());
        };
        if self.scoping() {
            let (arena, class) = (&mut self.store.arena, self.known.class);
            self.uses
                .find_or_add(arena, self.scope, class, Binding::Local)?;
        }
        let name = self.name("__name__")?;
        self.load_id(name)?;
        let module = self.name("__module__")?;
        self.store_id(module)?;
        let own = self.scope.name(&self.store.arena);
        self.emit.op_name(self.store, op::LOAD_CONST_STRING, own)?;
        let qualified = self.name("__qualname__")?;
        self.store_id(qualified)?;
        let body = self.child(definition, 2);
        self.then(What::Statement, body)?;
        let class = self
            .uses
            .find(&self.store.arena, self.scope, self.known.class);
        let arena = &self.store.arena;
        if class != Use::NONE && class.binding(arena) == Binding::Cell {
            // The methods share `__class__`; the cell is the result, and gets the class.
            self.then2(What::Block, class.number(arena), 1)?;
        } else {
            self.op(op::LOAD_CONST_NONE)?;
        }
        self.op(op::RETURN_VALUE)
    }
}
