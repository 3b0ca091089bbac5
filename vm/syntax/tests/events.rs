//! What the engine tells of small texts: the shapes that compilers and editors build on.

mod support;

use garter_syntax::Outcome;

#[track_caller]
fn check(source: &str, outline: &str) {
    let (outcome, sink) = support::halt(source.as_bytes());
    assert_eq!(outcome, Outcome::Accepted, "{source}");
    let expected = format!("{outline} FileInput/1");
    assert_eq!(sink.outline(source.as_bytes()), expected, "{source}");
}

#[test]
fn a_name_is_its_token() {
    check("x", "x");
    check("(x)", "x Paren/1");
    check("x,", "x StarTestList/1");
    check("x;", "x SmallStatements/1");
}

#[test]
fn the_example_of_the_documentation() {
    check(
        "a = f(b, *c)",
        "a f b c StarArgument/1 Arguments/2 CallArguments/1 Primary/2 ExpressionStatement/2",
    );
}

#[test]
fn operators_that_were_a_choice_are_children() {
    check("a + b - c", "a + b - c Sum/5");
    check("a or b or c", "a b c OrTest/3");
    check("a is not b", "a NotMark/0 IsOperator/1 b Comparison/3");
    check("a is b", "a - IsOperator/1 b Comparison/3");
    check("a not in b < c", "a NotIn/0 b < c Comparison/5");
    check("-a ** b", "- a b Power/2 Unary/2");
}

#[test]
fn missing_parts_keep_their_places() {
    check("if a: pass", "a Pass/0 - - If/4");
    check("if a: pass\nelse: b", "a Pass/0 - b If/4");
    check("def f(): pass", "f - - Pass/0 FunctionDef/4");
    check(
        "def f(a, b=1): pass",
        "f a b - 1 NamedParameter/3 Parameters/2 - Pass/0 FunctionDef/4",
    );
    check("x[:1]", "x 1 - SliceRest/2 Index/1 Primary/2");
    check(
        "x[a:]",
        "x a - - SliceRest/2 StartedSubscript/2 Index/1 Primary/2",
    );
    check("try: a\nfinally: b", "a b Finally/1 Try/2");
    check("lambda: 1", "- 1 Lambda/2");
    check("return", "- Return/1");
}

#[test]
fn assignments() {
    check("a = b", "a b ExpressionStatement/2");
    check("a = b = c", "a b c AssignChain/2 ExpressionStatement/2");
    check("a += b", "a += b AugmentedAssign/2 ExpressionStatement/2");
    check("a: b = c", "a b c AnnotatedAssign/2 ExpressionStatement/2");
    check("a: b", "a b - AnnotatedAssign/2 ExpressionStatement/2");
}

#[test]
fn comprehensions_are_a_second_item() {
    check(
        "[a for b in c]",
        "a b c - ComprehensionFor/3 Items/2 Bracket/1",
    );
    check(
        "{a: b for b in c if d}",
        "a b DictItem/2 b c d - ComprehensionIf/2 ComprehensionFor/3 DictItems/2 Brace/1",
    );
    check(
        "f(a for b in c)",
        "f a b c - ComprehensionFor/3 PlainArgument/2 CallArguments/1 Primary/2",
    );
}

#[test]
fn f_strings_are_calls_of_format() {
    check(
        "f'{a}b{c!r}'",
        "f'{a}b{c!r}' format Attribute/1 a Paren/1 c Paren/1 Arguments/2 CallArguments/1 Primary/3",
    );
    check(
        "f'a'",
        "f'a' format Attribute/1 - CallArguments/1 Primary/3",
    );
}

#[test]
fn blocks_and_lines_stand_for_their_statements() {
    check("a\nb", "a b Statements/2");
    check("while a:\n  b\n  c\n", "a b c Statements/2 - While/3");
    check("while a:\n  b\n", "a b - While/3");
}
