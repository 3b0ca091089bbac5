//! From tree to instructions.
//!
//! Nothing here calls itself: what a construct wants done is queued as tasks on the arena's
//! stack, and a loop takes them off. A handler queues its tasks in the order in which they are
//! to happen; the loop turns each new batch round so that the first comes off first.

#[cfg(feature = "host")]
mod assembler;
mod assign;
mod call;
mod class;
mod comprehension;
mod condition;
mod coroutine;
mod expression;
mod function;
mod handler;
mod import;
mod line;
mod looping;
#[cfg(feature = "host")]
mod machine;
mod passes;
mod statement;
mod walk;

use crate::arena::{At, OutOfMemory};
use crate::emit::{Emit, Label, Pass};
use crate::fault::{Code, Found};
#[cfg(feature = "host")]
use crate::names::text_at;
use crate::names::{Name, Place};
use crate::options::{Input, Options};
use crate::scope::{Scope, Uses};
use crate::store::Store;
use crate::text::Text;
#[cfg(feature = "host")]
use crate::text::Texts;
#[cfg(feature = "host")]
use crate::tree::Node;
use crate::tree::{Inner, Word};
use garter_bytecode::operator::{BinaryOp, UnaryOp};

pub(crate) use passes::compile_scopes;

/// Why lowering stops. It is small, for nearly every function here may give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// What the store keeps in `found`.
    Fault,
    OutOfMemory,
}

impl From<OutOfMemory> for Stop {
    fn from(_: OutOfMemory) -> Self {
        Stop::OutOfMemory
    }
}

pub(crate) type Done = Result<(), Stop>;

/// What an assignment does with its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Assign {
    Store,
    /// Reads the target and keeps what is needed to store it again.
    AugmentedLoad,
    AugmentedStore,
}

/// No loop is under way.
pub(crate) const NO_LOOP: Label = Label::MAX;
/// The loop to break from keeps an iterator on the stack.
pub(crate) const FROM_FOR: Label = 1 << 30;

macro_rules! tasks {
    ($($(#[doc = $doc:literal])* $name:ident,)*) => {
        /// What is queued. The operands are called `small`, `a`, `b`, `c`, `d`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum What { $($(#[doc = $doc])* $name,)* }

        const WHATS: &[What] = &[$(What::$name,)*];
    };
}

tasks! {
    /// Value of node `a`.
    Value,
    /// Statement, or body, `a`.
    Statement,
    /// Statements of node `a` from child `b` on.
    Statements,
    /// Children of node `a` from `b` on, each as a value.
    Values,
    /// Opcode `small` without operand.
    Op,
    /// Opcode `small` with count `a`.
    OpCount,
    /// Opcode `small` with name `a`.
    OpName,
    /// Unary operator `small`.
    Unary,
    /// Binary operator `small`.
    Binary,
    /// Label `a` comes here.
    Place,
    /// Jump by opcode `small` to label `a`.
    Jump,
    /// Stack depth changes by `a`.
    Adjust,
    LoadId,
    StoreId,
    DeleteId,
    /// Line of node `a`.
    Line,
    /// If the truth of `a` is `small`, jump to label `b`.
    Condition,
    /// The same for the operands of `a` from `d` on, the last ones left out when `small` has 2.
    ConditionChain,
    /// Assign to node `a`, manner `small`.
    Assign,
    /// Targets of node `a` from `b` on.
    AssignEach,
    /// Targets of a chain `a = b = value`: statement `a`, from `b` on.
    AssignChain,
    DeleteTarget,
    DeleteEach,
    /// `elif` parts of the `if` at `a` from `b` on; end label `c`.
    Elifs,
    /// Break label `a`, continue label `b`, handlers `c`.
    RestoreLoop,
    /// Operands of `or`/`and` at `a` from `b` on; end label `c`; opcode `small`.
    Logical,
    /// Operands of a binary rule `a` from `b` on; operator `small` unless 255.
    BinaryChain,
    Comparison,
    /// Items of a list or set `a` from `b` on: build with opcode `small` at the end.
    Display,
    DictItems,
    /// Trailers of `a` from `b` up to `c`.
    Trailers,
    /// Arguments `a` from `b` on: counts in `c`, flags in `small`.
    Arguments,
    /// One argument was dealt with that does not count; go on.
    Defaults,
    /// Ends the defaults of scope `a`: counts `b`.
    MakeFunction,
    /// One handler block fewer.
    EndBlock,
    /// `except` parts of `a` from `b` on; labels `c`, `d`.
    Excepts,
    /// After the body of one `except`.
    ExceptEnd,
    /// Items of a `with` at `a` from `b` on; `small` for async.
    WithItems,
    /// After the body of a `with` item.
    WithEnd,
    AsyncWithEnd,
    Decorators,
    /// Inner part of a comprehension: clause `a`, its depth `b`; holder `c`.
    ComprehensionFor,
    ComprehensionNext,
    /// Call with positional count `a`, keyword count `b`.
    Call,
    /// Await what is on the stack.
    Await,
    /// Lower end of the frame: the scope's last words.
    EndScope,
    /// After `return`'s conditional value.
    SwapScope,
    Block,
    Walrus,
}

/// One entry of the queue.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Task {
    pub(crate) what: What,
    pub(crate) small: u8,
    pub(crate) a: u32,
    pub(crate) b: u32,
    pub(crate) c: u32,
    pub(crate) d: u32,
    /// Where it comes from, when anybody wants to know.
    #[cfg(feature = "host")]
    pub(crate) node: Word,
}

const TASK_WORDS: u32 = 5;

/// One scope on its way through one pass.
pub(crate) struct Lower<'s, 'a, 'm> {
    pub(crate) store: &'s mut Store<'a, 'm>,
    pub(crate) uses: &'s Uses,
    pub(crate) known: &'s Known,
    pub(crate) optimise: u8,
    pub(crate) input: Input,
    pub(crate) native_as_bytecode: bool,
    pub(crate) emit: Emit,
    pub(crate) scope: Scope,
    pub(crate) break_label: Label,
    pub(crate) continue_label: Label,
    /// Handlers that were open where the loop began.
    pub(crate) loop_handlers: u32,
    pub(crate) handlers: u32,
    pub(crate) most_handlers: u32,
    /// The function made last, and where the next scope is listed.
    pub(crate) last_child: Scope,
    pub(crate) last_scope: &'s mut Scope,
    /// The rules of machine code are held against functions that ask for them.
    #[cfg(feature = "host")]
    pub(crate) checks: bool,
    /// The output is a file, whose frames are as large as the official compiler makes them.
    #[cfg(feature = "host")]
    pub(crate) to_file: bool,
    /// What the function that is defined next becomes, when a decorator says so.
    #[cfg(feature = "host")]
    pub(crate) flavour: Option<crate::machine::Flavour>,
    /// The node whose instructions are under way: faults of machine code lie there.
    #[cfg(feature = "host")]
    pub(crate) node: Word,
    /// How far down the queue of tasks reaches.
    pub(crate) bottom: At,
}

/// Names that the compiler itself puts into code.
pub(crate) struct Known {
    pub(crate) star: Name,
    pub(crate) empty: Name,
    pub(crate) class: Name,
}

impl Known {
    pub(crate) fn new(store: &mut Store<'_, '_>) -> Result<Self, OutOfMemory> {
        Ok(Self {
            star: store.intern(Text::Constant("*"))?,
            empty: store.intern(Text::Constant(""))?,
            class: store.intern(Text::Constant("__class__"))?,
        })
    }
}

impl<'s, 'a, 'm> Lower<'s, 'a, 'm> {
    pub(crate) fn scoping(&self) -> bool {
        self.emit.pass == Pass::Scope
    }

    /// Words of a task; editors want to know where its instructions come from.
    #[cfg(feature = "host")]
    #[inline]
    fn task_words(&self) -> u32 {
        TASK_WORDS + u32::from(self.store.wide)
    }

    #[cfg(not(feature = "host"))]
    #[inline]
    fn task_words(&self) -> u32 {
        TASK_WORDS
    }

    /// Queues a task.
    #[inline]
    pub(crate) fn task(&mut self, what: What, small: u8, [a, b, c, d]: [u32; 4]) -> Done {
        let words = self.task_words();
        let arena = &mut self.store.arena;
        let at = arena.push_run(words)?;
        #[cfg(feature = "host")]
        if words > TASK_WORDS {
            arena.set(at + TASK_WORDS, self.node);
        }
        arena.set(at, what as u32 | u32::from(small) << 8);
        arena.set(at + 1, a);
        arena.set(at + 2, b);
        arena.set(at + 3, c);
        arena.set(at + 4, d);
        Ok(())
    }

    #[inline]
    pub(crate) fn then(&mut self, what: What, a: u32) -> Done {
        self.task(what, 0, [a, 0, 0, 0])
    }

    #[inline]
    pub(crate) fn then2(&mut self, what: What, a: u32, b: u32) -> Done {
        self.task(what, 0, [a, b, 0, 0])
    }

    #[inline]
    pub(crate) fn value(&mut self, node: Word) -> Done {
        self.then(What::Value, node)
    }

    pub(crate) fn op(&mut self, number: u8) -> Done {
        self.task(What::Op, number, [0; 4])
    }

    pub(crate) fn op_name(&mut self, number: u8, name: Name) -> Done {
        self.task(What::OpName, number, [name.0, 0, 0, 0])
    }

    pub(crate) fn op_count(&mut self, number: u8, count: u32) -> Done {
        self.task(What::OpCount, number, [count, 0, 0, 0])
    }

    pub(crate) fn jump(&mut self, number: u8, label: Label) -> Done {
        self.task(What::Jump, number, [label, 0, 0, 0])
    }

    pub(crate) fn place(&mut self, label: Label) -> Done {
        self.then(What::Place, label)
    }

    pub(crate) fn adjust(&mut self, by: i32) -> Done {
        self.then(What::Adjust, by as u32)
    }

    pub(crate) fn unary(&mut self, operator: UnaryOp) -> Done {
        self.task(What::Unary, operator.number(), [0; 4])
    }

    pub(crate) fn binary(&mut self, operator: BinaryOp) -> Done {
        self.task(What::Binary, operator.number(), [0; 4])
    }

    pub(crate) fn condition(&mut self, node: Word, jump_if: bool, label: Label) -> Done {
        self.task(What::Condition, u8::from(jump_if), [node, label, 0, 0])
    }

    pub(crate) fn assign(&mut self, node: Word, manner: Assign) -> Done {
        self.task(What::Assign, manner as u8, [node, 0, 0, 0])
    }

    /// The number of a name that the compiler needs.
    pub(crate) fn name(&mut self, text: &'static str) -> Result<Name, Stop> {
        Ok(self.store.intern(Text::Constant(text))?)
    }

    pub(crate) fn is_name(&self, name: Name, text: &'static str) -> bool {
        self.store
            .names
            .is(&self.store.arena, self.store.source, name, text)
    }

    pub(crate) fn inner(&self, word: Word) -> Option<Inner> {
        Inner::of(&self.store.arena, word)
    }

    pub(crate) fn child(&self, inner: Inner, index: u32) -> Word {
        inner.child(&self.store.arena, index)
    }

    pub(crate) fn at(&self, at: At) -> Inner {
        Inner::at(&self.store.arena, at)
    }

    /// A fault at a node: its line when it has one, else that of the statement.
    #[cold]
    pub(crate) fn fault<T>(&self, code: Code, node: Word) -> Result<T, Stop> {
        self.stop(self.found_at(code, node))
    }

    pub(crate) fn found_at(&self, code: Code, node: Word) -> Found {
        let arena = &self.store.arena;
        let inner = self.inner(node);
        let (mut start, mut end) = (0, 0);
        if self.store.wide
            && let Some(inner) = inner
        {
            let place = crate::build::place(inner);
            (start, end) = (arena.get(place), arena.get(place + 1));
        }
        Found {
            code,
            start,
            end,
            block: None,
            #[cfg(not(feature = "host"))]
            line: inner.map_or_else(|| self.line_of_fault(), |inner| inner.line(arena)),
            #[cfg(feature = "host")]
            line: match Node::decode(node) {
                // Constants that are objects know their line, unless they were computed.
                Node::Const(at) if arena.get(at + 1) != 0 => arena.get(at + 1),
                _ => inner.map_or_else(|| self.line_of_fault(), |inner| inner.line(arena)),
            },
        }
    }

    /// Where the name of a block is in the text. What was met first as the value of a string is in
    /// the arena alone, but is in the text as a name too.
    pub(crate) fn place_of_block(&self, name: Name) -> Place {
        let place = self.store.names.place(&self.store.arena, name);
        #[cfg(feature = "host")]
        if let text @ Text::Arena { len, .. } = text_at(place) {
            let texts = Texts {
                source: self.store.source,
                arena: &self.store.arena,
            };
            let same = |at: &u32| texts.equal(text, Text::Source { at: *at, len });
            let last = (self.store.source.len() as u32).saturating_sub(len);
            return (0..=last).find(same).map_or(place, |at| (at, len));
        }
        place
    }

    /// A fault at a child of a node; the child's own place shows when the tree has places.
    #[cold]
    pub(crate) fn fault_in<T>(&self, code: Code, parent: Inner, index: u32) -> Result<T, Stop> {
        self.stop(self.found_in(code, parent, index))
    }

    /// What is wrong with a child of a node.
    pub(crate) fn found_in(&self, code: Code, parent: Inner, index: u32) -> Found {
        let node = parent.child(&self.store.arena, index);
        let mut found = self.found_at(code, node);
        if self.store.wide && found.end == 0 {
            (found.start, found.end) = self.range_of_child(parent, index);
        }
        found
    }

    /// Stops because of what was found.
    pub(crate) fn stop<T>(&self, found: Found) -> Result<T, Stop> {
        self.store.found.set(Some(found));
        Err(Stop::Fault)
    }

    /// Where a child of a node is in the text, when the tree has places.
    pub(crate) fn range_of_child(&self, parent: Inner, index: u32) -> (u32, u32) {
        let arena = &self.store.arena;
        match self.inner(parent.child(arena, index)) {
            Some(inner) => {
                let place = crate::build::place(inner);
                (arena.get(place), arena.get(place + 1))
            }
            None => {
                let start = arena.get(crate::build::place(parent) + 2 + index);
                (start, self.word_end(start))
            }
        }
    }

    /// Where the token ends that begins at an offset, as far as letters and digits go.
    fn word_end(&self, start: u32) -> u32 {
        let rest = self.store.source.get(start as usize..).unwrap_or_default();
        let is_word = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_' || **byte >= 0x80;
        let len = rest.iter().take_while(is_word).count().max(1);
        start + len.min(rest.len()) as u32
    }

    pub(crate) fn options_of(options: &Options<'_>) -> (u8, Input, bool) {
        let native = options.native == crate::options::Native::AsBytecode;
        (options.optimise, options.input, native)
    }
}

pub(crate) fn what(number: u32) -> What {
    WHATS
        .get((number & 0xff) as usize)
        .copied()
        .unwrap_or(What::Adjust)
}
