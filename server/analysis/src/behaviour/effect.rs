//! What an interrupt handler must not do: mostly, make objects.
//!
//! A hard interrupt may come in the middle of anything, the collector included, so the heap is
//! locked while its handler runs. Only what surely makes an object is named here.

use std::ops::Range;

use garter_syntax::{RuleId, TokenKind};

use super::Call;
use crate::catalogue::{Targets, Verdict, catalogue};
use crate::lint::Part;
use crate::name::Name;
use crate::tree::{Kind, NodeId};

/// Something that a handler must not do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Effect {
    pub(crate) range: Range<usize>,
    pub(crate) kind: EffectKind,
    /// What must be so for it to happen.
    pub(crate) when: When,
    /// Whether the function goes another way on some condition.
    pub(crate) is_conditional: bool,
}

/// What must be so for an effect to happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum When {
    /// It happens.
    Always,
    /// Nothing but the built-in function has this name.
    BuiltIn(Name),
    /// The class has a method of this name.
    Method(Name, Name),
}

/// What a handler must not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum EffectKind {
    Float,
    Long,
    List,
    Dict,
    Tuple,
    Text,
    Generator,
    Function,
    BoundMethod,
    Slice,
    Object,
    StarArguments,
    StarParameter,
    Growth,
    /// A name of the module that is not there before.
    NewGlobal,
    Print,
    Import,
    Sleep,
    /// Output that waits until there is room for it.
    Port,
    /// Files.
    File,
    Network,
    /// A lock that another may hold.
    Lock,
    Asyncio,
}

impl EffectKind {
    /// Whether it is wrong in handlers that run between two instructions too, where objects may be
    /// made.
    pub(crate) fn is_wrong_when_soft(self) -> bool {
        matches!(self, EffectKind::Sleep | EffectKind::Asyncio)
    }

    /// What it does, and what to do in its place.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            EffectKind::Float => (
                "a float is a new object",
                "count in integers here and divide in the main program",
            ),
            EffectKind::Long => (
                "an integer beyond 30 bits is a new object",
                "keep to small integers here",
            ),
            EffectKind::List => (
                "this makes a list",
                "make it once, before the interrupt is enabled, and fill it here",
            ),
            EffectKind::Dict => (
                "this makes a dict or set",
                "make it once, before the interrupt is enabled",
            ),
            EffectKind::Tuple => (
                "this makes a tuple",
                "put the values into a list or array that is there already",
            ),
            EffectKind::Text => (
                "this makes a string",
                "keep the number here and write the text in the main program",
            ),
            EffectKind::Generator => (
                "this makes a generator",
                "loop over what is there by an index",
            ),
            EffectKind::Function => (
                "this makes a function object",
                "define it once, outside of the handler",
            ),
            EffectKind::BoundMethod => (
                "naming a method without calling it makes an object",
                "keep it in an attribute beforehand: `self._ref = self.method` in `__init__`",
            ),
            EffectKind::Slice => (
                "a slice is a new object",
                "work with indices, or make a memoryview slice beforehand",
            ),
            EffectKind::Object => (
                "this makes an object",
                "make it once, before the interrupt is enabled",
            ),
            EffectKind::StarArguments => {
                ("arguments with a star make new objects", "write them out")
            }
            EffectKind::StarParameter => (
                "a parameter with a star makes a tuple at each call",
                "write the parameters out",
            ),
            EffectKind::Growth => (
                "a list, dict or set that grows needs memory",
                "use an array of fixed size and an index",
            ),
            EffectKind::NewGlobal => (
                "this makes a new name of the module, and their table may have to grow",
                "give it a value at the top of the file",
            ),
            EffectKind::Print => (
                "printing makes strings and waits for the port",
                "set a flag and print in the main program",
            ),
            EffectKind::Import => (
                "an import may read and compile a file",
                "import at the top of the file",
            ),
            EffectKind::Sleep => (
                "nothing else runs while a handler waits",
                "set a flag or a time and wait in the main program",
            ),
            EffectKind::Port => (
                "writing waits until the port has room",
                "put the bytes into a buffer and write in the main program",
            ),
            EffectKind::File => (
                "files take long, and memory",
                "keep the values in a buffer and write them in the main program",
            ),
            EffectKind::Network => (
                "the network takes long, and memory",
                "set a flag and talk to the network in the main program",
            ),
            EffectKind::Lock => (
                "whoever holds the lock goes on only when the handler has ended",
                "call `acquire(False)` and go without it when it is held",
            ),
            EffectKind::Asyncio => (
                "asyncio is not made for interrupts",
                "use asyncio.ThreadSafeFlag, whose `set` may be called here",
            ),
        }
    }
}

/// What a built-in function of this name makes, if its result is a new object.
fn made_by(name: &str) -> Option<EffectKind> {
    Some(match name {
        "print" | "input" => EffectKind::Print,
        "str" | "repr" | "hex" | "bin" | "oct" | "format" => EffectKind::Text,
        "float" => EffectKind::Float,
        "list" | "sorted" => EffectKind::List,
        "dict" | "set" => EffectKind::Dict,
        "bytearray" => EffectKind::Object,
        "enumerate" | "zip" | "map" | "filter" => EffectKind::Generator,
        "open" => EffectKind::File,
        _ => return None,
    })
}

/// What members of modules do that a handler must not.
pub(crate) fn of_member(module: &str, name: &str) -> Option<EffectKind> {
    let module = module.strip_prefix('u').unwrap_or(module);
    Some(match (module, name) {
        ("time", "sleep" | "sleep_ms") | ("pyb", "delay") => EffectKind::Sleep,
        ("asyncio", "create_task" | "run" | "get_event_loop" | "sleep" | "sleep_ms") => {
            EffectKind::Asyncio
        }
        ("math", name) if !matches!(name, "floor" | "ceil" | "trunc" | "isnan" | "isinf") => {
            EffectKind::Float
        }
        ("random", "random" | "uniform") => EffectKind::Float,
        ("struct", "unpack" | "unpack_from") => EffectKind::Tuple,
        ("struct", "pack") => EffectKind::Text,
        ("time", "localtime" | "gmtime") => EffectKind::Tuple,
        ("json", "dumps" | "loads" | "load" | "dump") => EffectKind::Object,
        _ => return None,
    })
}

/// What methods of what members of modules make do that a handler must not.
pub(crate) fn of_method(
    module: &str,
    class: &str,
    method: &str,
    call: &Call,
) -> Option<EffectKind> {
    let module = module.strip_prefix('u').unwrap_or(module);
    Some(match (module, class, method) {
        ("machine" | "pyb", "UART", "write" | "writechar" | "sendbreak" | "flush") => {
            EffectKind::Port
        }
        ("machine" | "pyb", "UART", "read" | "readline") => EffectKind::Text,
        ("pyb", "USB_VCP", "write" | "send") => EffectKind::Port,
        ("socket", "socket", "accept" | "connect" | "recv" | "recvfrom" | "read" | "readline") => {
            EffectKind::Network
        }
        ("socket", "socket", "send" | "sendall" | "sendto" | "write") => EffectKind::Network,
        // Who holds it goes on only when the handler is done.
        ("_thread", "allocate_lock" | "LockType", "acquire")
            if call.positional == Some(0) && call.keywords.is_empty() =>
        {
            EffectKind::Lock
        }
        ("asyncio", "Event" | "Lock" | "Queue", _) => EffectKind::Asyncio,
        _ => return None,
    })
}

/// Methods of files.
const OF_FILE: [&str; 7] = [
    "read",
    "readline",
    "readlines",
    "readinto",
    "write",
    "flush",
    "close",
];

/// What a method does of what the built-in function `open` gave.
pub(crate) fn of_file(method: &str) -> Option<EffectKind> {
    OF_FILE.contains(&method).then_some(EffectKind::File)
}

/// Methods by which lists, dicts and sets grow.
pub(crate) const GROWING: [&str; 6] = ["append", "extend", "insert", "add", "setdefault", "update"];

/// What a node surely does, apart from what it calls by names of the program.
pub(super) fn of_node(
    part: &Part<'_, '_>,
    node: NodeId,
    is_viper: bool,
) -> Option<(EffectKind, When)> {
    let tree = part.tree;
    let always = |kind| Some((kind, When::Always));
    match tree.kind(node) {
        Kind::Rule(RuleId::Sum | RuleId::Term) if !is_viper => arithmetic(part, node),
        Kind::Rule(RuleId::Expression | RuleId::XorExpression | RuleId::AndExpression)
            if !is_viper && tree.children(node).any(|id| is_long(part, id)) =>
        {
            always(EffectKind::Long)
        }
        Kind::Rule(RuleId::AugmentedAssign) if !is_viper => {
            let (operator, value) = (tree.child(node, 0)?, tree.child(node, 1)?);
            let divides = part.is_token(operator, TokenKind::SlashEqual);
            (divides || part.is_token(value, TokenKind::Float))
                .then_some((EffectKind::Float, When::Always))
        }
        Kind::Rule(RuleId::Bracket) if !is_target(part, node) => always(EffectKind::List),
        Kind::Rule(RuleId::Brace) => always(EffectKind::Dict),
        Kind::Rule(RuleId::Paren) if !is_target(part, node) => {
            let items = tree.child(node, 0)?;
            let several = tree.is(items, RuleId::Items);
            let last = tree.children(items).last();
            if several && last.is_some_and(|last| tree.is(last, RuleId::ComprehensionFor)) {
                return always(EffectKind::Generator);
            }
            (several && !is_constant(part, node)).then_some((EffectKind::Tuple, When::Always))
        }
        Kind::Rule(RuleId::StarTestList | RuleId::TestList) if !is_target(part, node) => {
            (!is_swap(part, node) && !is_constant(part, node))
                .then_some((EffectKind::Tuple, When::Always))
        }
        Kind::Rule(RuleId::PlainArgument) => {
            let tail = tree.child(node, 1)?;
            tree.is(tail, RuleId::ComprehensionFor)
                .then_some((EffectKind::Generator, When::Always))
        }
        Kind::Rule(RuleId::FunctionDef | RuleId::Lambda | RuleId::PlainLambda) => {
            always(EffectKind::Function)
        }
        Kind::Rule(RuleId::StarArgument | RuleId::DoubleStarArgument) => {
            always(EffectKind::StarArguments)
        }
        Kind::Rule(RuleId::SliceRest | RuleId::StartedSubscript) => {
            let mut around = part.around(node);
            let primary = around.find(|id| tree.is(*id, RuleId::Primary))?;
            let slices = tree.is(node, RuleId::SliceRest)
                || tree
                    .child(node, 1)
                    .is_some_and(|id| tree.is(id, RuleId::SliceRest));
            let inner = part
                .parent(node)
                .is_some_and(|id| tree.is(id, RuleId::StartedSubscript));
            (slices && !inner && !is_target(part, primary))
                .then_some((EffectKind::Slice, When::Always))
        }
        Kind::Rule(RuleId::Primary) => call(part, node),
        Kind::Rule(RuleId::ImportName | RuleId::ImportFrom) => loads(part, node),
        _ => None,
    }
}

/// An import of something that no board has built in.
fn loads(part: &Part<'_, '_>, node: NodeId) -> Option<(EffectKind, When)> {
    let mut own = part.names.imports.iter().filter(|import| {
        let here = || part.around(import.node).any(|outer| outer == node);
        let built_in = || catalogue().has_module(import.module, Targets::all()) == Verdict::There;
        here() && !built_in()
    });
    own.next().map(|_| (EffectKind::Import, When::Always))
}

fn arithmetic(part: &Part<'_, '_>, node: NodeId) -> Option<(EffectKind, When)> {
    let parts = || part.tree.children(node);
    let operands = || parts().step_by(2);
    let operator = |kind| parts().any(|id| part.is_token(id, kind));
    let is_text = |id: NodeId| part.is_token(id, TokenKind::String);
    let kind = if operands().all(|id| is_constant(part, id)) {
        return None;
    } else if parts().next().is_some_and(is_text) && operator(TokenKind::Percent)
        || part.tree.is(node, RuleId::Sum) && operands().any(is_text)
    {
        EffectKind::Text
    } else if operator(TokenKind::Slash) || operands().any(|id| part.is_token(id, TokenKind::Float))
    {
        EffectKind::Float
    } else if operands().any(|id| is_long(part, id)) {
        EffectKind::Long
    } else {
        return None;
    };
    Some((kind, When::Always))
}

/// Calls of built-in functions, and strings that are filled in.
fn call(part: &Part<'_, '_>, node: NodeId) -> Option<(EffectKind, When)> {
    let tree = part.tree;
    let mut parts = tree.children(node);
    let (atom, next) = (parts.next()?, parts.next()?);
    if part.is_token(atom, TokenKind::String) && tree.is(next, RuleId::Attribute) {
        let name = tree.child(next, 0).map(|name| tree.text(name));
        let makes = matches!(name, Some("" | "format" | "join" | "encode"));
        return makes.then_some((EffectKind::Text, When::Always));
    }
    let name = tree.name(atom)?;
    if !tree.is(next, RuleId::CallArguments) {
        return None;
    }
    let kind = made_by(name)?;
    // `list()` of nothing is a list too, but `str()` is the empty string that is there already.
    let some = tree
        .child(next, 0)
        .is_some_and(|id| tree.kind(id) != Kind::Absent);
    (some || kind == EffectKind::List || kind == EffectKind::Print)
        .then(|| (kind, When::BuiltIn(name.into())))
}

fn is_long(part: &Part<'_, '_>, node: NodeId) -> bool {
    part.is_token(node, TokenKind::Integer)
        && number(part.tree.text(node)).is_none_or(|value| value >= 1 << 30)
}

/// The value of an integer literal; none when it is too large.
fn number(text: &str) -> Option<u64> {
    let digits: String = text.chars().filter(|c| *c != '_').collect();
    let (base, digits) = match digits.get(..2).unwrap_or_default() {
        "0x" | "0X" => (16, &digits[2..]),
        "0b" | "0B" => (2, &digits[2..]),
        "0o" | "0O" => (8, &digits[2..]),
        _ => (10, digits.as_str()),
    };
    u64::from_str_radix(digits, base).ok()
}

/// Whether the value is made when the code is compiled.
fn is_constant(part: &Part<'_, '_>, node: NodeId) -> bool {
    use TokenKind::{
        Bytes, Ellipsis, False, Float, Imaginary, Integer, Minus, None, Plus, String, True,
    };
    part.tree.below(node).all(|id| {
        matches!(
            part.tree.kind(id),
            Kind::Token(
                Integer
                    | Float
                    | Imaginary
                    | String
                    | Bytes
                    | None
                    | True
                    | False
                    | Ellipsis
                    | Minus
                    | Plus
            ) | Kind::Rule(
                RuleId::Paren
                    | RuleId::Items
                    | RuleId::StarTestList
                    | RuleId::TestList
                    | RuleId::Unary
            ) | Kind::Absent
        )
    })
}

/// Whether a node stands where something is assigned to.
fn is_target(part: &Part<'_, '_>, node: NodeId) -> bool {
    let tree = part.tree;
    let Some(parent) = part.parent(node) else {
        return false;
    };
    let is_first = tree.child(parent, 0) == Some(node);
    match tree.kind(parent) {
        Kind::Rule(RuleId::ExpressionStatement) => {
            let tail = tree.children(parent).last();
            let annotated = tail
                .is_some_and(|tail| matches!(tree.kind(tail), Kind::Rule(RuleId::AugmentedAssign)));
            is_first && !annotated
        }
        // All but the last of `a = b = c`.
        Kind::Rule(RuleId::AssignChain) => tree.children(parent).last() != Some(node),
        Kind::Rule(RuleId::For | RuleId::ComprehensionFor) => is_first,
        Kind::Rule(RuleId::Del | RuleId::TargetList) => true,
        Kind::Rule(
            RuleId::StarTestList | RuleId::Items | RuleId::Paren | RuleId::StarExpression,
        ) => is_target(part, parent),
        _ => false,
    }
}

/// Whether a tuple goes into two or three targets at once, for which no tuple is made.
fn is_swap(part: &Part<'_, '_>, tuple: NodeId) -> bool {
    let tree = part.tree;
    let Some(statement) = part.parent(tuple) else {
        return false;
    };
    let target = tree.child(statement, 0);
    let count = tree.children(tuple).count();
    tree.is(statement, RuleId::ExpressionStatement)
        && count <= 3
        && target.is_some_and(|target| {
            tree.is(target, RuleId::StarTestList) && tree.children(target).count() == count
        })
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_read_in_their_base() {
        assert_eq!(number("1_000"), Some(1000));
        assert_eq!(number("0xFFFF_FFFF"), Some(0xFFFF_FFFF));
        assert_eq!(number("0b101"), Some(5));
        assert_eq!(number("99999999999999999999999"), None);
    }
}
