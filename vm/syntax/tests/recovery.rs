//! What editors see of texts with mistakes: each one, once, where it is.

mod support;

use support::{halt, resync};

/// Checks that each line which ends in `#!` has exactly one fault, and no other line has any.
#[track_caller]
fn check(source: &str) {
    let bytes = source.as_bytes();
    let (_, sink) = resync(bytes);
    let line_of = |offset: u32| 1 + source[..offset as usize].matches('\n').count();
    let found: Vec<usize> = sink
        .faults()
        .iter()
        .map(|fault| line_of(fault.start))
        .collect();
    let marked = |(index, line): (usize, &str)| line.ends_with("#!").then_some(index + 1);
    let expected: Vec<usize> = source.lines().enumerate().filter_map(marked).collect();
    assert_eq!(found, expected, "{source}\n{:?}", sink.faults());
}

#[test]
fn ten_mistakes_show_ten() {
    check(
        "import machine
def f(a b): #!
    x = 1
    return x +  #!
class A
    pass #!
x = = 3 #!
for i in range(3):
    print(i i) #!
    y = [1, 2 3] #!
if x == 1:
    pass
elif x y: #!
    pass
else:
    z = 1abc #!
while True:
    q = $ #!
    w = 'abc #!
    r = 5
print(r)
"
        .replace("class A\n    pass #!", "class A #!\n    pass")
        .as_str(),
    );
}

#[test]
fn a_bracket_left_open_does_not_swallow_the_rest() {
    check("x = (1,\ndef f(): #!\n    pass\ny = 2\n");
    check("x = foo(1,\n        2\ny = 2 #!\nz = 3\n");
    check("if x:\n    y = [1,\n    z = 3 #!\nw = 4 4 #!\n");
    check("def f():\n    return (1,\n\ndef g(): #!\n    pass\n");
}

#[test]
fn brackets_over_lines_are_skipped_together() {
    check("x = foo(a b, #!\n    c,\n    d)\ny = 1\n");
    check("x = {\n    1: 2\n    3: 4, #!\n}\ny = 1\n");
    check("x = [\n    1 2, #!\n]\ny = 1 1 #!\n");
}

#[test]
fn a_block_keeps_its_statements_when_its_head_is_wrong() {
    check("if x y: #!\n    a\n    b c #!\nelse:\n    d e #!\nf\n");
    check("if x y: a #!\nelse: b\n");
    check("try:\n    a b #!\nexcept X, e: #!\n    c\nfinally:\n    d\n");
    check("def f(: #!\n    return 1\ndef g():\n    pass\n");
    check("while x #!\n    y\nz\n");
    check("for x y: #!\n    z\nelse:\n    w\n");
}

#[test]
fn a_block_whose_first_statement_is_wrong_ends_where_it_ends() {
    check("def f():\n    .x = 1 #!\n    y\n\ndef g():\n    z\n");
    check("while x:\n    = 1 #!\ny\n");
    check("if x:\n    $ #!\n    y\nelse:\n    z\n");
}

#[test]
fn items_that_are_not_indented_stay_in_their_bracket() {
    check("x = {\n1: 'a', 2 'b', #!\n3: 'c',\n4: 'd',\n}\ny = 1 1 #!\n");
}

#[test]
fn indentation_faults_show_once() {
    check("x = 1\n    y = 2 #!\nz = 3\n");
    check("x = 1\n    y = 2 #!\n    w = 2\nz = 3\n");
    check("if x:\n        a\n    b #!\n    c\nd\n");
    check("if x:\ny #!\nz\n");
    check("def f():\n    if x:\n    y #!\n    z\nw\n");
    check("  x #!\ny\n");
}

#[test]
fn stray_tails_show_once() {
    check("else: #!\n    x\ny\n");
    check("if x:\n    a\nelse:\n    b\nelse: #!\n    c\nd\n");
    check("try:\n    x\ny #!\nz\n");
    check(")\nx\n".replace(")\n", ") #!\n").as_str());
    check("x = 1\n} #!\ny = 2\n");
}

#[test]
fn strings_left_open_end_with_their_line() {
    check("print('abc #!\nx = 1\ny = 2 2 #!\n");
    check("x = f'{a #!\ny = 1\n");
    check("x = f'{a b}' #!\ny = 1\n");
    check("x = f'{}' #!\ny = f'{1 2}' #!\nz\n");
}

#[test]
fn the_end_of_the_text_is_a_place_too() {
    for source in [
        "x = (",
        "if x:",
        "def f():\n",
        "if x:\n  y = [1,\n",
        "@a\n",
        "try:\n  x\n",
    ] {
        let (_, sink) = resync(source.as_bytes());
        assert_eq!(sink.faults().len(), 1, "{source} {:?}", sink.faults());
        assert_eq!(
            sink.faults()[0].code,
            halt(source.as_bytes()).1.faults()[0].code
        );
    }
}

#[test]
fn deep_nesting_is_a_fault_and_no_overflow() {
    for (text, times) in [
        ("(", 10_000),
        ("[", 10_000),
        ("x(", 10_000),
        ("-", 10_000),
        ("{", 10_000),
    ] {
        let source = text.repeat(times);
        for sink in [halt(source.as_bytes()).1, resync(source.as_bytes()).1] {
            assert_eq!(sink.faults()[0].code, garter_syntax::FaultCode::TooDeep);
        }
    }
    let mut blocks = String::new();
    for depth in 0..10_000usize {
        blocks += &" ".repeat(depth.min(200));
        blocks += "if x:\n";
    }
    halt(blocks.as_bytes());
    resync(blocks.as_bytes());
}

#[test]
fn what_was_expected_is_told() {
    use garter_syntax::TokenKind::*;
    let expected = |source: &str| resync(source.as_bytes()).1.faults()[0].expected;
    assert!(expected("if x\n  y").contains(Colon));
    assert!(expected("def f:").contains(LeftParen));
    assert!(expected("def 1").contains(Name));
    assert!(!expected("def 1").contains(Colon));
    assert!(expected("x = (1").contains(RightParen));
    assert!(expected("x = (1 2)").contains(Comma));
    assert!(expected("try:\n  x\ny").contains(Except));
    assert!(expected("x = 1 +").contains(Name));
    assert!(!expected("x = 1 +").contains(RightParen));
}
