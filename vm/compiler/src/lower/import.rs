//! `import` and `from ... import`.

use super::{Done, Lower, Stop};
use crate::arena::ByteRun;

use crate::fault::Code;
use crate::names::Name;
use crate::text::{Text, Texts};
use crate::tree::{ABSENT, Inner, Node, Word};
use garter_bytecode::opcode::op;
use garter_syntax::{RuleId, TokenKind};

impl Lower<'_, '_, '_> {
    pub(super) fn import_modules(&mut self, modules: Word) -> Done {
        match Inner::of_rule(&self.store.arena, modules, RuleId::DottedAsNames) {
            None => self.import_module(modules),
            Some(list) => {
                for index in 0..list.count {
                    let module = self.child(list, index);
                    self.import_module(module)?;
                }
                Ok(())
            }
        }
    }

    fn import_module(&mut self, module: Word) -> Done {
        self.emit.int(self.store, 0)?;
        self.emit.op(self.store, op::LOAD_CONST_NONE)?;
        let renamed = Inner::of_rule(&self.store.arena, module, RuleId::DottedAsName);
        let (module, own) = match renamed {
            Some(renamed) => (self.child(renamed, 0), self.id(self.child(renamed, 1))),
            None => (module, None),
        };
        let full = self.dotted(module)?;
        self.emit.op_name(self.store, op::IMPORT_NAME, full)?;
        let Some(dotted) = self.inner(module) else {
            return self.store_id(own.unwrap_or(full));
        };
        let Some(own) = own else {
            let first = self.id(self.child(dotted, 0)).unwrap_or(Name::NONE);
            return self.store_id(first);
        };
        // With a name of its own it is the innermost module that is wanted.
        for index in 1..dotted.count {
            let part = self.id(self.child(dotted, index)).unwrap_or(Name::NONE);
            self.emit.op_name(self.store, op::LOAD_ATTR, part)?;
        }
        self.store_id(own)
    }

    /// `a.b.c` as one name.
    fn dotted(&mut self, module: Word) -> Result<Name, Stop> {
        let Some(dotted) = self.inner(module) else {
            return Ok(self.id(module).unwrap_or(Name::NONE));
        };
        let low = self.store.arena.low();
        let mut run = ByteRun::begin(&self.store.arena);
        for index in 0..dotted.count {
            if index > 0 {
                run.put(&mut self.store.arena, b'.')?;
            }
            let Some(part) = self.id(self.child(dotted, index)) else {
                continue;
            };
            let text = self.store.names.text(&self.store.arena, part);
            for at in 0..text.len() {
                let texts = Texts {
                    source: self.store.source,
                    arena: &self.store.arena,
                };
                let byte = texts.byte(text, at);
                run.put(&mut self.store.arena, byte)?;
            }
        }
        #[cfg(feature = "host")]
        if run.len > crate::build::LONGEST_NAME {
            return self.stop(self.found_at(Code::NameTooLong, module));
        }
        let text = Text::Arena {
            at: run.start,
            len: run.len,
        };
        let known = self
            .store
            .names
            .find(&self.store.arena, self.store.source, text);
        if let Some(name) = known {
            self.store.arena.release(low);
            return Ok(name);
        }
        Ok(self.store.intern(text)?)
    }

    pub(super) fn import_from(&mut self, statement: Inner) -> Done {
        let (source, targets) = (self.child(statement, 0), self.child(statement, 1));
        let (level, module) =
            match Inner::of_rule(&self.store.arena, source, RuleId::RelativeSource) {
                Some(relative) => (self.dots(self.child(relative, 0)), self.child(relative, 1)),
                None => (0, source),
            };
        let module = if module == ABSENT {
            self.known.empty
        } else {
            self.dotted(module)?
        };
        self.emit.int(self.store, level)?;
        if Node::decode(targets) == Node::Token(TokenKind::Star) {
            if !self.scope.kind(&self.store.arena).is_module() {
                return self.fault(Code::ImportStar, statement.word());
            }
            let star = self.known.star;
            self.emit.op_name(self.store, op::LOAD_CONST_STRING, star)?;
            self.emit.op_count(self.store, op::BUILD_TUPLE, 1)?;
            self.emit.op_name(self.store, op::IMPORT_NAME, module)?;
            return Ok(self.emit.op(self.store, op::IMPORT_STAR)?);
        }
        let list = Inner::of_rule(&self.store.arena, targets, RuleId::ImportAsNames);
        let count = list.map_or(1, |list| list.count);
        let target = |this: &Self, index| match list {
            Some(list) => this.child(list, index),
            None => targets,
        };
        for index in 0..count {
            let (name, _) = self.renamed(target(self, index));
            self.emit.op_name(self.store, op::LOAD_CONST_STRING, name)?;
        }
        self.emit.op_count(self.store, op::BUILD_TUPLE, count)?;
        self.emit.op_name(self.store, op::IMPORT_NAME, module)?;
        for index in 0..count {
            let (name, own) = self.renamed(target(self, index));
            self.emit.op_name(self.store, op::IMPORT_FROM, name)?;
            self.store_id(own)?;
        }
        Ok(self.emit.op(self.store, op::POP_TOP)?)
    }

    fn renamed(&self, word: Word) -> (Name, Name) {
        match self.inner(word) {
            Some(renamed) => (
                self.id(self.child(renamed, 0)).unwrap_or(Name::NONE),
                self.id(self.child(renamed, 1)).unwrap_or(Name::NONE),
            ),
            None => {
                let name = self.id(word).unwrap_or(Name::NONE);
                (name, name)
            }
        }
    }

    /// How many packages up; one token may be three dots.
    fn dots(&self, word: Word) -> i32 {
        let of = |word| {
            if word == Node::Token(TokenKind::Ellipsis) {
                3
            } else {
                1
            }
        };
        match self.inner(word) {
            None => of(Node::decode(word)),
            Some(many) => (0..many.count)
                .map(|index| of(Node::decode(self.child(many, index))))
                .sum(),
        }
    }
}
