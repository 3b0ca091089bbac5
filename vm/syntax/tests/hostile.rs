//! Texts made to hurt: each ends soon, with bounded work, for boards and editors.

mod support;

use garter_syntax::lexer::Lexer;
use garter_syntax::{EMPTY_FRAME, Frame, Halt, Outcome, Start, parse};
use support::{Recorder, halt, resync};

/// The sinks assert that the events stay in proportion to the text.
#[test]
fn repeated_mistakes_take_linear_work() {
    let patterns = [
        "x = f'{a\n",
        "f\"{",
        "t'{a:",
        "(\n",
        "x = (1,\n",
        "''' ",
        "$ ",
        ")",
        "\\\n",
        "if x y:\n",
        "[1 2,",
        "else:\n",
        "(x)(",
        "'a' ",
        "f'{a}' ",
        "\t",
        "x\n  ",
        "if x:\n   y\n  z\n",
        "f'''{\na\n}''' ",
        "f'{f\"{",
        "[a b ",
        "{x:",
        "\\",
        " x\n",
        "\r",
        "t'{a}' ",
        "f'{}' ",
        "def f(\n",
        "1a ",
        "1.",
        "(  a  b\n",
        "#",
        "f'{#",
        "f'{a)}'\n",
        "f'{a(}'\n",
        "t'{(}' ",
    ];
    for pattern in patterns {
        let source = pattern.repeat(20_000 / pattern.len());
        halt(source.as_bytes());
        resync(source.as_bytes());
    }
}

#[test]
fn a_megabyte_of_noise_ends() {
    let mut state = 1u32;
    let noise: Vec<u8> = core::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    })
    .take(1_000_000)
    .collect();
    assert!(matches!(halt(&noise).0, Outcome::Faulty(_)));
    assert!(matches!(resync(&noise).0, Outcome::Faulty(_)));
}

#[test]
fn a_sink_that_is_full_gets_no_more() {
    let mut stack = [EMPTY_FRAME; 100];
    let mut sink = Recorder {
        limit: 10,
        ..Recorder::default()
    };
    let outcome = parse::<Halt, _>(b"x = f(1, 2)\n", Start::File, &mut stack, &mut sink);
    assert_eq!(outcome, Outcome::Stopped);
}

#[test]
fn a_stack_of_any_length_is_enough_or_a_fault() {
    let source = b"def f(a):\n  return [g(x)[1:2] for x in (a, {1: 2})]\n";
    for length in 0..100 {
        let mut stack = vec![EMPTY_FRAME; length];
        let mut sink = Recorder {
            limit: 1000,
            ..Recorder::default()
        };
        match parse::<Halt, _>(source, Start::File, &mut stack, &mut sink) {
            Outcome::Accepted => assert!(length > 10),
            Outcome::Faulty(fault) => {
                assert_eq!(fault.code, garter_syntax::FaultCode::TooDeep);
            }
            Outcome::Stopped => panic!("the sink did not ask for it"),
        }
    }
}

/// The memory of a parse on a board: see the documentation of `parse`.
#[test]
fn sizes_are_what_the_documentation_says() {
    assert_eq!(size_of::<Frame>(), 16);
    // On a PC the lexer has two bytes for each of 4096 blocks,
    // on a chip a bit for each of 1600 columns.
    let on_a_board = size_of::<Lexer<'_>>() - (4096 * 2 - 1600 / 8);
    assert!(on_a_board <= 2048, "{on_a_board}");
    let deepest = |source: &str| {
        (1..500)
            .find(|length| {
                let mut stack = vec![EMPTY_FRAME; *length];
                let mut sink = Recorder {
                    limit: 10_000,
                    ..Recorder::default()
                };
                let outcome =
                    parse::<Halt, _>(source.as_bytes(), Start::File, &mut stack, &mut sink);
                outcome == Outcome::Accepted
            })
            .expect("the stack is long enough")
    };
    assert_eq!(
        deepest("((x))") - deepest("(x)"),
        15,
        "frames for each bracket"
    );
}

#[test]
fn the_prompt_takes_one_statement_and_eval_an_expression() {
    let parse = |start, source: &str| {
        let mut stack = [EMPTY_FRAME; 200];
        let mut sink = Recorder {
            limit: 1000,
            ..Recorder::default()
        };
        let outcome = parse::<Halt, _>(source.as_bytes(), start, &mut stack, &mut sink);
        (outcome == Outcome::Accepted).then(|| sink.outline(source.as_bytes()))
    };
    let single = |source| parse(Start::Single, source);
    assert_eq!(single("x").as_deref(), Some("x SingleInput/1"));
    assert_eq!(single("").as_deref(), Some("- SingleInput/1"));
    assert_eq!(
        single("if x:\n  y\n").as_deref(),
        Some("x y - - If/4 SingleInput/1")
    );
    assert_eq!(single("x\ny"), None);
    let eval = |source| parse(Start::Eval, source);
    assert_eq!(eval("x, y").as_deref(), Some("x y TestList/2 EvalInput/1"));
    assert_eq!(eval("x\n\n").as_deref(), Some("x EvalInput/1"));
    assert_eq!(eval("x = 1"), None);
    assert_eq!(eval(""), None);
}
