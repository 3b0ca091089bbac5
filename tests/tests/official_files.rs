//! Files that the official cross compiler made for any machine, at any level, load and run, or are
//! refused in the words of a stock machine that runs no machine code.

use garter_tests::{End, Limits, Official, run_file};

const MACHINES: [&str; 14] = [
    "armv6",
    "armv6m",
    "armv7m",
    "armv7em",
    "armv7emsp",
    "armv7emdp",
    "xtensa",
    "xtensawin",
    "rv32imc",
    "rv64imc",
    "x86",
    "x64",
    "host",
    "debug",
];

const PROGRAM: &str = r#"
_k = const(("a", None, 1.5, 2**70, b"x", ...))


def f(a, *b, c=3, **d):
    assert a != 7, "gone from -O1 on"
    return [x * c for x in [a] + list(b)], d


class A:
    def g(self):
        return (yield self)


print(f(1, 2, c=4, e=5), _k, 1 << 29, 1 << 30, -(1 << 30), 1 << 62, __debug__)
print(next(A().g()).__class__.__name__, 0x3FFFFFFF, "a text that is not a name")
try:
    f(7)
except AssertionError as e:
    print(repr(e))
"#;

/// What the official MicroPython prints for it, compiled at a level.
fn printed(level: u8) -> String {
    let (debug, last) = match level {
        0 => ("True", "AssertionError('gone from -O1 on',)\n"),
        _ => ("False", ""),
    };
    format!(
        "([4, 8], {{'e': 5}}) ('a', None, 1.5, 1180591620717411303424, b'x', Ellipsis) \
         536870912 1073741824 -1073741824 4611686018427387904 {debug}\n\
         A 1073741823 a text that is not a name\n{last}"
    )
}

fn said(file: &[u8]) -> (String, End) {
    let (output, end) = run_file(file, Limits::default());
    let text = String::from_utf8_lossy(&output).replace("\r\n", "\n");
    (text, end)
}

#[test]
fn bytecode_for_any_machine_runs() {
    let Some(official) = Official::find() else {
        return;
    };
    for machine in MACHINES {
        for level in 0..4 {
            let options = [&*format!("-march={machine}"), &*format!("-O{level}")];
            let file = official.compile_with(PROGRAM.as_bytes(), "p.py", &options);
            let file = file.expect("the official compiler takes it");
            assert_eq!(said(&file), (printed(level), End::Finished), "{options:?}");
        }
    }
}

#[test]
fn small_integers_of_up_to_31_bits_load() {
    let Some(official) = Official::find() else {
        return;
    };
    for bits in [1, 8, 16, 30, 31, 32, 47, 63, 64] {
        let option = format!("-msmall-int-bits={bits}");
        let file = official.compile_with(PROGRAM.as_bytes(), "p.py", &[&option]);
        let (text, end) = said(&file.expect("the official compiler takes it"));
        if bits <= 31 {
            assert_eq!((text, end), (printed(0), End::Finished), "{option}");
        } else {
            assert!(
                text.ends_with("ValueError: incompatible .mpy file\n"),
                "{text}"
            );
        }
    }
}

#[test]
fn machine_code_is_refused() {
    let Some(official) = Official::find() else {
        return;
    };
    let native = "@micropython.native\ndef f(a):\n    return a + 1\nprint(f(1))\n";
    let viper = "@micropython.viper\ndef f(a: int) -> int:\n    return a + 1\nprint(f(1))\n";
    for machine in MACHINES {
        let option = format!("-march={machine}");
        for program in [native, viper] {
            // It has no machine code for one of them.
            let Some(file) = official.compile_with(program.as_bytes(), "p.py", &[&option]) else {
                assert_eq!(machine, "rv64imc");
                continue;
            };
            let (text, end) = said(&file);
            assert_eq!(end, End::Raised, "{option}");
            assert!(
                text.ends_with("ValueError: native code in .mpy unsupported\n"),
                "{option}: {text}"
            );
        }
    }
}
