//! Names: where each is bound, in which scope, and what each use of a name means.

mod bind;
mod guard;
mod lookup;
mod summary;
mod together;
mod walk;
mod words;

use crate::tree::{NodeId, Tree};
use lookup::Lookup;

pub(crate) use guard::Guard;
pub(crate) use lookup::{Group, Symbol};
pub(crate) use summary::{Summary, in_package};
pub(crate) use together::{Together, Used};

/// The number of a scope; 0 is the module's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct ScopeId(usize);

impl ScopeId {
    /// The module's scope.
    pub(crate) const MODULE: ScopeId = ScopeId(0);
}

/// Whether an import is of a module beside the one that imports it, or above.
pub(crate) fn is_relative(module: &str) -> bool {
    module.starts_with('.')
}

/// What a scope belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ScopeKind {
    /// The file.
    Module,
    /// A class body. Functions in it do not see its names.
    Class,
    /// A function, lambda or comprehension.
    Function,
}

/// A region with names of its own.
#[derive(Debug)]
pub(crate) struct Scope {
    pub(crate) kind: ScopeKind,
    /// The function, class or comprehension; none for the module.
    pub(crate) owner: Option<NodeId>,
    pub(crate) parent: Option<ScopeId>,
}

/// What a name was bound to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Bound<'t> {
    /// `import a.b` binds `a`; `import a.b as c` binds the module `a.b`.
    Module(&'t str),
    /// `from module import member`
    Member {
        /// The module, with the dots in front of it where it is relative.
        module: &'t str,
        /// The member.
        member: &'t str,
    },
    /// A function.
    Function(NodeId),
    /// A class.
    Class(NodeId),
    /// A parameter.
    Parameter,
    /// The value of this expression.
    Value(NodeId),
    /// Something that is not followed: a loop's item, part of a tuple, an exception.
    Unknown,
}

/// One place that gives a name a meaning.
#[derive(Debug)]
pub(crate) struct Binding<'t> {
    pub(crate) scope: ScopeId,
    /// The name's token.
    pub(crate) node: NodeId,
    pub(crate) symbol: Symbol,
    pub(crate) to: Bound<'t>,
}

/// One place that uses a name.
#[derive(Debug)]
pub(crate) struct Use<'t> {
    pub(crate) name: &'t str,
    pub(crate) symbol: Symbol,
    pub(crate) node: NodeId,
    pub(crate) scope: ScopeId,
    /// What the name is bound to there; none when it is built in or unknown.
    pub(crate) group: Option<Group>,
    /// The token of the attribute that is asked of it, as in `name.attribute`.
    pub(crate) attribute: Option<NodeId>,
    pub(crate) guard: Guard,
}

/// A module that is imported.
#[derive(Debug)]
pub(crate) struct Import<'t> {
    /// Its full name, with the dots in front of it where it is relative.
    pub(crate) module: &'t str,
    /// The name's tokens.
    pub(crate) node: NodeId,
    /// What is imported from it.
    pub(crate) members: Vec<NodeId>,
    /// Whether that is everything: `from module import *`.
    pub(crate) everything: bool,
    /// Whether it is relative: then it is the project's own.
    pub(crate) relative: bool,
    pub(crate) guard: Guard,
}

/// Everything about the names of a text.
#[derive(Debug)]
pub(crate) struct Names<'t> {
    pub(crate) scopes: Vec<Scope>,
    pub(crate) bindings: Vec<Binding<'t>>,
    pub(crate) uses: Vec<Use<'t>>,
    pub(crate) imports: Vec<Import<'t>>,
    /// Names that some `hasattr` asks for.
    pub(crate) asked_for: Vec<&'t str>,
    /// Whether names come from where they are not written: `from module import *`, `exec`.
    pub(crate) unwritten: bool,
    lookup: Lookup<'t>,
}

impl<'t> Names<'t> {
    /// Finds the names of a tree.
    pub(crate) fn of(tree: &Tree<'t>) -> Names<'t> {
        let mut names = walk::names(tree);
        names.look_up();
        names
    }

    /// Names that functions declare `nonlocal`, and where.
    pub(crate) fn nonlocals(&self) -> impl Iterator<Item = (&'t str, ScopeId)> + '_ {
        self.lookup.nonlocals()
    }

    /// A scope by its number.
    pub(crate) fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0]
    }

    /// The modules that everything is imported from.
    pub(crate) fn everything_of(&self) -> impl Iterator<Item = &'t str> {
        let all = self.imports.iter().filter(|it| it.everything);
        all.map(|it| it.module)
    }

    /// The module that all of these bindings import.
    pub(crate) fn module_among(&self, bindings: &[usize]) -> Option<&'t str> {
        let mut modules = bindings
            .iter()
            .map(|&binding| match self.bindings[binding].to {
                Bound::Module(module) => Some(module),
                _ => None,
            });
        let first = modules.next()??;
        modules.all(|other| other == Some(first)).then_some(first)
    }
}

#[cfg(test)]
mod tests {
    use garter_syntax::{Resync, Start, parse};

    use super::Names;
    use crate::stack::with_stack;
    use crate::tree::{Builder, Tree};

    fn tree(text: &str) -> Tree<'_> {
        with_stack(|stack| {
            let mut builder = Builder::new(text);
            parse::<Resync, _>(text.as_bytes(), Start::File, stack, &mut builder);
            builder
        })
        .finish()
    }

    /// Each use as `name at byte -> bytes of its bindings`.
    fn uses(text: &str) -> Vec<String> {
        let tree = tree(text);
        let names = Names::of(&tree);
        let shown = names.uses.iter().map(|used| {
            let to: Vec<_> = names
                .bindings_of(used.name, used.scope)
                .iter()
                .map(|&b| tree.range(names.bindings[b].node).start)
                .collect();
            format!("{}@{} -> {to:?}", used.name, tree.range(used.node).start)
        });
        shown.collect()
    }

    #[test]
    fn a_name_means_the_nearest_function_that_binds_it() {
        assert_eq!(
            uses("x = 1\ndef f():\n    return x\ndef g():\n    x = 2\n    return x\n"),
            ["x@26 -> [0]", "x@58 -> [41]"]
        );
    }

    #[test]
    fn functions_do_not_see_the_names_of_their_class() {
        assert_eq!(
            uses("x = 1\nclass A:\n    x = 2\n    y = x\n    def f(self):\n        return x\n"),
            ["x@33 -> [19]", "x@67 -> [0]"]
        );
    }

    #[test]
    fn global_and_nonlocal_lead_outwards() {
        assert_eq!(
            uses(
                "n = 0\ndef f():\n    m = 1\n    def g():\n        nonlocal m\n        global n\n        m = n\n"
            ),
            ["n@86 -> [0]"]
        );
        assert_eq!(
            uses("def f():\n    global z\n    z = 1\nz\n"),
            ["z@32 -> [26]"]
        );
    }

    #[test]
    fn comprehensions_have_names_of_their_own() {
        assert_eq!(
            uses("x = [x for x in y if x]\n"),
            ["y@16 -> []", "x@5 -> [11]", "x@21 -> [11]"]
        );
    }

    #[test]
    fn parameters_defaults_and_annotations_are_told_apart() {
        assert_eq!(
            uses("a = b = 1\ndef f(a, c=a) -> b:\n    return a, c\n"),
            ["a@21 -> [0]", "b@27 -> [4]", "a@41 -> [16]", "c@44 -> [19]"]
        );
    }

    #[test]
    fn modules_are_known_by_their_imports() {
        let text = "import os, sys as s\nimport a.b\nimport c.d as e\nos = 1\n";
        let tree = tree(text);
        let names = Names::of(&tree);
        let bindings = |name| names.bindings_of(name, super::ScopeId(0));
        let module = |name| names.module_among(bindings(name));
        assert_eq!(module("os"), None);
        assert_eq!(module("s"), Some("sys"));
        assert_eq!(module("a"), Some("a"));
        assert_eq!(module("e"), Some("c.d"));
        let imports: Vec<_> = names.imports.iter().map(|i| i.module).collect();
        assert_eq!(imports, ["os", "sys", "a.b", "c.d"]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_names_without_panic(text in "(?s).{0,120}") {
            Names::of(&tree(&text));
        }
    }
}
