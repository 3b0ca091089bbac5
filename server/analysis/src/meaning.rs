//! What an attribute or a type means: where it is defined, here, in the project or in a module
//! that is built in.

use std::ops::Range;

use garter_syntax::RuleId;

use crate::builtins;
use crate::catalogue::{BuiltIn, catalogue};
use crate::infer::{Infer, Type};
use crate::names::Names;
use crate::occurrence::{Origin, tree};
use crate::tree::{NodeId, Tree};

/// What stands at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// The name that was asked about.
    pub at: Range<usize>,
    /// What it stands for.
    pub target: Target,
}

/// Something that is defined somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// In this text, by the name at this place.
    Here(Range<usize>),
    /// In a module that is built in.
    BuiltIn(BuiltIn),
    /// In another module: a name of it, and names in that.
    Elsewhere {
        /// The module.
        module: String,
        /// The names.
        path: Vec<String>,
    },
}

/// What the attribute at a byte means, the `b` of `a.b`, or the name of something that needs no
/// import.
pub fn attribute(text: &str, byte: usize) -> Option<Meaning> {
    let tree = tree(text);
    let names = Names::of(&tree);
    let infer = Infer::new(&tree, &names);
    let touches = |range: &Range<usize>| range.start <= byte && byte <= range.end;
    let Some(asked) = attribute_at(&tree, touches) else {
        let used = names.uses.iter().find(|it| touches(&tree.range(it.node)))?;
        let is_bound = !names.bindings_of(used.name, used.scope).is_empty();
        let thing = builtins::thing(used.name).filter(|_| !is_bound)?;
        return Some(Meaning {
            at: tree.range(used.node),
            target: Target::BuiltIn(thing),
        });
    };
    let owner = asked.owner(&infer)?;
    let name = tree.name(asked.name)?;
    Some(Meaning {
        at: tree.range(asked.name),
        target: member(&infer, &owner, name)?,
    })
}

/// The class of what stands at a byte, or the module if it is one.
pub fn type_at(text: &str, byte: usize) -> Option<Meaning> {
    let tree = tree(text);
    let names = Names::of(&tree);
    let infer = Infer::new(&tree, &names);
    let touches = |range: &Range<usize>| range.start <= byte && byte <= range.end;
    let (node, known) = match attribute_at(&tree, |range| touches(range)) {
        Some(asked) => {
            let scope = infer.scope_of(asked.primary)?;
            let known = infer.prefix(asked.primary, scope, asked.place);
            (asked.name, known)
        }
        None => {
            let used = names.uses.iter().map(|it| (it.node, it.scope));
            let bound = names.bindings.iter().map(|it| (it.node, it.scope));
            let (node, scope) = used.chain(bound).find(|it| touches(&tree.range(it.0)))?;
            (node, infer.name(tree.name(node)?, scope))
        }
    };
    let target = match known? {
        Type::Class(class) | Type::Object(class) => Target::Here(tree.range(tree.child(class, 0)?)),
        Type::BuiltIn(thing) | Type::ObjectOfBuiltIn(thing) => Target::BuiltIn(thing),
        Type::Plain(of) => Target::BuiltIn(builtins::thing(of)?),
        Type::Elsewhere { module, path, .. } => Target::Elsewhere { module, path },
        Type::Function(_) | Type::PlainMethod(_) => return None,
    };
    Some(Meaning {
        at: tree.range(node),
        target,
    })
}

/// What an imported name is, if it comes from a module that is built in.
pub fn built_in(origin: &Origin) -> Option<BuiltIn> {
    let module = BuiltIn::module(&origin.module);
    let all = match &origin.member {
        None => vec![module],
        Some(member) => {
            let below = BuiltIn::module(&format!("{}.{member}", origin.module));
            vec![module.inner(member), below]
        }
    };
    all.into_iter().find(|it| catalogue().entry(it).is_some())
}

/// An attribute in a text.
pub(crate) struct Asked {
    /// The atom and what is done to it.
    pub(crate) primary: NodeId,
    /// The number of the attribute among what is done to it, from 1.
    pub(crate) place: usize,
    /// The attribute's name.
    pub(crate) name: NodeId,
}

impl Asked {
    /// What it is an attribute of.
    pub(crate) fn owner(&self, infer: &Infer<'_, '_>) -> Option<Type> {
        let scope = infer.scope_of(self.primary);
        let scope = scope.unwrap_or(crate::names::ScopeId::MODULE);
        infer.prefix(self.primary, scope, self.place - 1)
    }
}

/// The attribute whose name is at a place.
pub(crate) fn attribute_at(
    tree: &Tree<'_>,
    wanted: impl Fn(&Range<usize>) -> bool,
) -> Option<Asked> {
    let mut all = attributes(tree).into_iter();
    let found = all.find(|(.., name)| wanted(&tree.range(*name)));
    found.map(|(primary, place, name)| Asked {
        primary,
        place,
        name,
    })
}

/// All attributes of a text: the atom and what is done to it, the attribute's place there,
/// its name.
pub(crate) fn attributes(tree: &Tree<'_>) -> Vec<(NodeId, usize, NodeId)> {
    let nodes = tree.root().into_iter().flat_map(|root| tree.below(root));
    let mut all = Vec::new();
    for primary in nodes.filter(|it| tree.is(*it, RuleId::Primary)) {
        for (place, part) in tree.children(primary).enumerate().skip(1) {
            let name = tree.child(part, 0);
            if let Some(name) = name.filter(|_| tree.is(part, RuleId::Attribute)) {
                all.push((primary, place, name));
            }
        }
    }
    all
}

/// What something has by a name.
fn member(infer: &Infer<'_, '_>, owner: &Type, name: &str) -> Option<Target> {
    match owner {
        Type::Class(class) | Type::Object(class) => {
            let member = infer.member(*class, name)?;
            Some(Target::Here(infer.tree.range(member.node)))
        }
        Type::BuiltIn(thing) | Type::ObjectOfBuiltIn(thing) => {
            let inner = thing.inner(name);
            let below = BuiltIn::module(&format!("{}.{name}", thing.module));
            let below = Some(below).filter(|_| thing.path.is_empty());
            let mut all = std::iter::once(inner).chain(below);
            let found = all.find(|it| catalogue().entry(it).is_some())?;
            Some(Target::BuiltIn(found))
        }
        Type::Elsewhere { module, path, .. } => {
            let mut path = path.clone();
            path.push(name.to_owned());
            Some(Target::Elsewhere {
                module: module.clone(),
                path,
            })
        }
        Type::Plain(of) => builtins::member(of, name).map(Target::BuiltIn),
        Type::Function(_) | Type::PlainMethod(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Meaning, Target, attribute, type_at};

    fn shown(text: &str, found: Option<Meaning>) -> String {
        match found.map(|it| it.target) {
            None => "nothing".to_owned(),
            Some(Target::Here(range)) => format!("{}@{}", &text[range.clone()], range.start),
            Some(Target::BuiltIn(thing)) => format!("{}:{}", thing.module, thing.path.join(".")),
            Some(Target::Elsewhere { module, path }) => format!("?{module}:{}", path.join(".")),
        }
    }

    fn asked(text: &str, ask: fn(&str, usize) -> Option<Meaning>) -> String {
        let byte = text.find('|').expect("a cursor");
        let text = text.replacen('|', "", 1);
        shown(&text, ask(&text, byte))
    }

    #[test]
    fn attributes_are_followed_to_what_they_are_of() {
        for (text, wanted) in [
            ("import time\ntime.sleep|(1)\n", "time:sleep"),
            (
                "from machine import Pin\nPin(1).irq|()\n",
                "machine:Pin.irq",
            ),
            (
                "import machine\np = machine.Pin(1)\np.on|()\n",
                "machine:Pin.on",
            ),
            (
                "import machine\ndef f(p: machine.Pin):\n    p.on|()\n",
                "machine:Pin.on",
            ),
            ("class A:\n    def go(self): pass\nA().go|()\n", "go@17"),
            (
                "class A:\n    def f(self):\n        self.x = 1\n    def g(self):\n        return self.x|\n",
                "x@39",
            ),
            (
                "class B:\n    def go(self): pass\nclass A(B):\n    def f(self):\n        self.go|()\n",
                "go@17",
            ),
            (
                "from machine import Pin\nclass A:\n    def __init__(self):\n        self.led = Pin(1)\n    def f(self):\n        self.led.on|()\n",
                "machine:Pin.on",
            ),
            ("import led\nled.Led(1).on|()\n", "?led:Led.on"),
            ("from led import Led\nx = Led()\nx.on|()\n", "?led:Led.on"),
            ("x = None\nx = [1]\nx.append|(2)\n", "builtins:list.append"),
            ("x = 'a'.upper().spl|it()\n", "builtins:str.split"),
            ("x = 'a'.zfill|(2)\n", "nothing"),
            ("pri|nt(1)\n", "builtins:print"),
            ("def f(x=le|n('a')): pass\n", "builtins:len"),
            ("raise Val|ueError\n", "builtins:ValueError"),
            ("def print(): pass\npri|nt()\n", "nothing"),
            ("unknown|()\n", "nothing"),
            ("def f(x):\n    x.on|()\n", "nothing"),
        ] {
            assert_eq!(asked(text, attribute), wanted, "{text}");
        }
    }

    #[test]
    fn types_are_found_through_assignments_calls_and_annotations() {
        for (text, wanted) in [
            ("class A: pass\na = A()\na|\n", "A@6"),
            ("class A: pass\ndef f() -> A: pass\nb = f()\nb|\n", "A@6"),
            ("from machine import SPI\ns| = SPI(1)\n", "machine:SPI"),
            ("class A: pass\na = A()\na = 1\na|\n", "nothing"),
            ("x| = 1\n", "builtins:int"),
            ("def f(a: str):\n    a|\n", "builtins:str"),
            ("def f(a):\n    a|\n", "nothing"),
        ] {
            assert_eq!(asked(text, type_at), wanted, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_byte_of_any_program_can_be_asked_about(which: usize, at: usize) {
            let programs = crate::corpus::programs();
            let text = &programs[which % programs.len()];
            let byte = at % (text.len() + 1);
            for found in [attribute(text, byte), type_at(text, byte)].into_iter().flatten() {
                assert!(text.get(found.at).is_some());
            }
        }
    }
}
