//! Lowering finds nothing where nothing is doubted.

use garter_compiler::{Code, Fault, Native, Options, check};
use garter_syntax::{Resync, Start, parse};
use proptest::prelude::*;

use super::{doubtful_statements, is_doubtful};
use crate::stack::with_stack;
use crate::tree::Builder;

/// Whether there is a doubt about a text that parses, and what compiling finds in it.
fn looked_at(source: &str) -> Option<(bool, Vec<Fault>)> {
    let options = Options::new(b"main.py").native(Native::Check);
    let mut found = Vec::new();
    let mut report = |fault: &Fault| found.push(*fault);
    check(
        source.as_bytes(),
        &options,
        &mut vec![0; 1 << 18],
        &mut report,
    );
    if found
        .iter()
        .any(|fault| matches!(fault.code, Code::Syntax(_)))
    {
        return None;
    }
    let builder = with_stack(|stack| {
        let mut builder = Builder::new(source);
        parse::<Resync, _>(source.as_bytes(), Start::File, stack, &mut builder);
        builder
    });
    Some((is_doubtful(&builder.finish()), found))
}

#[test]
fn only_statements_in_which_something_may_be_wrong_are_doubtful() {
    let doubtful = |source: &str| {
        let builder = with_stack(|stack| {
            let mut builder = Builder::new(source);
            parse::<Resync, _>(source.as_bytes(), Start::File, stack, &mut builder);
            builder
        });
        let tree = builder.finish();
        let all = doubtful_statements(&tree).into_iter();
        all.map(str::to_owned).collect::<Vec<_>>()
    };
    let text = "x = 1\nbreak\n# c\n@f\nclass A:\n    def g(self):\n        return 2\n\nreturn 3; y = 2\nz = 4\n";
    assert_eq!(doubtful(text), ["break\n# c\n", "return 3; y = 2\n"]);
    assert_eq!(doubtful("x = 1\ny = 2\n"), [""; 0]);
    let constant = "A = const(1)\nbreak\n";
    assert_eq!(doubtful(constant), [constant]);
}

/// Lines that may be wrong where they stand.
const LINES: &[&str] = &[
    "pass",
    "x = 1",
    "break",
    "continue",
    "return",
    "return x",
    "yield",
    "x = yield y",
    "await x",
    "x = await y",
    "global x",
    "nonlocal x",
    "import x",
    "import x.y as z",
    "from x import *",
    "from x import y, z as w",
    "for x in y:",
    "for x, y in z:",
    "for x.y in range(3):",
    "for f() in y:",
    "while x:",
    "while True:",
    "if x:",
    "elif y:",
    "else:",
    "try:",
    "except:",
    "except E:",
    "except E as e:",
    "finally:",
    "with x:",
    "with x as y:",
    "with x as f():",
    "with x as (y, z), w:",
    "def f():",
    "def f(x):",
    "def f(x, x):",
    "def f(x=1, y):",
    "def f(x=1, *, y):",
    "def f(*, x, *y):",
    "def f(**x, y):",
    "def f(*x, **x):",
    "def f(x: int = 1, *y: int, **z) -> int:",
    "def f(x=(yield)):",
    "def f(x=super()):",
    "def f(*):",
    "class A:",
    "class A(B, c=1):",
    "class A(b=1, C):",
    "class A((yield)):",
    "@x",
    "@x.y(1)",
    "@micropython.native",
    "@micropython.viper",
    "@micropython",
    "@micropython.asm_thumb",
    "async def f():",
    "async def f(x):",
    "async for x in y:",
    "async with x as y:",
    "super().f()",
    "super()",
    "super().f(super())",
    "f() = 1",
    "x.y = 1",
    "x[y] = 1",
    "x().y += 1",
    "f() += 1",
    "x, y = z",
    "x, f() = z",
    "(x, y) = z",
    "[x, y] = z",
    "(x) = 1",
    "() = x",
    "[] = x",
    "x = y = z",
    "x = f() = z",
    "x, *y = z",
    "*x, *y = z",
    "*x = z",
    "x, y += 1",
    "x: int",
    "x: int = 1",
    "f(): int = 1",
    "(x): int",
    "1 = x",
    "None = x",
    "'a' = x",
    "x = *y",
    "x = (*y, z)",
    "print(*x)",
    "del x",
    "del x, y.z",
    "del (x, y)",
    "del f()",
    "del [x]",
    "del 1",
    "del ()",
    "f(x=1)",
    "f(x=1, y)",
    "f(*x, y)",
    "f(x=1, *y)",
    "f(**x, *y)",
    "f(**x, y)",
    "f(**x, y=1)",
    "f(1=2)",
    "f(x.y=1)",
    "f(x for x in y)",
    "f(x for x in y, z)",
    "f(x=1, y for y in z)",
    "f(x := 1)",
    "(x := 1)",
    "(1 := x)",
    "x = [y := z for z in w]",
    "x = {1: 2, 3}",
    "x = {1, 2: 3}",
    "x = {1: 2, 3: 4}",
    "x = {y: z for y in w}",
    "x = {y for y in z}",
    "x = [f() for f() in z]",
    "x = [y for y.z in w]",
    "x = [(yield) for y in z]",
    "x = [await y for y in z]",
    "x = lambda: (yield)",
    "x = lambda y, y: z",
    "x = lambda y=1, z: w",
    "x = lambda *y, *z: 1",
    "x = lambda: super()",
    "lambda *x, y=1, **z: 1",
    "X = const(1)",
    "X = const(x)",
    "X = const(1 << 70)",
    "math.pi = 1",
    "math.pi += 1",
    "for X in y:",
    "X: int",
    "x = X = y",
    "global X",
    "global y, z",
    "x.X = 1",
    "X += 1",
    "X = 2",
    "_Y = const(3)",
    "_Y = 4",
    "f(X=1)",
    "del X",
    "assert x, y",
    "raise x from y",
    "x = y if z else w",
    "x = a or b and not c",
    "x = a < b < c",
    "x = a[b:c, d]",
    "x = f'{y}{z!r}'",
    "exec(x)",
    "x = await (yield)",
    "return (yield)",
    "x = y, = z",
];

fn program() -> impl Strategy<Value = String> {
    let line = (0..LINES.len(), 0..3usize);
    prop::collection::vec(line, 1..14).prop_map(|lines| {
        let (mut text, mut deep) = (String::new(), 0);
        for (which, out) in lines {
            let line = LINES[which];
            // What goes on with a statement stands where that does.
            let goes_on = ["el", "ex", "fi"].iter().any(|word| line.starts_with(word));
            let back = if goes_on { 1 } else { out.saturating_sub(1) };
            deep = usize::saturating_sub(deep, back);
            text += &format!("{}{line}\n", " ".repeat(deep));
            deep += usize::from(line.ends_with(':'));
        }
        text + &format!("{}pass\n", " ".repeat(deep))
    })
}

/// Lowering finds nothing where there is no doubt.
fn is_right(source: &str) {
    if let Some((false, found)) = looked_at(source) {
        assert!(found.is_empty(), "{source}\n{found:?}");
    }
}

#[test]
fn each_line_that_may_be_wrong_is_doubted_wherever_it_stands() {
    for around in [
        "",
        "def f():\n",
        "def f(x):\n",
        "class A:\n",
        "for i in j:\n",
        "async def f(x):\n",
        "class A:\n def f(x):\n",
        "def f(x):\n class A:\n",
        "while x:\n def f():\n",
        "def f(x):\n for y in z:\n",
        "for x in y:\n pass\nelse:\n",
        "def f(x):\n  def g():\n",
        "def f(x):\n for y in z:\n  break\n else:\n",
        "def f():\n class A(B):\n",
    ] {
        for line in LINES {
            let deep = " ".repeat(4);
            let mut source = String::from(around);
            source += &match (line.ends_with(':'), line.starts_with('@')) {
                (true, _) if line.starts_with("try") => {
                    format!("{deep}{line}\n{deep} pass\n{deep}except:\n{deep} pass\n")
                }
                (true, _) if line.starts_with("el") => {
                    format!("{deep}if x:\n{deep} pass\n{deep}{line}\n{deep} pass\n")
                }
                (true, _) if line.starts_with("except") || line.starts_with("fin") => {
                    format!("{deep}try:\n{deep} pass\n{deep}{line}\n{deep} pass\n")
                }
                (true, _) => format!("{deep}{line}\n{deep} pass\n"),
                (_, true) => format!("{deep}{line}\n{deep}def f(): pass\n"),
                _ => format!("{deep}{line}\n"),
            };
            if around.is_empty() {
                source = source.replace("\n    ", "\n").split_off(4);
            }
            is_right(&source);
        }
    }
}

#[test]
fn the_usual_program_raises_no_doubt() {
    let source = "import os\nfrom x import y as z\n@decorated(1)\nclass A(B):\n    x: int = 1\n    \
        def __init__(self, a, *b, c=2, **d):\n        super().__init__(a, c=c, **d)\n        \
        self.x, self.y = a, [i for i in b if i]\n        for i, j in d.items():\n            \
        if i:\n                continue\n            try:\n                self.z[i] += j\n            \
        except (OSError, E) as e:\n                break\n            finally:\n                \
        del self.z\n        with open(a) as f:\n            return {i: 1, 2: f(*b)}\n";
    let (doubt, found) = looked_at(source).expect("it parses");
    assert!(!doubt && found.is_empty(), "{found:?}");
}

#[test]
fn constants_with_annotations_or_in_parentheses_are_doubted() {
    for source in [
        "x: int = const(y)\n",
        "x: int = (const(y))\n",
        "x = (const(y))\n",
        "x = ((const(y)))\n",
        "x: int = const(1)\nx: int = const(2)\n",
        "x: int = const(1)\nx = 2\n",
    ] {
        is_right(source);
    }
}

#[test]
fn names_that_are_too_long_are_doubted() {
    for name in ["a".repeat(300), "a.".repeat(150) + "b"] {
        let all = [
            format!("{name} = 1\n"),
            format!("f(x.{name})\n"),
            format!("import {name}\n"),
            format!("from {name} import x\n"),
            format!("from ..{name} import x\n"),
            format!("from x import {name}\n"),
            format!("def f({name}): pass\n"),
            format!("class {name}: pass\n"),
            format!("x = f'{{{name}}}'\n"),
        ];
        all.iter().for_each(|source| is_right(source));
    }
}

#[test]
fn programs_that_compile_or_not_are_judged_right() {
    for source in crate::corpus::programs() {
        is_right(source);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn without_a_doubt_lowering_finds_nothing(source in program()) {
        is_right(&source);
    }
}
