//! What holds for every text: the two recoveries agree, nothing is lost, nothing runs away.

mod support;

use garter_syntax::lexer::Lexer;
use garter_syntax::{ByRules, Halt, Outcome, Role, RuleId, Token, TokenKind};
use proptest::collection::vec;
use proptest::prelude::*;
use support::{Event, by_rules, frames_used, halt, resync};

/// All tokens but the last `End`.
fn tokens(source: &[u8]) -> Vec<Token> {
    let mut lexer = Lexer::new(source);
    let mut tokens = Vec::new();
    loop {
        let token = lexer.next_token();
        // An f-string's parts come more than once; ten tokens for a byte are plenty.
        assert!(
            tokens.len() <= 64 + 40 * source.len(),
            "the lexer runs away"
        );
        if token.kind == TokenKind::End {
            return tokens;
        }
        tokens.push(token);
    }
}

/// Pieces that make texts which are nearly programs.
fn soup() -> impl Strategy<Value = String> {
    let words = prop_oneof![
        Just("x"),
        Just("1"),
        Just("1.5j"),
        Just("'s'"),
        Just("f'{x}'"),
        Just("f'{a!r:{b}}'"),
        Just("t'a{b:>{c}}d'"),
        Just("b'\\x00'"),
        Just("'''a\nb'''"),
        Just("\n"),
        Just("\n  "),
        Just("\n    "),
        Just("\n\t"),
        Just(" "),
        Just("("),
        Just(")"),
        Just("["),
        Just("]"),
        Just("{"),
        Just("}"),
        Just(","),
        Just(":"),
        Just("="),
        Just(":="),
        Just("+"),
        Just("*"),
        Just("**"),
        Just("."),
        Just("@"),
        Just("->"),
        Just(";"),
        Just("if "),
        Just("else"),
        Just("elif "),
        Just("for "),
        Just(" in "),
        Just("while "),
        Just("def f"),
        Just("class C"),
        Just("return "),
        Just("lambda "),
        Just("not "),
        Just(" is "),
        Just(" and "),
        Just("try"),
        Just("except "),
        Just("finally"),
        Just("with "),
        Just(" as "),
        Just("import "),
        Just("from "),
        Just("async "),
        Just("await "),
        Just("yield "),
        Just("pass"),
        Just("del "),
        Just("$"),
        Just("\\\n"),
        Just("\\"),
        Just("#c\n"),
        Just("'"),
        Just("f'{"),
        Just("t'{a:"),
        Just("\"\"\""),
        Just("\r\n"),
        Just("\r"),
        Just("\0"),
        Just("0x"),
        Just("'\\x'"),
    ];
    vec(words, 0..60).prop_map(|words| words.concat())
}

/// Programs without a fault of grammar, by construction.
fn program() -> impl Strategy<Value = String> {
    let expression = prop_oneof![
        Just("x".to_owned()),
        Just("1".to_owned()),
        Just("'s' 't'".to_owned()),
        Just("f'{a}b{c!r:>{d}}'".to_owned()),
        Just("t'a{b}c'".to_owned()),
    ]
    .prop_recursive(5, 40, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} + {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("(({a}) if ({b}) else {a})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("[{a} for x in ({b})]")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("f({a},\n  k=({b}),)")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a})[{b}:, {a}]")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{{{a}: {b}}}")),
            inner.clone().prop_map(|a| format!("(not ({a}))")),
            inner.prop_map(|a| format!("f\"{{({a})}}\"")),
        ]
    });
    let simple = prop_oneof![
        expression.clone().prop_map(|e| format!("x = ({e})")),
        expression.clone().prop_map(|e| format!("({e}); y.z += 1")),
        Just("pass".to_owned()),
        Just("from ..a import (b as c, d)".to_owned()),
        expression.clone().prop_map(|e| format!("return {e}")),
        expression.prop_map(|e| format!("lambda x, *y: {e}")),
    ];
    simple
        .prop_map(|line| vec![line])
        .prop_recursive(4, 40, 4, move |inner| {
            let body = vec(inner, 1..4).prop_map(|lines| lines.concat());
            let head = prop_oneof![
                Just("while x:"),
                Just("def f(a, b: c = 1, *d, **e) -> g:"),
                Just("class A(B):"),
                Just("async def f():"),
                Just("for x, *y in z:"),
                Just("with a as b, c:"),
            ];
            (head, body, any::<bool>()).prop_map(|(head, body, otherwise)| {
                let indented = || {
                    body.iter()
                        .flat_map(|line| line.split('\n').map(|line| format!("  {line}")))
                };
                let mut lines = vec!["@a.b(c)".to_owned()];
                if !head.contains("def") && !head.contains("class") {
                    lines.clear();
                }
                lines.push(head.to_owned());
                lines.extend(indented());
                if otherwise {
                    lines.push("if x: pass".to_owned());
                    lines.push("else:".to_owned());
                    lines.extend(indented());
                }
                lines
            })
        })
        .prop_map(|lines| lines.join("\n"))
}

/// How many children a rule has that is ended in order, whatever is missing.
fn parts(rule: RuleId) -> Option<u32> {
    match rule {
        RuleId::FunctionDef | RuleId::If | RuleId::For => Some(4),
        RuleId::While | RuleId::ClassDef => Some(3),
        _ => None,
    }
}

/// Checks that every `enter` has its end, with the number of children that was told and that
/// whoever reads the tree counts on. Of quiet rules only nodes are looked at.
fn balanced(source: &[u8]) {
    let (_, sink) = resync(source);
    let mut open = Vec::new();
    let mut children = vec![0u32];
    for event in &sink.events {
        let (rule, count) = match event {
            Event::Enter(rule, _) | Event::Fold(rule) if rule.is_quiet() => continue,
            Event::Leave(rule, count, _) | Event::Abandon(rule, count) if rule.is_quiet() => {
                let around = children.last_mut().expect("never empty");
                assert!(*around >= *count, "{rule:?} in {source:?}");
                *around = *around - count + 1;
                continue;
            }
            Event::Enter(rule, _) => {
                open.push(*rule);
                children.push(0);
                continue;
            }
            Event::Mark(_) | Event::Fault(_) => continue,
            Event::Token(_) | Event::Absent => {
                *children.last_mut().expect("never empty") += 1;
                continue;
            }
            Event::Fold(rule) => (*rule, 1),
            Event::Leave(rule, count, _) | Event::Abandon(rule, count) => (*rule, *count),
        };
        if let (Event::Leave(..), Some(parts)) = (event, parts(rule)) {
            assert_eq!(count, parts, "{rule:?} in {source:?}");
        }
        assert_eq!(open.pop(), Some(rule));
        assert_eq!(children.pop(), Some(count));
        *children.last_mut().expect("never empty") += 1;
    }
    assert!(open.is_empty(), "{source:?}");
}

/// The events that every engine tells.
fn loud(mut events: Vec<Event>) -> Vec<Event> {
    events.retain(|event| match event {
        Event::Enter(rule, _) | Event::Fold(rule) => !rule.is_quiet(),
        _ => true,
    });
    events
}

/// What was entered last before each token.
fn entered(events: &[Event]) -> Vec<Option<RuleId>> {
    let mut last = None;
    let mut all = Vec::new();
    for event in events {
        match event {
            Event::Enter(rule, _) => last = Some(*rule),
            Event::Token(_) => all.push(std::mem::take(&mut last)),
            _ => last = None,
        }
    }
    all
}

#[test]
fn what_is_missing_in_the_head_of_a_block_keeps_its_place() {
    for source in [
        "def return x\n\n    y\n",
        "def\n    y\n",
        "class 1:\n    y\n",
        "if :\n    y\nelse\n    z\n",
        "for in x:\n    y\n",
        "while :\n    y\n",
    ] {
        balanced(source.as_bytes());
    }
}

#[test]
fn blocks_left_open_by_a_bracket_at_the_end_are_given_up() {
    balanced(b"\n  '\n    x\n\t(");
    balanced("(".repeat(9000).as_bytes());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sound_programs_give_the_same_events_to_boards_and_editors(source in program()) {
        let (board, told_board) = by_rules(source.as_bytes());
        let (compiler, told_compiler) = halt(source.as_bytes());
        let (editor, told_editor) = resync(source.as_bytes());
        prop_assert_eq!(board, Outcome::Accepted, "{}", source);
        prop_assert_eq!(editor, Outcome::Accepted);
        prop_assert_eq!(compiler, Outcome::Accepted);
        prop_assert_eq!(entered(&told_board.events), entered(&told_editor.events));
        prop_assert_eq!(entered(&told_board.events), entered(&told_compiler.events));
        prop_assert_eq!(loud(told_board.events.clone()), loud(told_compiler.events));
        prop_assert_eq!(loud(told_board.events), loud(told_editor.events));
    }

    #[test]
    fn the_first_fault_is_the_same_for_boards_and_editors(source in soup()) {
        let first = |outcome| match outcome {
            Outcome::Faulty(fault) => Some((fault.code, fault.start, fault.end, fault.line)),
            _ => None,
        };
        let board = first(by_rules(source.as_bytes()).0);
        let compiler = first(halt(source.as_bytes()).0);
        let editor = first(resync(source.as_bytes()).0);
        prop_assert_eq!(board, editor, "{:?}", source);
        prop_assert_eq!(board, compiler, "{:?}", source);
    }

    #[test]
    fn as_much_of_the_stack_is_needed_by_plans_as_by_rules(source in soup(), length in 1usize..200) {
        let bytes = source.as_bytes();
        let by_rules = frames_used::<ByRules>(bytes, length);
        prop_assert_eq!(by_rules, frames_used::<Halt>(bytes, length), "{:?}", source);
    }

    #[test]
    fn random_bytes_end(source in vec(any::<u8>(), 0..300)) {
        halt(&source);
        resync(&source);
    }

    #[test]
    fn tokens_and_gaps_give_the_source_back(source in soup()) {
        let bytes = source.as_bytes();
        // Tokens within a literal repeat what the literal's own token holds.
        let mut at = 0;
        let mut rebuilt = Vec::new();
        for token in tokens(bytes) {
            prop_assert!(token.start <= token.end && token.end as usize <= bytes.len());
            if (token.start as usize) < at {
                continue;
            }
            if token.is_synthetic() || token.is_template_part() {
                continue;
            }
            rebuilt.extend_from_slice(&bytes[at..token.start as usize]);
            rebuilt.extend_from_slice(token.text(bytes));
            at = token.end as usize;
        }
        rebuilt.extend_from_slice(&bytes[at..]);
        prop_assert_eq!(rebuilt, bytes);
    }

    #[test]
    fn enters_and_ends_are_balanced(source in soup()) {
        balanced(source.as_bytes());
    }
}

#[test]
fn a_faulty_role_is_never_told() {
    for token in tokens(b"f'{a}' t'{b!r:{c}}'") {
        assert!(token.role != Role::Verbatim || token.kind == TokenKind::String);
    }
}
