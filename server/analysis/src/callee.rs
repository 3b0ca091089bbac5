//! The call around a place that is being written, and what it calls.

use garter_syntax::{RuleId, TokenKind};

use crate::builtins;
use crate::catalogue::{BuiltIn, EntryKind, catalogue};
use crate::docstring::docstring_at;
use crate::infer::{Infer, Type};
use crate::names::{Names, ScopeId};
use crate::occurrence::tree;
use crate::shelf::{Found, Standpoint};
use crate::tree::{Kind, NodeId, Tree};

/// How far before the cursor a call may begin.
const REACH: usize = 4096;

/// What is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Callee {
    /// A class or function that is built in.
    BuiltIn(BuiltIn),
    /// A function of this text or of another file, or a class with its `__init__`.
    Own {
        /// How it is called: `f(a, b=1)`; in one of these ways.
        labels: Vec<String>,
        /// The parameters that can be given by name.
        parameters: Vec<String>,
        /// What it says about itself.
        documentation: Option<String>,
    },
}

/// The bracket of the call that is open at the end of a text, and how many commas follow it.
pub(crate) fn open_call(before: &str) -> Option<(usize, usize)> {
    let (mut depth, mut commas) = (0usize, 0);
    for (at, c) in before.char_indices().rev().take(REACH) {
        match c {
            ')' | ']' | '}' => depth += 1,
            '(' if depth == 0 => return Some((at, commas)),
            '[' | '{' if depth == 0 => commas = 0,
            '(' | '[' | '{' => depth -= 1,
            ',' if depth == 0 => commas += 1,
            _ => {}
        }
    }
    None
}

/// What is called where the text before the bracket is `head`, and the cursor at `byte`. The call
/// itself is not finished; without it the rest can be understood.
pub(crate) fn callee(text: &str, head: &str, byte: usize, among: Standpoint<'_>) -> Option<Callee> {
    let line = head.rsplit('\n').next().unwrap_or_default().trim_start();
    if line.starts_with("def ") || line.starts_with("async def ") || line.starts_with("class ") {
        return None;
    }
    let after = text.get(byte..)?;
    let after = after.find('\n').map_or("", |at| &after[at..]);
    let expression = &head[start_of_expression(head)..];
    let start = head.len() - expression.len();
    let mut outermost = start;
    while let Some(open) = open_bracket(&head[..outermost]) {
        outermost = open;
    }
    let line = head[..outermost].rfind('\n').map_or(0, |at| at + 1);
    let indent = head[line..].len() - head[line..].trim_start().len();
    let head = format!("{}{expression}", &head[..line + indent]);
    let whole = format!("{head}{after}");
    let tree = tree(&whole);
    let names = Names::of(&tree);
    let infer = Infer::new(&tree, &names);
    if let Some(thing) = needs_no_import(&infer, head.len()) {
        return Some(Callee::BuiltIn(thing));
    }
    match type_ending_at(&infer, head.len())? {
        Type::BuiltIn(thing) => {
            let kind = catalogue().entry(&thing)?.kind();
            let is_called = matches!(kind, EntryKind::Class | EntryKind::Function);
            is_called.then_some(Callee::BuiltIn(thing))
        }
        Type::Function(function) => {
            let is_method = !is_plain(&infer, head.len());
            let name = tree.text(tree.child(function, 0)?);
            Some(own(&tree, name, function, is_method))
        }
        Type::Class(class) => {
            let name = tree.text(tree.child(class, 0)?);
            let init = infer.member(class, "__init__");
            let function = init.and_then(|it| tree.before(it.node));
            match function.filter(|it| tree.is(*it, RuleId::FunctionDef)) {
                Some(function) => Some(own(&tree, name, function, true)),
                None => Some(Callee::Own {
                    labels: vec![format!("{name}()")],
                    parameters: Vec::new(),
                    documentation: docstring_at(&tree, class),
                }),
            }
        }
        Type::Elsewhere { module, path, .. } => {
            let found = among.elsewhere(&module, &path, false)?;
            let thing = match &found {
                Found::BuiltIn(thing) => return Some(Callee::BuiltIn(thing.clone())),
                Found::Thing(there) => there.thing()?,
                _ => return None,
            };
            let documentation = thing.documentation.clone();
            let mut labels = thing.ways(path.last()?);
            if labels.is_empty() {
                // A class whose base knows how to make an object.
                let Some(Found::Thing(init)) = among.finder.attribute(&found, "__init__") else {
                    return None;
                };
                labels = init.thing()?.ways(path.last()?);
                return Some(Callee::Own {
                    labels,
                    parameters: init.thing()?.keywords(),
                    documentation,
                });
            }
            Some(Callee::Own {
                labels,
                parameters: thing.keywords(),
                documentation,
            })
        }
        _ => None,
    }
}

/// The bracket of any kind that is open at the end of a text.
fn open_bracket(before: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in before.char_indices().rev().take(REACH) {
        match c {
            ')' | ']' | '}' => depth += 1,
            '(' | '[' | '{' if depth == 0 => return Some(at),
            '(' | '[' | '{' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Where what ends a text begins: names, points, and what is in brackets.
fn start_of_expression(head: &str) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let mut at = head.len();
    loop {
        at = head[..at].trim_end_matches(is_part).len();
        if let Some(start) = start_of_text(&head[..at]) {
            return start;
        }
        let closes = head[..at].ends_with([')', ']']);
        match open_bracket(&head[..at - usize::from(closes)]).filter(|_| closes) {
            Some(open) => at = open,
            None => return at,
        }
    }
}

/// Where the text in quotes begins that a line ends with.
fn start_of_text(head: &str) -> Option<usize> {
    let quote = head
        .chars()
        .next_back()
        .filter(|c| matches!(c, '"' | '\''))?;
    let line = head.rfind('\n').map_or(0, |at| at + 1);
    let inner = &head[..head.len() - 1];
    let start = inner.rfind(quote).filter(|at| *at >= line)?;
    // What stands before it belongs to it: `b"..."`.
    Some(
        head[..start]
            .trim_end_matches(|c: char| c.is_alphabetic())
            .len(),
    )
}

/// The expression that ends at a byte: a name, or an atom and what is done to it.
fn ending_at(tree: &Tree<'_>, byte: usize) -> Option<NodeId> {
    let root = tree.root()?;
    let ends = |node: &NodeId| {
        let is_one = matches!(
            tree.kind(*node),
            Kind::Rule(RuleId::Primary) | Kind::Token(TokenKind::Name)
        );
        is_one && tree.range(*node).end == byte
    };
    tree.below(root).find(ends)
}

/// What the expression that ends at a byte is, if it needs no import: a name that nothing binds, or
/// a method of a type that literals make.
fn needs_no_import(infer: &Infer<'_, '_>, byte: usize) -> Option<BuiltIn> {
    let tree = infer.tree;
    let node = ending_at(tree, byte)?;
    let scope = infer.scope_of(node).unwrap_or(ScopeId::MODULE);
    if let Some(name) = tree.name(node) {
        let is_bound = !infer.names.bindings_of(name, scope).is_empty();
        return builtins::thing(name).filter(|_| !is_bound);
    }
    let (place, last) = tree.children(node).enumerate().last()?;
    let name = tree.name(tree.child(last, 0)?)?;
    match infer.prefix(node, scope, place.checked_sub(1)?)? {
        Type::Plain(of) if tree.is(last, RuleId::Attribute) => builtins::member(of, name),
        _ => None,
    }
}

fn type_ending_at(infer: &Infer<'_, '_>, byte: usize) -> Option<Type> {
    let node = ending_at(infer.tree, byte)?;
    let scope = infer.scope_of(node).unwrap_or(ScopeId::MODULE);
    infer.expression(node, scope)
}

/// Whether a function is called by its name alone, and not as a method.
fn is_plain(infer: &Infer<'_, '_>, byte: usize) -> bool {
    let node = ending_at(infer.tree, byte);
    node.is_some_and(|node| infer.tree.name(node).is_some())
}

/// A function, by the name that it is called by.
fn own(tree: &Tree<'_>, name: &str, function: NodeId, is_method: bool) -> Callee {
    let list = tree.child(function, 1);
    let all = list.into_iter();
    let all = all.flat_map(|list| tree.members(list, RuleId::Parameters));
    let all: Vec<NodeId> = all.skip(usize::from(is_method)).collect();
    let written = all.iter().map(|it| {
        let words: Vec<&str> = tree.text(*it).split_whitespace().collect();
        words.join(" ")
    });
    let label = format!("{name}({})", written.collect::<Vec<_>>().join(", "));
    let named = all
        .iter()
        .filter_map(|parameter| match tree.kind(*parameter) {
            Kind::Token(TokenKind::Name) => tree.name(*parameter),
            Kind::Rule(RuleId::NamedParameter) => tree.name(tree.child(*parameter, 0)?),
            _ => None,
        });
    Callee::Own {
        labels: vec![label],
        parameters: named.map(str::to_owned).collect(),
        documentation: docstring_at(tree, function),
    }
}
