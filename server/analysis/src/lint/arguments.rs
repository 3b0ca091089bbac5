//! Calls of the text's own functions with arguments that they do not take.

use super::near::{is_near, meant};
use crate::behaviour::{Call, FunctionAt, Meaning, Mismatch, Program, Running, Shape};
use crate::name::Name;
use crate::project::Offered;
use crate::{Code, Diagnostic, Fix, Severity};

/// What is wrong with a call in a part: its arguments, or that nobody awaits it.
pub(super) fn wrong_call(
    program: &Program<'_>,
    part: usize,
    call: &Call,
    meaning: Meaning<'_>,
) -> Option<Diagnostic> {
    let (found, called) = wrong(program, call, meaning)?;
    let found = found.moved(program.start(part));
    Some(match called.and_then(|called| program.place(called)) {
        Some(place) => found.because(place, "it is defined here"),
        None => found,
    })
}

/// What is wrong with a call, and the function that says so.
fn wrong(
    program: &Program<'_>,
    call: &Call,
    meaning: Meaning<'_>,
) -> Option<(Diagnostic, Option<FunctionAt>)> {
    let (called, takes_class) = match meaning {
        Meaning::MethodOf(..) => return None,
        Meaning::Function(at) => (at, false),
        Meaning::Method(at) => {
            let open = program.function(at).is_none_or(|function| function.is_open);
            if open || program.is_overridden(at) {
                return None;
            }
            (at, false)
        }
        Meaning::Class(class) if class.is_plain => {
            let made = program.method(class, "__init__", 8)?;
            (made, true)
        }
        Meaning::Class(_) => return None,
        Meaning::Foreign(offered) => return Some((wrong_foreign(offered, call, false)?, None)),
        Meaning::ForeignClass(class) => {
            return Some((wrong_foreign(class.init.as_ref()?, call, true)?, None));
        }
        Meaning::Member(module, name) => {
            return Some((unawaited_member(module, name, call)?, None));
        }
    };
    let function = program.function(called)?;
    let shape = function.shape.as_ref()?;
    if let Some(mismatch) = shape.mismatch(call).filter(|_| !call.is_tried) {
        let name = match (&function.class, takes_class) {
            (Some(class), true) => class.as_str(),
            _ => function.name.as_str(),
        };
        return Some((mismatched(name, shape, call, mismatch), Some(called)));
    }
    let unawaited = call.is_statement && !takes_class;
    let found = match function.running {
        Running::Async if unawaited => not_awaited(&function.name, call),
        Running::Generator if unawaited => Diagnostic::new(
            call.range.start..call.arguments.end,
            Code::MissingAwait,
            Severity::Warning,
            format!(
                "`{}` is a generator: calling it runs nothing; loop over it, or `yield from` it",
                function.name
            ),
        ),
        _ => return None,
    };
    Some((found, Some(called)))
}

/// What is wrong with a call of a function in another file.
fn wrong_foreign(offered: &Offered, call: &Call, makes: bool) -> Option<Diagnostic> {
    let shape = offered.shape.as_ref()?;
    let mut found = match shape.mismatch(call).filter(|_| !call.is_tried) {
        Some(mismatch) => mismatched(&offered.name, shape, call, mismatch),
        None if offered.running == Running::Async && call.is_statement && !makes => {
            not_awaited(&offered.name, call)
        }
        None => return None,
    };
    found.related.push(offered.place());
    Some(found)
}

fn mismatched(name: &str, shape: &Shape, call: &Call, mismatch: Mismatch) -> Diagnostic {
    let keyword = |number: usize| {
        let keyword = call.keywords.get(number);
        keyword.map_or((Name::default(), call.arguments.clone()), Clone::clone)
    };
    let (range, message) = match mismatch {
        Mismatch::TooMany(_, given) => (
            call.arguments.clone(),
            format!("`{name}` takes {}, not {given}", shape.counted()),
        ),
        Mismatch::Missing(parameter) => (
            call.arguments.clone(),
            format!("`{name}` needs an argument for `{parameter}`"),
        ),
        Mismatch::Unknown(number) => {
            let (keyword, range) = keyword(number);
            let mut near = shape.names().filter(|it| is_near(it, &keyword));
            if let (Some(near), None) = (near.next(), near.next()) {
                let message = format!("`{name}` has no parameter `{keyword}`; `{near}` is meant?");
                let code = Code::WrongArguments;
                let found = Diagnostic::new(range, code, Severity::Warning, message);
                return meant(found, near);
            }
            (range, format!("`{name}` has no parameter `{keyword}`"))
        }
        Mismatch::Twice(number) => {
            let (keyword, range) = keyword(number);
            (range, format!("`{name}` gets `{keyword}` twice"))
        }
    };
    Diagnostic::new(range, Code::WrongArguments, Severity::Warning, message)
}

/// Functions of `asyncio` that do nothing until they are awaited.
const WAITING: [&str; 6] = [
    "sleep",
    "sleep_ms",
    "wait_for",
    "wait_for_ms",
    "open_connection",
    "start_server",
];

fn unawaited_member(module: &str, name: &str, call: &Call) -> Option<Diagnostic> {
    let waits = matches!(module, "asyncio" | "uasyncio") && WAITING.contains(&name);
    (waits && call.is_statement).then(|| not_awaited(name, call))
}

fn not_awaited(name: &str, call: &Call) -> Diagnostic {
    let start = call.range.start;
    let range = start..call.arguments.end;
    if call.in_async {
        let message = format!("`{name}` does nothing until it is awaited");
        let found = Diagnostic::new(range, Code::MissingAwait, Severity::Warning, message);
        return found.mended_by(Fix::bold("Await it", start..start, "await "));
    }
    let message = format!(
        "`{name}` is async: calling it runs nothing; `asyncio.run()` or `asyncio.create_task()` \
         does"
    );
    Diagnostic::new(range, Code::MissingAwait, Severity::Warning, message)
}

#[cfg(test)]
mod tests {
    use crate::lint::tests::{found, mended};

    #[test]
    fn arguments_that_a_function_does_not_take_are_found() {
        for (call, range) in [
            ("f()", "()"),
            ("f(1)", "(1)"),
            ("f(1, 2, 3, 4)", "(1, 2, 3, 4)"),
            ("f(1, 2, d=3)", "d"),
            ("f(1, 2, a=3)", "a"),
            ("f(1, b=2, e=3)", "e"),
        ] {
            let text = format!("def f(a, b, c=1):\n    return a, b, c\n\n{call}\n");
            assert_eq!(found(&text), [format!("GA405 {range}")], "{call}");
        }
        assert_eq!(
            found("def f(*, a):\n    return a\nf()\nf(1)\n"),
            ["GA405 ()", "GA405 (1)"]
        );
    }

    #[test]
    fn arguments_that_may_fit_are_left_alone() {
        for text in [
            "def f(a, b=1, *c, d=2, **e): pass\nf(1, 2, 3, 4, g=5)\n",
            "def f(a, b): pass\nx = ()\nf(*x)\nf(1, **x)\n",
            "def f(a): pass\ndef g(f):\n    f()\n",
            "import x\nif x:\n    def f(a): pass\nelse:\n    def f(): pass\nf()\n",
            "from x import decorate\n@decorate\ndef f(a): pass\nf()\n",
            "def f(a): pass\nf = print\nf()\n",
            "def f(a): pass\ntry:\n    f()\nexcept TypeError:\n    pass\n",
            "class A:\n    def g(self):\n        self.f(1)\n    def f(self):\n        raise NotImplementedError\n",
            "class A:\n    def g(self):\n        self.f(1)\n    def f(self):\n        print(2)\nclass B(A):\n    def f(self, x):\n        print(x)\n",
            "class A:\n    def __init__(self, f):\n        self.f = f\n    def g(self):\n        self.f(1)\n    def f(self):\n        print(2)\n",
            "class A:\n    pass\nA(1)\n",
            "class A:\n    @property\n    def f(self):\n        return print\n    def g(self):\n        self.f(1)\n",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn methods_and_classes_are_called_with_what_they_take() {
        let class = "class A:\n    def __init__(self, a):\n        self.a = a\n    def f(self, x):\n        return x\n    @staticmethod\n    def s(x):\n        return x\n";
        for (call, range) in [
            ("A()", "()"),
            ("A(1, 2)", "(1, 2)"),
            ("A(1).f()", "()"),
            ("A(1).s(1, 2)", "(1, 2)"),
        ] {
            let text = format!("{class}\nprint({call})\n");
            assert_eq!(found(&text), [format!("GA405 {range}")], "{call}");
        }
        let text = format!("{class}    def g(self):\n        self.f(1, 2)\n");
        assert_eq!(found(&text), ["GA405 (1, 2)"]);
        let text = format!("{class}\na = A(1)\na.f(1)\nclass B(A):\n    pass\nB(1)\nB()\n");
        assert_eq!(found(&text), ["GA405 ()"]);
    }

    #[test]
    fn a_coroutine_that_nobody_awaits_does_nothing() {
        let text = "import asyncio\nasync def f():\n    pass\nasync def g():\n    f()\n    asyncio.sleep(1)\n    await f()\n    x = f()\n    await x\nasyncio.run(g())\n";
        assert_eq!(found(text), ["GA408 f()", "GA408 asyncio.sleep(1)"]);
        assert_eq!(
            mended("async def f():\n    pass\nasync def g():\n    f()\n"),
            "async def f():\n    pass\nasync def g():\n    await f()\n"
        );
        assert_eq!(
            found("async def f():\n    pass\ndef h():\n    yield 1\nf()\nh()\n"),
            ["GA408 f()", "GA408 h()"]
        );
    }
}
