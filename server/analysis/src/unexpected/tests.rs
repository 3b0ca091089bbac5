//! What is said of programs that are none.

use crate::{Diagnostic, analyse, remedy};

/// What is wrong with a program, with what mends it.
fn found(text: &str) -> Vec<Diagnostic> {
    let mut found = analyse(text).diagnostics;
    remedy::attach(text, &mut found);
    found
}

/// The messages without the board's words.
fn said(text: &str) -> Vec<String> {
    let own = |found: Diagnostic| {
        let own = found.message.strip_prefix("invalid syntax: ");
        own.unwrap_or(&found.message).to_owned()
    };
    found(text).into_iter().map(own).collect()
}

#[test]
fn a_token_without_a_place_is_explained() {
    for (text, message) in [
        // Brackets.
        ("x = (1,\n", "`(` is not closed"),
        ("x = [1, 2\n\ndef f():\n    pass\n", "`[` is not closed"),
        (
            "def f():\n    x = (1 +\n    return x\n",
            "`(` is not closed",
        ),
        (
            "x = [1, 2\nfor i in x:\n    print(i)\n",
            "`[` is not closed",
        ),
        ("if f(1:\n    pass\n", "`(` is not closed"),
        ("def f(:\n    pass\n", "`(` is not closed"),
        (
            "led.value(1\ntime.sleep(1)\n",
            "a comma is missing before it, or `(` is not closed",
        ),
        (
            "x = {\n    'a': [1, 2,\n    'b': 3,\n}\n",
            "`:` has no place here; perhaps `[` is not closed",
        ),
        (
            "x = (1,\ny = 2\n",
            "`=` has no place here; perhaps `(` is not closed",
        ),
        ("x = )\n", "this closes no `(`"),
        ("print(1))\n", "this closes no `(`"),
        ("x = (1]\n", "`]` cannot close `(`"),
        // What is left out.
        ("f(a b)\n", "a comma is missing before it"),
        ("x = [1 2]\n", "a comma is missing before it"),
        ("while True print(1)\n", "a colon is missing before it"),
        ("def f()\n    pass\n", "put a colon"),
        ("class A\n    pass\n", "put a colon"),
        (
            "if (x) {\n}\n",
            "a block begins with a colon and is indented; braces make dicts and sets",
        ),
        (
            "x = 5 y = 6\n",
            "an operator or a line end is missing between `5` and `y`",
        ),
        (
            "x = f\"{a b}\"\n",
            "an operator is missing between `a` and `b`",
        ),
        ("x = f\"{a +}\"\n", "something is missing after `+`"),
        ("x = 5 +\n", "something is missing after `+`"),
        ("x = [1,, 2]\n", "something is missing between `,` and `,`"),
        ("for x y:\n    pass\n", "`in` is missing after `x`"),
        ("y = [x for x]\n", "`in` is missing after `x`"),
        ("x = 1 if y\n", "`a if b else c` needs its `else`"),
        // Words.
        ("class = 3\n", "`class` is a keyword and cannot be a name"),
        (
            "x.import = 3\n",
            "`import` is a keyword and cannot be a name",
        ),
        (
            "lambda x: return 3\n",
            "`return` begins a statement, which is no part of an expression",
        ),
        (
            "else:\n    pass\n",
            "`else` follows an `if`, `for`, `while` or `try` of the same indentation, and there \
             is none",
        ),
        ("if x: y; else: z\n", "`else` begins a line of its own"),
        (
            "x == 3:\n",
            "a colon ends the head of a block, such as `if x:`; this line is none",
        ),
        // Numbers.
        (
            "x = 08\n",
            "invalid syntax for integer with base 0: '08': no number begins with 0; octal ones \
             begin with 0o",
        ),
        ("x = 5a\n", "invalid syntax for integer with base 10: '5a'"),
        // Other languages, and Python 2.
        (
            "switch x:\n    pass\n",
            "MicroPython has no `switch`; use `if` and `elif`",
        ),
        (
            "raise ValueError, 'x'\n",
            "call the exception with its text: `raise ValueError(\"text\")`",
        ),
    ] {
        assert_eq!(
            said(text).first().map(String::as_str),
            Some(message),
            "{text}"
        );
    }
}

#[test]
fn what_was_meant_is_offered() {
    for (text, meant) in [
        ("whlie True:\n    pass\n", "while True:\n    pass\n"),
        ("If x:\n    pass\n", "if x:\n    pass\n"),
        ("form x import y\n", "from x import y\n"),
        ("fro x in y:\n    pass\n", "for x in y:\n    pass\n"),
        ("elseif x:\n    pass\n", "elif x:\n    pass\n"),
        ("esle:\n    pass\n", "else:\n    pass\n"),
        ("function f():\n    pass\n", "def f():\n    pass\n"),
        ("for x of y:\n    pass\n", "for x in y:\n    pass\n"),
        ("if a <> b:\n    pass\n", "if a != b:\n    pass\n"),
        ("if a => b:\n    pass\n", "if a >= b:\n    pass\n"),
        ("x = a === b\n", "x = a == b\n"),
        ("a.b++\n", "a.b += 1\n"),
        ("let x = 5\n", "x = 5\n"),
        ("x := 5\n", "x = 5\n"),
        ("f(a b)\n", "f(a, b)\n"),
        ("while True print(1)\n", "while True: print(1)\n"),
        (
            "try:\n    pass\nexcept OSError, e:\n    pass\n",
            "try:\n    pass\nexcept OSError as e:\n    pass\n",
        ),
    ] {
        let fix = found(text).remove(0).fix.expect(text);
        let mut mended = text.to_owned();
        for edit in fix.edits.into_iter().rev() {
            mended.replace_range(edit.range, &edit.text);
        }
        assert_eq!(mended, meant);
    }
}

#[test]
fn the_bracket_that_is_not_closed_is_shown() {
    let text = "a = 1\nx = [(2), (3,\n\ndef f():\n    pass\n";
    let told = found(text).remove(0);
    let shown: Vec<_> = told.related.iter().map(|it| it.range.start).collect();
    assert_eq!(shown, [16]);
}

/// What follows a bracket that was never closed is looked at as if it were.
#[test]
fn each_fault_after_an_open_bracket_is_explained_by_itself() {
    let text = "x = [1, 2\ndef f(:\n    pass\ny = (3]\nz = )\n";
    assert_eq!(
        said(text),
        [
            "`[` is not closed",
            "`(` is not closed",
            "`]` cannot close `(`",
            "this closes no `(`",
        ]
    );
}

/// The board's words alone explain nothing.
#[test]
fn no_rubbish_is_left_without_an_explanation() {
    let pieces = [
        "x", "1", "'s'", "f'{a}'", "(", ")", "[", "]", "{", "}", ":", ",", ";", "=", "==", "+",
        "*", ".", "->", "@", "if", "else", "for", "in", "def", "class", "return", "lambda", "not",
        "async", "await", "\n", "\n    ",
    ];
    let mut state = 1_u32;
    for _ in 0..4000 {
        let mut text = String::new();
        for _ in 0..8 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text += pieces[(state >> 8) as usize % pieces.len()];
            text += " ";
        }
        text += "\n";
        for found in found(&text) {
            assert_ne!(found.message, "invalid syntax", "{text}");
            let places = found.related.iter().map(|it| it.range.clone());
            for range in places.chain([found.range]) {
                assert!(text.get(range).is_some(), "{text}");
            }
        }
    }
}
