//! Names, attributes, items and tuples as targets of assignments and of `del`.

use super::{Assign, Done, Lower, What};
use crate::fault::Code;
use crate::names::Name;
use crate::scope::{Binding, Use};
use crate::tree::{ABSENT, Inner, Node, Word};
use garter_bytecode::opcode::op;
use garter_syntax::RuleId;

/// The three opcodes with a number for each way of finding a name.
struct ByBinding {
    name: u8,
    global: u8,
    local: u8,
    cell: u8,
}

const LOAD: ByBinding = ByBinding {
    name: op::LOAD_NAME,
    global: op::LOAD_GLOBAL,
    local: op::LOAD_FAST_N,
    cell: op::LOAD_DEREF,
};
const STORE: ByBinding = ByBinding {
    name: op::STORE_NAME,
    global: op::STORE_GLOBAL,
    local: op::STORE_FAST_N,
    cell: op::STORE_DEREF,
};
const DELETE: ByBinding = ByBinding {
    name: op::DELETE_NAME,
    global: op::DELETE_GLOBAL,
    local: op::DELETE_FAST,
    cell: op::DELETE_DEREF,
};

impl Lower<'_, '_, '_> {
    pub(super) fn load_id(&mut self, name: Name) -> Done {
        if self.scoping() {
            self.emit.unwritten(1);
            return Ok(self.uses.load(&mut self.store.arena, self.scope, name)?);
        }
        self.by_binding(name, &LOAD)
    }

    pub(super) fn store_id(&mut self, name: Name) -> Done {
        if self.scoping() {
            self.emit.unwritten(-1);
            self.uses.modify(&mut self.store.arena, self.scope, name)?;
            return Ok(());
        }
        self.by_binding(name, &STORE)
    }

    pub(super) fn delete_id(&mut self, name: Name) -> Done {
        if self.scoping() {
            self.emit.unwritten(0);
            self.uses.modify(&mut self.store.arena, self.scope, name)?;
            return Ok(());
        }
        self.by_binding(name, &DELETE)
    }

    fn by_binding(&mut self, name: Name, opcodes: &ByBinding) -> Done {
        let id = self.uses.find(&self.store.arena, self.scope, name);
        let binding = match id {
            Use::NONE => Binding::GlobalImplicit,
            id => id.binding(&self.store.arena),
        };
        let number = id.number(&self.store.arena);
        #[cfg(feature = "host")]
        self.machine_local(name, number, binding, opcodes.local);
        match binding {
            Binding::Undecided | Binding::GlobalImplicit | Binding::GlobalAssigned => {
                self.emit.op_name(self.store, opcodes.name, name)?;
            }
            Binding::GlobalExplicit => self.emit.op_name(self.store, opcodes.global, name)?,
            Binding::Local => self.emit.local(self.store, opcodes.local, number)?,
            Binding::Cell | Binding::Free => self.emit.local(self.store, opcodes.cell, number)?,
        }
        Ok(())
    }

    pub(super) fn lower_assign(&mut self, node: Word, manner: Assign) -> Done {
        if let Node::Id(name) = Node::decode(node) {
            return match manner {
                Assign::AugmentedLoad => self.load_id(name),
                _ => self.store_id(name),
            };
        }
        if node == ABSENT {
            return Ok(());
        }
        let Some(inner) = self.inner(node) else {
            return self.fault(Code::AssignToExpression, node);
        };
        let only_store = manner == Assign::Store;
        match inner.rule {
            RuleId::Primary => self.assign_primary(inner, manner),
            RuleId::StarTestList | RuleId::TestList | RuleId::TargetList if only_store => {
                self.assign_tuple(inner)
            }
            RuleId::Paren | RuleId::Bracket if only_store => {
                let content = self.child(inner, 0);
                match self.inner(content) {
                    Some(items) if items.rule == RuleId::Items => {
                        if self.is_comprehension(items) {
                            return self.fault(Code::AssignToExpression, node);
                        }
                        self.assign_tuple(items)
                    }
                    _ if inner.rule == RuleId::Paren => self.fault(Code::AssignToExpression, node),
                    _ if content == ABSENT => {
                        Ok(self.emit.op_count(self.store, op::UNPACK_SEQUENCE, 0)?)
                    }
                    _ => self.assign_tuple(inner),
                }
            }
            _ => self.fault(Code::AssignToExpression, node),
        }
    }

    fn assign_primary(&mut self, primary: Inner, manner: Assign) -> Done {
        let last = primary.count - 1;
        if manner != Assign::AugmentedStore {
            let subject = self.child(primary, 0);
            self.value(subject)?;
            // Each trailer stands alone here: there is no method call before the last one.
            for index in 1..last {
                let trailer = self.child(primary, index);
                self.value(trailer)?;
            }
        }
        let Some(trailer) = self.inner(self.child(primary, last)) else {
            return self.fault(Code::AssignToExpression, primary.word());
        };
        let operand = self.child(trailer, 0);
        match (trailer.rule, manner) {
            (RuleId::Index, Assign::AugmentedStore) => {
                self.op(op::ROT_THREE)?;
                self.op(op::STORE_SUBSCR)
            }
            (RuleId::Index, Assign::AugmentedLoad) => {
                self.value(operand)?;
                self.op(op::DUP_TOP_TWO)?;
                self.op(op::LOAD_SUBSCR)
            }
            (RuleId::Index, Assign::Store) => {
                self.value(operand)?;
                self.op(op::STORE_SUBSCR)
            }
            (RuleId::Attribute, _) => {
                let name = self.id(operand).unwrap_or(Name::NONE);
                match manner {
                    Assign::AugmentedLoad => {
                        self.op(op::DUP_TOP)?;
                        return self.op_name(op::LOAD_ATTR, name);
                    }
                    Assign::AugmentedStore => self.op(op::ROT_TWO)?,
                    Assign::Store => {}
                }
                self.op_name(op::STORE_ATTR, name)
            }
            _ => self.fault(Code::AssignToExpression, primary.word()),
        }
    }

    fn assign_tuple(&mut self, targets: Inner) -> Done {
        let mut star = None;
        for index in 0..targets.count {
            let target = self.child(targets, index);
            if Inner::of_rule(&self.store.arena, target, RuleId::StarExpression).is_some() {
                if star.is_some() {
                    return self.fault(Code::MultipleStar, target);
                }
                star = Some(index);
                let after = targets.count - index - 1;
                self.emit
                    .op_count(self.store, op::UNPACK_EX, index | after << 8)?;
            }
        }
        if star.is_none() {
            self.emit
                .op_count(self.store, op::UNPACK_SEQUENCE, targets.count)?;
        }
        self.then2(What::AssignEach, targets.at, 0)
    }

    pub(super) fn assign_each(&mut self, at: u32, index: u32) -> Done {
        let targets = self.at(at);
        if index >= targets.count {
            return Ok(());
        }
        let mut target = self.child(targets, index);
        if let Some(star) = Inner::of_rule(&self.store.arena, target, RuleId::StarExpression) {
            target = self.child(star, 0);
        }
        self.assign(target, Assign::Store)?;
        self.then2(What::AssignEach, at, index + 1)
    }

    /// `a = b = value`: the targets after the first, each but the last on a copy.
    pub(super) fn assign_chain(&mut self, at: u32, index: u32) -> Done {
        let chain = self.at(at);
        if index + 1 >= chain.count {
            return Ok(());
        }
        if index + 2 < chain.count {
            self.op(op::DUP_TOP)?;
        }
        let target = self.child(chain, index);
        self.assign(target, Assign::Store)?;
        self.then2(What::AssignChain, at, index + 1)
    }

    pub(super) fn delete_target(&mut self, node: Word, parent: u32, index: u32) -> Done {
        if let Node::Id(name) = Node::decode(node) {
            return self.delete_id(name);
        }
        if node == ABSENT {
            return Ok(());
        }
        let Some(inner) = self.inner(node) else {
            return self.fault_in(Code::DeleteExpression, self.at(parent), index);
        };
        match inner.rule {
            RuleId::Primary => self.delete_primary(inner),
            RuleId::TargetList => self.then2(What::DeleteEach, inner.at, 0),
            RuleId::Paren => match self.inner(self.child(inner, 0)) {
                Some(items) if items.rule == RuleId::Items && !self.is_comprehension(items) => {
                    self.then2(What::DeleteEach, items.at, 0)
                }
                // Nothing between parentheses is at no line of its own.
                #[cfg(feature = "host")]
                None => {
                    let mut found = self.found_at(Code::DeleteExpression, node);
                    found.line = self.line_of_fault();
                    self.stop(found)
                }
                _ => self.fault(Code::DeleteExpression, node),
            },
            _ => self.fault(Code::DeleteExpression, node),
        }
    }

    pub(super) fn delete_each(&mut self, at: u32, index: u32) -> Done {
        let targets = self.at(at);
        if index >= targets.count {
            return Ok(());
        }
        let target = self.child(targets, index);
        self.task(What::DeleteTarget, 0, [target, at, index, 0])?;
        self.then2(What::DeleteEach, at, index + 1)
    }

    fn delete_primary(&mut self, primary: Inner) -> Done {
        let last = primary.count - 1;
        for index in 0..last {
            let part = self.child(primary, index);
            self.value(part)?;
        }
        let Some(trailer) = self.inner(self.child(primary, last)) else {
            return self.fault(Code::DeleteExpression, primary.word());
        };
        let operand = self.child(trailer, 0);
        match trailer.rule {
            RuleId::Index => {
                self.value(operand)?;
                self.op(op::LOAD_NULL)?;
                self.op(op::ROT_THREE)?;
                self.op(op::STORE_SUBSCR)
            }
            RuleId::Attribute => {
                let name = self.id(operand).unwrap_or(Name::NONE);
                self.op(op::LOAD_NULL)?;
                self.op(op::ROT_TWO)?;
                self.op_name(op::STORE_ATTR, name)
            }
            _ => self.fault(Code::DeleteExpression, primary.word()),
        }
    }
}
