//! Names that nothing binds.

use crate::names::{Together, Used};
use crate::project::Seat;
use crate::{Code, Diagnostic, Severity, Surroundings};

/// Names that need no binding, sorted: built in on some board, given to every module, or types of
/// viper code.
static BUILT_IN: &[&str] = &[
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BaseException",
    "BaseExceptionGroup",
    "BlockingIOError",
    "BrokenPipeError",
    "BufferError",
    "BytesWarning",
    "ChildProcessError",
    "ConnectionAbortedError",
    "ConnectionError",
    "ConnectionRefusedError",
    "ConnectionResetError",
    "DeprecationWarning",
    "EOFError",
    "Ellipsis",
    "EncodingWarning",
    "EnvironmentError",
    "Exception",
    "ExceptionGroup",
    "False",
    "FileExistsError",
    "FileNotFoundError",
    "FloatingPointError",
    "FutureWarning",
    "GeneratorExit",
    "IOError",
    "ImportError",
    "ImportWarning",
    "IndentationError",
    "IndexError",
    "InterruptedError",
    "IsADirectoryError",
    "KeyError",
    "KeyboardInterrupt",
    "LookupError",
    "MemoryError",
    "ModuleNotFoundError",
    "NameError",
    "None",
    "NotADirectoryError",
    "NotImplemented",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "PendingDeprecationWarning",
    "PermissionError",
    "ProcessLookupError",
    "RecursionError",
    "ReferenceError",
    "ResourceWarning",
    "RuntimeError",
    "RuntimeWarning",
    "StopAsyncIteration",
    "StopIteration",
    "SyntaxError",
    "SyntaxWarning",
    "SystemError",
    "SystemExit",
    "TabError",
    "TimeoutError",
    "True",
    "TypeError",
    "UnboundLocalError",
    "UnicodeDecodeError",
    "UnicodeEncodeError",
    "UnicodeError",
    "UnicodeTranslateError",
    "UnicodeWarning",
    "UserWarning",
    "ValueError",
    "Warning",
    "ZeroDivisionError",
    "__builtins__",
    "__class__",
    "__dict__",
    "__doc__",
    "__file__",
    "__import__",
    "__name__",
    "__package__",
    "__path__",
    "__version__",
    "abs",
    "all",
    "any",
    "bin",
    "bool",
    "bytearray",
    "bytes",
    "callable",
    "chr",
    "classmethod",
    "compile",
    "complex",
    "const",
    "delattr",
    "dict",
    "dir",
    "divmod",
    "enumerate",
    "eval",
    "exec",
    "execfile",
    "filter",
    "float",
    "format",
    "frozenset",
    "getattr",
    "globals",
    "hasattr",
    "hash",
    "help",
    "hex",
    "id",
    "input",
    "int",
    "isinstance",
    "issubclass",
    "iter",
    "len",
    "list",
    "locals",
    "map",
    "max",
    "memoryview",
    "min",
    "next",
    "object",
    "oct",
    "open",
    "ord",
    "pow",
    "print",
    "property",
    "ptr",
    "ptr16",
    "ptr32",
    "ptr8",
    "range",
    "repr",
    "reversed",
    "round",
    "set",
    "setattr",
    "slice",
    "sorted",
    "staticmethod",
    "str",
    "sum",
    "super",
    "tuple",
    "type",
    "uint",
    "zip",
];

/// Names that are built in elsewhere.
const CPYTHON: [&str; 8] = [
    "aiter",
    "anext",
    "ascii",
    "breakpoint",
    "copyright",
    "exit",
    "quit",
    "vars",
];

/// Names that need no binding and that somebody may want to write.
pub(crate) fn built_ins() -> impl Iterator<Item = &'static str> {
    BUILT_IN
        .iter()
        .copied()
        .filter(|name| !name.ends_with("Warning"))
}

/// Whether a name needs no binding.
pub(crate) fn is_built_in(name: &str) -> bool {
    BUILT_IN.binary_search(&name).is_ok()
}

/// Finds them in a part of a text. Where names can come from outside the text, nothing is found.
pub(crate) fn undefined(
    part: &[Used<'_, '_>],
    together: &Together<'_>,
    around: &Surroundings,
    seat: &Seat<'_>,
) -> Vec<Diagnostic> {
    if together.unwritten {
        return Vec::new();
    }
    // Most names are bound.
    let unbound = part.iter().filter(|used| used.bound.is_none());
    let unknown = unbound.map(|used| used.uses).filter(|used| {
        !used.is_built_in
            && !around.has_built_in(&used.name)
            && !seat.binds(&used.name)
            && !together.is_asked_for(&used.name)
    });
    let shown = unknown.flat_map(|used| {
        let places = used.places.iter().filter(|place| !place.guard.plain);
        let name = &used.name;
        let message = if CPYTHON.contains(&name.as_str()) {
            format!("'{name}' is built into CPython, not into MicroPython")
        } else {
            format!("nothing binds the name '{name}'")
        };
        places.map(move |place| {
            let range = place.range.clone();
            Diagnostic::new(range, Code::UndefinedName, Severity::Warning, &*message)
        })
    });
    shown.collect()
}

#[cfg(test)]
mod tests {
    use crate::{Code, Surroundings};

    fn undefined(text: &str) -> Vec<&str> {
        let found = crate::analyse_in(text, &Surroundings::default()).diagnostics;
        let undefined = found.into_iter().filter(|d| d.code == Code::UndefinedName);
        undefined.map(|d| &text[d.range]).collect()
    }

    #[test]
    fn names_that_nothing_binds_are_found() {
        assert_eq!(
            undefined("import os\ndef f(a):\n    return a + b + os.sep\nprint(c)\n"),
            ["b", "c"]
        );
    }

    #[test]
    fn names_bound_anywhere_in_reach_are_not() {
        for text in [
            "def f():\n    return later\nlater = 1\n",
            "def f():\n    global x\n    x = 1\ndef g():\n    return x\n",
            "def f():\n    def g():\n        nonlocal x\n        x = 1\n    x = 0\n    return x\n",
            "from a import *\nb\n",
            "execfile('a.py')\nb\n",
            "try:\n    unicode\nexcept NameError:\n    unicode = str\n",
            "try:\n    thing\nexcept NameError:\n    pass\n",
            "with open('x') as f, open('y') as g:\n    f, g\n",
            "for i, (j, *k) in []:\n    i, j, k\n",
            "[a for b in [] for a in b if a]\n",
            "{k: v for k, v in []}\n",
            "lambda a, *b, c=1, **d: (a, b, c, d)\n",
            "if (n := 1):\n    n\nprint(m := 2, m)\n",
            "class A:\n    x: int = 1\n    y = x\n    def f(self) -> 'A':\n        return super().f()\n",
            "@micropython.asm_thumb\ndef f(r0):\n    mov(r0, r1)\nimport micropython\n",
            "import micropython\n@micropython.viper\ndef f(p: ptr8, n: uint) -> int:\n    return p[n]\n",
            "f(a=1)\ndef f(a): pass\n",
            "x = 1\ndel x\nprint(__name__, __file__)\n",
            "x = 1\nt'{x}'\n",
            "try:\n    pass\nexcept OSError as e:\n    print(e)\n",
            "f'{len(x)!r:>{w}}'\nx = w = 1\n",
            "@micropython.native\ndef f(): pass\n@micropython.viper\ndef g(): pass\n",
            "const(1)\nasync def f():\n    async with a as b:\n        b\n    async for c in a:\n        c\na = 1\n",
        ] {
            assert_eq!(undefined(text), [""; 0], "{text}");
        }
    }
}
