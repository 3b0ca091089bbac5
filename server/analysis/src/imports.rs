//! Importing what a name needs: who offers it, and where the import is to stand.

use std::cmp::Reverse;

use garter_syntax::{RuleId, TokenKind};

use crate::Edit;
use crate::catalogue::catalogue;
use crate::occurrence::tree;
use crate::tree::{Kind, NodeId, Tree};
use crate::{Standpoint, Surroundings};

/// An import that gives a name its meaning.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Provider {
    /// The module.
    pub module: String,
    /// What is imported from it; none for the module itself.
    pub member: Option<String>,
}

impl Provider {
    /// The statement that imports it.
    pub fn statement(&self) -> String {
        match &self.member {
            Some(member) => format!("from {} import {member}", self.module),
            None => format!("import {}", self.module),
        }
    }
}

/// Who offers a name: a module of this name, else the modules that are built in and have it.
pub fn providers(name: &str, around: &Surroundings, among: Standpoint<'_>) -> Vec<Provider> {
    let modules = offering(around);
    let own = around.modules.as_ref();
    let is_own = own.is_some_and(|modules| modules.contains(name));
    if is_own || modules.contains(&name) {
        return vec![Provider {
            module: name.to_owned(),
            member: None,
        }];
    }
    let own_names = among.finder.offers(|offered| offered == name);
    let own_names = own_names.into_iter().map(|(module, member, _)| Provider {
        module,
        member: Some(member),
    });
    let mut all: Vec<Provider> = own_names.collect();
    for module in modules {
        // A module of the project hides one that is built in.
        if own.is_some_and(|own| own.contains(module)) {
            continue;
        }
        let mut members = catalogue().members_on(module, around.targets);
        if members.any(|(member, _)| member == name) {
            all.push(Provider {
                module: module.to_owned(),
                member: Some(name.to_owned()),
            });
        }
    }
    all
}

/// The modules that names are imported from, those first from which people would.
pub(crate) fn offering(around: &Surroundings) -> Vec<&'static str> {
    let all = catalogue().modules_on(around.targets);
    let named = all.map(|(name, _)| name);
    let mut modules: Vec<&str> = named.collect();
    modules.retain(|it| !it.starts_with('_') && !it.contains("asyncio."));
    // `asyncio` and `machine` have functions of the clock too; parts of packages come last, and
    // modules that most boards have come before those of a few.
    modules.sort_by_cached_key(|it| {
        let reach = Reverse(catalogue().reach(it));
        (
            *it == "asyncio",
            it.contains('.'),
            reach,
            *it == "machine",
            *it,
        )
    });
    modules
}

/// The edit that imports it: a name more in an import that is there, or a line with the others.
pub fn import(text: &str, wanted: &Provider) -> Edit {
    let mut all = imports(text, std::slice::from_ref(wanted));
    // There is one for each that is wanted.
    all.pop().unwrap_or(Edit {
        range: 0..0,
        text: String::new(),
    })
}

/// The same for each of several.
pub(crate) fn imports(text: &str, wanted: &[Provider]) -> Vec<Edit> {
    let tree = tree(text);
    let statements = statements(&tree);
    let edit = |wanted| edit(text, &tree, &statements, wanted);
    wanted.iter().map(edit).collect()
}

fn edit(text: &str, tree: &Tree<'_>, statements: &[NodeId], wanted: &Provider) -> Edit {
    if let Some(edit) = joined(text, tree, statements, wanted) {
        return edit;
    }
    let end_of_line = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let line = wanted.statement();
    match after(tree, statements) {
        Some(last) => {
            let rest = &text[last..];
            let at = last + rest.find(['\n', '\r']).unwrap_or(rest.len());
            Edit {
                range: at..at,
                text: format!("{end_of_line}{line}"),
            }
        }
        None => {
            let at = after_header(text);
            Edit {
                range: at..at,
                text: format!("{line}{end_of_line}"),
            }
        }
    }
}

/// The statements of the module, those of one line apart.
fn statements(tree: &Tree<'_>) -> Vec<NodeId> {
    let body = tree.root().and_then(|root| {
        let is_file = tree.is(root, RuleId::FileInput);
        if is_file {
            tree.child(root, 0)
        } else {
            Some(root)
        }
    });
    let lines = body.into_iter();
    let lines = lines.flat_map(|body| tree.members(body, RuleId::Statements));
    let parts = lines.flat_map(|line| tree.members(line, RuleId::SmallStatements));
    parts.collect()
}

/// `from module import a` becomes `from module import a, b`, where that is one plain line.
fn joined(text: &str, tree: &Tree<'_>, statements: &[NodeId], wanted: &Provider) -> Option<Edit> {
    let member = wanted.member.as_deref()?;
    let from = |node: &&NodeId| {
        let source = tree.child(**node, 0).map(|it| tree.text(it));
        tree.is(**node, RuleId::ImportFrom) && source == Some(&wanted.module)
    };
    let found = *statements.iter().find(from)?;
    let line = tree.text(found);
    let range = tree.range(found);
    let rest = text.get(range.end..)?;
    let ends = rest.trim_start_matches([' ', '\t']);
    let is_plain = !line.contains(['(', '\\', '*', '\n', '#'])
        && (ends.is_empty() || ends.starts_with(['\n', '\r', '#']));
    is_plain.then(|| Edit {
        range: range.end..range.end,
        text: format!(", {member}"),
    })
}

/// The end of what stands before an import among the others: the imports at the beginning, or
/// the docstring.
fn after(tree: &Tree<'_>, statements: &[NodeId]) -> Option<usize> {
    let mut last = None;
    for (place, node) in statements.iter().enumerate() {
        let imports =
            |node: NodeId| tree.is(node, RuleId::ImportName) || tree.is(node, RuleId::ImportFrom);
        let is_docstring = place == 0
            && matches!(
                tree.kind(*node),
                Kind::Token(TokenKind::String | TokenKind::Bytes)
            );
        let guarded = tree.is(*node, RuleId::Try) && tree.below(*node).any(imports);
        if !is_docstring && !guarded && !imports(*node) {
            break;
        }
        last = Some(tree.range(*node).end);
    }
    last
}

/// The first line after the comments at the beginning of a file that an empty line ends.
fn after_header(text: &str) -> usize {
    let mark = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut at = mark;
    let mut fixed = mark;
    for line in text[mark..].split_inclusive('\n') {
        if line.trim().is_empty() {
            fixed = if at > mark { at + line.len() } else { at };
            break;
        }
        if !line.starts_with('#') {
            break;
        }
        at += line.len();
        if line.starts_with("#!") || line.contains("coding") {
            fixed = at;
        }
    }
    fixed
}

#[cfg(test)]
mod tests {
    use super::{Provider, import, providers};
    use crate::{Standpoint, Surroundings, edited};

    fn shown(name: &str) -> Vec<String> {
        let all = providers(name, &Surroundings::default(), Standpoint::alone());
        all.iter().map(Provider::statement).collect()
    }

    #[test]
    fn modules_that_have_a_name_offer_it() {
        assert_eq!(shown("Pin")[0], "from machine import Pin");
        assert_eq!(shown("time")[0], "import time");
        assert_eq!(shown("sleep_ms")[0], "from time import sleep_ms");
        assert_eq!(shown("sleep")[0], "from time import sleep");
        assert_eq!(shown("LED"), ["from pyb import LED"]);
        assert_eq!(shown("nobody_knows_it"), [""; 0]);
    }

    #[test]
    fn imports_join_the_others() {
        for (text, wanted) in [
            ("x\n", "from machine import Pin\nx\n"),
            ("", "from machine import Pin\n"),
            ("\u{feff}x\n", "\u{feff}from machine import Pin\nx\n"),
            (
                "#!/bin/x\n# why\nx\n",
                "#!/bin/x\nfrom machine import Pin\n# why\nx\n",
            ),
            (
                "# all\n# of it\n\nx\n",
                "# all\n# of it\n\nfrom machine import Pin\nx\n",
            ),
            ("'''doc'''\nx\n", "'''doc'''\nfrom machine import Pin\nx\n"),
            (
                "import os\r\nimport sys  # s\r\n\r\nx\r\nimport late\r\n",
                "import os\r\nimport sys  # s\r\nfrom machine import Pin\r\n\r\nx\r\nimport late\r\n",
            ),
            (
                "try:\n    import ujson\nexcept ImportError:\n    import json\nx\n",
                "try:\n    import ujson\nexcept ImportError:\n    import json\nfrom machine import Pin\nx\n",
            ),
            (
                "from machine import ADC as A  # c\nimport os\n",
                "from machine import ADC as A, Pin  # c\nimport os\n",
            ),
            (
                "from machine import (ADC,\n  I2C)\nx\n",
                "from machine import (ADC,\n  I2C)\nfrom machine import Pin\nx\n",
            ),
        ] {
            let wanted_import = Provider {
                module: "machine".to_owned(),
                member: Some("Pin".to_owned()),
            };
            let edit = import(text, &wanted_import);
            assert_eq!(edited(text, &[edit]), wanted, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn an_import_fits_into_any_program(which: usize) {
            let programs = crate::corpus::programs();
            let text = &programs[which % programs.len()];
            let wanted = Provider { module: "machine".to_owned(), member: Some("Pin".to_owned()) };
            let after = edited(text, &[import(text, &wanted)]);
            assert_eq!(crate::analyse(&after).diagnostics.len(), crate::analyse(text).diagnostics.len());
        }
    }
}
