//! Reading what a text has for others.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use garter_syntax::RuleId;

use super::{Interface, Teller, Thing, ThingKind, Way, Whence};
use crate::docstring::{docstring, docstring_at, docstring_of_value};
use crate::infer::Infer;
use crate::names::{Binding, Bound, Names, ScopeId, ScopeKind};
use crate::occurrence::tree;
use crate::tree::{NodeId, Tree};

pub(super) fn interface(text: &str, is_stub: bool) -> Interface {
    let readable = if is_stub {
        without_marks(text)
    } else {
        Cow::Borrowed(text)
    };
    let tree = tree(&readable);
    let names = Names::of(&tree);
    let infer = Infer::new(&tree, &names);
    let reader = Reader {
        text,
        tree: &tree,
        infer: &infer,
        teller: Teller::new(&tree),
    };
    let mut all = Interface {
        is_open: false,
        documentation: docstring(text),
        everything_of: names.everything_of().map(str::to_owned).collect(),
        names: BTreeMap::new(),
    };
    all.is_open = names.unwritten && all.everything_of.is_empty();
    // Where each class ended up, so that its members find it.
    for (at, binding) in names.bindings.iter().enumerate() {
        let scope = names.scope(binding.scope);
        let path = match scope.kind {
            ScopeKind::Module => Vec::new(),
            ScopeKind::Class => match scope.owner.and_then(|class| reader.teller.path(class)) {
                Some(path) => path,
                None => continue,
            },
            ScopeKind::Function => continue,
        };
        let Some(name) = tree.name(binding.node).filter(|it| !it.is_empty()) else {
            continue;
        };
        if let Some(room) = room(&mut all.names, &path) {
            let thing = reader.thing(at, binding, scope.kind == ScopeKind::Class);
            add(room, name, thing);
        }
    }
    for (class, name, value) in infer.given_to_objects() {
        if let Some(path) = reader.teller.path(class)
            && let Some(room) = room(&mut all.names, &path)
        {
            add(room, tree.text(name), reader.attribute(name, value));
        }
    }
    all
}

/// What a stub file says that MicroPython's parser does not know: `/` among parameters, `[T]` after
/// the name of a function or class, the statement `type`. What stands in its place keeps everything
/// else where it is.
fn without_marks(text: &str) -> Cow<'_, str> {
    let mut out = Cow::Borrowed(text.as_bytes());
    let mut put = |range: Range<usize>, byte: u8| {
        let room = out.to_mut().get_mut(range).into_iter().flatten();
        room.filter(|it| !matches!(it, b'\n' | b'\r'))
            .for_each(|it| *it = byte);
    };
    for (at, _) in text.match_indices('/') {
        let before = text[..at].trim_end();
        let after = text[at + 1..].trim_start();
        if before.ends_with(',') && after.starts_with([',', ')']) {
            put(at..at + 1, b' ');
            if after.starts_with(',') {
                let comma = text.len() - after.len();
                put(comma..comma + 1, b' ');
            }
        }
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let begin = start + line.len() - line.trim_start().len();
        start += line.len();
        let rest = &text[begin..];
        let inner = rest.strip_prefix("async ").unwrap_or(rest).trim_start();
        let mut words = ["def ", "class ", "type "].into_iter();
        let Some((word, named)) = words.find_map(|it| Some((it, inner.strip_prefix(it)?))) else {
            continue;
        };
        let named = named.trim_start();
        let after = named.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
        if after.len() == named.len() {
            continue;
        }
        let open = text.len() - after.trim_start().len();
        if word == "type " {
            if !after.trim_start().starts_with(['[', '=']) {
                continue;
            }
            // `type X = int` becomes two statements: the name stays where it is.
            put(begin + 4..begin + 5, b';');
        }
        if let Some(length) = bracketed(&text[open..]) {
            put(open..open + length, b' ');
        }
    }
    match out {
        Cow::Borrowed(_) => Cow::Borrowed(text),
        // Whole characters gave way to ASCII, and none was parted.
        Cow::Owned(out) => String::from_utf8(out).map_or(Cow::Borrowed(text), Cow::Owned),
    }
}

/// How long the square brackets at the start of a text are.
fn bracketed(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '[' => depth += 1,
            ']' if depth == 1 => return Some(at + 1),
            ']' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return None;
        }
    }
    None
}

/// The members of the class at a path, or the names of the file.
fn room<'n>(
    mut names: &'n mut BTreeMap<String, Thing>,
    path: &[String],
) -> Option<&'n mut BTreeMap<String, Thing>> {
    for name in path {
        let ThingKind::Class { members, .. } = &mut names.get_mut(name)?.kind else {
            return None;
        };
        names = members;
    }
    Some(names)
}

/// Adds a thing, to what is known by its name already.
fn add(room: &mut BTreeMap<String, Thing>, name: &str, new: Thing) {
    let Some(known) = room.get_mut(name) else {
        room.insert(name.to_owned(), new);
        return;
    };
    match (&mut known.kind, new.kind) {
        // `x = None` at first says nothing about what comes later.
        (ThingKind::Value(before), ThingKind::Value(now)) => match (&before, &now) {
            (None, Some(_)) => *before = now,
            (Some(one), Some(other)) if one != other => *before = None,
            _ => {}
        },
        // Another way to call it, or the same under another condition.
        (ThingKind::Function { calls, .. }, ThingKind::Function { calls: others, .. }) => {
            for way in others {
                if !calls.contains(&way) {
                    calls.push(way);
                    known.declaration += "\n";
                    known.declaration += &new.declaration;
                }
            }
        }
        (ThingKind::Imported(one), ThingKind::Imported(other)) if *one == other => {}
        // One of several things, and nobody knows which: the first is as good as any to show, and
        // nothing is concluded from it.
        (ThingKind::Value(_), _) => {}
        (kind, _) => {
            if !matches!(kind, ThingKind::Class { .. }) {
                *kind = ThingKind::Value(None);
            }
        }
    }
}

struct Reader<'r, 't> {
    /// With what the parser does not know.
    text: &'r str,
    tree: &'r Tree<'t>,
    infer: &'r Infer<'r, 't>,
    teller: Teller<'r, 't>,
}

impl Reader<'_, '_> {
    fn thing(&self, at: usize, binding: &Binding<'_>, in_class: bool) -> Thing {
        let known = || self.infer.bound(at).and_then(|it| self.teller.whence(&it));
        let (kind, node) = match &binding.to {
            Bound::Function(node) => (self.function(*node, binding.scope, in_class), *node),
            Bound::Class(node) => (self.class(*node), *node),
            Bound::Module(_) | Bound::Member { .. } => {
                let kind = known().map_or(ThingKind::Value(None), ThingKind::Imported);
                (kind, binding.node)
            }
            _ => {
                let annotated = || self.annotation_of(binding.node, binding.scope);
                let of = known().or_else(annotated);
                (ThingKind::Value(of), binding.node)
            }
        };
        let name_range = self.tree.range(binding.node);
        let is_value = matches!(kind, ThingKind::Value(_));
        let said = || docstring_of_value(self.text, name_range.start).filter(|_| is_value);
        Thing {
            declaration: self.declaration(node, binding),
            documentation: docstring_at(self.tree, node).or_else(said),
            name_range,
            kind,
        }
    }

    /// An attribute that a method gives its object.
    fn attribute(&self, name: NodeId, value: Option<NodeId>) -> Thing {
        let scope = value.and_then(|it| self.infer.scope_of(it));
        let scope = scope.unwrap_or(ScopeId::MODULE);
        let known = value.and_then(|value| self.infer.expression(value, scope));
        let known = known.and_then(|it| self.teller.whence(&it));
        Thing {
            name_range: self.tree.range(name),
            declaration: self.line(name),
            documentation: None,
            kind: ThingKind::Value(known),
        }
    }

    fn function(&self, node: NodeId, scope: ScopeId, in_class: bool) -> ThingKind {
        let decorators = self.decorators(node);
        let gives = self.infer.given_by(node, scope);
        let gives = gives.and_then(|it| self.teller.whence(&it));
        if decorators.contains(&"property") {
            return ThingKind::Value(gives);
        }
        let is_static = decorators.contains(&"staticmethod");
        let all = self.parameters(node);
        let own = usize::from(in_class && !is_static);
        let parameters = all.into_iter().skip(own).collect();
        ThingKind::Function {
            calls: vec![Way { parameters }],
            gives,
        }
    }

    /// The parameters of a function as they are written, marks among them.
    fn parameters(&self, function: NodeId) -> Vec<String> {
        let Some(list) = self.tree.child(function, 1) else {
            return Vec::new();
        };
        let mut all = Vec::new();
        let mut at = self.tree.range(list).start;
        // The parser of stubs does not see `/`.
        let has_mark = |from: usize, to: usize| {
            let between = self.text.get(from..to).unwrap_or_default();
            between
                .lines()
                .any(|line| line.split('#').next().is_some_and(|it| it.contains('/')))
        };
        for parameter in self.tree.members(list, RuleId::Parameters) {
            let range = self.tree.range(parameter);
            if has_mark(at, range.start) {
                all.push("/".to_owned());
            }
            let words: Vec<&str> = self.tree.text(parameter).split_whitespace().collect();
            all.push(words.join(" "));
            at = range.end;
        }
        let rest = self.text.get(at..).unwrap_or_default();
        let end = rest.find(')').filter(|_| !all.is_empty());
        if end.is_some_and(|end| has_mark(at, at + end)) {
            all.push("/".to_owned());
        }
        all
    }

    fn class(&self, node: NodeId) -> ThingKind {
        let bases = self.infer.bases(node).into_iter();
        let bases = bases.map(|base| base.and_then(|it| self.teller.whence(&it)));
        ThingKind::Class {
            bases: bases.collect(),
            members: BTreeMap::new(),
        }
    }

    /// The names of the decorators before a function.
    fn decorators(&self, function: NodeId) -> Vec<&str> {
        let mut around = self.teller.parent(function);
        // `async` stands between.
        for _ in 0..2 {
            let Some(node) = around else { break };
            if self.tree.is(node, RuleId::Decorated) {
                let list = self.tree.child(node, 0);
                let decorators = list.into_iter().flat_map(|list| self.tree.below(list));
                return decorators
                    .filter(|it| self.tree.is(*it, RuleId::Decorator))
                    .filter_map(|it| Some(self.tree.text(self.tree.child(it, 0)?)))
                    .collect();
            }
            around = self.teller.parent(node);
        }
        Vec::new()
    }

    /// What `name: annotation` says.
    fn annotation_of(&self, name: NodeId, scope: ScopeId) -> Option<Whence> {
        let statement = self.teller.parent(name)?;
        let tail = self.tree.child(statement, 1)?;
        let is_it = self.tree.is(statement, RuleId::ExpressionStatement)
            && self.tree.is(tail, RuleId::AnnotatedAssign);
        let annotation = self.tree.child(tail, 0).filter(|_| is_it)?;
        self.teller
            .whence(&self.infer.annotation(annotation, scope)?)
    }

    /// How something is declared, on one line.
    fn declaration(&self, node: NodeId, binding: &Binding<'_>) -> String {
        let rest = self.text.get(self.tree.range(node).start..);
        let rest = rest.unwrap_or_default();
        let head = match &binding.to {
            Bound::Function(_) | Bound::Class(_) => head(rest),
            _ => return self.line(node),
        };
        head.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn line(&self, node: NodeId) -> String {
        let at = self.tree.range(node).start;
        let (before, after) = self.text.split_at_checked(at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |it| it + 1);
        let end = after
            .find(['\n', '\r'])
            .map_or(self.text.len(), |it| at + it);
        let line = self.text.get(start..end).unwrap_or_default();
        line.trim().to_owned()
    }
}

/// A definition up to the colon before its body.
fn head(definition: &str) -> &str {
    let mut depth = 0usize;
    let end = definition.char_indices().find_map(|(at, c)| {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth == 0 && c == ':').then_some(at)
    });
    definition.get(..end.unwrap_or(0)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::Interface;

    #[test]
    fn a_bracket_that_closes_before_one_opens_is_none() {
        for text in ["class A]:\n    pass\n", "def f]]():\n    pass\n"] {
            Interface::of(text, true);
            Interface::of(text, false);
        }
    }
}
