//! Where the name under the cursor is bound and used: by the same scopes as the compiler's.

use std::ops::Range;

use garter_syntax::{Resync, RuleId, Start, parse};

use crate::names::{Bound, Names, ScopeKind};
use crate::stack::with_stack;
use crate::tree::{Builder, NodeId, Tree};

/// All places of one name that mean the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrences {
    /// The name.
    pub name: String,
    /// The one that was asked about.
    pub at: Range<usize>,
    /// Where it is bound, in order. Empty for names that are built in or come from elsewhere.
    pub definitions: Vec<Range<usize>>,
    /// Where else it stands, in order.
    pub uses: Vec<Range<usize>>,
    /// Whether other files can see it.
    pub is_of_module: bool,
    /// What it was imported from, if it was.
    pub origin: Option<Origin>,
    /// Whether it is a parameter.
    pub is_parameter: bool,
    /// Where an argument of a call is given by this name, if it is a parameter: which function
    /// is called there is not known.
    pub by_keyword: Option<Range<usize>>,
}

/// What an imported name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The module, with the dots in front of it where it is relative.
    pub module: String,
    /// What is imported from it; none for the module itself.
    pub member: Option<String>,
}

/// The tree of a text.
pub(crate) fn tree(text: &str) -> Tree<'_> {
    with_stack(|stack| {
        let mut builder = Builder::new(text);
        parse::<Resync, _>(text.as_bytes(), Start::File, stack, &mut builder);
        builder
    })
    .finish()
}

/// The modules that a text imports everything from.
pub fn everything_of(text: &str) -> Vec<String> {
    let tree = tree(text);
    let names = Names::of(&tree);
    names.everything_of().map(str::to_owned).collect()
}

/// The places of the name at a byte; none when no name is there, or only an attribute's.
pub fn occurrences(text: &str, byte: usize) -> Option<Occurrences> {
    let tree = tree(text);
    let names = Names::of(&tree);
    let touches = |node: NodeId| {
        let range = tree.range(node);
        range.start <= byte && byte <= range.end
    };
    let binding = names.bindings.iter().find(|it| touches(it.node));
    let used = names.uses.iter().find(|it| touches(it.node));
    let (node, scope) = match (binding, used) {
        (Some(binding), _) => (binding.node, binding.scope),
        (None, Some(used)) => (used.node, used.scope),
        (None, None) => declared(&tree, &names, &touches)?,
    };
    let name = tree.text(node);
    let meant = names.bindings_of(name, scope);
    let same = |scope| names.bindings_of(name, scope) == meant;
    let definitions = meant.iter().map(|at| tree.range(names.bindings[*at].node));
    let mut definitions: Vec<_> = definitions.collect();
    let uses = names
        .uses
        .iter()
        .filter(|it| it.name == name && same(it.scope));
    let mut uses: Vec<_> = uses.map(|it| tree.range(it.node)).collect();
    let is_of_module = meant
        .iter()
        .any(|at| names.scope(names.bindings[*at].scope).kind == ScopeKind::Module);
    uses.extend(declarations(&tree, name, is_of_module, &definitions));
    for all in [&mut definitions, &mut uses] {
        all.sort_by_key(|range| range.start);
        all.dedup();
    }
    // `x += 1` binds and uses in one place.
    uses.retain(|range| !definitions.contains(range));
    let bound = meant.first().map(|at| &names.bindings[*at].to);
    let is_parameter = matches!(bound, Some(Bound::Parameter));
    Some(Occurrences {
        name: name.to_owned(),
        at: tree.range(node),
        by_keyword: is_parameter
            .then(|| keyword(text, name, &definitions, &uses))
            .flatten(),
        definitions,
        uses,
        is_of_module,
        is_parameter,
        origin: bound.and_then(origin),
    })
}

/// Where the attribute at a byte is asked of what is written the same, and whether it is assigned
/// there; nothing when there is none.
pub fn attribute_places(text: &str, byte: usize) -> Vec<(Range<usize>, bool)> {
    let tree = tree(text);
    let Some(root) = tree.root() else {
        return Vec::new();
    };
    let mut all = Vec::new();
    let mut meant = None;
    for primary in tree.below(root).filter(|it| tree.is(*it, RuleId::Primary)) {
        let start = tree.range(primary).start;
        for part in tree
            .children(primary)
            .filter(|it| tree.is(*it, RuleId::Attribute))
        {
            let Some(name) = tree.child(part, 0) else {
                continue;
            };
            let (range, of) = (tree.range(name), start..tree.range(part).start);
            let key = (text.get(of).unwrap_or_default(), tree.text(name));
            if range.start <= byte && byte <= range.end {
                meant = Some(key);
            }
            all.push((range, key));
        }
    }
    all.retain(|(_, key)| Some(*key) == meant);
    let is_written = |end: usize| {
        let rest = text
            .get(end..)
            .unwrap_or_default()
            .trim_start_matches([' ', '\t']);
        let rest = rest.trim_start_matches(['+', '-', '*', '/', '%', '@', '&', '|', '^', '<', '>']);
        rest.starts_with('=') && !rest.starts_with("==")
    };
    all.into_iter()
        .map(|(range, _)| (range.clone(), is_written(range.end)))
        .collect()
}

fn origin(bound: &Bound<'_>) -> Option<Origin> {
    match bound {
        Bound::Module(module) => Some(Origin {
            module: (*module).to_owned(),
            member: None,
        }),
        Bound::Member { module, member } => Some(Origin {
            module: (*module).to_owned(),
            member: Some((*member).to_owned()),
        }),
        _ => None,
    }
}

/// The names of `global` and `nonlocal` statements, with the innermost function around each.
fn statements(tree: &Tree<'_>) -> Vec<(RuleId, NodeId, Option<NodeId>)> {
    let Some(root) = tree.root() else {
        return Vec::new();
    };
    let mut functions: Vec<NodeId> = Vec::new();
    let mut all = Vec::new();
    for node in tree.below(root) {
        let start = tree.range(node).start;
        functions.retain(|function| start < tree.range(*function).end);
        if tree.is(node, RuleId::FunctionDef) {
            functions.push(node);
        }
        for rule in [RuleId::Global, RuleId::Nonlocal] {
            if tree.is(node, rule)
                && let Some(list) = tree.child(node, 0)
            {
                let members = tree.members(list, RuleId::NameList);
                all.extend(members.map(|member| (rule, member, functions.last().copied())));
            }
        }
    }
    all
}

/// The name in a declaration that the cursor touches, and the scope it is declared in.
fn declared(
    tree: &Tree<'_>,
    names: &Names<'_>,
    touches: &dyn Fn(NodeId) -> bool,
) -> Option<(NodeId, crate::names::ScopeId)> {
    let (_, node, function) = statements(tree)
        .into_iter()
        .find(|(_, it, _)| touches(*it))?;
    let inside = tree.range(function?);
    let name = tree.text(node);
    let is_in = |node: NodeId| inside.contains(&tree.range(node).start);
    let binding = names
        .bindings
        .iter()
        .find(|it| is_in(it.node) && tree.text(it.node) == name);
    let used = || {
        let found = names
            .uses
            .iter()
            .find(|it| is_in(it.node) && it.name == name);
        found.map(|it| it.scope)
    };
    let scope = binding.map(|it| it.scope).or_else(used)?;
    Some((node, scope))
}

/// Where `global` and `nonlocal` statements say the name.
fn declarations(
    tree: &Tree<'_>,
    name: &str,
    is_of_module: bool,
    definitions: &[Range<usize>],
) -> Vec<Range<usize>> {
    let wanted = if is_of_module {
        RuleId::Global
    } else {
        RuleId::Nonlocal
    };
    let all = statements(tree).into_iter();
    let meant = all.filter(|(rule, node, function)| {
        let within = |function: NodeId| {
            let inside = tree.range(function);
            // The function around the declaration binds it, or one around that.
            definitions
                .iter()
                .any(|range| inside.contains(&range.start) || range.start < inside.start)
        };
        *rule == wanted
            && tree.text(*node) == name
            && (is_of_module || function.is_some_and(within))
    });
    meant.map(|(_, node, _)| tree.range(node)).collect()
}

/// The first `name=` in a call.
pub(crate) fn keyword(
    text: &str,
    name: &str,
    definitions: &[Range<usize>],
    uses: &[Range<usize>],
) -> Option<Range<usize>> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut all = text.match_indices(name).map(|(at, _)| at..at + name.len());
    all.find(|range| {
        let before = text[..range.start].trim_end();
        let after = text[range.end..].trim_start();
        (before.ends_with(['(', ',']))
            && !text[..range.start].ends_with(is_part)
            && after.starts_with('=')
            && !after.starts_with("==")
            && !definitions.contains(range)
            && !uses.contains(range)
    })
}

#[cfg(test)]
mod tests {
    use super::occurrences;

    /// The text with `<d>` at definitions and `<u>` at other places; `|` is the cursor.
    fn marked(text: &str) -> String {
        let byte = text.find('|').expect("a cursor");
        let text = text.replacen('|', "", 1);
        let Some(found) = occurrences(&text, byte) else {
            return "nothing".to_owned();
        };
        let mut marks: Vec<_> = found
            .definitions
            .iter()
            .map(|it| (it.start, "<d>"))
            .collect();
        marks.extend(found.uses.iter().map(|it| (it.start, "<u>")));
        marks.sort_by_key(|mark| std::cmp::Reverse(mark.0));
        let mut shown = text.clone();
        for (at, mark) in marks {
            shown.insert_str(at, mark);
        }
        shown
    }

    #[test]
    fn a_name_is_the_same_where_the_compiler_says_so() {
        for (asked, wanted) in [
            (
                "x = 1\ndef f(x):\n    return x|\n",
                "x = 1\ndef f(<d>x):\n    return <u>x\n",
            ),
            (
                "x| = 1\ndef f():\n    return x\n",
                "<d>x = 1\ndef f():\n    return <u>x\n",
            ),
            (
                "n = 0\ndef f():\n    global n|\n    n += 1\n",
                "<d>n = 0\ndef f():\n    global <u>n\n    <d>n += 1\n",
            ),
            (
                "def f():\n    n = 0\n    def g():\n        nonlocal n\n        n = 1\n    return n|\n",
                "def f():\n    <d>n = 0\n    def g():\n        nonlocal <u>n\n        <d>n = 1\n    return <u>n\n",
            ),
            (
                "class A:\n    x = 1\n    def f(self):\n        return x\nx| = 2\n",
                "class A:\n    x = 1\n    def f(self):\n        return <u>x\n<d>x = 2\n",
            ),
            (
                "y = [x for x| in z]\nx = 1\n",
                "y = [<u>x for <d>x in z]\nx = 1\n",
            ),
            (
                "import os\nos|.getcwd()\n",
                "import <d>os\n<u>os.getcwd()\n",
            ),
            ("a.b|.c\n", "nothing"),
            ("# x|\n", "nothing"),
            ("print|(1)\n", "<u>print(1)\n"),
        ] {
            assert_eq!(marked(asked), wanted);
        }
    }

    #[test]
    fn what_a_name_was_imported_from_is_known() {
        let text = "from lib.led import Led as L\nL()\n";
        let found = occurrences(text, text.len() - 4).expect("a name");
        let origin = found.origin.expect("an import");
        assert_eq!(
            (origin.module.as_str(), origin.member.as_deref()),
            ("lib.led", Some("Led"))
        );
    }

    #[test]
    fn arguments_given_by_name_are_noticed() {
        let text = "def f(size=1):\n    return size\nf(size=2)\n";
        let found = occurrences(text, 6).expect("a name");
        assert_eq!(found.by_keyword.map(|it| it.start), Some(33));
    }

    proptest::proptest! {
        #[test]
        fn any_byte_of_any_program_can_be_asked_about(which: usize, at: usize) {
            let programs = crate::corpus::programs();
            let text = &programs[which % programs.len()];
            if let Some(found) = occurrences(text, at % (text.len() + 1)) {
                for range in found.definitions.iter().chain(&found.uses) {
                    assert_eq!(text.get(range.clone()), Some(found.name.as_str()));
                }
                assert!(found.definitions.contains(&found.at) || found.uses.contains(&found.at));
            }
        }
    }
}
