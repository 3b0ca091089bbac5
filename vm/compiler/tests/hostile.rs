//! Any bytes, any nesting and any amount of memory end in an answer: code, a fault, or "out of
//! memory".

use std::path::Path;

use garter_compiler::{Error, Input, Options, check, compile};
use proptest::prelude::*;

const INPUTS: [Input; 3] = [Input::File, Input::Single, Input::Eval];

fn try_everything(source: &[u8], arena: &mut [u32]) {
    for input in INPUTS {
        let options = Options::new(b"hostile.py").input(input);
        let _ = compile(source, &options, arena);
        let mut report = |fault: &garter_compiler::Fault| {
            assert!(fault.start <= fault.end, "{fault:?}");
            assert!(fault.end as usize <= source.len(), "{fault:?}");
        };
        check(source, &options, arena, &mut report);
    }
}

fn corpus() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus/programs");
    let entries = std::fs::read_dir(folder)
        .expect("the corpus is there")
        .flatten();
    let mut all: Vec<_> = entries
        .filter_map(|entry| std::fs::read(entry.path()).ok())
        .filter(|text| text.len() < 4000)
        .collect();
    all.sort();
    all
}

/// Pieces of programs: put together at random they get past the lexer more often than bytes do.
const PIECES: [&str; 40] = [
    "def f(a, *b, c=1, **d):",
    "class A(b):",
    "if x:",
    "else:",
    "elif y:",
    "while z:",
    "try:",
    "for i in range(n):",
    "except A as e:",
    "finally:",
    "with a as b:",
    "async ",
    "await ",
    "return",
    "yield",
    "lambda x: ",
    "x",
    "f(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    "=",
    ":=",
    "global x",
    "nonlocal x",
    "del ",
    "import a.b",
    "from . import *",
    "\n",
    "\n    ",
    "\n        ",
    " for x in y",
    "*",
    "**",
    "'text'",
    "1.5",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_get_an_answer(source: Vec<u8>) {
        try_everything(&source, &mut vec![0; 1 << 14]);
    }

    #[test]
    fn any_pieces_get_an_answer(pieces in proptest::collection::vec(0..PIECES.len(), 0..60)) {
        let source: String = pieces.iter().map(|piece| PIECES[*piece]).collect();
        try_everything(source.as_bytes(), &mut vec![0; 1 << 15]);
    }

    #[test]
    fn damaged_programs_get_an_answer(which: usize, at: usize, byte: u8, cut: usize) {
        let all = corpus();
        let mut source = all[which % all.len()].clone();
        let at = at % source.len();
        source[at] = byte;
        source.drain(at..(at + cut % 20).min(source.len()));
        try_everything(&source, &mut vec![0; 1 << 16]);
    }

    #[test]
    fn any_amount_of_memory_gets_an_answer(which: usize, words in 0usize..30_000) {
        let all = corpus();
        let source = &all[which % all.len()];
        try_everything(source, &mut vec![0; words]);
        let options = Options::new(b"small.py");
        match compile(source, &options, &mut vec![0; words]) {
            Ok(done) => prop_assert!(done.peak_bytes <= words * 4),
            Err(Error::OutOfMemory { peak_bytes }) => prop_assert!(peak_bytes <= words * 4),
            Err(Error::Fault(fault)) => prop_assert!(false, "{fault:?}"),
        }
    }
}

#[test]
fn memory_that_was_used_before_changes_nothing() {
    for source in corpus() {
        let options = Options::new(b"again.py");
        let mut clean = vec![0; 1 << 16];
        let mut dirty = vec![0xdead_beef; 1 << 16];
        let first: Vec<u8> = compile(&source, &options, &mut clean)
            .expect("it compiles")
            .image
            .iter()
            .collect();
        let second: Vec<u8> = compile(&source, &options, &mut dirty)
            .expect("it compiles")
            .image
            .iter()
            .collect();
        assert!(first == second);
    }
}

#[test]
fn numbers_that_do_not_fit_the_format_are_no_panic() {
    let mut arena = vec![0; 1 << 22];
    let mut said =
        |source: String| match compile(source.as_bytes(), &Options::default(), &mut arena) {
            Ok(_) => String::new(),
            Err(Error::Fault(fault)) => fault.to_string(),
            Err(error) => panic!("{error}"),
        };
    let names = |count: usize| (0..count).map(|i| format!("a{i},")).collect::<String>();
    // The number of a local that is a cell is a byte.
    let closure = |cells| {
        let names = names(cells);
        format!("def f({names}):\n def g():\n  return {names}\n")
    };
    assert_eq!(said(closure(256)), "");
    assert_eq!(said(closure(257)), "RuntimeError: bytecode overflow");
    // The official compiler takes any number of arguments.
    assert_eq!(said(format!("f({})", "1,".repeat(70_000))), "");
    let keywords = names(70_000).replace(',', "=1,");
    assert_eq!(said(format!("f({keywords})")), "");
    let late = "SyntaxError: positional arg after keyword arg";
    assert_eq!(said(format!("f({keywords} 1)")), late);
}

#[test]
fn deep_nesting_is_a_clear_fault() {
    let mut arena = vec![0; 1 << 20];
    for (open, close) in [
        ("(", ")"),
        ("[", "]"),
        ("f(", ")"),
        ("-", ""),
        ("not ", ""),
        ("{1:", "}"),
    ] {
        let source = format!("{}x{}", open.repeat(10_000), close.repeat(10_000));
        match compile(source.as_bytes(), &Options::default(), &mut arena) {
            Err(Error::Fault(fault)) => {
                assert_eq!(fault.to_string(), "MemoryError: memory allocation failed");
            }
            other => assert!(other.is_ok(), "{open}: {other:?}"),
        }
    }
    let chain = format!("x = {}1", "a + ".repeat(100_000));
    assert!(compile(chain.as_bytes(), &Options::default(), &mut arena).is_ok());
    let calls = format!("x{}", ".f()".repeat(50_000));
    assert!(compile(calls.as_bytes(), &Options::default(), &mut arena).is_ok());
}

#[test]
fn brackets_nest_as_deeply_as_a_board_can_follow() {
    let deep = |n: usize| format!("x = {}1{}\n", "(".repeat(n), ")".repeat(n));
    let options = Options::new(b"deep.py").nesting(garter_compiler::BOARD_NESTING as u32);
    for (brackets, fits) in [(40, true), (200, true), (300, false)] {
        let source = deep(brackets);
        let mut arena = vec![0; 26_000];
        let result = compile(source.as_bytes(), &options, &mut arena);
        assert_eq!(result.is_ok(), fits, "{brackets}");
        let mut told = 0;
        let mut report = |fault: &garter_compiler::Fault| {
            assert!(fault.is_too_deep(), "{fault:?}");
            told += 1;
        };
        check(
            source.as_bytes(),
            &options,
            &mut vec![0; 1 << 20],
            &mut report,
        );
        assert_eq!(told == 0, fits, "{brackets}");
    }
}

#[test]
fn numbers_of_more_digits_than_anybody_waits_for_are_made_at_run_time() {
    let mut arena = vec![0; 1 << 20];
    let image = |source: &str, arena: &mut [u32]| {
        let compiled = compile(source.as_bytes(), &Options::new(b"long.py"), arena);
        compiled.expect("it compiles").image.iter().count()
    };
    assert!(image("x = 10**40_000", &mut arena) > 40_000, "folded");
    for source in [
        "x = 10**400_100",
        "x = 1 << 5_000_000",
        "x = 10**100_000 * 10**100_000",
        "x = 7**(1 << 40)",
    ] {
        assert!(image(source, &mut arena) < 300_000, "{source}");
    }
}
